"""What is to be seen to before an event, each with the way to the families that it is about."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.calendar.event_state import FindingRow
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow


class SeeToCard(Card):
    """Not there while there is nothing; ``family_wanted`` comes with a family's id."""

    family_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("To see to")
        self._count = Pill("", Tone.WARN)
        self.heading.add(self._count)
        self._rows = column(10)
        self.body.addLayout(self._rows)
        self.hide()

    def show_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show these, the most pressing first."""
        clear(self._rows)
        for row in rows:
            self._rows.addWidget(self._row(row))
        number = len(rows)
        self._count.setText("1 thing" if number == 1 else f"{number} things")
        self.setVisible(bool(rows))

    def _row(self, row: FindingRow) -> QWidget:
        whole = QWidget()
        layout = column(2, into=whole)
        layout.addWidget(label(row.words, wrap=True))
        if row.families:
            links = [
                button(name, partial(self.family_wanted.emit, family_id), role=Role.LINK)
                for family_id, name in row.families
            ]
            for link in links:
                link.setToolTip("Open the card")
            layout.addWidget(FlowRow(*links))
        return whole
