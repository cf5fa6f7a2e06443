"""An open vault, making one, and what a full disk does to either."""

import threading
from contextlib import closing
from datetime import date

import pytest

from hivedesk.crypto.argon import FLOOR_KIB
from hivedesk.crypto.sealing import new_sealing_key
from hivedesk.crypto.slots import PassphraseSlot
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import CannotWrite, RuleRefused, WrongPassphrase
from hivedesk.store.changes import OpenVault, Store
from hivedesk.store.connection import connect
from hivedesk.store.header import State
from hivedesk.store.header_copies import read_copies
from hivedesk.store.opening import open_vault
from hivedesk.store.vault import Vault
from hivedesk.store.vault_check import check_vault
from hivedesk.store.vault_creation import create_vault, make_vault
from hivedesk.store.vault_locked import read_vault
from hivedesk.store.vault_problems import FolderNotEmpty, NoVaultHere
from tests.unit.store.vault_building import (
    CHEAP,
    NOW,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECRET,
    Workshop,
    count_entries,
    everything_under,
    full_disk,
    is_disk_full,
    write_entries,
)


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path)


@pytest.fixture
def vault(workshop):
    vault = workshop.filled()
    yield vault
    vault.close()


def opens_with(workshop, passphrase):
    try:
        workshop.open(passphrase=passphrase).close()
    except WrongPassphrase:
        return False
    return True


# -- making


def test_a_vault_is_made_with_the_real_schema_and_a_calibrated_cost(workshop):
    vault, code = create_vault(
        workshop.folder / "real", role=VaultRole.SERVICE, passphrase=PASSPHRASE, holder="manager", clock=workshop.clock
    )
    slot = vault.header.slots[0]
    assert isinstance(slot, PassphraseSlot) and slot.cost.memory_kib >= FLOOR_KIB and slot.cost.passes == 3
    assert (vault.role, vault.holder, len(code)) == (VaultRole.SERVICE, "manager", 41)
    open_vault_protocol: OpenVault = vault
    assert Store(open_vault_protocol).head == (0, bytes(32))
    assert vault.header.created == NOW
    vault.close()


def test_a_vault_is_made_in_a_background_thread_and_opened_here(workshop):
    made = []
    thread = threading.Thread(target=lambda: made.append(workshop.make()))
    thread.start()
    thread.join()
    vault = open_vault(made[0].locked, made[0].unlocked, workshop.clock, migrations=workshop.steps)
    assert count_entries(vault) == 0
    vault.close()


def test_nothing_of_a_new_vault_shows_in_its_text_form(workshop):
    new = workshop.make()
    shown = repr(new) + repr(new.locked) + repr(new.unlocked)
    for secret in (new.recovery_code, str(new.unlocked.master.secret), new.unlocked.master.secret.hex()):
        assert secret not in shown


