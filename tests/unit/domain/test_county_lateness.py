"""Which Hives are late, by hand."""

from datetime import date, timedelta

import pytest

from hivedesk.domain.county import EnrolledHive, Lateness, lateness
from hivedesk.domain.policy import ExchangeDays
from hivedesk.foundation.clock import at_london

DAYS = ExchangeDays(silent_days=14, month_due_days=7)
TODAY = date(2026, 11, 19)
SEPTEMBER, OCTOBER = (2026, 9), (2026, 10)


def a_hive(**fields: object) -> EnrolledHive:
    return EnrolledHive(
        **{
            "id": "avon",
            "name": "Avon",
            "enrolled_on": date(2025, 3, 4),
            "first_sent": (2026, 1),
            "last_sent": OCTOBER,
        }
        | fields  # type: ignore[arg-type]
    )


def heard(days_ago: int):
    return at_london(TODAY - timedelta(days=days_ago), 12)


def test_a_hive_that_sends_is_not_late():
    assert lateness(a_hive(), heard(3), TODAY, DAYS) == Lateness()
    assert not lateness(a_hive(), heard(3), TODAY, DAYS).late


@pytest.mark.parametrize(("days", "silent"), [(14, 0), (15, 15)])
def test_silence_counts_once_it_is_longer_than_the_rules_say(days, silent):
    found = lateness(a_hive(), heard(days), TODAY, DAYS)
    assert (found.silent_days, found.late) == (silent, bool(silent))


def test_a_month_that_is_due_and_was_not_sent():
    found = lateness(a_hive(last_sent=(2026, 8)), heard(1), TODAY, DAYS)
    assert found.months == (SEPTEMBER, OCTOBER)
    assert found.words == "September to October 2026 were not sent."


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 7), False), (date(2026, 11, 8), True)])
def test_a_month_is_due_only_some_days_after_its_end(today, late):
    assert lateness(a_hive(last_sent=SEPTEMBER), at_london(today, 9), today, DAYS).late is late


def test_a_hive_from_which_nothing_ever_came_is_late_from_its_enrolment():
    new = a_hive(enrolled_on=date(2026, 11, 1), first_sent=None, last_sent=None)
    found = lateness(new, None, TODAY, DAYS)
    assert (found.silent_days, found.months) == (18, ())
    assert found.words == "Nothing came yet: it was enrolled 18 days ago."
    assert lateness(new, None, date(2026, 11, 15), DAYS) == Lateness(ever=False)


def test_a_hive_that_ended_is_nobodys_to_ring():
    assert lateness(a_hive(ended_on=date(2026, 9, 1), last_sent=(2026, 7)), heard(90), TODAY, DAYS) == Lateness()


def test_both_are_told():
    found = lateness(a_hive(last_sent=SEPTEMBER), heard(40), TODAY, DAYS)
    assert found.words == "Nothing came for 40 days. October 2026 was not sent."
