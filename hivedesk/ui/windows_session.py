"""Locked and about to sleep, as Windows tells it in window messages."""

import ctypes
import ctypes.wintypes
import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

_SESSION_CHANGE, _SESSION_LOCK = 0x02B1, 7
_POWER, _SUSPEND = 0x0218, 4
_THIS_SESSION = 0


class WindowsSession(QObject):
    """Listens to the messages of one window."""

    locked = Signal()
    suspending = Signal()

    def __init__(self, window_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Messages(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32" and window_id:
            # without it Windows tells a window nothing about the session; failing, the idle watch remains
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.wintypes.HWND(window_id), _THIS_SESSION)

    def judge(self, message: int, what: int) -> None:
        """Tell what a window message means."""
        if (message, what) == (_SESSION_CHANGE, _SESSION_LOCK):
            self.locked.emit()
        elif (message, what) == (_POWER, _SUSPEND):
            self.suspending.emit()


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]  # QByteArray does convert
            told = ctypes.wintypes.MSG.from_address(int(message))
            self._session.judge(int(told.message), int(told.wParam))
        return False, 0
