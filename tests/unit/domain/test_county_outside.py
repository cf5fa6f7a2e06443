"""The version for use outside the service: it shows no more than its months do, and nothing of any one Hive."""

from dataclasses import replace
from itertools import combinations

import pytest

from hivedesk.casework.demonstration.county_figures import months_of
from hivedesk.casework.demonstration.county_hives import HIVES
from hivedesk.domain.county import Span
from hivedesk.domain.county.outside import for_outside, why_not
from hivedesk.domain.county.review import blank_month
from hivedesk.domain.county.rules import OverHives, OverMonths, empty_sum
from hivedesk.domain.summary import Missing, Share, mask
from hivedesk.domain.summary.freezing import frozen_values
from hivedesk.foundation.errors import RuleRefused
from tests.unit.domain.county_worlds import LAST_OVER, MONTHS, WHOLE, a_hive, reviewed

HIDDEN = {Missing.FEWER_THAN_5, Missing.NOT_SHOWN}


@pytest.fixture(scope="module")
def county():
    """23 Hives whose figures hang together, four months of each."""
    import json

    return [
        (
            a_hive(hive.name, hive.name),
            {m: frozen_values(json.loads(told)) for m, told, _, _ in months_of(hive, MONTHS, 7)},
        )
        for hive in HIVES
    ]


def outside(county, span):
    months = [reviewed(county, Span(month, month)) for month in span.months]
    return for_outside(reviewed(county, span), months)


def figures(review):
    return {figure.key: figure for section in review.sections for figure in section.figures}


def test_a_month_is_masked_as_a_hives_month_is(county):
    span = Span(MONTHS[1], MONTHS[1])
    sums = {key: figure.county for key, figure in figures(reviewed(county, span)).items()}
    blank = blank_month(span.last)
    summary = replace(
        blank,
        sections=tuple(
            replace(section, figures=tuple(replace(one, value=sums[one.key]) for one in section.figures))
            for section in blank.sections
        ),
    )
    expected = mask(summary).values()
    masked = figures(outside(county, span))
    for key, figure in masked.items():
        if figure.over_hives is OverHives.NEVER:
            assert figure.county is Missing.NO_FIGURE
        else:
            assert figure.county == expected[key], key
    shown = [figure for figure in masked.values() if not isinstance(figure.county, Missing)]
    assert len(shown) > 50 and all(
        figure.county.part >= 5 if isinstance(figure.county, Share) else figure.county >= 5 for figure in shown
    )


def test_every_span_can_be_worked_out_from_its_masked_months(county):
    """So no two papers, of whatever spans, tell more than the months' papers do."""
    months = {month: figures(outside(county, Span(month, month))) for month in MONTHS}
    for first, last in combinations(MONTHS, 2):
        span = Span(first, last)
        for key, figure in figures(outside(county, span)).items():
            of_months = [months[month][key].county for month in span.months]
            match figure.over_months:
                case _ if figure.county is Missing.NO_FIGURE:
                    assert figure.over_hives is OverHives.NEVER or figure.over_months is OverMonths.ONE_MONTH
                case OverMonths.AT_START:
                    assert figure.county == of_months[0]
                case OverMonths.AT_END:
                    assert figure.county == of_months[-1]
                case OverMonths.ADDED if HIDDEN & set(of_months):
                    assert figure.county is Missing.NOT_SHOWN
                case _:
                    total = empty_sum(key)
                    for value in of_months:
                        total.add(value)
                    assert figure.county == total.value


def test_no_hive_stands_in_it(county):
    masked = outside(county, WHOLE)
    assert masked.masked and masked.hives == () and masked.not_sent == () and masked.gaps == ()
    assert not any(figure.cells or figure.coverage for figure in figures(masked).values())
    assert not any(hive.name in repr(masked) for hive, _ in county)


def test_a_figure_that_one_hive_did_not_record_is_not_shown(county):
    without = [(hive, {month: dict(values) for month, values in sent.items()}) for hive, sent in county]
    del without[3][1][MONTHS[0]]["sessions.total"]
    alone = figures(outside(without, Span(MONTHS[0], MONTHS[0])))
    assert alone["sessions.total"].county is Missing.NOT_SHOWN
    assert alone["sessions.phone"].county is Missing.NOT_SHOWN  # it is a part of that
    assert figures(outside(without, Span(*MONTHS[:2])))["sessions.total"].county is Missing.NOT_SHOWN


def test_it_waits_until_every_hive_has_sent_every_month(county):
    late = [(hive, dict(sent)) for hive, sent in county]
    late[0][1].pop(MONTHS[2])
    refused = reviewed(late)
    assert "1 Hive has not sent all months" in why_not(refused)
    with pytest.raises(RuleRefused):
        outside(late, WHOLE)
    assert why_not(reviewed(late, Span(MONTHS[0], MONTHS[1]))) == ""
    assert why_not(reviewed(county, Span(MONTHS[0], (LAST_OVER[0], LAST_OVER[1] + 1))))


def test_it_takes_five_hives(county):
    assert "5 Hives or more" in why_not(reviewed(county[:4]))
    assert why_not(reviewed(county[:5])) == ""
    assert why_not(reviewed([]))


def test_the_months_must_be_those_of_the_span(county):
    with pytest.raises(ValueError, match="not the months"):
        for_outside(reviewed(county), [reviewed(county, Span(MONTHS[0], MONTHS[0]))])
