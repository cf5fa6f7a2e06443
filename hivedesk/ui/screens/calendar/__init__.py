"""The calendar: month, week and agenda; an event with its guests; what comes in and goes out as .ics files."""
