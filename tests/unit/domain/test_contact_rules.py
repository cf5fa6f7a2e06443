"""The rules of the contact log."""

from datetime import date, timedelta

import pytest

from hivedesk.domain.contact_log import ContactKind, is_late, is_locked, is_outside_office_hours, is_two_way
from hivedesk.domain.families import Channel
from hivedesk.domain.policy import policy_on
from hivedesk.foundation.clock import at_london
from tests.builders import NOW, a_contact

POLICY = policy_on(date(2026, 11, 14))


@pytest.mark.parametrize(
    ("channel", "kind", "two_way"),
    [
        (Channel.PHONE, ContactKind.CATCH_UP, True),
        (Channel.VISIT, ContactKind.ONE_TO_ONE, True),
        (Channel.MESSAGE, ContactKind.PRACTICAL, False),
        (Channel.PHONE, ContactKind.NOT_REACHED, False),
    ],
)
def test_somebody_answered_or_not(channel, kind, two_way):
    assert is_two_way(a_contact("f", channel=channel, kind=kind)) is two_way


@pytest.mark.parametrize(
    ("day", "hour", "minute", "outside"),
    [
        (date(2026, 11, 16), 8, 29, True),
        (date(2026, 11, 16), 8, 30, False),
        (date(2026, 11, 16), 16, 59, False),
        (date(2026, 11, 16), 17, 0, True),
        (date(2026, 11, 14), 11, 0, True),
        (date(2026, 7, 14), 8, 30, False),
        (date(2026, 7, 14), 17, 0, True),
    ],
)
def test_outside_office_hours_is_by_the_wall_clock(day, hour, minute, outside):
    entry = a_contact("f", happened_at=at_london(day, hour, minute))
    assert is_outside_office_hours(entry, POLICY) is outside


def test_locking_and_lateness_follow_the_policy():
    entry = a_contact("f")
    assert not is_locked(entry, NOW + timedelta(hours=23, minutes=59), POLICY)
    assert is_locked(entry, NOW + timedelta(hours=24), POLICY)
    assert not is_late(a_contact("f", happened_at=NOW - timedelta(days=7)), POLICY)
    assert is_late(a_contact("f", happened_at=NOW - timedelta(days=7, seconds=1)), POLICY)


def test_a_day_before_the_first_policy_uses_the_first():
    assert policy_on(date(2000, 1, 1)).version == POLICY.version == "2024-01"
    assert (POLICY.hive_families_from, POLICY.hive_families_to) == (15, 20)
