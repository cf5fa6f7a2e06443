"""What holds for any county: sums equal a second reading, the order of Hives is nothing, spans add up."""

from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.county import Span
from hivedesk.domain.county.rules import OverHives, OverMonths, over_hives, over_months
from hivedesk.domain.summary import Missing, Share
from tests.unit.domain.county_worlds import KEYS, MONTHS, WHOLE, counties, reviewed

ADDED = [key for key in KEYS if over_months(key) is OverMonths.ADDED and over_hives(key) is OverHives.ADDED]


def _exact(value):
    """A number, or part and whole, exactly; None where there is none."""
    if isinstance(value, Share):
        return Fraction(value.part), Fraction(value.whole)
    return None if isinstance(value, Missing) or value is None else Fraction(str(value))


def _plus(one, other):
    if one is None or other is None:
        return other if one is None else one
    return tuple(a + b for a, b in zip(one, other, strict=True)) if isinstance(one, tuple) else one + other


def _read_again(county, key):
    """The sum of an additive figure, the slow way: every value that is a number, once."""
    total = None
    for _, months in county:
        for values in months.values():
            total = _plus(total, _exact(values.get(key)))
    return total


@settings(max_examples=40, deadline=None)
@given(counties())
def test_sums_equal_a_second_reading(county):
    review = reviewed(county)
    for key in ADDED:
        assert _exact(review.figure(key).county) == _read_again(county, key)


@settings(max_examples=30, deadline=None)
@given(counties(), st.integers(1, len(MONTHS) - 1))
def test_a_span_is_the_sum_of_its_parts(county, at):
    whole = reviewed(county)
    parts = [reviewed(county, Span(MONTHS[0], MONTHS[at - 1])), reviewed(county, Span(MONTHS[at], MONTHS[-1]))]
    for key in ADDED:
        first, second = (_exact(part.figure(key).county) for part in parts)
        assert _exact(whole.figure(key).county) == _plus(first, second)
    months = {(gap.hive.id, month) for part in parts for gap in part.gaps for month in gap.months}
    assert months == {(gap.hive.id, month) for gap in whole.gaps for month in gap.months}


@settings(max_examples=30, deadline=None)
@given(counties(), st.randoms(use_true_random=False))
def test_the_order_in_which_hives_come_is_nothing(county, chance: Random):
    mixed = [(hive, dict(chance.sample(list(months.items()), len(months)))) for hive, months in county]
    chance.shuffle(mixed)
    for span in (WHOLE, Span(MONTHS[1], MONTHS[1])):
        assert reviewed(mixed, span) == reviewed(county, span)


@settings(max_examples=30, deadline=None)
@given(counties())
def test_nothing_missing_becomes_a_number_and_what_is_left_out_is_said(county):
    for span in (WHOLE, Span(MONTHS[2], MONTHS[2])):
        review = reviewed(county, span)
        for section in review.sections:
            for figure in section.figures:
                numbers = [cell for cell in figure.cells if cell.counted]
                assert figure.hives == len(numbers) <= figure.hives_due
                if isinstance(figure.county, int | float):
                    assert numbers
                if figure.hives < figure.hives_due and not isinstance(figure.county, Missing):
                    assert f"of {figure.hives} of {figure.hives_due} Hives" in figure.coverage
                assert all(cell.counted <= cell.due for cell in figure.cells)


@settings(max_examples=30, deadline=None)
@given(counties())
def test_every_hive_month_that_was_due_is_sent_or_a_gap(county):
    review = reviewed(county)
    for standing in review.hives:
        missing = standing.gap.months if standing.gap else ()
        assert sorted((*standing.sent, *missing)) == list(standing.due)
        assert not set(standing.sent) & set(missing)
