"""The form of a household: children with their placements, lists within the approval, siblings; drafts keep it all."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from hivedesk.casework import drafts, families, undoing
from hivedesk.domain.approval import CareKind, Exemption, Room
from hivedesk.domain.families import ChildInCare, LeavingReason, OwnChild, Status
from hivedesk.domain.placements import Placement
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.screens.families.edit_page import EditPage
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)


def a_child(family, child, first, last="Marsh", **fields):
    return ChildInCare(id=child, family_id=family, first_name=first, last_name=last, **fields)


@pytest.fixture
def desk():
    maya = a_child("okafor", "maya", "Maya", "Reed")
    left = a_child("okafor", "tom", "Tom", "Reed")
    placements = (
        a_placement(maya, date(2026, 3, 1), kind_of_care=CareKind.SHORT_TERM),
        a_placement(left, date(2024, 1, 1), ended_on=date(2025, 6, 1)),
    )
    own = OwnChild(id="ada", family_id="okafor", first_name="Ada", last_name="Okafor")
    return a_hive_desk(
        a_family("Okafor", id="okafor", children=(maya, left), placements=placements, own_children=(own,)),
        a_family("Bell", id="bell", children=(a_child("bell", "leo", "Leo"),)),
    )


@pytest.fixture
def open_page(qtbot, show_active):
    def make(desk, family_id="okafor"):
        page = EditPage(Workplace(desk, ImmediateBackground()))
        qtbot.addWidget(page)
        page.resize(1154, 686)
        show_active(page)
        assert page.edit(family_id) if family_id else page.add()
        settle()
        return page

    return make


@pytest.fixture
def page(desk, open_page):
    return open_page(desk)


def settle():
    for _ in range(4):
        QApplication.processEvents()


def press(qtbot, parent, words):
    found = [made for made in parent.findChildren(QPushButton) if made.text() == words and made.isVisible()]
    assert found, f"no button {words!r} in view"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


def save(qtbot, page):
    press(qtbot, page, "Save")
    assert page.form is None, "it was not saved"


def child_panel(page, child="maya"):
    panel = page.form.people["children_in_care"].panel(child)
    panel.expand()
    settle()
    return panel


def placement_field(panel, name) -> QWidget:
    return panel._placement_form.field(name).control


def pick(qtbot, picker, text):
    picker.setFocus()
    qtbot.keyClicks(picker, text)
    qtbot.keyClick(QApplication.activePopupWidget() or picker, Qt.Key.Key_Return)
    picker.window().activateWindow()  # offscreen the closed list would stay the active window
    settle()


def chips(picker) -> list[str]:
    return [chip.text() for chip in picker.chips.findChildren(QPushButton)]


def household(desk, family_id="okafor"):
    return families.household(desk, family_id)


# -- placements


def test_a_child_is_added_with_its_placement_in_one_go(qtbot, desk, page):
    before = household(desk)
    children = page.form.people["children_in_care"]
    press(qtbot, children, "Add child in care")
    qtbot.keyClicks(QApplication.focusWidget(), "Nia")
    panel = children._panels[-1]
    qtbot.keyClicks(placement_field(panel, "started_on"), "1/11/26")
    save(qtbot, page)
    after = household(desk)
    (nia,) = [child for child in after.children_in_care if child.first_name == "Nia"]
    (placement,) = [placement for placement in after.placements if placement.child_id == nia.id]
    assert placement.started_on == date(2026, 11, 1)
    assert len(after.placements) == len(before.placements) + 1
    undoing.undo(desk)
    assert household(desk) == before


def test_the_placement_that_stands_is_changed_and_others_stay(qtbot, desk, page):
    before = household(desk)
    panel = child_panel(page)
    assert placement_field(panel, "solo_reason").isHidden()
    qtbot.keyClick(placement_field(panel, "solo"), Qt.Key.Key_Space)
    qtbot.keyClicks(placement_field(panel, "solo_reason"), "Needs a quiet home")
    save(qtbot, page)
    expected = tuple(
        replace(one, solo=True, solo_reason="Needs a quiet home") if one.child_id == "maya" else one
        for one in before.placements
    )
    assert household(desk) == replace(before, placements=expected)


def test_an_ended_placement_is_not_in_the_form(page):
    assert child_panel(page, "tom")._placement_form is None


def test_what_a_deed_did_meanwhile_is_kept(qtbot, desk, page):
    panel = child_panel(page)
    qtbot.keyClicks(placement_field(panel, "expected_end_on"), "1/3/27")
    before = household(desk)
    noted = tuple(replace(one, next_carer="The Bells") if one.child_id == "maya" else one for one in before.placements)
    families.change_family(desk, replace(before, placements=noted))
    save(qtbot, page)
    (stored,) = [one for one in household(desk).placements if one.child_id == "maya"]
    assert (stored.next_carer, stored.expected_end_on) == ("The Bells", date(2027, 3, 1))


def test_a_placement_that_cannot_be_is_told_beside_it(qtbot, desk, open_page):
    child = a_child("hill", "sam", "Sam")
    ends = a_placement(child, date(2026, 11, 1), ended_on=date(2026, 12, 1))
    families.add_family(desk, a_family("Hill", id="hill", children=(child,), placements=(ends,)))
    page = open_page(desk, "hill")
    panel = child_panel(page, "sam")
    started = placement_field(panel, "started_on")
    started.clear()
    qtbot.keyClicks(started, "5/12/26")
    press(qtbot, page, "Save")
    assert "ends before it starts" in panel._placement_form.error("started_on")
    assert QApplication.focusWidget() is started


# -- siblings, rooms, exemptions


def test_brothers_and_sisters_are_chosen_from_the_hive_by_keyboard(qtbot, desk, page):
    picker = child_panel(page).expand().field("sibling_ids").control
    pick(qtbot, picker, "leo")
    assert chips(picker) == ["Leo Marsh (Bell)"]
    assert picker.currentText() == ""
    pick(qtbot, picker, "tom r")
    assert chips(picker) == ["Leo Marsh (Bell)", "Tom Reed (Okafor)"]
    save(qtbot, page)
    (maya, tom) = sorted(household(desk).children_in_care, key=lambda child: child.id)
    assert set(maya.sibling_ids) == {"leo", "tom"}
    assert tom.sibling_ids == ("maya",)
    assert household(desk, "bell").children_in_care[0].sibling_ids == ("maya",)
    undoing.undo(desk)
    assert not any(child.sibling_ids for child in household(desk).children_in_care)
    assert household(desk, "bell").children_in_care[0].sibling_ids == ()


def test_a_child_is_no_sibling_of_its_own(page):
    picker = child_panel(page).expand().field("sibling_ids").control
    assert [picker.itemText(row) for row in range(picker.count())] == ["Tom Reed (Okafor)", "Leo Marsh (Bell)"]


def test_a_bedroom_is_added_with_children_typed_just_now(qtbot, desk, page):
    press(qtbot, page.form.people["children_in_care"], "Add child in care")
    qtbot.keyClicks(QApplication.focusWidget(), "Nia")
    rooms = page.form.terms["rooms"]
    assert "who sleeps there" in words_in_view(rooms)
    press(qtbot, rooms, "Add bedroom")
    qtbot.keyClicks(QApplication.focusWidget(), "Front")
    form = rooms._panels[0].expand()
    picker = form.field("child_ids").control
    pick(qtbot, picker, "nia")
    pick(qtbot, picker, "ada")
    assert chips(picker) == ["Nia", "Ada Okafor (own child)"]
    save(qtbot, page)
    (room,) = household(desk).rooms
    (nia,) = [child for child in household(desk).children_in_care if child.first_name == "Nia"]
    assert (room.name, room.beds, room.child_ids) == ("Front", 1, (nia.id, "ada"))


def test_a_room_without_a_name_is_told_beside_the_field(qtbot, page):
    rooms = page.form.terms["rooms"]
    press(qtbot, rooms, "Add bedroom")
    form = rooms._panels[0].expand()
    qtbot.keyClicks(form.field("note").control, "Bunk bed")
    press(qtbot, page, "Save")
    assert form.error("name") == "Room is missing."
    assert QApplication.focusWidget() is form.field("name").control


def test_exemptions_are_changed_removed_and_kept_again(qtbot, desk, open_page):
    exemption = Exemption(id="e", family_id="okafor", child_ids=("maya", "leo"), authority="Hampshire")
    room = Room(id="r", family_id="okafor", name="Attic")
    families.change_family(desk, replace(household(desk), exemptions=(exemption,), rooms=(room,)))
    before = household(desk)
    page = open_page(desk)
    exemptions = page.form.terms["exemptions"]
    assert exemptions.names() == ("Maya Reed and Leo Marsh",)
    press(qtbot, page.form.terms["rooms"], "Remove bedroom")
    press(qtbot, exemptions, "Remove exemption")
    press(qtbot, exemptions, "Keep")
    form = exemptions.panel("e").expand()
    picker = form.field("child_ids").control
    press(qtbot, picker.chips, "Leo Marsh (Bell)")
    assert QApplication.focusWidget().text() == "Maya Reed (Okafor)"
    qtbot.keyClicks(form.field("until").control, "1/3/27")
    save(qtbot, page)
    after = household(desk)
    assert after.rooms == ()
    assert after.exemptions == (replace(exemption, child_ids=("maya",), until=date(2027, 3, 1)),)
    undoing.undo(desk)
    assert household(desk) == before


def test_the_discreet_view_offers_children_of_others_by_initials(qtbot, desk, show_active):
    workplace = Workplace(desk, ImmediateBackground())
    workplace.set_discreet(True)
    page = EditPage(workplace)
    qtbot.addWidget(page)
    page.edit("okafor")
    picker = child_panel(page).expand().field("sibling_ids").control
    assert "L. M. (B.)" in [picker.itemText(row) for row in range(picker.count())]


# -- status


def test_a_new_family_is_active_or_waits(qtbot, desk, open_page):
    page = open_page(desk, None)
    form = page.form.family
    status = form.field("status").control
    assert [status.itemText(row) for row in range(status.count())] == ["Active", "Waiting list"]
    assert form.frame("Waiting list").isHidden()
    assert form.field("joined_on").read() == TODAY
    status.setFocus()
    qtbot.keyClick(status, Qt.Key.Key_Down)
    assert not form.frame("Waiting list").isHidden()
    assert form.field("joined_on").control.isHidden()
    assert form.field("waiting_since").read() == TODAY
    qtbot.keyClick(status, Qt.Key.Key_Up)
    assert form.frame("Waiting list").isHidden()
    assert form.field("joined_on").read() == TODAY
    qtbot.keyClick(status, Qt.Key.Key_Down)
    qtbot.keyClicks(form.field("name").control, "Birch")
    save(qtbot, page)
    (family,) = [
        line.household.family for line in families.list_families(desk) if line.household.family.name == "Birch"
    ]
    assert (family.status, family.joined_on, family.waiting_since) == (Status.WAITING, None, TODAY)


def test_the_status_of_a_recorded_family_is_not_typed_but_its_dates_can_be_corrected(qtbot, desk, open_page):
    gone = a_family("Hill", id="hill", status=Status.LEFT, left_on=TODAY, left_reason=LeavingReason.MOVED_HIVE)
    families.add_family(desk, gone)
    page = open_page(desk, "hill")
    form = page.form.family
    assert not form.has("status")
    assert not form.frame("Leaving").isHidden()
    assert not form.field("moved_to").control.isHidden()
    left = form.field("left_on").control
    left.clear()
    qtbot.keyClicks(left, "1/11/26")
    save(qtbot, page)
    family = household(desk, "hill").family
    assert (family.status, family.left_on) == (Status.LEFT, date(2026, 11, 1))


# -- drafts


def test_everything_typed_survives_a_lock(qtbot, desk, page, open_page):
    panel = child_panel(page)
    pick(qtbot, panel.expand().field("sibling_ids").control, "leo")
    started = placement_field(panel, "started_on")
    started.clear()
    qtbot.keyClicks(started, "31/")
    press(qtbot, page.form.people["children_in_care"], "Add child in care")
    qtbot.keyClicks(QApplication.focusWidget(), "Nia")
    qtbot.keyClicks(placement_field(page.form.people["children_in_care"]._panels[-1], "started_on"), "1/11")
    press(qtbot, page.form.terms["rooms"], "Add bedroom")
    qtbot.keyClicks(QApplication.focusWidget(), "Front")
    pick(qtbot, page.form.terms["rooms"]._panels[0].expand().field("child_ids").control, "nia")
    qtbot.keyClicks(panel.expand().field("sibling_ids").control, "okaf")  # Tom or Nia: not taken
    typed = page.form.draft()
    page.put_away()
    later = open_page(desk)
    assert later.form.draft() == typed
    again = child_panel(later)
    assert placement_field(again, "started_on").text() == "31/"
    assert chips(again.expand().field("sibling_ids").control) == ["Leo Marsh (Bell)"]
    assert again.expand().field("sibling_ids").control.currentText() == "okaf"
    room = later.form.terms["rooms"]._panels[0].expand()
    assert chips(room.field("child_ids").control) == ["Nia"]
    press(qtbot, later, "Discard")
    assert not later.form.is_changed()
    assert drafts.all_drafts(desk) == []


def test_a_draft_from_before_placements_had_a_history_is_taken_over(desk, open_page):
    child = {"first_name": "Maya", "placed_from": "2/3/26", "placed_to": "", "solo_placement": True, "siblings": "Jo"}
    old = {
        "family": {"name": "Okafor-Reed", "status": "on hold", "hold_from": "1/9/26", "hold_reason": "Ill"},
        "approval": {"exemptions": "Maya, until March", "sharing_agreements": "", "named_children": "Maya"},
        "children_in_care": [{"id": "maya", "new": False, "removed": False, "raw": child}, {"id": 7}, "?"],
    }
    drafts.keep_draft(desk, "family/okafor", old)
    page = open_page(desk)
    assert page.form.family.raw("name") == "Okafor-Reed"
    panel = child_panel(page)
    assert placement_field(panel, "started_on").text() == "2/3/26"
    assert placement_field(panel, "solo").isChecked()
    assert panel.expand().raw("siblings") == "Jo"


def words_in_view(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


# -- by keyboard


def test_tab_goes_from_the_child_to_its_placement_and_on(qtbot, page):
    panel = child_panel(page)
    panel.expand().field("own_words").control.setFocus()
    type_tab(qtbot)
    assert QApplication.focusWidget() is placement_field(panel, "started_on")
    placement_field(panel, "solo").setFocus()
    type_tab(qtbot)
    assert QApplication.focusWidget() is panel.expand().field("placing_authority").control


def test_nothing_changes_by_opening_every_line(desk, page):
    for editor in (*page.form.people.values(), *page.form.terms.values()):
        for panel in editor._panels:
            panel.expand()
    assert not page.form.is_changed()
    assert page.form.household(household(desk)) == household(desk)


def type_tab(qtbot):
    widget = QApplication.focusWidget()
    qtbot.keyClick(widget, Qt.Key.Key_Tab)
    if QApplication.focusWidget() is widget:  # a text of several lines
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    settle()


def test_a_placement_keeps_its_child(page):
    panel = child_panel(page)
    made = panel.placement(())
    assert made is None
    placement_field(panel, "solo").setChecked(True)
    made = panel.placement(())
    assert isinstance(made, Placement)
    assert made.child_id == "maya"
