"""The rules in force: every figure in plain words, to be read, not changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from hivedesk.domain.hive import VaultRole
from hivedesk.ui.screens.settings.rule_groups import Facts, RuleGroup
from hivedesk.ui.screens.settings.rules_view_model import READ_ONLY, READ_ONLY_AT_THE_SERVICE, RulesPage
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card


class RulesSection(Section):
    """A card for each group of rules; what a later version changes stands above them."""

    def __init__(self, role: VaultRole) -> None:
        super().__init__()
        self._shown: RulesPage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing to press here: the keyboard scrolls the page itself
        self.setAccessibleName("Rules in force")
        card = self.add_card("Rules in force", READ_ONLY if role is VaultRole.HIVE else READ_ONLY_AT_THE_SERVICE)
        self.version = label("", Role.STRONG, wrap=True)
        card.add(self.version)
        self.coming = Banner(Tone.INFO)
        self.coming.hide()
        card.add(self.coming)
        self.changes = column(8)
        card.body.addLayout(self.changes)
        self._groups = column(14)
        self.body.addLayout(self._groups)
        self.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Show the version in force; made anew only when it is another one."""
        page = state.rules
        if page == self._shown:
            return
        self._shown = page
        self.version.setText(page.version)
        self.coming.setVisible(bool(page.coming))
        if page.coming:
            self.coming.say(page.coming, "This is what changes then. The rules below count until the day before.")
        clear(self.changes)
        _add_facts(self.changes, page.changes)
        clear(self._groups)
        for group in page.groups:
            self._groups.addWidget(_card(group))


def _card(group: RuleGroup) -> Card:
    card = Card(group.heading, gap=8)
    if group.sentence:
        card.add(label(group.sentence, Role.MUTED, wrap=True))
    _add_facts(card.body, group.facts)
    card.add(label(group.foot, Role.SMALL, wrap=True))
    return card


def _add_facts(layout: QVBoxLayout, facts: Facts) -> None:
    """Label and words beside each other, beneath each other at large text; in line from card to card."""
    for name, words in facts:
        told = label(words, wrap=True, selectable=True)
        named = label(name.replace("&", "&&"), Role.MUTED, wrap=True)  # with a buddy, one would be a shortcut
        named.setBuddy(told)
        for side in (named, told):
            side.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Columns(named, told, least=230, gap=4, weights=(5, 16)))
