"""The families of the sheet as a table."""

from hivedesk.ui.screens.import_families.texts import Line
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def families_model() -> RowsTableModel[Line]:
    """Tick, family, what would happen, carers, children, how much is to be checked."""
    return RowsTableModel(
        [
            Column(
                "Import",
                lambda line: "",
                72,
                checked=lambda line: line.taken,
                spoken=lambda line: {True: "to be imported", False: "left out", None: "cannot be imported"}[line.taken],
            ),
            Column("Family", lambda line: line.name, 140, sort_key=lambda line: line.name, strong=True),
            Column(
                "What happens",
                lambda line: line.what,
                145,
                sort_key=lambda line: line.what,
                tone=lambda line: line.tone,
            ),
            Column("Carers", lambda line: line.carers, sort_key=lambda line: line.carers),
            Column(
                "In care",
                lambda line: line.children,
                72,
                sort_key=lambda line: int(line.children or 0),
                right=True,
                spoken=lambda line: f"{line.children or 'no'} children in care",
            ),
            Column(
                "To check",
                lambda line: str(line.problems or ""),
                88,
                sort_key=lambda line: line.problems,
                right=True,
                spoken=lambda line: f"{line.problems or 'nothing'} to check",
            ),
        ],
        key=lambda line: line.row,
    )
