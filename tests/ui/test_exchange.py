"""The Exchange screen: set up, sent, received, decided; by keyboard too, and locked with nothing left behind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange import errand, own_keys, partners
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, mailbox_settings, set_mailbox
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.exchange.set_up import set_up
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.hive_details import change_hive
from hivedesk.casework.lost_laptop import laptop_contents
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Approval
from hivedesk.domain.exchange.records import Conflict, Decision, Notice
from hivedesk.domain.families import Family, Status
from hivedesk.foundation.background import ImmediateBackground, NoProgress
from hivedesk.package_format.parts import Coming, CorrectedField, CorrectionsPart, FamilyPart, NoticePart, RecordState
from hivedesk.store import exchange
from hivedesk.ui.card_dialogs import AnewDialog, CompareDialog, WithdrawDialog
from hivedesk.ui.document_saving import FileQuestion
from hivedesk.ui.exchange_words import status_words
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.screens.exchange.leaving_dialog import LeavingDialog
from hivedesk.ui.screens.exchange.screen import ExchangeScreen, View
from hivedesk.ui.screens.exchange.send_page import SendPage
from hivedesk.ui.screens.settings.view_model import lost_steps
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once
from tests.real_desk import a_vault_desk
from tests.ui.by_hand import buttons, press, settle, type_text, words_in_view

FACT = "Talked about the school trip"


@pytest.fixture
def hive(tmp_path):
    desk = a_vault_desk(tmp_path / "hive", a_family("Okafor", id="okafor", town="Ringwood"))
    yield desk
    vaults.close_desk(desk)


@pytest.fixture
def service(tmp_path):
    desk = a_service_desk()
    (tmp_path / "box").mkdir()
    set_mailbox(desk, MailboxSettings(str(tmp_path / "box")))
    return desk


@pytest.fixture
def screen(qtbot, hive, show_active):
    workplace = Workplace(hive, ImmediateBackground())
    made = ExchangeScreen(workplace, PostRound(workplace))
    qtbot.addWidget(made)
    workplace.changed.connect(made.refresh)
    made.resize(1150, 720)
    show_active(made)
    made.opened()
    settle()
    return made


def ready(hive, service) -> None:
    befriend(hive, service)
    set_mailbox(hive, mailbox_settings(service))


def visit(desk) -> None:
    """A round of the other side: leave, fetch, answer."""
    remove: tuple[str, ...] = ()
    for _ in range(3):
        keep_sealed(desk, seal_job(desk)(NoProgress()))
        done = errand.errand(desk, remove)(NoProgress())
        assert done.problem is None
        remove = errand.come_back(desk, done).to_remove


def words_of_table(table) -> list[str]:
    model = table.model()
    return [
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]


def test_an_empty_exchange_says_what_to_do_first(qtbot, screen):
    assert "Nothing can be sent yet" in words_in_view(screen)
    assert screen.focusWidget() is screen.send._first.button
    press(qtbot, screen, "Set it up")
    assert View.TRUST in screen.view.selected()
    assert screen.focusWidget() is screen.trust.open_card


def test_a_card_is_accepted_only_once_the_words_were_compared(qtbot, screen, hive, service, tmp_path):
    path = tmp_path / "service.hivecard"
    path.write_bytes(own_keys.own_card(service, str(tmp_path / "box")))
    screen.opened("TRUST")
    settle()
    screen.trust.look_at(path)
    (dialog,) = screen.findChildren(CompareDialog)
    assert all(word in words_in_view(dialog) for word in own_keys.own_identity(service).public.words)
    assert not dialog.take.isEnabled()
    dialog.form.field("same").control.click()
    assert dialog.take.isEnabled()
    press(qtbot, dialog, "Accept the card")
    assert partners.the_service(hive).name == "Hampshire Fostering"
    assert screen.trust.form.values()["address"] == str(tmp_path / "box")
    assert "Hampshire Fostering" in words_in_view(screen)


def test_a_file_that_is_no_card_changes_nothing(qtbot, screen, hive, tmp_path):
    told = []
    screen._workplace.refused.connect(told.append)
    path = tmp_path / "x.hivecard"
    for content in (b"junk", bytes(70_000)):
        path.write_bytes(content)
        screen.trust.look_at(path)
    screen.trust.look_at(tmp_path / "gone")
    assert len(told) == 3 and all("Nothing was changed" in error.message for error in told)
    assert screen.findChildren(CompareDialog) == []


def test_the_mailbox_is_tested_and_set(qtbot, screen, hive, service, tmp_path):
    befriend(hive, service)
    screen.opened("TRUST")
    settle()
    trust = screen.trust
    trust.form.set_values({"address": str(tmp_path / "not there"), "user": "", "secret": ""})
    press(qtbot, trust, "Test connection")
    assert trust.mailbox_error.isVisible()
    press(qtbot, trust, "Save the mailbox")  # tested first: it would go into the card
    assert trust.mailbox_error.isVisible() and mailbox_settings(hive).address == ""
    press(qtbot, trust, "Save it all the same")
    assert mailbox_settings(hive).address == str(tmp_path / "not there")
    trust.form.field("address").control.clear()
    enter(qtbot, trust.form.field("address").control, str(tmp_path / "box"))
    press(qtbot, trust, "Test connection")
    assert trust.result.isVisible() and not trust.mailbox_error.isVisible()
    assert list((tmp_path / "box").rglob("*.hive")) == []
    press(qtbot, trust, "Save the mailbox")
    assert mailbox_settings(hive).address == str(tmp_path / "box")


def test_what_is_typed_survives_news_and_a_password_does_not_survive_a_lock(qtbot, screen, hive, service):
    ready(hive, service)
    screen.opened("TRUST")
    settle()
    enter(qtbot, screen.trust.form.field("secret").control, "hunter2")
    screen.trust.read()
    assert screen.trust.form.values()["secret"] == "hunter2"
    screen._workplace.about_to_lock.emit()
    assert screen.trust.form.values()["secret"] == ""


def test_sent_received_and_answered(qtbot, screen, hive, service):
    ready(hive, service)
    log_contact(hive, a_contact("okafor", fact=FACT))
    screen.opened("SEND")
    settle()
    assert "Everything is to be sent" in words_in_view(screen)
    qtbot.keyClick(screen.send.send, Qt.Key.Key_Space)
    assert "In the mailbox" in words_of_table(screen.send.table)
    queue_part(service, hive_key(hive), NoticePart(id="n", title="Duty line", text="Closed on Boxing Day."))
    visit(service)
    press(qtbot, screen, "Send now")
    assert "Received" in words_of_table(screen.send.table)
    assert "Everything is sent and received." in words_in_view(screen)
    assert "Received (1)" in [made.text() for made in screen.view.findChildren(QPushButton)]
    screen.opened("RECEIVED")
    settle()
    assert "Closed on Boxing Day." in words_in_view(screen) and "1 new" in words_in_view(screen)
    press(qtbot, screen.received, "I have read it")
    assert "1 new" not in words_in_view(screen)
    assert hive.store.select(Notice)[0].read_at is not None
    assert "Received" in [made.text() for made in screen.view.findChildren(QPushButton)]


def test_what_will_be_sent_is_shown_to_the_last_field(qtbot, screen, hive, service):
    ready(hive, service)
    log_contact(hive, a_contact("okafor", fact=FACT, opinion="I wonder"))
    dialog = LeavingDialog(screen._workplace, screen)
    qtbot.addWidget(dialog)
    kinds = words_of_table(dialog.table)
    assert "Contact" in kinds and "Family" in kinds
    dialog.table.select_key(next(row.number for row in dialog._rows.rows() if row.kind == "contact"))
    shown = words_in_view(dialog._fields) if dialog.isVisible() else pairs(dialog)
    assert FACT in shown and "I wonder" not in shown


def test_what_was_sealed_is_read_until_its_receipt(qtbot, screen, hive, service):
    ready(hive, service)
    log_contact(hive, a_contact("okafor", fact=FACT, opinion="I wonder"))
    screen.opened("SEND")
    settle()
    press(qtbot, screen, "Send now")
    assert not screen.send.read_it.isEnabled()
    screen.send.table.selectRow(0)
    screen.send.table.setFocus()
    qtbot.keyClick(screen.send.table, Qt.Key.Key_Return)
    (dialog,) = screen.findChildren(LeavingDialog)
    assert dialog.windowTitle() == "What was sealed"
    dialog.table.select_key(next(row.number for row in dialog._rows.rows() if row.kind == "contact"))
    shown = pairs(dialog)
    assert FACT in shown and "I wonder" not in shown
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    visit(service)
    press(qtbot, screen, "Send now")
    screen.send.table.selectRow(0)
    assert not screen.send.read_it.isEnabled()
    assert "only until its receipt" in words_in_view(screen)


def test_headline_and_foot_count_the_same(qtbot, screen, hive, service):
    ready(hive, service)
    screen.opened("SEND")
    settle()
    number = exchange_state(hive).unsent
    assert f"Everything is to be sent: {number} items." in words_in_view(screen)
    assert status_words(exchange_state(hive), hive.clock.now()) == f"{number} unsent, no receipt yet"
    press(qtbot, screen, "Send now")
    assert f"{number} items were sent, without a receipt yet." in words_in_view(screen)
    assert status_words(exchange_state(hive), hive.clock.now()) == f"{number} without a receipt, no receipt yet"
    log_contact(hive, a_contact("okafor"))
    screen.send.read()
    assert "1 item waits to be sent." in words_in_view(screen)


def test_each_step_of_the_set_up_has_its_tick(qtbot, screen, hive, service, tmp_path):
    def still_to_do() -> int:
        screen.opened("TRUST")
        settle()
        return words_in_view(screen.trust._steps).count("Still to do.")

    assert still_to_do() == 5
    befriend(hive, service)
    assert still_to_do() == 4
    save_card(screen, tmp_path)
    assert still_to_do() == 3
    given = "Give its file to the service, and read your six words to them by telephone. Still to do."
    assert given in words_in_view(screen.trust._steps)  # that it was saved says nothing of the service
    set_mailbox(hive, MailboxSettings(str(tmp_path / "box")))
    assert still_to_do() == 3  # kept, and nobody knows whether it works
    set_mailbox(hive, MailboxSettings(str(tmp_path / "box"), tested=True))
    assert still_to_do() == 2
    screen.send.send_now()
    visit(service)
    assert still_to_do() == 2
    screen.send.send_now()
    settle()
    assert screen.trust._steps.isHidden() and screen.send._steps.isHidden()


def test_new_keys_have_to_be_handed_over_again(screen, hive, service, tmp_path):
    befriend(hive, service)
    save_card(screen, tmp_path)
    assert set_up(hive).card_saved
    own_keys.renew_keys(hive)
    assert not set_up(hive).card_saved


def test_a_saved_card_says_where_it_goes_next(screen, hive, tmp_path):
    said = []
    screen._workplace.said.connect(lambda words, _undo: said.append(words))
    save_card(screen, tmp_path)
    assert (tmp_path / "mine.hivecard").exists()
    (words,) = said
    assert "mine.hivecard" in words and "Give this file to the service" in words and "six words" in words


def save_card(screen, folder) -> None:
    """Save this desk's card, and answer where to."""
    screen.trust.save_card.click()
    question = screen.trust.findChildren(FileQuestion)[-1]
    question.fileSelected.emit(str(folder / "mine.hivecard"))
    question.close()


