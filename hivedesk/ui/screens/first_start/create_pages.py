"""Creating a Hive: its details, then its passphrase and where it is kept."""

from pathlib import Path

from hivedesk.casework import vaults
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.screens.first_start.view_model import FirstStart, State
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.folder_line import FolderLine, ask_folder
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.new_passphrase import NewPassphrase
from hivedesk.ui.widgets.page import Card

_WHY_DUTY = (
    "They stand beside every concern you write down and on what you print, for the evening when they are needed. "
    "You can leave them empty now and enter them in Settings."
)


class _DetailsPage(EntrancePage):
    """A form of details, taken as a whole."""

    role = VaultRole.HIVE

    def __init__(self, model: FirstStart, title: str, sentence: str) -> None:
        super().__init__(title, sentence)
        self._model = model
        self.form = FieldForm()

    def take(self) -> bool:
        """Whether what is typed can be taken; shows what is wrong."""
        self.errors.clear()
        if not self.form.check():
            return False
        try:
            self._model.take_hive(self.form.values(), self.role)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return False
        return True

    def _finish(self) -> None:
        card = Card()
        card.add(self.form)
        self.body.addWidget(card)
        self.add_way_back()
        self.add_way_on("Next")


class HivePage(_DetailsPage):
    """Name, area, capacity, the worker, the duty numbers."""

    def __init__(self, model: FirstStart) -> None:
        super().__init__(model, "Your Hive", "All of this can be changed later in Settings.")
        section = "Hive"
        for line in FORM_LINES[Hive]:
            if line.section != section:
                section = line.section
                self.form.section(section, _WHY_DUTY)
            required = line.field in ("name", "worker", "capacity")
            kind = fields.number(minimum=1, maximum=60) if line.field == "capacity" else fields.line(max_length=120)
            self.form.add(line.field, line.label, kind, help_text=line.help, required=required, width=HALF)
        self.form.set_values({"capacity": Hive().capacity})
        self._finish()


class ServicePage(_DetailsPage):
    """The name of the service, and who answers for it."""

    role = VaultRole.SERVICE

    def __init__(self, model: FirstStart) -> None:
        super().__init__(
            model,
            "The fostering service's desk",
            "It enrols Hives, receives what they send, and shows the county. All of this can be changed later.",
        )
        for key, name, help_text, required in (
            ("name", "Name of the service", "For example: Hampshire Fostering", True),
            ("area", "Area", "The county", False),
            ("worker", "Your name", "It stands on the service's card", True),
            ("worker_phone", "Telephone", "On which Hives compare the six words with you", False),
        ):
            self.form.add(key, name, fields.line(max_length=120), help_text=help_text, required=required, width=HALF)
        self._finish()


class PassphrasePage(EntrancePage):
    """The passphrase, and the folder."""

    def __init__(self, model: FirstStart) -> None:
        super().__init__(" ", " ")
        self._model = model
        self.chosen = NewPassphrase(model.weigh, vaults.suggest_passphrase)
        card = Card()
        card.add(self.chosen)
        self.body.addWidget(card)
        self.folder = FolderLine("Where it is kept")
        self.folder.wanted.connect(self._ask_folder)
        place = Card()
        place.add(self.folder)
        self.body.addWidget(place)
        self.add_way_back()
        self.add_way_on("Next")

    def begin(self) -> None:
        self.chosen.begin()
        self.chosen.form.field("passphrase").control.setFocus()

    def show_state(self, state: State) -> None:
        """Show whose passphrase it is, and the folder."""
        yours = state.role.yours
        self.title.setText(f"A passphrase for {yours}")
        self.sentence.setText(
            f"It opens {yours} each day. Nobody can look it up or replace it, so choose one that you can remember; the "
            "recovery sheet on the next page is the only other way in."
        )
        self.folder.show_folder(state.folder, state.folder_note)

    def _ask_folder(self) -> None:
        ask_folder(self, f"Where to keep {self._model.state.role.yours}", self._model.state.folder, self._chosen)

    def _chosen(self, folder: Path) -> None:
        self._model.choose_folder(folder)
        self.show_state(self._model.state)
