"""Importing families: one act that one Undo takes back; the same sheet again changes nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hivedesk.casework import importing, undoing
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import list_families, remove_family
from hivedesk.casework.importing import AS_NEW, LEFT_OUT, Decision, Outcome, Preview, Take
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import ImportProblem, RuleRefused
from hivedesk.store import audit
from tests.builders import a_family, a_hive_desk, a_placement

HEADINGS = "Family name;Carer 1;Mobile;Postcode;Date approved;Children in care"
ROWS = (
    "Okafor;Grace Okafor;07700 900123;SO41 4DR;1/5/2020;Tia (02/03/2015)",
    "Nowak;Ewa Nowak;07700 900456;BH24 1AA;2 Dec 2019;",
    "Petrov;Irina Petrov;07700 900789;BH24 3XY;31/02/2024;Mischa",
)


def look(tmp_path: Path, desk: Desk, *rows: str, headings: str = HEADINGS) -> Preview:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([headings, *(rows or ROWS)]), encoding="utf-8")
    book = importing.read_file(path, NoProgress())
    return importing.propose(book, importing.families_on_record(desk), desk.today, NoProgress())


def take_all(desk: Desk, preview: Preview):
    return importing.import_families(desk, preview, preview.suggestions())


def a_hold(family_id: str, ended_on: date | None = None) -> Hold:
    return Hold(id=f"{family_id}-h", family_id=FamilyId(family_id), started_on=date(2024, 1, 1), ended_on=ended_on)


def names(desk: Desk) -> list[str]:
    return [line.household.family.name for line in list_families(desk)]


def test_looking_writes_nothing_and_importing_is_one_act(tmp_path):
    desk = a_hive_desk()
    before = audit.entries(desk.store, 10)
    preview = look(tmp_path, desk)
    assert importing.outcome(preview, preview.suggestions()) == Outcome(new=3)
    assert audit.entries(desk.store, 10) == before
    changed = take_all(desk, preview)
    assert names(desk) == ["Nowak", "Okafor", "Petrov"]
    assert changed.sentence == "3 families added from the spreadsheet"
    assert changed.undoable
    entries = audit.entries(desk.store, 10)
    assert len(entries) == len(before) + 1
    assert (entries[0].kind, entries[0].detail) == (ActKind.IMPORT_FAMILIES, "")


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(tmp_path):
    desk = a_hive_desk(a_family("Okafor", mobile="", carers=("Grace",)))
    before = importing.families_on_record(desk)
    take_all(desk, look(tmp_path, desk))
    after = importing.families_on_record(desk)
    undoing.undo(desk)
    assert importing.families_on_record(desk) == before
    undoing.redo(desk)
    assert importing.families_on_record(desk) == after


def test_the_same_sheet_again_changes_nothing(tmp_path):
    desk = a_hive_desk()
    take_all(desk, look(tmp_path, desk))
    preview = look(tmp_path, desk)
    assert importing.outcome(preview, preview.suggestions()) == Outcome(unchanged=3)
    assert take_all(desk, preview) is None
    assert len(names(desk)) == 3


def test_a_changed_sheet_updates_and_says_what(tmp_path):
    desk = a_hive_desk()
    take_all(desk, look(tmp_path, desk))
    preview = look(tmp_path, desk, ROWS[0].replace("SO41 4DR", "SO42 7YQ"), *ROWS[1:])
    assert importing.outcome(preview, preview.suggestions()) == Outcome(updated=1, unchanged=2)
    okafor = next(line.household.family for line in list_families(desk) if line.household.family.name == "Okafor")
    assert [(c.what, c.before, c.after) for c in preview.changes(0, okafor.id)] == [
        ("Postcode", "SO41 4DR", "SO42 7YQ")
    ]
    assert take_all(desk, preview).sentence == "1 family updated from the spreadsheet"
    assert len(names(desk)) == 3


def test_new_and_updated_together_are_said_together(tmp_path):
    desk = a_hive_desk()
    take_all(desk, look(tmp_path, desk, *ROWS[:2]))
    changed = take_all(desk, look(tmp_path, desk, ROWS[0].replace("SO41 4DR", "SO42 7YQ"), *ROWS[1:]))
    assert changed.sentence == "1 family added, 1 updated from the spreadsheet"


def test_a_resembling_family_is_left_out_until_she_decides(tmp_path):
    desk = a_hive_desk(a_family("Okafor", id="known", mobile="07700 900999", carers=("Dele",)))
    preview = look(tmp_path, desk, ROWS[0])
    update = Decision(Take.UPDATE, FamilyId("known"))
    assert preview.options(0) == (LEFT_OUT, update, AS_NEW)
    assert preview.suggestions() == (LEFT_OUT,)
    assert take_all(desk, preview) is None
    assert preview.changes(0, FamilyId("known"))
    importing.import_families(desk, preview, (AS_NEW,))
    assert names(desk) == ["Okafor", "Okafor"]
    undoing.undo(desk)
    importing.import_families(desk, preview, (update,))
    (line,) = list_families(desk)
    assert {carer.first_name for carer in line.household.carers} == {"Dele", "Grace"}


STANDING = "Family name;Carer 1;Mobile;On hold since;Hold reason;Children in care;Placed on;Status"


def the_family(desk: Desk) -> Household:
    (line,) = list_families(desk)
    return line.household


def test_every_child_of_the_sheet_has_a_placement_and_a_family_on_hold_its_hold(tmp_path):
    desk = a_hive_desk()
    rows = ("Okafor;Grace;07700 900123;2/11/2026;Illness;Tia;1/6/2026;", ";;;;;Ben;;")
    take_all(desk, look(tmp_path, desk, *rows, headings=STANDING))
    household = the_family(desk)
    starts = {household.child(one.child_id).first_name: one.started_on for one in household.placements}
    assert starts == {"Tia": date(2026, 6, 1), "Ben": None}
    assert household.family.status is Status.ON_HOLD
    assert [(hold.started_on, hold.reason) for hold in household.holds] == [(date(2026, 11, 2), "Illness")]
    preview = look(tmp_path, desk, *rows, headings=STANDING)
    assert importing.outcome(preview, preview.suggestions()) == Outcome(unchanged=1)
    assert take_all(desk, preview) is None


def test_a_family_on_hold_stays_so_and_the_worker_is_told(tmp_path):
    held = a_family("Okafor", id="known", status=Status.ON_HOLD, mobile="07700 900123", holds=(a_hold("known"),))
    desk = a_hive_desk(held)
    preview = look(tmp_path, desk, "Okafor;Grace;07700 900123;;;;;Active", headings=STANDING)
    assert preview.suggestions() == (Decision(Take.UPDATE, FamilyId("known")),)
    assert preview.changes(0, FamilyId("known")) == ()
    assert len(preview.not_taken(0, FamilyId("known"))) == 1
    assert take_all(desk, preview) is None
    assert the_family(desk) == held


def test_a_sheet_that_closes_a_family_updates_the_rest_of_it(tmp_path):
    desk = a_hive_desk(a_family("Okafor", id="known", mobile="07700 900123"))
    preview = look(tmp_path, desk, "Okafor;Grace;07700 900123;;;Tia;;left", headings=STANDING)
    assert preview.refused == ("",)
    take_all(desk, preview)
    household = the_family(desk)
    assert household.family.status is Status.ACTIVE
    assert [child.first_name for child in household.children_in_care] == ["Tia"]
    assert len(household.placements) == 1


CELLS = st.tuples(
    st.sampled_from(["Okafor", "Nowak", "Petrov"]),
    st.sampled_from(["Grace", "Ewa"]),
    st.sampled_from(["07700 900123", "07700 900456"]),
    st.sampled_from(["", "yes", "2/11/2026", "1/1/2024"]),
    st.sampled_from(["", "Illness"]),
    st.sampled_from(["", "Tia", "Ben", "Tia, Ben"]),
    st.sampled_from(["", "1/6/2026", "3/3/2023"]),
    st.sampled_from(["", "Active", "on hold", "waiting", "left"]),
)
TABLES = ("family", "approval", "carer", "child_in_care", "own_child", "professional", "placement", "hold")


def written(desk: Desk) -> list[list[tuple]]:
    return [sorted(desk.store.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, min_size=1, max_size=4), st.data())
def test_whatever_was_imported_undo_leaves_the_vault_as_it_was(tmp_path, rows, data):
    held = a_family("Okafor", id="held", status=Status.ON_HOLD, children=("Tia",), holds=(a_hold("held"),))
    ended = a_family("Nowak", id="ended", carers=("Ewa",), mobile="07700 900456", children=("Ben",))
    ben = ended.children_in_care[0]
    over = a_placement(ben, date(2023, 3, 3), ended_on=date(2025, 6, 1))
    desk = a_hive_desk(held, replace(ended, placements=(over,), holds=(a_hold("ended", date(2024, 5, 1)),)))
    before = written(desk)
    preview = look(tmp_path, desk, *(";".join(row) for row in rows), headings=STANDING)
    decisions = [data.draw(st.sampled_from(preview.options(row))) for row in range(len(preview.proposal.rows))]
    try:
        changed = importing.import_families(desk, preview, decisions)
    except RuleRefused:  # a family that left is no new one without its date and reason
        changed = None
    if changed is None:
        assert written(desk) == before
        return
    after = written(desk)
    assert after != before
    for household in importing.families_on_record(desk):
        placed = {placement.child_id for placement in household.placements}
        assert placed == {child.id for child in household.children_in_care}
    undoing.undo(desk)
    assert written(desk) == before
    undoing.redo(desk)
    assert written(desk) == after


def test_an_entry_that_stands_there_twice_is_taken_once(tmp_path):
    desk = a_hive_desk()
    preview = look(tmp_path, desk, ROWS[0], ROWS[0].upper())
    assert preview.counts.duplicates == 1
    assert preview.suggestions() == (AS_NEW, LEFT_OUT)


def test_two_rows_may_update_one_family(tmp_path):
    desk = a_hive_desk(a_family("Okafor", id="known", mobile="07700 900999", carers=("Dele",)))
    preview = look(tmp_path, desk, ROWS[0], "Okafor;Sam Okafor;07700 900777;SO41 4DR;;")
    update = Decision(Take.UPDATE, FamilyId("known"))
    importing.import_families(desk, preview, (update, update))
    (line,) = list_families(desk)
    assert {carer.first_name for carer in line.household.carers} == {"Dele", "Grace", "Sam"}


def test_a_family_removed_meanwhile_stops_the_whole_import(tmp_path):
    desk = a_hive_desk(a_family("Okafor", id="known", mobile="07700 900123", carers=("Grace",)))
    preview = look(tmp_path, desk)
    remove_family(desk, FamilyId("known"))
    with pytest.raises(RuleRefused, match="Nothing was imported"):
        take_all(desk, preview)
    assert names(desk) == []


def test_what_cannot_be_is_refused_beforehand_and_cannot_be_chosen(tmp_path):
    desk = a_hive_desk()
    headings = "Family name;Carer 1;Mobile;Status;Left on"
    preview = look(tmp_path, desk, "Okafor;Grace Okafor;07700 900123;left;", headings=headings)
    assert "needs the date and the reason" in preview.refused[0]
    assert preview.options(0) == (LEFT_OUT,)
    assert preview.suggestions() == (LEFT_OUT,)


def test_a_sheet_without_headings_can_still_be_looked_at(tmp_path):
    preview = look(tmp_path, a_hive_desk(), "a;b", "c;d", headings="1;2")
    assert preview.proposal.rows == ()
    assert "no column with the families' names" in preview.proposal.problems[0].problem


def test_a_file_that_is_gone_is_told_in_words(tmp_path):
    with pytest.raises(ImportProblem, match="cannot be read"):
        importing.read_file(tmp_path / "gone.xlsx", NoProgress())


def test_a_file_that_is_far_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "FILE_BYTES", 100)
    path = tmp_path / "list.csv"
    path.write_bytes(b"Family name\n" + b"x" * 1000)
    seen = []
    monkeypatch.setattr(importing.spreadsheet, "read_tables", lambda name, content, progress: seen.append(len(content)))
    importing.read_file(path, NoProgress())
    assert seen == [101]
