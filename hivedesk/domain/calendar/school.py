"""School terms and holidays: typed, or brought in from a school's or the county's calendar.

Schools publish terms, or holidays, or both: whatever lies between two terms that follow each other is a holiday too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from hivedesk.foundation.errors import RuleRefused

_LONGEST_GAP = 70  # days: the summer; between terms further apart a term has not been entered
_HALF_TERM = (5, 11)  # days of a half term: a week with its weekends, and an INSET day or two
_NEAR_EASTER = timedelta(days=14)  # the holidays may end before Easter Sunday, or begin after it


class SchoolDatesKind(StrEnum):
    """What the days are."""

    TERM = "term"
    HOLIDAY = "holiday"
    INSET = "INSET day"  # the school is closed to children


@dataclass(frozen=True, kw_only=True)
class SchoolDates:
    """A term, a holiday, or a day on which the school is closed to children."""

    id: str
    kind: SchoolDatesKind = SchoolDatesKind.TERM
    name: str = ""  # "Autumn term 1"
    first_day: date
    last_day: date
    uid: str = ""  # in the calendar it came from
    source: str = ""


@dataclass(frozen=True)
class Span:
    """Days on which the schools are closed; both ends included."""

    first_day: date
    last_day: date
    name: str


def holidays(known: Iterable[SchoolDates]) -> list[Span]:
    """When the schools are closed, in order: the holidays entered, and what lies between terms. Days may overlap."""
    dates = list(known)
    spans = [
        Span(each.first_day, each.last_day, each.name or each.kind.value)
        for each in dates
        if each.kind is not SchoolDatesKind.TERM
    ]
    terms = sorted((each for each in dates if each.kind is SchoolDatesKind.TERM), key=lambda each: each.first_day)
    for before, after in pairwise(terms):
        first, last = before.last_day + timedelta(days=1), after.first_day - timedelta(days=1)
        gap = (last - first).days + 1
        if 1 <= gap <= _LONGEST_GAP and _has_weekday(first, last):
            spans.append(Span(first, last, holiday_name(first, last)))
    return sorted(set(spans), key=lambda span: (span.first_day, span.last_day, span.name))


def holiday_name(first: date, last: date) -> str:
    """What the days between two terms are called: ``Half term``, ``Christmas holidays``."""
    if any(first <= date(year, 12, 25) <= last for year in (first.year, last.year)):
        return "Christmas holidays"
    easter_sunday = _easter(first.year)
    if first <= easter_sunday <= last:
        return "Easter holidays"
    days = (last - first).days + 1
    if _HALF_TERM[0] <= days <= _HALF_TERM[1]:
        return "Half term"
    if days > _HALF_TERM[1] and first - _NEAR_EASTER <= easter_sunday <= last + _NEAR_EASTER:
        return "Easter holidays"
    if days > _HALF_TERM[1] and first <= date(first.year, 9, 1) and last >= date(first.year, 8, 1):
        return "Summer holidays"
    return "School holidays"


def closed_on(spans: Sequence[Span], day: date) -> Span | None:
    """The holiday in which a day lies, or None."""
    return next((span for span in spans if span.first_day <= day <= span.last_day), None)


def known_until(known: Iterable[SchoolDates]) -> date | None:
    """The last day about which terms or holidays say anything; None where none is entered."""
    return max((each.last_day for each in known), default=None)


def check_dates(dates: SchoolDates) -> None:
    """Refuse dates that cannot be.

    Raises:
        RuleRefused: an end before its start, or a term of more than half a year.
    """
    if dates.last_day < dates.first_day:
        raise RuleRefused("It ends before it begins.", "Check First day and Last day.")
    if (dates.last_day - dates.first_day).days > 190:
        raise RuleRefused("That is longer than half a year.", "Check First day and Last day.")


def _easter(year: int) -> date:
    from dateutil.easter import easter  # when first asked for, for start-up time

    return easter(year)


def _has_weekday(first: date, last: date) -> bool:
    return any((first + timedelta(days=n)).isoweekday() <= 5 for n in range(min(7, (last - first).days + 1)))
