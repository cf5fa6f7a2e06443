"""*Correct a record*: what the service knows better of a Hive's family, sent as a correction of single fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import service
from hivedesk.casework.exchange.service import Correctable, ToldHousehold
from hivedesk.domain.approval import Approval
from hivedesk.domain.exchange.conflicts import kept_by_both, kept_by_service
from hivedesk.domain.families import Carer, Family, full_name
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

_SENTENCE = "The Hive is told with its next package what you change here. What you leave as it is, is not sent."
_BOTH = (
    "Kept by both",
    "Where the Hive has changed the same field meanwhile, both values are shown there, and the HCSW decides.",
)
_SERVICES = (
    "Kept by the service",
    "Where the Hive has changed the same field meanwhile, both values are shown there, and yours stands.",
)


@dataclass(frozen=True)
class _Part:
    """Some fields of one record, as they are asked for."""

    record: Correctable
    form: RecordForm


class CorrectDialog(ActDialog):
    """A family of the Hive: what both keep of the household, then what the service keeps and the terms of approval."""

    def __init__(self, workplace: Workplace, parent: QWidget, hive: HiveRow) -> None:
        super().__init__(workplace, parent, "Correct a record", heading=f"Correct a record of {hive.name}", wide=700)
        self._hive = hive
        self._families = {family.id: family for family in service.families_of(workplace.desk, hive.key)}
        self._parts: list[_Part] = []
        self._build()

    def form_of(self, record_id: str, field: str) -> RecordForm:
        """The form in which a field of a record is corrected."""
        return next(part.form for part in self._parts if part.record.id == record_id and part.form.has(field))

    def _build(self) -> None:
        self.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        self.choice = FieldForm()
        names = [(family.id, family.name) for family in self._families.values()]
        self.choice.add("family", "Family", fields.one_of(names, blank="Choose"), required=True)
        self.body.addWidget(self.choice)
        self._asked = QWidget()
        self.body.addWidget(self._asked)
        self.body.addStretch(1)
        self.send = self.does("Send with the next package", self._send)
        self.choice.changed.connect(lambda _key: self._show())
        self._show()
        self.choice.field("family").control.setFocus()

    def _show(self) -> None:
        family = self._families.get(self.choice.values()["family"])
        self.send.setEnabled(family is not None)
        asked, self._parts = QWidget(), []
        layout = column(12, into=asked)
        if family is not None:
            told = service.told_household(self._workplace.desk, self._hive.key, family)
            for (heading, sentence), parts in ((_BOTH, _kept_by_both(told)), (_SERVICES, _kept_by_service(told))):
                layout.addWidget(label(heading, Role.HEADING))
                layout.addWidget(label(sentence, Role.MUTED, wrap=True))
                for record, names in parts:
                    form = RecordForm(type(record), lambda: self._workplace.desk.today, only=names, headings=False)
                    form.show_record(record)
                    self._parts.append(_Part(record, form))
                    layout.addWidget(label(self._workplace.words(_whose(record)), Role.STRONG, wrap=True))
                    layout.addWidget(form)
        before, self._asked = self._asked, asked
        self.body.replaceWidget(before, asked)
        before.hide()
        before.deleteLater()
        if self.isVisible():
            put_in_order(self)

    def _send(self) -> None:
        if not self._parts or not all(part.form.check() for part in self._parts):
            return
        told = {part.record.id: part.record for part in self._parts}
        better = dict(told)
        for part in self._parts:
            better[part.record.id] = part.form.changes_on(better[part.record.id])
        changed = [(told[key], better[key]) for key in told]
        desk, hive = self._workplace.desk, self._hive.key
        if self._workplace.do(lambda: service.correct(desk, hive, changed)) is not None:
            self.accept()


_Fields = tuple[Correctable, Sequence[str]]


def _kept_by_both(told: ToldHousehold) -> list[_Fields]:
    found: list[_Fields] = [(told.family, kept_by_both("family"))]
    found += [(carer, kept_by_both("carer")) for carer in told.carers]
    return found + [(child, kept_by_both("child_in_care")) for child in told.children_in_care]


def _kept_by_service(told: ToldHousehold) -> list[_Fields]:
    found: list[_Fields] = [(told.family, kept_by_service("family"))]
    found += [(child, kept_by_service("child_in_care")) for child in told.children_in_care]
    return found if told.approval is None else [*found, (told.approval, _approval_fields())]


def _whose(record: Correctable) -> str:
    match record:
        case Family():
            return f"Family: {record.name}"
        case Approval():
            return "Terms of approval"
        case Carer():
            return f"Carer: {full_name(record)}"
        case _:
            return f"Child in care: {full_name(record)}"


def _approval_fields() -> list[str]:
    """All but the children named: the service does not pick them from a list."""
    return [line.field for line in FORM_LINES[Approval] if line.field != "named_child_ids"]
