"""A PDF on screen, from memory: nothing in clear reaches the disk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import icon_button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import EmptyState
from hivedesk.ui.widgets.steady_scroll import steady

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PdfPane(QWidget):
    """Pages under each other, with page and zoom; its words are there for assistive technology too.

    Keys: Ctrl+plus and Ctrl+minus, Ctrl+0 for the width of the page, Page Up and Page Down for pages.
    """

    page_changed = Signal(int)

    def __init__(self, name: str = "Preview") -> None:
        super().__init__()
        self._name = name
        self._document: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._buffer: QBuffer | None = None
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, 6)
        bar = row(4)
        self._previous = icon_button("Previous page", "chevron-up", lambda: self.go_to(self.page() - 1))
        self._next = icon_button("Next page", "chevron-down", lambda: self.go_to(self.page() + 1))
        self.place = label("", Role.MUTED)
        bar.addWidget(self._previous)
        bar.addWidget(self._next)
        bar.addWidget(self.place)
        bar.addStretch(1)
        bar.addWidget(icon_button("Zoom out", "zoom-out", lambda: self.zoom(-1)))
        bar.addWidget(icon_button("Zoom in", "zoom-in", lambda: self.zoom(1)))
        bar.addWidget(icon_button("Fit the width", "fit-width", self.fit_width))
        layout.addLayout(bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("note", "Nothing to show yet"))
        layout.addWidget(self._stack, 1)
        self._tell_place()

    def show_pdf(self, content: bytes, password: str = "") -> bool:
        """Show a PDF; False (and nothing on screen) when it cannot be read."""
        from PySide6.QtPdf import QPdfDocument  # late: not needed to start

        self.clear()
        document, view = self._parts()
        document.setPassword(password)
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() is not QPdfDocument.Status.Ready:
            document.close()
            buffer.deleteLater()
            return False
        self._buffer = buffer  # the document reads from it as it is scrolled
        view.setAccessibleDescription(self.text())
        self._stack.setCurrentWidget(view)
        view.verticalScrollBar().setValue(0)  # a new paper is read from its beginning, whatever page was in view before
        self._tell_place()
        return True

    def clear(self) -> None:
        """Show nothing, and forget the pages."""
        if self._document is not None:
            self._document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.setData(QByteArray())
            self._buffer.deleteLater()
            self._buffer = None
        if self._view is not None:
            self._view.setAccessibleDescription("")
        self._stack.setCurrentIndex(0)
        self._tell_place()

    def text(self) -> str:
        """The words of all pages."""
        if self._document is None:
            return ""
        pages = range(self._document.pageCount())
        return "\n".join(self._document.getAllText(page).text() for page in pages)

    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount() if self._document is not None and self._buffer is not None else 0

    def page(self) -> int:
        """The page in view, from 0."""
        return self._view.pageNavigator().currentPage() if self._view is not None else 0

    def go_to(self, page: int) -> None:
        """Bring a page into view, from 0."""
        if self._view is not None and 0 <= page < self.pages():
            self._view.pageNavigator().jump(page, QPointF(0, 0), 0)
            self._tell_place()

    def zoom(self, steps: int) -> None:
        """Larger (+1) or smaller (-1)."""
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is None:
            return
        now = self._zoom_now()
        nearest = min(range(len(_ZOOMS)), key=lambda at: abs(_ZOOMS[at] - now))
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(_ZOOMS[max(0, min(len(_ZOOMS) - 1, nearest + steps))])

    def fit_width(self) -> None:
        """As large as the width allows."""
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is not None:
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif control and event.key() == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif control and event.key() == Qt.Key.Key_0:
            self.fit_width()
        elif event.key() == Qt.Key.Key_PageDown:
            self.go_to(self.page() + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(self.page() - 1)
        else:
            super().keyPressEvent(event)

    def _parts(self) -> "tuple[QPdfDocument, QPdfView]":
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        if self._document is None or self._view is None:
            self._document = QPdfDocument(self)
            self._view = steady(QPdfView)(self)
            self._view.setAccessibleName(self._name)
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            self._view.setDocument(self._document)
            self._view.pageNavigator().currentPageChanged.connect(self._tell_place)
            self._stack.addWidget(self._view)
        return self._document, self._view

    def _zoom_now(self) -> float:
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is None or self._document is None:
            return 1.0
        if self._view.zoomMode() is QPdfView.ZoomMode.Custom:
            return self._view.zoomFactor()
        width_points = self._document.pagePointSize(self.page()).width() or 595.0
        return self._view.viewport().width() / (width_points * self.logicalDpiX() / 72)

    def _tell_place(self) -> None:
        pages, page = self.pages(), self.page()
        self.place.setText(f"Page {page + 1} of {pages}" if pages else "")
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < pages)
        if pages:
            self.page_changed.emit(page)
