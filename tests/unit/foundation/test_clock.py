"""Dates and times as people mean them, across the changes to and from British Summer Time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hivedesk.foundation.clock import (
    FixedClock,
    at_london,
    format_date,
    format_moment,
    format_month,
    format_time,
    local,
    today,
)


def test_a_date_reads_the_same_in_every_language_of_the_laptop():
    assert format_date(date(2026, 11, 14)) == "Sat 14 Nov 2026"
    assert format_month(2026, 9) == "September 2026"


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 7, 1, 8, 30, tzinfo=UTC), "Wed 1 Jul 2026, 09:30"),
        (datetime(2026, 12, 1, 8, 30, tzinfo=UTC), "Tue 1 Dec 2026, 08:30"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Wed 1 Jul 2026, 00:30"),
    ],
)
def test_moments_are_shown_on_the_wall_clock(moment, shown):
    assert format_moment(moment) == shown


def test_the_days_on_which_the_clocks_change_have_23_and_25_hours():
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25)):
        assert at_london(day + timedelta(days=1), 0) - at_london(day, 0) == timedelta(hours=hours)
    assert format_time(at_london(date(2026, 3, 29), 3)) == "03:00"


def test_today_is_the_date_in_london():
    assert today(FixedClock(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))) == date(2026, 7, 1)
    assert local(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)).date() == date(2026, 7, 1)
