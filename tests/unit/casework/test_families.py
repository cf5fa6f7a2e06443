"""The list, the card, and changes to a household."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import undoing
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.families import (
    add_family,
    change_family,
    household,
    list_families,
    remove_family,
    resembling,
    show_flags,
)
from hivedesk.domain.acts import ActKind
from hivedesk.domain.contact_log import ContactKind, FollowUp
from hivedesk.domain.families import Channel, ChildInCare, LeavingReason, Status
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import audit
from tests.builders import NOW, a_contact, a_family, a_hive_desk, a_placement


def test_the_list_knows_the_last_time_somebody_answered():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("bell", id="f2"))
    log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=3)))
    log.log_contact(desk, a_contact("f1", kind=ContactKind.NOT_REACHED))
    log.log_contact(desk, a_contact("f1", channel=Channel.MESSAGE))
    lines = list_families(desk)
    assert [line.household.family.name for line in lines] == ["bell", "Okafor"]
    assert [line.last_contact for line in lines] == [None, NOW - timedelta(days=3)]


def test_people_are_added_changed_and_removed_in_one_act():
    desk = a_hive_desk(a_family("Okafor", id="f1", carers=("Grace", "Lewis"), children=("Ada",)))
    old = household(desk, "f1")
    new = replace(
        old,
        family=replace(old.family, pets="dog"),
        carers=(replace(old.carers[0], first_name="Gracie"),),
        own_children=(),
    )
    seq = desk.store.head[0]
    assert change_family(desk, new) is not None
    assert household(desk, "f1") == new
    assert desk.store.head[0] == seq + 1
    assert change_family(desk, new) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"status": Status.LEFT},
        {"status": Status.ON_HOLD},
        {"joined_on": date(2026, 1, 2), "left_on": date(2026, 1, 1), "left_reason": LeavingReason.OTHER},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    desk = a_hive_desk()
    with pytest.raises(RuleRefused):
        add_family(desk, a_family(**wrong))
    assert list_families(desk) == []


def test_a_family_with_contacts_is_not_removed():
    desk = a_hive_desk(a_family(id="f1"))
    log.log_contact(desk, a_contact("f1"))
    with pytest.raises(RuleRefused):
        remove_family(desk, "f1")


def test_removing_a_family_leaves_nothing_of_it_behind():
    mia = ChildInCare(id="mia", family_id="f2", first_name="Mia", sibling_ids=("f1-k0",))
    desk = a_hive_desk(a_family("Okafor", id="f1", children=("Leo",)), a_family("Bell", id="f2", children=(mia,)))
    assert household(desk, "f1").children_in_care[0].sibling_ids == ("mia",)
    added = log.add_follow_up(desk, "f1", FollowUpWanted(NOW.date(), "Ring about the garden"))
    log.complete_follow_up(desk, added.record_id)
    remove_family(desk, "f1")
    assert household(desk, "f2").children_in_care[0].sibling_ids == ()
    assert desk.store.select(FollowUp) == []
    undoing.undo(desk)
    assert household(desk, "f2").children_in_care[0].sibling_ids == ("f1-k0",)
    assert desk.store.get(FollowUp, added.record_id).done_at == NOW


def test_a_childs_changed_placement_is_at_no_time_with_two_families():
    leo = ChildInCare(id="leo", family_id="f2", first_name="Leo", date_of_birth=date(2018, 2, 1))
    over = a_placement(leo, date(2025, 1, 1), id="over", family_id="f1", ended_on=date(2026, 2, 1))
    desk = a_hive_desk(
        a_family("Okafor", id="f1"),
        a_family("Bell", id="f2", children=(leo,), placements=(a_placement(leo, date(2026, 2, 1)),)),
    )
    with desk.act(ActKind.RECORD_PLACEMENT, "f1") as act:
        act.insert(over)
    old = household(desk, "f2")
    for start in (date(2026, 1, 31), date(2017, 1, 1), None):
        with pytest.raises(RuleRefused):
            change_family(desk, replace(old, placements=(replace(old.placements[0], started_on=start),)))
    assert change_family(desk, replace(old, placements=(replace(old.placements[0], started_on=date(2026, 3, 1)),)))


def test_reading_flags_is_logged():
    family = a_family(id="f1", children=("Ada",))
    child = replace(family.children_in_care[0], risk_flags="Runs to the road.", no_contact="An uncle.")
    desk = a_hive_desk(replace(family, children_in_care=(child,)))
    assert show_flags(desk, "f1") == {child.id: ("Runs to the road.", "An uncle.")}
    assert audit.entries(desk.store, 1)[0].kind is ActKind.SHOW_FLAGS


def test_a_family_added_twice_is_noticed():
    desk = a_hive_desk(a_family("Okafor", id="f1", postcode="BH24 1AA"))
    found = resembling(desk, a_family("OKAFOR ", postcode="BH24 1AA"))
    assert [resemblance.family_id for resemblance in found] == ["f1"]
    assert resembling(desk, a_family("Szymanski", mobile="07700 900999", postcode="SO41 9ZZ", carers=("Ewa",))) == []


def test_who_must_not_meet_is_written_on_both_cards_and_told_only_on_asking():
    desk = a_hive_desk(a_family("Okafor", id="f1", children=("Leo",)))
    mia = ChildInCare(id="mia", family_id="f2", first_name="Mia", no_contact="As agreed", no_contact_ids=("f1-k0",))
    add_family(desk, a_family("Bell", id="f2", children=(mia,)))
    assert household(desk, "f1").children_in_care[0].no_contact_ids == ("mia",)
    assert show_flags(desk, "f1")["f1-k0"][1] == "In the Hive: Mia"
    assert show_flags(desk, "f2")["mia"][1] == "As agreed\nIn the Hive: Leo"
    bell = household(desk, "f2")
    change_family(desk, replace(bell, children_in_care=(replace(mia, no_contact_ids=()),)))
    assert household(desk, "f1").children_in_care[0].no_contact_ids == ()
