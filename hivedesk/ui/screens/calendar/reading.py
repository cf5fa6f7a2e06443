"""What has been read of the calendar: kept until something changes, read ahead in a pause. Plain Python, no Qt."""

from datetime import date, timedelta

from hivedesk.casework import calendar
from hivedesk.casework.desk import Desk
from hivedesk.domain.calendar.items import CalendarItem

_AHEAD = timedelta(days=45)  # on either side: the next page of any view
_STRIP = timedelta(days=62)  # so much more at once: most of a reading costs the same for a day or two months
_FAR = timedelta(days=200)  # further away the reading begins anew


class Reading:
    """One unbroken stretch of days; what is asked for beyond it is read and joined on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._items: dict[str, CalendarItem] = {}
        self._first: date | None = None
        self._last = date.min

    def forget(self) -> None:
        """Something changed: read again when next asked."""
        self._items = {}
        self._first = None

    def between(self, first: date, last: date) -> tuple[CalendarItem, ...]:
        """Everything on these days, both included."""
        if self._first is None or first > self._last + _FAR or last < self._first - _FAR:
            self.forget()
            self._first, self._last = first, last
            self._take(first, last)
        if first < self._first:
            begin = first - _STRIP
            self._take(begin, self._first - timedelta(days=1))
            self._first = begin
        if last > self._last:
            end = last + _STRIP
            self._take(self._last + timedelta(days=1), end)
            self._last = end
        return tuple(item for item in self._items.values() if item.first_day <= last and item.last_day >= first)

    def read_ahead(self, first: date, last: date) -> bool:
        """Read the days before and after as well; False where they are there already."""
        wanted = first - _AHEAD, last + _AHEAD
        if self._first is not None and self._first <= wanted[0] and self._last >= wanted[1]:
            return False
        self.between(*wanted)
        return True

    def _take(self, first: date, last: date) -> None:
        for item in calendar.items_between(self._desk, first, last):
            self._items[item.key] = item
