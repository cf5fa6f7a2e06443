"""Exporting the calendar: what would leave, with names or without; the document is then saved like any other.

Without names an entry carries its kind, its times and nothing else. With names it carries title, venue and notes;
guests never leave this way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hivedesk.casework.calendar_matching import OWN, place_of
from hivedesk.casework.calendar_stays import stay_items
from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.domain.calendar.items import CalendarItem
from hivedesk.domain.calendar.school import Span, closed_on, holidays, known_until
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import Event, EventId
from hivedesk.domain.events.repeats import occurrences, repeat_words, starts
from hivedesk.foundation.clock import LONDON, at_london, local
from hivedesk.store import events as stored

_LENGTH = {FollowUpKind.CALL: timedelta(minutes=30), FollowUpKind.VISIT: timedelta(hours=1)}


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """One thing that would stand in the file."""

    event: Event = field(repr=False)  # of a visit or call one made for the purpose
    uid: str = field(repr=False)  # as the calendar knows it from which it came
    own_uid: str  # the same without a word of that calendar, for a file without names
    kind: str  # "Support group", "Visit"
    title: str = field(repr=False)
    repeats: str = ""
    outside: tuple[datetime, ...] = ()  # times of a series that stand elsewhere, beyond the span: not in the file


@dataclass(frozen=True)
class WhatLeaves:
    """Everything in a span of days."""

    first: date
    last: date
    items: tuple[Leaving, ...] = field(repr=False)
    holidays: tuple[Span, ...] = field(default=(), repr=False)
    known_until: date | None = None  # the last day about which school dates say anything


def what_leaves(desk: Desk, first: date, last: date) -> WhatLeaves:
    """Events that take place from one day to another, and visits and calls with an hour.

    A series goes whole; of its times that differ only those that touch these days.
    """
    begin, end = at_london(first, 0), at_london(last + timedelta(days=1), 0)
    dates = stored.school_dates(desk.store)
    closed = holidays(dates)
    found = stored.between(desk.store, begin, end)
    there = {each.event.series_id or each.event.id for each in occurrences(found, begin, end, closed)}
    events = [event for event in found if event.series_id is None and event.id in there]
    differing = [each for event in events if event.rule for each in stored.exceptions_of(desk.store, event.id)]
    exceptions = [each for each in differing if each.starts_at < end and each.ends_at > begin]
    kept = {each.id for each in exceptions}
    outside = [each for each in differing if each.id not in kept]
    series = {event.id: event for event in events}
    items = [_of_event(event, series, outside) for event in (*events, *exceptions)]
    names = desk.family_names()
    planned = desk.store.select(
        FollowUp,
        "WHERE kind <> 'to do' AND done_at IS NULL AND at IS NOT NULL AND due_on >= ? AND due_on <= ? ORDER BY due_on",
        first.isoformat(),
        last.isoformat(),
    )
    items += [_of_follow_up(each, names.get(each.family_id, "") if each.family_id else "") for each in planned]
    items += [_of_stay(one) for one in stay_items(desk, first, last)]
    ordered = sorted(items, key=lambda item: (item.event.starts_at, item.uid))
    return WhatLeaves(first, last, tuple(ordered), tuple(closed), known_until(dates))


def calendar_document(leaving: WhatLeaves, now: datetime, *, with_names: bool) -> Document:
    """The calendar as .ics; saving it is logged. Works on frozen records, fit for a job."""
    from hivedesk.outgoing import calendar_ics  # icalendar, for start-up time

    entries = [
        calendar_ics.CalendarEntry(
            uid=item.uid if with_names else item.own_uid,
            title=item.title if with_names else item.kind,
            starts_at=item.event.starts_at,
            ends_at=item.event.ends_at,
            all_day=item.event.all_day,
            rule=item.event.rule,
            left_out=_left_out(item, leaving.holidays, leaving.known_until),
            added=item.event.added,
            original_start=item.event.original_start if item.event.series_id is not None else None,
            venue=place_of(item.event) if with_names else "",
            notes=item.event.notes if with_names else "",
            cancelled=item.event.cancelled,
            private=with_names,
        )
        for item in leaving.items
    ]
    kind = DocumentKind.NAMED_CALENDAR if with_names else DocumentKind.CALENDAR
    name = calendar_ics.calendar_file_name(local(now).date())
    return Document(kind, calendar_ics.calendar_ics(entries, now), name)


def _of_event(event: Event, series: dict[EventId, Event], outside: Sequence[Event]) -> Leaving:
    whole = series.get(event.series_id, event) if event.series_id is not None else event
    alone = whole is event and event.original_start is not None  # one time of a series that is not on record
    return Leaving(
        event=event,
        uid=whole.uid if whole.uid and not alone else f"{whole.id}{OWN}",
        own_uid=f"{whole.id}{OWN}",
        kind=event.kind.value.capitalize(),
        title=event.title,
        repeats=repeat_words(event),
        outside=tuple(each.original_start for each in outside if each.series_id == event.id and each.original_start),
    )


def _of_follow_up(planned: FollowUp, family: str) -> Leaving:
    start = datetime.combine(planned.due_on, planned.at or time(), LONDON).astimezone(UTC)
    kind = planned.kind.value.capitalize()
    event = Event(
        id=EventId(planned.id),
        title=f"{kind}: {family}" if family else kind,
        starts_at=start,
        ends_at=start + _LENGTH.get(planned.kind, timedelta(minutes=30)),
        notes=planned.what,
    )
    return Leaving(event=event, uid=f"{planned.id}{OWN}", own_uid=f"{planned.id}{OWN}", kind=kind, title=event.title)


def _of_stay(item: CalendarItem) -> Leaving:
    """A sleepover by its days, day care by its hours."""
    starts, ends = item.starts_at, item.ends_at
    event = Event(
        id=EventId(item.key.replace("/", "-")),
        title=item.title,
        starts_at=starts or at_london(item.first_day, 0),
        ends_at=ends or at_london(item.last_day + timedelta(days=1), 0),
        all_day=starts is None,
    )
    kind = "Sleepover" if starts is None else "Day care"
    return Leaving(event=event, uid=f"{event.id}{OWN}", own_uid=f"{event.id}{OWN}", kind=kind, title=item.title)


def _left_out(item: Leaving, closed: Sequence[Span], until: date | None) -> tuple[datetime, ...]:
    """The days left out; of a series that rests in the school holidays those too, as far as they are known."""
    event = item.event
    left_out = {*event.left_out, *item.outside}
    if event.not_in_holidays and until is not None:
        held = starts(event, at_london(until + timedelta(days=1), 0))
        left_out |= {start for start in held if closed_on(closed, local(start).date()) is not None}
    return tuple(sorted(left_out))
