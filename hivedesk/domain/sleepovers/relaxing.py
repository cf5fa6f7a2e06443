"""What would make a place possible for those who have none: where exactly one rule is in the way beside the plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.rota_asking import Asking, in_the_way, is_in_the_way
from hivedesk.domain.sleepovers.rota_heads import HeadCounts
from hivedesk.domain.sleepovers.rota_options import Option, kept_options, stay_of, visits_anywhere

_MOST = 5  # ways that are named


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A host and a start at which one rule is in the way."""

    rule: HostRule
    visit: Visit
    help: WouldHelp


def unmet_units(chosen: Sequence[Option], asked: PlanAsked, asking: Asking, counts: HeadCounts) -> list[Unmet]:
    """The children whom the plan leaves without a place, with what would help."""
    beside = _Beside(chosen, asked, asking, counts)
    found = []
    for number, unit in enumerate(asked.units):
        own = [option for option in chosen if option.unit_number == number]
        placed = {child_id for option in own for child_id in option.child_ids}
        left = tuple(child_id for child_id in unit.child_ids if child_id not in placed)
        if left:
            ranks = {option.start_rank for option in own}  # those who are split begin together
            ways = _easiest_first(beside.ways(unit, left, ranks))
            bearable = (way.help for way in ways if beside.others_bear(way))
            found.append(Unmet(unit=unit, child_ids=left, helps=tuple(islice(bearable, _MOST))))
    return found


class _Beside:
    """What would help beside a plan."""

    def __init__(self, chosen: Sequence[Option], asked: PlanAsked, asking: Asking, counts: HeadCounts) -> None:
        self._familiarity = asked.familiarity
        self._asking = asking
        self._counts = counts
        self._plan = asking.beside(option.stay for option in chosen)
        self._there = [one.visit for one in (*chosen, *kept_options(asking))]
        self._chosen: dict[FamilyId, list[Option]] = defaultdict(list)
        for option in chosen:
            self._chosen[option.host_id].append(option)

    def ways(self, unit: Unit, child_ids: tuple[ChildId, ...], ranks: set[int]) -> Iterator[_Way]:
        """Where one rule alone is in the way: where the children know the host best first, then on the better date."""
        visits = enumerate(visits_anywhere(unit, child_ids))
        anywhere = {rank: visit for rank, visit in visits if not ranks or rank in ranks}
        familiar = {
            host_id: sum(self._familiarity.get((child_id, host_id), 0) for child_id in child_ids)
            for host_id in self._plan.households
            if host_id != unit.request.family_id
        }
        turns = sorted((-known, rank, host_id) for host_id, known in familiar.items() for rank in anywhere)
        for _, rank, host_id in turns:
            visit = anywhere[rank].with_host(host_id)
            known = self._counts.known_against(visit, self._chosen[host_id], self._plan)
            answer = self._asking.answer_unless(visit, self._plan, is_in_the_way, most=1, known=known)
            if answer is None or not in_the_way(answer):
                continue
            (rule,) = in_the_way(answer)
            results = tuple(one for one in answer.in_the_way if one.rule is rule)
            would_help = WouldHelp(host_id=host_id, starts_at=visit.starts_at, results=results)
            yield _Way(rule=rule, visit=visit, help=would_help)

    def others_bear(self, way: _Way) -> bool:
        """Whether no other rule would then be broken for those who are there in these days anyway."""
        visit = way.visit
        near = [one for one in self._there if one.host_id == visit.host_id and one.shares_a_day(visit)]
        if not near:
            return True
        with_it = self._plan.with_more([stay_of(visit)])
        before, after = (
            [in_the_way(self._asking.answer_of_others(one, situation)) for one in near]
            for situation in (self._plan, with_it)
        )
        return all(now <= {*then, way.rule} for then, now in zip(before, after, strict=True))


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
