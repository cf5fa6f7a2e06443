"""The handover sheet on paper: all that the host needs, in one page as a rule, and nothing cut."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.sleepovers.handover import ASK_CARERS, NO_CONSENT, SheetPhone
from hivedesk.domain.sleepovers.records import SchoolRun
from hivedesk.outgoing.handover_sheet_pdf import handover_sheet_pdf
from tests.unit.outgoing.handover_builders import PHONES, a_child, a_full_child, a_sheet
from tests.unit.outgoing.paper_builders import HIVE, MOMENT, NAMES, WORKER, needs_poppler, opened, read, read_pages

LONG = "Wolfeschlegelsteinhausenbergerdorff"


def printed(*children, hive=HIVE, **fields) -> bytes:
    return handover_sheet_pdf(a_sheet(*children, **fields), hive, MOMENT, WORKER)


def as_written(pdf: bytes) -> str:
    """The text cell by cell."""
    return " ".join(" ".join(read_pages(pdf, order="-raw")).split())


@needs_poppler
def test_it_tells_all_that_the_host_needs() -> None:
    text = as_written(printed(a_full_child()))
    for words in (
        "Amy, 10",
        "Sleepover with the Bell family",
        "Fri 13 Nov 2026, 16:00, to Sun 15 Nov 2026, 17:00 (2 nights)",
        *(phone.number for phone in PHONES),
        "Grace at home",
        "Must not collect: Mr D. Pike, the uncle",
        "No contact: No calls or video with Mr Pike",
        "Stay within earshot at the pond.",
        "Nuts (EpiPen in the red bag); penicillin",
        "Blue inhaler, two puffs as needed. Melatonin 2 mg at 19:30.",
        "Grace Okafor, in writing, 9 Nov",
        "Asthma, worse in cold air. Glasses for reading.",
        "Ringwood Surgery, 01632 960555",
        "Steps one at a time",
        "Grace brings her; the host takes her home",
        "Red bag, pyjamas",
        "Bed at 20:00, landing light on.",
        "Halal. Toast without crusts.",
        "Grey rabbit",
        "Prayers at bedtime on Fridays",
        "Hillside Primary, Mrs Lamb, 08:45 to 15:15; taken and fetched by: the host",
        "Cinema, swimming, a haircut: no.",
        "I like to be asked before somebody hugs me. I love pancakes.",
        "Authorised by Ruth Cole, SSW on Mon 9 Nov 2026, reference FS-2026-118.",
        "Copy 1",
        "Return or destroy by Sun 22 Nov 2026",
        "Confidential",
    ):
        assert words in text, words


@needs_poppler
def test_the_list_for_going_home() -> None:
    text = read(printed(a_full_child()))
    for words in (
        "Clothes and shoes",
        "Bag",
        "Comfort: Grey rabbit",
        "School things",
        "Medicine; left:",
        "Money:",
        "What to tell the carers",
        "This sheet was returned, or destroyed, on:",
    ):
        assert words in text, words


@needs_poppler
def test_one_child_is_one_page_as_a_rule() -> None:
    assert len(read_pages(printed(a_full_child()))) == 1


@needs_poppler
def test_brothers_and_sisters_have_a_page_each_with_everything_on_it() -> None:
    amy, ben = a_full_child("Amy", together_with=("Ben", "Cy")), a_child("Ben", together_with=("Amy", "Cy"))
    pages = read_pages(printed(amy, ben, a_child("Cy", age=None)))
    assert len(pages) == 3
    for number, (page, called) in enumerate(zip(pages, ("Amy, 10", "Ben, 10", "Cy"), strict=True), start=1):
        assert called in page
        assert f"Page {number} of 3" in page
        assert "01632 960102" in page and "Copy 1" in page and "Going home" in page
    assert "Together with Ben and Cy" in pages[0]
    assert "Pike" not in pages[1]


@needs_poppler
def test_what_a_host_cannot_do_without_is_named_where_it_is_missing_and_nothing_else_is() -> None:
    phones = (*PHONES[:2], SheetPhone("SSW", "supervising social worker", ""))
    bare = printed(a_child(), phones=phones, transport="", bring="", safety_notes="", school_run=SchoolRun.UNKNOWN)
    text = read(bare)
    for words in ("Allergies not recorded: ask", "Medication not recorded: ask", "GP not recorded: ask"):
        assert words in text
    assert text.count("not recorded: ask") == 4  # and the SSW's number
    for words in ("Sleep ", "Food", "Culture", "Access", "Safety notes", "SAFETY", "MUST NOT", "own words", "Consent"):
        assert words not in text.replace("Sleepover", ""), words


@needs_poppler
def test_medicine_without_consent_says_so_in_bold() -> None:
    pdf = printed(a_child(medication="Melatonin"), medication_consent=" ")
    assert NO_CONSENT in read(pdf)
    assert NO_CONSENT not in read(printed(a_child(medication="Melatonin")))
    assert NO_CONSENT not in read(printed(a_child(), medication_consent=""))


@needs_poppler
def test_what_the_host_may_decide_falls_back_on_asking() -> None:
    assert ASK_CARERS in read(printed(host_may_decide=" "))


@needs_poppler
def test_an_unauthorised_sheet_says_that_it_must_not_go_out() -> None:
    pdf = printed(authorised_on=None, authorised_by="", authorised_ref="")
    assert "Nobody has authorised this stay. Do not hand this sheet over." in read(pdf)
    assert "Nobody has authorised" not in read(printed())


@needs_poppler
def test_children_who_must_not_meet_are_hinted_at_and_not_named() -> None:
    assert "ask before other children come" in read(printed(a_child(others_named=True)))
    assert "ask before other children come" not in read(printed(a_child(others_named=True, no_contact="With Mr Pike")))


@needs_poppler
def test_day_care_says_so() -> None:
    text = read(printed(is_day_care=True, when="Fri 13 Nov 2026, 09:00 to 15:00", school_run=SchoolRun.NOT_NEEDED))
    assert "Day care with the Bell family" in text
    assert "taken and fetched" not in text


@needs_poppler
def test_neither_file_nor_head_names_the_child() -> None:
    pdf = printed(a_full_child("Zebedee"))
    with opened(pdf) as document:
        assert str(document.docinfo["/Title"]) == "Handover sheet"
    assert "Zebedee" not in read_pages(pdf)[0].splitlines()[0]


@needs_poppler
def test_the_demonstration_is_marked_on_each_page() -> None:
    pdf = printed(a_full_child(), a_child("Ben"), hive=replace(HIVE, demonstration=True))
    assert all("DEMONSTRATION: made-up people" in page for page in read_pages(pdf))


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_all_latin_letters_come_out(name) -> None:
    assert name.split()[0] in read(printed(a_child(name.split()[0])))


@needs_poppler
def test_long_notes_are_whole_and_run_on() -> None:
    notes = " ".join(f"Step{number} of the evening." for number in range(400))
    pages = read_pages(printed(a_full_child(LONG, sleep=notes), safety_notes=notes))
    text = " ".join(" ".join(pages).split())
    assert LONG in text and "Step399 of the evening." in text and len(pages) > 1
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_the_same_moment_gives_the_same_bytes() -> None:
    assert printed(a_full_child()) == printed(a_full_child())


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.text(max_size=4000))
def test_anything_typed_can_be_printed(words, more) -> None:
    child = a_full_child(
        words, together_with=(words, words), allergies=more, sleep=more, own_words=more, no_contact=more, comfort=words
    )
    pdf = printed(child, host=words, transport=more, safety_notes=more, authorised_by=words, host_may_decide=more)
    assert pdf[:5] == b"%PDF-"


@pytest.mark.parametrize("words", ["😀" * 300, "W" * 2000, "\n" * 4000, "a\n" * 1000])
def test_no_note_outgrows_its_page(words) -> None:
    child = a_full_child(words, **dict.fromkeys(("allergies", "school", "own_words", "not_collected_by"), words))
    assert printed(child, host=words, safety_notes=words, phones=(SheetPhone(words, "at home", words),))[:4] == b"%PDF"


@needs_poppler
def test_a_stay_whose_children_are_gone_still_prints() -> None:
    assert "no longer on record" in read(handover_sheet_pdf(replace(a_sheet(), children=()), HIVE, MOMENT, WORKER))
