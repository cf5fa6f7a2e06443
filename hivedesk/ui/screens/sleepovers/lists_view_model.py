"""The requests and the hosts as lists, in words. Plain Python, no Qt."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hivedesk.casework import stay_requests
from hivedesk.casework.desk import Desk
from hivedesk.casework.fair_turns import child_nights_hosted
from hivedesk.casework.hosts import HostLine, host_lines
from hivedesk.casework.stay_requests import RequestLine
from hivedesk.domain.household import is_on_hold
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.stay import StayState, is_day_care, nights_of
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.discreet import IN_FULL, Sight
from hivedesk.ui.host_words import can_words, day_words, exception_words, night_words
from hivedesk.ui.screens.sleepovers.request_state import STATE_TONES, STATE_WORDS
from hivedesk.ui.tokens import Tone


class Which(StrEnum):
    """Which requests are shown; the value is the label."""

    OPEN = "Need a host"
    ARRANGED = "Arranged and under way"
    DEBRIEF = "To debrief"
    ALL = "Last twelve months"


_ARRANGED = (StayState.OFFERED, StayState.AUTHORISED, StayState.READY, StayState.STARTED)
_STATES = {Which.OPEN: (StayState.ASKED,), Which.ARRANGED: _ARRANGED, Which.DEBRIEF: (StayState.RETURNED,)}


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request in the list."""

    key: str
    children: str
    family: str
    when: str
    starts_at: datetime
    what: str  # "2 nights", "day care"
    host: str
    state: str
    tone: Tone
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class HostRow:
    """A host in the list."""

    key: str  # the family's id
    name: str
    nights: str
    days: str
    can: str  # medicine, school run, home without steps
    away: str  # the next days that differ
    child_nights: int
    has_offer: bool


def request_rows(desk: Desk, which: Which, sight: Sight = IN_FULL) -> tuple[dict[Which, int], tuple[RequestRow, ...]]:
    """How many requests of each sort there are, and those of one, what comes next first."""
    lines = stay_requests.all_requests(desk)
    counts = {one: sum(line.state in _STATES[one] for line in lines) for one in _STATES} | {Which.ALL: len(lines)}
    shown = [line for line in lines if which is Which.ALL or line.state in _STATES[which]]
    if which is not Which.ALL:
        shown.sort(key=lambda line: (line.request.urgency is Urgency.PLANNED, line.request.starts_at))
    return counts, tuple(_request_row(line, desk.clock.now(), sight) for line in shown)


def _request_row(line: RequestLine, now: datetime, sight: Sight) -> RequestRow:
    request = line.request
    missed = line.state is StayState.ASKED and request.ends_at < now  # its time is over: to be closed
    nights = len(nights_of(request))
    what = "day care" if is_day_care(request) else f"{nights} night{'' if nights == 1 else 's'}"
    urgent = request.urgency is Urgency.EMERGENCY
    return RequestRow(
        key=request.id,
        children=listed([sight.name(called(child)) for child in line.children]) if line.children else "A child",
        family=sight.name(line.family_name),
        when=format_moment(request.starts_at),
        starts_at=request.starts_at,
        what=f"{what}, emergency" if urgent else what,
        host=", ".join(sight.name(host) for host in line.hosts),
        state="Not met" if missed else STATE_WORDS[line.state],
        tone=Tone.DANGER if urgent and line.state is StayState.ASKED else STATE_TONES[line.state],
        urgent=urgent,
    )


def host_rows(desk: Desk, sight: Sight = IN_FULL) -> tuple[HostRow, ...]:
    """Every family that may host, with what it offers."""
    nights = child_nights_hosted(desk, desk.today)
    return tuple(
        _host_row(line, nights.get(line.household.family.id, 0), desk.today, sight) for line in host_lines(desk)
    )


def _differs(line: HostLine, today: date) -> str:
    """What is otherwise than usual now or next: a hold before all else."""
    if is_on_hold(line.household, today):
        return "On hold: takes no child"
    return exception_words(line.exceptions[0], today) if line.exceptions else ""


def _host_row(line: HostLine, child_nights: int, today: date, sight: Sight) -> HostRow:
    offer = line.offer
    name = sight.name(line.name)
    return HostRow(
        key=line.household.family.id,
        name=f"{name} (you)" if line.is_worker else name,
        nights=night_words(offer) if offer else "not recorded yet",
        days=day_words(offer.days) if offer else "",
        can=can_words(offer) if offer else "",
        away=_differs(line, today),
        child_nights=child_nights,
        has_offer=offer is not None,
    )
