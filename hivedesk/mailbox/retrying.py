"""How long HiveDesk waits: for an answer, and between two tries."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

FIRST_DELAY = 30.0  # seconds
LONGEST_DELAY = 3600.0  # seconds


@dataclass(frozen=True)
class Limits:
    """The longest that one operation may take; then it ends with `NoAnswer`.

    ``answer`` is for a short question, ``silence`` for the next piece of a package, both in seconds. A package may take
    ``answer`` and as long as its size needs at ``slowest`` bytes a second, however steadily it trickles.
    """

    answer: float = 30.0
    silence: float = 60.0
    slowest: float = 32 * 1024

    def transfer(self, size: int) -> float:
        """The longest, in seconds, that a package of ``size`` bytes may take."""
        return self.answer + size / self.slowest


def delays(random: Random) -> Iterator[float]:
    """The seconds to wait before each next try, without end: doubling from 30 s, at most an hour.

    Each lies between half of that and all of it, by chance, so that a county's laptops do not all come back in the same
    second after the service was down. The same ``random`` gives the same delays.
    """
    longest = FIRST_DELAY
    while True:
        yield longest * random.uniform(0.5, 1.0)
        longest = min(longest * 2, LONGEST_DELAY)
