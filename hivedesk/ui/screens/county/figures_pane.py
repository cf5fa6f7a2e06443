"""The figures over all Hives, one Hive beside them where one is picked; beneath, what the chosen figure counts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui import theme
from hivedesk.ui.screens.county.table_model import HIVE, FiguresDelegate, FiguresModel
from hivedesk.ui.screens.county.view_model import NO_HIVE, FigureLine, State
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.columns import FoldingRow
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.table_view import TableView

_ROW = 33  # px at 100 per cent: figures stand closer than families
_FOLD_BELOW = 640
_NOTE = "What stood is told as the last month ended. * Some months were not sent, or not recorded."


class FiguresPane(QWidget):
    """``hive_picked`` when another Hive is to stand beside; ``hives_wanted`` with a figure, for it Hive by Hive."""

    hive_picked = Signal()
    hives_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(10, 0, 12, 0, 0, into=self)
        layout.addWidget(self._head())
        self.model = FiguresModel(self)
        self.table = TableView(self.model, "Figures")
        self.table.setItemDelegate(FiguresDelegate(self.table))
        self.table.opened.connect(self._opened)
        self.table.chosen.connect(self._explain)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._definition())
        self._resize()
        theme.changes().changed.connect(self._resize)

    def picked(self) -> str:
        """The Hive beside the county, or ""."""
        return str(self.hive.value() or NO_HIVE)

    def set_hives(self, hives: Sequence[tuple[str, str]]) -> None:
        """Offer these; the one that is picked stays. Emits nothing."""
        self.hive.blockSignals(True)
        self.hive.set_choices([(NO_HIVE, "No single Hive"), *hives])
        self.hive.blockSignals(False)

    def show_state(self, state: State) -> None:
        """Show the span; the chosen figure and the place in the table stay."""
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.model.set_hive(self.hive.currentText() if self.picked() else "")
        self.model.set_rows(state.lines)
        self.table.setColumnHidden(HIVE, not self.picked())
        self.table.clearSpans()
        for at, line in enumerate(state.lines):
            if line.heading:
                self.table.setSpan(at, 0, 1, len(self.model.columns))
        if self.table.current_row() is None:
            self.table.select_key(next((line.key for line in state.lines if not line.heading), ""))
        bar.setValue(place)
        self._explain(self.table.current_row())

    def _head(self) -> QWidget:
        words = label("Beside the county", Role.LABEL)
        self.hive = ChoiceField([(NO_HIVE, "No single Hive")])
        self.hive.setAccessibleName("Beside the county")
        self.hive.setMinimumContentsLength(20)
        words.setBuddy(self.hive)
        self.hive.currentIndexChanged.connect(lambda: self.hive_picked.emit())
        note = label(_NOTE, Role.SMALL, wrap=True)
        return FoldingRow((words, 0), (self.hive, 0), (note, 1), least=_FOLD_BELOW)

    def _definition(self) -> QWidget:
        told = QWidget()
        words = column(2, into=told)
        self.name = label("", Role.STRONG, wrap=True)
        self.definition = label("", Role.MUTED, wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.definition)
        self.behind = button("Show it Hive by Hive", self._wanted)
        return FoldingRow((told, 1), (self.behind, 0), least=_FOLD_BELOW, gap=12)

    def _explain(self, line: FigureLine | None) -> None:
        there = line is not None and not line.heading
        self.name.setText(line.name if there and line is not None else "")
        self.definition.setText(line.definition if there and line is not None else "Choose a figure to see its words.")
        self.behind.setEnabled(there)

    def _opened(self, line: FigureLine) -> None:
        if not line.heading:
            self.hives_wanted.emit(line.key)

    def _wanted(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self._opened(line)

    def _resize(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
