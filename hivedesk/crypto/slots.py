"""The ways into a vault. Each slot holds the vault's master key, locked in its own way.

passphrase   the HCSW's own, and a cover worker's until a date: Argon2id, then AES-256-GCM
recovery     the code on the printed sheet: 130 random bits need no stretching
escrow       sealed to the service's public key: the records belong to the council; staff leave, and forget

Everything readable in a slot (whose it is, until when, the cost) is bound into the lock, together with the vault's
id: changed by one character, or moved to another vault, the slot opens nothing.

Changing a passphrase replaces a slot; the master key stays. Somebody who holds an old copy of the header *and* the
old passphrase could still open the vault with them: a passphrase that became known is a reason to make a new vault
from a backup, and the screens say so.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hivedesk.crypto import argon, passphrases, recovery_code
from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.keys import KEY_SIZE, MasterKey
from hivedesk.crypto.sealing import OVERHEAD, SealingPrivateKey, SealingPublicKey
from hivedesk.crypto.strict_json import canonical
from hivedesk.crypto.wrapping import TAG_SIZE, Wrapped, unwrap, wrap

SLOT_ID_SIZE = 8  # bytes
SALT_SIZE = argon.SALT_SIZE
WRAPPED_SIZE = KEY_SIZE + TAG_SIZE
SEALED_SIZE = KEY_SIZE + OVERHEAD
HOLDER_PATTERN = r"[A-Za-z0-9_-]{1,64}"


@dataclass(frozen=True, kw_only=True)
class PassphraseSlot:
    """A passphrase. ``holder`` is an id, never a name: the header can be read by anybody."""

    id: str
    holder: str
    until: date | None = None  # last day in Europe/London on which it opens; None: no end
    salt: bytes
    cost: ArgonCost
    wrapped: Wrapped

    def ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today > self.until


@dataclass(frozen=True, kw_only=True)
class RecoverySlot:
    """The recovery code."""

    id: str
    salt: bytes
    wrapped: Wrapped


@dataclass(frozen=True, kw_only=True)
class EscrowSlot:
    """The service's private key; ``key_id`` tells which."""

    id: str
    key_id: str
    sealed: bytes


Slot = PassphraseSlot | RecoverySlot | EscrowSlot


@dataclass(frozen=True)
class SlotMaker:
    """Makes slots for one vault. Holds the master key, touches no file: fit for a background thread."""

    vault_id: str
    master: MasterKey
    cost: ArgonCost | None = None  # None: calibrated here and now
    about_her: tuple[str, ...] = field(default=(), repr=False)  # words that make a passphrase easy to guess

    def passphrase(self, passphrase: str, holder: str, until: date | None = None) -> PassphraseSlot:
        """Make a passphrase slot. Slow (Argon2id).

        Raises:
            RuleRefused: the passphrase is not strong enough.
            ValueError: ``holder`` is no id.
        """
        if re.fullmatch(HOLDER_PATTERN, holder) is None:
            raise ValueError("a holder is named by an id")
        passphrases.require_strong(passphrase, self.about_her)
        salt = secrets.token_bytes(SALT_SIZE)
        cost = self.cost or argon.calibrate()
        slot = PassphraseSlot(id=_new_id(), holder=holder, until=until, salt=salt, cost=cost, wrapped=Wrapped(b"", b""))
        key = argon.stretch(passphrases.normalised(passphrase), salt, cost)
        return replace(slot, wrapped=wrap(key, self.master.secret, bound(slot, self.vault_id)))

    def recovery(self) -> tuple[RecoverySlot, str]:
        """Make a recovery slot, and its code as printed: it is shown once and kept nowhere."""
        code = recovery_code.new_code()
        slot = RecoverySlot(id=_new_id(), salt=secrets.token_bytes(SALT_SIZE), wrapped=Wrapped(b"", b""))
        key = _recovery_key(recovery_code.read_code(code), slot.salt)
        return replace(slot, wrapped=wrap(key, self.master.secret, bound(slot, self.vault_id))), code

    def escrow(self, public_key: SealingPublicKey) -> EscrowSlot:
        """Make a slot that only the holder of the service's private key can open."""
        slot = EscrowSlot(id=_new_id(), key_id=public_key.key_id, sealed=b"")
        return replace(slot, sealed=public_key.seal(self.master.secret, bound(slot, self.vault_id)))


