"""A field for several lines that grows with what is written, so that all of it can be read."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from hivedesk.ui import theme


class GrowingText(QPlainTextEdit):
    """Tab goes on to the next field; grows from ``lines`` to ``most_lines`` and then scrolls."""

    def __init__(self, lines: int = 3, most_lines: int = 14) -> None:
        super().__init__()
        self._least, self._most = lines, most_lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()  # nothing to scroll here: let the page scroll
        else:
            super().wheelEvent(event)

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        wanted = round(self.document().size().height())  # for plain text Qt counts in lines
        shown = min(self._most, max(self._least, wanted))
        needs_bar = wanted > self._most
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if needs_bar else policy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not bar:
            self.setVerticalScrollBarPolicy(bar)
        edges = 2 * round(self.document().documentMargin()) + 2 * theme.px(4) + 2
        height = shown * line + edges
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
