"""What would make a place possible for those who have none: where exactly one rule is in the way beside the plan."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.plan import PlanAsked, TakenHost, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.rota_asking import Asking, in_the_way, is_in_the_way
from hivedesk.domain.sleepovers.rota_heads import HeadCounts
from hivedesk.domain.sleepovers.rota_options import Option, kept_options, stay_of, visits_anywhere
from hivedesk.domain.sleepovers.rota_outlines import Outlines
from hivedesk.domain.sleepovers.rules.dates import child_free

_MOST = 5  # ways that are named
_MOST_TAKEN = 3  # hosts whom the plan gives to others that are named

_MAY_PASS = frozenset(
    (
        HostRule.NO_CONTACT,
        HostRule.SOLO,
        HostRule.RISK,
        HostRule.LIMIT,
        HostRule.TERMS,
        HostRule.BEDS,
        HostRule.BEDROOM,
        HostRule.SCHOOL,
    )
)
"""Rules that look at the children of the home: where the plan sends one of them away they may pass after all."""


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A host and a start at which one rule is in the way."""

    rule: HostRule
    visit: Visit
    help: WouldHelp


@dataclass(frozen=True)
class Known:
    """What was heard while the plan was made: of each place alone, and of how many visitors are too many."""

    outlines: Outlines
    counts: HeadCounts


def unmet_units(chosen: Sequence[Option], asked: PlanAsked, asking: Asking, known: Known) -> list[Unmet]:
    """The children whom the plan leaves without a place, with what would help."""
    beside = _Beside(chosen, asked, asking, known)
    found = []
    for number, unit in enumerate(asked.units):
        own = [option for option in chosen if option.unit_number == number]
        placed = {child_id for option in own for child_id in option.child_ids}
        left = tuple(child_id for child_id in unit.child_ids if child_id not in placed)
        if left:
            ranks = {option.start_rank for option in own}  # those who are split begin together
            ways = _easiest_first(beside.ways(unit, left, ranks))
            bearable = (way.help for way in ways if beside.others_bear(way))
            helps = tuple(islice(bearable, _MOST))
            taken = () if helps else beside.taken(unit, left, min(ranks, default=0))
            found.append(Unmet(unit=unit, child_ids=left, helps=helps, taken=tuple(taken)))
    return found


class _Beside:
    """What would help beside a plan."""

    def __init__(self, chosen: Sequence[Option], asked: PlanAsked, asking: Asking, known: Known) -> None:
        self._familiarity = asked.familiarity
        self._cannot_host = asked.cannot_host
        self._all = tuple(chosen)
        self._asking = asking
        self._known = known
        self._plan = asking.beside(option.stay for option in chosen)
        self._there: dict[FamilyId, list[Visit]] = defaultdict(list)
        for one in (*chosen, *kept_options(asking)):
            self._there[one.host_id].append(one.visit)
        self._chosen: dict[FamilyId, list[Option]] = defaultdict(list)
        for option in chosen:
            self._chosen[option.host_id].append(option)
        self._as_it_is: dict[Hashable, frozenset[HostRule]] = {}

    def ways(self, unit: Unit, child_ids: tuple[ChildId, ...], ranks: set[int]) -> Iterator[_Way]:
        """Where one rule alone is in the way: where the children know the host best first, then on the better date."""
        visits = enumerate(visits_anywhere(unit, child_ids))
        anywhere = {rank: visit for rank, visit in visits if not ranks or rank in ranks}
        elsewhere = {rank: self._elsewhere(visit) for rank, visit in anywhere.items()}
        familiar = {
            host_id: sum(self._familiarity.get((child_id, host_id), 0) for child_id in child_ids)
            for host_id in self._plan.households
            if host_id not in (unit.request.family_id, self._cannot_host)
        }
        turns = sorted((-known, rank, host_id) for host_id, known in familiar.items() for rank in anywhere)
        for _, rank, host_id in turns:
            against = elsewhere[rank] | self._kept_out(anywhere[rank], host_id)
            if len(against) > 1:
                continue
            visit = anywhere[rank].with_host(host_id)
            against |= self._known.counts.known_against(visit, self._chosen[host_id], self._plan)
            answer = self._asking.answer_unless(visit, self._plan, is_in_the_way, most=1, known=against)
            if answer is None or not in_the_way(answer):
                continue
            (rule,) = in_the_way(answer)
            results = tuple(one for one in answer.in_the_way if one.rule is rule)
            would_help = WouldHelp(host_id=host_id, starts_at=visit.starts_at, results=results)
            yield _Way(rule=rule, visit=visit, help=would_help)

    def taken(self, unit: Unit, child_ids: tuple[ChildId, ...], rank: int) -> Sequence[TakenHost]:
        """Hosts at whom one rule at most would be in the way, on that date, if no other child of the plan were there.

        Those who would do as they are come first.
        """
        anywhere = visits_anywhere(unit, child_ids)[rank]
        if self._elsewhere(anywhere):
            return ()
        found = []
        for host_id in sorted(self._chosen.keys() - {unit.request.family_id, self._cannot_host}):
            there = [one for one in self._chosen[host_id] if one.visit.shares_a_day(anywhere) and one.unit is not unit]
            if there:
                results = self._without(anywhere.with_host(host_id), there)
                if results is not None:
                    others = tuple(dict.fromkeys(child_id for one in there for child_id in one.child_ids))
                    found.append(TakenHost(host_id=host_id, child_ids=others, results=results))
        found.sort(key=lambda one: (not all(map(_is_easy, one.results)), len(one.results)))
        return found[:_MOST_TAKEN]

    def _without(self, visit: Visit, there: Sequence[Option]) -> tuple[RuleResult, ...] | None:
        """What is in the way if those were not there; None where it is more than one rule."""
        if self._asking.answer_unless(visit, self._asking.situation, is_in_the_way, most=1) is None:
            return None
        without = self._asking.beside(option.stay for option in self._all if option not in there)
        answer = self._asking.answer_unless(visit, without, is_in_the_way, most=1)
        return None if answer is None else tuple(filter(is_in_the_way, answer.results))

    def others_bear(self, way: _Way) -> bool:
        """Whether no other rule would then be broken for those who are there in these days anyway."""
        visit = way.visit
        near = [one for one in self._there[visit.host_id] if one.shares_a_day(visit)]
        with_it = self._plan.with_more([stay_of(visit)]) if near else self._plan
        return all(
            in_the_way(self._asking.answer_of_others(one, with_it)) <= {*self._in_the_way_of(one), way.rule}
            for one in near
        )

    def _in_the_way_of(self, visit: Visit) -> frozenset[HostRule]:
        """What is in the way of a stay of the plan, or of a kept one, as it is."""
        question = visit.host_id, visit.stay_id, visit.starts_at
        if question not in self._as_it_is:
            self._as_it_is[question] = in_the_way(self._asking.answer_of_others(visit, self._plan))
        return self._as_it_is[question]

    def _elsewhere(self, anywhere: Visit) -> frozenset[HostRule]:
        """The rule on the children's other stays, where it is against it: it says the same whoever hosts them."""
        if not self._asking.is_usual(anywhere.request):
            return frozenset()
        return frozenset(one.rule for one in child_free(anywhere, self._plan) if is_in_the_way(one))

    def _kept_out(self, anywhere: Visit, host_id: FamilyId) -> frozenset[HostRule]:
        """A rule that was against it beside nobody, and is beside the plan for certain."""
        rule = self._known.outlines.kept_out_by(anywhere, host_id)
        return frozenset() if rule is None or rule in _MAY_PASS else frozenset((rule,))


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
