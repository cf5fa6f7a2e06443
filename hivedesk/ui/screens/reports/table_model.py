"""The two tables: figures beside each other, and the records behind one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from hivedesk.ui import fonts, theme
from hivedesk.ui.screens.reports.view_model import DrillLine, FigureLine
from hivedesk.ui.widgets.delegates import RowDelegate
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel

_AnyIndex = QModelIndex | QPersistentModelIndex
_NUMBER = 150
THIS_MONTH = 1  # the column of the month itself


class FiguresModel(RowsTableModel[FigureLine]):
    """Figures in the order of the summary; the headings name the months."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_FIGURE_COLUMNS, key=lambda line: line.key, parent=parent)
        self._headings: Sequence[str] = ()

    def set_headings(self, headings: Sequence[str]) -> None:
        """Name the four columns of numbers."""
        self._headings = headings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, THIS_MONTH, THIS_MONTH + 3)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        named = 0 <= section - THIS_MONTH < len(self._headings)
        if named and orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section - THIS_MONTH]
        return super().headerData(section, orientation, role)

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.row(index.row()).heading:
            return Qt.ItemFlag.NoItemFlags  # the arrow keys go on to the next figure
        return super().flags(index)

    def data(self, index: _AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        missing = index.isValid() and self.row(index.row()).missing
        if role == Qt.ItemDataRole.ForegroundRole and (missing or index.column() > THIS_MONTH):
            return theme.colour(theme.tokens().muted)
        if role == Qt.ItemDataRole.FontRole and missing:
            return None
        return super().data(index, role)


class FiguresDelegate(RowDelegate):
    """The heading of a section stands over the whole line, on a ground of its own."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, FiguresModel) or not model.row(index.row()).heading:
            super().paint_cell(painter, option, index)
            return
        colours = theme.tokens()
        painter.save()
        painter.fillRect(option.rect, QColor(colours.hover))
        painter.setFont(fonts.semi_bold(option.font))
        painter.setPen(QColor(colours.text))
        room = option.rect.adjusted(theme.space(13), 0, -theme.space(10), 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, model.row(index.row()).section
        )
        painter.restore()


class DrillModel(RowsTableModel[DrillLine]):
    """The records behind a figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_DRILL_COLUMNS, key=lambda line: line.key, parent=parent)
        self._amount_title = ""

    def set_amount_title(self, title: str) -> None:
        """Name the last column."""
        self._amount_title = title
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, AMOUNT, AMOUNT)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if (
            section == AMOUNT
            and orientation is Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
            and self._amount_title
        ):
            return self._amount_title
        return super().headerData(section, orientation, role)


def _label(line: FigureLine) -> str:
    if line.heading:
        return line.section
    return f"     {line.label}" if line.part_of else line.whole_label


def _number(title: str, text: Callable[[FigureLine], str]) -> Column[FigureLine]:
    return Column(title, text, width=_NUMBER, right=True)


def _spoken(line: FigureLine) -> str:
    return f"{line.this}, now {line.now}" if line.now else line.this


_FIGURE_COLUMNS: tuple[Column[FigureLine], ...] = (
    Column("Figure", _label, spoken=lambda line: line.name, tip=lambda line: line.definition),
    Column(
        "This month",
        lambda line: f"{line.this} *" if line.now else line.this,
        width=_NUMBER,
        right=True,
        strong=True,
        spoken=_spoken,
        tip=lambda line: line.explanation if line.now else "",
    ),
    _number("Last month", lambda line: line.last_month),
    _number("Year so far", lambda line: line.year_so_far),
    _number("Same month last year", lambda line: line.same_month_last_year),
)

AMOUNT = 3
_DRILL_COLUMNS: tuple[Column[DrillLine], ...] = (
    Column("Family", lambda line: line.family, width=220, strong=True, sort_key=lambda line: line.family),
    Column("Date", lambda line: line.when, width=150, sort_key=lambda line: line.on),
    Column("What", lambda line: line.what, sort_key=lambda line: line.what, tip=lambda line: line.what),
    Column("Counted", lambda line: line.amount, width=100, right=True, sort_key=lambda line: line.weight),
)
