"""The county by hand: sums, gaps, what stood, what cannot be added up."""

from datetime import date

import pytest

from hivedesk.domain.county import Span, months_in_words, share_or_number
from hivedesk.domain.county.gaps import begins, expected
from hivedesk.domain.county.rules import AT_START, DEFINITIONS, ONE_MONTH, OverMonths, over_months
from hivedesk.domain.summary import Missing, Share
from tests.unit.domain.county_worlds import LAST_OVER, MONTHS, a_hive, reviewed

JULY, AUGUST, SEPTEMBER, OCTOBER = MONTHS


def test_what_took_place_is_added_up_over_months_and_hives():
    review = reviewed(
        [
            (a_hive("a"), {month: {"sessions.total": 10, "day_care.child_hours": 4.1} for month in MONTHS}),
            (a_hive("b"), {month: {"sessions.total": 5, "day_care.child_hours": 0.2} for month in MONTHS}),
        ]
    )
    sessions, hours = review.figure("sessions.total"), review.figure("day_care.child_hours")
    assert sessions.county == 60 and [cell.value for cell in sessions.cells] == [40, 20]
    assert hours.county == 17.2
    assert sessions.whole and sessions.coverage == "" and review.complete


def test_shares_add_part_and_whole_and_a_share_of_nothing_adds_nothing():
    review = reviewed(
        [
            (a_hive("a"), {JULY: {"sleepovers.met": Share(1, 2)}, AUGUST: {"sleepovers.met": Missing.NOT_KNOWN}}),
            (a_hive("b"), {JULY: {"sleepovers.met": Share(5, 5)}, AUGUST: {"sleepovers.met": Share(0, 1)}}),
        ],
        Span(JULY, AUGUST),
    )
    met = review.figure("sleepovers.met")
    assert met.county == Share(6, 8) and met.coverage == ""
    assert [cell.value for cell in met.cells] == [Share(1, 2), Share(5, 6)]


def test_medians_are_told_hive_by_hive_and_the_longest_of_all_is_the_longest_of_any():
    county = [
        (a_hive("a"), {OCTOBER: {"reach.median_gap": 4.5, "reach.longest_gap": 31}}),
        (a_hive("b"), {OCTOBER: {"reach.median_gap": 9, "reach.longest_gap": 12}}),
    ]
    review = reviewed(county, Span(OCTOBER, OCTOBER))
    median = review.figure("reach.median_gap")
    assert median.county is Missing.NO_FIGURE and [cell.value for cell in median.cells] == [4.5, 9]
    assert review.figure("reach.longest_gap").county == 31


def test_what_stood_is_told_as_the_span_began_or_ended():
    stood = {month: {"families.start": at, "families.end": at + 1} for at, month in enumerate(MONTHS, start=10)}
    review = reviewed([(a_hive("a"), stood)], Span(JULY, OCTOBER))
    assert review.figure("families.start").county == 10
    assert review.figure("families.end").county == 14


def test_who_is_counted_once_a_month_has_no_number_over_several():
    sent = {month: {"sleepovers.children": 3} for month in MONTHS}
    assert reviewed([(a_hive("a"), sent)]).figure("sleepovers.children").county is Missing.NO_FIGURE
    alone = reviewed([(a_hive("a"), sent)], Span(JULY, JULY)).figure("sleepovers.children")
    assert alone.county == 3 and "counted in both" in alone.definition


def test_not_recorded_is_never_a_nought():
    county = [
        (a_hive("a"), {OCTOBER: {"sessions.total": 7}}),
        (a_hive("b"), {OCTOBER: {"sessions.total": Missing.NOT_RECORDED}}),
        (a_hive("c"), {OCTOBER: {}}),
    ]
    review = reviewed(county, Span(OCTOBER, OCTOBER))
    sessions = review.figure("sessions.total")
    assert sessions.county == 7 and sessions.coverage == "of 1 of 3 Hives"
    assert review.figure("families.end").county is Missing.NOT_RECORDED


def test_what_is_not_of_its_kind_is_left_out_and_said():
    county = [
        (a_hive("a"), {OCTOBER: {"sessions.total": 7}}),
        (a_hive("b"), {OCTOBER: {"sessions.total": Share(1, 2)}}),
        (a_hive("c"), {OCTOBER: {"sessions.total": float("nan")}}),
    ]
    sessions = reviewed(county, Span(OCTOBER, OCTOBER)).figure("sessions.total")
    assert sessions.county == 7 and sessions.coverage == "of 1 of 3 Hives"


