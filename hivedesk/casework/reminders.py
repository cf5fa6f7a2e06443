"""What is to be remembered now: events with a reminder, and calls and visits that have a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hivedesk.casework import events
from hivedesk.casework.desk import Desk
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.foundation.clock import at_london
from hivedesk.store import contact_log, families

CONTACT_MINUTES = 15  # before a call or visit that has a time
_LONGEST = timedelta(days=1, minutes=1)  # the longest reminder that the form offers


@dataclass(frozen=True)
class Reminder:
    """Something that begins soon."""

    key: str  # the same from reading to reading
    title: str
    starts_at: datetime
    event_id: str = ""  # of an event
    original_start: datetime | None = None
    family_id: str = ""  # of a call or visit


def due_reminders(desk: Desk) -> list[Reminder]:
    """What has not begun yet and is to be remembered by now, the soonest first."""
    now = desk.clock.now()
    found = [*_of_events(desk, now), *_of_contacts(desk, now)]
    return sorted(found, key=lambda one: (one.starts_at, one.key))


def _of_events(desk: Desk, now: datetime) -> list[Reminder]:
    coming = events.occurrences_between(desk, now, now + _LONGEST)
    return [
        Reminder(
            f"event/{one.event.id}/{one.original_start:%Y%m%dT%H%M}",
            one.event.title,
            one.starts_at,
            one.event.id,
            one.original_start,
        )
        for one in coming
        if one.event.remind_minutes is not None
        and not one.event.cancelled
        and one.starts_at > now >= one.starts_at - timedelta(minutes=one.event.remind_minutes)
    ]


def _of_contacts(desk: Desk, now: datetime) -> list[Reminder]:
    planned = contact_log.planned_between(desk.store, desk.today, desk.today)
    names = families.names(desk.store) if planned else {}
    found = []
    for one in planned:
        if one.at is None or one.done_at is not None or one.family_id is None:
            continue
        starts = at_london(one.due_on, one.at.hour, one.at.minute)
        if starts > now >= starts - timedelta(minutes=CONTACT_MINUTES):
            word = "Visit" if one.kind is FollowUpKind.VISIT else "Call"
            title = f"{word}: {names.get(one.family_id, '')}"
            found.append(Reminder(f"follow-up/{one.id}", title, starts, family_id=one.family_id))
    return found
