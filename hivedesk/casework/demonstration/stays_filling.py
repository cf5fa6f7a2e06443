"""Fills the year with stays of which no diary tells: when, for how long, and what for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hivedesk.casework.demonstration.stays_wanted import Twist, Wanted, span
from hivedesk.casework.demonstration.stays_year import StaysYear
from hivedesk.domain.sleepovers.records import RequestReason as Reason
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.summary.months import last_day

_DAY = timedelta(days=1)
_SLEEPOVERS = {12: 2, 1: 2, 7: 5, 8: 4}  # a month; else 3
_DAY_CARE = {12: 2, 1: 2, 7: 3, 8: 3}  # … else 2, every other month 3
_OVER_BY = 6  # days before today: what came later is told
_TRIES = 14
_CANCELLED = (Twist.NIGHT_BEFORE, Twist.NOT_NEEDED)


@dataclass
class FillStays:
    """Asks for so many stays a month, beside those told."""

    year: StaysYear
    _overnights: int = 0  # every third of them is asked for at once

    def fill(self) -> None:
        """From the beginning of the year to its end."""
        for first, last in self._months():
            share = ((last - first).days + 1) / 30
            for by_day, number in ((False, _SLEEPOVERS.get(first.month, 3)), (True, self._day_care(first))):
                wanted = round(number * min(share, 1)) - self._told(first, by_day)
                tries = _TRIES * max(wanted, 0)
                while wanted > 0 and tries:
                    slot = self._by_day(first, last) if by_day else self._overnight(first, last)
                    placed = slot is not None and self.year.place(slot)
                    wanted, tries = wanted - placed, tries - 1
                    self._overnights += placed and not by_day

    def _day_care(self, first: date) -> int:
        return _DAY_CARE.get(first.month, 2 + first.month % 2)

    def _months(self) -> Iterator[tuple[date, date]]:
        days = self.year.days
        first, end = days.start + 6 * _DAY, days.ago(_OVER_BY)
        while first < end:
            last = last_day(first.year, first.month)
            yield first, min(last, end)
            first = last + _DAY

    def _told(self, first: date, by_day: bool) -> int:
        """How many of that kind are planned in the month already."""
        planned = (one for one in self.year.planned if one.parts and one.wanted.twist not in _CANCELLED)
        return sum(
            (one.wanted.first.year, one.wanted.first.month) == (first.year, first.month)
            and (one.wanted.first == one.wanted.ends_at.date()) is by_day
            for one in planned
        )

    def _a_day(self, first: date, last: date, weekdays: tuple[int, ...]) -> date | None:
        """One of the weekdays in the month on which the worker is about, and nobody has better plans."""
        seasons, random = self.year.days.seasons, self.year.random
        days = [first + n * _DAY for n in range((last - first).days + 1)]
        free = [
            day
            for day in days
            if day.isoweekday() in weekdays and seasons.is_working_day(day) and not seasons.is_lull(day)
        ]
        return random.choice(free) if free else None

    def _overnight(self, first: date, last: date) -> Wanted | None:
        random, seasons = self.year.random, self.year.days.seasons
        if self._overnights % 3 == 2:
            return self._at_once(first, last)
        if random.random() < 0.2:
            monday = self._a_day(first, last - 4 * _DAY, (1, 2))
            after = [monday + n * _DAY for n in range(5)] if monday is not None else []
            if monday is not None and not any(seasons.is_school_day(day) or seasons.is_lull(day) for day in after):
                nights = random.choice((3, 4, 4))
                times = span(monday, (10, 0), nights, (16, 0))
                return Wanted(**times, asked_before=random.randrange(20, 40), asks_host=True)
        day = self._a_day(first, last - 2 * _DAY, (5, 6))
        if day is None:
            return None
        reason = random.choice((Reason.BREAK, Reason.BREAK, Reason.FRIENDS, Reason.SETTLING, Reason.APPOINTMENT))
        nights = 2 if day.isoweekday() == 5 and random.random() < 0.7 else 1
        begins = (16, 30) if day.isoweekday() == 5 else (11, 0)
        return Wanted(**span(day, begins, nights, (16, 0)), reason=reason, asked_before=random.randrange(8, 30))

    def _at_once(self, first: date, last: date) -> Wanted | None:
        random = self.year.random
        day = self._a_day(first, last - 2 * _DAY, (1, 2, 3, 4, 5))
        if day is None:
            return None
        reason = random.choice((Reason.ILLNESS, Reason.FAMILY_EMERGENCY))
        times = span(day, (17, 30), random.choice((1, 1, 2)), (17, 0))
        return Wanted(**times, reason=reason, urgency=Urgency.EMERGENCY, asked_before=0)

    def _by_day(self, first: date, last: date) -> Wanted | None:
        random, seasons = self.year.random, self.year.days.seasons
        day = self._a_day(first, last, (6,) if random.random() < 0.45 else (2, 3, 4))
        if day is None:
            return None
        at_school = seasons.is_school_day(day)
        times = span(day, (15, 30), 0, (18, 30)) if at_school else span(day, (9, 30), 0, (16, 30))
        reason = random.choice((Reason.APPOINTMENT, Reason.APPOINTMENT, Reason.FRIENDS, Reason.BREAK))
        return Wanted(**times, reason=reason, asked_before=random.randrange(5, 21))
