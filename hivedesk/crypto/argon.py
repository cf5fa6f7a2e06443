"""Argon2id (RFC 9106): what makes each guess at a passphrase cost time and memory.

Calibrated upwards from 64 MiB, 3 passes, 4 lanes, so that opening takes about a fifth of a second on the laptop
that made the slot, and a guesser pays as much. It is never calibrated below that floor.

The cost read from a file is bounded from above before it is run: a hostile file must not hang the laptop or eat
its memory. There is no lower bound on reading, because a cheaper figure gains nothing: the figures are bound into
the slot, and the key was made with the real ones.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MIB = 1024  # KiB
FLOOR_KIB = 64 * MIB
CALIBRATION_CEILING_KIB = 256 * MIB  # a vault made on a strong laptop must still open on a weak one
MEMORY_LIMIT_KIB = 1024 * MIB
PASSES_LIMIT = 10
LANES_LIMIT = 8
SALT_SIZE = 16  # bytes
TARGET_SECONDS = 0.2


@dataclass(frozen=True)
class ArgonCost:
    """The cost of one guess.

    Raises:
        ValueError: out of bounds (memory in KiB: 8 a lane to 1 GiB; passes: 1 to 10; lanes: 1 to 8).
    """

    memory_kib: int = FLOOR_KIB
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (
            1 <= self.lanes <= LANES_LIMIT
            and 1 <= self.passes <= PASSES_LIMIT
            and 8 * self.lanes <= self.memory_kib <= MEMORY_LIMIT_KIB
        ):
            raise ValueError("the cost is out of bounds")


def stretch(passphrase: bytes, salt: bytes, cost: ArgonCost) -> bytes:
    """Turn a passphrase into a 32-byte key. Slow on purpose."""
    return Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib).derive(
        passphrase
    )


def calibrate(measure: Callable[[ArgonCost], float] | None = None) -> ArgonCost:
    """Find the memory at which one guess takes about `TARGET_SECONDS` here: two trial runs at the most.

    ``measure`` runs a cost and returns its seconds.
    """
    run = measure or _measure
    cost = ArgonCost()
    seconds = run(cost)
    if seconds * 1.5 > TARGET_SECONDS:
        return cost
    scaled = int(cost.memory_kib * TARGET_SECONDS / max(seconds, 0.001)) // (16 * MIB) * (16 * MIB)
    larger = ArgonCost(memory_kib=min(max(scaled, FLOOR_KIB), CALIBRATION_CEILING_KIB))
    # memory is not always linear in time (a small cache, a busy laptop): one look at what was really chosen
    return larger if run(larger) <= 1.5 * TARGET_SECONDS else cost


def _measure(cost: ArgonCost) -> float:
    begun = time.perf_counter()
    stretch(b"calibration", bytes(SALT_SIZE), cost)
    return time.perf_counter() - begun
