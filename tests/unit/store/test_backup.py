"""Backups: made, tested, restored, pruned."""

import importlib
import shutil
import sys
import threading
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest

from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import Cancelled, CannotWrite, WrongPassphrase
from hivedesk.store.backup import LOCK, back_up, list_backups, prune
from hivedesk.store.backup_restore import rehearse, restore
from hivedesk.store.connection import NotThisKey, connect
from hivedesk.store.opening import open_vault
from hivedesk.store.vault_check import check_backup
from hivedesk.store.vault_lock import VaultLock
from hivedesk.store.vault_locked import read_backup, read_vault
from hivedesk.store.vault_problems import (
    BackupUnderWay,
    BackupUnsound,
    DatabaseDamaged,
    DatabaseMissing,
    FolderNotEmpty,
    NotABackup,
    VaultFolderMissing,
)
from tests.unit.store.vault_building import (
    CHEAP,
    NOW,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECRET,
    Workshop,
    count_entries,
    damage,
    everything_under,
    full_disk,
    write_entries,
)


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path)


@pytest.fixture
def vault(workshop):
    vault = workshop.filled(entries=6)
    yield vault
    vault.close()


class Watch(NoProgress):
    """Notes what is reported; cancels at the n-th check, if told so."""

    def __init__(self, cancel_at=None):
        self.reports, self.checks, self.cancel_at = [], 0, cancel_at

    def report(self, done, total, what=""):
        self.reports.append((done, total, what))

    def check(self):
        self.checks += 1
        if self.checks == self.cancel_at:
            raise Cancelled


def restored(workshop, backup, name="restored", passphrase=PASSPHRASE):
    """Restore into a folder and open what came of it."""
    locked = read_backup(backup)
    unlocked = locked.unlock_with_passphrase(passphrase, NOW)
    folder = restore(locked, unlocked, workshop.folder / name)
    return open_vault(read_vault(folder), unlocked, workshop.clock, migrations=workshop.steps)


# -- making


def test_a_backup_is_one_folder_named_after_its_moment(vault):
    info = back_up(vault.backup_source(), NOW)
    assert info.folder == vault.folder / "backups" / "2026-11-21T183000Z"
    assert set(everything_under(info.folder)) == {"vault.json", "vault-copy.json", "backup.db"}
    assert (info.taken, info.head, info.vault_id) == (NOW, vault.header.head, vault.vault_id)
    assert info.size == (info.folder / "backup.db").stat().st_size
    assert list_backups(vault.folder) == [info]


def test_no_name_is_in_clear_and_the_vaults_own_key_does_not_open_it(vault):
    info = back_up(vault.backup_source(), NOW)
    assert not any(SECRET.encode() in content for content in everything_under(info.folder).values())
    with pytest.raises(NotThisKey):
        connect(info.folder / "backup.db", vault.backup_source().database_key, unchanging=True)


def test_two_in_the_same_second_do_not_meet(vault):
    first, second = back_up(vault.backup_source(), NOW), back_up(vault.backup_source(), NOW)
    assert second.folder.name == "2026-11-21T183000Z-2"
    assert {first.folder, second.folder} == {info.folder for info in list_backups(vault.folder)}
    assert (first.folder / "backup.db").read_bytes() != (second.folder / "backup.db").read_bytes()


def test_it_is_made_in_another_thread_while_the_worker_goes_on(workshop, vault):
    source, made = vault.backup_source(), []
    thread = threading.Thread(target=lambda: made.append(back_up(source, NOW)))
    thread.start()
    write_entries(vault, 20)
    thread.join()
    assert 6 <= made[0].head.seq <= 26
    assert rehearse(made[0].folder, vault.unlocked).entries == made[0].head.seq
    assert vault.checkpoint()


def test_a_closed_vault_can_be_backed_up_and_is_left_as_it_was(vault):
    vault.close()
    before = everything_under(vault.folder)
    info = back_up(vault.backup_source(), NOW)
    after = everything_under(vault.folder)
    assert info.head.seq == 6
    assert {name: after[name] for name in before} == before
    assert not any("-wal" in name or "-shm" in name for name in after)


def test_progress_is_reported_without_names(vault):
    watch = Watch()
    back_up(vault.backup_source(), NOW, watch)
    assert watch.reports[-1] == (0, 0, "Checking the copy")
    assert watch.reports[-2][0] == watch.reports[-2][1] > 0


