"""*Open a Hive's vault*: two people agree, and the Hive gets a new passphrase."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hivedesk.casework import vaults
from hivedesk.casework.exchange import escrow
from hivedesk.casework.exchange.escrow import EscrowAsked, EscrowReady
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.file_dialog import documents_folder
from hivedesk.ui.widgets.folder_line import FolderLine, ask_folder
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.new_passphrase import NewPassphrase
from hivedesk.ui.workplace import Workplace

_SENTENCE = (
    "For when its HCSW has left, fell ill or forgot the passphrase. Bring the Hive's folder to this laptop, or restore "
    "its backup first. Two people of the service have to agree, each with their own passphrase of this desk. It is "
    "written into the audit trails of both vaults, and the Hive finds a message that says who opened it and why."
)


class EscrowDialog(ActDialog):
    """Asks for the folder, the reason, both passphrases and the new one."""

    def __init__(self, workplace: Workplace, parent: QWidget, hive: HiveRow) -> None:
        super().__init__(workplace, parent, "Open a Hive's vault", heading=f"Open the vault of {hive.name}", wide=720)
        self._hive = hive
        self._folder: Path | None = None
        self._build()

    def _build(self) -> None:
        self.body.addWidget(label(_SENTENCE, wrap=True))
        self.alone = Banner(
            Tone.WARN,
            "Nobody else has a passphrase of this desk.",
            "Settings, Second person and cover gives one to a second person. Without two people no vault is opened.",
        )
        self.alone.add_button("Give somebody a passphrase", self._to_settings)
        self.alone.setVisible(not escrow.has_second_person(self._workplace.desk))
        self.errors = ErrorBanner()
        self.working = JobLine()
        self.folder = FolderLine("The Hive's folder", "Choose the folder")
        self.folder.wanted.connect(self._ask_folder)
        self.form = FieldForm()
        self.form.add("why", "Why", fields.line(), required=True, help_text="For example: the HCSW left on 1 November")
        self.form.add("first", "Your passphrase", fields.passphrase(), required=True, width=HALF)
        self.form.add("second", "The second person's passphrase", fields.passphrase(), required=True, width=HALF)
        self.chosen = NewPassphrase(
            vaults.weigh_passphrase, vaults.suggest_passphrase, name="The Hive's new passphrase"
        )
        self.chosen.begin()
        for widget in (self.alone, self.errors, self.folder, self.form, self.chosen, self.working):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.open_it = self.does("Open it, and set the new passphrase", self._open)
        self.open_it.setEnabled(self.alone.isHidden())

    def _to_settings(self) -> None:
        self.reject()
        self._workplace.settings_wanted.emit("cover")

    def _ask_folder(self) -> None:
        ask_folder(self, "The Hive's folder", Path(documents_folder()), self.choose_folder)

    def choose_folder(self, folder: Path) -> None:
        """The vault that lies there."""
        self._folder = folder
        self.folder.show_folder(folder, "")

    def _open(self) -> None:
        self.errors.clear()
        if self._folder is None:
            self.errors.say("No folder is chosen yet.", "Choose the folder in which the Hive's vault lies.")
            return
        if not self.form.check() or not self.chosen.check():
            return
        values = self.form.values()
        asked = EscrowAsked(
            self._hive.key, self._folder, values["why"], values["first"], values["second"], self.chosen.passphrase()
        )
        try:
            work = escrow.escrow_job(self._workplace.desk, asked)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        self.open_it.setEnabled(False)
        self.working.start(
            self._workplace.background,
            "Opening the vault",
            work,
            self._ready,
            self.errors.show_error,
            lambda: self.open_it.setEnabled(True),
        )

    def _ready(self, ready: EscrowReady) -> None:
        try:
            escrow.take_escrow(self._workplace.desk, ready)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        self._workplace.said.emit(
            "The vault opens with the new passphrase. Tell it by telephone, and give the folder back.", False
        )
        self.accept()
