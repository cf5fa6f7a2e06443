"""Events added, changed, moved, cancelled, taken away, once and as a series; each is one act that Undo takes back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import calendar, events, gatherings, guests, undoing
from hivedesk.casework.desk import Desk
from hivedesk.domain.calendar.items import ItemKind, Opens
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.events.records import Event, EventKind, Guest, Presence, Reply
from hivedesk.domain.events.repeats import Repeat, rule_of
from hivedesk.domain.events.series import Scope
from hivedesk.foundation.clock import at_london, format_moment, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store.tables import TABLES
from tests.builders import a_family, a_hive_desk

FIRST = date(2026, 11, 3)  # a Tuesday


def a_group(desk: Desk, day: date = FIRST, repeat: Repeat | None = None, **fields: object) -> Event:
    given = {"title": "Coffee morning", "venue": "Hall"} | fields
    event = replace(events.new_event(desk, day), **given)  # type: ignore[arg-type]
    if repeat is not None:
        event = replace(event, rule=rule_of(repeat, event.starts_at))
    events.add_event(desk, event)
    return event


def days(desk: Desk) -> list[str]:
    found = calendar.event_days(desk, date(2026, 10, 1), date(2026, 12, 31))
    return [f"{local(one.starts_at):%d.%m. %H:%M}" for one in found]


def everything(desk: Desk) -> dict[str, list[object]]:
    return {table.name: desk.store.select(table.record, "ORDER BY id") for table in TABLES}


FORTNIGHTLY = Repeat(interval=2, until=date(2026, 12, 20))


@pytest.fixture
def desk() -> Desk:
    return a_hive_desk(a_family("Okafor", id="O"), a_family("Bell", id="B", carers=("Ann", "Bob")))


def test_an_event_is_added_and_found(desk):
    event = a_group(desk)
    assert days(desk) == ["03.11. 10:00"]
    assert events.find_occurrence(desk, event.id) is not None
    assert event.leader == "Maureen Hale"


def test_a_series_is_found_day_by_day(desk):
    event = a_group(desk, repeat=FORTNIGHTLY)
    assert days(desk) == ["03.11. 10:00", "17.11. 10:00", "01.12. 10:00", "15.12. 10:00"]
    assert events.find_occurrence(desk, event.id, at_london(date(2026, 11, 10), 10)) is None
    assert events.find_occurrence(desk, event.id, at_london(date(2026, 11, 17), 10)) is not None


def test_one_is_moved_and_the_rest_stays_and_undo_takes_it_back(desk):
    event = a_group(desk, repeat=FORTNIGHTLY)
    before = everything(desk)
    at = at_london(date(2026, 11, 17), 10)
    events.move_event(desk, event.id, at, at + timedelta(days=1), at + timedelta(days=1, hours=2))
    assert days(desk) == ["03.11. 10:00", "18.11. 10:00", "01.12. 10:00", "15.12. 10:00"]
    moved = events.occurrence(desk, event.id, at)
    assert moved.event.series_id == event.id
    undoing.undo(desk)
    assert everything(desk) == before


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.ONE, ["03.11. 10:00", "17.11. 11:00", "01.12. 10:00", "15.12. 10:00"]),
        (Scope.FOLLOWING, ["03.11. 10:00", "17.11. 11:00", "01.12. 11:00", "15.12. 11:00"]),
        (Scope.ALL, ["03.11. 11:00", "17.11. 11:00", "01.12. 11:00", "15.12. 11:00"]),
    ],
)
def test_changing_one_following_or_all(desk, scope, expected):
    event = a_group(desk, repeat=FORTNIGHTLY)
    before = everything(desk)
    shown = events.occurrence(desk, event.id, at_london(date(2026, 11, 17), 10))
    form = replace(
        shown.event,
        starts_at=shown.starts_at + timedelta(hours=1),
        ends_at=shown.ends_at + timedelta(hours=1),
        venue="Library",
    )
    events.change_event(desk, shown, form, scope)
    assert days(desk) == expected
    venues = [one.event.venue for one in calendar.event_days(desk, date(2026, 11, 1), date(2026, 12, 31))]
    assert venues.count("Library") == sum("11:00" in day for day in expected)
    undoing.undo(desk)
    assert everything(desk) == before


def test_guests_of_one_stay_with_it_when_the_series_changes(desk):
    event = a_group(desk, repeat=FORTNIGHTLY)
    at = at_london(date(2026, 12, 1), 10)
    guests.invite_eligible(desk, event.id, at)
    shown = events.occurrence(desk, event.id, at_london(date(2026, 11, 17), 10))
    form = replace(shown.event, starts_at=shown.starts_at, ends_at=shown.ends_at, title="Tea morning")
    events.change_event(desk, shown, form, Scope.FOLLOWING)
    found = next(one for one in calendar.event_days(desk, date(2026, 12, 1), date(2026, 12, 1)))
    assert found.event.title == "Tea morning"
    assert len(gatherings.gathering(desk, found.event.id).guests) == 3


def test_what_took_place_once_repeats_from_now_on_and_its_guests_stay_with_the_first(desk):
    event = a_group(desk)
    guests.invite_eligible(desk, event.id, None)
    shown = events.occurrence(desk, event.id)
    form = replace(shown.event, rule=rule_of(Repeat(count=3), shown.starts_at))
    events.change_event(desk, shown, form, Scope.ALL, rule_too=True)
    assert days(desk) == ["03.11. 10:00", "10.11. 10:00", "17.11. 10:00"]
    assert [len(gatherings.gathering(desk, one.event.id, one.original_start).guests) for one in _all(desk)] == [3, 0, 0]


def _all(desk: Desk):
    return calendar.event_days(desk, date(2026, 10, 1), date(2026, 12, 31))


def test_nothing_changed_is_no_act(desk):
    event = a_group(desk, repeat=FORTNIGHTLY)
    shown = events.occurrence(desk, event.id, at_london(date(2026, 11, 17), 10))
    form = replace(shown.event, starts_at=shown.starts_at, ends_at=shown.ends_at)
    assert events.change_event(desk, shown, form, Scope.ONE) is None
    assert events.change_event(desk, shown, form, Scope.ALL) is None
    alone = a_group(desk, date(2026, 11, 20))
    assert events.change_event(desk, events.occurrence(desk, alone.id), alone) is None


def test_cancelled_stays_in_the_calendar_and_comes_back(desk):
    event = a_group(desk, repeat=FORTNIGHTLY)
    at = at_london(date(2026, 11, 17), 10)
    events.cancel_event(desk, event.id, at, "Snow")
    shown = events.occurrence(desk, event.id, at)
    assert (shown.event.cancelled, shown.event.cancelled_why) == (True, "Snow")
    assert len(days(desk)) == 4
    assert not events.occurrence(desk, event.id, at_london(date(2026, 12, 1), 10)).event.cancelled
    events.bring_back_event(desk, event.id, at)
    assert not events.occurrence(desk, event.id, at).event.cancelled


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        (Scope.ONE, ["03.11. 10:00", "01.12. 10:00", "15.12. 10:00"]),
        (Scope.FOLLOWING, ["03.11. 10:00"]),
        (Scope.ALL, []),
    ],
)
def test_taking_out_and_undo(desk, scope, left):
    event = a_group(desk, repeat=FORTNIGHTLY)
    at = at_london(date(2026, 11, 17), 10)
    guests.invite_eligible(desk, event.id, at)
    before = everything(desk)
    events.remove_event(desk, event.id, at, scope)
    assert days(desk) == left
    assert desk.store.select(Guest) == []
    undoing.undo(desk)
    assert everything(desk) == before


def test_what_people_came_to_stays(desk):
    event = a_group(desk)
    guests.invite_eligible(desk, event.id, None)
    one = gatherings.gathering(desk, event.id).guests[0].guest
    guests.record_presence(desk, [one.id], Presence.CAME)
    with pytest.raises(RuleRefused, match="People came"):
        events.remove_event(desk, event.id)
    with pytest.raises(RuleRefused, match="People came"):
        events.cancel_event(desk, event.id, None)
    guests.record_presence(desk, [one.id], Presence.UNKNOWN)
    events.remove_event(desk, event.id)
    assert days(desk) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "Title"),
        ({"ends_at": at_london(FIRST, 9)}, "ends before"),
        ({"ends_at": at_london(date(2028, 11, 3), 10)}, "longer than a year"),
        ({"capacity": 0}, "Places"),
        ({"children_per_adult": 0}, "Children to one adult"),
        ({"cost_pence": -1}, "Cost"),
    ],
)
def test_what_cannot_be_changes_nothing(desk, fields, words):
    event = replace(events.new_event(desk, FIRST), title="Group")
    before = everything(desk)
    with pytest.raises(RuleRefused, match=words):
        events.add_event(desk, replace(event, **fields))
    assert everything(desk) == before


def test_more_places_let_who_waits_move_up(desk):
    event = a_group(desk, capacity=1)
    guests.invite_eligible(desk, event.id, None)
    ids = {one.first_name: one.guest.id for one in gatherings.gathering(desk, event.id).guests}
    guests.record_reply(desk, [ids["Grace"]], Reply.YES)
    guests.record_reply(desk, [ids["Ann"]], Reply.YES)
    shown = events.occurrence(desk, event.id)
    events.change_event(desk, shown, replace(shown.event, capacity=2))
    states = {one.first_name: one.guest.reply for one in gatherings.gathering(desk, event.id).guests}
    assert states["Ann"] is Reply.YES


# -- the calendar


def test_everything_dated_stands_in_one_place(desk):
    from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up

    a_group(desk, repeat=FORTNIGHTLY)
    add_follow_up(desk, "B", FollowUpWanted(date(2026, 11, 20), "", FollowUpKind.VISIT, None))
    calendar.record_school_dates(
        desk, SchoolDates(id="t1", name="Autumn 1", first_day=date(2026, 9, 2), last_day=date(2026, 10, 23))
    )
    calendar.record_school_dates(
        desk, SchoolDates(id="t2", name="Autumn 2", first_day=date(2026, 11, 2), last_day=date(2026, 12, 18))
    )
    items = calendar.items_between(desk, date(2026, 10, 19), date(2026, 12, 31))
    by_kind = {kind: [item.title for item in items if item.kind is kind] for kind in ItemKind}
    assert by_kind[ItemKind.SUPPORT_GROUP] == ["Coffee morning"] * 4
    assert by_kind[ItemKind.CONTACT] == ["Visit: Bell"]
    assert by_kind[ItemKind.SCHOOL] == [
        "Autumn 1 ends",
        "Autumn 2 begins",
        "Autumn 2 ends",
        "Half term",
    ]
    assert "Christmas Day" in by_kind[ItemKind.BANK_HOLIDAY]


def test_key_dates_stand_in_it_too():
    desk = a_hive_desk(a_family("Okafor", id="O", supervision_due=date(2026, 11, 25)))
    items = calendar.items_between(desk, date(2026, 11, 1), date(2026, 11, 30))
    key = [item for item in items if item.kind is ItemKind.KEY_DATE]
    assert any(item.first_day == date(2026, 11, 25) and "Okafor" in item.title for item in key)
    assert all(item.opens is Opens.FAMILY and not item.movable for item in key)


def test_a_dragged_event_keeps_its_hour_over_the_change_of_the_clocks(desk):
    event = a_group(desk, date(2026, 10, 24))
    item = next(one for one in calendar.items_between(desk, date(2026, 10, 24), date(2026, 10, 24)) if one.movable)
    calendar.move_item(desk, item, date(2026, 10, 26))
    moved = events.occurrence(desk, event.id)
    assert format_moment(moved.starts_at) == "Mon 26 Oct 2026, 10:00"
    assert format_moment(moved.ends_at) == "Mon 26 Oct 2026, 12:00"


def test_an_event_is_lengthened_and_a_visit_is_not(desk):
    from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up

    event = a_group(desk)
    add_follow_up(desk, "B", FollowUpWanted(FIRST, "", FollowUpKind.VISIT, None))
    items = {item.kind: item for item in calendar.items_between(desk, FIRST, FIRST)}
    calendar.lengthen_item(desk, items[ItemKind.SUPPORT_GROUP], at_london(FIRST, 13))
    assert events.occurrence(desk, event.id).ends_at == at_london(FIRST, 13)
    with pytest.raises(RuleRefused):
        calendar.lengthen_item(desk, items[ItemKind.CONTACT], at_london(FIRST, 13))


def test_a_visit_is_moved_to_another_day_and_hour(desk):
    from datetime import time

    from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up
    from hivedesk.domain.contact_log import FollowUp

    changed = add_follow_up(desk, "B", FollowUpWanted(FIRST, "", FollowUpKind.VISIT, time(9, 30)))
    item = next(one for one in calendar.items_between(desk, FIRST, FIRST) if one.kind is ItemKind.CONTACT)
    calendar.move_item(desk, item, date(2026, 11, 5), at_london(date(2026, 11, 5), 14))
    moved = desk.store.get(FollowUp, changed.record_id)
    assert (moved.due_on, moved.at) == (date(2026, 11, 5), time(14))


def test_a_bank_holiday_cannot_be_moved(desk):
    item = calendar.items_between(desk, date(2026, 12, 25), date(2026, 12, 25))[0]
    with pytest.raises(RuleRefused):
        calendar.move_item(desk, item, date(2026, 12, 27))


def test_school_dates_are_kept_changed_and_removed(desk):
    term = SchoolDates(id="t", kind=SchoolDatesKind.TERM, first_day=date(2026, 9, 2), last_day=date(2026, 10, 23))
    calendar.record_school_dates(desk, term)
    assert calendar.record_school_dates(desk, term) is None
    with pytest.raises(RuleRefused):
        calendar.record_school_dates(desk, replace(term, last_day=date(2026, 9, 1)))
    calendar.remove_school_dates(desk, "t")
    assert calendar.school_dates(desk) == []
    undoing.undo(desk)
    assert calendar.school_dates(desk) == [term]


def test_a_coming_event_says_how_many_things_there_are_to_see_to(desk):
    a_group(desk, date(2026, 11, 18), venue="")
    item = next(one for one in calendar.items_between(desk, date(2026, 11, 18), date(2026, 11, 18)))
    assert item.problems == 2  # no venue, nobody invited
    a_group(desk, date(2026, 12, 30), venue="")
    far = calendar.items_between(desk, date(2026, 12, 30), date(2026, 12, 30))
    assert [one.problems for one in far if one.kind is ItemKind.SUPPORT_GROUP] == [0]


def test_a_meeting_has_no_guests(desk):
    event = a_group(desk, kind=EventKind.MEETING)
    with pytest.raises(RuleRefused, match="Nobody is asked"):
        guests.invite_eligible(desk, event.id, None)
