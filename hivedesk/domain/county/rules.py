"""How each figure of the monthly summary is put together over months, and over Hives. The one place where it is said.

It follows from the figure's own definition; what a definition does not tell is stated in a set below, and a test
asks for it when a figure is added.
"""

from enum import Enum, auto
from functools import cache

from hivedesk.domain.county.adding import Sum
from hivedesk.domain.summary.catalogue import SECTIONS
from hivedesk.domain.summary.catalogue_events import FAMILY_SESSIONS_KEY, MEMBERS_OF, SUPPORT_GROUPS_KEY
from hivedesk.domain.summary.definition import FigureDefinition, Tally
from hivedesk.domain.summary.figures import Unit


class OverMonths(Enum):
    """What a figure says of several months together."""

    ADDED = auto()  # it took place: months add up
    AT_START = auto()  # it stood: as the span began
    AT_END = auto()  # it stood: as the span ended
    ONE_MONTH = auto()  # everybody once in a month, or a share of how a month began: no figure for several


class OverHives(Enum):
    """What a figure says of several Hives together."""

    ADDED = auto()  # counts, minutes, hours; parts out of wholes
    LONGEST = auto()  # the longest of all is the longest of any
    NEVER = auto()  # the middle of a row cannot be had from the middles of its parts


AT_START = frozenset({"families.start"})
ONE_MONTH = frozenset(
    {
        "sleepovers.children",
        "stability.carers_notice",
        "retention.deregistered",
        *(f"{section}.families" for section in (SUPPORT_GROUPS_KEY, FAMILY_SESSIONS_KEY)),
        *(f"{key}.families.{member}" for key, members in MEMBERS_OF.items() for member in members),
    }
)
IN_BOTH_HIVES = "A family that moves from one Hive to another is counted in both."
COUNTED_IN_BOTH = ONE_MONTH | {"families.joined", "families.left", "retention.moved"}
"""Figures in which somebody who moved to another Hive during the month counts in both."""

DEFINITIONS: dict[str, FigureDefinition] = {figure.key: figure for section in SECTIONS for figure in section.figures}


@cache
def over_months(key: str) -> OverMonths:
    """How the months of one Hive are put together."""
    if DEFINITIONS[key].additive:
        return OverMonths.ADDED
    if key in AT_START:
        return OverMonths.AT_START
    return OverMonths.ONE_MONTH if key in ONE_MONTH else OverMonths.AT_END


@cache
def over_hives(key: str) -> OverHives:
    """How the Hives are put together."""
    match DEFINITIONS[key].tally:
        case Tally.MEDIAN:
            return OverHives.NEVER
        case Tally.LONGEST:
            return OverHives.LONGEST
        case _:
            return OverHives.ADDED


@cache
def is_share(key: str) -> bool:
    """Whether its values are parts of a whole."""
    return DEFINITIONS[key].unit is Unit.SHARE


def empty_sum(key: str) -> Sum:
    """What values of this figure are added up in."""
    return Sum(shares=is_share(key), nothing_is_known=is_share(key) and DEFINITIONS[key].additive)
