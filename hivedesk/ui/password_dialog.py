"""Saving a PDF with a password: the password, shown once; then the file; then a last look at the password."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QWidget

from hivedesk.casework import documents
from hivedesk.casework.documents import Document
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import fonts, theme
from hivedesk.ui.clipboard import SecretClipboard
from hivedesk.ui.document_saving import FileQuestion, Outlet
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label

COPIED_SECONDS = 30


def save_with_password(outlet: Outlet, parent: QWidget, document: Document, clear_warning: str = "") -> "SaveDialog":
    """Show a new password once, ask where, and save the PDF so that nothing else opens it.

    ``clear_warning`` lets her save without a password too, and says beside that button what it means.
    """
    dialog = SaveDialog(outlet, parent, document, clear_warning)
    dialog.open()
    return dialog


class SaveDialog(QDialog):
    """``saved`` comes when the file is there; the password stays in view until she closes the dialog."""

    saved = Signal()

    def __init__(self, outlet: Outlet, parent: QWidget, document: Document, clear_warning: str = "") -> None:
        super().__init__(parent)
        self._outlet = outlet
        self._document = document
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Save PDF")
        self.setMinimumWidth(min(theme.px(540), 920, self.screen().availableGeometry().width() - 40))
        outer = column(14, 24, 22, 24, 20, into=self)
        self._heading = label("A password for this PDF", Role.HEADING, wrap=True)
        self._sentence = label(
            "The file opens with this password alone. Write it down now, or copy it: HiveDesk does not keep it and "
            "cannot show it again. Never send it in the same message as the file.",
            wrap=True,
        )
        self._errors = ErrorBanner()
        self._note = label("", Role.SMALL, wrap=True)
        for widget in (self._heading, self._sentence, self._errors):
            outer.addWidget(widget)
        outer.addLayout(self._password_line())
        outer.addWidget(self._note)
        self._clear = Banner(Tone.WARN, "Or without a password", clear_warning)
        self._clear.add_button("Save without a password", self._ask_in_clear)
        self._clear.setVisible(bool(clear_warning))
        outer.addWidget(self._clear)
        outer.addStretch(1)
        outer.addLayout(self._buttons())
        if outlet.locks is not None:
            outlet.locks.connect(self.reject)
        self._save.setFocus()

    def password(self) -> str:
        """The password on screen."""
        return self._password.text()

    def _password_line(self) -> QHBoxLayout:
        self._password = QLineEdit(documents.new_password())
        self._password.setReadOnly(True)
        self._password.setAccessibleName("Password")
        self._password.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = fonts.with_even_figures(fonts.semi_bold(self._password.font()))
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._password.setFont(font)
        # the sheet's padding and height are made for the common size of letters: no tail of a "g" may be cut off here
        height = QFontMetrics(font).height() + theme.px(14)
        self._password.setStyleSheet(f"min-height: {height}px; max-height: {height}px; padding: 0 8px")
        line = row(8)
        line.addWidget(self._password, 1)
        line.addWidget(button("Copy", self._copy, icon_name="copy"))
        return line

    def _buttons(self) -> QHBoxLayout:
        self._cancel = button("Cancel", self.reject)
        self._save = button("Choose where to save", self._ask_protected, role=Role.PRIMARY, icon_name="save")
        self._save.setDefault(True)
        line = row(8)
        line.addStretch(1)
        line.addWidget(self._cancel)
        line.addWidget(self._save)
        return line

    def _copy(self) -> None:
        clipboard = SecretClipboard(QApplication.instance())  # outlives the dialog: it clears what was copied
        clipboard.cleared.connect(clipboard.deleteLater)
        clipboard.copy_secret(self._password.text(), COPIED_SECONDS)
        self._say(f"Copied. It leaves the clipboard after {COPIED_SECONDS} seconds.")

    def _ask_protected(self) -> None:
        FileQuestion(self, self._document.file_name, self._protect, self._outlet.locks).open()

    def _ask_in_clear(self) -> None:
        FileQuestion(self, self._document.file_name, self._save_in_clear, self._outlet.locks).open()

    def _protect(self, path: Path) -> None:
        document, password = self._document, self._password.text()

        def work(_progress: Progress) -> Document:
            return documents.protect(document, password)

        self._set_busy(True)
        self._say("Protecting the document …")
        self._outlet.background.run("Protecting the document", work, partial(self._write, path), self._failed)

    def _write(self, path: Path, document: Document) -> None:
        if self._put(path, document, in_clear=False):
            self._show_saved("Saved. Have you noted the password?", "Once you close this, nobody can show it again.")

    def _save_in_clear(self, path: Path) -> None:
        if self._put(path, self._document, in_clear=True):
            self.accept()

    def _put(self, path: Path, document: Document, *, in_clear: bool) -> bool:
        self._set_busy(False)
        self._say("")
        try:
            changed = documents.save(self._outlet.desk, document, path, in_clear=in_clear)
        except HiveDeskError as error:
            self._errors.show_error(error)
            return False
        self._errors.clear()
        self._outlet.told(changed)
        self.saved.emit()
        return True

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self._say("")
        if not isinstance(error, HiveDeskError):
            raise error
        self._errors.show_error(error)

    def _show_saved(self, heading: str, sentence: str) -> None:
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._clear.hide()
        self._save.hide()
        self._cancel.setText("Close")
        theme.set_role(self._cancel, Role.PRIMARY)
        self._cancel.setFocus()
        announce(self, f"{heading} {sentence}")

    def _set_busy(self, busy: bool) -> None:
        self._save.setDisabled(busy)
        self._clear.setDisabled(busy)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        if words:
            announce(self, words)
