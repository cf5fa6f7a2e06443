"""Keeps HiveDesk's windows out of screenshots and shared screens, where the system can (Windows 10 and later).

A setting, and off at first: support staff share screens. From Microsoft's documentation; not tried on Windows yet.
"""

import ctypes
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

_SHOWN, _EXCLUDED = 0x00, 0x11  # WDA_NONE, WDA_EXCLUDEFROMCAPTURE


class ScreenCapture(QObject):
    """One for the application; windows that come later are hidden too."""

    def __init__(self, application: QGuiApplication, *, hidden: bool) -> None:
        super().__init__(application)
        self._application = application
        self._hidden = False
        application.focusWindowChanged.connect(self._window_came)
        self.set_hidden(hidden)

    def set_hidden(self, hidden: bool) -> None:
        """Hide every window from capture, or show them again."""
        if hidden != self._hidden:
            self._hidden = hidden
            for window in self._application.topLevelWindows():
                _set(window, hidden)

    def _window_came(self, window: QWindow | None) -> None:
        if window is not None and self._hidden:
            _set(window, True)


def _set(window: QWindow, hidden: bool) -> None:
    if sys.platform == "win32":
        ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _EXCLUDED if hidden else _SHOWN)
