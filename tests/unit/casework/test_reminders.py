"""What is to be remembered now, and no longer once it has begun."""

from dataclasses import replace
from datetime import date, time, timedelta

from hivedesk.casework import events
from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up, complete_follow_up
from hivedesk.casework.reminders import due_reminders
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.events.repeats import Repeat, rule_of
from hivedesk.foundation.clock import at_london
from tests.builders import a_family, a_hive_desk, move_clock

TODAY = date(2026, 11, 14)  # at 10:00


def titles(desk):
    return [one.title for one in due_reminders(desk)]


def an_event(desk, minutes, hour=11, **fields):
    event = replace(events.new_event(desk, TODAY, hour=hour), title="Coffee", remind_minutes=minutes, **fields)
    events.add_event(desk, event)
    return event


def test_from_its_time_on_until_it_begins():
    desk = a_hive_desk()
    an_event(desk, 30)
    assert titles(desk) == []
    move_clock(desk, timedelta(minutes=30))
    assert titles(desk) == ["Coffee"]
    move_clock(desk, timedelta(minutes=30))
    assert titles(desk) == []


def test_without_a_reminder_or_cancelled_nothing_is_said():
    desk = a_hive_desk()
    an_event(desk, None)
    cancelled = an_event(desk, 120)
    assert titles(desk) == ["Coffee"]
    events.cancel_event(desk, cancelled.id, None)
    assert titles(desk) == []


def test_the_occurrences_of_a_series_each():
    desk = a_hive_desk()
    start = at_london(date(2026, 11, 8), 10, 30)
    series = replace(
        events.new_event(desk, TODAY),
        title="Weekly",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        remind_minutes=24 * 60,
        rule=rule_of(Repeat(), start),
    )
    events.add_event(desk, series)
    assert titles(desk) == []
    move_clock(desk, timedelta(hours=1))
    assert [one.original_start for one in due_reminders(desk)] == [at_london(date(2026, 11, 15), 10, 30)]


def test_calls_and_visits_with_a_time():
    desk = a_hive_desk(a_family("Bell", id="B"))
    changed = add_follow_up(desk, "B", FollowUpWanted(TODAY, "", FollowUpKind.VISIT, time(10, 10)))
    add_follow_up(desk, "B", FollowUpWanted(TODAY, "", FollowUpKind.CALL, None))
    assert titles(desk) == ["Visit: Bell"]
    complete_follow_up(desk, changed.record_id)
    assert titles(desk) == []
