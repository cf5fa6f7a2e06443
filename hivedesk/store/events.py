"""Events, their guests and voices, and school dates, as the screens ask for them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.events.records import Event, Guest, Voice
from hivedesk.foundation.clock import written_moment
from hivedesk.store.changes import Store

_LONGEST_SERIES_DAYS = 32  # what repeats lasts no longer: `check_event`


def between(store: Store, first: datetime, last: datetime) -> list[Event]:
    """What `repeats.occurrences` needs for the time from ``first`` to before ``last``: what touches it, every series
    begun by then, and the occurrences with a record of their own that stood in it before they were moved."""
    start, end = written_moment(first), written_moment(last)
    once = store.select(Event, "WHERE rule = '' AND starts_at < ? AND ends_at > ?", end, start)
    series = store.select(Event, "WHERE rule <> '' AND starts_at < ?", end)
    early = written_moment(first - timedelta(days=_LONGEST_SERIES_DAYS))
    moved = store.select(
        Event, "WHERE series_id IS NOT NULL AND original_start >= ? AND original_start < ?", early, end
    )
    return list({event.id: event for event in (*once, *series, *moved)}.values())


def exceptions_of(store: Store, series_id: str) -> list[Event]:
    """The occurrences of a series that have a record of their own, in their order."""
    return store.select(Event, "WHERE series_id = ? ORDER BY original_start", series_id)


def exception_at(store: Store, series_id: str, original_start: datetime) -> Event | None:
    """The record that one occurrence of a series has of its own, or None."""
    found = store.select(Event, "WHERE series_id = ? AND original_start = ?", series_id, written_moment(original_start))
    return found[0] if found else None


def by_uid(store: Store, uids: Iterable[str]) -> list[Event]:
    """Events that came from a calendar under one of these ids."""
    return [event for uid in dict.fromkeys(uids) for event in store.select(Event, "WHERE uid = ? AND uid <> ''", uid)]


def ended_between(store: Store, first: datetime, last: datetime) -> list[Event]:
    """Events and occurrences with a record of their own that ended from ``first`` to before ``last``; no series."""
    return store.select(
        Event,
        "WHERE rule = '' AND ends_at >= ? AND ends_at < ? AND starts_at < ? ORDER BY starts_at, rowid",
        written_moment(first),
        written_moment(last),
        written_moment(last),
    )


def guests_of(store: Store, event_id: str) -> list[Guest]:
    """The guests of an event, in the order in which they were asked."""
    return store.select(Guest, "WHERE event_id = ? ORDER BY rowid", event_id)


def guests_with(store: Store, ids: Iterable[str]) -> list[Guest]:
    """The guests of these ids that there are, in the order of the ids."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Guest] = {}
    for begin in range(0, len(wanted), 500):
        some = wanted[begin : begin + 500]
        marks = ", ".join("?" * len(some))
        found |= {guest.id: guest for guest in store.select(Guest, f"WHERE id IN ({marks})", *some)}
    return [found[guest_id] for guest_id in wanted if guest_id in found]


def guests_of_each(store: Store, event_ids: Sequence[str]) -> dict[str, list[Guest]]:
    """The guests of several events."""
    found: dict[str, list[Guest]] = {event_id: [] for event_id in event_ids}
    ids = list(found)
    for begin in range(0, len(ids), 500):
        some = ids[begin : begin + 500]
        marks = ", ".join("?" * len(some))
        for guest in store.select(Guest, f"WHERE event_id IN ({marks}) ORDER BY rowid", *some):
            found[guest.event_id].append(guest)
    return found


def of_family(store: Store, family_id: str, before: datetime, limit: int) -> list[tuple[Event, list[Guest]]]:
    """The last events that began before a moment to which somebody of a family was asked or came, newest first."""
    events = store.select(
        Event,
        """WHERE id IN (SELECT event_id FROM guest WHERE family_id = ?) AND starts_at < ? AND cancelled = 0
           ORDER BY starts_at DESC, rowid DESC LIMIT ?""",
        family_id,
        written_moment(before),
        limit,
    )
    marks = ", ".join("?" * len(events))
    found: dict[str, list[Guest]] = {event.id: [] for event in events}
    where = f"WHERE family_id = ? AND event_id IN ({marks}) ORDER BY rowid"
    for guest in store.select(Guest, where, family_id, *found):
        found[guest.event_id].append(guest)
    return [(event, found[event.id]) for event in events]


def guest_counts(store: Store, event_ids: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """How many of each event's guests were asked, said yes, and came."""
    found = dict.fromkeys(event_ids, (0, 0, 0))
    marks = ", ".join("?" * len(found))
    rows = store.rows(
        f"""SELECT event_id, sum(walk_in = 0), sum(reply = 'yes' AND walk_in = 0), sum(presence = 'came')
            FROM guest WHERE event_id IN ({marks}) GROUP BY event_id""",
        *found,
    )
    return found | {event_id: (asked, yes, came) for event_id, asked, yes, came in rows}


def was_asked_before(store: Store, series_id: str, before: datetime) -> bool:
    """Whether an occurrence of a series before that moment has a list of guests."""
    return bool(
        store.row(
            """SELECT 1 FROM event JOIN guest ON guest.event_id = event.id
               WHERE event.series_id = ? AND event.starts_at < ? AND guest.person_id <> '' LIMIT 1""",
            series_id,
            written_moment(before),
        )
    )


def voices_of(store: Store, event_id: str) -> list[Voice]:
    """What was said of an event, in the order in which it was written down."""
    return store.select(Voice, "WHERE event_id = ? ORDER BY rowid", event_id)


def school_dates(store: Store) -> list[SchoolDates]:
    """All school terms and holidays, in order."""
    return store.select(SchoolDates, "ORDER BY first_day, last_day, rowid")
