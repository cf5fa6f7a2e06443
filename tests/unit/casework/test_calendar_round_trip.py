"""Whatever event can be set up leaves and comes back as it was."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.casework.calendar_export import Leaving, WhatLeaves, calendar_document, what_leaves
from hivedesk.domain.events.records import Event, EventId, EventKind
from hivedesk.domain.events.repeats import Every, Repeat, rule_of, starts
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import LONDON, at_london
from hivedesk.foundation.errors import RuleRefused
from hivedesk.incoming.calendar import read_calendar
from tests.builders import NOW
from tests.unit.casework.stay_worlds import FRIDAY, a_stay_desk, ask, offer

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"), exclude_characters="<"), max_size=120
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    day, hour = draw(st.dates(date(2025, 1, 1), date(2028, 12, 31))), draw(st.sampled_from([0, 2, 7, 10, 19, 23]))
    all_day = draw(st.booleans())
    start = at_london(day, 0 if all_day else hour)
    if all_day:
        end = at_london(day + timedelta(days=draw(st.integers(1, 20))), 0)
    else:
        wall = start.astimezone(LONDON).replace(tzinfo=None) + timedelta(minutes=draw(st.integers(15, 600)))
        end = max(wall.replace(tzinfo=LONDON).astimezone(UTC), start + timedelta(minutes=15))
    event = Event(
        id=EventId("e"),
        kind=draw(st.sampled_from(EventKind)),
        title=" ".join(f"T {draw(TEXT)}".split()),
        starts_at=start,
        ends_at=end,
        all_day=all_day,
        venue=" ".join(draw(TEXT).split()),
        cancelled=draw(st.booleans()),
    )
    return _repeating(draw, event) if draw(st.booleans()) else event


def _repeating(draw: st.DrawFn, event: Event) -> Event:
    until = event.starts_at.astimezone(LONDON).date() + timedelta(days=draw(st.integers(1, 700)))
    repeat = Repeat(
        every=draw(st.sampled_from(Every)),
        interval=draw(st.integers(1, 4)),
        weekdays=tuple(sorted(draw(st.sets(st.integers(1, 7), max_size=3)))),
        until=draw(st.sampled_from([None, until])),
        count=draw(st.sampled_from([None, 2, 9, 60])),
    )
    try:
        rule = rule_of(repeat, event.starts_at)
    except RuleRefused:
        return event
    series = Event(**{**{name: getattr(event, name) for name in event.__dataclass_fields__}, "rule": rule})
    times = starts(series, event.starts_at + timedelta(days=400))
    if len(times) < 2:
        return event
    gone = draw(st.sets(st.sampled_from(times), max_size=3))
    return Event(**{**series.__dict__, "left_out": tuple(sorted(gone))})


@settings(max_examples=100, deadline=None)
@given(events())
def test_an_event_leaves_and_comes_back_as_it_was(event):
    item = Leaving(event=event, uid="e@hivedesk", own_uid="e@hivedesk", kind="Meeting", title=event.title)
    leaving = WhatLeaves(date(2025, 1, 1), date(2029, 1, 1), (item,))
    made = calendar_document(leaving, NOW, with_names=True)
    (back,) = read_calendar(made.content, NoProgress(), date(2026, 11, 14)).events
    names = ("title", "starts_at", "ends_at", "all_day", "venue", "cancelled", "left_out")
    assert {name: getattr(back, name) for name in names} == {name: getattr(event, name) for name in names}
    if event.rule == back.rule:
        return
    until = datetime(2029, 1, 1, tzinfo=UTC)
    assert event.rule, "nothing repeats that did not"
    times = starts(Event(id=event.id, starts_at=event.starts_at, ends_at=event.ends_at, rule=event.rule), until)
    again = Event(id=event.id, starts_at=back.starts_at, ends_at=back.ends_at, rule=back.rule)
    assert (starts(again, until) if back.rule else [back.starts_at]) == times


def test_stays_leave_by_their_kind_and_without_names():
    desk = a_stay_desk()
    offer(desk, ask(desk))
    leaving = what_leaves(desk, FRIDAY, FRIDAY)
    (item,) = leaving.items
    assert (item.kind, item.title, item.event.all_day) == ("Sleepover", "Mia with Bell", True)
    nameless = calendar_document(leaving, desk.clock.now(), with_names=False).content
    assert b"SUMMARY:Sleepover" in nameless and b"Mia" not in nameless and b"Bell" not in nameless
