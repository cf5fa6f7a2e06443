"""Above the list of families the same people are found as by Search, however they are spelt."""

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hivedesk.casework import contact_log as log
from hivedesk.casework.family_finding import find_families
from hivedesk.casework.searching import search_everything
from tests.builders import a_contact, a_family, a_hive_desk

_NAMES = ("Fairweather", "Okafor", "Szymański", "Lindqvist-Bell", "O'Callaghan", "Featherstonehaugh")


@cache
def hive():
    """One for all examples: nothing here changes it."""
    families = [a_family(name, id=name, carers=("Jean", "Siobhan")[: at % 3]) for at, name in enumerate(_NAMES)]
    seven = a_family("Young", id="Young", town="Lyndhurst", notes="They drive a seven-seater.", carers=("Abdul",))
    eight = a_family("Ashby", id="Ashby", notes="Looks for a seven seater.", carers=())
    desk = a_hive_desk(*families, seven, eight)
    log.log_contact(desk, a_contact("Okafor", "Rang about the newsletter."))
    return desk


def by_search(text):
    return {hit.family_id for hit in search_everything(hive(), text, limit=100).hits}


@pytest.mark.parametrize(
    ("typed", "family"),
    [
        ("Farewether", "Fairweather"),
        ("farewether", "Fairweather"),
        ("fayrewethur", "Fairweather"),
        ("Okofar", "Okafor"),
        ("ocafor", "Okafor"),
        ("shimanski", "Szymański"),
        ("lindkwist", "Lindqvist-Bell"),
        ("lindqvist bell", "Lindqvist-Bell"),
        ("calahan", "O'Callaghan"),
        ("fetherstonhaw", "Featherstonehaugh"),
        ("abdul lyndhurst", "Young"),
        ("abdull lyndhurst", "Young"),
        ("jean okofor", "Okafor"),
    ],
)
def test_a_name_finds_its_family_in_both(typed, family):
    assert find_families(hive(), typed).ids == {family}
    assert by_search(typed) == {family}


@pytest.mark.parametrize("typed", ["seven seater", "seven-seater", "seven-seat", "Seven Seater"])
def test_a_hyphen_is_a_blank_in_both(typed):
    found = find_families(hive(), typed)
    assert (found.ids, found.alike, found.in_records) == ({"Young", "Ashby"}, False, True)
    assert by_search(typed) == {"Young", "Ashby"}


def test_a_misspelt_word_of_the_notes_is_read_in_both():
    assert find_families(hive(), "saeter").ids == by_search("saeter") == {"Young", "Ashby"}


@pytest.mark.parametrize("typed", ["", "zzzz", "newsletter", "*", '"'])
def test_what_is_about_no_family_finds_none(typed):
    assert not find_families(hive(), typed).ids


@example(name="Lindqvist-Bell", at=8, letter="a", how=2)  # without the hyphen it is one word
@example(name="Lindqvist-Bell", at=9, letter="a", how=2)  # a slip in a word too short for one
@given(name=st.sampled_from(_NAMES), at=st.integers(0, 20), letter=st.sampled_from("aeiouhtr"), how=st.integers(0, 3))
def test_one_slip_of_the_pen_finds_the_family_in_both(name, at, letter, how):
    at = 1 + at % (len(name) - 1)  # the first letter is known
    slips = (
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1 :],
        name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    )
    assert find_families(hive(), slips[how]).ids >= {name}
    assert by_search(slips[how]) >= {name}
