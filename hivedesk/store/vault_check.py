"""What can be said of a vault or a backup without its passphrase: for ``hivedesk check FILE``."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hivedesk.crypto.slots import EscrowSlot, PassphraseSlot, RecoverySlot
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import VaultProblem
from hivedesk.store import vault_files
from hivedesk.store.backup_restore import check_backup_file
from hivedesk.store.header import Header, Kind, State
from hivedesk.store.header_copies import read_copies
from hivedesk.store.vault_locked import read_backup, read_vault
from hivedesk.store.vault_problems import VaultFolderMissing

_FILES = (vault_files.HEADER, vault_files.HEADER_COPY, vault_files.DATABASE, vault_files.BACKUP_DATABASE)


@dataclass(frozen=True)
class VaultCheck:
    """What was found. ``ok`` means sound as far as can be told without the passphrase; nothing here names anybody."""

    kind: Kind
    ok: bool
    problem: str = ""  # a sentence
    advice: str = ""
    role: VaultRole | None = None
    entries: int = 0  # as its header says
    passphrases: int = 0
    recovery_code: bool = False
    escrows: int = 0
    in_use: bool = False  # open now, or interrupted
    one_copy: bool = False  # the other copy of the header is missing, damaged or behind
    taken: datetime | None = None  # of a backup


def is_vault_or_backup(path: Path) -> bool:
    """Whether `check_vault` is the one to ask about this path: a folder of ours, or a file in one."""
    if path.is_dir():
        return any((path / name).is_file() for name in _FILES)
    return path.name in _FILES


def check_vault(path: Path) -> VaultCheck:
    """Look at a vault or a backup: its folder, its ``vault.json``, or its database. Never raises for what it finds."""
    folder = path if path.is_dir() else path.parent
    kind = Kind.BACKUP if (folder / vault_files.BACKUP_DATABASE).is_file() else Kind.VAULT
    header = None
    try:
        if not is_vault_or_backup(path):
            raise VaultFolderMissing
        copies = read_copies(folder, vault_files.BACKUP_DATABASE if kind is Kind.BACKUP else vault_files.DATABASE)
        header = copies.best.header
        kind = header.kind
        if kind is Kind.BACKUP:
            check_backup_file(folder, read_backup(folder).header)
        else:
            read_vault(folder)
    except VaultProblem as problem:
        return _described(header, kind, problem)
    return _described(header, kind, None, one_copy=not copies.complete)


def check_backup(path: Path) -> VaultCheck:
    """Look at a backup without its passphrase; the same as `check_vault`, which tells the two apart."""
    return check_vault(path)


def _described(
    header: Header | None, kind: Kind, problem: VaultProblem | None, *, one_copy: bool = False
) -> VaultCheck:
    message, advice = (problem.message, problem.advice) if problem else ("", "")
    if header is None:
        return VaultCheck(kind, problem is None, message, advice)
    return VaultCheck(
        kind,
        problem is None,
        message,
        advice,
        role=header.role,
        entries=header.head.seq,
        passphrases=sum(isinstance(slot, PassphraseSlot) for slot in header.slots),
        recovery_code=any(isinstance(slot, RecoverySlot) for slot in header.slots),
        escrows=sum(isinstance(slot, EscrowSlot) for slot in header.slots),
        in_use=header.state is State.OPEN,
        one_copy=one_copy,
        taken=header.backup.taken if header.backup else None,
    )
