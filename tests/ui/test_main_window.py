"""The window as a whole: locking and coming back, undo with words, going back and forward, nothing in its title."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from hivedesk.casework import contact_log as log
from hivedesk.casework import vaults
from hivedesk.casework.contact_log import ContactFilter
from hivedesk.casework.families import add_family
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from hivedesk.ui.search_palette import SearchPalette
from tests.builders import NOW, a_contact, a_family

PASSPHRASE = "otter lantern mosaic thimble"
HIVE = Hive(name="Ringwood", worker="Maureen Hale", duty_line="01632 960101", out_of_hours="01632 960102")


@pytest.fixture
def window(qtbot, tmp_path: Path):
    clock = FixedClock(NOW)
    cheap = ArgonCost(memory_kib=64, passes=1, lanes=1)
    desk = vaults.open_new_hive(vaults.make_hive(tmp_path / "vault", HIVE, PASSPHRASE, clock, cheap), HIVE, clock)
    add_family(desk, a_family("Okafor", id="f1"))
    background = QtBackground()
    window = MainWindow(LaptopSettings(), tmp_path / "nowhere")
    window.furnish(background, clock)
    qtbot.addWidget(window)
    window.show()
    window.open_desk(desk)
    yield window
    window.close()
    background.close()


def press(qtbot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(window.shell, key, modifier)


def unlock(qtbot, window: MainWindow, passphrase: str = PASSPHRASE) -> None:
    field = next(field for field in window.findChildren(QLineEdit) if field.isVisible())
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)


def texts(window: MainWindow) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_nothing_of_the_hive_stays_on_a_locked_window(qtbot, window):
    window.shell.open("families")
    assert "Maureen Hale" in texts(window)
    with qtbot.waitSignal(window.locked, timeout=10_000):
        press(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.shell is None
    assert "Maureen" not in texts(window)
    assert "Ringwood" not in texts(window)
    assert window.windowTitle() == "HiveDesk"
    unlock(qtbot, window)
    assert window.shell.place.screen == "families"


def test_what_was_typed_is_there_after_a_lock(qtbot, window):
    window.shell.log_contact("f1")
    form = window.shell.screen_of("contact_log")
    from PySide6.QtWidgets import QPlainTextEdit

    fact = next(edit for edit in form.findChildren(QPlainTextEdit) if edit.accessibleName() == "What happened (fact)")
    qtbot.keyClicks(fact, "Half a sentence")
    window.lock()
    unlock(qtbot, window)
    assert window.shell.workplace.find_draft("contact/new") is not None
    window.shell.log_contact()
    again = window.shell.screen_of("contact_log")
    facts = [edit.toPlainText() for edit in again.findChildren(QPlainTextEdit)]
    assert "Half a sentence" in facts


def test_undo_says_what_it_took_back(qtbot, window):
    shell = window.shell
    shell.workplace.do(lambda: log.log_contact(shell.workplace.desk, a_contact("f1")))
    assert shell.toast.text.text() == "Contact with Okafor logged."
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.toast.text.text() == "Undone: contact with Okafor logged."
    assert log.list_entries(shell.workplace.desk, ContactFilter()) == []
    press(qtbot, window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(log.list_entries(shell.workplace.desk, ContactFilter())) == 1


def test_back_and_forward_go_where_she_was(qtbot, window):
    shell = window.shell
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert shell.place.screen == "settings"
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.place.screen == "families"
    press(qtbot, window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shell.place.screen == "settings"


def test_a_wrong_passphrase_gives_no_hint(qtbot, window):
    window.lock()
    field = next(field for field in window.findChildren(QLineEdit) if field.isVisible())
    qtbot.keyClicks(field, PASSPHRASE[:-1])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in texts(window), timeout=10_000)
    assert window.shell is None


def test_discreet_view_shows_initials(qtbot, window):
    qtbot.keyClick(window.shell, Qt.Key.Key_F9)
    assert window.shell.workplace.name("Grace Okafor") == "G. O."
    qtbot.keyClick(window.shell, Qt.Key.Key_F9)
    assert window.shell.workplace.name("Grace Okafor") == "Grace Okafor"


def test_a_refusal_is_shown_and_the_vault_is_as_it_was(qtbot, window):
    shell = window.shell
    head = shell.workplace.desk.store.head
    assert shell.workplace.do(lambda: log.log_contact(shell.workplace.desk, a_contact("f1", fact=""))) is None
    assert "Nothing is written yet." in texts(window)
    assert shell.workplace.desk.store.head == head


def test_another_hive_is_opened_on_today(window, tmp_path):
    window.shell.open("settings", "breach")
    window.lock()
    clock, cheap = FixedClock(NOW), ArgonCost(memory_kib=64, passes=1, lanes=1)
    made = vaults.make_hive(tmp_path / "another", HIVE, PASSPHRASE, clock, cheap)
    window.open_desk(vaults.open_new_hive(made, HIVE, clock))
    assert (window.shell.place.screen, window.shell.place.target) == ("today", "")


def test_after_unlocking_the_keyboard_is_on_a_control_of_the_screen(qtbot, window):
    window.shell.open("settings")
    window.lock()
    unlock(qtbot, window)
    assert window.focusWidget() is window.shell.screen_of("settings").list
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.shell.place.screen == "today"


@pytest.mark.parametrize("number", range(1, 7))
def test_a_screen_brought_by_its_keys_has_the_keyboard_on_one_of_its_controls(qtbot, window, number):
    press(qtbot, window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    screen, focused = window.shell.screen_of(window.shell.place.screen), window.focusWidget()
    assert screen.isAncestorOf(focused) and focused.isVisible()
    assert focused.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_keyboard_stays_in_the_navigation(window):
    window.shell.navigation.list.setFocus()
    window.shell.open("settings")
    assert window.focusWidget() is window.shell.navigation.list


def test_a_family_that_is_looked_for_again_is_shown_from_the_top(qtbot, window):
    shell = window.shell
    window.resize(1000, 420)
    shell.open("families", "f1")
    bar = shell.screen_of("families").card._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(50)
    shell.open("today")
    shell.back()
    assert bar.value() == 50
    shell.search()
    field = shell.findChild(SearchPalette).field
    qtbot.keyClicks(field, "okafor")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (shell.place.target, bar.value()) == ("f1", 0)


def test_a_section_of_settings_is_brought_from_anywhere(window):
    window.shell.workplace.settings_wanted.emit("breach")
    assert (window.shell.place.screen, window.shell.place.target) == ("settings", "breach")
    assert window.shell.screen_of("settings").section("breach").isVisible()


def test_the_discreet_view_stays_on_over_a_lock(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert window.shell.workplace.discreet
    window.lock()
    unlock(qtbot, window)
    window.shell.open("families")
    assert window.shell.workplace.discreet
    toggle = next(
        made
        for made in window.shell.findChildren(QPushButton)
        if "Discreet view" in (made.text(), made.accessibleName())
    )
    assert toggle.isChecked()
    assert "Okafor" not in texts(window)


def test_f1_opens_the_guide_at_the_chapter_of_what_is_shown(qtbot, window):
    from hivedesk.ui.screens.guide.view_model import chapters

    shell = window.shell
    titles = {chapter.key: chapter.title for chapter in chapters()}
    wanted = {"families": "families", "calendar": "calendar", "reports": "month-end", "settings": "keeping-safe"}
    for screen, chapter in wanted.items():
        shell.open(screen)
        press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
        assert shell.place.screen == "guide"
        assert shell.screen_of("guide").list.currentItem().text() == titles[chapter]
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)  # in the guide nothing jumps
    assert shell.screen_of("guide").list.currentItem().text() == titles["keeping-safe"]


def test_f1_on_an_events_page_opens_the_chapter_on_events(qtbot, window):
    from dataclasses import replace

    from hivedesk.casework import events

    event = replace(events.new_event(window.shell.workplace.desk, NOW.date()), title="Coffee morning")
    events.add_event(window.shell.workplace.desk, event)
    window.shell.workplace.event_wanted.emit(event.id, None)
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert window.shell.screen_of("guide").list.currentItem().text().startswith("Events")
