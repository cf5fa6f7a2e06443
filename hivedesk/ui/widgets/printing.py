"""PDF to paper: each page as a picture at 300 dpi, through the system's own print dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from hivedesk.foundation.errors import CannotWrite, HiveDeskError

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

DPI = 300


def print_pdf(
    parent: QWidget | None, content: bytes, title: str, *, before: Callable[[], object] | None = None
) -> bool:
    """Ask for the printer and print; False when the worker thought better of it.

    ``title`` shows in the printer's queue, which others can see: it must hold no name. ``before`` is called
    once she has agreed, before the first page goes: the place to log it.

    Raises:
        HiveDeskError: the PDF cannot be read.
        CannotWrite: the printer does not take it.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: not needed to start

    document, _buffer = _open(content)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    _prepare(printer, document)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print")
    dialog.setMinMax(1, document.pageCount())
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    if before is not None:
        before()
    paint_pages(printer, document, _chosen_pages(printer, document.pageCount()))
    return True


def paint_pages(target: "QPrinter | QPdfWriter", document: "QPdfDocument", pages: range) -> None:
    """Paint these pages, one sheet each, as large as the sheet allows.

    Raises:
        CannotWrite: the target does not take them.
    """
    painter = QPainter()
    if not painter.begin(target):
        raise CannotWrite(
            "The printer did not take the pages. Nothing was lost.", "Check the printer, or choose another."
        )
    try:
        for page in pages:
            if page != pages.start:
                target.newPage()
            _paint_page(painter, target, document, page)
    finally:
        painter.end()


def _paint_page(painter: QPainter, target: "QPrinter | QPdfWriter", document: "QPdfDocument", page: int) -> None:
    size = document.pagePointSize(page)
    pixels = QSize(round(size.width() * DPI / 72), round(size.height() * DPI / 72))
    picture = QImage(pixels, QImage.Format.Format_RGB32)
    picture.fill(QColor(Qt.GlobalColor.white))  # a PDF page has no ground of its own
    over = QPainter(picture)
    over.drawImage(0, 0, document.render(page, pixels))
    over.end()
    sheet = QSizeF(target.width(), target.height())
    fitted = QSizeF(pixels).scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - fitted.width()) / 2, (sheet.height() - fitted.height()) / 2
    painter.drawImage(QRectF(left, top, fitted.width(), fitted.height()), picture)


def _open(content: bytes) -> "tuple[QPdfDocument, QBuffer]":
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() == 0:
        raise HiveDeskError(
            "These pages cannot be printed. Nothing was lost.", "Make the document again, then print it."
        )
    return document, buffer


def _prepare(printer: "QPrinter", document: "QPdfDocument") -> None:
    from PySide6.QtGui import QPageLayout, QPageSize

    size = document.pagePointSize(0)
    landscape = size.width() > size.height()
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)


def _chosen_pages(printer: "QPrinter", pages: int) -> range:
    first, last = printer.fromPage(), printer.toPage()
    if first <= 0:
        return range(pages)
    return range(first - 1, min(last or pages, pages))