def test_a_folder_with_anything_in_it_is_refused_and_left_alone(workshop):
    folder = workshop.folder / "vault"
    folder.mkdir()
    (folder / "letter.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        workshop.make()
    assert everything_under(folder) == {"letter.txt": b"kept"}


def test_an_empty_folder_is_taken(workshop):
    (workshop.folder / "vault").mkdir()
    workshop.make()
    workshop.open().close()


def test_a_weak_passphrase_makes_no_folder(workshop):
    with pytest.raises(RuleRefused):
        make_vault(
            workshop.folder / "vault",
            role=VaultRole.HIVE,
            passphrase="password1234",
            holder="hcsw",
            clock=workshop.clock,
            migrations=workshop.steps,
            argon=CHEAP,
        )
    assert not (workshop.folder / "vault").exists()


@pytest.mark.parametrize("done_first", [False, True])
def test_a_disk_that_fills_while_a_vault_is_made_leaves_nothing_or_all_of_it(workshop, monkeypatch, done_first):
    for after in range(20):
        with full_disk(monkeypatch, after, done_first=done_first) as asked:
            try:
                workshop.make()
            except CannotWrite as error:
                assert is_disk_full(error)
        if (workshop.folder / "vault").exists():
            break
        assert [p.name for p in workshop.folder.iterdir()] == ["steps"] or done_first
    assert after >= 3 and len(asked) >= 4
    assert check_vault(workshop.folder / "vault").ok
    workshop.open().close()


# -- the head of the chain


def test_the_head_stands_in_both_copies_after_every_commit(vault):
    for _ in range(3):
        write_entries(vault, 1)
        copies = read_copies(vault.folder)
        assert copies.complete and copies.best.header.head == vault.header.head
    assert vault.header.head.seq == 8 and not vault.header_behind
    assert copies.best.header.state is State.OPEN


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("done_first", [False, True])
def test_a_full_disk_does_not_lose_an_entry_nor_the_way_in(workshop, vault, monkeypatch, after, done_first):
    with full_disk(monkeypatch, after, done_first=done_first):
        write_entries(vault, 1)
        assert vault.header_behind is not (after == 1 and done_first)
    crashed = workshop.crash(vault)
    again = workshop.open("crashed")
    assert count_entries(again) == 6 and again.header.head.seq == 6
    again.close()
    write_entries(vault, 1)
    assert not vault.header_behind and read_copies(vault.folder).complete
    assert check_vault(crashed).ok


def test_a_full_disk_while_closing_only_looks_like_an_interruption(workshop, vault, monkeypatch):
    with full_disk(monkeypatch, 0):
        vault.close()
    assert read_copies(vault.folder).best.header.state is State.OPEN
    again = workshop.open()
    assert again.opening.interrupted and count_entries(again) == 5
    again.close()


# -- the ways in


def test_a_new_passphrase_replaces_the_old_one(workshop, vault):
    vault.set_passphrase(OTHER_PASSPHRASE, "hcsw", CHEAP)
    vault.close()
    assert (opens_with(workshop, PASSPHRASE), opens_with(workshop, OTHER_PASSPHRASE)) == (False, True)


def test_after_the_recovery_code_a_new_passphrase_can_be_set(workshop):
    new = workshop.make()
    unlocked = new.locked.unlock_with_recovery_code(new.recovery_code)
    vault = open_vault(new.locked, unlocked, workshop.clock, migrations=workshop.steps)
    vault.set_passphrase(OTHER_PASSPHRASE, "hcsw", CHEAP)
    vault.close()
    assert (opens_with(workshop, PASSPHRASE), opens_with(workshop, OTHER_PASSPHRASE)) == (False, True)


def test_the_slow_part_is_done_in_another_thread(workshop, vault):
    maker, made = vault.slot_maker(CHEAP), []
    thread = threading.Thread(target=lambda: made.append(maker.passphrase(OTHER_PASSPHRASE, "hcsw")))
    thread.start()
    thread.join()
    vault.put_slot(made[0])
    vault.close()
    assert opens_with(workshop, OTHER_PASSPHRASE)


@pytest.mark.parametrize("done_first", [False, True])
@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_leaves_the_old_passphrase_or_the_new_one(workshop, vault, monkeypatch, after, done_first):
    with full_disk(monkeypatch, after, done_first=done_first):
        try:
            vault.set_passphrase(OTHER_PASSPHRASE, "hcsw", CHEAP)
            changed = True
        except CannotWrite:
            changed = False
        workshop.crash(vault)
    vault.close()
    for name in ("crashed", "vault"):
        right, wrong = (OTHER_PASSPHRASE, PASSPHRASE) if changed else (PASSPHRASE, OTHER_PASSPHRASE)
        with pytest.raises(WrongPassphrase):
            workshop.open(name, passphrase=wrong)
        again = workshop.open(name, passphrase=right)
        assert count_entries(again) == 5
        again.close()
    assert changed is (after == 1 or done_first)


def test_a_passphrase_that_was_refused_does_not_come_back_with_the_next_entry(workshop, vault, monkeypatch):
    with full_disk(monkeypatch, 0), pytest.raises(CannotWrite):
        vault.set_passphrase(OTHER_PASSPHRASE, "hcsw", CHEAP)
    write_entries(vault, 1)
    vault.close()
    assert (opens_with(workshop, PASSPHRASE), opens_with(workshop, OTHER_PASSPHRASE)) == (True, False)


def test_a_new_recovery_sheet_makes_the_old_one_worthless(workshop):
    new = workshop.make()
    vault = workshop.open()
    code = vault.new_recovery_code()
    vault.close()
    locked = read_vault(vault.folder)
    assert locked.unlock_with_recovery_code(code).master == new.unlocked.master
    with pytest.raises(WrongPassphrase, match="older sheet"):
        locked.unlock_with_recovery_code(new.recovery_code)


def test_a_cover_workers_way_in_can_be_taken_away(workshop, vault):
    vault.add_cover_slot(OTHER_PASSPHRASE, "cover-1", date(2027, 1, 1), CHEAP)
    slot = vault.header.slots[-1]
    vault.remove_slot(slot.id)
    with pytest.raises(KeyError):
        vault.remove_slot(slot.id)
    vault.close()
    assert not opens_with(workshop, OTHER_PASSPHRASE)


def test_the_last_lasting_passphrase_stays(vault):
    vault.add_cover_slot(OTHER_PASSPHRASE, "cover-1", date(2027, 1, 1), CHEAP)
    with pytest.raises(RuleRefused):
        vault.remove_slot(vault.header.slots[0].id)


def test_cover_never_replaces_a_lasting_passphrase(workshop, vault):
    with pytest.raises(RuleRefused):
        vault.add_cover_slot(OTHER_PASSPHRASE, "hcsw", date(2027, 1, 1), CHEAP)
    vault.close()
    assert opens_with(workshop, PASSPHRASE)


def test_there_is_an_end_to_the_ways_in(vault):
    maker = vault.slot_maker(CHEAP)
    for _ in range(14):
        vault.put_slot(maker.escrow(new_sealing_key().public_key))
    with pytest.raises(RuleRefused, match="16 ways"):
        vault.put_slot(maker.escrow(new_sealing_key().public_key))
    vault.put_slot(maker.passphrase(OTHER_PASSPHRASE, "hcsw"))  # replacing is still possible


# -- files


def test_a_checkpoint_empties_the_log(vault):
    log = vault.folder / "vault.db-wal"
    assert log.stat().st_size > 0
    assert vault.checkpoint()
    assert log.stat().st_size == 0


def test_a_checkpoint_does_not_wait_for_somebody_who_reads(vault):
    with closing(connect(vault.folder / "vault.db", vault.backup_source().database_key)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchall()
        write_entries(vault, 1)
        assert not vault.checkpoint()
        reader.execute("ROLLBACK")
    assert vault.checkpoint()
    assert vault.database.pragma("busy_timeout") == 5000


def test_closing_twice_is_harmless_and_takes_back_what_was_not_committed(workshop, vault):
    vault.database.execute_sql("BEGIN")
    vault.database.execute_sql("DELETE FROM entry")
    vault.close()
    vault.close()
    assert vault.closed
    again = workshop.open()
    assert count_entries(again) == 5
    again.close()


def test_an_open_vault_shows_nothing(vault):
    shown = repr(vault) + repr(vault.backup_source()) + repr(vault.slot_maker())
    master = vault.unlocked.master.secret
    assert master.hex() not in shown and str(master) not in shown
    assert isinstance(vault, Vault)


# -- what can be said without the passphrase


@pytest.mark.parametrize("name", ["", "vault.json", "vault-copy.json", "vault.db"])
def test_a_vault_is_described_without_its_key(workshop, vault, name):
    vault.close()
    found = check_vault(vault.folder / name)
    assert found.ok and found.role is VaultRole.HIVE
    assert (found.entries, found.passphrases, found.recovery_code, found.escrows) == (5, 1, True, 0)
    assert not found.in_use and not found.one_copy and found.problem == ""
    assert SECRET not in repr(found) and str(workshop.folder) not in repr(found)


def test_a_vault_in_use_is_described_too(vault):
    assert check_vault(vault.folder).in_use


def test_what_is_wrong_is_said(workshop):
    workshop.make()
    folder = workshop.folder / "vault"
    (folder / "vault-copy.json").unlink()
    assert (check_vault(folder).ok, check_vault(folder).one_copy) == (True, True)
    (folder / "vault.db").write_bytes(b"")
    found = check_vault(folder)
    assert not found.ok and "is empty" in found.problem and found.role is VaultRole.HIVE
    (folder / "vault.json").write_bytes(b"?")
    assert "damaged" in check_vault(folder / "vault.json").problem
    assert not check_vault(workshop.steps).ok
    assert not check_vault(workshop.folder / "nowhere").ok
    with pytest.raises(NoVaultHere):
        read_vault(workshop.steps)
