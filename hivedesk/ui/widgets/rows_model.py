"""Frozen rows as a table: each column says how it shows a row. Long lists come in batches, as they are scrolled to."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hivedesk.ui import fonts, theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.tokens import Tone

RowT = TypeVar("RowT")
BATCH = 100

TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # Tone | None, for `delegates.PillDelegate`
HITS_ROLE = TONE_ROLE + 1  # tuple[tuple[int, int], ...], for `delegates.HitDelegate`
ROW_ROLE = TONE_ROLE + 2  # the row itself

_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[RowT]):
    """One column.

    ``width`` in pixels at 100 per cent, or 0 to share what is left, at least ``least`` pixels. ``sort_key`` makes
    the column sortable; ``tone`` makes it a pill, ``hits`` a text with the words that were found (start and end of
    each). Where the table is too narrow, columns with ``spare`` go, the highest first.
    """

    title: str
    text: Callable[[RowT], str]
    width: int = 0
    sort_key: Callable[[RowT], Any] | None = None
    right: bool = False
    strong: bool = False
    muted: bool = False
    tone: Callable[[RowT], Tone] | None = None
    hits: Callable[[RowT], tuple[tuple[int, int], ...]] | None = None
    icon: Callable[[RowT], str] | None = None
    spoken: Callable[[RowT], str] | None = None  # for assistive technology, where it is not the text
    tip: Callable[[RowT], str] | None = None
    spare: int = 0
    least: int = 150
    checked: Callable[[RowT], bool | None] | None = None  # makes it a tick; None where a row has none


class RowsTableModel(QAbstractTableModel, Generic[RowT]):
    """Shows rows given at once (`set_rows`) or fetched in batches (`set_source`).

    ``key`` tells rows apart, so that a selection survives new rows. Given rows are sorted here; for fetched
    ones ``sort_asked`` comes with column and whether ascending, and whoever fetches sorts.
    """

    sort_asked = Signal(int, bool)
    ticked = Signal(object, bool)  # the row, and what she wants: whoever listens sets new rows

    def __init__(
        self,
        columns: Sequence[Column[RowT]],
        *,
        key: Callable[[RowT], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._rows: list[RowT] = []
        self._fetch: Callable[[int, int], Sequence[RowT]] | None = None
        self._exhausted = True
        self._sorted: tuple[int, bool] | None = None
        theme.changes().changed.connect(self._look_changed)

    # rows

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self._fetch, self._exhausted = None, True
        self._sort_rows()
        self.endResetModel()

    def set_source(self, fetch: Callable[[int, int], Sequence[RowT]]) -> None:
        """Show what ``fetch(offset, limit)`` gives, a batch at a time; fewer than asked for means the end."""
        self.beginResetModel()
        self._fetch = fetch
        self._rows = list(fetch(0, BATCH))
        self._exhausted = len(self._rows) < BATCH
        self.endResetModel()

    def row(self, at: int) -> RowT:
        """The row shown at this place."""
        return self._rows[at]

    def rows(self) -> tuple[RowT, ...]:
        """The rows there are so far, as shown."""
        return tuple(self._rows)

    def place_of(self, key: Hashable) -> int:
        """Where the row with this key stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if self.key(row) == key), -1)

    # Qt

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: _AnyIndex) -> bool:
        return not parent.isValid() and not self._exhausted

    def fetchMore(self, parent: _AnyIndex) -> None:
        if self._fetch is None or self._exhausted or parent.isValid():
            return
        more = list(self._fetch(len(self._rows), BATCH))
        self._exhausted = len(more) < BATCH
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
            self._rows.extend(more)
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: _AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        show = _SHOWN.get(role)
        return show(self.columns[index.column()], self._rows[index.row()]) if show is not None else None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._tick(index) is not None else flags

    def setData(self, index: _AnyIndex, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self._tick(index) is None:
            return False
        self.ticked.emit(self._rows[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def tick_column(self) -> int:
        """The column of ticks, or -1."""
        return next((at for at, column in enumerate(self.columns) if column.checked is not None), -1)

    def _tick(self, index: _AnyIndex) -> bool | None:
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        checked = self.columns[index.column()].checked
        return checked(self._rows[index.row()]) if checked is not None else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or self.columns[column].sort_key is None:
            return
        ascending = order is Qt.SortOrder.AscendingOrder
        self._sorted = (column, ascending)
        if self._fetch is not None:
            self.sort_asked.emit(column, ascending)
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self._rows[index.row()]) for index in before]
        self._sort_rows()
        places = {self.key(row): at for at, row in enumerate(self._rows)}
        self.changePersistentIndexList(
            before, [self.index(places[key], index.column()) for index, key in zip(before, keys, strict=True)]
        )
        self.layoutChanged.emit()

    def _sort_rows(self) -> None:
        if self._sorted is None:
            return
        column, ascending = self._sorted
        sort_key = self.columns[column].sort_key
        if sort_key is not None:
            self._rows.sort(key=lambda row: _none_last(sort_key(row), ascending), reverse=not ascending)

    def _look_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))


def _none_last(value: Any, ascending: bool) -> tuple[bool, Any]:
    """Sort text without regard to case, and what is not known to the end either way."""
    if isinstance(value, str):
        value = value.casefold()
    return ((value is None) is ascending, 0 if value is None else value)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _font(column: Column[Any], _row: Any) -> Any:
    return fonts.semi_bold(fonts.table_font()) if column.strong else None


def _foreground(column: Column[Any], _row: Any) -> Any:
    return theme.colour(theme.tokens().muted) if column.muted else None


def _check_state(column: Column[Any], row: Any) -> Any:
    checked = column.checked(row) if column.checked is not None else None
    return None if checked is None else Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked


_SHOWN: dict[int, Callable[[Column[Any], Any], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda column, row: column.text(row),
    int(Qt.ItemDataRole.AccessibleTextRole): lambda column, row: (column.spoken or column.text)(row),
    int(Qt.ItemDataRole.ToolTipRole): lambda column, row: column.tip(row) if column.tip else None,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda column, _row: _alignment(column),
    int(Qt.ItemDataRole.FontRole): _font,
    int(Qt.ItemDataRole.ForegroundRole): _foreground,
    int(Qt.ItemDataRole.CheckStateRole): _check_state,
    int(Qt.ItemDataRole.DecorationRole): lambda column, row: (
        icon(column.icon(row), Ink.MUTED) if column.icon is not None and column.icon(row) else None
    ),
    TONE_ROLE: lambda column, row: column.tone(row) if column.tone else None,
    HITS_ROLE: lambda column, row: column.hits(row) if column.hits else (),
    ROW_ROLE: lambda _column, row: row,
}
