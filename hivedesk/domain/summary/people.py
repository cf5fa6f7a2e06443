"""Counts families and people: who belonged to the Hive, who came and went, who waits, who is on hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from hivedesk.domain.clocks.standing import hold_review_due
from hivedesk.domain.families import (
    Family,
    FamilyKind,
    LeavingReason,
    OwnChild,
    Status,
    age_on,
    is_open,
)
from hivedesk.domain.household import Household, hold_on, is_newly_approved, placements_on
from hivedesk.domain.membership import fosters
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Hold
from hivedesk.domain.summary.catalogue import kind_key
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind

LEFT_FOR = {
    "moved": LeavingReason.MOVED_HIVE,
    "guardianship": LeavingReason.SPECIAL_GUARDIANSHIP,
    "adoption": LeavingReason.ADOPTION,
    "other": LeavingReason.OTHER,
}
"""Reasons for leaving that are no loss of carers, by the end of the figure's key."""


def belongs(family: Family, on: date) -> bool:
    """Whether the family belonged to the Hive as that day ended.

    A family marked as left without a date belongs on no day: nobody can say until when it did.
    """
    return is_open(family, on) and not (family.status is Status.LEFT and family.left_on is None)


def fostering_families(households: Iterable[Household], on: date) -> list[Household]:
    """The households of county and connected carers who belonged to the Hive as that day ended."""
    return [house for house in households if fosters(house.family.kind) and belongs(house.family, on)]


def count_families(households: Sequence[Household], first: date, last: date, capacity: int) -> Tallies:
    """Count who belonged, joined and left from ``first`` to ``last``, and of what kind they are."""
    start = [house.family for house in households if belongs(house.family, first - timedelta(days=1))]
    end = [house.family for house in households if belongs(house.family, last)]
    left = [house.family for house in households if _left(house.family, first, last)]
    fostering = fostering_families(households, last)
    return {
        "families.start": counted(_rows(start)),
        "families.joined": counted(
            _row(house.family, house.family.joined_on) for house in households if _joined(house.family, first, last)
        ),
        "families.left": counted(_row(family, family.left_on, text=_reason(family)) for family in left),
        "families.end": counted(_rows(end)),
        **{kind_key(kind): counted(_rows(family for family in end if family.kind is kind)) for kind in FamilyKind},
        "families.occupancy": counted(_rows(house.family for house in fostering), whole=capacity),
        "families.newly_approved": counted(_approvals(fostering, last)),
        "retention.deregistered": counted(
            (_row(family, family.left_on) for family in left if family.left_reason is LeavingReason.DEREGISTERED),
            whole=len(start),
            unknown=any(family.left_reason is None for family in left),
        ),
        **{
            f"retention.{key}": counted(_row(family, family.left_on) for family in left if family.left_reason is reason)
            for key, reason in LEFT_FOR.items()
        },
    }


def count_people(households: Sequence[Household], last: date) -> Tallies:
    """Count carers, children in care and own children in the families as the last day ended."""
    houses = [house for house in households if belongs(house.family, last)]
    own = [child for house in houses for child in house.own_children if _at_home(child, last)]
    ages = {child.id: age_on(child.date_of_birth, last) for child in own}
    young = [child for child in own if (age := ages[child.id]) is not None and age < 12]
    return {
        "people.carers": counted(
            DrillRow(RecordKind.CARER, carer.id, carer.family_id) for house in houses for carer in house.carers
        ),
        "people.children_in_care": counted(
            DrillRow(RecordKind.CHILD_IN_CARE, placement.child_id, placement.family_id, placement.started_on)
            for house in houses
            for placement in placements_on(house, last)
        ),
        "people.own_children": counted(DrillRow(RecordKind.OWN_CHILD, child.id, child.family_id) for child in own),
        "people.own_children_under_12": counted(
            (DrillRow(RecordKind.OWN_CHILD, child.id, child.family_id, child.date_of_birth) for child in young),
            unknown=bool(own) and all(age is None for age in ages.values()),
        ),
    }


