"""The order in which families are worth a call: worked examples. Weights from the policy of 2024."""

from datetime import date, timedelta

import pytest

from hivedesk.domain.families import ChildInCare, DayPart, FamilyKind, Status
from hivedesk.domain.not_spoken import Reach, not_spoken_to_lately, reach_at
from hivedesk.domain.policy import policy_on
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.clock import at_london
from tests.builders import NOW, a_family, a_placement

TODAY = NOW.date()
POLICY = policy_on(TODAY)
EVENING = at_london(date(2026, 11, 12), 18)  # a Thursday


def ranked(*families, asked=(), now=NOW):
    """``families`` as (household, days since the last contact or None)."""
    last = {house.family.id: None if days is None else now - timedelta(days=days) for house, days in families}
    houses = [house for house, _ in families]
    return not_spoken_to_lately(houses, last, asked, now, POLICY)


def names(lines):
    return [line.family.name for line in lines]


def a_child(family_id):
    return ChildInCare(id=f"{family_id}-k", family_id=family_id, first_name="Leo")


def with_placement(name, key, **placement):
    child = a_child(key)
    return a_family(name, id=key, children=(child,), placements=(a_placement(child, **placement),))


def test_the_longest_gap_comes_first_and_two_weeks_are_no_gap():
    lines = ranked((a_family("Ten"), 10), (a_family("Twenty"), 20), (a_family("Forty"), 40), (a_family("Fourteen"), 14))
    assert names(lines) == ["Forty", "Twenty", "Fourteen"]
    assert lines[0].reasons == ("40 days ago",)


def test_each_reason_adds_its_days():
    hold = Hold(id="h", family_id="held", started_on=TODAY - timedelta(days=9))
    lines = ranked(
        (a_family("Plain"), 24),
        (a_family("New", approval={"approved_on": date(2026, 5, 1)}), 18),  # 18 + 7
        (a_family("Held", id="held", holds=(hold,), status=Status.ON_HOLD), 19),  # 19 + 7
        (with_placement("Ending", "e", expected_end_on=TODAY + timedelta(days=28)), 17),  # 17 + 10
        (with_placement("Child", "c", started_on=TODAY - timedelta(days=28)), 18),  # 18 + 10
        (a_family("Asked", id="asked"), 8),  # 8 + 21
        asked=["asked"],
    )
    assert [(line.family.name, (line.days or 0) + line.weight) for line in lines] == [
        ("Asked", 29),
        ("Child", 28),
        ("Ending", 27),
        ("Held", 26),
        ("New", 25),
        ("Plain", 24),
    ]
    assert [line.reasons[1:] for line in lines[:5]] == [
        ("asked for a call",),
        ("a new child since Sat 17 Oct 2026",),
        ("a placement ends on Sat 12 Dec 2026",),
        ("on hold",),
        ("newly approved",),
    ]


def test_reasons_bring_in_who_was_spoken_to_lately():
    assert names(ranked((a_family("Okafor", id="f"), 0), asked=["f"])) == ["Okafor"]
    assert names(ranked((with_placement("Bell", "b", expected_end_on=TODAY + timedelta(days=29)), 13))) == []
    assert names(ranked((with_placement("Bell", "b", expected_end_on=TODAY + timedelta(days=2)), 4))) == ["Bell"]


def test_a_placement_that_has_just_ended_counts_too():
    (line,) = ranked(
        (with_placement("Bell", "b", started_on=date(2025, 1, 1), ended_on=TODAY - timedelta(days=28)), 10)
    )
    assert line.reasons == ("10 days ago", "a placement ended on Sat 17 Oct 2026")


def test_never_spoken_to_comes_first():
    assert names(ranked((a_family("Never"), None), (a_family("Ninety"), 90))) == ["Never", "Ninety"]


def test_in_the_evening_those_who_prefer_evenings_come_first():
    lines = ranked(
        (a_family("Morning", preferred_times=(DayPart.MORNING,)), 60),
        (a_family("Unknown"), 30),
        (a_family("Evening", preferred_times=(DayPart.EVENING, DayPart.SATURDAY)), 15),
        (a_family("Later", preferred_times=(DayPart.EVENING,)), 20),
        now=EVENING,
    )
    assert names(lines) == ["Later", "Evening", "Unknown", "Morning"]


@pytest.mark.parametrize(
    ("moment", "likes"),
    [
        (at_london(date(2026, 11, 12), 9), {DayPart.MORNING}),
        (at_london(date(2026, 11, 12), 11), {DayPart.MORNING, DayPart.SCHOOL_HOURS}),
        (at_london(date(2026, 11, 12), 12), {DayPart.AFTERNOON, DayPart.SCHOOL_HOURS}),
        (at_london(date(2026, 11, 12), 20), {DayPart.LATE_EVENING}),
        (at_london(date(2026, 11, 12), 22), set()),
        (at_london(date(2026, 11, 14), 11), {DayPart.MORNING, DayPart.SATURDAY}),
        (at_london(date(2026, 7, 14), 17), {DayPart.EVENING}),  # British Summer Time
    ],
)
def test_which_times_suit_which_wish(moment, likes):
    found = {part for part in DayPart if reach_at(a_family(preferred_times=(part,)).family, moment) is Reach.LIKES_NOW}
    assert found == likes


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.WAITING},
        {"status": Status.LEFT},
        {"kind": FamilyKind.SPECIAL_GUARDIAN},
        {"kind": FamilyKind.RESIDENTIAL},
    ],
)
def test_who_takes_no_one_to_one_support_is_not_named(fields):
    assert ranked((a_family("Okafor", **fields), None)) == ()
