"""The file dialog: begins in Documents, and does not let Qt write down where she has been."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class ForgetfulFileDialog(QFileDialog):
    """Qt writes down the folders that were visited; their names may name somebody. Deletes itself on closing."""

    def __init__(self, parent: QWidget | None, title: str, folder: str = "") -> None:
        super().__init__(parent, title, folder or documents_folder())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def done(self, result: int) -> None:
        super().done(result)
        self.setDirectory(documents_folder())
        self.setHistory([])


def documents_folder() -> str:
    """The worker's Documents, or her home where there are none."""
    where = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(where.DocumentsLocation)
    return folder if Path(folder).is_dir() else QStandardPaths.writableLocation(where.HomeLocation)
