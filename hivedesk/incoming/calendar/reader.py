"""A calendar file from its bytes to a proposal; nothing is written, fetched or followed."""

from collections.abc import Iterable
from datetime import date

from hivedesk.foundation.background import Progress
from hivedesk.incoming.calendar.components import RawEvent, RawFile, read_components
from hivedesk.incoming.calendar.decoding import decode
from hivedesk.incoming.calendar.event_reader import ReadEvent, read_event
from hivedesk.incoming.calendar.event_times import NotTaken, TimesReader
from hivedesk.incoming.calendar.limits import MOST_SINGLES, PROBLEMS, PROPERTIES
from hivedesk.incoming.calendar.lines import content_lines
from hivedesk.incoming.calendar.proposal import CalendarProposal, CalendarRefused, LineProblem, ProposedEvent
from hivedesk.incoming.calendar.rules import Looks, LooksUsedUp
from hivedesk.incoming.calendar.series_reader import SeriesReader
from hivedesk.incoming.calendar.texts import plain_line
from hivedesk.incoming.calendar.uids import told_apart
from hivedesk.incoming.calendar.zones import Zones

_CHECK_EVERY = 200


def read_calendar(content: bytes, progress: Progress, today: date) -> CalendarProposal:
    """The events of an iCalendar or vCalendar file, and what could not be read or had to be mended. For a job.

    A series that cannot be kept as one is taken time by time, for some years around ``today``.

    Raises:
        CalendarRefused: no calendar, damaged beyond reading, or far larger than any.
        Cancelled: the worker cancelled.
    """
    text, problems = decode(content)
    raw, more = read_components(content_lines(text, progress))
    problems += more
    reading = _Reading(raw, today, progress)
    try:
        events = reading.read()
    except LooksUsedUp:
        raise CalendarRefused(
            f"Line {reading.line}: the series up to here take too long to work out. Nothing was imported.",
            "Export a shorter span of the calendar, or leave out what repeats every day without end.",
            reading.line,
        ) from None
    problems += reading.problems
    if raw.cut:
        problems.append(
            LineProblem(raw.last_line, "The file ends in the middle: something may be missing. Export it again.")
        )
    return CalendarProposal(
        name=_name(raw),
        events=tuple(events),
        problems=_told(problems),
        components=reading.components,
        recurring=reading.recurring,
    )


class _Reading:
    def __init__(self, raw: RawFile, today: date, progress: Progress) -> None:
        self._raw, self._progress = raw, progress
        self._times = TimesReader(Zones(raw.zones))
        self._series = SeriesReader(today, Looks())
        self.line = 1
        self.problems: list[LineProblem] = []
        self.components = self.recurring = 0

    def read(self) -> list[ProposedEvent]:
        """All events, in the order of the file.

        Raises:
            LooksUsedUp: see there; ``line`` says how far it came.
        """
        found = []
        for place, raw in enumerate(self._raw.events):
            if place % _CHECK_EVERY == 0:
                self._progress.report(place, len(self._raw.events), "Reading the events")
                self._progress.check()
            self.line = raw.line
            if (event := self._one(raw)) is not None:
                found.append(event)
        self.problems += (apart := told_apart(found)).problems
        proposed: list[ProposedEvent] = []
        singles = 0
        for series, own in apart.groups:
            self._progress.check()
            self.line = series.line if series is not None else own[0].line
            try:
                made = self._series.proposed(series, own)
            except NotTaken as why:
                self._tell(self.line, str(why))
                continue
            self.problems += (LineProblem(self.line, told) for told in made.told)
            if made.expanded and singles + len(made.events) > MOST_SINGLES:
                self._tell(self.line, "There are too many series like this one in the file: it is left out.")
                continue
            singles += len(made.events) if made.expanded else 0
            self.components += len(own) + (series is not None)
            self.recurring += made.recurs
            proposed += made.events
        return sorted(proposed, key=lambda event: (event.line, event.starts_at))

    def _one(self, raw: RawEvent) -> ReadEvent | None:
        if raw.unfinished:
            self._tell(raw.line, "The file ends in the middle of this event: it is left out. Export it again.")
            return None
        self._tell(raw.broken, "This line is not folded as it should be: it is read as part of the one before.")
        self._tell(raw.unreadable, "This line is no property of a calendar: it is passed over.")
        self._tell(raw.too_long, "This text is far too long: only its beginning is read.")
        if raw.count > PROPERTIES:
            self._tell(raw.line, f"This event has more than {PROPERTIES} lines: the rest is passed over.")
        try:
            event = read_event(raw, self._times)
        except NotTaken as why:
            self._tell(raw.line, str(why))
            return None
        for told in event.told:
            self._tell(raw.line, told)
        return event

    def _tell(self, line: int, problem: str) -> None:
        if line:
            self.problems.append(LineProblem(line, problem))


def _told(problems: Iterable[LineProblem]) -> tuple[LineProblem, ...]:
    """In the order of the file, each once, and no more than can be read."""
    found = sorted(set(problems), key=lambda each: (each.line, each.problem))
    if len(found) <= PROBLEMS:
        return tuple(found)
    rest = LineProblem(found[PROBLEMS].line, f"From here on {len(found) - PROBLEMS:,} more are not listed.")
    return (*found[:PROBLEMS], rest)


def _name(raw: RawFile) -> str:
    for calendar in raw.calendars:
        for key in ("X-WR-CALNAME", "NAME"):
            if calendar.facts.get(key):
                return plain_line(calendar.facts[key], 100)
    return ""
