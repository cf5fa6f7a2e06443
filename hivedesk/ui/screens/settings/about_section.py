"""Which HiveDesk this is, the guide, and the licences of everything that comes with it."""

from PySide6.QtWidgets import QTextBrowser

from hivedesk.ui import theme
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import State, licences, version_words
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.workplace import Workplace


class AboutSection(Section):
    """Reads the licences when it is first shown."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        card = self.add_card(
            version_words(),
            "The desk tool of Hive Carer Support Workers and their fostering service. It works without a network.",
        )
        card.add(label("Free software under the MIT licence.", wrap=True))
        card.add(FlowRow(button("Open the guide", self._want_guide, icon_name="help")))
        licence_card = self.add_card("Licences", "HiveDesk is made with the work of others.")
        self.licences = QTextBrowser()
        self.licences.setAccessibleName("Licences")
        self.licences.setOpenLinks(False)
        self.licences.setTabChangesFocus(True)
        self.licences.setMinimumHeight(theme.px(300))
        licence_card.add(self.licences, 1)
        self.body.setStretchFactor(licence_card, 1)

    def show_state(self, state: State) -> None:
        """Nothing here comes from the vault."""
        if self.licences.document().isEmpty():
            self.licences.setMarkdown(licences())

    def _want_guide(self) -> None:
        self._workplace.screen_wanted.emit("guide")
