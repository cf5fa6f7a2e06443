"""When the vault should close by itself: the desktop locks, the laptop is about to sleep or has slept, nobody is there.

One place to connect to, whatever the desktop; where it tells us nothing, the idle watch still does.
"""

import sys

from PySide6.QtCore import QObject, Signal

from hivedesk.ui.idle import IdleWatch


class DesktopEvents(QObject):
    """``locked``: the desktop was locked; ``suspending``: sleep is near, or just was; ``idle``: nobody is there."""

    locked = Signal()
    suspending = Signal()
    idle = Signal()

    def __init__(self, idle_minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.watch = IdleWatch(idle_minutes, self)
        self.watch.idle.connect(self.idle)
        self.watch.slept.connect(self.suspending)
        self._session: QObject | None = None

    def start(self, *, window_id: int | None = None) -> None:
        """Begin to listen; call it once the first window is on screen. ``window_id`` is needed on Windows."""
        self.watch.start()
        if sys.platform == "win32":
            from hivedesk.ui.windows_session import WindowsSession

            windows = WindowsSession(window_id or 0, self)
            windows.locked.connect(self.locked)
            windows.suspending.connect(self.suspending)
            self._session = windows
        elif sys.platform == "linux":
            from hivedesk.ui.linux_session import LinuxSession  # late: D-Bus is not needed to show a window

            linux = LinuxSession(self)
            linux.locked.connect(self.locked)
            linux.suspending.connect(self.suspending)
            linux.start()
            self._session = linux

    def set_idle_minutes(self, minutes: float) -> None:
        """Change how long nobody may be there."""
        self.watch.set_minutes(minutes)
