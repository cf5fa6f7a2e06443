"""First start, used with the keyboard and the mouse."""

import functools
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from hivedesk.casework import backups, vaults
from hivedesk.casework.families import list_families
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.screens.first_start.screen import FirstStartScreen
from hivedesk.ui.screens.first_start.view_model import Page
from tests.builders import NOW, a_family
from tests.real_desk import CHEAP, PASSPHRASE, a_vault_desk


@pytest.fixture
def default(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vault"


@pytest.fixture
def screen(qtbot, default, monkeypatch):
    monkeypatch.setattr(vaults, "make_hive", functools.partial(vaults.make_hive, cost=CHEAP))
    background = QtBackground()
    screen = FirstStartScreen(background, FixedClock(NOW), default)
    desks = []
    screen.desk_opened.connect(desks.append)
    screen.desks = desks
    screen.background = background
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    yield screen
    for desk in desks:
        vaults.close_desk(desk)
    screen._held.close()
    background.close()


def page(screen) -> Page:
    return screen._model.state.page


def typed(qtbot, *texts: str) -> None:
    """Type into one field after the other, with Tab between them."""
    for text in texts:
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def press(qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def to_passphrase(qtbot, screen) -> None:
    press(qtbot, Qt.Key.Key_Return)
    typed(qtbot, "Ringwood", "New Forest", "", "Maureen Hale")
    press(qtbot, Qt.Key.Key_Return)
    assert page(screen) is Page.PASSPHRASE


def test_a_hive_is_made_with_the_keyboard_alone(qtbot, screen, default):
    assert QApplication.focusWidget() is screen.choices.create_card
    to_passphrase(qtbot, screen)
    typed(qtbot, PASSPHRASE)  # and Tab: straight on to the second field
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page(screen) is Page.RECOVERY)
    code = screen.recovery.code.text()
    assert len(code.replace("-", "")) == 35
    screen.recovery.open_button.click()
    assert screen.desks == []
    assert QApplication.focusWidget() is screen.recovery.confirmed
    screen.recovery.begin()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.recovery.confirmed
    press(qtbot, Qt.Key.Key_Return)
    assert screen.desks == []
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    desk = screen.desks[0]
    assert (desk.hive.name, desk.hive.area, desk.hive.capacity, desk.author) == (
        "Ringwood",
        "New Forest",
        20,
        "Maureen Hale",
    )
    assert vaults.vault_of(desk).folder == default


def test_what_is_missing_is_said_beside_its_field(qtbot, screen):
    press(qtbot, Qt.Key.Key_Return)
    typed(qtbot, "Ringwood")
    press(qtbot, Qt.Key.Key_Return)
    assert page(screen) is Page.HIVE
    assert screen.hive_page.form.error("worker") == "Your name is missing."
    assert QApplication.focusWidget().accessibleName() == "Your name"


def test_nothing_typed_is_lost_going_back_and_forward(qtbot, screen):
    to_passphrase(qtbot, screen)
    typed(qtbot, "four odd words her")
    press(qtbot, Qt.Key.Key_Escape)
    assert page(screen) is Page.HIVE
    assert screen.hive_page.form.values()["worker"] == "Maureen Hale"
    press(qtbot, Qt.Key.Key_Escape)
    assert page(screen) is Page.CHOICES
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert page(screen) is Page.PASSPHRASE
    assert screen.passphrase_page.chosen.passphrase() == "four odd words her"


def test_a_weak_passphrase_and_two_that_differ_go_no_further(qtbot, screen):
    to_passphrase(qtbot, screen)
    chosen = screen.passphrase_page.chosen
    qtbot.keyClicks(QApplication.focusWidget(), "ringwood maureen")
    press(qtbot, Qt.Key.Key_Return)
    assert "not strong enough" in chosen.form.error("passphrase")
    assert "about you or your Hive" in chosen.meter.words.text()
    QApplication.focusWidget().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Repeat the passphrase"
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE[:-1])
    press(qtbot, Qt.Key.Key_Return)
    assert "differs" in chosen.form.error("repeat")
    assert page(screen) is Page.PASSPHRASE


