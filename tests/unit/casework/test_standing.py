"""From the waiting list into the Hive, on hold and off again, and out of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import standing, undoing
from hivedesk.casework.families import household
from hivedesk.domain.clocks import Deed, due_for_family
from hivedesk.domain.families import LeavingReason, Status
from hivedesk.domain.household import hold_on
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_family, a_hive_desk

TODAY = NOW.date()


def on_hold(desk, family_id="f1", **fields):
    hold = replace(standing.new_hold(desk, family_id), reason="A bereavement", **fields)
    standing.put_on_hold(desk, hold)
    return household(desk, family_id).holds[0]


def test_a_family_from_waiting_list_to_active_to_on_hold_to_left():
    desk = a_hive_desk(
        a_family(id="f1", status=Status.WAITING, joined_on=None, waiting_since=date(2026, 8, 1)),
    )
    standing.join_hive(desk, "f1", TODAY)
    assert household(desk, "f1").family.status is Status.ACTIVE
    hold = on_hold(desk)
    assert household(desk, "f1").family.status is Status.ON_HOLD
    standing.review_hold(desk, replace(hold, review_on=TODAY + timedelta(days=14)))
    standing.end_hold(desk, replace(household(desk, "f1").holds[0], ended_on=TODAY, outcome="Ready again"))
    house = household(desk, "f1")
    assert (house.family.status, hold_on(house, TODAY), house.holds[0].outcome) == (Status.ACTIVE, None, "Ready again")
    standing.close_family(desk, "f1", TODAY, LeavingReason.DEREGISTERED)
    family = household(desk, "f1").family
    assert (family.status, family.left_on, family.left_reason) == (Status.LEFT, TODAY, LeavingReason.DEREGISTERED)
    for _ in range(5):
        undoing.undo(desk)
    house = household(desk, "f1")
    assert (house.family.status, house.holds, house.family.left_on) == (Status.WAITING, (), None)


def test_leaving_ends_an_open_hold():
    desk = a_hive_desk(a_family(id="f1"))
    on_hold(desk)
    standing.move_family(desk, "f1", TODAY, "Totton")
    house = household(desk, "f1")
    assert (house.family.status, house.family.moved_to, house.holds[0].ended_on) == (Status.LEFT, "Totton", TODAY)


def test_a_day_to_come_is_closing_until_then():
    desk = a_hive_desk(a_family(id="f1", children=("Leo",)))
    standing.close_family(desk, "f1", TODAY + timedelta(days=10), LeavingReason.OTHER)
    assert household(desk, "f1").family.status is Status.CLOSING
    with pytest.raises(RuleRefused, match="still placed"):
        standing.close_family(desk, "f1", TODAY, LeavingReason.OTHER)
    standing.move_family(desk, "f1", TODAY, "Totton")  # the children move with the family


def test_a_day_to_leave_that_was_planned_outlives_a_hold():
    desk = a_hive_desk(a_family(id="f1"))
    leaves = TODAY + timedelta(days=10)
    standing.close_family(desk, "f1", leaves, LeavingReason.OTHER)
    hold = on_hold(desk)
    dues = due_for_family(household(desk, "f1"), TODAY, desk.policy)
    assert [due.due_on for due in dues if due.deed is Deed.CLOSE] == [leaves]
    standing.end_hold(desk, replace(hold, ended_on=TODAY))
    assert household(desk, "f1").family.status is Status.CLOSING


def test_leaving_on_a_day_before_the_hold_leaves_no_hold_open():
    desk = a_hive_desk(a_family(id="f1"))
    on_hold(desk)
    standing.close_family(desk, "f1", TODAY - timedelta(days=3), LeavingReason.OTHER)
    standing.join_hive(desk, "f1", TODAY)
    assert hold_on(household(desk, "f1"), TODAY) is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reason": " "}, "no reason"),
        ({"started_on": None}, "no start"),
        ({"started_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"review_on": TODAY - timedelta(days=1)}, "before the hold"),
    ],
)
def test_a_hold_says_since_when_and_why(fields, words):
    desk = a_hive_desk(a_family(id="f1"))
    hold = replace(replace(standing.new_hold(desk, "f1"), reason="Ill"), **fields)
    with pytest.raises(RuleRefused, match=words):
        standing.put_on_hold(desk, hold)
    assert household(desk, "f1").holds == ()


def test_what_cannot_be_twice_is_refused():
    desk = a_hive_desk(a_family(id="f1"), a_family("Bell", id="f2", status=Status.WAITING, joined_on=None))
    with pytest.raises(RuleRefused, match="in the Hive already"):
        standing.join_hive(desk, "f1", TODAY)
    with pytest.raises(RuleRefused, match="Only a family that is in the Hive"):
        standing.put_on_hold(desk, replace(standing.new_hold(desk, "f2"), reason="Ill"))
    hold = on_hold(desk)
    with pytest.raises(RuleRefused, match="on hold already"):
        standing.put_on_hold(desk, replace(standing.new_hold(desk, "f1"), reason="Ill"))
    with pytest.raises(RuleRefused, match="no next review"):
        standing.review_hold(desk, replace(hold, review_on=TODAY))
    with pytest.raises(RuleRefused, match="no name"):
        standing.move_family(desk, "f1", TODAY, " ")
    with pytest.raises(RuleRefused, match="before it came"):
        standing.close_family(desk, "f1", date(2021, 1, 1), LeavingReason.OTHER)
