"""The cost of a guess."""

import pytest

from hivedesk.crypto.argon import (
    CALIBRATION_CEILING_KIB,
    FLOOR_KIB,
    TARGET_SECONDS,
    ArgonCost,
    calibrate,
    stretch,
)

CHEAP = ArgonCost(memory_kib=64, passes=1, lanes=1)


def laptop(seconds_at_floor: float):
    """A laptop that takes this long for 64 MiB; it notes what it was asked to run."""
    runs: list[ArgonCost] = []

    def measure(cost: ArgonCost) -> float:
        runs.append(cost)
        return seconds_at_floor * cost.memory_kib / FLOOR_KIB

    return measure, runs


@pytest.mark.parametrize("seconds", [5.0, 0.4, 0.2, 0.15, 0.1, 0.05, 0.02, 0.001, 0.0])
def test_calibration_never_goes_below_the_floor_nor_above_the_ceiling(seconds: float) -> None:
    measure, runs = laptop(seconds)
    cost = calibrate(measure)
    assert FLOOR_KIB <= cost.memory_kib <= CALIBRATION_CEILING_KIB
    assert (cost.passes, cost.lanes) == (3, 4)
    assert len(runs) <= 2
    if cost.memory_kib > FLOOR_KIB:
        assert seconds * cost.memory_kib / FLOOR_KIB <= 1.5 * TARGET_SECONDS


def test_a_fast_laptop_pays_more_memory() -> None:
    assert calibrate(laptop(0.1)[0]).memory_kib == 128 * 1024


def test_memory_that_costs_more_than_expected_is_not_taken() -> None:
    times = iter([0.05, 3.0])
    assert calibrate(lambda cost: next(times)) == ArgonCost()


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 1024 * 1024 + 1},
        {"memory_kib": 31},
        {"passes": 11},
        {"passes": 0},
        {"lanes": 9},
        {"lanes": 0},
        {"memory_kib": 2**40},
    ],
)
def test_a_cost_out_of_bounds_is_never_run(cost: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        ArgonCost(**cost)


def test_salt_and_cost_change_the_key() -> None:
    keys = {
        stretch(b"passphrase", bytes(16), CHEAP),
        stretch(b"passphrase", bytes(15) + b"1", CHEAP),
        stretch(b"passphrase", bytes(16), ArgonCost(memory_kib=72, passes=1, lanes=1)),
        stretch(b"passphrasf", bytes(16), CHEAP),
    }
    assert len(keys) == 4
