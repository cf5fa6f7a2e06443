"""The county's directory: kept and sent at the service's desk; looked up, found and filled in at a Hive."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import county_directory
from hivedesk.casework.exchange.queueing import waiting_parts
from hivedesk.casework.undoing import undo
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import DirectoryHive, DirectoryPerson
from hivedesk.domain.families import Professional, ProfessionalRole
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.screens.exchange.screen import ExchangeScreen
from hivedesk.ui.screens.families.edit_view_model import EditViewModel
from hivedesk.ui.screens.families.household_form import HouseholdForm
from hivedesk.ui.screens.hives.directory_dialog import DirectoryDialog, PersonDialog
from hivedesk.ui.search_view_model import Leads, SearchViewModel
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_family, a_hive_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once
from tests.ui.by_hand import press, settle, type_key, type_text, words_in_view

FINCH = DirectoryPerson(id="finch", name="Ada Finch", team="Fostering South", phone="01962555020", email="ada@x.org")
DUTY = DirectoryPerson(id="duty", name="Duty Team", role=ProfessionalRole.OTHER, phone="01962555000")
OTHER = DirectoryHive(id="a" * 32, name="Gosport", area="Gosport", worker="Ade Cole", phone="", keys="", came_at=NOW)


def keep(desk, *records) -> None:
    with desk.act(ActKind.KEEP_PROFESSIONAL) as act:
        for record in records:
            act.insert(record)


# -- at the service's desk


@pytest.fixture
def service():
    desk = a_service_desk()
    befriend(a_hive_desk(), desk)
    return desk


@pytest.fixture
def window(qtbot, show_active):
    """A dialog over it is gone once it is closed."""
    made = QWidget()
    qtbot.addWidget(made)
    show_active(made)
    return made


@pytest.fixture
def dialog(window, service):
    return opened(window, service)


def opened(window, desk) -> DirectoryDialog:
    made = DirectoryDialog(Workplace(desk, ImmediateBackground()), window)
    made.open()
    settle()
    return made


def test_a_professional_is_added_by_keyboard_changed_and_removed(qtbot, dialog, service):
    assert "Nobody is in it yet" in words_in_view(dialog)
    press(qtbot, dialog, "Add a professional")
    (form,) = dialog.findChildren(PersonDialog)
    type_text(qtbot, "Duty Team")
    type_key(qtbot, Qt.Key.Key_Return)
    assert county_directory.professionals(service) == []  # no way to reach them
    form.form.field("phone").control.setFocus()
    type_text(qtbot, "01962 555000")
    type_key(qtbot, Qt.Key.Key_Return)
    (kept,) = county_directory.professionals(service)
    assert (kept.name, kept.phone) == ("Duty Team", "01962 555000")
    press(qtbot, dialog, "Change")
    form = dialog.findChildren(PersonDialog)[-1]
    form.form.field("team").control.setFocus()
    type_text(qtbot, "Out of hours")
    press(qtbot, form, "Save")
    assert county_directory.professionals(service)[0].team == "Out of hours"
    press(qtbot, dialog, "Remove")
    assert county_directory.professionals(service) == []
    undo(service)
    assert [one.name for one in county_directory.professionals(service)] == ["Duty Team"]


def test_what_is_typed_survives_a_lock(qtbot, dialog, service):
    press(qtbot, dialog, "Add a professional")
    type_text(qtbot, "Ada Finch")
    workplace = dialog._workplace
    workplace.about_to_lock.emit()
    again = PersonDialog(workplace, None, county_directory.new_professional(service), lambda _: None, is_new=True)
    qtbot.addWidget(again)
    assert again.form.field("name").read() == "Ada Finch"


def test_those_whom_hives_name_are_added_at_one_press(qtbot, window):
    service, post = a_service_desk(), Post()
    named = Professional(id="p", family_id="okafor", name="Priya Nair", phone="01962 555020")
    hive = a_hive_desk(replace(a_family("Okafor", id="okafor"), professionals=(named,)))
    befriend(hive, service)
    exchange_once(hive, service, post)
    made = opened(window, service)
    press(qtbot, made, "Add those whom Hives name")
    assert [one.name for one in county_directory.professionals(service)] == ["Priya Nair"]
    assert not made.named.isVisible()


def test_it_says_whether_it_was_sent_as_it_stands(qtbot, dialog, service):
    keep(service, FINCH)
    dialog.read()
    assert "It holds 1 Hive, with who answers and their keys, and 1 professional." in words_in_view(dialog)
    assert "changed since it was sent" in words_in_view(dialog)
    press(qtbot, dialog, "Send the directory")
    assert [one.kind for one in waiting_parts(service)] == ["directory"]
    again = DirectoryDialog(dialog._workplace, None)
    qtbot.addWidget(again)
    assert "stands as it was sent last" in again.state.text()


# -- at a Hive


@pytest.fixture
def hive():
    return a_hive_desk(a_family("Okafor", id="okafor"))


@pytest.fixture
def screen(qtbot, hive, show_active):
    workplace = Workplace(hive, ImmediateBackground())
    made = ExchangeScreen(workplace, PostRound(workplace))
    qtbot.addWidget(made)
    made.resize(1150, 720)
    show_active(made)
    made.opened("DIRECTORY")
    settle()
    return made


def names(screen) -> list[str]:
    return [one.name for one in screen.directory.people.model().rows()]


def test_an_empty_directory_says_who_sends_it(screen):
    assert "No directory has come yet" in words_in_view(screen)


def test_letters_and_digits_find_somebody(qtbot, screen, hive):
    keep(hive, FINCH, DUTY, OTHER)
    screen.opened("DIRECTORY")
    settle()
    assert names(screen) == ["Ada Finch", "Duty Team"] and "Other Hives" in words_in_view(screen)
    type_text(qtbot, "south fin")
    assert names(screen) == ["Ada Finch"]
    screen.directory.search.field("find").control.clear()
    type_text(qtbot, "5000")
    assert names(screen) == ["Duty Team"]
    type_text(qtbot, "9")
    assert names(screen) == [] and "Nobody in the directory fits" in words_in_view(screen)


def test_search_leads_to_somebody_of_the_directory(screen, hive):
    keep(hive, FINCH, DUTY)
    (hit,) = [one for one in SearchViewModel(hive).look_for("finch").hits if one.leads is Leads.PROFESSIONAL]
    assert (hit.title, hit.target) == ("Ada Finch", "finch") and "01962 555020" in hit.text
    screen.opened(f"DIRECTORY {hit.target}")
    settle()
    assert screen.directory.people.current_row() == FINCH
    assert "Ada Finch: Supervising social worker (SSW), Fostering South, 01962 555020, ada@x.org" in words_in_view(
        screen
    )


def test_the_service_keeps_it_elsewhere(qtbot, service):
    workplace = Workplace(service, ImmediateBackground())
    made = ExchangeScreen(workplace, PostRound(workplace))
    qtbot.addWidget(made)
    assert "Directory" not in words_in_view(made)


def test_a_family_card_fills_in_how_somebody_is_reached(qtbot, hive, show_active):
    keep(hive, replace(FINCH, role=ProfessionalRole.CHILD_SOCIAL_WORKER))
    form = HouseholdForm(EditViewModel(hive, "okafor"), str)
    qtbot.addWidget(form)
    show_active(form)
    editor = form.people["professionals"]
    editor.add_button.click()
    panel = editor.kept()[0] if editor.kept() else editor._panels[0]
    own = panel.expand()
    own.field("email").control.setFocus()
    type_text(qtbot, "mine@x.org")
    own.field("name").control.setFocus()
    type_text(qtbot, "Ada Finch")
    typed = panel.record()
    assert (typed.role, typed.team, typed.phone) == (ProfessionalRole.CHILD_SOCIAL_WORKER, FINCH.team, FINCH.phone)
    assert typed.email == "mine@x.org"  # what she typed herself stays