def test_the_strength_follows_the_typing(qtbot, screen):
    to_passphrase(qtbot, screen)
    meter = screen.passphrase_page.chosen.meter
    qtbot.keyClicks(QApplication.focusWidget(), "aaaa")
    qtbot.waitUntil(lambda: "Too short" in meter.words.text())
    QApplication.focusWidget().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    qtbot.waitUntil(lambda: meter.words.text() == "Very good.")


def test_a_suggestion_can_be_changed_and_taken(qtbot, screen):
    to_passphrase(qtbot, screen)
    chosen = screen.passphrase_page.chosen
    first = chosen.suggestion.text()
    assert len(first.split()) == 4
    chosen.suggest_another()
    second = chosen.suggestion.text()
    assert second != first
    chosen.use_suggestion()
    assert chosen.passphrase() == second
    assert chosen.check()


def test_a_taken_folder_is_said_and_can_be_changed(qtbot, screen, default, tmp_path):
    to_passphrase(qtbot, screen)
    screen.passphrase_page.chosen.use_suggestion()
    default.mkdir(parents=True)
    (default / "letter.txt").write_text("hers")
    screen.passphrase_page.went_on.emit()
    qtbot.waitUntil(lambda: page(screen) is Page.PASSPHRASE and screen.passphrase_page.errors.isVisible())
    assert "already holds files" in screen.passphrase_page.errors.text.text()
    screen.passphrase_page.folder.change.click()
    dialog = screen.findChild(QFileDialog)
    (tmp_path / "mine").mkdir()
    dialog.fileSelected.emit(str(tmp_path / "mine"))
    dialog.reject()
    assert screen.passphrase_page.folder.path.text() == str(tmp_path / "mine")
    screen.passphrase_page.went_on.emit()
    qtbot.waitUntil(lambda: page(screen) is Page.RECOVERY)


def test_the_recovery_sheet_is_made_for_printing(qtbot, screen, monkeypatch):
    to_passphrase(qtbot, screen)
    screen.passphrase_page.chosen.use_suggestion()
    screen.passphrase_page.went_on.emit()
    qtbot.waitUntil(lambda: page(screen) is Page.RECOVERY)
    printed = []

    def print_document(outlet, parent, document):
        printed.append(document)
        return True

    monkeypatch.setattr("hivedesk.ui.screens.first_start.recovery_page.print_document", print_document)
    screen.recovery.print_sheet()
    qtbot.waitUntil(lambda: len(printed) == 1)
    assert printed[0].content.startswith(b"%PDF")
    assert screen.recovery.state.text() == "Sent to the printer. Collect it at once."


def test_a_hive_left_at_the_recovery_sheet_is_closed_when_hivedesk_ends(qtbot, screen, app, default):
    to_passphrase(qtbot, screen)
    screen.passphrase_page.chosen.use_suggestion()
    passphrase = screen.passphrase_page.chosen.passphrase()
    screen.passphrase_page.went_on.emit()
    qtbot.waitUntil(lambda: page(screen) is Page.RECOVERY)
    screen._held.close()
    door = vaults.find_door(default)
    desk = vaults.open_desk(door, vaults.unlock(door, passphrase, NOW), FixedClock(NOW))
    assert desk.hive.name == "Ringwood"
    vaults.close_desk(desk)


def test_opening_a_folder_without_a_hive_says_so(qtbot, screen, tmp_path):
    screen._folder_chosen(tmp_path)
    assert screen.choices.errors.isVisible()
    assert "Nothing of HiveDesk lies in that folder" in screen.choices.errors.text.text()


