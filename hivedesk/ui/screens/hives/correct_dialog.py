"""*Correct a record*: what the service knows better of a Hive's family, sent as a correction of single fields."""

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import service
from hivedesk.domain.approval import Approval
from hivedesk.domain.exchange.conflicts import kept_by_service
from hivedesk.domain.families import Family
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace

_SENTENCE = (
    "These are the fields that the service keeps. The Hive is told with the next package. Where it has changed the "
    "same field meanwhile, both values are shown there, and yours stands."
)


class CorrectDialog(ActDialog):
    """A family of the Hive, its fields that the service keeps, and its terms of approval."""

    def __init__(self, workplace: Workplace, parent: QWidget, hive: HiveRow) -> None:
        super().__init__(workplace, parent, "Correct a record", heading=f"Correct a record of {hive.name}", wide=700)
        self._hive = hive
        self._families = {family.id: family for family in service.families_of(workplace.desk, hive.key)}
        self._approval: Approval | None = None
        self._build()

    def _build(self) -> None:
        desk = self._workplace.desk
        self.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        self.choice = FieldForm()
        names = [(family.id, family.name) for family in self._families.values()]
        self.choice.add("family", "Family", fields.one_of(names, blank="Choose"), required=True)
        self.family = RecordForm(Family, lambda: desk.today, only=kept_by_service("family"))
        self.approval = RecordForm(Approval, lambda: desk.today, only=_approval_fields())
        for widget in (self.choice, self.family, self.approval):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.send = self.does("Send with the next package", self._send)
        self.choice.changed.connect(lambda _key: self._show())
        self._show()
        self.choice.field("family").control.setFocus()

    def _show(self) -> None:
        family = self._families.get(self.choice.values()["family"])
        self._approval = (
            service.approval_of(self._workplace.desk, self._hive.key, family.id) if family is not None else None
        )
        self.family.setVisible(family is not None)
        self.approval.setVisible(self._approval is not None)
        self.send.setEnabled(family is not None)
        if family is not None:
            self.family.show_record(family)
        if self._approval is not None:
            self.approval.show_record(self._approval)

    def _send(self) -> None:
        family = self._families.get(self.choice.values()["family"])
        if family is None or not self.family.check():
            return
        changed: list[tuple[Family | Approval, Family | Approval]] = [(family, self.family.record(family))]
        if self._approval is not None:
            if not self.approval.check():
                return
            changed.append((self._approval, self.approval.record(self._approval)))
        desk, key = self._workplace.desk, self._hive.key
        if self._workplace.do(lambda: service.correct(desk, key, changed)) is not None:
            self.accept()


def _approval_fields() -> list[str]:
    """All but the children named: the service does not pick them from a list."""
    return [line.field for line in FORM_LINES[Approval] if line.field != "named_child_ids"]
