"""What happened with a family, newest first: contacts, placements, procedures, and the changes of its record.

It is read lazily, a page of each kind at a time, so that the first lines of a card with thousands of contacts are
there at once. What a record says by itself is not said again as a change, unless the changes are asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from heapq import merge
from typing import Any

from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind, AuditEntry
from hivedesk.domain.approval import Approval
from hivedesk.domain.clocks.assurance import Assurance, last_done
from hivedesk.domain.contact_log import ContactLogEntry, FollowUp
from hivedesk.domain.events.records import Event as Gathering
from hivedesk.domain.events.records import Guest
from hivedesk.domain.families import ChildInCare, Family
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import Handover, Hold, ProcedureNote
from hivedesk.domain.sleepovers.records import Stay, StayRequest
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import at_london
from hivedesk.store import audit, events, stays
from hivedesk.store import contact_log as stored
from hivedesk.store.changes import Change, changes_of
from hivedesk.store.tables import table_named

_PAGE = 50
_STAYS = 500  # of one family: more than ten years of them
_TOLD_BY_THEIR_RECORDS = frozenset(
    {
        ActKind.JOIN_HIVE,
        ActKind.CLOSE_FAMILY,
        ActKind.MOVE_FAMILY,
        ActKind.PUT_ON_HOLD,
        ActKind.END_HOLD,
        ActKind.RECORD_PLACEMENT,
        ActKind.END_PLACEMENT,
        ActKind.RECORD_TRANSITION,
        ActKind.RECORD_ASSURANCE,
        ActKind.NOTE_PROCEDURE,
        ActKind.RECORD_TRAINING,
        ActKind.COMPLETE_FOLLOW_UP,
        ActKind.CHANGE_CONTACT,
        ActKind.ADD_ADDENDUM,
    }
)


class Part(StrEnum):
    """What the time line can be narrowed to; the value is the label."""

    CONTACTS = "Contacts"
    EVENTS = "Events"
    STAYS = "Stays"
    PLACEMENTS = "Placements"
    PROCEDURES = "Procedures"
    CHANGES = "Changes"


class Event(StrEnum):
    """What happened on a day that a record holds."""

    PLACED = "placed"
    PLACEMENT_ENDED = "placement ended"
    NEXT_CARER_TOLD = "next carer told"
    PUT_ON_HOLD = "put on hold"
    HOLD_ENDED = "hold ended"
    TALK = "talk"
    TRAINING = "training"
    ASSURANCE = "assurance"
    APPROVED = "approved"
    HANDED_OVER = "handed over"
    BEGAN_TO_WAIT = "began to wait"
    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True)
class DayOf:
    """A day of a record."""

    event: Event
    day: date
    record: Placement | Hold | ProcedureNote | TrainingRecord | Family | Approval | Handover
    which: Assurance | None = None


class How(StrEnum):
    """What was done to a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class RecordChange:
    """What an act did to one record: which fields it changed, never what stood in them."""

    record: type[Any]
    how: How
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeOf:
    """An act; without ``records`` where its contents were erased, or it only read."""

    entry: AuditEntry
    records: tuple[RecordChange, ...]


@dataclass(frozen=True)
class AtEvent:
    """An event to which somebody of the family was asked, or came."""

    event: Gathering
    guests: tuple[Guest, ...]


@dataclass(frozen=True)
class AtStay:
    """A stay in which the family was host or home."""

    stay: Stay
    request: StayRequest
    host_name: str
    home_name: str
    children: tuple[ChildInCare, ...]


@dataclass(frozen=True)
class Happened:
    """One line of the time line; a day without an hour counts from its beginning."""

    at: datetime
    part: Part
    what: ContactLogEntry | FollowUp | AtEvent | AtStay | DayOf | ChangeOf


def time_line(desk: Desk, household: Household, only: Part | None = None) -> Iterator[Happened]:
    """What happened with a family, newest first, of one part or of all."""
    family_id = household.family.id
    parts: dict[Part, Callable[[], list[Iterator[Happened]]]] = {
        Part.CONTACTS: lambda: [_contacts(desk, family_id), _follow_ups(desk, family_id)],
        Part.EVENTS: lambda: [_events(desk, family_id)],
        Part.STAYS: lambda: [_stays(desk, family_id)],
        Part.PLACEMENTS: lambda: [_days(desk, _placement_days(household), Part.PLACEMENTS)],
        Part.PROCEDURES: lambda: [_days(desk, _procedure_days(desk, household), Part.PROCEDURES)],
        Part.CHANGES: lambda: [_changes(desk, family_id, everything=only is Part.CHANGES)],
    }
    sources = [source for part, made in parts.items() if only in (None, part) for source in made()]
    return merge(*sources, key=lambda one: one.at, reverse=True)


def _contacts(desk: Desk, family_id: FamilyId) -> Iterator[Happened]:
    wanted, after = stored.ContactFilter(family_id=family_id), None
    while page := stored.page(desk.store, wanted, _PAGE, after):
        yield from (Happened(entry.happened_at, Part.CONTACTS, entry) for entry in page)
        after = stored.Cursor(page[-1].happened_at, page[-1].id)


