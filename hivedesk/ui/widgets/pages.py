"""Pages of which one is shown, for screens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Pages(QStackedWidget):
    """Takes the height it is given, and needs no more than the page that is shown.

    Qt's own stack claims the height that its tallest page would like for the width at hand, also for pages that
    scroll or are hidden, and so makes the window taller than the screen.
    """

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
