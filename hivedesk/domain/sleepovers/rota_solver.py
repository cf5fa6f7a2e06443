"""The one place that speaks with HiGHS: a mixed-integer programme, solved until proved, stopped or out of time."""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy
    import numpy as np
    from numpy.typing import NDArray

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
    settled: dict[int, float] = field(default_factory=dict)  # columns that can have only one value any more

    def add_column(self, upper: float = 1.0, *, whole: bool = True) -> int:
        """A new column; its number."""
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def add_row(self, factors: Mapping[int, float], *, lower: float = -math.inf, upper: float = math.inf) -> None:
        """Bind columns."""
        self.rows.append(Row(factors=factors, lower=lower, upper=upper))


@dataclass(frozen=True, kw_only=True, eq=False)
class Loose:
    """The best where the columns need not be whole."""

    values: "NDArray[np.double]"  # by column
    least: float  # what it costs
    reduced: "NDArray[np.double]"  # by column: what one more of it would cost

    def settles(self, programme: Programme, room: float) -> dict[int, float]:
        """The columns whose other value would cost more than ``room`` above the least, with the value they have."""
        import numpy as np  # heavy: only when there is something to plan

        known = len(self.values)  # columns may have come since
        upper, whole = np.array(programme.upper[:known]), np.array(programme.whole[:known])
        at_none = (self.reduced > room + _CLEARLY) & (self.values < _TINY)
        at_most = (-self.reduced > room + _CLEARLY) & (self.values > upper - _TINY)
        columns = np.flatnonzero((at_none | at_most) & whole)
        return dict(zip(columns.tolist(), np.where(at_most, upper, 0.0)[columns].tolist(), strict=True))


@dataclass(frozen=True, kw_only=True)
class Solved:
    """The best that was found, and how good the best can be at most."""

    values: tuple[float, ...]  # () where nothing was found
    bound: float  # no solution costs less
    proved: bool
    impossible: bool = False  # there is no solution at all
    loose: Loose | None = None


def solve(
    programme: Programme,
    costs: Mapping[int, float],
    start: Sequence[float],
    seconds: float,
    stopped: Callable[[], bool],
) -> Solved:
    """Find the least cost, beginning at ``start``. ``stopped`` is asked about now and then, and ends the search.

    First without the columns having to be whole: often they are all the same. Else what that tells of each column
    leaves few of them open: a column whose use would cost more than the best may cost is settled (reduced costs).
    HiGHS lets other threads run while it works; one thread and a fixed seed make the same input give the same plan.
    """
    until = time.monotonic() + seconds
    asked = _Asked(programme, costs)
    found = _run(asked, programme.settled, (), until, stopped, whole=False)
    if not found.proved:
        return replace(found, values=(), proved=False, bound=-math.inf)
    if _are_whole(programme, found.values):
        return found
    loose, least = found.loose, found.bound
    assert loose is not None
    best = Solved(values=tuple(start), bound=least, proved=False, loose=loose)
    known = _cost(costs, start) - least
    room = _first_room(programme, loose, known)
    while not best.proved and not stopped() and time.monotonic() <= until:
        settled = programme.settled | loose.settles(programme, room)
        feasible = all(abs(best.values[column] - value) < _TINY for column, value in settled.items())
        found = _run(asked, settled, best.values if feasible else (), until, stopped, whole=True)
        if found.values and _cost(costs, found.values) - least < known:
            best, known = replace(best, values=found.values), _cost(costs, found.values) - least
        if found.proved or found.impossible:
            # whatever costs less than the room has been seen: the best of it is the best of all
            proved = known - _SURE <= room
            best = replace(best, bound=max(least, least + known - _SURE if proved else least + room), proved=proved)
        else:
            best = replace(best, bound=max(best.bound, min(found.bound, least + room)))
            break
        room = known
    return best


def _first_room(programme: Programme, loose: Loose, known: float) -> float:
    """How much more than the least the best may cost, where it is looked for first; nothing costs more than known."""
    still_open = len(programme.upper) - len(programme.settled | loose.settles(programme, known))
    return min(known, max(_NEAR, _NEAR_SHARE * abs(loose.least))) if still_open > _MANY else known


def _cost(costs: Mapping[int, float], values: Sequence[float]) -> float:
    return sum([cost * values[column] for column, cost in costs.items()])


