"""Fields that only the contact form has: the family, who took part, and the topics."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.choice_fields import PersonPicker, Pick, SeveralField
from hivedesk.ui.widgets.fields import Field
from hivedesk.ui.widgets.labels import label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FamilyPicker(PersonPicker):
    """Two or three letters and Enter: the family marked in the list is taken and ``settled`` comes."""

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

    def _edited(self) -> None:
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


class WhoField(QWidget):
    """Ticks for the people of the family that is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = column(0, into=self)
        self._several: SeveralField | None = None
        self._wanted: tuple[str, ...] = ()
        self.set_people((), "Choose the family first.")

    def set_people(self, people: Sequence[tuple[str, str]], otherwise: str) -> None:
        """Offer these, or say ``otherwise``; what is ticked stays ticked where it can."""
        self._wanted = self.value() or self._wanted
        clear(self._column)
        self._several = SeveralField(people) if people else None
        if self._several is None:
            self._column.addWidget(label(otherwise, Role.MUTED, wrap=True))
            return
        self._several.set_value(self._wanted)
        self._several.changed.connect(self._ticked)
        self._column.addWidget(self._several)
        self._several.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab from the last control leads here (Qt 6.12)
        self._several.show()  # now, not at the next turn of the event loop: Tab may come before it

    def value(self) -> tuple[str, ...]:
        """The ids of those ticked."""
        return self._several.value() if self._several is not None else ()

    def set_value(self, ids: Iterable[str]) -> None:
        """Tick these, also once they are offered."""
        self._wanted = tuple(ids)
        if self._several is not None:
            self._several.set_value(self._wanted)

    def _ticked(self) -> None:
        self._wanted = self.value()
        self.changed.emit()


def who_field(control: WhoField) -> Field:
    """The ticks as a form's field."""
    return Field(
        control,
        read=control.value,
        write=lambda value: control.set_value(value or ()),
        raw=lambda: list(control.value()),
        put_raw=lambda raw: control.set_value(raw if isinstance(raw, list) else ()),
        changed=control.changed,
        is_empty=lambda: not control.value(),
    )


class TopicsField(FilterBar):
    """Tags as buttons that stay down."""

    def __init__(self, topics: Iterable[str]) -> None:
        super().__init__("Topics", [(topic, topic[:1].upper() + topic[1:]) for topic in topics])
        self._order = list(self._chips)

    def value(self) -> tuple[str, ...]:
        """The tags that are down, in their order."""
        down = self.selected()
        return tuple(str(topic) for topic in self._order if topic in down)

    def set_value(self, topics: Iterable[str]) -> None:
        """Put these down; a tag that is not among them (from an import) is added."""
        wanted = list(topics)
        for topic in wanted:
            if topic not in self._chips:
                self.add_chip(topic, topic[:1].upper() + topic[1:])
                self._order.append(topic)
        self.select(*wanted)


def topics_field(control: TopicsField) -> Field:
    """The tags as a form's field."""
    return Field(
        control,
        read=control.value,
        write=lambda value: control.set_value(value or ()),
        raw=lambda: list(control.value()),
        put_raw=lambda raw: control.set_value([topic for topic in raw if isinstance(topic, str)] if raw else ()),
        changed=control.changed,
        is_empty=lambda: not control.value(),
    )
