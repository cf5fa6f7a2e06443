"""How the figures are shown."""

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measured figure beside its aim."""

    what: str
    measured: str
    aim: str
    met: bool


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each run."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return found


def median(seconds: list[float]) -> float:
    """The middle one."""
    return statistics.median(seconds)


def percentile(seconds: list[float], share: float) -> float:
    """The value below which this share of the runs lies."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def peak_mib() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(lines: list[Line]) -> str:
    """All lines, aligned."""
    wide = max(len(line.what) for line in lines)
    return "\n".join(
        f"{'ok  ' if line.met else 'MISS'} {line.what:<{wide}}  {line.measured:<34} aim {line.aim}" for line in lines
    )
