"""The carers' training: recorded, corrected, and what is due for whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.clocks.due import Due, soonest
from hivedesk.domain.clocks.training import TrainingState, training_dues, training_state
from hivedesk.domain.families import Carer, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, FamilyId
from hivedesk.domain.membership import fosters
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families as stored


@dataclass(frozen=True)
class CarerTraining:
    """One carer's training as the list of it shows."""

    carer: Carer
    family_name: str
    state: TrainingState
    dues: tuple[Due, ...]


def courses(desk: Desk) -> list[str]:
    """Names to choose from: the policy's list, then what was recorded before."""
    listed = [course.course for course in desk.policy.training.first_year]
    rows = desk.store.rows("SELECT DISTINCT course FROM training_record ORDER BY course COLLATE NOCASE")
    return listed + [course for (course,) in rows if course not in listed]


def usual_minutes(desk: Desk, course: str) -> int | None:
    """How long a course of the policy's list takes."""
    found = next((one for one in desk.policy.training.first_year if one.course == course), None)
    return found.hours * 60 if found else None


def new_training(desk: Desk, family_id: FamilyId, carer_id: CarerId) -> TrainingRecord:
    """An empty record for the form to begin with."""
    return TrainingRecord(id=desk.new_id(), family_id=family_id, carer_id=carer_id, course="", done_on=desk.today)


def record_training(desk: Desk, records: Sequence[TrainingRecord]) -> Changed:
    """Write training down, for one carer or several of a family in one act; or change what is on record.

    Raises:
        RuleRefused: no course, neither done nor booked, done in the future, or a length that cannot be.
    """
    for record in records:
        _check(desk, record)
    family_id = records[0].family_id
    with desk.act(ActKind.RECORD_TRAINING, family_id) as act:
        for record in records:
            if desk.store.find(TrainingRecord, record.id) is None:
                act.insert(record)
            else:
                act.update(record)
    return desk.changed(ActKind.RECORD_TRAINING, act, family_id, records[0].id)


def remove_training(desk: Desk, record_id: str) -> Changed:
    """Take a record made by mistake away."""
    record = desk.store.get(TrainingRecord, record_id)
    with desk.act(ActKind.REMOVE_TRAINING, record.family_id) as act:
        act.delete(TrainingRecord, record_id)
    return desk.changed(ActKind.REMOVE_TRAINING, act, record.family_id)


def training_of(desk: Desk, household: Household) -> tuple[CarerTraining, ...]:
    """How the training of a family's carers stands."""
    dues = soonest(training_dues(household, desk.today, desk.policy))
    return tuple(
        CarerTraining(
            carer=carer,
            family_name=household.family.name,
            state=training_state(household, carer, desk.today, desk.policy),
            dues=tuple(due for due in dues if due.carer_id == carer.id),
        )
        for carer in household.carers
    )


def training_of_the_hive(desk: Desk) -> list[CarerTraining]:
    """How the training of every carer of a fostering family stands, by family and carer."""
    houses = stored.households(desk.store, with_left=False)
    wanted = [h for h in houses if fosters(h.family.kind) and h.family.status is not Status.WAITING]
    return [line for household in wanted for line in training_of(desk, household)]


def _check(desk: Desk, record: TrainingRecord) -> None:
    if not record.course.strip():
        raise RuleRefused("The training has no name.", "Choose or write the Course.")
    if record.done_on is None and record.booked_for is None:
        raise RuleRefused("It is not said when.", "Fill in Done on, or Booked for.")
    if record.done_on is not None and record.done_on > desk.today:
        raise RuleRefused("This day is still to come.", "Enter it under Booked for.")
    if record.minutes is not None and not 0 < record.minutes <= 40 * 60:
        raise RuleRefused("The minutes cannot be right.", "Enter a number from 1 to 2400.")
