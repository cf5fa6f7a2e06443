"""The rota under the worker's hands: walked by keys, its bars taken up by pointer or keys and let go elsewhere."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QToolTip

from hivedesk.ui import theme
from hivedesk.ui.screens.sleepovers.rota_model import FAIR, NAME, NIGHTS, AnyIndex
from hivedesk.ui.screens.sleepovers.rota_moving import Aim, Held
from hivedesk.ui.screens.sleepovers.rota_table import RotaTable
from hivedesk.ui.screens.sleepovers.rota_view_model import Lying, RotaRow, RotaState
from hivedesk.ui.screens.sleepovers.rota_words import about_bar, about_host, about_night

_SCROLL_MS = 40
_EDGE = 22  # px at 100 per cent: so near to an edge the table scrolls while something is dragged
_KEYS = Qt.Key


@dataclass
class _Drag:
    """A bar under the pointer: where it was pressed, and on which of its nights."""

    key: str
    pressed: QPoint
    grabbed: int  # nights from its first
    at: QPoint
    begun: bool = False


class RotaView(RotaTable):
    """Says by signals what is wanted; the page does it."""

    looked = Signal()  # another cell, or another bar in it
    opened = Signal()  # what stands in the cell
    turned = Signal(int)  # so many months
    add_wanted = Signal()
    taken = Signal(str)  # the key of a bar that is to be moved
    aimed = Signal(str, object)  # the key of a row or "", and the first day
    dropped = Signal()
    given_back = Signal()
    pin_wanted = Signal()
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self) -> None:
        super().__init__()
        self._drag: _Drag | None = None
        self._showing = False
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)

    # -- what the page asks

    def show_state(self, state: RotaState, row_key: str, column: int, key: str = "") -> None:
        """Show a month with the keyboard on a cell; the table stays scrolled as it was."""
        scrolled = self.verticalScrollBar().value()
        self._end_drag()
        self.held = self.aim = None
        self._showing = True
        if self.rota.set_state(state):
            self.fit()
        else:
            self._fit_rows()
        self.verticalScrollBar().setValue(scrolled)
        row = max(0, state.row_of(row_key))
        self.put_current(row, min(max(NAME, column), NIGHTS + len(state.nights) - 1), key)
        self._showing = False
        self.viewport().update()
        self.head.viewport().update()

    def put_current(self, row: int, column: int, key: str = "") -> None:
        """Put the keyboard on a cell, and choose a bar in it (the first where none is named)."""
        before, self._showing = self._showing, True
        index = self.rota.index(row, column)
        self.bring_into_view(column - NIGHTS)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        there = self.lying_here()
        keys = [one.bar.key for one in there]
        self.chosen_key = key if key in keys else (keys[0] if keys else "")
        self._showing = before
        if not before:
            self.looked.emit()
        if self.held is None:
            self.viewport().update()

    def hold(self, held: Held) -> None:
        """From now on arrows and pointer say where this would stand."""
        self.held = held
        self.viewport().update()

    def show_aim(self, aim: Aim) -> None:
        """Outline where it would stand; only the two lines concerned are painted again."""
        for one in (self.aim, aim):
            row = self.shown.row_of(one.row_key) if one is not None else -1
            if row >= 0:
                self.viewport().update(self.row_rect(row))
        self.aim = aim

    def let_go(self) -> None:
        """Nothing is moved any more."""
        self._end_drag()
        self.held = self.aim = None
        self.viewport().update()

    @property
    def by_pointer(self) -> bool:
        """Whether it is the pointer that moves something."""
        return self._drag is not None and self._drag.begun

    @property
    def row_here(self) -> RotaRow | None:
        """The row that has the keyboard."""
        index = self.currentIndex()
        return self.rota.row(index) if index.isValid() else None

    @property
    def place_here(self) -> int:
        """The night that has the keyboard; below 0 where it is on a column about the host."""
        return self.currentIndex().column() - NIGHTS

    def lying_here(self) -> tuple[Lying, ...]:
        """The bars over the cell that has the keyboard."""
        row, place = self.row_here, self.place_here
        return row.at(place) if row is not None and place >= 0 else ()

    @property
    def chosen(self) -> Lying | None:
        """The bar that is meant."""
        return next((one for one in self.lying_here() if one.bar.key == self.chosen_key), None)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif self.held is not None:
            self._move_by_key(key)
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in (_KEYS.Key_Home, _KEYS.Key_End):
            last = len(self.shown.nights) + FAIR
            self.put_current(*((0, NIGHTS) if key is _KEYS.Key_Home else (len(self.shown.rows) - 1, last)))
        elif not plain or not self._take_key(key):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key) -> bool:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last = NIGHTS + len(self.shown.nights) - 1
        columns = {
            _KEYS.Key_Left: max(NAME, column - 1),
            _KEYS.Key_Right: min(last, column + 1),
            _KEYS.Key_Home: NIGHTS,
            _KEYS.Key_End: last,
        }
        signals = {
            _KEYS.Key_Return: self.opened,
            _KEYS.Key_Enter: self.opened,
            _KEYS.Key_N: self.add_wanted,
            _KEYS.Key_Insert: self.add_wanted,
            _KEYS.Key_P: self.pin_wanted,
        }
        if key in columns:
            self.put_current(row, columns[key], self.chosen_key)
        elif key in (_KEYS.Key_Up, _KEYS.Key_Down):
            self._step_down(1 if key is _KEYS.Key_Down else -1)
        elif key in (_KEYS.Key_PageUp, _KEYS.Key_PageDown):
            self.turned.emit(1 if key is _KEYS.Key_PageDown else -1)
        elif key is _KEYS.Key_M:
            self.taken.emit(self.chosen_key)
        elif key in signals:
            signals[key].emit()
        else:
            return False
        return True

    def _step_down(self, by: int) -> None:
        """The next bar in the cell where several lie, else the next row."""
        index, keys = self.currentIndex(), [one.bar.key for one in self.lying_here()]
        place = keys.index(self.chosen_key) + by if self.chosen_key in keys else -1
        if 0 <= place < len(keys):
            self.put_current(index.row(), index.column(), keys[place])
            return
        row = index.row() + by
        if 0 <= row < len(self.shown.rows):
            there = self.shown.rows[row].at(index.column() - NIGHTS)
            self.put_current(row, index.column(), there[-1].bar.key if there and by < 0 else "")

    def _move_by_key(self, key: Qt.Key) -> None:
        """What is held goes from host to host and from day to day."""
        if key in (_KEYS.Key_Return, _KEYS.Key_Enter):
            self.dropped.emit()
        elif key is _KEYS.Key_Escape:
            self.given_back.emit()
        elif self.aim is not None and not self.by_pointer:
            self._aim_by_key(key, self.aim)

    def _aim_by_key(self, key: Qt.Key, aim: Aim) -> None:
        nights, hosts = self.shown.nights, [row.key for row in self.shown.rows if row.host_id is not None]
        days = {
            _KEYS.Key_Left: aim.first_day - timedelta(days=1),
            _KEYS.Key_Right: aim.first_day + timedelta(days=1),
            _KEYS.Key_Home: nights[0],
            _KEYS.Key_End: nights[-1],
        }
        steps = {_KEYS.Key_Up: -1, _KEYS.Key_Down: 1}
        if key in days and nights[0] <= days[key] <= nights[-1]:
            self.aimed.emit(aim.row_key, days[key])
        elif key in steps and aim.row_key in hosts:
            place = hosts.index(aim.row_key) + steps[key]
            self.aimed.emit(hosts[min(max(0, place), len(hosts) - 1)], aim.first_day)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._showing:
            there = self.lying_here()
            self.chosen_key = there[0].bar.key if there else ""
            self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.held is not None and not self.by_pointer:
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        index = self.indexAt(at)
        if self.held is not None:  # taken up by keys: a press says where to
            self._press_held(at, event.button())
            return
        if not index.isValid():
            return
        hit = self.bar_at(at)
        self.put_current(index.row(), index.column(), hit[1].bar.key if hit else "")
        if event.button() == Qt.MouseButton.LeftButton and hit is not None:
            grabbed = self.shown.nights[max(0, index.column() - NIGHTS)] - hit[1].bar.days[0]
            self._drag = _Drag(hit[1].bar.key, at, grabbed.days, at)

    def _press_held(self, at: QPoint, button: Qt.MouseButton) -> None:
        row, place = self.night_at(at)
        if button == Qt.MouseButton.LeftButton and row >= 0 and place >= 0:
            self.aimed.emit(self.shown.rows[row].key, self.shown.nights[place])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        drag = self._drag
        if drag is None:
            if not event.buttons():
                self._show_cursor(at)
            return  # the table's own would choose every cell that the pointer passes
        drag.at = at
        if not drag.begun and (at - drag.pressed).manhattanLength() >= QApplication.startDragDistance():
            drag.begun = True
            self.taken.emit(drag.key)
            if self.held is None:  # it cannot be moved, and that was said
                self._end_drag()
                return
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroller.start()
        if drag.begun:
            self._aim_at(drag)

    def _aim_at(self, drag: _Drag) -> None:
        row, place = self.night_at(drag.at)
        if row >= 0 and place >= 0:
            day = self.shown.nights[place] - timedelta(days=drag.grabbed)
            self.aimed.emit(self.shown.rows[row].key, day)
        elif self.aim is not None:
            self.aimed.emit("", self.aim.first_day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self._end_drag()
        if drag is not None and drag.begun and self.held is not None:
            self.dropped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._end_drag()
        if self.held is None and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.held is None and self.currentIndex().isValid():
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            here = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(here) if by_key else event.globalPos())

    def _scroll_on(self) -> None:
        """While something is dragged near an edge, what lies beyond comes into view."""
        if self._drag is None:
            return
        at, edge, port = self._drag.at, theme.px(_EDGE), self.viewport().rect()
        down = (at.y() > port.bottom() - edge) - (at.y() < edge)
        right = (at.x() > port.right() - edge) - (
            self.columnViewportPosition(FAIR) < at.x() < self._nights_left() + edge
        )
        bars = (self.verticalScrollBar(), down * theme.px(12)), (self.across, right)
        if any(step and bar.minimum() <= bar.value() + step <= bar.maximum() for bar, step in bars):
            for bar, step in bars:
                bar.setValue(bar.value() + step)
            self._aim_at(self._drag)

    def _nights_left(self) -> int:
        return self.columnViewportPosition(FAIR) + self.columnWidth(FAIR)

    def _show_cursor(self, at: QPoint) -> None:
        hit = self.bar_at(at)
        if hit is None:
            self.viewport().unsetCursor()
        else:
            hand = Qt.CursorShape.OpenHandCursor if hit[1].bar.movable else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand)

    def _end_drag(self) -> None:
        self._drag = None
        self._scroller.stop()
        self.viewport().unsetCursor()

    # -- what the pointer is told

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip(self, at: QPoint) -> str:
        """Who stays in full, or why a host is not free."""
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        row, place = self.rota.row(index), index.column() - NIGHTS
        hit = self.bar_at(at)
        if hit is not None and place >= 0:
            said = about_bar(row, hit[1], place)
            return f"{said.word}. {said.words}"
        if place < 0:
            return about_host(self.shown, row).words
        said = about_night(self.shown, row, place)
        return f"{said.word}: {said.words}"
