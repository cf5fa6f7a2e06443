"""One figure Hive by Hive, the biggest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui import theme
from hivedesk.ui.screens.county.table_model import BAR, BarDelegate, hives_model
from hivedesk.ui.screens.county.view_model import HiveLine
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.columns import FoldingRow
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.table_view import TableView

_ROW = 33
_FOLD_BELOW = 640


class HivesPane(QWidget):
    """``figure_chosen`` when another figure is to be shown; ``hive_wanted`` with the Hive to set beside the county."""

    figure_chosen = Signal()
    hive_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(10, 0, 12, 0, 0, into=self)
        words = label("Figure", Role.LABEL)
        self.figure = ChoiceField([])
        self.figure.setAccessibleName("Figure")
        self.figure.setMinimumContentsLength(34)
        words.setBuddy(self.figure)
        self.figure.currentIndexChanged.connect(lambda: self.figure_chosen.emit())
        self.sentence = label("", Role.MUTED, wrap=True)
        layout.addWidget(FoldingRow((words, 0), (self.figure, 2), (self.sentence, 3), least=_FOLD_BELOW))
        self.model = hives_model(self)
        self.table = TableView(self.model, "Hive by Hive", zebra=True)
        self.table.setItemDelegateForColumn(BAR, BarDelegate(self.table))
        self.table.opened.connect(self._opened)
        layout.addWidget(self.table, 1)
        self._resize()
        theme.changes().changed.connect(self._resize)

    def chosen(self) -> str:
        """The key of the figure that is shown."""
        return str(self.figure.value() or "")

    def set_figures(self, figures: Sequence[tuple[str, str]], key: str = "") -> None:
        """Offer these, and choose one where it is named; what was chosen stays else. Emits nothing."""
        self.figure.blockSignals(True)
        if figures and [words for _, words in figures] != [
            self.figure.itemText(at) for at in range(self.figure.count())
        ]:
            self.figure.set_choices(figures)
        if key:
            self.figure.set_value(key)
        self.figure.blockSignals(False)

    def show_lines(self, lines: Sequence[HiveLine], sentence: str) -> None:
        """Show the chosen figure."""
        self.sentence.setText(sentence)
        self.model.set_rows(lines)

    def _opened(self, line: HiveLine) -> None:
        self.hive_wanted.emit(line.key)

    def _resize(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
