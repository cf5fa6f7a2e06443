"""The whole exchange by keyboard: set up, looked at, sent, read, decided and undone, without the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hivedesk.casework.exchange import partners
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, mailbox_settings, set_mailbox
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card
from hivedesk.casework.exchange.partners import accept_card, look_at_card
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.exchange.set_up import set_up
from hivedesk.domain.exchange.records import Notice
from hivedesk.domain.families import Family
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart, NoticePart
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from tests.builders import NOW, a_family
from tests.exchange_desks import a_service_desk
from tests.real_desk import a_vault_desk
from tests.ui.by_hand import Keyboard, dialog, settle, type_text
from tests.ui.test_exchange import visit


@pytest.fixture
def service(tmp_path: Path):
    desk = a_service_desk()
    (tmp_path / "box").mkdir()
    set_mailbox(desk, MailboxSettings(str(tmp_path / "box")))
    return desk


@pytest.fixture
def window(qtbot, tmp_path: Path, show_active):
    desk = a_vault_desk(tmp_path / "vault", a_family("Okafor", id="okafor", town="Ringwood"))
    background = QtBackground()
    made = MainWindow(LaptopSettings(), tmp_path / "nowhere")
    made.furnish(background, FixedClock(NOW))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    show_active(made)
    made.open_desk(desk)
    settle()
    yield made
    made.close()
    background.close()


def wait(qtbot, window: MainWindow) -> None:
    """Until nothing is under way."""
    qtbot.waitUntil(lambda: not window.shell.post.is_busy, timeout=20_000)
    settle()


def title() -> str:
    """Of the dialog that is open."""
    shown = dialog()
    assert shown is not None
    return shown.windowTitle()


def test_the_whole_exchange(qtbot, window, service, tmp_path):
    keys, hive = Keyboard(qtbot, window), window.shell.workplace.desk
    (tmp_path / "service.hivecard").write_bytes(own_card(service, str(tmp_path / "box")))

    keys.key(Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    keys.press("Set it up")
    keys.press("Open the service's card")
    keys.file(tmp_path / "service.hivecard")
    assert title() == "Compare the six words"
    keys.space()
    keys.enter()  # the default
    assert dialog() is None and partners.the_service(hive) is not None

    keys.press("Save your card")
    keys.file(tmp_path / "mine.hivecard")
    accept_card(service, look_at_card(service, (tmp_path / "mine.hivecard").read_bytes()))
    assert set_up(hive).card_saved

    keys.type("Address", str(tmp_path / "box"))
    keys.press("Save the mailbox")
    qtbot.waitUntil(lambda: mailbox_settings(hive).tested, timeout=20_000)

    keys.press("Send")
    keys.press("What will be sent")
    assert title() == "What will be sent"
    keys.escape("What will be sent")
    keys.press("Send now")
    wait(qtbot, window)

    keys.tab_to("Sent")
    keys.enter()
    assert title() == "What was sealed"
    keys.escape("Sent")

    key_id = ensure_identity(hive).public.key_id
    queue_part(service, key_id, NoticePart(id="n", title="Duty line", text="Closed on Boxing Day."))
    field = CorrectedField(table="family", id="okafor", field="town", base="Burley", value="Lyndhurst")
    queue_part(service, key_id, CorrectionsPart(fields=(field,)))
    visit(service)
    keys.press("Send now")
    wait(qtbot, window)
    keys.press("Received (2)")
    keys.press("I have read it")
    assert hive.store.select(Notice)[0].read_at is not None
    keys.press("Take the service's")
    assert hive.store.get(Family, "okafor").town == "Lyndhurst"
    keys.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hive.store.get(Family, "okafor").town == "Ringwood"


def test_every_dialog_closes_with_escape_and_nothing_happened(qtbot, window, service, tmp_path):
    keys, hive = Keyboard(qtbot, window), window.shell.workplace.desk
    accept_card(hive, look_at_card(hive, own_card(service, "")))
    window.shell.open("exchange", "TRUST")
    settle()
    for words in ("Open a new card", "Send everything again", "Withdraw the card", "Save your card"):
        keys.press(words)
        keys.escape(words)
    service_here = partners.the_service(hive)
    assert service_here is not None and not service_here.begin_anew


def test_a_card_is_withdrawn_by_its_button_alone(qtbot, window, service):
    keys, hive = Keyboard(qtbot, window), window.shell.workplace.desk
    accept_card(hive, look_at_card(hive, own_card(service, "")))
    window.shell.open("exchange", "TRUST")
    settle()
    keys.press("Withdraw the card")
    keys.enter()
    assert dialog() is not None and partners.the_service(hive) is not None  # a reason is asked for first
    type_text(qtbot, "Their laptop was stolen")
    keys.enter()
    assert partners.the_service(hive) is not None  # what cannot be taken back is not done by Enter in a field
    keys.press("Withdraw the card")
    assert dialog() is None and partners.the_service(hive) is None


def test_no_two_controls_share_an_access_key(window, service):
    hive = window.shell.workplace.desk
    accept_card(hive, look_at_card(hive, own_card(service, "")))
    for view in ("SEND", "RECEIVED", "TRUST"):
        window.shell.open("exchange", view)
        settle()
        keys = [made.shortcut().toString() for made in window.findChildren(QPushButton) if made.isVisible()]
        given = [one for one in keys if one]
        assert len(given) == len(set(given))
