"""The rota of a month: hosts by nights, who stays with whom, who waits for a host, and whether a stay may be moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.fair_turns import child_nights_hosted
from hivedesk.casework.hosts import HostLine, host_lines
from hivedesk.casework.stay_requests import RequestLine, request_lines
from hivedesk.casework.stay_situation import situation_between
from hivedesk.casework.stays import move_stay, offer_stay
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.household import is_on_hold
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.answers import HostAnswer, Visit
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import (
    ExceptionKind,
    HostException,
    RequestId,
    Stay,
    StayId,
    Urgency,
)
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import OPEN, StayState, days_between, nights_between, not_placed, stands, state_of
from hivedesk.foundation.clock import at_london, format_date, local
from hivedesk.store import stays as stored


class Free(StrEnum):
    """Whether a host takes somebody on a night; the value is how it is said."""

    FREE = "free"
    ASK = "to be asked"  # outside the usual pattern, or no pattern is recorded
    AWAY = "cannot host"


@dataclass(frozen=True, kw_only=True)
class RotaBar:
    """Children with a host, or waiting for one: a stay, or a request without one."""

    request_id: RequestId
    stay_id: StayId | None  # None: still without a host
    host_id: FamilyId | None
    child_ids: tuple[ChildId, ...]
    names: tuple[str, ...]  # as the children like to be called
    home: str  # the name of the family with whom they live
    starts_at: datetime
    ends_at: datetime
    state: StayState
    urgent: bool
    pinned: bool = False

    @property
    def key(self) -> str:
        """The same from reading to reading."""
        return self.stay_id or f"request/{self.request_id}"

    @property
    def is_day_care(self) -> bool:
        """Whether it lies within one day."""
        return not nights_between(self.starts_at, self.ends_at)

    @property
    def days(self) -> tuple[date, ...]:
        """The nights by the dates on which they begin; of day care its day."""
        return nights_between(self.starts_at, self.ends_at) or days_between(self.starts_at, self.ends_at)

    @property
    def movable(self) -> bool:
        """Whether it may be given another host or other dates."""
        return self.state in OPEN or self.stay_id is None


@dataclass(frozen=True, kw_only=True)
class HostRow:
    """A host's line of the month."""

    family_id: FamilyId
    name: str
    is_worker: bool
    has_offer: bool
    child_nights: int  # hosted over the last twelve months, and arranged
    free: tuple[Free, ...]  # one a night of the month
    why: tuple[str, ...]  # … and why not, where something is written
    bars: tuple[RotaBar, ...]


@dataclass(frozen=True, kw_only=True)
class RotaBoard:
    """A month."""

    nights: tuple[date, ...]
    hosts: tuple[HostRow, ...]
    waiting: tuple[RotaBar, ...]  # requests, or what is left of them, without a host


def rota_board(desk: Desk, first: date, last: date) -> RotaBoard:
    """The rota of the nights from ``first`` to ``last``."""
    nights = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    start, stop = at_london(first, 0), at_london(last + timedelta(days=1), 0)
    stays = [stay for stay in stored.stays_between(desk.store, start, stop) if stands(stay)]
    requests = stored.requests_with(desk.store, [stay.request_id for stay in stays])
    requests |= {one.id: one for one in stored.requests_between(desk.store, start, stop)}
    lines = {line.request.id: line for line in request_lines(desk, requests.values())}
    bars = [_stay_bar(stay, lines[stay.request_id]) for stay in stays]
    before = child_nights_hosted(desk, last)
    exceptions = stored.exceptions_from(desk.store, first)
    hosts = host_lines(desk)
    known = {line.household.family.id for line in hosts}
    gone = dict.fromkeys(bar.host_id for bar in bars if bar.host_id is not None and bar.host_id not in known)
    names = desk.family_names()
    rows = [_host_row(line, nights, exceptions, bars, before) for line in hosts]
    rows += [_former_row(host_id, names.get(host_id, "A former host"), nights, bars, before) for host_id in gone]
    return RotaBoard(nights=nights, hosts=tuple(rows), waiting=tuple(_waiting(lines.values(), start, stop)))


class MoveCheck:
    """Whether a bar may stand with another host or on other dates, asked again and again while it is dragged."""

    def __init__(self, desk: Desk, bar: RotaBar, first: date, last: date) -> None:
        """Read the records once, for the nights from ``first`` to ``last``."""
        request = stored.requests_with(desk.store, [bar.request_id])[bar.request_id]
        self._request = request
        self._bar = bar
        self._situation: Situation = situation_between(
            desk, min(first, bar.days[0]), max(last, bar.days[-1]), [request]
        )
        self._known: dict[tuple[FamilyId, date], HostAnswer] = {}

    @property
    def home_id(self) -> FamilyId:
        """With whom the children live."""
        return self._request.family_id

    def answer(self, host_id: FamilyId, first_day: date) -> HostAnswer:
        """What the rules say of the bar with this host, beginning on this day at its hour."""
        key = (host_id, first_day)
        if key not in self._known:
            starts_at, ends_at = times_from(self._bar, first_day)
            visit = Visit(
                request=self._request,
                host_id=host_id,
                child_ids=self._bar.child_ids,
                starts_at=starts_at,
                ends_at=ends_at,
                stay_id=self._bar.stay_id,
            )
            self._known[key] = may_host(visit, self._situation)
        return self._known[key]


