"""The steps by which a household's records come to be what they are: placements, holds, talks, courses, claims.

Each record of the year tells its days; on each of them the worker writes what was known by then.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.casework.claims import record_claim
from hivedesk.casework.demonstration.acts import Deed, use
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.known import handover_on, hold_as_of, placement_on, school_on
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.placements import end_placement, keep_checklist, record_placement, record_transition, review_solo
from hivedesk.casework.procedures import note_procedure, record_handover
from hivedesk.casework.standing import end_hold, put_on_hold
from hivedesk.casework.training import record_training
from hivedesk.domain.placements import Placement

_BOOKED_BEFORE = timedelta(days=40)


@dataclass(frozen=True)
class Turn:
    """A deed by which a record changes, and its day."""

    day: date
    deed: Deed


def placement_turns(member: Member, days: KeyDays) -> Iterator[Turn]:
    """Children come and go, and what is done before and after."""
    children = {child.id: child for child in member.household.children_in_care}
    for placement in sorted(member.household.placements, key=lambda one: one.started_on or date.min):
        started = placement.started_on or member.added_on
        if started > member.added_on:
            child = children[placement.child_id]
            known = replace(child, school=school_on(member, child, started, days))
            yield Turn(started, use(record_placement, placement_on(placement, started), known))
        for day, use_case in _steps_of(placement):
            if day > max(member.added_on, started):
                yield Turn(day, use(use_case, placement_on(placement, day)))


def _steps_of(placement: Placement) -> Iterator[tuple[date, Callable[..., object]]]:
    """The days after its start on which something about it was written down, and as what."""
    end, told = placement.ended_on, placement.next_carer_told_on
    if placement.solo_ended_on is not None and placement.solo_ended_on != end:
        yield placement.solo_ended_on, review_solo
    if end is None:
        return
    yield end, end_placement
    checked = {placement.belongings_on, placement.room_ready_on, placement.life_story_on}
    for day in sorted(day for day in checked if day is not None and day > end):
        yield day, keep_checklist
    if told is not None and told > end:
        yield told, record_transition


def procedure_turns(member: Member) -> Iterator[Turn]:
    """Holds begin and end, the handover goes on, talks are noted: what came after the family was added."""
    house, added = member.household, member.added_on
    for hold in house.holds:
        if hold.started_on is not None and hold.started_on > added:
            yield Turn(hold.started_on, use(put_on_hold, hold_as_of(hold, hold.started_on)))
        if hold.ended_on is not None and hold.ended_on != member.leaves_on:  # who leaves is on hold no longer
            yield Turn(hold.ended_on, use(end_hold, hold))
    if house.handover is not None:
        for day in (house.handover.met_on, house.handover.completed_on):
            if day is not None and day > added:
                yield Turn(day, use(record_handover, handover_on(house.handover, day)))
    for note in house.procedure_notes:
        if note.day > added:
            yield Turn(note.day, use(note_procedure, note))


def training_turns(member: Member) -> Iterator[Turn]:
    """Courses are booked, and done."""
    for record in member.household.training:
        day = record.booked_for
        if day is None or day <= member.added_on:
            continue
        yield Turn(max(day - _BOOKED_BEFORE, member.added_on), use(record_training, [replace(record, done_on=None)]))
        if record.done_on is not None:
            yield Turn(day, use(record_training, [record]))


def claim_turns(member: Member) -> Iterator[Turn]:
    """What is claimed is written down, handed in, and paid."""
    for claim in member.claims:
        written = replace(claim, claimed_on=None, paid_on=None)
        handed_in = replace(claim, paid_on=None)
        for day, item in ((claim.day, written), (claim.claimed_on, handed_in), (claim.paid_on, claim)):
            if day is not None and day > member.added_on:
                yield Turn(day, use(record_claim, [item]))
