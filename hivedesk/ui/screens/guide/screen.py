"""Help: the chapters at the left, the chosen one beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.ui import theme
from hivedesk.ui.screens.guide.view_model import Chapter, chapters
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.page import PageHeader
from hivedesk.ui.workplace import Workplace


class GuideScreen(QWidget):
    """Reads like a booklet; needs no network."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._role = workplace.desk.role
        self._chapters: list[Chapter] = []
        whole = column(14, 28, 16, 28, 20, into=self)
        whole.addWidget(PageHeader("Help", "How to do things in HiveDesk. F1 brings you here from anywhere."))
        beside = row(18)
        self.list = QListWidget()
        self.list.setAccessibleName("Chapters")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedWidth(theme.px(230))
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Chapter")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: self.opened(url.toString().removesuffix(".md")))
        beside.addWidget(self.list)
        beside.addWidget(self.text, 1)
        whole.addLayout(beside, 1)
        workplace.about_to_lock.connect(self.text.clear)

    def opened(self, target: str = "") -> None:
        """Show a chapter; the first one unless another is asked for."""
        if not self._chapters:
            self._chapters = chapters(role=self._role)
            for chapter in self._chapters:
                item = QListWidgetItem(chapter.title)
                item.setData(Qt.ItemDataRole.UserRole, chapter.key)
                self.list.addItem(item)
        keys = [chapter.key for chapter in self._chapters]
        wanted = keys.index(target) if target in keys else max(0, self.list.currentRow())
        self.list.setCurrentRow(wanted)

    def refresh(self, changed: Changed) -> None:
        """Nothing that changes in the vault changes the guide."""

    def _show_chosen(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._chapters):
            self.text.document().setDocumentMargin(theme.px(20))
            self.text.setMarkdown(self._chapters[place].text)
