"""Worked examples of the rules of a stay: the usual fostering limit and the terms of approval, night by night."""

from dataclasses import replace
from datetime import date

import pytest

from hivedesk.domain.approval import ApprovedGenders, CareKind, Exemption
from hivedesk.domain.families import FamilyKind, Gender
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.foundation.clock import at_london
from tests.builders import a_placement
from tests.unit.domain.host_rules_worlds import (
    FRIDAY,
    MIA,
    NEEDS,
    PASS,
    SATURDAY,
    SUNDAY,
    WIDE,
    a_child,
    a_hive,
    a_home,
    a_room,
    a_stay,
    a_visit,
    all_of,
    bell,
    by_day,
    needs,
    own_child,
    the,
    verdict,
    with_mia,
)

SERVICE = "the fostering service"
SPARE = tuple(a_room(f"Spare {n}") for n in range(6))


# The usual fostering limit

TOM, ANA, LEO = (a_child(name, "bell") for name in ("Tom", "Ana", "Leo"))


def siblings(*children):
    ids = [child.id for child in children]
    return tuple(replace(child, sibling_ids=tuple(one for one in ids if one != child.id)) for child in children)


def test_a_fourth_child_needs_the_service_and_the_sentence_says_on_which_nights():
    result = the(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, LEO)))
    assert result.sentence == (
        "From Fri 20 Nov 2026 to Sat 21 Nov 2026, with Bell: Tom, Ana, Leo and Mia are 4 children in care, above the "
        "usual fostering limit of 3: not all are recorded as brothers and sisters of each other, and no exemption in "
        "force names them all."
    )
    assert needs(result) == (
        SERVICE,
        "whether this may go beyond the usual",
        "An exemption in force that names every one of them, or that all are brothers and sisters of each other.",
        (FRIDAY, SATURDAY),
        False,
    )
    assert result.child_ids == ("ana", "leo", "mia", "tom")


def test_three_children_and_own_children_are_within_the_limit():
    assert verdict(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, own_children=(own_child("Kit"),)))) is PASS


def test_brothers_and_sisters_are_no_matter_for_the_limit():
    mia, *others = siblings(MIA, TOM, ANA, LEO)
    hive = a_hive(a_home("Marsh", mia), bell(*others))
    assert verdict(HostRule.LIMIT, hive=hive) is PASS


def test_an_exemption_has_to_name_everybody_and_to_last():
    def beside(*names, **fields):
        exemption = Exemption(id="x", family_id="bell", child_ids=names, **fields)
        return all_of(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, LEO, exemptions=(exemption,))))

    assert [one.verdict for one in beside("mia", "tom", "ana", "leo")] == [PASS]
    assert [one.verdict for one in beside("tom", "ana", "leo")] == [NEEDS]
    assert [one.on for one in beside("mia", "tom", "ana", "leo", until=FRIDAY)] == [(SATURDAY,)]


def test_visitors_of_other_stays_count_night_by_night():
    others = [a_stay("eli", day=FRIDAY, nights=1), a_stay("ben", day=SATURDAY, nights=1)]
    frost = a_home("Frost", "Eli", "Ben", "Sam")
    result = the(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA), frost, stays=others[:1]))
    assert result.on == (FRIDAY,)
    assert verdict(HostRule.LIMIT, hive=a_hive(bell(TOM), frost, stays=others)) is PASS
    assert verdict(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA), frost, stays=[a_stay("eli", day=SUNDAY)])) is PASS
    gone = [replace(others[0], cancelled_on=date(2026, 11, 3))]
    assert verdict(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA), frost, stays=gone)) is PASS


def test_the_stay_itself_does_not_count_beside_itself():
    hive = a_hive(bell(TOM, ANA), stays=[a_stay("mia", id="it")])
    assert verdict(HostRule.LIMIT, a_visit(stay_id="it"), hive) is PASS
    assert verdict(HostRule.CHILD_FREE, a_visit(stay_id="it"), hive) is PASS


def test_a_child_of_the_host_who_is_away_on_a_stay_does_not_count_that_night():
    away = a_stay("tom", host="frost", day=FRIDAY, nights=1)
    assert the(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, LEO), stays=[away])).on == (SATURDAY,)


def test_a_child_of_the_host_who_came_home_early_counts_again():
    away = a_stay("tom", host="frost")
    back = replace(away, started_at=away.starts_at, returned_at=at_london(SATURDAY, 9))
    assert verdict(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, LEO), stays=[away])) is PASS
    assert the(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, LEO), stays=[back])).on == (SATURDAY,)


def test_day_care_counts_by_day_and_not_by_night():
    frost = a_home("Frost", "Eli")
    eli_by_day = a_stay("eli", day=SATURDAY, nights=0, begin=9)
    hive = a_hive(bell(TOM, ANA), frost, stays=[eli_by_day])
    assert verdict(HostRule.LIMIT, a_visit(), hive) is PASS
    assert the(HostRule.LIMIT, by_day(day=SATURDAY), hive).on == (SATURDAY,)
    assert verdict(HostRule.LIMIT, by_day(day=SATURDAY, begin=17, end=19), hive) is PASS


