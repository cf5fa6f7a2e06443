"""Choosing a passphrase: four words to take, or her own; typed twice, its strength shown while she types."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow
from hivedesk.ui.widgets.passphrase import PassphraseField, StrengthMeter, caps_lock_hint

_PAUSE_MS = 250  # weighing takes up to 50 ms: not at every key


class Weighed(Protocol):
    """What is known of a passphrase's strength."""

    @property
    def score(self) -> int: ...

    @property
    def sentence(self) -> str: ...

    @property
    def acceptable(self) -> bool: ...


class NewPassphrase(QWidget):
    """Call `check` before `passphrase`."""

    def __init__(
        self,
        weigh: Callable[[str], Weighed],
        suggest: Callable[[], str],
        *,
        name: str = "Passphrase",
        repeat: str = "Repeat the passphrase",
    ) -> None:
        super().__init__()
        self._weigh, self._suggest = weigh, suggest
        self.meter = StrengthMeter()
        self.form = FieldForm()
        first, second = fields.passphrase(), fields.passphrase()
        self.form.add("passphrase", name, first, required=True, beneath=self._beneath(first.control))
        self.form.add("repeat", repeat, second)
        self.form.changed.connect(self._changed)
        self.suggestion = label("", Role.TITLE, wrap=True)
        card = Card(padding=16, gap=8)
        card.add(label("A suggestion: four words that have nothing in common", Role.MUTED, wrap=True))
        card.add(self.suggestion)
        card.add(FlowRow(button("Use this", self.use_suggestion), button("Suggest another", self.suggest_another)))
        card.add(
            label(
                "Picture the four together. If you write them down until you know them, keep the note away from the "
                "laptop.",
                Role.SMALL,
                wrap=True,
            )
        )
        outer = column(16, into=self)
        outer.addWidget(card)
        outer.addWidget(self.form)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.weigh_now)

    def begin(self) -> None:
        """Have a suggestion ready, and weigh what stands there."""
        if not self.suggestion.text():
            self.suggestion.setText(self._suggest())
        self.weigh_now()

    def suggest_another(self) -> None:
        """Four other words."""
        self.suggestion.setText(self._suggest())
        announce(self.suggestion, self.suggestion.text())

    def use_suggestion(self) -> None:
        """Take the words in view for both fields."""
        words = self.suggestion.text()
        self.form.set_values({"passphrase": words, "repeat": words})
        self.weigh_now()

    def passphrase(self) -> str:
        """What was typed."""
        return str(self.form.field("passphrase").read())

    def check(self) -> bool:
        """Whether it is strong enough and the same twice; shows what is not and goes there."""
        weighed = self.weigh_now()
        repeated = self.form.field("repeat").read()
        if not self.form.check():
            return False
        if not weighed.acceptable:
            return self.form.set_errors({"passphrase": "This passphrase is not strong enough yet."})
        if not repeated:
            return self.form.set_errors({"repeat": "Type the passphrase once more, so that no slip goes unseen."})
        if repeated != self.passphrase():
            return self.form.set_errors({"repeat": "This differs from the passphrase above. Type it again."})
        return True

    def forget(self) -> None:
        """Empty the fields and the suggestion."""
        self.form.set_values({"passphrase": "", "repeat": ""})
        for key in ("passphrase", "repeat"):
            control = self.form.field(key).control
            if isinstance(control, PassphraseField):
                control.hide_text()
        self.suggestion.setText("")

    def weigh_now(self) -> Weighed:
        """Show how strong it is."""
        self._pause.stop()
        weighed = self._weigh(self.passphrase())
        self.meter.set_strength(weighed.score, weighed.sentence)
        return weighed

    def _beneath(self, control: QWidget) -> QWidget:
        beneath = QWidget()
        layout = column(4, 0, 2, 0, 0, into=beneath)
        if isinstance(control, PassphraseField):
            layout.addWidget(caps_lock_hint(control))
        layout.addWidget(self.meter)
        return beneath

    def _changed(self, key: str) -> None:
        if key == "passphrase":
            self._pause.start()
