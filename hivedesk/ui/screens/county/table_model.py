"""The tables: figures over all Hives, one figure Hive by Hive, who has not sent, room by area, the pilot's figures."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from hivedesk.ui import fonts, theme
from hivedesk.ui.screens.county.lists_view_model import AreaLine, NotSentLine, PilotLine
from hivedesk.ui.screens.county.view_model import FigureLine, HiveLine
from hivedesk.ui.widgets.delegates import RowDelegate
from hivedesk.ui.widgets.rows_model import ROW_ROLE, Column, RowsTableModel

_AnyIndex = QModelIndex | QPersistentModelIndex
COUNTY, COVERAGE, HIVE = 1, 2, 3  # the columns of the figures
BAR = 3  # the column of bars, Hive by Hive


class FiguresModel(RowsTableModel[FigureLine]):
    """Figures in the order of the summary; the last column is the Hive that is picked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_FIGURE_COLUMNS, key=lambda line: line.key, parent=parent)
        self._hive = ""

    def set_hive(self, name: str) -> None:
        """Name the last column."""
        self._hive = name
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, HIVE, HIVE)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        named = section == HIVE and self._hive and orientation is Qt.Orientation.Horizontal
        if named and role == Qt.ItemDataRole.DisplayRole:
            return self._hive
        return super().headerData(section, orientation, role)

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.row(index.row()).heading:
            return Qt.ItemFlag.NoItemFlags  # the arrow keys go on to the next figure
        return super().flags(index)

    def data(self, index: _AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        missing = index.isValid() and index.column() == COUNTY and self.row(index.row()).missing
        if missing and role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour(theme.tokens().muted)
        if missing and role == Qt.ItemDataRole.FontRole:
            return None
        return super().data(index, role)


class FiguresDelegate(RowDelegate):
    """The heading of a section stands over the whole line, on a ground of its own."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        line = index.data(ROW_ROLE)
        if not isinstance(line, FigureLine) or not line.heading:
            super().paint_cell(painter, option, index)
            return
        colours = theme.tokens()
        painter.save()
        painter.fillRect(option.rect, QColor(colours.hover))
        painter.setFont(fonts.semi_bold(option.font))
        painter.setPen(QColor(colours.text))
        room = option.rect.adjusted(theme.space(13), 0, -theme.space(10), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.section)
        painter.restore()


class BarDelegate(RowDelegate):
    """A bar as long as the number is, beside the biggest; the number itself stands in the column before."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        super().paint_cell(painter, option, index)
        line = index.data(ROW_ROLE)
        if not isinstance(line, HiveLine) or line.part <= 0:
            return
        room = option.rect.adjusted(theme.space(10), 0, -theme.space(14), 0)
        height = theme.px(10)
        bar = QRectF(room.x(), room.center().y() - height / 2 + 0.5, max(2.0, room.width() * line.part), height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().accent))
        painter.drawRoundedRect(bar, theme.px(2), theme.px(2))
        painter.restore()


class AreasModel(RowsTableModel[AreaLine]):
    """Room by area; the whole county stands out at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_AREA_COLUMNS, key=lambda line: line.key, parent=parent)

    def data(self, index: _AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.row(index.row()).whole_county:
            return fonts.semi_bold(fonts.table_font())
        return super().data(index, role)


def hives_model(parent: QObject | None = None) -> RowsTableModel[HiveLine]:
    """One figure, Hive by Hive."""
    return RowsTableModel(
        (
            Column("Hive", lambda line: line.name, strong=True, width=220, sort_key=lambda line: line.name),
            Column("Area", lambda line: line.area, width=200, sort_key=lambda line: line.area, muted=True, spare=2),
            Column("Number", lambda line: line.value, width=190, right=True, sort_key=lambda line: line.weight),
            Column("Beside the biggest", lambda _line: "", least=120, spare=3),
            Column("Months counted", lambda line: line.note, width=170, muted=True, spare=1),
        ),
        key=lambda line: line.key,
        parent=parent,
    )


def not_sent_model(parent: QObject | None = None) -> RowsTableModel[NotSentLine]:
    """Of whom months are missing."""
    return RowsTableModel(
        (
            Column("Hive", lambda line: line.name, strong=True, width=210, sort_key=lambda line: line.name),
            Column("Area", lambda line: line.area, width=180, muted=True, spare=1),
            Column(
                "Missing in this span",
                lambda line: line.missing,
                least=220,
                sort_key=lambda line: line.months,
                tip=lambda line: line.missing,
            ),
            Column("Sent last", lambda line: line.last, width=170),
            Column("HCSW", lambda line: line.person, width=170),
            Column("Phone", lambda line: line.phone, width=150),
        ),
        key=lambda line: line.key,
        parent=parent,
    )


def pilot_model(parent: QObject | None = None) -> RowsTableModel[PilotLine]:
    """The published figures, with ours beside them."""
    return RowsTableModel(
        (
            Column("Figure", lambda line: line.label, strong=True, least=150),
            Column("Pilot, published", lambda line: line.published, width=140, right=True),
            Column("This span", lambda line: line.ours, least=230, right=True),
            Column("Pilot, a Hive and month", lambda line: line.published_each, width=195, right=True, spare=2),
            Column("This span, a Hive and month", lambda line: line.ours_each, width=225, right=True, spare=1),
        ),
        key=lambda line: line.key,
        parent=parent,
    )


def _label(line: FigureLine) -> str:
    if line.heading:
        return line.section
    label = f"{line.label[:1].upper()}{line.label[1:]}"
    return f"     {line.label}" if line.part_of else label


_FIGURE_COLUMNS: tuple[Column[FigureLine], ...] = (
    Column("Figure", _label, least=240, spoken=lambda line: line.name, tip=lambda line: line.definition),
    Column("County", lambda line: line.county, width=190, right=True, strong=True),
    Column("Counted", lambda line: line.coverage, width=250, muted=True, tip=lambda line: line.coverage),
    Column("Hive", lambda line: line.hive, width=200, right=True),
)

_AREA_COLUMNS: tuple[Column[AreaLine], ...] = (
    Column("Area", lambda line: line.area, least=180, strong=True, tip=lambda line: line.note),
    Column("Hives", lambda line: f"{line.hives:,}", width=75, right=True),
    Column("Families of capacity", lambda line: line.families, width=170, right=True),
    Column("Places left", lambda line: line.room, width=105, right=True),
    Column("Room for children", lambda line: line.children, width=150, right=True, spare=2),
    Column("Waiting", lambda line: line.waiting, width=90, right=True),
    Column("Median wait", lambda line: line.median, width=120, right=True),
    Column("Longest wait", lambda line: line.longest, width=120, right=True, spare=1),
)