def test_a_conflict_is_decided_and_undone(qtbot, screen, hive, service):
    ready(hive, service)
    field = CorrectedField(table="family", id="okafor", field="town", base="Burley", value="Lyndhurst")
    queue_part(service, hive_key(hive), CorrectionsPart(fields=(field,)))
    visit(service)
    screen.opened("SEND")
    settle()
    press(qtbot, screen, "Send now")
    screen.opened("RECEIVED")
    settle()
    seen = words_in_view(screen)
    assert all(word in seen for word in ("Burley", "Ringwood", "Lyndhurst", "1 to decide"))
    press(qtbot, screen.received, "Take the service's")
    assert hive.store.get(Family, "okafor").town == "Lyndhurst"
    assert hive.store.select(Conflict)[0].decision is Decision.THEIRS
    screen._workplace.undo()
    assert hive.store.get(Family, "okafor").town == "Ringwood"
    assert hive.store.select(Conflict)[0].decision is None


def test_what_the_service_keeps_is_asked_about_once_it_was_taken_back_and_can_only_be_taken(
    qtbot, screen, hive, service
):
    ready(hive, service)
    approval = hive.store.select(Approval)[0]
    fields = (CorrectedField(table="approval", id=approval.id, field="number", base=approval.number, value=7),)
    queue_part(service, hive_key(hive), CorrectionsPart(fields=fields))
    visit(service)
    screen.opened("SEND")
    settle()
    press(qtbot, screen, "Send now")
    assert hive.store.select(Approval)[0].number == 7
    screen.opened("RECEIVED")
    settle()
    said = []
    screen._workplace.said.connect(lambda words, _undo: said.append(words))
    screen._workplace.undo()
    settle()
    assert "Hampshire Fostering will be told that you took it back. 1 field is to be decided under Exchange." in said[0]
    seen = words_in_view(screen)
    assert all(words in seen for words in ("1 to decide", "The service keeps this field", "You took this correction"))
    assert "Taken back by the HCSW" in words_of_table(screen.received.table)
    assert not buttons(screen.received, "Keep mine")
    press(qtbot, screen.received, "Take the service's")
    assert hive.store.select(Approval)[0].number == 7


