"""The import without a window: from the file to the summary, in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from hivedesk.casework import importing, undoing
from hivedesk.casework.families import add_family, list_families
from hivedesk.casework.importing import AS_NEW, LEFT_OUT, Field, Shape
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import ImportProblem
from hivedesk.ui.screens.import_families.view_model import ImportModel, Stage
from hivedesk.ui.tokens import Tone
from tests.builders import a_family, a_hive_desk

LIST = """Family name;Carer 1;Mobile;Postcode;Date approved;Children in care;Colour
Okafor;Grace Okafor;07700 900123;SO41 4DR;31/02/2024;Tia (02/03/2015), Ben;red
Nowak;Ewa Nowak;07700 900456;BH24 1AA;2 Dec 2019;;blue
NOWAK;Ewa Nowak;07700 900456;BH24 1AA;2 Dec 2019;;blue
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def looking(desk, path: Path) -> ImportModel:
    model = ImportModel(desk)
    work = model.reading(path)
    assert model.state.stage is Stage.READING
    model.looked(work(NoProgress()))
    return model


def test_the_list_says_what_would_happen(path):
    model = looking(a_hive_desk(), path)
    state = model.state
    assert state.stage is Stage.LOOKING
    assert [(line.name, line.taken, line.what, line.tone, line.problems) for line in state.lines] == [
        ("Okafor", True, "New", Tone.GOOD, 1),
        ("Nowak", True, "New", Tone.GOOD, 0),
        ("NOWAK", False, "Entered twice", Tone.PLAIN, 1),
    ]
    assert state.counted == "2 families, 2 carers, 2 children in care; 1 entered twice"
    assert state.to_come == "2 new, 1 left out"
    assert state.may_import
    assert any(words.startswith("E2: 31/02/2024 is not a date.") for words in state.problems)


def test_a_family_in_full(path):
    detail = looking(a_hive_desk(), path).detail(0)
    assert detail.place == "Row 2"
    facts = dict(detail.facts)
    assert facts["Children in care"] == "Tia, born Mon 2 Mar 2015\nBen"
    assert facts["Mobile"] == "07700900123"
    assert [words for _, words in detail.options] == ["Add as a new family", "Leave out"]
    assert detail.problems[0].startswith("E2: ")


def test_ticks_are_kept_while_columns_are_changed(path):
    model = looking(a_hive_desk(), path)
    model.tick(1, False)
    assert model.state.to_come == "1 new, 2 left out"
    colour = next(line for line in model.state.columns if line.name == "Column G: Colour")
    assert (colour.field, colour.samples) == (Field.LEAVE_OUT, "red, blue")
    work = model.looking_again(layout=model.with_field(colour.number, Field.PETS))
    model.looked(work(NoProgress()))
    assert dict(model.detail(0).facts)["Pets"] == "red"
    assert [line.taken for line in model.state.lines] == [True, False, False]
    model.tick(1, True)
    assert model.state.lines[1].what == "New"


def test_the_shape_can_be_changed(path):
    model = looking(a_hive_desk(), path)
    assert model.state.shape is Shape.FAMILY
    model.looked(model.looking_again(layout=model.with_shape(Shape.PERSON))(NoProgress()))
    assert model.state.shape is Shape.PERSON


def test_a_resembling_family_is_shown_beside_the_one_on_record(path):
    desk = a_hive_desk(a_family("Okafor", id="known", mobile="07700 900999", carers=("Dele",)))
    model = looking(desk, path)
    assert (model.state.lines[0].what, model.state.undecided) == ("Your choice", 1)
    detail = model.detail(0)
    assert "resembles a family you have: the same family name" in detail.why
    assert [words for _, words in detail.options] == ["Leave out", "Update Okafor", "Add as a new family"]
    compared = {one.what: (one.recorded, one.sheet) for one in detail.compared}
    assert compared["Mobile"] == ("07700 900999", "07700900123")
    model.decide(0, LEFT_OUT)
    assert (model.state.lines[0].what, model.state.undecided) == ("Left out", 0)
    model.decide(0, detail.options[1][0])
    assert model.state.lines[0].what == "Updated"
    assert {one.what for one in model.detail(0).compared} >= {"Mobile", "Carer added"}
    model.decide(0, AS_NEW)
    assert model.state.lines[0].what == "New"


def test_a_decision_that_is_none_of_the_choices_is_not_taken(path):
    model = looking(a_hive_desk(), path)
    model.decide(0, importing.Decision(importing.Take.UPDATE, "elsewhere"))
    assert model.state.lines[0].what == "New"


