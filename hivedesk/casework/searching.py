"""Search (Ctrl+K): people, notes and follow-ups, first hits while typing, tolerant of spelling."""

from dataclasses import dataclass
from enum import StrEnum

from hivedesk.casework.desk import Desk
from hivedesk.casework.likely_words import likely_word
from hivedesk.domain.contact_log import Addendum, ContactLogEntry, FollowUp
from hivedesk.domain.directory import DirectoryLine, directory, look_up
from hivedesk.domain.families import Family
from hivedesk.domain.snippets import Snippet, snippet
from hivedesk.foundation.clock import format_date, local
from hivedesk.store import families, search


class FoundKind(StrEnum):
    """What a hit is."""

    PERSON = "person"
    CONTACT = "contact"
    ADDENDUM = "addendum"
    FOLLOW_UP = "follow-up"
    FAMILY_NOTE = "family record"


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


_NOTES = ("contact_log_entry", "addendum", "follow_up", "family")


def search_everything(desk: Desk, text: str, limit: int = 20) -> SearchResults:
    """People first, then notes, newest first. Fewer than two letters find nothing."""
    if len(text.strip()) < 2:
        return SearchResults(text, ())
    people = [
        Found(FoundKind.PERSON, hit.line.label, Snippet(_where(hit.line)), hit.why, hit.line.family_id, "")
        for hit in look_up(_directory(desk), text, 6)
    ]
    words = search.split_words(text)
    hits = search.find(desk.store.database, words, _NOTES, limit)
    read_as = ""
    if not hits and not people:
        words = [likely_word(desk, word) for word in words]
        read_as = " ".join(words)
        hits = search.find(desk.store.database, words, _NOTES, limit) if read_as != text.lower().strip() else []
    notes = [found for hit in hits if (found := _found(desk, hit, words)) is not None]
    return SearchResults(text, tuple([*people, *notes][:limit]), read_as if hits else "")


def _directory(desk: Desk) -> tuple[DirectoryLine, ...]:
    if desk.directory is None:
        desk.directory = directory(families.households(desk.store))
    return desk.directory


def _where(line: DirectoryLine) -> str:
    return line.role if line.role == "family" else f"{line.role}, {line.family_name}"


def _found(desk: Desk, hit: search.Hit, words: list[str]) -> Found | None:
    family = desk.store.find(Family, hit.family_id)
    name = family.name if family else "No family"
    match hit.table:
        case "contact_log_entry":
            entry = desk.store.get(ContactLogEntry, hit.record_id)
            when = format_date(local(entry.happened_at).date())
            return Found(
                FoundKind.CONTACT, f"{name}, {when}", _cut(entry, words), "words in the note", hit.family_id, entry.id
            )
        case "addendum":
            addendum = desk.store.get(Addendum, hit.record_id)
            when = format_date(local(addendum.added_at).date())
            return Found(
                FoundKind.ADDENDUM,
                f"{name}, {when}",
                _cut(addendum, words),
                "words in the addendum",
                hit.family_id,
                addendum.entry_id,
            )
        case "follow_up":
            follow_up = desk.store.get(FollowUp, hit.record_id)
            state = "done" if follow_up.done_at else f"due {format_date(follow_up.due_on)}"
            return Found(
                FoundKind.FOLLOW_UP,
                f"{name}, {state}",
                _cut(follow_up, words),
                "words in the follow-up",
                hit.family_id,
                follow_up.entry_id or "",
            )
        case "family" if family is not None:
            return Found(
                FoundKind.FAMILY_NOTE, name, _cut(family, words), "words on the card", hit.family_id, family.id
            )
    return None


def _cut(record: ContactLogEntry | Addendum | FollowUp | Family, words: list[str]) -> Snippet:
    return snippet((search.words_of(record) or "").split("\n"), words)
