"""The audit trail in words: who read or changed what; and the proof that no entry was touched since.

Names are not kept in the trail itself, only ids: here they are put in as the records know them now, or, for a
family that was removed, as its last change entry does.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hivedesk.casework.desk import Desk
from hivedesk.casework.vaults import vault_of
from hivedesk.domain.acts import WORDING, ActKind, AuditEntry
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_month
from hivedesk.store import audit, exchange
from hivedesk.store.audit import ChainReport, verify_chain
from hivedesk.store.database import Database
from hivedesk.store.reading import read_apart

__all__ = ["ChainReport"]

_MOST_OF_ONE_FAMILY = 10_000  # entries about one family that are looked through
_COVER = {ActKind.ADD_COVER_WORKER, ActKind.REMOVE_COVER_WORKER}
_CONFIRMED_BY = "confirmed by "  # and the id of the second person, as `exchange.escrow` writes it
_PARTNERS = {
    ActKind.ACCEPT_CARD,
    ActKind.WITHDRAW_CARD,
    ActKind.BEGIN_ANEW,
    ActKind.QUEUE_PART,
    ActKind.SEAL_PACKAGE,
    ActKind.TAKE_PACKAGE,
    ActKind.REFUSE_PACKAGE,
    ActKind.OPEN_ESCROW,
}
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
    families = {str(family_id): name for family_id, name in desk.family_names().items()}
    gone = _last_names(desk, "family", {entry.subject for entry in entries} - set(families))
    cover = _last_names(desk, "cover_worker", {entry.subject for entry in entries if entry.kind in _COVER})
    names = {**gone, **cover, **_partner_names(desk), **families}
    depths = _depths(desk, entries)
    return [
        AuditLine(
            seq=entry.seq,
            at=entry.at,
            author=entry.author,
            words=_turned(_words(entry, entry.subject in names, desk.role) + _second(desk, entry), depths[entry.seq]),
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
        with read_apart(source) as reader:
            return _walk(reader, last, digest, progress)

    return work


def _walk(reader: Database, last: int, digest: bytes, progress: Progress) -> ChainReport:
    report = verify_chain(reader, progress)
    if report.broken_at is not None or last == 0:
        return report
    found = reader.execute_sql("SELECT hash FROM entry WHERE seq = ?", (last,)).fetchone()
    if found is None:  # whole as far as it goes, but entries that were there a moment ago are not
        return ChainReport(report.entries, report.erased, report.entries + 1)
    return report if bytes(found[0]) == digest else ChainReport(last - 1, report.erased, last)


def _words(entry: AuditEntry, named: bool, role: VaultRole) -> str:
    """The act, with ``{}`` for the name where one belongs."""
    past = WORDING[entry.kind].past_at(role)
    if entry.kind in _PAPERS and entry.detail:
        return f"{entry.detail}{' of {}' if named else ''} {_PAPERS[entry.kind]}"
    if entry.kind in _COVER | _PARTNERS and named:
        return f"{past}: {{}}"
    if entry.kind is ActKind.SHOW_FLAGS and entry.detail:
        return f"who must not collect a child read for the {entry.detail}"
    if entry.kind is ActKind.FREEZE_MONTH:
        year, _, month = entry.subject.partition("-")
        return f"{format_month(int(year), int(month))} frozen"
    if entry.kind is ActKind.CARRY_ON_AFTER_LOSS:
        return _LOSSES.get(entry.detail, past)
    if entry.kind is ActKind.IMPORT_FAMILIES and entry.changes:
        return f"{past} ({entry.changes:,} {'record' if entry.changes == 1 else 'records'})"
    return past


def _partner_names(desk: Desk) -> dict[str, str]:
    """What the other sides of the exchange are called, by their key ids."""
    return {partner.id: partner.name for partner in exchange.partners(desk.store)}


def _second(desk: Desk, entry: AuditEntry) -> str:
    """Who agreed to open a Hive's vault, at the service's desk."""
    if entry.kind is not ActKind.OPEN_ESCROW or not entry.detail.startswith(_CONFIRMED_BY):
        return ""
    second = entry.detail.removeprefix(_CONFIRMED_BY)
    name = _last_names(desk, "cover_worker", [second]).get(second, "")
    return f"; {name} agreed" if name else ""


def _turned(words: str, depth: int) -> str:
    """How an act reads that takes another back (odd), or takes that back again (even)."""
    if depth == 0:
        return words
    return f"{'undone' if depth % 2 else 'done again'}: {words}"


def _depths(desk: Desk, entries: Sequence[AuditEntry]) -> dict[int, int]:
    """How long each entry's chain of "takes back" is."""
    undoes = {entry.seq: entry.undoes for entry in entries}
    depths = {}
    for entry in entries:
        depth, at = 0, entry.undoes
        while at is not None:
            if at not in undoes:
                row = desk.store.row("SELECT undoes FROM entry WHERE seq = ?", at)
                undoes[at] = row[0] if row else None
            depth, at = depth + 1, undoes[at]
        depths[entry.seq] = depth
    return depths


def _last_names(desk: Desk, table: str, ids: Iterable[str]) -> dict[str, str]:
    """The names that records had when they were added or removed; those erased for good are left out."""
    names = {}
    for record_id in ids:
        row = desk.store.row(
            """SELECT coalesce(before, after) FROM change WHERE tbl = ? AND record_id = ?
               AND (before IS NULL OR after IS NULL) AND salt IS NOT NULL ORDER BY seq DESC LIMIT 1""",
            table,
            record_id,
        )
        if row is not None and (name := json.loads(row[0]).get("name")):
            names[record_id] = str(name)
    return names
