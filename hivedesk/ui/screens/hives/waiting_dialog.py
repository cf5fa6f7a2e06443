"""*Waiting list*: the families of the county that wait, and the Hive that each is given to."""

from datetime import date

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import service
from hivedesk.casework.waiting_list import WaitingFamily, waiting_families
from hivedesk.foundation.clock import format_date, local
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace


class WaitingDialog(ActDialog):
    """Choose a family and a Hive: its record goes there with the next package, and the HCSW takes it in."""

    def __init__(self, workplace: Workplace, parent: QWidget, hives: list[HiveRow]) -> None:
        super().__init__(workplace, parent, "Waiting list", wide=820, leave="Close")
        self._build([(hive.key, hive.name) for hive in hives if hive.enrolled])

    def _build(self, hives: list[tuple[str, str]]) -> None:
        self.body.addWidget(
            label(
                "Families that wait, as the Hives told them. What is known of a family goes to the Hive that it is "
                "given to; the Hive that had it on its list closes it there.",
                Role.MUTED,
                wrap=True,
            )
        )
        self._rows = RowsTableModel[WaitingFamily](
            (
                Column(
                    "Family",
                    lambda one: one.name or "name not told",
                    strong=True,
                    sort_key=lambda one: one.name.casefold(),
                    least=110,
                ),
                Column("State", state_words, width=230, tone=_tone, tip=state_words, sort_key=state_words),
                Column("On the list of", lambda one: one.hive, width=160, tip=lambda one: one.hive, spare=1),
                Column("Waits since", _since, width=140, sort_key=lambda one: one.since, spare=2),
                Column("Area", lambda one: one.area, width=160, tip=lambda one: one.area, spare=3),
            ),
            key=lambda one: (one.hive_id, one.family_id),
        )
        self.table = TableView(self._rows, "Waiting list", zebra=True)
        self._pages = Pages()
        self._pages.addWidget(self.table)
        self._pages.addWidget(label("No family waits, as far as the Hives have told.", wrap=True))
        self.body.addWidget(self._pages, 1)
        self.given = label("", wrap=True)
        self.body.addWidget(self.given)
        self.form = FieldForm()
        self.form.add("to", "Give to", fields.one_of(hives, blank="Choose a Hive"), required=True)
        self.body.addWidget(self.form)
        self.give = self.does("Give the family to this Hive", self._give)
        found = waiting_families(self._workplace.desk)
        self._rows.set_rows(found)
        self._pages.setCurrentIndex(0 if found else 1)
        self.form.changed.connect(lambda _key: self._allow())
        self.table.chosen.connect(lambda _row: self._allow())
        self._allow()
        if found:
            self.table.selectRow(0)
            self.table.setFocus()

    def _allow(self) -> None:
        """A family that was given once is not given twice; what is missing still is said."""
        family = self.table.current_row()
        self.given.setText(still_to_do(family) if family is not None else "")
        self.given.setVisible(bool(self.given.text()))
        given = family is not None and bool(family.given_to)
        self.give.setEnabled(family is not None and not given and bool(self.form.values()["to"]))

    def _give(self) -> None:
        family = self.table.current_row()
        if family is None or not self.form.check():
            return
        desk, to = self._workplace.desk, str(self.form.values()["to"])
        done = self._workplace.do(lambda: service.allocate_family(desk, family.hive_id, family.family_id, to))
        if done is not None:
            self.accept()


def state_words(one: WaitingFamily) -> str:
    """How it stands with the family, in a few words."""
    if one.given_to:
        return f"Given to {one.given_to}"
    return "Waits, on two lists" if one.to_close else "Waits"


def still_to_do(one: WaitingFamily) -> str:
    """What was done about the family, and what is missing still; "" where nothing is."""
    if one.given_to:
        on = f" on {format_date(local(one.given_at).date())}" if one.given_at is not None else ""
        return f"Given to {one.given_to}{on}. {one.hive} still has it on its list, and was asked to close it."
    others = " and ".join(one.to_close)
    return f"It waits at {one.hive}. {others} has yet to close it: ring them." if others else ""


def _tone(one: WaitingFamily) -> Tone:
    return Tone.INFO if one.given_to else Tone.WARN if one.to_close else Tone.PLAIN


def _since(one: WaitingFamily) -> str:
    return format_date(date.fromisoformat(one.since)) if one.since else ""
