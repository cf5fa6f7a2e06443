"""The head of a family's card: back, who, what can be done, and the parts of the card to go to."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.card_parts import remember_focus
from hivedesk.ui.screens.families.card_view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import FlowRow, PageHeader

ACTIONS = "Actions"
REMOVE = "Remove family"


class CardHead(QWidget):
    """Every signal is an intention; ``deed_wanted`` comes with a `DeedWanted`, ``part_wanted`` with a part's title."""

    back_wanted = Signal()
    log_wanted = Signal()
    edit_wanted = Signal()
    chronology_wanted = Signal()
    remove_wanted = Signal()
    deed_wanted = Signal(object)
    part_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(6, into=self)
        back = button("Back to families", self.back_wanted.emit, role=Role.QUIET, icon_name="back")
        back.setToolTip("Escape")
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._header())
        self._about = FlowRow(gap=8)
        layout.addWidget(self._about)
        self._parts = FlowRow(gap=2)
        self._parts.setAccessibleName("Parts of the card")
        self._titles: tuple[str, ...] = ()
        layout.addWidget(self._parts)

    def show_state(self, state: State, parts: Sequence[str]) -> None:
        """Say who it is, what can be done, and which parts the card has."""
        self.header.set_title(state.title, state.line)
        self.log.setAccessibleDescription(f"With {state.title}")
        self._about.clear()
        for words, tone in state.pills:
            self._about.add(Pill(words, tone))
        if state.reach:
            self._about.add(label(state.reach, Role.MUTED, wrap=True, selectable=True))
        self._offer(state.actions)
        self._show_parts(tuple(parts))

    def _offer(self, actions: Sequence[Action]) -> None:
        self.menu.clear()
        for action in actions:
            self.menu.addAction(action.label, partial(self._do, action.wanted))
        self.menu.addSeparator()
        self.menu.addAction(REMOVE, self.remove_wanted.emit)

    def _do(self, wanted: DeedWanted) -> None:
        self.deed_wanted.emit(wanted)

    def _show_parts(self, titles: tuple[str, ...]) -> None:
        if titles == self._titles:
            return
        self._titles = titles
        self._parts.clear()
        for title in titles:
            made = button(title, partial(self.part_wanted.emit, title), role=Role.QUIET)
            remember_focus(made, f"part:{title}")
            self._parts.add(made)

    def _header(self) -> PageHeader:
        self.log = button("Log contact", self.log_wanted.emit, role=Role.PRIMARY, icon_name="add")
        edit = button("Edit", self.edit_wanted.emit, icon_name="edit")
        edit.setToolTip("Ctrl+E")
        chronology = button("Chronology", self.chronology_wanted.emit, icon_name="contact-log")
        chronology.setToolTip("All contacts with this family, on paper")
        more = button(ACTIONS, icon_name="more")
        more.setToolTip("Everything that can be done with this family now")
        self.menu = QMenu(more)
        self.menu.setAccessibleName(ACTIONS)
        more.setMenu(self.menu)
        self.header = PageHeader("", "", self.log, edit, chronology, more)
        return self.header
