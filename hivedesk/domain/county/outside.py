"""The review for use outside the service: sums of the whole county, small numbers masked, and no Hive by itself.

Why no Hive: whoever has the county's sum and the papers of all Hives but one could take the one from the other, and
that cannot be prevented by masking either. So this version holds the sums of the county alone, and says on each page
that it must not go to a reader who has the papers of single Hives.

Why it cannot be undone by other spans: a span shows nothing that its months do not show by themselves. Each month's
sums are masked as a Hive's month is (`summary.masking`); what took place is added up from the masked months, and is
shown only where all of them show it; what stood is that of the first or last masked month. So every span of months,
and every difference of two, can be worked out from the masked months, and tells no more than they do.

Why it waits: it is offered only where every Hive sent every month, and there are five Hives or more. A paper of 22
Hives and a later one of 23 would differ by exactly the one that was late. A figure that one Hive did not record is
not shown either.

What it does not do: it cannot help against papers of single Hives, as said above; nor against two papers of one
month from before and after its records changed, as when a Hive is enrolled later and sends months of before. A month
is given out once.
"""

from collections.abc import Sequence
from dataclasses import replace

from hivedesk.domain.county.review import CountyFigure, CountyReview, CountySection, blank_month
from hivedesk.domain.county.rules import OverHives, OverMonths, empty_sum
from hivedesk.domain.summary.figures import Missing, MonthSummary, Value
from hivedesk.domain.summary.masking import FEWEST_SHOWN, mask
from hivedesk.foundation.errors import RuleRefused

HIDDEN = (Missing.FEWER_THAN_5, Missing.NOT_SHOWN)


def require_offered(review: CountyReview) -> None:
    """Refuse where the outside version would tell of single Hives.

    Raises:
        RuleRefused: a Hive has not sent a month of the span, or there are too few Hives.
    """
    if refusal := why_not(review):
        raise RuleRefused(refusal, "Choose a span of months that every Hive has sent.")


def why_not(review: CountyReview) -> str:
    """Why there is no outside version of this span; "" where there is one."""
    few = [month for month in review.span.months if sum(month in one.due for one in review.hives) < FEWEST_SHOWN]
    if few or not review.hives:
        return f"For use outside the service there must be {FEWEST_SHOWN} Hives or more in every month."
    if review.gaps or max(review.span.months) > review.last_over:
        count = len(review.gaps)
        who = f"{count} {'Hive has' if count == 1 else 'Hives have'} not sent all months of this span"
        reason = who if count else "This span is not over"
        return f"{reason}: a later paper would differ from this one by exactly what is missing now."
    return ""


def for_outside(review: CountyReview, months: Sequence[CountyReview]) -> CountyReview:
    """The masked review; ``months`` are the reviews of its single months, oldest first.

    Raises:
        RuleRefused: see `require_offered`.
        ValueError: these are not its months.
    """
    require_offered(review)
    if tuple(month.span.last for month in months) != review.span.months or not all(
        month.span.one_month for month in months
    ):
        raise ValueError("not the months of this span")
    masked = [_masked(month) for month in months]
    sections = tuple(_section(section, masked) for section in review.sections)
    return replace(review, sections=sections, hives=(), not_sent=(), never_sent=(), sent_last=0, masked=True)


def _masked(month: CountyReview) -> dict[str, Value]:
    """One month's sums as its own paper would show them."""
    shown = mask(_as_summary(month)).values()
    never = {f.key for s in month.sections for f in s.figures if f.over_hives is OverHives.NEVER}
    return {key: Missing.NO_FIGURE if key in never else value for key, value in shown.items()}


def _as_summary(month: CountyReview) -> MonthSummary:
    blank = blank_month(month.span.last)
    values = {figure.key: _safe(figure) for section in month.sections for figure in section.figures}
    return replace(
        blank,
        sections=tuple(
            replace(section, figures=tuple(replace(one, value=values[one.key]) for one in section.figures))
            for section in blank.sections
        ),
    )


def _safe(figure: CountyFigure) -> Value:
    """The sum, where it is one of all Hives."""
    if figure.county is Missing.NOT_RECORDED and not figure.hives:
        return Missing.NOT_RECORDED
    return figure.county if figure.whole else Missing.NOT_KNOWN


def _section(section: CountySection, months: Sequence[dict[str, Value]]) -> CountySection:
    return replace(section, figures=tuple(_figure(figure, months) for figure in section.figures))


def _figure(figure: CountyFigure, months: Sequence[dict[str, Value]]) -> CountyFigure:
    values = [month[figure.key] for month in months]
    return replace(figure, county=_value(figure, values), cells=(), hives=0, hives_due=0, months_left_out=0)


def _value(figure: CountyFigure, values: Sequence[Value]) -> Value:
    if figure.county is Missing.NO_FIGURE or figure.over_hives is OverHives.NEVER:
        return Missing.NO_FIGURE
    match figure.over_months:
        case OverMonths.AT_START:
            return values[0]
        case OverMonths.AT_END | OverMonths.ONE_MONTH:
            return values[-1]
        case OverMonths.ADDED:
            return _added(figure.key, values)


def _added(key: str, values: Sequence[Value]) -> Value:
    if len(values) == 1:
        return values[0]
    if all(value is Missing.NOT_RECORDED for value in values):
        return Missing.NOT_RECORDED
    if any(isinstance(value, Missing) for value in values):
        return Missing.NOT_SHOWN
    total = empty_sum(key)
    for value in values:
        total.add(value)
    return total.value
