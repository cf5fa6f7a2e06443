"""A vault of the second schema opens with the present one: nothing is lost, and Undo reaches back across the step."""

import shutil
from datetime import date, time
from pathlib import Path

import pytest

from hivedesk.casework import calendar, undoing, vaults
from hivedesk.casework.audit_trail import chain_job
from hivedesk.casework.families import household
from hivedesk.domain.calendar.items import ItemKind
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.families import Status
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.store import search
from tests.builders import NOW
from tests.real_desk import PASSPHRASE
from tests.search_index import indexed, rebuilt

OLD = Path(__file__).parents[2] / "fixtures" / "vaults" / "schema-0002"


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
    assert (leo.no_contact, leo.risk_flags, leo.no_contact_ids) == ("Not with the Marsh family", "Runs", ())
    assert household(desk, "bell").family.status is Status.ON_HOLD
    call = next(one for one in desk.store.select(FollowUp) if one.kind is FollowUpKind.CALL)
    assert (call.due_on, call.at, call.asked_by_carer) == (date(2026, 11, 20), time(9, 30), True)
    assert search.find(desk.store.database, ["lighthouse"], ("contact_log_entry",), 5)


def test_the_index_and_the_trail_are_whole(desk):
    assert indexed(desk) == rebuilt(desk)
    assert chain_job(desk)(NoProgress()).broken_at is None


def test_calls_and_visits_stand_in_the_calendar(desk):
    items = calendar.items_between(desk, date(2026, 11, 1), date(2026, 11, 30))
    assert [item.title for item in items if item.kind is ItemKind.CONTACT] == ["Call: Okafor", "Visit: Bell"]


def test_undo_reaches_back_across_the_step(desk):
    while undoing.undoable(desk) is not None:
        undoing.undo(desk)
    assert desk.store.rows("SELECT 1 FROM family") == []
    while undoing.redoable(desk) is not None:
        undoing.redo(desk)
    (leo,) = household(desk, "okafor").children_in_care
    assert leo.no_contact_ids == () and indexed(desk) == rebuilt(desk)
