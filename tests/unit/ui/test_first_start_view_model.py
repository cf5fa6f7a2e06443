"""First start without a window: where a Hive is put, how it is made, what can be restored."""

import functools
from pathlib import Path

import pytest

from hivedesk.casework import backups, vaults
from hivedesk.casework.families import list_families
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import RuleRefused, VaultProblem, WrongPassphrase
from hivedesk.ui.screens.first_start.folders import find_backups, find_door, folder_within, free_folder
from hivedesk.ui.screens.first_start.view_model import FirstStart, Page
from tests.builders import NOW, a_family
from tests.real_desk import CHEAP, PASSPHRASE, a_vault_desk

TYPED = {"name": "Ringwood", "area": "New Forest", "capacity": 20, "worker": "Maureen Hale"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(vaults, "make_hive", functools.partial(vaults.make_hive, cost=CHEAP))


def a_model(folder: Path) -> FirstStart:
    return FirstStart(FixedClock(NOW), folder)


def a_backup(folder: Path) -> Path:
    desk = a_vault_desk(folder, a_family("Okafor"))
    info = backups.backup_job(desk)(NoProgress())
    vaults.close_desk(desk)
    return info.folder


def test_a_free_folder_is_found_beside_what_stands_there(tmp_path):
    assert free_folder(tmp_path / "vault") == tmp_path / "vault"
    (tmp_path / "vault").mkdir()
    assert free_folder(tmp_path / "vault") == tmp_path / "vault"
    (tmp_path / "vault" / "letter.txt").write_text("hers")
    (tmp_path / "vault 2").mkdir()
    (tmp_path / "vault 2" / "letter.txt").write_text("hers")
    assert free_folder(tmp_path / "vault") == tmp_path / "vault 3"


def test_in_a_folder_with_files_a_hive_gets_a_folder_of_its_own(tmp_path):
    assert folder_within(tmp_path) == tmp_path
    (tmp_path / "letter.txt").write_text("hers")
    assert folder_within(tmp_path) == tmp_path / "HiveDesk"


def test_a_new_hive_is_made_step_by_step(tmp_path):
    model = a_model(tmp_path / "vault")
    model.take_hive(TYPED)
    new = model.making(PASSPHRASE)(NoProgress())
    desk = model.made(new)
    assert (model.state.page, model.state.step) == (Page.RECOVERY, 2)
    assert model.state.code == new.recovery_code
    assert desk.hive.area == "New Forest"
    sheet = model.sheet()(NoProgress())
    assert sheet.content.startswith(b"%PDF")
    model.forget_code()
    assert model.state.code == ""
    assert new.recovery_code not in repr(model.state)
    vaults.close_desk(desk)


def test_details_that_cannot_be_are_refused(tmp_path):
    with pytest.raises(RuleRefused):
        a_model(tmp_path / "vault").take_hive(TYPED | {"name": " "})


def test_words_about_her_make_a_passphrase_weak(tmp_path):
    model = a_model(tmp_path / "vault")
    model.take_hive(TYPED)
    assert not model.weigh("ringwood maureen").acceptable
    assert model.weigh(PASSPHRASE).acceptable


def test_a_synced_folder_is_warned_of(tmp_path):
    model = a_model(tmp_path / "vault")
    assert model.state.folder_note == ""
    model.choose_folder(tmp_path / "OneDrive - Council" / "hive")
    assert "cloud" in model.state.folder_note


def test_going_back_and_forward_keeps_what_was_entered(tmp_path):
    model = a_model(tmp_path / "vault")
    model.take_hive(TYPED)
    model.choose_folder(tmp_path / "mine")
    for page in (Page.PASSPHRASE, Page.HIVE, Page.CHOICES, Page.HIVE):
        model.go(page)
    assert model.state.hive.worker == "Maureen Hale"
    assert model.state.folder == tmp_path / "mine"


def test_a_hive_is_found_in_the_folder_above_it(tmp_path):
    folder = tmp_path / "drive" / "vault"
    vaults.close_desk(a_vault_desk(folder))
    assert find_door(folder).locked.folder == folder
    assert find_door(tmp_path / "drive").locked.folder == folder
    vaults.close_desk(a_vault_desk(tmp_path / "drive" / "other"))
    with pytest.raises(VaultProblem, match="Nothing of HiveDesk lies in that folder"):
        find_door(tmp_path / "drive")


def test_backups_are_found_wherever_she_points(tmp_path):
    backup = a_backup(tmp_path / "vault")
    for chosen in (backup, backup.parent, tmp_path / "vault"):
        found = find_backups(chosen)
        assert [one.locked.folder for one in found] == [backup]
        assert found[0].words == "Sat 14 Nov 2026, 10:00 · 2 entries"
    with pytest.raises(VaultProblem):
        find_backups(tmp_path)


def test_a_backup_is_restored_into_a_new_folder(tmp_path):
    backup = a_backup(tmp_path / "vault")
    model = a_model(tmp_path / "vault")
    assert model.state.folder == tmp_path / "vault 2"
    model.look_for_backups(backup)
    with pytest.raises(WrongPassphrase):
        model.restoring(model.state.backups[0], "something else entirely")(NoProgress())
    assert not model.state.folder.exists()
    desk = model.restored(model.restoring(model.state.backups[0], PASSPHRASE)(NoProgress()))
    assert vaults.vault_of(desk).folder == tmp_path / "vault 2"
    assert len(list_families(desk)) == 1
    vaults.close_desk(desk)
