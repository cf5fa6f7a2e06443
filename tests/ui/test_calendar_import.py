"""A calendar from elsewhere and one that leaves, by keyboard and mouse."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from shiboken6 import isValid

from hivedesk.casework.calendar_files import TakeAs
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import Event, EventId, EventKind
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import ImmediateBackground, NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.store import audit
from hivedesk.ui.screens.calendar.export_dialog import open_export
from hivedesk.ui.screens.calendar.export_view_model import ExportCalendarModel
from hivedesk.ui.screens.calendar.import_dialog import open_import
from hivedesk.ui.screens.calendar.import_view_model import ImportCalendarModel, Stage, when_words
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk

FILES = Path(__file__).resolve().parents[1] / "fixtures" / "calendars"


@pytest.fixture
def place(qtbot):
    desk = a_hive_desk(a_family("Okafor", id="okafor"))
    place = Workplace(desk, ImmediateBackground())
    place.sentences = []
    place.said.connect(lambda words, undoable: place.sentences.append((words, undoable)))
    return place


@pytest.fixture
def window(qtbot, show_active):
    window = QWidget()
    window.resize(1200, 760)
    qtbot.addWidget(window)
    show_active(window)
    return window


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def press(qtbot, parent: QWidget, words: str) -> None:
    made = next(made for made in parent.findChildren(QPushButton) if made.text() == words and made.isVisible())
    assert made.isEnabled(), words
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    settle()


def an_event(**fields) -> Event:
    given = {"id": EventId("e"), "title": "Group at Grace's", "starts_at": at_london(date(2026, 11, 17), 19),
             "ends_at": at_london(date(2026, 11, 17), 21), "venue": "Hall"}  # fmt: skip
    return Event(**(given | fields))


def put(desk, *records) -> None:
    with desk.act(ActKind.ADD_EVENT) as act:
        for record in records:
            act.insert(record)


# -- import


def test_a_file_is_chosen_looked_through_and_imported(qtbot, place, window):
    dialog = open_import(place, window)
    settle()
    assert dialog.focusWidget() is dialog.choose
    assert not dialog.take.isEnabled()
    press(qtbot, dialog, "Choose a file")
    question = dialog.findChild(QFileDialog)
    question.fileSelected.emit(str(FILES / "outlook.ics"))
    question.reject()
    settle()
    assert dialog.state_words.text() == "4 new. From Tue 15 Sep 2026 to Mon 21 Dec 2026."
    assert dialog.take_as.value() is TakeAs.MEETINGS
    assert dialog.focusWidget() is dialog.take
    assert place.desk.store.select(Event) == []
    press(qtbot, dialog, "Import")
    assert place.sentences == [("4 events added from the calendar.", True)]
    assert len(place.desk.store.select(Event)) == 4
    assert not isValid(dialog)
    place.undo()
    assert place.desk.store.select(Event) == []


def test_a_row_is_left_out_by_its_tick_and_space(qtbot, place, window, tmp_path):
    lines = ["BEGIN:VCALENDAR", "X-WR-CALNAME:Mine"]
    for number, extra in enumerate(("CLASS:PRIVATE", "LOCATION:Hall")):
        lines += ["BEGIN:VEVENT", f"UID:u{number}", f"DTSTART:2026111{7 + number}T190000", "DURATION:PT1H"]
        lines += [f"SUMMARY:Thing {number}", extra, "END:VEVENT"]
    path = tmp_path / "mine.ics"
    path.write_text("\n".join([*lines, "END:VCALENDAR", ""]))
    dialog = open_import(place, window, path)
    settle()
    assert [row.taken for row in dialog.rows.rows()] == [True, True]
    assert dialog.rows.rows()[0].more.startswith("Marked as private there")
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    settle()
    assert dialog.in_full.isVisible()
    assert dialog.in_full.text() == "Thing 0: Tue 17 Nov 2026, 19:00 to 20:00. Marked as private there"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    settle()
    assert [row.taken for row in dialog.rows.rows()] == [False, True]
    assert dialog.table.current_row().title == "Thing 0"
    assert "1 not ticked: left out." in dialog.state_words.text()
    press(qtbot, dialog, "Import")
    assert [event.title for event in place.desk.store.select(Event)] == ["Thing 1"]


def test_nothing_ticked_is_nothing_to_import_and_what_cannot_come_has_no_tick(qtbot, place, window):
    dialog = open_import(place, window, FILES / "school-terms.ics")
    settle()
    left_out = next(row for row in dialog.rows.rows() if row.fate == "Left out")
    assert left_out.taken is None
    dialog.table.select_key(left_out.key)
    assert left_out.more in dialog.in_full.text()
    for row in dialog.rows.rows():
        if row.taken:
            dialog.rows.ticked.emit(row, False)
    assert not dialog.take.isEnabled()


def test_the_same_file_again_has_nothing_to_import(place, window):
    first = open_import(place, window, FILES / "google.ics")
    first.take.click()
    again = open_import(place, window, FILES / "google.ics")
    settle()
    assert not again.take.isEnabled()
    assert again.state_words.text().startswith("4 as before.")
    assert {row.fate for row in again.rows.rows()} == {"As before"}


def test_a_schools_calendar_is_taken_as_school_dates_unless_she_says_otherwise(place, window):
    dialog = open_import(place, window, FILES / "school-terms.ics")
    settle()
    assert dialog.take_as.currentText() == "School dates"
    assert dialog.state_words.text().startswith("5 new, 3 left out.")
    assert [row.more for row in dialog.rows.rows() if row.title == "Autumn term"] == ["Term"]
    dialog.take_as.set_value(TakeAs.APPOINTMENTS)
    settle()
    assert dialog.state_words.text().startswith("9 new.")
    dialog.take_as.set_value(TakeAs.SCHOOL_DATES)
    dialog.take.click()
    assert len(place.desk.store.select(SchoolDates)) == 5


def test_what_is_to_be_checked_stands_with_its_line(tmp_path, place, window):
    path = tmp_path / "odd.ics"
    path.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n")
    dialog = open_import(place, window, path)
    settle()
    assert dialog.tabs.tabText(1) == "To check (1)"
    assert dialog.tabs.currentIndex() == 1
    ((_, problem),) = dialog.problem_rows.rows()
    assert (problem.line, problem.problem) == (2, "This event has no start (DTSTART): it is left out.")
    assert dialog.state_words.text() == "There is nothing in this calendar that can be taken."


def test_a_file_that_is_no_calendar_is_refused_in_words(tmp_path, place, window):
    path = tmp_path / "letter.ics"
    path.write_bytes(b"%PDF-1.7")
    dialog = open_import(place, window, path)
    settle()
    assert "not a calendar" in dialog.errors.text.text()
    assert dialog.focusWidget() is dialog.choose
    dialog.read(FILES / "apple.ics")
    settle()
    assert not dialog.errors.isVisible()


def test_what_is_gone_is_named_and_changes_meanwhile_are_seen(tmp_path, place, window):
    open_import(place, window, FILES / "outlook.ics").take.click()
    text = (FILES / "outlook.ics").read_bytes()
    path = tmp_path / "later.ics"
    path.write_bytes(text[: text.rindex(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n")
    dialog = open_import(place, window, path)
    settle()
    assert dialog.gone.isVisible() and dialog.gone.more.text() == "Supervision"
    place.undo()
    settle()
    assert not dialog.gone.isVisible()
    assert dialog.state_words.text().startswith("3 new.")


def test_locking_closes_it_and_forgets_the_file(place, window):
    dialog = open_import(place, window, FILES / "outlook.ics")
    settle()
    place.about_to_lock.emit()
    assert not dialog.isVisible()
    assert dialog.model.state.stage is Stage.CHOOSE


def test_names_are_veiled_in_the_discreet_view():
    desk = a_hive_desk(a_family("Okafor", id="okafor"))
    model = ImportCalendarModel(desk, discreet=True)
    work = model.reading(FILES / "google.ics")
    assert "Carers" not in repr(model.state)
    model.looked(work(NoProgress()))
    put(desk, an_event(title="Tea with Okafor"))
    export = ExportCalendarModel(desk, discreet=True)
    export.choose(date(2026, 11, 1), date(2026, 11, 30), with_names=True)
    assert [row.title for row in export.state().rows] == ["Tea with O."]


def test_when():
    day, next_day = date(2026, 11, 17), date(2026, 11, 18)
    assert when_words(at_london(day, 19), at_london(day, 21), all_day=False) == "Tue 17 Nov 2026, 19:00 to 21:00"
    assert when_words(at_london(day, 0), at_london(next_day, 0), all_day=True) == "Tue 17 Nov 2026"
    assert when_words(at_london(day, 22), at_london(next_day, 1), all_day=False).endswith("to Wed 18 Nov 2026, 01:00")


# -- export


@pytest.fixture
def filled(place):
    visit = FollowUp(
        id="v", family_id=FamilyId("okafor"), entry_id=None, due_on=date(2026, 11, 20), what="Talk",
        kind=FollowUpKind.VISIT, at=at_london(date(2026, 11, 20), 10).time(),
    )  # fmt: skip
    put(place.desk, an_event(), an_event(id=EventId("leave"), kind=EventKind.LEAVE, title="Away"), visit)
    return place


def test_what_leaves_is_listed_first_without_names(filled, window):
    dialog = open_export(filled, window)
    settle()
    assert [row.title for row in dialog.rows.rows()] == ["Support group", "Leave", "Visit"]
    assert dialog.explained.text.text() == "Without names"
    dialog.names.setChecked(True)
    settle()
    assert [row.title for row in dialog.rows.rows()] == ["Group at Grace's", "Away", "Visit: Okafor"]
    assert "no password" in dialog.explained.more.text()
    assert dialog.counted.text() == "3 entries would stand in the file."


@pytest.mark.parametrize(("with_names", "detail"), [(False, "calendar"), (True, "calendar with names")])
def test_it_is_saved_and_logged(qtbot, filled, window, tmp_path, with_names, detail):
    dialog = open_export(filled, window)
    dialog.names.setChecked(with_names)
    settle()
    press(qtbot, dialog, "Save calendar")
    question = dialog.findChild(QFileDialog)
    assert question.selectedFiles()[0].endswith("calendar-2026-11-14.ics")
    path = tmp_path / "calendar-2026-11-14.ics"
    question.fileSelected.emit(str(path))
    question.reject()
    settle()
    assert (b"Grace" in path.read_bytes()) is with_names
    assert audit.entries(filled.desk.store, 1)[0].detail == detail
    assert dialog.said.text() == "Document saved outside HiveDesk."


def test_a_span_that_cannot_be_and_one_with_nothing_in_it(filled, window):
    dialog = open_export(filled, window)
    dialog.form.field("last").write(date(2026, 1, 1))
    settle()
    assert not dialog.save.isEnabled()
    assert dialog.counted.text() == "Check From and To."
    dialog.form.field("first").write(date(2025, 1, 1))
    settle()
    assert dialog.counted.text() == "There is nothing in the calendar in this span."
    dialog.form.field("last").write(date(2026, 11, 18))
    settle()
    assert dialog.save.isEnabled()
    assert dialog.counted.text() == "2 entries would stand in the file."
