"""The columns of the list."""

from hivedesk.ui.screens.families.view_model import FamilyRow
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def families_model() -> RowsTableModel[FamilyRow]:
    """The table's model; rows are told apart by the family's id."""
    return RowsTableModel(
        (
            Column(
                "Family",
                lambda row: row.name,
                width=150,
                sort_key=lambda row: row.name,
                strong=True,
                tip=lambda row: row.name,
            ),
            Column("Carers", lambda row: row.carers, sort_key=lambda row: row.carers, spare=2),
            Column(
                "Children",
                lambda row: str(row.children),
                width=86,
                sort_key=lambda row: row.children,
                spoken=lambda row: f"{row.children} children in care",
                tip=lambda row: row.children_note,
            ),
            Column("Kind", lambda row: row.kind, width=165, sort_key=lambda row: row.kind, spare=3),
            Column(
                "Last contact",
                lambda row: row.last_contact_text,
                width=118,
                sort_key=lambda row: row.last_contact,
                spoken=lambda row: f"Last contact {row.last_contact_text}" if row.last_contact_text else "",
                tip=lambda row: row.last_contact_note,
                spare=1,
            ),
            Column(
                "Due next",
                lambda row: row.due_text,
                sort_key=lambda row: row.due_on,
                spoken=lambda row: f"Due next: {row.due_text}" if row.due_text else "",
                tip=lambda row: row.due_note,
                least=190,
            ),
            Column(
                "Status",
                lambda row: row.status,
                width=92,
                sort_key=lambda row: row.status,
                tone=lambda row: row.tone,
            ),
        ),
        key=lambda row: row.id,
    )
