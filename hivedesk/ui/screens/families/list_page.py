"""The list of families: find, filter, open."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hivedesk.domain.families import FamilyKind, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.screens.families.table_model import families_model
from hivedesk.ui.screens.families.view_model import (
    ONLY_MEANS,
    FamiliesViewModel,
    FamilyRow,
    Only,
    State,
    Wanted,
    name_or_initials,
    status_words,
)
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.choice_fields import ChoiceField, choices_of
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.line_fields import SearchField
from hivedesk.ui.widgets.page import EmptyState, PageHeader, ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_WIDE = 640  # px at 100 per cent from which on all filters are in view
_LEAST_TABLE = 240  # px at 100 per cent: five rows


class ListPage(QWidget):
    """``opened`` comes with a family's id, ``add_wanted`` when she wants to add one."""

    opened = Signal(str)
    add_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model = FamiliesViewModel(workplace.desk)
        self._state = State()
        self._build()

    def read(self) -> None:
        """Read the vault and show it; what is selected and typed stays."""
        self._model.read()
        self._show()

    def begin(self) -> None:
        """Read the vault for somebody who comes here; a search that finds nobody any more is not kept."""
        self.read()
        if self.search.text() and not self._state.rows:
            self.search.clear()
            self._show()

    def focus(self) -> None:
        """Put the keyboard where she left off: on the family she came from, else into the search."""
        if self._state.empty:
            self._nobody.button.setFocus()
        elif self.table.current_row() is not None:
            self.table.setFocus()
        else:
            self.search.setFocus()

    def wanted(self) -> Wanted:
        """What the search and the filters say."""
        status = next(iter(self.status.selected()))
        return Wanted(
            text=self.search.text(),
            status=cast(Status | None, status),
            kind=self.kind.value(),
            only=frozenset(cast(Only, only) for only in self.only.selected()),
        )

    def render(self, state: State) -> None:  # type: ignore[override]  # Qt's own paints a widget elsewhere: not used
        """Show a state."""
        self._state = state
        self.header.set_title("Families", state.subtitle if not state.empty else "")
        self._add.setVisible(not state.empty)
        self._import.setVisible(not state.empty)
        self._pages.setCurrentIndex(0 if state.empty else 1)
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._spelling.setText(state.spelling)
        self._spelling.setVisible(bool(state.spelling))
        self._draft.setVisible(bool(state.draft))
        if state.draft:
            self._draft.say("You have begun to add a family.", f"Last typed on {state.draft}; nothing is lost.")
        for status, number in state.counts:
            words = "All" if status is None else status_words(status)
            self.status.set_text(status, f"{words} {number}" if number else words)
        position = self.table.verticalScrollBar().value()
        self._rows.set_rows(state.rows)
        self.table.verticalScrollBar().setValue(position)
        self._found.setCurrentIndex(0 if state.rows else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the search go on into the table."""
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._state.rows:
                self._go_to_table()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._show()
                if len(self._state.rows) == 1:
                    self.opened.emit(self._state.rows[0].id)
                elif self._state.rows:
                    self._go_to_table()
                return True
        return super().eventFilter(watched, event)

    # -- building

    def _build(self) -> None:
        scroll = ScrollPage(gap=12)  # only with large text: else the table takes what is left
        column(0, into=self).addWidget(scroll)
        outer = scroll.body
        self._import = button("Import families", self._want_import, icon_name="import")
        self._add = button("Add family", self.add_wanted.emit, role=Role.PRIMARY, icon_name="add")
        self._add.setToolTip("Ctrl+N")
        self.header = PageHeader("Families", "", self._import, self._add)
        outer.addWidget(self.header)
        self._draft = Banner(Tone.INFO)
        self._draft.add_button("Continue", self.add_wanted.emit)
        self._draft.add_button("Discard", self._discard)
        self._draft.hide()
        outer.addWidget(self._draft)
        self._pages = Pages()
        self._nobody = EmptyState(
            "families",
            "No families yet",
            "Import them from the list you keep already, or add the first one by hand.",
            "Import families",
            self._want_import,
        )
        self._nobody.add_button("Add family", self.add_wanted.emit)
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(self._list())
        outer.addWidget(self._pages, 1)

    def _list(self) -> QWidget:
        page = QWidget()
        layout = column(10, into=page)
        layout.addLayout(self._finding())
        self.status = FilterBar("Status", [(None, "All"), *((s, status_words(s)) for s in Status)], exclusive=True)
        self.only = FilterBar("Only")
        for only in Only:
            self.only.add_chip(only, only.value).setToolTip(ONLY_MEANS[only])
        layout.addWidget(self.status)
        layout.addWidget(self.only)
        self._note = label("", Role.MUTED, wrap=True)
        self._spelling = label("", Role.MUTED, wrap=True)
        layout.addWidget(self._note)
        layout.addWidget(self._spelling)
        self._rows = families_model()
        self.table = TableView(self._rows, "Families", zebra=True)
        self.table.sort_by(0)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        self._nothing = EmptyState(
            "search", "No family fits", "Try another spelling, or fewer filters.", "Show all", self._show_all
        )
        self._found = Pages()
        self._found.addWidget(self.table)
        self._found.addWidget(self._nothing)
        layout.addWidget(self._found, 1)
        self.search.searched.connect(self._show)
        self.search.installEventFilter(self)
        self.kind.currentIndexChanged.connect(self._show)
        self.status.changed.connect(self._show)
        self.only.changed.connect(self._show)
        self.table.opened.connect(self._open_row)
        add = QShortcut(QKeySequence("Ctrl+N"), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self.add_wanted)
        return page

    def _finding(self) -> QHBoxLayout:
        self.search = SearchField("Find a family")
        self.search.setToolTip("By name, people, town, postcode, telephone, list number, or words in their notes")
        self.search.setMinimumWidth(theme.px(180))
        self.kind = ChoiceField(choices_of(FamilyKind), blank="Every kind")
        self.kind.setAccessibleName("Kind")
        self.search.setMaximumWidth(theme.px(560))
        self.kind.setMinimumWidth(theme.px(190))
        self.kind.setMaximumWidth(theme.px(280))
        self._more = button("More filters", icon_name="filter")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fold)
        line = row(10)
        line.addWidget(self.search, 5)
        line.addWidget(self._more)
        line.addWidget(self.kind, 2)
        line.addStretch(1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """With large text there is little room: only the search and the status stay in view, the rest on asking."""
        narrow = self.width() < theme.px(_WIDE)
        shown = not narrow or self._more.isChecked() or bool(self.only.selected()) or self.kind.value() is not None
        self._more.setVisible(narrow)
        self.kind.setVisible(shown)
        self.only.setVisible(shown)

    # -- acting

    def _show(self, *_: Hashable) -> None:
        before = len(self._state.rows)
        self.render(self._model.state(self.wanted(), name_or_initials(self._workplace.discreet)))
        if len(self._state.rows) != before and self.search.hasFocus():
            announce(self.search, f"{len(self._state.rows)} families")

    def _show_all(self) -> None:
        self.search.clear()
        self.kind.set_value(None)
        self.only.select()
        self.status.select(None)
        self._show()
        self.search.setFocus()

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if self.table.current_row() is None:
            self.table.selectRow(0)

    def _open_row(self, chosen: FamilyRow) -> None:
        self.opened.emit(FamilyId(chosen.id))

    def _want_import(self) -> None:
        self._workplace.screen_wanted.emit("import")

    def _discard(self) -> None:
        self._model.drop_draft()
        self._show()
        self.focus()
