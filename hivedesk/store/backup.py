"""Backups: whole copies of a vault, each one folder that can be restored by itself on any laptop.

A backup's folder is named after its moment, never after a person, and holds the header (with the slots, so that the
same passphrase opens it) and the database under a key of its own. It is filled under another name, checked, and moved
to its place in one step. The copy is made with SQLite's online backup from a second connection, of one moment, while
the worker goes on; measured: it copies between two keys, 137 MB in 3.4 s with every check before and after.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hivedesk.crypto.keys import KeyPurpose, MasterKey, derive
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.foundation.errors import VaultProblem
from hivedesk.store import vault_files
from hivedesk.store.backup_schedule import superseded
from hivedesk.store.connection import (
    APPLICATION_ID,
    CannotOpen,
    Damaged,
    NotThisKey,
    SqlError,
    connect,
    copy_pages,
    write_failure,
)
from hivedesk.store.header import BackupFile, Head, Header, Kind, State, new_id
from hivedesk.store.header_copies import write_copies
from hivedesk.store.opening_checks import check_pages, read_head, read_meta
from hivedesk.store.vault_lock import VaultLock
from hivedesk.store.vault_locked import read_backup
from hivedesk.store.vault_problems import (
    BackupUnderWay,
    BackupUnsound,
    DatabaseDamaged,
    DatabaseMissing,
    WrongDatabase,
)

LOCK = ".lock"


@dataclass(frozen=True)
class BackupSource:
    """What a backup is made from: files and the key, never the open connection. Fit for a background thread."""

    folder: Path
    header: Header
    master: MasterKey = field(repr=False)

    @property
    def database_key(self) -> bytes:
        """The key of the vault's database."""
        return derive(self.master, KeyPurpose.DATABASE)


@dataclass(frozen=True)
class BackupInfo:
    """What can be said of a backup without its key."""

    folder: Path
    vault_id: str
    taken: datetime
    head: Head
    size: int  # bytes


def back_up(source: BackupSource, now: datetime, progress: Progress | None = None) -> BackupInfo:
    """Make a backup now, check it, and put it beside the others. For a background thread.

    Raises:
        BackupUnderWay: another one is being made.
        CannotWrite: the disk is full or refuses; no half backup stays.
        DatabaseDamaged: the vault itself is damaged.
        Cancelled: given up; no half backup stays.
    """
    watch = progress or NoProgress()
    backups = source.folder / vault_files.BACKUPS
    vault_files.make_folder(backups)
    lock = VaultLock(backups / LOCK, BackupUnderWay)
    lock.acquire()
    try:
        _clear_unfinished(backups)
        target = _free_name(backups, now)
        unfinished = vault_files.unfinished_folder(target)
        try:
            header = _fill(source, unfinished, now, watch)
            vault_files.finish_folder(unfinished, target)
        except BaseException:
            vault_files.remove_folder(unfinished)
            raise
    finally:
        lock.release()
    return _info(target, header)


def list_backups(folder: Path) -> list[BackupInfo]:
    """The backups in a vault's folder, the latest first. What is damaged from outside is left out."""
    found = []
    with contextlib.suppress(OSError):
        for path in (folder / vault_files.BACKUPS).iterdir():
            if path.is_dir() and not path.name.endswith(vault_files.UNFINISHED):
                with contextlib.suppress(VaultProblem):
                    found.append(_info(path, read_backup(path).header))
    return sorted(found, key=lambda info: info.taken, reverse=True)


def prune(folder: Path, vault_id: str, now: datetime) -> int:
    """Remove this vault's backups that are no longer needed (see `backup_schedule`); how many."""
    backups = {info.taken: info for info in list_backups(folder) if info.vault_id == vault_id}
    return sum(_remove(backups[taken]) for taken in superseded(list(backups), now))


def backup_key(master: MasterKey, backup_id: str) -> bytes:
    """The key of one backup's database."""
    return derive(master, KeyPurpose.BACKUP, bytes.fromhex(backup_id))


