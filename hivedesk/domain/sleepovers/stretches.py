"""Stretches of days in which nothing changes that is on record: what a rule says of one day it says of all of them.

A date in a record may begin or end something, on that day or on the next one, and its anniversary may be a birthday:
each begins a stretch. So nobody has to know what a date stands for. A stretch never reaches over New Year.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from hivedesk.domain.families import months_after

_WITHOUT_DATES = (str, int, type(None))


class Stretches:
    """The stretches of some records."""

    def __init__(self, records: Iterable[object]) -> None:
        self._on_record = {(day.month, day.day): day for day in chain.from_iterable(map(_dates_in, records))}
        self._begins: dict[int, list[date]] = {}  # by year

    def of(self, days: Sequence[date]) -> date | None:
        """What names the stretch of these days (in their order); None where they are not of one stretch."""
        first, last = days[0], days[-1]
        if first.year != last.year:
            return None
        begins = self._of_year(first.year)
        found = bisect_right(begins, first)
        return begins[found - 1] if found == bisect_right(begins, last) else None

    def _of_year(self, year: int) -> list[date]:
        known = self._begins.get(year)
        if known is None:
            # of 29 February the 28th where there is no other: the day after it begins a stretch too
            days = [months_after(day, 12 * (year - day.year)) for day in self._on_record.values()]
            all_days = {date(year, 1, 1), *days, *(day + timedelta(days=1) for day in days)}
            known = self._begins[year] = sorted(day for day in all_days if day.year == year)
        return known


def _dates_in(record: object) -> Iterator[date]:
    """Every date that stands in a record, or in a record within it."""
    if isinstance(record, date):
        yield record.date() if isinstance(record, datetime) else record
    elif isinstance(record, tuple):
        yield from chain.from_iterable(map(_dates_in, record))
    elif is_dataclass(record):
        within = [one for one in vars(record).values() if not isinstance(one, _WITHOUT_DATES)]
        yield from chain.from_iterable(map(_dates_in, within))
