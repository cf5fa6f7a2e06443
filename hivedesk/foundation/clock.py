"""Time, passed in everywhere so that tests never depend on today.

Moments are kept in UTC; people see and mean the wall clock of Europe/London.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of this laptop."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is moved: for tests and for building the demonstration Hive."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        """Move to another moment."""
        self.moment = moment.astimezone(UTC)

    def advance(self, span: timedelta) -> None:
        """Move on by a span of time."""
        self.moment += span


def local(moment: datetime) -> datetime:
    """The same moment on the wall clock of Europe/London."""
    return moment.astimezone(LONDON)


def today(clock: Clock) -> date:
    """The date on the wall clock of Europe/London."""
    return local(clock.now()).date()


def at_london(day: date, hour: int, minute: int = 0) -> datetime:
    """The moment (UTC) at which the wall clock in Europe/London shows this hour on this day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).astimezone(UTC)


def written_moment(moment: datetime) -> str:
    """``2026-11-14T09:05:00.000000Z``: of one length, so that text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def format_date(day: date) -> str:
    """``Sat 14 Nov 2026``, independent of the laptop's language."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_time(moment: datetime) -> str:
    """``09:05`` on the wall clock of Europe/London."""
    return f"{local(moment):%H:%M}"


def format_moment(moment: datetime) -> str:
    """``Sat 14 Nov 2026, 09:05`` on the wall clock of Europe/London."""
    return f"{format_date(local(moment).date())}, {format_time(moment)}"


def format_short_month(day: date) -> str:
    """``Nov 2026``, for where there is little room."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def format_month(year: int, month: int) -> str:
    """``November 2026``."""
    return f"{_LONG_MONTHS[month - 1]} {year}"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS = tuple(name[:3] for name in _LONG_MONTHS)
