"""One field and one button; beneath them the pause, and the other ways."""

from PySide6.QtCore import Signal

from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.unlock.view_model import Stage, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow, divider
from hivedesk.ui.widgets.secret_fields import SecretField


class DoorPage(EntrancePage):
    """Stays usable during the pause: she can type, and sees when she may try."""

    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Unlock your Hive", widest=480)
        self.demonstration = Banner(Tone.INFO)
        self.demonstration.hide()
        self.body.addWidget(self.demonstration)
        self.secret = SecretField()
        self.waiting = label("", Role.MUTED)
        self.unlock = button("Unlock", self.went_on.emit, role=Role.PRIMARY, icon_name="unlock")
        card = Card(gap=14, padding=24)
        card.add(self.secret)
        card.add(FlowRow(self.unlock, self.waiting))
        card.add(divider())
        card.add(FlowRow(self.secret.other_way))
        self.body.addWidget(card)
        self.another = button("Another Hive or desk, or a backup", self.another_wanted.emit, role=Role.LINK)
        self.body.addWidget(FlowRow(self.another))
        self._problem: HiveDeskError | None = None
        self._wrong = ""

    def begin(self) -> None:
        self.secret.focus()

    def show_state(self, state: State) -> None:
        """Show how things stand."""
        self.title.setText(f"Unlock {state.role.yours}")
        if state.demonstration:
            self.demonstration.say(
                f"This is the demonstration {'Hive' if state.role is VaultRole.HIVE else 'county'}",
                f"Everybody in it is made up. Its passphrase is “{state.demonstration}”.",
            )
        else:
            self.demonstration.hide()
        self.secret.show_way(state.by_code)
        busy = state.stage is Stage.UNLOCKING
        self.secret.setEnabled(not busy)
        self.unlock.setEnabled(state.may_try)
        self.waiting.setText("Unlocking …" if busy else state.waiting)
        if state.wrong != self._wrong:  # not at every tick of the countdown: it takes the keyboard to the field
            self._wrong = state.wrong
            self.secret.show_wrong(state.wrong)
        self._show_problem(state.problem)

    def say_wrong(self) -> None:
        """Put the keyboard back into the field, and tell assistive technology how long to wait."""
        self.secret.focus()
        if self.waiting.text():
            announce(self.waiting, self.waiting.text())

    def _show_problem(self, problem: HiveDeskError | None) -> None:
        if problem is self._problem:
            return
        self._problem = problem
        if problem is None:
            self.errors.clear()
        else:
            self.errors.show_error(problem)
