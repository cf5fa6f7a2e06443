"""The one place that speaks with HiGHS: a mixed-integer programme, solved until proved, stopped or out of time."""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

_SEED = 7
_SURE = 0.99  # every objective is a whole number: a difference of less than one is none
_TINY = 1e-6
_LOOK, _PATIENCE = 0.05, 1.0  # seconds: how often it is asked whether to stop, and how long the end may take
_WORTH_PRESOLVING = 0.2  # the share of settled columns from which on presolving saves more than it takes (measured)
_NEAR, _NEAR_SHARE = 3.0, 0.01  # how near to the cost with broken columns the best is looked for first


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

    def add_column(self, upper: float = 1.0, *, whole: bool = True) -> int:
        """A new column; its number."""
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def add_row(self, factors: Mapping[int, float], *, lower: float = -math.inf, upper: float = math.inf) -> None:
        """Bind columns."""
        self.rows.append(Row(factors=factors, lower=lower, upper=upper))


@dataclass(frozen=True, kw_only=True)
class Solved:
    """The best that was found, and how good the best can be at most."""

    values: tuple[float, ...]  # () where nothing was found
    bound: float  # no solution costs less
    proved: bool
    impossible: bool = False  # there is no solution at all


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
    everything = _Bounds([0.0] * len(programme.upper), programme.upper)
    loose = _run(programme, costs, everything, (), until, stopped, whole=False)
    if not loose.solved.proved:
        return replace(loose.solved, values=(), proved=False, bound=-math.inf)
    if _are_whole(programme, loose.solved.values):
        return loose.solved
    least = loose.solved.bound
    best = Solved(values=tuple(start), bound=least, proved=False)
    known = _cost(costs, start) - least
    room = min(known, max(_NEAR, _NEAR_SHARE * abs(least)))
    while not best.proved and not stopped() and time.monotonic() <= until:
        bounds = _settled(programme, loose, room + _TINY)
        feasible = all(
            low <= value + _TINY and value <= high + _TINY for low, value, high in bounds.beside(best.values)
        )
        found = _run(programme, costs, bounds, best.values if feasible else (), until, stopped, whole=True).solved
        if found.values and _cost(costs, found.values) - least < known:
            best, known = replace(best, values=found.values), _cost(costs, found.values) - least
        ended = found.proved or found.impossible
        if ended:
            # whatever costs less than the room has been seen: the best of it is the best of all
            proved = known <= room + _TINY
            best = replace(best, bound=max(least, least + known - _SURE if proved else least + room), proved=proved)
        else:
            best = replace(best, bound=max(best.bound, min(found.bound, least + room)))
            break
        room = known
    return best


def _cost(costs: Mapping[int, float], values: Sequence[float]) -> float:
    return sum(cost * values[column] for column, cost in costs.items())


@dataclass(frozen=True)
class _Bounds:
    lower: Sequence[float]
    upper: Sequence[float]

    @property
    def settled(self) -> float:
        """The share of columns that are settled."""
        same = sum(low == high for low, high in zip(self.lower, self.upper, strict=True))
        return same / max(1, len(self.upper))

    def beside(self, values: Sequence[float]) -> "zip[tuple[float, float, float]]":
        return zip(self.lower, values, self.upper, strict=True)


@dataclass(frozen=True)
class _Found:
    solved: Solved
    reduced: tuple[float, ...]  # what one more of each column would cost


def _run(
    programme: Programme,
    costs: Mapping[int, float],
    bounds: _Bounds,
    start: Sequence[float],
    until: float,
    stopped: Callable[[], bool],
    *,
    whole: bool,
) -> _Found:
    import highspy  # heavy: only when there is something to plan

    make: Callable[[], highspy.Highs] = highspy.Highs
    solver = make()
    presolve = whole and bounds.settled > _WORTH_PRESOLVING
    _set_options(solver, max(until - time.monotonic(), 0.0), presolve=presolve)
    solver.passModel(_model(programme, costs, bounds, whole=whole))
    if start:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)

    if not _ends(solver, until, stopped):
        return _Found(Solved(values=(), bound=-math.inf, proved=False), ())
    info, solution = solver.getInfo(), solver.getSolution()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    solved = Solved(
        values=tuple(solution.col_value) if found else (),
        bound=info.mip_dual_bound if whole else info.objective_function_value,
        proved=found and solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
        impossible=solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible,
    )
    return _Found(solved, tuple(solution.col_dual))


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
    return all(abs(value - round(value)) < _TINY for value, whole in zip(values, programme.whole, strict=True) if whole)


def _settled(programme: Programme, loose: _Found, room: float) -> _Bounds:
    """The bounds that are left where nothing may cost more than ``room`` above the least."""
    lower, upper = [0.0] * len(programme.upper), list(programme.upper)
    for column, (cost, value) in enumerate(zip(loose.reduced, loose.solved.values, strict=True)):
        if programme.whole[column] and cost > room and value < _TINY:
            upper[column] = 0.0
        elif programme.whole[column] and -cost > room and value > upper[column] - _TINY:
            lower[column] = upper[column]
    return _Bounds(lower, upper)


def _set_options(solver: "highspy.Highs", seconds: float, *, presolve: bool) -> None:
    for name, value in (
        ("output_flag", False),
        ("presolve", "on" if presolve else "off"),
        ("threads", 1),
        ("random_seed", _SEED),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _SURE),
        ("time_limit", seconds),
    ):
        solver.setOptionValue(name, value)


def _model(programme: Programme, costs: Mapping[int, float], bounds: _Bounds, *, whole: bool) -> "highspy.HighsLp":
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    count = len(programme.upper)
    model.num_col_, model.num_row_ = count, len(programme.rows)
    model.col_cost_ = np.array([costs.get(column, 0.0) for column in range(count)], dtype=np.double)
    model.col_lower_ = np.array(bounds.lower, dtype=np.double)
    model.col_upper_ = np.array(bounds.upper, dtype=np.double)
    if whole:
        kinds = highspy.HighsVarType
        model.integrality_ = [kinds.kInteger if is_whole else kinds.kContinuous for is_whole in programme.whole]
    model.row_lower_ = np.array([row.lower for row in programme.rows], dtype=np.double)
    model.row_upper_ = np.array([row.upper for row in programme.rows], dtype=np.double)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = count, len(programme.rows)
    starts = np.cumsum([0, *(len(row.factors) for row in programme.rows)])
    matrix.start_ = starts.astype(np.int32)
    matrix.index_ = np.array([column for row in programme.rows for column in row.factors], dtype=np.int32)
    matrix.value_ = np.array([factor for row in programme.rows for factor in row.factors.values()], dtype=np.double)
    return model
