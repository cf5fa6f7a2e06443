"""The list behind a figure: each record leads to its entry in the contact log, to its event, or to the
family's card."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.reports.table_model import AMOUNT, DrillModel
from hivedesk.ui.screens.reports.view_model import Drill, DrillLine
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.page import PageHeader
from hivedesk.ui.widgets.table_view import TableView


class DrillPage(QWidget):
    """``back_wanted`` on *Back to the figures* or Escape; ``entry_wanted`` and ``family_wanted`` with an id;
    ``event_wanted`` with an id, and which time of a series or None; ``stay_wanted`` with the id of a request.
    """

    back_wanted = Signal()
    entry_wanted = Signal(str)
    family_wanted = Signal(str)
    event_wanted = Signal(str, object)
    stay_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(14, 28, 18, 28, 20, into=self)
        back = button("Back to the figures", self.back_wanted.emit, role=Role.QUIET, icon_name="back")
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.header = PageHeader("")
        layout.addWidget(self.header)
        self.model = DrillModel(self)
        self.table = TableView(self.model, "Records behind the figure")
        self.table.opened.connect(self._opened)
        layout.addWidget(self.table, 1)

    def show_list(self, drill: Drill, *, fresh: bool) -> None:
        """Show the list; ``fresh`` begins at its top, else the place in it stays."""
        place = 0 if fresh else self.table.verticalScrollBar().value()
        self.header.set_title(drill.title, drill.sentence)
        if fresh:
            self.table.clearSelection()
        self.model.set_amount_title(drill.amount_title)
        self.model.set_rows(drill.lines)
        self.table.setColumnHidden(AMOUNT, not drill.amount_title)
        self.table.verticalScrollBar().setValue(place)
        if fresh:
            self.table.setFocus()
            if drill.lines:
                self.table.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _opened(self, line: DrillLine) -> None:
        if line.entry_id:
            self.entry_wanted.emit(line.entry_id)
        elif line.request_id:
            self.stay_wanted.emit(line.request_id)
        elif line.event_id:
            self.event_wanted.emit(line.event_id, line.original_start)
        elif line.family_id:
            self.family_wanted.emit(line.family_id)
