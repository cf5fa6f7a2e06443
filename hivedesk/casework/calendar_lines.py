"""What an import of a calendar would do, line by line: what the preview shows and what is then written."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.events.records import Event, EventKind
from hivedesk.foundation.clock import local
from hivedesk.incoming.calendar import CalendarProposal, LineProblem


class TakeAs(StrEnum):
    """As what the events of a calendar are taken."""

    APPOINTMENTS = "Appointments"
    MEETINGS = "Meetings"
    LEAVE = "Leave"
    SUPPORT_GROUPS = "Support groups"
    FAMILY_EVENTS = "Family events"
    SCHOOL_DATES = "School dates"


LineKey = tuple[str, int, datetime]

KIND_OF = {
    TakeAs.APPOINTMENTS: EventKind.APPOINTMENT,
    TakeAs.MEETINGS: EventKind.MEETING,
    TakeAs.LEAVE: EventKind.LEAVE,
    TakeAs.SUPPORT_GROUPS: EventKind.SUPPORT_GROUP,
    TakeAs.FAMILY_EVENTS: EventKind.FAMILY_EVENT,
}


class Fate(StrEnum):
    """What becomes of one event of the calendar."""

    NEW = "New"
    CHANGED = "Changed"
    SAME = "As before"
    LEFT_OUT = "Left out"


@dataclass(frozen=True, kw_only=True)
class ImportLine:
    """One event of the calendar, and what becomes of it."""

    fate: Fate
    title: str = field(repr=False)
    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    repeats: str = ""
    why: str = ""  # it is left out, or what changes
    line: int = 0  # in the file
    uid: str = field(default="", repr=False)
    private: bool = False  # marked so in the calendar
    record: Event | SchoolDates | None = field(default=None, repr=False)  # as it would stand on record

    @property
    def key(self) -> LineKey:
        """What tells the lines of a file apart; the same however they are taken."""
        return self.uid, self.line, self.starts_at

    @property
    def brings(self) -> bool:
        """Whether something would be written."""
        return self.record is not None and self.fate in (Fate.NEW, Fate.CHANGED)


@dataclass(frozen=True, kw_only=True)
class CalendarPreview:
    """All that the worker looks through before anything is written."""

    proposal: CalendarProposal = field(repr=False)
    take_as: TakeAs
    source: str = field(repr=False)
    lines: tuple[ImportLine, ...] = field(repr=False)
    too_old: int = 0  # events that ended longer ago than is taken
    gone: tuple[str, ...] = field(default=(), repr=False)  # came from this calendar once, and no longer stand in it

    @property
    def problems(self) -> tuple[LineProblem, ...]:
        """What could not be read, or was mended."""
        return self.proposal.problems

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day of what is taken; None where nothing is."""
        taken = [line for line in self.lines if line.fate is not Fate.LEFT_OUT]
        if not taken:
            return None
        ends = max(line.ends_at for line in taken) - timedelta(microseconds=1)
        return local(min(line.starts_at for line in taken)).date(), local(ends).date()

    def together_with(self, key: LineKey) -> frozenset[LineKey]:
        """The lines that are taken or left out with this one: a series and its times that differ are one thing."""
        of_series = any(line.repeats for line in self.lines if line.uid == key[0])
        return frozenset(line.key for line in self.lines if of_series and line.uid == key[0]) | {key}

    def count(self, fate: Fate) -> int:
        """How many lines have this fate."""
        return sum(line.fate is fate for line in self.lines)
