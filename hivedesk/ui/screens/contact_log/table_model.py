"""The lines of the log as a table that fetches more as it is scrolled, and takes changes without jumping."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject

from hivedesk.ui.screens.contact_log.view_model import LogLine, spoken
from hivedesk.ui.widgets.rows_model import BATCH, Column, RowsTableModel

Fetch = Callable[[int, LogLine | None], Sequence[LogLine]]  # how many, below which line

MAY_BE_HIDDEN = (2, 5)  # where large text leaves no room: the entry itself says it too
COLUMNS: tuple[Column[LogLine], ...] = (
    Column("When", lambda line: f"{line.day}\n{line.time}", width=156, spoken=lambda line: f"{line.day}, {line.time}"),
    Column("Family", lambda line: line.family, width=150, strong=True, tip=lambda line: line.family),
    Column("Kind", lambda line: line.kind, width=158, icon=lambda line: line.icon, spoken=spoken),
    Column("What happened", lambda line: line.text, hits=lambda line: line.hits, tip=lambda line: line.text),
    Column("Marks", lambda line: line.marks, width=128, tone=lambda line: line.tone),
    Column(
        "Signed",
        lambda line: "" if line.locked else "Open",
        width=92,
        muted=True,
        icon=lambda line: "lock" if line.locked else "edit",
        spoken=lambda line: "locked" if line.locked else "can still be changed",
        tip=lambda line: "Signed and locked" if line.locked else "Signed; can still be changed",
    ),
)


class LogTableModel(RowsTableModel[LogLine]):
    """Newest first. A hundred thousand entries cost no more than those that were scrolled to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, key=lambda line: line.key, parent=parent)

    def show_from_top(self, fetch: Fetch) -> None:
        """Begin anew: another filter, or other words."""
        self.set_source(lambda offset, limit: fetch(limit, self._rows[offset - 1] if offset else None))

    def take_changes(self, fetch: Fetch, up_to: int) -> None:
        """Read the first ``up_to`` lines again (at least a batch) and put in only what differs."""
        wanted = max(BATCH, up_to)
        fresh = list(fetch(wanted, None))
        self._exhausted = len(fresh) < wanted
        self._drop_below(fresh)
        head = _same(self._rows, fresh)
        tail = _same(self._rows[head:][::-1], fresh[head:][::-1])
        old_end, new_end = len(self._rows) - tail, len(fresh) - tail
        if old_end > head:
            self.beginRemoveRows(QModelIndex(), head, old_end - 1)
            del self._rows[head:old_end]
            self.endRemoveRows()
        if new_end > head:
            self.beginInsertRows(QModelIndex(), head, new_end - 1)
            self._rows[head:head] = fresh[head:new_end]
            self.endInsertRows()
        if self._rows != fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(self.columns) - 1))

    def _drop_below(self, fresh: Sequence[LogLine]) -> None:
        """Let go of what was scrolled to further down; it is fetched again when she comes there."""
        kept = {line.key for line in fresh}
        last = next((at for at in reversed(range(len(self._rows))) if self._rows[at].key in kept), -1)
        if 0 <= last < len(self._rows) - 1:
            self.beginRemoveRows(QModelIndex(), last + 1, len(self._rows) - 1)
            del self._rows[last + 1 :]
            self.endRemoveRows()


def _same(old: Sequence[LogLine], new: Sequence[LogLine]) -> int:
    """How many lines at the beginning are about the same entries."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.key != other.key:
            break
        count += 1
    return count
