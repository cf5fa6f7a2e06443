"""A table with a sentence above it: who has not sent, room by area, the pilot's figures."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.rows_model import RowsTableModel
from hivedesk.ui.widgets.table_view import TableView

_ROW = 34


class ListPane(QWidget):
    """``note`` stands above, ``foot`` beneath the table."""

    def __init__(self, model: RowsTableModel[Any], name: str, note: str, foot: str = "") -> None:
        super().__init__()
        layout = column(10, 0, 12, 0, 0, into=self)
        self.note = label(note, Role.MUTED, wrap=True)
        self.model = model
        self.table = TableView(model, name, zebra=True)
        self.foot = label(foot, Role.SMALL, wrap=True)
        if not foot:
            self.foot.hide()  # never *shown* here: without a parent it would be a window of its own, with the keyboard
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.foot)
        self._resize()
        theme.changes().changed.connect(self._resize)

    def show_rows(self, rows: tuple[Any, ...], note: str = "", foot: str = "") -> None:
        """Show these; a new note or foot where one is given."""
        self.model.set_rows(rows)
        if note:
            self.note.setText(note)
        if foot:
            self.foot.setText(foot)
            self.foot.show()

    def _resize(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
