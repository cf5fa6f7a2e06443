"""Brings status, holds and placements on record up to date with a sheet, as far as a sheet may.

A list may be older than the record, and its writer may only have forgotten a line. So an import never does what is a
deed of the worker: it ends no hold and no placement, closes no family, puts nobody back on the waiting list and
brings nobody back who left. What of the sheet is therefore not taken, `why_status_stays` says in a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from hivedesk.domain.families import Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId, PlacementId
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import Hold
from hivedesk.incoming.spreadsheet.proposal import ProposedFamily

_LEAVING = frozenset({"status", "left_on", "left_reason", "moved_to"})

_LEFT_STAYS = "On record this family has left, and that stays so. If it came back, change that on its card."
_NOT_CLOSED = "The sheet says that this family left. An import closes no family: use Close on its card."
_HOLD_STAYS = "On record this family is on hold, and that stays so. To end it, use End the hold on its card."
_HOLD_OVER = "The sheet's hold has ended on record, and that stays so. For a new one, use Put on hold on the card."
_NOT_WAITING = "The sheet has this family on the waiting list. On record it has joined the Hive, and that stays so."


def why_status_stays(existing: Household, proposed: ProposedFamily) -> str:
    """Why the status, or the hold, that the sheet states is not taken; "" where it is, or where it states none."""
    now, stated = existing.family.status, proposed.household.family.status
    if "status" not in proposed.stated:
        return ""
    if stated is Status.ON_HOLD and now is not Status.LEFT:
        return _HOLD_OVER if _speaks_of_ended_hold(existing, proposed.household.holds) else ""
    if stated is now:
        return ""
    if now is Status.LEFT:
        return _LEFT_STAYS
    if stated is Status.LEFT:
        return _NOT_CLOSED
    if now is Status.ON_HOLD:
        return _HOLD_STAYS
    return _NOT_WAITING if stated is Status.WAITING else ""


def _speaks_of_ended_hold(existing: Household, stated: tuple[Hold, ...]) -> bool:
    """Whether the stated hold began before one that has ended; without its day it is a new one only if it stands."""
    ends = [hold.ended_on for hold in existing.holds if hold.ended_on is not None]
    if not ends:
        return False
    start = next((hold.started_on for hold in stated), None)
    return existing.family.status is not Status.ON_HOLD if start is None else start < max(ends)


def stated_fields(existing: Household, proposed: ProposedFamily) -> frozenset[str]:
    """The fields of the family that are taken from the sheet."""
    return proposed.stated - _LEAVING if why_status_stays(existing, proposed) else proposed.stated


def merged_holds(existing: Household, proposed: ProposedFamily, new_id: Callable[[], str]) -> tuple[Hold, ...]:
    """The open hold with what the sheet states of it; or the sheet's as a new one, where none is open."""
    stated = next(iter(proposed.household.holds), None)
    if stated is None or why_status_stays(existing, proposed):
        return existing.holds
    standing = next((hold for hold in existing.holds if hold.ended_on is None), None)
    if standing is not None:
        values = _said(stated)
        return tuple(replace(hold, **values) if hold is standing else hold for hold in existing.holds)
    if existing.holds and existing.family.status is Status.ON_HOLD:
        return existing.holds  # the day on which it will end is known
    return (replace(stated, id=new_id(), family_id=existing.family.id), *existing.holds)


def _said(hold: Hold) -> dict[str, Any]:
    blank = Hold(id=hold.id, family_id=hold.family_id)
    every = {field.name: getattr(hold, field.name) for field in fields(hold)}
    return {name: value for name, value in every.items() if value != getattr(blank, name)}


def starts_of(stated: tuple[Placement, ...], ids: Mapping[ChildId, ChildId]) -> dict[ChildId, date]:
    """Since when the sheet has each child placed, by the child's id on record."""
    return {
        ids[placement.child_id]: placement.started_on
        for placement in stated
        if placement.started_on is not None and placement.child_id in ids
    }


def with_starts(
    existing: tuple[Placement, ...], starts: Mapping[ChildId, date], family_id: FamilyId, new_id: Callable[[], str]
) -> tuple[Placement, ...]:
    """The placements with the starts that a sheet states; ended ones stay as they are, and none comes to overlap one.

    A child without a placement that goes on begins a new one.
    """
    placements = list(existing)
    for child_id, start in starts.items():
        own = [placement for placement in placements if placement.child_id == child_id]
        if any(_is_known(placement, start) for placement in own):
            continue
        standing = [placement for placement in own if placement.ended_on is None]
        if not standing:
            begun = Placement(id=PlacementId(new_id()), family_id=family_id, child_id=child_id, started_on=start)
            placements.insert(0, begun)
        elif len(standing) == 1:
            placements[placements.index(standing[0])] = replace(standing[0], started_on=start)
    return tuple(placements)


def _is_known(placement: Placement, start: date) -> bool:
    """Whether the start is this placement's, or lies before its end."""
    return placement.started_on == start or (placement.ended_on is not None and start < placement.ended_on)
