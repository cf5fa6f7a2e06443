"""Which sheet, what a row stands for, and what each column holds."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hivedesk.casework.importing import Field, Shape
from hivedesk.ui import theme
from hivedesk.ui.screens.import_families.texts import ColumnLine
from hivedesk.ui.screens.import_families.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, ScrollPage

_FIELDS = [(means, means.value) for means in Field]


class ColumnsPane(ScrollPage):
    """Every guess can be changed; the list of families follows."""

    sheet_chosen = Signal(int)
    shape_chosen = Signal(object)  # Shape
    field_chosen = Signal(int, object)  # the column's number, Field

    def __init__(self) -> None:
        super().__init__(gap=14, margin=6)
        self._busy = False
        self._shown: tuple[object, ...] = ()
        self._choices: dict[int, ChoiceField] = {}
        self._pills: dict[int, Pill] = {}
        self.missing = Banner(
            Tone.WARN, "HiveDesk found no column with the families' names. Say which column holds them."
        )
        self.missing.hide()
        self.body.addWidget(self.missing)
        whole = Card()
        form = FieldForm()
        sheet, shape = fields.choice([]), fields.choice([(shape, shape.value) for shape in Shape])
        form.add("sheet", "Sheet", sheet, width=HALF)
        form.add("shape", "How it is laid out", shape, width=HALF)
        assert isinstance(sheet.control, ChoiceField) and isinstance(shape.control, ChoiceField)
        self.sheet, self.shape = sheet.control, shape.control
        self.sheet.currentIndexChanged.connect(self._sheet_chosen)
        self.shape.currentIndexChanged.connect(self._shape_chosen)
        whole.add(form)
        self.body.addWidget(whole)
        card = Card("What each column holds")
        self._columns = QWidget()
        self._grid = QGridLayout(self._columns)
        theme.set_spacing(self._grid, 14)
        self._grid.setColumnStretch(0, 1)
        card.add(self._columns)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Show the guesses, and her changes."""
        self.missing.setVisible(not state.names_families)
        shown = (state.sheets, state.sheet, state.shape, state.columns)
        if shown == self._shown:
            return
        self._busy = True
        self.sheet.set_choices(list(enumerate(state.sheets)))
        self.sheet.set_value(state.sheet)
        self.shape.set_value(state.shape)
        same = [line.name for line in state.columns] == [line.name for line in self._shown_columns()]
        self._shown = shown
        if same:
            self._update(state.columns)
        else:
            self._build(state.columns)
        self._busy = False

    def choice(self, column: int) -> ChoiceField:
        """The choice of what a column holds."""
        return self._choices[column]

    def _shown_columns(self) -> tuple[ColumnLine, ...]:
        columns = self._shown[3] if self._shown else ()
        assert isinstance(columns, tuple)
        return columns

    def _build(self, columns: tuple[ColumnLine, ...]) -> None:
        clear(self._grid)
        self._choices, self._pills = {}, {}
        for place, line in enumerate(columns):
            words = column(1)
            name = label(line.name, Role.LABEL, wrap=True)
            words.addWidget(name)
            words.addWidget(label(line.samples or "empty", Role.SMALL, wrap=True))
            choice = ChoiceField(_FIELDS)
            choice.setFixedWidth(theme.px(330))
            choice.setAccessibleName(line.name)
            choice.setAccessibleDescription(line.samples)
            choice.currentIndexChanged.connect(partial(self._field_chosen, line.number))
            name.setBuddy(choice)
            pill = Pill("Guessed", Tone.WARN)
            self._choices[line.number], self._pills[line.number] = choice, pill
            self._grid.addLayout(words, place, 0)
            self._grid.addWidget(pill, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(choice, place, 2, Qt.AlignmentFlag.AlignVCenter)
        self._update(columns)

    def _update(self, columns: tuple[ColumnLine, ...]) -> None:
        for line in columns:
            self._choices[line.number].set_value(line.field)
            self._pills[line.number].setVisible(line.guessed)

    def _sheet_chosen(self) -> None:
        if not self._busy:
            self.sheet_chosen.emit(self.sheet.value())

    def _shape_chosen(self) -> None:
        if not self._busy:
            self.shape_chosen.emit(self.shape.value())

    def _field_chosen(self, column: int, _index: int) -> None:
        if not self._busy:
            self.field_chosen.emit(column, self._choices[column].value())