def test_every_message_is_reached_and_the_new_ones_stand_first(qtbot, screen, hive, service):
    ready(hive, service)
    service_here = partners.the_service(hive)
    assert service_here is not None
    with hive.act(ActKind.TAKE_PACKAGE) as act:
        for number in range(70):
            read = None if number in (3, 5) else NOW
            came = NOW + timedelta(minutes=number)
            notice = Notice(
                id=f"n{number}",
                partner_id=service_here.id,
                title=f"Message {number}.",
                text="Words",
                came_at=came,
                read_at=read,
            )
            act.insert(notice)
    screen.opened("RECEIVED")
    settle()
    shown = words_in_view(screen.received.notices)
    assert shown.index("Message 5.") < shown.index("Message 3.") < shown.index("Message 69.")
    assert "2 new" in words_in_view(screen) and "Message 0." not in shown and shown.count("Message") == 30
    press(qtbot, screen.received, "I have read it")
    shown = words_in_view(screen.received.notices)
    assert shown.startswith("Message 3.") and "1 new" in words_in_view(screen)
    press(qtbot, screen.received, "Show more messages")
    press(qtbot, screen.received, "Show more messages")
    shown = words_in_view(screen.received.notices)
    assert shown.count("Message") == 70 and "Message 0." in shown
    assert not buttons(screen.received, "Show more messages")


