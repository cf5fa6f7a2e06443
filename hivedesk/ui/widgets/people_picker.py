"""Choosing several people out of many: type any part of a name; those chosen stand beneath, each to be taken out."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QPushButton

from hivedesk.ui import theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.choice_fields import PersonPicker, Pick
from hivedesk.ui.widgets.page import FlowRow

Offered = Callable[[], Sequence[tuple[Hashable, str]]]
_GONE = "No longer recorded"
_NOT_LEFT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class PeoplePicker(PersonPicker):
    """Any number of those ``offered`` (key and words); ``chips`` shows the chosen and belongs beneath the field.

    Enter takes the one marked in the list, or the first; leaving the field, the only one the text can mean.
    """

    changed = Signal()

    def __init__(self, offered: Offered, *, what: str = "a child") -> None:
        super().__init__(what=what)
        self._offered = offered
        self._words: dict[Hashable, str] = {}
        self._chosen: list[Hashable] = []
        self.chips = FlowRow(gap=6)
        self.chips.hide()
        self.activated.connect(self._take_later)
        self.picked.connect(self.changed)
        completer = self.completer()
        if completer is not None and (beneath := completer.popup()) is not None:
            beneath.installEventFilter(self)

    def chosen(self) -> tuple[Hashable, ...]:
        """The keys of those chosen, and of the one whom the text can only mean."""
        typed = self.value()
        return (*self._chosen, *(() if typed is None or typed in self._chosen else (typed,)))

    def choose(self, keys: Iterable[Hashable], typed: str = "") -> None:
        """Show these as chosen, and a text that is not finished."""
        self._chosen = list(dict.fromkeys(keys))
        self.setEditText("")
        self.refresh()
        self.setEditText(typed)

    def taken(self) -> list[Hashable]:
        """The keys of those chosen."""
        return list(self._chosen)

    def typed(self) -> str:
        """The text that is not taken yet."""
        return self.currentText()

    def refresh(self) -> None:
        """Look again at who is offered, and what they are called; not while she is typing here."""
        self._words = dict(self._offered())
        if not self.typed():
            blocked = self.blockSignals(True)
            self.list_picks(Pick(key, words) for key, words in self._words.items() if key not in self._chosen)
            self.set_value(None)
            self.blockSignals(blocked)
        self._show_chips()

    # -- by hand

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a real screen the open list has the keyboard, and so gets Enter."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_enter(event):
            self._take(self._meant())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event) and self.typed().strip():
            self._take(self._meant())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.showPopup()  # stepping would choose everybody on the way
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _NOT_LEFT:
            self.refresh()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT:
            self._take(self.value())

    def _take_later(self) -> None:
        """Once the list has done with its choice: it writes the words into the field after saying so."""
        QTimer.singleShot(0, self, lambda: self._take(self.value()))

    def _meant(self) -> Hashable | None:
        """The one marked in the open list, else the first there; without a list the only one the text can mean."""
        completer = self.completer()
        beneath = completer.popup() if completer is not None else None
        if completer is None or beneath is None or not beneath.isVisible():
            key: Hashable | None = self.value()
            return key
        marked = beneath.currentIndex()
        words = (marked if marked.isValid() else completer.completionModel().index(0, 0)).data()
        beneath.hide()
        return next((key for key, offered in self._words.items() if offered == words), None)

    def _take(self, key: Hashable | None) -> None:
        if key is None:
            return
        words = self._words[key]
        if key not in self._chosen:
            self._chosen.append(key)
        self.set_value(None)
        self.refresh()
        self.changed.emit()
        announce(self, f"{words} chosen")

    def _take_out(self, key: Hashable) -> None:
        place = self._chosen.index(key)
        self._chosen.remove(key)
        self.refresh()
        self.changed.emit()
        rest = self.chips.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        (rest[min(place, len(rest) - 1)] if rest else self).setFocus()

    def _show_chips(self) -> None:
        self.chips.clear()
        for key in self._chosen:
            chip = QPushButton(self._words.get(key, _GONE))
            chip.setAutoDefault(False)
            chip.setIcon(icon("close", Ink.MUTED))
            chip.setAccessibleDescription("Chosen. Press to take out.")
            chip.setToolTip("Take out")
            theme.set_role(chip, Role.CHIP)
            theme.set_icon_size(chip, 13)
            chip.clicked.connect(partial(self._take_out, key))
            self.chips.add(chip)
        self.chips.setVisible(bool(self._chosen))


def _is_enter(event: QKeyEvent) -> bool:
    plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in plain
