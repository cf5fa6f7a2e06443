"""What first start knows and does, without a window: the new Hive, its folder, the backup to be restored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from hivedesk.casework import backups, documents, vaults
from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document
from hivedesk.casework.hive_details import check_hive
from hivedesk.casework.vaults import NewVault, Strength, Unlocked
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation import paths
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import Clock
from hivedesk.ui.screens.first_start.folders import FoundBackup, find_backups, folder_within, free_folder

SYNCED = (
    "This folder seems to be kept in step with a cloud or a server. That can damage the records while they are open: "
    "choose a folder that is on this laptop alone."
)
NO_BACKUP = "Choose the folder of a backup, or the folder that holds your backups."


class Page(Enum):
    """Where she is."""

    CHOICES = "choices"
    HIVE = "hive"
    SERVICE = "service"
    PASSPHRASE = "passphrase"
    MAKING = "making"
    RECOVERY = "recovery sheet"
    SERVICE_CARD = "service card"
    RESTORE = "restore"
    RESTORING = "restoring"
    NEW_PASSPHRASE = "new passphrase"


STEPS = {
    VaultRole.HIVE: ("Your Hive", "Passphrase", "Recovery sheet"),
    VaultRole.SERVICE: ("The service's desk", "Passphrase", "Recovery sheet", "Service card"),
}
_STEP_OF = {
    Page.HIVE: 0,
    Page.SERVICE: 0,
    Page.PASSPHRASE: 1,
    Page.MAKING: 1,
    Page.RECOVERY: 2,
    Page.SERVICE_CARD: 3,
}


@dataclass(frozen=True)
class State:
    """What the pages show."""

    page: Page = Page.CHOICES
    hive: Hive = field(default_factory=Hive)
    role: VaultRole = VaultRole.HIVE  # whose desk is made
    folder: Path = Path()
    folder_note: str = ""
    code: str = field(default="", repr=False)  # the recovery code, while its sheet is on screen
    backups: tuple[FoundBackup, ...] = ()
    by_code: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        """All steps of making this vault."""
        return STEPS[VaultRole.SERVICE if self.page is Page.SERVICE else self.role]

    @property
    def step(self) -> int | None:
        """Which step of creating a Hive this is, from 0."""
        return _STEP_OF.get(self.page)


class FirstStart:
    """The acts behind the pages; each job is handed out as a function fit for a thread."""

    def __init__(self, clock: Clock, default_folder: Path) -> None:
        self._clock = clock
        self._default = default_folder
        self._new: NewVault | None = None  # made, but its details not yet written
        self.state = State()
        self.choose_folder(free_folder(default_folder))

    def go(self, page: Page) -> State:
        """Show another page; all that was typed stays."""
        self.state = replace(self.state, page=page)
        return self.state

    # -- creating

    def take_hive(self, typed: Mapping[str, Any], role: VaultRole = VaultRole.HIVE) -> None:
        """Take the details as typed, of a Hive or of the service.

        Raises:
            RuleRefused: they cannot be.
        """
        hive = Hive(**typed)
        check_hive(hive)
        self.state = replace(self.state, hive=hive, role=role)

    def choose_folder(self, folder: Path) -> None:
        """Keep the new Hive, or the restored one, there; in a folder of its own where that one is not empty."""
        free = folder_within(folder) if folder.exists() else folder
        note = SYNCED if paths.lies_in_synced_folder(free) else ""
        self.state = replace(self.state, folder=free, folder_note=note)

    def weigh(self, passphrase: str) -> Strength:
        """How hard a passphrase is to guess for somebody who knows this Hive."""
        return vaults.weigh_passphrase(passphrase, self.state.hive)

    def making(self, passphrase: str) -> Callable[[Progress], NewVault]:
        """The job that makes the vault; does nothing where an earlier one did, and only its details are missing."""
        folder, hive, role = self.state.folder, self.state.hive, self.state.role
        clock, made = self._clock, self._new

        def work(_progress: Progress) -> NewVault:
            return made or vaults.make_hive(folder, hive, passphrase, clock, role=role)

        return work

    def made(self, new: NewVault) -> Desk:
        """Open the new vault, write the details into it, and show its recovery code.

        Raises:
            HiveDeskError: it was made, but cannot be written; trying again goes on from here.
        """
        self._new = new
        desk = vaults.open_new_hive(new, self.state.hive, self._clock)
        self._new = None
        self.state = replace(self.state, page=Page.RECOVERY, code=new.recovery_code)
        return desk

    def sheet(self) -> Callable[[Progress], Document]:
        """The job that makes the recovery sheet."""
        hive, code, role, now = self.state.hive, self.state.code, self.state.role, self._clock.now()
        return lambda _progress: documents.recovery_sheet(hive, code, now, role)

    def forget_code(self) -> None:
        """The recovery sheet is out of the house: HiveDesk keeps nothing of it."""
        self.state = replace(self.state, code="")

    # -- restoring

    def look_for_backups(self, chosen: Path) -> None:
        """Find what can be restored.

        Raises:
            VaultProblem: nothing there can.
        """
        self.state = replace(self.state, backups=find_backups(chosen))

    def use_code(self, by_code: bool) -> None:
        """Unlock the backup with the recovery code, or with the passphrase."""
        self.state = replace(self.state, by_code=by_code)

    def restoring(self, backup: FoundBackup, secret: str) -> Callable[[Progress], Unlocked]:
        """The job that unlocks a backup and makes a vault of it."""
        into, by_code, now = self.state.folder, self.state.by_code, self._clock.now()

        def work(progress: Progress) -> Unlocked:
            progress.report(0, 0, "Unlocking the backup")
            unlocked = backups.unlock_backup(backup.locked, secret, now, recovery=by_code)
            progress.check()
            backups.restore_backup(backup.locked, unlocked, into, progress)
            return unlocked

        return work

    def restored(self, unlocked: Unlocked) -> Desk:
        """Open what was restored.

        Raises:
            VaultProblem: it cannot be opened.
        """
        return vaults.open_restored(self.state.folder, unlocked, self._clock)
