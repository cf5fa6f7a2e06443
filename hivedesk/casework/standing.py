"""How a family stands with the Hive: joining, holds, closing, moving to another Hive. Each is one act."""

from dataclasses import replace
from datetime import date

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import LeavingReason, Status
from hivedesk.domain.household import Household, hold_on
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.placement_rules import standing_here
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families as stored
from hivedesk.store.changes import Act


def join_hive(desk: Desk, family_id: FamilyId, joined_on: date) -> Changed:
    """From the waiting list into the Hive; a family that left comes back.

    Raises:
        RuleRefused: it is in the Hive already, or the day cannot be.
    """
    household = _household(desk, family_id)
    family = household.family
    if family.status not in (Status.WAITING, Status.LEFT):
        raise RuleRefused("This family is in the Hive already.")
    if joined_on > desk.today:
        raise RuleRefused("This day is still to come.", "Record it on the day on which the family joins.")
    if family.waiting_since and family.status is Status.WAITING and joined_on < family.waiting_since:
        raise RuleRefused("The family would join before it began to wait.", "Check Joined on and Waiting since.")
    joined = replace(family, status=Status.ACTIVE, joined_on=joined_on, left_on=None, left_reason=None, moved_to="")
    with desk.act(ActKind.JOIN_HIVE, family_id) as act:
        act.update(joined)
    return desk.changed(ActKind.JOIN_HIVE, act, family_id)


def new_hold(desk: Desk, family_id: FamilyId) -> Hold:
    """An empty hold for the form to begin with."""
    return Hold(id=desk.new_id(), family_id=family_id, started_on=desk.today)


def put_on_hold(desk: Desk, hold: Hold) -> Changed:
    """Carers take no child for a time; as short as possible.

    Raises:
        RuleRefused: not in the Hive, on hold already, no start or no reason.
    """
    household = _household(desk, hold.family_id)
    if hold_on(household, desk.today) is not None:
        raise RuleRefused("This family is on hold already.", "Use Review the hold.")
    if household.family.status not in (Status.ACTIVE, Status.CLOSING):
        raise RuleRefused("Only a family that is in the Hive can be put on hold.")
    if hold.started_on is None or hold.started_on > desk.today:
        raise RuleRefused("The hold has no start, or one still to come.", "Check On hold since.")
    if not hold.reason.strip():
        raise RuleRefused("The hold has no reason.", "Fill in Reason for the hold.")
    _check_review(hold, hold.started_on)
    with desk.act(ActKind.PUT_ON_HOLD, hold.family_id) as act:
        act.insert(replace(hold, ended_on=None))
        act.update(replace(household.family, status=Status.ON_HOLD))
    return desk.changed(ActKind.PUT_ON_HOLD, act, hold.family_id, hold.id)


def review_hold(desk: Desk, hold: Hold, came_to: str = "") -> Changed | None:
    """Write what the review came to, beneath earlier reviews, and when the next one is; None where nothing differs.

    Raises:
        RuleRefused: the next review is not in the future.
    """
    if hold.review_on is None or hold.review_on <= desk.today:
        raise RuleRefused(
            "The hold has no next review.", "Fill in Next review of the hold with a day to come, or use End the hold."
        )
    if came_to.strip():
        signed = ", ".join(part for part in (format_date(desk.today), desk.author) if part)
        hold = replace(hold, outcome=_beneath(hold.outcome, f"{signed}: {came_to.strip()}"))
    if desk.store.get(Hold, hold.id) == hold:
        return None
    with desk.act(ActKind.REVIEW_HOLD, hold.family_id) as act:
        act.update(hold)
    return desk.changed(ActKind.REVIEW_HOLD, act, hold.family_id, hold.id)


def end_hold(desk: Desk, hold: Hold) -> Changed:
    """The carers can take children again.

    Raises:
        RuleRefused: no end, or one that cannot be.
    """
    if hold.ended_on is None or hold.ended_on > desk.today:
        raise RuleRefused("The hold has no end, or one still to come.", "Check Hold ended on.")
    if hold.started_on is not None and hold.ended_on < hold.started_on:
        raise RuleRefused("The hold ends before it starts.", "Check Hold ended on and On hold since.")
    family = _household(desk, hold.family_id).family
    status = Status.CLOSING if family.left_on is not None else Status.ACTIVE  # a day to leave was planned before
    with desk.act(ActKind.END_HOLD, hold.family_id) as act:
        act.update(hold)
        if family.status is Status.ON_HOLD:
            act.update(replace(family, status=status))
    return desk.changed(ActKind.END_HOLD, act, hold.family_id, hold.id)


def close_family(desk: Desk, family_id: FamilyId, left_on: date, reason: LeavingReason) -> Changed:
    """The family leaves the Hive; with a day still to come it is closing until then.

    Raises:
        RuleRefused: it has left already, or a child still lives with it on that day.
    """
    return _leave(desk, ActKind.CLOSE_FAMILY, family_id, left_on, reason, "")


def move_family(desk: Desk, family_id: FamilyId, left_on: date, hive: str) -> Changed:
    """The family moves to another Hive; its children move with it.

    Raises:
        RuleRefused: it has left already, or the other Hive has no name.
    """
    if not hive.strip():
        raise RuleRefused("The other Hive has no name.", "Fill in Moved to.")
    return _leave(desk, ActKind.MOVE_FAMILY, family_id, left_on, LeavingReason.MOVED_HIVE, hive.strip())


def _leave(desk: Desk, kind: ActKind, family_id: FamilyId, left_on: date, reason: LeavingReason, hive: str) -> Changed:
    household = _household(desk, family_id)
    family, gone = household.family, left_on <= desk.today
    if family.status is Status.LEFT:
        raise RuleRefused("This family has left already.")
    start = family.joined_on or family.waiting_since
    if start is not None and left_on < start:
        raise RuleRefused("The family would leave before it came.", "Check Left on.")
    if gone and reason is not LeavingReason.MOVED_HIVE and standing_here(household, left_on):
        raise RuleRefused(
            "A child in care is still placed with this family.", "End the placement first: it asks how and why."
        )
    status = Status.LEFT if gone else Status.CLOSING
    kind = kind if gone else ActKind.PLAN_LEAVING
    with desk.act(kind, family_id) as act:
        act.update(replace(family, status=status, left_on=left_on, left_reason=reason, moved_to=hive))
        if gone and reason is LeavingReason.MOVED_HIVE:
            from hivedesk.casework.exchange.moving import seal_family_for  # what seals: when needed, for start-up time

            seal_family_for(desk, act, family_id, hive, left_on)
        if gone:
            _end_open_hold(act, household, left_on)
    return desk.changed(kind, act, family_id)


def _end_open_hold(act: Act, household: Household, left_on: date) -> None:
    for hold in household.holds:
        if hold.ended_on is None:
            ended = max(left_on, hold.started_on or left_on)
            act.update(replace(hold, ended_on=ended, outcome=_beneath(hold.outcome, "The family left the Hive.")))


def _beneath(earlier: str, words: str) -> str:
    return f"{earlier.rstrip()}\n{words}" if earlier.strip() else words


def _check_review(hold: Hold, start: date) -> None:
    if hold.review_on is not None and hold.review_on < start:
        raise RuleRefused("The review lies before the hold.", "Check Review of the hold.")


def _household(desk: Desk, family_id: FamilyId) -> Household:
    try:
        return stored.household(desk.store, family_id)
    except KeyError:
        raise RuleRefused("This family is no longer in the Hive's records.", "Undo may bring it back.") from None
