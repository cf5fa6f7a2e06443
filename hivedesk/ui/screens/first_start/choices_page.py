"""The four ways to begin, as large calm cards."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from hivedesk.domain.hive import VaultRole
from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import PressedByEnter, button
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow


class ChoiceCard(PressedByEnter):
    """A large button: picture, what it does, a sentence."""

    def __init__(self, text: str, sentence: str, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(sentence)
        theme.set_role(self, Role.TILE)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout = layout = column(6, 20, 18, 20, 18, into=self)
        self._picture = QLabel()
        heading = label(text, Role.HEADING, wrap=True)
        words = label(sentence, Role.MUTED, wrap=True)
        for part in (self._picture, heading, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        layout.addStretch(1)
        self._draw()
        theme.changes().changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint().expandedTo(QSize(theme.px(240), theme.px(130)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self._layout.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(theme.px(130), self._layout.heightForWidth(width))

    def _draw(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon_name, Ink.ACCENT, theme.px(30), self.devicePixelRatioF()))


class ChoicesPage(EntrancePage):
    """What would she like to do?"""

    own_wanted = Signal()
    create_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    demonstration_wanted = Signal()
    service_wanted = Signal()

    def __init__(self, own: VaultRole | None = None) -> None:
        """``own``: whose vault is on this laptop already, so the way back to it comes first."""
        super().__init__(
            "Welcome to HiveDesk", "Your families, your contact log and your monthly summary, on this laptop alone."
        )
        self.own_card = ChoiceCard(
            "Back to the service's desk" if own is VaultRole.SERVICE else "Back to my Hive",
            "The one that was opened on this laptop last.",
            "key",
        )
        self.create_card = ChoiceCard(
            "Create a new Hive", "You start with an empty Hive. Its families can come from your spreadsheet.", "hive"
        )
        self.open_card = ChoiceCard("Open a Hive", "Its folder is on this laptop already, or on a drive.", "unlock")
        self.restore_card = ChoiceCard(
            "Restore a backup", "Into a new folder. The backup itself stays as it is.", "backup"
        )
        self.demonstration_card = ChoiceCard(
            "Try the demonstration Hive",
            "A year of a Hive in which everybody is made up. Look around: you can harm nothing.",
            "eye",
        )
        self.own_card.clicked.connect(self.own_wanted)
        self.create_card.clicked.connect(self.create_wanted)
        self.open_card.clicked.connect(self.open_wanted)
        self.restore_card.clicked.connect(self.restore_wanted)
        self.demonstration_card.clicked.connect(self.demonstration_wanted)
        cards = [self.create_card, self.open_card, self.restore_card, self.demonstration_card]
        if own is not None:
            cards.insert(0, self.own_card)
        self.body.addWidget(Columns(*cards, least=300))
        self.service = button("Set up the fostering service's desk", self.service_wanted.emit, role=Role.LINK)
        self.service.setToolTip("For the team that answers for all Hives")
        self.body.addWidget(FlowRow(self.service))
