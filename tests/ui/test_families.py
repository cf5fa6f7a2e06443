"""The Families screen, by keyboard and mouse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from hivedesk.casework import contact_log, drafts, families
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import ChildInCare, Status
from hivedesk.domain.ids import ChildId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.store import audit
from hivedesk.ui.screens.families.chronology import ChronologyDialog
from hivedesk.ui.screens.families.screen import FamiliesScreen
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, a_hive_desk
from tests.ui.by_hand import buttons, press, settle, type_key, type_text, words_in_view

TODAY = date(2026, 11, 14)
RISK = "Climbs out of windows"


def a_child(**fields):
    return ChildInCare(
        id=ChildId("maya"), family_id="okafor", first_name="Maya", risk_flags=RISK, no_contact="Uncle Terry", **fields
    )


@pytest.fixture
def desk():
    desk = a_hive_desk(
        a_family("Okafor", id="okafor", carers=("Grace", "Ben"), children=(a_child(),), pets="A dog"),
        a_family("Ashby", id="ashby", mobile="07700 900456"),
        a_family("Chen", id="chen", status=Status.WAITING, mobile="07700 900789"),
    )
    contact_log.log_contact(desk, a_contact("okafor", "Bedtime is calmer.", happened_at=NOW - timedelta(days=2)))
    return desk


@pytest.fixture
def open_screen(qtbot, show_active):
    def make(desk):
        workplace = Workplace(desk, ImmediateBackground())
        screen = FamiliesScreen(workplace)
        qtbot.addWidget(screen)
        workplace.changed.connect(screen.refresh)
        workplace.family_wanted.connect(screen.opened)
        workplace.screen_wanted.connect(lambda key: screen.opened() if key == "families" else None)
        screen.resize(1154, 686)
        show_active(screen)
        screen.opened()
        settle()
        return workplace, screen

    return make


@pytest.fixture
def opened(desk, open_screen):
    return open_screen(desk)


@pytest.fixture
def workplace(opened):
    return opened[0]


@pytest.fixture
def screen(opened):
    return opened[1]


def names(screen) -> list[str]:
    model = screen.list.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def shown(screen) -> str:
    return next(name for name in ("list", "card", "form") if getattr(screen, name) is screen._pages.currentWidget())


def field(screen, name) -> QWidget:
    return screen.form.form.family.field(name).control


def retype(qtbot, control: QLineEdit, text: str):
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, text)


# -- the list


def test_typing_finds_at_once_and_enter_opens_the_only_one(qtbot, screen):
    assert QApplication.focusWidget() is screen.list.search
    assert names(screen) == ["Ashby", "Chen", "Okafor"]
    qtbot.keyClicks(screen.list.search, "mayA")
    type_key(qtbot, Qt.Key.Key_Return)
    assert names(screen) == ["Okafor"]
    assert shown(screen) == "card"
    assert screen.card.header.title.text() == "Okafor"


def test_down_goes_into_the_table_and_enter_opens_the_row(qtbot, screen):
    type_key(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is screen.list.table
    type_key(qtbot, Qt.Key.Key_Down)
    type_key(qtbot, Qt.Key.Key_Return)
    assert screen.card.header.title.text() == "Chen"


def test_coming_back_finds_the_list_as_it_was_left(qtbot, screen):
    qtbot.keyClicks(screen.list.search, "07700")
    type_key(qtbot, Qt.Key.Key_Return)
    assert names(screen) == ["Ashby", "Chen", "Okafor"]
    screen.list.table.select_key("okafor")
    type_key(qtbot, Qt.Key.Key_Return)
    assert shown(screen) == "card"
    type_key(qtbot, Qt.Key.Key_Escape)
    assert shown(screen) == "list"
    assert screen.list.search.text() == "07700"
    assert screen.list.table.current_row().id == "okafor"
    assert QApplication.focusWidget() is screen.list.table


def test_a_search_that_finds_nobody_is_not_kept_for_the_next_time(qtbot, workplace, screen):
    qtbot.keyClicks(screen.list.search, "zzzz")
    screen.list._show()
    assert names(screen) == []
    workplace.screen_wanted.emit("families")
    settle()
    assert (screen.list.search.text(), names(screen)) == ("", ["Ashby", "Chen", "Okafor"])


def test_a_search_that_finds_somebody_is_kept(qtbot, workplace, screen):
    qtbot.keyClicks(screen.list.search, "okofar")
    workplace.screen_wanted.emit("families")
    settle()
    assert (screen.list.search.text(), names(screen)) == ("okofar", ["Okafor"])


def test_headings_sort_and_chips_filter(qtbot, screen):
    screen.list.table.sort_by(0, ascending=False)
    assert names(screen) == ["Okafor", "Chen", "Ashby"]
    press(qtbot, screen.list.status, "Waiting 1")
    assert names(screen) == ["Chen"]
    press(qtbot, screen.list.only, "Vacancy")
    assert names(screen) == []
    press(qtbot, screen, "Show all")
    assert names(screen) == ["Okafor", "Chen", "Ashby"]


def test_a_change_elsewhere_keeps_what_she_looks_at(qtbot, workplace, screen):
    qtbot.keyClicks(screen.list.search, "07700")
    screen.list._show()
    screen.list.table.select_key("chen")
    workplace.do(lambda: families.add_family(workplace.desk, a_family("Birch", id="birch")))
    assert names(screen) == ["Ashby", "Birch", "Chen", "Okafor"]
    assert screen.list.table.current_row().id == "chen"
    assert screen.list.search.text() == "07700"


def test_an_empty_hive_says_what_to_do_first(qtbot, open_screen):
    workplace, screen = open_screen(a_hive_desk())
    wanted = []
    workplace.screen_wanted.connect(wanted.append)
    assert "No families yet" in words_in_view(screen)
    assert len(buttons(screen, "Import families")) == len(buttons(screen, "Add family")) == 1
    press(qtbot, screen, "Import families")
    assert wanted == ["import"]
    press(qtbot, screen, "Add family")
    assert shown(screen) == "form"


@pytest.mark.parametrize(
    ("percent", "hidden"), [(100, []), (150, ["Carers", "Kind"]), (200, ["Carers", "Kind", "Last contact"])]
)
def test_the_table_never_scrolls_sideways_what_matters_less_goes(look, screen, percent, hidden):
    look("light", percent)
    screen.resize(1154, 700)
    settle()
    table = screen.list.table
    model = table.model()
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert [title for at, title in enumerate(titles) if table.isColumnHidden(at)] == hidden
    assert table.horizontalScrollBar().maximum() == 0


def test_the_table_says_what_is_due_next_and_sorts_by_it(qtbot, workplace, screen):
    for family_id, days in (("chen", 0), ("ashby", 20), ("okafor", -3)):
        home = families.household(workplace.desk, family_id)
        due = dict.fromkeys(("supervision_due", "annual_review_due", "unannounced_visit_due"), date(2027, 3, 1))
        due["supervision_due"] = TODAY + timedelta(days=days)
        changed = replace(home, family=replace(home.family, joined_on=TODAY, **due), approval=None)
        workplace.do(lambda changed=changed: families.change_family(workplace.desk, changed))
    place = next(
        at
        for at in range(screen.list.table.model().columnCount())
        if screen.list.table.model().headerData(at, Qt.Orientation.Horizontal) == "Due next"
    )
    screen.list.table.sort_by(place)
    assert names(screen) == ["Okafor", "Ashby", "Chen"]  # nothing is due of a family that waits
    model = screen.list.table.model()
    assert model.index(0, place).data() == "Supervision, 3 days overdue"


def test_with_large_text_less_is_in_view_and_all_can_be_reached(qtbot, look, screen):
    look("light", 200)
    screen.resize(1036, 586)
    settle()
    assert not screen.list.only.isVisible()
    press(qtbot, screen, "More filters")
    assert screen.list.only.isVisible()
    assert screen.list.table.height() >= 480  # five rows, by scrolling
    assert screen.minimumSizeHint().height() <= 620


def open_card(workplace, family="okafor"):
    workplace.family_wanted.emit(family)
    settle()


# -- the form


def test_a_family_is_changed_by_keyboard(qtbot, workplace, screen):
    open_card(workplace)
    type_key(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert shown(screen) == "form"
    assert QApplication.focusWidget() is field(screen, "name")
    qtbot.keyClicks(field(screen, "name"), " the Third")
    type_key(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert shown(screen) == "card"
    assert screen.card.header.title.text() == "Okafor the Third"
    workplace.undo()
    settle()
    assert screen.card.header.title.text() == "Okafor"


def test_what_is_not_shown_is_kept_as_it_is(qtbot, workplace, screen):
    before = families.household(workplace.desk, "okafor")
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    screen.form.form.people["children_in_care"].panel("maya").expand()
    retype(qtbot, field(screen, "pets"), "Two dogs")
    press(qtbot, screen.form, "Save")
    after = families.household(workplace.desk, "okafor")
    assert after == replace(before, family=replace(before.family, pets="Two dogs"))
    assert ActKind.SHOW_FLAGS not in [entry.kind for entry in audit.entries(workplace.desk.store, 20)]


def test_guarded_fields_are_changed_only_after_asking(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    children = screen.form.form.people["children_in_care"]
    press(qtbot, children, "Show risk and no-contact flags")
    assert audit.entries(workplace.desk.store, 1)[0].kind is ActKind.SHOW_FLAGS
    risks = children.panel("maya").expand().field("risk_flags").control
    assert QApplication.focusWidget() is risks
    assert risks.toPlainText() == RISK
    qtbot.keyClicks(risks, ", at night: ")
    type_key(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stored = families.household(workplace.desk, "okafor").children_in_care[0]
    assert stored.risk_flags in (f", at night: {RISK}", f"{RISK}, at night:")
    assert stored.no_contact == "Uncle Terry"


def test_a_family_is_added_with_a_carer(qtbot, workplace, screen):
    type_key(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field(screen, "name"), "Birch")
    carers = screen.form.form.people["carers"]
    press(qtbot, carers, "Add carer")
    type_text(qtbot, "Dawn")
    type_key(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown(screen) == "card"
    assert "Dawn" in words_in_view(screen.card)
    (row,) = [line for line in families.list_families(workplace.desk) if line.household.family.name == "Birch"]
    assert [carer.first_name for carer in row.household.carers] == ["Dawn"]


def test_a_blank_line_of_a_person_is_no_person(qtbot, workplace, screen):
    press(qtbot, screen, "Add family")
    qtbot.keyClicks(field(screen, "name"), "Birch")
    press(qtbot, screen.form.form.people["carers"], "Add carer")
    press(qtbot, screen.form, "Save")
    assert shown(screen) == "card"
    (line,) = [line for line in families.list_families(workplace.desk) if line.household.family.name == "Birch"]
    assert line.household.carers == ()


def test_somebody_is_removed_and_kept_again(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    carers = screen.form.form.people["carers"]
    press(qtbot, carers, "Remove carer")
    assert "Will be removed when you save." in words_in_view(carers)
    press(qtbot, carers, "Keep")
    press(qtbot, carers, "Remove carer")
    press(qtbot, screen.form, "Save")
    assert [carer.first_name for carer in families.household(workplace.desk, "okafor").carers] == ["Ben"]
    workplace.undo()
    assert len(families.household(workplace.desk, "okafor").carers) == 2


def test_a_missing_name_is_told_beside_the_field(qtbot, workplace, screen):
    press(qtbot, screen, "Add family")
    press(qtbot, screen.form, "Save")
    assert shown(screen) == "form"
    assert screen.form.form.family.error("name") == "Family name is missing."
    assert QApplication.focusWidget() is field(screen, "name")


def test_a_rule_that_refuses_is_told_above_and_beside_and_the_field_gets_the_keyboard(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    form = screen.form.form.family
    retype(qtbot, field(screen, "joined_on"), "2/2/26")
    form.field("left_on").write(date(2026, 1, 1))
    press(qtbot, screen.form, "Save")
    assert shown(screen) == "form"
    assert "left before it joined" in words_in_view(screen.form)
    assert "Check Joined on" in form.error("joined_on")
    assert QApplication.focusWidget() is form.field("joined_on").control
    assert families.household(workplace.desk, "okafor").family.joined_on == date(2022, 2, 1)


def test_a_family_that_is_recorded_already_is_noticed_while_typing(qtbot, workplace, screen):
    press(qtbot, screen, "Add family")
    qtbot.keyClicks(field(screen, "name"), "Okafor")
    qtbot.keyClicks(field(screen, "mobile"), "07700900123")
    qtbot.waitUntil(lambda: "This resembles Okafor" in words_in_view(screen.form), timeout=3000)
    press(qtbot, screen.form, "Open Okafor")
    assert screen.card.header.title.text() == "Okafor"
    type_key(qtbot, Qt.Key.Key_Escape)
    assert "You have begun to add a family." in words_in_view(screen.list)


# -- drafts


def test_what_is_typed_survives_a_lock(qtbot, desk, open_screen):
    workplace, screen = open_screen(desk)
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    retype(qtbot, field(screen, "name"), "Okafor-Reed")
    qtbot.keyClicks(field(screen, "left_on"), "31/")
    press(qtbot, screen.form.form.people["carers"], "Add carer")
    type_text(qtbot, "Tom")
    workplace.about_to_lock.emit()
    screen.hide()
    again, later = open_screen(desk)
    open_card(again)
    assert "You have begun to change this family." in words_in_view(later.card)
    press(qtbot, later.card, "Continue")
    assert "Restored what you typed on Sat 14 Nov 2026, 10:00." in words_in_view(later.form)
    assert field(later, "name").text() == "Okafor-Reed"
    assert field(later, "left_on").text() == "31/"
    assert later.form.form.people["carers"].names() == ("Grace Okafor", "Ben Okafor", "Tom")


def test_a_draft_is_kept_a_moment_after_typing(qtbot, workplace, screen):
    press(qtbot, screen, "Add family")
    qtbot.keyClicks(field(screen, "name"), "Bir")
    qtbot.waitUntil(lambda: drafts.find_draft(workplace.desk, "family/new") is not None, timeout=3000)
    assert drafts.find_draft(workplace.desk, "family/new").typed["family"]["name"] == "Bir"


def test_cancel_keeps_what_was_typed_until_it_is_discarded(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    retype(qtbot, field(screen, "pets"), "A goat")
    type_key(qtbot, Qt.Key.Key_Escape)
    assert shown(screen) == "card"
    assert families.household(workplace.desk, "okafor").family.pets == "A dog"
    press(qtbot, screen.card, "Continue")
    assert field(screen, "pets").text() == "A goat"
    press(qtbot, screen.form, "Discard")
    assert field(screen, "pets").text() == "A dog"
    press(qtbot, screen.form, "Cancel")
    assert not buttons(screen.card, "Continue")
    assert drafts.all_drafts(workplace.desk) == []


def test_cancel_without_a_change_leaves_nothing_behind(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    type_key(qtbot, Qt.Key.Key_Escape)
    assert shown(screen) == "card"
    assert drafts.all_drafts(workplace.desk) == []


def test_saving_leaves_no_draft(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    retype(qtbot, field(screen, "pets"), "A goat")
    screen.form._keeper.keep()
    press(qtbot, screen.form, "Save")
    assert drafts.all_drafts(workplace.desk) == []
    screen.hide()
    assert drafts.all_drafts(workplace.desk) == []


def test_coming_back_from_another_screen_finds_the_open_form(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    retype(qtbot, field(screen, "pets"), "A goat")
    screen.hide()
    assert drafts.find_draft(workplace.desk, "family/okafor") is not None
    screen.show()
    screen.opened()
    assert shown(screen) == "form"
    assert field(screen, "pets").text() == "A goat"


def test_guarded_words_of_a_draft_are_kept_unseen(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Edit")
    children = screen.form.form.people["children_in_care"]
    press(qtbot, children, "Show risk and no-contact flags")
    children.panel("maya").expand().field("risk_flags").control.setPlainText("Runs at night")
    type_key(qtbot, Qt.Key.Key_Escape)
    press(qtbot, screen.card, "Continue")
    again = screen.form.form.people["children_in_care"].panel("maya")
    assert not again.expand().has("risk_flags")
    press(qtbot, screen.form, "Save")
    assert families.household(workplace.desk, "okafor").children_in_care[0].risk_flags == "Runs at night"


# -- the chronology


def test_the_chronology_follows_the_dates(qtbot, workplace, screen):
    open_card(workplace)
    press(qtbot, screen.card, "Chronology")
    dialog = screen.findChild(ChronologyDialog)
    assert "Bedtime is calmer." in dialog.pane.text()
    assert dialog.document().subject == "okafor"
    assert "okafor" not in dialog.document().file_name.lower()
    first = dialog.dates.field("first").control
    qtbot.keyClicks(first, "13/11/26")
    qtbot.waitUntil(lambda: dialog.state.text() == "No contact is recorded in this time.", timeout=3000)
    assert not dialog.save_button.isEnabled()
    qtbot.keyClicks(dialog.dates.field("last").control, "1/11/26")
    qtbot.waitUntil(lambda: "wrong way round" in dialog.state.text(), timeout=3000)
    first.clear()
    dialog.dates.field("last").control.clear()
    qtbot.waitUntil(lambda: dialog.document() is not None, timeout=3000)
    workplace.about_to_lock.emit()
    assert not dialog.isVisible()
