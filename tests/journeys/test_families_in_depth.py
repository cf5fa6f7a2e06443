"""Families in depth on a real X screen, used as assistive technology does: what a story did is then in the records."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hivedesk.casework import families
from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up, log_contact
from hivedesk.casework.desk import Desk
from hivedesk.casework.today import today_board
from hivedesk.domain.approval import CareKind
from hivedesk.domain.clocks import due_for_family
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.families import ChildInCare, LeavingReason, Status
from hivedesk.domain.household import Household, placed_children, placement_of
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.procedures import Hold
from tests.builders import a_contact, a_family, a_placement
from tests.journeys.prepared_hive import SECRET, days_ago, deeds_about, noon, opened_again, prepared
from tests.journeys.real_window import names_found_in_clear, tell

pytestmark = pytest.mark.screen


def test_a_family_from_the_waiting_list_to_active_to_on_hold_to_left(tmp_path: Path):
    home, tregarthen = tmp_path / "home", FamilyId("f1")
    waiting = a_family(
        "Tregarthen",
        id=tregarthen,
        carers=("Morwenna",),
        status=Status.WAITING,
        joined_on=None,
        waiting_since=days_ago(60),
        ifa_transfer=True,
        ifa_agency="Brightwater",
    )
    with prepared(home, waiting, a_family("Okafor")):
        pass
    assert tell("waiting_to_left", home, arguments=(SECRET,)).rstrip().endswith("-- done")
    with opened_again(home) as desk:
        household = families.household(desk, tregarthen)
        family, (hold,) = household.family, household.holds
        assert (family.status, family.left_on, family.left_reason) == (
            Status.LEFT,
            days_ago(0),
            LeavingReason.DEREGISTERED,
        )
        assert (family.joined_on, family.waiting_since, family.ifa_agency) == (days_ago(1), days_ago(60), "Brightwater")
        assert (hold.reason, hold.support) == ("A bereavement; they asked for a rest", "A call every week")
        assert (hold.started_on, hold.review_on, hold.ended_on) == (days_ago(0), days_ago(-28), days_ago(0))
        assert hold.outcome == "The family left the Hive."
        assert deeds_about(desk, tregarthen) == [
            "add_family",
            "join_hive",
            "undone join_hive",
            "again join_hive",
            "put_on_hold",
            "review_hold",
            "end_hold",
            "undone end_hold",
            "close_family",
        ]
    assert names_found_in_clear(home, ("Tregarthen", "Morwenna", "bereavement", "Brightwater", "every week")) == []


def test_a_placement_from_its_start_to_an_unplanned_ending_with_nothing_left_to_do(tmp_path: Path):
    home, quennell = tmp_path / "home", FamilyId("f1")
    family = a_family(
        "Quennell",
        id=quennell,
        children=("Tamsin", "Jory"),
        approval={"approved_on": days_ago(1500), "number": 2},
        supervision_last=days_ago(2),
        annual_review_last=days_ago(30),
        unannounced_visit_last=days_ago(30),
    )
    with prepared(home, family, a_family("Okafor")):
        pass
    assert tell("placement_to_its_end", home, arguments=(SECRET,)).rstrip().endswith("-- done")
    with opened_again(home) as desk:
        household = families.household(desk, quennell)
        merryn = next(child for child in household.children_in_care if child.first_name == "Merryn")
        placement = placement_of(household, merryn.id, desk.today)
        assert placement is not None
        assert (merryn.known_as, merryn.date_of_birth, merryn.placing_authority) == (
            "Merry",
            date(2019, 4, 3),
            "Hampshire",
        )
        assert (placement.started_on, placement.kind_of_care) == (days_ago(10), CareKind.SHORT_TERM)
        assert (placement.ended_on, placement.end_kind) == (days_ago(3), EndKind.UNPLANNED)
        assert placement.end_reason is EndReason.CARER_BEHAVIOUR
        assert placement.end_note == "Too many nights without sleep for everybody"
        assert (placement.belongings_on, placement.room_ready_on, placement.life_story_on) == (
            days_ago(0),
            days_ago(1),
            days_ago(0),
        )
        assert (placement.next_carer, placement.next_carer_told_on) == ("Mrs Hallett, Romsey", days_ago(0))
        assert placement.next_carer_told == "Falls asleep with the landing light on; porridge, no milk"
        assert placement.next_carer_told_by == "Maureen Hale"
        assert [child.first_name for child in placed_children(household, desk.today)] == ["Tamsin", "Jory"]
        assert not [due for due in due_for_family(household, desk.today, desk.policy) if due.child_id == merryn.id]
        assert deeds_about(desk, quennell) == [
            "add_family",
            "record_placement",
            "undone record_placement",
            "again record_placement",
            "end_placement",
            "record_transition",
            "record_checklist",
            "undone record_checklist",
            "record_checklist",
            "record_checklist",
        ]
    names = ("Quennell", "Tamsin", "Merryn", "Dawlish", "Hallett", "porridge", "without sleep")
    assert names_found_in_clear(home, names) == []


def test_a_day_at_the_desk_starts_on_today_and_ends_with_nothing_due(tmp_path: Path):
    home = tmp_path / "home"
    with prepared(home, *families_of_the_day()) as desk:
        for family_id, days in (("f1", 3), ("f2", 4), ("f3", 5), ("f4", 1), ("f5", 30)):
            log_contact(desk, a_contact(family_id, happened_at=noon(days)))
        call = FollowUpWanted(days_ago(0), "", FollowUpKind.CALL, asked_by_carer=True)
        add_follow_up(desk, FamilyId("f1"), call)
        add_follow_up(desk, FamilyId("f2"), FollowUpWanted(days_ago(1), "Ask the school about the bus"))
        begun = board_of(desk)
    assert begun == {"due": 1, "planned": 1, "clocks": 3, "not spoken": 2}
    assert tell("a_day_at_the_desk", home, arguments=(SECRET,)).rstrip().endswith("-- done")
    with opened_again(home) as desk:
        assert board_of(desk) == {"due": 0, "planned": 0, "clocks": 0, "not spoken": 0}
        assert [(one.follow_up.what, one.follow_up.due_on) for one in today_board(desk).coming] == [
            ("Post the marigold paper", days_ago(-1))
        ]
        bellweather, carrowmore, delacourt = (families.household(desk, FamilyId(key)) for key in ("f2", "f3", "f4"))
        assert bellweather.family.supervision_last == days_ago(1)
        (hold,) = carrowmore.holds
        assert (hold.support, hold.review_on, hold.ended_on) == ("Meals twice a week", days_ago(-21), None)
        assert {placement.belongings_on for placement in delacourt.placements if placement.ended_on} == {days_ago(0)}
        assert deeds_about(desk, "f1")[-1] == "log_contact"
        assert deeds_about(desk, "f2")[-4:] == [
            "complete_follow_up",
            "undone complete_follow_up",
            "complete_follow_up",
            "record_assurance",
        ]
        assert deeds_about(desk, "f5")[-1] == "log_contact"
    names = (
        "Ainscough",
        "Bellweather",
        "Carrowmore",
        "Delacourt",
        "Eversleigh",
        "marigold",
        "allotment",
        "Meals twice",
    )
    assert names_found_in_clear(home, names) == []


def families_of_the_day() -> tuple[Household, ...]:
    """Five families: a call was asked for; supervision is overdue; a hold is to be reviewed; belongings are still
    to be collected; and one that nobody has spoken to for a month."""
    hold = Hold(
        id="h1",
        family_id=FamilyId("f3"),
        started_on=days_ago(28),
        reason="Cover for an illness",
        review_on=days_ago(0),
    )
    gone = a_child("f4", "Piran")
    went_home = a_placement(
        gone,
        days_ago(300),
        ended_on=days_ago(8),
        end_kind=EndKind.PLANNED,
        end_reason=EndReason.RETURNED_HOME,
        room_ready_on=days_ago(7),
        life_story_on=days_ago(7),
    )
    stays = a_child("f4", "Senara")
    return (
        a_calm_family("Ainscough", "f1"),
        a_calm_family("Bellweather", "f2", supervision_last=days_ago(50)),
        a_calm_family("Carrowmore", "f3", status=Status.ON_HOLD, holds=(hold,)),
        a_calm_family(
            "Delacourt", "f4", children=(stays, gone), placements=(a_placement(stays, days_ago(200)), went_home)
        ),
        a_calm_family("Eversleigh", "f5"),
    )


def a_calm_family(name: str, family_id: str, **fields: Any) -> Household:
    """A family of whom nothing is due but what ``fields`` says."""
    child = a_child(family_id, "Elowen")
    calm = {
        "children": (child,),
        "placements": (a_placement(child, days_ago(400)),),
        "approval": {"approved_on": days_ago(1800), "number": 3},
        "supervision_last": days_ago(5),
        "annual_review_last": days_ago(60),
        "unannounced_visit_last": days_ago(60),
    }
    return a_family(name, id=family_id, **(calm | fields))


def a_child(family_id: str, name: str) -> ChildInCare:
    return ChildInCare(id=ChildId(f"{family_id}-{name}"), family_id=FamilyId(family_id), first_name=name)


def board_of(desk: Desk) -> dict[str, int]:
    """How much Today names as due now."""
    board = today_board(desk)
    return {
        "due": len(board.due),
        "planned": len(board.planned),
        "clocks": sum(line.overdue_days >= 0 for line in board.clocks),
        "not spoken": len(board.not_spoken),
    }
