"""Reads a day however it was written: always day first, as Hampshire writes it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.workbook import Unread, Value, as_text

_LONG_MONTHS = (
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
_MONTHS = tuple(name[:3] for name in _LONG_MONTHS)
_MONTH = r"(?P<m>[a-z]{3,9})\.?"
_WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?\b[.,]?\s*")
_CLOCK = re.compile(r"[\s,t]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|z)?(\+\d\d:?\d\d)?$")

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<d>\d{1,2})\s*[/.\-\s]\s*(?P<n>\d{1,2})\s*[/.\-\s]\s*(?P<y>\d{4}|'?\d{2})",
        r"(?P<y>\d{4})\s*[/.\-]\s*(?P<n>\d{1,2})\s*[/.\-]\s*(?P<d>\d{1,2})",
        rf"(?P<d>\d{{1,2}})\s*(st|nd|rd|th)?(\s+of)?[\s/.\-]*{_MONTH}[\s/,.\-]*(?P<y>\d{{4}}|'?\d{{2}})",
        rf"{_MONTH}\s*(?P<d>\d{{1,2}})(st|nd|rd|th)?[\s,]+(?P<y>\d{{4}}|'\d{{2}})",
        r"(?P<d>\d{2})(?P<n>\d{2})(?P<y>(19|20)\d{2})",
        r"(?P<y>(19|20)\d{2})(?P<n>\d{2})(?P<d>\d{2})",
    )
)
_WITHOUT_DAY = tuple(
    re.compile(form)
    for form in (
        r"\d{4}",
        r"\d{1,2}\s*[/.\-]\s*\d{4}",
        r"\d{4}\s*[/.\-]\s*\d{1,2}",
        r"[a-z]{3,9}\.?[\s/,.\-]*('?\d{2}|\d{4})",
    )
)
NOT_STATED = frozenset(
    {"", "-", "--", "n/a", "na", "none", "nil", "n/k", "nk", "not known", "unknown", "tbc", "tba", "tbd", "?", ".", "x"}
)
"""What people write into a cell that they leave empty."""

_SERIALS = range(7_306, 73_051)  # 1 January 1920 to 1 January 2100, as Excel counts days


@dataclass(frozen=True)
class DateReading:
    """The day read, or why there is none; neither where nothing is stated."""

    day: date | None = None
    problem: str = ""


def read_date(value: Value, today: date, *, birth: bool = False) -> DateReading:
    """Read a day; a year of two digits lies in the past for a birth, and at most next year otherwise."""
    if isinstance(value, datetime):
        return _plausible(value.date(), today)
    if isinstance(value, date):
        return _plausible(value, today)
    if isinstance(value, Unread):
        return DateReading(problem=unread_problem(value))
    if isinstance(value, bool):
        return DateReading(problem="This is not a date. Write it like 14/03/2021.")
    if isinstance(value, int | float) and int(value) in _SERIALS:
        return _plausible(date(1899, 12, 30) + timedelta(days=int(value)), today)
    text = as_text(value).lower()
    if len(text) > limits.ANSWER_CHARACTERS:
        return DateReading(problem="This is not a date. Write it like 14/03/2021.")
    return _read_text(text, today, birth)


def unread_problem(value: Unread) -> str:
    """What to say about a cell that holds no value."""
    if value is Unread.FORMULA:
        return "This cell holds a formula, and HiveDesk does not calculate. Type the value itself."
    return "This cell shows an error of the spreadsheet programme. Type the value itself."


def _read_text(text: str, today: date, birth: bool) -> DateReading:
    if text in NOT_STATED:
        return DateReading()
    bare = _CLOCK.sub("", _WEEKDAY.sub("", text.strip(" .,;()")))
    if re.fullmatch(r"\d{5}(\.\d+)?", bare) and int(float(bare)) in _SERIALS:
        return _plausible(date(1899, 12, 30) + timedelta(days=int(float(bare))), today)
    for form in _FORMS:
        found = form.fullmatch(bare)
        month = _month(found) if found else None
        if found and month is not None:
            return _dated(found, month, bare, today, birth)
    if any(form.fullmatch(bare) for form in _WITHOUT_DAY):
        return DateReading(problem=f"{quoted(bare)} has no day. Write it like 14/03/2021.")
    return DateReading(problem=f"{quoted(bare)} is not a date. Write it like 14/03/2021.")


def _dated(found: re.Match[str], month: int, text: str, today: date, birth: bool) -> DateReading:
    year = int(found["y"].lstrip("'"))
    try:
        if year < 100:
            return DateReading(_in_century(year, month, int(found["d"]), today, birth))
        return _plausible(date(year, month, int(found["d"])), today)
    except ValueError:
        hint = " The day comes first." if month > 12 and int(found["d"]) <= 12 else ""
        return DateReading(problem=f"{quoted(text)} is not a date.{hint} Write it like 14/03/2021.")


def _in_century(year: int, month: int, day: int, today: date, birth: bool) -> date:
    this = date(2000 + year, month, day)
    if this > today if birth else this.year > today.year + 1:
        return date(1900 + year, month, day)
    return this


def _month(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups.get("n"):
        return int(groups["n"])
    name = groups["m"]
    if name == "sept":
        return 9
    named = (number for number, month in enumerate(_LONG_MONTHS, start=1) if name in (month, month[:3]))
    return next(named, None)


def _plausible(day: date, today: date) -> DateReading:
    if day.year < 1900 or day.year > today.year + 20:
        return DateReading(problem=f"{day:%d/%m/%Y} cannot be right: look at the year.")
    return DateReading(day)


_NAMED_MONTH = "|".join((*_LONG_MONTHS, *_MONTHS, "sept"))
_SHOWN = re.compile(rf"[\d\s/.,'\-]*((st|nd|rd|th)?\s*(of\s+)?\b({_NAMED_MONTH})\b)?[\d\s/.,'\-]*")


def quoted(text: str) -> str:
    """The text itself if it is only figures and a month (so that no name is repeated), else ``This``."""
    return text.strip() if 0 < len(text) <= 24 and _SHOWN.fullmatch(text) else "This"
