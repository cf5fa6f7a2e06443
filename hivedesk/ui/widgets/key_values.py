"""Facts to be read, not changed: label and value in two calm columns, beneath each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear
from hivedesk.ui.widgets.labels import label

_LEAST_BESIDE = 110  # px at 100 per cent: a value beside its label is never narrower
_ANY = (1 << 24) - 1  # Qt's own for no greatest width


class KeyValueList(QWidget):
    """Shows pairs; a pair whose value is empty is not shown."""

    def __init__(self, pairs: Sequence[tuple[str, str]] = (), *, when_empty: str = "") -> None:
        super().__init__()
        self._when_empty = when_empty
        self._grid = QGridLayout(self)
        theme.set_spacing(self._grid, 7)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[QLabel, QLabel]] = []
        self._room = 0
        self._folded = False
        self.set_pairs(pairs)

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        clear(self._grid)
        shown = [(key, value) for key, value in pairs if value]
        widest = max((self.fontMetrics().horizontalAdvance(key) for key, _value in shown), default=0) + 4
        self._room = max(theme.px(110), min(widest, theme.px(176)))
        self._shown = []
        for key, value in shown:
            name = label(key, Role.MUTED, wrap=True)
            fact = label(value, wrap=True, selectable=True)
            name.setBuddy(fact)
            self._shown.append((name, fact))
        self._place()
        if not shown and self._when_empty:
            self._grid.addWidget(label(self._when_empty, Role.MUTED, wrap=True), 0, 0, 1, 2)
        self._grid.setHorizontalSpacing(theme.space(14))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._shown:
            return hint
        return QSize(max(side.minimumSizeHint().width() for pair in self._shown for side in pair), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < self._room + theme.px(_LEAST_BESIDE)
        if folded is not self._folded:
            self._folded = folded
            self._place()

    def _place(self) -> None:
        """Beside each other, or each label above its value."""
        for place, (name, fact) in enumerate(self._shown):
            name.setMinimumWidth(0 if self._folded else self._room)
            name.setMaximumWidth(_ANY if self._folded else self._room)
            for at, side in enumerate((name, fact)):
                self._grid.removeWidget(side)
                if self._folded:
                    self._grid.addWidget(side, 2 * place + at, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
                else:
                    self._grid.addWidget(side, place, at, Qt.AlignmentFlag.AlignTop)
        self.updateGeometry()
