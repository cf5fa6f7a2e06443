"""Worked examples of the rules of a stay: what the host offers, the child's other stays, the worker's own household."""

from dataclasses import replace
from datetime import date

import pytest

from hivedesk.domain.calendar.school import Span
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import ExceptionKind, Urgency
from hivedesk.foundation.clock import at_london
from tests.builders import a_placement
from tests.unit.domain.host_rules_worlds import (
    FAIL,
    FRIDAY,
    MIA,
    MONDAY,
    NEEDS,
    PASS,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    a_hive,
    a_home,
    a_stay,
    a_visit,
    all_of,
    an_exception,
    an_offer,
    bell,
    by_day,
    needs,
    the,
    verdict,
    with_mia,
)

CARERS = "the carers"
FROST = a_home("Frost", "Eli", "Ben")
OFFERS = (FRIDAY.isoweekday(), SATURDAY.isoweekday())


def offering(**fields):
    return a_hive(FROST, offers=[an_offer(**fields)])


# What the host offers


def test_what_the_host_offers_is_not_recorded():
    result = the(HostRule.FREE, hive=a_hive(offers=()))
    assert result.sentence == "When Bell can host is not recorded yet."
    change = "What they can offer, on their card."
    assert needs(result) == (CARERS, "whether they can", change, (FRIDAY, SATURDAY), True)
    can = an_exception(SATURDAY, kind=ExceptionKind.CAN)
    assert the(HostRule.FREE, hive=a_hive(offers=(), exceptions=(can,))).on == (FRIDAY,)
    both = an_exception(FRIDAY, SATURDAY, kind=ExceptionKind.CAN)
    assert verdict(HostRule.FREE, hive=a_hive(offers=(), exceptions=(both,))) is PASS


def test_nights_that_the_host_does_not_usually_offer_may_be_asked_for():
    assert the(HostRule.FREE, hive=offering(nights=OFFERS)).sentence == "Bell can host on these days."
    result = the(HostRule.FREE, hive=offering(nights=OFFERS[:1]))
    assert result.sentence == "Bell does not usually host on Sat 21 Nov 2026."
    change = "Another day, or what they usually offer."
    assert needs(result) == (CARERS, "more than they usually offer", change, (SATURDAY,), False)


def test_nights_and_days_are_offered_apart():
    assert verdict(HostRule.FREE, by_day(), offering(nights=(), days=(5,))) is PASS
    assert verdict(HostRule.FREE, a_visit(), offering(nights=(), days=(5, 6))) is NEEDS
    assert verdict(HostRule.FREE, by_day(), offering(days=(1,))) is NEEDS


def test_a_host_who_may_be_rung_in_an_emergency_is_asked_whatever_the_weekday():
    rung = a_visit(urgency=Urgency.EMERGENCY)
    assert verdict(HostRule.FREE, rung, offering(nights=(), emergencies=True)) is PASS
    assert verdict(HostRule.FREE, a_visit(), offering(nights=(), emergencies=True)) is NEEDS
    assert verdict(HostRule.FREE, rung, offering(nights=())) is NEEDS


def test_days_on_which_the_host_can_host_although_usually_not():
    can = an_exception(SATURDAY, SUNDAY, kind=ExceptionKind.CAN)
    assert verdict(HostRule.FREE, hive=replace(offering(nights=OFFERS[:1]), exceptions=(can,))) is PASS


def test_days_on_which_the_host_cannot_host_and_why():
    away = an_exception(SATURDAY, MONDAY, why="at a wedding. ")
    open_too = an_exception(THURSDAY, SUNDAY, kind=ExceptionKind.CAN, why="not at work")
    result = the(HostRule.FREE, hive=a_hive(exceptions=(open_too, away)))
    assert (result.verdict, result.on) == (FAIL, (SATURDAY,))
    assert result.sentence == "Bell cannot host on Sat 21 Nov 2026 (at a wedding)."
    assert result.would_change == "Other days, or the days that the family gave: Days away, or free."
    silent = the(HostRule.FREE, hive=a_hive(exceptions=(an_exception(FRIDAY), an_exception(SATURDAY))))
    assert silent.sentence == "Bell cannot host from Fri 20 Nov 2026 to Sat 21 Nov 2026."
    assert verdict(HostRule.FREE, hive=a_hive(exceptions=(an_exception(SUNDAY), an_exception(THURSDAY)))) is PASS


