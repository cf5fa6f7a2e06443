"""Search while typing, letter by letter."""

from hivedesk.casework import vaults
from hivedesk.casework.searching import search_everything
from tests.benchmarks.hives import BuiltHive
from tests.benchmarks.report import Line, percentile, timed

_TYPED = (
    "bedtime",
    "football boots",
    "school meeting",
    "okafor",
    "szymanski",
    "brithday",
    "01632",
    "th",
    "contact centre",
    "zzz",
)


def measure(hive: BuiltHive) -> list[Line]:
    """Type each phrase five times."""
    desk = hive.open()
    search_everything(desk, "warm")
    seconds = []
    for phrase in _TYPED:
        for length in range(2, len(phrase) + 1):
            seconds += timed(lambda text=phrase[:length]: search_everything(desk, text), 5)  # type: ignore[misc]
    vaults.close_desk(desk)
    late = percentile(seconds, 0.95) * 1000
    what = f"search while typing, {hive.entries:,} entries, 95th percentile"
    return [Line(what, f"{late:.1f} ms (slowest {max(seconds) * 1000:.1f})", "under 16 ms", late < 16)]
