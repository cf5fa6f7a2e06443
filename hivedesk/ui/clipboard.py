"""Secrets on the clipboard: marked so that histories leave them out, gone after a while and when HiveDesk ends."""

import hashlib
import hmac
import secrets

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = (0).to_bytes(4, "little")


class SecretClipboard(QObject):
    """Copies a passphrase, a recovery code or a PDF's password; ``cleared`` comes once it is gone."""

    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._salt = secrets.token_bytes(16)
        self._ours = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # the seconds are shown
        self._timer.timeout.connect(self.clear_if_ours)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear_if_ours)

    def copy_secret(self, text: str, clear_after_s: float = 30.0) -> None:
        """Put ``text`` on the clipboard, to be taken off again after so many seconds if it is still there."""
        clipboard = _clipboard()
        clipboard.setMimeData(secret_mime(text))
        if clipboard.supportsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._ours = self._digest(text)
        self._timer.start(max(0, round(clear_after_s * 1000)))

    def seconds_left(self) -> int:
        """How long the secret will still be there."""
        return max(0, (self._timer.remainingTime() + 999) // 1000) if self._timer.isActive() else 0

    def clear_if_ours(self) -> None:
        """Take the secret off, unless something else has been copied since."""
        self._timer.stop()
        if not self._ours:
            return
        # by digest: Qt's own answer is wrong on some platforms, and the secret itself is not kept
        if hmac.compare_digest(self._digest(_clipboard().text()), self._ours):
            _clipboard().clear()
        self._ours = b""
        self.cleared.emit()

    def _digest(self, text: str) -> bytes:
        return hashlib.sha256(self._salt + text.encode("utf-8", "surrogatepass")).digest()


def secret_mime(text: str) -> QMimeData:
    """Text with the marks that keep it out of clipboard histories and clouds (KDE, Windows)."""
    data = QMimeData()
    data.setText(text)
    data.setData("x-kde-passwordManagerHint", b"secret")
    data.setData(_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"1")
    data.setData(_WINDOWS.format("CanIncludeInClipboardHistory"), _NO)
    data.setData(_WINDOWS.format("CanUploadToCloudClipboard"), _NO)
    return data


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
