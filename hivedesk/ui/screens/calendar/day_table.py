"""What the month and the week share: a table of days, walked by keys, with entries over it that can be dragged."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip

from hivedesk.foundation.clock import local
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.entries import DAY_MINUTES, Entry, said_in_full
from hivedesk.ui.screens.calendar.item_paint import chip_height

AnyIndex = QModelIndex | QPersistentModelIndex
SNAP = 15  # minutes
_HOUR_MEANT = 60  # minutes up or down: on the way to another day the pointer slips by less


@dataclass(frozen=True)
class Spot:
    """A day, and how many minutes after midnight where there are hours."""

    day: date
    minutes: int | None = None


@dataclass(frozen=True)
class Hit:
    """An entry under the pointer; ``edge``: its lower edge, which lengthens it."""

    entry: Entry
    edge: bool = False


@dataclass(frozen=True)
class Drag:
    """What is being dragged: from where, and to where by now."""

    hit: Hit
    pressed: QPoint
    start: Spot
    now: Spot
    begun: bool = False  # the pointer has gone far enough for it to be meant
    hour_too: bool = False  # and so far up or down that another hour is meant, not the day alone

    def moved(self, now: Spot, *, far: bool) -> "Drag":
        """The pointer has come to a spot; ``far`` from where it was pressed."""
        slipped = abs((now.minutes or 0) - (self.start.minutes or 0))
        return replace(self, now=now, begun=self.begun or far, hour_too=self.hour_too or slipped >= _HOUR_MEANT)

    @property
    def landing(self) -> Spot:
        """Where it would begin; of a lower edge, where it would end."""
        item = self.hit.entry.item
        if self.hit.edge:
            return Spot(self.start.day, self.now.minutes)
        day = item.first_day + (self.now.day - self.start.day)
        if self.now.minutes is None or self.start.minutes is None or item.starts_at is None:
            return Spot(day)
        wall = local(item.starts_at)
        begins = wall.hour * 60 + wall.minute
        if self.now.day != self.start.day and not self.hour_too:
            return Spot(day, begins)
        minutes = begins + self.now.minutes - self.start.minutes
        return Spot(day, min(max(0, round(minutes / SNAP) * SNAP), DAY_MINUTES - SNAP))


class DayTable(QTableView):
    """A cell is a day, or half an hour of one. What stands in it is painted over the cells by the heir."""

    chosen = Signal(object, str)  # a day, and the key of an entry or ""
    turned = Signal(int)  # so many pages further
    entered = Signal(object, object)  # Enter: a day, and minutes after midnight or None
    add_wanted = Signal(object, object)  # a day, and an hour or None
    opened = Signal(str)  # an entry's key
    moved = Signal(str, object, object)  # key, day, minutes after midnight or None
    lengthened = Signal(str, object, int)  # key, day, minutes after midnight

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.showing = False  # while the page puts the chosen day in: nothing was chosen by hand
        self.key_chosen = ""
        self.drag: Drag | None = None
        self._beside = False  # the pointer was last pressed on something besides the entries

    # -- what the heir says

    def hit(self, _at: QPoint) -> Hit | None:
        """The entry at a point."""
        raise NotImplementedError

    def spot(self, _at: QPoint) -> Spot | None:
        """The day, and the minutes where there are hours, at a point."""
        raise NotImplementedError

    def spot_of(self, _index: AnyIndex) -> Spot:
        """The same for a cell."""
        raise NotImplementedError

    def paint_over(self, _painter: QPainter) -> None:
        """Paint the entries over the cells."""
        raise NotImplementedError

    def press_beside(self, _at: QPoint) -> bool:
        """Whether something besides the entries was pressed, and is done with."""
        return False

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.drag is not None and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
            return
        if not self.currentIndex().isValid() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        spot = self.spot_of(self.currentIndex())
        if not self.take_key(Qt.Key(event.key()), spot):
            super().keyPressEvent(event)

    def take_key(self, key: Qt.Key, spot: Spot) -> bool:
        """Do what a key says in the cell that has the keyboard; False where it says nothing here."""
        day = spot.day
        steps = {
            Qt.Key.Key_Left: day - timedelta(days=1),
            Qt.Key.Key_Right: day + timedelta(days=1),
            Qt.Key.Key_Home: day - timedelta(days=day.weekday()),
            Qt.Key.Key_End: day + timedelta(days=6 - day.weekday()),
        }
        if key in steps:
            self.chosen.emit(steps[key], "")
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(day, spot.minutes)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Insert):
            self.add_wanted.emit(day, None if spot.minutes is None else spot.minutes // 60)
        else:
            return False
        return True

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.showing:
            self.chosen.emit(self.spot_of(current).day, "")

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._beside = event.button() == Qt.MouseButton.LeftButton and self.press_beside(at)
        if self._beside:
            return
        hit, spot = self.hit(at), self.spot(at)
        if event.button() != Qt.MouseButton.LeftButton or hit is None or spot is None:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(spot.day, hit.entry.key)
        if hit.entry.item.movable:
            self.drag = Drag(hit, at, spot, spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.drag is None:
            if not event.buttons():
                self._show_cursor(self.hit(at))
            return  # the table's own would choose every cell that the pointer passes
        spot = self.spot(at)
        if spot is None:
            return
        far = (at - self.drag.pressed).manhattanLength() >= QApplication.startDragDistance()
        self.drag = self.drag.moved(spot, far=far)
        if self.drag.begun:
            shape = Qt.CursorShape.SizeVerCursor if self.drag.hit.edge else Qt.CursorShape.ClosedHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self.drag
        self._end_drag()
        if drag is None:
            super().mouseReleaseEvent(event)
        elif drag.begun and drag.now != drag.start:
            landing = drag.landing
            if drag.hit.edge:
                if landing.minutes is not None:
                    self.lengthened.emit(drag.hit.entry.key, landing.day, landing.minutes)
            else:
                self.moved.emit(drag.hit.entry.key, landing.day, landing.minutes)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hit, spot = self.hit(at), self.spot(at)
        self._end_drag()
        if event.button() != Qt.MouseButton.LeftButton or spot is None or self._beside:
            return
        if hit is not None:
            self.opened.emit(hit.entry.key)
        else:
            self.add_wanted.emit(spot.day, None if spot.minutes is None else spot.minutes // 60)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.tip(event.pos())
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def tip(self, at: QPoint) -> str:
        """What the pointer is told: the entry in full."""
        hit = self.hit(at)
        return said_in_full(hit.entry) if hit is not None else ""

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.paint_over(painter)
        painter.end()

    def put_current(self, index: QModelIndex) -> None:
        """Put the keyboard's cell where the chosen day is."""
        self.showing = True
        self.setCurrentIndex(index)
        self.showing = False

    @staticmethod
    def lane_height() -> int:
        """The height of a chip with the gap beneath it."""
        return chip_height() + theme.px(3) + theme.px(2)

    def lane_rect(self, cells: QRect, top: int, lane: int, height: int = 1) -> QRect:
        """Where a chip lies: ``cells`` are those it covers."""
        pitch, side = self.lane_height(), theme.space(3)
        return QRect(cells.left() + side, top + lane * pitch, cells.width() - 2 * side, height * pitch - theme.px(2))

    def _show_cursor(self, hit: Hit | None) -> None:
        if hit is None:
            self.viewport().unsetCursor()
        elif hit.edge:
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _end_drag(self) -> None:
        self.drag = None
        self.viewport().unsetCursor()
        self.viewport().update()
