"""The line icons, drawn when first shown, in the colour of the theme on screen.

An icon remembers the name of its colour, not the colour: it follows a change between light and dark by itself.
"""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from hivedesk.foundation import paths
from hivedesk.ui import theme


class Ink(StrEnum):
    """Which colour of the theme an icon is drawn in."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ON_DANGER = "on_danger"
    WARN = "warn"
    BLUE = "blue"
    DANGER = "danger"
    NAV = "nav_text"
    INVERSE = "on_inverse"


def icon(name: str, ink: Ink | str = Ink.TEXT, selected: Ink | str | None = None) -> QIcon:
    """The icon of this name; ``selected`` is its colour in a chosen row (by default the same).

    Raises:
        ValueError: there is no such colour. An unknown name shows in the tests, see `names`.
    """
    return QIcon(_Engine(name, Ink(ink), Ink(selected) if selected is not None else Ink(ink)))


def pixmap(name: str, ink: Ink | str = Ink.TEXT, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels."""
    return _drawn(name, _colour(Ink(ink)), round(size * ratio), ratio)


def names() -> frozenset[str]:
    """The icons there are."""
    return frozenset(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


class _Engine(QIconEngine):
    def __init__(self, name: str, ink: Ink, selected: Ink) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._selected = selected

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        picture = self.scaledPixmap(rect.size(), mode, state, ratio)
        size = picture.deviceIndependentSize()
        centre = QRectF(rect).center()
        painter.drawPixmap(
            QRectF(centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height()),
            picture,
            QRectF(picture.rect()),
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        ink = self._selected if mode is QIcon.Mode.Selected or state is QIcon.State.On else self._ink
        colour = theme.tokens().disabled if mode is QIcon.Mode.Disabled else _colour(ink)
        side = max(1, min(size.width(), size.height()))
        drawn = _drawn(self._name, colour, round(side * scale), scale)
        return drawn if size.width() <= size.height() else _with_gap(drawn, size, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink, self._selected)


def _with_gap(drawn: QPixmap, size: QSize, scale: float) -> QPixmap:
    """The drawing at the left of a wider picture: Qt puts no room between icon and words of a button."""
    picture = QPixmap(round(size.width() * scale), round(size.height() * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return picture


def _colour(ink: Ink) -> str:
    return str(getattr(theme.tokens(), ink.value))


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # here, because nothing needs it before the first icon is shown

    renderer = QSvgRenderer(_source(name).replace("currentColor", colour).encode())
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(QPoint(0, 0), QSize(pixels, pixels)))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
