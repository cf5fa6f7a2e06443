"""Which months: from, to, and the spans that are asked for most."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.domain.county import Span
from hivedesk.domain.summary.months import YearMonth
from hivedesk.ui import theme
from hivedesk.ui.screens.county.view_model import Preset, choices
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow

_LETTERS = 15  # of the longest month


class SpanBar(FlowRow):
    """``span_chosen`` comes with a `Span`, ``preset_chosen`` with a `Preset`."""

    span_chosen = Signal(object)
    preset_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=14)
        self._months: list[tuple[YearMonth, str]] = []
        self.first = self._field("From")
        self.last = self._field("To")
        self.presets = FilterBar("Span", [(preset, preset.value) for preset in Preset], exclusive=True)
        self.add(self.presets)
        self.first.currentIndexChanged.connect(self._first_chosen)
        self.last.currentIndexChanged.connect(self._last_chosen)
        self.presets.changed.connect(self._preset_chosen)

    def show_span(self, months: Sequence[tuple[YearMonth, str]], span: Span, preset: Preset | None) -> None:
        """Offer these months, newest first, and show what is chosen; emits nothing."""
        self._months = list(months)
        for field, offered, value in (
            (self.first, self._months, span.first),
            (self.last, choices(self._months, span.first), span.last),
        ):
            field.blockSignals(True)
            field.set_choices(offered)
            field.set_value(value)
            field.blockSignals(False)
        self.presets.blockSignals(True)
        self.presets.select(*([preset] if preset is not None else []))
        self.presets.blockSignals(False)

    def _field(self, words: str) -> ChoiceField:
        holder = QWidget()
        line = row(6, into=holder)
        name = label(words, Role.LABEL)
        field = ChoiceField([])
        field.setAccessibleName(words)
        field.setMinimumContentsLength(_LETTERS)
        field.setMinimumWidth(theme.px(150))
        name.setBuddy(field)
        line.addWidget(name)
        line.addWidget(field)
        self.add(holder)
        return field

    def _first_chosen(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is not None:
            self.span_chosen.emit(Span(first, max(first, last or first)))

    def _last_chosen(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None:
            self.span_chosen.emit(Span(first, last))

    def _preset_chosen(self) -> None:
        for preset in self.presets.selected():
            self.preset_chosen.emit(preset)
