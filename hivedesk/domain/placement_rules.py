"""What a placement cannot be, whoever writes it. Limits and terms are no part of this: see `nights`."""

from datetime import date

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.household import Household
from hivedesk.domain.placements import EndKind, Placement
from hivedesk.foundation.errors import RuleRefused


def check_dates(placement: Placement, child: ChildInCare) -> None:
    """Refuse dates that cannot be.

    Raises:
        RuleRefused: an end before the start, or a start before the child was born.
    """
    start, end = placement.started_on, placement.ended_on
    if start and child.date_of_birth and start < child.date_of_birth:
        raise RuleRefused("The placement starts before the child was born.", "Check Placed from and Date of birth.")
    if start and end and end < start:
        raise RuleRefused("The placement ends before it starts.", "Check Placed from and Ended on.")
    if start and placement.expected_end_on and placement.expected_end_on < start:
        raise RuleRefused("The placement is expected to end before it starts.", "Check Expected end.")


def check_no_other(placement: Placement, others: tuple[Placement, ...]) -> None:
    """Refuse a placement during which the same child lives somewhere else; ``others`` are the child's other ones.

    Raises:
        RuleRefused: they overlap.
    """
    for other in others:
        if other.id != placement.id and _overlap(placement, other):
            here = other.family_id == placement.family_id
            place = "with this family" if here else "with another family of this Hive"
            raise RuleRefused(
                f"The child has a placement {place} at that time.", "End that placement first, or check the dates."
            )


def check_ending(placement: Placement, today: date) -> None:
    """Refuse an ending that does not say when, whether planned, and why.

    Raises:
        RuleRefused: something is missing, or the day is still to come.
    """
    if placement.ended_on is None:
        raise RuleRefused("The ending has no date.", "Fill in Ended on.")
    if placement.ended_on > today:
        raise RuleRefused("This ending is still to come.", "Enter the day under Expected end until then.")
    if placement.end_kind is EndKind.UNKNOWN:
        raise RuleRefused("It is not said whether the ending was planned.", "Choose Planned or not.")
    if placement.end_reason is None:
        raise RuleRefused("The ending has no reason.", "Choose the Reason (DfE).")


def check_checklist(placement: Placement, today: date) -> None:
    """Refuse checklist and transition dates that cannot be.

    Raises:
        RuleRefused: before the placement, or in the future.
    """
    for label, day in (
        ("Belongings collected on", placement.belongings_on),
        ("Room ready for the next child on", placement.room_ready_on),
        ("Life-story items handed over on", placement.life_story_on),
        ("Told on", placement.next_carer_told_on),
    ):
        if day is not None and day > today:
            raise RuleRefused("A date lies in the future.", f"Check {label}.")
        if day is not None and placement.started_on is not None and day < placement.started_on:
            raise RuleRefused("A date lies before the placement.", f"Check {label}.")
    if placement.next_carer_told_on is not None and not placement.next_carer_told.strip():
        raise RuleRefused(
            "It is not written what the next carer was told.", "A line is enough: sleep, food, school, what comforts."
        )


def standing_here(household: Household, on: date) -> tuple[Placement, ...]:
    """Placements that are not over on that day, those still to begin included."""
    return tuple(p for p in household.placements if p.ended_on is None or p.ended_on > on)


def _overlap(one: Placement, other: Placement) -> bool:
    first, second = sorted((one, other), key=lambda placement: placement.started_on or date.min)
    return first.ended_on is None or (second.started_on or date.min) < first.ended_on
