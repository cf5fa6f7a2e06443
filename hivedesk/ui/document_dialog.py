"""A document before it leaves: read it as it will print, then print it or save it with a password.

Beside `document_saving` (the ways out) and `password_dialog`. Nothing in clear reaches the disk, unless the
caller allows it with a warning (the recovery sheet). The dialog closes when the vault is locked.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hivedesk.casework.documents import Document
from hivedesk.foundation.background import Job, Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.document_saving import Outlet, print_document
from hivedesk.ui.password_dialog import save_with_password
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.pdf_pane import PdfPane


class DocumentDialog(QDialog):
    """Shows one document; put choices that shape it (dates) into ``options``, above the pages.

    ``printed`` and ``saved`` come when it has left.
    """

    printed = Signal()
    saved = Signal()

    def __init__(
        self, parent: QWidget | None, outlet: Outlet, heading: str, sentence: str = "", *, clear_warning: str = ""
    ) -> None:
        super().__init__(parent)
        self._outlet = outlet
        self._clear_warning = clear_warning
        self._document: Document | None = None
        self._asked = 0
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        outer = column(12, 24, 20, 24, 18, into=self)
        outer.addWidget(label(heading, Role.TITLE, wrap=True))
        if sentence:
            outer.addWidget(label(sentence, Role.MUTED, wrap=True))
        self.errors = ErrorBanner()
        outer.addWidget(self.errors)
        self.options: QVBoxLayout = column(8)
        outer.addLayout(self.options)
        self.pane = PdfPane("Pages as they will print")
        outer.addWidget(self.pane, 1)
        self.state = label("", Role.MUTED, wrap=True)
        self.print_button = button("Print", self._print, icon_name="print")
        self.print_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.save_button = button("Save PDF", self._save, role=Role.PRIMARY, icon_name="save")
        self.save_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self.close_button = button("Close", self.reject)
        foot = row(8)
        foot.addWidget(self.state, 1)
        for made in (self.close_button, self.print_button, self.save_button):
            foot.addWidget(made)
        outer.addLayout(foot)
        self._allow(False)
        self.resize(self.sizeHint())  # left alone, Qt opens it at two thirds of what it asks for
        if outlet.locks is not None:
            outlet.locks.connect(self.reject)
        self.finished.connect(self._forget)

    def sizeHint(self) -> QSize:
        screen = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(860), theme.px(720)).boundedTo(screen)

    def show_document(self, document: Document) -> None:
        """Show a finished document."""
        self._document = document
        self.errors.clear()
        self.state.setText("")
        self.pane.show_pdf(document.content)
        self._allow(True)

    def make(self, work: Callable[[Progress], Document], words: str = "Making the pages") -> None:
        """Make the document in a job (from frozen records) and show it; a later call takes the place of an earlier."""
        self._stop()
        self._asked += 1
        self._document = None
        self._allow(False)
        self.state.setText(f"{words} …")

        self._job = self._outlet.background.run(
            words, work, partial(self._made, self._asked), partial(self._failed, self._asked)
        )

    def document(self) -> Document | None:
        """The document in view, or None while there is none."""
        return self._document

    def nothing(self, words: str) -> None:
        """Show no document, and say why."""
        self._stop()
        self._asked += 1
        self._document = None
        self.pane.clear()
        self._allow(False)
        self.state.setText(words)

    def _print(self) -> None:
        if self._document is None:
            return
        try:
            if print_document(self._outlet, self, self._document):
                self.state.setText("Sent to the printer. Collect it at once.")
                self.printed.emit()
        except HiveDeskError as error:
            self.errors.show_error(error)

    def _save(self) -> None:
        if self._document is None:
            return
        dialog = save_with_password(self._outlet, self, self._document, self._clear_warning)
        dialog.saved.connect(self._saved)

    def _saved(self) -> None:
        self.state.setText("Saved.")
        self.saved.emit()

    def _made(self, asked: int, document: Document) -> None:
        if asked == self._asked:
            self.show_document(document)

    def _failed(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        self.state.setText("")
        if not isinstance(error, HiveDeskError):
            raise error
        self.errors.show_error(error)

    def _allow(self, allowed: bool) -> None:
        self.print_button.setEnabled(allowed)
        self.save_button.setEnabled(allowed)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _forget(self) -> None:
        self._stop()
        self._asked += 1
        self._document = None
        self.pane.clear()
