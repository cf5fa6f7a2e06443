"""Today."""

from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.today import not_spoken_to_lately, outside_hours, today_board
from hivedesk.domain.families import DayPart, FamilyKind, Status
from hivedesk.domain.policy import policy_on
from hivedesk.foundation.clock import at_london
from tests.builders import NOW, a_contact, a_family, a_hive_desk


def test_families_not_spoken_to_are_ranked_with_the_reason():
    desk = a_hive_desk(
        a_family("Never", id="f1", approval={"approved_on": date(2026, 3, 1)}),
        a_family("Twenty", id="f2", preferred_times=(DayPart.EVENING,), preferred_times_note="not Weds"),
        a_family("Recent", id="f3"),
        a_family("Forty", id="f4", status=Status.ON_HOLD, hold_from=date(2026, 9, 14)),
        a_family("Gone", id="f5", status=Status.WAITING),
        a_family("Guardian", id="f6", kind=FamilyKind.SPECIAL_GUARDIAN),
    )
    for family, days in (("f2", 20), ("f3", 13), ("f4", 40)):
        log.log_contact(desk, a_contact(family, happened_at=NOW - timedelta(days=days)))
    lines = not_spoken_to_lately(desk)
    assert [(line.family.name, line.why) for line in lines] == [
        ("Never", "never spoken to, newly approved"),
        ("Forty", "40 days ago, on hold"),
        ("Twenty", "20 days ago"),
    ]
    assert lines[2].preferred == "evenings (not Weds)"


@pytest.mark.parametrize(
    ("day", "hour", "says"),
    [
        (date(2026, 11, 15), 12, "Sunday"),
        (date(2026, 11, 14), 6, "outside your hours"),
        (date(2026, 11, 14), 22, "outside your hours"),
        (date(2026, 11, 14), 7, ""),
        (date(2026, 7, 14), 21, ""),
    ],
)
def test_a_note_outside_working_hours(day, hour, says):
    note = outside_hours(at_london(day, hour), policy_on(day))
    assert says in note if says else note == ""


def test_the_duty_numbers_are_the_hives_own():
    board = today_board(a_hive_desk())
    assert [(line.name, line.number) for line in board.duty] == [
        ("Fostering Duty Line", "01632 960101"),
        ("Out of Hours Service", "01632 960102"),
    ]
