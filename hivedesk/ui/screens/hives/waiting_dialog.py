"""*Waiting list*: the families of the county that wait, and the Hive that each is given to."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.casework.exchange import service
from hivedesk.casework.exchange.service import WaitingFamily
from hivedesk.foundation.clock import format_date
from hivedesk.ui import theme
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace


class WaitingDialog(QDialog):
    """Choose a family and a Hive: its record goes there with the next package, and the HCSW takes it in."""

    def __init__(self, workplace: Workplace, parent: QWidget, hives: list[HiveRow]) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Waiting list")
        self.setAccessibleName("Waiting list")
        self._build([(hive.key, hive.name) for hive in hives if hive.enrolled])
        workplace.about_to_lock.connect(self.reject)

    def _build(self, hives: list[tuple[str, str]]) -> None:
        outer = column(12, 26, 22, 26, 18, into=self)
        outer.addWidget(label("Waiting list", Role.TITLE))
        outer.addWidget(
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
                ),
                Column("On the list of", lambda one: one.hive, width=180),
                Column("Area", lambda one: one.area, width=180),
                Column("Waits since", _since, width=160, sort_key=lambda one: one.since),
            ),
            key=lambda one: (one.hive_id, one.family_id),
        )
        self.table = TableView(self._rows, "Waiting list", zebra=True)
        self._pages = Pages()
        self._pages.addWidget(self.table)
        self._pages.addWidget(label("No family waits, as far as the Hives have told.", wrap=True))
        outer.addWidget(self._pages, 1)
        self.form = FieldForm()
        self.form.add("to", "Give to", fields.one_of(hives, blank="Choose a Hive"), required=True)
        outer.addWidget(self.form)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Close", self.reject))
        self.give = button("Give the family to this Hive", self._give, role=Role.PRIMARY)
        foot.addWidget(self.give)
        outer.addLayout(foot)
        self.resize(theme.px(820), theme.px(560))
        found = service.waiting_families(self._workplace.desk)
        self._rows.set_rows(found)
        self._pages.setCurrentIndex(0 if found else 1)
        self.form.changed.connect(lambda _key: self._allow())
        self._allow()
        if found:
            self.table.selectRow(0)
            self.table.setFocus()

    def _allow(self) -> None:
        self.give.setEnabled(bool(self._rows.rows()) and bool(self.form.values()["to"]))

    def _give(self) -> None:
        family = self.table.current_row()
        if family is None or not self.form.check():
            return
        desk, to = self._workplace.desk, str(self.form.values()["to"])
        done = self._workplace.do(lambda: service.allocate_family(desk, family.hive_id, family.family_id, to))
        if done is not None:
            self.accept()


def _since(one: WaitingFamily) -> str:
    return format_date(date.fromisoformat(one.since)) if one.since else ""
