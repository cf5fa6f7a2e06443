"""The ways into a vault."""

from dataclasses import replace
from datetime import date

import pytest

from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.keys import MasterKey, new_master_key
from hivedesk.crypto.recovery_code import new_code
from hivedesk.crypto.sealing import new_sealing_key
from hivedesk.crypto.slot_json import read_slot, write_slot
from hivedesk.crypto.slots import (
    EscrowSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotMaker,
    open_with_escrow,
    open_with_passphrase,
    open_with_recovery_code,
    put,
)
from hivedesk.crypto.strict_json import Fields, Unreadable
from hivedesk.foundation.errors import RuleRefused

CHEAP = ArgonCost(memory_kib=64, passes=1, lanes=1)
GOOD = "chasing strive outhouse doorpost"
OTHER = "velvet ladder mongoose quartz"
MASTER = new_master_key()
MAKER = SlotMaker("a" * 32, MASTER, CHEAP)
SERVICE = new_sealing_key()
MINE = MAKER.passphrase(GOOD, "hcsw")
COVER = MAKER.passphrase(OTHER, "cover-1", date(2026, 12, 24))
RECOVERY, CODE = MAKER.recovery()
ESCROW = MAKER.escrow(SERVICE.public_key)
SLOTS: tuple[Slot, ...] = (MINE, COVER, RECOVERY, ESCROW)


def opened_by(slots: tuple[Slot, ...], vault_id: str = "a" * 32) -> list[MasterKey]:
    """The masters that come out when every right secret is tried on these slots."""
    found = (
        open_with_passphrase(slots, GOOD, vault_id),
        open_with_passphrase(slots, OTHER, vault_id),
        open_with_recovery_code(slots, CODE, vault_id),
        open_with_escrow(slots, SERVICE, vault_id),
    )
    return [opened[0] for opened in found if opened is not None]


def test_each_right_secret_opens_its_slot() -> None:
    assert opened_by(SLOTS) == [MASTER] * 4


def test_whose_passphrase_it_was_is_known() -> None:
    opened = open_with_passphrase(SLOTS, OTHER, "a" * 32)
    assert opened is not None and opened[1].holder == "cover-1"


@pytest.mark.parametrize("typed", ["", "wrong", GOOD + " ", GOOD.upper(), "x" * 100_000])
def test_a_wrong_passphrase_opens_none(typed: str) -> None:
    assert open_with_passphrase(SLOTS, typed, "a" * 32) is None


def test_another_recovery_code_opens_none() -> None:
    assert open_with_recovery_code(SLOTS, new_code(), "a" * 32) is None


def test_another_private_key_opens_none() -> None:
    stranger = new_sealing_key()
    claimed = replace(ESCROW, key_id=stranger.public_key.key_id)
    assert open_with_escrow((ESCROW, claimed), stranger, "a" * 32) is None


def test_slots_moved_to_another_vault_open_nothing() -> None:
    assert opened_by(SLOTS, "b" * 32) == []


@pytest.mark.parametrize(
    "changed",
    [
        replace(MINE, holder="hcsx"),
        replace(MINE, until=date(2027, 1, 1)),
        replace(MINE, id="0" * 16),
        replace(MINE, salt=bytes(16)),
        replace(MINE, cost=ArgonCost(memory_kib=64, passes=2, lanes=1)),
        replace(COVER, until=date(2027, 12, 24)),
        replace(COVER, until=None),
        replace(RECOVERY, id="0" * 16),
        replace(RECOVERY, salt=bytes(16)),
        replace(ESCROW, id="0" * 16),
        replace(ESCROW, sealed=bytes(len(ESCROW.sealed))),
    ],
)
def test_a_slot_changed_by_hand_opens_nothing(changed: Slot) -> None:
    assert opened_by((changed,)) == []


def test_a_holder_has_one_passphrase_a_vault_one_sheet_a_key_one_escrow() -> None:
    slots = SLOTS
    for new in (MAKER.passphrase(OTHER, "hcsw"), MAKER.recovery()[0], MAKER.escrow(SERVICE.public_key)):
        slots = put(slots, new)
        assert len(slots) == 4 and slots[-1] == new
    assert len(put(slots, MAKER.passphrase(OTHER, "cover-2"))) == 5
    assert len(put(slots, MAKER.escrow(new_sealing_key().public_key))) == 5


def test_the_last_day_of_a_cover_worker_counts() -> None:
    assert not COVER.ended(date(2026, 12, 24))
    assert COVER.ended(date(2026, 12, 25))
    assert not MINE.ended(date(2099, 1, 1))


def test_a_weak_passphrase_makes_no_slot() -> None:
    with pytest.raises(RuleRefused):
        MAKER.passphrase("password1234", "hcsw")
    with pytest.raises(RuleRefused):
        replace(MAKER, about_her=("chasing", "strive", "outhouse")).passphrase("chasing strive outhouse", "hcsw")


@pytest.mark.parametrize("holder", ["", "Mrs Bell", "a" * 65, "hcsw\n", "../x"])
def test_a_holder_is_an_id_and_never_a_name(holder: str) -> None:
    with pytest.raises(ValueError):
        MAKER.passphrase(GOOD, holder)


def test_no_secret_shows_in_a_text_form() -> None:
    shown = repr(MAKER) + repr(SLOTS)
    assert str(MASTER.secret) not in shown and MASTER.secret.hex() not in shown


# -- as JSON


@pytest.mark.parametrize("slot", SLOTS, ids=["passphrase", "cover", "recovery", "escrow"])
def test_a_slot_reads_back_as_it_was_written(slot: Slot) -> None:
    assert read_slot(Fields(write_slot(slot))) == slot


@pytest.mark.parametrize(
    ("slot", "change"),
    [
        (MINE, {"memory_kib": 2**30}),
        (MINE, {"memory_kib": 1024 * 1024 + 1}),
        (MINE, {"memory_kib": 7}),
        (MINE, {"memory_kib": 65536.0}),
        (MINE, {"memory_kib": True}),
        (MINE, {"passes": 11}),
        (MINE, {"passes": 0}),
        (MINE, {"lanes": 9}),
        (MINE, {"lanes": "4"}),
        (MINE, {"salt": "00"}),
        (MINE, {"salt": "zz" * 16}),
        (MINE, {"salt": "AB" * 16}),
        (MINE, {"until": "soon"}),
        (MINE, {"until": 20261224}),
        (MINE, {"holder": "Mrs Bell"}),
        (MINE, {"holder": None}),
        (MINE, {"wrapped": ""}),
        (MINE, {"extra": 1}),
        (MINE, {"kind": "backdoor"}),
        (MINE, {"kind": ["passphrase"]}),
        (RECOVERY, {"nonce": "00" * 11}),
        (ESCROW, {"sealed": "00" * 99}),
        (ESCROW, {"key_id": "x" * 16}),
    ],
)
def test_a_hostile_slot_is_not_read(slot: Slot, change: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        read_slot(Fields({**write_slot(slot), **change}))


@pytest.mark.parametrize("slot", SLOTS, ids=["passphrase", "cover", "recovery", "escrow"])
def test_no_field_of_a_slot_may_be_missing(slot: Slot) -> None:
    written = write_slot(slot)
    for name in set(written) - {"until"}:
        with pytest.raises(Unreadable):
            read_slot(Fields({key: value for key, value in written.items() if key != name}))


def test_the_kinds_are_told_apart() -> None:
    kinds = [type(read_slot(Fields(write_slot(slot)))) for slot in SLOTS]
    assert kinds == [PassphraseSlot, PassphraseSlot, RecoverySlot, EscrowSlot]
