"""Facts to be read, not changed: label and value in two calm columns; what is not recorded is left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear
from hivedesk.ui.widgets.labels import label


class KeyValueList(QWidget):
    """Shows pairs; a pair whose value is empty is not shown."""

    def __init__(self, pairs: Sequence[tuple[str, str]] = (), *, when_empty: str = "") -> None:
        super().__init__()
        self._when_empty = when_empty
        self._grid = QGridLayout(self)
        theme.set_spacing(self._grid, 7)
        self._grid.setColumnStretch(1, 1)
        self.set_pairs(pairs)

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        clear(self._grid)
        shown = [(key, value) for key, value in pairs if value]
        widest = max((self.fontMetrics().horizontalAdvance(key) for key, _value in shown), default=0) + 4
        room = max(theme.px(110), min(widest, theme.px(176)))
        for place, (key, value) in enumerate(shown):
            name = label(key, Role.MUTED, wrap=True)
            fact = label(value, wrap=True, selectable=True)
            name.setBuddy(fact)
            name.setFixedWidth(room)
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(fact, place, 1, Qt.AlignmentFlag.AlignTop)
        if not shown and self._when_empty:
            self._grid.addWidget(label(self._when_empty, Role.MUTED, wrap=True), 0, 0, 1, 2)
        self._grid.setHorizontalSpacing(theme.space(14))
