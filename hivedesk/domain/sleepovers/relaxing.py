"""What would make a place possible for those who have none: where exactly one rule is in the way beside the plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.rota_asking import Asking, in_the_way, is_in_the_way
from hivedesk.domain.sleepovers.rota_options import Option, kept_options, stay_of, visits_anywhere
from hivedesk.domain.sleepovers.situation import Situation

_MOST = 5  # ways that are named


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A host and a start at which one rule is in the way."""

    rule: HostRule
    visit: Visit
    help: WouldHelp


def unmet_units(chosen: Sequence[Option], asked: PlanAsked, asking: Asking) -> list[Unmet]:
    """The children whom the plan leaves without a place, with what would help."""
    plan = asking.beside(option.stay for option in chosen)
    there = [one.visit for one in (*chosen, *kept_options(asking))]
    found = []
    for number, unit in enumerate(asked.units):
        own = [option for option in chosen if option.unit_number == number]
        placed = {child_id for option in own for child_id in option.child_ids}
        left = tuple(child_id for child_id in unit.child_ids if child_id not in placed)
        if left:
            ranks = {option.start_rank for option in own}  # those who are split begin together
            ways = _easiest_first(_ways(unit, left, ranks, plan, asked, asking))
            bearable = (way.help for way in ways if _others_bear_it(way, there, plan, asking))
            found.append(Unmet(unit=unit, child_ids=left, helps=tuple(islice(bearable, _MOST))))
    return found


def _ways(
    unit: Unit, child_ids: tuple[ChildId, ...], ranks: set[int], plan: Situation, asked: PlanAsked, asking: Asking
) -> Iterator[_Way]:
    """Where one rule alone is in the way: where the children know the host best first, then on the better date."""
    visits = enumerate(visits_anywhere(unit, child_ids))
    anywhere = {rank: visit for rank, visit in visits if not ranks or rank in ranks}
    familiar = {
        host_id: sum(asked.familiarity.get((child_id, host_id), 0) for child_id in child_ids)
        for host_id in plan.households
        if host_id != unit.request.family_id
    }
    turns = sorted((-known, rank, host_id) for host_id, known in familiar.items() for rank in anywhere)
    for _, rank, host_id in turns:
        visit = anywhere[rank].with_host(host_id)
        answer = asking.answer_unless(visit, plan, is_in_the_way, most=1)
        if answer is None or not in_the_way(answer):
            continue
        (rule,) = in_the_way(answer)
        results = tuple(one for one in answer.in_the_way if one.rule is rule)
        yield _Way(rule=rule, visit=visit, help=WouldHelp(host_id=host_id, starts_at=visit.starts_at, results=results))


def _others_bear_it(way: _Way, there: Sequence[Visit], plan: Situation, asking: Asking) -> bool:
    """Whether no other rule would then be broken for those who are there in these days anyway."""
    visit = way.visit
    near = [
        one
        for one in there
        if one.host_id == visit.host_id and one.days[0] <= visit.days[-1] and visit.days[0] <= one.days[-1]
    ]
    if not near:
        return True
    with_it = plan.with_more([stay_of(visit)])
    return not any(
        in_the_way(asking.answer(one, with_it)) - in_the_way(asking.answer(one, plan)) - {way.rule} for one in near
    )


def _easiest_first(ways: Iterable[_Way]) -> Iterator[_Way]:
    """An approval or a missing fact first; each way once. No further is asked than the easy ones are wanted."""
    seen: set[tuple[FamilyId, HostRule]] = set()
    hard: list[_Way] = []

    def is_new(way: _Way) -> bool:
        known = len(seen)
        seen.add((way.visit.host_id, way.rule))
        return len(seen) > known

    for way in ways:
        if not all(_is_easy(one) for one in way.help.results):
            hard.append(way)
        elif is_new(way):
            yield way
    yield from filter(is_new, hard)


def _is_easy(result: RuleResult) -> bool:
    return result.verdict is Verdict.NEEDS_APPROVAL or result.not_recorded
