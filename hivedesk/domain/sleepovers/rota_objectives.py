"""What makes one plan better than another: the objectives in their order, as costs of the columns of the programme."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from statistics import median

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.rota_options import Option
from hivedesk.domain.sleepovers.situation import Situation

WISHED_POINTS = 10
"""Of familiarity, for each child at a host that was wished for."""

TOGETHER_POINTS = 12
"""Of familiarity, for each two brothers and sisters who stay together though they might be split."""

_MINUTES_A_STEP = 5  # travel is weighed in steps: nobody chooses a host for a minute
_MIDDLE_MINUTES = 20  # where no family's way is known
_MOST_TOGETHER = 1_000_000  # objectives are solved in one go while their numbers stay below this


@dataclass(kw_only=True)
class Level:
    """One objective. The less its cost, the better."""

    words: str  # for "time ran out at …"
    costs: dict[int, int] = field(default_factory=dict)  # by column
    most: int = 0  # met when the cost is ``-most``: what the gap is a share of; 0 where less is better
    spread: int | None = None  # the greatest difference between two plans; None: not known, never solved with others

    def cost(self, values: Mapping[int, float]) -> int:
        """What a solution costs: ``values`` of the columns that are not 0."""
        return round(sum([value * self.costs.get(column, 0) for column, value in values.items()]))


@dataclass(frozen=True, kw_only=True)
class Group:
    """Objectives that are solved in one go, the first weighing more than all others together."""

    levels: tuple[Level, ...]
    weights: tuple[int, ...]

    @property
    def costs(self) -> Mapping[int, int]:
        """All costs, weighed."""
        found: dict[int, int] = {}
        for level, weight in zip(self.levels, self.weights, strict=True):
            for column, cost in level.costs.items():
                found[column] = found.get(column, 0) + weight * cost
        return found

    def cost(self, values: Mapping[int, float]) -> int:
        """What a solution costs."""
        return sum(weight * level.cost(values) for level, weight in zip(self.levels, self.weights, strict=True))

    @property
    def least(self) -> int:
        """It cannot cost less, whatever the plan."""
        return -sum(weight * level.most for level, weight in zip(self.levels, self.weights, strict=True))

    def open_levels(self, values: Mapping[int, float], bound: float) -> Iterator[tuple[Level, float]]:
        """The objectives that could still be better, each with how much less it could cost; the first is certain."""
        left = self.cost(values) - bound
        for level, weight in zip(self.levels, self.weights, strict=True):
            less = left if math.isinf(left) else int((left + 1e-6) // weight)
            if less >= 1:
                yield level, less


def grouped(levels: Sequence[Level]) -> list[Group]:
    """Neighbouring objectives in one group as long as the numbers allow it safely."""
    groups: list[list[Level]] = []
    size = 0
    for level in levels:
        wide = None if level.spread is None else level.spread + 1
        if groups and wide is not None and size and size * wide <= _MOST_TOGETHER:
            groups[-1].append(level)
            size *= wide
        else:
            groups.append([level])
            size = wide or 0
    return [_weighed(group) for group in groups]


def _weighed(levels: Sequence[Level]) -> Group:
    weights = [1]
    for level in reversed(levels[1:]):
        assert level.spread is not None
        weights.append(weights[-1] * (level.spread + 1))
    return Group(levels=tuple(levels), weights=tuple(reversed(weights)))


def option_levels(options: Sequence[Option], asked: PlanAsked, familiar: Sequence[int]) -> dict[str, Level]:
    """The objectives that are a sum over the stays, by a short name; ``familiar`` are the points of each."""
    minutes = _minutes(asked.situation)
    changes = _level("the fewest changes to what is arranged", options, [-int(one.is_as_now) for one in options])
    return {
        "nights": _level("the most nights met", options, [-one.half_nights for one in options]),
        "changes": changes,
        "familiar": _level("hosts whom the children know", options, [-one for one in familiar]),
        "travel": _level("short ways", options, [minutes[one.host_id] // _MINUTES_A_STEP for one in options]),
        "start": _level("the dates that suit best", options, [one.start_rank for one in options]),
    }


def points(option: Option, asked: PlanAsked) -> int:
    """How familiar a place is: to each child, wished for, with brothers and sisters."""
    found = sum(asked.familiarity.get((child_id, option.host_id), 0) for child_id in option.child_ids)
    if option.host_id in option.anywhere.request.wished_host_ids:
        found += WISHED_POINTS * len(option.child_ids)
    if option.unit.may_split:
        count = len(option.child_ids)
        found += TOGETHER_POINTS * count * (count - 1) // 2
    return found


def _level(words: str, options: Sequence[Option], costs: Sequence[int]) -> Level:
    by_unit = [list(group) for _, group in groupby(options, key=attrgetter("unit_number"))]
    best = sum(_most(group, [-cost for cost in _of(group, costs)]) for group in by_unit)
    worst = sum(_most(group, _of(group, costs)) for group in by_unit)
    given = {number: cost for number, cost in enumerate(costs) if cost}
    return Level(words=words, costs=given, most=best, spread=best + worst)


def _of(group: Sequence[Option], amounts: Sequence[int]) -> Sequence[int]:
    """Those of the options of one unit, which follow each other."""
    return amounts[group[0].number : group[-1].number + 1]


def _most(group: Sequence[Option], amounts: Sequence[int]) -> int:
    """At most so much comes from one unit: of each child its own share, where they may be split."""
    if not group[0].unit.may_split:
        return max(0, *amounts)
    shares: dict[ChildId, int] = defaultdict(int)
    for one, amount in zip(group, amounts, strict=True):
        for child_id in one.child_ids:
            shares[child_id] = max(shares[child_id], amount)
    return sum(shares.values())


def _minutes(situation: Situation) -> Mapping[FamilyId, int]:
    """How far each host is; where that is not known the middle of the others."""
    known = {
        family_id: house.family.travel_minutes
        for family_id, house in situation.households.items()
        if house.family.travel_minutes is not None
    }
    middle = int(median(known.values())) if known else _MIDDLE_MINUTES
    return {family_id: known.get(family_id, middle) for family_id in situation.households}
