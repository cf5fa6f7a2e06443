"""*Set it up once*: the steps to the first receipt, with a tick at those that are done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from hivedesk.casework.exchange.set_up import SetUp
from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.screens.exchange.view_model import Step, set_up_steps
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card

_TICK = 18  # px at 100 per cent


class StepsCard(Card):
    """Hidden once all of it is done."""

    def __init__(self) -> None:
        super().__init__("Set it up once")
        self._steps = column(8)
        self.body.addLayout(self._steps)
        self.setAccessibleName("Set it up once")

    def show_steps(self, how_far: SetUp) -> None:
        """Show which steps are done."""
        self.setVisible(not how_far.done)
        clear(self._steps)
        for step in set_up_steps(how_far):
            self._steps.addWidget(_line(step))


def _line(step: Step) -> QWidget:
    line = QWidget()
    layout = row(10, into=line)
    mark = QLabel()
    mark.setFixedWidth(theme.px(_TICK))
    if step.done:
        mark.setPixmap(icons.pixmap("tick", Ink.ACCENT, theme.px(_TICK), line.devicePixelRatioF()))
    else:
        mark.setText(f"{step.number}.")
        mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = label(f"{step.words} {step.state}", Role.MUTED if step.done else None, wrap=True)
    layout.addWidget(words, 1)
    return line
