"""The one place that speaks with HiGHS: a mixed-integer programme, solved until proved, stopped or out of time."""

import math
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy
    import numpy as np
    from numpy.typing import NDArray

    Values = NDArray[np.double]

_SEED = 7
_SURE = 0.99  # every objective is a whole number: a difference of less than one is none
_TINY = 1e-6
_CLEARLY = 1e-4  # by so much a cost has to be too high, where it comes from the simplex method
_LOOK, _PATIENCE = 0.05, 1.0  # seconds: how often it is asked whether to stop, and how long the end may take
_NEAR, _NEAR_SHARE = 2.0, 0.005  # how near to the cost with broken columns the best is looked for first
_MANY = 2000  # … where more columns than this are open: fewer are quick to go through in one go (measured)


@dataclass(kw_only=True)
class Row:
    """``lower <= the sum of its columns, each by its factor <= upper``."""

    factors: Mapping[int, float]
    lower: float = -math.inf
    upper: float = math.inf


@dataclass(kw_only=True)
class Programme:
    """Columns from 0 to their upper bound, whole or not, and the rows that bind them."""

    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    settled: "Values | None" = None  # by column its value where it can have no other any more, else NaN

    def add_column(self, upper: float = 1.0, *, whole: bool = True) -> int:
        """A new column; its number."""
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def add_row(self, factors: Mapping[int, float], *, lower: float = -math.inf, upper: float = math.inf) -> None:
        """Bind columns."""
        self.rows.append(Row(factors=factors, lower=lower, upper=upper))

    def settled_with(self, loose: "Loose | None" = None, room: float = 0.0) -> "Values":
        """What is settled, and the columns whose other value would cost more than ``room`` above the least."""
        import numpy as np

        settled = np.full(len(self.upper), np.nan)
        if self.settled is not None:
            settled[: len(self.settled)] = self.settled  # columns may have come since
        if loose is not None:
            known = len(loose.values)
            upper, whole = np.array(self.upper[:known]), np.array(self.whole[:known])
            at_none = (loose.reduced > room + _CLEARLY) & (loose.values < _TINY) & whole
            at_most = (-loose.reduced > room + _CLEARLY) & (loose.values > upper - _TINY) & whole
            settled[:known][at_none] = 0.0
            settled[:known][at_most] = upper[at_most]
        return settled


@dataclass(frozen=True, kw_only=True, eq=False)
class Loose:
    """The best where the columns need not be whole."""

    values: "Values"  # by column
    least: float  # what it costs
    reduced: "Values"  # by column: what one more of it would cost


@dataclass(frozen=True, kw_only=True, eq=False)
class Solved:
    """The best that was found, and how good the best can be at most."""

    values: "Values | None"  # by column; None where nothing was found
    bound: float  # no solution costs less
    proved: bool
    impossible: bool = False  # there is no solution at all
    loose: Loose | None = None


def solve(
    programme: Programme,
    costs: Mapping[int, float],
    start: Mapping[int, float],
    seconds: float,
    stopped: Callable[[], bool],
) -> Solved:
    """Find the least cost, beginning at ``start``, the value of each column that is not 0. ``stopped`` ends the search.

    Where many columns are open, first without their having to be whole: often they are all the same. Else that tells of
    each column what its use would cost; where that is more than the best may cost it is settled (reduced costs).
    HiGHS lets other threads run while it works; one thread and a fixed seed make the same input give the same plan.
    """
    until = time.monotonic() + seconds
    asked = _Asked(programme, costs)
    begun = asked.all_values(start)
    if not asked.is_first and _count_open(asked.settled) <= _MANY:
        return _run(asked, asked.settled, begun, until, stopped, whole=True)
    found = _run(asked, asked.settled, None, until, stopped, whole=False)
    if not found.proved:
        return replace(found, values=None, proved=False, bound=-math.inf)
    if found.values is None or found.loose is None or asked.are_whole(found.values):
        return found
    best = _Best(asked, found.loose, begun)
    if asked.is_first:
        best.take(_run(asked, asked.kept_whole(found.loose), None, until, stopped, whole=True))
    bound = best.least
    room = _first_room(programme, found.loose, best.above)
    while best.above >= _SURE:
        if stopped() or time.monotonic() > until:
            return best.solved(bound, proved=False)
        settled = programme.settled_with(found.loose, room)
        part = _run(asked, settled, best.values if _agree(best.values, settled) else None, until, stopped, whole=True)
        best.take(part)
        if not part.proved and not part.impossible:
            return best.solved(max(bound, min(part.bound, best.least + room)), proved=False)
        if best.above - _SURE <= room:
            # whatever costs less than the room has been seen: the best of it is the best of all
            return best.solved(max(best.least, best.least + best.above - _SURE), proved=True)
        bound, room = best.least + room, best.above
    return best.solved(best.least, proved=True)


