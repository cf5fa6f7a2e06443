"""Importing families, used with the keyboard and the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from hivedesk.casework.families import list_families
from hivedesk.casework.importing import Field
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.screens.import_families.screen import ImportScreen
from hivedesk.ui.screens.import_families.view_model import Stage
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk

LIST = """Family name;Carer 1;Mobile;Postcode;Date approved;Children in care;Colour
Okafor;Grace Okafor;07700 900123;SO41 4DR;31/02/2024;Tia (02/03/2015);red
Nowak;Ewa Nowak;07700 900456;BH24 1AA;2 Dec 2019;;blue
Petrov;Irina Petrov;07700 900789;BH24 3XY;3/4/2021;Mischa;green
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def place(qtbot):
    desk = a_hive_desk(a_family("Okafor", id="known", mobile="07700 900999", carers=("Dele",)))
    background = QtBackground()
    place = Workplace(desk, background)
    place.refusals = []
    place.refused.connect(place.refusals.append)
    yield place
    background.close()


@pytest.fixture
def screen(qtbot, place):
    screen = ImportScreen(place)
    place.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    screen.resize(1154, 684)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.opened()
    return screen


def stage(screen) -> Stage:
    return screen._model.state.stage


def read(qtbot, screen, path: Path) -> None:
    screen.read(path)
    qtbot.waitUntil(lambda: stage(screen) is not Stage.READING)


def names(place) -> list[str]:
    return [line.household.family.name for line in list_families(place.desk)]


def test_a_file_is_chosen_looked_through_and_imported(qtbot, screen, place, path):
    assert screen.focusWidget() is screen.choose.choose
    screen.choose.choose.click()
    dialog = screen.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: stage(screen) is Stage.LOOKING)
    assert screen.focusWidget() is screen.preview.table
    assert "3 families" in screen.preview.header.subtitle.text()
    assert names(place) == ["Okafor"]
    with qtbot.waitSignal(place.said) as said:
        qtbot.mouseClick(screen.preview.take, Qt.MouseButton.LeftButton)
    assert said.args == ["2 families added from the spreadsheet.", True]
    assert names(place) == ["Nowak", "Okafor", "Petrov"]
    assert screen.done.result.text() == "2 new, 0 updated, 0 unchanged, 1 left out."
    assert screen.focusWidget() is screen.done.families
    place.undo()
    assert names(place) == ["Okafor"]
    assert screen.done.heading.text() == "The import was taken back"


def test_a_resembling_family_is_decided_in_the_pane(qtbot, screen, place, path):
    read(qtbot, screen, path)
    assert "1 family resembles" in screen.preview.waiting.text.text()
    screen.preview.table.select_key(0)
    choice = screen.preview.details.choice
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "Leave out",
        "Update Okafor",
        "Add as a new family",
    ]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert not screen.preview.waiting.isVisible()
    assert screen.preview.table.current_row().what == "Updated"
    screen.preview.take.click()
    household = next(line.household for line in list_families(place.desk) if line.household.family.id == "known")
    assert household.family.mobile == "07700 900123"


def test_space_and_the_mouse_tick_a_family(qtbot, screen, path):
    read(qtbot, screen, path)
    table = screen.preview.table
    table.select_key(1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: table.current_row().taken is False)
    assert table.current_row().row == 1
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: table.current_row().taken is True)
    box = table.visualRect(screen.preview.model.index(2, 0))
    where = box.center()
    where.setX(box.left() + 22)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: screen._model.state.lines[2].taken is False)
    assert table.current_row().row == 2


def test_another_meaning_of_a_column_changes_the_list(qtbot, screen, path):
    read(qtbot, screen, path)
    screen.preview.tabs.setCurrentIndex(1)
    choice = screen.preview.columns.choice(7)
    assert choice.accessibleName() == "Column G: Colour"
    assert choice.currentText() == "Leave out"
    choice.setCurrentText(Field.PETS.value)
    qtbot.waitUntil(lambda: screen._model.state.columns[6].field is Field.PETS)
    assert screen.preview.columns.choice(7) is choice
    screen.preview.table.select_key(1)
    assert ("Pets", "blue") in screen._model.detail(1).facts


def test_a_file_that_is_no_list_is_refused_in_words(qtbot, screen, tmp_path, place):
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"%PDF-1.7 ...")
    read(qtbot, screen, other)
    assert stage(screen) is Stage.CHOOSE
    assert "PDF" in screen.choose.errors.text.text()
    assert screen.focusWidget() is screen.choose.choose


def test_a_list_whose_names_are_not_found_opens_at_the_columns(qtbot, screen, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("1;2\na;b\nc;d\n", encoding="utf-8")
    read(qtbot, screen, path)
    assert screen.preview.tabs.currentIndex() == 1
    assert screen.preview.columns.missing.isVisible()
    assert not screen.preview.take.isEnabled()


def test_a_file_can_be_dropped(qtbot, screen, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(50, 50), action, mime, button, Qt.KeyboardModifier.NoModifier)
    screen.choose.dropEvent(drop)
    qtbot.waitUntil(lambda: stage(screen) is Stage.LOOKING)


def test_reading_can_be_cancelled(qtbot, screen, path):
    screen.read(path)
    assert screen.choose.stop.isVisible()
    screen.choose.stop.click()
    assert stage(screen) is Stage.CHOOSE
    assert screen.focusWidget() is screen.choose.choose


def test_locking_forgets_the_file(qtbot, screen, place, path):
    read(qtbot, screen, path)
    place.about_to_lock.emit()
    assert stage(screen) is Stage.CHOOSE
    assert screen._model._looked is None
    assert screen.preview.model.rows() == ()
    assert screen.preview.details.title.text() == "Choose a family in the list to see it here."
    assert not any("Okafor" in label.text() for label in screen.findChildren(QLabel))


def test_a_change_elsewhere_keeps_place_and_decisions(qtbot, screen, place, path):
    from hivedesk.casework.families import add_family

    read(qtbot, screen, path)
    screen.preview.table.select_key(1)
    qtbot.keyClick(screen.preview.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen._model.state.lines[1].taken is False)
    place.do(lambda: add_family(place.desk, a_family("Petrov", mobile="07700 900789", carers=("Irina",))))
    qtbot.waitUntil(lambda: screen._model.state.lines[2].what == "Updated")
    assert screen._model.state.lines[1].taken is False
    assert screen.preview.table.current_row().row == 1


def test_the_discreet_view_shows_initials(qtbot, screen, place, path):
    read(qtbot, screen, path)
    place.set_discreet(True)
    assert [line.name for line in screen.preview.model.rows()] == ["O.", "N.", "P."]


def test_opening_it_again_after_an_import_begins_anew(qtbot, screen, path):
    read(qtbot, screen, path)
    screen.preview.take.click()
    assert stage(screen) is Stage.DONE
    screen.opened()
    assert stage(screen) is Stage.CHOOSE


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_needs_sideways_scrolling(qtbot, screen, look, path, percent):
    look("light", percent)
    read(qtbot, screen, path)
    screen.preview.table.select_key(0)
    for tab in range(3):
        screen.preview.tabs.setCurrentIndex(tab)
        page = screen.preview.tabs.widget(tab)
        qtbot.waitUntil(page.isVisible)
        assert page.horizontalScrollBar().maximum() == 0, tab
