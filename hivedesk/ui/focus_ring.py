"""The ring around the control that has the keyboard: 2 px, one pixel off its edge, over whatever lies beside it.

Shown when the keyboard moved the focus there (Tab, a shortcut), not after a click. Fields, lists and tables
show their own focus besides.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from hivedesk.ui import theme

_GAP, _PEN = 2, 2
_BY_KEYBOARD = frozenset({QEvent.Type.KeyPress, QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride})
_BY_POINTER = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})
_HAS_ITS_OWN = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class FocusRing(QObject):
    """One for the application; follows the focus through all its windows."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: _Frame | None = None
        self._watched: list[QWidget] = []
        self._keyboard = False
        app.focusChanged.connect(self._focus_changed)
        app.focusWindowChanged.connect(self._window_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _BY_KEYBOARD:
            self._keyboard = True
        elif kind in _BY_POINTER:
            self._keyboard = False
            self._drop()
        elif kind in _MOVES and self._frame is not None:
            self._frame.follow()
        return False

    def target(self) -> QWidget | None:
        """The widget that has the ring now."""
        return self._frame.target if self._frame is not None and not self._frame.isHidden() else None

    def _window_changed(self) -> None:
        application = QApplication.instance()
        window = application.focusWindow() if isinstance(application, QApplication) else None
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._drop()
        if now is None or not self._keyboard or isinstance(now, _HAS_ITS_OWN):
            return
        if now.window().windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            return
        self._watched = _with_parents(now)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._frame = _Frame(now)
        self._frame.destroyed.connect(self._frame_gone)
        self._frame.follow()  # only now: as it comes into view, Qt lays the window out, and the target may move

    def _frame_gone(self) -> None:
        self._frame = None
        self._watched = []

    def _drop(self) -> None:
        frame, self._frame = self._frame, None
        for widget in self._watched:
            if _alive(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if frame is not None and _alive(frame):
            frame.destroyed.disconnect(self._frame_gone)
            frame.hide()
            frame.deleteLater()


class _Frame(QWidget):
    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self.target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self) -> None:
        """Lie around the target, as far as it is in view."""
        if not _alive(self.target) or not self.target.isVisible():
            self.hide()
            return
        out = 0 if isinstance(self.target, QAbstractItemView) else _GAP + _PEN
        place = QRect(self.target.mapTo(self.window(), QPoint(0, 0)), self.target.size()).adjusted(-out, -out, out, out)
        room = self.window().rect()
        for parent in _with_parents(self.target)[1:]:
            if isinstance(parent.parentWidget(), QAbstractScrollArea):
                room &= QRect(parent.mapTo(self.window(), QPoint(0, 0)), parent.size())
        self.setGeometry(place & room)
        self.setVisible(not (place & room).isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        on_dark = any(parent.property("role") == "navigation" for parent in _with_parents(self.target))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.nav_focus if on_dark else tokens.focus), _PEN))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.space(9), theme.space(9))


def _with_parents(widget: QWidget) -> list[QWidget]:
    chain: list[QWidget] = [widget]
    while (parent := chain[-1].parentWidget()) is not None and not chain[-1].isWindow():
        chain.append(parent)
    return chain


def _alive(thing: QObject) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(thing))
