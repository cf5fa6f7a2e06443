"""The audit trail in words: who read or changed what; and the proof that no entry was touched since.

Names are not kept in the trail itself, only ids: here they are put in as the records know them now, or, for a
family that was removed, as its last change entry does.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from hivedesk.casework.desk import Desk
from hivedesk.casework.vaults import vault_of
from hivedesk.domain.acts import WORDING, ActKind, AuditEntry
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_month
from hivedesk.store import audit
from hivedesk.store.audit import ChainReport
from hivedesk.store.backup import BackupSource
from hivedesk.store.connection import CannotOpen, Damaged, NotThisKey, SqlError, connect
from hivedesk.store.vault_files import DATABASE
from hivedesk.store.vault_problems import DatabaseDamaged, DatabaseMissing, WrongDatabase

__all__ = ["ChainReport"]

_MOST_OF_ONE_FAMILY = 10_000  # entries about one family that are looked through
_COVER = {ActKind.ADD_COVER_WORKER, ActKind.REMOVE_COVER_WORKER}
_PAPERS = {ActKind.PRINT_DOCUMENT: "printed", ActKind.SAVE_DOCUMENT: "saved outside HiveDesk"}
_LOSSES = {
    "LostTail": "opened although the last entries were missing",
    "OlderCopy": "opened although it is an older copy",
    "Replaced": "opened although its entries are not those written on this laptop",
}


@dataclass(frozen=True)
class AuditLine:
    """One act in words. ``words`` holds ``{}`` where ``name`` belongs, so that a screen may show initials."""

    seq: int
    at: datetime
    author: str
    words: str
    name: str = ""  # the family's, or the cover worker's; "" where nobody is named
    family_id: str = ""  # a family that is still there

    def told(self, show: Callable[[str], str] = str) -> str:
        """The act as a sentence begins, with the name as ``show`` gives it."""
        whole = self.words.replace("{}", show(self.name) if self.name else "a family")
        return f"{whole[:1].upper()}{whole[1:]}"


def audit_lines(desk: Desk, limit: int, *, before: int | None = None, family_id: str = "") -> list[AuditLine]:
    """The newest acts, newest first; those below the number ``before`` to go on; of one family where it is given."""
    if family_id:
        about = audit.entries_about(desk.store, family_id, _MOST_OF_ONE_FAMILY)
        entries = [entry for entry in about if before is None or entry.seq < before][:limit]
    else:
        entries = audit.entries(desk.store, limit, before)
    families = desk.family_names()
    gone = _last_names(desk, "family", {entry.subject for entry in entries} - set(families))
    cover = _last_names(desk, "cover_worker", {entry.subject for entry in entries if entry.kind in _COVER})
    names = {**gone, **cover, **families}
    depths = _depths(desk, entries)
    return [
        AuditLine(
            seq=entry.seq,
            at=entry.at,
            author=entry.author,
            words=_turned(_words(entry, entry.subject in names), depths[entry.seq]),
            name=names.get(entry.subject, ""),
            family_id=entry.subject if entry.subject in families else "",
        )
        for entry in entries
    ]


def chain_job(desk: Desk) -> Callable[[Progress], ChainReport]:
    """What walks along the whole chain of entries on a connection of its own, which cannot write; for a job.

    Raises (in the job):
        VaultProblem: the file with the records cannot be read.
        Cancelled: given up.
    """
    source, (last, digest) = vault_of(desk).backup_source(), desk.store.head

    def work(progress: Progress) -> ChainReport:
        try:
            with closing(_reader(source)) as connection:
                return _walk(connection, last, digest, progress)
        except CannotOpen:
            raise DatabaseMissing from None
        except NotThisKey:
            raise WrongDatabase from None
        except (Damaged, SqlError):
            raise DatabaseDamaged from None

    return work


class _Reader:
    """The connection as `store.audit` asks it."""

    def __init__(self, source: BackupSource) -> None:
        self._connection = connect(source.folder / DATABASE, source.database_key)
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("BEGIN")  # all reads see one moment, however long they take

    def execute_sql(self, sql: str, params: Sequence[object] = ()) -> object:
        return self._connection.execute(sql, params)

    def close(self) -> None:
        self._connection.execute("ROLLBACK")
        self._connection.close()
