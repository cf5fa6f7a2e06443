"""Workbooks as Excel writes them: shared texts, styles that make dates, stored results, what is hidden."""

import io
from datetime import date

import openpyxl
import pytest

from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import Cancelled, ImportProblem
from hivedesk.incoming.spreadsheet import Row, Unread, Value, Workbook, best_sheet, counts, read_tables
from hivedesk.incoming.spreadsheet.xlsx_parts import is_date_format, unescape
from tests.unit.incoming.spreadsheet_builders import (
    as_excel_writes,
    propose_file,
    saved,
    workbook_with_sheet,
    xlsx_of,
)


def read(content: bytes) -> Workbook:
    return read_tables("a.xlsx", content, NoProgress())


def only_value(cell: str, **options: object) -> Value:
    beside = '<c r="B1"><v>1</v></c>'
    return read(as_excel_writes(f'<row r="1">{cell}{beside}</row>', **options)).sheets[0].rows[0].values[0]  # type: ignore[arg-type]


def test_shared_texts_are_joined_from_their_runs_without_reading_aids() -> None:
    shared = ["<t>Family</t>", "<r><t>Oye</t></r><r><rPr><b/></rPr><t>laran</t></r><rPh sb='0' eb='1'><t>x</t></rPh>"]
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    assert read(as_excel_writes(rows, shared)).sheets[0].rows[0].values == ("Family", "Oyelaran")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>2</v></c>', 2),
        ('<c r="A1"><v>2.5</v></c>', 2.5),
        ('<c r="A1"><v>7.700900271E9</v></c>', 7700900271),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Unread.ERROR),
        ('<c r="A1" t="str"><f>A2</f><v>Hollis</v></c>', "Hollis"),
        ('<c r="A1" t="str"><f>IF(A2,"",1)</f><v></v></c>', None),
        ('<c r="A1"><f>A2</f></c>', Unread.FORMULA),
        ('<c r="A1"><f>SUM(A2:A9)</f><v>16</v></c>', 16),
        ('<c r="A1" t="inlineStr"><is><t> Hollis </t></is></c>', "Hollis"),
        ('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>', Unread.FORMULA),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a b"),
        ('<c r="A1" t="d"><v>2019-09-19T00:00:00</v></c>', date(2019, 9, 19)),
        ('<c r="A1"><v>NaN</v></c>', Unread.ERROR),
        ('<c r="A1" s="1"/>', None),
    ],
)
def test_each_kind_of_cell(cell: str, value: Value) -> None:
    found = only_value(cell, formats=["0.00"])
    assert (found.date() if hasattr(found, "date") else found) == value
    assert type(found) is type(value) or value == date(2019, 9, 19)


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "d mmm yy", "[$-809]dd mmmm yyyy;@", "mmm-yy", "yyyy\\-mm\\-dd"])
def test_numbers_in_a_date_format_are_days(code: str) -> None:
    assert only_value('<c r="A1" s="1"><v>43727</v></c>', formats=[code]) == date(2019, 9, 19)


def test_the_built_in_date_format_and_the_1904_calendar() -> None:
    assert only_value('<c r="A1" s="1"><v>43727</v></c>') == date(2019, 9, 19)
    assert only_value('<c r="A1" s="1"><v>42265</v></c>', from_1904=True) == date(2019, 9, 19)


@pytest.mark.parametrize("code", ["General", "0.00", '0 "days"', "h:mm", "[Red]0", "#,##0_d", "[h]:mm:ss"])
def test_other_formats_are_no_dates(code: str) -> None:
    assert not is_date_format(code)


def test_cells_without_references_stand_in_order() -> None:
    rows = b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert [row.values for row in read(workbook_with_sheet(rows)).sheets[0].rows] == [(1, 2), (3,)]


def test_gaps_keep_their_places() -> None:
    rows = b'<row r="3"><c r="C3"><v>1</v></c></row>'
    assert read(workbook_with_sheet(rows)).sheets[0].rows == (Row(3, (None, None, 1)),)


def test_hidden_sheets_are_marked_and_only_taken_if_no_other_will_do() -> None:
    workbook = openpyxl.Workbook()
    old = workbook.active
    assert old is not None
    new = workbook.create_sheet("Now")
    for sheet, count in ((old, 9), (new, 3)):
        sheet.append(["Family", "Main carer", "Phone"])
        for number in range(count):
            sheet.append([f"Hollis{number}", f"Jo Hollis{number}", f"0770090012{number}"])
    old.sheet_state = "hidden"
    book = read(saved(workbook))
    assert [sheet.hidden for sheet in book.sheets] == [True, False]
    assert best_sheet(book) == 1
    new.delete_rows(1, 10)
    assert best_sheet(read(saved(workbook))) == 0


def test_hidden_rows_are_read_and_named() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(["Family", "Carer 1"], ["Hollis", "Jo Hollis"])))
    workbook.active.row_dimensions[2].hidden = True
    proposal = propose_file("a.xlsx", saved(workbook))
    assert counts(proposal).families == 1
    assert [problem.cell for problem in proposal.all_problems()] == ["A2"]


def test_formulas_without_a_result_are_named_by_cell() -> None:
    proposal = propose_file("a.xlsx", xlsx_of(["Family", "Carer 1", "Phone"], ["Hollis", "=A2", "07700900123"]))
    assert [(problem.cell, "formula" in problem.problem) for problem in proposal.all_problems()] == [("B2", True)]
    assert counts(proposal).carers == 0


def test_merged_titles_and_blank_columns() -> None:
    rows = [
        ["Ringwood hive: the families", None, None, None],
        [],
        [None, "Family", None, "Main carer", "Tel."],
        [None, "Hollis", None, "Jo Hollis", 7700900123],
    ]
    content = xlsx_of(*rows)
    proposal = propose_file("a.xlsx", content)
    assert proposal.layout.header_rows == (3,)
    assert proposal.rows[0].household.family.mobile == "07700900123"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.CSV", xlsx_of(["Family", "Carer 1"], ["Hollis", "Jo Hollis"])),
        ("list.xlsx", b"Family;Carer 1\nHollis;Jo Hollis\n"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(ImportProblem) as refused:
        read_tables(name, content, NoProgress())
    assert "change the end of its name" in refused.value.advice
    assert read_tables("list", content, NoProgress()).problems == ()


class _Cancelling:
    def report(self, done: int, total: int, what: str = "") -> None:
        assert what
        assert done <= total

    def check(self) -> None:
        raise Cancelled


@pytest.mark.parametrize("content", [xlsx_of(["Family"]), b"Family;Carer 1\nHollis;Jo\n" * 2000])
def test_reading_can_be_cancelled(content: bytes) -> None:
    with pytest.raises(Cancelled):
        read_tables("a", content, _Cancelling())


def test_unescape_leaves_ordinary_text_alone() -> None:
    assert unescape("_x0041_bc _x41_") == "Abc _x41_"
    assert unescape("two\nlines\t") == "two\nlines "
