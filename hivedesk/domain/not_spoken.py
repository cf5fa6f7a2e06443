"""Whom the worker has not spoken to lately: an order with its reasons, for her to choose from.

Days since a two-way contact, plus the policy's days for what makes a talk more pressing. Families who like to be
called at this time of day come first, then those of whom it is not known, then the others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from hivedesk.domain.families import DayPart, Family, Status
from hivedesk.domain.household import Household, hold_on, is_newly_approved
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import Activity, May, may_take_part
from hivedesk.domain.placements import Placement
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import format_date, local


class Reach(IntEnum):
    """How this time of day suits the family; the order in which they are shown."""

    LIKES_NOW = 0
    NOT_RECORDED = 1
    OTHER_TIMES = 2


@dataclass(frozen=True)
class NotSpoken:
    """A family, and why it is worth a call."""

    family: Family
    days: int | None  # since the last two-way contact; None = never
    weight: int  # days that the reasons add
    reasons: tuple[str, ...]  # in words, the days first
    reach: Reach


def not_spoken_to_lately(
    households: Iterable[Household],
    last_two_way: Mapping[FamilyId, datetime | None],
    asked_for_a_call: Iterable[FamilyId],
    now: datetime,
    policy: Policy,
) -> tuple[NotSpoken, ...]:
    """Families of the Hive to whom 1:1 support is due, the most pressing first.

    A family is named from the policy's days on, weights included; one that was never spoken with or asked for a
    call always.
    """
    everybody = whom_to_ring(households, last_two_way, asked_for_a_call, now, policy)
    return tuple(line for line in everybody if is_lately_missed(line, policy))


def whom_to_ring(
    households: Iterable[Household],
    last_two_way: Mapping[FamilyId, datetime | None],
    asked_for_a_call: Iterable[FamilyId],
    now: datetime,
    policy: Policy,
) -> tuple[NotSpoken, ...]:
    """Every family of the Hive to whom 1:1 support is due, in the same order, however lately she spoke with it."""
    asked = set(asked_for_a_call)
    found = [
        _line(household, last_two_way.get(household.family.id), household.family.id in asked, now, policy)
        for household in households
        if household.family.status is not Status.WAITING
        and may_take_part(household.family, Activity.ONE_TO_ONE) is May.YES
    ]
    return tuple(sorted(found, key=_order))


def is_lately_missed(line: NotSpoken, policy: Policy) -> bool:
    """Whether it is long enough ago, weights included, to be named."""
    return line.days is None or line.days + line.weight >= policy.not_spoken.least_days


def reach_at(family: Family, now: datetime) -> Reach:
    """Whether the family likes to be called at this time."""
    if not family.preferred_times:
        return Reach.NOT_RECORDED
    return Reach.LIKES_NOW if any(_suits(part, local(now)) for part in family.preferred_times) else Reach.OTHER_TIMES


_HOURS: dict[DayPart, tuple[time, time]] = {
    DayPart.MORNING: (time(7), time(12)),
    DayPart.SCHOOL_HOURS: (time(10), time(14)),
    DayPart.AFTERNOON: (time(12), time(17)),
    DayPart.EVENING: (time(17), time(20)),
    DayPart.LATE_EVENING: (time(20), time(22)),
}
_SCHOOL_DAYS = range(1, 6)
_SATURDAY = 6


def _suits(part: DayPart, moment: datetime) -> bool:
    if part is DayPart.SATURDAY:
        return moment.isoweekday() == _SATURDAY
    if part is DayPart.SCHOOL_HOURS and moment.isoweekday() not in _SCHOOL_DAYS:
        return False
    start, end = _HOURS[part]
    return start <= moment.time() < end


def _line(household: Household, last: datetime | None, asked: bool, now: datetime, policy: Policy) -> NotSpoken:
    today = local(now).date()
    days = None if last is None else (today - local(last).date()).days
    weights = list(_weights(household, asked, today, policy))
    words = "never spoken to" if days is None else _days_words(days)
    return NotSpoken(
        family=household.family,
        days=days,
        weight=sum(weight for weight, _ in weights),
        reasons=(words, *(reason for _, reason in weights)),
        reach=reach_at(household.family, now),
    )


def _weights(household: Household, asked: bool, today: date, policy: Policy) -> Iterator[tuple[int, str]]:
    """What makes a talk more pressing: the policy's days, and the reason in words."""
    weights, clocks = policy.not_spoken, policy.clocks
    if asked:
        yield weights.asked_for_a_call, "asked for a call"
    if hold_on(household, today) is not None:
        yield weights.on_hold, "on hold"
    end = _nearest(household, _end, today, clocks.ending_soon_days, ahead=clocks.ending_soon_days)
    if end is not None:
        word = "ends" if end > today else "ended"
        yield weights.ending_soon, f"a placement {word} on {format_date(end)}"
    start = _nearest(household, _start, today, clocks.new_child_days)
    if start is not None:
        yield weights.new_child, f"a new child since {format_date(start)}"
    if is_newly_approved(household.approval, today):
        yield weights.newly_approved, "newly approved"


def _nearest(
    household: Household, of: Callable[[Placement], date | None], today: date, back: int, ahead: int = 0
) -> date | None:
    """The day nearest to today among the placements' days from so many days back to so many ahead."""
    first, last = today - timedelta(days=back), today + timedelta(days=ahead)
    days = [day for placement in household.placements if (day := of(placement)) is not None and first <= day <= last]
    return min(days, key=lambda day: abs((day - today).days), default=None)


def _start(placement: Placement) -> date | None:
    return placement.started_on


def _end(placement: Placement) -> date | None:
    return placement.ended_on or placement.expected_end_on


def _order(line: NotSpoken) -> tuple[int, bool, int, str]:
    return line.reach, line.days is not None, -((line.days or 0) + line.weight), line.family.name.casefold()


def _days_words(days: int) -> str:
    return {0: "spoken to today", 1: "spoken to yesterday"}.get(days, f"{days} days ago")
