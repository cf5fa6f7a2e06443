"""A document leaves: to the printer, or into a file with a password that is shown once.

Used by `document_dialog`, and by screens that show a document in their own place. Each way out is logged.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFileDialog, QWidget

from hivedesk.casework import documents
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.documents import Document
from hivedesk.foundation.background import Background
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.widgets import printing
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.workplace import Workplace

_KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Spreadsheet (*.xlsx)", "hivecard": "HiveDesk card (*.hivecard)"}


def _tell_nobody(_changed: Changed) -> None:
    pass


@dataclass(frozen=True)
class Outlet:
    """Where documents leave from: the desk that logs them, and whom to tell that it did.

    ``locks`` is the signal on which open dialogs close, so that nothing stays in view over a locked vault.
    """

    desk: Desk
    background: Background
    told: Callable[[Changed], object] = _tell_nobody
    locks: SignalInstance | None = None

    @classmethod
    def of(cls, workplace: Workplace) -> "Outlet":
        """The outlet of an open window."""

        def tell(changed: Changed) -> None:
            workplace.do(lambda: changed)

        return cls(workplace.desk, workplace.background, tell, workplace.about_to_lock)


def print_document(outlet: Outlet, parent: QWidget, document: Document) -> bool:
    """Ask for the printer and print; logged once she has agreed, before the first page goes.

    False when she thought better of it.

    Raises:
        HiveDeskError: the document cannot be printed, or the printer does not take it.
    """

    def log() -> None:
        outlet.told(documents.log_printing(outlet.desk, document))

    return printing.print_pdf(parent, document.content, str(document.kind.value).capitalize(), before=log)


def save_as_it_is(
    outlet: Outlet, parent: QWidget, document: Document, failed: Callable[[HiveDeskError], object]
) -> None:
    """Ask where, and save a document that holds no names (the spreadsheet of figures) as it is."""

    def chosen(path: Path) -> None:
        try:
            changed = documents.save(outlet.desk, document, path)
        except HiveDeskError as error:
            failed(error)
        else:
            outlet.told(changed)

    FileQuestion(parent, document.file_name, chosen, outlet.locks).open()


class FileQuestion(ForgetfulFileDialog):
    """Asks where to save; begins in Documents, with a name that says nothing about anybody."""

    def __init__(
        self, parent: QWidget, file_name: str, chosen: Callable[[Path], object], locks: SignalInstance | None = None
    ) -> None:
        super().__init__(parent, "Save")
        self._then = chosen
        ending = file_name.rpartition(".")[2]
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(_KINDS.get(ending, f"Files (*.{ending})"))
        self.setDefaultSuffix(ending)
        self.selectFile(file_name)
        self.fileSelected.connect(self._selected)
        if locks is not None:
            locks.connect(self.reject)

    def _selected(self, path: str) -> None:
        self._then(Path(path))
