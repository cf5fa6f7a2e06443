"""Families to ring, each with the reason, their good times, and *Log contact*."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.today.spoken import FamilyRowState
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card
from hivedesk.ui.widgets.steady_height import hold_height

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
        self.why = label("", Role.MUTED, wrap=True)
        self.preferred = label("", Role.SMALL, wrap=True)
        self.mark = Pill("", Tone.GOOD)
        words.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        for said in (self.why, self.preferred):
            words.addWidget(said)
        words.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(words, 1)
        self.log = button("Log contact", self._log)
        layout.addWidget(self.log, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_row(self, state: FamilyRowState) -> None:
        """Say who and why."""
        if state.over and self.log.hasFocus():
            self.name.setFocus()  # else the keyboard would go on to another row, and the page after it
        hold_height(self, state.over)
        self.name.setText(state.name)
        font = QFont()
        font.setStrikeOut(state.over)
        self.name.setFont(font)
        self.why.setText(state.why)
        self.preferred.setText(state.preferred)
        self.preferred.setVisible(bool(state.preferred))
        self.mark.setText(state.mark)
        self.mark.setVisible(bool(state.mark))
        self.log.setVisible(not state.over)
        said = (f"{state.name}: {state.why}", state.preferred, state.mark)
        self.log.setAccessibleDescription(". ".join(part for part in said if part))

    def _log(self) -> None:
        self.log_wanted.emit(self._family_id)

    def _open(self) -> None:
        self.family_wanted.emit(self._family_id)


class _FamilyList(QWidget):
    """The first few until she asks for all; new ones at the end."""

    log_wanted = Signal(str)
    family_wanted = Signal(str)
    opened_up = Signal(QWidget)  # *Show all* was pressed: the first row that was folded

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, _FamilyRow] = {}
        self._states: tuple[FamilyRowState, ...] = ()
        self._all = False
        whole = column(6, into=self)
        self._list = column(6)
        whole.addLayout(self._list)
        self.more = button("", self._show_all, role=Role.QUIET)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, states: Sequence[FamilyRowState], *, anew: bool, go_to: str = "") -> None:
        """Show these, in this order, and go to one; ``anew`` folded again."""
        self._states = tuple(states)
        self._all = self._all and not anew
        shown = self._states if self._all else self._states[:_SHOWN]
        keys = [state.family_id for state in shown]
        for key in [key for key in self.rows if key not in keys]:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        for state in shown:
            if state.family_id not in self.rows:
                self._add_row(state.family_id)
            self.rows[state.family_id].show_row(state)
        self._put_in_order(keys)
        if go_to:
            self._go_to(go_to)
        self.more.setText(f"Show all {len(states)}")
        self.more.setAccessibleDescription("Not spoken to lately")
        self.more.setVisible(len(shown) < len(states))
        self.setVisible(bool(states))

    def _put_in_order(self, keys: Sequence[str]) -> None:
        if list(self.rows) != list(keys):
            self.rows = {key: self.rows[key] for key in keys}
            for place, made in enumerate(self.rows.values()):
                self._list.insertWidget(place, made)

    def _add_row(self, family_id: str) -> None:
        made = _FamilyRow(family_id)
        made.log_wanted.connect(self.log_wanted)
        made.family_wanted.connect(self.family_wanted)
        self.rows[family_id] = made
        self._list.addWidget(made)
        made.show()  # now, not at the next turn of the event loop: the page has its height at once

    def _show_all(self) -> None:
        self._all = True
        first = self._states[_SHOWN].family_id
        self.show_rows(self._states, anew=False, go_to=first)
        self.opened_up.emit(self.rows[first])

    def _go_to(self, key: str) -> None:
        """Now, before *Show all* goes: else the keyboard would go on to another card, and the page after it."""
        made = self.rows[key]
        (made.log if not made.log.isHidden() else made.name).setFocus()


class NotSpokenCard(Card):
    """The most pressing first, and on a day that leaves time those whom she might ring for a chat."""

    log_wanted = Signal(str)
    family_wanted = Signal(str)
    opened_up = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__("Not spoken to lately", gap=8)
        self.missed, self.chat = _FamilyList(), _FamilyList()
        self._nothing = label("You have spoken with every family within two weeks.", Role.MUTED, wrap=True)
        self._chat_words = label("If there is time for a chat: the longest ago", Role.OVERLINE, wrap=True)
        for part in (self._nothing, self.missed, self._chat_words, self.chat):
            self.add(part)
        for families in (self.missed, self.chat):
            families.log_wanted.connect(self.log_wanted)
            families.family_wanted.connect(self.family_wanted)
            families.opened_up.connect(self.opened_up)

    @property
    def rows(self) -> dict[str, _FamilyRow]:
        """Every family, in the order in which they stand."""
        return self.missed.rows | self.chat.rows

    def show_families(self, missed: Sequence[FamilyRowState], chat: Sequence[FamilyRowState], *, anew: bool) -> None:
        """Show these; ``anew`` in their order, else in the places they have."""
        self.missed.show_rows(missed, anew=anew)
        self.chat.show_rows(chat, anew=anew)
        self._nothing.setVisible(not missed)
        self._chat_words.setVisible(bool(chat))

    def focus_first(self) -> bool:
        """Go to the first *Log contact*."""
        first = next((made for made in self.rows.values() if not made.log.isHidden()), None)
        if first is not None:
            first.log.setFocus()
        return first is not None
