"""A vault of the fourth schema opens with the present one: nothing is lost, and it can exchange at once."""

import shutil
from pathlib import Path

import pytest

from hivedesk.casework import undoing, vaults
from hivedesk.casework.audit_trail import chain_job
from hivedesk.casework.families import household
from hivedesk.domain.acts import ActKind
from hivedesk.domain.sleepovers.records import StayRequest
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from tests.builders import NOW
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once
from tests.real_desk import PASSPHRASE
from tests.search_index import indexed, rebuilt
from tests.unit.casework.exchange.test_telling_and_taking import shared, told

OLD = Path(__file__).parents[2] / "fixtures" / "vaults" / "schema-0004"


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
    assert [child.first_name for child in household(desk, "okafor").children_in_care] == ["Leo"]
    assert desk.store.rows("SELECT fact FROM contact_log_entry") == [("Before the exchange",)]
    assert len(desk.store.select(StayRequest)) == 1
    assert indexed(desk) == rebuilt(desk)
    assert chain_job(desk)(NoProgress()).broken_at is None


def test_undo_reaches_back_across_the_step(desk):
    assert undoing.undoable(desk).kind is ActKind.ASK_FOR_STAY
    undoing.undo(desk)
    assert desk.store.select(StayRequest) == []


def test_it_can_exchange_at_once(desk):
    service = a_service_desk()
    befriend(desk, service)
    exchange_once(desk, service, Post())
    assert told(service, desk) == shared(desk) and told(service, desk)
