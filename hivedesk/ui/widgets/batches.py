"""A long list of things shown whole, one beneath the other: the first of them, and a button for those that follow."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.page import FlowRow, divider

T = TypeVar("T")

AT_ONCE = 30
"""So many more are shown with each press."""


class Batches(QWidget, Generic[T]):
    """``fetch`` gives the first so many; ``made`` shows one of them. ``more``: what the button says."""

    def __init__(self, more: str, fetch: Callable[[int], Sequence[T]], made: Callable[[T], QWidget]) -> None:
        super().__init__()
        self._fetch, self._made = fetch, made
        self._most = AT_ONCE
        whole = column(10, into=self)
        self._list = column(10)
        whole.addLayout(self._list)
        self.more = button(more, self._show_more)
        self._foot = FlowRow(self.more)
        whole.addWidget(self._foot)

    def read(self) -> bool:
        """Show them as they are now, as many as were asked for; whether there are any."""
        found = self._fetch(self._most + 1)
        clear(self._list)
        for number, one in enumerate(found[: self._most]):
            if number:
                self._list.addWidget(divider())
            self._list.addWidget(self._made(one))
        self._foot.setVisible(len(found) > self._most)
        return bool(found)

    def _show_more(self) -> None:
        """Those that follow; the keyboard goes on among them, where there is something to press."""
        shown = self._list.count()
        self._most += AT_ONCE
        self.read()
        for at in range(shown, self._list.count()):
            item = self._list.itemAt(at)
            widget = item.widget() if item is not None else None
            presses = widget.findChildren(QAbstractButton) if widget is not None else []
            if presses:
                presses[0].setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.more.setFocus(Qt.FocusReason.TabFocusReason)
