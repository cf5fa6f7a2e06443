"""Ctrl+Shift+L while a dialog is open: the shortcuts of the window beneath it are dead then.

Watches the windows as they get the keyboard, as `idle` does; where a shortcut takes the key first, nothing comes here.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class LockKey(QObject):
    """``pressed`` comes once the key is dealt with: locking closes the dialog in which it was pressed."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if Qt.Key(event.key()) is not Qt.Key.Key_L or event.modifiers() != _KEYS:
            return False
        QTimer.singleShot(0, self, self.pressed.emit)
        return True

    @Slot(QWindow)  # else PySide 6.12 now and then says "Slot not found" when the window changes
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # never twice
            window.installEventFilter(self)
