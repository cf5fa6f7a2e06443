"""What defines a figure of the summary, before anything is counted."""

from dataclasses import dataclass
from enum import Enum, auto

from hivedesk.domain.summary.figures import Unit


class Tally(Enum):
    """How a figure follows from the rows behind it."""

    COUNT = auto()  # how many rows
    TOTAL = auto()  # their amounts added up
    HOURS = auto()  # their amounts, in minutes, as hours
    MEDIAN = auto()  # the middle amount
    LONGEST = auto()  # the greatest amount
    SHARE = auto()  # amounts added up, out of how many rows
    RATE = auto()  # how many rows, out of a number that is counted elsewhere


@dataclass(frozen=True)
class FigureDefinition:
    """What one figure is. ``definition`` may hold the placeholders of `monthly.placeholders`."""

    key: str
    label: str
    definition: str
    tally: Tally = Tally.COUNT
    unit: Unit = Unit.COUNT
    additive: bool = False
    part_of: str = ""  # the key of the figure that this one is a part of


@dataclass(frozen=True)
class SectionDefinition:
    """Figures that belong together."""

    key: str
    title: str
    figures: tuple[FigureDefinition, ...]
    note: str = ""


def flow(
    key: str,
    label: str,
    definition: str,
    tally: Tally = Tally.COUNT,
    unit: Unit = Unit.COUNT,
    part_of: str = "",
) -> FigureDefinition:
    """Something that took place during the month: months can be added up."""
    return FigureDefinition(key, label, definition, tally, unit, additive=True, part_of=part_of)
