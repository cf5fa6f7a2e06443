"""Who may take part in what: the one table."""

from itertools import product

import pytest

from hivedesk.domain.families import Family, FamilyKind, Status
from hivedesk.domain.membership import BY_KIND, Activity, May, fosters, may_take_part

FOSTERING = (FamilyKind.COUNTY, FamilyKind.CONNECTED)
EVENTS_ONLY = (
    FamilyKind.SPECIAL_GUARDIAN,
    FamilyKind.STAYING_PUT,
    FamilyKind.RESIDENTIAL,
    FamilyKind.CARE_LEAVER,
)
BELONGING = (Status.ACTIVE, Status.ON_HOLD, Status.CLOSING)


def may(kind, status, activity):
    return may_take_part(Family(id="f", name="Okafor", kind=kind, status=status), activity)


@pytest.mark.parametrize(("kind", "status", "activity"), list(product(FOSTERING, BELONGING, Activity)))
def test_a_fostering_family_takes_part_in_everything(kind, status, activity):
    assert may(kind, status, activity) is May.YES


@pytest.mark.parametrize(("kind", "status"), list(product(EVENTS_ONLY, BELONGING)))
def test_others_who_belong_come_to_family_events_only(kind, status):
    assert may(kind, status, Activity.FAMILY_EVENTS) is May.YES
    assert {may(kind, status, one) for one in Activity if one is not Activity.FAMILY_EVENTS} == {May.NO}


@pytest.mark.parametrize("kind", FamilyKind)
def test_the_waiting_list_comes_by_invitation_to_groups_and_talks(kind):
    assert {activity: may(kind, Status.WAITING, activity) for activity in Activity} == {
        Activity.FAMILY_EVENTS: May.NO,
        Activity.SUPPORT_GROUPS: May.BY_INVITATION,
        Activity.ONE_TO_ONE: May.BY_INVITATION,
        Activity.STAYS: May.NO,
    }


@pytest.mark.parametrize("kind", FamilyKind)
def test_who_left_takes_part_in_nothing(kind):
    assert {may(kind, Status.LEFT, activity) for activity in Activity} == {May.NO}


def test_every_kind_and_activity_has_its_place_in_the_table():
    assert set(BY_KIND) == set(FamilyKind)
    assert all(set(row) == set(Activity) for row in BY_KIND.values())


@pytest.mark.parametrize("kind", FamilyKind)
def test_who_fosters_for_the_hive(kind):
    assert fosters(kind) is (kind in FOSTERING)
