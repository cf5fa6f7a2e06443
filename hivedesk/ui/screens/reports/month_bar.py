"""Which month, whether its figures may still change, and freezing them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from hivedesk.casework.monthly_summary import YearMonth
from hivedesk.ui import theme
from hivedesk.ui.screens.reports.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button, icon_button
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.labels import Pill, label


class MonthBar(QWidget):
    """``month_chosen`` comes with year and month, ``freeze_wanted`` on *Freeze month*, ``send_wanted`` on *Send to the
    service*."""

    month_chosen = Signal(tuple)
    freeze_wanted = Signal()
    send_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._months: list[YearMonth] = []
        self._outer = row(18, into=self)
        self._outer.addLayout(self._picker())
        self._outer.addLayout(self._state(), 1)
        self.freeze = button("Freeze month", self.freeze_wanted.emit, icon_name="lock")
        self.send = button("Send to the service", self.send_wanted.emit, icon_name="exchange")
        self._outer.addWidget(self.freeze)
        self._outer.addWidget(self.send)
        self.send.hide()

    def _picker(self) -> QBoxLayout:
        line = row(4)
        words = label("Month", Role.LABEL)
        self.month = ChoiceField([])
        self.month.setAccessibleName("Month")
        self.month.setMinimumContentsLength(15)
        words.setBuddy(self.month)
        self.month.currentIndexChanged.connect(self._chosen)
        self.earlier = icon_button("Previous month", "chevron-left", lambda: self._step(1))
        self.later = icon_button("Next month", "chevron-right", lambda: self._step(-1))
        line.addWidget(words)
        line.addSpacing(theme.space(6))
        for widget in (self.earlier, self.month, self.later):
            line.addWidget(widget)
        return line

    def _state(self) -> QBoxLayout:
        line = row(10)
        self.pill = Pill("", Tone.INFO)
        self.sentence: QLabel = label("", Role.SMALL, wrap=True)
        words = column(0)
        words.addStretch(1)
        words.addWidget(self.sentence)
        words.addStretch(1)
        line.addWidget(self.pill)
        line.addLayout(words, 1)
        return line

    def set_months(self, months: Sequence[tuple[YearMonth, str]], chosen: YearMonth) -> None:
        """Offer these months, newest first; emits nothing."""
        self.month.blockSignals(True)
        if [month for month, _ in months] != self._months:
            self._months = [month for month, _ in months]
            self.month.clear()
            self.month.addItems([words for _, words in months])
        self.month.setCurrentIndex(self._months.index(chosen) if chosen in self._months else 0)
        self.month.blockSignals(False)
        self._allow_steps()

    def show_state(self, state: State) -> None:
        """Say how firm the figures are."""
        self.pill.show_state(state.pill, state.tone)
        self.sentence.setText(state.sentence)
        self.freeze.setVisible(state.can_freeze)
        self.send.setVisible(state.can_send)
        self.freeze.setAccessibleDescription(state.sentence)
        self.pill.show()

    def wait(self) -> None:
        """The month's figures are not there yet."""
        self.pill.hide()
        self.sentence.setText("Counting …")
        self.freeze.hide()
        self.send.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(760)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._outer.direction() is not wanted:
            self._outer.setDirection(wanted)
            side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
            for made in (self.freeze, self.send):
                self._outer.setAlignment(made, side)

    def _step(self, by: int) -> None:
        place = self.month.currentIndex() + by
        if 0 <= place < len(self._months):
            self.month.setCurrentIndex(place)

    def _chosen(self, place: int) -> None:
        self._allow_steps()
        if 0 <= place < len(self._months):
            self.month_chosen.emit(self._months[place])

    def _allow_steps(self) -> None:
        place = self.month.currentIndex()
        self.earlier.setEnabled(place + 1 < len(self._months))
        self.later.setEnabled(place > 0)
