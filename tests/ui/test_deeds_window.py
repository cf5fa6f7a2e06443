"""Deeds in the window: asked for from anywhere, kept over a lock, offered again on Today, undone from the toast."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from hivedesk.casework import families
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.families import Status
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.dialog import DeedDialog
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from tests.builders import NOW, a_family
from tests.real_desk import PASSPHRASE, a_vault_desk

OKAFOR = FamilyId("f1")


@pytest.fixture
def window(qtbot, tmp_path: Path):
    desk = a_vault_desk(tmp_path / "vault", a_family("Okafor", id="f1"))
    background = QtBackground()
    window = MainWindow(LaptopSettings(), tmp_path / "nowhere")
    window.furnish(background, FixedClock(NOW))
    qtbot.addWidget(window)
    window.show()
    window.open_desk(desk)
    yield window
    window.close()
    background.close()


def settle():
    for _ in range(4):
        QApplication.processEvents()


def ask_for(window: MainWindow, deed: Deed) -> DeedDialog:
    window.shell.workplace.deed_wanted.emit(DeedWanted(deed, OKAFOR))
    settle()
    return dialog_of(window)


def dialog_of(window: MainWindow) -> DeedDialog:
    found = [made for made in window.findChildren(QDialog) if made.isVisible()]
    assert len(found) == 1
    assert isinstance(found[0], DeedDialog)
    return found[0]


def reason(dialog: QWidget) -> QPlainTextEdit:
    return next(made for made in dialog.findChildren(QPlainTextEdit) if made.accessibleName() == "Reason for the hold")


def press(qtbot, parent: QWidget, words: str) -> None:
    made = next(made for made in parent.findChildren(QPushButton) if made.text() == words and made.isVisible())
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    settle()


def test_a_deed_is_done_over_the_window_and_undone_from_the_toast(qtbot, window):
    dialog = ask_for(window, Deed.PUT_ON_HOLD)
    assert dialog.isModal()
    qtbot.keyClicks(reason(dialog), "Illness")
    qtbot.keyClick(reason(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    desk = window.shell.workplace.desk
    assert families.household(desk, OKAFOR).family.status is Status.ON_HOLD
    press(qtbot, window.shell.toast, "Undo")
    assert families.household(desk, OKAFOR).family.status is Status.ACTIVE
    assert families.household(desk, OKAFOR).holds == ()


def test_a_deed_that_was_begun_survives_a_lock_and_comes_back(qtbot, window):
    window.shell.open("today")
    qtbot.keyClicks(reason(ask_for(window, Deed.PUT_ON_HOLD)), "Half a sentence")
    window.lock()
    settle()
    assert not [made for made in window.findChildren(QDialog) if made.isVisible()]
    field = next(field for field in window.findChildren(QLineEdit) if field.isVisible())
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)
    settle()
    dialog = dialog_of(window)
    assert reason(dialog).toPlainText() == "Half a sentence"
    dialog.reject()
    window.shell.open("today")
    settle()
    shown = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "Not saved yet: Put on hold, Okafor" in shown
    press(qtbot, window, "Continue writing")
    assert reason(dialog_of(window)).toPlainText() == "Half a sentence"


def test_edit_opens_the_familys_form(window):
    window.shell.workplace.deed_wanted.emit(DeedWanted(Deed.EDIT, OKAFOR))
    settle()
    assert window.shell.place.screen == "families"
    form = window.shell.screen_of("families").form
    assert form.isVisible()
    assert form.family_id == OKAFOR


def test_what_cannot_be_done_is_said_in_the_window(window):
    window.shell.workplace.deed_wanted.emit(DeedWanted(Deed.END_HOLD, OKAFOR))
    settle()
    shown = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "This family is not on hold." in shown
