"""Worked examples of the checks of a night: what is found, for whom, and in which words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.domain.approval import ApprovedGenders, CareKind, Exemption, SharingAgreement
from hivedesk.domain.families import FamilyKind, Gender, OwnChild, Status
from hivedesk.domain.nights import Level, Rule, Sleeper, findings_of, findings_on
from tests.builders import a_placement
from tests.unit.domain.nights_homes import ANA, LEO, MIA, NIGHT, ONE, TOM, WIDE, a_child, a_home, a_room

NEXT = NIGHT + timedelta(days=1)
BEFORE = NIGHT - timedelta(days=1)


def found(household, night=NIGHT, **more):
    return [(one.rule, one.level, one.child_ids) for one in findings_on(household, night, **more)]


def only(household, night=NIGHT, **more):
    (finding,) = findings_on(household, night, **more)
    return finding


def siblings(*children):
    return tuple(
        replace(child, sibling_ids=tuple(one.id for one in children if one is not child)) for child in children
    )


def an_agreement(*children, **fields):
    return SharingAgreement(id="s", family_id="f", child_ids=tuple(child.id for child in children), **fields)


# The usual fostering limit


def test_three_children_are_within_the_usual_limit():
    assert found(a_home(MIA, TOM, ANA)) == []


def test_a_fourth_child_needs_the_fostering_service():
    finding = only(a_home(MIA, TOM, ANA, LEO))
    assert (finding.rule, finding.level) == (Rule.USUAL_LIMIT, Level.NEEDS_SERVICE)
    assert finding.child_ids == ("ana", "leo", "mia", "tom")
    assert finding.reason == (
        "Mia, Tom, Ana and Leo are 4 children in care, above the usual fostering limit of 3: not all are recorded as "
        "brothers and sisters of each other, and no exemption in force names them all."
    )
    assert finding.source == "Children Act 1989, Sch. 7"


def test_four_brothers_and_sisters_are_no_matter_for_the_limit():
    assert found(a_home(*siblings(MIA, TOM, ANA, LEO))) == []


def test_one_record_that_names_the_other_is_enough_for_brothers_and_sisters():
    mia, tom, ana, _ = siblings(MIA, TOM, ANA, LEO)
    assert found(a_home(mia, tom, ana, LEO)) == []


def test_two_pairs_of_brothers_and_sisters_are_not_all_siblings_of_each_other():
    assert [rule for rule, _, _ in found(a_home(*siblings(MIA, TOM), *siblings(ANA, LEO)))] == [Rule.USUAL_LIMIT]


@pytest.mark.parametrize(
    ("bounds", "covered"),
    [
        ({}, True),
        ({"from_on": NIGHT, "until": NIGHT}, True),
        ({"from_on": NEXT}, False),
        ({"until": BEFORE}, False),
    ],
)
def test_an_exemption_covers_the_nights_up_to_its_last(bounds, covered):
    exemption = Exemption(id="x", family_id="f", child_ids=("mia", "tom", "ana", "leo"), **bounds)
    assert (found(a_home(MIA, TOM, ANA, LEO, exemptions=(exemption,))) == []) is covered


def test_two_exemptions_are_not_added_up():
    first = Exemption(id="x", family_id="f", child_ids=("mia", "tom"))
    second = Exemption(id="y", family_id="f", child_ids=("ana", "leo"))
    assert len(found(a_home(MIA, TOM, ANA, LEO, exemptions=(first, second)))) == 1


def test_a_child_whom_the_exemption_does_not_name_is_not_covered_by_it():
    exemption = Exemption(id="x", family_id="f", child_ids=("mia", "tom", "ana"))
    assert [rule for rule, _, _ in found(a_home(MIA, TOM, ANA, LEO, exemptions=(exemption,)))] == [Rule.USUAL_LIMIT]


def test_a_visitor_counts_and_an_own_child_does_not():
    own = OwnChild(id="kofi", family_id="f", first_name="Kofi")
    home = a_home(MIA, TOM, ANA, own_children=(own,))
    assert found(home) == []
    assert [rule for rule, _, _ in found(home, visitors=[Sleeper(LEO)])] == [Rule.USUAL_LIMIT]


def test_a_child_who_sleeps_elsewhere_tonight_does_not_count():
    assert findings_of(a_home(MIA, TOM, ANA, LEO), NIGHT, [Sleeper(MIA), Sleeper(TOM), Sleeper(ANA)]) == ()


def test_a_night_belongs_to_the_day_on_which_it_begins():
    leaving = a_home(MIA, TOM, placements=(a_placement(MIA, NIGHT), a_placement(TOM, ended_on=NEXT)), approval=ONE)
    assert [len(findings_on(leaving, night)) for night in (BEFORE, NIGHT, NEXT)] == [0, 1, 0]


# The terms of approval


def test_more_children_than_the_approval_names():
    finding = only(a_home(MIA, TOM, approval=ONE))
    assert (finding.rule, finding.level, finding.child_ids) == (Rule.NUMBER, Level.NEEDS_SERVICE, ("mia", "tom"))
    assert finding.reason == "Mia and Tom sleep here, and the approval is for 1 at once."
    assert finding.source == "Fostering Services (England) Regulations 2011, reg. 27"


def test_brothers_and_sisters_and_exemptions_do_not_stretch_the_approval():
    exemption = Exemption(id="x", family_id="f", child_ids=("mia", "tom"))
    home = a_home(*siblings(MIA, TOM), approval=ONE, exemptions=(exemption,))
    assert [rule for rule, _, _ in found(home)] == [Rule.NUMBER]


def test_what_the_approval_does_not_say_cannot_be_checked():
    assert found(a_home(MIA, approval={"beds": 9})) == [(Rule.NUMBER, Level.CANNOT_CHECK, ("mia",))]
    assert (Rule.TERMS, Level.CANNOT_CHECK, ("mia",)) in found(a_home(MIA, approval=None))


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2014, 11, 15), None),  # 12 only tomorrow
        (date(2014, 11, 14), "Mia is older than the terms of approval say (ages from 5 to 11)."),  # 12 today
        (date(2021, 11, 14), None),  # 5 today
        (date(2021, 11, 15), "Mia is younger than the terms of approval say (ages from 5 to 11)."),
        (None, "The date of birth of Mia is not recorded, so nothing that depends on the age can be checked."),
        (NEXT, "The date of birth of Mia lies after this night, so nothing that depends on the age can be checked."),
    ],
)
def test_ages_are_whole_years_on_the_night_both_bounds_included(born, words):
    home = a_home(a_child("Mia", born), approval=WIDE | {"age_from": 5, "age_to": 11})
    assert [one.reason for one in findings_on(home, NIGHT)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("bounds", "words"), [({"age_to": 9}, "ages up to 9"), ({"age_from": 11}, "ages from 11"), ({"age_to": 10}, "")]
)
def test_one_bound_of_the_ages_may_be_open(bounds, words):
    findings = findings_on(a_home(MIA, approval=WIDE | bounds), NIGHT)
    assert [words in one.reason for one in findings] == ([True] if words else [])


@pytest.mark.parametrize(
    ("gender", "level"),
    [
        (Gender.GIRL, None),
        (Gender.BOY, Level.NEEDS_SERVICE),
        (Gender.OTHER, Level.NEEDS_SERVICE),
        (Gender.UNKNOWN, Level.CANNOT_CHECK),
    ],
)
def test_girls_only(gender, level):
    home = a_home(a_child("Mia", gender=gender), approval=WIDE | {"genders": ApprovedGenders.GIRLS})
    assert found(home) == ([(Rule.GENDER, level, ("mia",))] if level else [])


@pytest.mark.parametrize(
    ("terms", "kind", "expected"),
    [
        ({}, None, None),
        ({"kinds_of_care": (CareKind.SHORT_TERM,)}, CareKind.SHORT_TERM, None),
        ({"kinds_of_care": (CareKind.SHORT_TERM,)}, CareKind.LONG_TERM, (Rule.KIND_OF_CARE, Level.NEEDS_SERVICE)),
        ({"kinds_of_care": (CareKind.SHORT_TERM,)}, None, (Rule.KIND_OF_CARE, Level.CANNOT_CHECK)),
        ({"respite_only": True}, CareKind.RESPITE, None),
        ({"respite_only": True}, CareKind.LONG_TERM, (Rule.RESPITE_ONLY, Level.NEEDS_SERVICE)),
        (
            {"respite_only": True, "kinds_of_care": (CareKind.LONG_TERM,)},
            None,
            (Rule.RESPITE_ONLY, Level.CANNOT_CHECK),  # said once
        ),
    ],
)
def test_the_kind_of_care(terms, kind, expected):
    home = a_home(MIA, approval=WIDE | terms, placements=(a_placement(MIA, kind_of_care=kind),))
    assert found(home) == ([(*expected, ("mia",))] if expected else [])


def test_the_kind_of_care_in_words():
    terms = WIDE | {"kinds_of_care": (CareKind.SHORT_TERM, CareKind.BRIDGING)}
    home = a_home(MIA, approval=terms, placements=(a_placement(MIA, kind_of_care=CareKind.LONG_TERM),))
    assert only(home).reason == "The kind of care for Mia is long term, and the approval is for short term, bridging."


@pytest.mark.parametrize(
    ("terms", "level"),
    [
        ({"named_child_ids": ("mia",)}, None),
        ({"named_child_ids": ("tom",)}, Level.NEEDS_SERVICE),
        ({"named_child_ids": ("tom",), "named_children": "MIA O’NEILL"}, None),
        ({"named_children": "Tom Gale, Mia O'Neill"}, None),
        ({"named_children": "Tom Gale and Mia O'Neill"}, None),
        ({"named_children": "Mia"}, Level.CANNOT_CHECK),
        ({"named_children": "Tom Mia, O'Neill Gale"}, Level.CANNOT_CHECK),
        ({}, Level.CANNOT_CHECK),
    ],
)
def test_connected_carers_are_approved_for_named_children_only(terms, level):
    child = replace(MIA, last_name="O'Neill")
    connected = a_home(child, approval=WIDE | terms, kind=FamilyKind.CONNECTED)
    assert found(connected) == ([(Rule.NAMED_CHILDREN, level, ("mia",))] if level else [])
    assert found(a_home(child, approval=WIDE | terms)) == []


def test_a_night_before_the_date_of_approval():
    home = a_home(MIA, approval=WIDE | {"approved_on": NEXT})
    assert only(home).reason == "Mia sleeps here before the date of approval, Sun 15 Nov 2026."
    assert found(home, NEXT) == []


# Bedrooms

BABY = a_child("Baby", date(2023, 11, 15))  # 3 tomorrow


def test_two_children_under_three_may_share():
    other = a_child("Other", date(2024, 1, 1))
    assert found(a_home(BABY, other, rooms=(a_room(BABY, other),))) == []


def test_from_the_third_birthday_on_sharing_is_a_matter_for_the_service():
    home = a_home(BABY, MIA, rooms=(a_room(BABY), a_room(MIA, name="Green room")))
    shared = a_home(BABY, a_child("Other", date(2024, 1, 1)), rooms=(a_room(BABY, a_child("Other")),))
    assert found(home, NEXT) == []
    assert found(shared, NIGHT) == []
    finding = only(shared, NEXT)
    assert (finding.rule, finding.level, finding.child_ids) == (Rule.BEDROOM, Level.NEEDS_SERVICE, ("baby", "other"))
    assert finding.reason == (
        "Baby and Other share a bedroom (Blue room), not all of them are under 3, and no agreement to share is in "
        "force for Baby and Other."
    )
    assert finding.source == "National Minimum Standards for fostering 10.6"


def test_an_own_child_of_that_age_in_the_room_counts():
    own = OwnChild(id="kofi", family_id="f", first_name="Kofi", date_of_birth=date(2015, 1, 1))
    home = a_home(BABY, own_children=(own,), rooms=(a_room(BABY, own),))
    assert found(home) == [(Rule.BEDROOM, Level.NEEDS_SERVICE, ("baby",))]
    for away in (replace(own, lives_at_home=False), replace(own, left_home_on=NIGHT)):
        assert found(replace(home, own_children=(away,))) == []


def test_own_children_by_themselves_are_the_familys_own_matter():
    own = tuple(OwnChild(id=key, family_id="f", first_name=key) for key in ("kofi", "ama"))
    assert found(a_home(MIA, own_children=own, rooms=(a_room(*own, beds=1), a_room(MIA, name="Green room")))) == []


@pytest.mark.parametrize(
    ("agreements", "missing"),
    [
        ((an_agreement(MIA, TOM),), ()),
        ((an_agreement(MIA, TOM, authority="Hampshire"),), ("tom",)),
        ((an_agreement(MIA, TOM, authority=" hampshire "), an_agreement(MIA, TOM, authority="Surrey")), ()),
        ((an_agreement(MIA, TOM, ANA),), ()),
        ((an_agreement(MIA, ANA),), ("mia", "tom")),
        ((an_agreement(MIA, TOM, until=BEFORE),), ("mia", "tom")),
        ((an_agreement(MIA, TOM, agreed_on=NEXT),), ("mia", "tom")),
        ((an_agreement(MIA, TOM, agreed_on=NIGHT, until=NIGHT),), ()),
        ((), ("mia", "tom")),
    ],
)
def test_each_childs_responsible_authority_has_to_agree(agreements, missing):
    mia, tom = replace(MIA, placing_authority="Hampshire"), replace(TOM, placing_authority="Surrey")
    home = a_home(mia, tom, rooms=(a_room(mia, tom),), sharing_agreements=agreements)
    assert found(home) == ([(Rule.BEDROOM, Level.NEEDS_SERVICE, missing)] if missing else [])


def test_an_agreement_counts_where_the_childs_authority_is_not_recorded():
    agreement = an_agreement(MIA, TOM, authority="Hampshire")
    assert found(a_home(MIA, TOM, rooms=(a_room(MIA, TOM),), sharing_agreements=(agreement,))) == []


def test_a_missing_date_of_birth_is_said_once():
    unknown = a_child("Mia", None)
    home = a_home(unknown, BABY, rooms=(a_room(unknown, BABY), a_room(unknown, BABY, name="Green room")))
    assert found(home) == [(Rule.BEDROOM, Level.CANNOT_CHECK, ("mia",))]
    with_ages = replace(home, approval=replace(home.approval, age_to=18))
    assert found(with_ages) == [(Rule.AGES, Level.CANNOT_CHECK, ("mia",))]


def test_more_children_than_beds_in_a_room():
    home = a_home(MIA, TOM, rooms=(a_room(MIA, TOM, beds=1),), sharing_agreements=(an_agreement(MIA, TOM),))
    finding = only(home)
    assert (finding.rule, finding.level, finding.child_ids) == (Rule.BEDS, Level.NEEDS_SERVICE, ("mia", "tom"))
    assert finding.reason == "Mia and Tom sleep in one bedroom (Blue room) that has 1 bed."


def test_a_child_without_a_room_though_rooms_are_recorded():
    finding = only(a_home(MIA, TOM, rooms=(a_room(MIA),)))
    assert (finding.rule, finding.level, finding.child_ids) == (Rule.BEDROOM, Level.CANNOT_CHECK, ("tom",))
    assert (finding.reason, finding.would_change) == (
        "No bedroom is recorded for Tom.",
        "The bedroom in which Tom sleeps.",
    )


def test_without_rooms_the_beds_of_the_approval_count():
    finding = only(a_home(MIA, TOM, approval={"number": 9, "beds": 1}))
    assert (finding.rule, finding.level) == (Rule.BEDS, Level.NEEDS_SERVICE)
    assert finding.reason == "Mia and Tom sleep here, and the terms of approval record 1 bed."
    assert found(a_home(MIA, approval={"number": 9})) == [(Rule.BEDS, Level.CANNOT_CHECK, ("mia",))]


# Who is checked at all


@pytest.mark.parametrize("kind", FamilyKind)
def test_only_households_that_foster_are_checked(kind):
    checked = kind in {FamilyKind.COUNTY, FamilyKind.CONNECTED}
    assert bool(found(a_home(MIA, approval=None, kind=kind))) is checked


def test_a_waiting_family_without_a_child_has_nothing_to_check():
    assert found(a_home(approval=None, status=Status.WAITING)) == []
    assert found(a_home(MIA, approval=None, status=Status.WAITING)) != []


def test_the_nights_after_a_family_left_are_not_checked():
    home = a_home(MIA, approval=None, status=Status.LEFT, left_on=NIGHT)
    assert found(home, BEFORE) != []
    assert found(home, NIGHT) == []


def test_a_child_is_called_by_the_name_it_likes():
    home = a_home(a_child("Miriam", known_as="Mimi"), approval={"number": 0, "beds": 1})
    assert only(home).reason == "Mimi sleeps here, and the approval is for 0 at once."


def test_the_names_may_be_masked():
    home = a_home(MIA, approval={"number": 0, "beds": 1})
    assert only(home, name_of=lambda child: f"{child.first_name[0]}.").reason.startswith("M. sleeps here")
