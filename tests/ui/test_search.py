"""Search over the window: letters, arrows, Enter, Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from hivedesk.casework import contact_log as log
from hivedesk.casework.procedures import record_breach
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.procedures import DataBreach
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.search_palette import SearchPalette
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Okonkwo", id="f2"))
    log.log_contact(desk, a_contact("f1", id="e1", fact="The birthday went well."))
    return desk


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def window(qtbot, show_active):
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(1366, 740)
    show_active(window)
    yield window


@pytest.fixture
def palette(workplace, window):
    palette = SearchPalette(workplace, window)
    palette.open_palette()
    return palette


def titles(palette):
    return [hit.title for hit in palette.state.hits]


def look_for(qtbot, palette, text):
    qtbot.keyClicks(palette.field, text)
    with qtbot.waitSignal(palette.field.searched):
        pass


def test_it_opens_over_the_window_with_the_keyboard_in_its_field(palette, window):
    assert palette.isVisible() and palette.geometry() == window.rect()
    assert palette.field.hasFocus()
    assert (palette.field.accessibleName(), palette.list.accessibleName()) == ("Search", "Results")
    assert titles(palette)[0] == "Log contact"


def test_hits_come_while_typing(qtbot, palette):
    look_for(qtbot, palette, "oka")
    assert titles(palette) == ["Okafor", "Grace Okafor"]
    assert palette.list.chosen().title == "Okafor"
    look_for(qtbot, palette, "xyz")
    assert not palette.list.isVisible()
    assert "Nothing holds" in palette.note.text()


def test_arrows_choose_and_enter_opens(qtbot, palette, workplace):
    look_for(qtbot, palette, "ok")
    assert titles(palette)[:2] == ["Okafor", "Okonkwo"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(workplace.family_wanted) as wanted:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == ["f2"]
    assert palette.isHidden()


def test_up_from_the_first_goes_to_the_last(qtbot, palette):
    look_for(qtbot, palette, "ok")
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.chosen() == palette.state.hits[-1]
    qtbot.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert palette.list.chosen() == palette.state.hits[0]


def test_enter_at_once_opens_what_the_letters_mean_now(qtbot, palette, workplace):
    with qtbot.waitSignal(workplace.entry_wanted) as wanted:
        qtbot.keyClicks(palette.field, "birthday")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == ["e1"]


def test_control_enter_logs_a_contact_with_the_family(qtbot, palette, workplace):
    with qtbot.waitSignal(workplace.contact_form_wanted) as wanted:
        qtbot.keyClicks(palette.field, "okon")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == ["f2"]


def test_actions_can_be_found(qtbot, palette, workplace):
    with qtbot.waitSignal(workplace.screen_wanted) as wanted:
        qtbot.keyClicks(palette.field, "settings")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == ["settings"]


def test_a_section_of_settings_can_be_found(qtbot, palette, workplace):
    with qtbot.waitSignal(workplace.settings_wanted) as wanted:
        qtbot.keyClicks(palette.field, "rules in")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == ["rules"]


def test_a_breach_that_was_found_opens_for_change(qtbot, palette, workplace):
    desk = workplace.desk
    record_breach(desk, DataBreach(id="b1", noticed_at=NOW, what="A newspaper holds the roster."))
    with qtbot.waitSignal(workplace.deed_wanted) as wanted:
        qtbot.keyClicks(palette.field, "newspaper")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == [DeedWanted(Deed.BREACH, record_id="b1")]


def test_a_click_opens_too(qtbot, palette, workplace):
    look_for(qtbot, palette, "ok")
    QApplication.processEvents()
    place = palette.list.visualRect(palette.list.model().index(1, 0)).center()
    with qtbot.waitSignal(workplace.family_wanted) as wanted:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["f2"]


def test_escape_gives_the_keyboard_back(qtbot, workplace, window):
    line = window.findChild(QLineEdit)
    line.setFocus()
    palette = SearchPalette(workplace, window)
    palette.open_palette()
    qtbot.keyClicks(palette.field, "ok")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert line.hasFocus()


def test_tab_stays_in_the_sheet_and_a_press_beside_it_closes(qtbot, palette):
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_a_misspelt_word_says_how_it_was_read(qtbot, palette):
    look_for(qtbot, palette, "birtday")
    assert palette.note.text() == "Nothing holds “birtday”. Read as “birthday”."
    index = palette.list.model().index(0, 0)
    assert "The birthday went well." in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_opened_again_it_begins_anew(qtbot, palette):
    look_for(qtbot, palette, "oka")
    palette.close_palette()
    palette.open_palette()
    assert palette.field.text() == ""
    assert titles(palette)[0] == "Log contact"


def test_it_keeps_within_the_window_at_any_size(qtbot, palette, look):
    look("dark", 200)
    look_for(qtbot, palette, "o")
    palette.parentWidget().resize(800, 400)
    assert palette.rect().contains(palette._sheet.geometry())


def test_locking_takes_it_away(palette, workplace):
    workplace.about_to_lock.emit()
    assert palette.isHidden()


def test_discreetly_there_are_initials(qtbot, palette, workplace):
    workplace.set_discreet(True)
    palette.open_palette()
    look_for(qtbot, palette, "oka")
    assert titles(palette) == ["O.", "G. O."]
