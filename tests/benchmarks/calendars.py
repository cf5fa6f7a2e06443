"""Calendar files made to be costly: each in a process of its own, by the time that the processor spent on it."""

import subprocess
import sys

from tests.benchmarks.report import Line

AIM = 2.0  # seconds
_READ = """
import sys, time
from tests.unit.incoming.calendar_costly import COSTLY
from tests.unit.incoming.calendar_texts import TODAY
from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.calendar import CalendarRefused, read_calendar
content = COSTLY[sys.argv[1]]()
begun = time.process_time()
try:
    read_calendar(content, NoProgress(), TODAY)
except CalendarRefused:
    pass
print(time.process_time() - begun)
"""


def measure() -> list[Line]:
    """The costliest of them."""
    from tests.unit.incoming.calendar_costly import COSTLY

    taken = {name: _seconds(name) for name in COSTLY}
    worst = max(taken, key=lambda name: taken[name])
    words = f"{taken[worst]:.2f} s ({worst}, of {len(taken)})"
    return [Line("the costliest calendar file", words, f"{AIM:.0f} s", taken[worst] < AIM)]


def _seconds(name: str) -> float:
    command = [sys.executable, "-c", _READ, name]
    return float(subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout)
