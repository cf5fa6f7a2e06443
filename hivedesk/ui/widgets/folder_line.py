"""Where something is kept: the folder in words, a way to change it, and a warning where it is not a good place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.labels import label


class FolderLine(QWidget):
    """``wanted`` comes when she asks for another folder."""

    wanted = Signal()

    def __init__(self, name: str, change: str = "Change folder") -> None:
        super().__init__()
        outer = column(6, into=self)
        line = row(12)
        words = column(2)
        heading = label(name, Role.LABEL)
        self.path = label("", Role.MUTED, wrap=True)
        heading.setBuddy(self.path)
        words.addWidget(heading)
        words.addWidget(self.path)
        line.addLayout(words, 1)
        self.change = button(change, self.wanted.emit)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(line)
        self._note = Banner(Tone.WARN)
        self._note.hide()
        outer.addWidget(self._note)

    def show_folder(self, folder: Path | None, note: str = "", *, nothing: str = "") -> None:
        """Show a folder, or in words that there is none yet; with a warning where it needs one."""
        self.path.setText(str(folder) if folder is not None else nothing)
        if note:
            self._note.say(note)
        else:
            self._note.hide()


def ask_folder(parent: QWidget, title: str, start: Path, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder; ``chosen`` hears of it. Returns at once."""
    dialog = ForgetfulFileDialog(parent, title, str(start if start.is_dir() else start.parent))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog
