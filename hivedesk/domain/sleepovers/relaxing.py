"""What would make a place possible for those who have none: where exactly one rule is in the way beside the plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, RuleResult, Verdict
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.rota_asking import Asking, in_the_way, is_in_the_way
from hivedesk.domain.sleepovers.rota_options import Option, kept_options, visit_to
from hivedesk.domain.sleepovers.situation import Situation

_MOST = 5  # ways that are named


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A host and a start at which one rule is in the way."""

    rank: int
    rule: HostRule
    help: WouldHelp


def unmet_units(chosen: Sequence[Option], asked: PlanAsked, asking: Asking) -> list[Unmet]:
    """The children whom the plan leaves without a place, with what would help."""
    plan = asking.beside(option.stay for option in chosen)
    found = []
    for number, unit in enumerate(asked.units):
        own = [option for option in chosen if option.unit_number == number]
        placed = {child_id for option in own for child_id in option.child_ids}
        left = tuple(child_id for child_id in unit.child_ids if child_id not in placed)
        if left:
            ranks = {option.start_rank for option in own}  # those who are split begin together
            ways = _ways(unit, left, ranks, chosen, plan, asking)
            found.append(Unmet(unit=unit, child_ids=left, helps=_easiest(ways, left, asked)))
    return found


def _ways(
    unit: Unit,
    child_ids: tuple[ChildId, ...],
    ranks: set[int],
    chosen: Sequence[Option],
    plan: Situation,
    asking: Asking,
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
            if _others_bear_it(answer, rule, chosen, plan, asking):
                results = tuple(one for one in answer.in_the_way if one.rule is rule)
                yield _Way(rank=rank, rule=rule, help=WouldHelp(host_id=host_id, starts_at=start, results=results))


def _others_bear_it(
    answer: HostAnswer, rule: HostRule, chosen: Sequence[Option], plan: Situation, asking: Asking
) -> bool:
    """Whether no other rule would then be broken for those who are there in these days anyway."""
    visit = answer.visit
    there = [
        one.visit
        for one in (*chosen, *kept_options(asking))
        if one.host_id == visit.host_id and one.visit.days[0] <= visit.days[-1] and visit.days[0] <= one.visit.days[-1]
    ]
    if not there:
        return True
    with_it = plan.with_stays((*plan.stays, _as_stay(answer)))
    return not any(
        in_the_way(asking.answer(other, with_it)) - in_the_way(asking.answer(other, plan)) - {rule} for other in there
    )


def _as_stay(answer: HostAnswer) -> Stay:
    visit = answer.visit
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


def _easiest(ways: Iterable[_Way], child_ids: Sequence[ChildId], asked: PlanAsked) -> tuple[WouldHelp, ...]:
    """The easiest first: an approval or a missing fact, then what the children know, then the better date."""

    def rank(way: _Way) -> tuple[bool, int, int, FamilyId]:
        points = sum(asked.familiarity.get((child_id, way.help.host_id), 0) for child_id in child_ids)
        return not all(_is_easy(one) for one in way.help.results), -points, way.rank, way.help.host_id

    found: dict[tuple[FamilyId, HostRule], WouldHelp] = {}
    for way in sorted(ways, key=rank):
        found.setdefault((way.help.host_id, way.rule), way.help)
    return tuple(found.values())[:_MOST]


def _is_easy(result: RuleResult) -> bool:
    return result.verdict is Verdict.NEEDS_APPROVAL or result.not_recorded
