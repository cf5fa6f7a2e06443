"""Today."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import procedures, undoing
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.due_lines import record_fact
from hivedesk.casework.today import follow_ups_now, not_spoken_to_lately, outside_hours, today_board
from hivedesk.domain.contact_log import ContactKind, FollowUp, FollowUpKind
from hivedesk.domain.families import Channel, ChildInCare, DayPart, Family, FamilyKind, Status
from hivedesk.domain.not_spoken import Reach
from hivedesk.domain.placements import EndKind, EndReason, Placement
from hivedesk.domain.policy import policy_on
from hivedesk.domain.procedures import Hold
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_contact, a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)
KNOWN = {
    "supervision_last": TODAY - timedelta(days=3),
    "annual_review_last": TODAY - timedelta(days=90),
    "unannounced_visit_last": TODAY - timedelta(days=90),
}


def after_an_ending(**placement):
    """A family whose only child left nine days ago."""
    child = ChildInCare(id="k", family_id="f1", first_name="Leonard", last_name="Bell", known_as="Leo")
    ended = a_placement(
        child,
        TODAY - timedelta(days=200),
        ended_on=TODAY - timedelta(days=9),
        end_kind=EndKind.UNPLANNED,
        end_reason=EndReason.RETURNED_HOME,
        **placement,
    )
    return a_hive_desk(a_family("Okafor", id="f1", children=(child,), placements=(ended,), **KNOWN))


def clock(board, key):
    return next(line for line in (*board.clocks, *board.later_clocks) if line.due.key.startswith(key))


def plan(desk, days, kind=FollowUpKind.CALL, at=None, family="f1", what="", asked=False):
    return log.add_follow_up(
        desk, family, FollowUpWanted(TODAY + timedelta(days=days), what, kind, at, asked)
    ).record_id


def test_families_not_spoken_to_are_ranked_with_the_reason():
    desk = a_hive_desk(
        a_family("Never", id="f1", approval={"approved_on": date(2026, 3, 1)}),
        a_family("Twenty", id="f2", preferred_times=(DayPart.EVENING,), preferred_times_note="not Weds"),
        a_family("Recent", id="f3"),
        a_family(
            "Forty",
            id="f4",
            status=Status.ON_HOLD,
            holds=(Hold(id="h", family_id="f4", started_on=date(2026, 9, 14), reason="Ill"),),
        ),
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
    assert (lines[2].preferred, lines[2].reach) == ("evenings (not Weds)", Reach.OTHER_TIMES)
    assert all(line.reach is not Reach.LIKES_NOW for line in lines)
    assert [(line.family.name, line.days) for line in today_board(desk).spoken] == [("Recent", 13)]


def test_calls_and_visits_stand_apart_by_their_times_and_the_missed_ones_first():
    desk = a_hive_desk(a_family("Okafor", id="f1", preferred_times=(DayPart.MORNING,)))
    plan(desk, 0, what="no time")
    plan(desk, 0, FollowUpKind.VISIT, time(14))
    plan(desk, 0, at=time(9, 30), what="early")
    plan(desk, -2, what="missed")
    log.add_follow_up(desk, None, FollowUpWanted(TODAY, "to do"))
    plan(desk, 3, at=time(9), what="next week")
    board = today_board(desk)
    assert [line.follow_up.what for line in board.planned] == ["missed", "early", "Visit", "no time"]
    assert [line.follow_up.what for line in board.due] == ["to do"]
    assert [line.follow_up.what for line in board.coming] == ["next week"]
    assert {line.preferred for line in board.planned} == {"mornings"}
    reaches = {line.follow_up.what: line.reach for line in board.planned}
    assert [what for what, reach in reaches.items() if reach is Reach.OTHER_TIMES] == ["Visit"]  # at 14:00


def test_beyond_the_week_only_the_next_three():
    desk = a_hive_desk()
    for days in (30, 8, 7, 12, 40):
        log.add_follow_up(desk, None, FollowUpWanted(TODAY + timedelta(days=days), f"in {days}"))
    board = today_board(desk)
    assert [line.follow_up.what for line in board.coming] == ["in 7"]
    assert [line.follow_up.what for line in board.later] == ["in 8", "in 12", "in 30"]


@pytest.mark.parametrize(
    ("contact", "done"),
    [
        ({}, {"call"}),
        ({"channel": Channel.VISIT}, {"call", "visit"}),
        ({"kind": ContactKind.NOT_REACHED}, set()),
        ({"channel": Channel.MESSAGE}, set()),
        ({"happened_at": NOW - timedelta(days=1)}, set()),  # the talk before the day for which it was planned
    ],
)
def test_a_logged_contact_ticks_the_planned_call_off(contact, done):
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    ids = {
        "call": plan(desk, 0),
        "visit": plan(desk, 0, FollowUpKind.VISIT),
        "next": plan(desk, 1),
        "other": plan(desk, 0, family="f2"),
        "to do": log.add_follow_up(desk, "f1", FollowUpWanted(TODAY, "form")).record_id,
    }
    log.log_contact(desk, a_contact("f1", **contact))
    now = follow_ups_now(desk, ids.values())
    assert {name for name, key in ids.items() if now[key].done_at is not None} == done
    undoing.undo(desk)
    assert all(found.done_at is None for found in follow_ups_now(desk, ids.values()).values())


def test_a_call_needs_its_family_and_no_words():
    desk = a_hive_desk(a_family(id="f1"))
    with pytest.raises(RuleRefused):
        plan(desk, 0, family=None)
    with pytest.raises(RuleRefused):
        plan(desk, 0, FollowUpKind.TO_DO)
    found = desk.store.get(FollowUp, plan(desk, 0, asked=True))
    assert (found.what, found.asked_by_carer) == ("Phone call", True)


def test_clocks_name_the_child_as_the_child_is_called_and_tell_now_from_later():
    board = today_board(after_an_ending())
    line = clock(board, "checklist")
    assert (line.family_name, line.person, line.overdue_days) == ("Okafor", "Leo", 2)
    assert line in board.clocks
    assert clock(board, "supervision") in board.later_clocks


def test_supervision_today_is_one_press_and_undone_by_another():
    desk = a_hive_desk(a_family(id="f1", **KNOWN | {"supervision_last": TODAY - timedelta(days=50)}))
    line = clock(today_board(desk), "supervision")
    assert [fact.words for fact in line.facts] == ["Done today"]
    record_fact(desk, line.due, line.facts[0].key)
    assert desk.store.get(Family, "f1").supervision_last == TODAY
    assert clock(today_board(desk), "supervision").due.due_on == TODAY + timedelta(weeks=6)
    undoing.undo(desk)
    assert desk.store.get(Family, "f1").supervision_last == TODAY - timedelta(days=50)


def test_each_thing_left_after_an_ending_is_a_press_of_its_own():
    desk = after_an_ending(room_ready_on=TODAY)
    line = clock(today_board(desk), "checklist")
    assert [fact.words for fact in line.facts] == ["Belongings collected today", "Life-story items handed on today"]
    record_fact(desk, line.due, "belongings_on")
    placement = desk.store.get(Placement, line.due.record_id)
    assert (placement.belongings_on, placement.life_story_on) == (TODAY, None)
    line = clock(today_board(desk), "checklist")
    assert [fact.key for fact in line.facts] == ["life_story_on"]
    assert record_fact(desk, line.due, "life_story_on") is not None
    assert not any(line.due.key.startswith("checklist") for line in today_board(desk).clocks)


def test_a_course_that_was_booked_took_place_on_its_day():
    day = TODAY - timedelta(days=4)
    booked = TrainingRecord(id="t", family_id="f1", carer_id="f1-c0", course="First aid", booked_for=day)
    desk = a_hive_desk(a_family(id="f1", training=(booked,), **KNOWN))
    line = clock(today_board(desk), "booked")
    assert (line.person, [fact.words for fact in line.facts]) == ("Grace Okafor", ["It took place"])
    record_fact(desk, line.due, line.facts[0].key)
    assert desk.store.get(TrainingRecord, "t") == replace(booked, done_on=day)


def test_what_was_taken_away_meanwhile_is_refused_in_words():
    desk = after_an_ending()
    due = clock(today_board(desk), "checklist").due
    with pytest.raises(RuleRefused):
        record_fact(desk, replace(due, record_id="gone"), "belongings_on")


def test_how_overdue_a_visit_is_of_which_none_is_on_record_nobody_knows():
    board = today_board(a_hive_desk(a_family(id="f1", **KNOWN | {"supervision_last": None})))
    assert clock(board, "supervision").due.never
    assert not clock(board, "annual_review").due.never


def test_a_breach_belongs_to_no_family():
    desk = a_hive_desk()
    procedures.record_breach(desk, replace(procedures.new_breach(desk), what="A letter went astray"))
    line = clock(today_board(desk), "breach")
    assert (line.family_name, line.overdue_days, line.facts) == ("", -3, ())


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
