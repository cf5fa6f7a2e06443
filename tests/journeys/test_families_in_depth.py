"""Families in depth on a real X screen, used as assistive technology does: what a story did is then in the records."""

from datetime import date
from pathlib import Path

import pytest

from hivedesk.casework import families
from hivedesk.domain.approval import CareKind
from hivedesk.domain.clocks import due_for_family
from hivedesk.domain.families import LeavingReason, Status
from hivedesk.domain.household import placed_children, placement_of
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.placements import EndKind, EndReason
from tests.builders import a_family
from tests.journeys.prepared_hive import SECRET, days_ago, deeds_about, opened_again, prepared
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
