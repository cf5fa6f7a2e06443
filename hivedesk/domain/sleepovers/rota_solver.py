"""The one place that speaks with HiGHS: a mixed-integer programme, solved until proved, stopped or out of time."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

_SEED = 7
_SURE = 0.99  # every objective is a whole number: a difference of less than one is none


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


def solve(
    programme: Programme,
    costs: Mapping[int, float],
    start: Sequence[float],
    seconds: float,
    stopped: Callable[[], bool],
) -> Solved:
    """Find the least cost, beginning at ``start``. ``stopped`` is asked about now and then, and ends the search.

    HiGHS lets other threads run while it works; one thread and a fixed seed make the same input give the same plan.
    """
    import highspy  # heavy: only when there is something to plan

    until = time.monotonic() + seconds
    make: Callable[[], highspy.Highs] = highspy.Highs
    solver = make()
    _set_options(solver, max(seconds, 0.0))
    solver.passModel(_model(programme, costs))
    if start:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)

    def look(event: "highspy.highs.HighsCallbackEvent") -> None:
        if stopped() or time.monotonic() > until:
            event.interrupt()

    solver.cbMipInterrupt += look
    solver.cbSimplexInterrupt += look
    solver.run()
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = tuple(solver.getSolution().col_value) if found else ()
    proved = found and solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = info.mip_dual_bound if any(programme.whole) else info.objective_function_value
    solver.cbMipInterrupt -= look
    solver.cbSimplexInterrupt -= look
    highspy.Highs.resetThreadScheduler(False)
    return Solved(values=values, bound=bound, proved=proved)


def _set_options(solver: "highspy.Highs", seconds: float) -> None:
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", _SEED),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _SURE),
        ("time_limit", seconds),
    ):
        solver.setOptionValue(name, value)


def _model(programme: Programme, costs: Mapping[int, float]) -> "highspy.HighsLp":
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    count = len(programme.upper)
    model.num_col_, model.num_row_ = count, len(programme.rows)
    model.col_cost_ = np.array([costs.get(column, 0.0) for column in range(count)], dtype=np.double)
    model.col_lower_ = np.zeros(count)
    model.col_upper_ = np.array(programme.upper, dtype=np.double)
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in programme.whole]
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
