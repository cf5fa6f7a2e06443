"""The county review on paper and as a spreadsheet: what is in it, what is named, and that nobody is."""

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pikepdf
import pytest

from hivedesk.casework import county, documents
from hivedesk.casework.demonstration.county import MANAGER, build_county
from hivedesk.casework.demonstration.county_hives import HIVES
from hivedesk.domain.county import Span
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import at_london
from hivedesk.outgoing import county_paper
from hivedesk.outgoing.documents import county_file_name
from tests.builders import a_desk
from tests.unit.casework.county_desks import a_county_desk, enrol, send
from tests.unit.outgoing.paper_builders import needs_poppler

YEAR = Span((2025, 11), (2026, 10))
SUMMER = Span((2026, 6), (2026, 8))


@pytest.fixture(scope="module")
def desk():
    made = a_desk()
    made.role = VaultRole.SERVICE
    build_county(made, date(2026, 11, 19))
    return made


@pytest.fixture(scope="module")
def year(desk):
    return county.county(desk, YEAR)


@pytest.fixture(scope="module")
def printed(desk, year) -> bytes:
    return paper(desk, year)


@pytest.fixture(scope="module")
def masked(desk):
    return county.outside(desk, county.county(desk, SUMMER))


def paper(desk, view) -> bytes:
    return documents.county_document(view, desk.author, desk.clock.now()).content


def sheets(desk, view):
    return openpyxl.load_workbook(BytesIO(documents.county_spreadsheet(view, desk.clock.now()).content))


