"""Dates and times as one line that is typed, with a calendar at hand.

What cannot be read stays as it was typed and is marked; it is never changed silently.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from hivedesk.foundation.clock import at_london, format_date, format_moment, local
from hivedesk.ui import theme
from hivedesk.ui.icons import icon
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import UnreadableDate, YearLean, read_date, read_moment, read_time
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.line_fields import LineWithButton

_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class _TypedField(LineWithButton):
    """What date and time fields share: reading, tidying when left, saying what is wrong."""

    left = Signal()  # and what was understood is shown, or marked as not understood
    settled = Signal()  # what stands there is meant: left, Enter, or chosen; what is still being typed is not

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)

    def problem(self) -> str:
        """What is wrong with the text, or "" when nothing is."""
        try:
            self.tidied()
        except UnreadableDate as error:
            return str(error)
        return ""

    def tidied(self) -> str:
        """The text as it is shown once the field is left.

        Raises:
            UnreadableDate: it cannot be read.
        """
        return self.text().strip()

    def tidy(self) -> None:
        """Show what was understood, or mark what was not."""
        try:
            text = self.tidied()
        except UnreadableDate as error:
            theme.set_wrong(self, True)
            self.setToolTip(str(error))
            return
        theme.set_wrong(self, False)
        self.setToolTip("")
        if text != self.text():
            self.setText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.tidy()
            self.left.emit()
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tidy()
            self.settled.emit()
        super().keyPressEvent(event)


class _CalendarField(_TypedField):
    """A typed field that has a day in it: arrow keys, and a calendar from the button or Alt+Down."""

    def __init__(self, today: Callable[[], date], name: str = "") -> None:
        super().__init__(name)
        self._today = today
        self._open = self.add_button("Open calendar", "calendar-small")
        self._open.clicked.connect(self.open_calendar)
        self._popup: CalendarPopup | None = None

    def day_shown(self) -> date | None:
        """The day that stands in the field; None when it is empty or cannot be read."""
        return None

    def put_day(self, day: date) -> None:
        """Take a day chosen by key or calendar."""
        self.setText(format_date(day))

    def open_calendar(self) -> None:
        """Show the calendar beneath the field."""
        if self.isReadOnly():
            return
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.day_chosen.connect(self._chosen)
        self._popup.show_at(self, self.day_shown() or self._today(), self._today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _KEYS and not self.isReadOnly() and (not self.text().strip() or self.day_shown() is not None):
            self._step(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _step(self, days: int) -> None:
        shown = self.day_shown()
        try:
            self.put_day(shown + timedelta(days=days) if shown else self._today())
        except OverflowError:
            return
        self.settled.emit()

    def _chosen(self, day: date) -> None:
        self.put_day(day)
        self.settled.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class DateField(_CalendarField):
    """A day, or nothing. ``today`` is asked each time; ``lean`` says how a missing year is meant."""

    def __init__(
        self, today: Callable[[], date], *, lean: YearLean = YearLean.NEAREST, name: str = "", optional: bool = True
    ) -> None:
        super().__init__(today, name)
        self._lean = lean
        self._optional = optional
        self.setPlaceholderText("day/month/year")

    def value(self) -> date | None:
        """The day; None when the field is empty.

        Raises:
            UnreadableDate: it cannot be read.
        """
        text = self.text().strip()
        if not text:
            if not self._optional:
                raise UnreadableDate("The date is missing.", "Type it as 14/11/26, 14 nov or today.")
            return None
        return read_date(text, self._today(), self._lean)

    def set_value(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(format_date(day) if day is not None else "")
        self.tidy() if day is not None else theme.set_wrong(self, False)

    def tidied(self) -> str:
        day = self.value()
        return format_date(day) if day is not None else ""

    def day_shown(self) -> date | None:
        try:
            return self.value()
        except UnreadableDate:
            return None

    def put_day(self, day: date) -> None:
        self.set_value(day)


class MomentField(_CalendarField):
    """A day and a time of day in one line, meant on the wall clock of Europe/London; a time alone is one of today."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        lean: YearLean = YearLean.NEAREST,
        name: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__(lambda: local(now()).date(), name)
        self._now = now
        self._lean = lean
        self._optional = optional
        self.setPlaceholderText("day/month/year, hour:minute")

    def value(self) -> datetime | None:
        """The moment in UTC; None when the field is empty and may be.

        Raises:
            UnreadableDate: it cannot be read, or is missing.
        """
        text = self.text().strip()
        if not text:
            if not self._optional:
                raise UnreadableDate("The date and time are missing.", "Type them as 14 nov 9:15, or now.")
            return None
        return read_moment(text, self._now(), self._lean)

    def set_value(self, moment: datetime | None) -> None:
        """Show a moment, or nothing."""
        self.setText(format_moment(moment) if moment is not None else "")
        theme.set_wrong(self, False)

    def tidied(self) -> str:
        moment = self.value()
        return format_moment(moment) if moment is not None else ""

    def day_shown(self) -> date | None:
        try:
            moment = self.value()
        except UnreadableDate:
            return None
        return local(moment).date() if moment is not None else None

    def put_day(self, day: date) -> None:
        try:
            shown = self.value()
        except UnreadableDate:
            shown = None
        wall = local(shown or self._now())
        self.set_value(at_london(day, wall.hour, wall.minute))


