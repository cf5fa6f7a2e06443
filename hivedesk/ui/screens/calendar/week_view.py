"""The week: the days with what lasts all day, and the hours beneath them."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.days import Day
from hivedesk.ui.screens.calendar.week_above import AboveHours
from hivedesk.ui.screens.calendar.week_hours import HoursOfWeek, WorkingHours
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.page import divider


class WeekView(QWidget):
    """Two tables that are walked as one; the signals are those of `day_table.DayTable`."""

    chosen = Signal(object, str)
    turned = Signal(int)
    entered = Signal(object, object)
    add_wanted = Signal(object, object)
    opened = Signal(str)
    moved = Signal(str, object, object)
    lengthened = Signal(str, object, int)

    def __init__(self, now: Callable[[], datetime], working: WorkingHours) -> None:
        super().__init__()
        self.hours = HoursOfWeek(now, working)
        self.above = AboveHours(self.hours.verticalHeader().sizeHint().width())
        for table in (self.above, self.hours):
            theme.set_role(table, Role.PLAIN)
            for name in ("chosen", "turned", "entered", "add_wanted", "opened", "moved", "lengthened"):
                getattr(table, name).connect(getattr(self, name))
        self.above.downward.connect(self._down)
        self.hours.upward.connect(self.above.setFocus)
        top = row(0)
        top.addWidget(self.above, 1)
        self._beside_bar = QWidget()
        top.addWidget(self._beside_bar)
        sheet = QFrame()
        theme.set_role(sheet, Role.CARD)
        inner = column(0, 1, into=sheet)
        inner.addLayout(top)
        inner.addWidget(divider())
        inner.addWidget(self.hours, 1)
        column(0, into=self).addWidget(sheet)
        self.hours.setMinimumHeight(theme.px(200))
        self.setFocusProxy(self.hours)
        self._scrolled = False
        self._resize()
        theme.changes().changed.connect(self._resize)

    def show_week(self, week: tuple[Day, ...], day: date, key: str) -> None:
        """Show these days with a chosen day and entry."""
        self.above.show_week(week, day, key)
        self.hours.show_week(week, day, key)

    def chip_rect(self, key: str) -> QRect:
        """Where an entry is painted among the hours."""
        return self.hours.chip_rect(key)

    def bring_into_view(self) -> None:
        """Let the keyboard's half hour be seen: what was moved by keys stands there now."""
        self.hours.scrollTo(self.hours.currentIndex())

    def repaint_now(self) -> None:
        """The line for now has moved on."""
        self.hours.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._scrolled:
            self._scrolled = True
            QTimer.singleShot(0, self, self.hours.scroll_to_most)

    def _down(self) -> None:
        self.hours.setFocus()
        self.hours.go_to_half_hour(self.hours.half_hour)

    def _resize(self) -> None:
        self.hours.resize_rows()
        gutter = self.hours.verticalHeader().sizeHint().width()
        self.hours.verticalHeader().setFixedWidth(gutter)
        self.above.set_gutter(gutter)
        self.above.fit()
        self._beside_bar.setFixedWidth(self.hours.verticalScrollBar().sizeHint().width())
