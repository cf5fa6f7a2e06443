"""The strip beneath the rota: what stands in the cell, or what is said of where a bar would stand; and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label

_LARGE = 140  # per cent
_MOST_LINES = 3
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class RotaStrip(QFrame):
    """A word in its tone, a sentence, and the buttons for the chosen bar."""

    open_wanted = Signal()
    move_wanted = Signal()
    pin_wanted = Signal()
    drop_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, Role.CARD)
        self.setAccessibleName("About the chosen night")
        self.word = label("", Role.STRONG)
        self.word.setProperty("pill", str(Tone.PLAIN))  # from the beginning: Qt gives a frame its padding but once
        self.words = label("", wrap=True)
        self._whole = ""
        self.open = button("Open", self.open_wanted.emit)
        self.move_button = button("Move", self.move_wanted.emit)
        self.pin = button("Pin", self.pin_wanted.emit)
        self.drop = button("Put it here", self.drop_wanted.emit, role=Role.PRIMARY)
        self.back = button("Put it back", self.back_wanted.emit)
        self.move_button.setToolTip("Move (M): then arrows, Enter to put it down, Escape to put it back")
        self.pin.setToolTip("Pinned stays are left as they are when the month is planned (P)")
        self._lay_out()
        self._fit()
        theme.changes().changed.connect(self._fit)

    def say(self, word: str, words: str, tone: Tone) -> None:
        """Say something."""
        self._set("")
        self._show(word, words)
        if self.word.property("pill") != str(tone):
            self.word.setProperty("pill", str(tone))
            theme.repolish(self.word)

    def say_aim(self, word: str, words: str, tone: Tone) -> None:
        """Say what would be where something is moved to: the whole strip takes the tone."""
        self._set(str(tone))
        self._show(word, words)
        if self.word.property("pill") or self.word.property("tone") != str(tone):
            self.word.setProperty("pill", "")
            self.word.setProperty("tone", str(tone))
            theme.repolish(self.word)

    def _show(self, word: str, words: str) -> None:
        self.word.setText(word)
        self._whole = words
        self._fill()
        self.setAccessibleDescription(f"{word}. {words}")

    def _set(self, banner: str) -> None:
        if (self.property("banner") or "") != banner:
            self.setProperty("banner", banner)
            theme.repolish(self)

    def offer(self, *, opens: str = "", moves: bool = False, pin: str = "", held: bool = False) -> None:
        """Which buttons stand here; ``opens`` and ``pin`` are their words."""
        for made, there in (
            (self.open, bool(opens) and not held),
            (self.move_button, moves and not held),
            (self.pin, bool(pin) and not held),
            (self.drop, held),
            (self.back, held),
        ):
            made.setVisible(there)
        above = held and self._is_large()  # the words need the room
        self._side_by_side.setDirection(_DOWN if above else _ACROSS)
        if opens:
            self.open.setText(opens)
        if pin:
            self.pin.setText(pin)

    def _lay_out(self) -> None:
        outer = row(12, 12, 7, 10, 7, into=self)
        self._said = row(10)
        self._said.addWidget(self.word, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._said.addWidget(self.words, 1)
        outer.addLayout(self._said, 1)
        self._buttons = QWidget()
        self._side_by_side = row(6, into=self._buttons)
        for made in (self.open, self.move_button, self.pin, self.drop, self.back):
            self._side_by_side.addWidget(made)
        outer.addWidget(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """As many of the words as have room; the tool tip says the rest."""
        shown, width = self._whole, self.words.width()
        metrics, most = self.words.fontMetrics(), _MOST_LINES * self.words.fontMetrics().lineSpacing() + 2
        parts = shown.split(" ")
        while parts and metrics.boundingRect(0, 0, width, 1 << 12, Qt.TextFlag.TextWordWrap, shown).height() > most:
            parts.pop()
            shown = f"{' '.join(parts)} …"
        self.words.setText(shown)
        self.words.setToolTip(self._whole if shown != self._whole else "")

    def _fit(self) -> None:
        """So many lines from the beginning that the table mostly stays as high as it is while something is moved."""
        large = self._is_large()
        self._said.setDirection(_DOWN if large else _ACROSS)
        self._said.setSpacing(2 if large else theme.space(10))
        self.words.setMinimumHeight((_MOST_LINES if large else 2) * self.words.fontMetrics().lineSpacing() + 2)
        self._buttons.setMinimumHeight(self.open.sizeHint().height())

    @staticmethod
    def _is_large() -> bool:
        return theme.current().sizes.text_percent >= _LARGE
