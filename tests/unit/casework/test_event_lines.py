"""What Today, the search and a family's time line say of events."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import events, gatherings, guests
from hivedesk.casework.desk import Desk
from hivedesk.casework.event_lines import EventNeed
from hivedesk.casework.families import household
from hivedesk.casework.searching import FoundKind, search_everything
from hivedesk.casework.time_line import AtEvent, Part, time_line
from hivedesk.casework.today import today_board
from hivedesk.domain.events.records import Event, EventKind, Presence, Reply
from hivedesk.domain.events.repeats import Repeat, rule_of
from tests.builders import a_family, a_hive_desk, move_clock


def an_event(desk: Desk, day: date, **fields: object) -> Event:
    given = {"title": "Coffee morning", "venue": "Hall"} | fields
    event = replace(events.new_event(desk, day, hour=14), **given)  # type: ignore[arg-type]
    events.add_event(desk, event)
    return event


def needs(desk: Desk) -> list[tuple[str, EventNeed]]:
    return [(line.shown.event.title, line.need) for line in today_board(desk).events]


@pytest.fixture
def desk() -> Desk:
    return a_hive_desk(a_family("Bell", id="B", carers=("Ann", "Bob")))


def test_what_a_coming_event_lacks(desk):
    an_event(desk, date(2026, 11, 20), venue="")
    (line,) = today_board(desk).events
    assert line.need is EventNeed.GAPS
    assert line.findings == ("No venue yet.", "Nobody is invited yet.")


def test_what_is_far_ahead_is_not_named_yet(desk):
    an_event(desk, date(2026, 12, 20), venue="")
    assert needs(desk) == []


def test_answers_are_chased_a_week_before(desk):
    event = an_event(desk, date(2026, 11, 28))
    guests.invite_eligible(desk, event.id, None)
    assert needs(desk) == []
    move_clock(desk, timedelta(days=8))
    assert needs(desk) == [("Coffee morning", EventNeed.ANSWERS)]
    ids = [one.guest.id for one in gatherings.gathering(desk, event.id).guests]
    guests.record_reply(desk, ids, Reply.YES)
    assert needs(desk) == []


def test_today_s_and_then_its_attendance(desk):
    event = an_event(desk, date(2026, 11, 14))
    guests.invite_eligible(desk, event.id, None)
    assert needs(desk) == [("Coffee morning", EventNeed.TODAY)]
    move_clock(desk, timedelta(days=1))
    assert needs(desk) == [("Coffee morning", EventNeed.ATTENDANCE)]
    guests.record_presence(desk, [gatherings.gathering(desk, event.id).guests[0].guest.id], Presence.CAME)
    assert needs(desk) == []


def test_an_occurrence_without_a_record_of_its_own_asks_for_its_attendance_too(desk):
    event = replace(events.new_event(desk, date(2026, 11, 3), hour=14), title="Weekly", venue="Hall")
    events.add_event(desk, replace(event, rule=rule_of(Repeat(count=2), event.starts_at)))
    assert needs(desk) == [("Weekly", EventNeed.ATTENDANCE)] * 2


def test_cancelled_and_old_events_are_not_named(desk):
    event = an_event(desk, date(2026, 11, 20), venue="")
    events.cancel_event(desk, event.id, None, "Snow")
    an_event(desk, date(2026, 9, 1))
    assert needs(desk) == []


def test_a_meeting_is_named_on_its_day_only(desk):
    an_event(desk, date(2026, 11, 14), kind=EventKind.MEETING, title="Team")
    an_event(desk, date(2026, 11, 10), kind=EventKind.MEETING, title="Earlier")
    assert needs(desk) == [("Team", EventNeed.TODAY)]


def test_events_are_found_by_their_words(desk):
    event = an_event(desk, date(2026, 11, 20), title="Pumpkin carving", venue="Moors Lodge")
    (hit,) = search_everything(desk, "pumpk").hits
    assert (hit.kind, hit.title, hit.record_id) == (FoundKind.EVENT, "Pumpkin carving", event.id)
    assert "Fri 20 Nov 2026" in hit.why


def test_a_family_s_time_line_tells_who_came(desk):
    event = an_event(desk, date(2026, 11, 10))
    guests.invite_eligible(desk, event.id, None)
    people = gatherings.gathering(desk, event.id).guests
    guests.record_presence(desk, [people[0].guest.id], Presence.CAME)
    (one,) = time_line(desk, household(desk, "B"), Part.EVENTS)
    assert isinstance(one.what, AtEvent)
    assert [guest.presence for guest in one.what.guests] == [Presence.CAME, Presence.UNKNOWN]


def test_the_time_line_pages_through_many_events(desk):
    for n in range(60):
        event = an_event(desk, date(2026, 9, 1) + timedelta(days=n))
        guests.invite_eligible(desk, event.id, None)
    found = list(time_line(desk, household(desk, "B"), Part.EVENTS))
    assert len(found) == 60 and found == sorted(found, key=lambda one: one.at, reverse=True)
