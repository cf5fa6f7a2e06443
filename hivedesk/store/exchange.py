"""Partners and packages as the exchange asks for them, the outbox, and what Hives told."""

import json
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from hivedesk.domain.exchange.records import (
    Partner,
    PartnerState,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.records import Record
from hivedesk.foundation.clock import written_moment
from hivedesk.store.changes import Store
from hivedesk.store.tables import TABLES, Values, table_named, write

_TABLES = {table.name for table in TABLES}


@dataclass(frozen=True)
class Waiting:
    """A package that was not acknowledged yet."""

    package: SentPackage
    content: bytes
    left_at: datetime | None  # when it was last left in the mailbox


@dataclass(frozen=True)
class RecordNow:
    """One record as it stands; ``values`` None: it is gone."""

    table: str
    id: str
    values: Values | None


def partners(store: Store, *states: PartnerState) -> list[Partner]:
    """The partners in these states, by name; all where none is named."""
    marks = ", ".join("?" * len(states))
    where = f"WHERE state IN ({marks})" if states else ""
    return store.select(Partner, f"{where} ORDER BY name COLLATE NOCASE, id", *(state.value for state in states))


def last_sent(store: Store, partner_id: str) -> SentPackage | None:
    """The package with the highest number that was sealed for a partner."""
    found = store.select(SentPackage, "WHERE partner_id = ? ORDER BY sequence DESC LIMIT 1", partner_id)
    return found[0] if found else None


def last_taken(store: Store, partner_id: str) -> ReceivedPackage | None:
    """The package with the highest number that was taken from a partner."""
    found = store.select(ReceivedPackage, "WHERE partner_id = ? ORDER BY sequence DESC LIMIT 1", partner_id)
    return found[0] if found else None


def taken_hash(store: Store, partner_id: str, sequence: int) -> bytes | None:
    """The hash of the package that was taken under a number, or None."""
    where = "SELECT hash FROM received_package WHERE partner_id = ? AND sequence = ?"
    row = store.row(where, partner_id, sequence)
    return bytes.fromhex(row[0]) if row else None


def told_until(store: Store, partner_id: str) -> int:
    """The last change entry of which a partner has acknowledged to know; 0: none."""
    row = store.row("SELECT max(until) FROM sent_package WHERE partner_id = ? AND outcome = 'taken'", partner_id)
    return int(row[0] or 0) if row else 0


def sealed_until(store: Store, partner_id: str) -> int:
    """The last change entry that was sealed for a partner, acknowledged or on its way; 0: none."""
    row = store.row(
        "SELECT max(until) FROM sent_package WHERE partner_id = ? AND (outcome IS NULL OR outcome = 'taken')",
        partner_id,
    )
    return int(row[0] or 0) if row else 0


def without_receipt(store: Store, partner_id: str) -> list[ReceivedPackage]:
    """What was taken from a partner, and waits for its receipt to be sealed."""
    where = "WHERE partner_id = ? AND receipt_in = '' AND wants_receipt ORDER BY sequence"
    return store.select(ReceivedPackage, where, partner_id)


def sent_packages(store: Store, limit: int) -> list[SentPackage]:
    """The last packages that were sealed, the newest first."""
    return store.select(SentPackage, "ORDER BY made_at DESC, sequence DESC LIMIT ?", limit)


def received_packages(store: Store, limit: int) -> list[ReceivedPackage]:
    """The last packages that were taken, the newest first."""
    return store.select(ReceivedPackage, "ORDER BY received_at DESC, sequence DESC LIMIT ?", limit)


def refused_packages(store: Store, limit: int) -> list[RefusedPackage]:
    """The last that were not taken, the newest first."""
    return store.select(RefusedPackage, "ORDER BY seen_at DESC, rowid DESC LIMIT ?", limit)


# -- the outbox


def put_in_outbox(store: Store, package_id: str, content: bytes) -> None:
    """Keep a sealed package until it is acknowledged; within the act that seals it."""
    store.run("INSERT INTO outbox (package_id, content) VALUES (?, ?)", package_id, content)


def outbox(store: Store) -> list[Waiting]:
    """Every package that was not acknowledged, in the order of its chain."""
    rows = store.rows(
        """SELECT sent_package.id, content, left_at FROM outbox JOIN sent_package ON sent_package.id = package_id
           ORDER BY partner_id, sequence"""
    )
    return [
        Waiting(store.get(SentPackage, key), bytes(content), None if at is None else datetime.fromisoformat(at))
        for key, content, at in rows
    ]


def left_at(store: Store) -> dict[str, datetime | None]:
    """When each package that was not acknowledged was last left in the mailbox."""
    rows = store.rows("SELECT package_id, left_at FROM outbox")
    return {key: None if at is None else datetime.fromisoformat(at) for key, at in rows}


def was_anything_left(store: Store) -> bool:
    """Whether the mailbox took something, and has it still."""
    return store.row("SELECT 1 FROM outbox WHERE left_at IS NOT NULL LIMIT 1") is not None


def note_left(store: Store, package_id: str, at: datetime) -> None:
    """Note that a package lies in the mailbox."""
    store.run("UPDATE outbox SET left_at = ? WHERE package_id = ?", written_moment(at), package_id)


def leave_again(store: Store, partner_id: str) -> None:
    """What is not acknowledged by a partner has to be left in the mailbox once more."""
    store.run(
        "UPDATE outbox SET left_at = NULL WHERE package_id IN (SELECT id FROM sent_package WHERE partner_id = ?)",
        partner_id,
    )


def take_out(store: Store, package_ids: Iterable[str]) -> None:
    """Forget sealed packages that were acknowledged; within the act that notes it."""
    for package_id in package_ids:
        store.run("DELETE FROM outbox WHERE package_id = ?", package_id)


# -- what sealed packages hold


def keep_contents(store: Store, package_id: str, content: bytes) -> None:
    """Keep what a package holds until it has its receipt; within the act that seals it, or that erases from it."""
    store.run("INSERT OR REPLACE INTO sealed_contents (package_id, content) VALUES (?, ?)", package_id, content)


def kept_contents(store: Store, package_id: str) -> bytes | None:
    """What a package holds, or None where that is not kept."""
    row = store.row("SELECT content FROM sealed_contents WHERE package_id = ?", package_id)
    return None if row is None else bytes(row[0])


def with_contents(store: Store) -> frozenset[str]:
    """The packages whose contents are kept."""
    return frozenset(key for (key,) in store.rows("SELECT package_id FROM sealed_contents"))


def forget_contents(store: Store, package_ids: Iterable[str]) -> None:
    """Erase what these packages hold: they have their receipt, or will never have one."""
    for package_id in package_ids:
        store.run("DELETE FROM sealed_contents WHERE package_id = ?", package_id)


def without_outcome(store: Store, partner_id: str) -> list[SentPackage]:
    """What was sealed for a partner and has no receipt, in the order of its chain."""
    return store.select(SentPackage, "WHERE partner_id = ? AND outcome IS NULL ORDER BY sequence", partner_id)


def without_receipt_yet(store: Store) -> list[SentPackage]:
    """What was sealed for anybody, tells something, and has no receipt."""
    return store.select(SentPackage, "WHERE outcome IS NULL AND contents <> '[]'")


def last_begun_anew(store: Store, partner_id: str) -> int:
    """The number of the last package that told a partner everything anew, and that they have; 0: none."""
    where = "SELECT max(sequence) FROM sent_package WHERE partner_id = ? AND begins_anew AND outcome = 'taken'"
    row = store.row(where, partner_id)
    return int(row[0] or 0) if row else 0


# -- what changed here


def changed_records(store: Store, tables: Iterable[str], after: int, until: int) -> list[RecordNow]:
    """The records of these tables that entries changed, from the one after ``after`` to ``until``, as they are now."""
    wanted = [name for name in tables if name in _TABLES]
    marks = ", ".join("?" * len(wanted))
    # the + keeps to the index on seq: what is new is little
    rows = store.rows(
        f"""SELECT DISTINCT +tbl, +record_id FROM change
            WHERE seq > ? AND seq <= ? AND salt IS NOT NULL AND +tbl IN ({marks}) ORDER BY 1, 2""",
        after,
        until,
        *wanted,
    )
    return [RecordNow(table, record_id, values_of(store, table, record_id)) for table, record_id in rows]


def count_changed(store: Store, tables: Iterable[str], after: int) -> int:
    """How many records of these tables entries after ``after`` changed."""
    wanted = list(tables)
    marks = ", ".join("?" * len(wanted))
    # with every + it keeps to the index on seq: else it reads all changes there ever were
    row = store.row(
        f"""SELECT count(*) FROM (SELECT DISTINCT +tbl, +record_id FROM change
            WHERE seq > ? AND salt IS NOT NULL AND +tbl IN ({marks}))""",
        after,
        *wanted,
    )
    return int(row[0]) if row else 0


def all_records(store: Store, table: str) -> list[RecordNow]:
    """Every record of a table."""
    columns = table_named(table).columns
    rows = store.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
    return [RecordNow(table, str(row[columns.index("id")]), dict(zip(columns, row, strict=True))) for row in rows]


def values_of(store: Store, table: str, record_id: str) -> Values | None:
    """A record's fields in their written form, or None where there is none."""
    columns = table_named(table).columns
    row = store.row(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", record_id)
    return None if row is None else dict(zip(columns, row, strict=True))


def written(record: Record) -> Values:
    """A record's fields in their written form."""
    return write(record)


def fields_of(table: str) -> tuple[str, ...]:
    """The fields of a record in their order; () where there is no such kind."""
    return tuple(table_named(table).columns) if table in _TABLES else ()


def truths(table: str) -> frozenset[str]:
    """The fields of a record that are true or false, written as 1 or 0."""
    hints = typing.get_type_hints(table_named(table).record) if table in _TABLES else {}
    return frozenset(name for name, hint in hints.items() if hint is bool)


# -- at the service: what Hives told


def put_hive_record(store: Store, hive_id: str, table: str, record_id: str, values: Mapping[str, object]) -> None:
    """Keep a Hive's record as it is now."""
    store.run(
        "INSERT OR REPLACE INTO hive_record (hive_id, tbl, record_id, content) VALUES (?, ?, ?, ?)",
        hive_id,
        table,
        record_id,
        json.dumps(values, ensure_ascii=False, sort_keys=True),
    )


def drop_hive_record(store: Store, hive_id: str, table: str, record_id: str) -> None:
    """Forget a Hive's record that is gone there."""
    store.run("DELETE FROM hive_record WHERE hive_id = ? AND tbl = ? AND record_id = ?", hive_id, table, record_id)


def hive_record_keys(store: Store, hive_id: str) -> set[tuple[str, str]]:
    """Table and id of every record that a Hive told."""
    return set(store.rows("SELECT tbl, record_id FROM hive_record WHERE hive_id = ?", hive_id))


def hive_records(store: Store, hive_id: str, table: str) -> list[Values]:
    """What a Hive told of one kind of records."""
    rows = store.rows(
        "SELECT content FROM hive_record WHERE hive_id = ? AND tbl = ? ORDER BY record_id", hive_id, table
    )
    return [json.loads(content) for (content,) in rows]


@dataclass(frozen=True)
class Brought:
    """A family or an event that a package wrote into the records."""

    package_id: str
    partner_id: str
    came_at: datetime
    seq: int  # the entry that wrote it
    table: str
    record_id: str
    is_new: bool  # it was not here before
    after: str | None  # the fields that were written, as JSON


def brought_records(store: Store, unless_about_since: str = "") -> list[Brought]:
    """The families that joined and the events that came with packages, the newest first.

    ``unless_about_since``: without those about which there is an entry of this kind since.
    """
    # CROSS JOIN keeps to this order: packages are few, changes of families and events are many
    rows = store.rows(
        """SELECT p.id, p.partner_id, p.received_at, e.seq, c.tbl, c.record_id, c.before IS NULL, c.after
           FROM received_package p
           CROSS JOIN entry e ON e.subject = p.id AND e.kind = 'apply_package' AND e.kind <> 'log_contact'
           CROSS JOIN change c ON c.seq = e.seq
           WHERE (p.contents LIKE '%"coming_family:%' OR p.contents LIKE '%"county_event:%')
             AND ((c.tbl = 'family' AND p.contents LIKE '%"coming_family:%')
               OR (c.tbl = 'event' AND p.contents LIKE '%"county_event:%'))
             AND NOT EXISTS (SELECT 1 FROM entry s WHERE s.subject = c.record_id AND s.kind = ?
                             AND s.kind <> 'log_contact' AND s.seq > e.seq)
           ORDER BY e.seq DESC, c.position""",
        unless_about_since,
    )
    return [
        Brought(package, partner, datetime.fromisoformat(at), seq, table, record, bool(new), after)
        for package, partner, at, seq, table, record, new, after in rows
    ]


def last_act(store: Store, kind: str, subject: str) -> int:
    """The number of the last entry of this kind about one record; 0: none. Not for contacts, which are many."""
    row = store.row(
        "SELECT max(seq) FROM entry WHERE subject = ? AND kind = ? AND kind <> 'log_contact'", subject, kind
    )
    return int(row[0] or 0) if row else 0


def told_by_several(store: Store, table: str) -> list[tuple[str, str]]:
    """The records of one kind that more than one Hive told: each with every Hive that did."""
    several = "SELECT record_id FROM hive_record WHERE tbl = ? GROUP BY record_id HAVING count(*) > 1"
    where = f"tbl = ? AND record_id IN ({several})"
    rows = store.rows(f"SELECT record_id, hive_id FROM hive_record WHERE {where} ORDER BY 1, 2", table, table)
    return [(str(record_id), str(hive_id)) for record_id, hive_id in rows]


def ever_told_records(store: Store, partner_id: str) -> bool:
    """Whether a package of this partner ever told its records."""
    return store.row("SELECT 1 FROM received_package WHERE partner_id = ? AND seq > 0 LIMIT 1", partner_id) is not None


def hive_record(store: Store, hive_id: str, table: str, record_id: str) -> Values | None:
    """One record that a Hive told, or None."""
    row = store.row(
        "SELECT content FROM hive_record WHERE hive_id = ? AND tbl = ? AND record_id = ?", hive_id, table, record_id
    )
    return None if row is None else json.loads(row[0])


def record_of(table: str, values: Mapping[str, object]) -> Record:
    """The record that values from outside stand for; what is left out takes its default.

    Raises:
        ValueError: there is no such record.
    """
    if table not in _TABLES:
        raise ValueError("no such kind of record")
    known = table_named(table)
    if not set(values) <= set(known.columns):
        raise ValueError("no such field")
    try:
        given = {name: known.readers[name](values[name]) for name in known.columns if name in values}
        record: Record = known.record(**given)
        write(record)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        raise ValueError("not such a record") from None
    return record
