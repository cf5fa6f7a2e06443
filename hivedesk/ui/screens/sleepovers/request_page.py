"""One request: what is asked for, its stays with their next steps, and who may take the children."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hivedesk.casework import service_decisions, stay_requests
from hivedesk.casework.desk import Changed
from hivedesk.domain.clocks import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.sleepovers.request_state import Action, RequestState, StayCardState, Step
from hivedesk.ui.screens.sleepovers.request_view_model import RequestViewModel
from hivedesk.ui.screens.sleepovers.stay_card import StayCard
from hivedesk.ui.screens.sleepovers.suggestions_card import SuggestionsCard
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

_WIDE = 860  # px at 100 per cent from which on the page has two columns


class RequestPage(QWidget):
    """``back_wanted`` is for the screen; dialogs are asked for at the workplace."""

    back_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.model = RequestViewModel(workplace.desk)
        self.stay_cards: list[StayCard] = []
        self._build()
        self._connect()

    # -- what the screen asks

    def open(self, request_id: str) -> None:
        """Show a request, another one from the top."""
        if request_id != self.model.request_id:
            self._page.verticalScrollBar().setValue(0)
            self.suggestions.begin()
        self.model.open(request_id)
        self._render()

    def refresh(self, changed: Changed) -> None:
        """Read again where the change may concern it."""
        if self.model.concerns(changed):
            self.read()

    def read(self) -> None:
        """Read the request again and show it where she was."""
        with self._page.scrolled_as_before():
            self.model.read()
            self._render()

    def focus(self) -> None:
        """Where the work goes on."""
        if self._page.isHidden():
            self._gone.button.setFocus()
        elif not self.suggestions.isHidden():
            (self.suggestions.first_offer or self.suggestions.suggest).setFocus()
        else:
            first = next((made for card in self.stay_cards for made in card.buttons), self._change)
            first.setFocus()

    # -- showing

    def _render(self) -> None:
        sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
        state = self.model.state(sight)
        self._page.setVisible(not state.gone)
        self._gone.setVisible(state.gone)
        if state.gone:
            return
        self.header.set_title(state.title, state.subtitle)
        self._pill.show_state(state.state, state.tone)
        self._closed.setVisible(bool(state.closed))
        if state.closed:
            self._closed.say(state.closed)
        self._about.set_pairs(state.about)
        self._close.setVisible(state.may_close)
        self._remove.setVisible(state.may_remove)
        self._show_stays(state)
        self._show_decisions(state)
        self.suggestions.show_state(state)
        put_in_order(self._page)

    def _show_stays(self, state: RequestState) -> None:
        keyboard = self._keyboard_in_a_card()
        clear(self._stays)
        self.stay_cards = []
        for stay in state.stays:
            card = StayCard(stay)
            card.wanted.connect(self._act)
            card.host_wanted.connect(self._workplace.family_wanted)
            self._stays.addWidget(card)
            self.stay_cards.append(card)
        if keyboard is not None:
            self._give_back(*keyboard)

    def _keyboard_in_a_card(self) -> tuple[StayCardState, int] | None:
        """The stay, and which of its buttons: also where a form in front of the window has the keyboard for now."""
        there = self.window().focusWidget()
        return next(
            ((card.state_shown, at) for card in self.stay_cards for at, one in enumerate(card.buttons) if one is there),
            None,
        )

    def _give_back(self, before: StayCardState, at: int) -> None:
        """Made anew, the cards get the keyboard again: at the next step, or where it was if the stay took none."""
        card = next((one for one in self.stay_cards if one.state_shown.key == before.key), None)
        if card is None or not card.buttons:
            self.focus()
        else:
            same = card.state_shown.first == before.first
            card.buttons[min(at, len(card.buttons) - 1) if same else 0].setFocus()

    def _show_decisions(self, state: RequestState) -> None:
        self._decisions.empty()
        for key, words in state.decisions:
            self._decisions.add(label(words, wrap=True, selectable=True))
            self._decisions.add(FlowRow(button("Remove", partial(self._remove_decision, key), role=Role.LINK)))
        self._decisions.setVisible(bool(state.decisions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_WIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # -- acting

    def _do(self, act: Callable[[], Changed | None]) -> Changed | None:
        return self._workplace.do(act)

    def _deed(self, deed: Deed, record_id: str = "") -> None:
        if self.model.request_id is not None:
            self._workplace.deed_wanted.emit(DeedWanted(deed, record_id=record_id or self.model.request_id))

    def _act(self, key: str, action: Action) -> None:
        match action:
            case Deed.RECORD_DECISION:
                self._deed(Deed.RECORD_DECISION, self.model.decision_for_stay(key))
            case Deed():
                self._deed(action, key)
            case Step.SHEET:
                self._print_sheet(key)
            case Step.CLAIMS:
                stay = self.model.stay(key)
                if stay is not None:
                    self._workplace.deed_wanted.emit(DeedWanted(Deed.CLAIMS, stay.host_id))
            case _:
                self._do(lambda: self.model.step(key, action))

    def _print_sheet(self, key: str) -> None:
        from hivedesk.ui.papers import open_handover_sheet  # the first document: for start-up time

        open_handover_sheet(self._workplace, self, key)

    def suggest(self) -> None:
        """Ask every family by the rules."""
        self.model.suggesting = True
        self.read()
        self.focus()

    def _offer(self, host_id: str) -> None:
        if self._do(lambda: self.model.offer(host_id)) is not None:
            self.focus()

    def _decide(self, host_id: str) -> None:
        self._deed(Deed.RECORD_DECISION, self.model.decision_for_host(host_id))

    def _keep_out(self, host_id: str, out: bool) -> None:
        self._do(lambda: self.model.keep_out(host_id, out=out))

    def _remove_decision(self, key: str) -> None:
        self._do(lambda: service_decisions.remove_decision(self._workplace.desk, key))

    def _reopen(self) -> None:
        request_id = self.model.request_id
        if request_id is not None:
            self._do(lambda: stay_requests.reopen_request(self._workplace.desk, request_id))

    def _take_away(self) -> None:
        request_id = self.model.request_id
        if request_id is not None:
            gone = self._do(lambda: stay_requests.remove_request(self._workplace.desk, request_id))
            if gone is not None:
                self.back_wanted.emit()

    def _home(self) -> None:
        line = self.model.line
        if line is not None:
            self._workplace.family_wanted.emit(FamilyId(line.request.family_id))

    # -- building

    def _build(self) -> None:
        outer = column(0, into=self)
        self._page = ScrollPage(gap=10)
        self._build_head()
        self.suggestions = SuggestionsCard()
        main = column(12)
        self._stays = column(12)
        main.addLayout(self._stays)
        main.addWidget(self.suggestions)
        main.addStretch(1)
        self._columns = row(14)
        self._columns.addLayout(main, 5)
        self._columns.addLayout(self._beside(), 3)
        self._page.body.addLayout(self._columns, 1)
        outer.addWidget(self._page, 1)
        self._gone = EmptyState(
            "calendar",
            "This request is no longer on record",
            "It was taken away. Undo (Ctrl+Z) may bring it back.",
            "Back to Sleepovers",
            self.back_wanted.emit,
        )
        outer.addWidget(self._gone, 1)

    def _build_head(self) -> None:
        self._change = button("Change request", partial(self._deed, Deed.CHANGE_REQUEST), icon_name="edit")
        self._pill = Pill("", Tone.PLAIN)
        back = button("Back to Sleepovers", self.back_wanted.emit, role=Role.LINK, icon_name="back")
        self.header = PageHeader("", "", self._pill, self._change)
        self._page.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body.addWidget(self.header)
        self._closed = Banner(Tone.PLAIN)
        self._closed.add_button("Open it again", self._reopen)
        self._closed.hide()
        self._page.body.addWidget(self._closed)

    def _beside(self) -> QVBoxLayout:
        about = Card("Request")
        self._about = KeyValueList()
        about.add(self._about)
        about.add(FlowRow(button("Open the family", self._home, role=Role.LINK)))
        self._decisions = Card("Decisions of the service")
        self._close = button("Close the request", partial(self._deed, Deed.CLOSE_REQUEST), role=Role.QUIET)
        self._remove = button("Take away", self._take_away, role=Role.QUIET, icon_name="delete")
        self._remove.setToolTip("Only for a request that was made by mistake")
        layout = column(12)
        for card in (about, self._decisions):
            layout.addWidget(card)
        layout.addWidget(FlowRow(self._close, self._remove))
        layout.addStretch(1)
        return layout

    def _connect(self) -> None:
        self.suggestions.suggest_wanted.connect(self.suggest)
        self.suggestions.offer_wanted.connect(self._offer)
        self.suggestions.decision_wanted.connect(self._decide)
        self.suggestions.keep_out_wanted.connect(self._keep_out)
        self.suggestions.card_wanted.connect(self._workplace.family_wanted)
        for keys, wanted in (("Escape", self.back_wanted.emit), ("Ctrl+E", partial(self._deed, Deed.CHANGE_REQUEST))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)
