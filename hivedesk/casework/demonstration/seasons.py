"""The year around the Hive: working days, England's bank holidays, school terms, and how busy a day is."""

from dataclasses import dataclass
from datetime import date, timedelta

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
    leave: frozenset[date]  # the worker's own week away

    def is_working_day(self, day: date) -> bool:
        """Whether the worker plans calls and visits on it: Monday to Saturday, no bank holiday, no leave."""
        return day.isoweekday() <= 6 and day not in self.bank_holidays and day not in self.leave

    def is_school_day(self, day: date) -> bool:
        """Whether schools are open, by the usual pattern of a county's terms."""
        if day.isoweekday() > 5 or day in self.bank_holidays:
            return False
        return not any(first <= day <= last for first, last in _breaks(day.year))

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
    """A week in August, unless it is so near that the demonstration would have nothing from lately."""
    monday = _monday_of(date(year, 8, 10))
    return [] if today < monday + timedelta(days=21) else [monday + timedelta(days=n) for n in range(6)]


def _breaks(year: int) -> list[tuple[date, date]]:
    easter_monday = _easter_sunday(year) + timedelta(days=1)
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


def _easter_sunday(year: int) -> date:
    from dateutil.easter import easter  # here for start-up time

    return easter(year)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks_before(day: date, weeks: int) -> date:
    return day - timedelta(weeks=weeks)


def _week(monday: date) -> tuple[date, date]:
    return monday, monday + timedelta(days=4)
