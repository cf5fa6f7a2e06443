"""The roster and the sign-in sheet on paper: complete, nothing medical where it does not belong, nothing cut."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.events.records import GuestKind, Presence, Reply
from hivedesk.domain.families import Answer
from hivedesk.outgoing.roster_pdf import roster_pdf
from hivedesk.outgoing.sign_in_pdf import sign_in_sheet_pdf
from tests.unit.outgoing.door_builders import a_row, a_sheet, an_adult, an_event, sixty
from tests.unit.outgoing.paper_builders import HIVE, MOMENT, NAMES, WORKER, needs_poppler, opened, read, read_pages

COLUMNS = ("Name", "Age", "Expected", "Arrived", "Left", "Collected by", "Carer present", "Allergies and diet")
LONG = "Wolfeschlegelsteinhausenbergerdorff"
SIXTY_LETTERS = f"{LONG} Maximiliana-Alexandra-Jo"


def roster(*rows, leaders_copy=False, hive=HIVE, **fields) -> bytes:
    return roster_pdf(a_sheet(*rows, **fields), hive, MOMENT, WORKER, leaders_copy=leaders_copy)


def sign_in(*rows, hive=HIVE, **fields) -> bytes:
    return sign_in_sheet_pdf(a_sheet(*rows, **fields), hive, MOMENT, WORKER)


def lines_of(pdf: bytes) -> list[str]:
    return [line for page in read_pages(pdf) for line in page.splitlines()]


@needs_poppler
def test_the_head_says_what_where_when_and_whom_to_ring() -> None:
    text = read(roster(a_row()))
    for words in (
        "Autumn gathering",
        "Sat 14 Nov 2026, 14:00 to 16:30",
        "Ringwood Community Hall, 12 Station Road, Ringwood BH24 1EX",
        "Leader: Maureen Hale",
        "Fostering Duty Line",
        "office hours",
        "01632 960101",
        "Out of Hours Service",
        "01632 960102",
        "07700 900664",
        "ollect and destroy by Sat 21 Nov 2026",
        "Confidential: children in care.",
    ):
        assert words in text, words


@needs_poppler
@pytest.mark.parametrize("leaders_copy", [False, True])
def test_sixty_people_are_each_there_once_in_one_line_under_the_headings(leaders_copy) -> None:
    rows = sixty()
    pages = read_pages(roster(*rows, leaders_copy=leaders_copy))

    lines = [line for page in pages for line in page.splitlines()]
    for row in rows:
        own = [line for line in lines if line.strip().startswith(row.short_name)]
        assert len(own) == 1, row.short_name
        assert row.age_band in own[0]
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "ollect and destroy by Sat 21 Nov 2026" in page
        assert "Sat 14 Nov 2026, 14:00 to 16:30" in page
        if number < len(pages):
            assert all(words in page for words in COLUMNS)


@needs_poppler
def test_a_household_stands_on_one_page_and_is_named_there() -> None:
    pages = read_pages(roster(*sixty()))
    for household in {row.household for row in sixty()}:
        having = [page for page in pages if any(line.strip() == household for line in page.splitlines())]
        assert len(having) == 1, household
        assert all(row.short_name in having[0] for row in sixty() if row.household == household)


@needs_poppler
def test_a_household_larger_than_a_page_runs_on_under_its_name() -> None:
    children = [a_row(f"Child{number}", "Oak House") for number in range(40)]
    pages = read_pages(roster(*children))
    having = [page for page in pages if "Child" in page]
    assert len(having) > 1
    assert all("Oak House" in page for page in having)
    assert all(sum(f"Child{number} O." in page for page in pages) == 1 for number in range(40))


@needs_poppler
def test_medical_details_are_on_the_leaders_copy_alone() -> None:
    child = a_row(medical="Epilepsy\nBuccal midazolam", not_collected_by="Mr D. Pike")
    plain, leaders = roster(child), roster(child, leaders_copy=True)

    for words in ("Epilepsy", "midazolam", "Pike", "Medical", "MUST NOT"):
        assert words not in read(plain)
        assert words.encode() not in plain
    assert "Medical: Epilepsy; Buccal midazolam" in read(leaders)
    assert "MUST NOT BE COLLECTED BY: Mr D. Pike" in read(leaders)
    assert "For the leader alone" in read(leaders)


@needs_poppler
def test_photos_say_yes_no_or_not_asked_in_words() -> None:
    lines = lines_of(
        roster(
            a_row("Ada", photo_consent=Answer.YES),
            a_row("Ben", photo_consent=Answer.NO),
            a_row("Cy", photo_consent=Answer.UNKNOWN),
            an_adult("Grace"),
        )
    )

    said = {
        name: line.split("  ")[-1].strip() for line in lines for name in ("Ada", "Ben", "Cy", "Grace") if name in line
    }
    assert said == {"Ada": "yes", "Ben": "NO", "Cy": "not asked", "Grace": "ask"}


@needs_poppler
def test_expected_is_ticked_and_the_others_are_told_apart_in_words() -> None:
    rows = (
        a_row("Ada", reply=Reply.YES),
        a_row("Ben", reply=Reply.INVITED),
        a_row("Cy", reply=Reply.WAITING),
        a_row("Dot", reply=Reply.NO),
        a_row("Eve", reply=Reply.NO, presence=Presence.CAME, arrived="14:20"),
        a_row("Flo", "", walk_in=True, reply=Reply.INVITED, presence=Presence.CAME, arrived="14:40"),
        a_row("Gus", presence=Presence.DID_NOT_COME),
    )
    pdf = roster(*rows)
    lines = {
        name: line for line in lines_of(pdf) for name in ("Ada", "Ben", "Cy", "Eve", "Flo", "Gus") if f"{name} " in line
    }

    assert lines["Ada"].count("✓") == 1
    assert "no answer" in lines["Ben"] and "✓" not in lines["Ben"]
    assert "waiting list" in lines["Cy"]
    assert "had said no" in lines["Eve"] and "14:20" in lines["Eve"] and lines["Eve"].count("✓") == 1
    assert "walk-in" in lines["Flo"]
    assert "did not come" in lines["Gus"]
    assert "Dot" not in read(pdf)
    assert "Said no: 2" in read(pdf)


@needs_poppler
def test_a_child_without_a_carer_is_said() -> None:
    lines = lines_of(roster(a_row("Ada", carer_present="Grace, Lewis"), a_row("Ben")))
    assert any("Ada B." in line and "Grace, Lewis" in line for line in lines)
    assert any("Ben B." in line and "no carer" in line for line in lines)


@needs_poppler
def test_a_long_allergy_stands_whole_below_the_name() -> None:
    allergies = "peanuts, tree nuts, sesame, egg, milk and soya; two adrenaline pens in the red rucksack by the door"
    text = read(roster(a_row(allergies=allergies, diet="halal")))
    assert f"Allergies: {allergies}" in text
    assert "Diet: halal" in text
    assert "see below" in text


@needs_poppler
def test_the_totals_by_age_and_the_ratio() -> None:
    rows = (an_adult(), *(a_row(f"K{n}", age_band="5-10") for n in range(4)), a_row("Baby", age_band="0-4"))
    text = read(roster(*rows))
    assert "5-10 years 4" in text and "0-4 years 1" in text and "18 and over 1" in text and "All 6" in text
    assert "Ratio: 1 adult to 5 children" in text
    assert "MORE CHILDREN THAN AGREED" in text
    enough = read(roster(*rows, an_adult("Lewis")))
    assert "Ratio: 1 adult to 2.5 children" in enough and "MORE CHILDREN" not in enough


@needs_poppler
def test_a_grown_up_own_child_counts_neither_way() -> None:
    text = read(roster(an_adult(), a_row("Sam", kind=GuestKind.OWN_CHILD, age_band="adult"), a_row()))
    assert "Young people of 18 or over: 1" in text
    assert "Ratio: 1 adult to 1 child" in text


@needs_poppler
@pytest.mark.parametrize("leaders_copy", [False, True])
def test_with_nobody_on_the_list_there_is_still_room_for_walk_ins(leaders_copy) -> None:
    pdf = roster(leaders_copy=leaders_copy, worker_phone="")
    text = read(pdf)
    assert "Nobody is on the list yet." in text
    assert text.count("yes / no") == 6
    assert "Page 1 of 1" in text


@needs_poppler
def test_long_names_are_whole() -> None:
    rows = (
        an_adult(SIXTY_LETTERS, LONG, short_name=f"{SIXTY_LETTERS} W."),
        a_row(LONG, LONG, short_name=f"{LONG} W.", carer_present="Grace"),
    )
    for text in (read(roster(*rows)), read(sign_in(*rows))):
        assert text.count(LONG) >= 3
        assert "Maximiliana-Alexandra-Jo" in text
        assert "…" not in text


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_all_latin_letters_come_out(name) -> None:
    first = name.split()[0]
    assert first in read(roster(a_row(first, short_name=first)))


def test_it_is_a4_landscape_and_its_properties_name_nobody() -> None:
    with opened(roster(a_row(medical="Asthma"), leaders_copy=True)) as document:
        boxes = {tuple(round(float(edge)) for edge in page.mediabox) for page in document.pages}
        assert boxes == {(0, 0, 842, 595)}
        assert str(document.docinfo["/Title"]) == "Roster, leader's copy"


def test_the_same_moment_gives_the_same_bytes() -> None:
    assert roster(*sixty()) == roster(*sixty())


@needs_poppler
def test_the_demonstration_is_marked_on_each_page() -> None:
    hive = replace(HIVE, demonstration=True)
    for pdf in (roster(*sixty(), hive=hive), sign_in(*sixty(), hive=hive)):
        assert all("DEMONSTRATION: made-up people" in page for page in read_pages(pdf))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=4000))
def test_anything_typed_can_be_printed(words, more) -> None:
    row = a_row(words, words, carer_present=words, collected_by=words, allergies=more, diet=words, medical=more)
    event = an_event(title=words, venue=words, address=words, leader=words)
    pdf = roster(row, row, replace(row, household=""), leaders_copy=True, event=event)
    assert pdf[:5] == b"%PDF-"
    assert sign_in(row, row, replace(row, household=""), event=event)[:5] == b"%PDF-"


@pytest.mark.parametrize("words", ["😀" * 300, "W" * 2000, "\n" * 4000, "a\n" * 1000, "W " * 1000])
def test_no_note_outgrows_its_page(words) -> None:
    row = a_row(words, words, carer_present=words, collected_by=words, allergies=words, diet=words, medical=words)
    assert roster(*[row] * 9, leaders_copy=True, event=an_event(title=words, venue=words))[:5] == b"%PDF-"
    assert sign_in(*[row] * 20, event=an_event(title=words))[:5] == b"%PDF-"


# -- the sign-in sheet


@needs_poppler
def test_the_sign_in_sheet_tells_households_and_first_names_and_nothing_else() -> None:
    rows = (
        an_adult(),
        a_row("Amy", short_name="Amy S.", allergies="nuts", diet="halal", medical="Asthma", not_collected_by="Mr Pike"),
        a_row("Bo", "Chen", reply=Reply.WAITING),
        a_row("Cy", "Doyle", reply=Reply.NO),
        a_row("Kit", "", walk_in=True, reply=Reply.INVITED, presence=Presence.CAME),
    )
    text = read(sign_in(*rows))
    assert "Bell Grace, Amy" in text and "Kit" in text
    for words in ("S.", "nuts", "halal", "Asthma", "Pike", "Chen", "Bo", "Doyle", "5-10"):
        assert words not in text.split("Signature")[1].split("Collect it")[0], words


@needs_poppler
def test_the_sign_in_sheet_repeats_its_headings_and_leaves_blank_rows() -> None:
    pages = read_pages(sign_in(*sixty()))
    assert len(pages) == 2
    assert all("Time in" in page and "Time out" in page and "Signature" in page for page in pages)
    assert read_pages(sign_in())[0].count("Signature") == 1


@needs_poppler
def test_once_attendance_is_taken_the_ratio_counts_who_is_there() -> None:
    text = read(
        roster(
            an_adult("Grace", presence=Presence.CAME),
            an_adult("Lewis", presence=Presence.DID_NOT_COME),
            a_row("Amy"),
            a_row("Kit", "", walk_in=True, reply=Reply.INVITED, presence=Presence.CAME),
        )
    )
    assert "Expected: 2 adults, 1 child" in text
    assert "Who came, and who is still expected:" in text
    assert "Ratio: 1 adult to 2 children" in text


@needs_poppler
def test_the_door_asks_the_leader_before_some_children_are_collected() -> None:
    assert "Ask the leader first" in read(roster(a_row(ask_leader=True)))
    assert "Ask the leader first" not in read(roster(a_row()))
