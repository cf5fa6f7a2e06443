"""The Reports screen, by mouse and keyboard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from hivedesk.casework import contact_log as log
from hivedesk.casework import events, families, vaults
from hivedesk.foundation.background import ImmediateBackground, NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import document_saving
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.password_dialog import SaveDialog
from hivedesk.ui.screens.reports.screen import ReportsScreen
from hivedesk.ui.workplace import Workplace
from tests.builders import a_contact, a_family, a_hive_desk
from tests.real_desk import a_vault_desk
from tests.ui.by_hand import settle


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    for family, day in (("f1", date(2026, 9, 1)), ("f1", date(2026, 10, 5)), ("f1", date(2026, 10, 6))):
        log.log_contact(desk, a_contact(family, happened_at=at_london(day, 11)))
    return desk


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def screen(qtbot, workplace, show_active):
    screen = ReportsScreen(workplace)
    workplace.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    screen.resize(1154, 680)
    show_active(screen)
    screen.opened("2026-10")
    return screen


def choose(screen, key):
    assert screen.figures.table.select_key(key)


def cell(screen, key, column):
    model = screen.figures.model
    return model.index(model.place_of(key), column).data()


def dialogs(kind=QDialog):
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


def test_the_figures_stand_beside_those_of_other_months(screen):
    assert [cell(screen, "sessions.total", column) for column in range(5)] == ["1:1 sessions", "2", "1", "3", "—"]
    heads = [screen.figures.model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
    assert heads == ["Figure", "October 2026", "September 2026", "2026 so far", "October 2025"]
    assert cell(screen, "sleepovers.stays", 1) == "0"


def test_at_large_text_nothing_lies_out_of_view_sideways(screen, look):
    look(text_percent=200)
    screen.resize(1066, 600)
    settle()
    assert screen._summary.horizontalScrollBar().maximum() == 0
    assert screen.tabs.cornerWidget() is None and screen.outside.isVisible() and screen.erase_button.isVisible()
    look()
    screen.resize(1154, 680)
    settle()
    assert screen.tabs.cornerWidget() is not None and screen.outside.isVisible()


def test_leafing_through_the_months(qtbot, screen):
    assert screen.bar.month.currentText() == "October 2026"
    qtbot.mouseClick(screen.bar.later, Qt.MouseButton.LeftButton)
    assert screen.header.subtitle.text() == "Ringwood: November 2026"
    assert not screen.bar.later.isEnabled()
    screen.bar.month.setFocus()
    qtbot.keyClick(screen.bar.month, Qt.Key.Key_Down)
    qtbot.keyClick(screen.bar.month, Qt.Key.Key_Down)
    assert cell(screen, "sessions.total", 1) == "1"
    assert not screen.bar.earlier.isEnabled()


def test_the_chosen_figure_is_explained(screen):
    choose(screen, "sessions.visit")
    assert screen.figures.name.text() == "1:1 sessions: by visit"
    assert screen.figures.definition.text() == "1:1 sessions held on a visit."
    assert screen.figures.behind.isHidden()
    choose(screen, "families.end")
    assert screen.figures.behind.text() == "Show the list behind it (2)"


def test_arrow_keys_go_from_figure_to_figure_over_the_headings(qtbot, screen):
    table = screen.figures.table
    choose(screen, "contacts.concerns")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_row().key == "reach.families"
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current_row().key == "contacts.concerns"


def test_enter_opens_the_list_enter_there_the_entry_and_escape_goes_back(qtbot, screen, workplace):
    table = screen.figures.table
    choose(screen, "sessions.total")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.list.isVisible()
    assert screen.list.header.title.text() == "1:1 sessions: 2"
    assert screen.list.table.hasFocus()
    with qtbot.waitSignal(workplace.entry_wanted) as asked:
        qtbot.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert log.show_entry(workplace.desk, asked.args[0]).family_name == "Okafor"
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Escape)
    assert table.isVisible()
    assert table.hasFocus()
    assert table.current_row().key == "sessions.total"


def test_the_list_of_groups_leads_to_each_of_them(qtbot, screen, workplace):
    start = at_london(date(2026, 10, 6), 10)
    event = replace(events.new_event(workplace.desk, date(2026, 10, 6)), title="Coffee morning", starts_at=start)
    series = replace(event, ends_at=start + timedelta(hours=2), rule="FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    workplace.do(lambda: events.add_event(workplace.desk, series))  # it is counted again at once
    assert cell(screen, "support_groups.without_attendance", 1) == "2"
    choose(screen, "support_groups.without_attendance")
    qtbot.mouseClick(screen.figures.behind, Qt.MouseButton.LeftButton)
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(workplace.event_wanted) as asked:
        qtbot.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert asked.args == [event.id, start + timedelta(days=7)]


def test_the_list_of_families_leads_to_a_card_by_mouse(qtbot, screen, workplace):
    choose(screen, "families.end")
    qtbot.mouseClick(screen.figures.behind, Qt.MouseButton.LeftButton)
    view = screen.list.table
    spot = view.visualRect(screen.list.model.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(workplace.family_wanted) as asked:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args[0] in ("f1", "f2")


def test_the_list_shows_initials_in_the_discreet_view(screen, workplace):
    choose(screen, "sessions.total")
    screen.figures.drill_wanted.emit("sessions.total")
    model = screen.list.model
    assert model.index(0, 0).data() == "Okafor"
    workplace.set_discreet(True)
    assert model.index(0, 0).data() == workplace.name("Okafor") != "Okafor"


def test_a_change_is_counted_without_jumping(screen, workplace):
    choose(screen, "people.carers")
    place = screen.figures.table.verticalScrollBar().value()
    assert place > 0
    entry = a_contact("f2", happened_at=at_london(date(2026, 10, 20), 9))
    workplace.do(lambda: log.log_contact(workplace.desk, entry))
    assert cell(screen, "sessions.total", 1) == "3"
    assert screen.figures.table.current_row().key == "people.carers"
    assert screen.figures.table.verticalScrollBar().value() == place


def test_freezing_a_month_that_is_over(qtbot, screen, workplace):
    assert screen.bar.freeze.isVisible()
    assert "cannot be undone" in screen.bar.sentence.text()
    qtbot.mouseClick(screen.bar.freeze, Qt.MouseButton.LeftButton)
    assert screen.bar.pill.text() == "Frozen"
    assert screen.bar.freeze.isHidden()
    entry = a_contact("f2", happened_at=at_london(date(2026, 10, 20), 9))
    workplace.do(lambda: log.log_contact(workplace.desk, entry))
    assert cell(screen, "sessions.total", 1) == "2 *"
    assert screen.figures.corrections.isVisible()
    assert "1:1 sessions 2, now 3" in screen.figures.corrections.text.text()
    screen.opened("2026-11")
    assert screen.bar.freeze.isHidden()
    assert screen.figures.corrections.isHidden()


def test_the_pages_as_they_print(screen):
    screen.tabs.setCurrentWidget(screen.pane)
    assert screen.pane.pages() >= 1
    assert "October 2026" in screen.pane.text()
    screen.bar.later.click()
    assert "November 2026" in screen.pane.text()


def test_printing_is_asked_for_and_logged(qtbot, screen, workplace, monkeypatch):
    printed = []

    def print_pdf(parent, content, title, *, before):
        before()
        printed.append((content[:5], title))
        return True

    monkeypatch.setattr(document_saving.printing, "print_pdf", print_pdf)
    qtbot.mouseClick(screen.print_button, Qt.MouseButton.LeftButton)
    assert printed == [(b"%PDF-", "Monthly activity summary")]
    assert workplace.desk.store.row("SELECT kind, detail FROM entry ORDER BY seq DESC LIMIT 1") == (
        "print_document",
        "monthly activity summary",
    )


def test_a_printer_that_refuses_is_told_of(screen, monkeypatch):
    def print_pdf(*_args, **_words):
        raise HiveDeskError("The printer did not take the pages.", "Check the printer.")

    monkeypatch.setattr(document_saving.printing, "print_pdf", print_pdf)
    screen.print_button.click()
    assert screen.errors.isVisible()
    assert screen.errors.text.text() == "The printer did not take the pages."


def test_saving_a_pdf_begins_with_its_password(qtbot, screen):
    qtbot.mouseClick(screen.save_button, Qt.MouseButton.LeftButton)
    (dialog,) = dialogs(SaveDialog)
    assert len(dialog.password()) >= 16
    dialog.reject()


def test_the_spreadsheet_is_saved_where_she_chooses(screen, tmp_path):
    screen.sheet_button.click()
    (question,) = dialogs(document_saving.FileQuestion)
    assert question.selectedFiles()[0].endswith("summary-2026-10.xlsx")
    question.fileSelected.emit(str(tmp_path / "figures.xlsx"))
    question.reject()
    assert (tmp_path / "figures.xlsx").read_bytes()[:2] == b"PK"


def test_for_use_outside_the_pages_are_masked_and_the_figures_stay_whole(qtbot, screen):
    screen.tabs.setCurrentWidget(screen.pane)
    assert "fewer than 5" not in screen.pane.text()
    screen.outside.setFocus()
    qtbot.keyClick(screen.outside, Qt.Key.Key_Space)
    assert "For use outside the service: small numbers are masked" in screen.pane.text()
    assert "September" not in screen.pane.text()
    assert screen.masked_note.isVisible()
    assert cell(screen, "sessions.total", 1) == "2"
    screen.bar.earlier.click()
    assert "September 2026" in screen.pane.text()
    assert "fewer than 5" in screen.pane.text()
    screen.outside.click()
    assert "fewer than 5" not in screen.pane.text()
    assert screen.masked_note.isHidden()


def test_what_leaves_masked_is_logged_as_such(screen, workplace, tmp_path, monkeypatch):
    printed = []

    def print_pdf(parent, content, title, *, before):
        before()
        printed.append(title)
        return True

    def logged():
        return workplace.desk.store.row("SELECT kind, detail FROM entry ORDER BY seq DESC LIMIT 1")

    monkeypatch.setattr(document_saving.printing, "print_pdf", print_pdf)
    screen.print_button.click()
    screen.outside.click()
    screen.print_button.click()
    assert printed == ["Monthly activity summary", "Monthly activity summary, small numbers masked"]
    assert logged() == ("print_document", "monthly activity summary, small numbers masked")
    screen.sheet_button.click()
    (question,) = dialogs(document_saving.FileQuestion)
    assert question.selectedFiles()[0].endswith("summary-2026-10-masked.xlsx")
    question.fileSelected.emit(str(tmp_path / "figures.xlsx"))
    question.reject()
    assert logged() == ("save_document", "monthly activity summary, small numbers masked")


def test_pages_asked_for_before_the_tick_never_leave_after_it(screen, monkeypatch):
    """The job is still at work when she ticks: what it brings was made for inside."""
    kept, shown = [], []
    monkeypatch.setattr(screen._jobs, "run", lambda _title, work, done: kept.append((work, done)))
    screen._with_document(shown.append)
    screen.outside.click()
    work, done = kept[0]
    done(work(NoProgress()))
    assert shown == []
    assert screen._document is None


def test_an_empty_hive_says_what_to_do_first(qtbot, show_active):
    workplace = Workplace(a_hive_desk(), ImmediateBackground())
    screen = ReportsScreen(workplace)
    workplace.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    show_active(screen)
    screen.opened()
    (add,) = [made for made in screen.findChildren(QPushButton) if made.isVisible() and made.text() == "Add families"]
    with qtbot.waitSignal(workplace.screen_wanted) as asked:
        qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert asked.args == ["families"]
    workplace.do(lambda: families.add_family(workplace.desk, a_family("Okafor")))
    assert screen.tabs.isVisible()


def test_figures_of_another_month_never_stand_under_this_ones_name(qtbot, tmp_path, show_active):
    desk = a_vault_desk(tmp_path / "vault", a_family("Okafor", id="f1"))
    for month in (9, 10, 11):
        for day in range(month - 7):
            log.log_contact(desk, a_contact("f1", happened_at=at_london(date(2026, month, day + 1), 11)))
    background = QtBackground()
    screen = ReportsScreen(Workplace(desk, background))
    qtbot.addWidget(screen)
    show_active(screen)
    screen.opened("2026-10")
    qtbot.waitUntil(lambda: screen.save_button.isEnabled())
    assert cell(screen, "sessions.total", 1) == "3"
    screen.bar.earlier.click()
    assert cell(screen, "sessions.total", 1) == "2"  # at once; the columns beside it are still to come
    assert cell(screen, "sessions.total", 2) == "…"
    assert not screen.print_button.isEnabled()
    assert screen.bar.freeze.isHidden()
    screen.bar.later.click()
    screen.bar.later.click()
    qtbot.waitUntil(lambda: screen.save_button.isEnabled())
    assert screen.header.subtitle.text() == "Ringwood, New Forest: November 2026"
    assert [cell(screen, "sessions.total", column) for column in (1, 2)] == ["4", "3"]
    assert background.close()
    vaults.close_desk(desk)


def test_controls_are_found_by_their_labels(screen):
    names = {
        QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name): made
        for made in (
            screen.print_button,
            screen.sheet_button,
            screen.save_button,
            screen.bar.freeze,
            screen.bar.earlier,
            screen.bar.later,
            screen.figures.table,
            screen.outside,
        )
    }
    assert set(names) == {
        "Print",
        "Save spreadsheet",
        "Save PDF",
        "Freeze month",
        "Previous month",
        "Next month",
        "Figures",
        "For use outside the service",
    }
    assert screen.tabs.tabText(0) == "Figures"
    assert screen.tabs.tabText(1) == "As printed"
    spoken = screen.figures.model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert spoken.index(spoken.place_of("sessions.visit"), 0).data(role) == "1:1 sessions: by visit"


@pytest.mark.parametrize("text_percent", [100, 200])
def test_it_fits_beside_the_navigation(screen, look, text_percent):
    look("dark", text_percent)
    assert screen.minimumSizeHint().width() <= 1154
    assert screen.minimumSizeHint().height() <= 600


def test_training_due_opens_its_paper(qtbot, screen):
    qtbot.mouseClick(screen.training_button, Qt.MouseButton.LeftButton)
    (paper,) = dialogs()
    assert paper.accessibleName() == "Training due"
    assert "Grace Okafor" in paper.pane.text()
    paper.reject()


def test_what_may_be_erased_is_one_press_away(qtbot, screen, workplace):
    wanted = []
    workplace.settings_wanted.connect(wanted.append)
    qtbot.keyClick(screen.erase_button, Qt.Key.Key_Space)
    assert wanted == ["retention"]
