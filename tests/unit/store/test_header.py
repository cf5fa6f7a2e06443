"""The header and its two copies."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.crypto.keys import new_master_key
from hivedesk.crypto.sealing import new_sealing_key
from hivedesk.crypto.slots import SlotMaker
from hivedesk.crypto.strict_json import Unreadable
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import CannotWrite
from hivedesk.store.header import (
    LARGEST,
    MOST_SLOTS,
    Head,
    Header,
    NewerHeader,
    State,
    next_revision,
    read_header,
    seal_header,
)
from hivedesk.store.header_copies import read_copies, write_copies
from hivedesk.store.vault_problems import HeaderMissing, HeadersDamaged, NewerFormat, NoVaultHere
from tests.unit.store.vault_building import CHEAP, NOW, PASSPHRASE, full_disk

MASTER = new_master_key()
MAKER = SlotMaker("ab" * 16, MASTER, CHEAP)
HEADER = Header(
    vault_id="ab" * 16,
    role=VaultRole.HIVE,
    created=NOW,
    slots=(MAKER.passphrase(PASSPHRASE, "hcsw"), MAKER.recovery()[0], MAKER.escrow(new_sealing_key().public_key)),
    head=Head(7, b"h" * 32, NOW),
    session="cd" * 16,
    state=State.OPEN,
)
SEALED = seal_header(HEADER, MASTER)


def test_a_header_reads_back_and_is_genuine():
    stored = read_header(SEALED)
    assert stored.header == HEADER
    assert stored.genuine(MASTER)
    assert not stored.genuine(new_master_key())


def test_the_header_holds_nothing_secret():
    assert MASTER.secret.hex().encode() not in SEALED
    assert PASSPHRASE.encode() not in SEALED


def test_the_fullest_header_fits_the_bound():
    slots = tuple(MAKER.escrow(new_sealing_key().public_key) for _ in range(MOST_SLOTS))
    assert len(seal_header(replace(HEADER, slots=slots), MASTER)) < LARGEST
    with pytest.raises(ValueError):
        seal_header(replace(HEADER, slots=(*slots, HEADER.slots[0])), MASTER)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(SEALED) * 8 - 1))
def test_any_flipped_bit_is_noticed_without_the_key(bit):
    damaged = bytearray(SEALED)
    damaged[bit // 8] ^= 1 << bit % 8
    try:
        stored = read_header(bytes(damaged))
    except (Unreadable, NewerHeader):
        return
    # a bit of the mark itself: the content is whole, the mark does not fit
    assert stored.header == HEADER and not stored.genuine(MASTER)


@pytest.mark.parametrize("size", [0, 1, 100, len(SEALED) - 1])
def test_a_cut_header_is_not_read(size):
    with pytest.raises(Unreadable):
        read_header(SEALED[:size])


def _hostile(**change):
    """A header with some fields changed, and the plain check made to fit again, as anybody could."""
    raw = {**json.loads(SEALED), **change}
    body = {name: value for name, value in raw.items() if name not in ("check", "mac")}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    raw["check"] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return json.dumps(raw).encode()


def test_a_header_changed_by_hand_is_read_but_not_genuine():
    stored = read_header(_hostile(revision=99))
    assert stored.header.revision == 99
    assert not stored.genuine(MASTER)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 0},
        {"version": "1"},
        {"version": True},
        {"kind": "trap"},
        {"vault_id": "AB" * 16},
        {"vault_id": 5},
        {"role": "boss"},
        {"created": "2026-11-21"},
        {"created": "yesterday"},
        {"revision": -1},
        {"revision": 2**60},
        {"revision": 1.0},
        {"slots": {}},
        {"slots": [{}]},
        {"slots": [json.loads(SEALED)["slots"][0]] * 2},
        {"slots": [json.loads(SEALED)["slots"][0]] * 17},
        {"head": None},
        {"head": {"seq": 0, "hash": "01" * 32, "at": None}},
        {"head": {"seq": 1, "hash": "01" * 31, "at": None}},
        {"head": {"seq": 1, "hash": "01" * 32, "at": None, "more": 1}},
        {"session": "x"},
        {"session": 7},
        {"state": "ajar"},
        {"kind": "backup"},
        {"more": 1},
        {"session": "\ud800"},
        {"mac": "00"},
        {"mac": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_hostile_header_is_not_read(change):
    with pytest.raises(Unreadable):
        read_header(_hostile(**change))


@pytest.mark.parametrize("name", sorted(set(json.loads(SEALED)) - {"session", "backup"}))
def test_no_field_may_be_missing(name):
    raw = {key: value for key, value in json.loads(SEALED).items() if key != name}
    with pytest.raises(Unreadable):
        read_header(json.dumps(raw).encode())


def test_many_passphrases_may_not_cost_without_end_together():
    dear = {**json.loads(SEALED)["slots"][0], "memory_kib": 1024 * 1024, "passes": 10}
    read_header(_hostile(slots=[{**dear, "id": f"{n:016x}"} for n in range(1)]))
    with pytest.raises(Unreadable):
        read_header(_hostile(slots=[{**dear, "id": f"{n:016x}"} for n in range(2)]))


def test_a_later_format_is_told_apart_from_damage():
    with pytest.raises(NewerHeader):
        read_header(_hostile(version=2, slots="another form"))


# -- two copies


def test_both_copies_are_written_and_read(tmp_path):
    assert write_copies(tmp_path, HEADER, MASTER)
    copies = read_copies(tmp_path)
    assert copies.complete and copies.best.header == HEADER


@pytest.mark.parametrize("hurt", ["vault.json", "vault-copy.json"])
@pytest.mark.parametrize(
    "content", [None, b"", b"\x00" * 500, SEALED[:-9], b"[" * 70_000], ids=["gone", "empty", "zeros", "cut", "nested"]
)
def test_one_whole_copy_is_enough(tmp_path, hurt, content):
    write_copies(tmp_path, HEADER, MASTER)
    if content is None:
        (tmp_path / hurt).unlink()
    else:
        (tmp_path / hurt).write_bytes(content)
    copies = read_copies(tmp_path)
    assert not copies.complete and copies.best.header == HEADER


@pytest.mark.parametrize("newer", ["vault.json", "vault-copy.json"])
def test_the_higher_revision_counts(tmp_path, newer):
    write_copies(tmp_path, HEADER, MASTER)
    later = next_revision(HEADER, head=Head(8, b"i" * 32, NOW))
    (tmp_path / newer).write_bytes(seal_header(later, MASTER))
    copies = read_copies(tmp_path)
    assert not copies.complete and copies.best.header == later


def test_a_forged_copy_of_a_higher_revision_gives_way_to_the_genuine_one(tmp_path):
    write_copies(tmp_path, HEADER, MASTER)
    (tmp_path / "vault.json").write_bytes(_hostile(revision=99))
    genuine = read_copies(tmp_path).genuine(MASTER)
    assert genuine is not None and genuine.header == HEADER


def test_each_failing_has_its_own_sentence(tmp_path):
    with pytest.raises(NoVaultHere):
        read_copies(tmp_path)
    (tmp_path / "vault.db").write_bytes(b"x" * 4096)
    with pytest.raises(HeaderMissing):
        read_copies(tmp_path)
    (tmp_path / "vault.json").write_bytes(b"?")
    with pytest.raises(HeadersDamaged):
        read_copies(tmp_path)
    (tmp_path / "vault-copy.json").write_bytes(_hostile(version=2))
    with pytest.raises(NewerFormat):
        read_copies(tmp_path)


def test_a_full_disk_leaves_a_whole_header_whenever_it_strikes(tmp_path, monkeypatch):
    write_copies(tmp_path, HEADER, MASTER)
    later = next_revision(HEADER, head=Head(8, b"i" * 32, NOW))
    with full_disk(monkeypatch, 0), pytest.raises(CannotWrite):
        write_copies(tmp_path, later, MASTER)
    assert read_copies(tmp_path).best.header == HEADER
    with full_disk(monkeypatch, 1):
        assert not write_copies(tmp_path, later, MASTER)
    assert read_copies(tmp_path).best.header == later


def test_a_copy_that_was_written_before_the_disk_refused_counts(tmp_path, monkeypatch):
    write_copies(tmp_path, HEADER, MASTER)
    later = next_revision(HEADER, head=Head(8, b"i" * 32, NOW))
    with full_disk(monkeypatch, 0, done_first=True):
        assert not write_copies(tmp_path, later, MASTER)
    assert read_copies(tmp_path).best.header == later
