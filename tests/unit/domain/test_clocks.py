"""What is due, by the clocks of the procedures; figures from the policy of 2024."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.domain.approval import CareKind, Exemption, SharingAgreement
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Deed, due_for_breaches, due_for_claims, due_for_family
from hivedesk.domain.clocks.placements import next_carer_untold, outstanding
from hivedesk.domain.clocks.standing import without_child_since
from hivedesk.domain.families import ChildInCare, FamilyKind, Status
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.policy import policy_on
from hivedesk.domain.procedures import Area, DataBreach, Handover, Hold, NoteKind, ProcedureNote
from hivedesk.domain.training import TrainingRecord
from tests.builders import NOW, a_family, a_placement

TODAY = NOW.date()
POLICY = policy_on(TODAY)
LEO = ChildInCare(id="leo", family_id="f1", first_name="Leo")


def ago(days):
    return TODAY - timedelta(days=days)


def dues(household, area=None, on=TODAY):
    return [due for due in due_for_family(household, on, POLICY) if area is None or due.area is area]


def the_due(household, area, on=TODAY):
    (due,) = dues(household, area, on)
    return due


def house(**fields):
    """A family approved long ago with one child, about whom nothing is due."""
    return a_family(**({"id": "f1", "children": (LEO,)} | fields))


def test_of_a_family_with_all_in_order_only_the_policys_dates_are_due():
    quiet = house(
        approval={"approved_on": date(2020, 5, 1)},
        supervision_last=ago(7),
        annual_review_last=ago(60),
        unannounced_visit_last=ago(60),
    )
    assert [(due.what, due.due_on) for due in dues(quiet)] == [
        ("Supervision", ago(7) + timedelta(weeks=6)),
        ("Annual review", date(2027, 9, 15)),
        ("Unannounced visit", date(2027, 9, 15)),
    ]


class TestHold:
    def test_the_review_has_a_date_or_follows_from_the_start(self):
        hold = Hold(id="h", family_id="f1", started_on=ago(40), review_on=ago(3))
        due = the_due(house(holds=(hold,), status=Status.ON_HOLD), Area.HOLD)
        assert (due.due_on, due.overdue_days(TODAY), due.deed) == (ago(3), 3, Deed.REVIEW_HOLD)
        due = the_due(house(holds=(replace(hold, review_on=None),)), Area.HOLD)
        assert due.due_on == ago(12)
        due = the_due(house(holds=(replace(hold, review_on=None, started_on=None),)), Area.HOLD)
        assert due.due_on == TODAY  # else it would be put off every day

    def test_a_hold_that_ended_is_not_due(self):
        hold = Hold(id="h", family_id="f1", started_on=ago(40), ended_on=TODAY)
        assert dues(house(holds=(hold,)), Area.HOLD) == []


class TestNoChild:
    def ended(self, **fields):
        return a_placement(LEO, ago(300), ended_on=ago(20), end_kind=EndKind.PLANNED, **fields)

    def test_it_runs_from_the_last_ending(self):
        empty = house(placements=(self.ended(),))
        assert without_child_since(empty, TODAY) == ago(20)
        assert the_due(empty, Area.NO_CHILD).due_on == ago(20) + timedelta(days=28)

    def test_a_talk_since_then_sets_the_clock_back(self):
        talks = tuple(
            ProcedureNote(id=str(n), family_id="f1", day=day, kind=kind, what="x")
            for n, (day, kind) in enumerate(
                [(ago(25), NoteKind.RANGE), (ago(5), NoteKind.MATCHING), (ago(1), NoteKind.OTHER)]
            )
        )
        due = the_due(house(placements=(self.ended(),), procedure_notes=talks), Area.NO_CHILD)
        assert due.due_on == ago(5) + timedelta(days=28)

    @pytest.mark.parametrize(
        "fields",
        [
            {},  # a child is there
            {"placements": (), "children": (), "kind": FamilyKind.SPECIAL_GUARDIAN},
            {"placements": (), "children": (), "status": Status.CLOSING},
            {"placements": (), "children": (), "approval": {"respite_only": True}},
            {"placements": (), "children": (), "holds": (Hold(id="h", family_id="f1", started_on=ago(4)),)},
        ],
    )
    def test_who_is_not_waited_for(self, fields):
        assert without_child_since(house(**fields), TODAY) is None


class TestRespite:
    def family(self, **fields):
        return house(approval={"approved_on": date(2020, 5, 1), "respite_only": True}, children=(), **fields)

    def test_it_is_due_so_long_after_the_last_use(self):
        stay = a_placement(LEO, ago(103), ended_on=ago(100), kind_of_care=CareKind.RESPITE)
        note = ProcedureNote(id="n", family_id="f1", day=ago(30), kind=NoteKind.RESPITE, what="A weekend")
        assert the_due(self.family(placements=(stay,)), Area.RESPITE).overdue_days(TODAY) == 10
        assert the_due(self.family(placements=(stay,), procedure_notes=(note,)), Area.RESPITE).due_on == ago(-60)

    def test_never_used_counts_from_joining(self):
        assert the_due(self.family(joined_on=ago(91)), Area.RESPITE).overdue_days(TODAY) == 1


class TestHandover:
    def test_it_is_due_for_the_newly_approved_until_completed(self):
        new = {"approved_on": ago(30)}
        assert the_due(house(approval=new), Area.HANDOVER).overdue_days(TODAY) == 2
        done = Handover(id="h", family_id="f1", completed_on=ago(1))
        assert dues(house(approval=new, handover=done), Area.HANDOVER) == []
        assert dues(house(approval={"approved_on": ago(800)}), Area.HANDOVER) == []

    def test_one_begun_long_ago_is_not_forgotten(self):
        begun = Handover(id="h", family_id="f1", receiving_worker="Priya Raman")
        assert the_due(house(approval={"approved_on": ago(800)}, handover=begun), Area.HANDOVER).record_id == "h"

    def test_it_says_what_is_missing(self):
        begun = Handover(id="h", family_id="f1", receiving_worker="Priya Raman")
        new = {"approved_on": ago(30)}
        assert the_due(house(approval=new), Area.HANDOVER).why.endswith("; no receiving worker yet")
        assert the_due(house(approval=new, handover=begun), Area.HANDOVER).why.endswith("; not handed over yet")


class TestSolo:
    def test_the_review_is_due_until_the_need_ends(self):
        solo = a_placement(LEO, ago(90), solo=True)
        assert the_due(house(placements=(solo,)), Area.SOLO).overdue_days(TODAY) == 6
        reviewed = replace(solo, solo_review_on=ago(-10))
        assert the_due(house(placements=(reviewed,)), Area.SOLO).overdue_days(TODAY) == -10
        assert dues(house(placements=(replace(solo, solo_ended_on=TODAY),)), Area.SOLO) == []


class TestEndings:
    def placement(self, **fields):
        given = {"ended_on": ago(10), "end_kind": EndKind.UNPLANNED, "end_reason": EndReason.CARER_BEHAVIOUR}
        return a_placement(LEO, ago(300), **(given | fields))

    def test_the_checklist_shrinks_and_its_day_follows_what_is_left(self):
        whole = self.placement()
        assert list(outstanding(whole, TODAY)) == [
            "belongings to be collected",
            "room to be made ready",
            "life-story items to be handed on",
        ]
        assert the_due(house(placements=(whole,)), Area.ENDING).overdue_days(TODAY) == 3
        some = self.placement(belongings_on=ago(2), room_ready_on=ago(1))
        due = the_due(house(placements=(some,)), Area.ENDING)
        assert (due.what, due.due_on) == ("Life-story items to be handed on", ago(10) + timedelta(days=28))
        assert list(outstanding(some, ago(2))) == ["room to be made ready", "life-story items to be handed on"]
        assert dues(house(placements=(replace(some, life_story_on=TODAY),)), Area.ENDING) == []

    def test_one_that_came_with_old_records_is_not_asked_after(self):
        assert outstanding(self.placement(end_kind=EndKind.UNKNOWN), TODAY) == {}

    def test_the_next_carer_is_told_where_there_is_one(self):
        assert the_due(house(placements=(self.placement(),)), Area.TRANSITION).overdue_days(TODAY) == 8
        assert not next_carer_untold(self.placement(end_reason=EndReason.RETURNED_HOME), TODAY)
        told = self.placement(next_carer_told_on=ago(4))
        assert (next_carer_untold(told, ago(5)), next_carer_untold(told, TODAY)) == (True, False)

    def test_an_ending_ahead_is_named_in_time(self):
        soon = a_placement(LEO, ago(300), expected_end_on=ago(-28))
        assert the_due(house(placements=(soon,)), Area.ENDING).deed is Deed.END_PLACEMENT
        assert dues(house(placements=(replace(soon, expected_end_on=ago(-29)),)), Area.ENDING) == []

    def test_after_a_family_left_only_its_endings_count(self):
        left = house(placements=(self.placement(),), status=Status.LEFT, left_on=ago(5), supervision_due=ago(3))
        assert {due.area for due in dues(left)} == {Area.ENDING, Area.TRANSITION}


class TestTraining:
    def test_the_first_years_courses_are_due_a_year_after_approval(self):
        new = house(approval={"approved_on": ago(340)})
        due = the_due(new, Area.TRAINING)
        assert (due.what, due.why) == ("12 of the first year's courses", "36 hours still to do")
        assert due.due_on == date(2026, 12, 9)
        assert dues(house(approval={"approved_on": ago(200)}), Area.TRAINING) == []  # not yet
        assert dues(house(approval={"approved_on": date(2020, 5, 1)}), Area.TRAINING) == []  # before the records began

    def test_a_course_counts_however_it_is_written(self):
        done = TrainingRecord(
            id="t",
            family_id="f1",
            carer_id="f1-c0",
            course="equality diversity & inclusion".replace("&", "and"),
            minutes=120,
            done_on=ago(5),
        )
        due = the_due(house(approval={"approved_on": ago(340)}, training=(done,)), Area.TRAINING)
        assert due.what == "11 of the first year's courses"

    def test_refreshers_from_the_fourth_year(self):
        done = TrainingRecord(
            id="t", family_id="f1", carer_id="f1-c0", course="Level 2 Food Safety", done_on=date(2023, 11, 1)
        )
        due = the_due(house(training=(done,)), Area.TRAINING)
        assert (due.what, due.due_on) == ("Refresher: Level 2 Food Safety", date(2026, 11, 1))

    def test_a_booking_that_passed_asks_whether_it_took_place(self):
        booked = TrainingRecord(id="t", family_id="f1", carer_id="f1-c0", course="First aid", booked_for=ago(2))
        assert the_due(house(training=(booked,)), Area.TRAINING).record_id == "t"
        assert dues(house(training=(replace(booked, booked_for=ago(-2)),)), Area.TRAINING) == []


def test_exemptions_and_agreements_say_when_they_run_out():
    family = house(
        exemptions=(Exemption(id="e", family_id="f1", until=ago(-28)),),
        sharing_agreements=(
            SharingAgreement(id="a", family_id="f1", until=TODAY),
            SharingAgreement(id="b", family_id="f1", until=ago(1)),
            SharingAgreement(id="c", family_id="f1", until=ago(-29)),
        ),
    )
    assert [due.record_id for due in dues(family, Area.APPROVAL)] == ["a", "e"]


def test_claims_are_counted_by_family():
    items = [
        ClaimItem(id="1", family_id="f1", day=ago(40), claimed_on=ago(30)),
        ClaimItem(id="2", family_id="f1", day=ago(50), claimed_on=ago(29)),
        ClaimItem(id="3", family_id="f2", day=ago(3)),
        ClaimItem(id="4", family_id="f2", day=ago(90), claimed_on=ago(80), paid_on=ago(1)),
    ]
    found = [(due.family_id, due.what, due.overdue_days(TODAY)) for due in due_for_claims(items, POLICY)]
    assert found == [("f1", "2 items claimed and not paid yet", 2), ("f2", "1 item not claimed yet", -25)]


def test_a_breach_is_told_within_72_hours_and_then_closed():
    breach = DataBreach(id="b", noticed_at=NOW - timedelta(hours=70))
    (due,) = due_for_breaches([breach], POLICY)
    assert due.due_on == TODAY
    assert "Sat 14 Nov 2026" in due.why
    (due,) = due_for_breaches([replace(breach, told_at=NOW)], POLICY)
    assert due.what == "Close the breach of data protection"
    assert list(due_for_breaches([replace(breach, told_at=NOW, closed_on=TODAY)], POLICY)) == []
