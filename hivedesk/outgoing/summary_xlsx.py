"""The monthly activity summary as a spreadsheet: figures, no names. Imports openpyxl: import it late."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from hivedesk.domain.hive import Hive
from hivedesk.domain.summary import (
    Comparison,
    ComparisonRow,
    Correction,
    MonthSummary,
    Share,
    Unit,
    Value,
    month_before,
    year_before,
)
from hivedesk.foundation.clock import format_date, format_moment, format_month, local
from hivedesk.outgoing import masked_words
from hivedesk.outgoing.sheets import cell_at, put_text, put_value, same_bytes_each_time

_HEADER_ROW = 6
_COLUMNS = {  # with their widths; a masked month stands alone
    "section": 31,
    "figure": 40,
    "this": 15,
    "part": 11,
    "whole": 11,
    "last_month": 15,
    "year_so_far": 15,
    "last_year": 15,
    "unit": 10,
    "definition": 90,
}
_BESIDE = ("last_month", "year_so_far", "last_year")
_NUMBERS = ("this", "part", "whole", *_BESIDE)


def summary_xlsx(
    comparison: Comparison,
    hive: Hive,
    moment: datetime,
    *,
    frozen_on: datetime | None = None,
    corrections: Sequence[Correction] = (),
) -> bytes:
    """The figures as numbers, each with its definition; nobody's name, not even in the file's properties.

    A masked summary has no other months beside it. The same comparison and moment give the same bytes.
    """
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Summary"
    _write_top(sheet, comparison.summary, hive, moment, frozen_on)
    _write_table(sheet, comparison)
    _lay_out(sheet, comparison.summary)
    if frozen_on is not None and corrections:
        _write_corrections(workbook.create_sheet("Corrections"), corrections)
    properties = workbook.properties
    properties.creator, properties.lastModifiedBy = "HiveDesk", None
    properties.title = "Monthly activity summary"
    properties.created = moment.astimezone(UTC).replace(tzinfo=None)
    buffer = BytesIO()
    workbook.save(buffer)
    return same_bytes_each_time(buffer.getvalue(), moment)


def _write_top(
    sheet: Worksheet, summary: MonthSummary, hive: Hive, moment: datetime, frozen_on: datetime | None
) -> None:
    state = f"Frozen on {format_date(local(frozen_on).date())}" if frozen_on else "Provisional"
    if not summary.whole_month:
        state += f", counted up to {format_date(summary.up_to)}"
    where = " · ".join(part for part in (hive.name.strip(), hive.area.strip()) if part)
    lines = (
        f"Monthly activity summary, {format_month(summary.year, summary.month)}",
        where,
        f"{state}. Made {format_moment(moment)}.",
        f"{masked_words.HEADING}. {masked_words.MARKS}"
        if summary.masked
        else "Counts of what was recorded; they claim nothing about causes.",
    )
    for row, words in enumerate(lines, start=1):
        put_text(cell_at(sheet, row, 1), words)
    cell_at(sheet, 1, 1).font = Font(bold=True, size=14)
    if hive.demonstration:
        put_text(cell_at(sheet, 5, 1), "DEMONSTRATION: made-up people").font = Font(bold=True)


def _write_table(sheet: Worksheet, comparison: Comparison) -> None:
    _write_header(sheet, comparison.summary)
    at = _HEADER_ROW + 1
    for section in comparison.sections:
        for row in section.rows:
            _write_row(sheet, at, section.title, row, _columns(comparison.summary))
            at += 1


def _columns(summary: MonthSummary) -> list[str]:
    return [name for name in _COLUMNS if not (summary.masked and name in _BESIDE)]


def _write_header(sheet: Worksheet, summary: MonthSummary) -> None:
    year, month = summary.year, summary.month
    titles = {
        "section": "Section",
        "figure": "Figure",
        "this": format_month(year, month),
        "part": "Counted",
        "whole": "Out of",
        "last_month": format_month(*month_before(year, month)),
        "year_so_far": "Year so far",
        "last_year": format_month(*year_before(year, month)),
        "unit": "Unit",
        "definition": "What is counted",
    }
    for column, name in enumerate(_columns(summary), start=1):
        cell = put_text(cell_at(sheet, _HEADER_ROW, column), titles[name])
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EEF3F3")
        cell.border = Border(bottom=Side(style="thin"))
        cell.alignment = Alignment(
            wrap_text=True, vertical="bottom", horizontal="right" if name in _NUMBERS else "left"
        )


def _write_row(sheet: Worksheet, at: int, section: str, row: ComparisonRow, columns: Sequence[str]) -> None:
    words = {
        "section": section,
        "figure": row.label,
        "unit": "share" if row.unit is Unit.SHARE else row.unit.value,
        "definition": row.definition,
    }
    values: dict[str, Value] = {
        "this": row.this,
        "last_month": row.last_month,
        "year_so_far": row.year_so_far,
        "last_year": row.same_month_last_year,
    }
    if isinstance(row.this, Share):
        values |= {"part": row.this.part, "whole": row.this.whole}
    for column, name in enumerate(columns, start=1):
        if name in words:
            put_text(cell_at(sheet, at, column), words[name])
        elif name in values:
            put_value(cell_at(sheet, at, column), values[name])
    cell_at(sheet, at, 2).alignment = Alignment(vertical="top", indent=1 if row.part_of else 0)
    cell_at(sheet, at, len(columns)).alignment = Alignment(wrap_text=True, vertical="top")


def _lay_out(sheet: Worksheet, summary: MonthSummary) -> None:
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    for column, name in enumerate(_columns(summary)):
        sheet.column_dimensions[chr(ord("A") + column)].width = _COLUMNS[name]
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    if summary.masked and sheet.oddFooter is not None:
        sheet.oddFooter.left.text = masked_words.FOOT  # on each printed page


def _write_corrections(sheet: Worksheet, corrections: Sequence[Correction]) -> None:
    for column, title in enumerate(("Figure", "When frozen", "Counted now"), start=1):
        put_text(cell_at(sheet, 1, column), title).font = Font(bold=True)
        sheet.column_dimensions["ABC"[column - 1]].width = 32 if column == 1 else 15
    for at, change in enumerate(corrections, start=2):
        put_text(cell_at(sheet, at, 1), change.label)
        put_value(cell_at(sheet, at, 2), change.frozen)
        put_value(cell_at(sheet, at, 3), change.now)
    sheet.freeze_panes = "A2"
