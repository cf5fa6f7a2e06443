"""Runs every benchmark and prints what was measured beside what is aimed at."""

import argparse
import os
import tempfile
from pathlib import Path

from tests.benchmarks import (
    calendar_months,
    calendars,
    county,
    hives,
    importing,
    rosters,
    rota,
    screens,
    searching,
    starting,
)
from tests.benchmarks.report import Line, table

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, help="of the large Hive")
    parser.add_argument("--starts", type=int, default=9, help="starts of each kind")
    chosen = parser.parse_args()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="hivedesk-benchmark-") as folder:
        root = Path(folder)
        lines += starting.measure(root / "start", chosen.starts)
        lines += importing.measure(root)
        lines += rosters.measure()
        lines += rota.measure()
        lines += calendars.measure()
        lines += county.measure(root)
        small = hives.build(root / "small", 1_000)
        middle = hives.build(root / "middle", 10_000)
        large = hives.build(root / "large", chosen.entries)
        lines += screens.measure_unlocking(middle)
        lines += searching.measure(large)
        lines += screens.measure_sizes(small, large)
        lines += calendar_months.measure(large)  # last: it fills the large Hive's calendar
    print(table(lines))


if __name__ == "__main__":
    main()
