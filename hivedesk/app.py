"""Wiring: the one file that knows every package. Starts the window, or makes the demonstration without one.

The window's frame is shown first, in its colour; what fills it (the look, background work, and all that knows vaults)
is imported once it is painted, so within the functions here. Otherwise it would take half as long again to be seen.
"""

import gc
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from hivedesk.foundation import paths, settings
from hivedesk.foundation.collecting import collect_seldom
from hivedesk.foundation.errors import VaultProblem
from hivedesk.ui.application import make_application
from hivedesk.ui.main_window import MainWindow
from hivedesk.ui.single_instance import SingleInstance
from hivedesk.ui.tokens import DARK

if TYPE_CHECKING:
    from datetime import datetime

    from hivedesk.casework.desk import Desk


def run(*, demonstration: bool = False, county: bool = False) -> int:
    """Open the window and stay until it is closed; the exit status. ``county``: the demonstration's service desk."""
    gc.disable()  # nothing is to be collected before the first window shows; switched on again with it
    application = make_application()
    folder = paths.data_folder()
    instance = SingleInstance(folder / "demonstration-window" if demonstration else folder, application)
    if not instance.take():
        return 0  # the first window has been raised
    laptop = settings.load()
    window = MainWindow(laptop, paths.default_vault_folder())
    if (
        laptop.appearance == "dark"
    ):  # no flash of white; in the light Fusion's own grey is near enough, and 15 ms quicker
        window.setPalette(QPalette(QColor(DARK.bg)))
    kept: list[_Keeper] = []

    def go_on() -> None:
        collect_seldom()
        kept.append(_Keeper(application, window, instance))
        if demonstration:
            kept[0].open_demonstration(county=county)
        else:
            kept[0].open_last()

    window.painted.connect(go_on)
    window.show()
    status = application.exec()
    for keeper in kept:
        keeper.end()
    instance.release()
    return status


class _Keeper:
    """Holds together what outlives a screen: settings, locking by itself, raising the window."""

    def __init__(self, application: QApplication, window: MainWindow, instance: SingleInstance) -> None:
        from hivedesk.foundation import log
        from hivedesk.foundation.clock import SystemClock
        from hivedesk.ui import theme
        from hivedesk.ui.desktop_events import DesktopEvents
        from hivedesk.ui.focus_ring import FocusRing
        from hivedesk.ui.jobs import QtBackground
        from hivedesk.ui.last_hook import LastHook
        from hivedesk.ui.screen_capture import ScreenCapture

        self._application = application
        self._window = window
        log.start()
        self._hook = LastHook(application)
        self._hook.install()
        self._look = (window.laptop.appearance, window.laptop.text_percent)
        theme.apply(application, *self._look)
        window.setPalette(QPalette())
        self._background = QtBackground(application, on_bug=self._hook.handle)
        window.furnish(self._background, SystemClock())
        instance.listen()
        self._ring = FocusRing(application)
        self._capture = ScreenCapture(application, hidden=window.laptop.hide_from_screen_capture)
        self._events = DesktopEvents(window.laptop.auto_lock_minutes, window)
        for event in (self._events.locked, self._events.suspending, self._events.idle):
            event.connect(window.lock)
        window.settings_changed.connect(self._keep)
        window.demonstration_wanted.connect(lambda: self.open_demonstration())
        window.desk_opened.connect(self._opened)
        instance.raise_asked.connect(self._raise)

    def end(self) -> None:
        """End what runs beside the window, once it is closed."""
        from hivedesk.foundation import log

        self._background.close()
        self._hook.uninstall()
        log.stop()

    def open_last(self) -> None:
        """The vault opened last, or first start where there is none yet."""
        folder = self._window.own_folder
        if self._window.laptop.vault_folder or folder.exists():
            self._window.show_folder(folder)
        else:
            self._window.show_first_start()

    def open_demonstration(self, *, county: bool = False) -> None:
        """A fresh demonstration Hive, or the desk of the service over the demonstration county."""
        from datetime import UTC, datetime

        build = build_county_desk if county else build_demonstration_desk
        try:
            desk = build(paths.demonstration_folder(), datetime.now(UTC))
        except VaultProblem as problem:
            self._window.show_first_start(problem)
        else:
            self._window.open_desk(desk)

    def _opened(self, desk: object) -> None:
        from hivedesk.casework.desk import Desk
        from hivedesk.casework.vaults import vault_of

        assert isinstance(desk, Desk)
        self._events.start(window_id=int(self._window.winId()))
        if self._window.shell is not None:
            self._window.shell.status.back_up_if_due()
        folder = vault_of(desk).folder
        if not desk.hive.demonstration and str(folder) != self._window.laptop.vault_folder:
            self._window.laptop = replace(self._window.laptop, vault_folder=str(folder))
            settings.save(self._window.laptop)

    def _keep(self, laptop: object) -> None:
        from hivedesk.ui import theme

        assert isinstance(laptop, settings.LaptopSettings)
        look = (laptop.appearance, laptop.text_percent)
        if look != self._look:  # closing keeps the window's place, and must not paint everything anew
            theme.apply(self._application, *look)
            self._look = look
        self._events.set_idle_minutes(laptop.auto_lock_minutes)
        self._capture.set_hidden(laptop.hide_from_screen_capture)
        settings.save(laptop)

    def _raise(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()


def build_demonstration_desk(folder: Path, now: "datetime") -> "Desk":
    """A vault of made-up people in ``folder``, with a year of entries that ends now; its clock is the laptop's."""
    from datetime import time, timedelta

    from hivedesk.casework import vaults
    from hivedesk.casework.demonstration import WORKER, build_demonstration
    from hivedesk.casework.demonstration.exchange_told import tell_exchange
    from hivedesk.foundation.clock import FixedClock, SystemClock, local

    # the year ends at 08:30 in the morning: before that it is still yesterday's
    moment = local(now)
    last = moment.date() if moment.time() >= time(8, 30) else moment.date() - timedelta(days=1)
    desk = vaults.make_demonstration(folder, WORKER, FixedClock(now))
    build_demonstration(desk, last)
    tell_exchange(desk)
    desk.clock = SystemClock()
    return desk


def build_county_desk(folder: Path, now: "datetime") -> "Desk":
    """The desk of a made-up service over 23 made-up Hives, with the twelve months that are over now."""
    from hivedesk.casework import vaults
    from hivedesk.casework.demonstration.county import MANAGER, build_county
    from hivedesk.domain.hive import VaultRole
    from hivedesk.foundation.clock import FixedClock, SystemClock, local

    desk = vaults.make_demonstration(folder, MANAGER, FixedClock(now), VaultRole.SERVICE)
    build_county(desk, local(now).date())
    desk.clock = SystemClock()
    return desk


def write_demonstration(out: Path, *, county: bool = False) -> int:
    """Write every screen as PNG in light and dark, and every document, into a folder; no window is shown."""
    from hivedesk.ui.last_hook import note_from_qt

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(note_from_qt)  # as in the window: a platform without a screen complains at every dialog
    if county:
        from hivedesk.ui.county_portfolio import write_county_portfolio

        return write_county_portfolio(make_application(), out, build_county_desk)
    from hivedesk.ui.portfolio import write_portfolio

    return write_portfolio(make_application(), out, build_demonstration_desk)
