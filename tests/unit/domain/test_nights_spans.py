"""Many nights at once: spans, their sentences, and a policy that changes on the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.domain.approval import Exemption, SharingAgreement
from hivedesk.domain.families import ChildInCare, OwnChild
from hivedesk.domain.nights import Rule, findings_between, sentence
from tests.builders import a_family, a_placement
from tests.unit.domain.nights_homes import ANA, LEO, MIA, NIGHT, ONE, TOM, WIDE, a_home, a_room
from tests.unit.domain.policy_versions import policy_with_change

LAST = NIGHT + timedelta(days=27)
CHANGE = NIGHT + timedelta(days=10)


def spans(household, first=NIGHT, last=LAST, **more):
    return [
        (one.finding.rule, one.first, one.last, one.goes_on) for one in findings_between(household, first, last, **more)
    ]


def test_the_same_on_consecutive_nights_is_one_span():
    assert spans(a_home(MIA, TOM, approval=ONE)) == [(Rule.NUMBER, NIGHT, LAST, True)]


def test_other_children_make_another_span():
    moves = (a_placement(MIA), a_placement(TOM, ended_on=CHANGE), a_placement(ANA, CHANGE))
    found = findings_between(a_home(MIA, TOM, ANA, approval=ONE, placements=moves), NIGHT, LAST)
    assert [(one.finding.child_ids, one.first, one.last) for one in found] == [
        (("mia", "tom"), NIGHT, CHANGE - timedelta(days=1)),
        (("ana", "mia"), CHANGE, LAST),
    ]


def test_what_stops_and_comes_back_is_two_spans():
    away = (a_placement(MIA), a_placement(TOM, ended_on=CHANGE), a_placement(TOM, CHANGE + timedelta(days=3)))
    found = spans(a_home(MIA, TOM, approval=ONE, placements=away))
    assert [(first, last, goes_on) for _, first, last, goes_on in found] == [
        (NIGHT, CHANGE - timedelta(days=1), False),
        (CHANGE + timedelta(days=3), LAST, True),
    ]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "From Sat 14 Nov 2026: "),
        (date(2026, 11, 16), None, "From Mon 16 Nov 2026: "),
        (date(2026, 11, 16), date(2026, 11, 17), "On the night of Mon 16 Nov 2026: "),
        (date(2026, 11, 16), date(2026, 11, 18), "On the nights from Mon 16 Nov 2026 to Tue 17 Nov 2026: "),
    ],
)
def test_a_card_says_from_when_to_when(start, end, words):
    home = a_home(MIA, TOM, approval=ONE, placements=(a_placement(MIA), a_placement(TOM, start, ended_on=end)))
    (span,) = findings_between(home, NIGHT, LAST)
    said = "needs the fostering service. Mia and Tom sleep here, and the approval is for 1 at once."
    assert sentence(span) == words + said


def test_what_cannot_be_checked_says_so():
    (span,) = findings_between(a_home(MIA, approval={"beds": 1}), NIGHT, NIGHT)
    assert sentence(span) == (
        "From Sat 14 Nov 2026: cannot be checked. The number of children in the terms of approval is not recorded."
    )


def test_no_nights_no_findings():
    assert findings_between(a_home(MIA, TOM, approval=ONE), NIGHT, NIGHT - timedelta(days=1)) == ()


def test_a_leap_days_birthday_is_seen_on_the_right_night():
    child = ChildInCare(id="k", family_id="f", first_name="Kit", date_of_birth=date(2016, 2, 29))
    home = a_home(child, approval={"number": 1, "beds": 1, "age_to": 10})
    found = spans(home, date(2027, 2, 20), date(2027, 3, 10))
    assert found == [(Rule.AGES, date(2027, 3, 1), date(2027, 3, 10), True)]


def test_an_own_childs_birthday_and_leaving_home_are_seen():
    own = OwnChild(id="o", family_id="f", first_name="Kofi", date_of_birth=date(2023, 11, 20), left_home_on=CHANGE)
    baby = ChildInCare(id="b", family_id="f", first_name="Bo", date_of_birth=date(2025, 1, 1))
    home = a_home(baby, own_children=(own,), rooms=(a_room(baby, own),))
    assert spans(home) == [(Rule.BEDROOM, date(2026, 11, 20), CHANGE - timedelta(days=1), False)]


EVE = CHANGE - timedelta(days=1)
FOUR, TWO = (MIA, TOM, ANA, LEO), (MIA, TOM)
EXEMPTION = Exemption(id="x", family_id="f", child_ids=("mia", "tom", "ana", "leo"))
AGREEMENT = SharingAgreement(id="s", family_id="f", child_ids=("mia", "tom"))
SHARING = a_home(*TWO, rooms=(a_room(*TWO),))


@pytest.mark.parametrize(
    ("household", "until_the_eve"),
    [
        (a_home(*FOUR, exemptions=(replace(EXEMPTION, from_on=CHANGE),)), True),
        (a_home(*FOUR, exemptions=(replace(EXEMPTION, until=EVE),)), False),
        (replace(SHARING, sharing_agreements=(replace(AGREEMENT, agreed_on=CHANGE),)), True),
        (replace(SHARING, sharing_agreements=(replace(AGREEMENT, until=EVE),)), False),
        (a_home(*TWO, approval=WIDE | {"approved_on": CHANGE}), True),
        (a_home(*TWO, approval=ONE, left_on=CHANGE), True),
        (a_home(*TWO, approval=ONE, placements=(a_placement(MIA), a_placement(TOM, ended_on=CHANGE))), True),
        (a_home(*TWO, approval=ONE, placements=(a_placement(MIA), a_placement(TOM, CHANGE))), False),
    ],
)
def test_one_date_alone_is_seen_on_its_night(household, until_the_eve):
    """Nothing else changes near it, so that no other date can make up for one that is overlooked."""
    ((_, first, last, _),) = spans(household)
    assert (first, last) == ((NIGHT, EVE) if until_the_eve else (CHANGE, LAST))


# A policy that changes on the way


def test_a_lower_limit_counts_from_the_night_on_which_it_takes_effect():
    home, later = a_home(MIA, TOM, ANA), policy_with_change(CHANGE, usual_fostering_limit=2)
    found = findings_between(home, NIGHT, LAST, later)
    assert [(one.finding.rule, one.first, one.last) for one in found] == [(Rule.USUAL_LIMIT, CHANGE, LAST)]
    assert "above the usual fostering limit of 2" in found[0].finding.reason


def test_a_higher_limit_ends_what_the_old_one_found_on_the_night_before():
    home, later = a_home(MIA, TOM, ANA, LEO), policy_with_change(CHANGE, usual_fostering_limit=4)
    assert spans(home, policy_for=later) == [(Rule.USUAL_LIMIT, NIGHT, CHANGE - timedelta(days=1), False)]


def test_the_age_for_an_own_bedroom_changes_with_the_policy():
    two, one = (
        ChildInCare(id=name, family_id="f", first_name=name, date_of_birth=born)
        for name, born in (("two", date(2024, 11, 1)), ("one", date(2025, 11, 1)))
    )
    home = a_home(two, one, rooms=(a_room(two, one),))
    assert spans(home) == []
    found = findings_between(home, NIGHT, LAST, policy_with_change(CHANGE, own_bedroom_from_age=2))
    assert [(span.finding.rule, span.first) for span in found] == [(Rule.BEDROOM, CHANGE)]
    assert "not all of them are under 2" in found[0].finding.reason


def test_every_night_asks_for_its_own_policy():
    asked = []
    policy_for = policy_with_change(CHANGE)
    findings_between(a_family(), NIGHT, LAST, lambda day: asked.append(day) or policy_for(day))
    assert set(asked) == {NIGHT + timedelta(days=more) for more in range(28)}
