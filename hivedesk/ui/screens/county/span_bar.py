"""Which months: from, to, and the spans that are asked for most."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hivedesk.domain.county import Span
from hivedesk.domain.summary.months import YearMonth
from hivedesk.ui import theme
from hivedesk.ui.screens.county.view_model import Preset, choices
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.labels import Pill, label

_LETTERS = 15  # of the longest month


class SpanBar(QWidget):
    """``span_chosen`` comes with a `Span`, ``preset_chosen`` with a `Preset`."""

    span_chosen = Signal(object)
    preset_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._months: list[tuple[YearMonth, str]] = []
        self._outer = row(16, into=self)
        fields = row(14)
        self.first = _field("From", fields)
        self.last = _field("To", fields)
        fields.addStretch(1)
        self._outer.addLayout(fields)
        self.presets = FilterBar("Span", [(preset, preset.value) for preset in Preset], exclusive=True)
        self._outer.addWidget(self.presets, 1, Qt.AlignmentFlag.AlignVCenter)
        self.missing = Pill("", Tone.WARN)
        self.missing.hide()
        self._outer.addWidget(self.missing, 0, Qt.AlignmentFlag.AlignVCenter)
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

    def show_missing(self, words: str, more: str) -> None:
        """Say beside the span how much of it is missing; which, stands under *Not sent*."""
        self.missing.show_state(words, Tone.WARN)
        self.missing.setToolTip(more)
        self.missing.setAccessibleDescription(more)
        self._show_pill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(880)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._outer.direction() is not wanted:
            self._outer.setDirection(wanted)
            self._show_pill()

    def _show_pill(self) -> None:
        """Where it would take a line of its own, *Not sent* says it alone."""
        beside = self._outer.direction() is QBoxLayout.Direction.LeftToRight
        self.missing.setVisible(beside and bool(self.missing.text()))

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


def _field(words: str, into: QBoxLayout) -> ChoiceField:
    name = label(words, Role.LABEL)
    field = ChoiceField([])
    field.setAccessibleName(words)
    field.setMinimumContentsLength(_LETTERS)
    name.setBuddy(field)
    line = row(6)
    line.addWidget(name)
    line.addWidget(field)
    into.addLayout(line)
    return field
