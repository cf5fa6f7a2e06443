"""Vaults of every released schema open with the present one, and nothing that was written is lost."""

import shutil
from dataclasses import fields, replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from hivedesk.casework import backups, families, undoing, vaults
from hivedesk.casework.audit_trail import chain_job
from hivedesk.casework.families import household
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import Status
from hivedesk.domain.household import placed_children
from hivedesk.domain.placements import EndKind
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import search
from hivedesk.store.backup import list_backups
from hivedesk.store.tables import TABLES
from tests.builders import NOW
from tests.real_desk import PASSPHRASE
from tests.search_index import indexed, rebuilt

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


def test_the_index_holds_the_words_of_every_record_also_once_it_is_changed_and_removed(desk):
    assert indexed(desk) == rebuilt(desk)
    for table in TABLES:
        for record in desk.store.select(table.record):
            with desk.act(ActKind.CHANGE_FAMILY) as act:
                act.update(_changed(record))
            assert indexed(desk) == rebuilt(desk), table.name
    undoing.undo(desk)
    assert indexed(desk) == rebuilt(desk)
    with desk.act(ActKind.REMOVE_FAMILY) as act:
        for table in TABLES:
            for record in desk.store.select(table.record):
                act.delete(table.record, record.id)
    assert indexed(desk) == {}
    undoing.undo(desk)
    assert indexed(desk) == rebuilt(desk)


def _changed(record):
    """The record with every text and date written anew."""
    texts = {field.name: f"{getattr(record, field.name)} zebra" for field in fields(record) if field.type is str}
    return replace(record, **{name: text for name, text in texts.items() if name not in ("id", "entry_id")})


def test_an_old_hold_is_over_although_its_review_was_still_to_come():
    db = SqlCipherDatabase(":memory:", passphrase="only in memory")
    steps = [
        import_module(f"hivedesk.store.migrations.{name}") for name in ("0001_ground_floor", "0002_families_in_depth")
    ]
    steps[0].up(None, db)
    columns = db.execute_sql("SELECT name, type, \"notnull\" FROM pragma_table_info('family')").fetchall()
    given = {"id": "f", "name": "Okafor", "status": "active", "hold_from": "2026-10-05", "hold_review_on": "2027-01-05"}
    blank = {
        name: given.get(name, (0 if kind == "INTEGER" else "") if needed else None) for name, kind, needed in columns
    }
    marks = ", ".join("?" * len(blank))
    db.execute_sql(f"INSERT INTO family VALUES ({marks})", tuple(blank.values()))
    db.execute_sql(
        "INSERT INTO entry VALUES (1, '2026-11-14T10:00:00.000000Z', '', 'add_family', 'f', '', NULL, x'00', x'00')"
    )
    steps[1].up(None, db)
    assert db.execute_sql("SELECT started_on, review_on, ended_on FROM hold").fetchall() == [
        ("2026-10-05", "2027-01-05", "2026-11-14")
    ]


def test_undo_does_not_reach_back_across_the_step(desk):
    with pytest.raises(RuleRefused, match="nothing to undo"):
        undoing.undo(desk)
    families.remove_family(desk, "bell")
    undoing.undo(desk)
    assert household(desk, "bell").family.name == "Bell"


def test_the_trail_is_still_whole(desk):
    assert chain_job(desk)(NoProgress()).broken_at is None


def test_the_backup_made_before_the_step_is_restored_and_brought_up_to_date(desk, tmp_path):
    (made,) = list_backups(vaults.vault_of(desk).folder)
    families.remove_family(desk, "bell")
    backup = backups.read_backup(made.folder)
    unlocked = backups.unlock_backup(backup, PASSPHRASE, desk.clock.now())
    place = backups.restore_backup(backup, unlocked, tmp_path / "again")
    door = vaults.find_door(place)
    restored = vaults.open_restored(place, vaults.unlock(door, PASSPHRASE, desk.clock.now()), desk.clock)
    try:
        assert household(restored, "bell").family.name == "Bell"
        assert household(restored, "okafor").holds[0].reason == "Bereavement in the family"
        assert indexed(restored) == rebuilt(restored)
        assert chain_job(restored)(NoProgress()).broken_at is None
    finally:
        vaults.close_desk(restored)
