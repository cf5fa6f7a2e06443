"""What the export of the calendar knows: the span, with names or without, and what would then leave. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hivedesk.casework import calendar_export
from hivedesk.casework.calendar_export import Leaving, WhatLeaves
from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document
from hivedesk.foundation.background import Progress
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.calendar.import_view_model import when_words

WITHOUT_NAMES = (
    "The file says only what each thing is and when it is: “Support group”, “Visit”. No title, no place, no notes, "
    "nobody's name."
)
WITH_NAMES = (
    "Titles, places and notes stand in the file as you wrote them, and visits and calls carry the family's name. The "
    "file has no password: whoever opens it can read them. Save it only where the service allows it."
)
GUESTS_NEVER = "Who is asked to an event, and who came, never leaves this way."


@dataclass(frozen=True)
class LeavingRow:
    """One thing as it would stand in the file."""

    key: str
    title: str = field(repr=False)
    when: str
    repeats: str
    begins: str


@dataclass(frozen=True)
class ExportState:
    """What the dialog shows."""

    rows: tuple[LeavingRow, ...] = field(default=(), repr=False)
    explained: str = ""
    counted: str = ""
    may_save: bool = False


class ExportCalendarModel:
    """Begins with a year from today, without names."""

    def __init__(self, desk: Desk, *, discreet: bool = False) -> None:
        self._desk = desk
        self._discreet = discreet
        self.first = desk.today
        self.last = desk.today + timedelta(days=365)
        self.with_names = False
        self._leaving: WhatLeaves | None = None

    def set_discreet(self, discreet: bool) -> ExportState:
        """Show initials in place of names, or names again; the file is not touched by it."""
        self._discreet = discreet
        return self.state()

    def choose(self, first: date | None, last: date | None, *, with_names: bool) -> ExportState:
        """Another span, or with names."""
        self.with_names = with_names
        if first is None or last is None or last < first:
            self._leaving = None
            return ExportState(explained=self._explained(), counted="Check From and To.")
        self.first, self.last = first, last
        return self.state()

    def state(self) -> ExportState:
        """Read again what would leave."""
        self._leaving = calendar_export.what_leaves(self._desk, self.first, self.last)
        words = sight_of(self._desk, discreet=self._discreet).words
        rows = tuple(self._row(item, words) for item in self._leaving.items)
        return ExportState(rows, self._explained(), _counted(len(rows)), bool(rows))

    def making(self) -> Callable[[Progress], Document] | None:
        """The job that makes the file; None where there is nothing to make."""
        leaving, now, with_names = self._leaving, self._desk.clock.now(), self.with_names
        if leaving is None or not leaving.items:
            return None
        return lambda _progress: calendar_export.calendar_document(leaving, now, with_names=with_names)

    def _explained(self) -> str:
        return f"{WITH_NAMES if self.with_names else WITHOUT_NAMES} {GUESTS_NEVER}"

    def _row(self, item: Leaving, words: Callable[[str], str]) -> LeavingRow:
        event = item.event
        repeats = item.repeats
        if event.series_id is not None:
            repeats = "one time of a series, on its own"
        state = "cancelled" if event.cancelled else ""
        return LeavingRow(
            key=event.id,
            title=words(item.title) if self.with_names else item.kind,
            when=when_words(event.starts_at, event.ends_at, all_day=event.all_day),
            repeats=", ".join(part for part in (state, repeats) if part),
            begins=event.starts_at.isoformat(),
        )


def _counted(number: int) -> str:
    if number == 0:
        return "There is nothing in the calendar in this span."
    return f"{number:,} {'entry' if number == 1 else 'entries'} would stand in the file."