def test_a_sum_over_fewer_hives_than_should_be_says_so_and_names_them():
    county = [(a_hive(str(n), f"Hive {n:02}"), {m: {"sessions.total": 1} for m in MONTHS}) for n in range(23)]
    late = [county[0][1], county[1][1]]
    for months in late:
        months.pop(OCTOBER)
    review = reviewed(county, Span(OCTOBER, OCTOBER))
    assert review.figure("sessions.total").county == 21
    assert review.figure("sessions.total").coverage == "of 21 of 23 Hives"
    assert [(gap.hive.name, gap.words) for gap in review.gaps] == [
        ("Hive 00", "October 2026"),
        ("Hive 01", "October 2026"),
    ]
    whole = reviewed(county)
    assert whole.figure("sessions.total").county == 90
    assert whole.figure("sessions.total").coverage == "2 months missing"
    assert not whole.complete


def test_a_hive_that_joined_later_is_no_gap_before_its_first_month():
    new = a_hive("new", enrolled_on=date(2026, 8, 3))
    review = reviewed([(a_hive("old"), {m: {"families.end": 9} for m in MONTHS}), (new, {SEPTEMBER: {}, OCTOBER: {}})])
    assert review.complete
    assert reviewed([(new, {OCTOBER: {}})]).gaps[0].words == "September 2026"  # the first whole month after its card
    assert reviewed([(new, {JULY: {}, OCTOBER: {}})]).gaps[0].words == "August to September 2026"
    before = reviewed([(new, {})], Span(JULY, AUGUST))
    assert before.hives == ()  # it was not there


def test_a_hive_whose_card_was_withdrawn_is_expected_up_to_the_month_before():
    gone = a_hive("gone", ended_on=date(2026, 9, 10))
    assert reviewed([(gone, {JULY: {"sessions.total": 4}, AUGUST: {"sessions.total": 4}})]).complete
    assert reviewed([(gone, {JULY: {"sessions.total": 4}})]).gaps[0].words == "August 2026"


def test_the_month_under_way_is_nobodys_gap():
    review = reviewed([(a_hive("a"), {OCTOBER: {}})], Span(OCTOBER, (2026, 12)))
    assert review.complete and expected(a_hive("a"), Span(OCTOBER, (2026, 12)), LAST_OVER) == Span(OCTOBER, OCTOBER)


def test_who_has_not_sent_the_last_month_and_since_when():
    county = [
        (a_hive("a", "Avon"), {OCTOBER: {}}),
        (a_hive("b", "Meon"), {SEPTEMBER: {}}),
        (a_hive("c", "Test"), {JULY: {}}),
        (a_hive("d", "Yar", enrolled_on=date(2026, 5, 5)), {}),
        (a_hive("e", "Zeal", enrolled_on=date(2026, 10, 5)), {}),
    ]
    late = reviewed(county, Span(OCTOBER, OCTOBER)).not_sent
    assert [(one.hive.name, one.since, one.months) for one in late] == [
        ("Yar", (2026, 6), 5),
        ("Test", AUGUST, 3),
        ("Meon", OCTOBER, 1),
    ]
    assert [one.last_words for one in late] == [
        "has never sent a month",
        "July 2026 came last",
        "September 2026 came last",
    ]


def test_begins_with_the_earlier_of_first_sent_and_first_whole_month():
    assert begins(a_hive("a", enrolled_on=date(2026, 3, 1))) == (2026, 4)
    assert begins(a_hive("a", enrolled_on=date(2026, 3, 1), first_sent=(2025, 11))) == (2025, 11)
    assert begins(a_hive("a", enrolled_on=date(2026, 3, 1), first_sent=(2026, 9))) == (2026, 4)


def test_spans_in_words():
    assert Span(OCTOBER, OCTOBER).words == "October 2026"
    assert Span((2026, 1), OCTOBER).words == "January to October 2026"
    assert Span((2025, 11), OCTOBER).words == "November 2025 to October 2026"
    assert months_in_words([(2025, 12), (2026, 1), (2026, 3)]) == "December 2025 to January 2026, March 2026"


@pytest.mark.parametrize("key", [key for key, figure in DEFINITIONS.items() if not figure.additive])
def test_what_is_not_added_up_over_months_stands_as_its_own_words_say(key):
    """A new figure has to say of what moment it is, or be stated in `rules`."""
    rule, words = over_months(key), DEFINITIONS[key].definition
    if rule is OverMonths.AT_END:
        ends = ("end of the month", "month's end", "last day", "by the end", "as the month ended", "at the end")
        of_such = ("Of the", "Of these", "Of those", "Half of", "The longest", "All that", "Solo", "Carers", "No ")
        assert any(part in words for part in ends) or words.startswith(of_such), words
    else:
        assert key in AT_START | ONE_MONTH


def test_what_to_sort_by():
    assert share_or_number(Share(1, 4)) == 0.25 and share_or_number(7) == 7.0
    assert share_or_number(None) is None and share_or_number(Missing.NOT_KNOWN) is None
