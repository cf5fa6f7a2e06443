"""One entry: its parts set apart, who signed it, what was added, what is to follow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hivedesk.casework import contact_log
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.follow_up_row import FollowUpRow
from hivedesk.ui.screens.contact_log.entry_model import EntryState, FollowUpLine, Part, entry_state
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.workplace import Workplace


class EntryPage(QWidget):
    """``edit_wanted`` comes with the entry's id; ``left`` when she goes back to the list."""

    edit_wanted = Signal(str)
    left = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.entry_id = ""
        self.state: EntryState | None = None
        self._build_addendum()
        self._lay_out()
        self.keeper = DraftKeeper(workplace, self.addendum, self._addendum_typed)
        self.addendum.changed.connect(self.keeper.touch)
        back = QShortcut(QKeySequence("Escape"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._escape)

    # -- showing

    def open(self, entry_id: str) -> bool:
        """Show an entry; False where it is gone."""
        self.keeper.keep()
        self.keeper.release()
        self.entry_id = entry_id
        self.state = None
        self._writing.hide()
        if not self.show_now():
            return False
        self.page.verticalScrollBar().setValue(0)
        draft = self._workplace.find_draft(self._draft_key())
        if draft is not None:
            self.write_addendum(str(draft.get("text", "")), focus=False)
        self.back.setFocus()
        return True

    def show_now(self) -> bool:
        """Read the entry again and show it without jumping; False where it is gone."""
        desk = self._workplace.desk
        sight = sight_of(desk, discreet=self._workplace.discreet)
        state = self._workplace.ask(lambda: entry_state(desk, self.entry_id, sight))
        if state is not None and state != self.state:
            before, self.state = self.state, state
            self._render(state, before)
        return state is not None

    def _render(self, state: EntryState, before: EntryState | None) -> None:
        self.header.set_title(state.title, state.subtitle)
        self.edit.setVisible(state.may_change)
        self.remove.setVisible(state.may_change)
        self.locked.show_state("Locked" if state.locked else "Open", Tone.PLAIN if state.locked else Tone.GOOD)
        self.signed.setText(state.signed)
        self.late.setText(state.late)
        self.late.setVisible(bool(state.late))
        if before is None or (before.parts, before.concern) != (state.parts, state.concern):
            _fill(self._concern_place, [_concern_card(state.concern)] if state.concern else [])
            _fill(self.parts.body, [_part(part) for part in state.parts])
            self.parts.setVisible(bool(state.parts))
        if before is None or before.addenda != state.addenda:
            _fill(self._addenda, [_addendum_card(part) for part in state.addenda])
        self.facts.set_pairs(state.facts)
        self._render_follow_ups(state.follow_ups)

    def _render_follow_ups(self, lines: Sequence[FollowUpLine]) -> None:
        wanted = {line.key for line in lines}
        for key in [key for key in self.follow_ups if key not in wanted]:
            gone = self.follow_ups.pop(key)
            gone.hide()
            gone.deleteLater()
        for line in lines:
            if line.key not in self.follow_ups:
                made = FollowUpRow(line.key)
                made.done_wanted.connect(self._done)
                self.follow_ups[line.key] = made
                self.follow_card.body.addWidget(made)
            tone = Tone.GOOD if line.done else Tone.WARN if line.overdue else Tone.PLAIN
            self.follow_ups[line.key].show_line(line.what, line.when, tone=tone, over=line.done)
        self.follow_card.setVisible(bool(lines))

    # -- acting

    def write_addendum(self, text: str = "", *, focus: bool = True) -> None:
        """Open the addendum below the entry, with what was typed before."""
        if self._writing.isHidden():
            self.addendum.set_values({"text": ""})
            self.keeper.begin(self._draft_key())
            self._writing.show()
        typed = str(self.addendum.draft()["text"])
        if text and text not in typed:
            self.addendum.restore_draft({"text": f"{typed}\n{text}".strip()})
        if focus:
            self.addendum.field("text").control.setFocus()
            self.page.ensureWidgetVisible(self._writing)

    def _sign(self) -> None:
        if not self.addendum.check():
            return
        text, desk = self.addendum.values()["text"], self._workplace.desk
        if self._workplace.do(lambda: contact_log.add_addendum(desk, self.entry_id, text)) is not None:
            self.keeper.forget()
            self._writing.hide()
            self.write.setFocus()

    def _leave_addendum(self) -> None:
        self.keeper.keep()
        self.keeper.release()
        self._writing.hide()
        self.write.setFocus()

    def _remove(self) -> None:
        desk = self._workplace.desk
        if self._workplace.do(lambda: contact_log.remove_contact(desk, self.entry_id)) is not None:
            self.left.emit()

    def _done(self, follow_up_id: str) -> None:
        self._workplace.do(lambda: contact_log.complete_follow_up(self._workplace.desk, follow_up_id))

    def _edit(self) -> None:
        self.edit_wanted.emit(self.entry_id)

    def _open_family(self) -> None:
        if self.state is not None:
            self._workplace.family_wanted.emit(self.state.family_id)

    def _start_addendum(self) -> None:
        draft = self._workplace.find_draft(self._draft_key()) or {}
        self.write_addendum(str(draft.get("text", "")))

    def _escape(self) -> None:
        if self._writing.isAncestorOf(self.focusWidget() or self):
            self._leave_addendum()
        else:
            self.left.emit()

    def _draft_key(self) -> str:
        return f"addendum/{self.entry_id}"

    def _addendum_typed(self) -> dict[str, object] | None:
        text = self.addendum.draft()["text"]
        return {"text": text} if str(text).strip() else None

    # -- building

    def _build_addendum(self) -> None:
        self.addendum = FieldForm()
        self.addendum.add(
            "text",
            "Added note",
            fields.text(lines=3),
            required=True,
            help_text="Shown below the entry, with your name and the time. The entry itself stays as it was signed.",
        )
        self._writing = Card()
        self._writing.add(self.addendum)
        buttons = row(8)
        buttons.addWidget(button("Sign the note", self._sign, role=Role.PRIMARY))
        buttons.addWidget(button("Close", self._leave_addendum))
        buttons.addStretch(1)
        self._writing.body.addLayout(buttons)
        self._writing.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            sign = QShortcut(QKeySequence(keys), self._writing)
            sign.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            sign.activated.connect(self._sign)

    def _lay_out(self) -> None:
        self.page = ScrollPage(gap=14)
        column(0, into=self).addWidget(self.page)
        self.back = button("Back to the log", self.left.emit, role=Role.QUIET, icon_name="back")
        self.edit = button("Edit", self._edit, icon_name="edit")
        self.write = button("Add a note", self._start_addendum, icon_name="note")
        self.remove = button("Remove", self._remove, icon_name="delete")
        family = button("Open family", self._open_family, icon_name="families")
        self.header = PageHeader("", "", self.edit, self.write, family, self.remove)
        self.locked = Pill()
        self.signed = label("", wrap=True)
        self.late = label("", Role.SMALL, wrap=True)
        self.facts = KeyValueList()
        self.follow_ups: dict[str, FollowUpRow] = {}
        self.follow_card = Card("Follow-ups")
        self.parts = Card(gap=18)
        self._concern_place = column(0)
        self._addenda = column(14)
        body = self.page.body
        top = FlowRow(self.back)
        body.addWidget(top)
        body.addWidget(self.header)
        body.addWidget(Columns(self._left_side(), self._right_side(), least=380, weights=(7, 4)))
        body.addStretch(1)

    def _left_side(self) -> QWidget:
        side = QWidget()
        layout = column(14, into=side)
        layout.addLayout(self._concern_place)
        layout.addWidget(self.parts)
        layout.addLayout(self._addenda)
        layout.addWidget(self._writing)
        layout.addStretch(1)
        return side

    def _right_side(self) -> QWidget:
        side = QWidget()
        layout = column(14, into=side)
        signed = Card("Signed")
        signed.heading.add(self.locked)
        signed.add(self.signed)
        signed.add(self.late)
        around = Card("About this contact")
        around.add(self.facts)
        for card in (signed, self.follow_card, around):
            layout.addWidget(card)
        layout.addStretch(1)
        return side


def _fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    clear(layout)
    for widget in widgets:
        layout.addWidget(widget)


def _part(part: Part) -> QWidget:
    made = QWidget()
    layout = column(4, into=made)
    layout.addWidget(label(part.heading, Role.OVERLINE, wrap=True))
    layout.addWidget(label(part.text, wrap=True, selectable=True))
    return made


def _concern_card(parts: Sequence[Part]) -> QWidget:
    made = QFrame()
    made.setProperty("banner", "danger")
    made.setAccessibleName("Safeguarding concern")
    layout = column(10, 18, 14, 18, 16, into=made)
    layout.addWidget(label("Safeguarding concern", Role.HEADING))
    for part in parts:
        layout.addWidget(_part(part))
    return made


def _addendum_card(part: Part) -> QWidget:
    card = Card()
    card.add(_part(part))
    return card