def test_importing_and_the_summary_and_again(path):
    desk = a_hive_desk()
    model = looking(desk, path)
    changed = model.write()
    assert changed.sentence == "2 families added from the spreadsheet"
    assert (model.state.stage, model.state.result) == (Stage.DONE, "2 new, 0 updated, 0 unchanged, 1 left out.")
    model.looked(model.reading(path)(NoProgress()))
    assert model.state.to_come == "0 new, 2 unchanged, 1 left out"
    assert {line.what for line in model.state.lines[:2]} == {"Unchanged"}
    assert model.write() is None
    assert model.state.nothing_new


def test_after_an_undo_the_summary_says_so_and_after_a_redo_not_any_more(path):
    desk = a_hive_desk()
    model = looking(desk, path)
    model.write()
    assert not model.look_at_result().taken_back
    assert model.concerns(undoing.undo(desk))
    assert model.look_at_result().taken_back
    undoing.redo(desk)
    assert not model.look_at_result().taken_back


def test_families_changed_meanwhile_are_compared_anew(path):
    desk = a_hive_desk()
    model = looking(desk, path)
    assert model.concerns(add_family(desk, a_family("Okafor", mobile="07700 900123", carers=("Grace",))))
    model.looked(model.looking_again()(NoProgress()))
    assert model.state.lines[0].what == "Updated"
    assert len(list_families(desk)) == 1


def test_in_the_discreet_view_no_name_of_the_sheet_is_shown(path):
    model = looking(a_hive_desk(), path)
    model.set_discreet(True)
    shown = f"{model.state.lines}{model.state.columns}{model.detail(0)}"
    for name in ("Okafor", "Grace", "Nowak", "Ewa", "Tia"):
        assert name not in shown
    model.set_discreet(False)
    assert model.state.lines[0].name == "Okafor"


def test_a_file_that_cannot_be_read_is_said_and_forgotten(tmp_path):
    model = ImportModel(a_hive_desk())
    work = model.reading(tmp_path / "gone.xlsx")
    with pytest.raises(ImportProblem) as problem:
        work(NoProgress())
    assert model.failed(problem.value).problem is problem.value
    assert model.state.stage is Stage.CHOOSE


def test_children_that_are_only_counted_are_said_to_be(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname;Main carer;Children placed\nOkafor;Grace;3\n", encoding="utf-8")
    model = looking(a_hive_desk(), path)
    assert model.state.counted == "1 family, 1 carer, 3 children in care (counted, not named)"
    assert dict(model.detail(0).facts)["Children in care"] == "3, counted but not named"
    assert model.state.lines[0].children == "3"


STANDING = "Family name;Carer 1;Mobile;Status;On hold since;Hold reason;Children in care;Placed on\n"
HELD = "Okafor;Grace Okafor;07700 900123;On hold;2/11/2026;Illness;Tia;1/6/2026\n"


def test_a_hold_and_since_when_a_child_is_placed_are_shown(path):
    path.write_text(STANDING + HELD, encoding="utf-8")
    facts = dict(looking(a_hive_desk(), path).detail(0).facts)
    assert facts["Status"] == "On hold since Mon 2 Nov 2026: Illness"
    assert facts["Children in care"] == "Tia, placed since Mon 1 Jun 2026"


def test_what_the_record_keeps_out_is_told_beside_what_is_to_check(path):
    path.write_text(STANDING + HELD, encoding="utf-8")
    desk = a_hive_desk()
    looking(desk, path).write()
    path.write_text(STANDING + HELD.replace("On hold;2/11/2026;Illness", "Active;;"), encoding="utf-8")
    model = looking(desk, path)
    assert [(line.what, line.problems) for line in model.state.lines] == [("Unchanged", 1)]
    detail = model.detail(0)
    assert detail.heading == "Nothing changes."
    assert "that stays so" in detail.problems[0]
    model.decide(0, LEFT_OUT)
    assert model.detail(0).problems == ()


@pytest.mark.parametrize(("table", "concerned"), [("placement", True), ("hold", True), ("contact_log_entry", False)])
def test_a_change_of_what_was_compared_concerns_the_list(path, table, concerned):
    desk = a_hive_desk()
    changed = add_family(desk, a_family())
    assert looking(desk, path).concerns(replace(changed, tables=frozenset({table}))) is concerned
