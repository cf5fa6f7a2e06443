"""Masks small numbers for use outside the service, so that no masked one can be worked out from what is shown.

The masked month stands by itself: no other months beside it, no chart, no corrections. In it

- a count below 5 (nought too) reads "fewer than 5";
- the parts of a whole are shown all together, when each of them and what they leave over is 5 or more, or not at
  all. Then the small ones read "fewer than 5" and the others "not shown", provided the whole has room for 5 in each
  part; in a smaller whole every part reads "not shown", because marks of two kinds could add up to one answer only;
- a sum gives way where something in it is masked; a median, minutes or hours where fewer than 5 records stand
  behind it; a share where its part, its rest or its whole does;
- who joined and who left is never shown, nor what else began or ended of a number that is shown month by month: two
  papers would tell; nor is the longest of a row, which is one family's own;
- a figure whose relations nobody has stated in `relations` is never shown.

What is shown is decided by what the paper itself shows, so that knowing this rule helps nobody: every masked figure
keeps at least two values with which the paper, and those of the months around it, would read just the same. The
tests let an attacker who knows all of this try.

What it does not do: it cannot help against somebody who also has an unmasked summary, knows the families, or adds
up other Hives' papers against a total of the county; nor against two papers of one month, from before and after
a change in its records (mask a frozen month, once). Two values are the least that is left, not many; and it hides
how many, not that a Hive exists. A median stays a real number of days when it rests on 5 families or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from hivedesk.domain.summary.counting import Counted, value_of
from hivedesk.domain.summary.definition import Tally
from hivedesk.domain.summary.figures import Figure, Missing, MonthSummary, Share, Value
from hivedesk.domain.summary.relations import AT_MOST, OUT_OF, RELATION_OF, Alone, RestsOn, Split, Sum

FEWEST_SHOWN = 5
_GREATEST_MASKED = FEWEST_SHOWN - 1


class Mark(Enum):
    """How an amount reads in the masked version."""

    SHOWN = auto()
    FEW = auto()
    HIDDEN = auto()


@dataclass(frozen=True)
class Standing:
    """An amount's mark, and the least that any reader of the paper knows it to be."""

    mark: Mark
    at_least: int = 0


_FEW, _HIDDEN = Standing(Mark.FEW), Standing(Mark.HIDDEN)
_HIDDEN_LARGE = Standing(Mark.HIDDEN, FEWEST_SHOWN)


def mask(summary: MonthSummary) -> MonthSummary:
    """The month for use outside the service: small numbers masked, and no records behind the figures."""
    masking = _Masking({figure.key: figure for figure in summary.figures()})
    sections = tuple(
        replace(
            section,
            figures=tuple(replace(figure, value=masking.value(figure), rows=()) for figure in section.figures),
        )
        for section in summary.sections
    )
    return replace(summary, sections=sections, masked=True)


