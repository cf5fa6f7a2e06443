"""The guests of an event as a table: a tick for each who came, then who, and what they answered."""

from hivedesk.ui.screens.calendar.event_view_model import GuestRow
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def guest_rows() -> RowsTableModel[GuestRow]:
    """Tick, name, family, what they are, answer, times."""
    return RowsTableModel(
        [
            Column("Came", lambda row: "", 66, checked=lambda row: row.came, spoken=_presence),
            Column("Name", lambda row: row.name, sort_key=lambda row: row.name.casefold(), strong=True, least=150),
            Column("Family", lambda row: row.family, 120, sort_key=lambda row: row.family.casefold()),
            Column("Is", lambda row: row.what, 120, sort_key=lambda row: row.what, muted=True, spare=2),
            Column("Answer", lambda row: row.answer, 132, sort_key=lambda row: row.answer, tone=lambda row: row.tone),
            Column("There", lambda row: row.state, 112, sort_key=lambda row: row.state, muted=True, spare=1),
            Column("Arrived", lambda row: row.arrived, 78, sort_key=lambda row: row.arrived, spare=4),
            Column("Left", lambda row: row.left, 66, sort_key=lambda row: row.left, spare=4),
            Column("Collected by", lambda row: row.collected_by, 120, spare=3, tip=lambda row: row.collected_by),
        ],
        key=lambda row: row.key,
    )


def _presence(row: GuestRow) -> str:
    return row.state or "not recorded"
