"""Filters as a row of buttons that stay down."""

from collections.abc import Collection, Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from hivedesk.ui import theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.buttons import PressedByEnter
from hivedesk.ui.widgets.page import FlowRow


class FilterBar(FlowRow):
    """Chips; with ``exclusive`` always exactly one is down."""

    changed = Signal()

    def __init__(self, name: str, choices: Iterable[tuple[Hashable, str]] = (), *, exclusive: bool = False) -> None:
        super().__init__(gap=6)
        self.setAccessibleName(name)
        self._exclusive = exclusive
        self._chips: dict[Hashable, QPushButton] = {}
        self._quiet = False
        for key, text in choices:
            self.add_chip(key, text)
        if exclusive and self._chips:
            self.select(next(iter(self._chips)))

    def add_chip(self, key: Hashable, text: str) -> QPushButton:
        """One more filter."""
        chip = PressedByEnter(text)
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        theme.set_role(chip, Role.CHIP)
        theme.set_icon_size(chip, 13)
        chip.toggled.connect(lambda down: self._toggled(key, down))
        self._chips[key] = chip
        self.add(chip)
        return chip

    def set_text(self, key: Hashable, text: str, more: str = "") -> None:
        """Change a chip's words, for example to add a number; ``more`` says of what."""
        self._chips[key].setText(text)
        self._chips[key].setToolTip(more)
        self._chips[key].setAccessibleDescription(more)

    def show_only(self, keys: Collection[Hashable]) -> None:
        """Offer only these for now; what is down stays down."""
        for key, chip in self._chips.items():
            chip.setVisible(key in keys)

    def selected(self) -> frozenset[Hashable]:
        """The keys of the chips that are down."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def select(self, *keys: Hashable) -> None:
        """Put these down and the others up; one ``changed`` at the most."""
        before = self.selected()
        self._quiet = True
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self._quiet = False
        if self.selected() != before:
            self.changed.emit()

    def _toggled(self, key: Hashable, down: bool) -> None:
        chip = self._chips[key]
        chip.setIcon(icon("tick", Ink.ACCENT) if down and not self._exclusive else QIcon())
        if self._quiet:
            return
        if self._exclusive:
            self._quiet = True
            for other, beside in self._chips.items():
                beside.setChecked(other == key)
            self._quiet = False
        self.changed.emit()
