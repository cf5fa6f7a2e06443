"""The contact log as the screens ask for it: newest first, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hivedesk.domain.contact_log import Addendum, ContactKind, ContactLogEntry, FollowUp
from hivedesk.domain.families import Channel
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import at_london, written_moment
from hivedesk.store import search
from hivedesk.store.changes import Store
from hivedesk.store.tables import read, table_of

_TEXTS = {
    "fact",
    "opinion",
    "third_party",
    "childs_voice",
    "outcome",
    "shared_with",
    "concern_facts",
    "concern_told",
}


@dataclass(frozen=True, kw_only=True)
class ContactFilter:
    """Which entries to show; None and empty mean any."""

    family_id: FamilyId | None = None
    kind: ContactKind | None = None
    channel: Channel | None = None
    author: str = ""
    concern_only: bool = False
    with_open_follow_up: bool = False
    first_day: date | None = None  # Europe/London, inclusive
    last_day: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Cursor:
    """Where a page ended: the next one begins below it."""

    happened_at: datetime
    entry_id: str


def page(store: Store, wanted: ContactFilter, limit: int, after: Cursor | None = None) -> list[ContactLogEntry]:
    """The newest entries that the filter lets through, ``limit`` at the most, below ``after``."""
    conditions, values = _conditions(wanted)
    words = search.split_words(wanted.words)
    if words:
        ids = [hit.record_id for hit in search.find(store.database, words, ("contact_log_entry",), 500)]
        conditions.append(f"id IN ({', '.join('?' * len(ids))})")
        values += ids
    if after is not None:
        conditions.append("(happened_at, id) < (?, ?)")
        values += [written_moment(after.happened_at), after.entry_id]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return store.select(ContactLogEntry, f"{where} ORDER BY happened_at DESC, id DESC LIMIT ?", *values, limit)


def between(store: Store, start: datetime, end: datetime, family_id: FamilyId | None = None) -> list[ContactLogEntry]:
    """Entries that happened from ``start`` (inclusive) to ``end`` (exclusive), oldest first."""
    of_family, values = ("AND family_id = ?", [family_id]) if family_id else ("", [])
    return store.select(
        ContactLogEntry,
        f"WHERE happened_at >= ? AND happened_at < ? {of_family} ORDER BY happened_at, id",
        written_moment(start),
        written_moment(end),
        *values,
    )


def figures_between(store: Store, start: datetime, end: datetime) -> list[ContactLogEntry]:
    """Entries as `between` gives them but with every text left empty: for counting, at a tenth of the reading."""
    table = table_of(ContactLogEntry)
    columns = ", ".join(f"'' AS {name}" if name in _TEXTS else name for name in table.columns)
    rows = store.rows(
        f"SELECT {columns} FROM contact_log_entry WHERE happened_at >= ? AND happened_at < ? ORDER BY happened_at, id",
        written_moment(start),
        written_moment(end),
    )
    return [read(table, row) for row in rows]


def count_between(store: Store, start: datetime, end: datetime) -> int:
    """How many entries happened from ``start`` (inclusive) to ``end`` (exclusive)."""
    row = store.row(
        "SELECT count(*) FROM contact_log_entry WHERE happened_at >= ? AND happened_at < ?",
        written_moment(start),
        written_moment(end),
    )
    return int(row[0]) if row else 0


def first_moment(store: Store) -> datetime | None:
    """When the oldest entry happened, or None while the log is empty."""
    row = store.row("SELECT min(happened_at) FROM contact_log_entry")
    return datetime.fromisoformat(row[0]) if row and row[0] else None


def addenda(store: Store, entry_ids: list[str]) -> list[Addendum]:
    """The addenda to some entries, oldest first."""
    marks = ", ".join("?" * len(entry_ids))
    return store.select(Addendum, f"WHERE entry_id IN ({marks}) ORDER BY added_at, id", *entry_ids)


def addenda_of_family(store: Store, family_id: FamilyId) -> list[Addendum]:
    """All addenda to a family's entries, oldest first."""
    return store.select(Addendum, "WHERE family_id = ? ORDER BY added_at, id", family_id)


def follow_ups_of(store: Store, entry_id: str) -> list[FollowUp]:
    """The follow-ups that came of an entry."""
    return store.select(FollowUp, "WHERE entry_id = ? ORDER BY due_on, id", entry_id)


