"""The county review: the figures of the monthly summary over all Hives and a span of months.

What took place is added up over the months; what stood is told as the span began or ended. Over the Hives, counts
and parts of a whole are added; medians never. Whatever is missing is named: nothing that was not recorded is a nought.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from hivedesk.domain.county import gaps
from hivedesk.domain.county.adding import longest
from hivedesk.domain.county.gaps import Gap, NotSent
from hivedesk.domain.county.records import EnrolledHive, SentMonth, Span
from hivedesk.domain.county.rules import (
    COUNTED_IN_BOTH,
    IN_BOTH_HIVES,
    OverHives,
    OverMonths,
    empty_sum,
    is_share,
    over_hives,
    over_months,
)
from hivedesk.domain.summary.figures import Missing, MonthSummary, Section, Share, Unit, Value
from hivedesk.domain.summary.freezing import FORMAT, from_frozen
from hivedesk.domain.summary.months import YearMonth


@dataclass(frozen=True)
class HiveCell:
    """One figure of one Hive over the span."""

    value: Value | None  # None: the Hive sent none of the months that it needs
    counted: int = 0  # months that are in it
    due: int = 0  # months that should be; 0: the Hive was not there yet

    @property
    def partial(self) -> bool:
        """Whether there is a value, and not all months are in it."""
        return self.value is not None and not isinstance(self.value, Missing) and self.counted < self.due


@dataclass(frozen=True)
class CountyFigure:
    """One figure over all Hives, and Hive by Hive in the order of `CountyReview.hives`."""

    key: str
    label: str
    definition: str
    unit: Unit
    part_of: str
    over_months: OverMonths
    over_hives: OverHives
    county: Value
    hives: int  # that are in it …
    hives_due: int  # … of how many that should be
    months_left_out: int  # months of the Hives that are in it which were not sent, recorded or known
    cells: tuple[HiveCell, ...]

    @property
    def whole(self) -> bool:
        """Whether all that should be in it is."""
        return self.hives == self.hives_due and not self.months_left_out

    @property
    def coverage(self) -> str:
        """What the sum does not hold: ``of 21 of 23 Hives, 2 months missing``; "" where it is whole."""
        if self.over_hives is OverHives.NEVER or self.county is Missing.NO_FIGURE or self.whole:
            return ""
        left = self.months_left_out
        months = f"{left} {'month' if left == 1 else 'months'} missing" if left else ""
        hives = f"of {self.hives:,} of {self.hives_due:,} Hives" if self.hives < self.hives_due else ""
        return ", ".join(part for part in (hives, months) if part)


@dataclass(frozen=True)
class CountySection:
    """Figures that belong together."""

    key: str
    title: str
    note: str
    figures: tuple[CountyFigure, ...]

    @property
    def recorded(self) -> bool:
        """Whether any Hive keeps records for at least one figure here."""
        return any(
            figure.county not in (Missing.NOT_RECORDED, Missing.NO_FIGURE) or any(cell.counted for cell in figure.cells)
            for figure in self.figures
        )


@dataclass(frozen=True)
class HiveStanding:
    """What a Hive sent of the span."""

    hive: EnrolledHive
    sent: tuple[YearMonth, ...]
    due: tuple[YearMonth, ...]

    @property
    def gap(self) -> Gap | None:
        """What is missing."""
        months = tuple(month for month in self.due if month not in self.sent)
        return Gap(self.hive, months) if months else None


@dataclass(frozen=True)
class CountyReview:
    """A span of months over all Hives."""

    span: Span
    last_over: YearMonth
    hives: tuple[HiveStanding, ...]  # by name; those that were there, or sent something
    sections: tuple[CountySection, ...]
    not_sent: tuple[NotSent, ...]  # the last month that is over
    never_sent: tuple[EnrolledHive, ...] = ()  # not any month yet, expected or not
    ever_sent: bool = True  # whether any month of any Hive ever came
    sent_last: int = 0  # Hives that stand and have sent the last month that is over
    masked: bool = False  # for use outside the service: see `outside`

    def figure(self, key: str) -> CountyFigure:
        """The figure with this key.

        Raises:
            KeyError: there is none.
        """
        for section in self.sections:
            for figure in section.figures:
                if figure.key == key:
                    return figure
        raise KeyError(key)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every Hive with months missing in the span."""
        return tuple(gap for standing in self.hives if (gap := standing.gap) is not None)

    @property
    def complete(self) -> bool:
        """Whether every Hive sent every month in which it was expected, and none has yet to begin."""
        return bool(self.hive_months) and not self.gaps and not self.never_sent

    @property
    def state_words(self) -> str:
        """How far the span was sent, in three or four words."""
        if not self.hive_months:
            return "No month sent"
        if self.gaps:
            return "Months missing"
        return "Some Hives not yet" if self.never_sent else "Every month sent"

    @property
    def hive_months(self) -> int:
        """How many months were sent, all Hives together."""
        return sum(len(standing.sent) for standing in self.hives)