def open_with_passphrase(
    slots: Iterable[Slot], passphrase: str, vault_id: str
) -> tuple[MasterKey, PassphraseSlot] | None:
    """Try every passphrase slot; None where none opens. Slow (Argon2id, once a slot)."""
    if len(passphrase) > passphrases.MAXIMUM_LENGTH:
        return None
    typed = passphrases.normalised(passphrase)
    for slot in slots:
        if isinstance(slot, PassphraseSlot):
            key = argon.stretch(typed, slot.salt, slot.cost)
            master = unwrap(key, slot.wrapped, bound(slot, vault_id))
            if master is not None:
                return MasterKey(master), slot
    return None


def open_with_recovery_code(slots: Iterable[Slot], typed: str, vault_id: str) -> tuple[MasterKey, RecoverySlot] | None:
    """Try the recovery slots; None where none opens.

    Raises:
        MistypedCode: what was typed cannot be a recovery code.
    """
    secret = recovery_code.read_code(typed)
    for slot in slots:
        if isinstance(slot, RecoverySlot):
            master = unwrap(_recovery_key(secret, slot.salt), slot.wrapped, bound(slot, vault_id))
            if master is not None:
                return MasterKey(master), slot
    return None


def open_with_escrow(
    slots: Iterable[Slot], private_key: SealingPrivateKey, vault_id: str
) -> tuple[MasterKey, EscrowSlot] | None:
    """Try the escrow slots; None where none opens."""
    for slot in slots:
        if isinstance(slot, EscrowSlot) and slot.key_id == private_key.public_key.key_id:
            master = private_key.open(slot.sealed, bound(slot, vault_id))
            if master is not None and len(master) == KEY_SIZE:
                return MasterKey(master), slot
    return None


def put(slots: Iterable[Slot], new: Slot) -> tuple[Slot, ...]:
    """The slots with ``new`` in place of the one it supersedes.

    A holder has one passphrase, a vault one recovery code, each key of the service one escrow.
    """
    return (*(slot for slot in slots if not _supersedes(new, slot)), new)


def parameters(slot: Slot) -> dict[str, object]:
    """What is readable in a slot: all but the lock itself."""
    if isinstance(slot, PassphraseSlot):
        return {
            "kind": "passphrase",
            "id": slot.id,
            "holder": slot.holder,
            "until": slot.until.isoformat() if slot.until else None,
            "salt": slot.salt.hex(),
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
        }
    if isinstance(slot, RecoverySlot):
        return {"kind": "recovery", "id": slot.id, "salt": slot.salt.hex()}
    return {"kind": "escrow", "id": slot.id, "key_id": slot.key_id}


def bound(slot: Slot, vault_id: str) -> bytes:
    """What is bound into a slot's lock: the vault, and everything readable in the slot."""
    return b"hivedesk/slot/v1" + canonical({"vault": vault_id, "slot": parameters(slot)})


def _supersedes(new: Slot, old: Slot) -> bool:
    if isinstance(new, PassphraseSlot) and isinstance(old, PassphraseSlot):
        return new.holder == old.holder
    if isinstance(new, EscrowSlot) and isinstance(old, EscrowSlot):
        return new.key_id == old.key_id
    return isinstance(new, RecoverySlot) and isinstance(old, RecoverySlot)


def _recovery_key(secret: bytes, salt: bytes) -> bytes:
    info = b"hivedesk/recovery/v1"
    return HKDF(algorithm=hashes.SHA256(), length=KEY_SIZE, salt=salt, info=info).derive(secret)


def _new_id() -> str:
    return secrets.token_hex(SLOT_ID_SIZE)
