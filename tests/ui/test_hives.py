"""The service's desk: its navigation, enrolling a Hive, telling Hives something, a Hive that was set back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from hivedesk.casework.exchange import own_keys, service
from hivedesk.casework.exchange.overview import decide_conflict
from hivedesk.casework.exchange.queueing import waiting_parts
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.casework.rules_in_force import rules_document
from hivedesk.casework.undoing import undo
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Approval
from hivedesk.domain.events.records import Event
from hivedesk.domain.exchange.records import Conflict, Decision, RefusedPackage
from hivedesk.domain.families import Carer, Family, Status
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.domain.policy import read_versions
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.card_dialogs import CompareDialog
from hivedesk.ui.document_saving import FileQuestion
from hivedesk.ui.screen_list import first_screen, in_navigation
from hivedesk.ui.screens.hives.correct_dialog import CorrectDialog
from hivedesk.ui.screens.hives.corrections_dialog import CorrectionsDialog
from hivedesk.ui.screens.hives.county_event_dialog import CountyEventDialog
from hivedesk.ui.screens.hives.directory_dialog import DirectoryDialog
from hivedesk.ui.screens.hives.notice_dialog import NoticeDialog
from hivedesk.ui.screens.hives.rules_dialog import RulesDialog
from hivedesk.ui.screens.hives.screen import HivesScreen
from hivedesk.ui.screens.hives.waiting_dialog import WaitingDialog
from hivedesk.ui.workplace import Workplace
from tests.builders import a_desk, a_family, a_hive_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once, let_time_pass
from tests.ui.by_hand import press, settle, type_text, words_in_view


@pytest.fixture
def hive():
    return a_hive_desk(a_family("Okafor", id="okafor"))


@pytest.fixture
def desk():
    return a_service_desk()


@pytest.fixture
def screen(qtbot, desk, show_active):
    workplace = Workplace(desk, ImmediateBackground())
    made = HivesScreen(workplace)
    qtbot.addWidget(made)
    workplace.changed.connect(made.refresh)
    made.resize(1150, 720)
    show_active(made)
    made.opened()
    settle()
    return made


def choose(screen) -> None:
    screen.read()
    screen.table.selectRow(0)
    settle()


def correct_okafor(qtbot, screen) -> CorrectDialog:
    """The dialog for the first Hive, with its family chosen."""
    choose(screen)
    press(qtbot, screen, "Correct a record")
    (dialog,) = screen.findChildren(CorrectDialog)
    assert not dialog.send.isEnabled()
    dialog.choice.set_values({"family": "okafor"})
    dialog.choice.changed.emit("family")
    settle()
    return dialog


def send_directory(qtbot, screen) -> None:
    press(qtbot, screen, "Directory")
    (dialog,) = screen.findChildren(DirectoryDialog)
    press(qtbot, dialog, "Send the directory")


def test_each_desk_has_its_own_navigation():
    hive = [entry.key for entry in in_navigation(VaultRole.HIVE)]
    service = [entry.key for entry in in_navigation(VaultRole.SERVICE)]
    assert "families" in hive and "hives" not in hive
    assert "hives" in service and "families" not in service and {"exchange", "settings"} <= set(service)
    assert first_screen(VaultRole.HIVE) == "today" and first_screen(VaultRole.SERVICE) == service[0]


def test_a_hive_is_enrolled_with_its_words(qtbot, screen, hive, tmp_path):
    assert "No Hive is enrolled yet" in words_in_view(screen)
    path = tmp_path / "hive.hivecard"
    path.write_bytes(own_keys.own_card(hive, ""))
    screen.look_at(path)
    (dialog,) = screen.findChildren(CompareDialog)
    dialog.form.field("same").control.click()
    press(qtbot, dialog, "Accept the card")
    assert [row.name for row in screen._rows.rows()] == ["Ringwood"]
    choose(screen)
    assert own_keys.own_identity(hive).public.words[0] in words_in_view(screen)


def test_what_a_hive_sent_is_told(screen, desk, hive):
    befriend(hive, desk)
    exchange_once(hive, desk, Post())
    choose(screen)
    (row,) = screen._rows.rows()
    assert (row.families, row.heard, row.month, row.state) == ("1", "10:00", "none", "Enrolled")


def test_a_message_waits_for_the_next_package_and_is_taken_back(qtbot, screen, desk, hive):
    befriend(hive, desk)
    choose(screen)
    press(qtbot, screen, "Write to this Hive")
    (dialog,) = screen.findChildren(NoticeDialog)
    press(qtbot, dialog, "Send with the next package")
    assert waiting_parts(desk) == []  # nothing was written yet
    for key, words in (("title", "Duty line"), ("text", "Closed on Boxing Day")):
        dialog.form.field(key).control.setFocus()
        type_text(qtbot, words)
    press(qtbot, dialog, "Send with the next package")
    assert len(waiting_parts(desk)) == 1
    undo(desk)
    assert waiting_parts(desk) == []


def test_directory_and_rules_go_to_every_hive(qtbot, screen, desk, hive, tmp_path):
    told = []
    screen._workplace.refused.connect(told.append)
    befriend(hive, desk)
    befriend(a_hive_desk(), desk)
    screen.read()
    send_directory(qtbot, screen)
    assert [one.kind for one in waiting_parts(desk)] == ["directory"] * 2
    path = tmp_path / "rules.toml"
    path.write_text("version = 1", encoding="utf-8")
    screen.send_rules(path)
    assert len(told) == 1 and len(waiting_parts(desk)) == 2


def test_a_record_is_corrected_and_the_hive_takes_it(qtbot, screen, desk, hive):
    post = Post()
    befriend(hive, desk)
    exchange_once(hive, desk, post)
    dialog = correct_okafor(qtbot, screen)
    press(qtbot, dialog, "Send with the next package")
    assert waiting_parts(desk) == []  # nothing was changed
    assert not any(part.form.has("reference") for part in dialog._parts)  # the HCSW's own list number
    field = dialog.form_of("okafor", "postcode").field("postcode").control
    field.setFocus()
    type_text(qtbot, "SO42 7ZN")
    dialog.form_of("okafor-c0", "mobile").field("mobile").write("07700 900321")
    dialog.form_of("okafor-a", "number").field("number").write(3)
    press(qtbot, dialog, "Send with the next package")
    exchange_once(hive, desk, post)
    assert hive.store.get(Family, "okafor").postcode == "SO42 7ZN"
    assert hive.store.select(Carer)[0].mobile == "07700 900321"
    let_time_pass(hive, desk)
    exchange_once(hive, desk, post)
    press(qtbot, screen, "Corrections sent")
    (shown,) = screen.findChildren(CorrectionsDialog)
    lines = [[shown._rows.index(at, column).data() for column in range(4)] for at in range(3)]
    assert ["Okafor", "Postcode", "Stands as corrected", "SO42 7ZN"] in lines
    assert "of Okafor, corrected to" in shown.told.text() and shown.told.text().endswith(": stands as corrected.")
    assert hive.store.select(Approval)[0].number == 3
    assert hive.store.select(Conflict) == []


def test_where_both_changed_what_both_keep_the_hcsw_decides(qtbot, screen, desk, hive):
    post = Post()
    befriend(hive, desk)
    exchange_once(hive, desk, post)
    dialog = correct_okafor(qtbot, screen)
    shown = words_in_view(dialog)
    assert shown.index("Kept by both") < shown.index("Carer: Grace Okafor") < shown.index("Kept by the service")
    dialog.form_of("okafor", "town").field("town").write("Lyndhurst")
    with hive.act(ActKind.CHANGE_FAMILY, "okafor") as act:
        act.update(replace(hive.store.get(Family, "okafor"), town="Sway"))
    press(qtbot, dialog, "Send with the next package")
    exchange_once(desk, hive, post)
    (conflict,) = hive.store.select(Conflict)
    assert conflict.decision is None and hive.store.get(Family, "okafor").town == "Sway"
    decide_conflict(hive, conflict.id, Decision.OURS)
    assert hive.store.get(Family, "okafor").town == "Sway"


def test_a_hive_that_took_a_correction_back_stands_first_until_it_has_the_value(qtbot, screen, desk, hive):
    post, other = Post(), a_desk()
    set_up_hive(other, Hive(name="Alton", worker="Tom Reed"))
    befriend(other, desk)
    befriend(hive, desk)
    exchange_once(hive, desk, post)
    exchange_once(other, desk, post)
    key = own_keys.own_identity(hive).public.key_id
    (family,) = service.families_of(desk, key)
    service.correct(desk, key, [(family, replace(family, annual_review_due=date(2027, 2, 9)))])
    exchange_once(desk, hive, post)
    undo(hive)
    let_time_pass(hive, desk)
    exchange_once(hive, desk, post)
    choose(screen)
    first = screen._rows.rows()[0]
    assert (first.key, first.state) == (key, "Taken back") and "1 took corrections back" in words_in_view(screen)
    assert "took 1 corrected field back" in first.see_to
    press(qtbot, screen, "Corrections sent")
    (shown,) = screen.findChildren(CorrectionsDialog)
    assert "taken back by the HCSW, the Hive's value is empty." in shown.told.text()
    decide_conflict(hive, hive.store.select(Conflict)[0].id, Decision.THEIRS)
    exchange_once(hive, desk, post)
    screen.read()
    assert {row.state for row in screen._rows.rows()} == {"Enrolled"}


def test_an_event_for_all_hives_comes_into_their_calendars(qtbot, screen, desk, hive):
    post = Post()
    befriend(hive, desk)
    screen.read()
    press(qtbot, screen, "Event for all Hives")
    (dialog,) = screen.findChildren(CountyEventDialog)
    press(qtbot, dialog, "Send with the next package")
    assert waiting_parts(desk) == []  # without a title and a place nobody is told
    for key, words in (("title", "Summer fair"), ("venue", "Royal Victoria Park")):
        dialog.record.field(key).control.setFocus()
        type_text(qtbot, words)
    press(qtbot, dialog, "Send with the next package")
    exchange_once(hive, desk, post)
    exchange_once(hive, desk, post)
    (event,) = hive.store.select(Event)
    assert (event.title, event.venue, event.source) == ("Summer fair", "Royal Victoria Park", "the fostering service")


def test_a_family_of_the_waiting_list_is_given_to_a_hive(qtbot, screen, desk, hive):
    post, other = Post(), a_hive_desk()
    with hive.act(ActKind.ADD_FAMILY) as act:
        act.insert(Family(id="marsh", name="Marsh", status=Status.WAITING, waiting_since=date(2026, 3, 2)))
    befriend(hive, desk)
    befriend(other, desk)
    exchange_once(hive, desk, post)
    screen.read()
    press(qtbot, screen, "Waiting list")
    (dialog,) = screen.findChildren(WaitingDialog)
    assert [row.name for row in dialog._rows.rows()] == ["Marsh"]
    dialog.form.set_values({"to": own_keys.own_identity(other).public.key_id})
    press(qtbot, dialog, "Give the family to this Hive")
    press(qtbot, screen, "Waiting list")
    again = screen.findChildren(WaitingDialog)[-1]
    settle()
    table, model = again.table, again.table.model()
    state = next(at for at, one in enumerate(again._rows.columns) if one.title == "State")
    assert model.index(0, state).data().startswith("Given to ")
    assert not table.isColumnHidden(state)
    edge = table.columnViewportPosition(state) + table.columnWidth(state)
    assert 0 < edge <= table.viewport().width()  # that it was given is in view
    assert not again.give.isEnabled() and "was asked to close it" in again.given.text()
    again.reject()
    exchange_once(other, desk, post)
    exchange_once(other, desk, post)
    assert other.store.get(Family, "marsh").status is Status.WAITING


def test_two_copies_of_a_hive_are_named_with_what_to_do(screen, desk, hive):
    befriend(hive, desk)
    key = own_keys.own_identity(hive).public.key_id
    fork = RefusedPackage(
        id="x", name="x", partner_id=key, seen_at=desk.clock.now(), reason="fork", size=1, sequence=1, hash="00"
    )
    with desk.act(ActKind.REFUSE_PACKAGE) as act:
        act.insert(fork)
    choose(screen)
    assert "Two copies" in [row.state for row in screen._rows.rows()]
    shown = [made.text() for made in screen.findChildren(QPushButton) if made.isVisible()]
    assert "Send everything again" in shown
    assert "Two different packages claim one place" in words_in_view(screen)


def test_late_hives_stand_first_and_are_counted(screen, desk, hive):
    fine = a_desk()
    set_up_hive(fine, Hive(name="Avon", worker="Ade Cole"))
    befriend(hive, desk)
    befriend(fine, desk)
    let_time_pass(hive, fine, desk, span=timedelta(days=16))
    exchange_once(fine, desk, Post())
    screen.opened()
    settle()
    assert [(row.name, row.state) for row in screen._rows.rows()] == [("Ringwood", "Late"), ("Avon", "Enrolled")]
    words = words_in_view(screen)
    assert "2 enrolled, 1 late. The directory is to be sent." in words
    assert "Nothing came yet: it was enrolled 16 days ago. Ring Maureen Hale" in words  # the first is chosen by itself


@pytest.mark.parametrize(("percent", "width"), [(100, 1150), (200, 1050)])
def test_list_and_chosen_hive_are_in_sight_together(screen, desk, percent, width, look):
    for name in range(23):
        hive = a_desk()
        set_up_hive(hive, Hive(name=f"Hive {name}", worker="Ade Cole"))
        befriend(hive, desk)
    look(text_percent=percent)
    screen.resize(width, 560)
    screen.opened()
    screen.table.selectRow(20)
    settle()
    first = screen.chosen.acts_menu if percent == 200 else screen.chosen.write
    for widget in (screen.table, first):
        assert widget.isVisible()
        assert not widget.visibleRegion().isEmpty()
    assert screen.table.viewport().visibleRegion().boundingRect().height() > 3 * screen.table.rowHeight(0)


def test_at_large_text_the_acts_are_menus_that_do_the_same(qtbot, screen, desk, hive, look):
    befriend(hive, desk)
    look(text_percent=200)
    screen.resize(1050, 560)
    screen.opened()
    settle()
    for made, words in ((screen.for_all, "Write to all Hives"), (screen.chosen.acts_menu, "Ask for everything again")):
        menu = made.menu()
        menu.aboutToShow.emit()
        next(entry for entry in menu.actions() if entry.text() == words).trigger()
    assert screen.findChildren(NoticeDialog) and [one.kind for one in waiting_parts(desk)] == ["ask"]


def test_an_error_stands_beneath_its_field(qtbot, screen, desk, hive):
    befriend(hive, desk)
    choose(screen)
    press(qtbot, screen, "Write to this Hive")
    (dialog,) = screen.findChildren(NoticeDialog)
    press(qtbot, dialog, "Send with the next package")
    settle()
    text = dialog.form.field("text").control
    (error,) = [made for made in dialog.findChildren(QLabel) if made.text() == "Message is missing."]
    assert (
        error.isVisible() and error.mapTo(dialog, QPoint(0, 0)).y() >= text.mapTo(dialog, text.rect().bottomLeft()).y()
    )


def test_the_toast_says_to_whom_it_goes(qtbot, screen, desk, hive):
    said = []
    screen._workplace.said.connect(lambda words, undoable: said.append((words, undoable)))
    befriend(hive, desk)
    screen.read()
    send_directory(qtbot, screen)
    told = "The directory of 1 Hive goes to Ringwood once a mailbox is set (Exchange, Keys and mailbox)."
    assert said == [(told, True)]


def test_the_rules_in_force_are_saved_as_a_file_changed_and_sent(qtbot, screen, desk, hive, tmp_path):
    befriend(hive, desk)
    screen.read()
    press(qtbot, screen, "Send rules")
    (dialog,) = screen.findChildren(RulesDialog)
    press(qtbot, dialog, "Save the rules as a file")
    path = tmp_path / "rules.toml"
    dialog.findChildren(FileQuestion)[-1].fileSelected.emit(str(path))
    (saved,) = read_versions([path.read_text(encoding="utf-8")])
    assert saved == desk.policy
    text = path.read_text(encoding="utf-8").replace(f'version = "{saved.version}"', 'version = "2026-10"')
    path.write_text(text.replace(f"from = {saved.valid_from}", "from = 2026-10-01", 1), encoding="utf-8")
    dialog._chosen(path)
    (waiting,) = waiting_parts(desk)
    assert waiting.kind == "policy"
    (again,) = read_versions([rules_document(desk).content.decode()])  # what was sent last is what is changed next
    assert (again.version, again.valid_from) == ("2026-10", date(2026, 10, 1))
