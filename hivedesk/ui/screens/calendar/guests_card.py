"""Who is asked and who came: the list, and what is pressed at the door or afterwards from paper.

At the door two or three letters and Enter tick a whole family; Space ticks one guest.
"""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from hivedesk.domain.events.records import Presence, Reply
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.event_state import GuestRow, Show, State
from hivedesk.ui.screens.calendar.guests_table import guest_rows
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.fields import check
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.line_fields import SearchField
from hivedesk.ui.widgets.page import Card, FlowRow
from hivedesk.ui.widgets.table_view import TableView

_LEAST = 210  # px at 100 per cent: four guests


class GuestsCard(Card):
    """Signals say what was pressed, beside whom; the page does it."""

    invite_eligible_wanted = Signal()
    invite_wanted = Signal()
    as_last_time_wanted = Signal()
    walk_in_wanted = Signal()
    show_wanted = Signal(object)  # Show
    find_wanted = Signal(str)
    family_came_wanted = Signal()
    came_wanted = Signal(object, object)  # GuestRow, Presence
    ticked_wanted = Signal(object, object)  # the same for the tick beside one guest
    reply_wanted = Signal(object, object)  # GuestRow, Reply
    only_wanted = Signal(object)
    left_wanted = Signal(object)
    times_wanted = Signal(object)
    off_wanted = Signal(object)
    rest_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.setAccessibleName("Guests")
        self._showing = False
        self._build()
        self._lay_out()
        self._connect()
        self._choose(None)

    # -- showing

    def begin(self) -> None:
        """Another event: from the top, in the usual order, with nothing typed and nothing said."""
        self.finder.clear()
        self.hush()
        self.table.clearSelection()
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.scrollToTop()

    def hush(self) -> None:
        """What was said of the last press is no longer to be read."""
        self._said.setText("")
        self._said.hide()

    def show_state(self, state: State) -> None:
        """Show the guests; the selection stays with a guest who is still listed."""
        self._showing = True
        chosen = self.table.current_row()
        for part, words in ((self._counts, state.counts), (self._attendance, state.attendance)):
            part.setText(words)
            part.setVisible(bool(words))
        for show, words in state.shows:
            self.chips.set_text(show, words)
        self.chips.select(state.show)
        self.chips.show_only({show for show, _words in state.shows})
        self.table.setColumnHidden(0, not state.has_begun)  # nobody can have come yet
        self.rows.set_rows(state.rows)
        some = not state.nobody
        lists: tuple[QWidget, ...] = (self.chips, self.finder, self.table, self._whole.control)
        for listed in lists:
            listed.setVisible(some)
        self._door.setVisible(some and state.has_begun)
        self._answers.setVisible(some and not state.has_begun)
        self._off.setVisible(some)
        self._nobody.setText(state.nobody or state.none_shown)
        self._nobody.setVisible(bool(state.nobody or state.none_shown))
        self._last_time.setVisible(state.can_repeat_list)
        self._walk_in.setVisible(state.has_begun)
        self._rest.setVisible(state.has_begun and state.rest > 0)
        self._rest.setText(f"The other {state.rest} did not come" if state.rest > 1 else "The other did not come")
        if chosen is not None and self.table.current_row() is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # else the keyboard would go on to another guest
        self._choose(self.table.current_row())
        self._showing = False

    def say(self, words: str) -> None:
        """Say what Enter in *Find a guest* did, and be ready for the next family."""
        self.finder.clear()
        self._said.setText(words)
        self._said.setVisible(bool(words))
        announce(self, words)
        self.finder.setFocus()

    def offer(self, words: str) -> None:
        """Say what Enter would do, while she types."""
        if words:
            self._said.setText(words)
            self._said.show()
            announce(self, words)

    @property
    def whole_family(self) -> bool:
        """Whether what is pressed is meant for all of the family."""
        return bool(self._whole.read())

    def focus_first(self) -> None:
        """Where the work goes on: at the door the search, else the list, or the first way to invite."""
        if self.finder.isVisibleTo(self) and self._door.isVisibleTo(self):
            self.finder.setFocus()
        elif self.table.isVisibleTo(self):
            self.table.setFocus()
        else:
            self.eligible.setFocus()

    def _choose(self, chosen: GuestRow | None) -> None:
        for made in self._beside_buttons:
            made.setEnabled(chosen is not None)
            made.setAccessibleDescription("" if chosen is None else chosen.name)

    # -- building

    def _build(self) -> None:
        self._counts = label("", Role.STRONG, wrap=True)
        self._attendance = label("", wrap=True)
        self.eligible = button("Invite all eligible", self.invite_eligible_wanted.emit, icon_name="group")
        self._invite = button("Choose who to invite", self.invite_wanted.emit)
        self._last_time = button("Ask the same as last time", self.as_last_time_wanted.emit)
        self._walk_in = button("Add a walk-in", self.walk_in_wanted.emit, icon_name="add")
        self.chips = FilterBar("Which guests", [(show, show.value) for show in Show], exclusive=True)
        self.finder = SearchField("Find a guest")
        self.finder.setToolTip("At the door: two or three letters of a family's name, then Enter ticks all of them")
        self.rows = guest_rows()
        self.table = TableView(self.rows, "Guests")
        self._nobody = label("", Role.MUTED, wrap=True)
        self._said = label("", Role.SMALL, wrap=True)
        self._said.hide()
        self._whole = check("For the whole family")
        self._whole.write(True)
        self._came = self._press("Came", "tick", self.came_wanted, Presence.CAME)
        self._missed = self._press("Did not come", "", self.came_wanted, Presence.DID_NOT_COME)
        self._unsaid = self._press("Not recorded", "", self.came_wanted, Presence.UNKNOWN)
        self._yes = self._press("Yes", "tick", self.reply_wanted, Reply.YES)
        self._no = self._press("No", "", self.reply_wanted, Reply.NO)
        self._open = self._press("No answer yet", "", self.reply_wanted, Reply.INVITED)
        self._only = self._press("Only this one comes", "", self.only_wanted)
        self._left = self._press("Left now", "", self.left_wanted)
        self._times = self._press("Arrived and left", "clock", self.times_wanted)
        self._off = self._press("Take off the list", "delete", self.off_wanted)
        self._rest = button("The others did not come", self.rest_wanted.emit)

    def _press(self, words: str, icon_name: str, signal: Any, value: object = None) -> QPushButton:
        def pressed() -> None:
            chosen = self.table.current_row()
            if chosen is not None:
                signal.emit(chosen) if value is None else signal.emit(chosen, value)

        return button(words, pressed, icon_name=icon_name)

    def _lay_out(self) -> None:
        self.add(self._counts)
        self.add(self._attendance)
        self.add(FlowRow(self.eligible, self._invite, self._last_time, self._walk_in, self._off))
        self.add(self.chips)
        search = row(14)
        search.addWidget(self.finder, 1)
        search.addWidget(self._whole.control)
        self.body.addLayout(search)
        self.add(self._said)
        self._answers = _line("Answered", self._yes, self._no, self._only, self._open)
        self._door = _line("At the event", self._came, self._missed, self._unsaid, self._left, self._times)
        self.add(self._door)
        self.add(self._answers)
        self.table.setMinimumHeight(theme.px(_LEAST))
        self.add(self.table, 1)
        self.add(self._nobody)
        self.add(FlowRow(self._rest))

    def _connect(self) -> None:
        self._beside_buttons = (
            self._came,
            self._missed,
            self._unsaid,
            self._yes,
            self._no,
            self._open,
            self._only,
            self._left,
            self._times,
            self._off,
        )
        self.chips.changed.connect(self._chip)
        self.finder.searched.connect(lambda: self.find_wanted.emit(self.finder.text()))
        self.finder.returnPressed.connect(self._entered)
        self.rows.ticked.connect(self._ticked)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.times_wanted)
        slash = QShortcut(QKeySequence("Ctrl+F"), self)
        slash.activated.connect(self.finder.setFocus)

    def _chip(self) -> None:
        if not self._showing:
            self.show_wanted.emit(next(iter(self.chips.selected())))

    def _entered(self) -> None:
        self.find_wanted.emit(self.finder.text())  # what was typed last may not have been looked for yet
        if self.finder.text().strip() and self._door.isVisibleTo(self):
            self.family_came_wanted.emit()

    def _ticked(self, chosen: GuestRow, wanted: bool) -> None:
        self.ticked_wanted.emit(chosen, Presence.CAME if wanted else Presence.UNKNOWN)


def _line(words: str, *buttons: QPushButton) -> QWidget:
    """Buttons that belong together, with what they are about."""
    whole = FlowRow(*buttons, gap=6)
    whole.setAccessibleName(words)
    return whole
