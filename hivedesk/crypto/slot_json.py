"""Slots as they stand in the vault's readable header."""

from enum import StrEnum

from hivedesk.crypto.argon import LANES_LIMIT, MEMORY_LIMIT_KIB, PASSES_LIMIT, ArgonCost
from hivedesk.crypto.slots import (
    HOLDER_PATTERN,
    SALT_SIZE,
    SEALED_SIZE,
    SLOT_ID_SIZE,
    WRAPPED_SIZE,
    EscrowSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    parameters,
)
from hivedesk.crypto.strict_json import Fields, Unreadable
from hivedesk.crypto.wrapping import NONCE_SIZE, Wrapped


class _Kind(StrEnum):
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    ESCROW = "escrow"


_LOCK = ("nonce", "wrapped")
_KNOWN = {
    _Kind.PASSPHRASE: ("kind", "id", "holder", "until", "salt", "memory_kib", "passes", "lanes", *_LOCK),
    _Kind.RECOVERY: ("kind", "id", "salt", *_LOCK),
    _Kind.ESCROW: ("kind", "id", "key_id", "sealed"),
}


def write_slot(slot: Slot) -> dict[str, object]:
    """A slot as a JSON object."""
    if isinstance(slot, EscrowSlot):
        return {**parameters(slot), "sealed": slot.sealed.hex()}
    return {**parameters(slot), "nonce": slot.wrapped.nonce.hex(), "wrapped": slot.wrapped.sealed.hex()}


def read_slot(fields: Fields) -> Slot:
    """Read a slot from outside; the cost of a guess is checked here, before anything runs it.

    Raises:
        Unreadable: it is none, or its cost is out of bounds.
    """
    kind = fields.choice("kind", _Kind)
    fields.only(_KNOWN[kind])
    slot_id = fields.blob("id", SLOT_ID_SIZE).hex()
    if kind is _Kind.ESCROW:
        key_id = fields.text("key_id", longest=16, pattern="[0-9a-f]{16}")
        return EscrowSlot(id=slot_id, key_id=key_id, sealed=fields.blob("sealed", SEALED_SIZE))
    wrapped = Wrapped(fields.blob("nonce", NONCE_SIZE), fields.blob("wrapped", WRAPPED_SIZE))
    salt = fields.blob("salt", SALT_SIZE)
    if kind is _Kind.RECOVERY:
        return RecoverySlot(id=slot_id, salt=salt, wrapped=wrapped)
    return PassphraseSlot(
        id=slot_id,
        holder=fields.text("holder", longest=64, pattern=HOLDER_PATTERN),
        until=None if fields.missing("until") else fields.day("until"),
        salt=salt,
        cost=_cost(fields),
        wrapped=wrapped,
    )


def _cost(fields: Fields) -> ArgonCost:
    try:
        return ArgonCost(
            memory_kib=fields.number("memory_kib", 1, MEMORY_LIMIT_KIB),
            passes=fields.number("passes", 1, PASSES_LIMIT),
            lanes=fields.number("lanes", 1, LANES_LIMIT),
        )
    except ValueError:
        raise Unreadable("cost") from None
