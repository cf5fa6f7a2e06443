"""Dates and times as people type them."""

import contextlib
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.ui.typed_dates import UnreadableDate, YearLean, read_date, read_moment, read_time

TODAY = date(2026, 11, 21)  # a Saturday
NOW = datetime(2026, 11, 21, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14/11/26", date(2026, 11, 14)),
        ("14.11.2026", date(2026, 11, 14)),
        ("14-11-26", date(2026, 11, 14)),
        ("14 11 26", date(2026, 11, 14)),
        ("141126", date(2026, 11, 14)),
        ("14112026", date(2026, 11, 14)),
        ("2026-11-14", date(2026, 11, 14)),
        ("3/4/26", date(2026, 4, 3)),  # day first, always
        ("14 nov", date(2026, 11, 14)),
        ("14nov26", date(2026, 11, 14)),
        ("14th of November 2026", date(2026, 11, 14)),
        ("nov 14", date(2026, 11, 14)),
        ("Sat 14 Nov 2026", date(2026, 11, 14)),
        ("2 sept", date(2026, 9, 2)),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 22)),
        ("mon", date(2026, 11, 23)),
        ("thurs", date(2026, 11, 19)),
        ("last sat", date(2026, 11, 14)),
        ("next sat", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("+3", date(2026, 11, 24)),
        ("3 days ago", date(2026, 11, 18)),
        ("  14 / 11 / 26 ".replace(" / ", "/"), date(2026, 11, 14)),
    ],
)
def test_what_people_type_is_understood(typed: str, meant: date):
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "31/2/26",
        "30 feb",
        "14/13/26",
        "0/1/26",
        "Mon 14 Nov 2026",
        "14",
        "ma",
        "1/1/1066",
        "99999999",
        "+999999",
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str):
    with pytest.raises(UnreadableDate) as caught:
        read_date(typed, TODAY)
    assert caught.value.message.endswith(".")
    assert caught.value.advice


@pytest.mark.parametrize(
    ("typed", "lean", "meant"),
    [
        ("14/11/68", YearLean.PAST, date(1968, 11, 14)),
        ("14/11/26", YearLean.PAST, date(2026, 11, 14)),
        ("14/12/26", YearLean.PAST, date(1926, 12, 14)),
        ("1/12", YearLean.PAST, date(2025, 12, 1)),
        ("1/12", YearLean.FUTURE, date(2026, 12, 1)),
        ("1/3", YearLean.FUTURE, date(2027, 3, 1)),
        ("1/3", YearLean.NEAREST, date(2027, 3, 1)),
        ("1/8", YearLean.NEAREST, date(2026, 8, 1)),
        ("29 feb", YearLean.FUTURE, date(2028, 2, 29)),
        ("29 feb", YearLean.PAST, date(2024, 2, 29)),
        ("1/3/27", YearLean.FUTURE, date(2027, 3, 1)),
        ("1/3/26", YearLean.FUTURE, date(2026, 3, 1)),  # a due date may have passed
        ("mon", YearLean.PAST, date(2026, 11, 16)),
        ("sat", YearLean.PAST, TODAY),
        ("fri", YearLean.FUTURE, date(2026, 11, 27)),
    ],
)
def test_a_missing_year_leans_as_the_field_says(typed: str, lean: YearLean, meant: date):
    assert read_date(typed, TODAY, lean) == meant


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from(YearLean))
def test_a_date_as_shown_is_read_back_as_it_was(day: date, lean: YearLean):
    assert read_date(format_date(day), TODAY, lean) == day
    assert read_date(f"{day:%d/%m/%Y}", TODAY, lean) == day
    assert read_date(day.isoformat(), TODAY, lean) == day


@given(st.text(max_size=30), st.sampled_from(YearLean))
def test_no_text_breaks_it(text: str, lean: YearLean):
    try:
        assert isinstance(read_date(text, TODAY, lean), date)
    except UnreadableDate as error:
        assert error.message.endswith(".")
        assert error.advice


@given(st.text(alphabet="0123456789/.-: amp,nov", max_size=24))
def test_no_text_breaks_a_moment(text: str):
    with contextlib.suppress(UnreadableDate):
        assert read_moment(text, NOW).tzinfo is UTC


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:15", time(9, 15)),
        ("9.15am", time(9, 15)),
        ("0915", time(9, 15)),
        ("915", time(9, 15)),
        ("9", time(9, 0)),
        ("9pm", time(21, 0)),
        ("12am", time(0, 0)),
        ("12.30 pm", time(12, 30)),
        ("21:05", time(21, 5)),
        ("noon", time(12, 0)),
    ],
)
def test_times_of_day(typed: str, meant: time):
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "9:75", "13pm", "0am", "tea", ""])
def test_no_time_of_day(typed: str):
    with pytest.raises(UnreadableDate):
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("now", "Sat 21 Nov 2026, 09:15"),
        ("8:05", "Sat 21 Nov 2026, 08:05"),
        ("yesterday 9pm", "Fri 20 Nov 2026, 21:00"),
        ("14 nov at 9.15", "Sat 14 Nov 2026, 09:15"),
        ("14/11/26 0915", "Sat 14 Nov 2026, 09:15"),
        ("1 jul 2026, 12:00", "Wed 1 Jul 2026, 12:00"),  # summer time: still what the wall clock showed
    ],
)
def test_moments(typed: str, shown: str):
    assert format_moment(read_moment(typed, NOW)) == shown


@pytest.mark.parametrize("typed", ["14 nov 2026", "tea time", "", "28 mar 2027 1:30"])
def test_no_moment(typed: str):
    with pytest.raises(UnreadableDate):
        read_moment(typed, NOW)


@given(st.integers(min_value=1440, max_value=68_000_000).map(lambda minutes: datetime.fromtimestamp(60 * minutes, UTC)))
def test_a_moment_as_shown_is_read_back_as_shown(moment: datetime):
    assert format_moment(read_moment(format_moment(moment), NOW)) == format_moment(moment)
