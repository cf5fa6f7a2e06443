"""A connection to an encrypted database.

Made on peewee's SQLite database rather than on its SQLCipher one, which (measured) makes a file in clear where the
passphrase is empty, ignores the time-out, and writes the key to the log when it is changed. Here the key is 32 raw
bytes (2.5 ms to open; a passphrase handed to SQLCipher costs 100 to 180 ms), is given before any other statement,
and never passes through peewee, which logs statements.

A wrong key shows only when something is read, so that is done at once.
"""

import logging
import os
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path, PureWindowsPath
from typing import Any

import peewee
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # ships no types

APPLICATION_ID = 0x48444B31  # "HDK1": tells a database of ours from any other
PAGE_SIZE = 4096  # bytes, SQLCipher's own
BUSY_SECONDS = 5.0

DatabaseError = sqlcipher.DatabaseError  # what a connection raises, for those that must tell damage by it

for _kind in (Decimal, date, time):
    sqlcipher.register_adapter(_kind, str)


class _NoStatements(logging.Filter):
    """Statements and their values are people's names and notes: peewee's log of them is shut, at any level."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno > logging.DEBUG


peewee.logger.addFilter(_NoStatements())


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
            self._add_conn_hooks(connection)
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    def __repr__(self) -> str:
        return "<VaultDatabase>"


def connect(
    path: Path,
    key: bytes,
    *,
    create: bool = False,
    read_only: bool = False,
    unchanging: bool = False,
    timeout: float = BUSY_SECONDS,
) -> Any:
    """Connect to an encrypted database; the `sqlcipher3` connection.

    ``create`` makes the file; ``read_only`` refuses every change; ``unchanging`` is for a file that nobody else
    writes (a backup): nothing is ever made beside it. A connection belongs to the thread that made it.

    Raises:
        ValueError: the key has not 32 bytes. An empty key would make a file in clear.
        NotThisKey: wrong key, or a damaged first page.
        Damaged: cut short, or damaged further on.
        CannotOpen: no such file, or no permission.
    """
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    mode = "rwc" if create else "ro&immutable=1" if unchanging else "ro" if read_only else "rw"
    try:
        connection = sqlcipher.connect(file_uri(path, mode), uri=True, isolation_level=None, timeout=timeout)
    except sqlcipher.Error:
        raise CannotOpen from None
    try:
        _unlock(connection, key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if create:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if not (read_only or unchanging):
            connection.execute("PRAGMA journal_mode = WAL")
    except BaseException as error:
        connection.close()
        raise _sorted(error) from None
    return connection


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


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _sorted(error: BaseException) -> BaseException:
    """The error as one of ours where the file is at fault; SQLite's own texts are not passed on."""
    if not isinstance(error, sqlcipher.Error):
        return error
    if "not a database" in str(error):
        return NotThisKey()
    if "malformed" in str(error):
        return Damaged()
    return CannotOpen()


def file_uri(path: Path, mode: str) -> str:
    """The address by which SQLite opens a file, for any name: spaces, ``?``, ``#``, ``%``, drives, network shares."""
    return "file://" + _escaped(_address(str(path) if path.drive else str(path.absolute()))) + f"?mode={mode}"


def _address(path: str) -> str:
    windows = PureWindowsPath(path)
    if not windows.drive:
        return path
    text = windows.as_posix().removeprefix("//?/")
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
