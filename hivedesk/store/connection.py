"""A connection to an encrypted database.

Made on peewee's SQLite database rather than on its SQLCipher one, which (measured) makes a file in clear where the
passphrase is empty, ignores the time-out, and writes the key to the log when it is changed. Here the key is 32 raw
bytes (2.5 ms to open; a passphrase handed to SQLCipher costs 100 to 180 ms), is given before any other statement,
and never passes through peewee, which logs statements.

A wrong key shows only when something is read, so that is done at once.
"""

import errno
import logging
import os
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

import peewee
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # ships no types

from hivedesk.foundation.errors import CannotWrite
from hivedesk.foundation.files import cannot_write

APPLICATION_ID = 0x48444B31  # "HDK1": tells a database of ours from any other
PAGE_SIZE = 4096  # bytes, SQLCipher's own
BUSY_SECONDS = 5.0

SqlError = sqlcipher.Error  # what a connection of `connect` raises; peewee's own raises `peewee.PeeweeException`

for _kind in (Decimal, date, time):
    sqlcipher.register_adapter(_kind, str)


class _NoStatements(logging.Filter):
    """Statements and their values are people's names and notes: peewee's log of them is shut, at any level."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let nothing pass that is only for those who look for faults."""
        return record.levelno > logging.DEBUG


logging.getLogger("peewee").addFilter(_NoStatements())


class NotThisKey(Exception):
    """The file does not open with this key, or its first page is damaged."""


class Damaged(Exception):
    """The file opens with the key, but is not whole."""


class CannotOpen(Exception):
    """The file is not there, or the system refuses it."""


class VaultDatabase(peewee.SqliteDatabase):
    """The open database of a vault, as peewee knows it. Lives on one thread; its text form shows no key."""

    server_version = sqlcipher.sqlite_version_info

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        super().__init__(file_uri(path, "rw"), autoconnect=False)

    def _connect(self) -> Any:
        connection = connect(self._path, self._key, timeout=self.timeout)
        try:
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # missing from the stubs
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    def raw(self) -> Any:
        """The connection beneath peewee, for pragmas and for what must not be wrapped."""
        return self.connection()  # type: ignore[no-untyped-call]  # the stubs say nothing of it

    def __repr__(self) -> str:
        return "<VaultDatabase>"


def connect(
    path: Path,
    key: bytes,
    *,
    create: bool = False,
    read_only: bool = False,
    unchanging: bool = False,
    wal: bool = True,
    timeout: float = BUSY_SECONDS,
) -> Any:
    """Connect to an encrypted database; the `sqlcipher3` connection.

    ``create`` makes the file; ``read_only`` refuses every change; ``unchanging`` is for a file that nobody else
    writes (a backup): nothing is ever made beside it. Without ``wal`` the file stays a single one.
    A connection belongs to the thread that made it.

    Raises:
        ValueError: the key has not 32 bytes. An empty key would make a file in clear.
        NotThisKey: wrong key, or a damaged first page.
        Damaged: cut short, or damaged further on.
        CannotOpen: no such file, or no permission.
    """
    mode = "rwc" if create else "ro&immutable=1" if unchanging else "ro" if read_only else "rw"
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    try:
        connection = sqlcipher.connect(file_uri(path, mode), uri=True, isolation_level=None, timeout=timeout)
    except sqlcipher.Error:
        raise CannotOpen from None
    try:
        _unlock(connection, key)
        pragmas = [*_PRAGMAS]
        if create:
            pragmas.append(f"application_id = {APPLICATION_ID}")
        if wal and mode.startswith("rw"):
            pragmas.append("journal_mode = WAL")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except sqlcipher.Error as error:
        connection.close()
        raise _sorted(error) from None
    return connection


def write_failure(error: Exception) -> CannotWrite:
    """What to tell the worker about a database that could not be written, without SQLite's own text."""
    known = {"full": errno.ENOSPC, "readonly": errno.EROFS, "read-only": errno.EROFS}
    return cannot_write(OSError(next((code for mark, code in known.items() if mark in str(error)), 0), ""))


# What SQLCipher 4.19 writes to stderr by itself goes to nobody. Its guard of the memory costs nine times the running
# time. Nothing is sorted or indexed in a temporary file: it would be written in clear.
_PRAGMAS = (
    "cipher_memory_security = OFF",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "secure_delete = ON",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "recursive_triggers = OFF",
)


def _give_key(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()


def _unlock(connection: Any, key: bytes) -> None:
    _give_key(connection, key)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def all_pages_authentic(path: Path, key: bytes) -> bool:
    """Whether each page that is there proves itself by its HMAC; says nothing of pages that are not there."""
    connection = sqlcipher.connect(file_uri(path, "ro&immutable=1"), uri=True, isolation_level=None)
    try:
        _give_key(connection, key)
        return not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except sqlcipher.Error:
        return False
    finally:
        connection.close()


def _sorted(error: Exception) -> Exception:
    """The error as one of ours; SQLite's own texts are not passed on."""
    if "not a database" in str(error):
        return NotThisKey()
    if "malformed" in str(error):
        return Damaged()
    return CannotOpen()


def file_uri(path: PurePath, mode: str) -> str:
    """The address by which SQLite opens a file, for any name: spaces, ``?``, ``#``, ``%``, drives, network shares."""
    return "file://" + _escaped(_address(path)) + f"?mode={mode}"


def _address(path: PurePath) -> str:
    text = str(path.absolute() if isinstance(path, Path) else path)
    if not isinstance(path, PureWindowsPath):
        return text
    text = text.replace("\\", "/").removeprefix("//?/")
    if text.startswith("UNC/"):
        text = "//" + text.removeprefix("UNC/")
    return text if text.startswith("//") else "/" + text


_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:")


def _escaped(path: str) -> str:
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path))


def copy_pages(source: Any, target: Any, step: Callable[[int, int], None]) -> None:
    """Copy one open database into another, each under its own key (measured: SQLite's backup decrypts and encrypts).

    The source is read within one transaction, so the copy is of one moment however long it takes and whatever is
    written meanwhile. ``step`` is told (pages done, pages in all), and may raise to give up.
    """
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchall()
        source.backup(target, pages=1024, progress=lambda _status, left, total: step(total - left, total))
    finally:
        source.execute("ROLLBACK")
