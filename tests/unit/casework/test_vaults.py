"""A Hive's vault from making to reopening, through the use cases."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from hivedesk.casework import backups, vaults
from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import ContactFilter
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family, list_families
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.acts import ActKind
from hivedesk.domain.hive import Hive
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import CannotWrite, RuleRefused, VaultProblem, WrongPassphrase
from hivedesk.store import audit
from tests.builders import NOW, a_contact, a_family

CHEAP = ArgonCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "otter lantern mosaic thimble"
HIVE = Hive(name="Ringwood", area="New Forest", worker="Maureen Hale")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def a_vault_desk(folder: Path) -> tuple[Desk, str]:
    clock = FixedClock(NOW)
    new = vaults.make_hive(folder, HIVE, PASSPHRASE, clock, CHEAP)
    return vaults.open_new_hive(new, HIVE, clock), new.recovery_code


def reopened(folder: Path, secret: str = PASSPHRASE, *, recovery: bool = False) -> Desk:
    door = vaults.find_door(folder)
    return vaults.open_desk(door, vaults.unlock(door, secret, NOW, recovery=recovery), FixedClock(NOW))


def test_what_was_written_is_there_after_locking(folder):
    desk, _ = a_vault_desk(folder)
    add_family(desk, a_family("Okafor", id="f1"))
    log.log_contact(desk, a_contact("f1", fact="Football boots."))
    vaults.close_desk(desk)
    desk = reopened(folder)
    assert desk.author == "Maureen Hale"
    assert [line.household.family.name for line in list_families(desk)] == ["Okafor"]
    assert len(log.list_entries(desk, ContactFilter(words="boots"))) == 1
    assert audit.verify_chain(desk.store.database, NoProgress()).entries == 3
    vaults.close_desk(desk)


def test_nothing_typed_lies_on_the_disk_in_clear(folder):
    desk, code = a_vault_desk(folder)
    add_family(desk, a_family("Zebedee", id="f1"))
    log.log_contact(desk, a_contact("f1", fact="Quixotic football boots."))
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    vaults.close_desk(desk)
    found += [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    for secret in ("Zebedee", "Quixotic", "Ringwood", "Maureen", PASSPHRASE, code):
        assert not any(secret.encode() in content for content in found)


def test_a_wrong_passphrase_opens_nothing_and_then_makes_her_wait(folder):
    desk, _ = a_vault_desk(folder)
    vaults.close_desk(desk)
    door = vaults.find_door(folder)
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            vaults.unlock(door, "other words entirely here", NOW)
        door.tried(NOW, wrong=True)
    assert door.pause(NOW) == 2
    assert vaults.find_door(folder).pause(NOW) == 2
    with pytest.raises(vaults.TooSoon):
        vaults.unlock(door, PASSPHRASE, NOW)
    assert vaults.unlock(door, PASSPHRASE, NOW + timedelta(seconds=2)).holder == vaults.WORKER


def test_the_recovery_code_opens_and_a_new_passphrase_is_set(folder):
    desk, code = a_vault_desk(folder)
    vaults.close_desk(desk)
    desk = reopened(folder, code.lower().replace("-", " "), recovery=True)
    assert desk.author == "Maureen Hale"
    vaults.take_passphrase(desk, vaults.new_passphrase_job(desk, "walrus pebble ticket orchid")())
    vaults.close_desk(desk)
    with pytest.raises(WrongPassphrase):
        reopened(folder)
    vaults.close_desk(reopened(folder, "walrus pebble ticket orchid"))


def test_a_weak_passphrase_and_a_taken_folder_are_refused(folder):
    with pytest.raises(RuleRefused):
        vaults.make_hive(folder, HIVE, "hivehivehive", FixedClock(NOW), CHEAP)
    assert not folder.exists()
    desk, _ = a_vault_desk(folder)
    with pytest.raises(VaultProblem):
        a_vault_desk(folder)
    with pytest.raises(VaultProblem):
        reopened(folder)
    vaults.close_desk(desk)


def test_a_cover_worker_signs_her_own_entries_until_her_date(folder):
    desk, _ = a_vault_desk(folder)
    add_family(desk, a_family("Okafor", id="f1"))
    cover = vaults.new_cover_worker(desk, "Jo Cover", date(2026, 11, 20))
    vaults.add_cover_worker(desk, cover, vaults.cover_job(desk, cover, "badger violin canyon plum")())
    vaults.close_desk(desk)
    desk = reopened(folder, "badger violin canyon plum")
    log.log_contact(desk, a_contact("f1"))
    assert log.list_entries(desk, ContactFilter())[0].entry.author == "Jo Cover"
    vaults.close_desk(desk)
    door = vaults.find_door(folder)
    with pytest.raises(VaultProblem) as refused:
        vaults.unlock(door, "badger violin canyon plum", NOW + timedelta(days=7))
    assert not isinstance(refused.value, WrongPassphrase)
    desk = reopened(folder)
    vaults.remove_cover_worker(desk, cover.id)
    assert vaults.cover_workers(desk) == []
    vaults.close_desk(desk)
    with pytest.raises(WrongPassphrase):
        reopened(folder, "badger violin canyon plum")


def test_an_older_copy_is_told_from_the_one_closed_here(folder, tmp_path):
    desk, _ = a_vault_desk(folder)
    vaults.close_desk(desk)
    older = (folder / "vault.db").read_bytes()
    desk = reopened(folder)
    add_family(desk, a_family("Okafor"))
    vaults.close_desk(desk)
    (folder / "vault.db").write_bytes(older)
    with pytest.raises(vaults.Distrusted) as problem:
        reopened(folder)
    door = vaults.find_door(folder)
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, NOW), FixedClock(NOW), problem.value.accept)
    assert audit.entries(desk.store, 1)[0].kind is ActKind.CARRY_ON_AFTER_LOSS
    vaults.close_desk(desk)


def test_a_backup_is_made_tested_and_restored_elsewhere(folder, tmp_path):
    desk, code = a_vault_desk(folder)
    add_family(desk, a_family("Okafor"))
    assert backups.backup_state(desk).due
    info = backups.backup_job(desk)(NoProgress())
    assert not backups.backup_state(desk).due
    backups.back_up_on_closing(desk)
    assert len(backups.backup_state(desk).backups) == 1
    add_family(desk, a_family("Bell"))
    backups.back_up_on_closing(desk)
    assert [made.head.seq for made in backups.backup_state(desk).backups] == [3, 2]
    assert backups.test_job(desk, info.folder)(NoProgress()).entries == 2
    vaults.close_desk(desk)
    locked = backups.read_backup(info.folder)
    for number, (secret, recovery) in enumerate(((PASSPHRASE, False), (code, True))):
        unlocked = backups.unlock_backup(locked, secret, NOW, recovery=recovery)
        into = backups.restore_backup(locked, unlocked, tmp_path / f"restored{number}")
        desk = reopened(into)
        assert len(list_families(desk)) == 1
        vaults.close_desk(desk)


def test_a_full_disk_is_said_in_words_and_loses_nothing(folder):
    desk, _ = a_vault_desk(folder)
    add_family(desk, a_family("Okafor", id="f1"))
    head = desk.store.head
    pages = desk.store.row("PRAGMA page_count")
    desk.store.run(f"PRAGMA max_page_count = {pages[0]}")
    with pytest.raises(CannotWrite) as refused:
        for number in range(400):
            log.log_contact(desk, a_contact("f1", id=f"e{number}", fact="Words. " * 200))
    assert "full" in refused.value.message
    kept = len(desk.store.rows("SELECT id FROM contact_log_entry"))
    assert desk.store.head[0] == head[0] + kept
    assert audit.verify_chain(desk.store.database, NoProgress()).broken_at is None
    vaults.close_desk(desk)


def test_a_damaged_page_is_said_in_words(folder):
    desk, _ = a_vault_desk(folder)
    with desk.store.batch(NOW):
        add_family(desk, a_family("Okafor", id="f1"))
        for number in range(400):
            log.log_contact(desk, a_contact("f1", id=f"e{number}", fact=f"Words {number}. " * 100))
    vaults.close_desk(desk)
    path = folder / "vault.db"
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 2, len(content) - 4096, 4096):
        content[at + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(VaultProblem):
        desk = reopened(folder)
        try:
            log.chronology(desk, "f1")
        finally:
            vaults.close_desk(desk)
