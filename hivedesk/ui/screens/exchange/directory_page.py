"""*Directory*: the other Hives and the professionals of the county, as the fostering service told them."""

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import county_directory
from hivedesk.domain.exchange.records import DirectoryHive, DirectoryPerson
from hivedesk.domain.exchange.wording import reached
from hivedesk.domain.families import readable_phone
from hivedesk.ui import theme
from hivedesk.ui.directory_columns import people_model
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, ScrollPage
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_TABLE = 180  # px at 100 per cent


class DirectoryPage(QWidget):
    """Whom to reach, found by letters of a name, a team or a number."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._build()

    def read(self) -> None:
        """Show the directory as it was told last."""
        desk = self._workplace.desk
        if not desk.is_open:
            return
        text = str(self.search.values()["find"] or "")
        people, hives = county_directory.professionals(desk), county_directory.other_hives(desk)
        found = county_directory.look_up(desk, text) if text.strip() else people
        self._people.set_rows(found)
        self._hives.set_rows(hives)
        for widget in (self.search, self._people_card):
            widget.setVisible(bool(people))
        self._hives_card.setVisible(bool(hives))
        self._nothing.setVisible(bool(people) and not found)
        self._empty.setVisible(not people and not hives)

    def focus(self) -> None:
        """Where the looking begins."""
        if self._empty.isVisible():
            return
        (self.search.field("find").control if self.search.isVisible() else self.hives).setFocus()

    def show_person(self, person_id: str) -> None:
        """Select a professional, whatever is searched for."""
        self.search.set_values({"find": ""})
        self.read()
        self.people.select_key(person_id)
        self.people.setFocus()

    def _show_chosen(self, person: DirectoryPerson | None) -> None:
        """All of it, also where the table has no room; to be copied from."""
        self.chosen.setVisible(person is not None)
        if person is not None:
            self.chosen.setText(f"{person.name}: {reached(person)}")

    def _build(self) -> None:
        page = ScrollPage(gap=12, margin=0)
        column(0, into=self).addWidget(page)
        self.search = FieldForm()
        self.search.add(
            "find", "Find a professional", fields.line(), width=HALF, help_text="A name, a team, or part of a number"
        )
        self.search.changed.connect(lambda _key: self.read())
        self._people_card, self._hives_card = Card("Professionals"), Card("Other Hives")
        self._people, self._hives = people_model(), _hives_model()
        self.people = TableView(self._people, "Professionals", zebra=True)
        self.hives = TableView(self._hives, "Other Hives", zebra=True)
        self._nothing = label("Nobody in the directory fits. Try fewer letters.", Role.MUTED, wrap=True)
        self._people_card.add(self._nothing)
        for card, table in ((self._people_card, self.people), (self._hives_card, self.hives)):
            table.setMinimumHeight(theme.px(_LEAST_TABLE))
            card.body.addWidget(table, 1)
        self.chosen = label("", wrap=True, selectable=True)
        self.people.chosen.connect(self._show_chosen)
        self._people_card.add(self.chosen)
        self._show_chosen(None)
        self._empty = EmptyState(
            "group",
            "No directory has come yet",
            "The fostering service sends it: the other Hives, and the professionals whom you may have to reach.",
        )
        page.body.addWidget(self.search)
        page.body.addWidget(self._people_card, 2)
        page.body.addWidget(self._hives_card, 1)
        page.body.addWidget(self._empty, 1)


def _hives_model() -> RowsTableModel[DirectoryHive]:
    return RowsTableModel(
        (
            Column("Hive", lambda one: one.name, strong=True, sort_key=lambda one: one.name.casefold()),
            Column("Area", lambda one: one.area, width=220, tip=lambda one: one.area, spare=1),
            Column("HCSW", lambda one: one.worker, width=220),
            Column("Telephone", lambda one: readable_phone(one.phone), width=150),
        ),
        key=lambda one: one.id,
    )
