"""The columns of the list."""

from hivedesk.ui.screens.families.view_model import FamilyRow
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def families_model() -> RowsTableModel[FamilyRow]:
    """The table's model; rows are told apart by the family's id."""
    return RowsTableModel(
        (
            Column("Family", lambda row: row.name, width=200, sort_key=lambda row: row.name, strong=True),
            Column("Carers", lambda row: row.carers, sort_key=lambda row: row.carers),
            Column(
                "Children",
                lambda row: str(row.children),
                width=88,
                sort_key=lambda row: row.children,
                spoken=lambda row: f"{row.children} children in care",
                tip=lambda row: row.children_note,
            ),
            Column("Kind", lambda row: row.kind, width=170, sort_key=lambda row: row.kind),
            Column(
                "Last contact",
                lambda row: row.last_contact_text,
                width=224,
                sort_key=lambda row: row.last_contact,
                spoken=lambda row: f"Last contact {row.last_contact_text}" if row.last_contact_text else "",
            ),
            Column(
                "Status",
                lambda row: row.status,
                width=112,
                sort_key=lambda row: row.status,
                tone=lambda row: row.tone,
            ),
        ),
        key=lambda row: row.id,
    )
