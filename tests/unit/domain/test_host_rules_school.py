"""Worked examples of the rules of a stay: the school run."""

from dataclasses import replace
from datetime import date

import pytest

from hivedesk.domain.calendar.school import Span
from hivedesk.domain.families import Answer
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import SchoolRun
from tests.unit.domain.host_rules_worlds import (
    MONDAY,
    NEEDS,
    PASS,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    a_child,
    a_hive,
    a_stay,
    a_visit,
    an_offer,
    bell,
    by_day,
    needs,
    the,
    verdict,
    with_mia,
)

CARERS = "the carers"

SCHOOL = a_hive(
    with_mia(school="St Mark's"), school_known_until=date(2027, 7, 20), offers=[an_offer(school_run=Answer.NO)]
)
TO_MONDAY = {"nights": 3}


def test_a_school_morning_needs_somebody_who_takes_the_child():
    result = the(HostRule.SCHOOL, a_visit(**TO_MONDAY), SCHOOL)
    assert result.sentence == "There is school for Mia, and Bell cannot take a child there."
    change = "The school run on the request, or what the host can offer."
    assert needs(result) == (CARERS, "who takes the child to school and back", change, (), False)
    unknown = the(HostRule.SCHOOL, a_visit(**TO_MONDAY), replace(SCHOOL, offers={}))
    assert unknown.sentence == "There is school for Mia, and whether Bell can take a child there is not recorded."
    assert unknown.not_recorded


def test_where_school_dates_are_not_entered_there_may_be_school():
    for known_until in (None, SUNDAY):
        result = the(HostRule.SCHOOL, a_visit(**TO_MONDAY), replace(SCHOOL, school_known_until=known_until))
        assert result.sentence.startswith("There may be school for Mia")
        assert result.would_change == "The school run on the request, the school dates, or what the host can offer."


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        (a_visit(), PASS),  # Friday afternoon to Sunday
        (a_visit(nights=3), NEEDS),
        (a_visit(begin=14), NEEDS),  # fetched from school on Friday
        (a_visit(day=SATURDAY, nights=1, begin=8), PASS),
        (a_visit(day=THURSDAY, nights=1), NEEDS),
        (a_visit(day=date(2027, 4, 30), nights=3), PASS),  # bank holiday on Monday 3 May
        (by_day(begin=8, end=12), NEEDS),
        (by_day(begin=10, end=15), PASS),
        (by_day(begin=14, end=18), NEEDS),
        (by_day(begin=16, end=18), PASS),
        (by_day(day=SATURDAY, begin=8, end=18), PASS),
    ],
)
def test_the_days_on_which_somebody_is_on_the_way_to_school(visit, expected):
    assert verdict(HostRule.SCHOOL, visit, SCHOOL) is expected


@pytest.mark.parametrize("name", ["Christmas holidays", "INSET day"])
def test_no_school_in_the_holidays_or_on_an_inset_day(name):
    closed = replace(SCHOOL, closed=(Span(MONDAY, MONDAY, name),))
    assert verdict(HostRule.SCHOOL, a_visit(**TO_MONDAY), closed) is PASS


@pytest.mark.parametrize("school", ["", "none", "n/a"])
def test_a_child_who_goes_to_no_school(school):
    hive = replace(SCHOOL, households={**SCHOOL.households, "marsh": with_mia(school=school)})
    assert verdict(HostRule.SCHOOL, a_visit(**TO_MONDAY), hive) is PASS


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (SchoolRun.CARER, "The school run is arranged: the child's own carers."),
        (SchoolRun.TRANSPORT, "The school run is arranged: school transport, or the child alone."),
        (SchoolRun.NOT_NEEDED, "The school run is arranged: not needed."),
    ],
)
def test_the_school_run_is_arranged(run, expected):
    assert the(HostRule.SCHOOL, a_visit(school_run=run, **TO_MONDAY), SCHOOL).sentence == expected


def test_the_host_can_do_it_or_does_it_anyway():
    visit = a_visit(**TO_MONDAY, school_run=SchoolRun.HOST)
    assert verdict(HostRule.SCHOOL, visit, replace(SCHOOL, offers={"bell": an_offer()})) is PASS
    tom = a_child("Tom", "bell", school=" st  mark's ")
    same = replace(SCHOOL, households={**SCHOOL.households, "bell": bell(tom)})
    assert the(HostRule.SCHOOL, visit, same).sentence == "Bell can take them to school."
    away = replace(same, stays=(a_stay("tom", host="frost", day=SUNDAY, nights=1),))
    assert verdict(HostRule.SCHOOL, visit, away) is NEEDS