class _Best:
    """The best solution so far, and how much more it costs than without whole columns."""

    def __init__(self, asked: "_Asked", loose: Loose, start: "Values") -> None:
        self._asked, self._loose = asked, loose
        self.values, self.least = start, loose.least
        self.above = asked.cost(start) - loose.least

    def take(self, found: Solved) -> None:
        """Take what was found if it costs less."""
        if found.values is not None and self._asked.cost(found.values) - self.least < self.above:
            self.values, self.above = found.values, self._asked.cost(found.values) - self.least

    def solved(self, bound: float, *, proved: bool) -> Solved:
        """It, with what is known of it."""
        return Solved(values=self.values, bound=bound, proved=proved, loose=self._loose)


def _first_room(programme: Programme, loose: Loose, known: float) -> float:
    """How much more than the least the best may cost, where it is looked for first; nothing costs more than known."""
    still_open = _count_open(programme.settled_with(loose, known))
    return min(known, max(_NEAR, _NEAR_SHARE * abs(loose.least))) if still_open > _MANY else known


def _count_open(settled: "Values") -> int:
    import numpy as np

    return int(np.count_nonzero(np.isnan(settled)))


def _agree(values: "Values", settled: "Values") -> bool:
    """Whether these values are those that are settled."""
    import numpy as np

    return bool(np.all(np.isnan(settled) | (np.abs(values - settled) < _TINY)))


def _run(
    asked: "_Asked",
    settled: "Values",
    start: "Values | None",
    until: float,
    stopped: Callable[[], bool],
    *,
    whole: bool,
) -> Solved:
    import highspy  # heavy: only when there is something to plan
    import numpy as np

    left = _Left(asked, settled)
    if left.is_empty:
        return left.solved(np.empty(0), np.empty(0), asked.cost(left.settled), proved=True)
    make: Callable[[], highspy.Highs] = highspy.Highs
    solver = make()
    _set_options(solver, max(until - time.monotonic(), 0.0), jump=asked.is_first)
    solver.passModel(left.model())
    if whole:
        columns = left.whole()
        kinds = np.full(len(columns), highspy.HighsVarType.kInteger.value, dtype=np.uint8)
        solver.changeColsIntegrality(len(columns), columns, kinds)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start[left.open]
        solver.setSolution(solution)

    if not _ends(solver, until, stopped):
        return Solved(values=None, bound=-math.inf, proved=False)
    info, solution, status = solver.getInfo(), solver.getSolution(), solver.getModelStatus()
    bound = info.mip_dual_bound if whole else info.objective_function_value
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        impossible = status == highspy.HighsModelStatus.kInfeasible
        return Solved(values=None, bound=bound, proved=False, impossible=impossible)
    proved = status == highspy.HighsModelStatus.kOptimal
    reduced = None if whole or not proved else np.array(solution.col_dual)
    return left.solved(np.array(solution.col_value), reduced, bound, proved=proved)


def _ends(solver: "highspy.Highs", until: float, stopped: Callable[[], bool]) -> bool:
    """Let it run; whether it came to an end. HiGHS asks rarely whether to stop: it is then left to end by itself."""
    over, given_up = threading.Event(), threading.Event()

    def look(event: "highspy.highs.HighsCallbackEvent") -> None:
        if given_up.is_set() or time.monotonic() > until:
            event.interrupt()

    def work() -> None:
        try:
            solver.run()
            solver.resetThreadScheduler(False)
        finally:
            over.set()

    solver.cbMipInterrupt += look
    solver.cbSimplexInterrupt += look
    threading.Thread(target=work, name="rota").start()
    while not over.wait(_LOOK):
        if stopped() or time.monotonic() > until + _PATIENCE:
            given_up.set()
            return False
    solver.cbMipInterrupt -= look
    solver.cbSimplexInterrupt -= look
    return True


def _set_options(solver: "highspy.Highs", seconds: float, *, jump: bool) -> None:
    for name, value in (
        ("output_flag", False),
        ("presolve", "off"),  # with it HiGHS 1.16 may give back the start instead of what it found
        # while no objective has settled anything a jump to some good plan saves time; later it takes longer (measured)
        ("mip_heuristic_run_feasibility_jump", jump),
        ("threads", 1),
        ("random_seed", _SEED),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _SURE),
        ("time_limit", seconds),
    ):
        solver.setOptionValue(name, value)


