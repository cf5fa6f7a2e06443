"""The monthly activity summary as a spreadsheet."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from hivedesk.domain.summary import Missing, Share, compare, corrections, mask, to_frozen
from hivedesk.outgoing import masked_words
from hivedesk.outgoing.summary_xlsx import summary_xlsx
from tests.unit.outgoing.paper_builders import HIVE, MOMENT, WORKER, a_comparison, an_entry

COMPARISON = a_comparison()
CHANGES = corrections(to_frozen(COMPARISON.summary), a_comparison([an_entry(), an_entry("e2")]).summary)


def a_sheet(**options):
    return load_workbook(BytesIO(summary_xlsx(COMPARISON, HIVE, MOMENT, **options)))


def rows_by_label(sheet):
    return {(row[0].value, row[1].value): row for row in sheet.iter_rows(min_row=7)}


def test_every_figure_has_its_row_and_its_definition() -> None:
    rows = rows_by_label(a_sheet()["Summary"])

    for section in COMPARISON.sections:
        for row in section.rows:
            assert rows[section.title, row.label][9].value == row.definition


def test_numbers_are_numbers_and_missing_ones_are_words() -> None:
    rows = rows_by_label(a_sheet()["Summary"])

    for section in COMPARISON.sections:
        for row in section.rows:
            cells = rows[section.title, row.label]
            columns = zip(
                (2, 5, 6, 7), (row.this, row.last_month, row.year_so_far, row.same_month_last_year), strict=True
            )
            for column, value in columns:
                assert cells[column].value == expected(value)
            if isinstance(row.this, Share):
                assert (cells[3].value, cells[4].value) == (row.this.part, row.this.whole)
                assert cells[2].number_format == "0%"


def expected(value):
    if isinstance(value, Missing):
        return value.value
    return pytest.approx(value.fraction) if isinstance(value, Share) else value


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_stays_text(start) -> None:
    name = f'{start}HYPERLINK("x")'
    content = summary_xlsx(COMPARISON, replace(HIVE, name=name, area=""), MOMENT)
    cell = load_workbook(BytesIO(content))["Summary"]["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


def test_no_cell_is_a_formula_and_nothing_is_linked() -> None:
    book = a_sheet(frozen_on=MOMENT, corrections=CHANGES)

    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_signs_that_a_spreadsheet_cannot_hold_are_left_out() -> None:
    content = summary_xlsx(COMPARISON, replace(HIVE, name="A\x00B\x0b\ud800C", area=""), MOMENT)

    assert load_workbook(BytesIO(content))["Summary"]["A2"].value == "ABC"


def test_headings_stay_in_sight_and_columns_are_wide_enough() -> None:
    sheet = a_sheet()["Summary"]

    assert sheet.freeze_panes == "C7"
    assert sheet.print_title_rows == "$6:$6"
    assert [sheet.cell(6, column).value for column in (3, 6, 7, 8)] == [
        "October 2026",
        "September 2026",
        "Year so far",
        "October 2025",
    ]
    longest = max(len(row[1].value) for row in sheet.iter_rows(min_row=7))
    assert sheet.column_dimensions["B"].width >= longest


def test_corrections_have_a_sheet_of_their_own() -> None:
    sheet = a_sheet(frozen_on=MOMENT, corrections=CHANGES)["Corrections"]

    assert [cell.value for cell in sheet[2]] == ["1:1 sessions", 1, 2]
    assert a_sheet().sheetnames == ["Summary"]
    assert "Frozen on Sat 21 Nov 2026" in a_sheet(frozen_on=MOMENT)["Summary"]["A3"].value


def test_nobody_is_named_anywhere_in_the_file() -> None:
    with ZipFile(BytesIO(summary_xlsx(COMPARISON, HIVE, MOMENT))) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist()).decode()
        properties = packed.read("docProps/core.xml").decode()

    assert not [name for name in (WORKER, "Hale", "Grace", "Wiśniewska", "Siân", "openpyxl") if name in everything]
    assert "lastModifiedBy" not in properties
    assert properties.count("2026-11-21T18:30:00Z") == 2


def test_the_same_moment_gives_the_same_bytes() -> None:
    assert summary_xlsx(COMPARISON, HIVE, MOMENT) == summary_xlsx(COMPARISON, HIVE, MOMENT)


def test_the_demonstration_is_marked() -> None:
    content = summary_xlsx(COMPARISON, replace(HIVE, demonstration=True), MOMENT)

    assert load_workbook(BytesIO(content))["Summary"]["A5"].value == "DEMONSTRATION: made-up people"


def test_a_masked_month_stands_alone_and_says_what_its_marks_mean() -> None:
    comparison = compare(mask(COMPARISON.summary), None, None, ())
    sheet = load_workbook(BytesIO(summary_xlsx(comparison, HIVE, MOMENT)))["Summary"]
    rows = rows_by_label(sheet)

    heads = [cell.value for cell in sheet[6]]
    assert heads == ["Section", "Figure", "October 2026", "Counted", "Out of", "Unit", "What is counted"]
    assert sheet["A4"].value == f"{masked_words.HEADING}. {masked_words.MARKS}"
    assert sheet.oddFooter.left.text == masked_words.FOOT
    assert rows["1:1 sessions and other contacts", "1:1 sessions"][2].value == "fewer than 5"
    assert rows["Families", "Joined"][2].value == "not shown"
    shown = [cell.value for row in rows.values() for cell in row[2:5] if isinstance(cell.value, int | float)]
    assert all(number >= 5 for number in shown)
