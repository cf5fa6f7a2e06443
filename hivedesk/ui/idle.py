"""Nobody there: no key and no mouse for a while, or a gap in time that says the laptop slept.

Watches the windows, not every object, so that it costs nothing while HiveDesk paints.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

CHECK_EVERY_S = 10.0
_SLEPT_S = 60.0  # a check that comes so much too late means that the laptop slept
_ACTIVE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emits ``idle`` once after so many minutes without key or mouse, and ``slept`` after a jump of the clocks."""

    idle = Signal()
    slept = Signal()

    def __init__(
        self,
        minutes: float,
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._limit_s = minutes * 60
        self._monotonic, self._wall = monotonic, wall
        self._active_at = self._checked_at = monotonic()
        self._wall_at = wall()
        self._said = False
        self._timer = QTimer(self)
        self._timer.setInterval(round(CHECK_EVERY_S * 1000))
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Begin to watch."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            for window in application.allWindows():
                window.installEventFilter(self)
            application.focusWindowChanged.connect(self._watch)
        self._checked_at, self._wall_at = self._monotonic(), self._wall()
        self.note_activity()
        self._timer.start()

    def set_minutes(self, minutes: float) -> None:
        """Change how long is too long."""
        self._limit_s = minutes * 60

    def note_activity(self) -> None:
        """Somebody is there (also for what comes through assistive technology)."""
        self._active_at = self._monotonic()
        self._said = False

    def check(self) -> None:
        """Compare the clocks; called by the timer."""
        now, wall = self._monotonic(), self._wall()
        gap = max(now - self._checked_at, abs(wall - self._wall_at))
        self._checked_at, self._wall_at = now, wall
        if gap > CHECK_EVERY_S + _SLEPT_S:
            self.slept.emit()
        if not self._said and now - self._active_at >= self._limit_s:
            self._said = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVE:
            self.note_activity()
        return False

    @Slot(QWindow)  # as in `lock_key`
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # never twice
            window.installEventFilter(self)
