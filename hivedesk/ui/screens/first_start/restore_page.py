"""Restoring a backup: which one, its passphrase or recovery code, and the new folder."""

from pathlib import Path

from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.first_start.folders import FoundBackup
from hivedesk.ui.screens.first_start.view_model import NO_BACKUP, FirstStart, State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.folder_line import FolderLine, ask_folder
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow
from hivedesk.ui.widgets.secret_fields import SecretField


class RestorePage(EntrancePage):
    """Three short questions on one page."""

    def __init__(self, model: FirstStart) -> None:
        super().__init__(
            "Restore a backup", "HiveDesk copies it into a new folder, ready to be opened. The backup stays as it is."
        )
        self._model = model
        self.source = FolderLine("Backup", "Choose a backup")
        self.source.wanted.connect(self._ask_backup)
        self.which_label = label("Made", Role.LABEL)
        self.which: ChoiceField = ChoiceField([])
        self.which_label.setBuddy(self.which)
        self.which.setAccessibleName("Made")
        which = Card()
        which.add(self.source)
        which.add(self.which_label)
        which.add(self.which)
        self.secret = SecretField()
        self.secret.way_changed.connect(self._use_code)
        secret = Card()
        secret.add(self.secret)
        secret.add(FlowRow(self.secret.other_way))
        self.target = FolderLine("Where it is kept")
        self.target.wanted.connect(self._ask_target)
        target = Card()
        target.add(self.target)
        for card in (which, secret, target):
            self.body.addWidget(card)
        self.add_way_back()
        self.add_way_on("Restore")
        self._chosen_folder: Path | None = None

    def begin(self) -> None:
        if self._model.state.backups:
            self.secret.focus()
        else:
            self.source.change.setFocus()

    def show_state(self, state: State) -> None:
        """Show what was chosen so far."""
        self.source.show_folder(self._chosen_folder, nothing=NO_BACKUP)
        self.which.set_choices([(found, found.words) for found in state.backups])
        for widget in (self.which, self.which_label):
            widget.setVisible(bool(state.backups))
        self.secret.show_way(state.by_code)
        self.target.show_folder(state.folder, state.folder_note)

    def take(self) -> tuple[FoundBackup, str] | None:
        """The backup and the secret as typed; None where something is missing, which is shown."""
        self.errors.clear()
        backup = self.which.value()
        if backup is None:
            self.errors.show_error(HiveDeskError("No backup is chosen yet.", NO_BACKUP))
            self.source.change.setFocus()
            return None
        secret = self.secret.text()
        if not secret.strip():
            self.secret.show_wrong(f"{self.secret.name()} is missing.")
            return None
        return backup, secret

    def show_wrong(self, error: HiveDeskError) -> None:
        """What was typed opens nothing."""
        self.secret.show_wrong(str(error))

    def _use_code(self, by_code: bool) -> None:
        self._model.use_code(by_code)
        self.secret.show_way(by_code)

    def _ask_backup(self) -> None:
        start = self._chosen_folder or self._model.state.folder.parent
        ask_folder(self, "Choose a backup", start, self._backup_chosen)

    def _backup_chosen(self, folder: Path) -> None:
        self.errors.clear()
        try:
            self._model.look_for_backups(folder)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        self._chosen_folder = folder
        self.show_state(self._model.state)
        self.secret.focus()

    def _ask_target(self) -> None:
        ask_folder(self, "Where to keep it", self._model.state.folder, self._target_chosen)

    def _target_chosen(self, folder: Path) -> None:
        self._model.choose_folder(folder)
        self.show_state(self._model.state)
