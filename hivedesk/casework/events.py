"""Events: added, changed, moved, cancelled, taken away; once or as a series. Each is one act.

An occurrence is named by the event's id and the start that its series gives it; it gets a record of its own as soon
as something is true of it alone. Guests hang on that record.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.school import Span, holidays
from hivedesk.domain.events import series as rules
from hivedesk.domain.events.guests import promoted
from hivedesk.domain.events.records import Event, EventId, EventKind, Guest, Presence, Voice, check_event, days_of
from hivedesk.domain.events.repeats import Occurrence, occurrences, starts, takes_place
from hivedesk.domain.events.series import Scope, SeriesChange
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import contact_log
from hivedesk.store import events as stored
from hivedesk.store.changes import Act

GONE = RuleRefused("This event is no longer in the calendar.", "Undo may bring it back.")


def closed_days(desk: Desk) -> list[Span]:
    """The school holidays that are known."""
    return holidays(stored.school_dates(desk.store))


def occurrences_between(desk: Desk, first: datetime, last: datetime) -> list[Occurrence]:
    """What takes place between two moments, in order."""
    return occurrences(stored.between(desk.store, first, last), first, last, closed_days(desk))


def find_occurrence(desk: Desk, event_id: str, original_start: datetime | None = None) -> Occurrence | None:
    """One occurrence; of an event that takes place once, or the record of one occurrence, no start is needed."""
    event = desk.store.find(Event, event_id)
    if event is None:
        return None
    if not event.rule:
        return Occurrence(event, event.starts_at, event.ends_at, event.original_start or event.starts_at)
    start = original_start or event.starts_at
    own = stored.exception_at(desk.store, event.id, start)
    if own is not None:
        return Occurrence(own, own.starts_at, own.ends_at, start)
    if not takes_place(event, start, closed_days(desk)):
        return None
    found = occurrences([event], start, start + timedelta(microseconds=1))
    return next((one for one in found if one.original_start == start), None)


def occurrence(desk: Desk, event_id: str, original_start: datetime | None = None) -> Occurrence:
    """One occurrence.

    Raises:
        RuleRefused: it is gone.
    """
    found = find_occurrence(desk, event_id, original_start)
    if found is None:
        raise GONE
    return found


def nearest(desk: Desk, event_id: str, moment: datetime) -> Occurrence | None:
    """The occurrence of an event that is nearest to a moment, within a week; None where there is none."""
    event = desk.store.find(Event, event_id)
    if event is None or not event.rule:
        return find_occurrence(desk, event_id)
    week = timedelta(days=8)
    found = [one for one in starts(event, moment + week, closed_days(desk)) if one > moment - week]
    best = min(found, key=lambda one: abs(one - moment), default=None)
    return None if best is None else find_occurrence(desk, event_id, best)


def series_of(desk: Desk, event: Event) -> Event | None:
    """The series to which an event belongs, or which it is; None for what takes place once."""
    if event.rule:
        return event
    return desk.store.find(Event, event.series_id) if event.series_id is not None else None


def venues(desk: Desk) -> dict[str, str]:
    """Places where events were held or are planned, the latest first, with their addresses: for what is typed."""
    rows = desk.store.rows(
        """SELECT venue, max(address) FROM event WHERE venue <> ''
           GROUP BY venue ORDER BY max(starts_at) DESC LIMIT 50"""
    )
    return dict(rows)


def planned_calls(desk: Desk, event: Event) -> int:
    """How many calls and visits are planned for the days of an event."""
    planned = contact_log.planned_between(desk.store, *days_of(event))
    return sum(one.done_at is None for one in planned)


def new_event(desk: Desk, day: date, kind: EventKind = EventKind.SUPPORT_GROUP, hour: int = 10) -> Event:
    """An event for the form to begin with: two hours on that day."""
    start = at_london(day, hour)
    return Event(
        id=EventId(desk.new_id()), kind=kind, starts_at=start, ends_at=start + timedelta(hours=2), leader=desk.author
    )


def add_event(desk: Desk, event: Event) -> Changed:
    """Put an event into the calendar.

    Raises:
        RuleRefused: it cannot be: see `check_event`.
    """
    check_event(event)
    with desk.act(ActKind.ADD_EVENT, event.id) as act:
        act.insert(event)
    return desk.changed(ActKind.ADD_EVENT, act, event.id, event.id)


def change_event(
    desk: Desk, shown: Occurrence, form: Event, scope: Scope = Scope.ONE, *, rule_too: bool = False
) -> Changed | None:
    """Take a form: ``form`` is the occurrence as it was filled in, with its own times; None where nothing differs.

    ``rule_too``: how the series repeats was changed as well (then ``scope`` is not `Scope.ONE`).

    Raises:
        RuleRefused: it cannot be, or it is gone meanwhile.
    """
    check_event(form)
    if (
        shown.event.rule
        and scope is Scope.ONE
        and not rule_too
        and form == replace(shown.event, starts_at=shown.starts_at, ends_at=shown.ends_at)
    ):
        return None
    return _write(desk, ActKind.CHANGE_EVENT, shown, form, scope, rule_too=rule_too)


def move_event(
    desk: Desk,
    event_id: str,
    original_start: datetime | None,
    starts_at: datetime,
    ends_at: datetime,
    scope: Scope = Scope.ONE,
) -> Changed | None:
    """Give an occurrence another day or hour.

    Raises:
        RuleRefused: it cannot be, or it is gone meanwhile.
    """
    shown = occurrence(desk, event_id, original_start)
    form = replace(shown.event, starts_at=starts_at, ends_at=ends_at)
    check_event(form)
    return _write(desk, ActKind.MOVE_EVENT, shown, form, scope)


def cancel_event(desk: Desk, event_id: str, original_start: datetime | None, why: str = "") -> Changed | None:
    """An occurrence does not take place; it stays in the calendar, struck through.

    Raises:
        RuleRefused: people came to it, or it is gone meanwhile.
    """
    shown = occurrence(desk, event_id, original_start)
    _check_nobody_came(desk, [shown.event])
    return _write_one(desk, ActKind.CANCEL_EVENT, shown, lambda own: replace(own, cancelled=True, cancelled_why=why))


def bring_back_event(desk: Desk, event_id: str, original_start: datetime | None) -> Changed | None:
    """A cancelled occurrence takes place after all."""
    shown = occurrence(desk, event_id, original_start)
    return _write_one(
        desk, ActKind.BRING_BACK_EVENT, shown, lambda own: replace(own, cancelled=False, cancelled_why="")
    )


def record_feedback(desk: Desk, event_id: str, original_start: datetime | None, words: str) -> Changed | None:
    """Write down how it went."""
    shown = occurrence(desk, event_id, original_start)
    return _write_one(desk, ActKind.RECORD_FEEDBACK, shown, lambda own: replace(own, feedback=words.strip()))


def remove_event(
    desk: Desk, event_id: str, original_start: datetime | None = None, scope: Scope = Scope.ONE
) -> Changed:
    """Take an occurrence out of the calendar, with all who were asked to it; of a series also those after it, or all.

    Raises:
        RuleRefused: people came, so the record must be kept; or it is gone meanwhile.
    """
    shown = occurrence(desk, event_id, original_start)
    series = series_of(desk, shown.event)
    gone = _to_remove(desk, shown, series, scope)
    _check_nobody_came(desk, gone)
    with desk.act(ActKind.REMOVE_EVENT, event_id) as act:
        for event in gone:
            _delete(desk, act, event)
        if series is not None and scope is Scope.ALL:
            act.delete(Event, series.id)
        elif series is not None and scope is Scope.FOLLOWING and shown.original_start > series.starts_at:
            act.update(rules.ended_before(series, shown.original_start))
        elif series is not None and scope is Scope.FOLLOWING:
            act.delete(Event, series.id)
        elif series is not None:
            act.update(rules.without(series, shown.original_start))
    return desk.changed(ActKind.REMOVE_EVENT, act, event_id)


def own_record(desk: Desk, act: Act, shown: Occurrence) -> Event:
    """The record of an occurrence within an act, made where it has none of its own yet."""
    if not shown.event.rule:
        return shown.event
    own = rules.own_record(shown, desk.new_id())
    act.insert(own)
    return own


def _write(
    desk: Desk, kind: ActKind, shown: Occurrence, form: Event, scope: Scope, *, rule_too: bool = False
) -> Changed | None:
    change = _change_for(desk, shown, form, scope, rule_too=rule_too)
    with desk.act(kind, shown.event.id) as act:
        _take(desk, act, change)
    if not act.changes:
        return None
    record_id = (*change.insert, *change.update)[0].id
    return desk.changed(kind, act, shown.event.id, record_id)


def _change_for(desk: Desk, shown: Occurrence, form: Event, scope: Scope, *, rule_too: bool) -> SeriesChange:
    series = series_of(desk, shown.event)
    if series is None:
        return _once_to_series(desk, shown.event, form) if rule_too else rules.change_one(shown, form, "")
    if scope is Scope.ONE:
        return rules.change_one(shown, form, desk.new_id())
    exceptions = stored.exceptions_of(desk.store, series.id)
    if scope is Scope.ALL:
        return rules.change_all(series, exceptions, shown, form, rule_too=rule_too)
    return rules.split(series, exceptions, shown, form, desk.new_id(), rule_too=rule_too)


def _once_to_series(desk: Desk, event: Event, form: Event) -> SeriesChange:
    """What took place once repeats from now on; who was asked to it was asked to the first time alone."""
    if not form.rule or not stored.guests_of(desk.store, event.id):
        return SeriesChange(update=(replace(form, id=event.id),))
    series = replace(form, id=EventId(desk.new_id()), uid="", feedback="")
    first = replace(
        form, id=event.id, rule="", not_in_holidays=False, series_id=series.id, original_start=form.starts_at
    )
    return SeriesChange(insert=(series,), update=(first,))


def _take(desk: Desk, act: Act, change: SeriesChange) -> None:
    for event in change.insert:
        act.insert(event)
    for event in change.update:
        before = desk.store.get(Event, event.id)
        act.update(event)
        if event.capacity != before.capacity:  # more places: who waits moves up
            for guest in promoted(event, stored.guests_of(desk.store, event.id)):
                act.update(guest)


def _write_one(desk: Desk, kind: ActKind, shown: Occurrence, change: Callable[[Event], Event]) -> Changed | None:
    with desk.act(kind, shown.event.id) as act:
        own = own_record(desk, act, shown)
        act.update(change(own))
    return desk.changed(kind, act, shown.event.id, own.id) if act.changes else None


def _to_remove(desk: Desk, shown: Occurrence, series: Event | None, scope: Scope) -> list[Event]:
    """The records, without the series itself, that go with what is removed."""
    if series is None:
        return [shown.event]
    exceptions = stored.exceptions_of(desk.store, series.id)
    if scope is Scope.ALL:
        return exceptions
    if scope is Scope.FOLLOWING:
        return [one for one in exceptions if one.original_start and one.original_start >= shown.original_start]
    return [one for one in exceptions if one.original_start == shown.original_start]


def _delete(desk: Desk, act: Act, event: Event) -> None:
    for guest in stored.guests_of(desk.store, event.id):
        act.delete(Guest, guest.id)
    for voice in stored.voices_of(desk.store, event.id):
        act.delete(Voice, voice.id)
    act.delete(Event, event.id)


def _check_nobody_came(desk: Desk, gone: list[Event]) -> None:
    for guests in stored.guests_of_each(desk.store, [event.id for event in gone if not event.rule]).values():
        if any(guest.presence is Presence.CAME for guest in guests):
            raise RuleRefused(
                "People came to this event, so its record must be kept.", "Take their ticks off first if that is wrong."
            )
