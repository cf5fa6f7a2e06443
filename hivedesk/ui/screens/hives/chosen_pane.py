"""The chosen Hive beside the list: what asks for something, what can be done, what is known of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QPushButton

from hivedesk.ui import theme
from hivedesk.ui.card_dialogs import words_label
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.act_menu import act_menu
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, ScrollPage

_WIDE, _NARROW = 398, 236  # px at 100 per cent


@dataclass(frozen=True)
class HiveActs:
    """What the buttons do; each with the Hive that is shown."""

    write: Callable[[HiveRow], object]
    correct: Callable[[HiveRow], object]
    corrected: Callable[[HiveRow], object]
    ask: Callable[[HiveRow], object]
    anew: Callable[[HiveRow], object]
    vault: Callable[[HiveRow], object]
    withdraw: Callable[[HiveRow], object]


class ChosenPane(Card):
    """As high as the list, and scrolled within itself: the list stays in sight."""

    def __init__(self, acts: HiveActs) -> None:
        super().__init__(padding=4)
        self._row: HiveRow | None = None
        self._narrow = False
        self.setAccessibleName("The chosen Hive")
        self._page = ScrollPage(gap=10, margin=12)
        self.add(self._page, 1)
        self._nobody = label("Choose a Hive in the list: what it sent, and what you can do, stands here.", wrap=True)
        self._name = label("", Role.HEADING, wrap=True)
        self.state = Pill()
        self.see_to = label("", wrap=True)
        self.write = self._button("Write to this Hive", acts.write, "message")
        self.correct = self._button("Correct a record", acts.correct, "edit")
        self.corrected = self._button("Corrections sent", acts.corrected)
        self.corrected.setToolTip("What was corrected, and whether it stands so at the Hive")
        self.ask = self._button("Ask for everything again", acts.ask)
        self.ask.setToolTip("With its next package the Hive sends all its records again. It does no harm")
        self.vault = self._button("Open its vault", acts.vault, "unlock")
        self.vault.setToolTip("With the service's key, if two people agree")
        self.anew = self._button("Send everything again", acts.anew)
        self.anew.setToolTip("After they restored a backup, and you talked it over by telephone")
        self.withdraw = self._button("Withdraw the card", acts.withdraw, role=Role.DANGER)
        self._buttons = (self.write, self.correct, self.corrected, self.ask, self.vault, self.anew, self.withdraw)
        self._words = label("", Role.STRONG, wrap=True, selectable=True)
        self._facts = KeyValueList()
        self._acts = FlowRow(*self._buttons)
        self.acts_menu = act_menu("This Hive", self._buttons)
        self._shown = (self._name, self.state, self.see_to, self._words, self._facts)
        body = self._page.body
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self.state)
        body.addWidget(self._nobody)
        body.addLayout(self._head)
        for widget in (self.acts_menu, self.see_to, self._acts, self._words, self._facts):
            body.addWidget(widget)
        body.addStretch(1)
        self.show_hive(None)

    def show_hive(self, row: HiveRow | None) -> None:
        """Show a Hive, or that none is chosen."""
        if row is None or self._row is None or row.key != self._row.key:
            self._page.verticalScrollBar().setValue(0)
        self._row = row
        self._nobody.setVisible(row is None)
        for widget in self._shown:
            widget.setVisible(row is not None)
        self._show_acts()
        if row is None:
            return
        self._name.setText(row.name)
        self._words.setText(words_label(row.words))
        self._words.setAccessibleName("Six words: " + ", ".join(row.words))
        self._facts.set_pairs(row.facts)
        self.see_to.setVisible(bool(row.see_to))
        self.see_to.setText(row.see_to)
        self.state.show_state(row.state, row.tone)
        for made in self._buttons:
            made.setVisible(row.enrolled or made is self.vault)
            made.setAccessibleDescription(row.name)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        first = next((made for made in self._buttons if not made.isHidden()), self.vault)
        (self.acts_menu if self._narrow else first).setFocus()

    def fit(self, narrow: bool) -> None:
        """As wide as there is room for beside the list."""
        self._narrow = narrow
        self.setFixedWidth(theme.px(_NARROW if narrow else _WIDE))
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._show_acts()

    def _show_acts(self) -> None:
        """Where it is narrow (large text) seven buttons would fill it: they are a menu there."""
        self._acts.setVisible(self._row is not None and not self._narrow)
        self.acts_menu.setVisible(self._row is not None and self._narrow)

    def _button(
        self, words: str, act: Callable[[HiveRow], object], icon_name: str = "", role: Role | None = None
    ) -> QPushButton:
        def pressed() -> None:
            if self._row is not None:
                act(self._row)

        return button(words, pressed, role=role, icon_name=icon_name)
