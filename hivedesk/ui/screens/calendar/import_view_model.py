"""What the import of a calendar knows: the file while it is looked through, and as what it is to be taken. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from hivedesk.casework import calendar_files
from hivedesk.casework.calendar_files import (
    CalendarPreview,
    CalendarProposal,
    Fate,
    ImportLine,
    LineKey,
    LineProblem,
    TakeAs,
)
from hivedesk.casework.desk import Changed, Desk
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_date, format_moment, format_time, local
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.tokens import Tone

_TONES = {Fate.NEW: Tone.GOOD, Fate.CHANGED: Tone.INFO, Fate.SAME: Tone.PLAIN, Fate.LEFT_OUT: Tone.WARN}
_CONCERNED = {"event", "school_dates"}
_MOST_GONE = 5  # named of what has gone from the calendar
_PRIVATE = "Marked as private there"


class Stage(Enum):
    """Where she is."""

    CHOOSE = "choose"
    READING = "reading"
    LOOKING = "looking"


@dataclass(frozen=True)
class EventRow:
    """One event of the calendar on screen."""

    key: LineKey = field(repr=False)
    taken: bool | None  # None: there is nothing to take
    fate: str
    tone: Tone
    title: str = field(repr=False)
    when: str
    begins: datetime
    more: str  # private, how it repeats, what changes, why it is left out

    @property
    def in_full(self) -> str:
        """The whole row in a line or two."""
        return ". ".join(part for part in (f"{self.title}: {self.when}", self.more) if part)


@dataclass(frozen=True)
class State:
    """What the dialog shows."""

    stage: Stage = Stage.CHOOSE
    file_name: str = field(default="", repr=False)
    problem: HiveDeskError | None = None
    take_as: TakeAs = TakeAs.APPOINTMENTS
    rows: tuple[EventRow, ...] = field(default=(), repr=False)
    problems: tuple[LineProblem, ...] = ()
    summary: str = ""
    gone: str = field(default="", repr=False)
    may_import: bool = False


class ImportCalendarModel:
    """One import from file to finish. The reading is handed out as a job."""

    def __init__(self, desk: Desk, *, discreet: bool = False) -> None:
        self._desk = desk
        self._discreet = discreet
        self._proposal: CalendarProposal | None = None
        self._preview: CalendarPreview | None = None
        self._take_as: TakeAs | None = None  # her own choice
        self._without: frozenset[LineKey] = frozenset()  # what she does not want
        self.state = State()

    def reading(self, path: Path) -> Callable[[Progress], CalendarProposal]:
        """The job that reads a file."""
        self.forget()
        self.state = State(stage=Stage.READING, file_name=path.name)
        today = self._desk.today
        return lambda progress: calendar_files.read_file(path, progress, today)

    def looked(self, proposal: CalendarProposal) -> State:
        """Show what was found."""
        self._proposal = proposal
        return self._show()

    def failed(self, error: HiveDeskError) -> State:
        """The file cannot be read."""
        self.forget()
        self.state = State(problem=error)
        return self.state

    def forget(self) -> State:
        """Keep nothing of the file."""
        self._proposal = self._preview = self._take_as = None
        self._without = frozenset()
        self.state = State()
        return self.state

    def choose(self, take_as: TakeAs) -> State:
        """Take the events as something else."""
        self._take_as = take_as
        return self._show()

    def tick(self, key: LineKey, wanted: bool) -> State:
        """Take a line, or leave it out; a series goes with its times that differ."""
        if self._preview is not None:
            together = self._preview.together_with(key)
            self._without = self._without - together if wanted else self._without | together
        return self._rows()

    def set_discreet(self, discreet: bool) -> State:
        """Show initials in place of names, or names again."""
        self._discreet = discreet
        return self._show()

    def look_again(self, changed: Changed) -> State:
        """Compare anew where the calendar changed."""
        return self._show() if changed.tables & _CONCERNED else self.state

    def write(self) -> Changed | None:
        """Import what is shown, as one act; None where nothing on record differs.

        Raises:
            HiveDeskError: nothing was written.
        """
        assert self._preview is not None, "there is something to import"
        return calendar_files.take(self._desk, self._preview, self._without)

    def _show(self) -> State:
        if self._proposal is None:
            return self.state
        take_as = self._take_as or calendar_files.guess_take_as(self._proposal)
        preview = calendar_files.preview(self._desk, self._proposal, take_as)
        self._preview = preview
        gone = _gone(preview, sight_of(self._desk, discreet=self._discreet).words)
        self.state = replace(
            self.state, stage=Stage.LOOKING, problem=None, take_as=take_as, problems=preview.problems, gone=gone
        )
        return self._rows()

    def _rows(self) -> State:
        preview = self._preview
        if preview is None:
            return self.state
        words = sight_of(self._desk, discreet=self._discreet).words
        rows = tuple(_row(line, words, wanted=line.key not in self._without) for line in preview.lines)
        summary = _summary(preview, sum(row.taken is False for row in rows))
        self.state = replace(self.state, rows=rows, summary=summary, may_import=any(row.taken for row in rows))
        return self.state


def when_words(starts_at: datetime, ends_at: datetime, *, all_day: bool) -> str:
    """``Tue 17 Nov 2026, 19:00 to 21:00``; of what has no hours its days."""
    first, last = local(starts_at).date(), local(ends_at - timedelta(microseconds=1)).date()
    if all_day:
        return format_date(first) if last <= first else f"{format_date(first)} to {format_date(last)}"
    if last <= first:
        return f"{format_moment(starts_at)} to {format_time(ends_at)}"
    return f"{format_moment(starts_at)} to {format_moment(ends_at)}"


def _row(line: ImportLine, words: Callable[[str], str], *, wanted: bool) -> EventRow:
    more = ". ".join(part for part in (_PRIVATE if line.private else "", _capital(line.repeats), line.why) if part)
    return EventRow(
        key=line.key,
        taken=wanted if line.brings else None,
        fate=line.fate.value,
        tone=_TONES[line.fate],
        title=words(line.title),
        when=when_words(line.starts_at, line.ends_at, all_day=line.all_day),
        begins=line.starts_at,
        more=more,
    )


def _summary(preview: CalendarPreview, unticked: int) -> str:
    if not preview.lines:
        words = "There is nothing in this calendar that can be taken."
    else:
        counted = [f"{preview.count(fate):,} {fate.value.lower()}" for fate in Fate if preview.count(fate)]
        words = f"{', '.join(counted)}."
        if unticked:
            words += f" {unticked:,} not ticked: left out."
    if preview.days is not None:
        words += f" From {format_date(preview.days[0])} to {format_date(preview.days[1])}."
    if preview.too_old:
        one = preview.too_old == 1
        words += f" {preview.too_old:,} {'event' if one else 'events'} ended more than two years ago: not taken."
    return words


def _gone(preview: CalendarPreview, words: Callable[[str], str]) -> str:
    if not preview.gone:
        return ""
    named = ", ".join(words(title) for title in preview.gone[:_MOST_GONE])
    rest = len(preview.gone) - _MOST_GONE
    return f"{named} and {rest:,} more" if rest > 0 else named


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