def test_cancelled_at_any_check_it_leaves_nothing(vault):
    counting = Watch()
    back_up(vault.backup_source(), NOW, counting)
    assert counting.checks >= 3
    for at in range(1, counting.checks + 1):
        with pytest.raises(Cancelled):
            back_up(vault.backup_source(), NOW + timedelta(hours=1), Watch(cancel_at=at))
        assert len(list_backups(vault.folder)) == 1
        assert {p.name for p in (vault.folder / "backups").iterdir()} == {LOCK, "2026-11-21T183000Z"}


def test_one_at_a_time(vault):
    (vault.folder / "backups").mkdir()
    lock = VaultLock(vault.folder / "backups" / LOCK)
    lock.acquire()
    with pytest.raises(BackupUnderWay):
        back_up(vault.backup_source(), NOW)
    lock.release()
    back_up(vault.backup_source(), NOW)


def test_what_an_interrupted_one_left_is_cleared_by_the_next(vault):
    half = vault.folder / "backups" / ".2026-11-20T183000Z.abcd.part"
    half.mkdir(parents=True)
    (half / "backup.db").write_bytes(b"half")
    assert list_backups(vault.folder) == []
    back_up(vault.backup_source(), NOW)
    assert not half.exists()


@pytest.mark.parametrize("done_first", [False, True])
def test_a_disk_that_fills_leaves_a_whole_backup_or_none(vault, monkeypatch, done_first):
    for after in range(12):
        with full_disk(monkeypatch, after, done_first=done_first):
            try:
                made = back_up(vault.backup_source(), NOW)
            except CannotWrite:
                made = None
        for info in list_backups(vault.folder):
            assert rehearse(info.folder, vault.unlocked).entries == 6
        if made:
            break
        shutil.rmtree(vault.folder / "backups", ignore_errors=True)
    assert made and after >= 3
    write_entries(vault, 1)


@contextmanager
def files_no_larger_than(size):
    """What the system does to SQLite on a full disk: its writes fail."""
    resource = importlib.import_module("resource")  # not on every system
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is set as POSIX does")
@pytest.mark.parametrize("pages", [1, 2, 5])
def test_a_write_of_the_database_that_fails_is_told_in_plain_words(workshop, vault, pages):
    with files_no_larger_than(4096 * pages), pytest.raises(CannotWrite) as refused:
        back_up(vault.backup_source(), NOW)
    assert "SQL" not in str(refused.value) and "Nothing was lost" in refused.value.message
    assert {p.name for p in (vault.folder / "backups").iterdir()} == {LOCK}
    whole = back_up(vault.backup_source(), NOW)
    locked = read_backup(whole.folder)
    with files_no_larger_than(4096 * pages), pytest.raises(CannotWrite):
        restore(locked, vault.unlocked, workshop.folder / "restored")
    assert not (workshop.folder / "restored").exists()


@pytest.mark.parametrize("page", [2, 5, 8])
def test_a_damaged_vault_is_not_backed_up_as_if_it_were_whole(vault, page):
    write_entries(vault, 200)
    vault.close()
    damage(vault.folder / "vault.db", 4096 * page + 99)
    with pytest.raises(DatabaseDamaged):
        back_up(vault.backup_source(), NOW)
    assert list_backups(vault.folder) == []
    (vault.folder / "vault.db").unlink()
    with pytest.raises(DatabaseMissing):
        back_up(vault.backup_source(), NOW)


# -- testing


def test_my_backup_is_tested_and_nothing_is_left_behind(vault):
    info = back_up(vault.backup_source(), NOW)
    before = everything_under(info.folder)
    report = rehearse(info.folder, vault.unlocked)
    assert (report.entries, report.taken, report.last_entry) == (6, NOW, NOW + timedelta(minutes=6))
    assert everything_under(info.folder) == before


def test_a_backup_is_tested_after_the_passphrase_was_changed(workshop, vault):
    info = back_up(vault.backup_source(), NOW)
    vault.set_passphrase(OTHER_PASSPHRASE, "hcsw", CHEAP)
    vault.close()
    again = workshop.open(passphrase=OTHER_PASSPHRASE)
    assert rehearse(info.folder, again.unlocked).entries == 6
    again.close()


