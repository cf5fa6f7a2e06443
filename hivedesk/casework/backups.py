"""Backups: made now or daily, tested, restored into a new folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hivedesk.casework.desk import Desk
from hivedesk.casework.vaults import vault_of
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.store import backup as stored
from hivedesk.store.backup import BackupInfo
from hivedesk.store.backup_restore import BackupReport, rehearse, restore
from hivedesk.store.backup_schedule import backup_due
from hivedesk.store.vault_files import DATABASE
from hivedesk.store.vault_locked import LockedVault, Unlocked, read_backup

__all__ = ["BackupInfo", "BackupReport", "LockedVault", "read_backup"]


ON_CLOSING_BYTES = 40_000_000  # about a second


@dataclass(frozen=True)
class BackupState:
    """What the status line and Settings show."""

    backups: tuple[BackupInfo, ...]  # the latest first
    due: bool
    changed: bool  # since the last backup


def backup_state(desk: Desk) -> BackupState:
    """The backups of this vault, and whether the daily one is due."""
    vault = vault_of(desk)
    backups = tuple(info for info in stored.list_backups(vault.folder) if info.vault_id == vault.vault_id)
    last = backups[0] if backups else None
    due = backup_due(last.taken if last else None, last.head.seq if last else 0, desk.store.head[0], desk.clock.now())
    return BackupState(backups, due, last is None or last.head.seq != desk.store.head[0])


def backup_job(desk: Desk) -> Callable[[Progress], BackupInfo]:
    """What makes a backup and removes those no longer needed; for a job.

    Raises (in the job):
        CannotWrite: the disk is full or refuses; no half backup stays.
        VaultProblem: another backup is under way, or the vault is damaged.
    """
    source, now = vault_of(desk).backup_source(), desk.clock.now()

    def work(progress: Progress) -> BackupInfo:
        info = stored.back_up(source, now, progress)
        stored.prune(source.folder, source.header.vault_id, now)
        return info

    return work


def back_up_on_closing(desk: Desk) -> None:
    """Make a backup as the day ends, if anything changed since the last; a very large vault waits for its daily one.

    Raises:
        CannotWrite: the disk is full or refuses; the vault itself is as it was.
        VaultProblem: another backup is under way.
    """
    state = backup_state(desk)
    size = (vault_of(desk).folder / DATABASE).stat().st_size
    if state.changed and size <= ON_CLOSING_BYTES and not desk.hive.demonstration:
        backup_job(desk)(NoProgress())


def test_job(desk: Desk, folder: Path) -> Callable[[Progress], BackupReport]:
    """What reads a whole backup with its key and checks it, as restoring would; for a job.

    Raises (in the job):
        VaultProblem: the backup cannot be relied on.
    """
    unlocked = vault_of(desk).unlocked
    return lambda progress: rehearse(folder, unlocked, progress)


def unlock_backup(backup: LockedVault, secret: str, now: datetime, *, recovery: bool = False) -> Unlocked:
    """Turn the passphrase, or the recovery code, of a backup into its key. Slow: for a job.

    Raises:
        WrongPassphrase: it opens nothing.
    """
    if recovery:
        return backup.unlock_with_recovery_code(secret)
    return backup.unlock_with_passphrase(secret, now)


def restore_backup(backup: LockedVault, unlocked: Unlocked, into: Path, progress: Progress | None = None) -> Path:
    """Make a vault from a backup in a new or empty folder; for a job. The backup stays as it is.

    Raises:
        VaultProblem: the folder holds something, or the backup is damaged.
        CannotWrite: the disk is full or refuses; nothing is left in ``into``.
    """
    return restore(backup, unlocked, into, progress)
