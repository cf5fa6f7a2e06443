"""Name badges: first names alone, whole, with marks that tell nobody why."""

from dataclasses import replace

import pytest

from hivedesk.domain.events.records import Reply
from hivedesk.domain.families import Answer
from hivedesk.outgoing import fonts
from hivedesk.outgoing.badges_pdf import BLANK, COLUMNS, ROWS, badges_pdf, has_no_photos_mark, name_lines
from tests.unit.outgoing.door_builders import a_row, a_sheet, an_adult, sixty
from tests.unit.outgoing.paper_builders import HIVE, MOMENT, WORKER, needs_poppler, opened, read, read_pages

LONG = "Wolfeschlegelsteinhausenbergerdorff"


def badges(*rows, hive=HIVE) -> bytes:
    return badges_pdf(a_sheet(*rows), hive, MOMENT, WORKER)


def pages_of(pdf: bytes) -> int:
    with opened(pdf) as document:
        return len(document.pages)


@needs_poppler
def test_everybody_who_may_come_has_one_badge_with_the_first_name_alone() -> None:
    rows = [replace(row, reply=Reply.YES) for row in sixty()]
    words = read(badges(*rows)).split()
    for row in rows:
        assert words.count(row.first_name) == 1, row.first_name
    assert not {row.household for row in rows} & set(words)


@needs_poppler
def test_those_who_wait_or_said_no_have_none() -> None:
    text = read(badges(a_row("Amy"), a_row("Bo", reply=Reply.WAITING), a_row("Cy", reply=Reply.NO)))
    assert "Amy" in text and "Bo" not in text.split() and "Cy" not in text.split()


@needs_poppler
def test_an_allergy_is_an_a_in_a_ring_and_nothing_more() -> None:
    text = read(badges(a_row("Amy", allergies="nuts", diet="halal", medical="Asthma")))
    assert "nuts" not in text and "halal" not in text and "Asthma" not in text
    assert text.split("photos.")[1].split().count("A") == 1
    assert "A" not in read(badges(a_row("Amy", diet="halal"))).split("photos.")[1].split()


@pytest.mark.parametrize(
    ("row", "marked"),
    [
        (a_row(photo_consent=Answer.NO), True),
        (a_row(photo_consent=Answer.UNKNOWN), True),
        (a_row(photo_consent=Answer.YES), False),
        (an_adult(), False),
    ],
)
def test_no_photos_of_a_child_until_somebody_agreed(row, marked) -> None:
    assert has_no_photos_mark(row) is marked
    assert (badges(row) == badges(replace(row, photo_consent=Answer.YES))) is not marked


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5, 14, 60])
def test_blank_badges_fill_the_last_page(number) -> None:
    rows = [a_row(f"K{at}") for at in range(number)]
    assert pages_of(badges(*rows)) == -(-(number + BLANK) // (COLUMNS * ROWS))


@needs_poppler
def test_with_nobody_on_the_list_there_is_a_page_to_write_on() -> None:
    pages = read_pages(badges())
    assert len(pages) == 1
    assert pages[0].count("Meon Valley Hive") == 11  # ten badges and the head


@pytest.mark.parametrize(
    "name", ["Al", "Bartholomew", LONG, f"{LONG} Maximiliana-Alexandra-Jo", "Mary Ann Elizabeth Jane", "", "W" * 150]
)
def test_a_name_is_shrunk_or_set_on_several_lines_and_never_cut(name) -> None:
    lines, size = name_lines(name)
    assert " ".join(lines) == name
    assert len(lines) <= 3 and 0 < size <= 40
    assert all(fonts.width(line, fonts.BOLD, size) <= 230 for line in lines)
    assert len(lines) * size * 1.15 <= 79


def test_a_short_name_is_large() -> None:
    assert name_lines("Bartholomew")[1] > 30
    assert name_lines("Mary Ann Elizabeth Jane")[1] > 24


@needs_poppler
def test_long_names_are_found_whole() -> None:
    text = read(badges(a_row(LONG), an_adult(f"{LONG} Maximiliana-Alexandra-Jo")))
    assert text.count(LONG) == 2 and "Maximiliana-Alexandra-Jo" in text


@needs_poppler
def test_each_page_has_its_number_the_legend_and_the_day_of_destruction() -> None:
    pages = read_pages(badges(*sixty()))
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "A in a ring: ask the leader about allergies. Crossed camera: no photos." in page
        assert "ollect and destroy by Sat 21 Nov 2026" in page


@needs_poppler
def test_in_the_demonstration_every_badge_says_so() -> None:
    page = read_pages(badges(a_row(), hive=replace(HIVE, demonstration=True)))[0]
    assert page.count("DEMONSTRATION: made-up people") == 11
