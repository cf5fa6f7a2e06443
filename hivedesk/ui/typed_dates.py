"""Dates and times as people type them: day first, short, or in words. Plain Python, no Qt.

What cannot be read is an error with a sentence; nothing is guessed silently: a weekday that does not
belong to the date, a 31 February and an hour that the clocks skip are all refused.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from hivedesk.foundation.clock import LONDON, format_date, format_month
from hivedesk.foundation.errors import HiveDeskError

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199


class UnreadableDate(HiveDeskError):
    """What was typed is not a date or a time that HiveDesk can read."""


class YearLean(StrEnum):
    """Which way a field leans when the year, or which Monday, was not said."""

    NEAREST = "nearest"
    PAST = "past"  # dates of birth
    DONE = "done"  # what was done: a weekday is the last one; in the nearest year, so that a day to come is noticed
    FUTURE = "future"  # what is due


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DATE_ADVICE = "Type it day first, as 14/11/26, 14 nov, today or mon."
_TIME_ADVICE = "Type it as 9:15, 0915 or 9.15am."
_UNIT_DAYS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}


def read_date(text: str, today: date, lean: YearLean = YearLean.NEAREST) -> date:
    """The date meant by ``text``, seen from ``today``.

    Raises:
        UnreadableDate: it is not a date, or not one that exists between 1900 and 2199.
    """
    words = re.sub(r"[\s,]+", " ", text).strip().lower()
    found = _in_words(words, today, lean)
    if found is None:
        found = _by_numbers(words, today, lean)
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise UnreadableDate("That year is too far away.", _DATE_ADVICE)
    return found


def read_time(text: str) -> time:
    """The time of day meant by ``text``: 9:15, 9.15am, 0915, 9pm, noon.

    Raises:
        UnreadableDate: it is not a time of day.
    """
    words = re.sub(r"\s+", "", text).lower()
    if words in ("noon", "midday"):
        return time(12, 0)
    if words == "midnight":
        return time(0, 0)
    match = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm|a|p)?", words)
    if match is None:
        raise UnreadableDate("HiveDesk cannot read that as a time.", _TIME_ADVICE)
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if half and not 1 <= hour <= 12:
        raise UnreadableDate("That time does not exist.", _TIME_ADVICE)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise UnreadableDate("That time does not exist.", _TIME_ADVICE)
    return time(hour, minute)


def read_moment(text: str, now: datetime, lean: YearLean = YearLean.NEAREST) -> datetime:
    """The moment (UTC) meant by ``text`` on the wall clock of Europe/London; a time alone is one of today.

    Raises:
        UnreadableDate: it is not a date with a time, or one that the clocks skip.
    """
    words = re.sub(r"[\s,]+", " ", text).strip().lower().replace(" at ", " ")
    wall = now.astimezone(LONDON)
    if words == "now":
        return wall.replace(second=0, microsecond=0).astimezone(UTC)
    day, at = _split_moment(words, wall.date(), lean)
    moment = datetime.combine(day, at, LONDON).astimezone(UTC)
    if moment.astimezone(LONDON).time() != at:
        raise UnreadableDate("The clocks go forward that night, so that time does not exist.", "Choose another time.")
    return moment


def _split_moment(words: str, today: date, lean: YearLean) -> tuple[date, time]:
    if _is_date(words, today, lean):
        raise UnreadableDate("The time is missing.", "Add it after the date, as 9:15.")
    try:
        return today, read_time(words)
    except UnreadableDate:
        pass
    match = re.fullmatch(r"(.+) (\d{1,2}[:.]\d{2} ?(?:am|pm)?|\d{4}|\d{1,2} ?(?:am|pm)|noon|midday|midnight)", words)
    if match is None:
        raise UnreadableDate("HiveDesk cannot read that as a date and a time.", "Type it as 14 nov 9:15.")
    return read_date(match[1], today, lean), read_time(match[2])


def _is_date(words: str, today: date, lean: YearLean) -> bool:
    try:
        read_date(words, today, lean)
    except UnreadableDate:
        return False
    return True


def _in_words(words: str, today: date, lean: YearLean) -> date | None:
    """``today``, ``mon``, ``next friday``, ``in 2 weeks``, ``3 days ago``, ``+7``."""
    near = {"today": 0, "tod": 0, "yesterday": -1, "yest": -1, "tomorrow": 1, "tom": 1}
    if words in near:
        return _shift(today, near[words])
    for pattern, sign in (
        (r"(?:in |\+)(\d{1,3}) ?(\w*)", 1),
        (r"(\d{1,3}) ?(\w+) ago", -1),
        (r"-(\d{1,3}) ?(\w*)", -1),
    ):
        match = re.fullmatch(pattern, words)
        if match and (match[2] or "d") in _UNIT_DAYS:
            return _shift(today, sign * int(match[1]) * _UNIT_DAYS[match[2] or "d"])
    match = re.fullmatch(r"(?:(last|next|this) )?([a-z]+)", words)
    day = _place(match[2], _DAYS) if match else None
    if match is None or day is None:
        return None
    return _weekday(day, match[1] or "", today, lean)


def _weekday(day: int, which: str, today: date, lean: YearLean) -> date:
    ahead = (day - today.weekday()) % 7
    if which == "next":
        return _shift(today, ahead or 7)
    if which == "last":
        return _shift(today, ahead - 7)
    if which == "this" or lean is YearLean.FUTURE:
        return _shift(today, ahead)
    if lean in (YearLean.PAST, YearLean.DONE):
        return _shift(today, ahead - 7 if ahead else 0)
    return _shift(today, ahead if ahead <= 3 else ahead - 7)


def _by_numbers(words: str, today: date, lean: YearLean) -> date:
    named_day, rest = _take_weekday(words)
    parts = _numbers(rest)
    if parts is None:
        raise UnreadableDate("HiveDesk cannot read that as a date.", _DATE_ADVICE)
    day, month, year = parts
    found = _with_year(day, month, year, today, lean)
    if named_day is not None and found.weekday() != named_day:
        raise UnreadableDate(f"The weekday does not fit: that date is {format_date(found)}.", "Mend one of the two.")
    return found


def _take_weekday(words: str) -> tuple[int | None, str]:
    match = re.fullmatch(r"([a-z]+) (.+)", words)
    if match is not None and (day := _place(match[1], _DAYS)) is not None:
        return day, match[2]
    return None, words


def _numbers(words: str) -> tuple[int, int, str] | None:
    """Day, month and the year as typed ("" when left out)."""
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return int(match[3]), int(match[2]), match[1]
    if match := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", words):
        return int(match[1]), int(match[2]), match[3]
    if match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?", words):
        return int(match[1]), int(match[2]), match[3] or ""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[/.\- ]?(?:of )?([a-z]+)\.?[/.\- ]?(\d{4}|\d{2})?", words)
    if match and (month := _place(match[2], _MONTHS)) is not None:
        return int(match[1]), month + 1, match[3] or ""
    match = re.fullmatch(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", words)
    if match and (month := _place(match[1], _MONTHS)) is not None:
        return int(match[2]), month + 1, match[3] or ""
    return None


def _with_year(day: int, month: int, year: str, today: date, lean: YearLean) -> date:
    if not 1 <= month <= 12:
        raise UnreadableDate("There is no such month.", _DATE_ADVICE)
    if len(year) == 4:
        return _real_date(day, month, int(year))
    if len(year) == 2:
        years = [century + int(year) for century in (1900, 2000, 2100)]
    else:
        years = list(range(today.year - 8, today.year + 9))
    real = [found for candidate in years if (found := _date_or_none(day, month, candidate)) is not None]
    if not real:
        return _real_date(day, month, years[1] if len(year) == 2 else today.year)
    return _lean(real, today, lean)


def _lean(dates: list[date], today: date, lean: YearLean) -> date:
    if lean is YearLean.PAST and (past := [found for found in dates if found <= today]):
        return max(past)
    if lean is YearLean.FUTURE and (future := [found for found in dates if found >= today - timedelta(days=3650)]):
        soon = [found for found in future if found >= today] if len({found.year % 100 for found in dates}) > 1 else []
        return min(soon or future)
    return min(dates, key=lambda found: (abs((found - today).days), found < today))


def _real_date(day: int, month: int, year: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise UnreadableDate("That year is too far away.", _DATE_ADVICE)
    found = _date_or_none(day, month, year)
    if found is None:
        raise UnreadableDate(f"{format_month(year, month)} has no day {day}.", _DATE_ADVICE)
    return found


def _date_or_none(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Where a name, or its first three or more letters, stands in the list ("tues", "sept")."""
    found = [place for place, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise UnreadableDate("That year is too far away.", _DATE_ADVICE) from None