def words(pdf: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def cells(workbook):
    return [str(c.value) for sheet in workbook for row in sheet.iter_rows() for c in row if c.value is not None]


@needs_poppler
def test_what_stands_on_paper(printed):
    text = words(printed, "-layout")
    for told in (
        "November 2025 to October 2026",
        "DEMONSTRATION: made-up people",
        "259 of 262 months sent",
        "Not sent: Emsworth Mill: September to October 2026; Test Meadows: October 2026.",
        "Capacity and waiting, by area",
        "East Hampshire",
        "of 21 of 23 Hives",
        "3 months missing",
        "more than 234",
        "at least 7.4",
        "Hive by Hive",
        "n.s.: not sent",
        "Only Hive by Hive: median gap",
        "Only for a single month: families who came",
    ):
        assert told in text, told
    pages = len(pikepdf.open(BytesIO(printed)).pages)
    assert f"Page 1 of {pages}" in text and f"Page {pages} of {pages}" in text


@needs_poppler
def test_every_hive_stands_there_and_no_person(printed):
    text = words(printed)
    for hive in HIVES:
        assert hive.name in text
        assert hive.worker not in text and hive.worker.split()[-1] not in text.replace(hive.name, "")
    assert "07700" not in text
    assert MANAGER in text  # who printed it stands at the foot, as on every paper


def test_the_spreadsheet_names_no_person_and_holds_no_formula(desk, year):
    workbook = sheets(desk, year)
    assert workbook.sheetnames == ["County", "Hive by Hive", "Sent", "Capacity and waiting", "Pilot 2022-23"]
    found = cells(workbook)
    assert not any(hive.worker in cell for hive in HIVES for cell in found) and "07700" not in " ".join(found)
    assert all(c.data_type != "f" for sheet in workbook for row in sheet.iter_rows() for c in row)
    assert workbook.properties.creator == "HiveDesk"


def test_the_spreadsheet_holds_the_numbers(desk, year):
    workbook = sheets(desk, year)
    figures = {row[1].value: row for row in workbook["County"].iter_rows(min_row=7)}
    sessions = year.review.figure("sessions.total")
    assert figures["1:1 sessions"][2].value == sessions.county
    assert [cell.value for cell in figures["1:1 sessions"][5:8]] == [23, 23, 3]
    occupancy = year.review.figure("families.occupancy").county
    assert [cell.value for cell in figures["Capacity taken up"][2:5]] == [
        occupancy.fraction,
        occupancy.part,
        occupancy.whole,
    ]
    hives = {(row[0].value, row[1].value): row for row in workbook["Hive by Hive"].iter_rows(min_row=2)}
    row = hives["1:1 sessions and other contacts", "1:1 sessions"]
    assert sum(cell.value for cell in row[3:]) == sessions.county == row[2].value
    part = hives["Families", "Capacity taken up: counted"]
    assert sum(cell.value for cell in part[3:] if isinstance(cell.value, int)) == occupancy.part == part[2].value
    assert {cell.value for cell in part[3:] if not isinstance(cell.value, int)} == {"not sent"}
    assert "not there yet" in cells(workbook)
    last = [cell.value for cell in list(workbook["Capacity and waiting"].iter_rows())[-1]]
    assert last[0] == "All areas" and last[1] == 23 and last[7] == year.all_areas.median_wait


def test_the_same_view_and_moment_give_the_same_bytes(desk, year, masked):
    now = desk.clock.now()
    assert paper(desk, masked) == paper(desk, masked)
    assert documents.county_spreadsheet(year, now) == documents.county_spreadsheet(year, now)


@needs_poppler
def test_the_outside_version_names_no_hive_and_no_area_and_says_what_it_is(desk, masked):
    text = words(paper(desk, masked))
    found = " ".join(cells(sheets(desk, masked)))
    for told in (text, found):
        assert not any(hive.name in told or hive.worker in told for hive in HIVES)
        assert "Havant" not in told and "Places left" not in told and "not sent" not in told.lower()
        assert "must not go to anybody who has papers of single Hives" in told
        assert "fewer than 5" in told and "not shown" in told
    assert sheets(desk, masked).sheetnames == ["County", "Pilot 2022-23"]
    assert county_paper.OUTSIDE_FOOT in text
    assert "Hive and month" not in text  # nothing of one Hive either


def test_one_month_and_one_hive_and_nothing_at_all(desk):
    alone = county.county(desk, Span((2026, 8), (2026, 8)))
    assert paper(desk, alone).startswith(b"%PDF-")
    small = a_county_desk("Avon")
    nothing = county.county(small, Span((2026, 10), (2026, 10)))
    assert paper(small, nothing).startswith(b"%PDF-") and sheets(small, nothing).sheetnames[0] == "County"
    send(small, "avon", (2026, 10), {"sessions.total": 3})
    assert paper(small, county.county(small, Span((2026, 10), (2026, 10)))).startswith(b"%PDF-")


@needs_poppler
def test_a_county_too_wide_for_paper_is_in_the_spreadsheet():
    wide = a_county_desk(*(f"Hive {number:03}" for number in range(97)))
    for number in range(97):
        send(wide, f"hive {number:03}", (2026, 10), {"sessions.total": 1})
    view = county.county(wide, Span((2026, 10), (2026, 10)))
    assert "97 Hives do not fit side by side on paper" in words(paper(wide, view))
    assert "Hive 096" in cells(sheets(wide, view))


@needs_poppler
def test_names_are_text_whatever_they_look_like(desk, year):
    hives = tuple(
        replace(one, hive=replace(one.hive, name=f"=<b>&{at}", area="+SUM(1)"))
        for at, one in enumerate(year.review.hives)
    )
    odd = replace(year, review=replace(year.review, hives=hives))
    assert "=<b>&3" in words(paper(desk, odd))
    assert all(c.data_type != "f" for sheet in sheets(desk, odd) for row in sheet.iter_rows() for c in row)


def test_file_names():
    assert county_file_name(YEAR, "pdf") == "county-2025-11-to-2026-10.pdf"
    assert county_file_name(Span((2026, 1), (2026, 1)), "xlsx", masked=True) == "county-2026-01-masked.xlsx"


@needs_poppler
def test_a_county_in_which_nobody_has_sent_a_month_says_so_on_paper_and_in_the_spreadsheet():
    fresh = a_county_desk()
    begun = at_london(date(2026, 11, 9), 10)
    for name in ("Avon", "Meon"):
        enrol(fresh, name, compared_at=begun, shown_at=begun)
    view = county.county(fresh, Span((2026, 10), (2026, 10)))
    told = words(paper(fresh, view))
    assert "No month sent" in told and "Every month sent" not in told
    assert "No Hive has sent a month yet." in told and "0 of 0" not in told
    assert "Has not sent any month yet: Avon; Meon." in told
    top = [str(cell.value) for (cell,) in sheets(fresh, view).worksheets[0]["A1:A4"]]
    assert any("No month was sent yet by: Avon; Meon." in line for line in top)
