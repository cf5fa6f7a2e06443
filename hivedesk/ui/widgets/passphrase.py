"""Typing a passphrase: seen on request, with a word about Caps Lock, and how strong it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from hivedesk.ui import theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.line_fields import LineWithButton


class PassphraseField(LineWithButton):
    """Hidden as it is typed; ``caps_lock_seen`` says whether a capital came without Shift."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(self.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setMaxLength(1024)
        # no stop of Tab: who types a passphrase twice would go on into the eye, and each blank would show it
        self._eye = self.add_button("Show passphrase", "eye")
        self._eye.setToolTip("Show passphrase (Alt+V)")
        self._eye.clicked.connect(self._turn)

    def is_shown(self) -> bool:
        """Whether the passphrase can be read on screen."""
        return self.echoMode() is self.EchoMode.Normal

    def hide_text(self) -> None:
        """Hide it again, for example before the screen changes."""
        if self.is_shown():
            self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_V and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._turn()
            return
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(typed.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_seen.emit(False)  # it has just been changed: wait for the next letter
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.caps_lock_seen.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self.hide_text()

    def _turn(self) -> None:
        show = not self.is_shown()
        self.setEchoMode(self.EchoMode.Normal if show else self.EchoMode.Password)
        name = "Hide passphrase" if show else "Show passphrase"
        self._eye.setIcon(icon("eye-off" if show else "eye", Ink.MUTED))
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(f"{name} (Alt+V)")


def caps_lock_hint(field: PassphraseField) -> QWidget:
    """A line beneath ``field`` that appears while Caps Lock seems to be on."""
    hint = label("Caps Lock seems to be on.", Role.SMALL)
    hint.hide()

    def told(seen: bool) -> None:
        if seen and hint.isHidden():
            announce(field, hint.text())
        hint.setVisible(seen)

    field.caps_lock_seen.connect(told)
    return hint


class StrengthMeter(QWidget):
    """A bar of four steps and words that say the same."""

    _TONES = (Tone.DANGER, Tone.DANGER, Tone.WARN, Tone.GOOD, Tone.GOOD)

    def __init__(self) -> None:
        super().__init__()
        layout = column(4, into=self)
        self.bar = QProgressBar()
        self.bar.setRange(0, 4)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Strength")
        self.words = label("", Role.SMALL, wrap=True)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)

    def set_strength(self, score: int, words: str) -> None:
        """``score`` 0 (guessed at once) to 4 (strong), and what to say about it."""
        bounded = min(4, max(0, score))
        self.bar.setValue(bounded)
        self.bar.setProperty("tone", str(self._TONES[bounded]))
        theme.repolish(self.bar)
        self.words.setText(words)
        self.bar.setAccessibleDescription(words)
