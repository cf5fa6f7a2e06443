"""The safeguarding panel: whom to ring stands first, then the facts, then who was told."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from hivedesk.casework.today import DutyLine
from hivedesk.ui.duty_number import duty_number
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label

RULE = "Tell the duty team; do not investigate. Facts only."


class ConcernPanel(QFrame):
    """Shown while *Concern* is ticked."""

    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "danger")
        self.setAccessibleName("Safeguarding concern")
        layout = column(12, 20, 16, 20, 18, into=self)
        layout.addWidget(label("Safeguarding concern", Role.HEADING))
        self._numbers = column(0)
        layout.addLayout(self._numbers)
        layout.addWidget(label(RULE, Role.STRONG, wrap=True))
        self.form = FieldForm()
        self.form.add(
            "concern_facts",
            "Facts of the concern",
            fields.text(lines=3),
            help_text="What you saw and heard, in the words that were used, with times. No guesses. Empty: what you "
            "wrote under What happened counts.",
        )
        self.form.add(
            "concern_told", "Told whom and when", fields.line(), help_text="For example: Duty Line, Ms Reed, 10:20"
        )
        layout.addWidget(self.form)
        self.stamp = label("", Role.SMALL, wrap=True)
        layout.addWidget(self.stamp)
        layout.addWidget(
            label("Saving makes a follow-up for today: tell the duty team, or has it answered?", Role.SMALL, wrap=True)
        )

    def show_numbers(self, duty: Sequence[DutyLine]) -> None:
        """Show whom to ring; a number that is not entered yet can be entered in Settings."""
        clear(self._numbers)
        self._numbers.addWidget(Columns(*(duty_number(line, self.settings_wanted.emit) for line in duty), least=300))

    def show_stamp(self, moment: str, worker: str) -> None:
        """Say when the concern was first noted, and by whom."""
        self.stamp.setText(f"Time stamp: {moment}, {worker}")