def test_how_many_visitors_a_host_takes_at_once():
    hive = offering(most_children=1)
    assert verdict(HostRule.FREE, hive=hive) is PASS
    result = the(HostRule.FREE, hive=replace(hive, stays=(a_stay("eli", nights=1),)))
    assert result.sentence == ("Bell takes 1 visiting child at once, and there would be more on Fri 20 Nov 2026.")
    change = "How many they take at once."
    assert needs(result) == (CARERS, "more than they usually offer", change, (FRIDAY,), False)
    two = the(HostRule.FREE, a_visit("mia", "tom", "eve"), offering(most_children=2))
    assert "takes 2 visiting children at once" in two.sentence
    by_day_there = replace(hive, stays=(a_stay("eli", day=SATURDAY, nights=0, begin=9),))
    assert the(HostRule.FREE, hive=by_day_there).on == (SATURDAY,)
    assert verdict(HostRule.FREE, by_day(day=SATURDAY), by_day_there) is NEEDS


def test_children_who_live_there_are_no_visitors():
    hive = a_hive(bell("Tom", "Ana"), offers=[an_offer(most_children=1)])
    assert verdict(HostRule.FREE, hive=hive) is PASS


def test_how_many_nights_a_month_a_host_offers_each_night_once():
    stays = (a_stay("eli", day=date(2026, 11, 2), nights=3), a_stay("ben", day=date(2026, 11, 3), nights=1))
    assert verdict(HostRule.FREE, hive=replace(offering(most_nights_a_month=5), stays=stays)) is PASS
    result = the(HostRule.FREE, hive=replace(offering(most_nights_a_month=4), stays=stays))
    assert result.sentence == "Bell offers 4 nights a month, and there would be 5 in November 2026."
    change = "How many nights a month they offer."
    assert needs(result) == (CARERS, "more than they usually offer", change, (FRIDAY, SATURDAY), False)
    one = the(HostRule.FREE, hive=offering(most_nights_a_month=1))
    assert one.sentence == "Bell offers 1 night a month, and there would be 2 in November 2026."
    assert verdict(HostRule.FREE, by_day(), replace(offering(most_nights_a_month=0), stays=stays)) is PASS


def test_the_nights_of_each_month_count_apart():
    visit = a_visit(day=date(2026, 11, 30), nights=3)
    said = all_of(HostRule.FREE, visit, offering(most_nights_a_month=1))
    assert [one.on for one in said] == [(date(2026, 12, 1), date(2026, 12, 2))]
    both = all_of(HostRule.FREE, visit, offering(most_nights_a_month=0))
    assert [one.sentence[-24:] for one in both] == ["d be 1 in November 2026.", "d be 2 in December 2026."]


def test_dates_that_are_moved_count_in_the_month_in_which_they_come_to_lie():
    hive = offering(most_nights_a_month=2)
    hive = replace(hive, stays=(a_stay("eli", day=date(2026, 12, 20), nights=1),))
    asked = a_visit(day=date(2026, 11, 29), nights=2, flexible_days=3)
    assert verdict(HostRule.FREE, asked, hive) is PASS
    later = replace(
        asked, starts_at=a_visit(day=date(2026, 12, 2)).starts_at, ends_at=a_visit(day=date(2026, 12, 2)).ends_at
    )
    assert verdict(HostRule.FREE, later, hive) is NEEDS


def test_the_stay_that_is_asked_about_is_not_counted_twice():
    hive = replace(offering(most_nights_a_month=2, most_children=1), stays=(a_stay("mia", id="it"),))
    assert verdict(HostRule.FREE, a_visit(stay_id="it"), hive) is PASS


def test_several_things_beyond_what_is_offered_are_said_one_by_one():
    said = all_of(HostRule.FREE, hive=offering(nights=(), most_nights_a_month=1, most_children=0))
    assert [one.would_change for one in said] == [
        "Another day, or what they usually offer.",
        "How many they take at once.",
        "How many nights a month they offer.",
    ]


# The child's other stays


def test_a_child_is_on_another_stay():
    result = the(HostRule.CHILD_FREE, hive=a_hive(stays=[a_stay("mia", host="frost", day=SATURDAY)]))
    assert (result.verdict, result.sentence, result.would_change, result.child_ids) == (
        FAIL,
        "Mia is on another stay at that time.",
        "Other dates, or the other stay.",
        ("mia",),
    )


@pytest.mark.parametrize(("begin", "end", "expected"), [(14, 16, PASS), (14, 17, FAIL), (17, 18, FAIL), (9, 10, PASS)])
def test_the_hours_decide_not_the_nights(begin, end, expected):
    other = a_stay("mia", host="frost", day=FRIDAY, nights=0, begin=begin, end=end)
    assert verdict(HostRule.CHILD_FREE, hive=a_hive(stays=[other])) is expected


