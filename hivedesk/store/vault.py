"""An open vault: its database, its header, and the ways into it. Lives on the main thread."""

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.sealing import SealingPublicKey
from hivedesk.crypto.slots import PassphraseSlot, Slot, SlotMaker, put
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation import log
from hivedesk.foundation.errors import CannotWrite, RuleRefused
from hivedesk.store.backup import BackupSource
from hivedesk.store.connection import SqlError, VaultDatabase
from hivedesk.store.database import Database
from hivedesk.store.header import MOST_SLOTS, Head, Header, State, next_revision
from hivedesk.store.header_copies import write_copies
from hivedesk.store.opening_checks import read_head
from hivedesk.store.reading import read_apart
from hivedesk.store.vault_lock import VaultLock
from hivedesk.store.vault_locked import Unlocked
from hivedesk.store.vault_problems import Distrusted


@dataclass(frozen=True)
class OpeningReport:
    """What was noticed while opening, for the audit trail and the status line."""

    interrupted: bool = False  # the last HiveDesk did not close the vault
    ahead: int = 0  # entries that were committed, but not yet noted in the header
    healed: bool = False  # one copy of the header was missing, damaged or behind
    accepted: Distrusted | None = None  # what the worker accepted with open eyes
    steps: tuple[str, ...] = ()  # schema steps taken, after a backup


