"""The list: search, filters, drafts that wait, and the table that fetches more as it is scrolled."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import Channel
from hivedesk.ui import theme
from hivedesk.ui.screens.contact_log.table_model import MAY_BE_HIDDEN, LogTableModel
from hivedesk.ui.screens.contact_log.view_model import (
    ContactLogViewModel,
    Emptiness,
    LogLine,
    State,
    family_of,
)
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.typed_dates import UnreadableDate, YearLean
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.choice_fields import ChoiceField, choices_of
from hivedesk.ui.widgets.date_field import DateField
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.line_fields import SearchField
from hivedesk.ui.widgets.page import EmptyState, FlowRow, PageHeader
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LARGE = 140  # per cent
CONCERN, FOLLOW_UP = "concern", "follow-up"


class ListPage(QWidget):
    """``draft_wanted`` comes with the key of a draft to go on with."""

    draft_wanted = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.model = ContactLogViewModel(workplace.desk)
        self._state = State()
        self._filling = False
        self._fresh = True
        self._can_filter = True
        self._build_filters()
        self._build_table()
        self._lay_out()
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self._fit()
        theme.changes().changed.connect(self._fit)

    # -- showing

    def show_now(self) -> None:
        """Read the vault and show it; the place in the list stays."""
        self.model.set_discreet(self._workplace.discreet)
        self._render(self.model.state())
        if self._fresh:
            self._fresh = False
            self.rows.show_from_top(self.model.lines)
        else:
            self._take_changes()

    def refresh(self, changed: Changed) -> None:
        """Read again what may have changed."""
        if self.model.concerns(changed):
            self.show_now()

    def go_to(self, entry_id: str) -> None:
        """Select an entry where it is in the list."""
        if not self.table.select_key(entry_id):
            self.table.clearSelection()
        self.table.setFocus()

    def bring_back_offer(self, words: str, bring_back: Any) -> None:
        """Say that a draft was thrown away, with a way to have it back."""
        clear(self._undo_place)
        banner = Banner(Tone.PLAIN, words, closable=True)
        banner.add_button("Bring it back", bring_back)
        banner.closed.connect(self.end_offer)
        self._undo_place.addWidget(banner)

    def end_offer(self) -> None:
        """The offer is over."""
        clear(self._undo_place)

    def _render(self, state: State) -> None:
        self.header.set_title("Contact log", "" if _is_large() else state.summary)
        if state.drafts != self._state.drafts:
            self._show_drafts(state)
        if state.families != self._state.families or state.authors != self._state.authors:
            self._fill_choices(state)
        self._state = state
        self.clear_button.setVisible(state.filtered)
        self._written_by.setVisible(len(state.authors) > 1)
        empty = state.emptiness is not Emptiness.NOT_EMPTY
        self._pages.setCurrentIndex(list(Emptiness).index(state.emptiness) if empty else 0)
        nothing_to_filter = state.emptiness in (Emptiness.NOTHING_LOGGED, Emptiness.NO_FAMILIES)
        self._can_filter = not nothing_to_filter or state.filtered
        self.search.setVisible(self._can_filter)
        self._show_filters()

    def _show_drafts(self, state: State) -> None:
        clear(self._drafts)
        for draft in state.drafts:
            banner = Banner(Tone.INFO, f"Not saved yet: {draft.title}", f"Kept on {draft.kept}.")
            banner.add_button("Continue writing", _Emits(self.draft_wanted, draft.form))
            self._drafts.addWidget(banner)

    def _take_changes(self) -> None:
        """Put in what differs and keep the line at the top of the view where it was."""
        top = self.table.indexAt(QPoint(4, 4))
        line = self.rows.row(top.row()) if top.isValid() and top.row() > 0 else None
        offset = self.table.visualRect(top).y() if line is not None else 0
        bottom = self.table.indexAt(QPoint(4, self.table.viewport().height() - 4))
        shown_to = bottom.row() if bottom.isValid() else self.rows.rowCount()
        self.rows.take_changes(self.model.lines, shown_to + 50)
        place = self.rows.place_of(line.key) if line is not None else -1
        if place >= 0:
            bar = self.table.verticalScrollBar()
            bar.setValue(bar.value() + self.table.visualRect(self.rows.index(place, 0)).y() - offset)

    # -- filtering

    def _filter(self) -> None:
        if self._filling:
            return
        down = self.only.selected()
        narrowed = self.model.narrow(
            words=self.search.text(),
            family_id=family_of(self._state.families, self.family.value()),
            kind=self.kind.value(),
            channel=self.channel.value(),
            author=self.author.value() or "",
            first_day=_day(self.first_day),
            last_day=_day(self.last_day),
            concern_only=CONCERN in down,
            with_open_follow_up=FOLLOW_UP in down,
        )
        if narrowed:
            self.rows.show_from_top(self.model.lines)
            self._render(self.model.state())
            self._tell_count()

    def clear_filters(self) -> None:
        """Show everything again."""
        self._filling = True
        self.search.clear()
        for choice in (self.family, self.kind, self.channel, self.author):
            choice.set_value(None)
        self.first_day.set_value(None)
        self.last_day.set_value(None)
        self.only.select()
        self._filling = False
        self._filter()
        self.search.setFocus()

    def _show_filters(self) -> None:
        """At large text the filters would leave no room for the list: there a button opens them."""
        large = _is_large()
        self.filters_button.setVisible(large and self._can_filter)
        self._filters.setVisible(self._can_filter and (not large or self.filters_button.isChecked()))
        for place in MAY_BE_HIDDEN:
            self.table.setColumnHidden(place, large)

    def _tell_count(self) -> None:
        count = self.rows.rowCount()
        more = " or more" if self.rows.canFetchMore(self.rows.index(-1, -1)) else ""
        announce(self.table, f"{count}{more} {'entry' if count == 1 else 'entries'}")

    def _fill_choices(self, state: State) -> None:
        self._filling = True
        self.family.set_choices(state.families)
        self.author.set_choices([(name, name) for name in state.authors])
        self._filling = False

    # -- building

    def _build_filters(self) -> None:
        today = self._workplace.desk
        self.search = SearchField("Search the log")
        self.search.searched.connect(self._filter)
        self.family = ChoiceField((), blank="All families")
        self.kind = ChoiceField(choices_of(ContactKind), blank="Any kind")
        self.channel = ChoiceField(choices_of(Channel), blank="Any channel")
        self.author = ChoiceField((), blank="Anybody")
        self.first_day = DateField(lambda: today.today, lean=YearLean.PAST)
        self.last_day = DateField(lambda: today.today, lean=YearLean.PAST)
        self.only = FilterBar("Only", [(CONCERN, "Concern"), (FOLLOW_UP, "Open follow-up")])
        for choice in (self.family, self.kind, self.channel, self.author):
            choice.currentIndexChanged.connect(self._filter)
        for day in (self.first_day, self.last_day):
            day.textChanged.connect(self._filter)
        self.only.changed.connect(self._filter)
        self.filters_button = button("Filters", icon_name="filter")
        self.filters_button.setCheckable(True)
        self.filters_button.toggled.connect(self._show_filters)
        self.clear_button = button("Clear filters", self.clear_filters, role=Role.QUIET)

    def _build_table(self) -> None:
        self.rows = LogTableModel(self)
        self.table = TableView(self.rows, "Contact log", hit_lines=2)
        self.table.opened.connect(self._open)
        self._pages = Pages()
        self._pages.addWidget(self.table)
        workplace = self._workplace
        for words in (
            (
                "families",
                "Your families come first",
                "A contact is logged with a family. Add yours, or import them from a spreadsheet.",
                "Go to Families",
                _Emits(workplace.screen_wanted, "families"),
            ),
            (
                "contact-log",
                "Nothing is logged yet",
                "A call, a visit, a message: one line is enough. Ctrl+L opens the form from anywhere.",
                "Log contact",
                _Emits(workplace.contact_form_wanted, ""),
            ),
            (
                "search",
                "No entry fits",
                "Try fewer words or other filters.",
                "Show all entries",
                self.clear_filters,
            ),
        ):
            self._pages.addWidget(EmptyState(*words))

    def _lay_out(self) -> None:
        outer = column(12, 28, 18, 28, 18, into=self)
        self.header = PageHeader("Contact log", "", self.clear_button, self.filters_button, self.search)
        self._undo_place = column(8)
        self._drafts = column(8)
        self._written_by = _labelled("Written by", self.author)
        self._filters = FlowRow(
            _labelled("Family", self.family),
            _labelled("Kind", self.kind),
            _labelled("Channel", self.channel),
            self._written_by,
            _labelled("From", self.first_day),
            _labelled("To", self.last_day),
            _labelled("Only", self.only),
            gap=10,
        )
        outer.addWidget(self.header)
        outer.addLayout(self._undo_place)
        outer.addLayout(self._drafts)
        outer.addWidget(self._filters)
        outer.addWidget(self._pages, 1)

    def _fit(self) -> None:
        """Let the filters stand in one line where there is room for them."""
        widths = ((self.family, 150), (self.kind, 132), (self.channel, 152), (self.author, 140))
        days = ((self.first_day, 160), (self.last_day, 160))
        for control, width in (*widths, *days):
            control.setFixedWidth(theme.px(width))
        chips = self.only.findChildren(QPushButton)
        beside = sum(chip.sizeHint().width() + theme.space(8) for chip in chips)
        self.only.setMinimumWidth(min(beside, theme.px(320)))
        self.search.setMinimumWidth(theme.px(200))
        self._show_filters()

    def _open(self, line: LogLine) -> None:
        self._workplace.entry_wanted.emit(line.key)


class _Emits:
    """Emits a signal with one value: holds on to no widget."""

    def __init__(self, signal: Any, value: str) -> None:
        self._signal = signal
        self._value = value

    def __call__(self) -> None:
        self._signal.emit(self._value)


def _labelled(name: str, control: QWidget) -> QWidget:
    cell = QWidget()
    layout = column(3, into=cell)
    words = label(name, Role.SMALL)
    control.setParent(cell)
    words.setBuddy(control)
    control.setAccessibleName(name)
    layout.addWidget(words)
    layout.addWidget(control)
    layout.addStretch(1)
    return cell


def _is_large() -> bool:
    return theme.current().sizes.text_percent >= _LARGE


def _day(field: DateField) -> date | None:
    try:
        return field.value()
    except UnreadableDate:
        return None
