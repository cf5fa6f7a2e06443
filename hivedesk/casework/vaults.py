"""Making, opening, locking and guarding a Hive's vault.

What is slow (Argon2id, copying) is a function without a desk, fit for a job; what touches the open vault is fast
and stays on the thread that owns it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast

from hivedesk.casework.desk import Desk
from hivedesk.casework.hive_details import check_hive, set_up_hive
from hivedesk.casework.sent_rules import use_sent_rules
from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.passphrases import Strength, strength, suggest
from hivedesk.crypto.slots import EscrowSlot, PassphraseSlot, Slot
from hivedesk.domain.acts import ActKind
from hivedesk.domain.hive import CoverWorker, Hive, VaultRole
from hivedesk.foundation.clock import Clock
from hivedesk.foundation.errors import RuleRefused, VaultProblem, WrongPassphrase
from hivedesk.store.attempts import Attempts
from hivedesk.store.changes import Store
from hivedesk.store.opening import open_vault
from hivedesk.store.vault import Vault
from hivedesk.store.vault_creation import NewVault, make_vault
from hivedesk.store.vault_files import remove_folder
from hivedesk.store.vault_lock import lock_of
from hivedesk.store.vault_locked import LockedVault, Unlocked, read_vault
from hivedesk.store.vault_problems import Accept, Distrusted, TooSoon

__all__ = [
    "Accept",
    "Distrusted",
    "LockedVault",
    "NewVault",
    "Strength",
    "TooSoon",
    "Unlocked",
    "read_vault",
]

WORKER = "worker"  # the holder of the HCSW's own passphrase


# -- a new Hive


def weigh_passphrase(passphrase: str, hive: Hive | None = None) -> Strength:
    """How hard a passphrase is to guess, in words."""
    return strength(passphrase, _about(hive))


def suggest_passphrase() -> str:
    """Four words that have nothing in common."""
    return suggest()


def make_hive(
    folder: Path,
    hive: Hive,
    passphrase: str,
    clock: Clock,
    cost: ArgonCost | None = None,
    role: VaultRole = VaultRole.HIVE,
) -> NewVault:
    """Make a Hive's vault, or the service desk's; slow, for a job. Open it with `open_new_hive`.

    Raises:
        RuleRefused: the Hive's details or the passphrase cannot be taken.
        VaultProblem: something stands in the folder.
        CannotWrite: the disk is full or refuses; nothing is left in ``folder``.
    """
    check_hive(hive)
    return make_vault(
        folder,
        role=role,
        passphrase=passphrase,
        holder=WORKER,
        clock=clock,
        argon=cost,
        about_her=_about(hive),
    )


def open_new_hive(new: NewVault, hive: Hive, clock: Clock) -> Desk:
    """Open a vault that was just made and write the Hive's details into it."""
    vault = open_vault(new.locked, new.unlocked, clock)
    desk = Desk(Store(vault), clock, hive.worker, role=vault.role)
    try:
        set_up_hive(desk, hive)
        use_sent_rules(desk)
    except BaseException:
        vault.close()  # else a second try would meet a vault that is open already
        raise
    return desk


# -- opening


