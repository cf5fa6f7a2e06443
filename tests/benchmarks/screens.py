"""Unlocking, and the same screens at two sizes."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hivedesk.casework import vaults
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import theme
from hivedesk.ui.application import make_application
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from tests.benchmarks.hives import NOW, BuiltHive
from tests.benchmarks.report import Line, median, peak_mib, timed

_SCREENS = (
    ("today", ""),
    ("families", ""),
    ("families", "f3"),
    ("contact_log", ""),
    ("contact_log", "e500"),
    ("sleepovers", ""),
    ("sleepovers", "request/r5"),
    ("reports", ""),
)
_ROUNDS = 7


def measure_unlocking(hive: BuiltHive) -> list[Line]:
    """From the key to a painted Today, without the key derivation."""
    application = _application()
    background = QtBackground()
    seconds = []
    for _ in range(_ROUNDS):
        window = _window(background)
        door = vaults.find_door(hive.folder)

        def unlock(window: MainWindow = window, door: vaults.Door = door) -> None:
            window.open_desk(vaults.open_desk(door, hive.unlocked, FixedClock(NOW)))
            application.processEvents()
            window.grab()

        seconds += timed(unlock, 1)
        window.close()
        window.deleteLater()
    taken = median(seconds[1:]) * 1000
    what = f"unlock to Today less key derivation, {hive.entries:,} entries"
    return [Line(what, f"{taken:.0f} ms", "150 ms", taken <= 150)]


def measure_sizes(small: BuiltHive, large: BuiltHive) -> list[Line]:
    """Each screen in a small and a large Hive, in turns."""
    application = _application()
    windows = []
    for hive in (small, large):
        window = _window(QtBackground())
        window.open_desk(hive.open())
        windows.append(window)
    lines = [_first_summary(application, windows[1], large.entries)]
    for screen, target in _SCREENS:
        found: tuple[list[float], list[float]] = ([], [])
        for _ in range(_ROUNDS):
            for window, seconds in zip(windows, found, strict=True):
                seconds += timed(partial(_open, application, window, screen, target), 1)
                _settle(application, window)
        few, many = (median(seconds[1:]) * 1000 for seconds in found)
        what = f"{screen}{' card or entry' if target else ''}, {large.entries:,} over {small.entries:,} entries"
        lines.append(Line(what, f"{many / few:.2f} ({many:.0f} ms over {few:.0f} ms)", "under 1.3", many / few < 1.3))
    for window in windows:
        window.close()
    lines.append(Line("peak memory of all of this", f"{peak_mib():.0f} MiB", "told", True))
    return lines


def _first_summary(application: QApplication, window: MainWindow, entries: int) -> Line:
    """The very first opening of Reports, libraries and all: to the month's figures, and to every column."""
    begun = time.perf_counter()
    _open(application, window, "reports", "")
    seen = time.perf_counter() - begun
    _settle(application, window)
    whole = time.perf_counter() - begun
    measured = f"{seen * 1000:.0f} ms; with all columns and pages {whole * 1000:.0f} ms"
    return Line(f"first opening of Reports, {entries:,} entries", measured, "told", True)


def _open(application: QApplication, window: MainWindow, screen: str, target: str) -> None:
    assert window.shell is not None
    window.shell.open(screen, target)
    application.processEvents()
    window.grab()


def _settle(application: QApplication, window: MainWindow) -> None:
    """Let the columns beside a summary, and its pages, come in before anything else is measured."""
    while window.background.count():
        application.processEvents()
    application.processEvents()


def _application() -> QApplication:
    application = make_application()
    theme.apply(application, "light")
    return application


def _window(background: QtBackground) -> MainWindow:
    window = MainWindow(LaptopSettings(), Path("/nowhere"))
    window.furnish(background, FixedClock(NOW))
    window.show()
    return window
