"""When a backup is due, and which may go."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hivedesk.store.backup_schedule import ALL_FOR, MONTHLY_FOR, WEEKLY_FOR, backup_due, superseded

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
AGES = st.lists(st.integers(-3, 500 * 24).map(lambda hours: NOW - timedelta(hours=hours)), unique=True, max_size=60)


def test_the_first_one_is_always_due():
    assert backup_due(None, 0, 0, NOW)


def test_it_is_due_once_a_day_and_only_when_something_changed():
    yesterday = NOW - timedelta(days=1)
    assert backup_due(yesterday, 5, 6, NOW)
    assert not backup_due(yesterday, 5, 5, NOW)
    assert not backup_due(NOW - timedelta(hours=3), 5, 6, NOW)


def test_a_day_is_one_of_london():
    before, after = datetime(2026, 6, 10, 22, 50, tzinfo=UTC), datetime(2026, 6, 10, 23, 10, tzinfo=UTC)
    assert backup_due(before, 1, 2, after)  # 23:50 and 00:10 in London


def test_a_backup_from_the_future_does_not_stop_new_ones():
    assert backup_due(NOW + timedelta(days=300), 5, 6, NOW)


def test_older_entries_than_in_the_backup_are_a_change_too():
    assert backup_due(NOW - timedelta(days=1), 9, 4, NOW)


def test_a_year_of_daily_ones_leaves_a_week_then_weeks_then_months():
    daily = [NOW - timedelta(days=days) for days in range(500)]
    kept = set(daily) - set(superseded(daily, NOW))
    recent = {moment for moment in kept if NOW - moment <= ALL_FOR}
    weekly = {moment for moment in kept if ALL_FOR < NOW - moment <= WEEKLY_FOR}
    monthly = {moment for moment in kept if WEEKLY_FOR < NOW - moment <= MONTHLY_FOR}
    assert len(recent) == 8
    assert 7 <= len(weekly) <= 8
    assert 10 <= len(monthly) <= 12
    assert kept == recent | weekly | monthly


@given(AGES)
def test_the_latest_is_kept_and_so_is_everything_of_the_last_week(taken):
    gone = superseded(taken, NOW)
    assert set(gone) <= set(taken) and gone == sorted(gone)
    if taken:
        assert max(taken) not in gone
    assert all(NOW - moment > ALL_FOR for moment in gone)


@given(AGES)
def test_pruning_again_takes_nothing_more(taken):
    left = sorted(set(taken) - set(superseded(taken, NOW)))
    assert superseded(left, NOW) == []


def test_one_very_old_backup_is_kept():
    old = [NOW - timedelta(days=2000)]
    assert superseded(old, NOW) == []
