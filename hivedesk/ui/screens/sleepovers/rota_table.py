"""The rota's table: where its rows, nights and bars lie, and their painting. `rota_view` adds keys and pointer."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QTableView

from hivedesk.ui import theme
from hivedesk.ui.screens.sleepovers.rota_header import RotaHeader
from hivedesk.ui.screens.sleepovers.rota_model import FAIR, NAME, NIGHTS, RotaModel
from hivedesk.ui.screens.sleepovers.rota_moving import Aim, Held
from hivedesk.ui.screens.sleepovers.rota_paint import (
    Line,
    bar_fonts,
    bar_height,
    paint_aim,
    paint_bar,
    paint_choice,
    paint_ground,
    paint_host,
    paint_rules,
    paint_weekends,
)
from hivedesk.ui.screens.sleepovers.rota_view_model import Lying, RotaState

_LARGE = 140  # per cent
_MOST_SLACK = 12  # px at 100 per cent by which a row grows where there are few
_LAST_MONTH = "to May 2026"  # as wide as any in the head of the child-nights
_LEAST_ROWS = 4  # in view before the page scrolls


class RotaTable(QTableView):
    """Nights that have no room are scrolled away one by one, and the two columns about the host always stay."""

    scrolled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Rota of the month")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.rota = RotaModel(self)
        self.head = RotaHeader(self.rota, self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rota)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.across = QScrollBar(Qt.Orientation.Horizontal)  # stands beneath the table
        self.across.setAccessibleName("Nights of the month")
        self.across.hide()
        self.across.valueChanged.connect(self._show_columns)
        self.held: Held | None = None
        self.aim: Aim | None = None
        self.chosen_key = ""  # of the bar that is meant where several lie over a night
        self._seen = 0  # nights that have room
        theme.changes().changed.connect(self.fit)

    @property
    def shown(self) -> RotaState:
        """What is shown."""
        return self.rota.state

    # -- where things are

    def fit(self) -> None:
        """Give rows and columns their sizes."""
        self.head.fit()
        self._fit_columns()
        self._fit_rows()
        self.updateGeometry()
        self.viewport().update()

    def night_at(self, at: QPoint) -> tuple[int, int]:
        """Row and night at a point; -1 where there is none."""
        column = self.columnAt(at.x())
        return self.rowAt(at.y()), column - NIGHTS if column >= NIGHTS else -1

    def bar_at(self, at: QPoint) -> tuple[int, Lying] | None:
        """The bar at a point, and its row."""
        row = self.rowAt(at.y())
        if row < 0:
            return None
        line = self._line(row)
        return next(((row, one) for one in self.shown.rows[row].lying if self._rect(line, one).contains(at)), None)

    def bar_rect(self, key: str) -> QRect:
        """Where a bar is painted; empty where it is not in view."""
        found = self.shown.find(key)
        return self._rect(self._line(found[0]), found[1]) if found else QRect()

    def night_rect(self, row: int, place: int) -> QRect:
        """The cell of a night."""
        return self.visualRect(self.rota.index(row, NIGHTS + place))

    def bring_into_view(self, place: int) -> None:
        """Scroll sideways until a night is in view."""
        if self.across.maximum() and 0 <= place < len(self.shown.nights):
            first = self.across.value()
            self.across.setValue(max(place - self._seen + 1, min(first, place)))

    def minimumSizeHint(self) -> QSize:
        row = bar_height() + theme.px(6)
        return QSize(theme.px(360), self.head.height() + _LEAST_ROWS * row + 2)

    def _fit_columns(self) -> None:
        nights, width = len(self.shown.nights), self.viewport().width()
        if not nights:
            return
        _font, plain, _bold, heavy = bar_fonts()
        large = theme.current().sizes.text_percent >= _LARGE
        words = heavy.horizontalAdvance(_LAST_MONTH) + theme.space(14)
        fair = words if large else max(words, theme.px(92))
        longest = max((heavy.horizontalAdvance(row.name) for row in self.shown.rows if row.host_id), default=0)
        name = min(max(longest + theme.space(16), theme.px(96)), width // 4)
        least = plain.horizontalAdvance("00") + theme.space(6)
        room = max(least, width - name - fair)
        self._seen = min(nights, room // least)
        each = room // self._seen
        self.head.resizeSection(NAME, max(1, width - fair - each * self._seen))
        self.head.resizeSection(FAIR, fair)
        for place in range(nights):
            self.head.resizeSection(NIGHTS + place, each)
        self.across.setRange(0, nights - self._seen)
        self.across.setPageStep(self._seen)
        self.across.setVisible(self._seen < nights)
        self._show_columns()
        self.bring_into_view(self.currentIndex().column() - NIGHTS)

    def _show_columns(self) -> None:
        first, last = self.across.value(), self.across.value() + self._seen
        for place in range(len(self.shown.nights)):
            self.setColumnHidden(NIGHTS + place, not first <= place < last)
        self.scrolled.emit()

    def _fit_rows(self) -> None:
        rows = self.shown.rows
        if not rows:
            return
        lane, pad = bar_height() + theme.px(2), theme.px(4)
        needed = sum(row.lanes * lane + pad for row in rows)
        slack = min(theme.px(_MOST_SLACK), max(0, self.viewport().height() - needed) // len(rows))
        heights = self.verticalHeader()
        for place, row in enumerate(rows):
            heights.resizeSection(place, row.lanes * lane + pad + slack)

    def row_rect(self, row: int) -> QRect:
        """The whole of a row."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _cells(self) -> tuple[tuple[int, int], ...]:
        places = range(self.rota.columnCount())
        return tuple((self.columnViewportPosition(one), self.columnWidth(one)) for one in places)

    def _line(self, row: int, cells: tuple[tuple[int, int], ...] = ()) -> Line:
        return Line(self.rowViewportPosition(row), self.rowHeight(row), cells or self._cells())

    def _rect(self, line: Line, lying: Lying) -> QRect:
        cells = line.rect(NIGHTS + lying.first, NIGHTS + lying.last)
        if cells.isEmpty():
            return cells
        lane, lanes = bar_height() + theme.px(2), line.height - theme.px(2)
        found = self.shown.find(lying.bar.key)
        count = self.shown.rows[found[0]].lanes if found else 1
        top = line.top + (lanes - count * lane) // 2 + 1 + lying.lane * lane
        return QRect(cells.left() + 2, top, cells.width() - 3, bar_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = event.angleDelta().x() or (
            event.angleDelta().y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if sideways and self.across.maximum():
            self.across.setValue(self.across.value() - (1 if sideways > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    # -- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        if self.held is None:  # what is moved must not slip from under the pointer
            self._fit_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint whole rows: a delegate asked for each of some six hundred cells would take several times as long."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shown.rows:
            cells = self._cells()
            rows = range(len(self.shown.rows))
            there = [(row, self._line(row, cells)) for row in rows if event.region().intersects(self.row_rect(row))]
            whole = Line(self.rowViewportPosition(0), self.verticalHeader().length(), cells)
            paint_weekends(painter, whole, self.shown, NIGHTS)
            for row, line in there:
                paint_ground(painter, line, self.shown.rows[row], NIGHTS)
            paint_rules(painter, whole, self.shown, NIGHTS)
            for row, line in there:
                self._paint_row(painter, row, line)
            self._paint_choice(painter)
            self._paint_aim(painter, whole)
        painter.end()

    def _paint_row(self, painter: QPainter, place: int, line: Line) -> None:
        row = self.shown.rows[place]
        paint_host(painter, line, row, self.shown)
        for one in row.lying:
            rect = self._rect(line, one)
            if not rect.isEmpty():
                held = self.held is not None and self.held.bar.key == one.bar.key
                paint_bar(painter, rect, one, chosen=one.bar.key == self.chosen_key, faint=held)

    def _paint_choice(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if index.isValid() and self.held is None:
            paint_choice(painter, self.visualRect(index), focused=self.hasFocus())

    def _paint_aim(self, painter: QPainter, line: Line) -> None:
        if self.held is None or self.aim is None or not self.aim.row_key:
            return
        row = self.shown.row_of(self.aim.row_key)
        first = self.shown.place_of(self.aim.first_day)
        last = min(first + len(self.held.bar.days), len(self.shown.nights)) - 1
        if row < 0 or last < 0 or first > last:
            return
        rect = self._line(row, line.cells).rect(NIGHTS + max(0, first), NIGHTS + last)
        if not rect.isEmpty():
            paint_aim(painter, rect, self.aim, self.held.names)
