"""Change capture: every act is one transaction that also writes one chained entry. Undo, the audit trail and
the exchange all read these entries.

The chain runs over salted digests of the changes, not over their contents, so that contents can be erased for
good (a person's right, or the retention schedule) while the chain still proves that nothing else was touched.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast

import peewee

from hivedesk.domain.acts import ActKind
from hivedesk.domain.records import Record
from hivedesk.foundation.clock import written_moment
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.store import search
from hivedesk.store.connection import write_failure
from hivedesk.store.database import Database
from hivedesk.store.tables import RecordTable, Values, read, table_named, table_of, write
from hivedesk.store.vault_problems import DatabaseDamaged

AnyRecord = TypeVar("AnyRecord", bound=Record)
NOTHING = bytes(32)  # the hash before the first entry


class OpenVault(Protocol):
    """What change capture needs of a vault."""

    @property
    def database(self) -> Database:
        """The open, encrypted database."""
        ...

    def record_head(self, seq: int, digest: bytes, at: datetime) -> None:
        """Keep the head of the chain in the header too."""
        ...

    def apart(self) -> Callable[[], AbstractContextManager[Database]]:
        """What opens a connection for reading in another thread; asked for here, called there."""
        ...


@dataclass(frozen=True)
class ReadOnlyVault:
    """A vault as a job sees it: its records, read on a connection of its own."""

    database: Database

    def record_head(self, seq: int, digest: bytes, at: datetime) -> None:
        """Nothing is ever written here."""
        raise AssertionError("a job reads only")

    def apart(self) -> Callable[[], AbstractContextManager[Database]]:
        """The same connection: the job is in the right thread already."""
        return lambda: nullcontext(self.database)


@dataclass(frozen=True)
class Change:
    """What an act did to one record: ``before`` None for a new one, ``after`` None for a removed one.

    A changed record holds only the fields that differ.
    """

    table: str
    record_id: str
    before: Values | None
    after: Values | None


class Act:
    """One transaction under way."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self.changes: list[Change] = []

    def insert(self, record: Record) -> None:
        """Add a record."""
        table = table_of(type(record))
        self._insert(table, write(record))
        search.index(self._store.database, table.name, record)

    def update(self, record: Record) -> bool:
        """Write the fields that differ; False where none does."""
        table = table_of(type(record))
        old = self._store.get(type(record), record.id)
        before, after = write(old), write(record)
        changed = [name for name in after if before[name] != after[name]]
        if not changed:
            return False
        self._update(table, record.id, {n: before[n] for n in changed}, {n: after[n] for n in changed})
        search.reindex(self._store.database, table.name, old, record)
        return True

    def delete(self, record_type: type[Record], record_id: str) -> None:
        """Remove a record; its contents stay in the change entry until they are erased."""
        old = self._store.get(record_type, record_id)
        table = table_of(record_type)
        search.unindex(self._store.database, table.name, old)
        self._delete(table, write(old))

    def _insert(self, table: RecordTable, values: Values) -> None:
        marks = ", ".join("?" * len(values))
        self._store.run(f"INSERT INTO {table.name} ({', '.join(values)}) VALUES ({marks})", *values.values())
        self.changes.append(Change(table.name, str(values["id"]), None, values))

    def _update(self, table: RecordTable, record_id: str, before: Values, after: Values) -> None:
        settings = ", ".join(f"{name} = ?" for name in after)
        self._store.run(f"UPDATE {table.name} SET {settings} WHERE id = ?", *after.values(), record_id)
        self.changes.append(Change(table.name, record_id, before, after))

    def _delete(self, table: RecordTable, values: Values) -> None:
        self._store.run(f"DELETE FROM {table.name} WHERE id = ?", values["id"])
        self.changes.append(Change(table.name, str(values["id"]), values, None))