def fingerprint(path: Path, check: Callable[[], None]) -> tuple[int, bytes]:
    """Size and SHA-256 of a file; ``check`` may raise to give up.

    Raises:
        OSError: it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            check()
            digest.update(block)
            size += len(block)
    return size, digest.digest()


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Any]:
    """A backup's database, read in place; nothing is made beside it.

    Raises:
        BackupUnsound: it does not open with its key, or shows damage while it is read.
    """
    try:
        with closing(connect(path, key, unchanging=True)) as connection:
            yield connection
    except (NotThisKey, Damaged, CannotOpen, SqlError, DatabaseDamaged):
        raise BackupUnsound from None


def check_copy(connection: Any, vault_id: str) -> Head:
    """Read every page of a copy and tell the head of its chain.

    Raises:
        DatabaseDamaged, SqlError: it is not whole.
        BackupUnsound: it is not this vault's.
    """
    check_pages(connection, thorough=True)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise BackupUnsound
    if read_meta(connection, "vault_id") != vault_id:
        raise BackupUnsound
    return read_head(connection)


def copy_database(source: Any, path: Path, key: bytes, progress: Progress, what: str) -> None:
    """Copy an open database into a new file under ``key``, as a single file without a log.

    Raises:
        CannotWrite: the disk is full or refuses.
    """

    def step(done: int, total: int) -> None:
        progress.report(done, total, what)
        progress.check()

    try:
        with closing(connect(path, key, create=True, wal=False)) as target:
            copy_pages(source, target, step)
            target.execute("PRAGMA journal_mode = DELETE").fetchall()
    except SqlError as error:
        if "malformed" in str(error):
            raise DatabaseDamaged from None
        raise write_failure(error) from None
    except (CannotOpen, NotThisKey, Damaged):
        raise write_failure(OSError()) from None
    vault_files.sync(path)


def _fill(source: BackupSource, folder: Path, now: datetime, progress: Progress) -> Header:
    backup_id = new_id()
    key = backup_key(source.master, backup_id)
    path = folder / vault_files.BACKUP_DATABASE
    with _vault_database(source) as connection:
        progress.report(0, 0, "Checking the records")
        # first the source: SQLite's backup copies (measured) a page that does not prove itself as if it were empty,
        # and under the new key the copy of it would be authentic
        check_pages(connection)
        progress.check()
        copy_database(connection, path, key, progress, "Copying the records")
    progress.check()
    progress.report(0, 0, "Checking the copy")
    with opened(path, key) as copy:
        head = check_copy(copy, source.header.vault_id)
    size, digest = fingerprint(path, progress.check)
    header = replace(
        source.header,
        kind=Kind.BACKUP,
        head=head,
        session="",
        state=State.CLOSED,
        backup=BackupFile(id=backup_id, taken=now, size=size, sha256=digest),
    )
    write_copies(folder, header, source.master)
    return header


@contextmanager
def _vault_database(source: BackupSource) -> Iterator[Any]:
    try:
        connection = connect(source.folder / vault_files.DATABASE, source.database_key)
    except CannotOpen:
        raise DatabaseMissing from None
    except NotThisKey:
        raise WrongDatabase from None
    except Damaged:
        raise DatabaseDamaged from None
    with closing(connection):
        connection.execute("PRAGMA query_only = ON")
        yield connection


def _free_name(backups: Path, now: datetime) -> Path:
    """A folder named after the moment in UTC; a second one in the same second gets a number."""
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    name, number = stamp, 1
    while (backups / name).exists():
        number += 1
        name = f"{stamp}-{number}"
    return backups / name


def _clear_unfinished(backups: Path) -> None:
    """Remove what an interrupted backup left; the lock proves that nobody is filling it."""
    for path in backups.glob(f".*{vault_files.UNFINISHED}"):
        vault_files.remove_folder(path)


def _remove(info: BackupInfo) -> bool:
    # first out of the list in one step: a backup half removed must not look like one
    aside = info.folder.with_name(f".{info.folder.name}{vault_files.UNFINISHED}")
    try:
        info.folder.rename(aside)
    except OSError:
        return False  # somebody looks into it just now: the next time
    vault_files.remove_folder(aside)
    return True


def _info(folder: Path, header: Header) -> BackupInfo:
    if header.backup is None:
        raise BackupUnsound
    return BackupInfo(folder, header.vault_id, header.backup.taken, header.head, header.backup.size)
