"""The rota of a month on paper: who hosts on which night, and what was not met.

Children stand by their initials. There is no field for a risk, for health, or for a reason that tells about a child.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hivedesk.domain.families import ChildInCare, full_name, initials
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import Outcome, RefusalReason, RequestId, Stay, StayRequest
from hivedesk.domain.sleepovers.stay import (
    StayState,
    actual_times,
    days_between,
    nights_between,
    not_placed,
    request_state,
    stands,
    state_of,
    when,
)
from hivedesk.foundation.clock import format_date

NO_HOST_YET = "no host yet"
_SAID = frozenset(
    {
        RefusalReason.NO_HOST,
        RefusalReason.LIMIT_OR_TERMS,
        RefusalReason.NO_ROOM,
        RefusalReason.NOT_AUTHORISED,
        RefusalReason.TOO_LATE,
    }
)
"""Reasons that speak of hosts or of the service; the others would tell about a child."""


@dataclass(frozen=True)
class RotaMark:
    """A child with a host on one night, or by day."""

    initials: str  # "A. S."
    day_care: bool = False
    authorised: bool = True


@dataclass(frozen=True, kw_only=True)
class RotaHost:
    """A host's line of the month."""

    name: str
    marks: Mapping[date, tuple[RotaMark, ...]]  # by the date on which the night begins; of day care by its day
    child_nights: int  # in this month


@dataclass(frozen=True, kw_only=True)
class RotaStay:
    """A stay of the month in words."""

    host: str
    children: str  # their initials
    when: str
    nights: int  # all of them, also those beyond the month; 0 for day care
    transport: str
    authorised: str
    state: str


@dataclass(frozen=True)
class UnmetRequest:
    """A request of the month that somebody has no host for."""

    children: str
    when: str
    why: str


@dataclass(frozen=True, kw_only=True)
class RotaPrint:
    """A month as it is printed."""

    year: int
    month: int
    days: tuple[date, ...]
    hosts: tuple[RotaHost, ...]
    stays: tuple[RotaStay, ...]
    unmet: tuple[UnmetRequest, ...]

    @property
    def child_nights(self) -> int:
        """Of all hosts in this month."""
        return sum(host.child_nights for host in self.hosts)


@dataclass(frozen=True, kw_only=True)
class RotaRecords:
    """The records of a month, from which its print is made."""

    days: tuple[date, ...]
    hosts: Mapping[FamilyId, str]  # who is listed even without a stay, by name, in the order of the rows
    names: Mapping[FamilyId, str]  # of every family
    children: Mapping[ChildId, ChildInCare]
    requests: Sequence[StayRequest]  # of the month, and those behind its stays
    stays: Sequence[Stay]  # of the month, and of those requests


def print_of(records: RotaRecords) -> RotaPrint:
    """The month as it is printed: stays that stand, and requests for which somebody has no host."""
    first = records.days[0]
    standing = [stay for stay in records.stays if stands(stay) and set(_days(stay)) & set(records.days)]
    standing.sort(key=lambda stay: actual_times(stay))
    ids = dict.fromkeys([*records.hosts, *(stay.host_id for stay in standing)])
    return RotaPrint(
        year=first.year,
        month=first.month,
        days=records.days,
        hosts=tuple(_host(records, host_id, standing) for host_id in ids),
        stays=tuple(_stay(records, stay) for stay in standing),
        unmet=tuple(_unmet(records)),
    )


def child_initials(child: ChildInCare | None) -> str:
    """``A. S.``, of the name the child likes."""
    if child is None:
        return "?"
    return initials(f"{child.known_as.strip() or child.first_name} {child.last_name}") or initials(full_name(child))


def _days(stay: Stay) -> tuple[date, ...]:
    """Its nights, else the day of its day care, as far as is known how it took place."""
    begun, ended = actual_times(stay)
    return nights_between(begun, ended) or days_between(begun, ended)


def _is_day_care(stay: Stay) -> bool:
    return not nights_between(*actual_times(stay))


def _host(records: RotaRecords, host_id: FamilyId, stays: Iterable[Stay]) -> RotaHost:
    marks: dict[date, list[RotaMark]] = {}
    nights = 0
    for stay in stays:
        if stay.host_id != host_id:
            continue
        day_care = _is_day_care(stay)
        for day in set(_days(stay)) & set(records.days):
            nights += 0 if day_care else len(stay.child_ids)
            marks.setdefault(day, []).extend(
                RotaMark(child_initials(records.children.get(child_id)), day_care, stay.authorised_on is not None)
                for child_id in stay.child_ids
            )
    name = records.hosts.get(host_id) or records.names.get(host_id) or "a former host"
    return RotaHost(name=name, marks={day: tuple(found) for day, found in marks.items()}, child_nights=nights)


def _stay(records: RotaRecords, stay: Stay) -> RotaStay:
    begun, ended = actual_times(stay)
    return RotaStay(
        host=records.names.get(stay.host_id, "a former host"),
        children=_children(records, stay.child_ids),
        when=when(replace(stay, starts_at=begun, ends_at=ended)),
        nights=0 if _is_day_care(stay) else len(_days(stay)),
        transport=stay.transport,
        authorised=_authorised(stay),
        state=_state(stay),
    )


def _state(stay: Stay) -> str:
    state = state_of(stay)
    return "ready: sheet given" if state is StayState.READY else state.value


def _authorised(stay: Stay) -> str:
    if stay.authorised_on is None:
        return "not yet"
    told = (stay.authorised_by, format_date(stay.authorised_on), stay.authorised_ref)
    return ", ".join(part.strip() for part in told if part.strip())


def _unmet(records: RotaRecords) -> Iterable[UnmetRequest]:
    stays: dict[RequestId, list[Stay]] = {}
    for stay in records.stays:
        stays.setdefault(stay.request_id, []).append(stay)
    for request in sorted(records.requests, key=lambda one: one.starts_at):
        own = stays.get(request.id, [])
        if request_state(request, own) not in (StayState.ASKED, StayState.REFUSED):
            continue
        if not set(days_between(request.starts_at, request.ends_at)) & set(records.days):
            continue
        yield UnmetRequest(_children(records, not_placed(request, own)), when(request), _why(request))


def _why(request: StayRequest) -> str:
    if request.outcome is not Outcome.REFUSED:
        return NO_HOST_YET
    return request.refusal.value if request.refusal in _SAID and request.refusal is not None else "could not be met"


def _children(records: RotaRecords, child_ids: Iterable[ChildId]) -> str:
    return ", ".join(child_initials(records.children.get(child_id)) for child_id in child_ids)
