"""A short word at the foot of the window that goes away by itself, with one thing to do: usually *Undo*.

It covers no control: it stands in a strip of its own, and the screen above is as much lower while it is there.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from hivedesk.ui import theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button, icon_button
from hivedesk.ui.widgets.labels import label

SECONDS = 8.0


class ToastStrip(QWidget):
    """Where the toast stands in the layout of a window; as high as the toast, and gone with it."""

    def __init__(self) -> None:
        super().__init__()
        self.toast = Toast(self)
        self.hide()


class Toast(QFrame):
    """One for each window; a new word takes the place of the old. It waits while the pointer or focus is on it."""

    hidden = Signal()

    def __init__(self, strip: QWidget) -> None:
        super().__init__(strip)
        theme.set_role(self, Role.TOAST)
        self._layout = layout = row(12, 16, 9, 9, 9, into=self)
        self.text = label("", wrap=False)
        self._action = button("", self._act)
        self._close = icon_button(
            "Close this message", "close", self.dismiss, role=Role.INSIDE, ink=Ink.INVERSE, size=16
        )
        for widget in (self.text, self._action, self._close):
            layout.addWidget(widget)
        self._on_action: Callable[[], object] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._time_up)
        self._action.installEventFilter(self)
        self._close.installEventFilter(self)
        strip.installEventFilter(self)
        self.hide()

    def say(
        self,
        words: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        seconds: float = SECONDS,
    ) -> None:
        """Show ``words``, and a button when there is something to do about them."""
        self.text.setText(words)
        self._on_action = on_action
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self.timer.setInterval(round(seconds * 1000))
        self._strip().show()
        self.show()
        self._place()
        self.raise_()
        self.timer.start()
        announce(self, f"{words} {action}: Ctrl+Z." if action == "Undo" else words)

    def dismiss(self) -> None:
        """Go away now."""
        self.timer.stop()
        if not self.isHidden():
            self.hide()
            self._strip().hide()
            self.hidden.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() is QEvent.Type.Resize and not self.isHidden():
                self._place()
        elif event.type() is QEvent.Type.FocusIn:
            self.timer.stop()
        elif event.type() is QEvent.Type.FocusOut and not self.isHidden():
            self.timer.start()
        return False

    def enterEvent(self, event: QEvent) -> None:
        self.timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.isHidden() and not self._has_focus():
            self.timer.start()

    def _act(self) -> None:
        act = self._on_action
        self.dismiss()
        if act is not None:
            act()

    def _time_up(self) -> None:
        if self.underMouse() or self._has_focus():
            self.timer.start()
        else:
            self.dismiss()

    def _has_focus(self) -> bool:
        return self._action.hasFocus() or self._close.hasFocus()

    def _strip(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent

    def _place(self) -> None:
        strip, gap = self._strip(), theme.space(6)
        room = strip.width() - theme.space(48)
        self.text.setWordWrap(False)
        size = self._layout.sizeHint()
        self.text.setWordWrap(size.width() > room)
        width = min(size.width(), room)
        height = self._layout.heightForWidth(width) if self.text.wordWrap() else size.height()
        self.resize(width, max(height, size.height()))
        strip.setFixedHeight(self.height() + 2 * gap)
        self.move(QPoint((strip.width() - width) // 2, gap))
