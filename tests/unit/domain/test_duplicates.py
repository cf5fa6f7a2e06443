"""Which families are likely to be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.duplicates import RESEMBLES, SAME, compare, name_key, phone_keys, resembling, signs
from hivedesk.domain.families import Carer, Family
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, FamilyId


def household(name: str, mobile: str = "", postcode: str = "", carer: str = "") -> Household:
    family_id = FamilyId(name)
    carers = (Carer(id=CarerId("c"), family_id=family_id, first_name=carer),) if carer else ()
    return Household(family=Family(id=family_id, name=name, mobile=mobile, postcode=postcode), carers=carers)


@pytest.mark.parametrize("other", ["BIRTWISTLE ", "birtwistle", "The Birtwistle family", " Birtwîstle", "Birtwistle."])
def test_a_name_has_one_form(other: str) -> None:
    assert name_key(other) == name_key("Birtwistle")


def test_names_that_differ_keep_apart() -> None:
    assert name_key("O'Hara") == name_key("OHara") != name_key("Hara")
    assert name_key("Smith-Jones") == name_key("Smith Jones") != name_key("Smith")
    assert name_key("Family") == "family"


@pytest.mark.parametrize("written", ["07700 900123", "+44 7700 900123", "7700900123", "0044 (0)7700-900123 ext 5"])
def test_a_number_has_one_form(written: str) -> None:
    assert phone_keys(written) == phone_keys("07700900123")


def test_stumps_of_numbers_are_nothing() -> None:
    assert phone_keys("900123") == phone_keys("") == []


def test_the_same_family_is_found_and_told_why() -> None:
    known = [household("Birtwistle", "07700900541"), household("Bell", "07700900542")]
    (found,) = resembling("BIRTWISTLE ", ["+44 7700 900541"], "", [], known)
    assert (found.family_id, found.same) == ("Birtwistle", True)
    assert found.why == "The same family name and telephone number."


def test_a_near_name_alone_is_not_enough_but_with_the_number_it_is() -> None:
    known = [household("Ibbotson", "07700900541")]
    assert resembling("Ibbotsen", [], "", [], known) == []
    (found,) = resembling("Ibbotsen", ["07700900541"], "", [], known)
    assert found.same
    assert found.why == "Nearly the same family name and telephone number."


def test_the_name_alone_asks_the_worker() -> None:
    (found,) = resembling("Smith", ["07700900111"], "BH24 1AA", ["Jo"], [household("Smith", "07700900222", "SO40 1AA")])
    assert not found.same
    assert RESEMBLES <= found.score < SAME


def test_name_and_postcode_ask_name_and_carer_suffice() -> None:
    known = [household("Smith", "", "BH24 1AA", "Josephine")]
    assert not resembling("Smith", [], "bh241aa", [], known)[0].same
    assert resembling("Smith", [], "", ["Josephine"], known)[0].same


def test_strangers_do_not_resemble() -> None:
    assert (
        resembling("Smith", ["07700900111"], "BH24 1AA", ["Jo"], [household("Bell", "07700900222", "SO40 1AA", "Al")])
        == []
    )
    assert resembling("", [], "", [], [household("")]) == []


def test_the_likeliest_comes_first() -> None:
    known = [household("Smith"), household("Smith ", "07700900111")]
    assert [found.score for found in resembling("Smith", ["07700900111"], "", [], known)] == [85, 35]


texts = st.text(max_size=20)
families = st.builds(signs, texts, st.lists(texts, max_size=2), texts, st.lists(texts, max_size=2))


@given(families, families)
def test_likeness_goes_both_ways_and_stays_within_bounds(one: object, other: object) -> None:
    assert compare(one, other) == compare(other, one)  # type: ignore[arg-type]
    assert 0 <= compare(one, other)[0] <= 100  # type: ignore[arg-type]


@given(texts)
def test_the_one_form_of_a_name_is_its_own(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