def _follow_ups(desk: Desk, family_id: FamilyId) -> Iterator[Happened]:
    after: tuple[datetime, str] | None = None
    while page := stored.done_follow_ups(desk.store, family_id, _PAGE, after):
        for follow_up in page:
            if follow_up.done_at is not None:
                yield Happened(follow_up.done_at, Part.CONTACTS, follow_up)
                after = (follow_up.done_at, follow_up.id)


def _events(desk: Desk, family_id: FamilyId) -> Iterator[Happened]:
    before = desk.clock.now()
    while page := events.of_family(desk.store, family_id, before, _PAGE):
        yield from (Happened(event.starts_at, Part.EVENTS, AtEvent(event, tuple(guests))) for event, guests in page)
        before = page[-1][0].starts_at


def _stays(desk: Desk, family_id: FamilyId) -> Iterator[Happened]:
    """Those that have begun or were to begin by now; one that was cancelled says so."""
    names, now = desk.family_names(), desk.clock.now()
    for stay, request in stays.of_family(desk.store, family_id, _STAYS):
        if stay.starts_at <= now:
            children = (desk.store.find(ChildInCare, child_id) for child_id in stay.child_ids)
            found = tuple(child for child in children if child is not None)
            host = names.get(stay.host_id, "a former host")
            home = names.get(request.family_id, "a former family")
            yield Happened(stay.starts_at, Part.STAYS, AtStay(stay, request, host, home, found))


def _changes(desk: Desk, family_id: FamilyId, *, everything: bool) -> Iterator[Happened]:
    before: int | None = None
    while page := audit.changes_about(desk.store, family_id, _PAGE, before):
        for entry in page:
            if everything or entry.kind not in _TOLD_BY_THEIR_RECORDS:
                yield Happened(entry.at, Part.CHANGES, ChangeOf(entry, _records(desk, entry.seq)))
        before = page[-1].seq


def _records(desk: Desk, seq: int) -> tuple[RecordChange, ...]:
    return tuple(_record_change(change) for change in changes_of(desk.store, seq) or ())


def _record_change(change: Change) -> RecordChange:
    record = table_named(change.table).record
    if change.before is None:
        return RecordChange(record, How.ADDED)
    if change.after is None:
        return RecordChange(record, How.REMOVED)
    return RecordChange(record, How.CHANGED, tuple(change.after))


def _days(desk: Desk, days: Iterable[DayOf], part: Part) -> Iterator[Happened]:
    """Those that have come, newest first; of the same day, the one that the records name first comes last."""
    past = [one for one in days if one.day <= desk.today]
    past.reverse()
    for one in sorted(past, key=lambda one: one.day, reverse=True):
        yield Happened(at_london(one.day, 0), part, one)


def _placement_days(household: Household) -> Iterator[DayOf]:
    for placement in reversed(household.placements):
        for event, day in (
            (Event.PLACED, placement.started_on),
            (Event.PLACEMENT_ENDED, placement.ended_on),
            (Event.NEXT_CARER_TOLD, placement.next_carer_told_on),
        ):
            if day is not None:
                yield DayOf(event, day, placement)


def _procedure_days(desk: Desk, household: Household) -> Iterator[DayOf]:
    family, approval, handover = household.family, household.approval, household.handover
    dated: list[tuple[Event, date | None, Any]] = [
        (Event.BEGAN_TO_WAIT, family.waiting_since, family),
        (Event.APPROVED, approval.approved_on if approval else None, approval),
        (Event.JOINED, family.joined_on, family),
        (Event.HANDED_OVER, handover.completed_on if handover else None, handover),
        *((Event.PUT_ON_HOLD, hold.started_on, hold) for hold in household.holds),
        *((Event.TALK, note.day, note) for note in household.procedure_notes),
        *((Event.TRAINING, record.done_on, record) for record in household.training),
        *((Event.HOLD_ENDED, hold.ended_on, hold) for hold in household.holds),
        (Event.LEFT, family.left_on, family),
    ]
    yield from (DayOf(event, day, record) for event, day, record in dated if day is not None)
    yield from (DayOf(Event.ASSURANCE, day, family, which) for day, which in _assurance_days(desk, household))


def _assurance_days(desk: Desk, household: Household) -> list[tuple[date, Assurance]]:
    """Every visit and review that was ever recorded as done, not only the last of each, oldest first."""
    family_id = household.family.id
    found = {(day, which) for which in Assurance if (day := last_done(household, which)) is not None}
    acts = audit.entries_of_kind(desk.store, family_id, ActKind.RECORD_ASSURANCE)
    undone_by = {entry.undoes: entry.seq for entry in acts if entry.undoes is not None}
    for entry in acts:
        if entry.undoes is None and _stands(entry.seq, undone_by):
            found.update(_days_written(desk, entry.seq))
    return sorted(found)


def _stands(seq: int, undone_by: dict[int, int]) -> bool:
    """Whether an act was not taken back, or was done again."""
    return seq not in undone_by or not _stands(undone_by[seq], undone_by)


def _days_written(desk: Desk, seq: int) -> Iterator[tuple[date, Assurance]]:
    for change in changes_of(desk.store, seq) or ():
        for which in Assurance:
            written = (change.after or {}).get(f"{which.name.lower()}_last")
            if isinstance(written, str):
                yield date.fromisoformat(written), which
