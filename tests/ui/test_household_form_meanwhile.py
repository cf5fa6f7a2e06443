"""The form of a household stands open, or waits as a draft, while deeds change the same family: nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from hivedesk.casework import families, placements, procedures, standing, training, undoing
from hivedesk.casework.desk import Desk
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.families import ChildInCare, LeavingReason, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.screens.families.edit_page import EditPage
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)
OKAFOR, BELL = FamilyId("okafor"), FamilyId("bell")


def a_child(child: str, family: FamilyId = OKAFOR) -> ChildInCare:
    return ChildInCare(id=ChildId(child), family_id=family, first_name=child.title())


@pytest.fixture
def desk() -> Desk:
    maya = a_child("maya")
    over = a_placement(
        a_child("tom"),
        date(2024, 1, 1),
        ended_on=date(2025, 6, 1),
        end_kind=EndKind.PLANNED,
        end_reason=EndReason.CARE_PLAN,
    )
    family = a_family(
        "Okafor",
        id="okafor",
        children=(maya, a_child("tom")),
        placements=(a_placement(maya, date(2026, 3, 1)), over),
        supervision_last=date(2026, 9, 1),
    )
    return a_hive_desk(family, a_family("Bell", id="bell"))


def visit(desk: Desk) -> None:
    procedures.record_assurance(desk, OKAFOR, Assurance.SUPERVISION, TODAY, TODAY + timedelta(days=30))


def hold(desk: Desk) -> None:
    standing.put_on_hold(desk, replace(standing.new_hold(desk, OKAFOR), reason="Illness"))


def plan_to_leave(desk: Desk) -> None:
    standing.close_family(desk, OKAFOR, TODAY + timedelta(days=20), LeavingReason.OTHER)


def new_child(desk: Desk) -> None:
    placement, child = placements.new_placement(desk, OKAFOR)
    placements.record_placement(desk, placement, replace(child, first_name="Ann"))


def ending(desk: Desk) -> None:
    (placement,) = (p for p in families.household(desk, OKAFOR).placements if p.child_id == "maya")
    ended = replace(placement, ended_on=TODAY, end_kind=EndKind.UNPLANNED, end_reason=EndReason.CHILD_ASKED)
    placements.end_placement(desk, ended)


def child_moves_away(desk: Desk) -> None:
    placement, _ = placements.new_placement(desk, BELL)
    tom = families.household(desk, OKAFOR).child(ChildId("tom"))
    placements.record_placement(desk, replace(placement, child_id=ChildId("tom")), tom)


def course(desk: Desk) -> None:
    grace = CarerId("okafor-c0")
    done = TrainingRecord(id="t", family_id=OKAFOR, carer_id=grace, course="Attachment Theory", done_on=TODAY)
    training.record_training(desk, [done])


def talk(desk: Desk) -> None:
    procedures.note_procedure(desk, replace(procedures.new_note(desk, OKAFOR), what="Talked about siblings."))


def handover(desk: Desk) -> None:
    procedures.record_handover(desk, replace(procedures.handover_of(desk, OKAFOR), receiving_worker="Dev Rao"))


DEEDS = [visit, hold, plan_to_leave, new_child, ending, child_moves_away, course, talk, handover]


@pytest.fixture
def page(qtbot, desk) -> EditPage:
    page = EditPage(Workplace(desk, ImmediateBackground()))
    qtbot.addWidget(page)
    page.resize(1154, 686)
    page.show()
    assert page.edit(OKAFOR)
    return page


def open_all(page: EditPage) -> None:
    """Open every line, as she may have done to look."""
    for editor in page.form.people.values():
        for panel in editor.kept():
            panel.expand()
    QApplication.processEvents()


def type_something(page: EditPage) -> None:
    page.form.family.field("pets").write("A dog")
    page.form.people["children_in_care"].panel("maya").expand().field("school").write("Hightown Primary")
    QApplication.processEvents()


def with_what_was_typed(household: Household) -> Household:
    children = tuple(
        replace(child, school="Hightown Primary") if child.id == "maya" else child
        for child in household.children_in_care
    )
    return replace(household, family=replace(household.family, pets="A dog"), children_in_care=children)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("opened", [True, False])
def test_what_a_deed_changed_while_the_form_stood_open_stays(
    desk: Desk, page: EditPage, deed: Callable[[Desk], None], opened: bool
) -> None:
    if opened:
        open_all(page)
    type_something(page)
    deed(desk)
    expected = with_what_was_typed(families.household(desk, OKAFOR))
    page._save()
    assert page.form is None, "it was not saved"
    assert families.household(desk, OKAFOR) == expected


@pytest.mark.parametrize("deed", DEEDS)
def test_what_a_deed_changed_while_a_draft_waited_stays(
    desk: Desk, page: EditPage, deed: Callable[[Desk], None]
) -> None:
    open_all(page)
    type_something(page)
    page.put_away()
    deed(desk)
    expected = with_what_was_typed(families.household(desk, OKAFOR))
    assert page.edit(OKAFOR)
    page._save()
    assert page.form is None, "it was not saved"
    assert families.household(desk, OKAFOR) == expected


def test_a_child_whose_placement_was_undone_meanwhile_does_not_come_back(desk: Desk, qtbot) -> None:
    new_child(desk)
    page = EditPage(Workplace(desk, ImmediateBackground()))
    qtbot.addWidget(page)
    assert page.edit(OKAFOR)
    open_all(page)
    type_something(page)
    undoing.undo(desk)
    expected = with_what_was_typed(families.household(desk, OKAFOR))
    page._save()
    assert families.household(desk, OKAFOR) == expected


def test_what_was_typed_about_a_child_who_moved_meanwhile_is_not_lost_in_silence(desk: Desk, page: EditPage) -> None:
    panel = page.form.people["children_in_care"].panel("tom")
    panel.expand().field("school").write("Hilltop")
    child_moves_away(desk)
    moved = families.household(desk, OKAFOR)
    page._save()
    assert page.form is not None
    assert "no longer recorded with this family" in page._errors.text.text()
    panel._turn_removed()
    page._save()
    assert page.form is None
    assert families.household(desk, OKAFOR) == moved


def test_saving_without_a_change_writes_nothing_although_a_deed_was_done(desk: Desk, page: EditPage) -> None:
    open_all(page)
    hold(desk)
    page._save()
    assert families.household(desk, OKAFOR).family.status is Status.ON_HOLD
    assert undoing.words_for(desk, undoing.undoable(desk)) == "Okafor put on hold"


def test_flags_that_are_shown_are_no_change(page: EditPage, desk: Desk) -> None:
    page._show_flags()
    assert not page.is_changed()
