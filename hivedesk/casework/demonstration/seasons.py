"""The year around the Hive: working days, England's bank holidays, school terms, and how busy a day is."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

_DAY, _NEAR = timedelta(days=1), timedelta(days=21)
_DAY_LOAD = (1.1, 1.05, 1.0, 1.0, 0.85, 0.3, 0.0)  # Monday to Sunday
_MONTH_LOAD = {
    8: 0.95,
    9: 1.12,
    10: 1.05,
    12: 1.2,
}  # summer is quiet; back to school and the weeks before Christmas not


@dataclass(frozen=True)
class Seasons:
    """What kind of day a day is."""

    bank_holidays: frozenset[date]
    leave: frozenset[date]  # the worker's own days away

    def is_working_day(self, day: date) -> bool:
        """Whether the worker plans calls and visits on it: Monday to Saturday, no bank holiday, no leave."""
        return day.isoweekday() <= 6 and day not in self.bank_holidays and day not in self.leave

    def is_school_day(self, day: date) -> bool:
        """Whether schools are open, by the usual pattern of a county's terms."""
        if day.isoweekday() > 5 or day in self.bank_holidays:
            return False
        return not any(first <= day <= last for first, last in _breaks(day.year))

    def terms(self, year: int) -> list[tuple[str, date, date]]:
        """The six terms of the school year that begins in September of ``year``: name, first and last school day."""
        this, after = _breaks(year), _breaks(year + 1)
        breaks = [this[4], this[5], (this[6][0], after[0][1]), *after[1:5]]
        names = [f"{season} term {half} {_years(year)}" for season in ("Autumn", "Spring", "Summer") for half in (1, 2)]
        return [
            (name, _weekday(before[1] + _DAY, _DAY), _weekday(following[0] - _DAY, -_DAY))
            for name, (before, following) in zip(names, pairwise(breaks), strict=True)
        ]

    def leave_spans(self) -> list[tuple[date, date]]:
        """The worker's leave, from first to last day."""
        first = sorted(day for day in self.leave if day - _DAY not in self.leave)
        last = sorted(day for day in self.leave if day + _DAY not in self.leave)
        return list(zip(first, last, strict=True))

    def is_lull(self, day: date) -> bool:
        """Whether it is one of the days from Christmas Eve to 2 January, when only what must be is done."""
        return (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2)

    def is_group_day(self, day: date) -> bool:
        """Whether the support group meets: mornings, the second Thursday of a month, not in August."""
        return day.isoweekday() == 4 and 8 <= day.day <= 14 and day.month != 8 and self.is_working_day(day)

    def load(self, day: date) -> float:
        """How busy the day is; 1 is a common Wednesday, 0 a Sunday."""
        if day.isoweekday() == 7 or day in self.leave:
            return 0.0
        if day in self.bank_holidays:
            return 0.1
        if self.is_lull(day):
            return 0.25
        return _DAY_LOAD[day.weekday()] * _MONTH_LOAD.get(day.month, 1.0)

    def working_day_by(self, day: date) -> date:
        """The last working day up to ``day``."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def working_day_from(self, day: date) -> date:
        """The first working day from ``day`` on."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day


def seasons_of(first: date, today: date) -> Seasons:
    """The seasons from ``first`` up to and around ``today``."""
    import holidays  # here for start-up time: only the demonstration Hive needs it before a calendar is open

    years = range(first.year - 1, today.year + 2)
    return Seasons(
        bank_holidays=frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years)),
        leave=frozenset(_leave(today.year, today)) | frozenset(_leave(today.year - 1, today)),
    )


def _leave(year: int, today: date) -> list[date]:
    """Two weeks in August and three days after Christmas, unless they are so near that nothing would be from lately."""
    found = []
    for first, days in ((_monday_of(date(year, 8, 10)), 13), (date(year, 12, 29), 3)):
        if not first - _NEAR < today < first + timedelta(days=days) + _NEAR:
            found += [first + timedelta(days=n) for n in range(days)]
    return found


def _years(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _weekday(day: date, step: timedelta) -> date:
    while day.isoweekday() > 5:
        day += step
    return day


def _breaks(year: int) -> list[tuple[date, date]]:
    easter_monday = easter_sunday(year) + timedelta(days=1)
    # an early Easter begins the two weeks, a late one ends them
    spring = easter_monday - timedelta(days=3) if easter_monday <= date(year, 4, 9) else _weeks_before(easter_monday, 2)
    return [
        (date(year, 1, 1), date(year, 1, 4)),
        _week(_monday_of(date(year, 2, 18))),
        (spring, spring + timedelta(days=17)),
        _week(_monday_of(date(year, 5, 31))),
        (date(year, 7, 23), date(year, 9, 2)),
        _week(_monday_of(date(year, 10, 29))),
        (date(year, 12, 20), date(year, 12, 31)),
    ]


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year."""
    from dateutil.easter import easter  # here for start-up time

    return easter(year)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks_before(day: date, weeks: int) -> date:
    return day - timedelta(weeks=weeks)


def _week(monday: date) -> tuple[date, date]:
    return monday, monday + timedelta(days=4)
