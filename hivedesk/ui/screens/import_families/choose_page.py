"""Choosing the file: a button, or dropping it anywhere on the page; and what is being read."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.import_families.view_model import Stage, State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, PageHeader, ScrollPage

_UNDERSTOOD = (
    ("Your columns, in any order", "The headings say what they hold. You can change what HiveDesk made of them."),
    (
        "One row a family, or one row a person",
        "With several children in one cell, several phone numbers, gaps between.",
    ),
    ("The same sheet again", "Families you already have are brought up to date, not doubled. Nothing is removed."),
)


class ChoosePage(QWidget):
    """``file_chosen`` comes with the path; nothing of the file is kept."""

    file_chosen = Signal(object)  # Path
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        page = ScrollPage()
        column(0, into=self).addWidget(page)
        page.body.addWidget(PageHeader("Import families", "From the spreadsheet in which you keep them now."))
        self.errors = ErrorBanner()
        page.body.addWidget(self.errors)
        self.invitation = Card()
        self._empty = EmptyState(
            "import",
            "Choose your spreadsheet, or drop it here",
            "An Excel workbook (.xlsx) or a .csv file. You look through every family first: nothing is written until "
            "you press Import, and one Undo takes all of it back.",
            "Choose a file",
            self.ask,
        )
        self.choose = self._empty.button
        self.invitation.add(self._empty)
        page.body.addWidget(self.invitation)
        self.reading = Card("Reading the spreadsheet")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading the spreadsheet")
        self.reading.add(label("It is only looked at. One moment.", Role.MUTED, wrap=True))
        self.reading.add(self.bar)
        self.stop = button("Cancel", self.stopped.emit)
        self.reading.body.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(self.reading)
        hints = []
        for heading, sentence in _UNDERSTOOD:
            hint = Card(heading, gap=4)
            hint.add(label(sentence, Role.MUTED, wrap=True))
            hint.body.addStretch(1)
            hints.append(hint)
        page.body.addWidget(Columns(*hints, least=260))
        page.body.addStretch(1)
        self._problem: HiveDeskError | None = None

    def show_state(self, state: State) -> None:
        """Show what is asked, or that a file is being read."""
        reading = state.stage is Stage.READING
        self.invitation.setVisible(not reading)
        self.reading.setVisible(reading)
        if state.problem is None:
            self.errors.clear()
        elif state.problem is not self._problem:
            self.errors.show_error(state.problem)
        self._problem = state.problem

    def focus(self) -> None:
        """Put the keyboard on the first thing to do."""
        (self.stop if self.invitation.isHidden() else self.choose).setFocus()

    def ask(self) -> None:
        """Ask for the file."""
        dialog = ForgetfulFileDialog(self, "Choose a file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Spreadsheets (*.xlsx *.csv *.txt *.tsv)", "All files (*)"])
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def _chosen(self, path: str) -> None:
        self.file_chosen.emit(Path(path))


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is being dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
