"""Requests for stays: asked, changed, closed, opened again, taken away. Each is one act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.hosts import may_be_host
from hivedesk.casework.stay_situation import situation_between
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import ChildInCare, months_after
from hivedesk.domain.household import Household, placed_children
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import (
    Outcome,
    RefusalReason,
    RequestId,
    ServiceDecision,
    Stay,
    StayRequest,
    Urgency,
)
from hivedesk.domain.sleepovers.rules.dates import child_free
from hivedesk.domain.sleepovers.stay import (
    OPEN,
    TOOK_PLACE,
    StayState,
    check_request,
    not_placed,
    request_state,
    stands,
    state_of,
)
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families
from hivedesk.store import stays as stored

GONE = RuleRefused("This request is no longer on record.", "Undo may bring it back.")
_RECENT = timedelta(days=31)  # a request that nobody met is shown as long


@dataclass(frozen=True)
class RequestLine:
    """A request with what came of it."""

    request: StayRequest
    stays: tuple[Stay, ...]  # cancelled ones too, in the order in which they were arranged
    state: StayState
    family_name: str
    children: tuple[ChildInCare, ...]
    hosts: tuple[str, ...]  # the names of the hosts of its standing stays


def request_lines(desk: Desk, requests: Iterable[StayRequest]) -> list[RequestLine]:
    """Requests with what came of them."""
    found = list(requests)
    stays: dict[RequestId, list[Stay]] = {request.id: [] for request in found}
    for stay in stored.stays_of(desk.store, stays):
        stays[stay.request_id].append(stay)
    names = desk.family_names()
    children = {child.id: child for child in desk.store.select(ChildInCare)} if found else {}
    return [
        RequestLine(
            request=one,
            stays=tuple(stays[one.id]),
            state=request_state(one, stays[one.id]),
            family_name=names.get(one.family_id, "A family no longer on record"),
            children=tuple(children[key] for key in one.child_ids if key in children),
            hosts=tuple(
                dict.fromkeys(names.get(stay.host_id, "a former host") for stay in stays[one.id] if stands(stay))
            ),
        )
        for one in found
    ]


def open_requests(desk: Desk) -> list[RequestLine]:
    """Requests for which a child still has no host, and whose time is not over, the earliest first."""
    found = request_lines(desk, stored.not_closed(desk.store, desk.clock.now()))
    return [line for line in found if line.state is StayState.ASKED]


def unanswered_requests(desk: Desk) -> list[RequestLine]:
    """Requests whose time went by without a host or an answer, lately: they are to be closed."""
    now = desk.clock.now()
    found = request_lines(desk, stored.not_closed(desk.store, now - _RECENT))
    return [line for line in found if line.state is StayState.ASKED and line.request.ends_at < now]


def all_requests(desk: Desk) -> list[RequestLine]:
    """The requests of the last twelve months and to come, the latest first; earlier ones stand on the time lines."""
    since = at_london(months_after(desk.today, -12), 0)
    return request_lines(desk, stored.requests_since(desk.store, since))


def find_request(desk: Desk, request_id: str) -> RequestLine | None:
    """One request with what came of it; None where it is gone."""
    request = desk.store.find(StayRequest, request_id)
    return None if request is None else request_lines(desk, [request])[0]


def request_line(desk: Desk, request_id: str) -> RequestLine:
    """One request with what came of it.

    Raises:
        RuleRefused: it is gone.
    """
    found = find_request(desk, request_id)
    if found is None:
        raise GONE
    return found


def decisions_on(desk: Desk, request_id: RequestId) -> list[ServiceDecision]:
    """What the service decided about a request."""
    return stored.decisions_of(desk.store, [request_id])


def homes(desk: Desk) -> list[Household]:
    """The families of whom a stay can be asked: they take part in stays, and a child in care lives with them."""
    every = families.households(desk.store, with_left=False)
    return [house for house in every if may_be_host(house) and placed_children(house, desk.today)]


def new_request(desk: Desk, family_id: FamilyId, day: date | None = None, nights: int = 1) -> StayRequest:
    """A request for the form to begin with: from Friday afternoon, or from the day given."""
    today = desk.today
    begins = day or today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    return StayRequest(
        id=RequestId(desk.new_id()),
        family_id=family_id,
        asked_at=desk.clock.now().replace(second=0, microsecond=0),
        starts_at=at_london(begins, 16),
        ends_at=at_london(begins + timedelta(days=nights), 11 if nights else 18),
    )


def children_elsewhere(desk: Desk, request: StayRequest) -> list[str]:
    """In sentences, which children without a place are on another stay then, or do not live with the family that asks.

    The request need not be on record yet. Its arranged stays are looked at by `record_request`.
    """
    left = not_placed(request, stored.stays_of(desk.store, [request.id]))
    if not left:
        return []
    visit = Visit(
        request=request,
        host_id=request.family_id,  # whoever hosts them: this rule does not look at the host
        child_ids=left,
        starts_at=request.starts_at,
        ends_at=request.ends_at,
    )
    situation = situation_between(desk, visit.days[0], visit.days[-1], [request])
    return [one.sentence for one in child_free(visit, situation) if one.verdict is Verdict.FAIL]


def record_request(desk: Desk, request: StayRequest) -> Changed | None:
    """Write a request down, or put it right; None where nothing differs.

    Arranged stays that have not begun follow new times, and have to be authorised again.

    Raises:
        RuleRefused: it cannot be, or a stay has begun and its children or times are changed.
    """
    check_request(request)
    _check_children(desk, request)
    if local(request.asked_at).date() > desk.today:
        raise RuleRefused("A date lies in the future.", "Check Asked at.")
    old = desk.store.find(StayRequest, request.id)
    if old is None:
        with desk.act(ActKind.ASK_FOR_STAY, request.family_id) as act:
            act.insert(request)
        return desk.changed(ActKind.ASK_FOR_STAY, act, request.family_id, request.id)
    followed = _followed(desk, old, request)
    for stay in followed:
        _check_still_fits(desk, stay, request)
    with desk.act(ActKind.CHANGE_REQUEST, request.family_id) as act:
        act.update(request)
        for stay in followed:
            act.update(stay)
    return desk.changed(ActKind.CHANGE_REQUEST, act, request.family_id, request.id) if act.changes else None


def rule_out_host(desk: Desk, request_id: RequestId, host_id: FamilyId, *, out: bool = True) -> Changed | None:
    """Keep a host out of planning for this request, or let it in again."""
    request = request_line(desk, request_id).request
    kept = tuple(one for one in request.ruled_out_host_ids if one != host_id)
    wished = tuple(one for one in request.wished_host_ids if not out or one != host_id)
    ruled_out = (*kept, host_id) if out else kept
    return record_request(desk, replace(request, ruled_out_host_ids=ruled_out, wished_host_ids=wished))


def close_request(
    desk: Desk, request_id: RequestId, outcome: Outcome, refusal: RefusalReason | None = None, note: str = ""
) -> Changed:
    """Close a request that was not met: refused, with the reason, or not needed any more.

    Raises:
        RuleRefused: a stay stands, no reason is given, or it is gone.
    """
    line = request_line(desk, request_id)
    if any(stands(stay) for stay in line.stays):
        raise RuleRefused("A stay is arranged for this request.", "Cancel the stay first.")
    if outcome is Outcome.REFUSED and refusal is None:
        raise RuleRefused("It is not said why it was refused.", "Choose Why it was refused.")
    closed = replace(
        line.request,
        outcome=outcome,
        refusal=refusal if outcome is Outcome.REFUSED else None,
        outcome_note=note.strip(),
        closed_on=desk.today,
    )
    return _update(desk, ActKind.CLOSE_REQUEST, closed)


def reopen_request(desk: Desk, request_id: RequestId) -> Changed:
    """A closed request is asked again."""
    request = request_line(desk, request_id).request
    opened = replace(request, outcome=None, refusal=None, outcome_note="", closed_on=None)
    return _update(desk, ActKind.REOPEN_REQUEST, opened)


def remove_request(desk: Desk, request_id: RequestId) -> Changed:
    """Take away a request made by mistake, with what was arranged for it.

    Raises:
        RuleRefused: a stay took place, so the record must be kept.
    """
    line = request_line(desk, request_id)
    if any(state_of(stay) in TOOK_PLACE for stay in line.stays):
        raise RuleRefused("A stay of this request took place, so its record must be kept.", "Change it instead.")
    with desk.act(ActKind.REMOVE_REQUEST, line.request.family_id) as act:
        for decision in decisions_on(desk, request_id):
            act.delete(ServiceDecision, decision.id)
        for stay in line.stays:
            act.delete(Stay, stay.id)
        act.delete(StayRequest, request_id)
    return desk.changed(ActKind.REMOVE_REQUEST, act, line.request.family_id)


def is_urgent(request: StayRequest) -> bool:
    """Whether it is an emergency."""
    return request.urgency is Urgency.EMERGENCY


def _update(desk: Desk, kind: ActKind, request: StayRequest) -> Changed:
    with desk.act(kind, request.family_id) as act:
        act.update(request)
    return desk.changed(kind, act, request.family_id, request.id)


def _followed(desk: Desk, old: StayRequest, new: StayRequest) -> list[Stay]:
    """The arranged stays as they have to become when the request's times change."""
    standing = [stay for stay in stored.stays_of(desk.store, [old.id]) if stands(stay)]
    if (old.starts_at, old.ends_at) == (new.starts_at, new.ends_at):
        if not {child for stay in standing for child in stay.child_ids} <= set(new.child_ids):
            raise RuleRefused("A child of an arranged stay is taken off.", "Cancel the stay first.")
        return []
    if any(state_of(stay) not in OPEN for stay in standing):
        raise RuleRefused("The stay has begun already, so its times stay as they are.", "Make a new request instead.")
    return [
        replace(
            stay,
            starts_at=new.starts_at,
            ends_at=new.ends_at,
            authorised_by="",
            authorised_on=None,
            authorised_ref="",
            sheet_given_on=None,
        )
        for stay in standing
    ]


def _check_still_fits(desk: Desk, stay: Stay, request: StayRequest) -> None:
    """Refuse new times at which a rule fails for an arranged stay."""
    visit = Visit(
        request=request,
        host_id=stay.host_id,
        child_ids=stay.child_ids,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        stay_id=stay.id,
    )
    answer = may_host(visit, situation_between(desk, visit.days[0], visit.days[-1], [request]))
    failing = next((one for one in answer.results if one.verdict is Verdict.FAIL), None)
    if failing is not None:
        raise RuleRefused(
            f"The stay that is arranged does not fit then: {failing.sentence}", "Cancel the stay first, or check From."
        )


def _check_children(desk: Desk, request: StayRequest) -> None:
    house = families.household(desk.store, request.family_id)
    known = {child.id for child in (*house.children_in_care, *house.former_children)}
    if not set(request.child_ids) <= known:
        raise RuleRefused("A child does not live with this family.", "Choose who is to stay: Children.")
