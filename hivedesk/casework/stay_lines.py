"""What Today says of stays: who arrives and leaves, what a coming one still lacks, what is to be talked over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto

from hivedesk.casework.desk import Desk
from hivedesk.casework.stay_requests import RequestLine, open_requests, request_lines, unanswered_requests
from hivedesk.casework.stay_situation import situation_between
from hivedesk.casework.stays import to_be_approved, visit_of
from hivedesk.domain.calendar.school import Span
from hivedesk.domain.household import Household
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.answers import Verdict
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import RequestId, Stay, StayRequest, Urgency
from hivedesk.domain.sleepovers.stay import OPEN, StayState, stands, state_of
from hivedesk.foundation.clock import at_london, local
from hivedesk.store import stays as stored


class StayNeed(Enum):
    """Why a stay or a request is named, the most pressing first."""

    EMERGENCY = auto()  # asked for now, without a host
    ARRIVES = auto()  # today
    LEAVES = auto()  # today, or was to have left
    STANDS_AGAINST = auto()  # arranged, and a rule stands against it now
    AUTHORISE = auto()
    HOST = auto()  # a request without a host
    SHEET = auto()  # the host has not been told
    DEBRIEF = auto()
    CLOSE = auto()  # a request that nobody met, and nobody answered
    SHEET_BACK = auto()


@dataclass(frozen=True)
class StayLine:
    """A stay, or a request without one, that is named on Today."""

    need: StayNeed
    line: RequestLine
    stay: Stay | None
    due_on: date
    host: str = ""
    words: str = ""  # what stands against it

    @property
    def key(self) -> str:
        """The same from reading to reading."""
        return f"stay/{self.stay.id if self.stay else self.line.request.id}/{self.need.name}"

    @property
    def at(self) -> datetime:
        """When it begins, or ends where it is about the end."""
        about = self.stay or self.line.request
        return about.ends_at if self.need in _ENDS else about.starts_at

    @property
    def children(self) -> tuple[str, ...]:
        """As they like to be called."""
        ids = self.stay.child_ids if self.stay else self.line.request.child_ids
        return tuple(called(child) for child in self.line.children if child.id in ids)


_ENDS = (StayNeed.LEAVES, StayNeed.DEBRIEF, StayNeed.SHEET_BACK)


def stay_lines(desk: Desk, households: Sequence[Household]) -> list[StayLine]:
    """The stays that are worth a word now, the most pressing first."""
    found = [*_requests(desk), *_stays(desk, households)]
    order = list(StayNeed)
    return sorted(found, key=lambda one: (order.index(one.need), one.at, one.key))


def stay_line_words(names: Iterable[str]) -> str:
    """``Mia and Tom``."""
    every = list(names)
    return listed(every) if every else "A child"


def _requests(desk: Desk) -> Iterator[StayLine]:
    """Requests without a host that are near, or were never answered."""
    horizon = desk.clock.now() + timedelta(days=desk.policy.stays.look_ahead_days)
    for line in open_requests(desk):
        day = local(line.request.starts_at).date()
        if line.request.urgency is Urgency.EMERGENCY:
            yield StayLine(StayNeed.EMERGENCY, line, None, day)
        elif line.request.starts_at <= horizon:
            yield StayLine(StayNeed.HOST, line, None, day)
    for line in unanswered_requests(desk):
        yield StayLine(StayNeed.CLOSE, line, None, local(line.request.ends_at).date())


def _stays(desk: Desk, households: Sequence[Household]) -> Iterator[StayLine]:
    now, rules = desk.clock.now(), desk.policy.stays
    ahead = now + timedelta(days=rules.look_ahead_days)
    near = [one for one in stored.stays_between(desk.store, now - timedelta(days=1), ahead) if stands(one)]
    known = {stay.id: stay for stay in (*near, *stored.unfinished(desk.store, now))}
    out = {stay.id: stay for stay in stored.sheets_out(desk.store, now)}
    requests = stored.requests_with(desk.store, [stay.request_id for stay in (*known.values(), *out.values())])
    lines = {line.request.id: line for line in request_lines(desk, requests.values())}
    names = desk.family_names()
    for stay in known.values():
        for need, due in _needs(desk, stay):
            yield StayLine(need, lines[stay.request_id], stay, due, names.get(stay.host_id, "a former host"))
    arranged = [stay for stay in known.values() if state_of(stay) in OPEN and stay.ends_at > now]
    for stay, words in _against(desk, arranged, requests, households):
        due, host = local(stay.starts_at).date(), names.get(stay.host_id, "a former host")
        yield StayLine(StayNeed.STANDS_AGAINST, lines[stay.request_id], stay, due, host, words)
    for stay in out.values():
        due = local(stay.ends_at).date() + timedelta(days=rules.sheet_back_days)
        if due <= desk.today + timedelta(days=1) and (stay.debriefed_on or not stands(stay)):
            host = names.get(stay.host_id, "a former host")
            yield StayLine(StayNeed.SHEET_BACK, lines[stay.request_id], stay, due, host)


def _against(
    desk: Desk, arranged: Sequence[Stay], requests: Mapping[RequestId, StayRequest], households: Sequence[Household]
) -> Iterator[tuple[Stay, str]]:
    """Arranged stays that a rule fails for, or authorised ones for which somebody would have to agree.

    The school run is not asked here: the library of bank holidays takes a moment to load.
    """
    if not arranged:
        return
    first, last = local(min(one.starts_at for one in arranged)), local(max(one.ends_at for one in arranged))
    situation = situation_between(desk, first.date(), last.date(), requests.values(), households)
    situation = replace(situation, closed=(Span(date.min, date.max, ""),))
    for stay in arranged:
        waiting = to_be_approved(may_host(visit_of(stay, requests[stay.request_id]), situation))
        found = [one for one in waiting if one.verdict is Verdict.FAIL or stay.authorised_on is not None]
        if found:
            yield stay, found[0].sentence


def _needs(desk: Desk, stay: Stay) -> Iterator[tuple[StayNeed, date]]:
    today, state = desk.today, state_of(stay)
    first, last = local(stay.starts_at).date(), local(stay.ends_at).date()
    if state in OPEN and first <= today:
        yield StayNeed.ARRIVES, first
    elif state is StayState.STARTED and last <= today:
        yield StayNeed.LEAVES, last
    elif state is StayState.OFFERED:
        yield StayNeed.AUTHORISE, first
    elif state is StayState.AUTHORISED and stay.starts_at < at_london(today + timedelta(days=3), 0):
        yield StayNeed.SHEET, first
    elif state is StayState.RETURNED and stay.returned_at is not None:
        due = local(stay.returned_at).date() + timedelta(days=desk.policy.stays.debrief_days)
        if due <= today:
            yield StayNeed.DEBRIEF, due
