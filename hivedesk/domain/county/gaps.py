"""Which months a Hive should have sent, and which of them are missing.

The rule: a Hive is expected from the first month that it sent, and at the latest from the first whole month after
its card was accepted; before that it is not missing, it was not there. It is expected up to the last month that is
over, or, once its card was withdrawn, up to the month before. A month that has not ended is nobody's gap.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hivedesk.domain.county.records import EnrolledHive, Span, month_of
from hivedesk.domain.summary.months import YearMonth, month_after, month_before
from hivedesk.foundation.clock import format_month

RULE = (
    "A Hive counts as missing from the first month that it sent, and at the latest from the first whole month after "
    "its card was accepted; before that it was not there yet."
)


@dataclass(frozen=True)
class Gap:
    """The months of the span that a Hive should have sent and did not."""

    hive: EnrolledHive
    months: tuple[YearMonth, ...]

    @property
    def words(self) -> str:
        """``October and November 2026``: runs of months are told by their ends."""
        return months_in_words(self.months)


@dataclass(frozen=True)
class NotSent:
    """A Hive whose last month is missing, and since when."""

    hive: EnrolledHive
    since: YearMonth  # the first month that is missing, up to the last one that is over
    months: int  # how many are missing since then

    @property
    def last_words(self) -> str:
        """Which month came last."""
        last = self.hive.last_sent
        return f"{format_month(*last)} came last" if last is not None else "has never sent a month"


def begins(hive: EnrolledHive) -> YearMonth:
    """The first month in which the Hive is expected."""
    enrolled = month_after(*month_of(hive.enrolled_on))
    return min(enrolled, hive.first_sent) if hive.first_sent is not None else enrolled


def expected(hive: EnrolledHive, span: Span, last_over: YearMonth) -> Span:
    """The months of the span in which the Hive is expected; none where it ends before it begins."""
    last = min(span.last, last_over)
    if hive.ended_on is not None:
        last_whole = month_before(*month_of(hive.ended_on))
        last = min(last, max(last_whole, hive.last_sent) if hive.last_sent is not None else last_whole)
    return Span(max(span.first, begins(hive)), last)


def missing(hive: EnrolledHive, sent: Collection[YearMonth], span: Span, last_over: YearMonth) -> tuple[YearMonth, ...]:
    """The months of the span that the Hive should have sent and did not."""
    return tuple(month for month in expected(hive, span, last_over).months if month not in sent)


def not_sent(hives: Sequence[EnrolledHive], last_over: YearMonth) -> tuple[NotSent, ...]:
    """Who has not sent the last month that is over, the longest silent first."""
    found = []
    for hive in hives:
        if not expected(hive, Span(last_over, last_over), last_over).months:
            continue
        if hive.last_sent is not None and hive.last_sent >= last_over:
            continue
        since = month_after(*hive.last_sent) if hive.last_sent is not None else begins(hive)
        found.append(NotSent(hive, since, len(Span(since, last_over).months)))
    return tuple(sorted(found, key=lambda one: (one.since, one.hive.name.casefold(), one.hive.id)))


def never_sent(hives: Sequence[EnrolledHive]) -> tuple[EnrolledHive, ...]:
    """Whose card stands, and who has not sent any month yet, whether or not one was expected, in their order."""
    return tuple(hive for hive in hives if hive.ended_on is None and hive.last_sent is None)


def months_in_words(months: Sequence[YearMonth]) -> str:
    """Months in a row as ``January to March 2026``, others one by one."""
    runs: list[Span] = []
    for month in sorted(set(months)):
        if runs and month == month_after(*runs[-1].last):
            runs[-1] = Span(runs[-1].first, month)
        else:
            runs.append(Span(month, month))
    return ", ".join(run.words for run in runs)
