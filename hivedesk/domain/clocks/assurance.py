"""Clocks of the assurance around a family: supervision, annual review, unannounced visit. Owned by the SSW."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from hivedesk.domain.clocks.due import Deed, Due
from hivedesk.domain.families import Status, months_after
from hivedesk.domain.household import Household
from hivedesk.domain.membership import fosters
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Area
from hivedesk.foundation.clock import format_date


class Assurance(StrEnum):
    """What the supervising social worker does for every family."""

    SUPERVISION = "supervision"
    ANNUAL_REVIEW = "annual review"
    UNANNOUNCED_VISIT = "unannounced visit"


def last_done(household: Household, which: Assurance) -> date | None:
    """The last one that is known of."""
    family = household.family
    return {
        Assurance.SUPERVISION: family.supervision_last,
        Assurance.ANNUAL_REVIEW: family.annual_review_last,
        Assurance.UNANNOUNCED_VISIT: family.unannounced_visit_last,
    }[which]


def assurance_due(household: Household, which: Assurance, policy: Policy) -> date | None:
    """When the next one is due: the date entered, else by the policy from the last one, else from approval.

    None where neither is known.
    """
    approval, last, entered = household.approval, last_done(household, which), entered_due(household, which)
    if entered is not None and (last is None or entered > last):
        return entered
    start = last or (approval.approved_on if approval else None)
    return None if start is None else next_after(start, which, policy)


def entered_due(household: Household, which: Assurance) -> date | None:
    """The day that was entered for the next one."""
    family = household.family
    return {
        Assurance.SUPERVISION: family.supervision_due,
        Assurance.ANNUAL_REVIEW: family.annual_review_due,
        Assurance.UNANNOUNCED_VISIT: family.unannounced_visit_due,
    }[which]


def is_guess(household: Household, which: Assurance) -> bool:
    """Whether the next day is only counted from approval: none is on record and none was entered."""
    return last_done(household, which) is None and entered_due(household, which) is None


def next_after(day: date, which: Assurance, policy: Policy) -> date:
    """When the one after ``day`` is due by the policy."""
    match which:
        case Assurance.SUPERVISION:
            return day + timedelta(weeks=policy.supervision_weeks)
        case Assurance.ANNUAL_REVIEW:
            return months_after(day, policy.annual_review_months)
        case Assurance.UNANNOUNCED_VISIT:
            return months_after(day, policy.unannounced_visit_months)


def assurance_dues(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    """The next supervision, annual review and unannounced visit, of families who foster."""
    family = household.family
    if not fosters(family.kind) or family.status is Status.WAITING:
        return
    for which in Assurance:
        due = assurance_due(household, which, policy)
        if due is None:
            continue
        last = last_done(household, which)
        yield Due(
            key=f"{which.name.lower()}:{family.id}",
            area=Area.ASSURANCE,
            family_id=family.id,
            what=which.value[:1].upper() + which.value[1:],
            due_on=due,
            why=f"last known on {format_date(last)}" if last else "none is recorded yet",
            deed=Deed.ASSURANCE,
            record_id=which.value,
            never=is_guess(household, which),
        )
