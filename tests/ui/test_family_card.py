"""A family's card, by keyboard and mouse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from hivedesk.casework import contact_log, families, procedures, standing
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.domain.acts import ActKind
from hivedesk.domain.clocks import Deed
from hivedesk.domain.families import ChildInCare, FamilyKind
from hivedesk.domain.ids import ChildId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.store import audit
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.screens.families.screen import FamiliesScreen
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, a_hive_desk
from tests.ui.by_hand import buttons, press, settle, type_key, words_in_view

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
        a_family("Ashby", id="ashby", mobile="07700 900456", kind=FamilyKind.SPECIAL_GUARDIAN, approval=None),
    )
    contact_log.log_contact(desk, a_contact("okafor", "Bedtime is calmer.", happened_at=NOW - timedelta(days=2)))
    return desk


@pytest.fixture
def opened(desk, qtbot, show_active):
    workplace = Workplace(desk, ImmediateBackground())
    screen = FamiliesScreen(workplace)
    qtbot.addWidget(screen)
    workplace.changed.connect(screen.refresh)
    workplace.family_wanted.connect(screen.opened)
    workplace.screen_wanted.connect(lambda key: screen.opened() if key == "families" else None)
    screen.resize(1154, 686)
    show_active(screen)
    open_card(workplace)
    return workplace, screen


@pytest.fixture
def workplace(opened):
    return opened[0]


@pytest.fixture
def screen(opened):
    return opened[1]


@pytest.fixture
def card(screen):
    return screen.card


@pytest.fixture
def deeds(workplace):
    wanted = []
    workplace.deed_wanted.connect(wanted.append)
    return wanted


def open_card(workplace, family="okafor"):
    workplace.family_wanted.emit(family)
    settle()


def part(card, title: str) -> QWidget:
    return next(
        w
        for w in card.findChildren(QWidget)
        if w.accessibleName() == title and w.metaObject().className() != "WholeTimeline"
    )


def line_of(card):
    return card._time_line.line


def told(card) -> list[str]:
    model = line_of(card).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def offered(card) -> list[str]:
    return [action.text() for action in card._head.menu.actions() if not action.isSeparator()]


# -- what is shown


def test_the_card_shows_the_household_and_no_flags(screen, card):
    shown = words_in_view(card)
    for words in ("Okafor", "Grace Okafor", "Maya", "A dog", "Not recorded:", "Last spoken with on Thu 12 Nov 2026"):
        assert words in shown
    everything = [label.text() for label in screen.findChildren(QLabel)]
    assert not any(RISK in words or "Terry" in words for words in everything)


def test_what_does_not_apply_is_not_shown(workplace, card):
    open_card(workplace, "ashby")
    shown = words_in_view(card)
    assert not any(words in shown for words in ("Approval", "Key dates", "Claims", "What matters now", "What is due"))
    assert not buttons(card, "Approval")


def test_flags_show_on_asking_and_go_when_the_card_is_left(qtbot, workplace, card):
    assert "logged" in words_in_view(card)
    press(qtbot, card, "Show risk and no-contact flags")
    assert RISK in words_in_view(card)
    assert audit.entries(workplace.desk.store, 1)[0].kind is ActKind.SHOW_FLAGS
    type_key(qtbot, Qt.Key.Key_Escape)
    open_card(workplace)
    assert RISK not in words_in_view(card)
    assert buttons(card, "Show risk and no-contact flags")


def test_flags_go_when_another_screen_comes_in_front(qtbot, screen, card):
    press(qtbot, card, "Show risk and no-contact flags")
    screen.hide()
    screen.show()
    screen.opened("okafor")
    settle()
    assert RISK not in words_in_view(card)


def test_the_discreet_view_hides_every_name(qtbot, workplace, screen, card):
    press(qtbot, card, "Show risk and no-contact flags")
    workplace.set_discreet(True)
    settle()
    shown = "\n".join([words_in_view(card), *told(card), card._head.log.accessibleDescription()])
    described = [made.accessibleDescription() for made in card.findChildren(QPushButton)]
    assert not any(name in words for name in ("Okafor", "Grace", "Maya") for words in (shown, *described))
    type_key(qtbot, Qt.Key.Key_Escape)
    model = screen.list.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["A.", "O."]


# -- acting


def test_logging_a_contact_is_asked_for_with_the_family(qtbot, workplace):
    wanted = []
    workplace.contact_form_wanted.connect(wanted.append)
    assert QApplication.focusWidget().text() == "Log contact"
    type_key(qtbot, Qt.Key.Key_Space)
    assert wanted == ["okafor"]


def test_the_menu_offers_what_makes_sense_and_emits_it(card, deeds, workplace):
    assert "Put on hold" in offered(card)
    assert "End the hold" not in offered(card)
    next(action for action in card._head.menu.actions() if action.text() == "Put on hold").trigger()
    assert deeds == [DeedWanted(Deed.PUT_ON_HOLD, "okafor")]
    hold = replace(standing.new_hold(workplace.desk, "okafor"), reason="Illness")
    workplace.do(lambda: standing.put_on_hold(workplace.desk, hold))
    settle()
    assert {"Review the hold", "End the hold"} <= set(offered(card))
    assert "Put on hold" not in offered(card)
    assert "On hold since Sat 14 Nov 2026: Illness." in words_in_view(card)


def test_every_deed_is_named_by_its_label_alone_and_reached_by_tab(qtbot, card, deeds):
    labels = {deed.value for deed in Deed}
    offered_here = [made for made in card.findChildren(QPushButton) if made.text() in labels and made.isVisible()]
    assert {"End a placement", "Record training", "Note a talk", "Record a visit or review"} <= {
        made.text() for made in offered_here
    }
    assert all(made.accessibleName() in ("", made.text()) for made in offered_here)
    reached = set()
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused in reached:
            break
        reached.add(focused)
    assert [made.text() for made in offered_here if made not in reached] == []


def test_a_button_beside_a_child_ends_that_placement(qtbot, card, deeds):
    press(qtbot, part(card, "Children in care"), "End a placement")
    assert deeds == [DeedWanted(Deed.END_PLACEMENT, "okafor", "maya-p")]


def test_what_is_due_opens_where_it_stands(qtbot, workplace, card, deeds):
    home = families.household(workplace.desk, "okafor")
    due = replace(home.family, supervision_due=TODAY - timedelta(days=2))
    workplace.do(lambda: families.change_family(workplace.desk, replace(home, family=due, approval=None)))
    settle()
    card_due = part(card, "What is due")
    assert "2 days overdue" in words_in_view(card_due)
    press(qtbot, card_due, "Record a visit or review")
    assert deeds == [DeedWanted(Deed.ASSURANCE, "okafor", "supervision")]


def test_edit_among_what_is_due_opens_the_form(screen, card, deeds):
    card._act(DeedWanted(Deed.EDIT, "okafor"))
    settle()
    assert screen._pages.currentWidget() is screen.form
    assert deeds == []


def test_a_follow_up_is_ticked_off_and_undone(qtbot, workplace, card):
    for days, what in enumerate(("Ring the school", "Ask about shoes")):
        contact_log.add_follow_up(workplace.desk, "okafor", FollowUpWanted(TODAY + timedelta(days=days), what))
    open_card(workplace)
    first = buttons(card, "Done")[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    settle()
    assert "Ring the school" not in words_in_view(part(card, "What is due"))
    assert QApplication.focusWidget() is buttons(card, "Done")[0]  # on to the next one
    workplace.undo()
    settle()
    assert "Ring the school" in words_in_view(part(card, "What is due"))


def test_parts_of_the_card_are_reached_by_name(qtbot, card):
    press(qtbot, card, "Key dates")
    assert QApplication.focusWidget().accessibleName() == "Key dates"
    assert card._page.verticalScrollBar().value() > 0


def test_a_change_does_not_move_the_page_under_her(workplace, card):
    bar = card._page.verticalScrollBar()
    bar.setValue(200)
    another = a_contact("okafor", "Another talk.")
    workplace.do(lambda: contact_log.log_contact(workplace.desk, another))
    settle()
    assert bar.value() == 200
    assert card.updatesEnabled()


def test_a_family_is_removed_and_comes_back(workplace, screen, card):
    open_card(workplace, "ashby")
    next(action for action in card._head.menu.actions() if action.text() == "Remove family").trigger()
    settle()
    assert screen._pages.currentWidget() is screen.list
    workplace.undo()
    open_card(workplace, "ashby")
    assert "Ashby" in words_in_view(card)


def test_a_family_with_contacts_is_not_removed(workplace, screen, card):
    refused = []
    workplace.refused.connect(refused.append)
    card._remove()
    assert screen._pages.currentWidget() is card
    assert "must be kept" in str(refused[0])


def test_a_card_whose_family_goes_says_so(workplace, card):
    workplace.do(lambda: families.add_family(workplace.desk, a_family("Birch", id="birch")))
    open_card(workplace, "birch")
    workplace.undo()
    settle()
    assert "not in the Hive's records" in words_in_view(card)
    workplace.redo()
    settle()
    assert "Birch" in words_in_view(card)


# -- the time line


def test_the_time_line_opens_the_entry(qtbot, workplace, card):
    wanted = []
    workplace.entry_wanted.connect(wanted.append)
    line = line_of(card)
    place = next(at for at, words in enumerate(told(card)) if "Bedtime" in words)
    line.setFocus()
    line.setCurrentIndex(line.model().index(place, 0))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    entry = contact_log.list_entries(workplace.desk, contact_log.ContactFilter())[0].entry
    assert wanted == [entry.id]


def test_chips_narrow_the_time_line_and_it_opens_the_deed(qtbot, workplace, card, deeds):
    note = replace(procedures.new_note(workplace.desk, "okafor"), what="Would take a sibling pair.")
    workplace.do(lambda: procedures.note_procedure(workplace.desk, note))
    settle()
    chip = buttons(card._time_line, "Procedures")[0]
    chip.setFocus()
    type_key(qtbot, Qt.Key.Key_Space)
    assert not any("Bedtime" in words for words in told(card))
    assert "sibling pair" in told(card)[0]
    line = line_of(card)
    line.setFocus()
    line.setCurrentIndex(line.model().index(0, 0))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert deeds == [DeedWanted(Deed.NOTE, "okafor", note.id)]
    workplace.undo()
    settle()
    assert chip.isChecked()  # a change leaves the choice as it is
    assert not any("sibling pair" in words for words in told(card))


def test_show_more_pages_on_until_there_is_no_more(qtbot, workplace, card):
    for day in range(40):
        contact_log.log_contact(
            workplace.desk, a_contact("okafor", f"Talk {day}.", happened_at=NOW - timedelta(days=day))
        )
    open_card(workplace)
    few = len(told(card))
    press(qtbot, card, "Show more")
    assert len(told(card)) > few
    while buttons(card, "Show more"):
        press(qtbot, card, "Show more")
    assert sum("Talk" in words for words in told(card)) == 40


def test_with_large_text_the_card_is_one_column_and_ends_with_the_time_line(look, workplace, screen, card):
    look("light", 200)
    screen.resize(1154, 586)
    settle()
    body = card._page.widget()

    def top(widget):
        return widget.mapTo(body, widget.rect().topLeft()).y()

    assert top(card._time_line) > top(part(card, "Household")) > top(part(card, "Children in care"))
    assert card._page.horizontalScrollBar().maximum() == 0


def test_long_good_times_go_on_in_the_next_line_rather_than_widen_the_card(look, qtbot, workplace, screen, card, desk):
    house = families.household(desk, "okafor")
    long = "ring twice, she is slow on the stairs, and never while the baby has its nap after lunch"
    changed = replace(house, family=replace(house.family, preferred_times_note=long))
    workplace.do(lambda: families.change_family(desk, changed))
    look("light", 200)
    screen.resize(1066, 586)
    settle()
    assert card._page.horizontalScrollBar().maximum() == 0
    words = next(made for made in card.findChildren(QLabel) if long in made.text() and made.isVisible())
    assert words.height() >= words.heightForWidth(words.width()) > words.fontMetrics().height() * 1.5


def test_what_changes_its_standing_is_a_button_that_can_be_seen(qtbot, workplace, card, deeds):
    shown = [made.text() for made in part(card, "What you can do").findChildren(QPushButton)]
    assert shown == [
        "Put on hold",
        "Record a placement",
        "End a placement",
        "Transition",
        "Move to another Hive",
        "Close",
    ]
    press(qtbot, part(card, "What you can do"), "Put on hold")
    assert deeds[-1].deed is Deed.PUT_ON_HOLD
