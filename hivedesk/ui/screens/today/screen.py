"""Today, built from its cards."""

from PySide6.QtWidgets import QWidget

from hivedesk.casework import contact_log
from hivedesk.casework.desk import Changed
from hivedesk.ui.duty_number import duty_number
from hivedesk.ui.open_drafts import GoOn, OpenDraft
from hivedesk.ui.screens.today.follow_ups_card import FollowUpsCard, NewFollowUp
from hivedesk.ui.screens.today.not_spoken_card import NotSpokenCard
from hivedesk.ui.screens.today.view_model import FollowUpRowState, State, TodayViewModel
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.page import Card, EmptyState, PageHeader, ScrollPage
from hivedesk.ui.widgets.stat_tile import StatTile
from hivedesk.ui.workplace import Workplace


class TodayScreen(QWidget):
    """Reads the vault when it is opened, and again when something changes, without jumping."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.model = TodayViewModel(workplace.desk)
        self.state = State()
        self._build()
        self._lay_out()
        self._connect()

    # -- what the window asks

    def opened(self, target: str = "") -> None:
        """Shown again: from the top, with what is due now."""
        self.not_spoken.begin()
        self._render(self.model.opened(discreet=self.workplace.discreet))
        if self.new.waits():
            self.new.open_form(focus=False)

    def refresh(self, changed: Changed) -> None:
        """Something changed: say so in place."""
        self._render(self.model.show(discreet=self.workplace.discreet, changed=changed))

    # -- showing

    def _render(self, state: State) -> None:
        before, self.state = self.state, state
        self.header.set_title(state.greeting, state.day)
        self.outside.setVisible(bool(state.outside_hours))
        if state.outside_hours:
            self.outside.say(state.outside_hours)
        self.welcome.setVisible(not state.any_family)
        for tile, shown in zip(self.tiles, state.tiles, strict=True):
            tile.show_figure(shown.number, shown.words, note=shown.note, tone=shown.tone)
        for part in (self._tiles, self.due, self.coming, self.not_spoken):
            part.setVisible(state.any_family)
        self.due.show_rows(state.due)
        self.coming.show_rows(state.coming)
        self.not_spoken.show_rows(state.not_spoken)
        if state.drafts != before.drafts:
            self._show_drafts(state.drafts)
        if state.duty != before.duty:
            self._show_duty()

    def _show_drafts(self, drafts: tuple[OpenDraft, ...]) -> None:
        clear(self._drafts)
        for draft in drafts:
            banner = Banner(Tone.INFO, f"Not saved yet: {draft.title}", f"Kept on {draft.kept}.")
            banner.add_button("Continue writing", _Continues(self, draft))
            self._drafts.addWidget(banner)

    def _show_duty(self) -> None:
        self.duty.empty()
        for line in self.state.duty:
            self.duty.add(duty_number(line, self._to_settings))

    # -- acting

    def go_on(self, draft: OpenDraft) -> None:
        """Take up a draft where it was left."""
        match draft.go_on:
            case GoOn.CONTACT_FORM:
                self.workplace.contact_form_wanted.emit(draft.target)
            case GoOn.CONTACT_LOG:
                self.workplace.screen_wanted.emit("contact_log")
            case GoOn.ENTRY:
                self.workplace.entry_wanted.emit(draft.target)
            case GoOn.FAMILY if draft.target:
                self.workplace.family_wanted.emit(draft.target)
            case GoOn.FAMILY:
                self.workplace.screen_wanted.emit("families")

    def _done(self, follow_up_id: str) -> None:
        self.workplace.do(lambda: contact_log.complete_follow_up(self.workplace.desk, follow_up_id))

    def _move(self, follow_up_id: str, where: str) -> None:
        day = self.model.tomorrow() if where == "tomorrow" else self.model.next_week()
        self.workplace.do(lambda: contact_log.move_follow_up(self.workplace.desk, follow_up_id, day))

    def _open(self, follow_up_id: str) -> None:
        row = next((row for row in self._rows() if row.key == follow_up_id), None)
        if row is not None and row.entry_id:
            self.workplace.entry_wanted.emit(row.entry_id)
        elif row is not None and row.family_id:
            self.workplace.family_wanted.emit(row.family_id)

    def _rows(self) -> tuple[FollowUpRowState, ...]:
        return (*self.state.due, *self.state.coming)

    def _to_due(self) -> None:
        self.page.ensureWidgetVisible(self.due)
        if not self.due.focus_first():
            self.new.open_form()

    def _to_not_spoken(self) -> None:
        self.page.ensureWidgetVisible(self.not_spoken)
        self.not_spoken.focus_first()

    def _to_log(self) -> None:
        self.workplace.screen_wanted.emit("contact_log")

    def _to_families(self) -> None:
        self.workplace.screen_wanted.emit("families")

    def _to_import(self) -> None:
        self.workplace.screen_wanted.emit("import")

    def _to_settings(self) -> None:
        self.workplace.screen_wanted.emit("settings")

    def _discreet_changed(self, discreet: bool) -> None:
        if self.isVisible():
            self._render(self.model.show(discreet=discreet))

    # -- building

    def _build(self) -> None:
        self.page = ScrollPage()
        self.header = PageHeader("")
        self.outside = Banner(Tone.INFO)
        self.outside.hide()
        self._drafts = column(8)
        self.welcome = Card()
        self.welcome.add(
            EmptyState(
                "families",
                "Your families come first",
                "Import them from the spreadsheet you have, or add them one by one under Families.",
                "Import families",
                self._to_import,
            )
        )
        self.tiles = tuple(StatTile("", "") for _ in range(4))
        self._tiles = Columns(*self.tiles, least=190)
        self.due = FollowUpsCard("Follow-ups due", "Nothing is due today. Good.")
        self.add_button = button("Add a follow-up", self._new_follow_up, role=Role.LINK)
        self.due.heading.add(self.add_button)
        self.new = NewFollowUp(self.workplace)
        self.coming = FollowUpsCard("Coming seven days", "Nothing is planned for the coming seven days.")
        self.not_spoken = NotSpokenCard()
        self.duty = Card("Duty numbers", gap=14)

    def _lay_out(self) -> None:
        column(0, into=self).addWidget(self.page)
        body = self.page.body
        body.addWidget(self.header)
        body.addWidget(self.outside)
        body.addLayout(self._drafts)
        body.addWidget(self._tiles)
        body.addWidget(
            Columns(
                _side(self.welcome, self.due, self.new, self.coming),
                _side(self.not_spoken, self.duty),
                least=400,
                weights=(3, 2),
            )
        )
        body.addStretch(1)

    def _connect(self) -> None:
        for tile, act in zip(
            self.tiles, (self._to_due, self._to_not_spoken, self._to_log, self._to_families), strict=True
        ):
            tile.clicked.connect(act)
        for card in (self.due, self.coming):
            card.done_wanted.connect(self._done)
            card.move_wanted.connect(self._move)
            card.open_wanted.connect(self._open)
        self.not_spoken.log_wanted.connect(self.workplace.contact_form_wanted)
        self.not_spoken.family_wanted.connect(self.workplace.family_wanted)
        self.workplace.discreet_changed.connect(self._discreet_changed)

    def _new_follow_up(self) -> None:
        self.new.open_form()


class _Continues:
    def __init__(self, screen: TodayScreen, draft: OpenDraft) -> None:
        self._screen, self._draft = screen, draft

    def __call__(self) -> None:
        self._screen.go_on(self._draft)


def _side(*cards: QWidget) -> QWidget:
    side = QWidget()
    layout = column(14, into=side)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return side
