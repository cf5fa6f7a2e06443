"""A day of the calendar with what stands on it, and how it is said. Plain Python, no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.foundation.clock import format_date
from hivedesk.ui.screens.calendar.entries import Entry, minutes_on, said_in_full, said_shortly


@dataclass(frozen=True)
class Day:
    """One day with what stands on it."""

    day: date
    outside: bool = False  # of the month that is shown
    today: bool = False
    entries: tuple[Entry, ...] = ()  # what there is to do
    marks: tuple[Entry, ...] = ()  # what sort of day it is: bank holiday, school holidays, the first day of term
    closed: str = ""  # the holiday it lies in: a tint

    @property
    def everything(self) -> tuple[Entry, ...]:
        """Marks and entries."""
        return (*self.marks, *self.entries)

    @property
    def mark(self) -> str:
        """The marks in one line."""
        return ", ".join(entry.title for entry in self.marks)

    @property
    def weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.day.weekday() >= 5


@dataclass(frozen=True)
class AgendaLine:
    """One line of the agenda."""

    day: date
    entry: Entry
    first_of_day: bool
    today: bool


_SHORTER = (
    (re.compile(r"^.+ (begins|ends)$"), r"Term \1"),
    (re.compile(r"(?i)^.*\bhalf[- ]?term\b.*$"), "Half term"),
    (re.compile(r"(?i)^.*\bbank holiday\b.*$"), "Bank holiday"),
    (re.compile(r" \(.*\)$"), ""),
    (re.compile(r"(?i)^(school )?(.+?) (school )?(holidays?|break)$"), r"\2"),
)


def head_words(titles: Sequence[str]) -> list[str]:
    """What sort of day it is, for the head of a day: in full, then ever shorter; the last may have to be cut."""
    short = [_shorter(title) for title in titles]
    return list(dict.fromkeys([", ".join(titles), ", ".join(short), min(short, key=len)]))


def _shorter(title: str) -> str:
    """``Term begins`` for ``Autumn term 2 begins``, ``Christmas`` for ``Christmas holidays``."""
    if title.lower() == "school holidays":
        return "Holidays"
    for pattern, words in _SHORTER:
        if pattern.search(title):
            return pattern.sub(words, title)
    return title


def days_words(first: date, last: date) -> str:
    """``Mon 9 to Sun 15 Nov 2026``: month and year once where they are the same."""
    words = format_date(first).split()
    if first.year == last.year:
        words = words[:-1] if first.month != last.month else words[:-2]
    return f"{' '.join(words)} to {format_date(last)}"


def short_day(day: date) -> str:
    """``Fri 27 Nov``: where the year is plain."""
    return format_date(day).rsplit(" ", 1)[0]


def spoken_day(day: Day) -> str:
    """A day as assistive technology says it: the date, what sort of day it is, and every entry."""
    count = len(day.entries)
    entries = f"{count} entr{'y' if count == 1 else 'ies'}: " if count else "nothing planned"
    entries += "; ".join(said_shortly(entry, day.day) for entry in day.entries)
    parts = (
        format_date(day.day),
        "today" if day.today else "",
        "not of this month" if day.outside else "",
        day.mark,
        entries,
    )
    return ", ".join(part for part in parts if part)


def entries_at(day: Day, begins: int, length: int) -> tuple[Entry, ...]:
    """What stands among the hours of a day in so many minutes from ``begins`` after midnight."""
    found = []
    for entry in day.entries:
        span = None if entry.above_hours else minutes_on(entry, day.day)
        if span is not None and span[0] < begins + length and max(span[1], span[0] + 1) > begins:
            found.append(entry)
    return tuple(found)


def spoken_hour(day: Day, begins: int, length: int) -> str:
    """Some minutes of a day: the date, the hour, and what stands in them."""
    words = [f"{format_date(day.day)}, {begins // 60:02}:{begins % 60:02}"]
    for entry in entries_at(day, begins, length):
        span = minutes_on(entry, day.day)
        starts_here = span is not None and span[0] >= begins
        words.append(said_in_full(entry) if starts_here else f"{entry.title} goes on")
    return "; ".join(words) if len(words) > 1 else f"{words[0]}, free"


def spoken_above(day: Day) -> str:
    """What stands above the hours of a day."""
    above = [entry for entry in day.everything if entry.above_hours]
    said = "; ".join(said_in_full(entry) for entry in above) or "nothing"
    return f"{format_date(day.day)}{', today' if day.today else ''}, all day: {said}"


def spoken_line(line: AgendaLine) -> str:
    """A line of the agenda: its day, and the entry in full."""
    return f"{format_date(line.day)}{', today' if line.today else ''}: {said_in_full(line.entry)}"
