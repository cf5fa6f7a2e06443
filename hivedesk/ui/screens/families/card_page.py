"""A family's card: who, what matters now, what is due, then the rest by section, and all that has happened."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hivedesk.casework import contact_log, families
from hivedesk.casework.desk import Changed
from hivedesk.casework.time_line import Part
from hivedesk.domain.clocks import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.screens.families.card_children import CHILDREN
from hivedesk.ui.screens.families.card_head import CardHead
from hivedesk.ui.screens.families.card_parts import FlagsCard, SectionCard, remember_focus
from hivedesk.ui.screens.families.card_section import Section
from hivedesk.ui.screens.families.card_time_line import Happening
from hivedesk.ui.screens.families.card_time_line_card import TIME_LINE, TimeLineCard
from hivedesk.ui.screens.families.card_top import ACTIONS, DUE, MATTERS, ActionsCard, DueCard, MattersCard
from hivedesk.ui.screens.families.card_view_model import FLAGS_NOTE, SHOW_FLAGS, CardViewModel, Flags, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import EmptyState, FlowRow, ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

_WIDE = 800  # px at 100 per cent from which on the card has two columns
_LEFT = (CHILDREN, "Earlier placements", "Own children")
_IN_VIEW = (MATTERS, DUE, ACTIONS, "Earlier placements", "Own children")  # near the top: no need to jump there
FLAGS = "Risks and no-contact"


class CardPage(QWidget):
    """``back_wanted``, ``edit_wanted`` and ``chronology_wanted`` are for the screen; the rest goes to the workplace."""

    back_wanted = Signal()
    edit_wanted = Signal()
    chronology_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model: CardViewModel | None = None
        self._flags: tuple[Flags, ...] = ()
        self._sections: dict[str, QWidget] = {}
        self._build()

    # -- what the screen asks

    @property
    def family_id(self) -> FamilyId | None:
        """Whose card it is."""
        return self._model.family_id if self._model is not None else None

    def open(self, family_id: FamilyId) -> bool:
        """Show a family, another one from the top; False where it is gone."""
        if self.family_id != family_id:
            self._flags = ()
            self._model = CardViewModel(self._workplace.desk, family_id)
            self._page.verticalScrollBar().setValue(0)
        return self.read()

    def read(self) -> bool:
        """Read the family again and show it where she was; False where it is gone."""
        found = self._model is not None and self._model.read()
        for part, shown in ((self._page, found), (self._gone, not found)):
            part.setVisible(shown)
        if found and self._model is not None:
            self.render(self._model.state(self._workplace.discreet))
        return found

    def refresh(self, changed: Changed) -> None:
        """Read again where the change concerns this family."""
        if self._model is not None and self._model.concerns(changed):
            self.read()

    def redraw(self) -> None:
        """Show the same in discreet view, or with names again; flags are asked for anew."""
        self._flags = ()
        self.read()

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self._page.verticalScrollBar().setValue(0)

    def focus(self) -> None:
        """Put the keyboard on the first action."""
        (self._gone.button if self._page.isHidden() else self._head.log).setFocus()

    # -- showing

    def render(self, state: State) -> None:  # type: ignore[override]  # Qt's own paints a widget elsewhere: not used
        """Show a state; what has the keyboard and how far she has scrolled stay."""
        position, focused = self._page.verticalScrollBar().value(), self._focus_key()
        self.setUpdatesEnabled(False)
        self._keep_height()
        self._draft.setVisible(bool(state.draft))
        if state.draft:
            self._draft.say("You have begun to change this family.", f"Last typed on {state.draft}; nothing is lost.")
        self._fill(state)
        self._head.show_state(state, [title for title in self._sections if title not in _IN_VIEW])
        put_in_order(self._page)
        QTimer.singleShot(0, self, partial(self._settle, position, focused))

    def hideEvent(self, event: QHideEvent) -> None:
        """The card is left: what was shown on asking goes."""
        super().hideEvent(event)
        if not event.spontaneous() and self._flags:
            self._flags = ()
            if (shown := self._sections.pop(FLAGS, None)) is not None:
                shown.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_WIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        (self._left_foot if wide else self._foot).addWidget(self._time_line)  # in one column it comes last

    def _fill(self, state: State) -> None:
        self._sections = {}
        for layout in (self._left, self._right):
            clear(layout)
        self._fill_top(state)
        self._add_place(self._right, ACTIONS, ActionsCard(state.actions, self._act))
        if self._flags:
            self._add_place(self._left, FLAGS, FlagsCard(self._flags))
        for section in state.sections:
            side = self._left if section.title in _LEFT else self._right
            self._add_place(side, section.title, self._section(section, state))
        self._time_line.show_state(state.time_line)
        self._sections[TIME_LINE] = self._time_line
        self._right.addStretch(1)

    def _fill_top(self, state: State) -> None:
        if state.matters or state.unchecked:
            self._add_place(self._left, MATTERS, MattersCard(state.matters, state.unchecked, self._act))
        if state.due or state.nothing_due:
            self._add_place(self._left, DUE, DueCard(state.due, state.nothing_due, self._act, self._complete))

    def _section(self, section: Section, state: State) -> QWidget:
        card = SectionCard(section, self._act)
        if section.title == CHILDREN and state.has_flags and not self._flags:
            ask = button(SHOW_FLAGS, self._show_flags, icon_name="shield")
            remember_focus(ask, "flags")
            card.add(FlowRow(ask))
            card.add(label(FLAGS_NOTE, Role.SMALL, wrap=True))
        card.body.addStretch(1)
        return card

    def _add_place(self, layout: QVBoxLayout, title: str, made: QWidget) -> None:
        layout.addWidget(made)
        self._sections[title] = made

    def _focus_key(self) -> str:
        focused = self.focusWidget()
        return str(focused.property("focus_key") or "") if focused is not None else ""

    def _keep_height(self) -> None:
        """Until the new cards have their places the page is no shorter than it was: else it would scroll up."""
        if (inside := self._page.widget()) is not None:
            inside.setMinimumHeight(inside.height())

    def _release_height(self) -> None:
        if (inside := self._page.widget()) is not None:
            inside.setMinimumHeight(0)

    def _settle(self, position: int, focused: str) -> None:
        self._page.verticalScrollBar().setValue(position)
        QTimer.singleShot(0, self, self._release_height)
        self.setUpdatesEnabled(True)
        if not focused:
            return
        keyed = [widget for widget in self._page.findChildren(QWidget) if widget.property("focus_key")]
        same = [widget for widget in keyed if widget.property("focus_key") == focused]
        kind = focused.partition(":")[0]
        alike = [widget for widget in keyed if str(widget.property("focus_key")).startswith(kind)]
        (same or alike or [self._head.log])[0].setFocus()

    # -- acting

    def _act(self, wanted: DeedWanted) -> None:
        """Open the dialog of a deed, or the family's own form."""
        if wanted.deed is Deed.EDIT:
            self.edit_wanted.emit()
        else:
            self._workplace.deed_wanted.emit(wanted)

    def _complete(self, follow_up_id: str) -> None:
        self._workplace.do(lambda: contact_log.complete_follow_up(self._workplace.desk, follow_up_id))

    def _show_flags(self) -> None:
        model = self._model
        if model is None:
            return
        shown = self._workplace.ask(lambda: model.show_flags(self._workplace.discreet))
        if shown is not None:
            self._flags = shown
            self.read()
            QTimer.singleShot(0, self, partial(self._go_to, FLAGS))

    def _show_more(self) -> None:
        if self._model is not None:
            self._model.show_more()
            self._time_line.show_state(self._model.time_line(self._workplace.discreet))

    def _show_only(self, part: Part | None) -> None:
        if self._model is not None:
            self._model.show_only(part)
            self._time_line.show_state(self._model.time_line(self._workplace.discreet))

    def _open_happening(self, one: Happening) -> None:
        if one.entry_id:
            self._workplace.entry_wanted.emit(one.entry_id)
        elif one.request_id:
            self._workplace.stay_wanted.emit(one.request_id)
        elif one.event_id:
            self._workplace.event_wanted.emit(one.event_id, None)
        elif one.deed is not None:
            self._act(one.deed)

    def _log_contact(self) -> None:
        if self.family_id is not None:
            self._workplace.contact_form_wanted.emit(self.family_id)

    def _remove(self) -> None:
        family_id = self.family_id
        if family_id is None:
            return
        if self._workplace.do(lambda: families.remove_family(self._workplace.desk, family_id)) is not None:
            self.back_wanted.emit()

    def _discard(self) -> None:
        if self._model is not None:
            self._model.drop_draft()
            self.read()
            self.focus()

    def _go_to(self, title: str) -> None:
        card, inside = self._sections.get(title), self._page.widget()
        if card is not None and inside is not None:
            self._page.verticalScrollBar().setValue(card.mapTo(inside, card.rect().topLeft()).y() - theme.space(8))
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- building

    def _build(self) -> None:
        outer = column(0, into=self)
        self._page = ScrollPage(gap=12)
        self._head = CardHead()
        self.header = self._head.header
        self._page.body.addWidget(self._head)
        self._draft = Banner(Tone.INFO)
        self._draft.add_button("Continue", self.edit_wanted.emit)
        self._draft.add_button("Discard", self._discard)
        self._page.body.addWidget(self._draft)
        self._build_columns()
        outer.addWidget(self._page, 1)
        self._gone = EmptyState(
            "families",
            "This family is not in the Hive's records",
            "It was removed, or its import was taken back. Redo (Ctrl+Y) may bring it again.",
            "Back to families",
            self.back_wanted.emit,
        )
        outer.addWidget(self._gone, 1)
        self._connect()

    def _build_columns(self) -> None:
        self._left, self._left_foot, self._right, self._foot = (column(14) for _ in range(4))
        self._time_line = TimeLineCard()
        whole_left = column(14)
        whole_left.addLayout(self._left)
        whole_left.addLayout(self._left_foot)
        whole_left.addStretch(1)
        self._left_foot.addWidget(self._time_line)
        self._columns = row(14)
        self._columns.addLayout(whole_left, 3)
        self._columns.addLayout(self._right, 2)
        self._page.body.addLayout(self._columns)
        self._page.body.addLayout(self._foot)
        self._page.body.addStretch(1)

    def _connect(self) -> None:
        head, line = self._head, self._time_line
        head.back_wanted.connect(self.back_wanted)
        head.log_wanted.connect(self._log_contact)
        head.edit_wanted.connect(self.edit_wanted)
        head.chronology_wanted.connect(self.chronology_wanted)
        head.remove_wanted.connect(self._remove)
        head.deed_wanted.connect(self._act)
        head.part_wanted.connect(self._go_to)
        line.only_wanted.connect(self._show_only)
        line.more_wanted.connect(self._show_more)
        line.opened.connect(self._open_happening)
        for keys, wanted in (("Escape", self.back_wanted), ("Ctrl+E", self.edit_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)
