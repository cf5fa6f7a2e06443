"""Clocks of placements: solo reviews, endings ahead, and what is left to do after one ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from hivedesk.domain.clocks.due import Deed, Due
from hivedesk.domain.household import Household
from hivedesk.domain.membership import fosters
from hivedesk.domain.placements import NO_NEXT_CARER, EndKind, Placement, has_ended, is_respite, is_solo, is_there
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Area
from hivedesk.foundation.clock import format_date


def placement_dues(household: Household, on: date, policy: Policy, *, after_leaving: bool = False) -> Iterator[Due]:
    """For every placement; of a family that has left, only what its endings leave to do."""
    if not fosters(household.family.kind):
        return
    for placement in household.placements:
        if not after_leaving and is_there(placement, on):
            yield from _solo(placement, on, policy)
            yield from _ending_ahead(placement, on, policy)
        if has_ended(placement, on) and placement.end_kind is not EndKind.UNKNOWN:
            yield from _checklist(placement, on, policy)
            yield from _transition(placement, on, policy)


def outstanding(placement: Placement, on: date) -> dict[str, date | None]:
    """What of the checklist was not done by that day: its words, and when it was done later (None = not yet).

    A respite stay has no checklist: the child goes home again.
    """
    if not has_ended(placement, on) or placement.end_kind is EndKind.UNKNOWN or is_respite(placement):
        return {}
    done = {
        "belongings to be collected": placement.belongings_on,
        "room to be made ready": placement.room_ready_on,
        "life-story items to be handed on": placement.life_story_on,
    }
    return {words: day for words, day in done.items() if day is None or day > on}


def next_carer_untold(placement: Placement, on: date) -> bool:
    """Whether the child went to another carer who, by that day, had not been told what settles the child."""
    if not has_ended(placement, on) or placement.end_kind is EndKind.UNKNOWN or goes_home(placement):
        return False
    return placement.next_carer_told_on is None or placement.next_carer_told_on > on


def goes_home(placement: Placement) -> bool:
    """Whether no other carer takes over after the placement, as far as is recorded."""
    return is_respite(placement) or placement.end_reason in NO_NEXT_CARER


def solo_review_due(placement: Placement, policy: Policy) -> date | None:
    """When a solo placement is to be looked at again; None where nothing tells."""
    if placement.solo_review_on is not None or placement.started_on is None:
        return placement.solo_review_on
    return placement.started_on + timedelta(days=policy.clocks.solo_review_days)


def _solo(placement: Placement, on: date, policy: Policy) -> Iterator[Due]:
    if not is_solo(placement, on):
        return
    yield _due(
        placement,
        "solo",
        Area.SOLO,
        "Review of the solo placement",
        solo_review_due(placement, policy) or on,
        f"the only child since {format_date(placement.started_on)}" if placement.started_on else "a solo placement",
        Deed.REVIEW_SOLO,
    )


def _ending_ahead(placement: Placement, on: date, policy: Policy) -> Iterator[Due]:
    end = placement.expected_end_on or placement.ended_on
    if end is None or (end - on).days > policy.clocks.ending_soon_days:
        return
    yield _due(
        placement,
        "ending",
        Area.ENDING,
        "The placement is expected to end",
        end,
        f"expected for {format_date(end)}",
        Deed.END_PLACEMENT,
    )


def _checklist(placement: Placement, on: date, policy: Policy) -> Iterator[Due]:
    left = outstanding(placement, on)
    if not left or placement.ended_on is None:
        return
    days = {
        "belongings to be collected": policy.clocks.belongings_days,
        "room to be made ready": policy.clocks.room_ready_days,
        "life-story items to be handed on": policy.clocks.life_story_days,
    }
    words = ", ".join(left)
    yield _due(
        placement,
        "checklist",
        Area.ENDING,
        words[:1].upper() + words[1:],
        placement.ended_on + timedelta(days=min(days[word] for word in left)),
        f"the placement ended on {format_date(placement.ended_on)}",
        Deed.CHECKLIST,
    )


def _transition(placement: Placement, on: date, policy: Policy) -> Iterator[Due]:
    if not next_carer_untold(placement, on) or placement.ended_on is None:
        return
    yield _due(
        placement,
        "transition",
        Area.TRANSITION,
        "Tell the next carer what settles the child",
        placement.ended_on + timedelta(days=policy.clocks.transition_days),
        f"the placement ended on {format_date(placement.ended_on)}",
        Deed.TRANSITION,
    )


def _due(placement: Placement, key: str, area: Area, what: str, due_on: date, why: str, deed: Deed) -> Due:
    return Due(
        key=f"{key}:{placement.id}",
        area=area,
        family_id=placement.family_id,
        what=what,
        due_on=due_on,
        why=why,
        deed=deed,
        record_id=placement.id,
        child_id=placement.child_id,
    )
