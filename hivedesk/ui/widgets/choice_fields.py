"""Choosing: one of a few, one person out of many, several of a few."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QSizePolicy, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.flow_layout import FlowLayout


def choices_of(kind: type[Enum]) -> list[tuple[Any, str]]:
    """The members of a closed set and their words, as a sentence begins."""
    return [(member, str(member.value)[:1].upper() + str(member.value)[1:]) for member in kind]


class _CalmCombo(QComboBox):
    """A combo box that the wheel changes only once it has the focus: scrolling a form must not change it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fold_list()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fold_list()

    def showPopup(self) -> None:
        lines = self.view()
        room = self.screen().availableGeometry().width() - theme.px(40)
        needed = lines.sizeHintForColumn(0) + lines.verticalScrollBar().sizeHint().width() + theme.px(12)
        lines.setMinimumWidth(min(needed, room))  # as wide as its longest line
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        self.view().setMinimumWidth(0)
        self.fold_list()

    def fold_list(self) -> None:
        """Leave the closed list no size: Qt would tell assistive technology that its lines are on the screen."""
        if not QAccessible.isActive():
            return
        lines = self.view()
        frame = lines.parentWidget()
        if frame is None or frame.isVisible():
            return
        lines.resize(0, 0)
        frame.resize(0, 0)
        if (layout := frame.layout()) is not None:
            layout.invalidate()  # so that it is laid out anew when it opens

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), super().minimumSizeHint().height())


class ChoiceField(_CalmCombo):
    """One of ``choices``; with ``blank`` also none of them (value None), shown in those words."""

    def __init__(self, choices: Sequence[tuple[Any, str]], *, blank: str | None = None) -> None:
        super().__init__()
        self._blank = blank
        self._values: list[Any] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer others; what was chosen stays chosen where it is still among them."""
        chosen = self.value() if self._values else None
        self.clear()
        self._values = []
        for value, words in (*(((None, self._blank),) if self._blank is not None else ()), *choices):
            self._values.append(value)
            self.addItem(words)
        self.set_value(chosen)

    def value(self) -> Any:
        """What is chosen; None for none."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose; what is not among the choices chooses the first."""
        place = self._values.index(value) if value in self._values else 0
        self.setCurrentIndex(place if self._values else -1)


@dataclass(frozen=True)
class Pick:
    """One person or family to choose: ``beside`` tells two of the same name apart."""

    key: Hashable
    text: str
    beside: str = ""

    @property
    def words(self) -> str:
        """As shown in the list."""
        return f"{self.text} ({self.beside})" if self.beside else self.text


class PersonPicker(_CalmCombo):
    """Type any part of a name, or open the list; the value is the key of the one chosen, or None."""

    picked = Signal()

    def __init__(self, picks: Iterable[Pick] = (), *, what: str = "a family") -> None:
        super().__init__()
        self._what = what
        self._picks: list[Pick] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.set_picks(picks)
        if (edit := self.lineEdit()) is not None:
            edit.setPlaceholderText(f"Choose {what}")
        self.editTextChanged.connect(self.picked)

    def set_picks(self, picks: Iterable[Pick]) -> None:
        """Offer these; what was chosen stays chosen when it is among them."""
        before = self.value()
        self.blockSignals(True)
        self.list_picks(picks)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        if (beneath := completer.popup()) is not None:
            theme.set_role(beneath, Role.COMPLETIONS)
        self.setCompleter(completer)
        self.blockSignals(False)
        self.set_value(before)

    def list_picks(self, picks: Iterable[Pick]) -> None:
        """Change whom the list and the completions hold, and nothing else."""
        self._picks = list(picks)
        self.clear()
        self.addItems([pick.words for pick in self._picks])

    def value(self) -> Any:
        """The key of the one whose words stand in the field, or the only one they can mean; else None."""
        text = self.currentText().strip().casefold()
        if not text:
            return None
        exact = [pick for pick in self._picks if text in (pick.words.casefold(), pick.text.casefold())]
        part = exact or [pick for pick in self._picks if text in pick.words.casefold()]
        place = self.currentIndex()
        if len(exact) > 1 and 0 <= place < len(self._picks) and self._picks[place] in exact:
            return self._picks[place].key
        return part[0].key if len(part) == 1 else None

    def set_value(self, key: Any) -> None:
        """Choose by key; None empties the field."""
        place = next((at for at, pick in enumerate(self._picks) if pick.key == key and key is not None), -1)
        self.setCurrentIndex(place)
        self.setEditText(self._picks[place].words if place >= 0 else "")

    def problem(self) -> str:
        """What is wrong with the text, or "" when nothing is."""
        if not self.currentText().strip() or self.value() is not None:
            return ""
        return f"Choose {self._what} from the list: what stands here fits none, or more than one."

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if (key := self.value()) is not None:
            self.set_value(key)


class SeveralField(QWidget):
    """Check boxes side by side; the value is a tuple in the order of the choices."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        flow = FlowLayout(6, into=self)
        flow.setProperty("hive_spacing", [10.0, 0.0, 0.0, 0.0, 0.0])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._boxes: list[tuple[Any, QCheckBox]] = []
        for value, words in choices:
            box = QCheckBox(words)
            box.toggled.connect(self.changed)
            self._boxes.append((value, box))
            flow.addWidget(box)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def value(self) -> tuple[Any, ...]:
        """What is ticked."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def set_value(self, values: Iterable[Any]) -> None:
        """Tick these and no others."""
        wanted = list(values)
        for value, box in self._boxes:
            box.setChecked(value in wanted)
