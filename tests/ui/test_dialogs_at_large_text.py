"""Every dialog of the exchange, of the service's desk and of its reports fits the screen at twice the text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from hivedesk.casework import documents
from hivedesk.casework.county import county
from hivedesk.casework.exchange import county_directory, escrow
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card
from hivedesk.casework.exchange.partners import accepted, look_at_card
from hivedesk.casework.families import add_family
from hivedesk.domain.county import Span
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.card_dialogs import AnewDialog, CompareDialog, RenewDialog, WithdrawDialog
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.document_saving import Outlet
from hivedesk.ui.password_dialog import SaveDialog
from hivedesk.ui.screens.exchange.leaving_dialog import LeavingDialog
from hivedesk.ui.screens.hives.correct_dialog import CorrectDialog
from hivedesk.ui.screens.hives.corrections_dialog import CorrectionsDialog
from hivedesk.ui.screens.hives.county_event_dialog import CountyEventDialog
from hivedesk.ui.screens.hives.directory_dialog import DirectoryDialog, PersonDialog
from hivedesk.ui.screens.hives.escrow_dialog import EscrowDialog
from hivedesk.ui.screens.hives.notice_dialog import NoticeDialog
from hivedesk.ui.screens.hives.rules_dialog import RulesDialog
from hivedesk.ui.screens.hives.view_model import hive_rows
from hivedesk.ui.screens.hives.waiting_dialog import WaitingDialog
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once, send
from tests.ui.by_hand import settle

SMALLEST = QSize(1366, 768)  # the screen of the laptops that HCSWs have
OCTOBER = Span((2026, 10), (2026, 10))


@pytest.fixture(params=[100, 200])
def large(request, look):
    look(text_percent=request.param)


@pytest.fixture
def hive():
    return a_hive_desk(a_family("Okafor", id="okafor"), a_family("Abbot", id="abbot"))


@pytest.fixture
def service():
    return a_service_desk()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def leaves(dialog: QDialog) -> QAbstractButton:
    """The button that closes it, in sight."""
    buttons = [made for made in dialog.findChildren(QAbstractButton) if made.isVisible()]
    return next(made for made in buttons if made.text() in ("Close", "Cancel"))


def fits(dialog: QDialog) -> None:
    dialog.open()
    settle()
    assert dialog.width() <= SMALLEST.width() and dialog.height() <= SMALLEST.height(), dialog.size()
    close = leaves(dialog)
    assert QRect(QPoint(0, 0), dialog.size()).contains(QRect(close.mapTo(dialog, QPoint(0, 0)), close.size()))
    dialog.reject()
    settle()


AT_A_HIVE: dict[str, Callable[[Workplace, QWidget], QDialog]] = {
    "leaving": LeavingDialog,
    "compare": lambda there, parent: CompareDialog(
        there, parent, look_at_card(there.desk, own_card(a_service_desk(), ""))
    ),
    "anew": lambda there, parent: AnewDialog(there, parent, accepted(there.desk)[0]),
    "renew": RenewDialog,
    "withdraw": lambda there, parent: WithdrawDialog(there, parent, accepted(there.desk)[0]),
    "proof": lambda there, parent: DocumentDialog(parent, Outlet.of(there), "Sent and received"),
}


@pytest.mark.parametrize("which", AT_A_HIVE)
def test_a_dialog_of_the_exchange_fits(large, window, hive, service, which):
    befriend(hive, service)
    send(hive, Post())
    add_family(hive, a_family("Marsh", id="marsh"))
    fits(AT_A_HIVE[which](Workplace(hive, ImmediateBackground()), window))


AT_THE_SERVICE: dict[str, Callable[[Workplace, QWidget], QDialog]] = {
    "notice": lambda there, parent: NoticeDialog(there, parent, ["a"], ["Ringwood", "Gosport"]),
    "correct": lambda there, parent: CorrectDialog(there, parent, hive_rows(there.desk)[0]),
    "corrections": lambda there, parent: CorrectionsDialog(there, parent, hive_rows(there.desk)[0]),
    "event": CountyEventDialog,
    "waiting": lambda there, parent: WaitingDialog(there, parent, hive_rows(there.desk)),
    "directory": DirectoryDialog,
    "rules": lambda there, parent: RulesDialog(there, parent, lambda _path: None),
    "person": lambda there, parent: PersonDialog(
        there, parent, county_directory.new_professional(there.desk), lambda _person: None, is_new=True
    ),
    "escrow": lambda there, parent: EscrowDialog(there, parent, hive_rows(there.desk)[0]),
    "leaving": LeavingDialog,
    "paper": lambda there, parent: SaveDialog(
        Outlet.of(there),
        parent,
        documents.county_document(county(there.desk, OCTOBER), there.desk.author, there.desk.clock.now()),
        "It can be read by whoever has it.",
    ),
}


@pytest.mark.parametrize("which", AT_THE_SERVICE)
def test_a_dialog_of_the_services_desk_fits(large, window, hive, service, which, monkeypatch):
    monkeypatch.setattr(escrow, "has_second_person", lambda _desk: False)
    befriend(hive, service)
    ensure_identity(service)
    exchange_once(hive, service, Post())
    fits(AT_THE_SERVICE[which](Workplace(service, ImmediateBackground()), window))
