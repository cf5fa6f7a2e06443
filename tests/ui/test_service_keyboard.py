"""The service's desk by keyboard alone: enrol, write, give a family, read a refusal, the county and its papers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from hivedesk.casework import vaults
from hivedesk.casework.exchange.own_keys import own_card, own_identity
from hivedesk.casework.exchange.queueing import waiting_parts
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import PartnerState, RefusedPackage
from hivedesk.domain.families import Family, FamilyId, Status
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.store import exchange
from hivedesk.ui import card_dialogs, document_saving
from hivedesk.ui.desk_shell import DeskShell
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_desk
from tests.exchange_desks import Post, befriend, exchange_once
from tests.real_desk import CHEAP, PASSPHRASE
from tests.ui.by_hand import Keyboard, dialog, focused, named, settle, type_text, words_in_view

SERVICE = Hive(name="Hampshire Fostering", worker="Priya Nair")
MARSH = Family(id=FamilyId("marsh"), name="Marsh", status=Status.WAITING, waiting_since=date(2026, 3, 2))
CONTROL = Qt.KeyboardModifier.ControlModifier


def a_hive(name: str, *families: Family):
    desk = a_desk()
    set_up_hive(desk, Hive(name=name, worker="Ade Cole"))
    with desk.act(ActKind.ADD_FAMILY) as act:
        for family in families:
            act.insert(family)
    return desk


@pytest.fixture
def desk(tmp_path):
    clock = FixedClock(NOW)
    new = vaults.make_hive(tmp_path / "service", SERVICE, PASSPHRASE, clock, CHEAP, role=VaultRole.SERVICE)
    made = vaults.open_new_hive(new, SERVICE, clock)
    yield made
    vaults.close_desk(made)


@pytest.fixture
def shell(qtbot, desk, show_active):
    background = QtBackground()
    made = DeskShell(Workplace(desk, background), background, LaptopSettings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    show_active(made)
    made.open("county")
    yield made
    background.close()


@pytest.fixture
def keys(qtbot, shell):
    return Keyboard(qtbot, shell)


def test_a_hive_is_enrolled_and_written_to(qtbot, shell, desk, keys, tmp_path, monkeypatch):
    path = tmp_path / "hive.hivecard"
    path.write_bytes(own_card(a_hive("Avon"), ""))
    monkeypatch.setattr(
        card_dialogs,
        "ask_for_card",
        lambda workplace, parent, _title, accepted: card_dialogs.look_at_card(workplace, parent, path, accepted),
    )
    monkeypatch.setattr("hivedesk.ui.screens.hives.screen.ask_for_card", card_dialogs.ask_for_card)
    keys.key(Qt.Key.Key_2, CONTROL)
    keys.press("Open a Hive's card")
    assert named(focused()).startswith("All six words are the same")  # where the reading ends
    keys.escape("Open a Hive's card")
    assert shell.screen_of("hives")._rows.rows() == ()
    keys.press("Open a Hive's card")
    keys.enter()
    assert isinstance(dialog(), card_dialogs.CompareDialog)  # Enter accepts nothing before the words were compared
    keys.space()
    keys.enter()
    (row,) = shell.screen_of("hives")._rows.rows()
    assert row.standing.partner.state is PartnerState.ACCEPTED

    shell.screen_of("hives").opened()
    keys.tab_to("Hives")
    keys.enter()  # from the list to what can be done
    assert named(focused()) == "Write to this Hive"
    keys.enter()
    type_text(qtbot, "Duty line")
    keys.key(Qt.Key.Key_Tab)
    type_text(qtbot, "Closed on Boxing Day")
    keys.press("Send with the next package")
    assert [one.kind for one in waiting_parts(desk)] == ["notice"]


def test_a_family_is_given_from_the_waiting_list(qtbot, shell, desk, keys):
    avon, test, post = a_hive("Avon", MARSH), a_hive("Test"), Post()
    for hive in (avon, test):
        befriend(hive, desk)
        exchange_once(hive, desk, post)
    keys.key(Qt.Key.Key_2, CONTROL)
    keys.press("Waiting list")
    assert named(focused()) == "Waiting list"
    keys.tab_to("Give to")
    for _ in range(2):
        keys.key(Qt.Key.Key_Down)
    keys.enter()
    assert [one.subject for one in waiting_parts(desk)] == ["marsh", ""]
    assert QApplication.activeModalWidget() is None


def test_every_dialog_of_the_hives_is_left_by_escape(qtbot, shell, desk, keys):
    befriend(a_hive("Avon", MARSH), desk)
    keys.key(Qt.Key.Key_2, CONTROL)
    for words in ("Write to all Hives", "Event for all Hives", "Waiting list", "Write to this Hive", "Open its vault"):
        keys.press(words)
        keys.escape(words)
    for words in ("Correct a record", "Corrections sent", "Send everything again", "Withdraw the card"):
        keys.press(words)
        keys.escape(words)


def test_withdrawing_is_no_default(qtbot, shell, desk, keys):
    befriend(a_hive("Avon"), desk)
    keys.key(Qt.Key.Key_2, CONTROL)
    keys.press("Withdraw the card")
    type_text(qtbot, "Laptop lost")
    keys.enter()
    assert exchange.partners(desk.store, PartnerState.WITHDRAWN) == []
    keys.press("Withdraw the card")
    assert len(exchange.partners(desk.store, PartnerState.WITHDRAWN)) == 1


def test_a_refusal_is_read(qtbot, shell, desk, keys):
    hive = a_hive("Avon")
    befriend(hive, desk)
    identity = own_identity(hive)
    assert identity is not None
    refused = RefusedPackage(
        id="x", name="x", partner_id=identity.public.key_id, seen_at=NOW, reason="fork", size=9_000
    )
    with desk.act(ActKind.REFUSE_PACKAGE) as act:
        act.insert(refused)
    keys.key(Qt.Key.Key_3, CONTROL)
    keys.tab_to("Received (1)")  # counted until a package of the Hive is accepted again
    keys.space()
    table = keys.tab_to("What came")
    keys.key(Qt.Key.Key_Down)
    model = table.model()
    assert model.index(0, 1).data() == "Avon" and len(model.index(0, 3).data()) > 10


def test_the_county_its_months_and_its_papers(qtbot, shell, desk, keys, tmp_path, monkeypatch):
    hive = a_hive("Avon")
    befriend(hive, desk)
    path = tmp_path / "county.xlsx"
    monkeypatch.setattr(document_saving.FileQuestion, "open", lambda self: self._then(path))
    keys.key(Qt.Key.Key_1, CONTROL)
    county = shell.screen_of("county")
    qtbot.waitUntil(lambda: county._view is not None)
    keys.tab_to("Last month")
    keys.space()
    qtbot.waitUntil(lambda: county.header.subtitle.text().endswith("October 2026"))
    keys.press("Save spreadsheet")
    qtbot.waitUntil(path.exists)
    keys.press("Save PDF")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert "password" in words_in_view(dialog()).lower()
    keys.key(Qt.Key.Key_Escape)
    keys.tab_to("Figures")
    keys.key(Qt.Key.Key_Down)
    keys.enter()  # the figure Hive by Hive
    assert named(focused()) == "Hive by Hive"


@pytest.mark.parametrize("screen", ["county", "hives", "exchange", "county_reports", "settings"])
def test_no_two_controls_of_a_screen_share_a_mnemonic(shell, desk, screen):
    befriend(a_hive("Avon"), desk)
    shell.open(screen)
    settle()
    found = [
        made.text()[made.text().index("&") + 1].lower()
        for made in shell.findChildren(QAbstractButton)
        if made.isVisible() and "&" in made.text().replace("&&", "")
    ]
    assert len(found) == len(set(found))
