"""Clocks of how a family stands: on hold, without a child, respite-only, newly taken over, about to leave."""

from collections.abc import Iterator
from datetime import date, timedelta

from hivedesk.domain.approval import CareKind
from hivedesk.domain.clocks.due import Deed, Due
from hivedesk.domain.families import Status, is_open
from hivedesk.domain.household import Household, hold_on, is_newly_approved, placements_on
from hivedesk.domain.membership import fosters
from hivedesk.domain.placements import Placement
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Area, Hold, NoteKind
from hivedesk.foundation.clock import format_date

TALKS = frozenset({NoteKind.MATCHING, NoteKind.RANGE})


def standing_dues(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    """Hold reviews, talks while no child is placed, unused respite care, an open handover, a leaving to confirm."""
    yield from _hold(household, on, policy)
    yield from _leaving(household, on)
    if not fosters(household.family.kind) or household.family.status is Status.WAITING:
        return
    yield from _no_child(household, on, policy)
    yield from _respite(household, on, policy)
    yield from _handover(household, on, policy)


def without_child_since(household: Household, on: date) -> date | None:
    """Since when a fostering family of the Hive has had no child; None where it has one, or nothing tells.

    Carers on hold, respite-only carers and families about to leave are no placement that is missing.
    """
    family, approval = household.family, household.approval
    if not fosters(family.kind) or not is_open(family, on) or family.status is Status.CLOSING:
        return None
    respite_only = approval is not None and approval.respite_only
    if respite_only or hold_on(household, on) is not None or placements_on(household, on):
        return None
    ended = [p.ended_on for p in household.placements if p.ended_on is not None and p.ended_on <= on]
    begun = [day for day in (family.joined_on, approval.approved_on if approval else None) if day and day <= on]
    return max(ended, default=None) or max(begun, default=None)


def last_talk(household: Household, since: date, on: date) -> date | None:
    """The last talk about matching or a wider range from ``since`` to ``on``."""
    talks = (note.day for note in household.procedure_notes if note.kind in TALKS and since <= note.day <= on)
    return max(talks, default=None)


def handover_open_since(household: Household, on: date) -> date | None:
    """From which day of approval the handover is still open; None where it is completed, or nothing tells."""
    approval, handover = household.approval, household.handover
    if handover is not None and handover.completed_on is not None and handover.completed_on <= on:
        return None
    begun = handover is not None or is_newly_approved(approval, on)
    return approval.approved_on if approval is not None and begun else None


def respite_last_used(household: Household, on: date) -> date | None:
    """The last day on which a respite-only family was used as such, by placement or by note; None = never."""
    stays = [p for p in household.placements if p.kind_of_care is CareKind.RESPITE and _begun(p, on)]
    days = [min(p.ended_on or on, on) for p in stays]
    days += [n.day for n in household.procedure_notes if n.kind is NoteKind.RESPITE and n.day <= on]
    return max(days, default=None)


def _begun(placement: Placement, on: date) -> bool:
    return placement.started_on is None or placement.started_on <= on


def hold_review_due(hold: Hold, policy: Policy) -> date | None:
    """When a hold is to be looked at again; None where nothing tells."""
    if hold.review_on is not None or hold.started_on is None:
        return hold.review_on
    return hold.started_on + timedelta(days=policy.clocks.hold_review_days)


def _hold(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    hold = hold_on(household, on)
    if hold is None:
        return
    start = hold.started_on
    yield Due(
        key=f"hold:{hold.id}",
        area=Area.HOLD,
        family_id=household.family.id,
        what="Review of the hold",
        due_on=hold_review_due(hold, policy) or on,
        why=f"on hold since {format_date(start)}" if start else "on hold; since when is not recorded",
        deed=Deed.REVIEW_HOLD,
        record_id=hold.id,
    )


def _no_child(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    since = without_child_since(household, on)
    if since is None:
        return
    last = last_talk(household, since, on)
    talked = f"; last talked about on {format_date(last)}" if last else "; not talked about yet"
    yield Due(
        key=f"no_child:{household.family.id}",
        area=Area.NO_CHILD,
        family_id=household.family.id,
        what="Talk about matching or a wider range",
        due_on=(last or since) + timedelta(days=policy.clocks.no_child_talk_days),
        why=f"no child in placement since {format_date(since)}{talked}",
        deed=Deed.NOTE,
        record_id=household.family.id,
    )


def _respite(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    approval = household.approval
    if approval is None or not approval.respite_only or hold_on(household, on) is not None:
        return
    used = respite_last_used(household, on)
    since = used or household.family.joined_on or approval.approved_on
    if since is None:
        return
    yield Due(
        key=f"respite:{household.family.id}",
        area=Area.RESPITE,
        family_id=household.family.id,
        what="Use the respite care",
        due_on=since + timedelta(days=policy.clocks.respite_unused_days),
        why=f"respite-only, last used on {format_date(used)}" if used else "respite-only, no use recorded yet",
        deed=Deed.NOTE,
        record_id=household.family.id,
    )


def _handover(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    handover, start = household.handover, handover_open_since(household, on)
    if start is None:
        return
    missing = "not handed over yet" if handover and handover.receiving_worker else "no receiving worker yet"
    yield Due(
        key=f"handover:{household.family.id}",
        area=Area.HANDOVER,
        family_id=household.family.id,
        what="Handover from assessment to the support team",
        due_on=start + timedelta(days=policy.clocks.handover_days),
        why=f"approved on {format_date(start)}; {missing}",
        deed=Deed.HANDOVER,
        record_id=handover.id if handover else "",
    )


def _leaving(household: Household, on: date) -> Iterator[Due]:
    family = household.family
    if family.status in (Status.CLOSING, Status.ON_HOLD) and family.left_on is not None:
        yield Due(
            key=f"leaving:{family.id}",
            area=Area.MEMBERSHIP,
            family_id=family.id,
            what="Confirm that the family has left",
            due_on=family.left_on,
            why=f"planned for {format_date(family.left_on)}",
            deed=Deed.CLOSE,
            record_id=family.id,
        )
