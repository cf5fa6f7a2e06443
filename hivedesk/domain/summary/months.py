"""Calendar months on the wall clock of Europe/London."""

import calendar
from datetime import date, datetime

from hivedesk.foundation.clock import at_london

YearMonth = tuple[int, int]


def first_day(year: int, month: int) -> date:
    """The month's first day."""
    return date(year, month, 1)


def last_day(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_after(year: int, month: int) -> YearMonth:
    """The next month."""
    return (year + 1, 1) if month == 12 else (year, month + 1)


def month_before(year: int, month: int) -> YearMonth:
    """The month before."""
    return (year - 1, 12) if month == 1 else (year, month - 1)


def year_before(year: int, month: int) -> YearMonth:
    """The same month a year earlier."""
    return year - 1, month


def months_so_far(year: int, month: int) -> tuple[YearMonth, ...]:
    """The months of the calendar year from January up to and with this one."""
    return tuple((year, earlier) for earlier in range(1, month + 1))


def twelve_months_to(year: int, month: int) -> tuple[YearMonth, ...]:
    """The twelve months that end with this one, oldest first."""
    months = [(year, month)]
    while len(months) < 12:
        months.append(month_before(*months[-1]))
    return tuple(reversed(months))


def month_span(year: int, month: int) -> tuple[datetime, datetime]:
    """The month's first moment and the first moment after it, in UTC (midnights in Europe/London)."""
    return at_london(first_day(year, month), 0), at_london(first_day(*month_after(year, month)), 0)
