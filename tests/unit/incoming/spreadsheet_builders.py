"""Short ways to make spreadsheets for tests. Everybody in them is made up."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl

from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.spreadsheet import Proposal, Sheet, best_sheet, build_proposal, guess_layout, read_tables

TODAY = date(2026, 11, 14)
FIXTURES = Path(__file__).parents[2] / "fixtures" / "spreadsheets"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET_PART = "xl/worksheets/sheet1.xml"


def csv_sheet(text: str) -> Sheet:
    """The one sheet of a text table; ``|`` parts its cells."""
    return read_tables("list.csv", text.encode(), NoProgress()).sheets[0]


def proposal_of(text: str) -> Proposal:
    """What HiveDesk would import from a text table."""
    return propose(csv_sheet(text))


def propose(sheet: Sheet) -> Proposal:
    return build_proposal(sheet, guess_layout(sheet), TODAY)


def propose_file(name: str, content: bytes) -> Proposal:
    """Read a file as the worker's import does: best sheet, guessed layout."""
    workbook = read_tables(name, content, NoProgress())
    return propose(workbook.sheets[best_sheet(workbook)])


def xlsx_of(*rows: Sequence[object], title: str = "Families") -> bytes:
    """A workbook of one sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_parts(content: bytes, changed: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The container with some parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", compression) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return stream.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return container.read(name)


def sheet_xml(cells: bytes) -> bytes:
    """A sheet's part with these rows."""
    return b'<worksheet xmlns="' + MAIN.encode() + b'"><sheetData>' + cells + b"</sheetData></worksheet>"


def workbook_with_sheet(cells: bytes) -> bytes:
    """A workbook whose one sheet holds these rows, written as XML."""
    return with_parts(xlsx_of(["x"]), {SHEET_PART: sheet_xml(cells)})
