"""What the county review starts from: the Hives that are enrolled, the months they sent, and a span of months."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.summary.figures import Value
from hivedesk.domain.summary.months import YearMonth, month_after
from hivedesk.foundation.clock import format_month


@dataclass(frozen=True, kw_only=True)
class EnrolledHive:
    """A Hive whose card the service has accepted. ``id`` stays the same when its keys are renewed."""

    id: str
    name: str
    area: str = ""
    enrolled_on: date
    ended_on: date | None = None  # its card was withdrawn, and no other took its place
    first_sent: YearMonth | None = None  # of all its months, not only of the span
    last_sent: YearMonth | None = None


@dataclass(frozen=True)
class SentMonth:
    """One month of a Hive, as it was frozen there."""

    month: YearMonth
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Span:
    """Some months in a row; the same month twice is that month alone."""

    first: YearMonth
    last: YearMonth

    @property
    def months(self) -> tuple[YearMonth, ...]:
        """Its months, oldest first; none where it ends before it begins."""
        found: list[YearMonth] = []
        month = self.first
        while month <= self.last:
            found.append(month)
            month = month_after(*month)
        return tuple(found)

    @property
    def one_month(self) -> bool:
        """Whether it is a single month."""
        return self.first == self.last

    @property
    def words(self) -> str:
        """``November 2026``, ``January to November 2026``, ``December 2025 to November 2026``."""
        end = format_month(*self.last)
        if self.one_month:
            return end
        begin = format_month(*self.first)
        return f"{begin.split()[0] if self.first[0] == self.last[0] else begin} to {end}"


def month_of(day: date) -> YearMonth:
    """The month in which a day lies."""
    return day.year, day.month
