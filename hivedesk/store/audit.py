"""Reading the change entries: the audit trail, and the proof that the chain is whole."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.domain.acts import ActKind, AuditEntry
from hivedesk.foundation.background import Progress
from hivedesk.store.changes import NOTHING, Store, change_digest, entry_hash
from hivedesk.store.database import Database


def entries(store: Store, limit: int, before: int | None = None, since: datetime | None = None) -> list[AuditEntry]:
    """The newest entries, newest first; those below ``before`` to page on."""
    rows = store.rows(
        """SELECT seq, at, author, kind, subject, detail, undoes,
                  (SELECT count(*) FROM change WHERE change.seq = entry.seq)
           FROM entry WHERE seq < ? ORDER BY seq DESC LIMIT ?""",
        before if before is not None else store.head[0] + 1,
        limit,
    )
    found = [_entry(row) for row in rows]
    return [entry for entry in found if since is None or entry.at >= since]


def undo_reaches_back_to(store: Store) -> int:
    """The first entry whose changes speak of the records as they are now: a schema step may have moved fields."""
    row = store.row("SELECT value FROM meta WHERE key = 'undo_after'")
    return int(row[0]) + 1 if row else 1


def entries_about(store: Store, subject: str, limit: int) -> list[AuditEntry]:
    """The newest entries that concern one family or other record."""
    rows = store.rows(
        """SELECT seq, at, author, kind, subject, detail, undoes, 0 FROM entry
           WHERE subject = ? ORDER BY seq DESC LIMIT ?""",
        subject,
        limit,
    )
    return [_entry(row) for row in rows]


def changes_about(store: Store, subject: str, limit: int, before: int | None = None) -> list[AuditEntry]:
    """The newest entries that concern a family, below ``before``; not its contacts, which speak for themselves."""
    rows = store.rows(
        """SELECT seq, at, author, kind, subject, detail, undoes, 0 FROM entry
           WHERE subject = ? AND seq < ? AND kind <> 'log_contact' ORDER BY seq DESC LIMIT ?""",
        subject,
        before if before is not None else store.head[0] + 1,
        limit,
    )
    return [_entry(row) for row in rows]


def entries_of_kind(store: Store, subject: str, kind: ActKind) -> list[AuditEntry]:
    """All entries of one kind that concern a family, oldest first; not for contacts, which are many."""
    rows = store.rows(
        """SELECT seq, at, author, kind, subject, detail, undoes, 0 FROM entry
           WHERE subject = ? AND kind = ? AND kind <> 'log_contact' ORDER BY seq""",
        subject,
        kind.value,
    )
    return [_entry(row) for row in rows]


def last_of_kind(store: Store, kind: ActKind, detail: str = "") -> int:
    """The number of the last entry of a kind, with that detail where one is named; 0: none. Looks at all entries."""
    row = store.row("SELECT max(seq) FROM entry WHERE kind = ? AND (? = '' OR detail = ?)", kind.value, detail, detail)
    return int(row[0] or 0) if row else 0


@dataclass(frozen=True)
class ChainReport:
    """What a walk along the chain found."""

    entries: int
    erased: int  # changes whose contents were erased for good
    broken_at: int | None  # the first entry that does not fit, or None


def verify_chain(database: Database, progress: Progress) -> ChainReport:
    """Walk the whole chain; meant for a job with a read-only connection of its own."""
    previous, erased, count = NOTHING, 0, 0
    total = database.execute_sql("SELECT count(*) FROM entry").fetchone()[0]
    changes = iter(
        database.execute_sql(
            "SELECT seq, tbl, record_id, before, after, salt, digest FROM change ORDER BY seq, position"
        )
    )
    pending = next(changes, None)
    walk = database.execute_sql(
        "SELECT seq, at, author, kind, subject, detail, undoes, previous, hash FROM entry ORDER BY seq"
    )
    for *fields, linked, digest in walk:
        digests: list[bytes] = []
        sound = fields[0] == count + 1 and bytes(linked) == previous
        while pending is not None and pending[0] == fields[0]:
            _, table, record_id, before, after, salt, sealed = pending
            if salt is None:
                erased += 1
            else:
                sound = sound and change_digest(bytes(salt), table, record_id, before, after) == bytes(sealed)
            digests.append(bytes(sealed))
            pending = next(changes, None)
        if not sound or entry_hash(fields, previous, digests) != bytes(digest):
            return ChainReport(count, erased, fields[0])
        previous, count = bytes(digest), count + 1
        if count % 500 == 0:
            progress.check()
            progress.report(count, total, "checking the entries")
    return ChainReport(count, erased, None if pending is None else pending[0])


def erase_contents(store: Store, table: str, record_id: str) -> int:
    """Erase what the change entries hold of one record, for good; their digests stay. How many were erased."""
    cursor = store.run(
        """UPDATE change SET before = NULL, after = NULL, salt = NULL
           WHERE tbl = ? AND record_id = ? AND salt IS NOT NULL""",
        table,
        record_id,
    )
    return int(cursor.rowcount)


def _entry(row: tuple[object, ...]) -> AuditEntry:
    seq, at, author, kind, subject, detail, undoes, changes = row
    return AuditEntry(
        seq=int(str(seq)),
        at=datetime.fromisoformat(str(at)),
        author=str(author),
        kind=ActKind(str(kind)),
        subject=str(subject),
        detail=str(detail),
        undoes=None if undoes is None else int(str(undoes)),
        changes=int(str(changes)),
    )