class Vault:
    """An open vault. Made by `opening.open_vault`; ended by `close`."""

    def __init__(
        self,
        folder: Path,
        database: VaultDatabase,
        header: Header,
        unlocked: Unlocked,
        lock: VaultLock,
        report: OpeningReport,
    ) -> None:
        self.folder = folder
        self.database = database
        self.unlocked = unlocked
        self.opening = report
        self.header_behind = False  # the last writing of the header did not reach both copies
        self._header = header
        self._lock = lock
        self._closed = False

    def __repr__(self) -> str:
        return f"<Vault {'closed' if self._closed else 'open'}>"

    @property
    def header(self) -> Header:
        """What the header holds now."""
        return self._header

    @property
    def role(self) -> VaultRole:
        """Whose desk it is: picks the screens."""
        return self._header.role

    @property
    def vault_id(self) -> str:
        """Tells this Hive's vault from others."""
        return self._header.vault_id

    @property
    def holder(self) -> str | None:
        """The id of the person whose passphrase opened the vault; None after the recovery code or the service's key."""
        return self.unlocked.holder

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    # -- the chain of entries

    def record_head(self, seq: int, digest: bytes, at: datetime) -> None:
        """Keep the head of the chain in the header too; after every commit.

        A full disk is no error here: the entry itself is committed, and the next writing or opening lets the header
        catch up. `header_behind` says so until then.
        """
        with contextlib.suppress(CannotWrite):
            self._write(lambda header: next_revision(header, head=Head(seq, digest, at)))

    # -- the ways in: a slow part that a background thread can do, and a fast part that writes

    def slot_maker(self, cost: ArgonCost | None = None, about_her: tuple[str, ...] = ()) -> SlotMaker:
        """What makes slots for this vault, in any thread; `put_slot` then takes what it made."""
        return SlotMaker(self.vault_id, self.unlocked.master, cost, about_her)

    def put_slot(self, slot: Slot) -> None:
        """Take a slot that `slot_maker` made; it replaces the one of the same holder, code or key.

        Raises:
            RuleRefused: there are too many ways in.
            CannotWrite: the way in from before still stands.
        """
        if len(put(self._header.slots, slot)) > MOST_SLOTS:
            raise RuleRefused(
                f"This {self.role.noun} has {MOST_SLOTS} ways in already.",
                "Remove a cover worker who no longer needs hers.",
            )
        self._write(lambda header: next_revision(header, slots=put(header.slots, slot)))

    def remove_slot(self, slot_id: str) -> None:
        """Take a way in away.

        Raises:
            KeyError: there is none of that id.
            RuleRefused: no passphrase without an end would be left.
            CannotWrite: it still stands.
        """
        left = tuple(slot for slot in self._header.slots if slot.id != slot_id)
        if len(left) == len(self._header.slots):
            raise KeyError(slot_id)
        if not any(isinstance(slot, PassphraseSlot) and slot.until is None for slot in left):
            raise RuleRefused(
                f"That is the last passphrase that opens this {self.role.noun} for good.",
                "Set another passphrase first.",
            )
        self._write(lambda header: next_revision(header, slots=left))

    def set_passphrase(self, passphrase: str, holder: str, cost: ArgonCost | None = None) -> None:
        """Set or replace a holder's passphrase, both parts at once. Slow.

        Raises:
            RuleRefused: not strong enough.
            CannotWrite: the passphrase from before still opens the vault.
        """
        self.put_slot(self.slot_maker(cost).passphrase(passphrase, holder))

    def add_cover_slot(self, passphrase: str, holder: str, until: date, cost: ArgonCost | None = None) -> None:
        """Let a cover worker in until the end of a day, both parts at once. Slow.

        Raises:
            RuleRefused: not strong enough, or this holder's passphrase is one without an end.
            CannotWrite: nothing was changed.
        """
        for slot in self._header.slots:
            if isinstance(slot, PassphraseSlot) and slot.holder == holder and slot.until is None:
                raise RuleRefused(
                    f"This person opens the {self.role.noun} with a passphrase that has no end.",
                    "Choose another cover worker.",
                )
        self.put_slot(self.slot_maker(cost).passphrase(passphrase, holder, until))

    def add_escrow(self, public_key: SealingPublicKey) -> None:
        """Let the service in with its private key.

        Raises:
            CannotWrite: nothing was changed.
        """
        self.put_slot(self.slot_maker().escrow(public_key))

    def new_recovery_code(self) -> str:
        """Make a new recovery code, as printed; the sheet from before opens nothing any more.

        Raises:
            CannotWrite: the sheet from before still holds.
        """
        slot, code = self.slot_maker().recovery()
        self.put_slot(slot)
        return code

    # -- files

    def checkpoint(self) -> bool:
        """Move the log into the database and empty it, when idle; False where a backup is being made just now."""
        connection = self.database.raw()
        connection.execute("PRAGMA busy_timeout = 0")  # a backup may take seconds: the window must not wait for it
        try:
            busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except SqlError:
            return False  # nothing is lost: it stays in the log
        finally:
            connection.execute(f"PRAGMA busy_timeout = {int(self.database.timeout * 1000)}")
        return busy == 0

    def backup_source(self) -> BackupSource:
        """What a backup job needs: it opens a connection of its own in its own thread."""
        return BackupSource(self.folder, self._header, self.unlocked.master)

    def apart(self) -> Callable[[], AbstractContextManager[Database]]:
        """What opens a connection for reading, in the thread that calls it."""
        return partial(read_apart, self.backup_source())

    def close(self) -> None:
        """Close the database, note that in the header, and release the lock. No -wal or -shm file stays.

        End background jobs on this vault first. Harmless when called twice.
        """
        if self._closed:
            return
        self._closed = True
        try:
            head = self._close_database()
            with contextlib.suppress(CannotWrite):
                # without it the next opening only looks at every page, as after an interruption
                self._write(lambda header: next_revision(header, state=State.CLOSED, head=head))
        finally:
            self._lock.release()

    def _close_database(self) -> Head:
        connection = self.database.raw()
        if connection.in_transaction:
            connection.rollback()
        try:
            head = read_head(connection)
        except SqlError:
            head = self._header.head
        self.checkpoint()
        self.database.close()
        return head

    def _write(self, change: Callable[[Header], Header]) -> None:
        """Write the changed header; after a failure the one from before counts on, under a number of its own."""
        changed = change(self._header)
        try:
            complete = write_copies(self.folder, changed, self.unlocked.master)
        except CannotWrite:
            self._header = next_revision(self._header)
            self.header_behind = True
            log.event("header_not_written")
            raise
        self._header = changed
        self.header_behind = not complete
