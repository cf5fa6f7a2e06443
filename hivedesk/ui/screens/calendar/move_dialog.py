"""*Move to*: another day, and another hour where it has one, typed."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.foundation.clock import local
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.entries import Entry, hours
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace

_ALONE = "One of a series: only this one moves. To move the others as well, open it and change it there."


class MoveDialog(QDialog):
    """``moved`` comes with the day, and minutes after midnight or None."""

    moved = Signal(object, object)

    def __init__(self, workplace: Workplace, entry: Entry, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Move to")
        self.setAccessibleName("Move to")
        self._timed = not entry.item.all_day
        self.form = FieldForm()
        self.form.add("day", "Day", fields.day(today, lean=YearLean.FUTURE), required=True, width=HALF)
        self.form.add("at", "Time", fields.time_of_day(), required=self._timed, width=HALF)
        starts = entry.item.starts_at
        values = {"day": entry.item.first_day, "at": local(starts).time() if starts is not None else None}
        self.form.set_values(values)
        self.form.show_field("at", self._can_have_hour(entry))
        outer = column(14, 26, 22, 26, 18, into=self)
        outer.addWidget(label(entry.title, Role.HEADING, wrap=True))
        outer.addWidget(label(hours(entry), Role.MUTED, wrap=True))
        if entry.item.in_series:
            outer.addWidget(label(_ALONE, wrap=True))
        outer.addWidget(self.form)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        move = button("Move", self._move, role=Role.PRIMARY)
        move.setDefault(True)
        foot.addWidget(move)
        outer.addLayout(foot)
        self.setMinimumWidth(theme.px(440))
        workplace.about_to_lock.connect(self.reject)
        self.form.field("day").control.setFocus()

    @staticmethod
    def _can_have_hour(entry: Entry) -> bool:
        """An all-day event stays one; a call without an hour may be given one."""
        return not entry.item.all_day or entry.item.family_id is not None

    def _move(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        at: time | None = values["at"]
        self.moved.emit(values["day"], None if at is None else at.hour * 60 + at.minute)
        self.accept()
