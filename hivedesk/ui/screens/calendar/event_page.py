"""One event: when and where, what is to be seen to, who is asked, who came, and what was said of it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hivedesk.casework import voices
from hivedesk.casework.desk import Changed
from hivedesk.domain.clocks import Deed
from hivedesk.domain.events.records import Presence, Reply
from hivedesk.domain.families import Answer
from hivedesk.foundation.clock import local
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.event_ref import EventRef
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.calendar.afterwards_card import AfterwardsCard
from hivedesk.ui.screens.calendar.event_state import GuestRow, Show, State
from hivedesk.ui.screens.calendar.event_view_model import EventViewModel
from hivedesk.ui.screens.calendar.guests_card import GuestsCard
from hivedesk.ui.screens.calendar.see_to_card import SeeToCard
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from hivedesk.ui.roster_dialog import DoorPaper

_WIDE = 860  # px at 100 per cent from which on the page has two columns


class EventPage(QWidget):
    """``back_wanted`` is for the screen; dialogs are asked for at the workplace."""

    back_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.model = EventViewModel(workplace.desk)
        self._build()
        self._connect()

    # -- what the screen asks

    def open(self, ref: EventRef) -> None:
        """Show an event, another one from the top."""
        if ref != self.model.ref:
            self._page.verticalScrollBar().setValue(0)
            self.guests.begin()
        self.model.open(ref)
        self._render()

    def refresh(self, changed: Changed) -> None:
        """Read again where the change may concern the event."""
        if self.model.concerns(changed):
            self.model.follow(changed)
            self.read()

    def redraw(self) -> None:
        """Show the same in discreet view, or with names again."""
        self.guests.hush()
        self.read()

    @property
    def day(self) -> date | None:
        """The day of the event that is shown."""
        event = self.model.event
        return None if event is None else local(event.starts_at).date()

    def read(self) -> None:
        """Read the event again and show it where she was."""
        with self._page.scrolled_as_before():
            self.model.read()
            self._render()

    def focus(self) -> None:
        """Where the work goes on."""
        if self._page.isHidden():
            self._gone.button.setFocus()
        elif self.guests.isHidden():
            self._change.setFocus()
        else:
            self.guests.focus_first()

    # -- showing

    def _render(self) -> None:
        sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
        state = self.model.state(sight)
        self._page.setVisible(not state.gone)
        self._gone.setVisible(state.gone)
        if state.gone:
            return
        self.header.set_title(state.title, state.when)
        self._show_banners(state)
        self._about.set_pairs(state.about)
        for part in (self.guests, self._afterwards):
            part.setVisible(state.gathering)
        for made in (self._roster, self._badges):
            made.setVisible(state.gathering)
        self._cancel.setVisible(not state.cancelled and not state.over)
        self.guests.show_state(state)
        self._afterwards.show_state(state)
        put_in_order(self._page)

    def _show_banners(self, state: State) -> None:
        self._cancelled.setVisible(bool(state.cancelled))
        if state.cancelled:
            self._cancelled.say(state.cancelled, f"To be told: {state.to_tell}" if state.to_tell else "")
        self._see_to.show_rows(state.to_see_to)
        self._knowing.setText("\n".join(state.worth_knowing))
        self._knowing_card.setVisible(bool(state.worth_knowing))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_WIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # -- acting

    def _do(self, act: Callable[[], Changed | None]) -> Changed | None:
        return self._workplace.do(act)

    def _deed(self, deed: Deed, record_id: str = "") -> None:
        if self.model.ref is not None:
            self._workplace.deed_wanted.emit(DeedWanted(deed, record_id=record_id or str(self.model.ref)))

    def _group(self, chosen: GuestRow) -> tuple[str, ...]:
        return self.model.group_of(chosen, whole_family=self.guests.whole_family)

    def _came(self, chosen: GuestRow, presence: Presence) -> None:
        self._do(lambda: self.model.came(self._group(chosen), presence))

    def _ticked(self, chosen: GuestRow, presence: Presence) -> None:
        self._do(lambda: self.model.came((chosen.key,), presence))

    def _family_came(self) -> None:
        said: list[str] = []

        def act() -> Changed | None:
            changed, words = self.model.family_came()
            said.append(words)
            return changed

        self._workplace.do(act, quiet=True)
        if said:
            self.model.find = ""
            self.guests.say(self._workplace.words(said[0]))

    def _reply(self, chosen: GuestRow, reply: Reply) -> None:
        self._do(lambda: self.model.reply(self._group(chosen), reply))

    def _only(self, chosen: GuestRow) -> None:
        self._do(lambda: self.model.only_this_one(chosen))

    def _left(self, chosen: GuestRow) -> None:
        self._do(lambda: self.model.left_now(self._group(chosen)))

    def _take_off(self, chosen: GuestRow) -> None:
        self._do(lambda: self.model.take_off(self._group(chosen)))

    def _times(self, chosen: GuestRow) -> None:
        self._deed(Deed.GUEST_TIMES, chosen.key)

    def _show_only(self, show: Show) -> None:
        self.model.show = Show(show)
        self._render()

    def _find(self, words: str) -> None:
        if words != self.model.find:
            self.model.find = words
            self._render()
            if self.model.state().has_begun:
                sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
                self.guests.offer(self.model.candidate(sight))

    def _choose_guests(self) -> None:
        from hivedesk.ui.screens.calendar.invite_dialog import InviteDialog  # when first asked for, for start-up time

        ref = self.model.ref
        dialog = self._workplace.ask(lambda: InviteDialog(self._workplace, ref, self)) if ref is not None else None
        if dialog is not None:
            dialog.open()

    def _remove(self) -> None:
        if self.model.state().in_series:
            self._deed(Deed.REMOVE_EVENT)
        elif self._do(self.model.remove) is not None:
            self.back_wanted.emit()

    def _print_roster(self) -> None:
        from hivedesk.ui.roster_dialog import DoorPaper  # the first document: for start-up time

        self._print(DoorPaper.ROSTER)

    def _print_badges(self) -> None:
        from hivedesk.ui.roster_dialog import DoorPaper

        self._print(DoorPaper.BADGES)

    def _print(self, paper: "DoorPaper") -> None:
        from hivedesk.ui.papers import open_roster

        ref = self.model.ref
        if ref is not None:
            open_roster(self._workplace, self, ref.event_id, ref.original_start, paper)

    def _consent(self, voice_id: str, consent: Answer) -> None:
        self._do(lambda: voices.change_consent(self._workplace.desk, voice_id, consent))

    def _voice_off(self, voice_id: str) -> None:
        self._do(lambda: voices.remove_voice(self._workplace.desk, voice_id))

    # -- building

    def _build(self) -> None:
        outer = column(0, into=self)
        self._page = ScrollPage(gap=10)
        self._build_head()
        self.guests = GuestsCard()
        self._columns = row(14)
        self._columns.addWidget(self.guests, 5)
        self._columns.addLayout(self._beside(), 2)
        self._page.body.addLayout(self._columns, 1)
        outer.addWidget(self._page, 1)
        self._gone = EmptyState(
            "calendar",
            "This event is not in the calendar",
            "It was taken out. Undo (Ctrl+Z) may bring it back.",
            "Back to the calendar",
            self.back_wanted.emit,
        )
        outer.addWidget(self._gone, 1)

    def _beside(self) -> QVBoxLayout:
        """What is known of the event, beside its guests."""
        about = Card("About")
        self._about = KeyValueList(when_empty="Nothing more is written down.")
        about.add(self._about)
        self._knowing = label("", wrap=True)
        self._knowing_card = Card("Worth knowing")
        self._knowing_card.add(self._knowing)
        self._see_to = SeeToCard()
        self._see_to.family_wanted.connect(self._workplace.family_wanted)
        self._afterwards = AfterwardsCard()
        layout = column(12)
        for card in (self._see_to, about, self._knowing_card, self._afterwards):
            layout.addWidget(card)
        self._cancel = button("Cancel the event", partial(self._deed, Deed.CANCEL_EVENT), role=Role.QUIET)
        remove = button("Take out of the calendar", self._remove, role=Role.QUIET, icon_name="delete")
        layout.addWidget(FlowRow(self._cancel, remove))
        layout.addStretch(1)
        return layout

    def _build_head(self) -> None:
        self._change = button("Change event", partial(self._deed, Deed.CHANGE_EVENT), icon_name="edit")
        self._roster = button("Print roster", self._print_roster, icon_name="print")
        self._badges = button("Print badges", self._print_badges, icon_name="print")
        back = button("Back to the calendar", self.back_wanted.emit, role=Role.LINK, icon_name="back")
        self.header = PageHeader("", "", self._change, self._roster, self._badges)
        self._page.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body.addWidget(self.header)
        self._cancelled = Banner(Tone.PLAIN)
        self._cancelled.add_button("Bring it back", lambda: self._do(self.model.bring_back))
        self._cancelled.hide()
        self._page.body.addWidget(self._cancelled)

    def _connect(self) -> None:
        guests, after = self.guests, self._afterwards
        guests.invite_eligible_wanted.connect(lambda: self._do(self.model.invite_eligible))
        guests.as_last_time_wanted.connect(lambda: self._do(self.model.invite_as_last_time))
        guests.invite_wanted.connect(self._choose_guests)
        guests.walk_in_wanted.connect(partial(self._deed, Deed.WALK_IN))
        guests.show_wanted.connect(self._show_only)
        guests.find_wanted.connect(self._find)
        guests.family_came_wanted.connect(self._family_came)
        guests.came_wanted.connect(self._came)
        guests.ticked_wanted.connect(self._ticked)
        guests.reply_wanted.connect(self._reply)
        guests.only_wanted.connect(self._only)
        guests.left_wanted.connect(self._left)
        guests.times_wanted.connect(self._times)
        guests.off_wanted.connect(self._take_off)
        guests.rest_wanted.connect(lambda: self._do(self.model.rest_did_not_come))
        after.feedback_wanted.connect(partial(self._deed, Deed.FEEDBACK))
        after.voice_wanted.connect(partial(self._deed, Deed.VOICE))
        after.consent_wanted.connect(self._consent)
        after.off_wanted.connect(self._voice_off)
        for keys, wanted in (("Escape", self.back_wanted.emit), ("Ctrl+E", partial(self._deed, Deed.CHANGE_EVENT))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)