def count_waiting(households: Sequence[Household], last: date) -> Tallies:
    """Count the waiting list as the last day ended."""
    waiting = [house.family for house in households if waits(house.family, last)]
    return {
        "waiting.families": counted(_row(family, family.waiting_since) for family in waiting),
        "waiting.ifa_transfers": counted(
            _row(family, family.waiting_since) for family in waiting if family.ifa_transfer
        ),
        "waiting.median_days": counted(_since(waiting, last, lambda family: family.waiting_since)),
    }


def count_holds(households: Sequence[Household], first: date, last: date, policy: Policy) -> Tallies:
    """Count the families on hold as the last day ended, and the holds that began or ended from ``first`` on."""
    holds = [(house.family, hold) for house in households for hold in house.holds]
    held = [(house.family, hold) for house in households if (hold := _hold(house, last)) is not None]
    return {
        "hold.begun": counted(
            _row(family, hold.started_on)
            for family, hold in holds
            if hold.started_on and first <= hold.started_on <= last
        ),
        "hold.ended": counted(
            _row(family, hold.ended_on) for family, hold in holds if hold.ended_on and first <= hold.ended_on <= last
        ),
        "hold.families": counted(_row(family, hold.started_on) for family, hold in held),
        "hold.median_days": counted(
            _row(family, hold.started_on, (last - hold.started_on).days, "days")
            for family, hold in held
            if hold.started_on is not None
        ),
        "hold.overdue": counted(
            _row(family, hold.review_on, text="review was due")
            for family, hold in held
            if (due := hold_review_due(hold, policy)) is None or due < last
        ),
    }


def _row(family: Family, on: date | None = None, amount: int = 1, text: str = "") -> DrillRow:
    return DrillRow(RecordKind.FAMILY, family.id, family.id, on, amount, text)


def _rows(families: Iterable[Family]) -> Iterator[DrillRow]:
    return (_row(family, family.joined_on) for family in families)


def _reason(family: Family) -> str:
    return family.left_reason.value if family.left_reason is not None else "reason not recorded"


def _dates_can_be(family: Family) -> bool:
    return family.joined_on is None or family.left_on is None or family.joined_on <= family.left_on


def _joined(family: Family, first: date, last: date) -> bool:
    """Whether it joined on one of these days; a family still waiting has not joined, whatever its dates say."""
    if family.status is Status.WAITING or (family.status is Status.LEFT and family.left_on is None):
        return False
    return family.joined_on is not None and first <= family.joined_on <= last and _dates_can_be(family)


def _left(family: Family, first: date, last: date) -> bool:
    if family.status is Status.WAITING:
        return False
    return family.left_on is not None and first <= family.left_on <= last and _dates_can_be(family)


def waits(family: Family, last: date) -> bool:
    """Whether it was on the waiting list as the day ended, also if it has joined since."""
    begun = family.waiting_since is None or family.waiting_since <= last
    if family.left_on is not None and family.left_on <= last:
        return False
    if family.status is Status.WAITING:
        return begun
    return family.waiting_since is not None and begun and family.joined_on is not None and family.joined_on > last


def _hold(house: Household, last: date) -> Hold | None:
    """The hold that stood as the day ended, of a family that belonged to the Hive then."""
    return hold_on(house, last) if belongs(house.family, last) else None


def _at_home(child: OwnChild, last: date) -> bool:
    """Whether the child was born and living at home; a date of leaving home says more than the tick."""
    if child.date_of_birth is not None and child.date_of_birth > last:
        return False
    return child.lives_at_home if child.left_home_on is None else last < child.left_home_on


def _approvals(houses: Iterable[Household], last: date) -> Iterator[DrillRow]:
    for house in houses:
        approval = house.approval
        if approval is not None and approval.approved_on is not None and approval.approved_on <= last:
            new = is_newly_approved(approval, last)
            yield _row(house.family, approval.approved_on, int(new), "newly approved" if new else "approved earlier")


def _since(families: Iterable[Family], last: date, start: Callable[[Family], date | None]) -> Iterator[DrillRow]:
    """Days from each family's start date; those without one are left out."""
    for family in families:
        day = start(family)
        if day is not None:
            yield _row(family, day, (last - day).days, "days")
