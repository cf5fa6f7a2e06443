"""Today, built from its cards."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QWidget

from hivedesk.casework import contact_log
from hivedesk.casework.desk import Changed
from hivedesk.casework.due_lines import ClockLine, record_fact
from hivedesk.casework.event_lines import EventLine
from hivedesk.casework.stay_lines import StayLine
from hivedesk.casework.today import DueLine
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.duty_number import duty_number
from hivedesk.ui.screens.today.draft_banners import DraftBanners
from hivedesk.ui.screens.today.new_follow_up import NEW, NewFollowUp
from hivedesk.ui.screens.today.not_spoken_card import NotSpokenCard
from hivedesk.ui.screens.today.row_list import RowsCard
from hivedesk.ui.screens.today.rows import Press
from hivedesk.ui.screens.today.sections import PROCEDURES, Line, Section
from hivedesk.ui.screens.today.stay_rows import deed_of
from hivedesk.ui.screens.today.view_model import State, TodayViewModel
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.date_field import CalendarPopup
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
        self._new: NewFollowUp | None = None
        self._build()
        self._lay_out()
        self._connect()

    # -- what the window asks

    def opened(self, target: str = "") -> None:
        """Shown again: from the top, with what is due now."""
        with self.page.filled_unseen():
            self._render(self.model.opened(discreet=self.workplace.discreet), anew=True)
        if self._new is not None and self._new.isVisible():
            self._new.read_again()
        elif self.workplace.find_draft(NEW) is not None:
            self.new.open_form(focus=False)
        self._to_top()
        QTimer.singleShot(0, self, self._to_top)  # once the page has its height: with large text it grows

    def refresh(self, changed: Changed) -> None:
        """Something changed: say so in place."""
        self._render(self.model.show(discreet=self.workplace.discreet, changed=changed))

    def came_back(self, changed: Changed | None) -> None:
        """From the contact form: what was done there is struck through in its place, and what waits is listed."""
        self._render(self.model.show(discreet=self.workplace.discreet, changed=changed))
        if self._new is not None:
            self._new.read_again()

    @property
    def new(self) -> NewFollowUp:
        """The form of a new follow-up, made when it is first wanted: not needed to open the desk."""
        if self._new is None:
            self._new = NewFollowUp(self.workplace)
            self._new_place.addWidget(self._new)
        return self._new

    # -- showing

    def _render(self, state: State, *, anew: bool = False) -> None:
        before, self.state = self.state, state
        self.header.set_title(state.greeting, state.day)
        self.outside.setVisible(bool(state.outside_hours))
        if state.outside_hours:
            self.outside.say(state.outside_hours)
        self.exchange.setVisible(bool(state.exchange))
        if state.exchange:
            self.exchange.say(self.workplace.words(state.exchange))
        self.welcome.setVisible(not state.any_family)
        self.quiet.setVisible(state.quiet and state.any_family)
        for tile, shown in zip(self.tiles, state.tiles, strict=True):
            tile.show_figure(shown.number, shown.words, note=shown.note, tone=shown.tone)
        for part in (self._tiles, self.not_spoken):
            part.setVisible(state.any_family)
        for card in self._cards:
            card.show_sections(state.rows, anew=anew)
        if not state.any_family and not self.coming.rows:
            self.coming.hide()
        self.not_spoken.show_families(state.not_spoken, state.chat, anew=anew)
        if anew or state.drafts != before.drafts:
            self._drafts.show_drafts(state.drafts, anew=anew)
        if state.duty != before.duty:
            self._show_duty()

    def _show_duty(self) -> None:
        self.duty.empty()
        for line in self.state.duty:
            self.duty.add(duty_number(line, self._to_settings))

    def _to_top(self) -> None:
        self.page.verticalScrollBar().setValue(0)

    # -- acting

    def _pressed(self, key: str, press: Press, detail: str) -> None:
        line = self.model.line(key)
        if line is None:
            return
        match press:
            case Press.ACT:
                self._act(line)
            case Press.FACT if isinstance(line, ClockLine):
                self.workplace.do(lambda: record_fact(self.workplace.desk, line.due, detail))
            case Press.TOMORROW:
                self._move(key, self.model.tomorrow())
            case Press.NEXT_WEEK:
                self._move(key, self.model.next_week())
            case Press.CHOOSE_DAY:
                self._choose_day(key)
            case Press.TICK_OFF:
                self._done(key)
            case Press.OPEN:
                self._open(line)

    def _act(self, line: Line) -> None:
        """What a row's first button is for."""
        if isinstance(line, StayLine) and line.stay is not None and (deed := deed_of(line)) is not None:
            self.workplace.deed_wanted.emit(DeedWanted(deed, record_id=line.stay.id))
        elif isinstance(line, EventLine | StayLine):
            self._open(line)
        elif not isinstance(line, DueLine):
            due = line.due
            self.workplace.deed_wanted.emit(DeedWanted(due.deed, due.family_id, due.record_id, due.carer_id))
        elif line.follow_up.kind is FollowUpKind.TO_DO:
            self._done(line.follow_up.id)
        else:
            self.workplace.planned_contact_wanted.emit(line.follow_up.family_id or "", line.follow_up.id)

    def _done(self, follow_up_id: str) -> None:
        self.workplace.do(lambda: contact_log.complete_follow_up(self.workplace.desk, follow_up_id))

    def _move(self, follow_up_id: str, day: date) -> None:
        self.workplace.do(lambda: contact_log.move_follow_up(self.workplace.desk, follow_up_id, day))

    def _choose_day(self, follow_up_id: str) -> None:
        beside = next(card.rows[follow_up_id] for card in self._cards if follow_up_id in card.rows).move_button
        today = self.workplace.desk.today
        calendar = CalendarPopup(beside, earliest=today)
        calendar.day_chosen.connect(partial(self._move, follow_up_id))
        calendar.day_chosen.connect(lambda: calendar.deleteLater())
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # where no day was chosen
        calendar.show_at(beside, self.model.tomorrow(), today)

    def _open(self, line: Line) -> None:
        if isinstance(line, StayLine):
            self.workplace.stay_wanted.emit(line.line.request.id)
            return
        if isinstance(line, EventLine):
            self.workplace.event_wanted.emit(line.shown.event.id, line.shown.original_start)
            return
        if isinstance(line, DueLine) and line.follow_up.entry_id:
            self.workplace.entry_wanted.emit(line.follow_up.entry_id)
            return
        family_id = line.follow_up.family_id if isinstance(line, DueLine) else line.due.family_id
        if family_id:
            self.workplace.family_wanted.emit(family_id)

    def _opened_up(self, first_new: QWidget) -> None:
        """A long list was unfolded: its rows open where they are, and the first new one is seen whole."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else it has no place yet
        self.page.ensureWidgetVisible(first_new, 0, 0)

    def _to_due(self) -> None:
        if not self._to_first(self.first, self.planned, self.due):
            self._new_follow_up()

    def _to_procedures(self) -> None:
        self._to_first(self.procedures)

    def _to_not_spoken(self) -> None:
        self.page.ensureWidgetVisible(self.not_spoken)
        self.not_spoken.focus_first()

    def _to_first(self, *cards: RowsCard) -> bool:
        for card in cards:
            if card.focus_first():
                self.page.ensureWidgetVisible(card.focusWidget() or card)
                return True
        return False

    def _to_log(self) -> None:
        self.workplace.screen_wanted.emit("contact_log")

    def _to_families(self) -> None:
        self.workplace.screen_wanted.emit("families")

    def _to_import(self) -> None:
        self.workplace.screen_wanted.emit("import")

    def _to_settings(self) -> None:
        self.workplace.settings_wanted.emit("hive")

    def _discreet_changed(self, discreet: bool) -> None:
        if self.isVisible():
            self._render(self.model.show(discreet=discreet))
            if self._new is not None:
                self._new.read_again()

    # -- building

    def _build(self) -> None:
        self.page = ScrollPage()
        self.add_button = button("Add a follow-up", self._new_follow_up, icon_name="add")
        self.header = PageHeader("", "", self.add_button)
        self.outside = Banner(Tone.INFO)
        self.outside.hide()
        self.exchange = Banner(Tone.INFO)
        self.exchange.add_button("Open Exchange", lambda: self.workplace.screen_wanted.emit("exchange"))
        self.exchange.hide()
        self._drafts = DraftBanners(self.workplace)
        self.quiet = Banner(Tone.GOOD, "Nothing is due today, and nothing is overdue. Well done.")
        self.welcome = Card()
        self._fill_welcome()
        self.tiles = tuple(StatTile("", "") for _ in range(4))
        self._tiles = Columns(*self.tiles, least=190)
        self._new_place = column(0)
        self.first = RowsCard("First of all", Section.FIRST)
        self.planned = RowsCard("Calls and visits today", Section.PLANNED)
        self.stays = RowsCard("Sleepovers and day care", Section.STAYS, shown=5)
        self.events = RowsCard("Events", Section.EVENTS, shown=5)
        self.due = RowsCard("Follow-ups due", Section.DUE)
        self.procedures = RowsCard("Due by the procedures", *PROCEDURES, shown=4)
        nothing_ahead = "Nothing is planned for the coming seven days."
        self.coming = RowsCard("Coming seven days", Section.COMING, when_empty=nothing_ahead)
        self.later = RowsCard("After that", Section.LATER)
        self._cards = (
            self.first,
            self.planned,
            self.stays,
            self.events,
            self.due,
            self.procedures,
            self.coming,
            self.later,
        )
        self.not_spoken = NotSpokenCard()
        self.duty = Card("Duty numbers", gap=14)

    def _fill_welcome(self) -> None:
        first_steps = EmptyState(
            "families",
            "Your families come first",
            "Import them from the spreadsheet you have, or add them one by one. Then Today shows what is due, "
            "whom to ring, and what the procedures ask of you.",
            "Import families",
            self._to_import,
        )
        first_steps.add_button("Go to Families", self._to_families)
        self.welcome.add(first_steps)

    def _lay_out(self) -> None:
        column(0, into=self).addWidget(self.page)
        body = self.page.body
        body.addWidget(self.header)
        body.addWidget(self.outside)
        body.addWidget(self.exchange)
        body.addWidget(self._drafts)
        body.addWidget(self._tiles)
        body.addLayout(self._new_place)
        left, right = _side(self.quiet, self.welcome, *self._cards), _side(self.not_spoken, self.duty)
        body.addWidget(Columns(left, right, least=400, weights=(3, 2)))
        body.addStretch(1)

    def _connect(self) -> None:
        leads = (self._to_due, self._to_procedures, self._to_not_spoken, self._to_log)
        for tile, act in zip(self.tiles, leads, strict=True):
            tile.clicked.connect(act)
        for card in self._cards:
            card.pressed.connect(self._pressed)
            card.opened_up.connect(self._opened_up)
        self.not_spoken.opened_up.connect(self._opened_up)
        self.not_spoken.log_wanted.connect(self.workplace.contact_form_wanted)
        self.not_spoken.family_wanted.connect(self.workplace.family_wanted)
        self.workplace.discreet_changed.connect(self._discreet_changed)

    def _new_follow_up(self) -> None:
        self.new.open_form()
        QTimer.singleShot(0, self, self._show_new)  # once it has its place

    def _show_new(self) -> None:
        self.page.ensureWidgetVisible(self.new)
        if self.new.height() > self.page.viewport().height():  # large text: from its first field on
            bar = self.page.verticalScrollBar()
            bar.setValue(bar.value() + self.new.mapTo(self.page.viewport(), self.new.rect().topLeft()).y())


def _side(*cards: QWidget) -> QWidget:
    side = QWidget()
    layout = column(14, into=side)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return side
