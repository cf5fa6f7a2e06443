"""Full-text search: the words of records in an index that keeps no texts.

The index is contentless, so removing a record needs its old words; FTS5's secure-delete then overwrites them
(measured: no trace of an erased word is left in the index). Newest first: ranking by relevance would have to
visit every hit, and the worker looks for something she remembers, mostly from lately.
"""

import re
from dataclasses import dataclass

from hivedesk.domain.approval import Exemption, Room, SharingAgreement
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import Addendum, ContactLogEntry, FollowUp
from hivedesk.domain.events.records import Event, Voice
from hivedesk.domain.families import Carer, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import DataBreach, Handover, Hold, ProcedureNote
from hivedesk.domain.records import Record
from hivedesk.domain.sleepovers.records import HostException, HostOffer, ServiceDecision, Stay, StayRequest
from hivedesk.domain.training import TrainingRecord
from hivedesk.store.database import Database


@dataclass(frozen=True)
class Hit:
    """A record that holds the words asked for."""

    table: str
    record_id: str
    family_id: str


def index(database: Database, table: str, record: Record) -> None:
    """Add a record's words."""
    text = words_of(record)
    if text is None:
        return
    cursor = database.execute_sql(
        "INSERT INTO search_doc (tbl, record_id, family_id) VALUES (?, ?, ?)", (table, record.id, _family_of(record))
    )
    database.execute_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", (cursor.lastrowid, text))


def unindex(database: Database, table: str, record: Record) -> None:
    """Remove a record's words, as they stand in ``record``."""
    text = words_of(record)
    if text is None:
        return
    rowid = _rowid(database, table, record.id)
    database.execute_sql("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", (rowid, text))
    database.execute_sql("DELETE FROM search_doc WHERE rowid = ?", (rowid,))


def reindex(database: Database, table: str, old: Record, new: Record) -> None:
    """Replace a record's words, keeping its place in the order; a child who moves leads to the new family."""
    before, after = words_of(old), words_of(new)
    if before is None or after is None:
        return
    if (family_id := _family_of(new)) != _family_of(old):
        moved = "UPDATE search_doc SET family_id = ? WHERE tbl = ? AND record_id = ?"
        database.execute_sql(moved, (family_id, table, new.id))
    if before == after:
        return
    rowid = _rowid(database, table, new.id)
    database.execute_sql("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", (rowid, before))
    database.execute_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", (rowid, after))


def find(database: Database, words: list[str], tables: tuple[str, ...], limit: int) -> list[Hit]:
    """Records of ``tables`` that hold every word (the last may be unfinished), newest first.

    Looks at no more than 20 times ``limit`` hits, so that a word that stands everywhere costs no more.
    """
    if not words:
        return []
    # a last word of one letter would be looked for in a tenth of all words, and narrows nothing yet
    asked = words[:-1] if len(words) > 1 and len(words[-1]) == 1 else words
    query = " ".join(f'"{word}"' for word in asked) + ("*" if asked is words else "")
    marks = ", ".join("?" * len(tables))
    rows = database.execute_sql(
        f"""SELECT d.tbl, d.record_id, d.family_id
            FROM (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) AS s
            CROSS JOIN search_doc AS d ON d.rowid = s.rowid
            WHERE d.tbl IN ({marks}) ORDER BY d.rowid DESC LIMIT ?""",
        (query, limit * 20, *tables, limit),
    )
    return [Hit(*row) for row in rows.fetchall()]


def known_words_near(database: Database, word: str, limit: int = 2000) -> list[str]:
    """Words of the index that a misspelt one may stand for: those that begin like it, also with two of its first
    three letters swapped. Only these ranges are read: a walk through all words would be slow."""
    starts = {word[:2], word[:1] + word[2:3], word[1:2] + word[:1]}
    found: list[str] = []
    for start in sorted(start for start in starts if len(start) == 2):
        rows = database.execute_sql(
            "SELECT term FROM search_word WHERE term >= ? AND term < ? LIMIT ?", (start, start + "\U0010ffff", limit)
        )
        found += [term for (term,) in rows.fetchall()]
    return found


def split_words(text: str) -> list[str]:
    """The words of what was typed, as the index knows them."""
    return re.findall(r"\w+", text.lower())


def words_of(record: Record) -> str | None:
    """The searchable text of a record; None where it has none. Risk and no-contact flags are never searchable."""
    match record:
        case ContactLogEntry():
            parts = [
                record.fact,
                record.opinion,
                record.third_party,
                record.childs_voice,
                record.outcome,
                record.concern_facts,
                record.concern_told,
                record.shared_with,
                record.who_else,
                *record.topics,
            ]
        case Addendum():
            parts = [record.text]
        case FollowUp():
            parts = [record.what]
        case Family():
            parts = [record.name, record.reference, record.address, record.town, record.postcode, record.email]
            parts += [record.phone, record.mobile, record.pets, record.notes, record.preferred_times_note]
            parts += [record.languages, record.allergies, record.access_needs]
        case Carer():
            parts = [record.first_name, record.last_name, record.mobile, record.email, record.notes]
        case ChildInCare():
            parts = [record.first_name, record.last_name, record.known_as, record.school, record.social_worker]
        case OwnChild():
            parts = [record.first_name, record.last_name, record.notes]
        case Professional():
            parts = [record.name, record.team, record.phone, record.email, record.notes]
        case Hold():
            parts = [record.reason, record.support, record.outcome]
        case Handover():
            parts = [record.assessed_by, record.receiving_worker, record.first_child]
        case ProcedureNote():
            parts = [record.with_whom, record.what]
        case Placement():
            parts = [record.solo_reason, record.solo_decision, record.end_note, record.next_carer]
            parts += [record.next_carer_told, record.next_carer_told_by]
        case Exemption() | SharingAgreement():
            parts = [record.authority, record.reference, record.note]
        case Room():
            parts = [record.name, record.note]
        case TrainingRecord():
            parts = [record.course, record.note]
        case ClaimItem():
            parts = [record.what, record.quantity]
        case DataBreach():
            parts = [record.what, record.people, record.told, record.outcome]
        case Event():
            parts = [record.title, record.venue, record.address, record.leader, record.transport, record.bring]
            parts += [record.catering, record.notes, record.feedback, record.cancelled_why]
        case Voice():
            parts = [record.said_by, record.words]
        case StayRequest():
            parts = [record.reason_note, record.asked_by, record.transport, record.child_wishes, record.carer_wishes]
            parts += [record.outcome_note]
        case Stay():
            parts = [record.authorised_by, record.authorised_ref, record.transport, record.bring, record.return_note]
            parts += [record.child_words, record.how_it_went, record.cancel_note]
        case HostOffer():
            parts = [record.note]
        case HostException():
            parts = [record.why]
        case ServiceDecision():
            parts = [record.decided_by, record.reference, record.note]
        case _:
            return None
    return "\n".join(part for part in parts if part)


def _family_of(record: Record) -> str:
    if isinstance(record, Family):
        return record.id
    return getattr(record, "family_id", None) or ""


def _rowid(database: Database, table: str, record_id: str) -> int:
    row = database.execute_sql(
        "SELECT rowid FROM search_doc WHERE tbl = ? AND record_id = ?", (table, record_id)
    ).fetchone()
    return int(row[0])
