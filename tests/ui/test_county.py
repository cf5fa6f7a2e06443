"""The County screen, by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from hivedesk.casework import vaults
from hivedesk.casework.demonstration.county import MANAGER, build_county
from hivedesk.casework.desk import Changed
from hivedesk.domain.acts import ActKind
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import document_saving
from hivedesk.ui.desk_shell import DeskShell
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.password_dialog import SaveDialog
from hivedesk.ui.screens.county.screen import CountyScreen
from hivedesk.ui.screens.county.table_model import HIVE
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_hive_desk
from tests.unit.casework.county_desks import a_county_desk, send

SEPTEMBER, OCTOBER = (2026, 9), (2026, 10)
NAMES = ("Avon", "Hamble", "Itchen", "Meon", "Test")


@pytest.fixture
def desk():
    desk = a_county_desk(*NAMES)
    for at, name in enumerate(NAMES, start=1):
        for month in (SEPTEMBER, OCTOBER):
            if (name, month) != ("Meon", OCTOBER):
                figures = {"sessions.total": 10 * at, "support_groups.held": 2, "families.end": 12}
                send(desk, name.lower(), month, figures | {"families.occupancy": {"part": 12, "whole": 20}})
    return desk


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def screen(qtbot, workplace, show_active):
    screen = CountyScreen(workplace)
    workplace.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    screen.resize(1154, 700)
    show_active(screen)
    screen.opened()
    return screen


def cell(table, key, column):
    model = table.model()
    return model.index(model.place_of(key), column).data()


def column_of(table, column=0):
    model = table.model()
    return [model.index(at, column).data() for at in range(model.rowCount())]


def dialogs(kind=QDialog):
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


def words_of(tile):
    return tile.accessibleName()


def test_it_opens_on_all_there_is_of_twelve_months(screen):
    assert screen.header.subtitle.text() == "Hampshire Fostering: September to October 2026"
    assert [words_of(tile) for tile in screen.tiles] == [
        "5 Hives enrolled",
        "4 of 5 sent for October 2026",
        "260 1:1 sessions",
        "18 Support groups",
        "not recorded yet Family sessions",
    ]
    assert cell(screen.figures.table, "sessions.total", 1) == "260"
    assert cell(screen.figures.table, "sessions.total", 2) == "1 month missing"
    assert screen.bar.missing.text() == "1 month not sent"
    assert screen.figures.table.isColumnHidden(HIVE)


def test_another_span(qtbot, screen):
    screen.bar.first.setFocus()
    qtbot.keyClick(screen.bar.first, Qt.Key.Key_Up)
    assert screen.header.subtitle.text().endswith(": October 2026")
    assert cell(screen.figures.table, "sessions.total", 1) == "110"
    assert cell(screen.figures.table, "sessions.total", 2) == "of 4 of 5 Hives"
    assert [screen.bar.last.itemText(at) for at in range(screen.bar.last.count())] == ["October 2026"]
    chips = {chip.text(): chip for chip in screen.bar.presets._chips.values()}
    assert chips["Last month"].isChecked()
    qtbot.mouseClick(chips["This year"], Qt.MouseButton.LeftButton)
    assert screen.header.subtitle.text().endswith("September to October 2026")
    qtbot.keyClick(screen.bar.last, Qt.Key.Key_Down)
    assert screen.header.subtitle.text().endswith(": September 2026")
    assert not any(chip.isChecked() for chip in chips.values()) and screen.bar.missing.isHidden()


def test_one_hive_beside_the_county(qtbot, screen):
    screen.figures.hive.setFocus()
    qtbot.keyClick(screen.figures.hive, Qt.Key.Key_Down)
    assert not screen.figures.table.isColumnHidden(HIVE)
    assert screen.figures.model.headerData(HIVE, Qt.Orientation.Horizontal) == "Avon"
    assert cell(screen.figures.table, "sessions.total", HIVE) == "20"
    screen.bar.preset_chosen.emit(next(iter(screen.bar.presets._chips)))
    assert screen.figures.picked() == "avon"  # another span keeps the Hive


def test_a_figure_hive_by_hive_by_keyboard(qtbot, screen):
    screen.figures.table.select_key("sessions.total")
    assert screen.figures.name.text() == "1:1 sessions and other contacts: 1:1 sessions"
    screen.figures.table.setFocus()
    qtbot.keyClick(screen.figures.table, Qt.Key.Key_Return)
    assert screen.tabs.currentWidget() is screen.hives
    assert column_of(screen.hives.table) == ["Test", "Itchen", "Hamble", "Meon", "Avon"]
    assert column_of(screen.hives.table, 2) == ["100", "60", "40", "40", "20"]
    screen.hives.table.select_key("itchen")
    qtbot.keyClick(screen.hives.table, Qt.Key.Key_Return)
    assert screen.tabs.currentWidget() is screen.figures and screen.figures.picked() == "itchen"


def test_it_opens_at_a_figure(screen):
    screen.opened("families.end")
    assert screen.tabs.currentWidget() is screen.hives and screen.hives.chosen() == "families.end"
    screen.opened("no such figure")
    assert screen.hives.chosen() == "families.end"


def test_tiles_lead_to_what_is_behind_them(qtbot, screen):
    qtbot.mouseClick(screen.tiles[3], Qt.MouseButton.LeftButton)
    assert screen.tabs.currentWidget() is screen.hives and screen.hives.chosen() == "support_groups.held"
    qtbot.mouseClick(screen.tiles[1], Qt.MouseButton.LeftButton)
    assert screen.tabs.currentWidget() is screen.not_sent
    assert screen.tabs.tabText(screen.tabs.currentIndex()) == "Not sent (1)"
    assert column_of(screen.not_sent.table) == ["Meon"]
    assert "1 Hive has not sent October 2026" in screen.not_sent.note.text()


def test_room_and_the_pilot(screen):
    assert column_of(screen.areas.table) == ["All areas", "New Forest"]
    assert column_of(screen.areas.table, 2) == ["60 of 100", "60 of 100"]
    assert "Room for children of 0 of 5 Hives" in screen.areas.foot.text() and screen.areas.foot.isVisibleTo(
        screen.areas
    )
    assert "312" in column_of(screen.pilot.table, 1)
    assert "no target" in screen.pilot.note.text() and "estimate" in screen.pilot.foot.text()


def test_a_month_that_comes_in_is_added(screen, workplace, desk):
    send(desk, "meon", OCTOBER, {"sessions.total": 7})
    told = Changed(ActKind.TAKE_PACKAGE, "package received", frozenset({"hive_month"}), "meon")
    workplace.changed.emit(told)
    assert cell(screen.figures.table, "sessions.total", 1) == "267"


def test_there_is_no_outside_version_while_a_hive_is_late(qtbot, screen):
    screen.outside.setFocus()
    qtbot.keyClick(screen.outside, Qt.Key.Key_Space)
    assert not screen.outside.isChecked()
    assert screen.papers.note.isVisible() and "no version" in screen.papers.note.accessibleName()
    screen.bar.span_chosen.emit(type(screen._span)(SEPTEMBER, SEPTEMBER))
    assert screen.papers.note.isHidden()


def test_the_outside_version_goes_when_the_span_has_none(screen):
    screen.bar.span_chosen.emit(type(screen._span)(SEPTEMBER, SEPTEMBER))
    screen.outside.setChecked(True)
    assert screen.outside.isChecked() and "sums of the county alone" in screen.papers.note.accessibleName()
    screen.bar.span_chosen.emit(type(screen._span)(SEPTEMBER, OCTOBER))
    assert not screen.outside.isChecked()


def test_saving_a_pdf_asks_for_a_password_and_is_logged(qtbot, screen, desk, tmp_path):
    qtbot.mouseClick(screen.papers.save_button, Qt.MouseButton.LeftButton)
    [dialog] = dialogs(SaveDialog)
    dialog._protect(tmp_path / "county.pdf")
    assert (tmp_path / "county.pdf").read_bytes()[:5] == b"%PDF-"
    dialog.reject()
    assert desk.store.row("SELECT detail FROM entry ORDER BY seq DESC LIMIT 1")[0] == "county review"


def test_saving_the_masked_spreadsheet(qtbot, screen, desk, tmp_path):
    screen.bar.span_chosen.emit(type(screen._span)(SEPTEMBER, SEPTEMBER))
    screen.outside.setChecked(True)
    qtbot.mouseClick(screen.papers.sheet_button, Qt.MouseButton.LeftButton)
    [question] = dialogs(document_saving.FileQuestion)
    question._selected(str(tmp_path / "county.xlsx"))
    question.reject()
    assert (tmp_path / "county.xlsx").is_file()
    assert "small numbers masked" in desk.store.row("SELECT detail FROM entry ORDER BY seq DESC LIMIT 1")[0]


def test_an_empty_desk_says_what_to_do_first(qtbot, show_active):
    screen = CountyScreen(Workplace(a_county_desk(), ImmediateBackground()))
    qtbot.addWidget(screen)
    show_active(screen)
    screen.opened()
    texts = [label.text() for label in screen._nothing.findChildren(type(screen.header.title))]
    assert any(text.startswith("Enrol a Hive under Hives") for text in texts)


def test_every_control_has_a_name(screen):
    for combo in screen.findChildren(QComboBox):
        assert QAccessible.queryAccessibleInterface(combo).text(QAccessible.Text.Name), combo
        assert combo.accessibleName()
    for table in (screen.figures, screen.hives, screen.not_sent, screen.areas, screen.pilot):
        assert table.table.accessibleName()


@pytest.mark.parametrize(("appearance", "percent"), [("dark", 100), ("light", 200)])
def test_other_looks(screen, look, appearance, percent):
    look(appearance, percent)
    screen.resize(1000, 560)
    QApplication.processEvents()
    apart = percent == 200
    assert (screen.tabs.cornerWidget() is screen.outside) is not apart
    assert screen.outside.isVisible()
    screen.resize(1154 * percent // 100, 560)
    QApplication.processEvents()
    assert screen.tabs.cornerWidget() is screen.outside and screen.outside.isVisible()


def test_it_is_at_the_service_desk_alone(qtbot, desk):
    for made, there in ((desk, True), (a_hive_desk(), False)):
        background = QtBackground()
        shell = DeskShell(Workplace(made, background), background, LaptopSettings())
        qtbot.addWidget(shell)
        rows = shell.navigation.list
        assert ("County" in [rows.item(at).text() for at in range(rows.count())]) is there
        keys = [shortcut.key().toString() for shortcut in shell.findChildren(QShortcut)]
        assert len([key for key in keys if key.removeprefix("Ctrl+").isdigit()]) == rows.count()
        background.close()


def test_the_demonstration_county_in_a_vault_of_its_own(qtbot, tmp_path):
    desk = vaults.make_demonstration(tmp_path / "demonstration", MANAGER, FixedClock(NOW), VaultRole.SERVICE)
    build_county(desk, desk.today)
    assert desk.role is VaultRole.SERVICE and vaults.vault_of(desk).role is VaultRole.SERVICE
    background = QtBackground()
    screen = CountyScreen(Workplace(desk, background))
    qtbot.addWidget(screen)
    screen.opened()
    qtbot.waitUntil(lambda: screen.papers.save_button.isEnabled(), timeout=10_000)
    assert words_of(screen.tiles[0]) == "23 Hives enrolled"
    background.close()
    vaults.close_desk(desk)


@pytest.mark.parametrize("at", range(5))
def test_the_table_is_what_one_sees_most_of(screen, at):
    screen.resize(1154, 640)  # the window of a small laptop, less what is around
    screen.tabs.setCurrentIndex(at)
    QApplication.processEvents()
    table = screen.tabs.currentWidget().table
    assert screen._county.verticalScrollBar().maximum() == 0
    assert table.height() > 0.38 * screen.height() and table.visibleRegion().boundingRect().height() == table.height()


@pytest.mark.parametrize("at", range(5))
def test_at_large_text_the_chosen_table_fills_the_screen(screen, look, at):
    look(text_percent=200)
    screen.resize(1066, 560)
    QApplication.processEvents()
    screen.tabs.setCurrentIndex((at + 1) % 5)
    screen.tabs.setCurrentIndex(at)
    QApplication.processEvents()
    table = screen.tabs.currentWidget().table
    assert table.height() >= screen._county.viewport().height() - 140
    if at:  # the first was there before she chose anything
        assert screen._county.verticalScrollBar().value() > 0
    assert screen.papers_menu.isVisible() and not screen.papers.save_button.isVisible()


def test_text_that_is_cut_off_can_be_read_whole(screen):
    table = screen.not_sent.table
    screen.tabs.setCurrentWidget(screen.not_sent)
    QApplication.processEvents()
    place = table.model().index(0, 4)
    table.setColumnWidth(4, 400)
    assert table.cut_off(place) == ""
    table.setColumnWidth(4, 50)
    assert table.cut_off(place) == "Maureen Hale"
