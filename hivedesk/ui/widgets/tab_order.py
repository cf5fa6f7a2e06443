"""Tab goes through a page as it reads, also after something was put in its middle."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLineEdit, QScrollArea, QStackedWidget, QToolButton, QWidget


def put_in_order(root: QWidget) -> None:
    """Let Tab visit the controls within ``root`` in the order of its layouts."""
    stops = list(_stops(root))
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QLineEdit):  # its buttons lie in no layout
        for inner in widget.findChildren(QToolButton):
            yield from _stops(inner)
    elif isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _stops(inside)
    elif isinstance(widget, QStackedWidget):
        for place in range(widget.count()):
            if (page := widget.widget(place)) is not None:
                yield from _stops(page)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
