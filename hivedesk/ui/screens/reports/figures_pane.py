"""The figures as a table; beneath it what the chosen one counts, and the way to the list behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from hivedesk.ui import theme
from hivedesk.ui.screens.reports.table_model import FiguresDelegate, FiguresModel
from hivedesk.ui.screens.reports.view_model import FigureLine, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.table_view import TableView

_ROW = 33  # px at 100 per cent: figures stand closer than families


class FiguresPane(QWidget):
    """``drill_wanted`` comes with the key of a figure."""

    drill_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(12, 0, 12, 0, 0, into=self)
        self.corrections = Banner(Tone.INFO)
        self.corrections.hide()
        layout.addWidget(self.corrections)
        self.model = FiguresModel(self)
        self.table = TableView(self.model, "Figures")
        self.table.setItemDelegate(FiguresDelegate(self.table))
        self.table.opened.connect(self._opened)
        self.table.chosen.connect(self._chosen)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._definition())
        self._resize()
        theme.changes().changed.connect(self._resize)

    def _definition(self) -> QBoxLayout:
        line = row(18)
        words = column(2)
        self.name = label("", Role.STRONG, wrap=True)
        self.definition = label("", Role.MUTED, wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.definition)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.behind = button("Show the list behind it", self._wanted)
        line.addWidget(self.behind)
        self._explain(None)
        return line

    def show_state(self, state: State) -> None:
        """Show the month; the chosen figure and the place in the table stay."""
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.model.set_headings(state.headings)
        self.model.set_rows(state.lines)
        self._span_headings()
        bar.setValue(place)
        if self.table.current_row() is None:
            self.table.select_key(next((line.key for line in state.lines if not line.heading), ""))
            bar.setValue(place)
        self.corrections.setVisible(bool(state.corrections))
        if state.corrections:
            self.corrections.say(state.corrections)
        self._explain(self.table.current_row())

    def _span_headings(self) -> None:
        self.table.clearSpans()
        for place, line in enumerate(self.model.rows()):
            if line.heading:
                self.table.setSpan(place, 0, 1, len(self.model.columns))

    def go_to(self, key: str) -> None:
        """Bring the keyboard back to a figure."""
        self.table.select_key(key)
        self.table.setFocus()

    def _opened(self, line: FigureLine) -> None:
        if line.behind:
            self.drill_wanted.emit(line.key)

    def _wanted(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self.drill_wanted.emit(line.key)

    def _chosen(self, line: FigureLine | None) -> None:
        self._explain(line)

    def _explain(self, line: FigureLine | None) -> None:
        if line is None:
            self.name.setText("What each figure counts")
            self.definition.setText("Choose a figure: what it counts is said here. Enter opens the list behind it.")
        else:
            self.name.setText(line.name)
            self.definition.setText(line.explanation)
        self.behind.setVisible(line is not None and line.behind > 0)
        if line is not None:
            self.behind.setText(line.list_words)
            self.behind.setAccessibleName(line.list_words)

    def _resize(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.table.setMinimumHeight(theme.px(_ROW) * 6)
        self.definition.setMinimumHeight(self.definition.fontMetrics().lineSpacing() * 3)
