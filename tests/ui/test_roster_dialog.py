"""Print roster: which paper, its pages as they will print, and what is logged."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import Event, EventId, EventKind, Guest, GuestId, GuestKind, Reply
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london
from hivedesk.store import audit
from hivedesk.ui import document_saving
from hivedesk.ui.papers import open_roster
from hivedesk.ui.roster_dialog import DoorPaper
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk

DAY = date(2026, 11, 21)
AMY = ChildInCare(
    id=ChildId("k1"),
    family_id=FamilyId("bell"),
    first_name="Amy",
    last_name="Stone",
    health="Epilepsy",
    not_collected_by="Mr D. Pike",
)
EVENT = Event(
    id=EventId("e1"),
    kind=EventKind.FAMILY_EVENT,
    title="Autumn gathering",
    starts_at=at_london(DAY, 14),
    ends_at=at_london(DAY, 16),
)


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Bell", id="bell", children=(AMY,)))
    amy = Guest(
        id=GuestId("g1"),
        event_id=EVENT.id,
        family_id=FamilyId("bell"),
        person_id="k1",
        kind=GuestKind.CHILD_IN_CARE,
        reply=Reply.YES,
    )
    with desk.act(ActKind.ADD_EVENT, "e1") as act:
        act.insert(EVENT)
        act.insert(amy)
        act.insert(replace(amy, id=GuestId("g2"), person_id="bell-c0", kind=GuestKind.CARER))
    return desk


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def window(qtbot, show_active):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    show_active(window)
    return window


def press(dialog, words):
    next(made for made in dialog.findChildren(QPushButton) if made.text() == words).click()


def logged(desk):
    kinds = [entry.kind for entry in audit.entries(desk.store, 10)]
    return kinds[: kinds.index(ActKind.ADD_EVENT)]


def test_the_roster_is_shown_as_it_will_print(window, workplace):
    dialog = open_roster(workplace, window, "e1", None)
    assert (dialog.accessibleName(), dialog.windowTitle()) == ("Print roster", "Print roster")
    assert "Autumn gathering" in dialog.pane.text()
    assert "Amy S." in dialog.pane.text()
    assert "Epilepsy" not in dialog.pane.text()
    assert "Allergies and diet are on it" in dialog.sentence.text()
    assert dialog.document().file_name == "roster-2026-11-21.pdf"
    assert logged(workplace.desk) == []
    dialog.reject()


def test_each_choice_shows_its_paper(window, workplace):
    dialog = open_roster(workplace, window, "e1", None)
    press(dialog, "Sign-in sheet")
    assert "Please sign in" in dialog.pane.text()
    assert "first names" in dialog.sentence.text()
    press(dialog, "Name badges")
    assert "A in a ring" in dialog.pane.text()
    press(dialog, "Roster")
    assert "Collected by" in dialog.pane.text()
    assert logged(workplace.desk) == []
    dialog.reject()


def test_badges_can_come_first(window, workplace):
    dialog = open_roster(workplace, window, "e1", None, DoorPaper.BADGES)
    assert dialog.document().file_name == "badges-2026-11-21.pdf"
    dialog.reject()


def test_the_leaders_copy_is_read_when_it_is_chosen_and_logged_once(window, workplace):
    dialog = open_roster(workplace, window, "e1", None)
    press(dialog, "Leader's copy")
    assert "Epilepsy" in dialog.pane.text()
    assert "Mr D. Pike" in dialog.pane.text()
    press(dialog, "Roster")
    assert "Epilepsy" not in dialog.pane.text()
    press(dialog, "Leader's copy")
    assert logged(workplace.desk) == [ActKind.SHOW_FLAGS]
    dialog.reject()


def test_printing_is_logged_with_the_kind_of_paper(window, workplace, monkeypatch):
    def print_pdf(parent, content, title, *, before):
        before()
        return True

    monkeypatch.setattr(document_saving.printing, "print_pdf", print_pdf)
    dialog = open_roster(workplace, window, "e1", None)
    press(dialog, "Leader's copy")
    dialog.print_button.click()
    row = workplace.desk.store.row("SELECT kind, subject, detail FROM entry ORDER BY seq DESC LIMIT 1")
    assert row == ("print_document", "e1", "roster, leader's copy")
    dialog.reject()


def test_an_event_that_is_gone_is_said(window, workplace):
    refused = []
    workplace.refused.connect(refused.append)
    assert open_roster(workplace, window, "gone", None) is None
    assert len(refused) == 1


def test_an_event_that_goes_meanwhile_leaves_no_pages(window, workplace):
    refused = []
    workplace.refused.connect(refused.append)
    dialog = open_roster(workplace, window, "e1", None)
    with workplace.desk.act(ActKind.REMOVE_EVENT, "e1") as act:
        act.delete(Guest, "g1")
        act.delete(Guest, "g2")
        act.delete(Event, "e1")
    press(dialog, "Leader's copy")
    assert len(refused) == 1
    assert dialog.document() is None
    assert not dialog.print_button.isEnabled()
    dialog.reject()


def test_locking_closes_it(window, workplace):
    dialog = open_roster(workplace, window, "e1", None)
    press(dialog, "Leader's copy")
    workplace.about_to_lock.emit()
    assert not dialog.isVisible()
    assert dialog.pane.text() == ""


def test_another_paper_is_shown_from_its_first_page(qtbot, window, workplace):
    with workplace.desk.act(ActKind.INVITE_GUESTS, "e1") as act:
        amy = workplace.desk.store.get(Guest, "g1")
        for number in range(120):
            guest_id, name = GuestId(f"w{number}"), f"Guest {number}"
            act.insert(replace(amy, id=guest_id, family_id=None, person_id="", kind=GuestKind.OTHER_ADULT, name=name))
    dialog = open_roster(workplace, window, "e1", None)
    for paper in ("Name badges", "Roster", "Sign-in sheet", "Roster"):
        dialog.pane.go_to(dialog.pane.pages() - 1)
        assert dialog.pane.page() > 0
        press(dialog, paper)
        assert dialog.pane.place.text() == f"Page 1 of {dialog.pane.pages()}"
    dialog.reject()