def test_a_mailbox_that_is_away_says_so_and_loses_nothing(qtbot, screen, hive, service, tmp_path):
    ready(hive, service)
    (tmp_path / "box").rename(tmp_path / "unplugged")
    screen.opened("SEND")
    settle()
    press(qtbot, screen, "Send now")
    assert screen.send.problem.isVisible()
    assert "Sealed, waits for the mailbox" in words_of_table(screen.send.table)
    (tmp_path / "unplugged").rename(tmp_path / "box")
    press(qtbot, screen, "Send now")
    assert not screen.send.problem.isVisible()
    assert "In the mailbox" in words_of_table(screen.send.table)


def test_a_card_is_withdrawn_with_a_reason(qtbot, screen, hive, service):
    ready(hive, service)
    screen.opened("TRUST")
    settle()
    press(qtbot, screen, "Withdraw the card")
    (dialog,) = screen.findChildren(WithdrawDialog)
    dialog._withdraw()
    assert partners.the_service(hive) is not None
    enter(qtbot, dialog.form.field("why").control, "their laptop was stolen")
    dialog._withdraw()
    assert partners.the_service(hive) is None


def enter(qtbot, control, text) -> None:
    """Type into a field."""
    control.setFocus()
    type_text(qtbot, text)


def test_beginning_anew_asks_first(qtbot, screen, hive, service):
    ready(hive, service)
    screen.opened("TRUST")
    settle()
    press(qtbot, screen, "Send everything again")
    (dialog,) = screen.findChildren(AnewDialog)
    assert not partners.the_service(hive).begin_anew
    press(qtbot, dialog, "Send everything again")
    assert partners.the_service(hive).begin_anew


