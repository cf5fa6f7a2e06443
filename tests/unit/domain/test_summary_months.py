"""The month's edges, the unfinished month, and shares of nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.families import LeavingReason, Status
from hivedesk.domain.policy import policy_on
from hivedesk.domain.summary import (
    Missing,
    MonthCount,
    Share,
    Unit,
    month_before,
    month_span,
    months_so_far,
    sessions_by_month,
    shown,
    twelve_months_to,
    year_before,
)
from hivedesk.domain.summary.wording import office_hours, percent
from hivedesk.foundation.errors import RuleRefused
from tests.unit.domain.summary_builders import a_family, a_month, an_entry, an_own_child, at, utc

MEMBER = a_family("A", joined_on=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (utc(3, 1, 0), 3),  # winter: London is UTC
        (utc(3, 31, 22, 59), 3),  # 23:59 summer time
        (utc(3, 31, 23, 0), 4),  # midnight summer time
        (utc(9, 30, 22, 59), 9),
        (utc(9, 30, 23, 0), 10),
        (utc(10, 31, 23, 30), 10),  # winter time again: half past eleven at night
        (utc(11, 1, 0, 0), 11),
    ],
)
def test_a_contact_belongs_to_the_month_of_the_wall_clock(moment, month) -> None:
    entries = [an_entry("1", "A", moment)]
    counts = {of: a_month([MEMBER], entries, of).figure("record.entries").value for of in range(1, 13)}

    assert counts == {of: int(of == month) for of in range(1, 13)}


@pytest.mark.parametrize(
    ("year", "month", "hours"), [(2026, 3, 31 * 24 - 1), (2026, 10, 31 * 24 + 1), (2026, 6, 30 * 24), (2024, 2, 696)]
)
def test_a_month_has_the_hours_it_has(year, month, hours) -> None:
    start, end = month_span(year, month)

    assert end - start == timedelta(hours=hours)


def test_office_hours_follow_the_wall_clock_over_the_change_of_clocks() -> None:
    friday_before = an_entry("1", "A", utc(10, 23, 7, 45))  # 08:45 summer time: inside
    monday_after = an_entry("2", "A", utc(10, 26, 7, 45))  # 07:45 winter time: outside

    assert a_month([MEMBER], [friday_before, monday_after]).figure("sessions.outside_hours").value == Share(1, 2)


def test_the_unfinished_month_counts_up_to_today() -> None:
    leaves = a_family("B", joined_on=date(2026, 1, 1), left_on=date(2026, 10, 25), left_reason=LeavingReason.OTHER)
    entries = [an_entry("1", "A", at(10, 12, 10)), an_entry("2", "A", at(10, 24, 10))]
    summary = a_month([MEMBER, leaves], entries, up_to=date(2026, 10, 20))

    assert (summary.up_to, summary.whole_month) == (date(2026, 10, 20), False)
    assert summary.figure("sessions.total").value == 1
    assert summary.figure("families.end").value == 2
    assert summary.figure("reach.longest_gap").value == 292  # B, never spoken with: 1 Jan to 20 Oct
    assert [row.amount for row in summary.figure("reach.median_gap").rows] == [8, 292]


def test_a_month_that_has_not_begun_is_refused() -> None:
    with pytest.raises(RuleRefused, match="not begun"):
        a_month([MEMBER], [], up_to=date(2026, 9, 30))


def test_a_later_day_does_not_lengthen_the_month() -> None:
    assert a_month([MEMBER], [], up_to=date(2026, 11, 21)).up_to == date(2026, 10, 31)


def test_nothing_is_not_known_rather_than_nought() -> None:
    empty = a_month()

    for key in ("sessions.outside_hours", "reach.families", "reach.median_gap", "reach.longest_gap"):
        assert empty.figure(key).value is Missing.NOT_KNOWN
    for key in ("families.newly_approved", "waiting.median_days", "retention.deregistered", "record.complete"):
        assert empty.figure(key).value is Missing.NOT_KNOWN
    assert empty.figure("sessions.total").value == 0


def test_retention_is_not_known_while_a_reason_is_missing() -> None:
    left = a_family("B", status=Status.LEFT, joined_on=date(2026, 1, 1), left_on=date(2026, 10, 4))

    assert a_month([MEMBER, left]).figure("retention.deregistered").value is Missing.NOT_KNOWN


def test_a_family_left_without_a_date_is_counted_nowhere() -> None:
    gone = a_family("B", status=Status.LEFT, joined_on=date(2026, 10, 3))
    summary = a_month([gone])

    assert [summary.figure(f"families.{key}").value for key in ("start", "joined", "left", "end")] == [0, 0, 0, 0]


def test_own_children_without_any_birth_date_are_not_nought_under_12() -> None:
    family = a_family("A", own=[an_own_child("o", "A")])

    assert a_month([family]).figure("people.own_children_under_12").value is Missing.NOT_KNOWN
    assert a_month([MEMBER]).figure("people.own_children_under_12").value == 0


def test_the_last_contact_before_the_month_makes_the_gap_and_a_later_one_is_passed_over() -> None:
    before = a_month([MEMBER], last={"A": at(9, 1, 23, 30)})
    after = a_month([MEMBER], last={"A": at(11, 2, 9)})

    assert before.figure("reach.longest_gap").value == 60  # 1 Sep to 31 Oct
    assert before.figure("reach.never").value == 0
    assert after.figure("reach.never").value == 1


def test_a_family_that_joined_on_the_last_day_waits_no_more() -> None:
    joined = a_family("A", joined_on=date(2026, 10, 31), waiting_since=date(2026, 10, 1))
    summary = a_month([joined])

    assert (summary.figure("waiting.families").value, summary.figure("families.end").value) == (0, 1)


def test_a_hold_that_began_after_the_month_does_not_count() -> None:
    held = a_family("A", status=Status.ON_HOLD, hold=(date(2026, 11, 2), None))

    assert a_month([held]).figure("hold.families").value == 0
    assert a_month([held], month=11).figure("hold.families").value == 1


def test_months_beside_a_month() -> None:
    assert month_before(2026, 1) == (2025, 12)
    assert year_before(2026, 2) == (2025, 2)
    assert months_so_far(2026, 3) == ((2026, 1), (2026, 2), (2026, 3))
    assert twelve_months_to(2026, 3)[0] == (2025, 4)
    assert twelve_months_to(2026, 3)[-1] == (2026, 3)
    assert len(twelve_months_to(2026, 12)) == 12


def test_the_chart_counts_sessions_and_leaves_out_months_before_the_log_began() -> None:
    entries = [an_entry("1", "A", at(8, 3, 9)), an_entry("2", "A", at(10, 3, 9)), an_entry("3", "A", at(10, 4, 9))]
    bars = sessions_by_month(2026, 10, [MEMBER], entries)

    assert bars[-3:] == (MonthCount(2026, 8, 1), MonthCount(2026, 9, 0), MonthCount(2026, 10, 2))
    assert {bar.sessions for bar in bars[:-3]} == {None}


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1240, Unit.COUNT, "1,240"),
        (14.5, Unit.DAYS, "14.5 days"),
        (1, Unit.DAYS, "1 day"),
        (Share(12, 18), Unit.SHARE, "12 of 18 (67%)"),
        (Share(1, 400), Unit.SHARE, "1 of 400 (1%)"),
        (Share(399, 400), Unit.SHARE, "399 of 400 (99%)"),
        (Missing.NOT_RECORDED, Unit.COUNT, "not recorded yet"),
        (Missing.NO_FIGURE, Unit.COUNT, "—"),
    ],
)
def test_values_in_words(value, unit, words) -> None:
    assert shown(value, unit) == words


@given(st.integers(1, 500), st.data())
def test_per_cent_is_within_one_of_the_share(whole, data) -> None:
    part = data.draw(st.integers(0, whole))

    assert abs(percent(Share(part, whole)) - 100 * part / whole) <= 1
    assert (percent(Share(part, whole)) == 0) == (part == 0)
    assert (percent(Share(part, whole)) == 100) == (part == whole)


def test_office_hours_in_words() -> None:
    assert office_hours(policy_on(date(2026, 1, 1))) == "Monday to Friday, 08:30 to 17:00"
