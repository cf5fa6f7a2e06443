"""The demonstration Hive's year of groups and family events: near the published figures, and true to itself."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from hivedesk.casework.calendar import items_between
from hivedesk.casework.demonstration.key_days import key_days
from hivedesk.casework.desk import Desk
from hivedesk.casework.events import closed_days, occurrences_between
from hivedesk.casework.gatherings import findings_for
from hivedesk.casework.monthly_summary import gather, work_out
from hivedesk.domain.calendar.school import closed_on
from hivedesk.domain.contact_log import ContactLogEntry
from hivedesk.domain.events.checks import CheckKind
from hivedesk.domain.events.records import Event, EventKind, Guest, GuestKind, Presence, Reply, Voice, days_of
from hivedesk.domain.events.repeats import Occurrence, repeat_words
from hivedesk.domain.families import Answer, Channel, Status
from hivedesk.domain.household import placed_children
from hivedesk.domain.summary import month_before
from hivedesk.foundation.clock import at_london, local
from hivedesk.store.events import guests_of
from tests.demonstration_hive import AWKWARD_DAYS, TODAY, households, the_hive

GROUP, FAMILY_EVENT = EventKind.SUPPORT_GROUP, EventKind.FAMILY_EVENT


@pytest.fixture(params=[TODAY, *AWKWARD_DAYS], ids=str)
def any_day(request):
    return request.param


def held(day: date, *kinds: EventKind) -> Iterator[tuple[Occurrence, list[Guest]]]:
    """What took place in the year, with the guests of each."""
    desk = the_hive(day)
    end = at_london(day, 0)
    for one in occurrences_between(desk, end - timedelta(days=370), end):
        guests = [] if one.event.rule else guests_of(desk.store, one.event.id)
        if one.event.kind in (kinds or (GROUP, FAMILY_EVENT)) and any(g.presence is Presence.CAME for g in guests):
            yield one, guests


def here(guests: list[Guest]) -> list[Guest]:
    return [guest for guest in guests if guest.presence is Presence.CAME]


def to_come(desk: Desk) -> list[Occurrence]:
    return [
        one
        for one in occurrences_between(desk, desk.clock.now(), desk.clock.now() + timedelta(days=75))
        if one.starts_at > desk.clock.now()
    ]


def test_there_are_about_two_groups_and_one_family_event_a_month(any_day):
    assert 20 <= len(list(held(any_day, GROUP))) <= 28
    assert 9 <= len(list(held(any_day, FAMILY_EVENT))) <= 14


def test_as_many_come_as_a_hive_of_nineteen_families_brings(any_day):
    for _, guests in held(any_day, GROUP):
        assert 2 <= len(here(guests)) <= 24
        assert all(guest.kind is GuestKind.CARER for guest in here(guests))
    sizes = [len(here(guests)) for _, guests in held(any_day, FAMILY_EVENT)]
    assert all(10 <= size <= 75 for size in sizes), sizes
    assert 22 <= sum(sizes) / len(sizes) <= 50
    kinds = {guest.kind for _, guests in held(any_day, FAMILY_EVENT) for guest in here(guests)}
    assert kinds == set(GuestKind)


def test_some_say_no_some_do_not_come_and_some_come_unasked(any_day):
    every = [guest for _, guests in held(any_day) for guest in guests]
    assert sum(guest.reply is Reply.NO for guest in every) > 60
    assert sum(guest.reply is Reply.YES and guest.presence is Presence.DID_NOT_COME for guest in every) > 10
    walk_ins = [guest for guest in every if guest.walk_in]
    assert any(guest.family_id is None and guest.name for guest in walk_ins)
    assert len(walk_ins) < len(here(every)) / 8
    assert any(guest.arrived_at and guest.left_at and guest.collected_by for guest in every)
    assert any(guest.presence is Presence.CAME and guest.arrived_at is None for guest in every)  # from paper


def test_one_event_was_full_and_a_family_moved_up(any_day):
    full = [(one, guests) for one, guests in held(any_day, FAMILY_EVENT) if one.event.capacity]
    assert len(full) == 1
    one, guests = full[0]
    assert sum(guest.reply is Reply.YES for guest in guests) <= one.event.capacity
    assert any(guest.reply is Reply.WAITING for guest in guests)
    told = the_hive(any_day).store.rows("SELECT done_at FROM follow_up WHERE what LIKE 'Tell them that%'")
    assert told
    assert all(done for (done,) in told)


def test_one_event_was_cancelled_for_snow_and_one_time_of_a_series_moved(any_day):
    events = the_hive(any_day).store.select(Event)
    cancelled = [event for event in events if event.cancelled]
    assert len(cancelled) == 1
    assert "now" in cancelled[0].cancelled_why
    assert local(cancelled[0].starts_at).month in (1, 2)
    moved = [event for event in events if event.original_start and event.original_start != event.starts_at]
    assert len(moved) == 1
    assert any(one.event.id == moved[0].id for one, _ in held(any_day))


def test_the_series_are_those_that_a_hive_has(any_day):
    desk = the_hive(any_day)
    words = [repeat_words(event) for event in desk.store.select(Event, "WHERE rule <> '' ORDER BY rowid")]
    assert "every second Tuesday, not in school holidays" in words
    assert "on the second Thursday of every month" in words
    assert "on the first Thursday of every month" in words
    closed = closed_days(desk)
    coffees = [one for one, _ in held(any_day) if one.event.title == "Coffee morning"]
    assert all(closed_on(closed, local(one.original_start).date()) is None for one in coffees)


def test_who_came_belonged_to_the_hive_and_lived_there(any_day):
    houses = {house.family.id: house for house in households(any_day)}
    for one, guests in held(any_day):
        day = days_of(one.event)[0]
        for guest in here(guests):
            if guest.family_id is None or not guest.person_id:
                continue
            family = houses[guest.family_id].family
            waits = family.status is Status.WAITING
            assert waits or (family.joined_on or day) <= day, family.name
            assert family.left_on is None or day <= family.left_on, family.name
            if guest.kind is GuestKind.CHILD_IN_CARE:
                there = {child.id for child in placed_children(houses[guest.family_id], day)}
                assert guest.person_id in there, (family.name, day)


def test_a_contact_at_an_event_is_with_somebody_who_was_there(any_day):
    desk = the_hive(any_day)
    came: dict[date, set[str]] = {}
    for one, guests in held(any_day):
        came.setdefault(days_of(one.event)[0], set()).update(guest.person_id for guest in here(guests))
    at_events = [
        entry for entry in desk.store.select(ContactLogEntry) if entry.channel is Channel.AT_EVENT and entry.who
    ]
    assert at_events
    for entry in at_events:
        there = came[local(entry.happened_at).date()]
        assert set(entry.who) & there or entry.who_else, entry.fact


def test_two_who_must_not_meet_name_each_other_and_have_not_met_since(any_day):
    pairs = {
        child.id: child.no_contact_ids
        for house in households(any_day)
        for child in house.children_in_care
        if child.no_contact_ids
    }
    assert len(pairs) == 2
    assert all(pairs[other] == (one,) for one, (other,) in pairs.items())
    since = key_days(any_day).ago(16)
    for one, guests in held(any_day):
        if days_of(one.event)[0] > since:
            assert len({guest.person_id for guest in here(guests)} & pairs.keys()) < 2


def test_coming_events_have_things_to_see_to(any_day):
    desk = the_hive(any_day)
    ahead = to_come(desk)
    found = {finding.kind for findings in findings_for(desk, ahead) for finding in findings if not finding.note}
    assert {CheckKind.NO_CONTACT, CheckKind.CATERING, CheckKind.DETAILS} <= found
    next_one = next(one for one in ahead if one.event.kind is FAMILY_EVENT)
    guests = guests_of(desk.store, next_one.event.id)
    assert 0 < next_one.event.capacity - sum(guest.reply is Reply.YES for guest in guests) <= 12


def test_a_family_that_waits_came_to_a_group_by_invitation(any_day):
    waiting = {house.family.id for house in households(any_day) if house.family.status is Status.WAITING}
    asked = {guest.family_id for _, guests in held(any_day, GROUP) for guest in here(guests)}
    invited = {guest.family_id for guest in the_hive(any_day).store.select(Guest)}
    assert waiting & invited
    if any_day == TODAY:
        assert waiting & asked


def test_leave_school_terms_and_the_team_stand_in_the_calendar(any_day):
    desk = the_hive(any_day)
    events = desk.store.select(Event)
    assert any(event.kind is EventKind.LEAVE for event in events)
    assert any(event.kind is EventKind.MEETING and event.rule for event in events)
    items = items_between(desk, any_day - timedelta(days=360), any_day + timedelta(days=60))
    assert sum(item.title.endswith(("holidays", "Half term")) for item in items) >= 5
    leave = [days_of(event) for event in events if event.kind is EventKind.LEAVE]
    for one, _ in held(any_day):
        assert not any(first <= days_of(one.event)[0] <= last for first, last in leave)


def test_voices_stand_with_and_without_consent(any_day):
    voices = the_hive(any_day).store.select(Voice)
    assert {Answer.YES, Answer.NO} <= {voice.consent for voice in voices}
    assert len(voices) >= 10
    assert all(voice.words and voice.said_by for voice in voices)


def test_the_summary_counts_them():
    desk = the_hive()
    found = work_out(gather(desk, *month_before(TODAY.year, TODAY.month))).summary.values()
    assert 2 <= found["support_groups.held"] <= 4
    assert found["family_sessions.held"] == 1
    assert found["support_groups.without_attendance"] == 1
    assert found["family_sessions.people"] > 20