def test_brothers_and_sisters_on_another_stay_are_several():
    marsh = a_home("Marsh", "Mia", "Tom")
    hive = a_hive(marsh, stays=[a_stay("mia", "tom", host="frost")])
    assert the(HostRule.CHILD_FREE, a_visit("mia", "tom"), hive).sentence == (
        "Mia and Tom are on another stay at that time."
    )


@pytest.mark.parametrize(
    ("nights", "back", "expected"),
    [(2, 9, PASS), (2, 16, PASS), (2, 17, FAIL), (0, 16, PASS), (0, 17, FAIL)],
)
def test_when_a_child_really_went_home_counts_earlier_or_later(nights, back, expected):
    arranged = a_stay("mia", host="frost", nights=nights)
    was = replace(arranged, started_at=arranged.starts_at, returned_at=at_london(SATURDAY, back))
    assert verdict(HostRule.CHILD_FREE, a_visit(day=SATURDAY, nights=1), a_hive(stays=[was])) is expected


def test_nights_that_a_stay_did_not_have_are_not_counted():
    arranged = a_stay("eli", day=date(2026, 11, 1), nights=3)
    was = replace(arranged, started_at=arranged.starts_at, returned_at=at_london(date(2026, 11, 2), 9))
    for stay, expected in ((arranged, NEEDS), (was, PASS)):
        hive = replace(offering(most_nights_a_month=3), stays=(stay,))
        assert verdict(HostRule.FREE, hive=hive) is expected


def test_a_child_who_lives_elsewhere_meanwhile():
    moved = with_mia()
    moved = replace(moved, placements=(a_placement(MIA, ended_on=SATURDAY),))
    result = the(HostRule.CHILD_FREE, hive=a_hive(moved))
    assert result.sentence == "Mia does not live with the family that asks on these days."
    assert result.would_change == "The placement, or a request of the family where the child lives."
    assert verdict(HostRule.CHILD_FREE, a_visit(nights=1), a_hive(moved)) is PASS


def test_a_placement_elsewhere_beside_that_with_the_family_is_no_matter():
    twice = a_home("Frost", placements=(replace(a_placement(MIA), id="p2", family_id="frost"),))
    assert verdict(HostRule.CHILD_FREE, hive=a_hive(twice)) is PASS


def test_a_child_who_is_no_longer_on_record():
    (result,) = all_of(HostRule.CHILD_FREE, a_visit("mia", "gone"))
    assert (result.verdict, result.sentence) == (FAIL, "A child of the request is no longer on record.")


def test_a_family_that_is_no_longer_on_record_asks():
    hive = a_hive()
    gone = replace(hive, households={key: one for key, one in hive.households.items() if key != "marsh"})
    assert verdict(HostRule.CHILD_FREE, hive=gone) is FAIL


# The worker's own household


def test_the_rule_on_the_workers_household_is_for_it_alone():
    assert all_of(HostRule.WORKER, hive=a_hive(worker_family_id="frost")) == []
    result = the(HostRule.WORKER, hive=a_hive(worker_family_id="bell"))
    assert result.sentence == "You are at home, and within your own number of nights."


def test_the_worker_is_on_leave():
    leave = (Span(SATURDAY, MONDAY, "Leave"),)
    result = the(HostRule.WORKER, hive=a_hive(worker_family_id="bell", worker_away=leave))
    assert (result.verdict, result.on, result.sentence, result.would_change) == (
        FAIL,
        (SATURDAY,),
        "You are on leave on Sat 21 Nov 2026.",
        "Your leave, in the calendar.",
    )


def test_the_workers_nights_a_month():
    six, seven = ((a_stay("eli", day=date(2026, 11, 1), nights=nights),) for nights in (6, 7))
    hive = a_hive(FROST, worker_family_id="bell")
    assert verdict(HostRule.WORKER, hive=replace(hive, stays=six)) is PASS
    result = the(HostRule.WORKER, hive=replace(hive, stays=seven))
    assert result.sentence == "You would host more than 8 nights in November 2026."
    assert needs(result) == (
        "the Hives team manager",
        "more nights in your own household",
        "Another host, or other dates.",
        (FRIDAY, SATURDAY),
        False,
    )
    assert verdict(HostRule.WORKER, by_day(), replace(hive, stays=seven)) is PASS
