"""What would make a place possible for those who have none: where exactly one rule is in the way beside the plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.rota_asking import Asking, in_the_way, is_in_the_way
from hivedesk.domain.sleepovers.rota_options import Option, kept_options, stay_of, visit_to
from hivedesk.domain.sleepovers.situation import Situation

_MOST = 5  # ways that are named


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A host and a start at which one rule is in the way."""

    rank: int
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
            ways = _easiest_first(_ways(unit, left, ranks, plan, asking), left, asked)
            bearable = (way.help for way in ways if _others_bear_it(way, there, plan, asking))
            found.append(Unmet(unit=unit, child_ids=left, helps=tuple(islice(bearable, _MOST))))
    return found


def _ways(
    unit: Unit, child_ids: tuple[ChildId, ...], ranks: set[int], plan: Situation, asking: Asking
) -> Iterator[_Way]:
    """Where one rule alone is in the way."""
    hosts = [host_id for host_id in sorted(plan.households) if host_id != unit.request.family_id]
    for rank, start in enumerate(dict.fromkeys(unit.starts)):
        if ranks and rank not in ranks:
            continue
        for host_id in hosts:
            visit = visit_to(unit, child_ids, host_id, start)
            answer = asking.answer_unless(visit, plan, is_in_the_way, most=1)
            if answer is None or not in_the_way(answer):
                continue
            (rule,) = in_the_way(answer)
            results = tuple(one for one in answer.in_the_way if one.rule is rule)
            help_ = WouldHelp(host_id=host_id, starts_at=start, results=results)
            yield _Way(rank=rank, rule=rule, visit=visit, help=help_)


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
    with_it = plan.with_stays((*plan.stays, stay_of(visit)))
    return not any(
        in_the_way(asking.answer(one, with_it)) - in_the_way(asking.answer(one, plan)) - {way.rule} for one in near
    )


def _easiest_first(ways: Iterable[_Way], child_ids: Sequence[ChildId], asked: PlanAsked) -> Iterator[_Way]:
    """An approval or a missing fact first, then what the children know, then the better date; each way once."""

    def rank(way: _Way) -> tuple[bool, int, int, FamilyId]:
        points = sum(asked.familiarity.get((child_id, way.help.host_id), 0) for child_id in child_ids)
        return not all(_is_easy(one) for one in way.help.results), -points, way.rank, way.help.host_id

    seen: set[tuple[FamilyId, HostRule]] = set()
    for way in sorted(ways, key=rank):
        if (way.help.host_id, way.rule) not in seen:
            seen.add((way.help.host_id, way.rule))
            yield way


def _is_easy(result: RuleResult) -> bool:
    return result.verdict is Verdict.NEEDS_APPROVAL or result.not_recorded
