"""The columns of the county's directory: at the service's desk and at a Hive."""

from hivedesk.domain.exchange.records import DirectoryPerson
from hivedesk.domain.exchange.wording import reached
from hivedesk.domain.families import readable_phone
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def people_model() -> RowsTableModel[DirectoryPerson]:
    """The professionals, sorted by any column."""
    return RowsTableModel(
        (
            Column("Name", lambda one: one.name, strong=True, sort_key=lambda one: one.name.casefold(), tip=_whole),
            Column("Role", lambda one: one.role.value, width=262, tip=lambda one: one.role.value, spare=2),
            Column("Team", lambda one: one.team, width=200, tip=lambda one: one.team, spare=1),
            Column("Telephone", lambda one: readable_phone(one.phone), width=150),
            Column("E-mail", lambda one: one.email, width=220, tip=lambda one: one.email, spare=3),
        ),
        key=lambda one: one.id,
    )


def _whole(person: DirectoryPerson) -> str:
    return f"{person.name}: {reached(person)}"
