"""The field in which a family is chosen: by two or three letters, however the name is spelt."""

import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter

from hivedesk.domain.name_likeness import resembling
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.choice_fields import PersonPicker, Pick
from hivedesk.ui.widgets.fields import Field

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FamilyPicker(PersonPicker):
    """Two or three letters and Enter: the family marked in the list is taken and ``settled`` comes.

    Where no name holds the letters, the list offers those that are spelt or sound nearly so; they are never taken
    without the list: an entry must not go to a family that she has not seen.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__(what="the family")
        if (edit := self.lineEdit()) is not None:
            edit.textEdited.connect(self._edited)
        self._mark = QTimer(self)
        self._mark.setSingleShot(True)
        self._mark.setInterval(0)
        self._mark.timeout.connect(self._mark_best)
        self._left = False  # the keyboard was sent on, once a family was taken
        self._near = QStringListModel(self)  # families whose names only resemble the letters

    def offer(self, picks: Iterable[Pick]) -> None:
        """Offer these families; what was chosen stays chosen, and letters that mean nobody yet stay."""
        typed = self.currentText()
        self.set_picks(picks)
        if (completer := self.completer()) is not None:
            completer.activated.connect(self._chosen_in_list)  # by a click
            if (popup := completer.popup()) is not None:
                popup.installEventFilter(self)  # on a real screen the open list has the keyboard, and so gets Enter
        if self.value() is None and typed:
            self.setEditText(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_enter(event):
            self._take_best()
            self._chosen_in_list()  # not before the list is gone: it gives the keyboard back to the field
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self._enter()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        self._take_best()
        return super().focusNextPrevChild(next)

    def _enter(self) -> None:
        if not self.currentText().strip():
            self.showPopup()
            return
        self._take_best()
        self._settle()

    def _chosen_in_list(self) -> None:
        QTimer.singleShot(0, self, self._settle)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On a real screen the window that becomes active again, when the list closes, gives the keyboard back."""
        super().focusInEvent(event)
        given_back = event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self._left and given_back:
            QTimer.singleShot(0, self, self._settle)
        self._left = False

    def _settle(self) -> None:
        if self.value() is not None:
            self.settled.emit()
            self._left = True

    def _edited(self, typed: str) -> None:
        """Before the list opens, choose what it offers: the names that hold the letters, or those that come near."""
        completer = self.completer()
        if completer is None:
            return
        words = [pick.words for pick in self._picks]
        letters = typed.strip().casefold()
        near = [] if any(letters in each.casefold() for each in words) else resembling(letters, words)
        if near:
            self._near.setStringList([words[place] for place in near])
            completer.setModel(self._near)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            announce(self, f"No family is spelt just like that. {len(near)} near it: {words[near[0]]}")
        elif completer.model() is not self.model():
            completer.setModel(self.model())
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._mark.start()

    def _take_best(self) -> None:
        """Take what is marked in the list that is open, or the only one the letters can mean."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None and popup.isVisible():
            if self._mark.isActive() or not popup.currentIndex().isValid():
                self._mark.stop()
                self._mark_best()
            words = popup.currentIndex().data()
            popup.hide()
            if isinstance(words, str):
                self.set_value(next((pick.key for pick in self._picks if pick.words == words), None))
        elif (key := self.value()) is not None:
            self.set_value(key)

    def _mark_best(self) -> None:
        """Mark the first family one of whose words begins with the letters, or else the first that holds them."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if completer is None or popup is None or not popup.isVisible():
            return
        model = completer.completionModel()
        shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        typed = self.currentText().strip().casefold()
        begins = (at for at, words in enumerate(shown) if _begins(words, typed))
        if shown:
            completer.blockSignals(True)  # else the whole name would be put into the line while she types
            popup.setCurrentIndex(model.index(next(begins, 0), 0))
            completer.blockSignals(False)


def _is_enter(event: QKeyEvent) -> bool:
    plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return event.key() in _ENTER and event.modifiers() in plain


def _begins(words: str, typed: str) -> bool:
    return words.casefold().startswith(typed) or any(
        word.startswith(typed) for word in re.split(r"[\s(-]+", words.casefold())
    )


def family_field(picker: FamilyPicker) -> Field:
    """The picker as a form's field; a draft keeps the id, or the letters that mean nobody yet."""

    def put_raw(value: Any) -> None:
        picker.set_value(value)
        if picker.value() is None and isinstance(value, str):
            picker.setEditText(value)

    return Field(
        picker,
        read=picker.value,
        write=picker.set_value,
        raw=lambda: str(picker.value() or picker.currentText()),
        put_raw=put_raw,
        changed=picker.picked,
        problem=picker.problem,
        is_empty=lambda: not picker.currentText().strip(),
    )
