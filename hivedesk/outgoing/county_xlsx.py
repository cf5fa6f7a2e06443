"""The county review as a spreadsheet: figures, no names of people. Imports openpyxl: import it late."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from hivedesk.domain.county import CountyFigure, CountyReview, HiveCell
from hivedesk.domain.county.gaps import RULE
from hivedesk.domain.county.reference import NOTE, SCALED, SOURCE
from hivedesk.domain.hive import Hive
from hivedesk.domain.summary import Missing, Share, Value
from hivedesk.foundation.clock import format_date, format_moment, format_month
from hivedesk.outgoing import county_paper
from hivedesk.outgoing.county_paper import CountyPaper
from hivedesk.outgoing.sheets import cell_at, heading_row, landscape, put_text, put_value, same_bytes_each_time

_HEADER_ROW = 6
_FIGURES = (
    ("Section", 31),
    ("Figure", 40),
    ("County", 15),
    ("Counted", 11),
    ("Out of", 11),
    ("Hives in it", 11),
    ("Hives that should be", 13),
    ("Months missing", 11),
    ("Unit", 10),
    ("What is counted", 90),
)
_MASKED = tuple(
    column for column in _FIGURES if column[0] not in ("Hives in it", "Hives that should be", "Months missing")
)
_AREAS = (
    ("Area", 30),
    ("Hives", 9),
    ("Families", 11),
    ("Capacity", 11),
    ("Places left", 12),
    ("Room for children", 12),
    ("Waiting", 10),
    ("Median wait, days", 12),
    ("Longest wait, days", 12),
    ("Told on, or later", 18),
    ("What is missing", 60),
)
_PILOT = (
    ("Figure", 30),
    ("Published", 16),
    ("This span", 16),
    ("What is missing", 34),
    ("Published, a Hive and month, at least", 18),
    ("This span, a Hive and month", 18),
)


def county_xlsx(paper: CountyPaper, service: Hive, moment: datetime) -> bytes:
    """The figures as numbers, each with its definition; the same paper and moment give the same bytes."""
    workbook, review = Workbook(), paper.review
    sheet = workbook.worksheets[0]
    sheet.title = "County"
    _write_top(sheet, review, service, moment)
    _write_figures(sheet, review)
    if not review.masked:
        _write_hives(workbook.create_sheet("Hive by Hive"), review)
        _write_sent(workbook.create_sheet("Sent"), paper)
        _write_areas(workbook.create_sheet("Capacity and waiting"), paper)
    _write_pilot(workbook.create_sheet("Pilot 2022-23"), paper)
    for one in workbook.worksheets:
        landscape(one, county_paper.OUTSIDE_FOOT if review.masked else "")
    properties = workbook.properties
    properties.creator, properties.lastModifiedBy = "HiveDesk", None
    properties.title = county_paper.TITLE
    properties.created = moment.astimezone(UTC).replace(tzinfo=None)
    buffer = BytesIO()
    workbook.save(buffer)
    return same_bytes_each_time(buffer.getvalue(), moment)


def _write_top(sheet: Worksheet, review: CountyReview, service: Hive, moment: datetime) -> None:
    where = " · ".join(part for part in (service.name.strip(), service.area.strip()) if part)
    state = _state(review)
    lines = (
        f"{county_paper.TITLE}, {review.span.words}",
        where,
        f"{'' if review.masked else f'{state} '}Made {format_moment(moment)}.",
        f"{county_paper.OUTSIDE_HEADING}. {county_paper.OUTSIDE}"
        if review.masked
        else f"Counts of what was recorded; they claim nothing about causes. {county_paper.OVER_MONTHS}",
    )
    for row, words in enumerate(lines, start=1):
        put_text(cell_at(sheet, row, 1), words)
    cell_at(sheet, 1, 1).font = Font(bold=True, size=14)
    if service.demonstration:
        put_text(cell_at(sheet, 5, 1), "DEMONSTRATION: made-up people").font = Font(bold=True)


def _state(review: CountyReview) -> str:
    if review.complete:
        return "Every Hive sent every month."
    if review.gaps:
        return "Months are missing: see the sheet Sent."
    names = "; ".join(hive.name for hive in review.never_sent)
    return f"No month was sent yet by: {names}." if names else "No month was sent."


def _write_figures(sheet: Worksheet, review: CountyReview) -> None:
    columns = _MASKED if review.masked else _FIGURES
    heading_row(sheet, _HEADER_ROW, columns, left=("Section", "Figure", "Unit", "What is counted"))
    at = _HEADER_ROW
    for section in review.sections:
        for figure in section.figures:
            at += 1
            share = figure.county if isinstance(figure.county, Share) else None
            cells: dict[str, str | int | Value | None] = {
                "Section": section.title,
                "Figure": figure.label,
                "Counted": share.part if share else None,
                "Out of": share.whole if share else None,
                "Hives in it": figure.hives,
                "Hives that should be": figure.hives_due,
                "Months missing": figure.months_left_out,
                "Unit": figure.unit.value,
                "What is counted": figure.definition,
            }
            for column, (title, _) in enumerate(columns, start=1):
                cell = cell_at(sheet, at, column)
                value = figure.county if title == "County" else cells[title]
                if isinstance(value, str) and not isinstance(value, Missing):
                    put_text(cell, value)
                elif value is not None:
                    put_value(cell, value)
            cell_at(sheet, at, 2).alignment = Alignment(vertical="top", indent=1 if figure.part_of else 0)
            cell_at(sheet, at, len(columns)).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _write_hives(sheet: Worksheet, review: CountyReview) -> None:
    """A column for each Hive; a share stands with its part and its whole beneath."""
    names = [(one.hive.name, 15) for one in review.hives]
    heading_row(sheet, 1, (("Section", 31), ("Figure", 40), ("County", 13), *names), left=("Section", "Figure"))
    at = 1
    for section in review.sections:
        for figure in section.figures:
            at += 1
            _hive_row(sheet, at, section.title, figure.label, figure.county, figure.cells)
            if any(isinstance(cell.value, Share) for cell in figure.cells):
                at = _parts(sheet, at, section.title, figure)
    sheet.freeze_panes = "D2"
    sheet.print_title_rows = "1:1"


def _parts(sheet: Worksheet, at: int, section: str, figure: CountyFigure) -> int:
    for words, part_of in (("counted", True), ("out of", False)):
        at += 1

        def of(value: Value | None, part_of: bool = part_of) -> Value | None:
            return (value.part if part_of else value.whole) if isinstance(value, Share) else value

        cells = [HiveCell(of(cell.value), cell.counted, cell.due) for cell in figure.cells]
        _hive_row(sheet, at, section, f"{figure.label}: {words}", of(figure.county), cells)
    return at


def _hive_row(
    sheet: Worksheet, at: int, section: str, label: str, county: Value | None, cells: Sequence[HiveCell]
) -> None:
    put_text(cell_at(sheet, at, 1), section)
    put_text(cell_at(sheet, at, 2), label)
    if county is not None:
        put_value(cell_at(sheet, at, 3), county)
    cell_at(sheet, at, 3).font = Font(bold=True)
    for column, cell in enumerate(cells, start=4):
        if cell.value is None:
            put_text(cell_at(sheet, at, column), "not sent" if cell.due else "not there yet")
        else:
            put_value(cell_at(sheet, at, column), cell.value)
        if cell.partial:
            cell_at(sheet, at, column).font = Font(italic=True)


def _write_sent(sheet: Worksheet, paper: CountyPaper) -> None:
    review = paper.review
    months = review.span.months
    put_text(cell_at(sheet, 1, 1), f"{RULE} In “Hive by Hive” a number in italics does not hold all months.")
    columns = (("Hive", 26), ("Area", 26), *((format_month(*month), 12) for month in months), ("Sent", 8), ("Due", 8))
    heading_row(sheet, 2, columns, left=("Hive", "Area"))
    for at, one in enumerate(review.hives, start=3):
        put_text(cell_at(sheet, at, 1), one.hive.name)
        put_text(cell_at(sheet, at, 2), one.hive.area)
        for column, month in enumerate(months, start=3):
            words = "sent" if month in one.sent else "not sent" if month in one.due else "not there yet"
            put_text(cell_at(sheet, at, column), words)
        put_value(cell_at(sheet, at, len(months) + 3), len(one.sent))
        put_value(cell_at(sheet, at, len(months) + 4), len(one.due))
    for at, words in enumerate(paper.unreadable, start=len(review.hives) + 4):
        put_text(cell_at(sheet, at, 1), f"Came, and cannot be read: {words}")
    sheet.freeze_panes = "C3"


def _write_areas(sheet: Worksheet, paper: CountyPaper) -> None:
    put_text(cell_at(sheet, 1, 1), county_paper.AREAS)
    heading_row(sheet, 2, _AREAS, left=("Area", "What is missing", "Told on, or later"))
    for at, area in enumerate((*paper.areas, paper.all_areas), start=3):
        put_text(cell_at(sheet, at, 1), area.area or "All areas")
        numbers = (
            *(area.hives, area.families, area.capacity, area.room, area.child_vacancies),
            *(area.waiting, area.median_wait, area.longest_wait),
        )
        for column, number in enumerate(numbers, start=2):
            nobody = area.waiting == 0 and column > 7
            missing = Missing.NO_FIGURE if nobody else Missing.NOT_KNOWN
            put_value(cell_at(sheet, at, column), missing if number is None else number)
        put_text(cell_at(sheet, at, 10), format_date(area.oldest) if area.oldest else "not known")
        put_text(cell_at(sheet, at, 11), area.coverage)
    sheet.freeze_panes = "B3"


def _write_pilot(sheet: Worksheet, paper: CountyPaper) -> None:
    scaled = any(line.least_each is not None for line in paper.reference)
    put_text(cell_at(sheet, 1, 1), f"{SOURCE}. {NOTE}{f' {SCALED}' if scaled else ''}")
    heading_row(sheet, 2, _PILOT if scaled else _PILOT[:4], left=("Figure", "What is missing"))
    for at, line in enumerate(paper.reference, start=3):
        put_text(cell_at(sheet, at, 1), line.published.label)
        if line.published.more_than:
            put_text(cell_at(sheet, at, 2), line.published_words).alignment = Alignment(horizontal="right")
        else:
            put_value(cell_at(sheet, at, 2), line.published.number)
        put_value(cell_at(sheet, at, 3), line.ours)
        put_text(cell_at(sheet, at, 4), line.coverage)
        for column, each in ((5, line.least_each), (6, line.ours_each)):
            if each is not None:
                put_value(cell_at(sheet, at, column), round(each, 1))
    sheet.freeze_panes = "B3"
