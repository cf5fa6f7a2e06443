"""Finding folders: a free one for a new Hive, the Hive or the backups in what she pointed at. Reads only."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hivedesk.casework import backups, vaults
from hivedesk.casework.backups import LockedVault
from hivedesk.casework.vaults import Door
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import VaultProblem

_MOST = 400  # folders looked at below the one she chose


@dataclass(frozen=True)
class FoundBackup:
    """A backup she may restore."""

    words: str  # "Sat 14 Nov 2026, 09:05 · 1,204 entries"
    locked: LockedVault = field(repr=False)


def free_folder(wanted: Path) -> Path:
    """``wanted``, or beside it the first of ``wanted 2``, ``wanted 3`` … that does not exist or is empty."""
    if _is_free(wanted):
        return wanted
    number = 2
    while not _is_free(wanted.with_name(f"{wanted.name} {number}")):
        number += 1
    return wanted.with_name(f"{wanted.name} {number}")


def folder_within(chosen: Path) -> Path:
    """Where in a folder that she chose a Hive can be made: there if it is empty, else in a new folder in it."""
    return chosen if _is_free(chosen) else free_folder(chosen / "HiveDesk")


def find_door(chosen: Path) -> Door:
    """The Hive in a folder, or in the only folder within it that holds one.

    Raises:
        VaultProblem: there is none, or it cannot be opened; said of the chosen folder itself.
    """
    try:
        return vaults.find_door(chosen)
    except VaultProblem:
        doors = []
        for folder in _folders_in(chosen):
            with contextlib.suppress(VaultProblem):
                doors.append(vaults.find_door(folder))
        if len(doors) != 1:
            raise
        return doors[0]


def find_backups(chosen: Path) -> tuple[FoundBackup, ...]:
    """The backups in a folder: itself, those in it, or those of the Hive that it is. The latest first.

    Raises:
        VaultProblem: there is none.
    """
    found = []
    for folder in (*_folders_in(chosen), *_folders_in(chosen / "backups")):
        with contextlib.suppress(VaultProblem):
            found.append(backups.read_backup(folder))
    if not found:
        found.append(backups.read_backup(chosen))
    found.sort(key=lambda locked: locked.header.backup.taken if locked.header.backup else locked.header.created)
    return tuple(FoundBackup(_words(locked), locked) for locked in reversed(found))


def _words(locked: LockedVault) -> str:
    header = locked.header
    when = format_moment(header.backup.taken if header.backup else header.created)
    return f"{when} · {header.head.seq:,} {'entry' if header.head.seq == 1 else 'entries'}"


def _folders_in(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        for count, path in enumerate(folder.iterdir()):
            if count >= _MOST:
                return
            if path.is_dir():
                yield path


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or (folder.is_dir() and next(folder.iterdir(), None) is None)
    except OSError:
        return False
