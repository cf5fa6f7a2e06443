"""Placements, from their start to what is left to do after the end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import families, placements, undoing
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Room
from hivedesk.domain.families import ChildInCare, Status
from hivedesk.domain.household import placed_children
from hivedesk.domain.placements import EndKind, EndReason, Placement
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_family, a_hive_desk

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


def placed(desk, family_id="f1", first_name="Leo", **fields):
    placement, child = placements.new_placement(desk, family_id)
    placement = replace(placement, **({"started_on": TODAY - timedelta(days=100)} | fields))
    placements.record_placement(desk, placement, replace(child, first_name=first_name))
    return desk.store.get(Placement, placement.id)


def ended(placement, **fields):
    given = {"ended_on": YESTERDAY, "end_kind": EndKind.UNPLANNED, "end_reason": EndReason.CARER_BEHAVIOUR}
    return replace(placement, **(given | fields))


def test_a_new_child_comes_with_the_placement_and_goes_with_its_undo():
    desk = a_hive_desk(a_family(id="f1"))
    placed(desk)
    house = families.household(desk, "f1")
    assert [child.first_name for child in placed_children(house, TODAY)] == ["Leo"]
    undoing.undo(desk)
    assert families.household(desk, "f1").children_in_care == ()
    assert families.household(desk, "f1").placements == ()


def test_a_child_moves_from_one_family_of_the_hive_to_another():
    desk = a_hive_desk(a_family(id="f1"), a_family("Bell", id="f2"))
    first = placed(desk)
    child = desk.store.get(ChildInCare, first.child_id)
    second, _ = placements.new_placement(desk, "f2")
    second = replace(second, child_id=child.id)
    with pytest.raises(RuleRefused, match="another family of this Hive"):
        placements.record_placement(desk, second, child)
    placements.end_placement(desk, ended(first, ended_on=TODAY))
    placements.record_placement(desk, second, child)
    assert families.household(desk, "f1").former_children[0].id == child.id
    assert [one.id for one in placed_children(families.household(desk, "f2"), TODAY)] == [child.id]
    assert placed_children(families.household(desk, "f1"), TODAY) == ()
    with pytest.raises(RuleRefused, match="another family of this Hive too"):
        house = families.household(desk, "f2")
        families.change_family(desk, replace(house, children_in_care=()))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ended_on": None}, "no date"),
        ({"ended_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"end_kind": EndKind.UNKNOWN}, "whether the ending was planned"),
        ({"end_reason": None}, "no reason"),
        ({"ended_on": TODAY - timedelta(days=101)}, "ends before it starts"),
        ({"belongings_on": TODAY + timedelta(days=1)}, "in the future"),
        ({"belongings_on": TODAY - timedelta(days=101)}, "before the placement"),
        ({"next_carer_told_on": TODAY}, "what the next carer was told"),
    ],
)
def test_an_ending_says_when_whether_planned_and_why(fields, words):
    desk = a_hive_desk(a_family(id="f1"))
    placement = placed(desk)
    with pytest.raises(RuleRefused, match=words):
        placements.end_placement(desk, ended(placement, **fields))
    assert desk.store.get(Placement, placement.id) == placement


def test_the_end_of_a_solo_placement_ends_the_need_for_it():
    desk = a_hive_desk(a_family(id="f1"))
    placement = placed(desk, solo=True, solo_reason="Needs the adults to himself")
    placements.end_placement(desk, ended(placement))
    assert desk.store.get(Placement, placement.id).solo_ended_on == YESTERDAY


def test_a_solo_review_needs_a_next_date_or_a_decision():
    desk = a_hive_desk(a_family(id="f1"))
    placement = placed(desk, solo=True)
    with pytest.raises(RuleRefused, match="no next review"):
        placements.review_solo(desk, placement)
    with pytest.raises(RuleRefused, match="decision"):
        placements.review_solo(desk, replace(placement, solo_ended_on=TODAY))
    changed = placements.review_solo(desk, replace(placement, solo_review_on=TODAY + timedelta(days=30)))
    assert changed.kind is ActKind.REVIEW_SOLO


def test_checklist_and_transition_are_kept_step_by_step():
    desk = a_hive_desk(a_family(id="f1"))
    placement = placed(desk)
    placements.end_placement(desk, ended(placement))
    at_end = desk.store.get(Placement, placement.id)
    placements.keep_checklist(desk, replace(at_end, belongings_on=TODAY))
    with pytest.raises(RuleRefused, match="or when"):
        placements.record_transition(desk, replace(at_end, next_carer="The Moyos"))
    told = replace(
        desk.store.get(Placement, placement.id),
        next_carer_told="Sleeps with the landing light on",
        next_carer_told_on=TODAY,
    )
    assert placements.record_transition(desk, told).kind is ActKind.RECORD_TRANSITION
    assert placements.record_transition(desk, told) is None  # nothing differs
    assert desk.store.get(Placement, placement.id).belongings_on == TODAY


def test_a_family_that_left_takes_no_child():
    desk = a_hive_desk(
        a_family(id="f1", status=Status.LEFT, left_on=date(2026, 9, 1), left_reason="other"),
    )
    with pytest.raises(RuleRefused, match="has left"):
        placed(desk)


def test_the_checks_are_said_before_anything_is_written():
    desk = a_hive_desk(
        a_family(id="f1", children=("Ann", "Ben"), approval={"approved_on": date(2020, 1, 1), "number": 2})
    )
    placement, child = placements.new_placement(desk, "f1")
    head = desk.store.head
    words = placements.placement_checks(desk, placement, replace(child, first_name="Leo"))
    assert any("needs the fostering service" in sentence for sentence in words)
    assert desk.store.head == head


def test_siblings_name_each_other():
    desk = a_hive_desk(a_family(id="f1", children=("Ann", "Ben")))
    ann, ben = families.household(desk, "f1").children_in_care
    house = families.household(desk, "f1")
    families.change_family(desk, replace(house, children_in_care=(replace(ann, sibling_ids=(ben.id,)), ben)))
    assert desk.store.get(ChildInCare, ben.id).sibling_ids == (ann.id,)
    house = families.household(desk, "f1")
    families.change_family(
        desk,
        replace(
            house,
            children_in_care=tuple(replace(c, sibling_ids=()) if c.id == ann.id else c for c in house.children_in_care),
        ),
    )
    assert desk.store.get(ChildInCare, ben.id).sibling_ids == ()


def test_the_bed_of_a_child_who_left_is_free_and_undo_gives_it_back():
    desk = a_hive_desk(a_family(id="f1", rooms=(Room(id="r", family_id="f1", name="Little room"),)))
    placement = placed(desk)
    house = families.household(desk, "f1")
    shared = (placement.child_id, "own-child")
    families.change_family(desk, replace(house, rooms=(replace(house.rooms[0], child_ids=shared),)))
    placements.end_placement(desk, ended(placement))
    assert families.household(desk, "f1").rooms[0].child_ids == ("own-child",)
    undoing.undo(desk)
    assert families.household(desk, "f1").rooms[0].child_ids == shared
