"""Who may come to an event, and who "all eligible" are: the membership table applied to an event on its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.events.records import Audience, Event, EventKind, GuestKind, days_of
from hivedesk.domain.families import FamilyKind, Status, age_on, is_open
from hivedesk.domain.household import Household, placed_children
from hivedesk.domain.membership import Activity, May, may_take_part


@dataclass(frozen=True)
class Possible:
    """Somebody of a family who can be asked."""

    person_id: str
    kind: GuestKind
    first_name: str
    last_name: str = ""


_WITHOUT_PLACEMENTS = (FamilyKind.SPECIAL_GUARDIAN, FamilyKind.STAYING_PUT, FamilyKind.CARE_LEAVER)


def activity_of(event: Event) -> Activity:
    """What of the membership table an event is: a gathering of another kind counts by whom it is for."""
    if event.kind is EventKind.FAMILY_EVENT:
        return Activity.FAMILY_EVENTS
    if event.kind is EventKind.SUPPORT_GROUP or event.audience is Audience.CARERS:
        return Activity.SUPPORT_GROUPS
    return Activity.FAMILY_EVENTS


def may_come(household: Household, event: Event) -> May:
    """Whether a family may come, as it stands with the Hive on the day of the event."""
    family, day = household.family, days_of(event)[0]
    if family.status is not Status.WAITING and not is_open(family, day):
        return May.NO
    return may_take_part(family, activity_of(event))


def who_can_come(household: Household, event: Event) -> list[Possible]:
    """Who of a family the event is meant for; of a linked residential home only its children."""
    carers = event.audience is not Audience.CHILDREN and household.family.kind is not FamilyKind.RESIDENTIAL
    children = event.audience is not Audience.CARERS
    found = everybody(household, days_of(event)[0])
    return [one for one in found if (carers if one.kind is GuestKind.CARER else children)]


def everybody(household: Household, day: date) -> list[Possible]:
    """Everybody who lives in a family on a day: carers, children in care, own children at home.

    The young people on the card of a special guardian, of Staying Put or of a care leaver live there without a
    placement: they come as other children, or as other adults once they are 18.
    """
    adults = [Possible(one.id, GuestKind.CARER, one.first_name, one.last_name) for one in household.carers]
    placed = [
        Possible(one.id, GuestKind.CHILD_IN_CARE, one.known_as or one.first_name, one.last_name)
        for one in placed_children(household, day)
    ]
    own = [
        Possible(one.id, GuestKind.OWN_CHILD, one.first_name, one.last_name)
        for one in household.own_children
        if one.lives_at_home
    ]
    return [*adults, *placed, *_young_people(household, {one.person_id for one in placed}, day), *own]


def _young_people(household: Household, placed: set[str], day: date) -> list[Possible]:
    if household.family.kind not in _WITHOUT_PLACEMENTS:
        return []
    return [
        Possible(
            one.id,
            GuestKind.OTHER_ADULT if (age_on(one.date_of_birth, day) or 0) >= 18 else GuestKind.OTHER_CHILD,
            one.known_as or one.first_name,
            one.last_name,
        )
        for one in household.children_in_care
        if one.id not in placed
    ]


def all_eligible(households: Iterable[Household], event: Event) -> list[tuple[Household, list[Possible]]]:
    """The families to whom the event is open, with those of them for whom it is meant; the waiting list is left out."""
    found = ((house, who_can_come(house, event)) for house in households if may_come(house, event) is May.YES)
    return [(house, people) for house, people in found if people]
