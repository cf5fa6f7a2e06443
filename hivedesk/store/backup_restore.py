"""Proving that a backup can be relied on, and restoring it: always into a new folder, never over anything."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hivedesk.crypto.keys import KeyPurpose, MasterKey, derive
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.store import vault_files
from hivedesk.store.backup import backup_key, check_copy, copy_database, fingerprint, opened
from hivedesk.store.connection import connect
from hivedesk.store.header import Head, Header, Kind
from hivedesk.store.header_copies import write_copies
from hivedesk.store.vault_locked import LockedVault, Unlocked, read_backup
from hivedesk.store.vault_problems import BackupUnsound, FolderNotEmpty


@dataclass(frozen=True)
class BackupReport:
    """What "Test my backup" found in a backup that can be relied on."""

    taken: datetime
    entries: int  # in the chain
    last_entry: datetime | None
    size: int  # bytes


def check_backup_file(folder: Path, header: Header, progress: Progress | None = None) -> None:
    """Compare a backup's database with the size and the SHA-256 in its header: all that needs no key.

    Raises:
        BackupUnsound: they differ.
    """
    try:
        found = fingerprint(folder / vault_files.BACKUP_DATABASE, (progress or NoProgress()).check)
    except OSError:
        raise BackupUnsound from None
    if header.backup is None or found != (header.backup.size, header.backup.sha256):
        raise BackupUnsound


def rehearse(folder: Path, unlocked: Unlocked, progress: Progress | None = None) -> BackupReport:
    """Do what "Test my backup" promises: read a whole backup with its key, in place, and check it.

    Leaves nothing behind. For a background thread.

    Raises:
        NotABackup, NewerFormat, BackupUnsound: see there.
        Cancelled: given up.
    """
    watch = progress or NoProgress()
    watch.report(0, 0, "Reading the backup")
    header = _proved(read_backup(folder), unlocked.master)
    check_backup_file(folder, header, watch)
    head = _read_through(folder, header, unlocked.master)
    if header.backup is None or head != header.head:
        raise BackupUnsound
    return BackupReport(header.backup.taken, head.seq, head.at, header.backup.size)


def restore(backup: LockedVault, unlocked: Unlocked, into: Path, progress: Progress | None = None) -> Path:
    """Make a vault from a backup in a new or empty folder; the same secrets open it. For a background thread.

    The backup stays as it is. Returns ``into``.

    Raises:
        FolderNotEmpty: something stands there.
        BackupUnsound: the backup is damaged.
        CannotWrite: the disk is full or refuses; nothing is left in ``into``.
        Cancelled: given up; nothing is left.
    """
    watch = progress or NoProgress()
    if not vault_files.is_free(into):
        raise FolderNotEmpty
    header = _proved(backup, unlocked.master)
    check_backup_file(backup.folder, header, watch)
    unfinished = vault_files.unfinished_folder(into)
    try:
        _fill(backup.folder, header, unlocked.master, unfinished, watch)
        vault_files.finish_folder(unfinished, into)
    except BaseException:
        vault_files.remove_folder(unfinished)
        raise
    return into


def _fill(folder: Path, header: Header, master: MasterKey, into: Path, progress: Progress) -> None:
    if header.backup is None:
        raise BackupUnsound
    path, key = into / vault_files.DATABASE, derive(master, KeyPurpose.DATABASE)
    with opened(folder / vault_files.BACKUP_DATABASE, backup_key(master, header.backup.id)) as source:
        copy_database(source, path, key, progress, "Restoring the records")
    progress.report(0, 0, "Checking the restored records")
    with closing(connect(path, key, unchanging=True)) as copy:
        if check_copy(copy, header.vault_id) != header.head:
            raise BackupUnsound
    write_copies(into, replace(header, kind=Kind.VAULT, backup=None), master)


def _read_through(folder: Path, header: Header, master: MasterKey) -> Head:
    if header.backup is None:
        raise BackupUnsound
    with opened(folder / vault_files.BACKUP_DATABASE, backup_key(master, header.backup.id)) as connection:
        head = check_copy(connection, header.vault_id)
        if connection.execute("SELECT count(*) FROM entry").fetchone()[0] != head.seq:
            raise BackupUnsound
        return head


def _proved(backup: LockedVault, master: MasterKey) -> Header:
    stored = backup.copies.genuine(master)
    if stored is None or stored.header.kind is not Kind.BACKUP:
        raise BackupUnsound
    return stored.header
