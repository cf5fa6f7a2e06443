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


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def as_excel_writes(
    rows: str, shared: Sequence[str] = (), formats: Sequence[str] = (), *, from_1904: bool = False, hidden: bool = False
) -> bytes:
    """A workbook written out by hand as Excel does: texts shared, styles 1, 2, ... with these number formats.

    ``rows`` and ``shared`` are XML: ``<row r="1"><c r="A1" t="s"><v>0</v></c></row>`` and ``<t>Family</t>``.
    """
    texts = "".join(f"<si>{text}</si>" for text in shared)
    own = "".join(f'<numFmt numFmtId="{170 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    cells = "".join(f'<xf numFmtId="{170 + i}"/>' for i in range(len(formats)))
    state = ' state="hidden"' if hidden else ""
    relations = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("styles", "styles.xml")}
    relations["rId3"] = ("sharedStrings", "sharedStrings.xml")
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(from_1904)}"/>'
        f'<sheets><sheet name="Families" sheetId="1"{state} r:id="rId1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
        f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{cells}<xf numFmtId="14"/></cellXfs></styleSheet>',
        SHEET_PART: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, part in parts.items():
            container.writestr(name, part)
    return stream.getvalue()
