"""Changing one occurrence, this and all that follow, or all; what differed in one of them stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.events.records import Event, EventId
from hivedesk.domain.events.repeats import Every, Occurrence, Repeat, occurrences, rule_of, starts
from hivedesk.domain.events.series import SeriesChange, change_all, change_one, own_record, split, without
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused

START = at_london(date(2026, 9, 1), 10)  # a Tuesday


def a_series(rule: str = "FREQ=WEEKLY;BYDAY=TU", **fields: object) -> Event:
    given = {"id": EventId("s"), "title": "Coffee", "starts_at": START, "ends_at": START + timedelta(hours=2)}
    return Event(**(given | {"rule": rule, "venue": "Hall"} | fields))  # type: ignore[arg-type]


def nth(series: Event, number: int) -> Occurrence:
    start = starts(series, START + timedelta(days=900))[number]
    return Occurrence(series, start, start + (series.ends_at - series.starts_at), start)


def form_of(shown: Occurrence, **fields: object) -> Event:
    return replace(shown.event, **({"starts_at": shown.starts_at, "ends_at": shown.ends_at} | fields))  # type: ignore[arg-type]


def taken(events: list[Event], change: SeriesChange) -> list[Event]:
    kept = {event.id: event for event in events} | {event.id: event for event in (*change.insert, *change.update)}
    return list(kept.values())


def days(events: list[Event]) -> list[str]:
    found = occurrences(events, at_london(date(2026, 8, 1), 0), at_london(date(2027, 2, 1), 0))
    return [f"{local(one.starts_at):%d.%m. %H:%M} {one.event.venue}" for one in found]


def test_one_gets_a_record_of_its_own():
    series = a_series("FREQ=WEEKLY;COUNT=3")
    shown = nth(series, 1)
    later = form_of(shown, venue="Park", starts_at=shown.starts_at + timedelta(hours=1))
    events = taken([series], change_one(shown, replace(later, ends_at=later.starts_at + timedelta(hours=1)), "own"))
    assert days(events) == ["01.09. 10:00 Hall", "08.09. 11:00 Park", "15.09. 10:00 Hall"]
    assert events[1].series_id == "s" and events[1].original_start == shown.original_start and not events[1].rule


def test_all_move_and_what_differed_in_one_stays():
    series = a_series("FREQ=WEEKLY;COUNT=3", left_out=())
    own = replace(own_record(nth(series, 1), "own"), venue="Park", catering="")
    shown = nth(series, 2)
    form = form_of(
        shown,
        leader="Ann",
        starts_at=shown.starts_at + timedelta(days=1, hours=1),
        ends_at=shown.ends_at + timedelta(days=1, hours=1),
    )
    events = taken([series, own], change_all(series, [own], shown, form, rule_too=False))
    assert days(events) == ["02.09. 11:00 Hall", "09.09. 11:00 Park", "16.09. 11:00 Hall"]
    assert {event.leader for event in events} == {"Ann"}


def test_a_moved_one_keeps_its_own_day_when_all_move():
    series = a_series("FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    own = own_record(nth(series, 1), "own")
    own = replace(own, starts_at=own.starts_at + timedelta(days=2), ends_at=own.ends_at + timedelta(days=2))
    shown = nth(series, 0)
    form = form_of(shown, starts_at=shown.starts_at + timedelta(days=1), ends_at=shown.ends_at + timedelta(days=1))
    events = taken([series, own], change_all(series, [own], shown, form, rule_too=False))
    assert days(events) == ["02.09. 10:00 Hall", "10.09. 10:00 Hall", "16.09. 10:00 Hall"]


def test_this_and_all_that_follow():
    series = a_series("FREQ=WEEKLY;BYDAY=TU;COUNT=5", left_out=(START + timedelta(days=7),))
    own = replace(own_record(nth(series, 3), "own"), venue="Park")
    shown = nth(series, 2)
    form = form_of(
        shown, title="Tea", starts_at=shown.starts_at + timedelta(hours=4), ends_at=shown.ends_at + timedelta(hours=4)
    )
    events = taken([series, own], split(series, [own], shown, form, "new", rule_too=False))
    assert days(events) == ["01.09. 10:00 Hall", "15.09. 10:00 Hall", "22.09. 14:00 Hall", "29.09. 14:00 Park"]
    titles = {event.id: event.title for event in events}
    assert titles == {"s": "Coffee", "own": "Tea", "new": "Tea"}
    assert next(event for event in events if event.id == "own").series_id == "new"


def test_a_split_at_the_first_is_a_change_of_all():
    series = a_series()
    change = split(series, [], nth(series, 0), form_of(nth(series, 0), venue="Park"), "new", rule_too=False)
    assert not change.insert and change.update[0].id == "s"


def test_a_new_rule_for_all():
    series = a_series()
    shown = nth(series, 4)
    rule = rule_of(Repeat(interval=2, until=date(2026, 10, 31)), shown.starts_at)
    events = taken([series], change_all(series, [], shown, form_of(shown, rule=rule), rule_too=True))
    assert days(events) == [f"{day} 10:00 Hall" for day in ("01.09.", "15.09.", "29.09.", "13.10.", "27.10.")]


def test_an_odd_rule_cannot_be_moved_to_another_day():
    series = a_series("FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=1")
    shown = nth(series, 0)
    form = form_of(shown, starts_at=shown.starts_at + timedelta(days=1), ends_at=shown.ends_at + timedelta(days=1))
    with pytest.raises(RuleRefused, match="another day"):
        change_all(series, [], shown, form, rule_too=False)


def test_leaving_one_out():
    series = without(a_series("FREQ=WEEKLY;COUNT=3"), START + timedelta(days=7))
    assert days([series]) == ["01.09. 10:00 Hall", "15.09. 10:00 Hall"]
    assert without(series, START + timedelta(days=7)) is series


@given(
    st.sampled_from([Every.DAY, Every.WEEK, Every.MONTH_DATE, Every.MONTH_WEEKDAY]),
    st.integers(1, 4),
    st.one_of(st.none(), st.integers(2, 12)),
    st.integers(0, 8),
)
def test_a_split_without_a_change_leaves_every_day_as_it_was(every, interval, count, place):
    start = at_london(date(2026, 9, 8), 18, 30)
    rule = rule_of(Repeat(every=every, interval=interval, count=count), start)
    series = a_series(rule, starts_at=start, ends_at=start + timedelta(hours=2))
    every_start = starts(series, start + timedelta(days=500))
    at = every_start[min(place, len(every_start) - 1)]
    shown = Occurrence(series, at, at + timedelta(hours=2), at)
    events = taken([series], split(series, [], shown, form_of(shown), "new", rule_too=False))
    assert days(events) == days([series])
