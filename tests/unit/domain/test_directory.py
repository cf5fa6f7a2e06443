"""Who is found for what was typed, in which order, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.directory import directory, families_meant, look_up
from hivedesk.domain.families import Carer, ChildInCare, OwnChild, Professional, ProfessionalRole
from hivedesk.domain.ids import CarerId, ChildId
from tests.builders import a_family


def a_house():
    oyelaran = a_family(
        "Oyelaran",
        id="f1",
        carers=("Grace", "Sean"),
        reference="H001",
        town="Lyndhurst",
        postcode="SO43 7AA",
        mobile="07700 900664",
        email="grace@example.org",
    )
    return replace(
        oyelaran,
        children_in_care=(
            ChildInCare(
                id=ChildId("k1"),
                family_id="f1",
                first_name="Emmeline",
                known_as="Boo",
                social_worker_phone="01962 555012",
            ),
        ),
        own_children=(OwnChild(id=ChildId("o1"), family_id="f1", first_name="Łukasz", last_name="O'Reilly"),),
        professionals=(
            Professional(
                id="p1", family_id="f1", name="Catherine McDonald", role=ProfessionalRole.SSW, phone="+44 1962 555013"
            ),
        ),
    )


@pytest.fixture
def lines():
    return directory([a_house(), a_family("Ashby", id="f2", carers=("Shawn", "Anne-Marie"), mobile="")])


@pytest.mark.parametrize(
    ("typed", "label", "why"),
    [
        ("oye", "Oyelaran", "name"),
        ("grace oyelaran", "Grace Oyelaran", "name"),
        ("oyelaran gr", "Grace Oyelaran", "name"),
        ("boo", "Emmeline", "likes to be called Boo"),
        ("emmeline oyelaran", "Emmeline", "name and family"),
        ("boo oyelaran", "Emmeline", "name and family"),
        ("lukasz", "Łukasz O'Reilly", "name"),
        ("reilly", "Łukasz O'Reilly", "name"),
        ("oreilly", "Łukasz O'Reilly", "name"),
        ("o’reilly", "Łukasz O'Reilly", "name"),
        ("marie ash", "Anne-Marie Ashby", "name"),
        ("664", "Oyelaran", "telephone number … 664"),
        ("900.664", "Oyelaran", "telephone number … 900664"),
        ("+44 7700", "Oyelaran", "telephone number 07700 …"),
        ("555 013", "Catherine McDonald", "telephone number … 555013"),
        ("012", "Emmeline", "telephone number … 012"),
        ("so4", "Oyelaran", "postcode SO4…"),
        ("so437aa", "Oyelaran", "postcode SO43 7AA"),
        ("h001", "Oyelaran", "list number H001"),
        ("grace@ex", "Oyelaran", "e-mail address"),
        ("lynd", "Oyelaran", "town Lyndhurst"),
        ("kathryn", "Catherine McDonald", "sounds like “kathryn”"),
        ("macdonald", "Catherine McDonald", "spelt a little differently"),
        ("catherine magdonald", "Catherine McDonald", "spelt a little differently"),
        ("oyelaren", "Oyelaran", "spelt a little differently"),
        ("oyelaron", "Oyelaran", "spelt a little differently"),
        ("oyelearin", "Oyelaran", "spelt a little differently"),
        ("oielaren", "Oyelaran", "spelt a little differently"),
        ("oyalaron", "Oyelaran", "spelt a little differently"),
        ("garce", "Grace Oyelaran", "spelt a little differently"),
        ("graec oyelaran", "Grace Oyelaran", "spelt a little differently"),
        ("oyalar", "Oyelaran", "spelt a little differently"),
        ("graice oyelarun", "Grace Oyelaran", "spelt a little differently"),
    ],
)
def test_the_first_hit_and_its_reason(lines, typed, label, why):
    hit = look_up(lines, typed)[0]
    assert (hit.line.label, hit.why) == (label, why)


@pytest.mark.parametrize(
    "typed", ["", "  ", "shivawn", "zzz", "66", "gradual", "ashe tree", "grace ashby", "7700 1", "-", "’", "*"]
)
def test_who_is_not_meant_is_not_found(lines, typed):
    assert look_up(lines, typed) == []


def test_those_who_only_sound_so_follow_those_whose_name_it_is(lines):
    hits = look_up(lines, "shawn")
    assert [(hit.line.label, hit.near) for hit in hits] == [("Shawn Ashby", False), ("Sean Oyelaran", True)]
    assert [hit.line.label for hit in look_up(lines, "sean")] == ["Sean Oyelaran", "Shawn Ashby"]


def test_many_of_that_name_do_not_hide_those_who_sound_so():
    shawns = [a_family(f"Family{number}", carers=("Shawn",)) for number in range(9)]
    lines = directory([*shawns, a_family("Young", carers=("Sean",))])
    labels = [hit.line.label for hit in look_up(lines, "shawn", 6)]
    assert len(labels) == 7
    assert labels[-1] == "Sean Young"


def test_a_name_that_begins_so_comes_before_numbers_and_places():
    lines = directory([a_family("Young", id="f1", town="Ashurst", carers=()), a_family("Ashby", id="f2", carers=())])
    assert [hit.line.label for hit in look_up(lines, "ash")] == ["Ashby", "Young"]


@pytest.mark.parametrize(
    ("typed", "ids", "resembling"),
    [
        ("oyelaran", {"f1"}, False),
        ("lyndhurst grace", {"f1"}, False),
        ("grace 664", {"f1"}, False),
        ("07700 900 664", {"f1"}, False),
        ("grace ashby", set(), True),
        ("shawn", {"f2"}, False),
        ("oyelaren", {"f1"}, True),
        ("shaun", {"f1", "f2"}, True),
    ],
)
def test_the_families_that_are_meant(lines, typed, ids, resembling):
    assert families_meant(lines, typed) == (ids, resembling)


@pytest.mark.parametrize(
    ("typed", "why", "near"),
    [
        ("grace lyndhurst", "name, town Lyndhurst", False),
        ("lyndhurst 664", "town Lyndhurst, telephone number … 664", False),
        ("garce lyndhurst", "spelt a little differently, town Lyndhurst", True),
    ],
)
def test_words_that_lead_to_a_family_only_together(lines, typed, why, near):
    assert [(hit.line.label, hit.why, hit.near) for hit in look_up(lines, typed)] == [("Oyelaran", why, near)]


def test_every_line_knows_its_record():
    assert [line.record_id for line in directory([a_house()])][-3:] == ["k1", "o1", "p1"]


def test_risk_and_no_contact_flags_are_never_looked_into():
    child = ChildInCare(
        id=ChildId("k1"), family_id="f1", first_name="Leo", risk_flags="Absconding", no_contact="Barnaby Grimshaw"
    )
    lines = directory([a_family("Okafor", id="f1", children=(child,))])
    assert look_up(lines, "absconding") == look_up(lines, "grimshaw") == []


@given(st.from_regex(r"[A-Z][a-z]{1,11}", fullmatch=True), st.from_regex(r"[A-Z][a-z]{1,11}", fullmatch=True))
def test_whoever_is_typed_as_written_is_found_first(first, last):
    carer = Carer(id=CarerId("c1"), family_id="f1", first_name=first, last_name=last)
    lines = directory([replace(a_family("Okafor", id="f1", carers=()), carers=(carer,))])
    for typed in (f"{first} {last}", f"{last} {first}", f"{first} {last[0]}".lower()):
        hit = look_up(lines, typed)[0]
        assert (hit.line.label, hit.near) == (f"{first} {last}", False)


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text):
    lines = directory([a_house()])
    assert all(hit.why for hit in look_up(lines, text))
