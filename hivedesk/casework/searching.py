"""Search (Ctrl+K): people, notes and follow-ups, first hits while typing, tolerant of spelling and by sound."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hivedesk.casework.desk import Desk
from hivedesk.casework.likely_words import likely_words
from hivedesk.casework.search_places import place_of, standing, title_of
from hivedesk.domain.directory import DirectoryHit, DirectoryLine, directory, look_up
from hivedesk.domain.exchange.records import PartnerRole, PartnerState
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.snippets import Snippet
from hivedesk.store import exchange, families, search
from hivedesk.store.tables import TABLES, table_named


class FoundKind(StrEnum):
    """What a hit is."""

    PERSON = "person"
    CONTACT = "contact"
    ADDENDUM = "addendum"
    FOLLOW_UP = "follow-up"
    FAMILY_NOTE = "family record"
    EVENT = "event"
    STAY = "stay"
    RECORD = "another record"


@dataclass(frozen=True)
class Found:
    """One hit: what it is, where it leads, and why it matches."""

    kind: FoundKind
    title: str
    snippet: Snippet
    why: str
    family_id: str
    record_id: str


@dataclass(frozen=True)
class SearchResults:
    """The hits, and how the words were read where they were misspelt."""

    text: str
    hits: tuple[Found, ...]
    read_as: str = ""  # "birthday", where nothing was found for "brithday"


_EVERYWHERE = tuple(table.name for table in TABLES)
_KINDS = {
    "contact_log_entry": FoundKind.CONTACT,
    "addendum": FoundKind.ADDENDUM,
    "follow_up": FoundKind.FOLLOW_UP,
    "family": FoundKind.FAMILY_NOTE,
    "event": FoundKind.EVENT,
    "voice": FoundKind.EVENT,
    "stay": FoundKind.STAY,
    "stay_request": FoundKind.STAY,
    "service_decision": FoundKind.STAY,
}
_ENTRY_OF = {"contact_log_entry": "id", "addendum": "entry_id", "follow_up": "entry_id", "voice": "event_id"}
_ENTRY_OF |= {"stay": "request_id", "service_decision": "request_id"}
_PEOPLE = 6  # at the most, besides those whose names are only alike
_NOTES_FIRST = 4  # notes with the very words, before people whose names are only alike


def get_ready(desk: Desk) -> None:
    """Work out how everybody's name sounds, so that the first letter is answered at once."""
    for line in everybody(desk):
        for word in (*line.words, *line.known_as_words, *line.family_words):
            _ = word.sounds


def search_everything(desk: Desk, text: str, limit: int = 20) -> SearchResults:
    """People first, then notes, newest first. Fewer than two letters find nothing.

    Families and their people come once each: what stands in the record of somebody who is found by name is left out.
    """
    if len(text.strip()) < 2:
        return SearchResults(text, ())
    hits = look_up(everybody(desk), text, _PEOPLE)
    words = search.split_words(text)
    notes = _notes(desk, words, limit, hits)
    read_as = ""
    if not notes and all(hit.near for hit in hits) and (read_as := " ".join(likely_words(desk, text))):
        hits = hits or look_up(everybody(desk), read_as, _PEOPLE)
        notes = _notes(desk, read_as.split(), limit, hits)
    people = [_person(hit) for hit in hits if not hit.near]
    alike = [_person(hit) for hit in hits if hit.near]
    first = 0 if people or read_as else _NOTES_FIRST
    found = (*people, *notes[:first], *alike, *notes[first:])
    return SearchResults(text, found[:limit], read_as if notes or people else "")


def everybody(desk: Desk) -> tuple[DirectoryLine, ...]:
    """Everybody whom search finds, as the records stand now."""
    if desk.directory is None:
        desk.directory = directory(families.households(desk.store))
    return desk.directory


def hive_names(desk: Desk) -> list[tuple[str, str, str, str]]:
    """At the service: key id, name, area and HCSW of every Hive whose card counts, by name."""
    known = exchange.partners(desk.store, PartnerState.ACCEPTED)
    return [(one.id, one.name, one.area, one.person) for one in known if one.role is PartnerRole.HIVE]


def _person(hit: DirectoryHit) -> Found:
    line = hit.line
    where = line.role if line.role == "family" else f"{line.role}, {line.family_name}"
    return Found(FoundKind.PERSON, line.label, Snippet(where), hit.why, line.family_id, "")


def _notes(desk: Desk, words: list[str], limit: int, people: list[DirectoryHit]) -> list[Found]:
    """Records that hold the words, newest first; not those of ``people``, who are found by name already."""
    hits = search.find(desk.store.database, words, _EVERYWHERE, limit)
    records = _records(desk, hits)
    names = desk.family_names() if hits else {}
    there = {hit.line.record_id for hit in people}
    found = (
        _note(hit, records[hit.table, hit.record_id], words, names.get(FamilyId(hit.family_id), "No family"), there)
        for hit in hits
    )
    return [note for note in found if note is not None]


def _records(desk: Desk, hits: list[search.Hit]) -> dict[tuple[str, str], Any]:
    """The records of the hits, read a table at a time."""
    ids: dict[str, list[str]] = {}
    for hit in hits:
        ids.setdefault(hit.table, []).append(hit.record_id)
    return {
        (table, record.id): record
        for table, wanted in ids.items()
        for record in desk.store.select(
            table_named(table).record, f"WHERE id IN ({', '.join('?' * len(wanted))})", *wanted
        )
    }


def _note(hit: search.Hit, record: Any, words: list[str], family: str, there: Set[str]) -> Found | None:
    stands = standing(hit.table, record, words)
    if there and place_of(hit.table).people and (hit.record_id in there or not stands.labelled):
        return None
    return Found(
        _KINDS.get(hit.table, FoundKind.RECORD),
        title_of(record, family),
        stands.snippet,
        stands.why,
        hit.family_id,
        getattr(record, _ENTRY_OF[hit.table]) or "" if hit.table in _ENTRY_OF else record.id,
    )
