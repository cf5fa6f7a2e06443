"""A dialog for one act: what it is, what is asked, Cancel and the button that does it, which Enter presses too.

It is as high as what it holds, also once errors stand in it; where the screen is lower, its middle scrolls.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

_AROUND = QSize(40, 60)  # px of the screen that stay free


class ActDialog(QDialog):
    """Put what is asked into ``body``, then say with `does` what it does. A lock closes it."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget,
        title: str,
        *,
        heading: str = "",
        wide: float = 560,
        leave: str = "Cancel",
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._wide = wide
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        outer = column(0, into=self)
        self._page = ScrollPage(gap=12, margin=26)
        self.body = self._page.body
        self.body.addWidget(label(heading or title, Role.TITLE, wrap=True))
        outer.addWidget(self._page, 1)
        self._foot = QWidget()
        self._answers = row(8, 26, 12, 26, 16, into=self._foot)
        self._answers.addStretch(1)
        self._answers.addWidget(button(leave, self.reject))
        outer.addWidget(self._foot)
        inside = self._page.widget()
        if inside is not None:
            inside.installEventFilter(self)
        workplace.about_to_lock.connect(self.reject)

    def does(self, words: str, act: Callable[[], object], *, danger: bool = False) -> QPushButton:
        """The button that does it. Enter presses it, unless it is a danger."""
        made = button(words, act, role=Role.DANGER if danger else Role.PRIMARY)
        made.setDefault(not danger)
        self._answers.addWidget(made)
        return made

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - _AROUND
        width = min(theme.px(self._wide), room.width())
        height = self.body.totalHeightForWidth(width)
        return QSize(width, height + self._foot.sizeHint().height() + 2).boundedTo(room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        put_in_order(self)
        self.resize(self.sizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._grow)
        return False

    def _grow(self) -> None:
        """Make room for what came in; never smaller than she made it."""
        room = self.screen().availableGeometry().size() - _AROUND
        needed = self.body.totalHeightForWidth(self._page.viewport().width()) + self._foot.height() + 2
        if needed > self.height():
            self.resize(self.width(), min(needed, max(room.height(), self.height())))
