"""A family's card: what matters now, who belongs to it, and what has happened."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from hivedesk.casework import contact_log, families
from hivedesk.casework.desk import Changed
from hivedesk.domain.families import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.screens.families.card_parts import (
    FlagsCard,
    FollowUpsCard,
    SectionCard,
    WholeTimeline,
    remember_focus,
    warnings_banner,
)
from hivedesk.ui.screens.families.card_sections import Section
from hivedesk.ui.screens.families.card_view_model import FLAGS_NOTE, SHOW_FLAGS, CardViewModel, Flags, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.workplace import Workplace

_WIDE = 800  # px at 100 per cent from which on the card has two columns
_PLACES = (
    "Household",
    "Carers",
    "Children in care",
    "Own children",
    "Approval",
    "Professionals",
    "Key dates",
    "Time line",
)
_LEFT = ("Children in care", "Own children")


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

    def focus(self) -> None:
        """Put the keyboard on the first action."""
        (self._gone.button if self._page.isHidden() else self._log).setFocus()

    # -- showing

    def render(self, state: State) -> None:  # type: ignore[override]  # Qt's own paints a widget elsewhere: not used
        """Show a state; what has the keyboard and how far she has scrolled stay."""
        position, focused = self._page.verticalScrollBar().value(), self._focus_key()
        self.setUpdatesEnabled(False)
        self.header.set_title(state.title, state.line)
        self._log.setAccessibleDescription(f"With {state.title}")
        self._about.clear()
        for words, tone in state.pills:
            self._about.add(Pill(words, tone))
        if state.reach:
            self._about.add(label(state.reach, Role.MUTED, selectable=True))
        self._draft.setVisible(bool(state.draft))
        if state.draft:
            self._draft.say("You have begun to change this family.", f"Last typed on {state.draft}; nothing is lost.")
        self._fill(state)
        QTimer.singleShot(0, self, partial(self._settle, position, focused))

    def hideEvent(self, event: QHideEvent) -> None:
        """The card is left: what was shown on asking goes."""
        super().hideEvent(event)
        if not event.spontaneous() and self._flags:
            self._flags = ()
            if (shown := self._sections.pop("Flags", None)) is not None:
                shown.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_WIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _fill(self, state: State) -> None:
        self._sections = {}
        for layout in (self._top, self._left, self._right):
            clear(layout)
        if state.warnings:
            self._top.addWidget(warnings_banner(state.warnings))
        if state.follow_ups:
            self._left.addWidget(FollowUpsCard(state.follow_ups, self._complete))
        self._add_place(self._left, "Time line", self._time_line(state))
        if self._flags:
            self._add_place(self._left, "Flags", FlagsCard(self._flags))
        for section in state.sections:
            side = self._left if section.title in _LEFT else self._right
            self._add_place(side, section.title, self._section(section, state))
        self._left.addStretch(1)
        self._right.addStretch(1)

    def _section(self, section: Section, state: State) -> QWidget:
        card = SectionCard(section)
        if section.title == "Children in care" and state.has_flags and not self._flags:
            ask = button(SHOW_FLAGS, self._show_flags, icon_name="shield")
            remember_focus(ask, "flags")
            card.add(FlowRow(ask))
            card.add(label(FLAGS_NOTE, Role.SMALL, wrap=True))
        return card

    def _time_line(self, state: State) -> QWidget:
        card = Card("Time line")
        if not state.happenings:
            card.add(label("Nothing has happened yet. Log the first contact.", Role.MUTED, wrap=True))
            return card
        line = WholeTimeline("Time line")
        line.show_happenings(state.happenings)
        line.opened.connect(self._open_happening)
        remember_focus(line, "time line")
        card.add(line)
        if state.more:
            more = button("Show more", self._show_more, role=Role.QUIET)
            remember_focus(more, "more")
            card.add(FlowRow(more))
        return card

    def _add_place(self, layout: QVBoxLayout, title: str, made: QWidget) -> None:
        layout.addWidget(made)
        self._sections[title] = made

    def _focus_key(self) -> str:
        focused = self.focusWidget()
        return str(focused.property("focus_key") or "") if focused is not None else ""

    def _settle(self, position: int, focused: str) -> None:
        self._page.verticalScrollBar().setValue(position)
        self.setUpdatesEnabled(True)
        if not focused:
            return
        keyed = [widget for widget in self._page.findChildren(QWidget) if widget.property("focus_key")]
        same = [widget for widget in keyed if widget.property("focus_key") == focused]
        kind = focused.partition(":")[0]
        alike = [widget for widget in keyed if str(widget.property("focus_key")).startswith(kind)]
        (same or alike or [self._log])[0].setFocus()

    # -- acting

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
            QTimer.singleShot(0, self, partial(self._go_to, "Flags"))

    def _show_more(self) -> None:
        if self._model is not None:
            self._model.show_more()
            self.render(self._model.state(self._workplace.discreet))

    def _open_happening(self, key: object) -> None:
        kind, _, record_id = str(key).partition(":")
        if kind == "contact":
            self._workplace.entry_wanted.emit(record_id)

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
        head = column(6)
        back = button("Back to families", self.back_wanted.emit, role=Role.QUIET, icon_name="back")
        back.setToolTip("Escape")
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._header())
        self._about = FlowRow(gap=8)
        head.addWidget(self._about)
        jumps = FlowRow(gap=2)
        jumps.setAccessibleName("Parts of the card")
        for title in _PLACES:
            jumps.add(button(title, partial(self._go_to, title), role=Role.QUIET))
        head.addWidget(jumps)
        self._page.body.addLayout(head)
        self._draft = Banner(Tone.INFO)
        self._draft.add_button("Continue", self.edit_wanted.emit)
        self._draft.add_button("Discard", self._discard)
        self._top = column(12)
        self._left, self._right = column(14), column(14)
        self._columns = row(14)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        self._page.body.addWidget(self._draft)
        self._page.body.addLayout(self._top)
        self._page.body.addLayout(self._columns, 1)
        outer.addWidget(self._page, 1)
        self._gone = EmptyState(
            "families",
            "This family is not in the Hive's records",
            "It was removed, or its import was taken back. Redo (Ctrl+Y) may bring it again.",
            "Back to families",
            self.back_wanted.emit,
        )
        outer.addWidget(self._gone, 1)
        for keys, wanted in (("Escape", self.back_wanted), ("Ctrl+E", self.edit_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)

    def _header(self) -> PageHeader:
        self._log = button("Log contact", self._log_contact, role=Role.PRIMARY, icon_name="add")
        edit = button("Edit", self.edit_wanted.emit, icon_name="edit")
        edit.setToolTip("Ctrl+E")
        chronology = button("Chronology", self.chronology_wanted.emit, icon_name="contact-log")
        chronology.setToolTip("All contacts with this family, on paper")
        more = button("More", icon_name="more")
        menu = QMenu(more)
        menu.addAction("Remove family", self._remove)
        more.setMenu(menu)
        self.header = PageHeader("", "", self._log, edit, chronology, more)
        return self.header
