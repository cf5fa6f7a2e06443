"""What every document shares: head, foot, letters, properties, the same bytes each time."""

import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.hive import Hive
from hivedesk.outgoing import fonts
from hivedesk.outgoing.chronology_pdf import chronology_pdf, with_addenda
from hivedesk.outgoing.paper import TEXT_WIDTH, fit
from hivedesk.outgoing.recovery_sheet_pdf import sheet_for
from hivedesk.outgoing.summary_pdf import summary_pdf
from tests.unit.outgoing.paper_builders import (
    HIVE,
    MOMENT,
    NAMES,
    POLICY,
    WORKER,
    a_comparison,
    a_household,
    an_entry,
    needs_poppler,
    opened,
    read,
    read_pages,
)


def make(kind: str, hive: Hive = HIVE, moment=MOMENT) -> bytes:
    if kind == "summary":
        return summary_pdf(a_comparison(), hive, moment, WORKER)
    if kind == "chronology":
        return chronology_pdf(a_household(), with_addenda([an_entry()], []), hive, POLICY, moment, WORKER)
    return sheet_for(hive, "7K2M-QXR4-B8HC-0WZ5-3VGY-E6JF-9NPT", moment)


KINDS = ("summary", "chronology", "recovery")
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_the_same_moment_gives_the_same_bytes_and_another_does_not(kind) -> None:
    assert make(kind) == make(kind)
    assert make(kind) != make(kind, moment=MOMENT + timedelta(minutes=1))


@every_kind
def test_the_properties_name_nobody(kind) -> None:
    with opened(make(kind)) as document:
        properties = {str(key): str(value) for key, value in document.docinfo.items()}
        language, shows_title = str(document.Root.Lang), bool(document.Root.ViewerPreferences.DisplayDocTitle)

    assert properties["/Title"] in ("Monthly activity summary", "Chronology", "Recovery sheet")
    assert properties["/CreationDate"].startswith("D:20261121183000")
    assert properties["/Author"] == ""
    assert not [value for value in properties.values() for name in ("Hale", "Wiśniewska", "Meon") if name in value]
    assert (language, shows_title) == ("en-GB", True)


@every_kind
def test_pages_are_a4_and_fonts_are_ours(kind) -> None:
    with opened(make(kind)) as document:
        boxes = {tuple(round(float(edge)) for edge in page.mediabox) for page in document.pages}
        used = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}

    assert boxes == {(0, 0, 595, 842)}
    assert {name.split("+")[-1] for name in used} <= {f"Inter-{cut}" for cut in _CUTS}
    assert all("+" in name for name in used)  # each is embedded


_CUTS = ("Regular", "Medium", "SemiBold", "Bold", "Italic")


@needs_poppler
@every_kind
def test_each_page_has_its_number_and_its_foot(kind) -> None:
    pages = read_pages(make(kind))

    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Made Sat 21 Nov 2026, 18:30" in page
        assert ("by Maureen Hale" in page) == (kind != "recovery")


@needs_poppler
@every_kind
def test_the_demonstration_is_marked_on_each_page(kind) -> None:
    marked = read_pages(make(kind, replace(HIVE, demonstration=True)))

    assert all("DEMONSTRATION: made-up people" in page for page in marked)
    assert "DEMONSTRATION" not in read(make(kind))


@needs_poppler
def test_a_very_long_hive_name_is_whole_in_the_title_and_cut_in_the_head() -> None:
    name = "The Hive of Fareham, Gosport, Portsmouth, Havant, Waterlooville, Petersfield and all the Villages Around"
    page = read_pages(summary_pdf(a_comparison(), replace(HIVE, name=name), MOMENT, WORKER))[0]

    assert name in " ".join(page.replace("Provisional", "").split())
    assert "…" in page.splitlines()[0]


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_names_in_all_latin_letters_come_out_as_they_went_in(name) -> None:
    text = read(
        chronology_pdf(
            a_household(name=name), with_addenda([an_entry(fact=name)], []), HIVE, POLICY, MOMENT, f"Worker {name}"
        )
    )

    assert unicodedata.normalize("NFC", text).count(unicodedata.normalize("NFC", name)) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_no_latin_letter_is_missing_from_any_font(name) -> None:
    assert fonts.printable(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("so happy 😀!", "so happy [grinning face]!"),
        ("❤️ you", "❤ you"),
        ("محمد said", "[4 letters that cannot be printed here] said"),
        ("a\x00b\x07c\u200bd", "abcd"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree four"),
        ("e\u0301", "é"),
        ("½ £5 – “yes” ✓", "½ £5 – “yes” ✓"),
    ],
)
def test_signs_that_cannot_be_printed_are_named_and_never_dropped(typed, printed) -> None:
    assert fonts.printable(typed) == printed


@given(st.text(max_size=80))
def test_what_is_printable_stays_as_it_is(typed) -> None:
    once = fonts.printable(typed)

    assert fonts.printable(once) == once


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_anything_typed_can_be_printed(words, name) -> None:
    entry = an_entry(fact=words, opinion=f"<b>{words}", who_else=name, topics=(name,))

    assert chronology_pdf(a_household(name=name), with_addenda([entry], []), HIVE, POLICY, MOMENT, name)[:5] == b"%PDF-"


@given(st.text(max_size=300), st.floats(30, TEXT_WIDTH))
def test_a_line_is_cut_to_its_room(words, room) -> None:
    assert fonts.width(fit(words, fonts.REGULAR, 8, room), fonts.REGULAR, 8) <= room
