"""The locked door, used with the keyboard."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from hivedesk.casework import vaults
from hivedesk.casework.families import add_family
from hivedesk.foundation.clock import FixedClock
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.screens.unlock.screen import UnlockScreen
from hivedesk.ui.screens.unlock.view_model import Stage
from tests.builders import NOW, a_family
from tests.real_desk import PASSPHRASE, a_vault_desk

NEW = "walrus pebble ticket orchid"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    vaults.close_desk(a_vault_desk(folder))
    return folder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def screen(qtbot, folder, clock):
    background = QtBackground()
    screen = UnlockScreen(background, clock)
    desks = []
    screen.desk_opened.connect(desks.append)
    screen.desks = desks
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.show_door(vaults.find_door(folder))
    yield screen
    for desk in desks:
        vaults.close_desk(desk)
    screen._held.close()
    background.close()


def focused() -> QLineEdit:
    return QApplication.focusWidget()


def try_with(qtbot, screen, secret: str) -> None:
    qtbot.keyClicks(focused(), secret)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen._model.state.stage is not Stage.UNLOCKING or bool(screen.desks))


def test_typing_the_passphrase_and_enter_opens(qtbot, screen):
    assert focused().accessibleName() == "Passphrase"
    assert focused().echoMode() is QLineEdit.EchoMode.Password
    try_with(qtbot, screen, PASSPHRASE)
    assert screen.desks[0].author == "Maureen Hale"
    assert screen.door_page.secret.text() == ""


def test_a_wrong_one_is_cleared_and_the_keyboard_stays_in_the_field(qtbot, screen):
    try_with(qtbot, screen, "something else entirely")
    assert screen.desks == []
    assert focused().accessibleName() == "Passphrase"
    assert focused().text() == ""
    assert "does not open" in screen.door_page.secret.form.error("passphrase")
    try_with(qtbot, screen, PASSPHRASE)
    assert len(screen.desks) == 1


def test_during_the_pause_she_can_type_and_afterwards_unlock(qtbot, screen, clock):
    for _ in range(4):
        try_with(qtbot, screen, "something else entirely")
    assert screen.door_page.waiting.text() == "You can try again in 2 seconds."
    assert not screen.door_page.unlock.isEnabled()
    try_with(qtbot, screen, PASSPHRASE)
    assert screen.desks == []
    assert focused().text() == PASSPHRASE
    clock.advance(timedelta(seconds=2))
    qtbot.waitUntil(screen.door_page.unlock.isEnabled)
    assert screen.door_page.waiting.text() == ""
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.desks) == 1)


def test_the_recovery_code_leads_to_a_new_passphrase_and_then_in(qtbot, screen, folder, clock):
    door = vaults.find_door(folder)
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, NOW), clock)
    code = vaults.new_recovery_code(desk)
    vaults.close_desk(desk)
    screen.show_door(vaults.find_door(folder))
    qtbot.mouseClick(screen.door_page.secret.other_way, Qt.MouseButton.LeftButton)
    assert focused().accessibleName() == "Recovery code"
    qtbot.keyClicks(focused(), code[:-1])
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "too short" in screen.door_page.secret.form.error("code"))
    assert focused().text() == code[:-1]
    try_with(qtbot, screen, code[-1])
    assert screen._model.state.stage is Stage.NEW_PASSPHRASE
    assert screen.desks == []
    assert focused().accessibleName() == "New passphrase"
    qtbot.keyClicks(focused(), NEW)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused().accessibleName() == "Repeat the new passphrase"
    qtbot.keyClicks(focused(), NEW)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.desks) == 1)
    vaults.close_desk(screen.desks.pop())
    vaults.unlock(vaults.find_door(folder), NEW, NOW)


def test_giving_up_the_new_passphrase_locks_again(qtbot, screen, folder, clock):
    door = vaults.find_door(folder)
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, NOW), clock)
    code = vaults.new_recovery_code(desk)
    vaults.close_desk(desk)
    screen.show_door(vaults.find_door(folder))
    qtbot.mouseClick(screen.door_page.secret.other_way, Qt.MouseButton.LeftButton)
    try_with(qtbot, screen, code)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused().accessibleName() == "Passphrase"
    try_with(qtbot, screen, PASSPHRASE)
    assert len(screen.desks) == 1


def test_escape_goes_back_from_the_code_to_the_passphrase(qtbot, screen):
    qtbot.mouseClick(screen.door_page.secret.other_way, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focused(), "ABCD")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused().accessibleName() == "Passphrase"
    assert screen.door_page.secret.text() == ""


def test_an_older_copy_is_opened_only_by_its_own_button(qtbot, screen, folder, clock):
    older = (folder / "vault.db").read_bytes()
    door = vaults.find_door(folder)
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, NOW), clock)
    add_family(desk, a_family("Nowak"))
    vaults.close_desk(desk)
    (folder / "vault.db").write_bytes(older)
    screen.show_door(vaults.find_door(folder))
    try_with(qtbot, screen, PASSPHRASE)
    page = screen.problem_page
    assert page.isVisible()
    assert "older copy" in page.message.text()
    assert focused() is page.restore
    with qtbot.waitSignal(screen.another_wanted):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.desks == []
    page.open_wanted.emit()
    assert len(screen.desks) == 1


def test_another_hive_can_be_asked_for(qtbot, screen):
    with qtbot.waitSignal(screen.another_wanted):
        screen.door_page.another.click()


def test_every_control_can_be_reached_by_tab(qtbot, screen):
    seen = []
    for _ in range(5):
        seen.append(focused().accessibleName() or focused().text())
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert seen == [
        "Passphrase",
        "Unlock",
        "Use the recovery code",
        "Another Hive or desk, or a backup",
        "Passphrase",
    ]
