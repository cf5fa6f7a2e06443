"""Planning a month: what is asked of the planner, and a plan taken. Carer fell ill: the same for one host's stays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.fair_turns import child_nights_hosted
from hivedesk.casework.familiar_hosts import acquaintance
from hivedesk.casework.stay_situation import situation_between
from hivedesk.casework.stays import unauthorised, visit_of
from hivedesk.domain.acts import ActKind
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import Verdict
from hivedesk.domain.sleepovers.familiarity import Acquaintance, familiarity_points
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import Placed, Plan, PlanAsked, Unit
from hivedesk.domain.sleepovers.records import (
    CancelReason,
    HostException,
    Stay,
    StayId,
    StayRequest,
)
from hivedesk.domain.sleepovers.stay import OPEN, StayState, days_between, not_placed, possible_starts, stands, state_of
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import stays as stored
from hivedesk.store.changes import Act

STALE = RuleRefused("Something has changed since this plan was made.", "Plan again.")


@dataclass(frozen=True, kw_only=True)
class Ill:
    """A host who cannot take anybody on these days, both included."""

    host_id: FamilyId
    first_day: date
    last_day: date
    why: str = "ill"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the planner is asked, with what it stands for."""

    asked: PlanAsked
    ill: Ill | None = None
    displaced: tuple[Stay, ...] = ()  # stays that the ill host cannot have
    known: Acquaintance = field(default_factory=Acquaintance)  # who knows whom, for the words of a plan

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to plan."""
        return not self.asked.units


def month_to_plan(desk: Desk, first: date, last: date, *, with_approvals: bool = False) -> Question:
    """Every request that begins on these days and needs a host, and offered stays that are not pinned.

    What has begun, is authorised or pinned stays as it is.
    """
    start = max(at_london(first, 0), desk.clock.now())
    requests = [one for one in stored.not_closed(desk.store, start) if _begins_within(one, start, last)]
    stays = [stay for stay in stored.stays_of(desk.store, [one.id for one in requests]) if stands(stay)]
    movable = [stay for stay in stays if state_of(stay) is StayState.OFFERED and not stay.pinned]
    units = tuple(_units(requests, stays, movable))
    known = acquaintance(desk)
    return Question(asked=_asked(desk, units, movable, first, last, known, with_approvals=with_approvals), known=known)


def after_illness(desk: Desk, ill: Ill, *, with_approvals: bool = False) -> Question:
    """The stays that a host cannot have, to be placed elsewhere with the fewest changes to all others.

    Raises:
        RuleRefused: the days are over, or end before they begin.
    """
    if ill.last_day < ill.first_day:
        raise RuleRefused("It ends before it begins.", "Check First day and Last day.")
    if ill.last_day < desk.today:
        raise RuleRefused("These days are over.", "Check Last day.")
    begin = max(at_london(ill.first_day, 0), desk.clock.now())
    end = at_london(ill.last_day + timedelta(days=1), 0)
    touched = [stay for stay in stored.stays_between(desk.store, begin, end) if stands(stay)]
    displaced = [
        stay for stay in touched if stay.host_id == ill.host_id and state_of(stay) in (*OPEN, StayState.STARTED)
    ]
    others = [
        stay
        for stay in touched
        if stay.host_id != ill.host_id and state_of(stay) is StayState.OFFERED and not stay.pinned
    ]
    requests = stored.requests_with(desk.store, [stay.request_id for stay in (*displaced, *others)])
    units = [_left_of(stay, requests[stay.request_id], begin) for stay in displaced]
    units += [_as_placed(stay, requests[stay.request_id]) for stay in others]
    last = max([ill.last_day, *(days_between(one.starts_at, one.ends_at)[-1] for one in units)])
    known = acquaintance(desk)
    asked = _asked(
        desk,
        tuple(units),
        [*displaced, *others],
        ill.first_day,
        last,
        known,
        with_approvals=with_approvals,
        fewest_changes=True,
        also=(_exception(ill, ""),),
        cannot_host=ill.host_id,
    )
    return Question(asked=asked, ill=ill, displaced=tuple(displaced), known=known)


def work_out(question: Question, progress: Progress) -> Plan:
    """The plan. For a job: it reads frozen records alone.

    Raises:
        Cancelled: the worker has cancelled.
    """
    from hivedesk.domain.sleepovers.rota import plan_month  # with the solver: for start-up time

    return plan_month(question.asked, progress)


def take_plan(desk: Desk, question: Question, plan: Plan) -> Changed:
    """Arrange everything as the plan has it, in one act that one Undo takes back.

    Stays for whom nobody was found in place of an ill host are cancelled, and their requests open again; a stay that
    has begun is left for the worker to end. So is an offer whose place the plan gives to others; any other offer for
    whom nobody was found stays as it is.

    Raises:
        RuleRefused: something has changed since, so that a rule now fails; nothing is arranged then.
    """
    with desk.act(ActKind.TAKE_PLAN) as act:
        if question.ill is not None:
            act.insert(_exception(question.ill, desk.new_id()))
        written = [stay for group in _by_unit(plan.placed) for stay in _take_unit(desk, act, group)]
        for one in plan.unmet:
            if one.has_no_host and one.unit.now is not None and state_of(one.unit.now) in OPEN:
                act.update(_given_up(desk, question, one.unit.now))
        if not act.changes:
            raise RuleRefused("The plan changes nothing.", "Leave it as it is.")
        _check_still_fits(desk, written)
    changed = desk.changed(ActKind.TAKE_PLAN, act)
    return replace(changed, sentence="; ".join([changed.sentence, *_still_to_do(written, plan)]))


# -- what is asked


def _asked(
    desk: Desk,
    units: tuple[Unit, ...],
    movable: Iterable[Stay],
    first: date,
    last: date,
    known: Acquaintance,
    *,
    with_approvals: bool,
    fewest_changes: bool = False,
    also: tuple[HostException, ...] = (),
    cannot_host: FamilyId | None = None,
) -> PlanAsked:
    days = [day for unit in units for start in unit.starts for day in _days_from(unit, start)]
    situation = situation_between(desk, min([first, *days]), max([last, *days]), [unit.request for unit in units])
    free = {stay.id for stay in movable}
    homes = {child_id: unit.request.family_id for unit in units for child_id in unit.child_ids}
    kept = tuple(stay for stay in situation.stays if stay.id not in free)
    return PlanAsked(
        situation=replace(situation, stays=kept, exceptions=(*situation.exceptions, *also)),
        units=units,
        familiarity=familiarity_points(homes, list(situation.households), known),
        nights_before=child_nights_hosted(desk, first),
        with_approvals=with_approvals,
        fewest_changes=fewest_changes,
        cannot_host=cannot_host,
    )


def _begins_within(request: StayRequest, start: datetime, last: date) -> bool:
    return start <= request.starts_at < at_london(last + timedelta(days=1), 0)


def _units(requests: Iterable[StayRequest], stays: Sequence[Stay], movable: Sequence[Stay]) -> Iterator[Unit]:
    """What has no place yet, and what may be moved."""
    for request in requests:
        left = not_placed(request, stays)
        if left:
            yield Unit(
                request=request,
                child_ids=left,
                starts_at=request.starts_at,
                ends_at=request.ends_at,
                starts=tuple(possible_starts(request)),
                may_split=not request.keep_together and len(left) > 1,
            )
        yield from (_as_placed(stay, request) for stay in movable if stay.request_id == request.id)


def _as_placed(stay: Stay, request: StayRequest) -> Unit:
    """An offered stay that may be moved; the dates that were asked for come first, then those it has."""
    same_length = stay.ends_at - stay.starts_at == request.ends_at - request.starts_at
    starts = tuple(possible_starts(request)) if same_length else ()
    return Unit(
        request=request,
        child_ids=stay.child_ids,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        starts=tuple(dict.fromkeys((*starts, stay.starts_at))),
        now=stay,
    )


def _left_of(stay: Stay, request: StayRequest, begin: datetime) -> Unit:
    """A stay that its host cannot have; of one that has begun what is left."""
    if state_of(stay) in OPEN:
        return _as_placed(stay, request)
    start = max(begin, stay.starts_at)
    return Unit(
        request=request,
        child_ids=stay.child_ids,
        starts_at=start,
        ends_at=max(stay.ends_at, start + timedelta(hours=1)),
        starts=(start,),
        now=stay,
    )


def _days_from(unit: Unit, start: datetime) -> tuple[date, ...]:
    return days_between(start, start + (unit.ends_at - unit.starts_at))


# -- a plan taken


def _still_to_do(written: Sequence[Stay], plan: Plan) -> Iterator[str]:
    if written:
        yield "the hosts are still to be asked"
    without = sum(one.has_no_host for one in plan.unmet)
    if without:
        yield f"{without} {'has' if without == 1 else 'have'} no host now"


def _by_unit(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    groups: dict[str, list[Placed]] = {}
    for one in placed:
        groups.setdefault(one.unit.key, []).append(one)
    yield from groups.values()


def _take_unit(desk: Desk, act: Act, group: Sequence[Placed]) -> list[Stay]:
    """Arrange the children of one unit; their stay so far moves along, or ends where they are."""
    if not any(one.changed for one in group):
        return []
    now, rest = group[0].unit.now, list(group)
    if now is not None:
        _check_unchanged(desk, now)
    written = []
    if now is not None and state_of(now) in OPEN:
        first = rest.pop(0)
        moved = replace(
            unauthorised(now),
            host_id=first.host_id,
            child_ids=first.child_ids,
            starts_at=first.starts_at,
            ends_at=first.ends_at,
        )
        act.update(moved)
        written.append(moved)
    elif now is not None:
        act.update(replace(now, ends_at=max(group[0].starts_at, now.starts_at + timedelta(minutes=1))))
    for one in rest:
        new = Stay(
            id=StayId(desk.new_id()),
            request_id=one.unit.request.id,
            host_id=one.host_id,
            child_ids=one.child_ids,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            transport=one.unit.request.transport,
            offered_at=desk.clock.now(),
        )
        act.insert(new)
        written.append(new)
    return written


def _check_still_fits(desk: Desk, written: Sequence[Stay]) -> None:
    """Ask the rules once more, of the records as they are now."""
    if not written:
        return
    requests = stored.requests_with(desk.store, [stay.request_id for stay in written])
    days = [day for stay in written for day in days_between(stay.starts_at, stay.ends_at)]
    situation = situation_between(desk, min(days), max(days), requests.values())
    for stay in written:
        if may_host(visit_of(stay, requests[stay.request_id]), situation).verdict is Verdict.FAIL:
            raise STALE


def _given_up(desk: Desk, question: Question, stay: Stay) -> Stay:
    """A stay that is arranged and for which there is no host any more."""
    _check_unchanged(desk, stay)
    cancelled = replace(stay, cancelled_on=desk.today, cancel_reason=CancelReason.HOST, pinned=False)
    if stay in question.displaced:
        return cancelled
    return replace(cancelled, cancel_reason=CancelReason.OTHER, cancel_note="The place went to another child.")


def _check_unchanged(desk: Desk, stay: Stay) -> None:
    if desk.store.find(Stay, stay.id) != stay:
        raise STALE


def _exception(ill: Ill, exception_id: str) -> HostException:
    return HostException(
        id=exception_id, family_id=ill.host_id, first_day=ill.first_day, last_day=ill.last_day, why=ill.why
    )
