"""What follows from a family's records."""

from datetime import date

import pytest

from hivedesk.domain.approval import Approval
from hivedesk.domain.families import ChildInCare, Family, Status, age_on, initials, is_open, years_after
from hivedesk.domain.household import is_newly_approved, placed_children
from tests.builders import a_family, a_placement


@pytest.mark.parametrize(
    ("approved", "on", "new"),
    [
        (date(2025, 11, 15), date(2026, 11, 14), True),
        (date(2025, 11, 14), date(2026, 11, 14), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 2, 29), date(2025, 3, 1), False),
        (date(2026, 11, 15), date(2026, 11, 14), False),
        (None, date(2026, 11, 14), False),
    ],
)
def test_newly_approved_is_within_a_year(approved, on, new):
    assert is_newly_approved(Approval(id="a", family_id="f", approved_on=approved), on) is new


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2020, 2, 29), date(2026, 2, 28), 5),
        (date(2020, 2, 29), date(2026, 3, 1), 6),
        (date(2020, 11, 14), date(2026, 11, 14), 6),
        (date(2026, 11, 15), date(2026, 11, 14), None),
        (None, date(2026, 11, 14), None),
    ],
)
def test_age_is_in_whole_years(born, on, age):
    assert age_on(born, on) == age


@pytest.mark.parametrize(
    ("fields", "belongs"),
    [
        ({"status": Status.WAITING}, False),
        ({"joined_on": date(2026, 11, 15)}, False),
        ({"joined_on": date(2026, 11, 14)}, True),
        ({"status": Status.LEFT, "left_on": date(2026, 11, 14)}, False),
        ({"status": Status.LEFT, "left_on": date(2026, 11, 15)}, True),
        ({"status": Status.ON_HOLD}, True),
    ],
)
def test_who_belongs_to_the_hive_on_a_day(fields, belongs):
    assert is_open(Family(id="f", name="Okafor", **fields), date(2026, 11, 14)) is belongs


def test_a_child_is_placed_from_the_first_night_until_before_the_last_day():
    child = ChildInCare(id="k", family_id="f", first_name="Ada")
    household = a_family(
        id="f", children=(child,), placements=(a_placement(child, date(2026, 1, 2), ended_on=date(2026, 3, 4)),)
    )
    days = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 3, 3), date(2026, 3, 4)]
    assert [placed_children(household, day) == (child,) for day in days] == [False, True, True, False]


def test_initials_stand_for_names():
    assert initials("Grace Ann Oyelaran") == "G. A. O."
    assert initials("") == ""
    assert years_after(date(2024, 2, 29), 1) == date(2025, 3, 1)
