"""The guests of an event as a table: a tick for each who came, then who, and what they answered."""

from hivedesk.ui.screens.calendar.event_state import GuestRow
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def guest_rows() -> RowsTableModel[GuestRow]:
    """Tick, name, family, what they are, answer, from when to when they were there."""
    return RowsTableModel(
        [
            Column("Came", lambda row: "", 66, checked=lambda row: row.came, spoken=_presence),
            Column("Name", lambda row: row.name, sort_key=lambda row: row.name.casefold(), strong=True, least=140),
            Column(
                "Family",
                lambda row: row.family,
                120,
                sort_key=lambda row: row.family.casefold(),
                tip=lambda row: row.family,
            ),
            Column("Is", lambda row: row.what, 112, sort_key=lambda row: row.what, muted=True, spare=1),
            Column("Answer", lambda row: row.answer, 118, sort_key=lambda row: row.answer, tone=lambda row: row.tone),
            Column(
                "There", lambda row: row.there, sort_key=lambda row: row.there, least=130, tip=lambda row: row.there
            ),
        ],
        key=lambda row: row.key,
    )


def _family(row: GuestRow) -> str:
    return row.family


def _there(row: GuestRow) -> str:
    return row.there


def _presence(row: GuestRow) -> str:
    return row.there or "not recorded"
