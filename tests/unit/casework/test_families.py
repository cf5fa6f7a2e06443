"""The list, the card, and changes to a household."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
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
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import Channel, LeavingReason, Status
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import audit
from tests.builders import NOW, a_contact, a_family, a_hive_desk


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
