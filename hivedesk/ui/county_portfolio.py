"""The demonstration county without a screen: its County screen as pictures in light and dark, its papers as files."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.casework import county, documents, vaults
from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document
from hivedesk.domain.county import Span
from hivedesk.domain.summary.months import twelve_months_to
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import theme
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from hivedesk.ui.portfolio import NOW, Build
from hivedesk.ui.screens.county.screen import CountyScreen
from hivedesk.ui.theme import Appearance

_TABS = ("figures", "hive-by-hive", "not-sent", "capacity-and-waiting", "beside-the-pilot")


def write_county_portfolio(application: QApplication, out: Path, build: Build) -> int:
    """Write it all into ``out``; the exit status."""
    with TemporaryDirectory(prefix="hivedesk-") as folder:
        desk = build(Path(folder) / "demonstration", NOW)
        desk.clock = FixedClock(NOW)
        try:
            for document in _documents(desk):
                documents.write_specimen(out, document)
            for appearance in (Appearance.LIGHT, Appearance.DARK):
                _photograph(application, desk, appearance, out)
        finally:
            vaults.close_desk(desk)
    return 0


def _documents(desk: Desk) -> list[Document]:
    """The year; its last quarter that every Hive sent, for use outside the service."""
    now, last = desk.clock.now(), county.last_month_over(desk)
    year = county.county(desk, Span(twelve_months_to(*last)[0], last))
    complete = county.outside(desk, county.county(desk, _complete(desk)))
    return [
        documents.county_document(year, desk.author, now),
        documents.county_spreadsheet(year, now),
        documents.county_document(complete, desk.author, now),
        documents.county_spreadsheet(complete, now),
    ]


def _complete(desk: Desk) -> Span:
    months = county.months_on_record(desk)
    there = [month for month in months if not county.county(desk, Span(month, month)).no_outside]
    return Span(there[2], there[0])


def _photograph(application: QApplication, desk: Desk, appearance: Appearance, out: Path) -> None:
    theme.apply(application, appearance)
    background = QtBackground()
    window = MainWindow(LaptopSettings(), Path("/nowhere"))
    window.furnish(background, desk.clock)
    window.resize(1366, 768)
    window.show()
    window.open_desk(desk)
    shell = window.shell
    assert shell is not None
    shell.open("county")
    screen = cast(CountyScreen, shell.screen_of("county"))
    for at, name in enumerate(_TABS):
        screen.tabs.setCurrentIndex(at)
        _take(background, window, out, f"{appearance.value}-county-{name}.png")
    background.cancel_all()
    window.shell = None  # the vault stays open for the next appearance
    window.close()
    window.deleteLater()


def _take(background: QtBackground, window: QWidget, out: Path, name: str) -> None:
    loop = QEventLoop()
    while background.count():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    for _ in range(20):
        loop.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    documents.write_picture(out, name, bytes(buffer.data().data()))
