"""Everything that can be done about events, each from a desk with families, as `test_undo_keeps_search_right` asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hivedesk.casework import calendar, calendar_files, events, gatherings, guests, voices
from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.events.records import Audience, Event, EventKind, Presence, Reply
from hivedesk.domain.events.repeats import Repeat, rule_of
from hivedesk.domain.events.series import Scope
from hivedesk.domain.families import Answer
from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.calendar import read_calendar

DAY = date(2026, 11, 10)
ICS = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//x//EN",
        "BEGIN:VEVENT",
        "UID:dentist",
        "DTSTAMP:20261101T090000Z",
        "DTSTART:20261120T090000Z",
        "DTEND:20261120T100000Z",
        "SUMMARY:Dentist with marzipan",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
).encode()

Act = Callable[[Desk], object]


def an_event(desk: Desk, *, series: bool = False) -> Event:
    event = replace(
        events.new_event(desk, DAY),
        kind=EventKind.FAMILY_EVENT,
        audience=Audience.FAMILIES,
        title="Kite day",
        venue="Windmill field",
        notes="Bring string",
    )
    if series:
        event = replace(event, rule=rule_of(Repeat(count=4), event.starts_at))
    events.add_event(desk, event)
    return event


def with_guests(desk: Desk) -> tuple[Event, list[str]]:
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    return event, [one.guest.id for one in gatherings.gathering(desk, event.id).guests]


def change_following(desk: Desk) -> None:
    event = an_event(desk, series=True)
    second = event.starts_at + timedelta(days=7)
    guests.invite_eligible(desk, event.id, second)
    shown = events.occurrence(desk, event.id, second)
    form = replace(shown.event, starts_at=shown.starts_at, ends_at=shown.ends_at, title="Balloon day")
    events.change_event(desk, shown, form, Scope.FOLLOWING)


def move_one(desk: Desk) -> None:
    event = an_event(desk, series=True)
    start = event.starts_at + timedelta(days=7)
    events.move_event(desk, event.id, start, start + timedelta(days=1), start + timedelta(days=1, hours=2))


def cancel(desk: Desk) -> Event:
    event = an_event(desk)
    events.cancel_event(desk, event.id, None, "Thunder")
    return event


def take_in(desk: Desk) -> None:
    proposal = read_calendar(ICS, NoProgress(), desk.today)
    calendar_files.take(desk, calendar_files.preview(desk, proposal, calendar_files.TakeAs.APPOINTMENTS))


def reply_and_move_up(desk: Desk) -> None:
    event, ids = with_guests(desk)
    events.change_event(desk, events.occurrence(desk, event.id), replace(desk.store.get(Event, event.id), capacity=1))
    guests.record_reply(desk, ids[:1], Reply.YES)
    guests.record_reply(desk, ids[-1:], Reply.YES)
    guests.record_reply(desk, ids[:1], Reply.NO)


def a_voice(desk: Desk) -> str:
    event = an_event(desk)
    return voices.record_voice(desk, event.id, None, "a girl, 7", "So high!", Answer.YES).record_id


def a_term(desk: Desk) -> SchoolDates:
    term = SchoolDates(id="t", name="Autumn", first_day=date(2026, 9, 1), last_day=date(2026, 10, 23))
    calendar.record_school_dates(desk, term)
    return term


def bring_back(desk: Desk) -> None:
    events.bring_back_event(desk, cancel(desk).id, None)


def remove_all(desk: Desk) -> None:
    event = an_event(desk, series=True)
    guests.invite_eligible(desk, event.id, event.starts_at + timedelta(days=7))
    events.remove_event(desk, event.id, event.starts_at, Scope.ALL)


EVENT_ACTS: dict[ActKind, list[Act]] = {
    ActKind.ADD_EVENT: [an_event, lambda desk: an_event(desk, series=True)],
    ActKind.CHANGE_EVENT: [change_following],
    ActKind.MOVE_EVENT: [move_one],
    ActKind.CANCEL_EVENT: [cancel],
    ActKind.BRING_BACK_EVENT: [bring_back],
    ActKind.REMOVE_EVENT: [remove_all, lambda desk: events.remove_event(desk, with_guests(desk)[0].id)],
    ActKind.IMPORT_CALENDAR: [take_in],
    ActKind.INVITE_GUESTS: [with_guests],
    ActKind.RECORD_REPLY: [reply_and_move_up],
    ActKind.RECORD_ATTENDANCE: [
        lambda desk: guests.record_presence(desk, with_guests(desk)[1], Presence.CAME),
        lambda desk: guests.rest_did_not_come(desk, with_guests(desk)[0].id),
    ],
    ActKind.ADD_WALK_IN: [lambda desk: guests.add_walk_in(desk, an_event(desk).id, None, name="Jo")],
    ActKind.REMOVE_GUEST: [lambda desk: guests.remove_guests(desk, with_guests(desk)[1][:2])],
    ActKind.RECORD_VOICE: [a_voice],
    ActKind.REMOVE_VOICE: [lambda desk: voices.remove_voice(desk, a_voice(desk))],
    ActKind.RECORD_FEEDBACK: [lambda desk: events.record_feedback(desk, an_event(desk).id, None, "Gusty")],
    ActKind.RECORD_SCHOOL_DATES: [a_term],
    ActKind.REMOVE_SCHOOL_DATES: [lambda desk: calendar.remove_school_dates(desk, a_term(desk).id)],
}
