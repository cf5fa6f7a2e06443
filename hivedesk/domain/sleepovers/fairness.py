"""How the nights were shared out among the hosts over the months that the policy names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.families import months_after
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.stay import actual_times, nights_between, stands


@dataclass(frozen=True, kw_only=True)
class Hosted:
    """What one host took on. Day care counts no night."""

    nights: int = 0  # each night once, however many children
    child_nights: int = 0


def hosted_before(day: date, stays: Iterable[Stay], fair_months: int) -> dict[FamilyId, Hosted]:
    """What each host took on in the ``fair_months`` months before a day (``policy.stays.fair_months``).

    Stays that took place count the nights that they really had, arranged ones those that are arranged; cancelled ones
    none.
    """
    first = months_after(day, -fair_months)
    nights: dict[FamilyId, set[date]] = defaultdict(set)
    child_nights: dict[FamilyId, int] = defaultdict(int)
    for stay in stays:
        if stands(stay):
            there = {night for night in nights_between(*actual_times(stay)) if first <= night < day}
            nights[stay.host_id] |= there
            child_nights[stay.host_id] += len(there) * len(stay.child_ids)
    return {
        host_id: Hosted(nights=len(nights[host_id]), child_nights=child_nights[host_id])
        for host_id in nights
        if nights[host_id]
    }


def child_nights_before(day: date, stays: Iterable[Stay], fair_months: int) -> Mapping[FamilyId, int]:
    """The child-nights alone: what the planner is given."""
    return {host_id: one.child_nights for host_id, one in hosted_before(day, stays, fair_months).items()}
