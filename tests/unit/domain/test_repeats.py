"""How a series repeats: rules in words, and the days on which it takes place."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind, holidays
from hivedesk.domain.events.records import Event, EventId
from hivedesk.domain.events.repeats import (
    Every,
    Repeat,
    first_after,
    is_last_of_month,
    occurrences,
    repeat_of,
    repeat_words,
    rule_of,
    starts,
)
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused

TUESDAY = at_london(date(2026, 10, 13), 19)


def a_series(repeat: Repeat, start: datetime = TUESDAY, **fields: object) -> Event:
    given = {"id": EventId("series"), "title": "Group", "starts_at": start, "ends_at": start + timedelta(hours=2)}
    return Event(**(given | {"rule": rule_of(repeat, start)} | fields))  # type: ignore[arg-type]


def days(event: Event, first: date, last: date, closed=()) -> list[str]:
    found = occurrences([event], at_london(first, 0), at_london(last, 0), closed)
    return [f"{local(one.starts_at):%d %b %H:%M}" for one in found]


def test_every_second_tuesday_keeps_its_hour_when_the_clocks_change():
    series = a_series(Repeat(interval=2))
    assert days(series, date(2026, 10, 1), date(2026, 12, 1)) == [
        "13 Oct 19:00",
        "27 Oct 19:00",
        "10 Nov 19:00",
        "24 Nov 19:00",
    ]
    assert [one.astimezone(UTC).hour for one in starts(series, at_london(date(2026, 11, 12), 0))] == [18, 19, 19]


def test_an_hour_that_the_spring_change_leaves_out_is_read_with_the_offset_before_it():
    start = at_london(date(2027, 3, 21), 1, 30)
    series = a_series(Repeat(), start)
    found = occurrences([series], at_london(date(2027, 3, 28), 0), at_london(date(2027, 3, 29), 0))
    assert [f"{local(one.starts_at):%H:%M} {local(one.ends_at):%H:%M}" for one in found] == ["02:30 04:30"]


def test_an_event_over_the_night_of_the_change_ends_at_its_hour_on_the_wall():
    start = at_london(date(2026, 10, 17), 20)
    series = a_series(Repeat(), start, ends_at=at_london(date(2026, 10, 18), 10))
    found = occurrences([series], at_london(date(2026, 10, 24), 12), at_london(date(2026, 10, 25), 12))
    assert [f"{local(one.ends_at):%d %H:%M}" for one in found] == ["25 10:00"]


def test_the_last_saturday_of_the_month():
    start = at_london(date(2026, 10, 31), 11)
    series = a_series(Repeat(every=Every.MONTH_LAST), start)
    assert days(series, date(2026, 10, 1), date(2027, 3, 1)) == [
        "31 Oct 11:00",
        "28 Nov 11:00",
        "26 Dec 11:00",
        "30 Jan 11:00",
        "27 Feb 11:00",
    ]


def test_not_in_school_holidays():
    terms = [
        SchoolDates(id="a", kind=SchoolDatesKind.TERM, first_day=date(2026, 9, 2), last_day=date(2026, 10, 23)),
        SchoolDates(id="b", kind=SchoolDatesKind.TERM, first_day=date(2026, 11, 2), last_day=date(2026, 12, 18)),
    ]
    series = a_series(Repeat(interval=2), not_in_holidays=True)
    assert days(series, date(2026, 10, 1), date(2026, 12, 1), holidays(terms)) == [
        "13 Oct 19:00",
        "10 Nov 19:00",
        "24 Nov 19:00",
    ]
    assert repeat_words(series) == "every second Tuesday, not in school holidays"


def test_a_number_of_times_and_an_end():
    assert len(days(a_series(Repeat(count=3)), date(2026, 1, 1), date(2027, 12, 1))) == 3
    last = a_series(Repeat(until=date(2026, 10, 27)))
    assert days(last, date(2026, 1, 1), date(2027, 12, 1))[-1] == "27 Oct 19:00"  # the last day is included


def test_what_is_left_out_and_what_is_added():
    extra = at_london(date(2026, 10, 15), 19)
    series = a_series(Repeat(count=2), left_out=(TUESDAY,), added=(extra,))
    assert days(series, date(2026, 1, 1), date(2027, 12, 1)) == ["15 Oct 19:00", "20 Oct 19:00"]


def test_an_occurrence_with_a_record_of_its_own_stands_in_place_of_the_regular_one():
    series = a_series(Repeat())
    at = starts(series, at_london(date(2026, 10, 25), 0))[1]
    moved = replace(
        series, id=EventId("own"), rule="", series_id=series.id, original_start=at, starts_at=at + timedelta(days=1)
    )
    moved = replace(moved, ends_at=moved.starts_at + timedelta(hours=1))
    found = occurrences([series, moved], at_london(date(2026, 10, 19), 0), at_london(date(2026, 10, 26), 0))
    assert [(one.event.id, one.original_start) for one in found] == [("own", at)]


def test_what_touches_the_span_is_found_also_when_it_began_before():
    event = Event(
        id=EventId("x"),
        title="Leave",
        starts_at=at_london(date(2026, 8, 1), 0),
        ends_at=at_london(date(2026, 8, 15), 0),
        all_day=True,
    )
    assert len(occurrences([event], at_london(date(2026, 8, 14), 0), at_london(date(2026, 8, 16), 0))) == 1
    assert occurrences([event], at_london(date(2026, 8, 15), 0), at_london(date(2026, 8, 16), 0)) == []


@pytest.mark.parametrize(
    ("repeat", "start", "words"),
    [
        (Repeat(), TUESDAY, "every Tuesday"),
        (Repeat(interval=3), TUESDAY, "every 3rd Tuesday"),
        (Repeat(weekdays=(2, 4)), TUESDAY, "every Tuesday and Thursday"),
        (Repeat(every=Every.DAY, count=5), TUESDAY, "every day, 5 times"),
        (Repeat(every=Every.MONTH_DATE), at_london(date(2026, 1, 31), 9), "on the 31st of every month that has one"),
        (Repeat(every=Every.MONTH_WEEKDAY), TUESDAY, "on the second Tuesday of every month"),
        (Repeat(every=Every.MONTH_LAST), at_london(date(2026, 10, 31), 9), "on the last Saturday of every month"),
        (
            Repeat(every=Every.YEAR, until=date(2030, 1, 1)),
            TUESDAY,
            "every year until Tue 1 Jan 2030",
        ),
    ],
)
def test_rules_in_words(repeat, start, words):
    assert repeat_words(a_series(repeat, start)) == words


def test_a_rule_that_the_form_cannot_say_is_named_as_such():
    series = a_series(Repeat(), rule="FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1")
    assert repeat_of(series.rule, series.starts_at) is None
    assert repeat_words(series) == "repeats by the rule of the calendar that it came from"


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat(interval=0), "Every"),
        (Repeat(count=0), "Times"),
        (Repeat(until=date(2020, 1, 1)), "Until"),
        (Repeat(every=Every.MONTH_LAST), "last Tuesday"),
    ],
)
def test_what_cannot_be_is_refused(repeat, words):
    with pytest.raises(RuleRefused, match=words):
        rule_of(repeat, TUESDAY)


def test_the_first_after_a_moment():
    series = a_series(Repeat(interval=2))
    assert first_after(series, TUESDAY) == TUESDAY.replace(hour=19) + timedelta(days=14)
    assert first_after(a_series(Repeat(count=1)), TUESDAY) is None


_STARTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)).map(  # noqa: DTZ001 - made aware below
    lambda moment: at_london(moment.date(), moment.hour, moment.minute)
)
_REPEATS = st.builds(
    Repeat,
    every=st.sampled_from(Every),
    interval=st.integers(1, 6),
    weekdays=st.lists(st.integers(1, 7), max_size=3).map(tuple),
    count=st.one_of(st.none(), st.integers(1, 30)),
)


@given(_STARTS, _REPEATS)
def test_what_the_form_says_comes_back_from_the_rule(start, repeat):
    if repeat.every is Every.MONTH_LAST and not is_last_of_month(local(start).date()):
        return
    rule = rule_of(repeat, start)
    back = repeat_of(rule, start)
    assert back is not None
    assert rule_of(back, start) == rule


@given(_STARTS, _REPEATS)
def test_a_series_begins_with_its_start_and_keeps_its_hour(start, repeat):
    if repeat.every is Every.MONTH_LAST and not is_last_of_month(local(start).date()):
        return
    series = a_series(repeat, start)
    found = starts(series, start + timedelta(days=900))
    assert found[0] == start
    assert found == sorted(set(found))
    nominal = {local(one).time() for one in found}
    skipped = {moment for moment in nominal if moment != local(start).time()}
    assert all(moment.hour in (1, 2) for moment in skipped)  # only what the spring change leaves out
    if repeat.count is not None:
        assert len(found) <= repeat.count