@dataclass
class Door:
    """A locked vault as the unlock screen knows it: counts the wrong passphrases."""

    locked: LockedVault
    attempts: Attempts

    def pause(self, now: datetime) -> int:
        """Seconds to wait before the next try."""
        return int(-(-self.attempts.left(now).total_seconds() // 1))

    def tried(self, now: datetime, wrong: bool) -> None:
        """Note how a try went."""
        if wrong:
            self.attempts.note_wrong(now)
        else:
            self.attempts.note_right()


def find_door(folder: Path) -> Door:
    """The vault in a folder, still locked.

    Raises:
        VaultProblem: there is none, or its files cannot be trusted; each with its own sentence.
    """
    return Door(read_vault(folder), Attempts(folder))


def unlock(door: Door, secret: str, now: datetime, *, recovery: bool = False) -> Unlocked:
    """Turn a passphrase, or the code on the recovery sheet, into the key. Slow: for a job.

    Raises:
        TooSoon: the pause after wrong ones is not over.
        WrongPassphrase: it opens nothing; no hint how near it was.
    """
    door.attempts.require_free(now)
    if recovery:
        return door.locked.unlock_with_recovery_code(secret)
    return door.locked.unlock_with_passphrase(secret, now)


def open_desk(door: Door, unlocked: Unlocked, clock: Clock, accept: Accept | None = None) -> Desk:
    """Open the vault and sit down at the desk.

    Raises:
        Distrusted: the records are sound but not those that were closed here last; ``accept`` opens them knowingly.
        VaultProblem: see `store.opening.open_vault`.
    """
    vault = open_vault(door.locked, unlocked, clock, accept=accept)
    desk = Desk(Store(vault), clock, "", role=vault.role)
    desk.author = _who(desk, unlocked)
    use_sent_rules(desk)
    if vault.opening.accepted is not None:
        with desk.act(ActKind.CARRY_ON_AFTER_LOSS, detail=type(vault.opening.accepted).__name__):
            pass
    return desk


def open_restored(folder: Path, unlocked: Unlocked, clock: Clock) -> Desk:
    """Open a vault that was just restored from a backup, and write that into its audit trail.

    Raises:
        VaultProblem: it cannot be opened.
    """
    desk = open_desk(find_door(folder), unlocked, clock)
    with desk.act(ActKind.RESTORE_BACKUP):
        pass
    return desk


def close_desk(desk: Desk) -> None:
    """Close the vault; the key is forgotten."""
    vault_of(desk).close()


def vault_of(desk: Desk) -> Vault:
    """The open vault behind a desk."""
    return cast(Vault, desk.store.vault)


# -- secrets


def new_passphrase_job(desk: Desk, passphrase: str) -> Callable[[], Slot]:
    """What makes the slot of a new passphrase for whoever sits at the desk; slow, for a job."""
    vault = vault_of(desk)
    holder = vault.holder or WORKER
    until = next(
        (slot.until for slot in vault.header.slots if isinstance(slot, PassphraseSlot) and slot.holder == holder), None
    )
    maker = vault.slot_maker(about_her=_about(desk.hive))
    return lambda: maker.passphrase(passphrase, holder, until)


def take_passphrase(desk: Desk, slot: Slot) -> None:
    """Put the new passphrase in force.

    Raises:
        CannotWrite: the passphrase from before still opens the vault.
    """
    with desk.act(ActKind.CHANGE_PASSPHRASE):
        vault_of(desk).put_slot(slot)


def proves_passphrase(desk: Desk, passphrase: str, now: datetime) -> Callable[[], bool]:
    """What tells whether this is the passphrase of whoever sits at the desk; slow, for a job."""
    locked = read_vault(vault_of(desk).folder)
    holder = vault_of(desk).holder

    def check() -> bool:
        try:
            return locked.unlock_with_passphrase(passphrase, now).holder == holder
        except WrongPassphrase:
            return False

    return check


def new_recovery_code(desk: Desk) -> str:
    """Make a new recovery code; the sheet from before opens nothing any more.

    Raises:
        CannotWrite: the sheet from before still holds.
    """
    with desk.act(ActKind.NEW_RECOVERY_CODE):
        return vault_of(desk).new_recovery_code()


def service_has_a_way_in(desk: Desk) -> bool:
    """Whether the service could open this vault with its own key (escrow)."""
    return any(isinstance(slot, EscrowSlot) for slot in vault_of(desk).header.slots)


# -- cover


def cover_workers(desk: Desk) -> list[CoverWorker]:
    """Who else may open this vault, and until when."""
    return desk.store.select(CoverWorker, "ORDER BY until, name COLLATE NOCASE")


def cover_job(desk: Desk, worker: CoverWorker, passphrase: str) -> Callable[[], Slot]:
    """What makes a cover worker's slot; slow, for a job.

    Raises:
        RuleRefused: no name, or a day that is over.
    """
    if not worker.name.strip():
        raise RuleRefused("The cover worker has no name yet.", "It signs what she writes.")
    if worker.until < desk.today:
        raise RuleRefused("That day is over.", "Choose the last day on which she covers.")
    maker = vault_of(desk).slot_maker(about_her=(*_about(desk.hive), worker.name))
    return lambda: maker.passphrase(passphrase, worker.id, worker.until)


def add_cover_worker(desk: Desk, worker: CoverWorker, slot: Slot) -> None:
    """Let a cover worker in until her date.

    Raises:
        CannotWrite: nothing has changed.
    """
    with desk.act(ActKind.ADD_COVER_WORKER, worker.id) as act:
        act.insert(worker)
        vault_of(desk).put_slot(slot)


def remove_cover_worker(desk: Desk, worker_id: str) -> None:
    """End a cover worker's way in; what she wrote stays hers.

    Raises:
        CannotWrite: it still stands.
    """
    vault = vault_of(desk)
    slots = [slot for slot in vault.header.slots if isinstance(slot, PassphraseSlot) and slot.holder == worker_id]
    with desk.act(ActKind.REMOVE_COVER_WORKER, worker_id) as act:
        act.delete(CoverWorker, worker_id)
        for slot in slots:
            vault.remove_slot(slot.id)


def new_cover_worker(desk: Desk, name: str, until: date) -> CoverWorker:
    """A cover worker's record, not yet kept."""
    return CoverWorker(id=desk.new_id(), name=name.strip(), until=until)


# -- the demonstration


DEMONSTRATION_PASSPHRASE = "made up people only here"  # shown on the screen that asks for it


def make_demonstration(folder: Path, worker: str, clock: Clock, role: VaultRole = VaultRole.HIVE) -> Desk:
    """An empty demonstration vault, of a Hive or of the service, in place of the one from before.

    Raises:
        VaultProblem: the one from before is still open.
    """
    if folder.is_dir():
        lock = lock_of(folder)
        lock.acquire()
        lock.release()
    if not remove_folder(folder):
        raise VaultProblem("The demonstration Hive is already open.", "Go on in its window, or close it first.")
    cost = ArgonCost(memory_kib=64, passes=1, lanes=1)  # its passphrase is no secret
    new = make_vault(folder, role=role, passphrase=DEMONSTRATION_PASSPHRASE, holder=WORKER, clock=clock, argon=cost)
    return Desk(Store(open_vault(new.locked, new.unlocked, clock)), clock, worker, role=role)


def _who(desk: Desk, unlocked: Unlocked) -> str:
    if unlocked.holder not in (None, WORKER):
        cover = desk.store.find(CoverWorker, unlocked.holder)
        if cover is not None:
            return cover.name
    return desk.hive.worker


def _about(hive: Hive | None) -> tuple[str, ...]:
    return () if hive is None else tuple(filter(None, (hive.name, hive.area, hive.worker)))
