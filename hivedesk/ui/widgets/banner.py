"""A strip at the top of a screen that says something which stays until it is dealt with."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button, icon_button
from hivedesk.ui.widgets.labels import label

_ICONS = {
    Tone.PLAIN: ("info", Ink.MUTED),
    Tone.GOOD: ("tick", Ink.ACCENT),
    Tone.INFO: ("info", Ink.BLUE),
    Tone.WARN: ("warning", Ink.WARN),
    Tone.DANGER: ("warning", Ink.DANGER),
}


class Banner(QFrame):
    """Words on a coloured ground, with an icon, optional buttons and an optional way to close it."""

    closed = Signal()

    def __init__(self, tone: Tone, text: str = "", more: str = "", *, closable: bool = False) -> None:
        super().__init__()
        self._tone = tone
        self.setProperty("banner", str(tone))
        layout = row(10, 14, 10, 10, 10, into=self)
        self._picture = QLabel()
        layout.addWidget(self._picture)
        words = column(2)
        self.text = label(text, Role.STRONG, wrap=True)
        self.more = label(more, wrap=True)
        if not more:
            self.more.hide()
        words.addWidget(self.text)
        words.addWidget(self.more)
        layout.addLayout(words, 1)
        self._buttons = row(8)
        layout.addLayout(self._buttons)
        if closable:
            layout.addWidget(icon_button("Close this message", "close", self._close, size=16))
        self._draw()
        self._name()
        theme.changes().changed.connect(self._draw)

    def add_button(self, text: str, on_click: Callable[[], object]) -> QWidget:
        """Offer something to do."""
        made = button(text, on_click)
        self._buttons.addWidget(made)
        return made

    def clear_buttons(self) -> None:
        """Offer nothing any more."""
        clear(self._buttons)

    def say(self, text: str, more: str = "", tone: Tone | None = None) -> None:
        """Say something else, and show it."""
        self.text.setText(text)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        if tone is not None and tone is not self._tone:
            self._tone = tone
            self.setProperty("banner", str(tone))
            theme.repolish(self)
            for child in self.findChildren(QWidget):
                theme.repolish(child)
            self._draw()
        self._name()
        self.show()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _name(self) -> None:
        self.setAccessibleName(" ".join(part for part in (self.text.text(), self.more.text()) if part))

    def _draw(self) -> None:
        name, ink = _ICONS[self._tone]
        self._picture.setPixmap(icons.pixmap(name, ink, theme.px(20), self.devicePixelRatioF()))


class ErrorBanner(Banner):
    """Shows a `HiveDeskError` on a screen; hidden until then."""

    def __init__(self) -> None:
        super().__init__(Tone.DANGER, closable=True)
        self.hide()

    def show_error(self, error: HiveDeskError) -> None:
        """Say what happened and what to do, also to assistive technology."""
        self.say(error.message, error.advice)
        announce(self, str(error), urgent=True)

    def clear(self) -> None:
        """All is well again."""
        self.hide()


def demonstration_banner(of: str) -> Banner:
    """Marks a screen of the demonstration; ``of``: Hive or county."""
    return Banner(Tone.INFO, f"Demonstration {of}: everybody in it is made up. What you do here is gone the next time.")
