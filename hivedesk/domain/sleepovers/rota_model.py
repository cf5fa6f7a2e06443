"""The plan as a mixed-integer programme: a column for each option, rows for what may not stand together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.records import RequestId, Urgency
from hivedesk.domain.sleepovers.rota_cliques import StrictRows
from hivedesk.domain.sleepovers.rota_heads import Heads
from hivedesk.domain.sleepovers.rota_interplay import Clash, child_times
from hivedesk.domain.sleepovers.rota_objectives import Group, Level, grouped, option_levels
from hivedesk.domain.sleepovers.rota_options import Option
from hivedesk.domain.sleepovers.rota_solver import Loose, Programme, Row

if TYPE_CHECKING:
    from hivedesk.domain.sleepovers.rota_solver import Values

_BAND = 4  # child-nights that weigh the same in fair turns: finer differences are chance

_MANY = 60  # child-nights at one host in one plan: beyond them each costs the same


class RotaModel:
    """The programme, its objectives, and the way from a plan to a solution and back. Option n is column n."""

    def __init__(self, options: Sequence[Option], asked: PlanAsked, familiar: Sequence[int]) -> None:
        """``familiar``: the points of each option (`rota_objectives.points`)."""
        self.options = options
        self._asked = asked
        self._programme = Programme()
        self._urgent: dict[int, set[tuple[int, ChildId]]] = defaultdict(set)  # by column who needs a place
        self._covering: dict[tuple[int, ChildId], list[int]] = defaultdict(list)
        self._starts: dict[tuple[int, int], int] = {}
        self._bands: dict[FamilyId, list[tuple[int, int]]] = {}  # column, width
        self._approvals: dict[tuple[int, HostRule], int] = {}
        self._fixed: list[tuple[Level, int]] = []
        self._soft: list[Clash] = []
        for option in options:
            self._programme.add_column()
            for child_id in option.child_ids:
                self._covering[option.unit_number, child_id].append(option.number)
        self._one_place_each()
        for numbers in child_times(options):
            self._programme.add_row(dict.fromkeys(numbers, 1.0), upper=1.0)
        self._approving = Level(words="the fewest approvals to ask for")
        self._fair = Level(words="fair turns")
        self._fair_rows: list[Row] = []
        self.levels = self._ordered_levels(familiar)
        self.groups: list[Group] = grouped(self.levels)
        self._strict = StrictRows(self._programme.whole)  # its own rows, and what is known of heads and clashes
        self._strict.add(self._programme.rows)
        self._known: set[Heads | Clash] = set()  # what there are rows of already
        self._most: dict[frozenset[tuple[int, int]], int] = {}  # by options with their children, in these rows

    def programme(self, group: Group, clashes: Iterable[Clash], heads: Iterable[Heads]) -> Programme:
        """For these objectives: with all that is known to clash, and what the objectives so far have reached."""
        known = list(clashes)
        self.note(known)
        self._strict.add([*self._rows_of_heads(heads), *self._rows_of_clashes(known)])
        self._programme.rows = list(self._strict.rows)
        if self._fair in group.levels or any(level is self._fair for level, _ in self._fixed):
            self._programme.rows += self._fair_rows
        for clash in self._soft:
            factors = dict.fromkeys(sorted(clash.options), 1.0)
            factors[self._approval(clash)] = -1.0
            self._programme.add_row(factors, upper=len(clash.options) - 1.0)
        for level, cost in self._fixed:
            self._programme.rows.append(Row(factors=level.costs, upper=cost))
        return self._programme

    def note(self, clashes: Iterable[Clash]) -> None:
        """Take to heart which stays cost an approval more together."""
        self._soft = [clash for clash in clashes if not clash.is_hard]
        for clash in self._soft:
            self._approval(clash)

    def fix(self, group: Group, values: Mapping[int, float], loose: Loose | None) -> None:
        """From now on no plan is worse than this one in these objectives: that settles columns for those to come."""
        self._fixed += [(level, level.cost(values)) for level in group.levels if level.costs]
        if loose is not None:
            self._programme.settled = self._programme.settled_with(loose, group.cost(values) - loose.least)

    def release(self) -> None:
        """Forget what the objectives have reached."""
        self._fixed.clear()
        self._programme.settled = None

    def chosen(self, values: "Values") -> list[Option]:
        """The plan that a solution stands for."""
        return [self.options[number] for number in (values[: len(self.options)] > 0.5).nonzero()[0].tolist()]

    def values(self, chosen: Collection[Option]) -> dict[int, float]:
        """The solution that stands for a plan: the columns that are not 0."""
        values: dict[int, float] = {}
        placed = {(one.unit_number, child_id) for one in chosen for child_id in one.child_ids}
        nights: dict[FamilyId, int] = defaultdict(int)
        for one in chosen:
            values[one.number] = 1.0
            nights[one.host_id] += one.child_nights
            if (one.unit_number, one.start_rank) in self._starts:
                values[self._starts[one.unit_number, one.start_rank]] = 1.0
        values.update((column, 1.0) for column, needed in self._urgent.items() if needed <= placed)
        for host_id, left in nights.items():
            for column, width in self._bands.get(host_id, ()) if left else ():
                values[column] = float(min(left, width))
                left -= min(left, width)
        for clash in self._soft:
            if clash.options <= values.keys():
                values[self._approval(clash)] = 1.0
        return values

    def worth(self, chosen: Collection[Option]) -> tuple[int, ...]:
        """The costs of a plan in the order of the objectives: the least is the best."""
        values = self.values(chosen)
        return tuple(level.cost(values) for level in self.levels)

    # -- rows

    def _rows_of_heads(self, heads: Iterable[Heads]) -> Iterator[Row]:
        """Of rules that count the same children the strictest, where there is no row of it yet."""
        least: dict[frozenset[tuple[int, int]], int] = {}
        for one in heads:
            if one not in self._known:
                self._known.add(one)
                least[one.counted] = min(one.most, least.get(one.counted, one.most))
        for counted, most in least.items():
            if most < self._most.get(counted, sum(children for _, children in counted)):
                self._most[counted] = most
                yield Row(factors={number: float(children) for number, children in sorted(counted)}, upper=float(most))

    def _rows_of_clashes(self, clashes: Iterable[Clash]) -> Iterator[Row]:
        """Of those of which there is no row yet."""
        for clash in clashes:
            if clash.is_hard and clash not in self._known:
                self._known.add(clash)
                yield Row(factors=dict.fromkeys(sorted(clash.options), 1.0), upper=len(clash.options) - 1.0)

    def _one_place_each(self) -> None:
        """Every child of a unit at most once; those who are split begin together."""
        rows: dict[tuple[int, int, ChildId], list[int]] = defaultdict(list)
        for option in self.options:
            if option.unit.may_split:
                for child_id in option.child_ids:
                    rows[option.unit_number, option.start_rank, child_id].append(option.number)
        for unit_number, rank, _ in rows:
            if (unit_number, rank) not in self._starts:
                self._starts[unit_number, rank] = self._programme.add_column()
        for (unit_number, rank, _), numbers in rows.items():
            start = self._starts[unit_number, rank]
            self._programme.add_row({**dict.fromkeys(numbers, 1.0), start: -1.0}, upper=0.0)
        of_unit: dict[int, list[int]] = defaultdict(list)
        for (unit_number, _), column in self._starts.items():
            of_unit[unit_number].append(column)
        for option in self.options:
            if not option.unit.may_split:
                of_unit[option.unit_number].append(option.number)
        for columns in of_unit.values():
            self._programme.add_row(dict.fromkeys(columns, 1.0), upper=1.0)

    # -- objectives

    def _ordered_levels(self, familiar: Sequence[int]) -> list[Level]:
        simple = option_levels(self.options, self._asked, familiar)
        order = [self._urgent_level(), simple["nights"]]
        if self._asked.with_approvals:
            approvals = {one.number: len(one.outline.approvals) for one in self.options}
            self._approving.costs |= {number: count for number, count in approvals.items() if count}
            order.append(self._approving)
        if self._asked.fewest_changes:
            order.append(simple["changes"])
        order += [simple["familiar"], self._fair_level(), simple["travel"]]
        if not self._asked.fewest_changes:
            order.append(simple["changes"])
        return [*order, simple["start"]]

    def _urgent_level(self) -> Level:
        columns: dict[RequestId, int] = {}
        for number, unit in enumerate(self._asked.units):
            if unit.request.urgency is Urgency.EMERGENCY:
                if unit.request.id not in columns:
                    columns[unit.request.id] = self._programme.add_column()
                column = columns[unit.request.id]
                for child_id in unit.child_ids:
                    self._urgent[column].add((number, child_id))
                    covering = dict.fromkeys(self._covering[number, child_id], -1.0)
                    self._programme.add_row({column: 1.0, **covering}, upper=0.0)
        count = len(columns)
        costs = dict.fromkeys(columns.values(), -1)
        return Level(words="the most urgent requests met", costs=costs, most=count, spread=count)

    def _fair_level(self) -> Level:
        """The more nights a host had, the more each further one costs, in bands of a few child-nights."""
        of_host: dict[FamilyId, list[Option]] = defaultdict(list)
        for option in self.options:
            if option.child_nights:
                of_host[option.host_id].append(option)
        before = {host_id: self._asked.nights_before.get(host_id, 0) for host_id in of_host}
        least = min(before.values(), default=0) // _BAND
        for host_id in sorted(of_host):
            bands = list(_bands(before[host_id], _most_nights(of_host[host_id])))
            columns = [self._programme.add_column(width, whole=False) for _, width in bands]
            self._bands[host_id] = [(column, width) for column, (_, width) in zip(columns, bands, strict=True)]
            self._fair.costs |= {
                column: number - least for column, (number, _) in zip(columns, bands, strict=True) if number > least
            }
            nights = {one.number: float(one.child_nights) for one in of_host[host_id]}
            self._fair_rows.append(Row(factors={**nights, **dict.fromkeys(columns, -1.0)}, lower=0.0, upper=0.0))
        return self._fair

    def _approval(self, clash: Clash) -> int:
        assert clash.rule is not None
        key = clash.of, clash.rule
        if key not in self._approvals:
            self._approvals[key] = self._programme.add_column(whole=False)
            self._approving.costs[self._approvals[key]] = 1
        return self._approvals[key]


def _most_nights(options: Sequence[Option]) -> int:
    """More child-nights cannot come to one host: of every unit its longest."""
    of_unit: dict[int, int] = defaultdict(int)
    for one in options:
        whole = len(one.unit.child_ids) * len(one.anywhere.nights)
        of_unit[one.unit_number] = max(of_unit[one.unit_number], whole)
    return sum(of_unit.values())


def _bands(before: int, most: int) -> Iterable[tuple[int, int]]:
    """The bands that the next nights fall into: number and width; the last takes all that is left."""
    done = 0
    while done < most:
        number = (before + done) // _BAND
        width = min((number + 1) * _BAND - before - done, most - done) if done < _MANY else most - done
        yield number, width
        done += width
