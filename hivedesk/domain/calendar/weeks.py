"""Weeks that begin on Monday, and the days that a month's page shows."""

from datetime import date, timedelta

from hivedesk.domain.families import months_after


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> tuple[date, ...]:
    """The seven days of a day's week."""
    monday = monday_of(day)
    return tuple(monday + timedelta(days=n) for n in range(7))


def month_page(day: date) -> tuple[tuple[date, ...], ...]:
    """The weeks that a day's month touches, whole: four to six of them."""
    monday, last = monday_of(day.replace(day=1)), last_of_month(day)
    weeks = []
    while monday <= last:
        weeks.append(week_of(monday))
        monday += timedelta(days=7)
    return tuple(weeks)


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return months_after(day.replace(day=1), 1) - timedelta(days=1)


def week_number(day: date) -> int:
    """The ISO week."""
    return day.isocalendar().week
