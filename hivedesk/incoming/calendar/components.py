"""From content lines to the events and time zones of a file, each with the line on which it begins.

Only what is read is kept: attachments, attendees, alarms, to-dos and journals are passed over where they stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hivedesk.incoming.calendar.limits import EVENTS, NESTING, PROPERTIES, VALUE_CHARACTERS, ZONE_LINES, ZONES
from hivedesk.incoming.calendar.lines import ContentLine
from hivedesk.incoming.calendar.properties import Property, name_of, read_property
from hivedesk.incoming.calendar.proposal import CalendarRefused, LineProblem

_SHORTER = "Export a shorter span of the calendar."
_OF_EVENT = {
    "UID", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE",
    "EXDATE", "RDATE", "RECURRENCE-ID", "SEQUENCE", "CLASS", "X-MICROSOFT-CDO-ALLDAYEVENT",
}  # fmt: skip
_OF_CALENDAR = {"X-WR-CALNAME", "NAME", "X-WR-TIMEZONE", "METHOD", "VERSION"}


@dataclass(frozen=True)
class RawCalendar:
    """What one VCALENDAR says of all its events."""

    facts: dict[str, str] = field(default_factory=dict)


@dataclass
class RawEvent:
    """A VEVENT as it stands."""

    line: int
    calendar: RawCalendar
    properties: dict[str, list[Property]] = field(default_factory=dict)
    count: int = 0
    broken: int = 0  # a line that was not folded as it should be
    unreadable: int = 0  # a line that is no property
    too_long: int = 0  # a line of which only the beginning is read
    unfinished: bool = False

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        found = self.properties.get(name)
        return found[0] if found else None


@dataclass
class RawObservance:
    """STANDARD or DAYLIGHT of a VTIMEZONE."""

    properties: dict[str, list[Property]] = field(default_factory=dict)


@dataclass
class RawFile:
    """All that is read of a file."""

    calendars: list[RawCalendar] = field(default_factory=list)
    events: list[RawEvent] = field(default_factory=list)
    zones: dict[str, list[RawObservance]] = field(default_factory=dict)
    cut: bool = False  # the file ends within a calendar
    last_line: int = 0


def read_components(lines: Iterable[ContentLine]) -> tuple[RawFile, list[LineProblem]]:
    """The events and time zones of a file, and what is wrong with how it is put together.

    Raises:
        CalendarRefused: more events, time zones or levels than a calendar has.
    """
    reading = _Reading()
    for line in lines:
        reading.take(line)
    return reading.finish()


class _Reading:
    def __init__(self) -> None:
        self._file = RawFile()
        self._problems: list[LineProblem] = []
        self._open: list[str] = []
        self._calendar = RawCalendar()
        self._event: RawEvent | None = None
        self._zone: tuple[str, list[RawObservance]] = ("", [])
        self._zones = self._zone_lines = 0

    def take(self, line: ContentLine) -> None:
        self._file.last_line = line.number
        start = line.text[:6].upper()
        if start.startswith(("BEGIN", "END")):
            word, colon, name = line.text.partition(":")
            if colon and word.strip().upper() in ("BEGIN", "END"):
                return (self._begin if start == "BEGIN:" or start[:5] == "BEGIN" else self._end)(
                    name.strip().upper(), line
                )
        if self._open:
            self._content(line)
        return None

    def finish(self) -> tuple[RawFile, list[LineProblem]]:
        if self._event is not None:
            self._event.unfinished = True
            self._close_event()
        self._file.cut = bool(self._open)
        return self._file, self._problems

    def _begin(self, name: str, line: ContentLine) -> None:
        if name in ("VCALENDAR", "VEVENT") and self._event is not None:
            self._problems.append(
                LineProblem(self._event.line, "The end of this event is missing: it is read up to the next one.")
            )
            self._close_event()
            del self._open[1 if name == "VEVENT" else 0 :]
        elif name == "VCALENDAR":
            self._open.clear()
        if len(self._open) >= NESTING:
            raise CalendarRefused(
                f"Line {line.number}: the file is nested deeper than any calendar. Nothing was imported.",
                "Export the calendar again from the programme that holds it.",
                line.number,
            )
        self._open.append(name)
        if name == "VCALENDAR":
            self._calendar = RawCalendar()
            self._file.calendars.append(self._calendar)
        elif name == "VEVENT" and self._is_open("VEVENT"):
            self._begin_event(line)
        elif name == "VTIMEZONE":
            self._zone = ("", [])
            self._zones += 1
            self._check_zones(line)
        elif name in ("STANDARD", "DAYLIGHT"):
            self._zone[1].append(RawObservance())

    def _begin_event(self, line: ContentLine) -> None:
        if len(self._file.events) >= EVENTS:
            raise CalendarRefused(
                f"Line {line.number}: the file has more than {EVENTS:,} events. Nothing was imported.",
                _SHORTER,
                line.number,
            )
        self._event = RawEvent(line.number, self._calendar)

    def _end(self, name: str, line: ContentLine) -> None:
        if name not in self._open:
            return
        if name == "VCALENDAR" and self._event is not None:
            self._problems.append(
                LineProblem(self._event.line, "The end of this event is missing: it is read up to the calendar's end.")
            )
        del self._open[len(self._open) - 1 - self._open[::-1].index(name) :]
        if self._event is not None and "VEVENT" not in self._open:
            self._close_event()
        if name == "VTIMEZONE" and self._zone[0]:
            self._file.zones.setdefault(self._zone[0], self._zone[1])

    def _close_event(self) -> None:
        assert self._event is not None
        self._file.events.append(self._event)
        self._event = None

    def _content(self, line: ContentLine) -> None:
        inner = self._open[-1]
        if inner == "VEVENT" and self._event is not None:
            self._of_event(self._event, line)
        elif inner == "VCALENDAR":
            found = read_property(line.text, line.number) if name_of(line.text) in _OF_CALENDAR else None
            if found is not None:
                self._calendar.facts.setdefault(found.name, found.value.strip())
        elif "VTIMEZONE" in self._open:
            self._of_zone(inner, line)

    def _of_event(self, event: RawEvent, line: ContentLine) -> None:
        event.count += 1
        event.broken = event.broken or (line.number if line.broken else 0)
        if event.count > PROPERTIES:
            return
        name = name_of(line.text)
        found = read_property(line.text[:VALUE_CHARACTERS], line.number) if name in _OF_EVENT else None
        if found is not None:
            event.properties.setdefault(name, []).append(found)
            if len(line.text) > VALUE_CHARACTERS:
                event.too_long = line.number
        elif not name or name in _OF_EVENT:
            event.unreadable = event.unreadable or line.number

    def _of_zone(self, inner: str, line: ContentLine) -> None:
        self._zone_lines += 1
        self._check_zones(line)
        found = read_property(line.text[:VALUE_CHARACTERS], line.number)
        if found is None:
            return
        if inner == "VTIMEZONE" and found.name == "TZID":
            self._zone = (found.value.strip().strip('"'), self._zone[1])
        elif inner in ("STANDARD", "DAYLIGHT"):
            self._zone[1][-1].properties.setdefault(found.name, []).append(found)

    def _check_zones(self, line: ContentLine) -> None:
        if self._zones > ZONES or self._zone_lines > ZONE_LINES:
            raise CalendarRefused(
                f"Line {line.number}: the file describes more time zones than any calendar. Nothing was imported.",
                "Export the calendar again from the programme that holds it.",
                line.number,
            )

    def _is_open(self, name: str) -> bool:
        return self._open[-1] == name and self._event is None
