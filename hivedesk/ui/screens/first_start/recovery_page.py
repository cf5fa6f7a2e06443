"""The recovery sheet: the code, printed or saved, before anything is written into the new Hive."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from hivedesk.casework.documents import Document
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import fonts
from hivedesk.ui.document_saving import Outlet, print_document
from hivedesk.ui.held_desk import HeldDesk
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.password_dialog import save_with_password
from hivedesk.ui.screens.first_start.view_model import FirstStart, State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow

_IN_CLEAR = (
    "Whoever finds the file and the laptop can then open everything. Save it only to a place that is locked away, such "
    "as a USB stick in a safe."
)


class RecoveryPage(EntrancePage):
    """Goes on only when she says that the sheet is out of the laptop."""

    def __init__(self, model: FirstStart, background: QtBackground, held: HeldDesk) -> None:
        super().__init__(
            "Your recovery sheet",
            "If the passphrase is ever forgotten, this code is the only other way in. Print the sheet, or save it, and "
            "keep it under lock away from the laptop. HiveDesk does not show this code again.",
        )
        self._model = model
        self._background = background.owned_by(self)
        self._all_background = background
        self._held = held
        self._document: Document | None = None
        self._busy = False
        self.code = label("", Role.TITLE, wrap=True)
        self.code.setFont(fonts.with_even_figures(self.code.font()))
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = Card(gap=16, padding=24)
        card.add(self.code)
        self.body.addWidget(card)
        self.state = label("", Role.MUTED, wrap=True)
        self.body.addWidget(
            FlowRow(
                button("Print", self.print_sheet, icon_name="print"),
                button("Save", self.save_sheet, icon_name="save"),
                self.state,
            )
        )
        self.confirmed = QCheckBox("I have printed or saved the recovery sheet")
        self.confirmed.toggled.connect(self._confirmed)
        self._reminder = label("Tick this once you have printed or saved the sheet.", Role.ERROR, wrap=True)
        self._reminder.hide()
        beneath = column(2)
        beneath.addWidget(self.confirmed)
        beneath.addWidget(self._reminder)
        self.body.addLayout(beneath)
        self.open_button = self.add_way_on("Open my Hive")

    def show_state(self, state: State) -> None:
        """Show the code."""
        self.code.setText(state.code)
        self.open_button.setText("Open my Hive" if state.role is VaultRole.HIVE else "Next")

    def print_sheet(self) -> None:
        """Print it."""
        self._with_sheet(self._print)

    def save_sheet(self) -> None:
        """Save it."""
        self._with_sheet(self._save)

    def take(self) -> bool:
        """Whether she has confirmed it; reminds her where she has not."""
        confirmed = self.confirmed.isChecked()
        self._reminder.setVisible(not confirmed)
        if not confirmed:
            self.confirmed.setFocus()
            announce(self.confirmed, self._reminder.text(), urgent=True)
        return confirmed

    def _confirmed(self, confirmed: bool) -> None:
        if confirmed:
            self._reminder.hide()

    def _with_sheet(self, then: Callable[[Document], None]) -> None:
        """Make the sheet when it is first needed."""
        if self._document is not None:
            then(self._document)
        elif not self._busy:
            self._busy = True

            def made(document: Document) -> None:
                self._busy = False
                self._document = document
                then(document)

            self._background.run("Making the recovery sheet", self._model.sheet(), made, self._failed)

    def _print(self, document: Document) -> None:
        outlet = self._outlet()
        if outlet is None:
            return
        try:
            if print_document(outlet, self, document):
                self._say("Sent to the printer. Collect it at once.")
        except HiveDeskError as error:
            self.errors.show_error(error)

    def _save(self, document: Document) -> None:
        outlet = self._outlet()
        if outlet is not None:
            save_with_password(outlet, self, document, _IN_CLEAR).saved.connect(self._saved)

    def _saved(self) -> None:
        self._say("Saved.")

    def _say(self, words: str) -> None:
        self.errors.clear()
        self.state.setText(words)
        announce(self.state, words)
        self.confirmed.setFocus()

    def _outlet(self) -> Outlet | None:
        desk = self._held.desk()
        return Outlet(desk, self._all_background) if desk is not None else None

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        if not isinstance(error, HiveDeskError):
            raise error
        self.errors.show_error(error)
