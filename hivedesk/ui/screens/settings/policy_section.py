"""Working hours and the rules in force: to be read, not changed."""

from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import State
from hivedesk.ui.widgets.key_values import KeyValueList


class PolicySection(Section):
    """Named source and date."""

    def __init__(self) -> None:
        super().__init__()
        card = self.add_card(
            "Working hours and policy",
            "These rules come with HiveDesk and are the same for every Hive. When guidance changes, a new version "
            "comes with an update; what happened before stays measured by the version of its time.",
        )
        self.facts = KeyValueList()
        card.add(self.facts)
        self.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Show the version in force."""
        self.facts.set_pairs(state.policy)
