"""The locked door without a window: tries, pauses, what is distrusted, what is blocked."""

from datetime import timedelta
from pathlib import Path

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.families import add_family, list_families
from hivedesk.foundation import paths
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import HiveDeskError, RuleRefused
from hivedesk.ui.screens.unlock.view_model import Stage, UnlockModel
from tests.builders import NOW, a_family
from tests.real_desk import PASSPHRASE, a_vault_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    vaults.close_desk(a_vault_desk(folder, a_family("Okafor")))
    return folder


def before(folder: Path) -> tuple[UnlockModel, FixedClock]:
    clock = FixedClock(NOW)
    model = UnlockModel(clock)
    model.stand_before(vaults.find_door(folder))
    return model, clock


def try_with(model: UnlockModel, secret: str) -> vaults.Unlocked | None:
    work = model.trying(secret)
    assert work is not None
    try:
        return work(NoProgress())
    except HiveDeskError as error:
        model.failed(error)
        return None


def test_the_passphrase_opens_the_desk(folder):
    model, _ = before(folder)
    unlocked = try_with(model, PASSPHRASE)
    desk = model.unlocked(unlocked)
    assert desk.author == "Maureen Hale"
    assert len(list_families(desk)) == 1
    vaults.close_desk(desk)


def test_wrong_ones_lead_to_a_growing_pause_that_is_counted_down(folder):
    model, clock = before(folder)
    for _ in range(4):
        assert try_with(model, "something else entirely") is None
    assert model.state.pause == 2
    assert model.state.waiting == "You can try again in 2 seconds."
    assert "does not open" in model.state.wrong
    assert model.trying(PASSPHRASE) is None
    clock.advance(timedelta(seconds=1))
    assert model.tick().waiting == "You can try again in 1 second."
    clock.advance(timedelta(seconds=1))
    assert model.tick().may_try
    assert try_with(model, PASSPHRASE) is not None


def test_the_pause_is_still_there_after_a_restart(folder):
    model, _ = before(folder)
    for _ in range(5):
        if model.state.may_try:
            try_with(model, "something else entirely")
    again, _ = before(folder)
    assert again.state.pause == 2


def test_nothing_typed_is_not_a_try(folder):
    model, _ = before(folder)
    assert model.trying("  ") is None
    assert model.state.wrong == "Type the passphrase."
    model.use_code(True)
    assert model.state.wrong == ""
    assert model.trying("") is None
    assert model.state.wrong == "Type the recovery code."


def test_a_slip_in_the_code_costs_no_try(folder):
    model, _ = before(folder)
    model.use_code(True)
    for _ in range(6):
        with pytest.raises(RuleRefused) as refused:
            model.trying("ABCDE")(NoProgress())
        model.failed(refused.value)
    assert model.state.pause == 0
    assert "too short" in model.state.wrong


def test_the_recovery_code_asks_for_a_new_passphrase(folder):
    desk = vaults.open_desk(door := vaults.find_door(folder), vaults.unlock(door, PASSPHRASE, NOW), FixedClock(NOW))
    code = vaults.new_recovery_code(desk)
    vaults.close_desk(desk)
    model, _ = before(folder)
    model.use_code(True)
    desk = model.unlocked(try_with(model, code))
    assert desk is not None
    assert model.state.stage is Stage.NEW_PASSPHRASE
    vaults.close_desk(desk)


def test_an_older_copy_is_opened_only_knowingly(folder):
    older = (folder / "vault.db").read_bytes()
    door = vaults.find_door(folder)
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, NOW), FixedClock(NOW))
    add_family(desk, a_family("Nowak"))
    vaults.close_desk(desk)
    (folder / "vault.db").write_bytes(older)
    model, _ = before(folder)
    assert model.unlocked(try_with(model, PASSPHRASE)) is None
    assert model.state.stage is Stage.DISTRUSTED
    assert "older copy" in model.state.problem.message
    assert "audit trail" in model.state.consequences
    desk = model.open_all_the_same()
    assert [line.household.family.name for line in list_families(desk)] == ["Okafor"]
    vaults.close_desk(desk)


def test_every_thing_she_may_accept_has_its_consequences_in_words():
    from hivedesk.ui.screens.unlock.view_model import CONSEQUENCES

    assert set(CONSEQUENCES) == set(vaults.Accept)


def test_a_vault_in_use_blocks_and_can_be_tried_again(folder):
    door = vaults.find_door(folder)
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, NOW), FixedClock(NOW))
    model, _ = before(folder)
    assert model.unlocked(try_with(model, PASSPHRASE)) is None
    assert model.state.stage is Stage.BLOCKED
    assert "already open" in model.state.problem.message
    vaults.close_desk(desk)
    assert model.ask_again().stage is Stage.ASKING
    desk = model.unlocked(try_with(model, PASSPHRASE))
    assert desk is not None
    vaults.close_desk(desk)


def test_a_vault_that_vanished_says_so_when_she_tries_again(folder):
    model, _ = before(folder)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert model.ask_again().stage is Stage.BLOCKED
    assert "not where it was" in model.state.problem.message


def test_the_demonstration_shows_its_passphrase_and_others_show_nothing(folder, monkeypatch):
    assert before(folder)[0].state.demonstration == ""
    monkeypatch.setattr(paths, "demonstration_folder", lambda: folder)
    assert before(folder)[0].state.demonstration == vaults.DEMONSTRATION_PASSPHRASE
