"""A vault of the third schema opens with the present one: nothing is lost, and Undo reaches back across the step."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hivedesk.casework import calendar, stay_requests, undoing, vaults
from hivedesk.casework.audit_trail import chain_job
from hivedesk.casework.events import occurrences_between
from hivedesk.casework.families import household
from hivedesk.domain.calendar.items import ItemKind
from hivedesk.domain.families import Answer
from hivedesk.domain.sleepovers.records import Stay, StayRequest
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock, at_london
from tests.builders import NOW
from tests.real_desk import PASSPHRASE
from tests.search_index import indexed, rebuilt

OLD = Path(__file__).parents[2] / "fixtures" / "vaults" / "schema-0003"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "vault"
    shutil.copytree(OLD, folder)
    clock = FixedClock(NOW)
    door = vaults.find_door(folder)
    opened = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, clock.now()), clock)
    yield opened
    vaults.close_desk(opened)


def test_what_was_kept_is_still_there(desk):
    okafor = household(desk, "okafor")
    (leo,) = okafor.children_in_care
    assert (leo.no_contact, leo.delegated_sleepovers) == ("Not with the Marsh family", Answer.YES)
    assert (leo.gp, leo.sleep, leo.access_needs) == ("", "", "")
    assert okafor.approval is not None
    assert (okafor.approval.restriction, okafor.approval.restricted_from) == ("", None)
    assert desk.hive.worker_family_id is None
    found = occurrences_between(desk, at_london(date(2026, 11, 1), 0), at_london(date(2026, 12, 31), 0))
    assert [one.event.title for one in found] == ["Coffee morning", "Evening group"]
    items = calendar.items_between(desk, date(2026, 11, 1), date(2026, 11, 30))
    assert not [item for item in items if item.kind is ItemKind.STAY]


def test_the_index_and_the_trail_are_whole(desk):
    assert indexed(desk) == rebuilt(desk)
    assert chain_job(desk)(NoProgress()).broken_at is None


def test_stays_can_be_asked_for_at_once(desk):
    request = stay_requests.new_request(desk, household(desk, "okafor").family.id)
    stay_requests.record_request(desk, request.__class__(**{**request.__dict__, "child_ids": ("leo",)}))
    assert len(desk.store.select(StayRequest)) == 1 and desk.store.select(Stay) == []


def test_undo_reaches_back_across_the_step(desk):
    while undoing.undoable(desk) is not None:
        undoing.undo(desk)
    assert desk.store.rows("SELECT 1 FROM family") == []
    while undoing.redoable(desk) is not None:
        undoing.redo(desk)
    (leo,) = household(desk, "okafor").children_in_care
    assert leo.gp == "" and indexed(desk) == rebuilt(desk)
