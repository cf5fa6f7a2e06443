"""What the import brought, and where to go from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.import_families.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow, PageHeader, ScrollPage


class DonePage(QWidget):
    """The summary; HiveDesk has forgotten the file by now."""

    families_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        page = ScrollPage()
        column(0, into=self).addWidget(page)
        self.header = PageHeader("Import families")
        page.body.addWidget(self.header)
        card = Card(gap=12, padding=24)
        self.heading = label("", Role.HEADING, wrap=True)
        self.result = label("", Role.STRONG, wrap=True)
        self.sentence = label("", Role.MUTED, wrap=True)
        self.families = button("Show families", self.families_wanted.emit, role=Role.PRIMARY, icon_name="families")
        self.another = button("Choose another file", self.another_wanted.emit)
        for part in (self.heading, self.result, self.sentence, FlowRow(self.families, self.another)):
            card.add(part)
        page.body.addWidget(card)
        page.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Show what came of it."""
        self.header.set_title("Import families", state.file_name)
        self.result.setText(state.result)
        self.result.setVisible(not state.taken_back)
        if state.taken_back:
            self.heading.setText("The import was taken back")
            self.sentence.setText("Your families are as they were before. Redo brings the import again.")
        elif state.nothing_new:
            self.heading.setText("Nothing had to be written")
            self.sentence.setText("Your families are on record as in the sheet. HiveDesk keeps nothing of the file.")
        else:
            self.heading.setText("The families are in your Hive")
            self.sentence.setText("Undo takes all of it back. HiveDesk keeps nothing of the file.")

    def focus(self) -> None:
        """Put the keyboard on what is likely next."""
        self.families.setFocus()
