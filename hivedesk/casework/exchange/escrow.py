"""The service opens a Hive's vault with its own key: an HCSW left, or forgot. Two people have to agree.

Both prove themselves with their own passphrases of the service's vault. What is done is written into the audit trails
of both vaults.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.own_keys import own_identities
from hivedesk.casework.vaults import WORKER, vault_of
from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.identity import Identity
from hivedesk.crypto.slots import PassphraseSlot, Slot, SlotMaker
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import Notice
from hivedesk.domain.hive import CoverWorker
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import RuleRefused, WrongPassphrase
from hivedesk.store.changes import Store
from hivedesk.store.opening import open_vault
from hivedesk.store.vault_locked import LockedVault, Unlocked, read_vault


@dataclass(frozen=True)
class EscrowAsked:
    """What is asked for. The passphrases are not shown."""

    hive_id: str  # key id of the Hive, for the audit trail
    folder: Path  # where its vault lies
    why: str
    first: str = field(repr=False)  # the passphrase of whoever sits at the desk
    second: str = field(repr=False)  # the passphrase of a second person
    new: str = field(repr=False)  # the Hive's new passphrase


@dataclass(frozen=True)
class EscrowReady:
    """Both have agreed and the key fits; nothing is changed yet."""

    asked: EscrowAsked
    locked: LockedVault
    unlocked: Unlocked
    slot: Slot
    second_holder: str


def escrow_job(desk: Desk, asked: EscrowAsked, cost: ArgonCost | None = None) -> Callable[[Progress], EscrowReady]:
    """What proves both people, and opens the way in; slow, for a job.

    Raises:
        RuleRefused: no reason; from the job, both are the same person.
        WrongPassphrase, VaultProblem: from the job; nothing is changed.
    """
    if not asked.why.strip():
        raise RuleRefused("Say why the vault is opened.", "It is written into both audit trails that it was.")
    vault, now = vault_of(desk), desk.clock.now()
    own_folder, holder, keys = vault.folder, vault.holder or WORKER, own_identities(desk)

    def work(progress: Progress) -> EscrowReady:
        service = read_vault(own_folder)
        progress.report(0, 3, "Checking both passphrases")
        first = service.unlock_with_passphrase(asked.first, now)
        if first.holder != holder:
            raise WrongPassphrase("The first passphrase is not yours.", "Type your own passphrase of this desk.")
        progress.report(1, 3, "Checking both passphrases")
        second = service.unlock_with_passphrase(asked.second, now)
        if second.holder is None or second.holder == first.holder:
            raise RuleRefused(
                "Two different people have to agree.",
                "The second passphrase has to be another person's: Settings, Second person and cover gives them one.",
            )
        progress.report(2, 3, "Opening the Hive's vault")
        locked = read_vault(asked.folder)
        unlocked = _unlock(locked, keys)
        slot = SlotMaker(locked.vault_id, unlocked.master, cost).passphrase(asked.new, WORKER)
        return EscrowReady(asked, locked, unlocked, slot, second.holder)

    return work


def take_escrow(desk: Desk, ready: EscrowReady) -> None:
    """Give the Hive its new passphrase, and write it into both audit trails.

    Raises:
        VaultProblem: the Hive's vault cannot be opened; its passphrase stays.
        CannotWrite: the passphrase from before still stands.
    """
    cover = desk.store.find(CoverWorker, ready.second_holder)
    with desk.act(ActKind.OPEN_ESCROW, ready.asked.hive_id, detail=f"confirmed by {ready.second_holder}"):
        vault = open_vault(ready.locked, ready.unlocked, desk.clock)
        try:
            there = Desk(Store(vault), desk.clock, _both(desk, cover), role=vault.role)
            with there.act(ActKind.OPEN_ESCROW) as act:
                act.insert(_told(desk, there, ready.asked.why))
                vault.put_slot(ready.slot)
        finally:
            vault.close()


def _told(desk: Desk, there: Desk, why: str) -> Notice:
    """For the HCSW, when she comes in again: who opened her vault, and why. The trails themselves hold no such text."""
    return Notice(
        id=there.new_id(),
        partner_id=own_identities(desk)[0].public.key_id,
        title="The service opened this Hive with its own key",
        text=f"{there.author} agreed to it: {why.strip().rstrip('.')}. The passphrase from before opens nothing any "
        "more. If you do not know of this, ring the team manager.",
        came_at=there.clock.now(),
    )


def has_second_person(desk: Desk) -> bool:
    """Whether somebody else has a passphrase of this desk, so that two can agree."""
    holders = {slot.holder for slot in vault_of(desk).header.slots if isinstance(slot, PassphraseSlot)}
    return len(holders) > 1


def _unlock(locked: LockedVault, keys: Sequence[Identity]) -> Unlocked:
    for key in keys:
        try:
            return locked.unlock_with_escrow(key.sealing)
        except WrongPassphrase:
            continue
    raise WrongPassphrase(
        "This vault has no way in for the service's key.",
        "It was made before the Hive accepted the service's card, or belongs to another service.",
    )


def _both(desk: Desk, second: CoverWorker | None) -> str:
    return f"{desk.author} and {second.name}" if second is not None else desk.author