def times_from(bar: RotaBar, first_day: date) -> tuple[datetime, datetime]:
    """When it begins and ends if it begins on this day; the hours on the wall stay."""
    begin, end = local(bar.starts_at), local(bar.ends_at)
    last_day = first_day + (end.date() - begin.date())
    return at_london(first_day, begin.hour, begin.minute), at_london(last_day, end.hour, end.minute)


def place_bar(desk: Desk, bar: RotaBar, host_id: FamilyId, first_day: date) -> Changed | None:
    """Give a stay another host or date, or a waiting request its host. One act.

    Raises:
        RuleRefused: a rule fails and nobody has decided otherwise, or it has begun.
    """
    starts_at, ends_at = times_from(bar, first_day)
    if bar.stay_id is not None:
        return move_stay(desk, bar.stay_id, host_id, starts_at, ends_at)
    return offer_stay(desk, bar.request_id, host_id, child_ids=bar.child_ids, starts_at=starts_at, ends_at=ends_at)


def _stay_bar(stay: Stay, line: RequestLine) -> RotaBar:
    return RotaBar(
        request_id=stay.request_id,
        stay_id=stay.id,
        host_id=stay.host_id,
        child_ids=stay.child_ids,
        names=_names(line, stay.child_ids),
        home=line.family_name,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        state=state_of(stay),
        urgent=line.request.urgency is Urgency.EMERGENCY,
        pinned=stay.pinned,
    )


def _waiting(lines: Iterable[RequestLine], start: datetime, stop: datetime) -> Iterable[RotaBar]:
    """What of the requests has no host yet, the urgent ones first."""
    found = [line for line in lines if line.state is StayState.ASKED and start <= line.request.starts_at < stop]
    for line in sorted(found, key=lambda one: (one.request.urgency is Urgency.PLANNED, one.request.starts_at)):
        left = not_placed(line.request, line.stays)
        yield RotaBar(
            request_id=line.request.id,
            stay_id=None,
            host_id=None,
            child_ids=left,
            names=_names(line, left),
            home=line.family_name,
            starts_at=line.request.starts_at,
            ends_at=line.request.ends_at,
            state=StayState.ASKED,
            urgent=line.request.urgency is Urgency.EMERGENCY,
        )


def _names(line: RequestLine, child_ids: Sequence[ChildId]) -> tuple[str, ...]:
    children: dict[ChildId, ChildInCare] = {child.id: child for child in line.children}
    return tuple(called(children[one]) if one in children else "a child no longer on record" for one in child_ids)


def _host_row(
    line: HostLine,
    nights: Sequence[date],
    exceptions: Sequence[HostException],
    bars: Sequence[RotaBar],
    hosted: Mapping[FamilyId, int],
) -> HostRow:
    family_id = line.household.family.id
    own = [one for one in exceptions if one.family_id == family_id]
    marks = [_free(line, own, night) for night in nights]
    return HostRow(
        family_id=family_id,
        name=line.name,
        is_worker=line.is_worker,
        has_offer=line.offer is not None,
        child_nights=hosted.get(family_id, 0),
        free=tuple(free for free, _ in marks),
        why=tuple(why for _, why in marks),
        bars=tuple(bar for bar in bars if bar.host_id == family_id),
    )


def _former_row(
    host_id: FamilyId, name: str, nights: Sequence[date], bars: Sequence[RotaBar], hosted: Mapping[FamilyId, int]
) -> HostRow:
    """A family that hosts no more, with the stays that it had."""
    return HostRow(
        family_id=host_id,
        name=name,
        is_worker=False,
        has_offer=False,
        child_nights=hosted.get(host_id, 0),
        free=(Free.AWAY,) * len(nights),
        why=("hosts no more",) * len(nights),
        bars=tuple(bar for bar in bars if bar.host_id == host_id),
    )


def _free(line: HostLine, exceptions: Sequence[HostException], night: date) -> tuple[Free, str]:
    house, offer = line.household, line.offer
    if is_on_hold(house, night):
        return Free.AWAY, "on hold"
    approved_on = house.approval.approved_on if house.approval is not None else None
    if approved_on is not None and night < approved_on:
        return Free.AWAY, f"approved only from {format_date(approved_on)}"
    today = [one for one in exceptions if one.first_day <= night <= one.last_day]
    away = next((one for one in today if one.kind is ExceptionKind.CANNOT), None)
    if away is not None:
        return Free.AWAY, away.why
    if any(one.kind is ExceptionKind.CAN for one in today):
        return Free.FREE, ""
    if offer is None:
        return Free.ASK, "what they offer is not recorded"
    return (Free.FREE, "") if night.isoweekday() in offer.nights else (Free.ASK, "outside their usual nights")