def _run(
    asked: "_Asked",
    settled: Mapping[int, float],
    start: Sequence[float],
    until: float,
    stopped: Callable[[], bool],
    *,
    whole: bool,
) -> Solved:
    import highspy  # heavy: only when there is something to plan
    import numpy as np

    make: Callable[[], highspy.Highs] = highspy.Highs
    solver = make()
    _set_options(solver, max(until - time.monotonic(), 0.0), jump=asked.is_first)
    left = asked.left_by(settled)
    solver.passModel(left.model(whole=whole))
    if start:
        solution = highspy.HighsSolution()
        solution.col_value = left.of(start)
        solver.setSolution(solution)

    if not _ends(solver, until, stopped):
        return Solved(values=(), bound=-math.inf, proved=False)
    info, solution = solver.getInfo(), solver.getSolution()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    proved = found and solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    values = left.all_values(solution.col_value) if found else ()
    bound = info.mip_dual_bound if whole else info.objective_function_value
    return Solved(
        values=values,
        bound=bound,
        proved=proved,
        impossible=solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible,
        loose=None
        if whole or not proved
        else Loose(values=np.array(values), least=bound, reduced=left.all_costs(solution.col_dual)),
    )


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


def _are_whole(programme: Programme, values: Sequence[float]) -> bool:
    import numpy as np

    given = np.array(values)[np.array(programme.whole)]
    return bool(np.all(np.abs(given - np.round(given)) < _TINY))


def _set_options(solver: "highspy.Highs", seconds: float, *, jump: bool) -> None:
    for name, value in (
        ("output_flag", False),
        ("presolve", "off"),  # with it HiGHS 1.16 may give back the start instead of what it found
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
        # while no objective has settled anything, a jump to some good plan saves time; later it takes longer (measured)
        self.is_first = not programme.settled
        self.costs = np.array([costs.get(column, 0.0) for column in range(len(programme.upper))])
        self.upper = np.array(programme.upper)
        self.whole = np.array(programme.whole)
        self.row_lower = np.array([row.lower for row in rows])
        self.row_upper = np.array([row.upper for row in rows])
        self.row = np.repeat(np.arange(len(rows)), [len(row.factors) for row in rows])
        self.column = np.fromiter(chain.from_iterable(row.factors for row in rows), dtype=np.int32)
        self.factor = np.fromiter(chain.from_iterable(row.factors.values() for row in rows), dtype=np.double)

    def left_by(self, settled: Mapping[int, float]) -> "_Left":
        """What is left to ask where these columns are settled."""
        return _Left(self, settled)


class _Left:
    """The part of a programme that is not settled: without settled columns, and rows that bind nothing any more."""

    def __init__(self, asked: _Asked, settled: Mapping[int, float]) -> None:
        import numpy as np

        self._asked = asked
        self._values = np.zeros(len(asked.upper))
        self._values[list(settled)] = list(settled.values())
        is_free = np.ones(len(asked.upper), dtype=bool)
        is_free[list(settled)] = False
        self._free = np.flatnonzero(is_free)
        count = len(asked.row_upper)
        taken = np.bincount(asked.row, asked.factor * self._values[asked.column], count).astype(np.double)
        more = np.maximum(asked.factor, 0.0) * asked.upper[asked.column] * is_free[asked.column]
        most = taken + np.bincount(asked.row, more, count)
        binds = (asked.row_lower > -math.inf) | (most > asked.row_upper + _TINY)
        self._rows = np.flatnonzero(binds)
        self._lower, self._upper = (asked.row_lower - taken)[binds], (asked.row_upper - taken)[binds]
        self._cells = binds[asked.row] & is_free[asked.column]
        self._new_column = np.cumsum(is_free) - 1
        self._cost_of_settled = float(asked.costs @ self._values)

    def model(self, *, whole: bool) -> "highspy.HighsLp":
        """For HiGHS."""
        import highspy
        import numpy as np

        asked, model = self._asked, highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._free), len(self._rows)
        model.offset_ = self._cost_of_settled
        model.col_cost_ = asked.costs[self._free]
        model.col_lower_, model.col_upper_ = np.zeros(len(self._free)), asked.upper[self._free]
        if whole:
            kinds = highspy.HighsVarType
            model.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in asked.whole[self._free]]
        model.row_lower_, model.row_upper_ = self._lower, self._upper
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.num_col_, matrix.num_row_ = len(self._free), len(self._rows)
        sizes = np.bincount(asked.row[self._cells], minlength=len(asked.row_upper))[self._rows]
        matrix.start_ = np.array([0, *np.cumsum(sizes)], dtype=np.int32)
        matrix.index_ = np.array(self._new_column[asked.column[self._cells]], dtype=np.int32)
        matrix.value_ = asked.factor[self._cells]
        return model

    def of(self, values: Sequence[float]) -> list[float]:
        """The values of the columns that are left."""
        return [values[column] for column in self._free.tolist()]

    def all_values(self, values: Sequence[float]) -> tuple[float, ...]:
        """The values of all columns, from those of the columns that are left."""
        found = self._values.copy()
        found[self._free] = values
        return tuple(found.tolist())

    def all_costs(self, reduced: Sequence[float]) -> "NDArray[np.double]":
        """The reduced costs of all columns: of settled ones none is known, and none is needed."""
        found = 0.0 * self._values
        found[self._free] = reduced
        return found
