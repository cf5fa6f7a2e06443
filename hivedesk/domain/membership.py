"""Who belongs to a Hive, and what each may take part in: the one table that all else asks.

Source: the Hive model as the county runs it (`mission.md` of the project: "Who belongs, and to what").
"""

from enum import StrEnum

from hivedesk.domain.families import Family, FamilyKind, Status


class Activity(StrEnum):
    """What a Hive offers."""

    FAMILY_EVENTS = "family events"
    SUPPORT_GROUPS = "support groups"
    ONE_TO_ONE = "1:1 support"
    STAYS = "sleepovers and day care"


class May(StrEnum):
    """Whether a family may take part."""

    YES = "yes"
    BY_INVITATION = "by invitation"
    NO = "no"


_ALL = dict.fromkeys(Activity, May.YES)
_EVENTS_ONLY = {
    Activity.FAMILY_EVENTS: May.YES,
    Activity.SUPPORT_GROUPS: May.NO,
    Activity.ONE_TO_ONE: May.NO,
    Activity.STAYS: May.NO,
}
_WAITING = {
    Activity.FAMILY_EVENTS: May.NO,
    Activity.SUPPORT_GROUPS: May.BY_INVITATION,
    Activity.ONE_TO_ONE: May.BY_INVITATION,
    Activity.STAYS: May.NO,
}
_NOTHING = dict.fromkeys(Activity, May.NO)

BY_KIND: dict[FamilyKind, dict[Activity, May]] = {
    FamilyKind.COUNTY: _ALL,
    FamilyKind.CONNECTED: _ALL,
    FamilyKind.SPECIAL_GUARDIAN: _EVENTS_ONLY,
    FamilyKind.STAYING_PUT: _EVENTS_ONLY,
    FamilyKind.RESIDENTIAL: _EVENTS_ONLY,  # the children of a linked home
    FamilyKind.CARE_LEAVER: _EVENTS_ONLY,  # if they choose
}
"""What a member of the Hive may take part in. Whether carers on hold host stays is for the rules of a stay."""


def may_take_part(family: Family, activity: Activity) -> May:
    """Whether a family, as it stands with the Hive now, may take part in an activity."""
    if family.status is Status.WAITING:
        return _WAITING[activity]
    if family.status is Status.LEFT:
        return _NOTHING[activity]
    return BY_KIND[family.kind][activity]


def fosters(kind: FamilyKind) -> bool:
    """Whether such a household fosters for the Hive: all that the Hive offers is meant for it."""
    return all(may is May.YES for may in BY_KIND[kind].values())
