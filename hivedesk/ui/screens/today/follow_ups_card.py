"""Follow-ups on Today: due ones with what can be done about them, those to come, and a place for a new one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from hivedesk.casework import contact_log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.follow_up_row import FollowUpRow
from hivedesk.ui.screens.today.view_model import FollowUpRowState
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card
from hivedesk.ui.workplace import Workplace

NEW = "follow_up/new"


class DueRow(FollowUpRow):
    """One follow-up with *Done*, *Move* and *Open*."""

    move_wanted = Signal(str, str)  # id; "tomorrow" or "next week"
    open_wanted = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.move_button = button("Move", role=Role.QUIET)
        menu = QMenu(self.move_button)
        menu.addAction("Tomorrow").triggered.connect(self._to_tomorrow)
        menu.addAction("Next week").triggered.connect(self._to_next_week)
        self.move_button.setMenu(menu)
        self.open_button = button("Open", self._open, role=Role.QUIET)
        self.add(self.move_button)
        self.add(self.open_button)

    def show_row(self, state: FollowUpRowState) -> None:
        """Say what it is and how it stands."""
        self.show_line(state.what, state.state, about=state.about, tone=state.tone, over=state.over)
        self.move_button.setVisible(not state.over)
        self.open_button.setVisible(bool(state.entry_id or state.family_id))
        for beside in (self.move_button, self.open_button):
            beside.setAccessibleDescription(state.what)

    def _to_tomorrow(self) -> None:
        self.move_wanted.emit(self.key, "tomorrow")

    def _to_next_week(self) -> None:
        self.move_wanted.emit(self.key, "next week")

    def _open(self) -> None:
        self.open_wanted.emit(self.key)


class FollowUpsCard(Card):
    """Rows keep their place; only what they say changes."""

    done_wanted = Signal(str)
    move_wanted = Signal(str, str)
    open_wanted = Signal(str)

    def __init__(self, heading: str, when_empty: str) -> None:
        super().__init__(heading, gap=6)
        self.rows: dict[str, DueRow] = {}
        self._nothing = label(when_empty, Role.MUTED, wrap=True)
        self.add(self._nothing)

    def show_rows(self, states: Sequence[FollowUpRowState]) -> None:
        """Show these, new ones at the end."""
        keys = {state.key for state in states}
        for key in [key for key in self.rows if key not in keys]:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        for state in states:
            if state.key not in self.rows:
                self._add_row(state.key)
            self.rows[state.key].show_row(state)
        self._nothing.setVisible(not states)

    def focus_first(self) -> bool:
        """Go to the first that can still be done."""
        first = next((made for made in self.rows.values() if not made.done.isHidden()), None)
        if first is not None:
            first.done.setFocus()
        return first is not None

    def _add_row(self, key: str) -> None:
        made = DueRow(key)
        made.done_wanted.connect(self.done_wanted)
        made.move_wanted.connect(self.move_wanted)
        made.open_wanted.connect(self.open_wanted)
        self.rows[key] = made
        self.body.addWidget(made)


class NewFollowUp(Card):
    """A follow-up that belongs to no contact: what and when. What is typed is kept."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("New follow-up")
        self._workplace = workplace
        self.form = FieldForm(narrow_below=360)
        self.form.add("what", "What is to be done", fields.line(), required=True, width=7)
        on = fields.day(self._today, lean=YearLean.FUTURE)
        self.form.add("on", "On", on, required=True, width=5)
        self.add(self.form)
        buttons = row(8)
        buttons.addWidget(button("Add", self.save, role=Role.PRIMARY))
        buttons.addWidget(button("Close", self.close_form))
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.keeper = DraftKeeper(workplace, self, self._typed)
        self.form.changed.connect(self.keeper.touch)
        for key in ("what", "on"):
            self.form.field(key).control.returnPressed.connect(self.save)  # type: ignore[attr-defined]  # both are lines
        self.hide()

    def open_form(self, *, focus: bool = True) -> None:
        """Begin, or go on with what was typed."""
        if self.isHidden():
            self.form.set_values({"what": "", "on": self._today()})
            draft = self._workplace.find_draft(NEW)
            if draft is not None:
                self.form.restore_draft(draft)
            self.keeper.begin(NEW)
            self.show()
        if focus:
            self.form.field("what").control.setFocus()

    def waits(self) -> bool:
        """Whether something was typed the last time and not added."""
        return self._workplace.find_draft(NEW) is not None

    def save(self) -> None:
        """Add it."""
        if not self.form.check():
            return
        values, desk = self.form.values(), self._workplace.desk
        wanted = FollowUpWanted(values["on"], values["what"])
        if self._workplace.do(lambda: contact_log.add_follow_up(desk, None, wanted)) is not None:
            self.keeper.forget()
            self.hide()

    def close_form(self) -> None:
        """Leave it; what is typed stays."""
        self.keeper.keep()
        self.keeper.release()
        self.hide()

    def _today(self) -> date:
        return self._workplace.desk.today

    def _typed(self) -> dict[str, object] | None:
        typed = self.form.draft()
        return dict(typed) if str(typed["what"]).strip() else None
