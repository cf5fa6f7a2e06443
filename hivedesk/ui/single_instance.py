"""One HiveDesk at a time for one data folder: a second start raises the first window and ends.

The only file that may touch QtNetwork, and only for a local socket that this user alone can open; nothing is
taken from it but the one word "raise".
"""

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from hivedesk.foundation import files

_WORD = b"raise"
_WAIT_MS = 1000


class SingleInstance(QObject):
    """Holds the place of the one HiveDesk; ``raise_asked`` comes when another start wants its window."""

    raise_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._server: QObject | None = None

    def take(self) -> bool:
        """Take the place; when it is taken, ask that HiveDesk to come to the front and return False.

        `listen` then hears the starts to come: it needs Qt's local sockets (15 ms), so call it once the window shows.

        Raises:
            CannotWrite: the data folder cannot be made.
        """
        files.make_private_folder(self._folder)
        lock = QLockFile(str(self._folder / "running.lock"))
        lock.setStaleLockTime(0)  # however long ago: only a process that has ended leaves its place
        if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
            self._ask_to_raise()
            return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Give the place up, at the end."""
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            self._server.close()
        if self._lock is not None:
            self._lock.unlock()
        self._server = self._lock = None

    def listen(self) -> None:
        """Hear when another HiveDesk is started; once the place is taken."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = socket_name(self._folder)
        QLocalServer.removeServer(name)  # left by a HiveDesk that was killed: we hold the lock
        server.newConnection.connect(self._connected)
        if not server.listen(name):
            from hivedesk.foundation import log  # the log is not needed before the first window either

            log.event("single_instance_deaf")
        self._server = server

    def _connected(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = self._server
        if not isinstance(server, QLocalServer):
            return
        while (socket := server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(len(_WORD))
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._judge(socket)

    def _read(self) -> None:
        self._judge(self.sender())

    def _judge(self, socket: QObject) -> None:
        from PySide6.QtNetwork import QLocalSocket

        if not isinstance(socket, QLocalSocket) or socket.bytesAvailable() < len(_WORD):
            return
        said = socket.read(len(_WORD)).data()
        socket.abort()
        if said == _WORD:
            self.raise_asked.emit()

    def _ask_to_raise(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(socket_name(self._folder))
        if socket.waitForConnected(_WAIT_MS):
            socket.write(_WORD)
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()


def socket_name(folder: Path) -> str:
    """The socket's name: tells data folders apart without naming them."""
    import hashlib  # not needed to take the place, so not before the first window

    return "hivedesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