class _Asked:
    """A programme and its costs as HiGHS wants them."""

    def __init__(self, programme: Programme, costs: Mapping[int, float]) -> None:
        import numpy as np

        rows = programme.rows
        self.settled = programme.settled_with()
        self.is_first = _count_open(self.settled) == len(self.settled)  # no objective has settled anything
        self.upper = np.array(programme.upper)
        self.whole = np.array(programme.whole)
        self.costs = self.all_values(costs)
        self.row_lower = np.array([row.lower for row in rows])
        self.row_upper = np.array([row.upper for row in rows])
        self.row = np.repeat(np.arange(len(rows)), [len(row.factors) for row in rows])
        self.column = np.fromiter(chain.from_iterable(row.factors for row in rows), dtype=np.int32)
        self.factor = np.fromiter(chain.from_iterable(row.factors.values() for row in rows), dtype=np.double)

    def all_values(self, some: Mapping[int, float]) -> "Values":
        """By column, 0 where nothing is said."""
        import numpy as np

        values = np.zeros(len(self.upper))
        values[list(some)] = list(some.values())
        return values

    def sums(self, cells: "Values") -> "Values":
        """Of each row what stands in its cells."""
        import numpy as np

        return np.bincount(self.row, cells, len(self.row_upper)).astype(np.double)

    def cost(self, values: "Values") -> float:
        """What a solution costs."""
        return float(self.costs @ values)

    def are_whole(self, values: "Values") -> bool:
        """Whether all are whole that have to be."""
        import numpy as np

        given = values[self.whole]
        return bool(np.all(np.abs(given - np.round(given)) < _TINY))

    def kept_whole(self, loose: Loose) -> "Values":
        """As if those columns were settled that are 1 anyway: what is best then is often the best of all."""
        import numpy as np

        return np.where(self.whole & (loose.values > 1 - _TINY), 1.0, np.nan)


class _Left:
    """The part of a programme that is not settled: without settled columns, and rows that bind nothing any more."""

    def __init__(self, asked: _Asked, settled: "Values") -> None:
        import numpy as np

        self._asked = asked
        is_open = np.isnan(settled)
        self.settled = np.where(is_open, 0.0, settled)
        taken = asked.sums(asked.factor * self.settled[asked.column])
        # a whole column that fits in no more is settled as well
        least = taken + asked.sums(np.minimum(asked.factor, 0.0) * asked.upper[asked.column] * is_open[asked.column])
        too_much = (least[asked.row] + asked.factor > asked.row_upper[asked.row] + _TINY) & (asked.factor > 0)
        is_open[asked.column[too_much & asked.whole[asked.column] & is_open[asked.column]]] = False
        self.open = np.flatnonzero(is_open)
        is_left = is_open[asked.column]
        most = taken + asked.sums(np.maximum(asked.factor, 0.0) * asked.upper[asked.column] * is_left)
        binds = (asked.row_lower > -math.inf) | (most > asked.row_upper + _TINY)
        self._rows = np.flatnonzero(binds)
        self._lower, self._upper = (asked.row_lower - taken)[binds], (asked.row_upper - taken)[binds]
        self._cells = binds[asked.row] & is_left
        self._new_column = np.cumsum(is_open) - 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to ask."""
        return not len(self.open) and not len(self._rows)

    def model(self) -> "highspy.HighsLp":
        """For HiGHS, as if no column had to be whole."""
        import highspy
        import numpy as np

        asked, model = self._asked, highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.open), len(self._rows)
        model.offset_ = asked.cost(self.settled)
        model.col_cost_ = asked.costs[self.open]
        model.col_lower_, model.col_upper_ = np.zeros(len(self.open)), asked.upper[self.open]
        model.row_lower_, model.row_upper_ = self._lower, self._upper
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.num_col_, matrix.num_row_ = len(self.open), len(self._rows)
        sizes = np.bincount(asked.row[self._cells], minlength=len(asked.row_upper))[self._rows]
        matrix.start_ = np.array([0, *np.cumsum(sizes)], dtype=np.int32)
        matrix.index_ = self._new_column[asked.column[self._cells]].astype(np.int32)
        matrix.value_ = asked.factor[self._cells]
        return model

    def whole(self) -> "NDArray[np.int32]":
        """Which of the open columns have to be whole, by their number among these."""
        import numpy as np

        return np.flatnonzero(self._asked.whole[self.open]).astype(np.int32)

    def solved(self, values: "Values", reduced: "Values | None", bound: float, *, proved: bool) -> Solved:
        """What HiGHS found for the open columns, and where none had to be whole what they would cost (`Loose`)."""
        found = self._with(values, self.settled)
        if reduced is None:
            return Solved(values=found, bound=bound, proved=proved)
        # of settled columns it is not known what they would cost, and not needed
        loose = Loose(values=found, least=bound, reduced=self._with(reduced, 0.0 * self.settled))
        return Solved(values=found, bound=bound, proved=proved, loose=loose)

    def _with(self, opened: "Values", settled: "Values") -> "Values":
        """Of all columns."""
        found = settled.copy()
        found[self.open] = opened
        return found
