"""A document before it leaves: on screen, to the printer, into a file with a password shown once."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from hivedesk.casework import documents
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.domain.acts import ActKind
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.errors import CannotWrite, HiveDeskError
from hivedesk.store import audit
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.document_saving import FileQuestion, Outlet, print_document, save_as_it_is
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.password_dialog import SaveDialog
from hivedesk.ui.workplace import Workplace
from tests.builders import a_hive_desk


@pytest.fixture(scope="module")
def sheet() -> Document:
    return documents.recovery_sheet(a_hive_desk().hive, "AAAA-BBBB", a_hive_desk().clock.now())


@pytest.fixture
def workplace():
    return Workplace(a_hive_desk(), ImmediateBackground())


@pytest.fixture
def window(qtbot, show_active):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    show_active(window)
    return window


def logged(desk):
    return [entry.kind for entry in audit.entries(desk.store, 10)][:-1]


def press(qtbot, parent, words):
    found = [made for made in parent.findChildren(QPushButton) if made.text() == words and made.isVisible()]
    assert len(found) == 1, words
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def answer(qtbot, parent, path: Path):
    """Type a path into the open file question and press Enter."""
    question = next(one for one in parent.findChildren(FileQuestion) if one.isVisible())
    name = question.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(path))
    qtbot.keyClick(name, Qt.Key.Key_Return)


def a_dialog(window, workplace, document=None, **more):
    dialog = DocumentDialog(window, Outlet.of(workplace), "Chronology", "What it is.", **more)
    dialog.open()
    if document is not None:
        dialog.show_document(document)
    return dialog


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """A printer that prints into a file, and a worker who agrees (or not)."""
    paper = tmp_path / "paper.pdf"
    agrees = [True]

    def ask(self):
        self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer().setOutputFileName(str(paper))
        return QDialog.DialogCode.Accepted if agrees[0] else QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", ask)
    return paper, agrees


def test_nothing_can_leave_before_there_is_a_document(window, workplace):
    dialog = a_dialog(window, workplace)
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.nothing("No contact is recorded in this time.")
    assert dialog.state.text() == "No contact is recorded in this time."


def test_the_pages_are_on_screen_and_readable_for_assistive_technology(window, workplace, sheet):
    dialog = a_dialog(window, workplace, sheet)
    assert dialog.pane.pages() == 1
    assert "Recovery sheet" in dialog.pane.text()
    assert dialog.save_button.isEnabled()


def test_printing_is_logged_once_she_agrees(qtbot, window, workplace, sheet, printer):
    paper, agrees = printer
    dialog = a_dialog(window, workplace, sheet)
    agrees[0] = False
    press(qtbot, dialog, "Print")
    assert logged(workplace.desk) == []
    assert not paper.exists()
    agrees[0] = True
    with qtbot.waitSignal(dialog.printed):
        press(qtbot, dialog, "Print")
    assert logged(workplace.desk) == [ActKind.PRINT_DOCUMENT]
    assert paper.stat().st_size > 1000
    assert "Collect it" in dialog.state.text()


def test_a_document_that_cannot_be_printed_is_said_and_not_logged(qtbot, window, workplace, printer):
    broken = Document(DocumentKind.SUMMARY, b"no pdf", "summary.pdf")
    with pytest.raises(HiveDeskError):
        print_document(Outlet.of(workplace), window, broken)
    assert logged(workplace.desk) == []


def test_a_saved_file_opens_with_the_password_on_screen_alone(qtbot, window, workplace, sheet, tmp_path):
    said = []
    workplace.said.connect(lambda words, _undo: said.append(words))
    dialog = a_dialog(window, workplace, sheet)
    press(qtbot, dialog, "Save PDF")
    save = dialog.findChild(SaveDialog)
    password = save.password()
    press(qtbot, save, "Choose where to save")
    assert save.findChild(FileQuestion).findChild(QLineEdit, "fileNameEdit").text() == "recovery-sheet.pdf"
    answer(qtbot, save, tmp_path / "sheet")
    saved = (tmp_path / "sheet.pdf").read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(saved))
    with pikepdf.open(BytesIO(saved), password=password) as document:
        assert len(document.pages) == 1
        assert document.encryption.R == 6
    assert logged(workplace.desk) == [ActKind.SAVE_DOCUMENT]
    assert said == ["Document saved outside HiveDesk."]
    assert save.isVisible()  # the password can still be noted
    assert save.password() == password
    press(qtbot, save, "Close")
    assert dialog.state.text() == "Saved."


def test_a_second_save_has_another_password(qtbot, window, workplace, sheet):
    dialog = a_dialog(window, workplace, sheet)
    press(qtbot, dialog, "Save PDF")
    first = dialog.findChild(SaveDialog)
    one = first.password()
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    press(qtbot, dialog, "Save PDF")
    assert [save.password() for save in dialog.findChildren(SaveDialog) if save.isVisible()] != [one]


def test_a_folder_that_cannot_be_written_loses_nothing(qtbot, window, workplace, sheet, tmp_path, monkeypatch):
    def refuse(*_args, **_more):
        raise CannotWrite("The disk is full. Nothing was lost.", "Free some space, then try again.")

    monkeypatch.setattr("hivedesk.outgoing.documents.write_atomically", refuse)
    dialog = a_dialog(window, workplace, sheet)
    press(qtbot, dialog, "Save PDF")
    save = dialog.findChild(SaveDialog)
    press(qtbot, save, "Choose where to save")
    answer(qtbot, save, tmp_path / "sheet.pdf")
    assert "disk is full" in save._errors.text.text()
    assert logged(workplace.desk) == []
    assert not list(tmp_path.iterdir())


def test_the_password_is_copied_as_a_secret(qtbot, window, workplace, sheet):
    dialog = a_dialog(window, workplace, sheet)
    press(qtbot, dialog, "Save PDF")
    save = dialog.findChild(SaveDialog)
    press(qtbot, save, "Copy")
    clipboard = QApplication.clipboard()
    assert clipboard.text() == save.password()
    assert bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    clipboard.clear()


def test_without_a_password_only_where_it_is_allowed_and_warned_of(qtbot, window, workplace, sheet, tmp_path):
    dialog = a_dialog(window, workplace, sheet, clear_warning="Whoever finds the file can open the vault.")
    press(qtbot, dialog, "Save PDF")
    save = dialog.findChild(SaveDialog)
    press(qtbot, save, "Save without a password")
    answer(qtbot, save, tmp_path / "sheet.pdf")
    with pikepdf.open(tmp_path / "sheet.pdf") as document:
        assert len(document.pages) == 1
    assert not save.isVisible()
    strict = a_dialog(window, workplace, sheet)
    press(qtbot, strict, "Save PDF")
    offered = [made.text() for made in strict.findChild(SaveDialog).findChildren(QPushButton) if made.isVisible()]
    assert "Save without a password" not in offered


def test_a_spreadsheet_is_saved_as_it_is(qtbot, window, workplace, sheet, tmp_path):
    refused = []
    figures = Document(DocumentKind.SUMMARY, b"PK figures only", "summary-2026-11.xlsx")
    save_as_it_is(Outlet.of(workplace), window, figures, refused.append)
    answer(qtbot, window, tmp_path / "summary")
    assert (tmp_path / "summary.xlsx").read_bytes() == b"PK figures only"
    assert logged(workplace.desk) == [ActKind.SAVE_DOCUMENT]
    save_as_it_is(Outlet.of(workplace), window, sheet, refused.append)
    answer(qtbot, window, tmp_path / "open")
    assert "no password" in str(refused[0])
    assert not (tmp_path / "open.pdf").exists()


def test_a_lock_closes_it_and_whatever_is_open_over_it(qtbot, window, workplace, sheet):
    dialog = a_dialog(window, workplace, sheet)
    press(qtbot, dialog, "Save PDF")
    save = dialog.findChild(SaveDialog)
    press(qtbot, save, "Choose where to save")
    question = save.findChild(FileQuestion)
    workplace.about_to_lock.emit()
    assert not (dialog.isVisible() or save.isVisible() or question.isVisible())
    assert dialog.pane.text() == ""


def test_only_the_last_document_asked_for_is_shown(qtbot, window, sheet):
    background = QtBackground(on_bug=lambda error: None)
    workplace = Workplace(a_hive_desk(), background)
    dialog = a_dialog(window, workplace)
    other = Document(DocumentKind.SUMMARY, sheet.content, "other.pdf")
    dialog.make(lambda _progress: other)
    dialog.make(lambda _progress: sheet)
    qtbot.waitUntil(lambda: dialog.document() is not None, timeout=5000)
    assert dialog.document() is sheet
    assert background.wait_all(5)
    QApplication.processEvents()
    assert dialog.document() is sheet
    background.close()


def test_a_document_that_cannot_be_made_is_said(window, workplace):
    def work(_progress):
        raise HiveDeskError("It cannot be made. Nothing was lost.", "Try again.")

    dialog = a_dialog(window, workplace)
    dialog.make(work)
    assert dialog.errors.isVisible()
    assert not dialog.save_button.isEnabled()


def test_at_first_start_there_is_no_workplace_yet(window, sheet):
    class Lock(QObject):
        locked = Signal()

    lock = Lock()
    desk = a_hive_desk()
    dialog = DocumentDialog(window, Outlet(desk, ImmediateBackground(), locks=lock.locked), "Recovery sheet")
    dialog.open()
    dialog.show_document(sheet)
    assert dialog.pane.pages() == 1
    lock.locked.emit()
    assert not dialog.isVisible()


def test_the_folders_she_visited_are_not_remembered(qtbot, window, tmp_path):
    visited = tmp_path / "Okafor"
    visited.mkdir()
    question = FileQuestion(window, "summary.xlsx", lambda path: None)
    question.open()
    question.setDirectory(str(visited))
    QApplication.processEvents()
    assert any("Okafor" in folder for folder in question.history())
    question.reject()
    assert not any("Okafor" in folder for folder in question.history())
