"""Events of a calendar beside those on record: new, changed, or as before. Nothing is written here.

Only what comes from calendars is compared and taken; what the worker added (guests, places, catering, how it went)
stays. A calendar that says nothing of the venue or the notes does not empty them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from hivedesk.casework.calendar_lines import KIND_OF, Fate, ImportLine, TakeAs
from hivedesk.domain.calendar.school import Span, closed_on
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.events.records import Audience, Event, EventId, EventKind, check_event
from hivedesk.domain.events.repeats import repeat_words
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.incoming.calendar import ProposedEvent
from hivedesk.store.changes import Store

OWN = "@hivedesk"  # behind the ids of what HiveDesk itself gave to a calendar
CANCELLED_THERE = "Cancelled in the calendar that it came from."
Key = tuple[str, datetime | None]
_WORDS = {"title": "title", "venue": "venue", "notes": "notes", "starts_at": "times", "ends_at": "times",
          "all_day": "times", "rule": "how it repeats", "left_out": "days left out", "added": "days added",
          "cancelled": "cancelled"}  # fmt: skip


@dataclass
class OnRecord:
    """The events that a calendar may be about."""

    by_key: dict[Key, Event] = field(default_factory=dict)
    own: dict[str, Event] = field(default_factory=dict)  # by id
    exceptions: dict[Key, Event] = field(default_factory=dict)  # by the series' id and the original start
    follow_ups: set[str] = field(default_factory=set)
    closed: Sequence[Span] = ()

    def find(self, event: ProposedEvent) -> Event | None:
        """The event on record that this one is."""
        found = self.by_key.get((event.uid, event.original_start))
        if found is not None:
            return found
        own = self.own.get(event.uid.removesuffix(OWN)) if event.uid.endswith(OWN) else None
        if own is None or event.original_start is None:
            return own
        return self.exceptions.get((own.id, event.original_start))

    def series(self, uid: str) -> Event | None:
        """The series of that id."""
        found = self.by_key.get((uid, None))
        if found is None and uid.endswith(OWN):
            found = self.own.get(uid.removesuffix(OWN))
        return found if found is not None and found.rule else None


def on_record(store: Store, closed: Sequence[Span]) -> OnRecord:
    """All that a calendar can be compared with."""
    found = OnRecord(closed=closed)
    for event in store.select(Event):
        found.own[event.id] = event
        if event.uid:
            found.by_key[event.uid, event.original_start] = event
        if event.series_id is not None:
            found.exceptions[event.series_id, event.original_start] = event
    found.follow_ups = {each.id for each in store.select(FollowUp, "WHERE kind <> 'to do'")}
    return found


def compare(
    proposed: Iterable[ProposedEvent], known: OnRecord, take_as: TakeAs, source: str, new_id: Callable[[], str]
) -> list[ImportLine]:
    """What becomes of each event, in the order of the file."""
    made: dict[str, Event] = {}
    series_first = sorted(proposed, key=lambda event: event.original_start is not None)
    lines = [_line(event, known, made, take_as, source, new_id) for event in series_first]
    return sorted(lines, key=lambda line: (line.line, line.starts_at))


def _line(
    event: ProposedEvent,
    known: OnRecord,
    made: dict[str, Event],
    take_as: TakeAs,
    source: str,
    new_id: Callable[[], str],
) -> ImportLine:
    old = known.find(event)
    if old is None and event.uid.removesuffix(OWN) in known.follow_ups:
        return _as_line(event, Fate.LEFT_OUT, None, why="It is a visit or call that HiveDesk has planned itself.")
    record = _merged(event, old, known) if old is not None else _new(event, take_as, source, new_id())
    series = made.get(event.uid) or known.series(event.uid)
    if event.original_start is not None and series is not None and record.id != series.id:
        record = replace(record, series_id=series.id)
    try:
        check_event(record)
    except RuleRefused as refused:
        return _as_line(event, Fate.LEFT_OUT, None, why=refused.message)
    if record.rule:
        made[event.uid] = record
    if old is None:
        return _as_line(event, Fate.NEW, record)
    if record == old:
        return _as_line(event, Fate.SAME, record)
    return _as_line(event, Fate.CHANGED, record, why=_what_changes(old, record))


def _new(event: ProposedEvent, take_as: TakeAs, source: str, new_id: str) -> Event:
    kind = KIND_OF[take_as]
    return Event(
        id=EventId(new_id),
        kind=kind,
        audience=Audience.FAMILIES if kind is EventKind.FAMILY_EVENT else Audience.CARERS,
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        all_day=event.all_day,
        rule=event.rule,
        left_out=event.left_out,
        added=event.added,
        original_start=event.original_start,
        venue=event.venue,
        notes=event.notes,
        cancelled=event.cancelled,
        cancelled_why=CANCELLED_THERE if event.cancelled else "",
        uid=event.uid,
        source=source,
    )


def _merged(event: ProposedEvent, old: Event, known: OnRecord) -> Event:
    """The event on record with what the calendar says of it."""
    held_elsewhere = {start for series_id, start in known.exceptions if series_id == old.id}
    left_out = tuple(each for each in event.left_out if each not in held_elsewhere)  # an export of a span names them
    if old.not_in_holidays:  # a calendar names each day; here the holidays say it
        held = set(old.left_out)
        left_out = tuple(
            each for each in left_out if each in held or closed_on(known.closed, local(each).date()) is None
        )
    again = old.cancelled and old.cancelled_why == CANCELLED_THERE and not event.cancelled
    cancelled = event.cancelled or (old.cancelled and not again)
    return replace(
        old,
        title=old.title if event.title == old.kind.value.capitalize() else event.title,  # exported without names
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        all_day=event.all_day,
        rule=event.rule,
        left_out=left_out,
        added=event.added,
        venue=old.venue if event.venue in ("", place_of(old)) else event.venue,
        notes=event.notes or old.notes,
        cancelled=cancelled,
        cancelled_why="" if again else CANCELLED_THERE if cancelled and not old.cancelled else old.cancelled_why,
    )


def place_of(event: Event) -> str:
    """Venue and address as calendars have them, in one line."""
    return ", ".join(part for part in (event.venue, " ".join(event.address.split())) if part)


def _what_changes(old: Event, new: Event) -> str:
    words = [word for name, word in _WORDS.items() if getattr(old, name) != getattr(new, name)]
    return ", ".join(dict.fromkeys(words)).capitalize()


def _as_line(event: ProposedEvent, fate: Fate, record: Event | None, why: str = "") -> ImportLine:
    return ImportLine(
        fate=fate,
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        all_day=event.all_day,
        repeats=repeat_words(record) if record is not None else "",
        why=why,
        line=event.line,
        uid=event.uid,
        private=event.private,
        record=record,
    )


def titles_gone(known: Mapping[Key, Event], proposed: Iterable[ProposedEvent], source: str, now: datetime) -> list[str]:
    """Events to come that came from this calendar once and no longer stand in it."""
    there = {(event.uid, event.original_start) for event in proposed}
    found = [
        event
        for key, event in known.items()
        if event.source == source and key not in there and event.series_id is None and not event.cancelled
    ]
    return sorted({event.title for event in found if event.rule or event.ends_at > now})
