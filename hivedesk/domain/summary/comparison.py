"""Sets the month beside the month before, the same month last year, and the year so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hivedesk.domain.summary.figures import Figure, Missing, MonthSummary, Section, Share, Unit, Value

Values = Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One figure with its columns."""

    key: str
    label: str
    definition: str
    unit: Unit
    part_of: str  # the key of the row that this one is a part of
    this: Value
    last_month: Value
    year_so_far: Value
    same_month_last_year: Value


@dataclass(frozen=True, kw_only=True)
class ComparisonSection:
    """Rows that belong together."""

    key: str
    title: str
    rows: tuple[ComparisonRow, ...]
    note: str
    recorded: bool


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A month's summary with its columns."""

    summary: MonthSummary
    sections: tuple[ComparisonSection, ...]

    def row(self, key: str) -> ComparisonRow:
        """The row with this key.

        Raises:
            KeyError: there is none.
        """
        for section in self.sections:
            for row in section.rows:
                if row.key == key:
                    return row
        raise KeyError(key)


def compare(
    this: MonthSummary,
    last_month: Values | None,
    same_month_last_year: Values | None,
    year_so_far: Sequence[Values],
) -> Comparison:
    """Set the month beside others, given by their values (`MonthSummary.values` or `frozen_values`).

    ``None`` where there is no record of that month: the column shows "—". ``year_so_far``: every month
    from January up to and with this one; where months cannot be added up the column shows "—".
    """
    return Comparison(
        summary=this,
        sections=tuple(_section(section, last_month, same_month_last_year, year_so_far) for section in this.sections),
    )


def _section(
    section: Section, last_month: Values | None, last_year: Values | None, year: Sequence[Values]
) -> ComparisonSection:
    return ComparisonSection(
        key=section.key,
        title=section.title,
        note=section.note,
        recorded=section.recorded,
        rows=tuple(
            ComparisonRow(
                key=figure.key,
                label=figure.label,
                definition=figure.definition,
                unit=figure.unit,
                part_of=figure.part_of,
                this=figure.value,
                last_month=_other(figure, last_month),
                year_so_far=_year(figure, year),
                same_month_last_year=_other(figure, last_year),
            )
            for figure in section.figures
        ),
    )


def _other(figure: Figure, values: Values | None) -> Value:
    if values is None:
        return Missing.NO_FIGURE
    return values.get(figure.key, Missing.NOT_RECORDED)


def _year(figure: Figure, months: Sequence[Values]) -> Value:
    if not figure.additive or not months:
        return Missing.NO_FIGURE
    values = [values.get(figure.key, Missing.NOT_RECORDED) for values in months]
    if Missing.NOT_RECORDED in values:  # some months would be left out: the sum would look whole and is not
        return Missing.NOT_RECORDED if all(value is Missing.NOT_RECORDED for value in values) else Missing.NOT_KNOWN
    return _add_shares(values) if figure.unit is Unit.SHARE else _add_numbers(values)


def _add_shares(values: Sequence[Value]) -> Value:
    """All parts out of all wholes; a month with a share of nothing adds nothing to either."""
    shares = [value for value in values if isinstance(value, Share)]
    whole = sum(share.whole for share in shares)
    return Share(sum(share.part for share in shares), whole) if whole else Missing.NOT_KNOWN


def _add_numbers(values: Sequence[Value]) -> Value:
    numbers = [value for value in values if isinstance(value, int | float)]
    return sum(numbers) if len(numbers) == len(values) else Missing.NOT_KNOWN
