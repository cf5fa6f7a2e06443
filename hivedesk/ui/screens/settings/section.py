"""What every section of Settings is: a page that scrolls and shows the state that was read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Signal

from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import theme
from hivedesk.ui.screens.settings.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, ScrollPage


class Section(ScrollPage):
    """``acted`` comes when something was done that no `Changed` tells of: the state is read again.

    ``section_wanted`` comes with the key of another section that is to be shown.
    """

    acted = Signal()
    section_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=14, margin=0)
        theme.set_spacing(self.body, 14, 0, 0, 10, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(120))  # beside the list there is less room than on a page of its own

    def show_state(self, state: State) -> None:
        """Show what was read; what is typed stays."""

    def add_card(self, heading: str, sentence: str = "") -> Card:
        """A card with its sentence."""
        card = Card(heading, gap=12)
        if sentence:
            card.add(label(sentence, Role.MUTED, wrap=True))
        self.body.addWidget(card)
        return card


class LaptopChoices:
    """The settings of this laptop; each choice counts at once."""

    def __init__(self, laptop: LaptopSettings, save: Callable[[LaptopSettings], None]) -> None:
        self.now = laptop
        self._save = save

    def change(self, **chosen: Any) -> None:
        """Take what differs."""
        changed = replace(self.now, **chosen)
        if changed != self.now:
            self.now = changed
            self._save(changed)
