"""The column at the left: HiveDesk's name, the screens, and what stands beneath."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout

from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.labels import label


class Navigation(QFrame):
    """``chosen`` comes with a screen's key, by mouse, keyboard or assistive technology; put more into ``foot``."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """``entries``: key, label, icon name."""
        super().__init__()
        theme.set_role(self, Role.NAVIGATION)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        layout = column(12, 8, 16, 8, 14, into=self)
        head = row(9, 12, 2, 4, 2)
        self._mark = QLabel()
        head.addWidget(self._mark)
        self._name = label("HiveDesk", Role.HEADING)
        head.addWidget(self._name, 1)
        layout.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName("Navigation")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self.list, Role.NAVIGATION)
        for key, text, icon_name in entries:
            item = QListWidgetItem(icon(icon_name, Ink.NAV), text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        # assistive technology changes the selection, not the current row
        self.list.itemSelectionChanged.connect(self._selected)
        self.list.itemClicked.connect(self._clicked)  # also the one that is marked: she wants to go back to its list
        layout.addWidget(self.list, 1)
        self.foot: QVBoxLayout = column(4, 12, 0, 4, 0)
        layout.addLayout(self.foot)
        self._quiet = False
        self._just_chosen: QListWidgetItem | None = None
        self._resize()
        theme.changes().changed.connect(self._resize)

    def select(self, key: str) -> None:
        """Mark the screen that is shown; emits nothing."""
        self._quiet = True
        self.list.clearSelection()
        for place in range(self.list.count()):
            if self.list.item(place).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(place)
        self._quiet = False

    def _selected(self) -> None:
        items = self.list.selectedItems()
        if items and not self._quiet:
            self._just_chosen = items[0]
            self.chosen.emit(str(items[0].data(Qt.ItemDataRole.UserRole)))

    def _clicked(self, item: QListWidgetItem) -> None:
        if item is not self._just_chosen:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
        self._just_chosen = None

    def _resize(self) -> None:
        size = theme.px(19)
        self.list.setIconSize(QSize(size, size))
        self.list.setSpacing(theme.space(1))
        widest = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setSizeHint(QSize(0, theme.px(40)))
            widest = max(widest, self.list.fontMetrics().horizontalAdvance(item.text()))
        self._mark.setPixmap(icons.pixmap("hive", Ink.NAV, theme.px(24), self.devicePixelRatioF()))
        self.setFixedWidth(max(widest + size + theme.space(64), theme.space(200)))