class TimeField(_TypedField):
    """A time of day, or nothing: 9:15, 0915, 9.15am."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__(name)
        self.setPlaceholderText("hour:minute")

    def value(self) -> time | None:
        """The time; None when the field is empty.

        Raises:
            UnreadableDate: it cannot be read.
        """
        text = self.text().strip()
        return read_time(text) if text else None

    def set_value(self, at: time | None) -> None:
        """Show a time, or nothing."""
        self.setText(f"{at:%H:%M}" if at is not None else "")
        theme.set_wrong(self, False)

    def tidied(self) -> str:
        at = self.value()
        return f"{at:%H:%M}" if at is not None else ""


class CalendarPopup(QFrame):
    """A calendar beneath a field or a button; ``earliest`` is the first day that can be chosen."""

    day_chosen = Signal(date)

    def __init__(self, field: QWidget, earliest: date | None = None) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        theme.set_role(self, Role.CARD)
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setGridVisible(False)
        self._calendar.setAccessibleName("Calendar")
        if earliest is not None:
            self._calendar.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        for part, name, picture in (
            ("qt_calendar_prevmonth", "Previous month", "chevron-left"),
            ("qt_calendar_nextmonth", "Next month", "chevron-right"),
        ):
            turn = self._calendar.findChild(QToolButton, part)
            if turn is not None:
                turn.setIcon(icon(picture))
                turn.setAccessibleName(name)
        self._calendar.clicked.connect(self._take)
        self._calendar.activated.connect(self._take)
        column(0, 6, into=self).addWidget(self._calendar)

    def show_at(self, field: QWidget, day: date, today: date) -> None:
        """Open beneath ``field`` (above it where there is no room)."""
        self._paint_weekdays(today)
        self._calendar.setMinimumSize(theme.px(290), theme.px(250))
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + 4))
        room = field.screen().availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        self._calendar.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.adjustSize()

    def _paint_weekdays(self, today: date) -> None:
        colours = theme.tokens()
        plain = QTextCharFormat()
        plain.setForeground(theme.colour(colours.text))
        head = QTextCharFormat()
        head.setForeground(theme.colour(colours.muted))
        head.setBackground(theme.colour(colours.surface))
        self._calendar.setHeaderTextFormat(head)
        for weekday in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(weekday, plain)
        now = QTextCharFormat()
        now.setBackground(theme.colour(colours.accent_soft))
        now.setForeground(theme.colour(colours.accent))
        self._calendar.setDateTextFormat(QDate(), QTextCharFormat())
        self._calendar.setDateTextFormat(QDate(today.year, today.month, today.day), now)

    def _take(self, chosen: QDate) -> None:
        self.hide()
        self.day_chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))
