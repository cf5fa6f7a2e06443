"""Families whom she has not spoken to lately, each with the reason, their good times, and *Log contact*."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.today.view_model import NotSpokenRowState
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card

_SHOWN = 6


class _FamilyRow(QWidget):
    log_wanted = Signal(str)
    family_wanted = Signal(str)

    def __init__(self, family_id: str) -> None:
        super().__init__()
        self._family_id = family_id
        layout = row(10, 0, 4, into=self)
        words = column(1)
        self.name = button("", self._open, role=Role.LINK)
        self.name.setToolTip("Open the card")
        self._why = label("", Role.MUTED, wrap=True)
        self._preferred = label("", Role.SMALL, wrap=True)
        words.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._why)
        words.addWidget(self._preferred)
        layout.addLayout(words, 1)
        self.log = button("Log contact", self._log)
        layout.addWidget(self.log, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_row(self, state: NotSpokenRowState) -> None:
        """Say who and why."""
        self.name.setText(state.name)
        font = QFont()
        font.setStrikeOut(state.over)
        self.name.setFont(font)
        self._why.setText(state.why)
        self._preferred.setText(state.preferred)
        self._preferred.setVisible(bool(state.preferred))
        self.log.setVisible(not state.over)
        self.log.setAccessibleDescription(f"{state.name}: {state.why}")

    def _log(self) -> None:
        self.log_wanted.emit(self._family_id)

    def _open(self) -> None:
        self.family_wanted.emit(self._family_id)


class NotSpokenCard(Card):
    """The longest gap first, in the order in which they were first shown."""

    log_wanted = Signal(str)
    family_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Not spoken to lately", gap=6)
        self.rows: dict[str, _FamilyRow] = {}
        self._all = False
        self._nothing = label("You have spoken with every family within two weeks.", Role.MUTED, wrap=True)
        self.add(self._nothing)
        self._list = column(6)
        self.body.addLayout(self._list)
        self.more = button("", self._show_all, role=Role.QUIET)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Shown anew: the first few."""
        self._all = False

    def show_rows(self, states: Sequence[NotSpokenRowState]) -> None:
        """Show these, new ones at the end."""
        keys = {state.family_id for state in states}
        for key in [key for key in self.rows if key not in keys]:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        for state in states:
            if state.family_id not in self.rows:
                self._add_row(state.family_id)
            self.rows[state.family_id].show_row(state)
        self._nothing.setVisible(not states)
        self._show_some()

    def focus_first(self) -> bool:
        """Go to the first *Log contact*."""
        first = next((made for made in self.rows.values() if not made.log.isHidden()), None)
        if first is not None:
            first.log.setFocus()
        return first is not None

    def _add_row(self, family_id: str) -> None:
        made = _FamilyRow(family_id)
        made.log_wanted.connect(self.log_wanted)
        made.family_wanted.connect(self.family_wanted)
        self.rows[family_id] = made
        self._list.addWidget(made)

    def _show_some(self) -> None:
        for place, made in enumerate(self.rows.values()):
            made.setVisible(self._all or place < _SHOWN)
        self.more.setText(f"Show all {len(self.rows)}")
        self.more.setVisible(not self._all and len(self.rows) > _SHOWN)

    def _show_all(self) -> None:
        self._all = True
        self._show_some()
        list(self.rows.values())[_SHOWN].log.setFocus()
