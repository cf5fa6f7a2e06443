"""Where each unit of a plan could go: children, host and start, with what the rules say of it beside the kept stays."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import combinations

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostAnswer, HostRule, Verdict, Visit
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit
from hivedesk.domain.sleepovers.records import Stay, StayId, StayRequest
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import shifted
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import local

Rules = Callable[[Visit, Situation], HostAnswer]
"""What says whether a family may host: `host_rules.may_host`."""

_ALL_GROUPS = 4  # up to so many brothers and sisters every way of splitting them is looked at


@dataclass(frozen=True, kw_only=True, eq=False)
class Option:
    """One way to place a unit, or some of its children."""

    number: int
    unit_number: int
    unit: Unit
    start_rank: int  # 0 is the start that suits best
    visit: Visit
    answer: HostAnswer  # beside the kept stays alone

    @property
    def host_id(self) -> FamilyId:
        """Who would host."""
        return self.visit.host_id

    @property
    def child_ids(self) -> tuple[ChildId, ...]:
        """Who would stay there."""
        return self.visit.child_ids

    @cached_property
    def stay(self) -> Stay:
        """The stay that it would be."""
        return _stay_of(self.unit, self.visit, self.answer)

    @property
    def child_nights(self) -> int:
        """Nights times children; of day care none."""
        return len(self.visit.nights) * len(self.child_ids)

    @property
    def half_nights(self) -> int:
        """What it counts for requests met: two a child-night, one for each child in day care."""
        return 2 * self.child_nights or len(self.child_ids)

    @cached_property
    def approvals(self) -> frozenset[HostRule]:
        """The rules for which somebody has to agree."""
        return approvals_in(self.answer)

    @cached_property
    def is_as_now(self) -> bool:
        """Whether it leaves the children where they are placed now."""
        now = self.unit.now
        return now is not None and _matches(now, self.visit)

    def overlaps(self, other: "Option") -> bool:
        """Whether there is a moment at which both last."""
        return self.visit.starts_at < other.visit.ends_at and other.visit.starts_at < self.visit.ends_at


class Asking:
    """Asks the rules, and lets the worker cancel between two questions."""

    def __init__(self, asked: PlanAsked, rules: Rules, progress: Progress) -> None:
        known = asked.situation.requests
        of_units = {unit.request.id: unit.request for unit in asked.units}
        self.situation = replace(asked.situation, requests={**known, **of_units})
        self.with_approvals = asked.with_approvals
        self._rules = rules
        self._progress = progress

    def answer(self, visit: Visit, situation: Situation) -> HostAnswer:
        """What the rules say."""
        self._progress.check()
        return self._rules(visit, situation)

    def beside(self, others: Iterable[Option]) -> Situation:
        """The Hive with these options taken."""
        return self.situation.with_stays((*self.situation.stays, *(one.stay for one in others)))

    def keeps_out(self, answer: HostAnswer) -> bool:
        """Whether the plan may not do this."""
        verdict = answer.without(OF_THE_STAY)
        return verdict is Verdict.FAIL or (verdict is Verdict.NEEDS_APPROVAL and not self.with_approvals)


def kept_options(asking: Asking) -> list[Option]:
    """The stays that are kept, as options that are taken anyway: their numbers are below 0."""
    found: list[Option] = []
    for stay in asking.situation.standing:
        request = asking.situation.requests.get(stay.request_id)
        if request is not None:
            visit = visit_of(stay, request)
            unit = Unit(
                request=request,
                child_ids=stay.child_ids,
                starts_at=stay.starts_at,
                ends_at=stay.ends_at,
                starts=(stay.starts_at,),
                now=stay,
            )
            number = -1 - len(found)
            answer = HostAnswer(visit, ())
            found.append(Option(number=number, unit_number=number, unit=unit, start_rank=0, visit=visit, answer=answer))
    return found


def visit_of(stay: Stay, request: StayRequest) -> Visit:
    """What is asked about a stay that is kept."""
    return Visit(
        request=request,
        host_id=stay.host_id,
        child_ids=stay.child_ids,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        stay_id=stay.id,
    )


@dataclass(frozen=True, kw_only=True)
class Looked:
    """All that was asked about one unit: what may be, and what the rules keep out."""

    unit: Unit
    options: tuple[Option, ...]
    kept_out: tuple[tuple[int, HostAnswer], ...]  # with the rank of the start


def look_at(units: Sequence[Unit], asking: Asking, progress: Progress) -> list[Looked]:
    """Ask the rules of every unit, host and start."""
    found: list[Looked] = []
    hosts = sorted(asking.situation.households)
    number = 0
    for unit_number, unit in enumerate(units):
        progress.report(unit_number, len(units), "Asking which families may host")
        options: list[Option] = []
        kept_out: list[tuple[int, HostAnswer]] = []
        for rank, visit in _visits(unit, hosts):
            answer = asking.answer(visit, asking.situation)
            if asking.keeps_out(answer):
                kept_out.append((rank, answer))
                continue
            options.append(
                Option(number=number, unit_number=unit_number, unit=unit, start_rank=rank, visit=visit, answer=answer)
            )
            number += 1
        found.append(Looked(unit=unit, options=tuple(options), kept_out=tuple(kept_out)))
    return found


def end_of(unit: Unit, start: datetime) -> datetime:
    """When a unit ends that begins then: the same hour on the wall, whatever the clocks do."""
    days = (local(start).date() - local(unit.starts_at).date()).days
    if shifted(unit.starts_at, days) == start:
        return shifted(unit.ends_at, days)
    return start + (unit.ends_at - unit.starts_at)


def in_the_way(answer: HostAnswer) -> frozenset[HostRule]:
    """The rules that do not pass and that planning waits for."""
    return frozenset(
        result.rule
        for result in answer.results
        if result.verdict is not Verdict.PASS and result.rule not in OF_THE_STAY
    )


def approvals_in(answer: HostAnswer) -> frozenset[HostRule]:
    """The rules of an answer for which somebody has to agree before the place is taken."""
    return frozenset(
        result.rule
        for result in answer.results
        if result.verdict is Verdict.NEEDS_APPROVAL and result.rule not in OF_THE_STAY
    )


def visit_to(unit: Unit, child_ids: tuple[ChildId, ...], host_id: FamilyId, start: datetime) -> Visit:
    """What is asked about children of a unit with a host."""
    return Visit(
        request=unit.request,
        host_id=host_id,
        child_ids=child_ids,
        starts_at=start,
        ends_at=end_of(unit, start),
        stay_id=_stay_id(unit, child_ids),
    )


def _visits(unit: Unit, hosts: Sequence[FamilyId]) -> Iterator[tuple[int, Visit]]:
    for child_ids in _groups(unit):
        for host_id in hosts:
            if host_id != unit.request.family_id:
                for rank, start in enumerate(dict.fromkeys(unit.starts)):
                    yield rank, visit_to(unit, child_ids, host_id, start)


def _groups(unit: Unit) -> Iterator[tuple[ChildId, ...]]:
    """Who may go together: all of them, and where they may be split every smaller group."""
    yield unit.child_ids
    if not unit.may_split or len(unit.child_ids) < 2:
        return
    most = len(unit.child_ids) - 1 if len(unit.child_ids) <= _ALL_GROUPS else 1
    for size in range(most, 0, -1):
        yield from combinations(unit.child_ids, size)


def _stay_id(unit: Unit, child_ids: tuple[ChildId, ...]) -> StayId:
    """The stay that moves along, else one of the plan's own."""
    if unit.now is not None and set(child_ids) == set(unit.now.child_ids):
        return unit.now.id
    return StayId(f"plan/{unit.request.id}/{','.join(sorted(child_ids))}/{unit.starts_at.isoformat()}")


def _matches(now: Stay, visit: Visit) -> bool:
    same = (now.host_id, now.starts_at, now.ends_at) == (visit.host_id, visit.starts_at, visit.ends_at)
    return same and set(now.child_ids) == set(visit.child_ids)


def _stay_of(unit: Unit, visit: Visit, answer: HostAnswer) -> Stay:
    if unit.now is not None and _matches(unit.now, visit):
        return unit.now
    assert visit.stay_id is not None
    return Stay(
        id=visit.stay_id,
        request_id=visit.request.id,
        host_id=visit.host_id,
        child_ids=visit.child_ids,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        offered_at=visit.request.asked_at,
    )
