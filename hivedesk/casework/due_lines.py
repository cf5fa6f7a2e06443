"""What the clocks of the procedures say is due, with who it is about, and the single facts that one press records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.procedures import record_assurance
from hivedesk.casework.training import record_training
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Deed, Due, due_for_breaches, due_for_claims, due_for_family, soonest
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.clocks.training import course_due
from hivedesk.domain.families import full_name
from hivedesk.domain.household import Household
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import DataBreach
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.errors import RuleRefused

Found = TypeVar("Found")
TOOK_PLACE = "took place"  # the one fact of a line that has no more than that to say
_CHECKLIST = {
    "belongings_on": "Belongings collected today",
    "room_ready_on": "Room made ready today",
    "life_story_on": "Life-story items handed on today",
}


@dataclass(frozen=True)
class SingleFact:
    """Something that needs no form: one press says that it took place."""

    key: str
    words: str


@dataclass(frozen=True)
class ClockLine:
    """Something that is due, with who it is about."""

    due: Due
    family_name: str  # "" where it is about no family
    person: str  # the child or carer it is about, or ""
    overdue_days: int  # 0 = due today, negative = still to come
    facts: tuple[SingleFact, ...] = ()


def clock_lines(desk: Desk, households: Sequence[Household]) -> list[ClockLine]:
    """Everything that the clocks of the procedures know of, overdue or to come, the soonest first."""
    today = desk.today
    by_family = {house.family.id: house for house in households}
    return [
        _line(due, by_family.get(due.family_id) if due.family_id is not None else None, today)
        for due in _dues(desk, households)
        if due.family_id is None or due.family_id in by_family
    ]


def record_fact(desk: Desk, due: Due, key: str) -> Changed | None:
    """Record a single fact of a line as of today; None where it is on record already.

    Raises:
        RuleRefused: what it is about is no longer there.
    """
    if due.deed is Deed.ASSURANCE and due.family_id is not None:
        return record_assurance(desk, due.family_id, Assurance(due.record_id), desk.today)
    if due.deed is Deed.CHECKLIST and key in _CHECKLIST:
        from hivedesk.casework.placements import keep_checklist  # with all checks of the nights: not for opening Today

        placement = _still_there(desk.store.find(Placement, due.record_id))
        return keep_checklist(desk, replace(placement, **{key: desk.today}))  # type: ignore[arg-type]  # a date field
    booking = _still_there(desk.store.find(TrainingRecord, due.record_id))
    return record_training(desk, [replace(booking, done_on=booking.booked_for)])


def _dues(desk: Desk, households: Sequence[Household]) -> Iterable[Due]:
    today, policy = desk.today, desk.policy
    claims = desk.store.select(ClaimItem, "WHERE paid_on IS NULL")
    breaches = desk.store.select(DataBreach, "WHERE closed_on IS NULL")
    dues = [due for house in households for due in due_for_family(house, today, policy)]
    return soonest([*dues, *due_for_claims(claims, policy), *due_for_breaches(breaches, policy)])


def _line(due: Due, house: Household | None, today: date) -> ClockLine:
    if house is None:
        return ClockLine(due, "", "", due.overdue_days(today))
    facts, overdue = _facts(due, house, today), due.overdue_days(today)
    return ClockLine(due, house.family.name, _person(due, house), overdue, facts)


def _person(due: Due, house: Household) -> str:
    child = house.child(due.child_id) if due.child_id is not None else None
    if child is not None:
        return child.known_as or full_name(child)
    return next((full_name(carer) for carer in house.carers if carer.id == due.carer_id), "")


def _facts(due: Due, house: Household, today: date) -> tuple[SingleFact, ...]:
    """What is honest to say with one press: that it took place, and when is plain."""
    match due.deed:
        case Deed.ASSURANCE:
            return (SingleFact(TOOK_PLACE, "Done today"),)
        case Deed.TRAINING if due.record_id and not course_due(due.record_id):
            return (SingleFact(TOOK_PLACE, "It took place"),)
        case Deed.CHECKLIST:
            placement = next((one for one in house.placements if one.id == due.record_id), None)
            return tuple(
                SingleFact(key, words)
                for key, words in _CHECKLIST.items()
                if placement is not None and _is_left(getattr(placement, key), today)
            )
    return ()


def _is_left(day: date | None, today: date) -> bool:
    return day is None or day > today


def _still_there(record: Found | None) -> Found:
    if record is None:
        raise RuleRefused("This is no longer in the records.", "Undo may bring it back.")
    return record
