"""The Inter fonts that come with HiveDesk, so that it looks the same on every laptop."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from hivedesk.foundation import paths

FAMILY = "Inter"
BASE_POINTS = 10.5
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")  # italics are for paper only: each file costs a millisecond
_loaded: list[int] = []


def load() -> None:
    """Make Inter known to Qt, once; without the files Qt's own font is used."""
    if _loaded:
        return
    folder = paths.resources() / "fonts"
    _loaded.extend(QFontDatabase.addApplicationFont(str(folder / f"Inter-{weight}.ttf")) for weight in WEIGHTS)


def app_font(text_percent: int) -> QFont:
    """The font of the whole application at 100 to 200 per cent."""
    font = QFont(FAMILY)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(BASE_POINTS * text_percent / 100)
    return font


def with_even_figures(font: QFont) -> QFont:
    """The same font with digits of one width, so that numbers stand under each other in tables."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def table_font() -> QFont:
    """The application's font for tables."""
    return with_even_figures(QApplication.font())


def semi_bold(font: QFont) -> QFont:
    """The same font, a step heavier."""
    result = QFont(font)
    result.setWeight(QFont.Weight.DemiBold)
    return result
