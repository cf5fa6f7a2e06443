"""A vault, or a backup, that is not open yet: what its header says, and turning a secret into its key.

Unlocking is slow on purpose (Argon2id), touches no file and so belongs in a background thread; opening is fast and
belongs on the main thread (`opening.open_vault`).
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hivedesk.crypto import slots
from hivedesk.crypto.keys import MasterKey
from hivedesk.crypto.sealing import SealingPrivateKey
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import WrongPassphrase
from hivedesk.store import vault_files
from hivedesk.store.header import Header, Kind
from hivedesk.store.header_copies import HeaderCopies, read_copies
from hivedesk.store.opening_files import check_database_file
from hivedesk.store.vault_problems import (
    BackupUnsound,
    CoverEnded,
    HeaderChanged,
    HeaderMissing,
    HeadersDamaged,
    IsABackup,
    NotABackup,
    NoVaultHere,
    VaultFolderMissing,
)


@dataclass(frozen=True)
class Unlocked:
    """The master key, and by which slot it came. Show and log nothing of it: its text form does not."""

    master: MasterKey = field(repr=False)
    slot_id: str
    holder: str | None  # the id of the person whose passphrase it was; None: recovery code, or the service's key

    @property
    def needs_new_passphrase(self) -> bool:
        """Whether the worker came in by another way than her passphrase, and should set a new one."""
        return self.holder is None


@dataclass(frozen=True)
class LockedVault:
    """What can be known of a vault without its key."""

    folder: Path
    copies: HeaderCopies = field(repr=False)

    @property
    def header(self) -> Header:
        """The header to go by; proved genuine only by unlocking."""
        return self.copies.best.header

    @property
    def vault_id(self) -> str:
        """Tells this Hive's vault from others."""
        return self.header.vault_id

    @property
    def role(self) -> VaultRole:
        """Whose desk it is."""
        return self.header.role

    def unlock_with_passphrase(self, passphrase: str, now: datetime) -> Unlocked:
        """Turn a passphrase into the key. Slow: Argon2id, once for each passphrase slot.

        Raises:
            WrongPassphrase: it opens no slot; says nothing about how near it was.
            CoverEnded: it is right, but its last day is over.
            HeaderChanged: the header was not written by a holder of the key.
        """
        opened = slots.open_with_passphrase(self.header.slots, passphrase, self.vault_id)
        if opened is None:
            raise WrongPassphrase(
                f"That passphrase does not open this {self.role.noun}.",
                "Check the Caps Lock key and the keyboard's language, then try again. If it is lost, use the code on "
                "your recovery sheet.",
            )
        master, slot = opened
        self._prove(master)
        if slot.ended(local(now).date()):
            raise CoverEnded
        return Unlocked(master, slot.id, slot.holder)

    def unlock_with_recovery_code(self, typed: str) -> Unlocked:
        """Turn the code on the recovery sheet into the key.

        Raises:
            MistypedCode: it cannot be a recovery code; names the groups to look at.
            WrongPassphrase: it is one, but not this vault's.
            HeaderChanged: the header was not written by a holder of the key.
        """
        opened = slots.open_with_recovery_code(self.header.slots, typed, self.vault_id)
        if opened is None:
            raise WrongPassphrase(
                f"That recovery code is typed correctly, but it belongs to another {self.role.noun} or to an older "
                "sheet.",
                f"Look for the sheet that was printed last for this {self.role.noun}.",
            )
        master, slot = opened
        self._prove(master)
        return Unlocked(master, slot.id, None)

    def unlock_with_escrow(self, private_key: SealingPrivateKey) -> Unlocked:
        """Open with the service's private key.

        Raises:
            WrongPassphrase: no slot is sealed to this key.
            HeaderChanged: the header was not written by a holder of the key.
        """
        opened = slots.open_with_escrow(self.header.slots, private_key, self.vault_id)
        if opened is None:
            raise WrongPassphrase(
                "This Hive has no way in for that key of the service.", "Use the passphrase or the recovery sheet."
            )
        master, slot = opened
        self._prove(master)
        return Unlocked(master, slot.id, None)

    def _prove(self, master: MasterKey) -> None:
        if self.copies.genuine(master) is None:
            raise HeaderChanged


def read_vault(folder: Path) -> LockedVault:
    """Read a vault's header and look at its files, without any secret and without changing anything.

    Raises:
        VaultFolderMissing, NoVaultHere, HeaderMissing, HeadersDamaged, NewerFormat, IsABackup,
        DatabaseMissing, DatabaseEmpty, DatabaseCut: see there.
    """
    if not folder.is_dir():
        raise VaultFolderMissing
    locked = LockedVault(folder, read_copies(folder))
    if locked.header.kind is Kind.BACKUP:
        raise IsABackup
    check_database_file(folder / vault_files.DATABASE)
    return locked


def read_backup(folder: Path) -> LockedVault:
    """Read a backup's header, without any secret.

    Raises:
        VaultFolderMissing, NotABackup, NewerFormat, BackupUnsound: see there.
    """
    if not folder.is_dir():
        raise VaultFolderMissing
    try:
        locked = LockedVault(folder, read_copies(folder, vault_files.BACKUP_DATABASE))
    except NoVaultHere:
        raise NotABackup from None
    except (HeaderMissing, HeadersDamaged):
        raise BackupUnsound from None
    if locked.header.backup is None:
        raise NotABackup
    return locked
