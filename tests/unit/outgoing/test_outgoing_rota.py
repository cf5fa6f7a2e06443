"""The rota on paper: hosts by nights, stays in words, what was not met."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.sleepovers.rota_print import RotaHost, RotaMark, RotaPrint, RotaStay, UnmetRequest
from hivedesk.outgoing.rota_pdf import rota_pdf
from tests.unit.outgoing.paper_builders import HIVE, MOMENT, NAMES, WORKER, needs_poppler, opened, read, read_pages

DAYS = tuple(date(2026, 11, 1) + timedelta(days=n) for n in range(30))
A_S = RotaMark("A. S.")


def a_host(name: str = "Bell", nights: int = 2, **marks: Any) -> RotaHost:
    """``d13=(…)`` stands for the 13th."""
    by_day = {DAYS[int(key[1:]) - 1]: value for key, value in marks.items()}
    return RotaHost(name=name, marks=by_day, child_nights=nights)


def a_stay(host: str = "Bell", **fields: Any) -> RotaStay:
    given: dict[str, Any] = {
        "host": host,
        "children": "A. S.",
        "when": "Fri 13 Nov 2026, 16:00, to Sun 15 Nov 2026, 17:00 (2 nights)",
        "nights": 2,
        "transport": "Grace brings her",
        "authorised": "Ruth Cole, Mon 9 Nov 2026, FS-2026-118",
        "state": "authorised",
    }
    return RotaStay(**(given | fields))


def rota(*hosts: RotaHost, stays: Any = (), unmet: Any = (), days: Any = DAYS) -> RotaPrint:
    return RotaPrint(year=2026, month=11, days=days, hosts=hosts, stays=tuple(stays), unmet=tuple(unmet))


def printed(*hosts: RotaHost, hive=HIVE, **fields: Any) -> bytes:
    return rota_pdf(rota(*hosts, **fields), hive, MOMENT, WORKER)


@needs_poppler
def test_the_grid_has_a_row_for_each_host_and_a_column_for_each_night() -> None:
    pdf = printed(a_host("Bell", 4, d13=(A_S, RotaMark("B. O.")), d14=(A_S,)), a_host("Chen", 0))
    page = read_pages(pdf)[0]
    numbers = next(line for line in page.splitlines() if line.split()[:3] == ["1", "2", "3"] or " 29 " in line)
    assert all(str(day.day) in numbers.split() for day in DAYS)
    text = read(pdf)
    assert "Rota, November 2026" in text and "Bell" in text and "Chen" in text
    assert text.count("AS") == 2 and "BO" in text
    assert "All 4" in text


@needs_poppler
def test_day_care_is_marked_apart_and_counts_no_nights() -> None:
    text = read(printed(a_host("Bell", 0, d13=(RotaMark("A. S.", day_care=True),)), stays=[a_stay(nights=0)]))
    assert "AS d" in text
    assert "d: day care, which counts no nights" in text


@needs_poppler
def test_each_stay_and_each_request_not_met_stands_in_words() -> None:
    unmet = (UnmetRequest("K. O.", "Sat 7 Nov 2026, 10:00 to 15:00", "no host yet"),)
    pages = read_pages(printed(a_host(), stays=[a_stay()], unmet=unmet), order="-raw")
    text = " ".join(" ".join(pages).split())
    for words in (
        "A. S.",
        "Fri 13 Nov 2026, 16:00, to Sun 15 Nov 2026,",
        "Grace brings her",
        "Ruth Cole, Mon 9 Nov 2026, FS-2026-118",
        "authorised",
        "Requests not met",
        "K. O. Sat 7 Nov 2026, 10:00 to 15:00 no host yet",
        "Printed Sat 21 Nov 2026, 18:30: 1 stay, 2 child-nights, 1 request not met.",
    ):
        assert words in text, words


@needs_poppler
def test_an_empty_month_says_so() -> None:
    text = read(printed())
    assert "Nobody has offered to host, and nobody hosts in this month." in text
    assert "No stay is arranged in this month." in text
    assert "0 stays, 0 child-nights, 0 requests not met" in text
    assert "Page 1 of 1" in text


@needs_poppler
def test_many_hosts_and_stays_run_on_under_their_headings() -> None:
    hosts = [a_host(f"Host{number:02}", d13=(A_S,) * 3) for number in range(40)]
    stays = [a_stay(f"Host{number:02}", children=f"A. {chr(65 + number % 26)}.") for number in range(90)]
    pages = read_pages(printed(*hosts, stays=stays))
    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Child-nights" in page or "Authorised by" in page
    text = " ".join(pages)
    assert all(f"Host{number:02}" in text for number in range(90))


@needs_poppler
@pytest.mark.parametrize("length", [28, 30, 31])
def test_months_of_any_length_fill_the_page(length) -> None:
    days = tuple(date(2026, 3, 1) + timedelta(days=n) for n in range(length))
    host = RotaHost(name="Bell", marks={days[-1]: (RotaMark("M. W. W."),)}, child_nights=1)
    assert "MWW" in read(rota_pdf(rota(host, days=days), HIVE, MOMENT, WORKER))


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_all_latin_letters_come_out(name) -> None:
    assert name.split()[-1] in read(printed(a_host(name)))


def test_it_is_a4_landscape_and_its_properties_name_nobody() -> None:
    with opened(printed(a_host())) as document:
        boxes = {tuple(round(float(edge)) for edge in page.mediabox) for page in document.pages}
        assert boxes == {(0, 0, 842, 595)}
        assert str(document.docinfo["/Title"]) == "Rota"


@needs_poppler
def test_the_demonstration_is_marked() -> None:
    assert "DEMONSTRATION: made-up people" in read(printed(hive=replace(HIVE, demonstration=True)))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=2000))
def test_anything_typed_can_be_printed(words) -> None:
    host = a_host(words, d13=(RotaMark(words),) * 40)
    stay = a_stay(words, children=words, transport=words, authorised=words)
    assert printed(host, stays=[stay], unmet=[UnmetRequest(words, words, words)])[:5] == b"%PDF-"