def test_opening_a_hive_asks_the_window_to_unlock_it(qtbot, screen, tmp_path):
    vaults.close_desk(a_vault_desk(tmp_path / "hers"))
    with qtbot.waitSignal(screen.folder_chosen) as chosen:
        screen.choices.open_card.click()
        dialog = screen.findChild(QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "hers"))
        dialog.reject()
    assert chosen.args == [tmp_path / "hers"]


def test_a_problem_from_elsewhere_is_shown_above_the_choices(screen):
    screen.show_problem(HiveDeskError("The folder of this Hive is not where it was.", "Connect the drive."))
    assert screen.choices.errors.isVisible()


def test_the_demonstration_is_asked_for_after_saying_so(qtbot, screen):
    with qtbot.waitSignal(screen.demonstration_wanted):
        qtbot.mouseClick(screen.choices.demonstration_card, Qt.MouseButton.LeftButton)
    assert screen.waiting.isVisible()


def a_backup(folder: Path) -> tuple[Path, str]:
    desk = a_vault_desk(folder, a_family("Okafor"))
    code = vaults.new_recovery_code(desk)
    info = backups.backup_job(desk)(NoProgress())
    vaults.close_desk(desk)
    return info.folder, code


def test_a_backup_is_restored_with_the_passphrase(qtbot, screen, tmp_path, default):
    backup, _ = a_backup(tmp_path / "old")
    screen.choices.restore_card.click()
    assert page(screen) is Page.RESTORE
    press(qtbot, Qt.Key.Key_Escape)
    screen.choices.restore_card.click()
    screen.restore.went_on.emit()
    assert "No backup is chosen" in screen.restore.errors.text.text()
    screen.restore._backup_chosen(backup)
    qtbot.keyClicks(QApplication.focusWidget(), "something else entirely")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in screen.restore.secret.form.error("passphrase"))
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.desks) == 1)
    assert vaults.vault_of(screen.desks[0]).folder == default
    assert len(list_families(screen.desks[0])) == 1


def test_a_backup_is_restored_with_the_code_and_a_new_passphrase(qtbot, screen, tmp_path):
    backup, code = a_backup(tmp_path / "old")
    screen.choices.restore_card.click()
    screen.restore._backup_chosen(backup.parent)
    screen.restore.secret.other_way.click()
    qtbot.keyClicks(QApplication.focusWidget(), code)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page(screen) is Page.NEW_PASSPHRASE)
    screen.new_passphrase.chosen.use_suggestion()
    screen.new_passphrase.went_on.emit()
    qtbot.waitUntil(lambda: len(screen.desks) == 1)


def test_a_folder_without_a_backup_is_refused_in_words(screen, tmp_path):
    screen.choices.restore_card.click()
    screen.restore._backup_chosen(tmp_path)
    assert "no backup in that folder" in screen.restore.errors.text.text()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_page_is_wider_than_the_window(screen, look, percent, qtbot):
    look("light", percent)
    for which in Page:
        screen.show_state(screen._model.go(which))
        qtbot.waitUntil(lambda: screen._pages[page(screen)].isVisible())
        bar = screen._pages[which]._area.horizontalScrollBar()
        assert bar.maximum() == 0, which


def test_restoring_can_be_cancelled_and_leaves_nothing(qtbot, screen, tmp_path, default, monkeypatch):
    backup, _ = a_backup(tmp_path / "old")
    asked, may_go_on = threading.Event(), threading.Event()
    unlock = backups.unlock_backup

    def slow(*args, **named):
        asked.set()
        may_go_on.wait(10)
        return unlock(*args, **named)

    monkeypatch.setattr(backups, "unlock_backup", slow)
    screen.choices.restore_card.click()
    screen.restore._backup_chosen(backup)
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    assert page(screen) is Page.RESTORING
    assert asked.wait(10)
    press(qtbot, Qt.Key.Key_Escape)
    assert page(screen) is Page.RESTORE
    may_go_on.set()
    assert screen._model.state.folder == default
    qtbot.waitUntil(lambda: screen.background.wait_all(0.1))
    assert not default.exists()
    assert screen.desks == []
