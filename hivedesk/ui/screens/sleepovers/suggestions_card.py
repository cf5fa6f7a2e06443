"""The hosts for one request, in three groups, each with its reasons and what can be done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hivedesk.domain.sleepovers.answers import Verdict
from hivedesk.ui.screens.sleepovers.request_state import GroupState, HostRowState, RequestState
from hivedesk.ui.screens.sleepovers.stay_card import rules_list
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.boxes import row as line
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, divider

SUGGEST = "Suggest hosts"
_NOBODY = "No family that may take part in stays is on record yet."


class SuggestionsCard(Card):
    """Signals come with the host's id."""

    suggest_wanted = Signal()
    offer_wanted = Signal(str)
    decision_wanted = Signal(str)
    keep_out_wanted = Signal(str, bool)
    card_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Hosts")
        self._words = label("", Role.MUTED, wrap=True)
        self.suggest = button(SUGGEST, self.suggest_wanted.emit, role=Role.PRIMARY, icon_name="search")
        self._groups = column(14)
        self._open: set[str] = set()  # hosts of whom everything that was asked is shown
        self.first_offer: QPushButton | None = None
        self.add(self._words)
        self.add(FlowRow(self.suggest))
        self.body.addLayout(self._groups)

    def begin(self) -> None:
        """Another request: nothing is opened up."""
        self._open.clear()

    def show_state(self, state: RequestState) -> None:
        """Show who may take the children, once that was asked for."""
        clear(self._groups)
        self.first_offer = None
        self.setVisible(state.needs_host)
        self.suggest.setVisible(not state.groups)
        self._words.setText(_sentence(state))
        if state.of_the_stay:
            self._groups.addWidget(label("The stay itself needs, whoever hosts it:", Role.STRONG, wrap=True))
            self._groups.addWidget(rules_list(state.of_the_stay))
        for group in state.groups:
            if group.rows:
                self._groups.addWidget(self._group(group))
        if state.groups and not any(group.rows for group in state.groups):
            self._groups.addWidget(label(_NOBODY, Role.MUTED, wrap=True))

    def _group(self, group: GroupState) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(group.title)
        layout = column(10, into=whole)
        layout.addWidget(FlowRow(Pill(f"{group.title} {len(group.rows)}", group.tone)))
        for place, row in enumerate(group.rows):
            if place:
                layout.addWidget(divider())
            layout.addWidget(self._host(row, group.verdict))
        return whole

    def _host(self, row: HostRowState, verdict: Verdict) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(row.name)
        layout = column(4, into=whole)
        passes = label("\n".join(row.passes), Role.SMALL, wrap=True)
        passes.setVisible(row.key in self._open)
        head = line(10)
        head.addWidget(label(row.name, Role.STRONG, wrap=True), 1)
        if row.only_asks_carers:
            head.addWidget(Pill("Ask the carers", Tone.INFO))
        for made in self._first_buttons(row, verdict):
            head.addWidget(made)
        layout.addLayout(head)
        if row.other_dates:
            layout.addWidget(label(f"On other dates: {row.other_dates}", wrap=True))
        if row.speaks_for:
            layout.addWidget(label(row.speaks_for, Role.MUTED, wrap=True))
        if row.rules:
            layout.addWidget(rules_list(row.rules))
        layout.addWidget(FlowRow(*self._other_buttons(row, passes)))
        layout.addWidget(passes)
        return whole

    def _first_buttons(self, row: HostRowState, verdict: Verdict) -> Sequence[QPushButton]:
        made = []
        if row.may_decide:
            made.append(button("Record a decision", partial(self.decision_wanted.emit, row.key), role=Role.QUIET))
        if row.may_offer:
            role = Role.PRIMARY if verdict is Verdict.PASS and self.first_offer is None else None
            made.append(button("Offer", partial(self.offer_wanted.emit, row.key), role=role))
            self.first_offer = self.first_offer or made[-1]
        for one in made:
            one.setAccessibleDescription(row.name)
        return made

    def _other_buttons(self, row: HostRowState, passes: QWidget) -> Sequence[QPushButton]:
        made = []
        words = "Let in again" if row.kept_out else "Keep out"
        keep = button(words, partial(self.keep_out_wanted.emit, row.key, not row.kept_out), role=Role.LINK)
        keep.setToolTip("Planning passes this host over for this request" if not row.kept_out else "")
        made.append(keep)
        if row.passes:
            made.append(button("What was asked", partial(self._show_passes, row.key, passes), role=Role.LINK))
        made.append(button("Open the card", partial(self.card_wanted.emit, row.key), role=Role.LINK))
        for one in made:
            one.setAccessibleDescription(row.name)
        return made

    def _show_passes(self, key: str, passes: QWidget) -> None:
        self._open.symmetric_difference_update({key})
        passes.setVisible(key in self._open)


def _sentence(state: RequestState) -> str:
    who = f" for {state.who_needs_host}" if state.who_needs_host else ""
    if not state.groups:
        return f"No host is arranged{who} yet. Every family is asked by the same rules."
    ranked = "wishes, how well they know each other, fair turns, and the way there"
    if state.urgent:
        ranked = "who may be rung in an emergency, the way there, wishes, and how well they know each other"
    return (
        f"Ranked by what stands in the way, {ranked}. "
        "Nothing here says that something is lawful: what is beyond the usual needs the fostering service."
    )
