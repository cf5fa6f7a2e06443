"""The requests as a list: which still need a host, what is arranged, what is to be debriefed."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui import theme
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.sleepovers.lists_view_model import RequestRow, Which, request_rows
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.page import EmptyState, FlowRow, ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_TABLE = 240  # px at 100 per cent


class RequestsPage(QWidget):
    """``request_wanted`` comes with an id, ``new_wanted`` for a new one."""

    request_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._build()

    def read(self) -> None:
        """Read the requests and show those that are chosen."""
        sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
        which = cast(Which, next(iter(self.which.selected())))
        counts, rows = request_rows(self._workplace.desk, which, sight)
        for one, number in counts.items():
            self.which.set_text(one, f"{one.value} {number}" if number else one.value)
        position = self.table.verticalScrollBar().value()
        self._rows.set_rows(rows)
        self.table.verticalScrollBar().setValue(position)
        self._pages.setCurrentIndex(0 if rows else 1 if counts[Which.ALL] else 2)
        self.add.setVisible(bool(counts[Which.ALL]))

    def focus(self) -> None:
        """Where the work goes on."""
        if self._pages.currentIndex() == 0:
            self.table.setFocus()
            if self.table.current_row() is None:
                self.table.selectRow(0)
        elif self._pages.currentIndex() == 2:
            self._nothing.button.setFocus()

    def _build(self) -> None:
        scroll = ScrollPage(gap=12, margin=0)
        column(0, into=self).addWidget(scroll)
        self.add = button("New request", self.new_wanted.emit, role=Role.PRIMARY, icon_name="add")
        self.which = FilterBar("Which requests", [(one, one.value) for one in Which], exclusive=True)
        scroll.body.addWidget(FlowRow(self.add))
        scroll.body.addWidget(self.which)
        self._rows = _model()
        self.table = TableView(self._rows, "Requests", zebra=True)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        none_such = EmptyState(
            "tick", "None of this sort", "Requests of the last twelve months are all kept.", "Show all", self._show_all
        )
        self._nothing = EmptyState(
            "sleepovers",
            "No request yet",
            "A carer asks whether a child may stay with another family: write it down here, and hosts are suggested.",
            "New request",
            self.new_wanted.emit,
        )
        self._pages = Pages()
        for page in (self.table, none_such, self._nothing):
            self._pages.addWidget(page)
        scroll.body.addWidget(self._pages, 1)
        self.which.changed.connect(self.read)
        self.table.opened.connect(self._opened)

    def _show_all(self) -> None:
        self.which.select(Which.ALL)

    def _opened(self, row: RequestRow) -> None:
        self.request_wanted.emit(row.key)


def _model() -> RowsTableModel[RequestRow]:
    return RowsTableModel(
        (
            Column("Children", lambda row: row.children, strong=True, sort_key=lambda row: row.children, least=150),
            Column("Live with", lambda row: row.family, sort_key=lambda row: row.family, width=130, spare=2),
            Column("From", lambda row: row.when, sort_key=lambda row: row.starts_at, least=170),
            Column("What", lambda row: row.what, sort_key=lambda row: row.what, width=150, spare=1),
            Column("Host", lambda row: row.host, sort_key=lambda row: row.host, width=140),
            Column(
                "State",
                lambda row: row.state,
                width=150,
                sort_key=lambda row: row.state,
                tone=lambda row: row.tone,
            ),
        ),
        key=lambda row: row.key,
    )
