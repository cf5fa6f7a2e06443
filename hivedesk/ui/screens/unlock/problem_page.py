"""Where a vault cannot be opened, or not without her agreement: what happened, and the ways out."""

from PySide6.QtCore import Signal

from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.unlock.view_model import Stage, State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow


class ProblemPage(EntrancePage):
    """Nothing is opened by Enter alone: each way out is a button named by what it does."""

    open_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("This Hive needs a decision")
        self.message = label("", wrap=True)
        self.advice = label("", wrap=True)
        told = Card(gap=10, padding=22)
        told.add(self.message)
        told.add(self.advice)
        self.body.addWidget(told)
        self.restore = button("Restore a backup", self.another_wanted.emit, role=Role.PRIMARY, icon_name="backup")
        self.another = button("Choose another folder", self.another_wanted.emit)
        self.again = button("Lock again", self.went_back.emit, role=Role.QUIET)
        self.body.addWidget(FlowRow(self.restore, self.another, self.again))
        self.accept = Card("If you open it all the same", gap=10, padding=22)
        self.consequences = label("", wrap=True)
        self.accept.add(self.consequences)
        self.accept.add(FlowRow(button("Open it all the same", self.open_wanted.emit)))
        self.body.addWidget(self.accept)
        self._problem: HiveDeskError | None = None

    def show_state(self, state: State) -> None:
        """Show the problem of a state, where it has one."""
        if state.stage not in (Stage.DISTRUSTED, Stage.BLOCKED) or state.problem is None:
            return
        distrusted = state.stage is Stage.DISTRUSTED
        self.title.setText(f"This {state.role.noun} {'needs a decision' if distrusted else 'cannot be opened'}")
        self.message.setText(state.problem.message)
        self.advice.setText(state.problem.advice)
        self.accept.setVisible(distrusted)
        self.consequences.setText(state.consequences)
        self.again.setText("Lock again" if distrusted else "Try again")
        if state.problem is not self._problem:
            self._problem = state.problem
            announce(self, str(state.problem), urgent=True)
