"""A vault of the fifth schema opens with the present one: what was on its way goes on, what is sealed now is kept."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.audit_trail import chain_job
from hivedesk.casework.exchange import overview
from hivedesk.casework.exchange.sealed_contents import contents_of
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.domain.exchange.wording import PackageState
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.store import exchange
from tests.builders import NOW
from tests.real_desk import PASSPHRASE

OLD = Path(__file__).parents[2] / "fixtures" / "vaults" / "schema-0005"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "vault"
    shutil.copytree(OLD, folder)
    clock = FixedClock(NOW + timedelta(hours=1))
    door = vaults.find_door(folder)
    opened = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, clock.now()), clock)
    yield opened
    vaults.close_desk(opened)


def test_what_was_on_its_way_still_is_and_cannot_be_read(desk):
    lines = overview.queue(desk)
    assert [line.state for line in lines] == [PackageState.LEFT, PackageState.RECEIVED]
    assert not any(line.readable for line in lines)
    assert len(exchange.outbox(desk.store)) == 1
    state = exchange_state(desk)
    assert (state.new, state.sealed, state.on_the_way) == (1, 0, 1)
    assert chain_job(desk)(NoProgress()).broken_at is None


def test_what_is_sealed_now_can_be_read(desk):
    (kept,) = keep_sealed(desk, seal_job(desk)(NoProgress()))
    assert "Not yet sealed" in str(contents_of(desk, kept.id))
    assert [line.readable for line in overview.queue(desk)] == [True, False, False]
