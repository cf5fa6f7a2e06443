"""Stays and their states: what a stay is on a day follows from what is written of it, never from a word beside it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.records import Outcome, Stay, StayRequest
from hivedesk.foundation.clock import at_london, format_date, format_time, local
from hivedesk.foundation.errors import RuleRefused

_LONGEST_NIGHTS = 31
_REMEMBERED = 2**14  # nights and days of so many times: the planner asks for the same ones again and again


class StayState(StrEnum):
    """The states of a stay, in their order; ``ASKED`` and ``REFUSED`` are those of a request without a stay."""

    ASKED = "asked"
    OFFERED = "offered"
    AUTHORISED = "authorised"
    READY = "ready"  # the handover sheet was given
    STARTED = "started"
    RETURNED = "returned"
    DEBRIEFED = "debriefed"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    WITHDRAWN = "not needed any more"


OPEN = (StayState.OFFERED, StayState.AUTHORISED, StayState.READY)
"""Arranged, and still to begin."""

TOOK_PLACE = (StayState.STARTED, StayState.RETURNED, StayState.DEBRIEFED)


def state_of(stay: Stay) -> StayState:
    """Where a stay has got to."""
    if stay.cancelled_on is not None:
        return StayState.CANCELLED
    for reached, state in (
        (stay.debriefed_on, StayState.DEBRIEFED),
        (stay.returned_at, StayState.RETURNED),
        (stay.started_at, StayState.STARTED),
        (stay.sheet_given_on if stay.authorised_on else None, StayState.READY),
        (stay.authorised_on, StayState.AUTHORISED),
    ):
        if reached is not None:
            return state
    return StayState.OFFERED


def request_state(request: StayRequest, stays: Iterable[Stay]) -> StayState:
    """Where a request has got to: that of its stay that is least far, ``ASKED`` while a child has no place."""
    if request.outcome is Outcome.REFUSED:
        return StayState.REFUSED
    if request.outcome is Outcome.WITHDRAWN:
        return StayState.WITHDRAWN
    standing = [stay for stay in stays if stay.request_id == request.id and stands(stay)]
    if not_placed(request, standing):
        return StayState.ASKED
    order = list(StayState)
    return min((state_of(stay) for stay in standing), key=order.index, default=StayState.ASKED)


def not_placed(request: StayRequest, stays: Iterable[Stay]) -> tuple[ChildId, ...]:
    """The children of a request who have no place in any of its stays, in the order of the request."""
    placed = {child for stay in stays if stay.request_id == request.id and stands(stay) for child in stay.child_ids}
    return tuple(child for child in request.child_ids if child not in placed)


def stands(stay: Stay) -> bool:
    """Whether it takes a place: it was not cancelled."""
    return stay.cancelled_on is None


@lru_cache(_REMEMBERED)
def nights_between(starts_at: datetime, ends_at: datetime) -> tuple[date, ...]:
    """The nights from one moment to another: the dates (Europe/London) on which they begin; none within one day."""
    first, last = local(starts_at).date(), local(ends_at).date()
    return tuple(first + timedelta(days=n) for n in range((last - first).days))


@lru_cache(_REMEMBERED)
def days_between(starts_at: datetime, ends_at: datetime) -> tuple[date, ...]:
    """The days from one moment to another, both included; an end at midnight belongs to the day before."""
    first, last = local(starts_at).date(), local(ends_at - timedelta(microseconds=1)).date()
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def actual_times(stay: Stay) -> tuple[datetime, datetime]:
    """When it began and ended as far as that is known, else as arranged."""
    return stay.started_at or stay.starts_at, stay.returned_at or stay.ends_at


def is_day_care(asked: Stay | StayRequest) -> bool:
    """Whether it lies within one day."""
    return not nights_between(asked.starts_at, asked.ends_at)


def nights_of(asked: Stay | StayRequest) -> tuple[date, ...]:
    """The nights of a stay or request as arranged."""
    return nights_between(asked.starts_at, asked.ends_at)


def possible_times(request: StayRequest) -> Iterator[tuple[datetime, datetime]]:
    """From when to when it may be: as asked for first, then the days around it; the hours on the wall stay."""
    for days in sorted(range(-request.flexible_days, request.flexible_days + 1), key=lambda n: (abs(n), n)):
        yield shifted(request.starts_at, days), shifted(request.ends_at, days)


def possible_starts(request: StayRequest) -> Iterator[datetime]:
    """When it may begin, the day that was asked for first."""
    return (start for start, _ in possible_times(request))


def shifted(moment: datetime, days: int) -> datetime:
    """The same hour on the wall clock of Europe/London, some days later (or earlier)."""
    wall = local(moment)
    return at_london(wall.date() + timedelta(days=days), wall.hour, wall.minute) if days else moment


def when(asked: Stay | StayRequest) -> str:
    """``Fri 14 Nov 2026, 16:00, to Sun 16 Nov 2026, 17:00 (2 nights)``; day care by its hours."""
    return times_in_words(asked.starts_at, asked.ends_at)


def times_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """The same for two moments."""
    first, last = local(starts_at).date(), local(ends_at).date()
    if first == last:
        return f"{format_date(first)}, {format_time(starts_at)} to {format_time(ends_at)}"
    nights = (last - first).days
    return (
        f"{format_date(first)}, {format_time(starts_at)}, to {format_date(last)}, {format_time(ends_at)} "
        f"({nights} night{'' if nights == 1 else 's'})"
    )


def check_request(request: StayRequest) -> None:
    """Refuse a request that cannot be.

    Raises:
        RuleRefused: no child, an end before its start, more than 31 nights, wishes that contradict each other.
    """
    if not request.child_ids:
        raise RuleRefused("No child is chosen.", "Choose who is to stay: Children.")
    _check_times(request.starts_at, request.ends_at)
    if not 0 <= request.flexible_days <= 14:
        raise RuleRefused("The dates are more flexible than two weeks.", "Check Days earlier or later.")
    if set(request.wished_host_ids) & {*request.unwanted_host_ids, *request.ruled_out_host_ids}:
        raise RuleRefused("The same family is wished for and kept out.", "Check the hosts.")


def check_stay(stay: Stay, request: StayRequest) -> None:
    """Refuse a stay that cannot be.

    Raises:
        RuleRefused: with the child's own family, for children who are not asked for, or times that cannot be.
    """
    if stay.host_id == request.family_id:
        raise RuleRefused("The host is the child's own family.", "Choose another host.")
    if not stay.child_ids or not set(stay.child_ids) <= set(request.child_ids):
        raise RuleRefused("The stay is not for the children of the request.", "Check the request.")
    _check_times(stay.starts_at, stay.ends_at)


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise RuleRefused("It ends before it begins.", "Check From and To.")
    if len(nights_between(starts_at, ends_at)) > _LONGEST_NIGHTS:
        raise RuleRefused("It lasts longer than a month.", "Check From and To.")