@pytest.mark.parametrize("hurt", ["flip", "cut", "empty", "gone", "swap"])
def test_a_damaged_backup_is_found_with_and_without_the_key(workshop, vault, hurt):
    info = back_up(vault.backup_source(), NOW)
    path = info.folder / "backup.db"
    if hurt == "flip":
        damage(path, info.size // 2)
    elif hurt == "cut":
        path.write_bytes(path.read_bytes()[: 4096 * 2])
    elif hurt == "empty":
        path.write_bytes(b"")
    elif hurt == "gone":
        path.unlink()
    else:
        shutil.copy(back_up(vault.backup_source(), NOW).folder / "backup.db", path)
    with pytest.raises(BackupUnsound):
        rehearse(info.folder, vault.unlocked)
    found = check_backup(info.folder)
    assert not found.ok and found.problem
    locked = read_backup(info.folder)
    with pytest.raises(BackupUnsound):
        restore(locked, vault.unlocked, workshop.folder / "restored")
    assert not (workshop.folder / "restored").exists()


def test_a_backup_is_described_without_its_key(vault):
    info = back_up(vault.backup_source(), NOW)
    for path in (info.folder, info.folder / "vault.json", info.folder / "backup.db"):
        found = check_backup(path)
        assert found.ok and found.kind.value == "backup"
        assert (found.taken, found.entries) == (NOW, 6)


def test_what_is_no_backup_is_told_apart(workshop, vault):
    with pytest.raises(NotABackup):
        read_backup(vault.folder)
    with pytest.raises(NotABackup):
        read_backup(workshop.steps)
    with pytest.raises(VaultFolderMissing):
        read_backup(workshop.folder / "nowhere")


# -- restoring


def test_a_backup_carried_away_is_restored_on_another_laptop_with_the_same_passphrase(workshop, vault, tmp_path):
    info = back_up(vault.backup_source(), NOW)
    write_entries(vault, 3)
    stick = tmp_path / "stick" / "my backup"
    shutil.copytree(info.folder, stick)
    vault.close()
    shutil.rmtree(vault.folder)
    again = restored(workshop, stick)
    assert count_entries(again) == 6
    report = again.opening
    assert (report.interrupted, report.accepted, report.healed) == (False, None, False)
    assert again.vault_id == vault.vault_id and again.header.backup is None
    write_entries(again, 1)
    again.close()
    workshop.open("restored").close()


def test_the_recovery_code_restores_too(workshop):
    new = workshop.make()
    vault = workshop.open()
    info = back_up(vault.backup_source(), NOW)
    vault.close()
    locked = read_backup(info.folder)
    unlocked = locked.unlock_with_recovery_code(new.recovery_code)
    restore(locked, unlocked, workshop.folder / "restored")
    assert rehearse(info.folder, unlocked).entries == 0
    with pytest.raises(WrongPassphrase):
        locked.unlock_with_passphrase("wrong", NOW)


def test_restoring_never_writes_over_anything(workshop, vault):
    info = back_up(vault.backup_source(), NOW)
    locked = read_backup(info.folder)
    before = everything_under(vault.folder / "backups")
    for folder in (vault.folder, info.folder, workshop.steps):
        with pytest.raises(FolderNotEmpty):
            restore(locked, vault.unlocked, folder)
    assert everything_under(vault.folder / "backups") == before


def test_a_restore_given_up_leaves_nothing(workshop, vault):
    info = back_up(vault.backup_source(), NOW)
    locked = read_backup(info.folder)
    counting = Watch()
    restore(locked, vault.unlocked, workshop.folder / "whole", counting)
    for at in range(1, counting.checks + 1):
        with pytest.raises(Cancelled):
            restore(locked, vault.unlocked, workshop.folder / "given-up", Watch(cancel_at=at))
    assert {p.name for p in workshop.folder.iterdir()} == {"steps", "vault", "whole"}


@pytest.mark.parametrize("done_first", [False, True])
def test_a_disk_that_fills_leaves_a_whole_restored_vault_or_none(workshop, vault, monkeypatch, done_first):
    locked = read_backup(back_up(vault.backup_source(), NOW).folder)
    for after in range(12):
        with full_disk(monkeypatch, after, done_first=done_first), suppress(CannotWrite):
            restore(locked, vault.unlocked, workshop.folder / "restored")
        if (workshop.folder / "restored").exists():
            break
    assert after >= 2
    again = workshop.open("restored")
    assert count_entries(again) == 6
    again.close()


# -- pruning


def test_old_ones_go_and_others_hives_stay(workshop, vault):
    taken = [NOW - timedelta(days=days) for days in (0, 1, 20, 21, 400)]
    for moment in taken:
        back_up(vault.backup_source(), moment)
    other = workshop.filled("other")
    foreign = back_up(other.backup_source(), NOW - timedelta(days=500))
    shutil.copytree(foreign.folder, vault.folder / "backups" / "foreign")
    other.close()
    (vault.folder / "backups" / "notes").mkdir()
    removed = prune(vault.folder, vault.vault_id, NOW)
    left = {info.folder.name for info in list_backups(vault.folder)}
    assert removed == 2
    assert "foreign" in left and (vault.folder / "backups" / "notes").is_dir()
    assert len(left) == 4