def test_a_child_of_the_host_who_is_away_all_those_hours_is_not_there_by_day():
    trip = a_stay("tom", host="frost", day=FRIDAY, nights=0, begin=9, end=16)
    hive = a_hive(bell(TOM, ANA, LEO), stays=[trip])
    assert verdict(HostRule.LIMIT, by_day(), hive) is PASS
    assert verdict(HostRule.LIMIT, by_day(end=17), hive) is NEEDS


def test_a_placement_that_ends_meanwhile_counts_up_to_its_end():
    leaving = (a_placement(TOM, ended_on=SATURDAY), a_placement(ANA), a_placement(LEO))
    assert the(HostRule.LIMIT, hive=a_hive(bell(TOM, ANA, LEO, placements=leaving))).on == (FRIDAY,)


# The terms of approval


@pytest.mark.parametrize(
    ("terms", "child", "words", "change"),
    [
        ({"number": 1}, {}, "Tom and Mia sleep here, and the approval is for 1 at once.", "A larger number"),
        ({"age_to": 9}, {}, "Mia is older than the terms of approval say (ages up to 9).", "Other ages"),
        ({"age_from": 12}, {}, "Mia is younger than the terms of approval say (ages from 12).", "Other ages"),
        (
            {"genders": ApprovedGenders.BOYS},
            {"gender": Gender.GIRL},
            "The approval is for boys only, and Mia is not recorded as a boy.",
            "Other terms",
        ),
        (
            {"kinds_of_care": (CareKind.LONG_TERM,)},
            {},
            "The kind of care for Mia is respite, and the approval is for long term.",
            "Another kind of care",
        ),
    ],
)
def test_what_goes_beyond_the_terms_needs_the_service(terms, child, words, change):
    result = the(HostRule.TERMS, hive=a_hive(with_mia(**child), bell(TOM, approval=WIDE | terms)))
    assert result.sentence == f"From Fri 20 Nov 2026 to Sat 21 Nov 2026, with Bell: {words}"
    whose, for_what, would_change, on, not_recorded = needs(result)
    assert (whose, for_what, on, not_recorded) == (
        SERVICE,
        "whether this may go beyond the usual",
        (FRIDAY, SATURDAY),
        False,
    )
    assert would_change.startswith(change)


def test_terms_that_cannot_be_checked_say_that_a_fact_is_missing():
    for terms, child in (
        ({"number": None}, {}),
        ({"age_to": 12}, {"date_of_birth": None}),
        ({"genders": ApprovedGenders.GIRLS}, {}),
    ):
        result = the(HostRule.TERMS, hive=a_hive(with_mia(**child), bell(approval=WIDE | terms)))
        assert (result.not_recorded, result.for_what) == (True, "that this is in order, since a fact is not recorded")


def test_terms_concern_the_visitor_not_those_who_live_there_anyway():
    older = replace(TOM, date_of_birth=date(2009, 1, 1))
    assert verdict(HostRule.TERMS, hive=a_hive(bell(older, approval=WIDE | {"age_to": 12}))) is PASS


def test_a_birthday_meanwhile_counts_from_its_night():
    hive = a_hive(with_mia(date_of_birth=date(2014, 11, 21)), bell(approval=WIDE | {"age_to": 11}))
    assert the(HostRule.TERMS, hive=hive).on == (SATURDAY,)


@pytest.mark.parametrize(
    ("kinds", "fields", "expected"),
    [
        ((CareKind.RESPITE,), {}, PASS),
        ((CareKind.SHORT_TERM, CareKind.LONG_TERM), {}, PASS),
        ((), {}, PASS),
        ((CareKind.EMERGENCY,), {}, NEEDS),
        ((CareKind.EMERGENCY,), {"urgency": Urgency.EMERGENCY}, PASS),
        ((CareKind.BRIDGING,), {"urgency": Urgency.EMERGENCY}, NEEDS),
    ],
)
def test_a_stay_counts_as_a_kind_of_care_that_covers_it(kinds, fields, expected):
    hive = a_hive(bell(approval=WIDE | {"kinds_of_care": kinds}))
    assert verdict(HostRule.TERMS, a_visit(**fields), hive) is expected


def test_respite_only_carers_may_take_a_stay_whatever_kinds_are_named():
    terms = WIDE | {"respite_only": True, "kinds_of_care": (CareKind.LONG_TERM,)}
    assert verdict(HostRule.TERMS, hive=a_hive(bell(approval=terms))) is PASS
    assert verdict(HostRule.TERMS, a_visit(urgency=Urgency.EMERGENCY), a_hive(bell(approval=terms))) is PASS


def test_connected_carers_are_approved_for_named_children():
    def said(**terms):
        return the(HostRule.TERMS, hive=a_hive(bell(kind=FamilyKind.CONNECTED, approval=WIDE | terms)))

    assert said(named_child_ids=("mia",)).verdict is PASS
    other = said(named_child_ids=("tom",))
    assert (other.verdict, other.not_recorded, other.would_change) == (NEEDS, False, "Terms of approval that name Mia.")
    assert said(named_children="Mia").not_recorded  # a first name alone is not enough


def test_in_day_care_nobody_sleeps_there():
    result = the(HostRule.TERMS, by_day(), a_hive(bell(TOM, approval=WIDE | {"number": 1})))
    assert result.sentence == (
        "On Fri 20 Nov 2026, with Bell: Tom and Mia would be here, and the approval is for 1 at once."
    )
