"""The best plan of a tiny world by trying every one."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations, product

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer
from hivedesk.domain.sleepovers.plan import Placed, PlanAsked, Unit
from hivedesk.domain.sleepovers.rota_options import visit_to
from tests.unit.domain.rota_worlds import broken, broken_kept, first_objectives

Choice = tuple[Placed, ...]


def best_by_trying(question: PlanAsked) -> tuple[int, int]:
    """The first two objectives of the best plan."""
    ways = [[way for way in _ways(unit, question) if not broken(question, way)] for unit in question.units]
    plans = [tuple(one for way in plan for one in way) for plan in product(*ways)]
    plans.sort(key=lambda plan: first_objectives(plan, question.units), reverse=True)
    best = next(plan for plan in plans if not broken(question, plan) and not broken_kept(question, plan))
    return first_objectives(best, question.units)


def _ways(unit: Unit, question: PlanAsked) -> Iterator[Choice]:
    """Every way to place a unit: nobody, all together, or where they may be split each way of splitting them."""
    yield ()
    hosts = [host for host in question.situation.households if host != unit.request.family_id]
    for start in dict.fromkeys(unit.starts):
        for parts in _partitions(unit):
            for at in product(hosts, repeat=len(parts)):
                yield tuple(_placed(unit, part, host, start) for part, host in zip(parts, at, strict=True))


def _partitions(unit: Unit) -> Iterator[tuple[tuple[ChildId, ...], ...]]:
    """Groups for whom a place is looked for; of a unit that may be split also some of the children alone."""
    yield (unit.child_ids,)
    if unit.may_split:
        assert len(unit.child_ids) == 2
        yield from (((child,),) for child in unit.child_ids)
        yield from (tuple((child,) for child in pair) for pair in combinations(unit.child_ids, 2))


def _placed(unit: Unit, child_ids: tuple[ChildId, ...], host: FamilyId, start: datetime) -> Placed:
    visit = visit_to(unit, child_ids, host, start)
    return Placed(
        unit=unit,
        child_ids=child_ids,
        host_id=host,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        answer=HostAnswer(visit, ()),
    )
