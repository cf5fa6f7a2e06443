"""The days on which the Hive meets through the demonstration year and after it: groups, family events, team, leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hivedesk.casework.demonstration.seasons import Seasons, easter_sunday
from hivedesk.domain.calendar.school import SchoolDates

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_SATURDAY = 6
_DIARIES_TELL = (308, 207, 117, 26)  # days ago: the diaries meet people at a family event then
_APART = timedelta(days=13)  # family events are at least so far apart
_COMING = timedelta(days=75)
_COFFEE_BEGAN, _EVENING_BEGAN = 210, 128  # days ago


@dataclass(frozen=True)
class FamilyDay:
    """A Saturday on which whole families meet; ``month`` says what they do (see `events_told`), 0 nothing special."""

    day: date
    month: int
    snow: bool = False  # it did not take place


@dataclass(frozen=True)
class EventDays:
    """When the Hive meets. Of a series ``…_from`` is its first day."""

    thursdays: tuple[date, ...]  # the support group, past ones
    thursdays_off: tuple[date, ...]  # those of the series on which it does not meet, past and to come
    thursdays_from: date
    coffees: tuple[date, ...]
    coffees_from: date
    evenings: tuple[date, ...]
    evenings_off: tuple[date, ...]
    evenings_from: date
    team: tuple[date, ...]
    team_from: date
    families: tuple[FamilyDay, ...]  # past and to come

    @property
    def busy(self) -> dict[date, list[tuple[int, int]]]:
        """When the worker is at a group or with the team, in minutes of each day."""
        taken: dict[date, list[tuple[int, int]]] = {}
        for days, start in ((self.thursdays, 600), (self.coffees, 600), (self.evenings, 1170), (self.team, 840)):
            for day in days:
                taken.setdefault(day, []).append((start, start + 90))
        return taken

    @property
    def family_days(self) -> frozenset[date]:
        """The days on which a family event took place, or will."""
        return frozenset(one.day for one in self.families if not one.snow)


def event_days(start: date, today: date, seasons: Seasons) -> EventDays:
    """The days from ``start`` on, as the seasons have them."""
    thursdays_from = next(day for day in _from(start + _DAY) if seasons.is_group_day(day))
    second = [day for day in _from(thursdays_from, today + 3 * _COMING) if day.isoweekday() == 4 and 8 <= day.day <= 14]
    coffees_from = next(day for day in _tuesdays(today - timedelta(days=_COFFEE_BEGAN)) if seasons.is_school_day(day))
    coffees = [day for day in _every(coffees_from, 2 * _WEEK, today) if seasons.is_school_day(day)]
    evening = next(day for day in _from(today - timedelta(days=_EVENING_BEGAN)) if _is_evening(day, seasons))
    first = [day for day in _from(evening, today + _COMING) if day.isoweekday() == 4 and day.day <= 7]
    team = [day for day in _from(start + _DAY, today) if day.isoweekday() == 3 and day.day <= 7]
    return EventDays(
        thursdays=tuple(day for day in second if day < today and seasons.is_group_day(day)),
        thursdays_off=tuple(day for day in second if not seasons.is_group_day(day)),
        thursdays_from=thursdays_from,
        coffees=tuple(coffees),
        coffees_from=coffees_from,
        evenings=tuple(day for day in first if day < today and seasons.is_working_day(day)),
        evenings_off=tuple(day for day in first if not seasons.is_working_day(day)),
        evenings_from=evening,
        team=tuple(day for day in team if seasons.is_working_day(day)),
        team_from=team[0],
        families=tuple(_family_days(start, today, seasons)),
    )


def school_years(start: date, today: date, seasons: Seasons) -> Iterator[tuple[int, list[tuple[str, date, date]]]]:
    """The school years that the worker needs, each by the year in which it begins: its terms with their names."""
    for year in range(start.year - 1, today.year + 1):
        terms = seasons.terms(year)
        if terms[-1][2] >= start:
            yield year, terms


def as_school_dates(new_id: str, name: str, first: date, last: date) -> SchoolDates:
    """A term as the worker types it in."""
    return SchoolDates(id=new_id, name=name, first_day=first, last_day=last)


def _family_days(start: date, today: date, seasons: Seasons) -> list[FamilyDay]:
    told = [_saturday(today - timedelta(days=days), seasons) for days in _DIARIES_TELL]
    usual = [
        FamilyDay(day, day.month)
        for day in _usual(start, today, seasons)
        if start + 2 * _WEEK < day < today + _COMING and day != today
    ]
    found = [one for one in usual if all(abs(one.day - day) > _APART for day in told)]
    for day in told:
        near = [one for one in usual if abs(one.day - day) <= _APART]
        found.append(FamilyDay(day, near[0].month if near else 0))
    found.sort(key=lambda one: one.day)
    winter = [one for one in found if one.day not in told and one.month in (1, 2) and one.day < today]
    return [FamilyDay(one.day, one.month, snow=one in winter[-1:]) for one in found]


def _usual(start: date, today: date, seasons: Seasons) -> Iterator[date]:
    """One Saturday a month: before Easter, the last of August and October, the second of December, else the third."""
    for year in range(start.year, today.year + 2):
        for month in range(1, 13):
            day = _nth_saturday(year, month, {4: 1, 8: 4, 10: 4, 12: 2}.get(month, 3))
            egg_hunt = easter_sunday(year) - _DAY
            if month == 4 and egg_hunt.month == 4:
                day = egg_hunt
            if seasons.is_working_day(day):
                yield day


def _nth_saturday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_SATURDAY - first.isoweekday()) % 7) + (number - 1) * _WEEK


def _saturday(day: date, seasons: Seasons) -> date:
    """The first Saturday from then on when families can meet."""
    while day.isoweekday() != _SATURDAY or not seasons.is_working_day(day) or seasons.is_lull(day):
        day += _DAY
    return day


def _is_evening(day: date, seasons: Seasons) -> bool:
    return day.isoweekday() == 4 and day.day <= 7 and seasons.is_working_day(day)


def _tuesdays(day: date) -> Iterator[date]:
    return (each for each in _from(day) if each.isoweekday() == 2)


def _every(day: date, step: timedelta, before: date) -> Iterator[date]:
    while day < before:
        yield day
        day += step


def _from(day: date, before: date | None = None) -> Iterator[date]:
    """Day after day, up to a year on."""
    return _every(day, _DAY, before or day + timedelta(days=366))
