"""The county at two sizes: 23 Hives, as there are, and a made-up country of 3,565; both with twelve months."""

import json
import random
import time
import tracemalloc
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hivedesk.app import build_county_desk
from hivedesk.casework import county, vaults
from hivedesk.casework.demonstration.county_figures import months_of
from hivedesk.casework.demonstration.county_hives import HIVES
from hivedesk.casework.desk import Desk
from hivedesk.domain.county import Span
from hivedesk.domain.exchange.records import PartnerRole, PartnerState
from hivedesk.domain.summary.months import twelve_months_to
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.store.tables import table_named, write
from hivedesk.ui import theme
from hivedesk.ui.application import make_application
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from tests.benchmarks.hives import NOW
from tests.benchmarks.report import Line, median, timed

COUNTRY = 3_565  # Hives, were all fostering households of England in one
_ROUNDS = 9
_MONTHS = twelve_months_to(2026, 10)
_YEAR = Span(_MONTHS[0], _MONTHS[-1])


def measure(root: Path, hives: int = COUNTRY) -> list[Line]:
    """The county as there is, and the country."""
    desk = build_county_desk(root / "county", NOW)
    desk.clock = FixedClock(NOW)
    lines = [_reading(desk), _showing(desk)]
    small, large = hives // 4, hives
    seconds = []
    for number in (small, large):
        _grow(desk, number)
        begun = time.perf_counter()
        view = county.county(desk, _YEAR)
        seconds.append(time.perf_counter() - begun)
        assert len(view.review.hives) == number and view.all_areas.hives == number
    growth = seconds[1] / seconds[0] / (large / small)
    what = f"county of {large:,} Hives over {small:,}, a Hive"
    lines.append(Line(what, f"{growth:.2f} ({seconds[1]:.1f} s over {seconds[0]:.1f} s)", "under 1.3", growth < 1.3))
    lines.append(_memory(desk, large))
    vaults.close_desk(desk)
    return lines


def _reading(desk: Desk) -> Line:
    """Reading and adding up alone."""
    taken = median(timed(lambda: county.county(desk, _YEAR), _ROUNDS)) * 1000
    return Line("county of 23 Hives and 12 months, read and added up", f"{taken:.0f} ms", "told", True)


def _showing(desk: Desk) -> Line:
    """From the vault to the painted screen, in the window."""
    application = make_application()
    theme.apply(application, "light")
    background = QtBackground()
    window = MainWindow(LaptopSettings(), Path("/nowhere"))
    window.furnish(background, FixedClock(NOW))
    window.show()
    window.open_desk(desk)
    assert window.shell is not None
    window.shell.open("county")
    _settle(application, background)
    screen = window.shell.screen_of("county")

    def show() -> None:
        screen._came(county.county(desk, _YEAR))  # type: ignore[attr-defined]  # what the job and its end do
        application.processEvents()  # paints the window

    taken = median(timed(show, _ROUNDS)) * 1000
    background.cancel_all()
    background.close()
    window.shell = None
    window.close()
    window.deleteLater()
    return Line("the same, and shown", f"{taken:.0f} ms", "100 ms", taken <= 100)


def _memory(desk: Desk, hives: int) -> Line:
    tracemalloc.start()
    view = county.county(desk, _YEAR)
    held, peak = (size / 2**20 for size in tracemalloc.get_traced_memory())
    tracemalloc.stop()
    assert len(view.review.hives) == hives
    return Line(
        f"memory for the county of {hives:,} Hives", f"{peak:.0f} MiB at most, {held:.0f} MiB kept", "told", True
    )


def _settle(application: QApplication, background: QtBackground) -> None:
    while background.count():
        application.processEvents()
    application.processEvents()


def _grow(desk: Desk, hives: int) -> None:
    """Hives up to this number, written past the change entries: their months are those of the 23, in turn."""
    have = len(county.enrolled_hives(desk))
    draw = random.Random(have)
    told = [months_of(hive, _MONTHS, draw.randrange(99)) for hive in HIVES]
    partner = county.exchange.partners(desk.store)[0]
    values = write(partner)
    columns = table_named("partner").columns
    marks = ", ".join("?" * len(columns))
    with desk.store.database.atomic():
        for number in range(have, hives):
            key = f"{number:032x}"
            row = values | {"id": key, "origin": key, "name": f"Hive {number:04}", "area": f"Area {number % 150}"}
            assert row["role"] == PartnerRole.HIVE and row["state"] == PartnerState.ACCEPTED
            desk.store.run(f"INSERT INTO partner ({', '.join(columns)}) VALUES ({marks})", *(row[c] for c in columns))
            for month, figures, _, _ in told[number % len(told)]:
                name = f"{month[0]}-{month[1]:02}"
                at = (NOW - timedelta(days=9)).isoformat()
                desk.store.run(
                    "INSERT INTO hive_month (id, hive_id, month, frozen_at, received_at, figures) VALUES (?,?,?,?,?,?)",
                    *(f"{key}/{name}", key, name, at, at, figures),
                )
            for family in range(18):
                shared = {"id": f"f{family}", "status": "active", "kind": "county carer", "joined_on": "2024-05-01"}
                desk.store.run(
                    "INSERT INTO hive_record (hive_id, tbl, record_id, content) VALUES (?, 'family', ?, ?)",
                    *(key, f"f{family}", json.dumps(shared)),
                )
