"""England's bank holidays, from the library `holidays` (loaded when first asked for, for start-up time)."""

import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

_COUNTRIES = "holidays.countries"


@cache
def of_year(year: int) -> Mapping[date, str]:
    """The bank holidays of a year in England, by day."""
    return dict(_united_kingdom()(subdiv="ENG", years=year))


def bank_holiday(day: date) -> str:
    """The name of the bank holiday, or ""."""
    return of_year(day.year).get(day, "")


@cache
def _united_kingdom() -> Any:
    """The one country of the library; its package by itself imports some two hundred (0.2 s of opening a calendar)."""
    library = import_module("holidays")
    if _COUNTRIES in sys.modules:
        return library.UnitedKingdom
    package = ModuleType(_COUNTRIES)  # in the package's place, so that its own beginning is not run
    package.__path__ = [f"{folder}/countries" for folder in library.__path__]
    sys.modules[_COUNTRIES] = package
    try:
        return import_module(f"{_COUNTRIES}.united_kingdom").UnitedKingdom
    finally:
        del sys.modules[_COUNTRIES]
