"""One stay of a request: how far it is, what is in the way, and what comes next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui.screens.sleepovers.request_state import Action, RuleRow, StayCardState
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow


class StayCard(Card):
    """``wanted`` comes with the stay's id and the `Action`; ``host_wanted`` with the family's id."""

    wanted = Signal(str, object)
    host_wanted = Signal(str)

    def __init__(self, state: StayCardState) -> None:
        super().__init__(state.title)
        self.state_shown = state
        self.heading.add(Pill(state.state, state.tone))
        self.add(label(state.when, Role.MUTED if state.quiet else Role.STRONG, wrap=True))
        if state.in_the_way:
            self.add(rules_list(state.in_the_way))
        if state.facts:
            self.add(KeyValueList(state.facts))
        self.buttons = [
            button(action.value, partial(self.wanted.emit, state.key, action), role=role)
            for action, role in _with_roles(state)
        ]
        for made in self.buttons:
            made.setAccessibleDescription(f"{state.title}, {state.when}")
        if state.host_id and not state.quiet:
            self.buttons.append(button("Open the host", partial(self.host_wanted.emit, state.host_id), role=Role.LINK))
        if self.buttons:
            self.add(FlowRow(*self.buttons))


def _with_roles(state: StayCardState) -> list[tuple[Action, Role]]:
    first: list[tuple[Action, Role]] = [(state.first, Role.PRIMARY)] if state.first is not None else []
    return first + [(action, Role.QUIET) for action in state.others]


def rules_list(rows: Sequence[RuleRow]) -> QWidget:
    """Rules in the way, each with who has to agree and what would change it."""
    whole = QWidget()
    layout = column(6, into=whole)
    several = any(row.fails for row in rows) and not all(row.fails for row in rows)
    for row in rows:
        layout.addWidget(_rule(row, marked=several and row.fails))
    return whole


def _rule(row: RuleRow, *, marked: bool) -> QWidget:
    """``marked`` where it fails beside others that only need somebody."""
    whole = QWidget()
    layout = column(1, into=whole)
    if marked:
        layout.addWidget(FlowRow(Pill("Does not fit", Tone.DANGER)))
    layout.addWidget(label(row.words, wrap=True))
    beside = " ".join(part for part in (row.ask, f"Would change it: {row.change}" if row.change else "") if part)
    if beside:
        layout.addWidget(label(beside, Role.SMALL, wrap=True))
    return whole