def open_follow_ups(store: Store, until: date | None = None, family_id: FamilyId | None = None) -> list[FollowUp]:
    """Follow-ups not yet done, the earliest due first."""
    of_family, values = ("AND family_id = ?", [family_id]) if family_id else ("", [])
    return store.select(
        FollowUp,
        f"WHERE done_at IS NULL AND due_on <= ? {of_family} ORDER BY due_on, id",
        (until or date.max).isoformat(),
        *values,
    )


def planned_between(store: Store, first_day: date, last_day: date) -> list[FollowUp]:
    """Calls and visits planned for these days, done or not, by their days and hours."""
    return store.select(
        FollowUp,
        "WHERE due_on BETWEEN ? AND ? AND kind <> 'to do' ORDER BY due_on, at, id",
        first_day.isoformat(),
        last_day.isoformat(),
    )


def follow_ups_after(store: Store, day: date, limit: int) -> list[FollowUp]:
    """The next follow-ups that are due after a day and not yet done, the earliest first."""
    return store.select(
        FollowUp, "WHERE done_at IS NULL AND due_on > ? ORDER BY due_on, id LIMIT ?", day.isoformat(), limit
    )


def follow_ups_by_id(store: Store, ids: Collection[str]) -> dict[str, FollowUp]:
    """Those of these follow-ups that are still on record, done or not."""
    marks = ", ".join("?" * len(ids))
    return {found.id: found for found in store.select(FollowUp, f"WHERE id IN ({marks})", *ids)}


def done_follow_ups(
    store: Store, family_id: FamilyId, limit: int, after: tuple[datetime, str] | None = None
) -> list[FollowUp]:
    """A family's follow-ups that were done, the last done first, below ``after`` (when it was done, and its id)."""
    moment, record_id = (written_moment(after[0]), after[1]) if after is not None else ("9999", "")
    return store.select(
        FollowUp,
        """WHERE family_id = ? AND done_at IS NOT NULL AND (done_at, id) < (?, ?)
           ORDER BY done_at DESC, id DESC LIMIT ?""",
        family_id,
        moment,
        record_id,
        limit,
    )


def asked_for_a_call(store: Store, until: date) -> set[FamilyId]:
    """Families who asked for a call or visit that is due by that day and not done."""
    rows = store.rows(
        "SELECT DISTINCT family_id FROM follow_up WHERE done_at IS NULL AND asked_by_carer = 1 AND due_on <= ?",
        until.isoformat(),
    )
    return {FamilyId(family_id) for (family_id,) in rows if family_id}


def follow_ups_done_at(store: Store, family_id: FamilyId, moment: datetime) -> list[FollowUp]:
    """Follow-ups of a family that were ticked off at that very moment."""
    return store.select(FollowUp, "WHERE family_id = ? AND done_at = ?", family_id, written_moment(moment))


def authors(store: Store) -> list[str]:
    """Who has written entries: the workers of the Hive, by loose index scan."""
    rows = store.rows(
        """WITH RECURSIVE a(author) AS (
             SELECT min(author) FROM contact_log_entry
             UNION ALL SELECT (SELECT min(author) FROM contact_log_entry WHERE author > a.author) FROM a
             WHERE a.author IS NOT NULL)
           SELECT author FROM a WHERE author IS NOT NULL"""
    )
    return [author for (author,) in rows]


def _conditions(wanted: ContactFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def add(condition: str, *more: object) -> None:
        conditions.append(condition)
        values.extend(more)

    if wanted.family_id:
        add("family_id = ?", wanted.family_id)
    if wanted.kind:
        add("kind = ?", wanted.kind.value)
    if wanted.channel:
        add("channel = ?", wanted.channel.value)
    if wanted.author:
        add("author = ?", wanted.author)
    if wanted.concern_only:
        add("concern = 1")
    if wanted.with_open_follow_up:
        add("id IN (SELECT entry_id FROM follow_up WHERE done_at IS NULL)")
    if wanted.first_day:
        add("happened_at >= ?", written_moment(at_london(wanted.first_day, 0)))
    if wanted.last_day:
        add("happened_at < ?", written_moment(at_london(wanted.last_day + timedelta(days=1), 0)))
    return conditions, values
