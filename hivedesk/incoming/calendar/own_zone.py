"""A time zone as the file itself describes it (VTIMEZONE, RFC 5545, 3.6.5)."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from hivedesk.incoming.calendar.components import RawObservance
from hivedesk.incoming.calendar.limits import RULE_CHARACTERS
from hivedesk.incoming.calendar.moments import read_moment

_OFFSET = re.compile(r"([+-]?)(\d{2}):?(\d{2})(?::?\d{2})?")
_BY_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ONSETS = 200  # single changes that are read of one observance


@dataclass(frozen=True)
class _ChangeDay:
    """The last Sunday of March; the first Sunday from the 8th on; a date."""

    month: int
    weekday: int | None  # Monday = 0
    which: int  # the second, the last (-1); 0: any
    dates: tuple[int, ...]

    def in_year(self, year: int) -> int | None:
        """The day of the month; None where there is none."""
        first_weekday, length = calendar.monthrange(year, self.month)
        days = [
            day
            for day in range(1, length + 1)
            if self.weekday in (None, (first_weekday + day - 1) % 7) and (not self.dates or day in self.dates)
        ]
        place = self.which - 1 if self.which > 0 else self.which
        return days[place] if -len(days) <= place < len(days) else None


@dataclass(frozen=True)
class _Observance:
    before: timedelta
    offset: timedelta
    onsets: tuple[datetime, ...]  # on the wall clock before the change
    day: "_ChangeDay | None" = None  # on which the clocks change every year
    until: int = 9999  # the last year in which they do


class OwnZone(tzinfo):
    """Offsets by the last change before a moment."""

    def __init__(self, observances: Sequence[_Observance]) -> None:
        self._observances = tuple(observances)
        offsets = {one.offset for one in observances} | {one.before for one in observances}
        self._offsets = sorted(offsets, reverse=True)[:12]
        self._once: dict[int, list[tuple[datetime, timedelta]]] = {}
        for one in self._observances:
            for onset in one.onsets:
                self._once.setdefault(onset.year, []).append((onset, one.offset))
        self._changes = lru_cache(maxsize=512)(self._changes_of)

    def utcoffset(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return self._observances[0].offset
        wall = moment.replace(tzinfo=None, fold=0)
        for year in (wall.year, wall.year - 1):
            found = [change for change in self._changes(year) if change[0] <= wall]
            if found:
                return found[-1][1]
        return self._long_before(wall)

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, moment: datetime | None) -> str:
        return ""

    def fromutc(self, moment: datetime) -> datetime:
        for offset in self._offsets:
            if self.utcoffset(moment + offset) == offset:
                return moment + offset
        return moment + self.utcoffset(moment)

    def _long_before(self, wall: datetime) -> timedelta:
        """By the changes that came once, however long ago; before all of them, what they changed from."""
        years = [year for year in self._once if year <= wall.year]
        earlier = [change for year in sorted(years)[-2:] for change in self._once[year] if change[0] <= wall]
        return max(earlier)[1] if earlier else min(self._observances, key=lambda one: one.onsets[0]).before

    def _changes_of(self, year: int) -> list[tuple[datetime, timedelta]]:
        yearly = [(onset, one.offset) for one in self._observances for onset in _yearly(one, year)]
        return sorted({*self._once.get(year, ()), *yearly})


def read_zone(observances: Sequence[RawObservance]) -> OwnZone | None:
    """The zone that these describe; None where they describe none."""
    found = [one for raw in observances[:100] if (one := _observance(raw)) is not None]
    return OwnZone(found) if found else None


def _observance(raw: RawObservance) -> _Observance | None:
    before, offset = (_offset(raw, name) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    start = raw.properties.get("DTSTART")
    first = read_moment(start[0].value) if start else None
    if offset is None or first is None:
        return None
    texts = [text for more in raw.properties.get("RDATE", ()) for text in more.value.split(",")][:_ONSETS]
    moments = [moment for text in texts if (moment := read_moment(text)) is not None]
    day, until = _rule(raw)
    onsets = (first.wall, *(moment.wall for moment in moments))
    return _Observance(offset if before is None else before, offset, onsets, day, until)


def _offset(raw: RawObservance, name: str) -> timedelta | None:
    found = _OFFSET.fullmatch(raw.properties[name][0].value.strip()) if name in raw.properties else None
    if found is None:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return None if span > timedelta(hours=18) else -span if found[1] == "-" else span


def _rule(raw: RawObservance) -> tuple[_ChangeDay | None, int]:
    """On which day of the year the clocks change, and the last year in which they do."""
    rules = raw.properties.get("RRULE")
    if not rules:
        return None, 9999
    parts = dict(part.upper().partition("=")[::2] for part in rules[0].value[:RULE_CHARACTERS].split(";"))
    month, by_day = parts.get("BYMONTH", ""), _BY_DAY.fullmatch(parts.get("BYDAY", ""))
    dates = [int(text) for text in parts.get("BYMONTHDAY", "").split(",") if text.strip().isdecimal()]
    ends = read_moment(parts.get("UNTIL", ""))
    last = ends.wall.year if ends is not None else 9999
    if parts.get("FREQ") != "YEARLY" or not re.fullmatch("0?[1-9]|1[0-2]", month) or not (by_day or dates):
        return None, last
    weekday = _WEEKDAYS.index(by_day[2]) if by_day else None
    return _ChangeDay(int(month), weekday, int(by_day[1] or 0) if by_day else 0, tuple(dates)), last


def _yearly(one: _Observance, year: int) -> Sequence[datetime]:
    first = one.onsets[0]
    if one.day is None or not max(first.year, 2) <= year <= min(one.until, 9990):
        return ()
    day = one.day.in_year(year)
    return () if day is None else (datetime(year, one.day.month, day, first.hour, first.minute),)  # noqa: DTZ001
