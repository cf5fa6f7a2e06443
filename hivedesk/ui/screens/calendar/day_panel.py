"""The chosen day beside the calendar: everything on it in full, to be opened or moved from there."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hivedesk.domain.calendar.weeks import week_number
from hivedesk.foundation.clock import format_date
from hivedesk.ui.screens.calendar.days import Day
from hivedesk.ui.screens.calendar.entries import said_in_full
from hivedesk.ui.screens.calendar.entry_rows import EntryList, EntryRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow

MOVING_KEYS = (
    "Alt+Shift+Left or Right: a day. Alt+Shift+Up or Down: a week, or 15 minutes in the week view. "
    "Alt+Shift+Page Up or Page Down: ends 15 minutes earlier or later."
)


class DayPanel(QWidget):
    """``chosen`` comes with an entry's key; ``add_wanted`` on N or Insert; ``left`` on Escape."""

    chosen = Signal(str)
    opened = Signal(str)
    move_wanted = Signal(str)
    add_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", Role.HEADING, wrap=True)
        self.beneath = label("", Role.SMALL, wrap=True)
        self.list = EntryList("Entries of the day")
        self.list.setToolTip(MOVING_KEYS)
        self.list.chosen.connect(lambda row: self.chosen.emit(row.entry.key))
        self.list.opened.connect(lambda row: self.opened.emit(row.entry.key))
        self.list.installEventFilter(self)
        self._nothing = label("Nothing planned. N adds an event on this day.", Role.MUTED, wrap=True)
        self.open = button("Open", self._open)
        self.move_to = button("Move to", self._move)
        self.move_to.setToolTip(f"Type another day and hour. Or by keys: {MOVING_KEYS}")
        card = Card(padding=14, gap=6)
        words = column(0)
        words.addWidget(self.heading)
        words.addWidget(self.beneath)
        card.body.addLayout(words)
        card.add(self.list, 1)
        card.add(self._nothing, 1)
        card.add(FlowRow(self.open, self.move_to))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column(0, into=self).addWidget(card)

    def show_day(self, day: Day, key: str) -> None:
        """Show what stands on a day, with a chosen entry."""
        self.heading.setText(format_date(day.day))
        self.beneath.setText(f"{'Today, week' if day.today else 'Week'} {week_number(day.day)}")
        rows = tuple(EntryRow(entry, said_in_full(entry)) for entry in day.everything)
        self.list.show_rows(rows, next((row for row in rows if row.entry.key == key), None))
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        chosen = next((entry for entry in day.everything if entry.key == key), None)
        self.open.setEnabled(chosen is not None and chosen.can_open)
        self.move_to.setEnabled(chosen is not None and chosen.item.movable)
        said = said_in_full(chosen) if chosen is not None else "Choose an entry first"
        for made in (self.open, self.move_to):
            made.setAccessibleDescription(said)

    def focus_list(self) -> None:
        """Go to the entries, the first where none is chosen."""
        self.list.setFocus()
        self.list.choose_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_N, Qt.Key.Key_Insert) and not event.modifiers():
                self.add_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.opened.emit(row.entry.key)

    def _move(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.move_wanted.emit(row.entry.key)
