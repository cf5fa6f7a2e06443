"""The dated rules: which version is in force, and what the first one says."""

import tomllib
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.policy import coming_after, in_force, policy_after, policy_on, read_versions
from tests.unit.domain.policy_versions import later_text, two_versions, written_policy

CHANGE = date(2027, 4, 1)
FIRST_DAY = date(2024, 1, 8)


@pytest.mark.parametrize(
    ("day", "limit", "age"),
    [
        (CHANGE - timedelta(days=1), 3, 3),
        (CHANGE, 4, 2),
        (CHANGE + timedelta(days=400), 4, 2),
        (FIRST_DAY, 3, 3),
        (FIRST_DAY - timedelta(days=1), 3, 3),  # before the first version, the first
    ],
)
def test_a_later_version_takes_effect_on_its_day(day, limit, age):
    versions = two_versions(CHANGE, usual_fostering_limit=4, own_bedroom_from_age=2)
    policy = in_force(versions, day)
    assert (policy.usual_fostering_limit, policy.own_bedroom_from_age) == (limit, age)


@given(st.lists(st.dates(date(2024, 2, 1), date(2040, 1, 1)), unique=True, max_size=4), st.dates(FIRST_DAY))
def test_the_version_in_force_is_the_latest_that_has_begun(changes, day):
    versions = read_versions([*(later_text(change) for change in changes), written_policy()])
    assert in_force(versions, day).valid_from == max(start for start in [FIRST_DAY, *changes] if start <= day)


def test_only_what_the_later_file_changes_is_different():
    first, second = two_versions(CHANGE, usual_fostering_limit=4)
    different = {key for key in vars(first) if getattr(first, key) != getattr(second, key)}
    assert different == {"version", "valid_from", "usual_fostering_limit"}


def test_the_policy_in_force_is_the_one_written_for_hampshire():
    policy = policy_on(date(2026, 11, 14))
    assert (policy.version, policy.valid_from) == ("2024-01", FIRST_DAY)
    assert (policy.usual_fostering_limit, policy.own_bedroom_from_age) == (3, 3)
    assert (policy.supervision_weeks, policy.annual_review_months, policy.unannounced_visit_months) == (6, 12, 12)
    assert (policy.working_days, policy.working_from, policy.working_to) == ((1, 2, 3, 4, 5, 6), time(7), time(22))
    assert (policy.hive_families_from, policy.hive_families_to) == (15, 20)
    assert (policy.breach_hours, policy.carer_retention_years) == (72, 10)


def test_the_first_years_training_is_twelve_courses_of_36_hours():
    courses = policy_on(date(2026, 11, 14)).training.first_year
    assert (len(courses), sum(course.hours for course in courses)) == (12, 36)


def test_the_same_version_is_given_every_time():
    assert policy_on(date(2026, 11, 14)) is policy_on(date(2026, 11, 15))


def test_every_part_names_its_source():
    policy = policy_on(date(2026, 11, 14))
    parts = {key for key, part in tomllib.loads(written_policy()).items() if isinstance(part, dict)}
    assert parts
    assert set(policy.sources) == parts
    assert all(policy.sources.values())


@pytest.mark.parametrize("missing", ["usual_fostering_limit", "own_bedroom_from_age", "breach_hours", "from"])
def test_a_file_that_leaves_out_a_figure_is_not_a_policy(missing):
    lines = [line for line in written_policy().splitlines() if not line.startswith(f"{missing} =")]
    with pytest.raises(KeyError):
        read_versions(["\n".join(lines)])


def test_the_version_that_comes_next():
    versions = two_versions(CHANGE, usual_fostering_limit=4)
    assert coming_after(versions, CHANGE - timedelta(days=1)) is versions[1]
    assert coming_after(versions, CHANGE) is None
    assert coming_after(versions, FIRST_DAY - timedelta(days=1)) is versions[1]  # the first counts before its day


def test_no_later_version_is_written_yet():
    assert policy_after(date(2026, 11, 14)) is None


def test_own_choices_are_figures_of_the_file():
    data = tomllib.loads(written_policy())
    known = {f"{key}.{name}" for key, part in data.items() if isinstance(part, dict) for name in part}
    own = policy_on(date(2026, 11, 14)).own_choices
    assert {"procedures.hold_review_days", "not_spoken.least_days", "training.refresher_years"} <= own <= known
    assert "nights.usual_fostering_limit" not in own
