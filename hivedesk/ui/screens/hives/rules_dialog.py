"""*Send rules*: save the rules in force as a file, change it with a text editor, and tell the Hives the new version."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hivedesk.casework import documents
from hivedesk.casework.rules_in_force import rules_document, rules_in_force
from hivedesk.foundation.clock import format_date
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.document_saving import FileQuestion
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.workplace import Workplace

_RULES = ["Rules (*.toml)", "All files (*)"]
_STEPS = (
    "Save the rules as a file, and open it with a text editor.",
    "Give it a new version and the day from which it counts: the lines that begin with “version” and “from”, at the "
    "top. What happened before that day stays measured by the rules of its time.",
    "Change the figures behind the “=”. Leave their names, and the headings in square brackets, as they are; say in "
    "“source” where a figure comes from.",
    "Choose the file here. It is read first: one that is no file of rules is not sent.",
)


class RulesDialog(ActDialog):
    """``send``: tell every Hive the rules in a file."""

    def __init__(self, workplace: Workplace, parent: QWidget, send: Callable[[Path], object]) -> None:
        super().__init__(workplace, parent, "Send rules", heading="Send rules to every Hive", wide=640, leave="Close")
        self._send = send
        policy = rules_in_force(workplace.desk).policy
        self.body.addWidget(
            label(f"In force here: version {policy.version}, from {format_date(policy.valid_from)}.", wrap=True)
        )
        for number, step in enumerate(_STEPS, start=1):
            self.body.addWidget(label(f"{number}.  {step}", wrap=True))
        self.save = button("Save the rules as a file", self._save, icon_name="save")
        self.body.addWidget(FlowRow(self.save))
        self.choose = self.does("Choose the file to send", self._choose)

    def _save(self) -> None:
        desk = self._workplace.desk
        document = rules_document(desk)

        def chosen(path: Path) -> None:
            if self._workplace.do(lambda: documents.save(desk, document, path), quiet=True) is not None:
                self._workplace.said.emit(f"The rules are saved as {path.name}. Change them with a text editor.", False)

        FileQuestion(self, document.file_name, chosen, self._workplace.about_to_lock).open()

    def _choose(self) -> None:
        dialog = ForgetfulFileDialog(self, "Choose a file of rules")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(_RULES)
        dialog.fileSelected.connect(lambda path: self._chosen(Path(path)))
        dialog.open()

    def _chosen(self, path: Path) -> None:
        self.accept()
        self._send(path)
