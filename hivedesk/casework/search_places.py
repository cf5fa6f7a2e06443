"""Where the words that were found stand, in the worker's words: one line a kind of record."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hivedesk.domain.events.records import Event, Voice
from hivedesk.domain.families import Carer, ChildInCare, OwnChild, Professional, full_name
from hivedesk.domain.records import Record
from hivedesk.domain.snippets import Snippet, fold, snippet
from hivedesk.foundation.clock import format_date, local
from hivedesk.store.search import words_of


@dataclass(frozen=True)
class Place:
    """A kind of record: what it is called, its fields by their labels, and which day it belongs to.

    Only fields that search may look into (`store.search.words_of`) may be named: never risk and no-contact flags.
    """

    words: str  # "an added note": said where no field is named
    labels: Mapping[str, str] = field(default_factory=dict)
    day: str = ""  # the field that holds it
    people: bool = False  # names, numbers and addresses in it are found as people already


@dataclass(frozen=True)
class Standing:
    """The words in their sentence, and where it stands."""

    snippet: Snippet
    why: str
    labelled: bool  # in one of the fields that have a label


_CONTACT = {
    "fact": "What happened (fact)",
    "opinion": "What I think (opinion)",
    "third_party": "Said by others (third party)",
    "childs_voice": "Child's voice",
    "outcome": "Outcome",
    "concern_facts": "Facts of the concern",
    "concern_told": "Told whom and when",
    "topics": "Topics",
    "shared_with": "Shared with",
    "who_else": "Someone else",
}
_FAMILY = {
    "notes": "Notes of the family",
    "preferred_times_note": "Good times, in their words",
    "pets": "Pets",
    "allergies": "Allergies in the home",
    "access_needs": "Access needs",
    "languages": "Languages",
    "address": "Address",
}
PLACES: Mapping[str, Place] = {
    "contact_log_entry": Place("a contact", _CONTACT, "happened_at"),
    "addendum": Place("an added note", day="added_at"),
    "follow_up": Place("a follow-up", day="due_on"),
    "family": Place("the family's card", _FAMILY, people=True),
    "carer": Place("a carer's details", {"notes": "Notes about a carer"}, people=True),
    "child_in_care": Place(
        "a child's details", {"school": "School", "social_worker": "Child's social worker"}, people=True
    ),
    "own_child": Place("an own child's details", {"notes": "Notes about an own child"}, people=True),
    "professional": Place(
        "a professional's details",
        {"team": "Team of a professional", "notes": "Notes about a professional"},
        people=True,
    ),
    "placement": Place("a placement", day="started_on"),
    "exemption": Place("an exemption from the usual fostering limit", day="from_on"),
    "room": Place("the rooms"),
    "sharing_agreement": Place("an agreement to share a room", day="agreed_on"),
    "hold": Place("a hold", {"reason": "Reason for the hold", "support": "Support offered"}, "started_on"),
    "handover": Place("the handover from assessment"),
    "procedure_note": Place("a note on procedures", day="day"),
    "training_record": Place("training", day="done_on"),
    "claim_item": Place("the claim list", day="day"),
    "data_breach": Place("a data breach", day="noticed_at"),
    "event": Place(
        "an event",
        {
            "title": "Title",
            "venue": "Venue",
            "leader": "Leader",
            "catering": "What is served",
            "notes": "Notes",
            "feedback": "How it went",
        },
        "starts_at",
    ),
    "stay_request": Place(
        "a request for a stay",
        {
            "reason_note": "About the reason",
            "child_wishes": "Wishes of the child",
            "carer_wishes": "Wishes of the carers",
            "transport": "Transport",
            "outcome_note": "About the outcome",
        },
        "starts_at",
    ),
    "stay": Place(
        "a stay",
        {
            "child_words": "In the child's own words",
            "how_it_went": "How it went",
            "return_note": "On return",
            "transport": "Transport",
            "bring": "What comes along",
            "authorised_ref": "Reference",
        },
        "starts_at",
    ),
    "host_offer": Place("what they offer as hosts"),
    "host_exception": Place("days on which they host or not", day="first_day"),
    "service_decision": Place(
        "a decision about a stay", {"reference": "Reference", "note": "Conditions"}, "decided_on"
    ),
    "voice": Place("what was said of an event", {"words": "In their words"}, "said_on"),
}
_ELSEWHERE = Place("the family's records")  # a kind of record that has no line above yet


def place_of(table: str) -> Place:
    """What a kind of record is called."""
    return PLACES.get(table, _ELSEWHERE)


def standing(table: str, record: Record, words: Sequence[str]) -> Standing:
    """Where most of ``words`` stand together in ``record``."""
    place = place_of(table)
    best, most, where = Snippet(""), 0, ""
    wanted = {fold(word) for word in words}
    for name, label in place.labels.items():
        text = _text(getattr(record, name))
        if not text or not any(word in fold(text) for word in wanted):
            continue
        cut = snippet([text], words)
        if (count := _count(cut, wanted)) > most:
            best, most, where = cut, count, label
        if most == len(wanted):
            break
    if not where:
        best = snippet((words_of(record) or "").split("\n"), words)
    day = _day(record, place)
    return Standing(best, f"in {where or place.words}{f', {day}' if day else ''}", bool(where))


def title_of(record: Record, family: str) -> str:
    """Whose record it is: the person by her full name, with the family where that does not say it; else the family."""
    match record:
        case Carer() | ChildInCare() | OwnChild():
            name = full_name(record)
        case Professional():
            name = record.name
        case Event():
            return record.title
        case Voice():
            return "What was said of an event"
        case _:
            return family
    return name if fold(family) in fold(name) else f"{name}, {family}"


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _count(cut: Snippet, wanted: Set[str]) -> int:
    """How many of the words stand in the sentence."""
    marked = [fold(cut.text[start:end]) for start, end in cut.hits]
    return sum(any(found.startswith(word) for found in marked) for word in wanted)


def _day(record: Record, place: Place) -> str:
    value = getattr(record, place.day) if place.day else None
    if place.day == "due_on":
        return "done" if getattr(record, "done_at", None) else f"due {format_date(value)}" if value else ""
    if isinstance(value, datetime):
        return format_date(local(value).date())
    return format_date(value) if isinstance(value, date) else ""
