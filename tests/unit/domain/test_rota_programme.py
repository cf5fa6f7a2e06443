"""The programme of a plan: made strict it leaves the same plans, and what is found is the best by trying them all."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.sleepovers.rota_cliques import StrictRows
from hivedesk.domain.sleepovers.rota_solver import Programme, Row, solve
from tests.unit.domain.test_rota_properties import bounded

COLUMNS = 7


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """So many may be taken, weighed by their children; all but one; and one only where another is."""
    rows = [
        Row(factors=dict(sorted(factors.items())), upper=float(draw(st.integers(0, 3))))
        for factors in draw(
            st.lists(
                st.dictionaries(st.integers(0, COLUMNS - 1), st.sampled_from((1.0, 1.0, 2.0)), min_size=1), max_size=6
            )
        )
    ]
    if draw(st.booleans()):
        rows.append(Row(factors={0: 1.0, 1: -1.0}, upper=0.0))
    return Programme(upper=[1.0] * COLUMNS, whole=[True] * COLUMNS, rows=rows)


def solutions(programme: Programme) -> Iterator[tuple[int, ...]]:
    for values in itertools.product((0, 1), repeat=COLUMNS):
        sums = (sum(factor * values[one] for one, factor in row.factors.items()) for row in programme.rows)
        if all(row.lower <= found <= row.upper for row, found in zip(programme.rows, sums, strict=True)):
            yield values


def cost(costs: Sequence[int], values: Sequence[float]) -> int:
    return round(sum(one * value for one, value in zip(costs, values, strict=True)))


def tightened(rows: Sequence[Row], known: int = 0) -> list[Row]:
    """The rows made strict; the first ones known before the others."""
    strict = StrictRows([True] * COLUMNS)
    strict.add(rows[:known])
    strict.add(rows[known:])
    return strict.rows


@bounded
@given(programmes(), st.integers(0, 6))
def test_strict_rows_leave_the_same_plans(programme: Programme, known: int) -> None:
    strict = replace(programme, rows=tightened(programme.rows, known))
    assert list(solutions(strict)) == list(solutions(programme))


def test_clashes_in_pairs_become_one_row_for_all_of_them() -> None:
    pairs = [Row(factors={one: 1.0, other: 1.0}, upper=1.0) for one, other in itertools.combinations(range(4), 2)]
    assert tightened(pairs) == [Row(factors=dict.fromkeys(range(4), 1.0), upper=1.0)]


def test_two_of_a_family_and_one_more_are_too_many_for_two_beds() -> None:
    beds, one_place = Row(factors={0: 2.0, 1: 1.0, 2: 1.0}, upper=2.0), Row(factors={1: 1.0, 2: 1.0}, upper=1.0)
    assert tightened([beds, one_place]) == [beds, Row(factors=dict.fromkeys(range(3), 1.0), upper=1.0)]


@bounded
@given(programmes(), st.lists(st.integers(-5, 5), min_size=COLUMNS, max_size=COLUMNS))
def test_the_best_is_found_and_what_is_settled_keeps_every_plan_as_good(programme: Programme, costs: list[int]) -> None:
    every = {values: cost(costs, values) for values in solutions(programme)}
    programme.rows = tightened(programme.rows)
    solved = solve(programme, dict(enumerate(costs)), {}, 10.0, lambda: False)
    best = min(every.values())
    assert solved.proved and solved.values is not None and cost(costs, solved.values.tolist()) == best
    assert best - 1 < solved.bound <= best + 1e-6
    assert solved.loose is not None
    settled = programme.settled_with(solved.loose, best - solved.loose.least).tolist()
    for values, found in every.items():
        assert found > best or all(math.isnan(one) or one == value for one, value in zip(settled, values, strict=True))


@bounded
@given(programmes(), *[st.lists(st.integers(-5, 5), min_size=COLUMNS, max_size=COLUMNS)] * 2)
def test_the_second_objective_is_the_best_among_those_as_good_in_the_first(
    programme: Programme, first: list[int], second: list[int]
) -> None:
    every = list(solutions(programme))
    least = min(cost(first, values) for values in every)
    best = min(cost(second, values) for values in every if cost(first, values) == least)
    programme.rows = tightened(programme.rows)
    solved = solve(programme, dict(enumerate(first)), {}, 10.0, lambda: False)
    assert solved.values is not None and solved.loose is not None
    programme.settled = programme.settled_with(solved.loose, least - solved.loose.least)
    programme.add_row(dict(enumerate(first)), upper=float(least))
    solved = solve(programme, dict(enumerate(second)), dict(enumerate(solved.values.tolist())), 10.0, lambda: False)
    assert solved.proved and solved.values is not None
    assert tuple(round(value) for value in solved.values.tolist()) in every
    assert (cost(first, solved.values.tolist()), cost(second, solved.values.tolist())) == (least, best)
