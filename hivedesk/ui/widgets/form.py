"""A form: labels above their fields, help and errors beneath, in columns where there is room.

Label and field have the same parent and the label is the field's buddy: so assistive technology finds the one
by the other. The field's accessible name equals its label.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.fields import Field
from hivedesk.ui.widgets.labels import label

UNITS = 12  # a row is so many units wide: 12 a whole line, 6 half, 4 a third
FULL, HALF, THIRD = 12, 6, 4
_CLICK_MS = 400  # a click is over by then
_NARROW_UNIT = 42  # px at 100 per cent that a unit needs, else every field takes a whole line


@dataclass
class _Line:
    key: str
    name: str
    field: Field
    required: bool
    help_text: str
    width: int
    cell: QVBoxLayout
    error: QLabel
    help: QLabel


class FieldForm(QWidget):
    """Add fields in reading order; ``changed`` comes with the key of the field that changed."""

    changed = Signal(str)

    def __init__(self, *, narrow_below: float = UNITS * _NARROW_UNIT) -> None:
        """``narrow_below``: with less room than this (at 100 per cent) every field takes a whole line."""
        super().__init__()
        self._narrow_below = narrow_below
        self._lines: dict[str, _Line] = {}
        self._cells: list[tuple[QVBoxLayout, int]] = []
        self._narrow: bool | None = None
        self._fillers: list[_Filler] = []
        self._clean: dict[str, Any] = {}
        self._grid = QGridLayout(self)
        theme.set_spacing(self._grid, 14)
        for unit in range(UNITS):
            self._grid.setColumnStretch(unit, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # building

    def add(
        self,
        key: str,
        name: str,
        field: Field,
        *,
        help_text: str = "",
        required: bool = False,
        width: int = FULL,
        beneath: QWidget | None = None,
    ) -> Field:
        """Add a field (see `fields`) under its visible label ``name``; ``beneath`` comes between it and its help."""
        cell = column(4)
        field.control.setParent(self)
        if not field.labels_itself:
            words = label(name, Role.LABEL)
            words.setParent(self)
            words.setBuddy(field.control)
            cell.addWidget(words)
        self._name(field.control, name)
        cell.addWidget(field.control)
        for below in (field.beneath, beneath):
            if below is not None:
                cell.addWidget(below)
        help_label = label(help_text, Role.SMALL, wrap=True)
        if not help_text:
            help_label.hide()
        error_label = label("", Role.ERROR, wrap=True)
        error_label.hide()
        cell.addWidget(error_label)
        cell.addWidget(help_label)
        cell.addStretch(1)
        self._lines[key] = _Line(key, name, field, required, help_text, width, cell, error_label, help_label)
        self._describe(self._lines[key])
        self._clean[key] = field.raw()
        field.changed.connect(lambda *_: self._field_changed(key))
        left = getattr(field.control, "left", None)  # dates and times: typed, and so perhaps not understood
        if left is not None:
            left.connect(lambda: self._field_left(self._lines[key]))
        self._put(cell, width)
        return field

    def section(self, heading: str, sentence: str = "") -> None:
        """Begin a group of fields."""
        cell = column(2, 0, 8 if self._cells else 0, 0, 0)
        cell.addWidget(label(heading, Role.HEADING))
        if sentence:
            cell.addWidget(label(sentence, Role.MUTED, wrap=True))
        self._put(cell, FULL)

    def show_field(self, key: str, shown: bool) -> None:
        """Show or hide a field with its label; a hidden one is not checked and keeps its value."""
        line = self._lines[key]
        for place in range(line.cell.count()):
            item = line.cell.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not line.error:
                widget.setVisible(shown and (widget is not line.help or bool(line.help_text)))
        if not shown:
            self._show_error(line, "")

    # values

    def field(self, key: str) -> Field:
        """The field of this key."""
        return self._lines[key].field

    def values(self) -> dict[str, Any]:
        """Every field's value; call `check` before.

        Raises:
            HiveDeskError, ValueError: a field holds what cannot be read.
        """
        return {key: line.field.read() for key, line in self._lines.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill fields by key (others stay), and count the form as unchanged from here."""
        for key, value in values.items():
            self._lines[key].field.write(value)
        for line in self._lines.values():
            self._show_error(line, "")
        self.set_clean()

    def set_value(self, key: str, value: Any) -> None:
        """Fill in one field, and count it alone as unchanged from here."""
        self._lines[key].field.write(value)
        self._clean[key] = self._lines[key].field.raw()

    def set_clean(self) -> None:
        """Count the form as unchanged from here."""
        self._clean = {key: line.field.raw() for key, line in self._lines.items()}

    def is_changed(self) -> bool:
        """Whether anything differs from what was filled in or saved last."""
        return self.draft() != self._clean

    def changed_keys(self) -> list[str]:
        """The fields that differ from what was filled in or saved last."""
        return [key for key, raw in self.draft().items() if raw != self._clean[key]]

    def draft(self) -> dict[str, Any]:
        """What stands in the fields, readable or not, for a draft that survives a lock or a crash."""
        return {key: line.field.raw() for key, line in self._lines.items()}

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back; keys that are not known (from an older HiveDesk) are passed over."""
        for key, raw in draft.items():
            if key in self._lines:
                self._lines[key].field.put_raw(raw)

    # errors

    def check(self) -> bool:
        """Show what is wrong or missing, go to the first such field, and say whether all is well."""
        problems: dict[str, str] = {}
        for key, line in self._lines.items():
            if line.field.control.isHidden():
                continue
            if line.required and line.field.is_empty():
                problems[key] = f"{line.name} is missing."
            elif problem := line.field.problem():
                problems[key] = problem
        return self.set_errors(problems)

    def set_errors(self, errors: Mapping[str, str]) -> bool:
        """Show errors by key and clear the others; True when there are none."""
        for key, line in self._lines.items():
            self._show_error(line, errors.get(key, ""))
        if errors:
            self.focus_first_error()
        return not errors

    def focus_first_error(self) -> None:
        """Go to the first field with an error."""
        for line in self._lines.values():
            if not line.error.isHidden():
                line.field.control.setFocus()
                announce(line.field.control, f"{line.name}: {line.error.text()}", urgent=True)
                self._scroll_to(line.field.control)
                return

    def error(self, key: str) -> str:
        """The error shown at a field, or ""."""
        line = self._lines[key]
        return "" if line.error.isHidden() else line.error.text()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widths = [line.field.control.minimumSizeHint().width() for line in self._lines.values()]
        return QSize(min(hint.width(), max(widths, default=0)), hint.height())  # narrow enough to be folded

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _field_changed(self, key: str) -> None:
        if not self._lines[key].error.isHidden():
            self._show_error(self._lines[key], "")  # it is being mended: look again at the next check
        self.changed.emit(key)

    def _field_left(self, line: _Line) -> None:
        """Say what cannot be read; after a click only once it is over: what was pressed must not move away."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_CLICK_MS, self, lambda: self._say_unread(line))
        else:
            self._say_unread(line)

    def _say_unread(self, line: _Line) -> None:
        control = line.field.control
        problem = "" if line.field.is_empty() or control.hasFocus() or control.isHidden() else line.field.problem()
        if problem and line.error.isHidden():
            self._show_error(line, problem)
            announce(control, f"{line.name}: {problem}")

    def _show_error(self, line: _Line, words: str) -> None:
        line.error.setText(words)
        line.error.setVisible(bool(words))
        theme.set_wrong(line.field.control, bool(words))
        self._describe(line)

    def _describe(self, line: _Line) -> None:
        shown = "" if line.error.isHidden() else line.error.text()
        line.field.control.setAccessibleDescription(" ".join(part for part in (shown, line.help_text) if part))

    @staticmethod
    def _name(control: QWidget, name: str) -> None:
        control.setAccessibleName(name)
        if isinstance(control, QComboBox) and (edit := control.lineEdit()) is not None:
            edit.setAccessibleName(name)

    def _scroll_to(self, control: QWidget) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            area = parent
            QTimer.singleShot(0, control, lambda: area.ensureWidgetVisible(control, 24, theme.px(72)))

    def _put(self, cell: QVBoxLayout, width: int) -> None:
        self._cells.append((cell, width))
        place = self._next_place()
        self._grid.addLayout(cell, *place)
        if self.isVisible():
            self._fill_rows()

    def _next_place(self) -> tuple[int, int, int, int]:
        places = _places([width for _cell, width in self._cells], bool(self._narrow))
        return places[-1]

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(self._narrow_below)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for cell, _width in self._cells:
            self._grid.removeItem(cell)
            cell.setParent(None)
        self._grid.setGeometry(QRect(self._grid.geometry()))
        for (cell, _width), place in zip(
            self._cells, _places([width for _cell, width in self._cells], narrow), strict=True
        ):
            self._grid.addLayout(cell, *place)
        self._fill_rows()

    def _fill_rows(self) -> None:
        """Put something in the rest of every line that is not full: else Qt makes the two halves unlike."""
        for filler in self._fillers:
            self._grid.removeItem(filler)
        self._fillers = []
        used: dict[int, int] = {}
        for at_row, at_unit, _high, wide in _places([width for _cell, width in self._cells], bool(self._narrow)):
            used[at_row] = at_unit + wide
        for at_row, units in used.items():
            if units < UNITS:
                filler = _Filler(0, 0, QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
                self._grid.addItem(filler, at_row, units, 1, UNITS - units)
                self._fillers.append(filler)


class _Filler(QSpacerItem):
    """Room that counts: Qt leaves columns that hold spacers alone out when it shares the width."""

    def isEmpty(self) -> bool:
        return False


def _places(widths: list[int], narrow: bool) -> list[tuple[int, int, int, int]]:
    """Row, column, one row high, so many units wide for each cell, line by line."""
    places: list[tuple[int, int, int, int]] = []
    at_row, at_unit = 0, 0
    for width in widths:
        wide = FULL if narrow else min(width, FULL)
        if at_unit + wide > FULL:
            at_row, at_unit = at_row + 1, 0
        places.append((at_row, at_unit, 1, wide))
        at_unit += wide
    return places
