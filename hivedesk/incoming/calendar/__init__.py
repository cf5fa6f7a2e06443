"""Events from the calendars that people have (.ics), in steps that write nothing.

decoding.py        bytes to text, in whatever encoding
lines.py           text to content lines, unfolded, each with the number of its line
properties.py      one content line: name, parameters, value
components.py      content lines to events and time zones; everything else is passed over
moments.py         dates, times and lengths; zones.py and own_zone.py: on whose wall clock
event_times.py     when an event begins and ends
rules.py           how a series repeats, in the one form in which it is kept
expanding.py       a series that cannot be kept as one, time by time
event_reader.py    one event read by itself
series_reader.py   a series with those of its times that differ
uids.py            which of them belong together
reader.py          the whole way, within `limits`

The library `icalendar` reads a file as a whole or not at all, and does not know its lines. Here each line is taken by
itself and handed to the library's readers of values, so that one bad line costs one event and can be named.
"""

from hivedesk.incoming.calendar.decoding import looks_like_calendar
from hivedesk.incoming.calendar.proposal import CalendarProposal, CalendarRefused, LineProblem, ProposedEvent
from hivedesk.incoming.calendar.reader import read_calendar

__all__ = [
    "CalendarProposal",
    "CalendarRefused",
    "LineProblem",
    "ProposedEvent",
    "looks_like_calendar",
    "read_calendar",
]
