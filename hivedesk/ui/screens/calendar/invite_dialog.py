"""Choosing who to invite, person by person; at the door also those who came without being asked."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.ui import theme
from hivedesk.ui.deeds.event_ref import EventRef
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.calendar.invite_view_model import InviteState, InviteViewModel, PersonRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.line_fields import SearchField
from hivedesk.ui.widgets.page import divider
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

TITLE = "Choose who to invite"
_SENTENCE = "Space ticks one person, Enter all of the family for whom the event is meant."


class InviteDialog(QDialog):
    """Over the event's page; nothing is kept of it but whom she invites."""

    def __init__(self, workplace: Workplace, ref: EventRef, parent: QWidget) -> None:
        """Raises `RuleRefused` where the event is gone."""
        sight = sight_of(workplace.desk, discreet=workplace.discreet)
        self.model = InviteViewModel(workplace.desk, ref, sight)
        super().__init__(parent)
        self._workplace = workplace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self._build()
        workplace.refused.connect(self.errors.show_error)
        workplace.about_to_lock.connect(self.reject)
        self._render(self.model.state())
        self.resize(self.sizeHint())
        put_in_order(self)
        self.finder.setFocus()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(860), theme.px(620)).boundedTo(room)

    # -- showing

    def _render(self, state: InviteState) -> None:
        self.rows.set_rows(state.rows)
        self.table.setVisible(bool(state.rows))
        self._nothing.setText(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        self._count.setText(f"{state.ticked} ticked" if state.ticked else "")
        self.invite.setEnabled(state.ticked > 0)
        self.came.setVisible(state.has_begun)
        self.came.setEnabled(state.ticked > 0)

    # -- acting

    def _ticked(self, chosen: PersonRow, wanted: bool) -> None:
        self._render(self.model.tick(chosen, wanted))

    def _family(self, chosen: PersonRow) -> None:
        self._render(self.model.tick_family(chosen))

    def _search(self) -> None:
        self._render(self.model.search(self.finder.text()))

    def _first_found(self) -> None:
        """Enter in the search: the family found first."""
        self._search()
        found = self.rows.rows()
        if self.finder.text().strip() and found:
            self._family(found[0])
            self.finder.clear()

    def _invite(self) -> None:
        self._finish(self._workplace.do(self.model.invite))

    def _came(self) -> None:
        self._finish(self._workplace.do(self.model.came_uninvited))

    def _finish(self, changed: Changed | None) -> None:
        if changed is not None:
            self.accept()

    # -- building

    def _build(self) -> None:
        self.errors = ErrorBanner()
        self.finder = SearchField("Find a person or family")
        self.finder.searched.connect(self._search)
        self.finder.returnPressed.connect(self._first_found)
        self.rows: RowsTableModel[PersonRow] = RowsTableModel(
            [
                Column(
                    "Invite",
                    lambda one: "",
                    70,
                    checked=lambda one: one.ticked,
                    spoken=lambda one: "ticked" if one.ticked else "not ticked",
                ),
                Column("Name", lambda one: one.name, strong=True, sort_key=lambda one: one.name.casefold()),
                Column("Family", lambda one: one.family, 150, sort_key=lambda one: one.family.casefold()),
                Column("Is", lambda one: one.what, 130, muted=True, spare=1),
                Column("The event is", lambda one: one.open, 210, tone=lambda one: one.tone),
            ],
            key=lambda one: one.key,
        )
        self.rows.ticked.connect(self._ticked)
        self.table = TableView(self.rows, "People who can be invited")
        self.table.opened.connect(self._family)
        self._nothing = label("", Role.MUTED, wrap=True)
        self._count = label("", Role.SMALL)
        self.invite = button("Invite", self._invite, role=Role.PRIMARY, icon_name="group")
        self.came = button("They came without being asked", self._came)
        outer = column(12, 26, 22, 26, 16, into=self)
        for widget in (label(TITLE, Role.TITLE), label(_SENTENCE, Role.MUTED, wrap=True), self.errors, self.finder):
            outer.addWidget(widget)
        outer.addWidget(self.table, 1)
        outer.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(divider())
        foot = row(8)
        foot.addWidget(self._count, 1)
        foot.addWidget(button("Cancel", self.reject))
        foot.addWidget(self.came)
        foot.addWidget(self.invite)
        outer.addLayout(foot)
