"""Counts the carers' training: hours and courses of the month, and how the first year's list stands."""

from collections.abc import Sequence
from datetime import date

from hivedesk.domain.clocks.training import training_dues, training_state
from hivedesk.domain.household import Household
from hivedesk.domain.policy import Policy
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.domain.summary.people import fostering_families


def count_training(households: Sequence[Household], first: date, last: date, policy: Policy) -> Tallies:
    """Count what carers did from ``first`` to ``last``, also in families that left during it."""
    records = [
        record
        for house in households
        for record in house.training
        if record.done_on is not None and first <= record.done_on <= last
    ]
    houses = fostering_families(households, last)
    states = [(carer, training_state(house, carer, last, policy)) for house in houses for carer in house.carers]
    overdue = {due.carer_id: due for house in houses for due in training_dues(house, last, policy) if due.due_on < last}
    return {
        "training.courses": counted(
            DrillRow(RecordKind.CARER, record.carer_id, record.family_id, record.done_on, 1, record.course)
            for record in records
        ),
        "training.hours": counted(
            DrillRow(RecordKind.CARER, record.carer_id, record.family_id, record.done_on, record.minutes, "minutes")
            for record in records
            if record.minutes
        ),
        "training.first_year": counted(
            DrillRow(
                RecordKind.CARER,
                carer.id,
                carer.family_id,
                state.first_year_due,
                int(not state.first_year_left),
                f"{len(state.first_year_left)} courses left" if state.first_year_left else "complete",
            )
            for carer, state in states
            if state.year == 1
        ),
        "training.overdue": counted(
            DrillRow(RecordKind.CARER, due.carer_id, due.family_id, due.due_on, 1, due.what)
            for due in overdue.values()
            if due.carer_id is not None and due.family_id is not None
        ),
    }
