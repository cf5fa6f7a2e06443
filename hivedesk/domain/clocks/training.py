"""Clocks of the carers' training: the courses of the first year, refreshers, bookings that have passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hivedesk.domain.clocks.due import Deed, Due
from hivedesk.domain.families import Carer, Status, months_after, years_after
from hivedesk.domain.household import Household
from hivedesk.domain.membership import fosters
from hivedesk.domain.policy import Course, Policy
from hivedesk.domain.procedures import Area
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import format_date

_COURSE = "course:"  # in a due line's ``record_id``: the course that is due, while no record of it is meant


@dataclass(frozen=True)
class TrainingState:
    """How a carer's training stands on a day."""

    year: int | None  # 1 = the first year after approval; None where the approval has no date
    done: tuple[TrainingRecord, ...]
    first_year_left: tuple[Course, ...]
    first_year_due: date | None
    refreshers: tuple[tuple[Course, date], ...]  # which, and from when it is due

    @property
    def minutes(self) -> int:
        """Minutes of all training done."""
        return sum(record.minutes or 0 for record in self.done)


def training_state(household: Household, carer: Carer, on: date, policy: Policy) -> TrainingState:
    """How a carer's training stands, from the records and the policy's list."""
    own = [record for record in household.training if record.carer_id == carer.id]
    done = tuple(record for record in own if record.done_on is not None and record.done_on <= on)
    plan, approved = policy.training, household.approval.approved_on if household.approval else None
    names = {_key(record.course) for record in done}
    left = tuple(course for course in plan.first_year if _key(course.course) not in names)
    year = None if approved is None or approved > on else _year(approved, on)
    return TrainingState(
        year=year,
        done=done,
        first_year_left=left,
        first_year_due=None if approved is None else months_after(approved, plan.first_year_months),
        refreshers=_refreshers(done, on, policy) if year and year >= plan.refreshers_from_year else (),
    )


def course_due(record_id: str) -> str:
    """The course that a due line of training names, or "" where it names a record or nothing."""
    return record_id.removeprefix(_COURSE) if record_id.startswith(_COURSE) else ""


def training_dues(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    """What carers of a fostering family have to learn, by when."""
    family = household.family
    if not fosters(family.kind) or family.status is Status.WAITING:
        return
    for carer in household.carers:
        state = training_state(household, carer, on, policy)
        yield from _first_year(household, carer, state, on, policy)
        for course, due in state.refreshers:
            key, named = f"refresher:{carer.id}:{_key(course.course)}", f"{_COURSE}{course.course}"
            yield _due(household, carer, key, f"Refresher: {course.course}", due, record_id=named)
        if carer.training_due_on is not None:
            yield _due(household, carer, f"training:{carer.id}", "Training", carer.training_due_on, "the date entered")
        yield from _booked(household, carer, on)


def _first_year(household: Household, carer: Carer, state: TrainingState, on: date, policy: Policy) -> Iterator[Due]:
    plan = policy.training
    due, left = state.first_year_due, state.first_year_left
    if due is None or not left or on < due - timedelta(days=plan.ahead_days):
        return
    if on >= months_after(due, plan.forgotten_months):
        return
    words = f"{len(left)} of the first year's courses" if len(left) > 1 else f"First year: {left[0].course}"
    why = f"{sum(course.hours for course in left)} hours still to do"
    named = f"{_COURSE}{left[0].course}" if len(left) == 1 else ""
    yield _due(household, carer, f"first_year:{carer.id}", words, due, why, named)


def _booked(household: Household, carer: Carer, on: date) -> Iterator[Due]:
    for record in household.training:
        passed = record.booked_for is not None and record.booked_for <= on and record.done_on is None
        if record.carer_id == carer.id and passed and record.booked_for is not None:
            why = f"booked for {format_date(record.booked_for)}; did it take place?"
            yield _due(household, carer, f"booked:{record.id}", record.course, record.booked_for, why, record.id)


def _due(
    household: Household, carer: Carer, key: str, what: str, due_on: date, why: str = "", record_id: str = ""
) -> Due:
    return Due(
        key=key,
        area=Area.TRAINING,
        family_id=household.family.id,
        what=what,
        due_on=due_on,
        why=why,
        deed=Deed.TRAINING,
        record_id=record_id,
        carer_id=carer.id,
    )


def _refreshers(done: tuple[TrainingRecord, ...], on: date, policy: Policy) -> tuple[tuple[Course, date], ...]:
    found = []
    for course in policy.training.first_year:
        days = [r.done_on for r in done if r.done_on is not None and _key(r.course) == _key(course.course)]
        if course.refreshed and days:
            due = years_after(max(days), policy.training.refresher_years)
            if due - timedelta(days=policy.training.ahead_days) <= on:
                found.append((course, due))
    return tuple(found)


def _year(approved: date, on: date) -> int:
    whole = on.year - approved.year - ((on.month, on.day) < (approved.month, approved.day))
    return whole + 1


def _key(course: str) -> str:
    return "".join(letter for letter in course.casefold() if letter.isalnum())
