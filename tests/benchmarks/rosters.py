"""A roster for sixty people: the first, libraries and fonts and all, in a process of its own, and those after it."""

import subprocess
import sys

from tests.benchmarks.report import Line, median

_RUNS = 11
_MAKE = f"""
import time
from tests.unit.outgoing.door_builders import DAY, a_sheet, sixty
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import at_london
sheet, hive, now = a_sheet(*sixty()), Hive(name="Benchmark"), at_london(DAY, 10)
for _ in range({_RUNS}):
    begun = time.perf_counter()
    from hivedesk.outgoing.roster_pdf import roster_pdf
    roster_pdf(sheet, hive, now, "Maureen Hale", leaders_copy=True)
    print(time.perf_counter() - begun)
"""


def measure() -> list[Line]:
    """The leader's copy, which has the most to say; what is measured is the median of those after the first."""
    done = subprocess.run([sys.executable, "-c", _MAKE], capture_output=True, text=True, check=True, timeout=120)
    first, *later = (float(line) * 1000 for line in done.stdout.split())
    taken = median(later)
    return [Line("a roster for 60 people", f"{taken:.0f} ms, the very first {first:.0f} ms", "300 ms", taken < 300)]
