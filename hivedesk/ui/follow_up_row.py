"""A follow-up as one line: what is to be done, when, and *Done*; ticked off it stays, struck through."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label


class FollowUpRow(QWidget):
    """``done_wanted`` comes with the follow-up's id. More buttons can be put before *Done* with `add`."""

    done_wanted = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._layout = row(10, 0, 4, into=self)
        words = column(4)
        self.what = label("", wrap=True)
        self.state = Pill("")
        self.about = label("", Role.SMALL, wrap=True)
        beneath = row(8)
        beneath.addWidget(self.state)
        beneath.addWidget(self.about, 1)
        words.addWidget(self.what)
        words.addLayout(beneath)
        self._layout.addLayout(words, 1)
        self.done = button("Done", self._tick, icon_name="tick")
        self._layout.addWidget(self.done, 0, Qt.AlignmentFlag.AlignVCenter)

    def add(self, widget: QWidget) -> None:
        """Put something after *Done*."""
        self._layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, what: str, state: str, *, about: str = "", tone: Tone = Tone.PLAIN, over: bool = False) -> None:
        """Say what it is; ``over`` strikes it through."""
        self.what.setText(what)
        font = QFont()
        font.setStrikeOut(over)
        self.what.setFont(font)
        self.what.setEnabled(not over)
        self.about.setText(about)
        self.state.show_state(state, tone)
        self.state.setVisible(bool(state))
        self.done.setVisible(not over)
        self.done.setAccessibleDescription(what)

    def _tick(self) -> None:
        self.done_wanted.emit(self.key)
