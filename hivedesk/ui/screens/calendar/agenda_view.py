"""The agenda: every entry from a day on, by days, each in full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hivedesk.foundation.clock import format_date
from hivedesk.ui.screens.calendar.days import AgendaLine, spoken_line
from hivedesk.ui.screens.calendar.entry_rows import EntryList, EntryRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow


class AgendaView(QWidget):
    """``chosen`` comes with day and key; the other signals ask for pages and new entries."""

    chosen = Signal(object, str)
    opened = Signal(str)
    turned = Signal(int)
    add_wanted = Signal(object, object)
    more_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = _Agenda("Agenda", days=True)
        self._lines: dict[tuple[str, str], AgendaLine] = {}
        self._nothing = label("Nothing is planned in this time.", Role.MUTED, wrap=True)
        self.earlier = button("Show earlier", self.earlier_wanted.emit, role=Role.QUIET, icon_name="chevron-up")
        self.more = button("Show more", self.more_wanted.emit, role=Role.QUIET, icon_name="chevron-down")
        card = Card(padding=10, gap=6)
        card.add(FlowRow(self.earlier))
        card.add(self._nothing)
        card.add(self.list, 1)
        card.add(FlowRow(self.more))
        column(0, into=self).addWidget(card)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda row: self.opened.emit(row.entry.key))
        self.list.turned.connect(self.turned)
        self.list.add_wanted.connect(self._add)

    def show_lines(self, lines: tuple[AgendaLine, ...], day: object, key: str) -> None:
        """Show these, with the chosen entry of a day."""
        rows = tuple(_row(line) for line in lines)
        self._lines = {row.key: line for row, line in zip(rows, lines, strict=True)}
        of_key = [row for row in rows if row.entry.key == key]
        chosen = next((row for row in of_key if self._lines[row.key].day == day), of_key[0] if of_key else None)
        self.list.show_rows(rows, chosen)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _chosen(self, row: EntryRow) -> None:
        line = self._lines.get(row.key)
        if line is not None:
            self.chosen.emit(line.day, row.entry.key)

    def _add(self) -> None:
        row = self.list.current_row()
        line = self._lines.get(row.key) if row is not None else None
        if line is not None:
            self.add_wanted.emit(line.day, None)


class _Agenda(EntryList):
    turned = Signal(int)
    add_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_N, Qt.Key.Key_Insert) and not event.modifiers():
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)


def _row(line: AgendaLine) -> EntryRow:
    words = format_date(line.day) if line.first_of_day else ""
    return EntryRow(line.entry, spoken_line(line), words, "Today" if line.today else "", line.first_of_day)
