"""The claim list as a table."""

from hivedesk.ui.deeds.claims_view_model import ClaimRow
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def claim_rows() -> RowsTableModel[ClaimRow]:
    """Tick, day, what, carer, amount, what became of it."""
    return RowsTableModel(
        [
            Column(
                "Tick",
                lambda line: "",
                64,
                checked=lambda line: line.ticked,
                spoken=lambda line: "ticked" if line.ticked else "not ticked",
            ),
            Column("Day", lambda line: line.day, 155, sort_key=lambda line: line.item.day),
            Column("What", lambda line: line.what, sort_key=lambda line: line.what, strong=True, least=280),
            Column("Carer", lambda line: line.carer, 150, sort_key=lambda line: line.carer, spare=1),
            Column("Amount", lambda line: line.amount, 90, sort_key=lambda line: line.item.pence, right=True),
            Column(
                "State",
                lambda line: line.state,
                215,
                sort_key=lambda line: line.state,
                tone=lambda line: line.tone,
            ),
        ],
        key=lambda line: line.key,
    )
