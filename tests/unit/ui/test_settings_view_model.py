"""What Settings says, in texts."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import hivedesk
from hivedesk.casework import backups, vaults
from hivedesk.casework import contact_log as log
from hivedesk.casework.audit_trail import ChainReport
from hivedesk.casework.backups import BackupReport
from hivedesk.casework.exchange.own_keys import own_card
from hivedesk.casework.exchange.partners import accept_card, look_at_card
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.background import NoProgress
from hivedesk.ui.screens.settings import view_model
from hivedesk.ui.screens.settings.view_model import (
    LOCK_MINUTES,
    SECTIONS,
    TEXT_SIZES,
    chain_words,
    lost_facts,
    size_words,
    sound_backup,
    state_of,
)
from hivedesk.ui.tokens import Tone
from tests.builders import NOW, a_contact, a_family, move_clock
from tests.exchange_desks import a_service_desk
from tests.real_desk import CHEAP, a_vault_desk

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def desk(tmp_path):
    desk = a_vault_desk(tmp_path / "vault", a_family("Okafor", id="f1"))
    yield desk
    vaults.close_desk(desk)


def test_without_a_backup_it_says_so(desk):
    state = state_of(desk)
    assert state.last_backup == "No backup has been made yet."
    assert state.backups == ()
    assert state.backup_tone is Tone.WARN


def test_a_backup_and_what_happened_since(desk):
    backups.backup_job(desk)(NoProgress())
    state = state_of(desk)
    assert state.last_backup == "The last backup was made Sat 14 Nov 2026, 10:00."
    assert [(line.when, line.entries) for line in state.backups] == [("Sat 14 Nov 2026, 10:00", "2")]
    assert state.backup_folder.endswith("backups")
    move_clock(desk, timedelta(days=1))
    log.log_contact(desk, a_contact("f1"))
    assert state_of(desk).last_backup.endswith("10:00. Something has changed since.")


def test_cover_workers_and_when_they_end(desk):
    jo = vaults.new_cover_worker(desk, " Jo Park ", date(2026, 11, 20))
    slot = vaults.vault_of(desk).slot_maker(CHEAP).passphrase("velvet ladder mongoose quartz", jo.id, jo.until)
    vaults.add_cover_worker(desk, jo, slot)
    (line,) = state_of(desk).cover
    assert (line.name, line.until, line.ended) == ("Jo Park", "until Fri 20 Nov 2026", False)
    move_clock(desk, timedelta(days=7))
    (line,) = state_of(desk).cover
    assert (line.until, line.ended) == ("ended Fri 20 Nov 2026", True)


def test_the_services_key_is_not_claimed_before_it_is_there(desk):
    assert "has no key to this Hive" in state_of(desk).escrow
    assert "has a key of its own" in view_model.escrow_words(True)


def test_who_could_open_a_backup_is_said_as_it_is(desk):
    facts = dict(lost_facts(state_of(desk).contents))
    assert facts["If the passphrase is lost"].endswith("If both are lost, the records are lost.")
    assert facts["Protection"] == "Encrypted. Nobody can read it without a passphrase or the recovery sheet."
    service = a_service_desk()
    accept_card(desk, look_at_card(desk, own_card(service, "")))
    facts = dict(lost_facts(state_of(desk).contents))
    assert "the backups made since you accepted its card" in facts["If the passphrase is lost"]
    assert "service's own key" in facts["Protection"]


def test_after_a_loss_a_hive_hands_over_a_new_card(desk):
    steps = " ".join(view_model.lost_steps(state_of(desk).contents))
    assert "withdraws your card" in steps and "Make new keys" in steps and "six words" in steps


def test_after_a_loss_the_service_hands_its_new_card_to_every_hive(desk):
    contents = replace(state_of(desk).contents, role=VaultRole.SERVICE)
    steps = " ".join(view_model.lost_steps(contents))
    assert "ring every HCSW" in steps and "Tell your own manager" in steps and "withdraws the service's card" in steps
    assert "Make new keys" in steps and "to every Hive" in steps
    assert "team manager" not in steps and "your card" not in steps.replace("Save your card", "")


@pytest.mark.parametrize(
    ("report", "tone", "text"),
    [
        (ChainReport(1234, 0, None), Tone.GOOD, "All 1,234 entries fit together."),
        (ChainReport(1, 0, None), Tone.GOOD, "The one entry is as it was written."),
        (ChainReport(41, 0, 42), Tone.DANGER, "Entry 42 does not fit."),
    ],
)
def test_the_chain_in_words(report, tone, text):
    found = chain_words(report)
    assert (found.tone, found.text) == (tone, text)


def test_what_was_erased_on_purpose_is_no_alarm():
    found = chain_words(ChainReport(9, 1, None))
    assert found.tone is Tone.GOOD
    assert found.more.endswith(
        "The text of 1 change was erased for good, on purpose; that they stood there still shows."
    )
    assert "2 changes were erased" in chain_words(ChainReport(9, 2, None)).more


def test_a_tested_backup_says_what_it_holds():
    found = sound_backup(BackupReport(NOW, 1234, NOW, 3_400_000))
    assert found.tone is Tone.GOOD
    assert "it holds 1,234 entries; the last was made Sat 14 Nov 2026, 10:00." in found.more
    assert "it holds 1 entry." in sound_backup(BackupReport(NOW, 1, None, 9)).more


@pytest.mark.parametrize(("size", "words"), [(9, "1 kB"), (61_440, "61 kB"), (3_400_000, "3.4 MB")])
def test_sizes(size, words):
    assert size_words(size) == words


def test_the_card_for_a_lost_laptop_is_true(desk):
    facts = dict(lost_facts(state_of(desk).contents))
    assert facts["Fostering Duty Line"] == "01632 960101"
    assert facts["What it holds"] == "1 family, 1 carer"
    assert facts["Contact log"] == ""
    assert facts["Last backup"].startswith("None has been made.")
    assert facts["Last sent"].startswith("The service has not confirmed anything yet")
    log.log_contact(desk, a_contact("f1"))
    facts = dict(lost_facts(state_of(desk).contents))
    assert facts["Contact log"] == "From Sat 14 Nov 2026 to Sat 14 Nov 2026"


def test_missing_duty_numbers_are_told(tmp_path):
    desk = a_vault_desk(tmp_path / "bare", hive=Hive(name="Ringwood", worker="Maureen Hale"))
    facts = dict(lost_facts(state_of(desk).contents))
    assert facts["Fostering Duty Line"] == "Not entered yet: see Hive"
    assert facts["What it holds"] == "No families and no contacts yet"
    vaults.close_desk(desk)


def test_every_part_that_is_shipped_has_its_licence_listed():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    listed = view_model.licences().lower()
    names = [line.split(">")[0].split("=")[0].split("[")[0].strip().lower() for line in wanted]
    assert len(names) > 10
    assert [name for name in names if name not in listed] == []


def test_the_version_is_this_ones():
    assert view_model.version_words() == f"HiveDesk {hivedesk.__version__}"


def test_choices_are_within_what_the_laptop_takes():
    assert all(1 <= minutes <= 60 for minutes in LOCK_MINUTES)
    assert all(100 <= size <= 200 for size in TEXT_SIZES)
    assert len({entry.key for entry in SECTIONS}) == len(SECTIONS)
