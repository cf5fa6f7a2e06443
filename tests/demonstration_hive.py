"""The demonstration Hive for tests: built once for a day, then only read."""

from datetime import date
from functools import cache

from hivedesk.casework.demonstration import build_demonstration
from hivedesk.casework.desk import Desk
from hivedesk.domain.household import Household
from hivedesk.store import families as stored
from tests.builders import a_desk

TODAY = date(2026, 11, 14)  # a Saturday
AWKWARD_DAYS = [
    date(2024, 2, 29),
    date(2025, 1, 1),
    date(2025, 4, 10),  # a year begun at Easter: some days are put off over it
    date(2026, 8, 9),  # a Sunday in the summer holidays
    date(2026, 9, 4),  # school has only just begun again
    date(2026, 12, 25),
    date(2027, 1, 25),  # a Monday
]


@cache
def the_hive(today: date = TODAY) -> Desk:
    """The demonstration Hive of a day; only read, so shared by the tests."""
    desk = a_desk()
    build_demonstration(desk, today)
    return desk


@cache
def households(today: date = TODAY) -> tuple[Household, ...]:
    """Its families, as recorded at the end."""
    return tuple(stored.households(the_hive(today).store))


def house(name: str, today: date = TODAY) -> Household:
    """The family of that name."""
    return next(one for one in households(today) if one.family.name == name)
