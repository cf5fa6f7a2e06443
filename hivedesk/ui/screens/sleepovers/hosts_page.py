"""The hosts: what each usually offers, when that differs, and how the nights were shared out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.casework import hosts
from hivedesk.domain.clocks import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.host_words import exception_words
from hivedesk.ui.screens.sleepovers.lists_view_model import HostRow, host_rows
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_TABLE = 240  # px at 100 per cent


class HostsPage(QWidget):
    """Dialogs are asked for at the workplace."""

    families_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._chosen: HostRow | None = None
        self._build()

    def read(self) -> None:
        """Read the hosts and show them; the chosen one stays."""
        sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
        found = host_rows(self._workplace.desk, sight)
        self._rows.set_rows(found)
        self._pages.setCurrentIndex(0 if found else 1)
        self._show_chosen(self.table.current_row())

    def choose(self, family_id: str) -> None:
        """Select a host."""
        if self.table.select_key(family_id):
            self.table.setFocus()

    def focus(self) -> None:
        """Where the work goes on."""
        if self._pages.currentIndex() == 1:
            self._nobody.button.setFocus()
            return
        self.table.setFocus()
        if self.table.current_row() is None:
            self.table.selectRow(0)

    def _build(self) -> None:
        scroll = ScrollPage(gap=12, margin=0)
        column(0, into=self).addWidget(scroll)
        self._rows = _model()
        self.table = TableView(self._rows, "Hosts", zebra=True)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        self.table.opened.connect(lambda chosen: self._deed(Deed.HOST_OFFER, chosen))
        self.table.chosen.connect(self._show_chosen)
        self._nobody = EmptyState(
            "families",
            "No family that may host",
            "County and connected carers of the Hive may host stays. Add or import families first.",
            "Families",
            self.families_wanted.emit,
        )
        inner = QWidget()
        layout = column(12, into=inner)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._card())
        self._pages = Pages()
        self._pages.addWidget(inner)
        self._pages.addWidget(self._nobody)
        scroll.body.addWidget(self._pages, 1)

    def _card(self) -> QWidget:
        """What can be done about the host that is chosen."""
        self._about = Card("")
        self._name = label("", Role.STRONG, wrap=True)
        self._days = column(4)
        self.offer = button(Deed.HOST_OFFER.value, partial(self._deed, Deed.HOST_OFFER), icon_name="edit")
        self.days = button(Deed.HOST_DAYS.value, partial(self._deed, Deed.HOST_DAYS), icon_name="calendar")
        self.not_now = button("Not this month", self._not_this_month, role=Role.QUIET)
        card = button("Open the card", self._open_card, role=Role.LINK)
        line = row(12)
        line.addWidget(self._name, 1)
        self._about.body.addLayout(line)
        self._about.body.addLayout(self._days)
        self._about.add(FlowRow(self.offer, self.days, self.not_now, card))
        self._about.hide()
        return self._about

    def _show_chosen(self, chosen: HostRow | None) -> None:
        self._chosen = chosen
        self._about.setVisible(chosen is not None)
        clear(self._days)
        if chosen is None:
            return
        self._name.setText(chosen.name)
        desk = self._workplace.desk
        for line in hosts.host_lines(desk):
            if line.household.family.id != chosen.key:
                continue
            if line.offer is not None and line.offer.note:
                self._days.addWidget(label(self._workplace.words(line.offer.note), wrap=True))
            for one in line.exceptions:
                words = self._workplace.words(exception_words(one, desk.today))
                change = button("Change", partial(self._change_days, one.id), role=Role.LINK)
                change.setAccessibleDescription(words)
                self._days.addWidget(FlowRow(label(words), change))
        for made in (self.offer, self.days, self.not_now):
            made.setAccessibleDescription(chosen.name)

    def _deed(self, deed: Deed, chosen: HostRow | None = None) -> None:
        host = chosen or self._chosen
        if host is not None:
            self._workplace.deed_wanted.emit(DeedWanted(deed, FamilyId(host.key)))

    def _change_days(self, exception_id: str) -> None:
        if self._chosen is not None:
            wanted = DeedWanted(Deed.HOST_DAYS, FamilyId(self._chosen.key), record_id=exception_id)
            self._workplace.deed_wanted.emit(wanted)

    def _not_this_month(self) -> None:
        chosen, desk = self._chosen, self._workplace.desk
        if chosen is not None:
            self._workplace.do(lambda: hosts.not_this_month(desk, FamilyId(chosen.key), desk.today))

    def _open_card(self) -> None:
        if self._chosen is not None:
            self._workplace.family_wanted.emit(self._chosen.key)


def _model() -> RowsTableModel[HostRow]:
    return RowsTableModel(
        (
            Column("Host", lambda one: one.name, strong=True, sort_key=lambda one: one.name, width=150),
            Column("Nights", lambda one: one.nights, least=190),
            Column("Day care", lambda one: one.days, width=130, spare=1),
            Column("Can", lambda one: one.can, width=190, spare=2),
            Column("Next days that differ", lambda one: one.away, least=200, tip=lambda one: one.away),
            Column(
                "12 months",
                lambda one: str(one.child_nights),
                width=110,
                right=True,
                sort_key=lambda one: one.child_nights,
                spoken=lambda one: f"{one.child_nights} child-nights in twelve months",
            ),
        ),
        key=lambda one: one.key,
    )
