"""The field that says which planned calls and visits a contact settles, each with a tick that can be taken off."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from hivedesk.ui.screens.contact_log.settling import Settling, from_draft, to_draft
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.fields import Field
from hivedesk.ui.widgets.labels import label


class SettlesField(QWidget):
    """``changed`` when she ticks or unticks one; what the contact itself decides is shown with `show_ticks`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.settling = Settling()
        self.boxes: dict[str, QCheckBox] = {}
        self.note = label("", Role.SMALL, wrap=True)
        self._column = column(2, into=self)

    def offer(self, planned: Sequence[tuple[str, str]]) -> None:
        """These, by id and words."""
        if list(planned) == [(key, box.text()) for key, box in self.boxes.items()]:
            return
        clear(self._column)
        self.boxes = {key: QCheckBox(words) for key, words in planned}
        for key, box in self.boxes.items():
            box.clicked.connect(lambda ticked, key=key: self._clicked(key, ticked))
            self._column.addWidget(box)
            box.show()  # now, not at the next turn of the event loop: Tab may come before it
        self.setFocusProxy(next(iter(self.boxes.values()), None))  # type: ignore[arg-type]  # Qt takes None

    def show_ticks(self, settled: Collection[str], sentence: str) -> None:
        """Tick these, and say what saving does."""
        for key, box in self.boxes.items():
            box.setChecked(key in settled)
            box.setAccessibleDescription(sentence)
        self.note.setText(sentence)

    def ticked(self) -> frozenset[str]:
        """What saving ticks off."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def _clicked(self, key: str, ticked: bool) -> None:
        self.settling = self.settling.choosing(key, ticked)
        self.changed.emit()


def settles_field(control: SettlesField) -> Field:
    """As a form's field; its value is the `Settling`."""

    def write(settling: Settling) -> None:
        control.settling = settling

    def put_raw(raw: Any) -> None:
        control.settling = from_draft(raw)

    return Field(
        control,
        read=lambda: control.settling,
        write=write,
        raw=lambda: to_draft(control.settling),
        put_raw=put_raw,
        changed=control.changed,
        beneath=control.note,
    )