class Store:
    """The records of an open vault, and the one way to change them."""

    def __init__(self, vault: OpenVault) -> None:
        self.vault = vault
        self.database = vault.database
        self._batch = False
        row = self.row("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
        self.head: tuple[int, bytes] = (row[0], bytes(row[1])) if row else (0, NOTHING)

    # -- reading

    def run(self, sql: str, *values: object) -> Any:
        """Run one statement; the cursor.

        Raises:
            CannotWrite: the disk is full or refuses.
            DatabaseDamaged: a page that is read does not prove itself.
        """
        with told_in_words():
            return self.database.execute_sql(sql, values)

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row, or None."""
        return cast("tuple[Any, ...] | None", self.run(sql, *values).fetchone())

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows."""
        return cast("list[tuple[Any, ...]]", self.run(sql, *values).fetchall())

    def find(self, record: type[AnyRecord], record_id: str) -> AnyRecord | None:
        """The record of that id, or None."""
        found = self.select(record, "WHERE id = ?", record_id)
        return found[0] if found else None

    def get(self, record: type[AnyRecord], record_id: str) -> AnyRecord:
        """The record of that id.

        Raises:
            KeyError: there is none.
        """
        found = self.find(record, record_id)
        if found is None:
            raise KeyError(record.__name__)
        return found

    def select(self, record: type[AnyRecord], rest: str = "", *values: object) -> list[AnyRecord]:
        """The records that the rest of the statement (``WHERE … ORDER BY … LIMIT``) picks."""
        table = table_of(record)
        rows = self.rows(f"SELECT {', '.join(table.columns)} FROM {table.name} {rest}", *values)
        return [read(table, row) for row in rows]

    # -- writing

    @contextmanager
    def act(
        self,
        kind: ActKind,
        *,
        author: str,
        at: datetime,
        subject: str = "",
        detail: str = "",
        undoes: int | None = None,
    ) -> Iterator[Act]:
        """One transaction with its entry; an error inside leaves everything as it was."""
        act, head = Act(self), self.head
        with told_in_words(), self.database.atomic():
            yield act
            head = self._write_entry(act.changes, kind, author, at, subject, detail, undoes)
        self.head = head
        if not self._batch:
            self.vault.record_head(*head, at)

    @contextmanager
    def batch(self, at: datetime) -> Iterator[None]:
        """Many acts, each with its entry, in one transaction: all of them or none."""
        head = self.head
        self._batch = True
        try:
            with told_in_words(), self.database.atomic():
                yield
        except BaseException:
            self.head = head
            raise
        finally:
            self._batch = False
        self.vault.record_head(*self.head, at)

    def _write_entry(
        self,
        changes: Sequence[Change],
        kind: ActKind,
        author: str,
        at: datetime,
        subject: str,
        detail: str,
        undoes: int | None,
    ) -> tuple[int, bytes]:
        seq, previous = self.head[0] + 1, self.head[1]
        prepared = [(_contents(change), secrets.token_bytes(16)) for change in changes]
        digests = [change_digest(salt, *contents) for contents, salt in prepared]
        moment = written_moment(at)
        fields = (seq, moment, author, kind.value, subject, detail, undoes)
        digest = entry_hash(fields, previous, digests)
        self.run("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *fields, previous, digest)
        for position, ((contents, salt), sealed) in enumerate(zip(prepared, digests, strict=True)):
            self.run("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)", seq, position, *contents, salt, sealed)
        return seq, digest

    def undo_into(self, act: Act, changes: Sequence[Change]) -> None:
        """Apply the reverse of ``changes`` within ``act``.

        Raises:
            StillChanged: a record no longer is as those changes left it.
        """
        for change in reversed(changes):
            table = table_named(change.table)
            if not self._stands_as(table, change.record_id, change.after):
                raise StillChanged
            old = self.find(table.record, change.record_id)
            if old is not None:
                search.unindex(self.database, table.name, old)
            if change.before is None and change.after is not None:
                act._delete(table, change.after)
            elif change.after is None and change.before is not None:
                act._insert(table, change.before)
            elif change.before is not None and change.after is not None:
                act._update(table, change.record_id, change.after, change.before)
            new = self.find(table.record, change.record_id)
            if new is not None:
                search.index(self.database, table.name, new)

    def _stands_as(self, table: RecordTable, record_id: str, values: Values | None) -> bool:
        if values is None:
            return self.find(table.record, record_id) is None
        row = self.row(f"SELECT {', '.join(values)} FROM {table.name} WHERE id = ?", record_id)
        return row is not None and row == tuple(values.values())


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what the disk or a damaged page does to a statement into words; a bug of ours stays one."""
    try:
        yield
    except peewee.DatabaseError as error:
        first = _first_told(error)
        if first is not None:
            raise first from None  # SQLite has rolled back by itself, and peewee failed to do it again
        if isinstance(error, peewee.OperationalError):
            raise write_failure(error) from None
        if isinstance(error, peewee.IntegrityError):
            raise DoesNotFit from None
        if type(error) is peewee.DatabaseError:
            raise DatabaseDamaged from None
        raise


def _first_told(error: BaseException) -> HiveDeskError | None:
    """What was already told in words before ``error`` came on top of it."""
    before = error.__context__
    while before is not None and not isinstance(before, HiveDeskError):
        before = before.__context__
    return before


class DoesNotFit(Exception):
    """A record speaks of one that is not there, or takes the place of another: never so in what is written here, and
    perhaps in what comes from outside."""


class StillChanged(Exception):
    """A record was changed again since; what was asked cannot be taken back alone."""


def changes_of(store: Store, seq: int) -> list[Change] | None:
    """The changes of an entry in their order; None where any of them was erased for good."""
    rows = store.rows("SELECT tbl, record_id, before, after, salt FROM change WHERE seq = ? ORDER BY position", seq)
    if any(salt is None for *_, salt in rows):
        return None
    return [Change(table, record_id, _values(before), _values(after)) for table, record_id, before, after, _ in rows]


def change_digest(salt: bytes, table: str, record_id: str, before: str | None, after: str | None) -> bytes:
    """SHA-256 of a change's contents under its salt."""
    return hashlib.sha256(salt + _canonical([table, record_id, before, after])).digest()


def entry_hash(fields: Sequence[object], previous: bytes, digests: Sequence[bytes]) -> bytes:
    """SHA-256 that chains an entry to the one before it and to the digests of its changes."""
    return hashlib.sha256(_canonical([list(fields), previous.hex(), [digest.hex() for digest in digests]])).digest()


def _contents(change: Change) -> tuple[str, str, str | None, str | None]:
    return change.table, change.record_id, _text(change.before), _text(change.after)


def _text(values: Values | None) -> str | None:
    return None if values is None else _canonical(values).decode()


def _values(text: str | None) -> Values | None:
    return None if text is None else cast(Values, json.loads(text))


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
