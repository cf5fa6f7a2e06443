"""Text tables: encodings, separators, quotation marks, and texts that begin like formulas."""

import pytest

from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.spreadsheet import Row, Unread, read_tables
from hivedesk.incoming.spreadsheet.commands import looks_like_a_formula, starts_a_programme, take_text
from tests.unit.incoming.spreadsheet_builders import csv_sheet

TEXT = "Surname;Carer\nIbbotsoné;Zoë\n"


def rows_of(content: bytes) -> tuple[Row, ...]:
    return read_tables("a.csv", content, NoProgress()).sheets[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    assert rows_of(TEXT.encode(encoding))[1].values == ("Ibbotsoné", "Zoë")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, end: str) -> None:
    text = end.join(["Surname;Tel;Children", "Hollis;077;2", "Bell;078;1", ""]).replace(";", separator)
    assert [row.values for row in rows_of(text.encode())] == [
        ("Surname", "Tel", "Children"),
        ("Hollis", "077", "2"),
        ("Bell", "078", "1"),
    ]


def test_commas_in_the_cells_do_not_make_the_separator() -> None:
    text = "Surname;Address;Tel\nHollis;1, Mill Lane, Ringwood;077\nBell;2, Mill Lane, Ringwood;078\n"
    assert rows_of(text.encode())[1].values == ("Hollis", "1, Mill Lane, Ringwood", "077")


def test_quotes_new_lines_and_row_numbers() -> None:
    rows = rows_of(b'Surname,Notes\n\nHollis,"one\ntwo, ""three"""\nBell,x\n')
    assert [(row.number, row.values[1]) for row in rows] == [(1, "Notes"), (3, 'one\ntwo, "three"'), (4, "x")]


def test_a_quotation_mark_left_open_does_not_swallow_the_list() -> None:
    text = 'Surname;Notes\n"Hollis;x\n' + "".join(f"Bell{n};x\n" for n in range(100))
    rows = rows_of(text.encode())
    assert len(rows) == 102
    assert rows[50].values == ("Bell48", "x")


def test_the_sep_line_of_excel_names_the_separator() -> None:
    assert rows_of(b"sep=|\nSurname|Tel\nHo;llis|077\n")[1] == Row(2, ("Ho;llis", "077"))


def test_title_rows_above_the_list_do_not_mislead() -> None:
    text = "Ringwood hive, as of 3 Nov, private\nSurname;Tel;Who\nHollis;077;carer\nBell;078;carer\n"
    assert rows_of(text.encode())[2].values == ("Hollis", "077", "carer")


@pytest.mark.parametrize("text", ["=A1+1", "=1+1", "@SUM(A1)", "+SUM(A1)", "-PI()", '=HYPERLINK("x")'])
def test_formulas_are_not_taken(text: str) -> None:
    assert take_text(text) is Unread.FORMULA


@pytest.mark.parametrize(
    "text", ["+44 7700 900541", "+44 (0)7700 900541", "-", "- none", "@home", "2-3", "Bell = Hollis"]
)
def test_ordinary_texts_are_taken(text: str) -> None:
    assert take_text(f" {text}\u00a0") == text
    assert not looks_like_a_formula(text)


@pytest.mark.parametrize(
    "text", ["=cmd|'/C calc'!A0", "-2+3+cmd|' /C calc'!D2", "=MSEXCEL|'\\..\\x'!''", '=IMPORTXML("u")']
)
def test_commands_are_known(text: str) -> None:
    assert starts_a_programme(text)


@pytest.mark.parametrize("text", ["call (after 6)", "- call (after 6)| 2", "Mill Lane | Ringwood", "+44 call me"])
def test_words_are_no_commands(text: str) -> None:
    assert not starts_a_programme(text)


def test_a_number_kept_as_text_keeps_its_zero() -> None:
    assert csv_sheet('Surname;Tel\nHollis;="07700900123"\n').rows[1].values == ("Hollis", "07700900123")
