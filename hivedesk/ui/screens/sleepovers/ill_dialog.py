"""*Carer fell ill*: who, and until when; then the plan for their stays, with the fewest changes."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.casework import planning
from hivedesk.casework.hosts import host_lines
from hivedesk.casework.planning import Ill, Question
from hivedesk.domain.ids import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.sleepovers.plan_dialog import PlanDialog
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import FULL, HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace

HEADING = "Carer fell ill"
_SENTENCE = (
    "Their stays on these days are placed elsewhere, with the fewest changes to all others. Nothing changes yet."
)
_PLAN = "Only what this host cannot have is moved, and as little else as possible. What is not met is asked again."


class IllDialog(QDialog):
    """Asks who and how long, then opens the plan."""

    def __init__(self, workplace: Workplace, parent: QWidget, host_id: str = "") -> None:
        super().__init__(parent)
        self._workplace, self._parent = workplace, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(HEADING)
        self.setAccessibleName(HEADING)
        desk, sight = workplace.desk, sight_of(workplace.desk, discreet=workplace.discreet)
        choices = [(line.household.family.id, sight.name(line.name)) for line in host_lines(desk)]
        self.form = FieldForm()
        self.form.add("host", "Host", fields.one_of(choices, blank="Choose"), required=True, width=FULL)
        self.form.add(
            "first_day", "First day", fields.day(lambda: desk.today, lean=YearLean.FUTURE), required=True, width=HALF
        )
        self.form.add(
            "last_day", "Last day", fields.day(lambda: desk.today, lean=YearLean.FUTURE), required=True, width=HALF
        )
        self.form.add("why", "Why", fields.line(), width=FULL)
        last = desk.today + timedelta(days=6)
        self.form.set_values(
            {"host": FamilyId(host_id) or None, "first_day": desk.today, "last_day": last, "why": "ill"}
        )
        self._build()
        workplace.about_to_lock.connect(self.reject)
        self.form.field("host").control.setFocus()

    def _build(self) -> None:
        outer = column(14, 26, 22, 26, 18, into=self)
        outer.addWidget(label(HEADING, Role.TITLE, wrap=True))
        outer.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        outer.addWidget(self.form)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        go_on = button("Find other places", self._plan, role=Role.PRIMARY)
        go_on.setDefault(True)
        foot.addWidget(go_on)
        outer.addLayout(foot)
        self.setMinimumWidth(theme.px(520))

    def _plan(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        ill = Ill(
            host_id=values["host"],
            first_day=values["first_day"],
            last_day=values["last_day"],
            why=values["why"].strip() or "cannot host",
        )
        if ill.last_day < ill.first_day:
            self.form.set_errors({"last_day": "It ends before it begins."})
            return

        def ask(with_approvals: bool) -> Question:
            return planning.after_illness(self._workplace.desk, ill, with_approvals=with_approvals)

        self.accept()
        PlanDialog(self._workplace, self._parent, HEADING, _PLAN, ask).open()


def open_ill(workplace: Workplace, parent: QWidget) -> IllDialog:
    """Ask who fell ill."""
    dialog = IllDialog(workplace, parent)
    dialog.open()
    return dialog
