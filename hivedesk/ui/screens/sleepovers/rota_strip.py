"""The strip beneath the rota: what stands in the cell, or what is said of where a bar would stand; and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label

_LARGE = 140  # per cent: from here on the word stands before the sentence, so that the table has room
_LEAST_LINES = 2  # from the beginning, so that the table mostly stays as high as it is while something is moved
_MOST_LINES = 3  # while nothing is moved; why it does not fit is said whole


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
        self.words = _Words()
        self.open = button("Open", self.open_wanted.emit)
        self.move_button = button("Move", self.move_wanted.emit)
        self.pin = button("Pin", self.pin_wanted.emit)
        self.drop = button("Put it here", self.drop_wanted.emit, role=Role.PRIMARY)
        self.back = button("Put it back", self.back_wanted.emit)
        self.move_button.setToolTip("Move (M): then arrows, Enter to put it down, Escape to put it back")
        self.pin.setToolTip("Pinned stays are left as they are when the month is planned (P)")
        self._said = ("", "")
        self._lay_out()
        self._fit()
        theme.changes().changed.connect(self._fit)

    def say(self, word: str, words: str, tone: Tone) -> None:
        """Say what stands there."""
        self._set("")
        self.words.fit()
        self._show(word, words)
        self._colour(pill=str(tone), tone="")

    def say_aim(self, word: str, words: str, tone: Tone, *, possible: bool = True) -> None:
        """Say what would be where something is moved to: the whole strip takes the tone.

        ``possible``: it may be put there.
        """
        self._set(str(tone))
        self._show(word, words, whole=True)
        self._colour(pill="", tone=str(tone))
        if not self.back.isHidden():
            self.drop.setVisible(possible)

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
        if opens:
            self.open.setText(opens)
        if pin:
            self.pin.setText(pin)

    def _colour(self, **properties: str) -> None:
        """Give the word its colours, and those alone: one that an earlier word left behind would win."""
        before = {name: self.word.property(name) or "" for name in properties}
        if before != properties:
            for name, value in properties.items():
                self.word.setProperty(name, value)
            theme.repolish(self.word)

    def _show(self, word: str, words: str, *, whole: bool = False) -> None:
        self._said = word, words
        self.word.setText(word)
        self.words.say(f"{word}. {words}" if self._is_large() else words, whole=whole)
        self.setAccessibleDescription(f"{word}. {words}")

    def _set(self, banner: str) -> None:
        if (self.property("banner") or "") != banner:
            self.setProperty("banner", banner)
            theme.repolish(self)

    def _lay_out(self) -> None:
        outer = row(10, 12, 7, 10, 7, into=self)
        outer.addWidget(self.word, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addWidget(self.words, 1)
        self._buttons = QWidget()
        side_by_side = row(6, into=self._buttons)
        for made in (self.open, self.move_button, self.pin, self.drop, self.back):
            side_by_side.addWidget(made)
        outer.addWidget(self._buttons)

    def _fit(self) -> None:
        self.word.setVisible(not self._is_large())
        self.words.fit()
        self._buttons.setMinimumHeight(self.open.sizeHint().height())
        self._show(*self._said, whole=bool(self.property("banner")))

    @staticmethod
    def _is_large() -> bool:
        return theme.current().sizes.text_percent >= _LARGE


class _Words(QLabel):
    """As much of a text as has room in a few lines, and the tool tip says the rest; or the whole of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._text, self._whole = "", False

    def say(self, words: str, *, whole: bool = False) -> None:
        """Say something."""
        if (words, whole) != (self._text, self._whole):
            self._text, self._whole = words, whole
            self._fill()

    def fit(self) -> None:
        """Take the height of its lines."""
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()

    def _fill(self) -> None:
        parts, shown, metrics = self._text.split(" "), self._text, self.fontMetrics()
        most = (_MOST_LINES * metrics.lineSpacing() + 2) if not self._whole else 1 << 12
        room = (0, 0, max(self.width(), theme.px(120)), 1 << 12, Qt.TextFlag.TextWordWrap)
        while len(parts) > 1 and metrics.boundingRect(*room, shown).height() > most:
            parts.pop()
            shown = f"{' '.join(parts)} …"
        self.setText(shown)
        self.setToolTip(self._text if shown != self._text else "")
        if self._whole:  # the table does not jump from one aim to the next
            self.setMinimumHeight(max(self.minimumHeight(), self.heightForWidth(self.width())))
