"""How a figure's value follows from the rows behind it: the same for every figure, so totals equal their rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from hivedesk.domain.summary.definition import FigureDefinition, Tally
from hivedesk.domain.summary.figures import DrillRow, Figure, Missing, Share, Value


@dataclass(frozen=True)
class Counted:
    """The rows behind one figure."""

    rows: tuple[DrillRow, ...]
    whole: int = 0  # for `Tally.RATE`: out of how many
    unknown: bool = False  # the records do not tell


Tallies = Mapping[str, Counted]


def counted(rows: Iterable[DrillRow], *, whole: int = 0, unknown: bool = False) -> Counted:
    """Gather the rows of a figure."""
    return Counted(tuple(rows), whole, unknown)


def figure_of(definition: FigureDefinition, tallies: Tallies, placeholders: Mapping[str, str]) -> Figure:
    """The figure with its value.

    Raises:
        KeyError: the catalogue defines a figure that nothing counts.
    """
    found = tallies[definition.key]
    return Figure(
        key=definition.key,
        label=definition.label,
        definition=definition.definition.format(**placeholders),
        value=value_of(definition.tally, found),
        unit=definition.unit,
        additive=definition.additive,
        part_of=definition.part_of,
        rows=found.rows,
    )


def value_of(tally: Tally, found: Counted) -> Value:
    """Apply the tally; a median or a share of nothing is not known."""
    if found.unknown:
        return Missing.NOT_KNOWN
    amounts = [row.amount for row in found.rows]
    match tally:
        case Tally.COUNT:
            return len(amounts)
        case Tally.TOTAL:
            return sum(amounts)
        case Tally.HOURS:
            return _whole_if_it_is(round(sum(amounts) / 60, 1))
        case Tally.MEDIAN:
            return _whole_if_it_is(median(amounts)) if amounts else Missing.NOT_KNOWN
        case Tally.LONGEST:
            return max(amounts, default=Missing.NOT_KNOWN)
        case Tally.SHARE:
            return share_of(sum(amounts), len(amounts))
        case Tally.RATE:
            return share_of(len(amounts), found.whole)


def share_of(part: int, whole: int) -> Value:
    """Some of a whole; a share of nothing is not known."""
    return Share(part, whole) if whole > 0 else Missing.NOT_KNOWN


def _whole_if_it_is(number: float) -> int | float:
    return int(number) if number == int(number) else number
