"""Vaults of every released schema open with the present one, and nothing that was written is lost."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from hivedesk.casework import families, undoing, vaults
from hivedesk.casework.audit_trail import chain_job
from hivedesk.casework.families import household
from hivedesk.domain.families import Status
from hivedesk.domain.household import placed_children
from hivedesk.domain.placements import EndKind
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import search
from tests.builders import NOW
from tests.real_desk import PASSPHRASE

OLD = Path(__file__).parents[2] / "fixtures" / "vaults" / "schema-0001"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "vault"
    shutil.copytree(OLD, folder)
    clock = FixedClock(NOW + timedelta(days=1))
    door = vaults.find_door(folder)
    opened = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, clock.now()), clock)
    yield opened
    vaults.close_desk(opened)


def test_what_stood_in_fields_is_a_record_now(desk):
    okafor = household(desk, "okafor")
    (hold,) = okafor.holds
    assert (hold.started_on, hold.reason, hold.ended_on) == (date(2026, 10, 5), "Bereavement in the family", None)
    assert hold.support == "Weekly calls and a visit"
    placed = {okafor.child(p.child_id).first_name: p for p in okafor.placements}
    assert placed["Leo"].solo and placed["Leo"].solo_reason == "Needs the adults to himself"
    assert (placed["Kai"].started_on, placed["Kai"].ended_on) == (date(2023, 1, 9), date(2024, 6, 30))
    assert placed["Kai"].end_kind is EndKind.UNKNOWN
    assert [child.first_name for child in placed_children(okafor, desk.today)] == ["Leo"]
    assert okafor.exemptions[0].note == "Leo and Ava Marsh, Hampshire, until July 2027"
    assert okafor.sharing_agreements[0].note == "Leo and Ava share; Hampshire agreed in writing"
    assert {child.first_name: child.siblings for child in okafor.children_in_care} == {"Kai": "", "Leo": "Ava"}
    assert okafor.approval.rooms == "Front and back bedroom"


def test_a_family_that_waits_still_waits(desk):
    bell = household(desk, "bell")
    assert (bell.family.status, bell.family.ifa_agency, bell.holds) == (Status.WAITING, "Green Leaf", ())


def test_words_are_found_where_they_stand_now(desk):
    found = {
        hit.table
        for word in ("bereavement", "adults", "july")
        for hit in search.find(desk.store.database, [word], ("family", "hold", "placement", "exemption"), 10)
    }
    assert found == {"hold", "placement", "exemption"}
    # the index still knows which words to take out
    families.remove_family(desk, "bell")
    assert not search.find(desk.store.database, ["totton"], ("family",), 10)


def test_undo_does_not_reach_back_across_the_step(desk):
    with pytest.raises(RuleRefused, match="nothing to undo"):
        undoing.undo(desk)
    families.remove_family(desk, "bell")
    undoing.undo(desk)
    assert household(desk, "bell").family.name == "Bell"


def test_the_trail_is_still_whole(desk):
    assert chain_job(desk)(NoProgress()).broken_at is None
