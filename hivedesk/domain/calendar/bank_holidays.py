"""England's bank holidays, from the library `holidays` (loaded when first asked for, for start-up time)."""

from collections.abc import Mapping
from datetime import date
from functools import cache


@cache
def of_year(year: int) -> Mapping[date, str]:
    """The bank holidays of a year in England, by day."""
    import holidays

    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))


def bank_holiday(day: date) -> str:
    """The name of the bank holiday, or ""."""
    return of_year(day.year).get(day, "")
