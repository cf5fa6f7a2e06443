"""A line with what is to be done, when, and its buttons; ticked off it stays, struck through."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.steady_height import hold_height

_WORDS_NEED = 220  # px at 100 per cent; with less the buttons stand beneath the words
_ABOUT_NEEDS = 130  # with less a long one stands beneath the state


class FollowUpRow(QWidget):
    """``done_wanted`` comes with the row's key. More buttons can be put beside *Done* with `add`."""

    done_wanted = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._layout = row(10, 0, 4, into=self)
        words = column(4)
        self.what = label("", wrap=True)
        self.state = Pill("")
        self.mark = Pill("", Tone.GOOD)
        self.mark.hide()
        self.about = label("", Role.SMALL, wrap=True)
        beneath = self._beneath = row(8)
        beneath.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.about, 1)
        words.addWidget(self.what)
        words.addLayout(beneath)
        words.addWidget(self.mark)
        self._layout.addLayout(words, 1)
        self._buttons = row(6)
        self._layout.addLayout(self._buttons)
        self.done = button("Done", self._tick, icon_name="tick")
        self.add(self.done)

    def add(self, widget: QWidget, *, first: bool = False) -> None:
        """Put something after the buttons, or before them."""
        place = 0 if first else self._buttons.count()
        self._buttons.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_line(
        self, what: str, state: str, *, about: str = "", tone: Tone = Tone.PLAIN, mark: str = "", over: bool = False
    ) -> None:
        """Say what it is; ``over`` strikes it through."""
        hold_height(self, over)
        self.what.setText(what)
        font = QFont()
        font.setStrikeOut(over)
        self.what.setFont(font)
        self.what.setEnabled(not over)
        self.about.setText(about)
        self.state.show_state(state, tone)
        self.state.setVisible(bool(state))
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        self.done.setVisible(not over)
        self.done.setAccessibleDescription(what)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(self._buttons.minimumSize().width(), theme.px(160)), hint.height())

    def _turn(self) -> None:
        """Buttons beside the words, or beneath them where there is no room (large text)."""
        room = self.width() - self._buttons.sizeHint().width()
        narrow = room < theme.px(_WORDS_NEED)
        if _lay(self._layout, down=narrow):
            side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
            self._layout.setAlignment(self._buttons, side)
        left = (self.width() if narrow else room) - self.state.sizeHint().width()
        needed = min(
            theme.px(_ABOUT_NEEDS), self.about.fontMetrics().horizontalAdvance(self.about.text()) + theme.px(10)
        )
        _lay(self._beneath, down=left < needed)

    def _tick(self) -> None:
        self.done_wanted.emit(self.key)


def _lay(layout: QHBoxLayout, *, down: bool) -> bool:
    """Turn a row into a column or back; whether it was turned."""
    way = QHBoxLayout.Direction.TopToBottom if down else QHBoxLayout.Direction.LeftToRight
    if layout.direction() is way:
        return False
    layout.setDirection(way)
    return True
