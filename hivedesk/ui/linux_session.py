"""Locked and about to sleep, as Linux desktops tell it over D-Bus: logind, and the desktop's screen saver.

Without a bus, or without logind, it quietly tells nothing. Nothing here waits for an answer.
"""

import os

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_LOGIND = "org.freedesktop.login1"
_ROOT = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class LinuxSession(QObject):
    """Listens on the system bus and the session bus."""

    locked = Signal()
    suspending = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._desktop = session or QDBusConnection.sessionBus()
        self._path = ""
        self._asked: list[QDBusPendingCallWatcher] = []

    def start(self) -> None:
        """Begin to listen."""
        if self._system.isConnected():
            self._listen(self._system, _ROOT, _MANAGER, "PrepareForSleep", "prepare_for_sleep(bool)")
            self._ask(_ROOT, _MANAGER, "GetSessionByPID", [os.getpid()], self._session_found)
        if self._desktop.isConnected():
            for interface, path in _SAVERS:
                self._listen(self._desktop, path, interface, "ActiveChanged", "saver_changed(bool)")

    @Slot(bool)
    def prepare_for_sleep(self, starting: bool) -> None:
        """logind: the laptop goes to sleep (true) or has woken (false)."""
        if starting:
            self.suspending.emit()

    @Slot(bool)
    def saver_changed(self, active: bool) -> None:
        """The screen saver came on."""
        if active:
            self.locked.emit()

    @Slot()
    def session_lock(self) -> None:
        """logind: lock this session."""
        self.locked.emit()

    @Slot(QDBusMessage)
    def properties_changed(self, message: QDBusMessage) -> None:
        """A hint only (its contents arrive unreadable): ask whether the session is locked now."""
        if self._path:
            self._ask(self._path, _PROPERTIES, "Get", [_SESSION, "LockedHint"], self._locked_hint)

    def _session_found(self, answer: QDBusMessage) -> None:
        found = answer.arguments()
        path = _text(found[0]) if found else ""
        if not path.startswith("/org/freedesktop/login1/session/"):
            return
        self._path = path
        self._listen(self._system, path, _SESSION, "Lock", "session_lock()")
        self._listen(self._system, path, _PROPERTIES, "PropertiesChanged", "properties_changed(QDBusMessage)")

    def _listen(self, bus: QDBusConnection, path: str, interface: str, signal: str, slot: str) -> None:
        # the sender is left open: Qt would wait for the bus to name it, and a false one could only lock
        bus.connect("", path, interface, signal, self, SLOT(slot))  # type: ignore[call-overload]  # only text is taken

    def _locked_hint(self, answer: QDBusMessage) -> None:
        found = answer.arguments()
        value = found[0] if found else None
        inner = getattr(value, "variant", None)
        if (inner() if callable(inner) else value) is True:
            self.locked.emit()

    def _ask(self, path: str, interface: str, method: str, arguments: list[object], answered: object) -> None:
        call = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asked.append(watcher)

        def finished() -> None:
            self._asked.remove(watcher)
            answer = watcher.reply()
            watcher.deleteLater()
            if answer.type() is QDBusMessage.MessageType.ReplyMessage and callable(answered):
                answered(answer)

        watcher.finished.connect(finished)


def _text(value: object) -> str:
    """A D-Bus object path as text."""
    path = getattr(value, "path", None)
    return str(path()) if callable(path) else str(value)
