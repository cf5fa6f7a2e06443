"""Layouts in one line, with gaps and margins that follow the text size."""

from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from hivedesk.ui import theme

AnyLayout = TypeVar("AnyLayout", bound=QLayout)


def column(gap: float, *margins: float, into: QWidget | None = None) -> QVBoxLayout:
    """A column; ``into`` makes it the layout of that widget."""
    layout = QVBoxLayout()
    return _ready(layout, into, gap, margins)


def row(gap: float, *margins: float, into: QWidget | None = None) -> QHBoxLayout:
    """A row."""
    layout = QHBoxLayout()
    return _ready(layout, into, gap, margins)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are destroyed."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def _ready(layout: AnyLayout, into: QWidget | None, gap: float, margins: tuple[float, ...]) -> AnyLayout:
    theme.set_spacing(layout, gap, *margins)
    if into is not None:
        into.setLayout(layout)
    return layout
