"""What our spreadsheets share: cells that are never a formula, numbers, headings. Imports openpyxl: import it late."""

import re
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from hivedesk.domain.summary import Missing, Share, Value

_NEVER_IN_A_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell, both numbers from 1.

    Raises:
        TypeError: it is within merged cells, which we never make.
    """
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("no cells are merged on our sheets")
    return cell


def put_text(cell: Cell, words: str) -> Cell:
    """Text stays text, whatever it begins with: no cell of ours is ever a formula."""
    cell.value = _NEVER_IN_A_CELL.sub("", words)
    cell.data_type = "s"
    if words.startswith(_STARTS_A_FORMULA):
        cell.quotePrefix = True
    cell.alignment = Alignment(vertical="top")
    return cell


def put_value(cell: Cell, value: Value) -> None:
    """A figure as a number, or in words why there is none."""
    if isinstance(value, Missing):
        put_text(cell, value.value).alignment = Alignment(horizontal="right", vertical="top")
        return
    cell.value = value.fraction if isinstance(value, Share) else value
    cell.number_format = "0%" if isinstance(value, Share) else "#,##0" if isinstance(value, int) else "#,##0.0"
    cell.alignment = Alignment(horizontal="right", vertical="top")


def heading_row(sheet: Worksheet, row: int, columns: Sequence[tuple[str, int]], *, left: Collection[str] = ()) -> None:
    """The titles of the columns with their widths; ``left``: those over words, not over numbers."""
    for place, (title, width) in enumerate(columns, start=1):
        cell = put_text(cell_at(sheet, row, place), title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EEF3F3")
        cell.border = Border(bottom=Side(style="thin"))
        side = "left" if title in left else "right"
        cell.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal=side)
        sheet.column_dimensions[get_column_letter(place)].width = width


def landscape(sheet: Worksheet, foot: str = "") -> None:
    """A4 across, as wide as the paper; ``foot`` on each printed page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if foot and sheet.oddFooter is not None:
        sheet.oddFooter.left.text = foot


def same_bytes_each_time(content: bytes, moment: datetime) -> bytes:
    """Pack again with the document's moment in place of the clock's (openpyxl stamps the time of saving)."""
    at = moment.astimezone(UTC)
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(buffer, "w", ZIP_DEFLATED) as fresh:
        for name in packed.namelist():
            part = packed.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type = ZIP_DEFLATED
            fresh.writestr(entry, part)
    return buffer.getvalue()