def hive_key(hive) -> str:
    return own_keys.ensure_identity(hive).public.key_id


def pairs(dialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(made.text() for made in dialog._fields.findChildren(QLabel))


def test_what_may_be_erased_is_one_press_away(qtbot, screen, hive, service):
    ready(hive, service)
    wanted = []
    screen._workplace.settings_wanted.connect(wanted.append)
    screen.opened("SEND")
    settle()
    press(qtbot, screen, "What may be erased")
    screen.opened("TRUST")
    settle()
    press(qtbot, screen, "This laptop was lost")
    assert wanted == ["retention", "lost"]


def test_who_could_open_a_backup_is_said_where_the_card_is_and_where_it_is_not(screen, hive, service):
    screen.opened("TRUST")
    settle()
    assert "the records are lost" in screen.trust._way_in.text()
    befriend(hive, service)
    screen.trust.read()
    assert "with its own key" in screen.trust._way_in.text()


def test_a_family_that_came_is_named_counted_and_one_key_away(qtbot, screen, hive, service):
    ready(hive, service)
    marsh = Family(id="marsh", name="Marsh", status=Status.WAITING, joined_on=None)
    record = RecordState("family", "marsh", exchange.written(marsh))
    part = FamilyPart(coming=Coming.ALLOCATED, family_id="marsh", come_from="North", records=(record,))
    queue_part(service, hive_key(hive), part)
    screen.opened("SEND")
    settle()
    press(qtbot, screen, "Send now")
    visit(service)
    press(qtbot, screen, "Send now")
    assert "Received (1)" in [made.text() for made in screen.view.findChildren(QPushButton)]
    screen.opened("RECEIVED")
    settle()
    assert screen.focusWidget().text() == "Open the family's card"  # what is new is where the reading begins
    assert "Marsh" in words_in_view(screen.received) and "waiting list" in words_in_view(screen.received)
    assert any(words.startswith("Marsh: 1 family that joins") for words in words_of_table(screen.received.table))
    screen._workplace.set_discreet(True)
    settle()
    assert "Marsh" not in words_in_view(screen.received)
    assert not any("Marsh" in words for words in words_of_table(screen.received.table))
    screen._workplace.set_discreet(False)
    wanted = []
    screen._workplace.family_wanted.connect(wanted.append)
    screen.received.table.selectRow(0)
    screen.received.table.setFocus()
    qtbot.keyClick(screen.received.table, Qt.Key.Key_Return)
    assert wanted == ["marsh"]
    assert "Received" in [made.text() for made in screen.view.findChildren(QPushButton)]


def test_what_is_said_of_sending_is_true_where_nothing_or_only_a_receipt_was_sent(qtbot, service, hive, show_active):
    workplace = Workplace(service, ImmediateBackground())
    page = SendPage(workplace, PostRound(workplace))
    qtbot.addWidget(page)
    page.resize(1150, 720)
    show_active(page)
    befriend(hive, service)
    page.read()
    settle()
    assert "Nothing waits to be sent." in words_in_view(page) and "Everything" not in words_in_view(page)
    assert "Nothing was sent yet." in words_in_view(page)
    assert "nothing was sent that asks for one" in words_in_view(page)
    exchange_once(hive, service, Post())  # its records come, and their receipt goes
    page.read()
    settle()
    assert "Nothing was sent yet." not in words_in_view(page)
    assert "Only receipts were sent so far" in words_in_view(page)


def test_the_day_on_which_a_laptop_is_lost_has_its_numbers(screen, hive, service):
    change_hive(hive, replace(hive.hive, out_of_hours="0300 555 1373"))
    change_hive(service, replace(service.hive, worker_phone="01962555010"))
    befriend(hive, service)
    screen.opened("TRUST")
    settle()
    assert "Hampshire Fostering, Priya Nair: 01962 555010" in screen.trust._ring.text()
    assert "Out of Hours Service: 0300 555 1373" in screen.trust._ring.text()
    steps = lost_steps(laptop_contents(hive))
    assert "01962 555010" in steps[0] and "0300 555 1373" in steps[0]
