"""What follows from what is typed, said calmly while she types."""

from PySide6.QtWidgets import QWidget

from hivedesk.ui.deeds.deed_form import Outlook
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.labels import label

HEADING = "Before you save"


class OutlookPane(QWidget):
    """A sentence, and an amber list; nothing where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(10, into=self)
        self.follows = label("", Role.MUTED, wrap=True)
        self.needs = Banner(Tone.WARN)
        self.follows.hide()
        self.needs.hide()
        layout.addWidget(self.needs)
        layout.addWidget(self.follows)
        self._shown = Outlook()

    def show_outlook(self, outlook: Outlook) -> None:
        """Say this from now on; where it differs, assistive technology hears it too."""
        if outlook == self._shown:
            return
        self._shown = outlook
        self.follows.setText(outlook.follows)
        self.follows.setVisible(bool(outlook.follows))
        if len(outlook.needs) == 1:
            self.needs.say(outlook.needs[0])
        elif outlook.needs:
            self.needs.say(HEADING, "\n".join(f"• {need}" for need in outlook.needs))
        self.needs.setVisible(bool(outlook.needs))
        announce(self, " ".join((*outlook.needs, outlook.follows)))