def county_review(
    hives: Iterable[EnrolledHive],
    sent: Callable[[EnrolledHive], Iterable[SentMonth]],
    span: Span,
    last_over: YearMonth,
) -> CountyReview:
    """Put the review together; ``sent`` gives the months of one Hive, once for each, and only one Hive's at a time.

    Months outside the span are passed over. ``last_over``: the last month that is over, of which nobody is late yet.
    """
    ordered = sorted(hives, key=lambda hive: (hive.name.casefold(), hive.id))
    blank = blank_month(span.last)
    keys = [figure.key for figure in blank.figures()]
    standings: list[HiveStanding] = []
    cells: dict[str, list[HiveCell]] = {key: [] for key in keys}
    totals = {key: _Total(key) for key in keys}
    for hive in ordered:
        months = {one.month: one.values for one in sent(hive) if span.first <= one.month <= span.last}
        due = gaps.expected(hive, span, last_over).months
        if not due and not months:
            continue
        # a month that came after all, from a Hive that was not expected any more, is due because it is there
        due = tuple(sorted({*due, *months}))
        standings.append(HiveStanding(hive, tuple(sorted(months)), due))
        for key in keys:
            cell = _cell(key, months, due, span)
            cells[key].append(cell)
            totals[key].add(cell)
    return CountyReview(
        span=span,
        last_over=last_over,
        hives=tuple(standings),
        sections=tuple(_section(section, cells, totals, span) for section in blank.sections),
        not_sent=gaps.not_sent(ordered, last_over),
        never_sent=gaps.never_sent(ordered),
        ever_sent=any(hive.last_sent is not None for hive in ordered),
        sent_last=sum(
            hive.ended_on is None and hive.last_sent is not None and hive.last_sent >= last_over for hive in ordered
        ),
    )


@cache
def blank_month(month: YearMonth) -> MonthSummary:
    """The summary of a month without its values: labels and definitions as they were then."""
    return from_frozen({"format": FORMAT, "year": month[0], "month": month[1], "figures": {}})


# -- one Hive


def _cell(key: str, months: Mapping[YearMonth, Mapping[str, Value]], due: Sequence[YearMonth], span: Span) -> HiveCell:
    rule = over_months(key)
    if rule is OverMonths.ADDED:
        return _added(key, months, due)
    if rule is OverMonths.ONE_MONTH and not span.one_month:
        return HiveCell(Missing.NO_FIGURE)
    wanted = span.first if rule is OverMonths.AT_START else span.last
    if wanted not in due:
        return HiveCell(None)
    if wanted not in months:
        return HiveCell(None, 0, 1)
    value = months[wanted].get(key, Missing.NOT_RECORDED)
    return HiveCell(value, 0 if isinstance(value, Missing) else 1, 1)


def _added(key: str, months: Mapping[YearMonth, Mapping[str, Value]], due: Sequence[YearMonth]) -> HiveCell:
    if not months:
        return HiveCell(None, 0, len(due))
    found = [values.get(key, Missing.NOT_RECORDED) for values in months.values()]
    if set(map(type, found)) == {int} and not is_share(key):  # most are, and this is much quicker
        return HiveCell(sum(cast("list[int]", found)), len(found), len(due))
    total = empty_sum(key)
    for value in found:
        total.add(value)
    return HiveCell(total.value, total.counted, len(due))


# -- all Hives


class _Total:
    """A figure over the Hives, as they come."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._rule = over_hives(key)
        self._sum = empty_sum(key)
        self._longest: list[Value] = []
        self._no_figure = False
        self.hives = self.due = self.left_out = 0

    def add(self, cell: HiveCell) -> None:
        if cell.value is Missing.NO_FIGURE:
            self._no_figure = True
            return
        if not cell.due:
            return
        self.due += 1
        if cell.value is None:
            return
        counted = cell.counted > 0
        self.hives += counted
        self.left_out += cell.due - cell.counted if counted else 0
        self._sum.add(cell.value)
        if self._rule is OverHives.LONGEST:
            self._longest = [longest([*self._longest, cell.value])]

    def value(self) -> Value:
        if self._no_figure or self._rule is OverHives.NEVER:
            return Missing.NO_FIGURE
        return longest(self._longest) if self._rule is OverHives.LONGEST else self._sum.value


def _section(
    section: Section, cells: Mapping[str, list[HiveCell]], totals: Mapping[str, _Total], span: Span
) -> CountySection:
    figures = tuple(
        CountyFigure(
            key=figure.key,
            label=figure.label,
            definition=_definition(figure.key, figure.definition, span),
            unit=figure.unit,
            part_of=figure.part_of,
            over_months=over_months(figure.key),
            over_hives=over_hives(figure.key),
            county=totals[figure.key].value(),
            hives=totals[figure.key].hives,
            hives_due=totals[figure.key].due,
            months_left_out=totals[figure.key].left_out,
            cells=tuple(cells[figure.key]),
        )
        for figure in section.figures
    )
    return CountySection(section.key, section.title, section.note, figures)


def _definition(key: str, definition: str, span: Span) -> str:
    several = "" if span.one_month else _OVER_MONTHS[over_months(key)]
    both = IN_BOTH_HIVES if key in COUNTED_IN_BOTH else ""
    never = "Medians of several Hives give no median of all." if over_hives(key) is OverHives.NEVER else ""
    return " ".join(part for part in (definition, several, never, both) if part)


_OVER_MONTHS = {
    OverMonths.ADDED: "",
    OverMonths.AT_START: "Here: as the first month began.",
    OverMonths.AT_END: "",  # it says itself: at the end of the month
    OverMonths.ONE_MONTH: "Months cannot be added up: choose a single month.",
}


def share_or_number(value: Value | None) -> float | None:
    """What to sort by: a share by its fraction; None where there is no number."""
    if isinstance(value, Share):
        return value.fraction
    return None if value is None or isinstance(value, Missing) else float(value)
