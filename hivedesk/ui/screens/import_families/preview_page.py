"""Looking through what would be imported: the families, the columns, what to check; then *Import*."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTabWidget, QWidget

from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.screens.import_families.columns_pane import ColumnsPane
from hivedesk.ui.screens.import_families.details_pane import DetailsPane
from hivedesk.ui.screens.import_families.table_model import families_model
from hivedesk.ui.screens.import_families.texts import Line
from hivedesk.ui.screens.import_families.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, PageHeader, ScrollPage
from hivedesk.ui.widgets.table_view import TableView

_FAMILIES, _COLUMNS, _PROBLEMS = range(3)


class PreviewPage(QWidget):
    """Nothing here is written until *Import*."""

    import_wanted = Signal()
    other_file_wanted = Signal()
    row_chosen = Signal(int)  # index in the proposal, -1 for none
    ticked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        outer = column(12, 28, 16, 28, 20, into=self)
        self.other = button("Choose another file", self.other_file_wanted.emit)
        self.take = button("Import", self.import_wanted.emit, role=Role.PRIMARY, icon_name="import")
        self.header = PageHeader("Import families", " ", self.other, self.take)
        outer.addWidget(self.header)
        self.errors = ErrorBanner()
        outer.addWidget(self.errors)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._families(), "Families")
        self.columns = ColumnsPane()
        self.tabs.addTab(self.columns, "Sheet and columns")
        self.tabs.addTab(self._problems(), "To check")
        outer.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._show_columns)
        self._problem: HiveDeskError | None = None
        self._lines: tuple[Line, ...] = ()
        self._state = State()

    def begin(self, state: State) -> None:
        """A file has just been read: show the families, or the columns where no family can be told."""
        self.tabs.setCurrentIndex(_FAMILIES if state.names_families else _COLUMNS)
        self.table.clearSelection()
        self.row_chosen.emit(-1)
        if state.names_families:
            self.table.setFocus()
        else:
            self.columns.sheet.setFocus()

    def show_state(self, state: State) -> None:
        """Show what would happen now."""
        self.header.set_title("Import families", f"{state.file_name}: {state.counted}.")
        self.take.setEnabled(state.may_import)
        self.summary.setText(f"Import will bring: {state.to_come}.")
        if state.undecided:
            one = state.undecided == 1
            self.waiting.say(
                f"{state.undecided} {'family resembles one' if one else 'families resemble some'} that you have.",
                f"Choose {'it' if one else 'each of them'} in the list and say what to do; until then "
                f"{'it is' if one else 'they are'} left out.",
            )
        else:
            self.waiting.hide()
        if state.lines != self._lines:
            self._lines = state.lines
            place = self.table.verticalScrollBar().value()
            self.model.set_rows(state.lines)
            self.table.verticalScrollBar().setValue(place)
        self._state = state
        self._show_columns()
        self.problems.setText("\n".join(state.problems) or "Nothing: every cell could be read.")
        self.tabs.setTabText(_FAMILIES, f"Families ({len(state.lines)})")
        self.tabs.setTabText(_PROBLEMS, f"To check ({len(state.problems)})")
        if state.problem is None:
            self.errors.clear()
        elif state.problem is not self._problem:
            self.errors.show_error(state.problem)
        self._problem = state.problem

    def forget(self) -> None:
        """Keep nothing of the file."""
        if self._lines or self._state.columns:
            self._lines = ()
            self._state = State()
            self.model.set_rows(())
            self.details.show_detail(None)
            self.columns.show_state(State())
            self.problems.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(820)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() is not wanted:
            self._beside.setDirection(wanted)

    def _families(self) -> QWidget:
        page = ScrollPage(gap=10, margin=0)
        theme.set_spacing(page.body, 10, 0, 12, 0, 0)
        self.waiting = Banner(Tone.WARN)
        self.waiting.hide()
        page.body.addWidget(self.waiting)
        self.summary = label("", Role.MUTED, wrap=True)
        page.body.addWidget(self.summary)
        self._beside = row(14)
        self.model = families_model()
        self.table = TableView(self.model, "Families in the sheet")
        self.table.chosen.connect(self._row_chosen)
        # after the click is over: the rows are replaced
        self.model.ticked.connect(self._ticked, Qt.ConnectionType.QueuedConnection)
        self._beside.addWidget(self.table, 7)
        self.details = DetailsPane()
        self._details_area = ScrollPage(gap=0, margin=0)
        theme.set_spacing(self._details_area.body, 0)
        self._details_area.body.addWidget(self.details)
        self._beside.addWidget(self._details_area, 4)
        page.body.addLayout(self._beside, 1)
        self._size()
        theme.changes().changed.connect(self._size)
        return page

    def _size(self) -> None:
        """Enough of both to be read where they stand beneath each other, at large text."""
        for part in (self.table, self._details_area):
            part.setMinimumHeight(theme.px(230))

    def _problems(self) -> QWidget:
        page = ScrollPage(margin=6)
        card = Card()
        card.add(
            label(
                "What could not be read is left out. Mend it in the sheet, or by hand afterwards.",
                Role.MUTED,
                wrap=True,
            )
        )
        self.problems = label("", wrap=True, selectable=True)
        card.add(self.problems)
        page.body.addWidget(card)
        page.body.addStretch(1)
        return page

    def _show_columns(self) -> None:
        """The columns' many choices are made only when they are looked at."""
        if self.tabs.currentIndex() == _COLUMNS:
            self.columns.show_state(self._state)

    def _row_chosen(self, line: object) -> None:
        self.row_chosen.emit(line.row if isinstance(line, Line) else -1)

    def _ticked(self, line: object, wanted: bool) -> None:
        if isinstance(line, Line):
            self.ticked.emit(line.row, wanted)
            self.table.select_key(line.row)  # a click on the box alone would not show it beside
