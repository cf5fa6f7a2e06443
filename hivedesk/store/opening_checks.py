"""What is looked at inside a database before it is trusted. Nothing here changes it.

SQLCipher proves each page authentic, not the file: an empty file opens as a new database, a damaged log silently
drops the last commits, an older copy opens cleanly. So the chain of entries is compared with its head in the header:

same number, same hash          as it was closed
database ahead, chain goes on   interrupted between a commit and the writing of the header: fine, the header follows
database behind, the header's   the end of the interrupted session never reached the disk, or was damaged there
  session interrupted in it
database behind otherwise       an older copy
anything else                   another history: replaced

The session tells the two cases of "behind" apart: at each opening a new session's id is written into the database
itself (not only its log) and then into the header. A database that knows the header's session is the one that was
being worked in; one that does not, is from before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hivedesk.store.connection import (
    APPLICATION_ID,
    CannotOpen,
    Damaged,
    NotThisKey,
    SqlError,
    all_pages_authentic,
    connect,
)
from hivedesk.store.header import NOTHING, Head, Header, State
from hivedesk.store.opening_files import has_log
from hivedesk.store.vault_problems import (
    Accept,
    DatabaseCut,
    DatabaseDamaged,
    DatabaseMissing,
    Distrusted,
    LostTail,
    OlderCopy,
    Replaced,
    WrongDatabase,
)


@dataclass(frozen=True)
class Findings:
    """What was found in a sound database."""

    head: Head
    steps: tuple[str, ...]  # names of the migrations it has been through
    interrupted: bool  # the last HiveDesk did not close it
    ahead: int  # entries that the header did not know yet
    accepted: Distrusted | None  # what the worker has accepted


def look_inside(path: Path, key: bytes, header: Header, accept: Accept | None) -> Findings:
    """Check a vault's database, with its key, against its header.

    Fast after a proper closing. Where the last session was interrupted every page is read (0.7 s for 100 MB).

    Raises:
        WrongDatabase, DatabaseCut, DatabaseDamaged, LostTail, OlderCopy, Replaced: see there.
    """
    logged = has_log(path)
    try:
        # with no log, "unchanging" keeps even an empty log from being made: a refused opening leaves no trace
        connection = connect(path, key, read_only=logged, unchanging=not logged)
    except NotThisKey:
        raise WrongDatabase from None
    except Damaged:
        raise (DatabaseCut if all_pages_authentic(path, key) else DatabaseDamaged) from None
    except CannotOpen:
        raise DatabaseMissing from None
    try:
        _check_identity(connection, header.vault_id)
        interrupted = logged or header.state is State.OPEN
        if interrupted:
            check_pages(connection)
        head = read_head(connection)
        ahead, problem = _compare(connection, head, header)
        if problem is not None and problem.accept is not accept:
            raise problem
        return Findings(head, applied_steps(connection), interrupted, ahead, problem)
    except SqlError:
        raise DatabaseDamaged from None
    finally:
        connection.close()


def check_pages(connection: Any, *, thorough: bool = False) -> None:
    """Read every page: each proves itself by its HMAC, and all of them must hang together.

    `quick_check` reads through the log; SQLCipher's own check looks at the main file alone, where an interrupted copy
    from the log may have left half a page that the log still holds whole. ``thorough`` adds it, and the indexes: for
    a backup, which has no log.

    Raises:
        DatabaseDamaged: not so.
    """
    try:
        pragmas = ("cipher_integrity_check", "integrity_check") if thorough else ("quick_check",)
        found = [row[0] for pragma in pragmas for row in connection.execute(f"PRAGMA {pragma}").fetchall()]
    except SqlError:
        raise DatabaseDamaged from None
    if found != ["ok"]:
        raise DatabaseDamaged


def read_head(connection: Any) -> Head:
    """The last entry of the chain."""
    row = connection.execute("SELECT seq, hash, at FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(row[0], bytes(row[1]), _moment(row[2])) if row else Head()


def read_meta(connection: Any, key: str) -> str | None:
    """A fact that the database keeps about itself."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def applied_steps(connection: Any) -> tuple[str, ...]:
    """The names of the migrations that the database has been through."""
    rows: Sequence[Any] = connection.execute("SELECT name FROM schema_migration ORDER BY name").fetchall()
    return tuple(str(row[0]) for row in rows)


def _check_identity(connection: Any, vault_id: str) -> None:
    """Whether it is a HiveDesk database at all, and this vault's."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise WrongDatabase
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    if not {"entry", "meta", "schema_migration"} <= tables or read_meta(connection, "vault_id") != vault_id:
        raise WrongDatabase


def _compare(connection: Any, found: Head, header: Header) -> tuple[int, Distrusted | None]:
    """How many entries the database is ahead of the header, and what is wrong, if anything."""
    expected = header.head
    if found.seq < expected.seq:
        lost = expected.seq - found.seq
        same_session = header.state is State.OPEN and read_meta(connection, "session") == header.session
        return 0, LostTail(lost, found.at) if same_session else OlderCopy(lost, found.at)
    if not _continues(connection, expected):
        return 0, Replaced()
    return found.seq - expected.seq, None


def _continues(connection: Any, expected: Head) -> bool:
    """Whether the chain holds the header's head, and runs on from it without a break."""
    rows = connection.execute("SELECT seq, previous, hash FROM entry WHERE seq >= ? ORDER BY seq", (expected.seq,))
    seq, last = expected.seq, expected.hash
    if seq > 0:
        first = rows.fetchone()
        if first is None or (first[0], bytes(first[2])) != (seq, last):
            return False
    elif last != NOTHING:
        return False
    for number, previous, digest in rows:
        if number != seq + 1 or bytes(previous) != last:
            return False
        seq, last = number, bytes(digest)
    return True


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
