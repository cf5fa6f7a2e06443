"""Bounds on what a calendar file may cost; what a worker has lies far below all of them.

Measured: the worst file within these bounds is read in well under two seconds.
"""

FILE_BYTES = 8 * 1024 * 1024
PHYSICAL_LINES = 100_000
EVENTS = 4_000
PROPERTIES = 400  # of one event, those that are passed over included
VALUE_CHARACTERS = 24_000  # of one value that is read
VALUES = 1_000  # dates in the lists of one event
ALL_VALUES = 8_000  # the same of all events together
NESTING = 16
ZONES = 24  # VTIMEZONE
ZONE_LINES = 2_000  # of all VTIMEZONEs together
PROBLEMS = 500  # told of one file

TITLE_CHARACTERS = 300
VENUE_CHARACTERS = 300
NOTES_CHARACTERS = 8_000
UID_CHARACTERS = 400
RULE_CHARACTERS = 400

FIRST_YEAR, LAST_YEAR = 1970, 2199  # of what is taken; a series that began earlier is taken from a later time on
YEARS_BACK, YEARS_AHEAD = 1, 2  # in which a series that cannot be kept as one is taken time by time
MOST_TIMES = 250  # of such a series
MOST_SINGLES = 3_000  # of all of them together
MOST_COUNT = 2_000  # a series of more times is taken as one without an end
LOOKS = 100_000  # days that are looked at, in all, to see whether series ever take place
