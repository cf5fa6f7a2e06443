"""What the county review on paper and in the spreadsheet is made of, and what both say about it."""

from dataclasses import dataclass

from hivedesk.domain.county import AreaRoom, CountyFigure, CountyReview, HiveCell, OverMonths, ReferenceLine

TITLE = "County review"
CONFIDENTIALITY = "Figures only, no names of people. For the fostering service."
CLAIM = (
    "These are counts of what the Hives recorded. They do not say why something happened, nor what would have happened "
    "otherwise. Where numbers cannot be added up there is no figure of the county: medians, or families and "
    "children who are counted once in a month."
)
OVER_MONTHS = (
    "Over several months, what took place is added up; what stood is as the last month ended, unless its words say "
    "otherwise."
)
OUTSIDE_HEADING = "For use outside the service: sums of the county alone, small numbers masked"
OUTSIDE = (
    "“Fewer than 5” stands for every count below 5, nought included. “Not shown” stands for a number of any size from "
    "which such a count could be worked out. Over several months a number is shown only where each month shows it. No "
    "Hive stands here by itself, and this paper must not go to anybody who has papers of single Hives."
)
OUTSIDE_FOOT = "County sums, small numbers masked. Not for readers who have papers of single Hives."
AREAS = (
    "As the Hives told it last, whatever the span above. Places left: families that a Hive could still take in. Room "
    "for children: what approvals leave, in active families that are not for respite only; whether a child fits is for "
    "matching."
)


@dataclass(frozen=True)
class CountyPaper:
    """The review with all that stands beside it; no people."""

    review: CountyReview
    areas: tuple[AreaRoom, ...]
    all_areas: AreaRoom
    reference: tuple[ReferenceLine, ...]
    unreadable: tuple[str, ...] = ()  # months that came and cannot be read


def months_note(figure: CountyFigure, cell: HiveCell) -> str:
    """``11 of 12`` where a sum over months does not hold all of them."""
    partial = figure.over_months is OverMonths.ADDED and cell.partial
    return f"{cell.counted:,} of {cell.due:,}" if partial else ""