class _Masking:
    """One month's masks, each worked out once."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self._figures = figures
        self._standings: dict[str, Standing] = {}

    def value(self, figure: Figure) -> Value:
        """The figure's value as it may be shown."""
        if figure.value is Missing.NOT_RECORDED:
            return figure.value
        mark = self._standing(figure.key).mark
        if mark is Mark.SHOWN and (self._out_of_something_masked(figure.key) or _leaves_few(figure)):
            mark = Mark.HIDDEN
        match mark:
            case Mark.SHOWN:
                return figure.value
            case Mark.FEW:
                return Missing.FEWER_THAN_5
            case Mark.HIDDEN:
                return Missing.NOT_SHOWN

    def _out_of_something_masked(self, key: str) -> bool:
        whole = OUT_OF.get(key, "")
        return whole in self._figures and self._standing(whole).mark is not Mark.SHOWN

    def _standing(self, key: str) -> Standing:
        if key not in self._standings:
            self._standings[key] = self._bounded(key, self._stated(key))
        return self._standings[key]

    def _stated(self, key: str) -> Standing:
        relation = RELATION_OF.get(key)
        match relation:
            case Alone():
                return self._alone(key)
            case Split():
                return self._cell(relation, key)
            case Sum():
                return self._sum(relation)
            case RestsOn():
                return self._resting(relation)
            case _:
                return _HIDDEN

    def _bounded(self, key: str, standing: Standing) -> Standing:
        """Hide what would say that amounts which are masked themselves come to at least so much together."""
        limits = [self._standing(limit) for limit in AT_MOST.get(key, ())]
        if not limits:
            return standing
        room, amount = sum(limit.at_least for limit in limits), self._amount(key) or 0
        if room < FEWEST_SHOWN and any(limit.mark is Mark.HIDDEN for limit in limits):
            return _HIDDEN
        return _HIDDEN_LARGE if standing.mark is Mark.SHOWN and amount > room else standing

    def _alone(self, key: str) -> Standing:
        amount = self._amount(key)
        if amount is None:
            return _HIDDEN
        if amount < FEWEST_SHOWN:
            return _FEW
        return _HIDDEN_LARGE if _leaves_few(self._figures[key]) else Standing(Mark.SHOWN, amount)

    def _cell(self, split: Split, key: str) -> Standing:
        whole = self._standing(split.whole)
        if whole.mark is Mark.FEW:
            return _FEW
        amounts = self._cells(split)
        if amounts is None:
            return _HIDDEN
        small = sum(amount < FEWEST_SHOWN for amount in amounts.values())
        if whole.mark is Mark.SHOWN and not small:
            return Standing(Mark.SHOWN, amounts[key])
        if whole.at_least < FEWEST_SHOWN * len(amounts):
            return _HIDDEN
        if amounts[key] < FEWEST_SHOWN:
            return _FEW
        return Standing(Mark.HIDDEN, _least_left(split, whole, small))

    def _cells(self, split: Split) -> dict[str, int] | None:
        """The amounts of all cells; None where one is not known."""
        amounts = {key: amount for key in split.cells if (amount := self._amount(key)) is not None}
        return amounts if len(amounts) == len(split.cells) else None

    def _sum(self, relation: Sum) -> Standing:
        addends = [self._standing(key) for key in relation.addends]
        amount = self._amount(relation.total) or 0  # a share of nothing is as good as nought
        if all(addend.mark is Mark.FEW for addend in addends):
            return _FEW if amount < FEWEST_SHOWN else _HIDDEN_LARGE
        if all(addend.mark is Mark.SHOWN for addend in addends):
            return Standing(Mark.SHOWN, amount)
        return Standing(Mark.HIDDEN, sum(addend.at_least for addend in addends))

    def _resting(self, relation: RestsOn) -> Standing:
        if relation.base and self._standing(relation.base).at_least < FEWEST_SHOWN:
            return _HIDDEN
        figure = self._figures[relation.key]
        if isinstance(figure.value, Missing):
            return _HIDDEN
        return Standing(Mark.SHOWN) if relation.all_of_it or _rests_on_enough(figure) else _HIDDEN

    def _amount(self, key: str) -> int | None:
        """How many: a count, or the part of a share, or what the parts of a split leave over; None if not known."""
        figure = self._figures.get(key)
        if figure is None:
            return self._rest(key)
        if isinstance(figure.value, Share):
            return figure.value.part
        return figure.value if isinstance(figure.value, int) else None

    def _rest(self, key: str) -> int | None:
        split = RELATION_OF.get(key)
        if not isinstance(split, Split) or key != split.rest:
            return None
        whole, parts = self._amount(split.whole), [self._amount(part) for part in split.parts]
        known = [part for part in parts if part is not None]
        return whole - sum(known) if whole is not None and len(known) == len(parts) else None


def _leaves_few(figure: Figure) -> bool:
    """Whether it is a share whose rest is small; places left in a Hive are nobody's secret."""
    value = figure.value
    return isinstance(value, Share) and OUT_OF.get(figure.key) != "" and value.whole - value.part < FEWEST_SHOWN


def _least_left(split: Split, whole: Standing, small: int) -> int:
    """The least that a reader knows a part to be which is large and not shown.

    That all the others are small is known where their marks are printed, or where there is but one other part.
    """
    cells = len(split.cells)
    told = not split.rest or (cells == 2 and whole.mark is Mark.SHOWN)
    only_large_one = small == cells - 1
    return max(FEWEST_SHOWN, whole.at_least - _GREATEST_MASKED * small) if told and only_large_one else FEWEST_SHOWN


def _rests_on_enough(figure: Figure) -> bool:
    """Whether 5 records or more stand behind it; those of a frozen month count while they still give its figure."""
    rows = Counted(figure.rows)
    given = [value_of(tally, rows) for tally in (Tally.MEDIAN, Tally.TOTAL, Tally.HOURS)]
    return len(figure.rows) >= FEWEST_SHOWN and figure.value in given
