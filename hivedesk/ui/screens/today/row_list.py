"""Rows that keep their place: a list that folds where it is long, and the card around one or several of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.today.rows import RowState
from hivedesk.ui.screens.today.sections import Section
from hivedesk.ui.screens.today.today_row import TodayRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card


class RowList(QWidget):
    """Shows the first ``shown`` until she asks for all; what comes up while she reads is shown at the end.

    Rows that are folded are not made: a long list costs no more than a short one.
    """

    pressed = Signal(str, object, str)
    opened_up = Signal(QWidget)  # *Show all* was pressed: the first row that was folded

    def __init__(self, heading: str = "", *, shown: int = 6) -> None:
        super().__init__()
        self.rows: dict[str, TodayRow] = {}
        self._states: tuple[RowState, ...] = ()
        self._shown = shown
        self._folded: frozenset[str] = frozenset()
        whole = column(6, into=self)
        self.heading = label(heading, Role.OVERLINE)
        self.heading.hide()
        whole.addWidget(self.heading)
        self._list = column(6)
        whole.addLayout(self._list)
        self.more = button("", self._show_all, role=Role.QUIET)
        self.more.hide()
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, states: Sequence[RowState]) -> None:
        """Shown anew: in the order of ``states``, the first few."""
        beyond = states[self._shown :] if len(states) > self._shown + 1 else ()  # one more is no long list
        self._folded = frozenset(state.key for state in beyond)
        self.show_rows(states)

    def show_rows(self, states: Sequence[RowState], go_to: str = "") -> None:
        """Show these, in this order, and go to one; the view model puts new ones at the end."""
        self._states = tuple(states)
        unfolded = [state for state in states if state.key not in self._folded]
        keys = [state.key for state in unfolded]
        for key in [key for key in self.rows if key not in keys]:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        for state in unfolded:
            if state.key not in self.rows:
                self._add_row(state.key)
            self.rows[state.key].show_row(state)
        self._put_in_order(keys)
        if go_to:
            self._go_to(go_to)
        self.more.setText(f"Show all {len(states)}")
        self.more.setAccessibleDescription(self.heading.text())
        self.more.setVisible(len(unfolded) < len(states))
        self.setVisible(bool(states))

    def focus_first(self) -> bool:
        """Go to the first that can still be done."""
        first = next((made for made in self.rows.values() if not made.state_shown.over and made.buttons()), None)
        if first is not None:
            first.buttons()[0].setFocus()
        return first is not None

    def _go_to(self, key: str) -> None:
        """Now, before *Show all* goes: else the keyboard would go on to another card, and the page after it."""
        made = self.rows[key]
        if made.buttons():
            made.buttons()[0].setFocus()

    def _add_row(self, key: str) -> None:
        made = TodayRow(key)
        made.pressed.connect(self.pressed)
        self.rows[key] = made
        self._list.addWidget(made)
        made.show()  # now, not at the next turn of the event loop: the page has its height at once

    def _put_in_order(self, keys: Sequence[str]) -> None:
        if list(self.rows) != list(keys):
            self.rows = {key: self.rows[key] for key in keys}
            for place, made in enumerate(self.rows.values()):
                self._list.insertWidget(place, made)

    def _show_all(self) -> None:
        first = next(state.key for state in self._states if state.key in self._folded)
        self._folded = frozenset()
        self.show_rows(self._states, first)
        self.opened_up.emit(self.rows[first])


class RowsCard(Card):
    """One section, or several under one heading; not there while all are empty."""

    pressed = Signal(str, object, str)
    opened_up = Signal(QWidget)

    def __init__(self, heading: str, *sections: Section, shown: int = 6, when_empty: str = "") -> None:
        super().__init__(heading, gap=10)
        self.lists = {section: RowList(section.value, shown=shown) for section in sections}
        self._nothing = label(when_empty, Role.MUTED, wrap=True)
        self._nothing.hide()
        self.add(self._nothing)
        for section_list in self.lists.values():
            section_list.pressed.connect(self.pressed)
            section_list.opened_up.connect(self.opened_up)
            self.add(section_list)

    @property
    def rows(self) -> dict[str, TodayRow]:
        """Every row, in the order in which they stand."""
        return {key: made for section_list in self.lists.values() for key, made in section_list.rows.items()}

    def show_sections(self, rows: Mapping[Section, Sequence[RowState]], *, anew: bool) -> None:
        """Show the rows of its sections; ``anew`` in their order and folded, else in the places they have."""
        for section, section_list in self.lists.items():
            states = rows.get(section, ())
            section_list.begin(states) if anew else section_list.show_rows(states)
        filled = [section for section in self.lists if rows.get(section)]
        for section_list in self.lists.values():
            section_list.heading.setVisible(len(filled) > 1)
        self._nothing.setVisible(not filled and bool(self._nothing.text()))
        self.setVisible(bool(filled) or bool(self._nothing.text()))

    def focus_first(self) -> bool:
        """Go to the first that can still be done."""
        return any(section_list.focus_first() for section_list in self.lists.values())
