"""Families: the list, and every change to a household. The card is in `family_card`, what happened in `time_line`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.household_records import (
    check_placements,
    check_removed_children,
    insert_household,
    keep_mutual,
    records_of,
    settled,
    update_household,
)
from hivedesk.domain import duplicates
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Approval
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Due, due_for_claims, due_for_family, soonest
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.duplicates import Resemblance
from hivedesk.domain.events.records import Guest, Presence
from hivedesk.domain.families import ChildInCare, Family, OwnChild, Person, Status, full_name
from hivedesk.domain.household import Household, hold_on, is_newly_approved, placed_children
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families as stored


@dataclass(frozen=True)
class FamilyLine:
    """One line of the list."""

    household: Household
    last_contact: datetime | None  # two-way
    newly_approved: bool
    children_placed: int
    dues: tuple[Due, ...]  # what the clocks say, the soonest first


def list_families(desk: Desk) -> list[FamilyLine]:
    """All families, by name; the screen filters them as she types."""
    households = stored.households(desk.store)
    last = stored.last_two_way(desk.store, [household.family.id for household in households])
    claims = _open_claims(desk)
    today, policy = desk.today, desk.policy
    return [
        FamilyLine(
            household=household,
            last_contact=last[household.family.id],
            newly_approved=is_newly_approved(household.approval, today),
            children_placed=len(placed_children(household, today)),
            dues=soonest(
                (
                    *due_for_family(household, today, policy),
                    *due_for_claims(claims.get(household.family.id, ()), policy),
                )
            ),
        )
        for household in households
    ]


def _open_claims(desk: Desk) -> dict[FamilyId, list[ClaimItem]]:
    items = desk.store.select(ClaimItem, "WHERE paid_on IS NULL ORDER BY family_id, day, rowid")
    return {FamilyId(family_id): list(group) for family_id, group in groupby(items, lambda item: item.family_id)}


def household(desk: Desk, family_id: FamilyId) -> Household:
    """A family with all that belongs to it.

    Raises:
        RuleRefused: it is no longer there.
    """
    if desk.store.find(Family, family_id) is None:
        raise RuleRefused("This family is no longer in the Hive's records.", "Undo may bring it back.")
    return stored.household(desk.store, family_id)


def open_families(desk: Desk) -> list[Family]:
    """Families to choose from when a contact is logged: all but those who left, by name."""
    return desk.store.select(Family, "WHERE status <> ? ORDER BY name COLLATE NOCASE, id", Status.LEFT.value)


def new_household(desk: Desk, name: str = "") -> Household:
    """An empty household for the form to begin with."""
    family = Family(id=FamilyId(desk.new_id()), name=name, joined_on=desk.today)
    return Household(family=family, approval=Approval(id=desk.new_id(), family_id=family.id))


def resembling(desk: Desk, household: Household) -> list[Resemblance]:
    """Families already recorded that this one may be the same as; shown while adding by hand."""
    family = household.family
    return duplicates.resembling(
        family.name,
        phones=(family.phone, family.mobile),
        postcode=family.postcode,
        carers=[full_name(carer) for carer in household.carers],
        existing=[other for other in stored.households(desk.store) if other.family.id != family.id],
    )


def add_family(desk: Desk, household: Household) -> Changed:
    """Add a household.

    Raises:
        RuleRefused: it has no name, or a date that cannot be.
    """
    check_household(household, desk.today)
    with desk.act(ActKind.ADD_FAMILY, household.family.id) as act:
        insert_household(act, settled(household, desk.new_id))
        keep_mutual(desk, act, (), household.children_in_care)
    return desk.changed(ActKind.ADD_FAMILY, act, household.family.id)


def change_family(desk: Desk, household: Household) -> Changed | None:
    """Write what differs between the household as recorded and as given; None where nothing does.

    People that the given household leaves out are removed from the record.

    Raises:
        RuleRefused: it has no name, or a date that cannot be.
    """
    check_household(household, desk.today)
    old = stored.household(desk.store, household.family.id)
    household = settled(household, desk.new_id)
    if old == household:
        return None
    check_removed_children(desk, old, household)
    check_placements(desk, old, household)
    with desk.act(ActKind.CHANGE_FAMILY, household.family.id) as act:
        update_household(act, old, household)
        keep_mutual(desk, act, old.children_in_care, household.children_in_care)
    return desk.changed(ActKind.CHANGE_FAMILY, act, household.family.id)


def remove_family(desk: Desk, family_id: FamilyId) -> Changed:
    """Remove a family added by mistake; one with contacts is closed instead.

    Raises:
        RuleRefused: contacts are logged with it.
    """
    if desk.store.row("SELECT 1 FROM contact_log_entry WHERE family_id = ? LIMIT 1", family_id):
        raise RuleRefused(
            "Contacts are logged with this family, so its record must be kept.",
            "Close it instead, with the date and the reason.",
        )
    guests = desk.store.select(Guest, "WHERE family_id = ?", family_id)
    if any(guest.presence is Presence.CAME for guest in guests):
        raise RuleRefused(
            "This family came to an event, so its record must be kept.",
            "Close it instead, with the date and the reason.",
        )
    old = stored.household(desk.store, family_id)
    check_removed_children(desk, old, replace(old, children_in_care=()))
    sentence = desk.sentence(ActKind.REMOVE_FAMILY, family_id)
    with desk.act(ActKind.REMOVE_FAMILY, family_id) as act:
        for follow_up in desk.store.select(FollowUp, "WHERE family_id = ?", family_id):  # those done too
            act.delete(FollowUp, follow_up.id)
        for guest in guests:
            act.delete(Guest, guest.id)
        for claim in desk.store.select(ClaimItem, "WHERE family_id = ?", family_id):
            act.delete(ClaimItem, claim.id)
        for record in reversed(records_of(old)):
            act.delete(type(record), record.id)
        keep_mutual(desk, act, old.children_in_care, ())
    return replace(desk.changed(ActKind.REMOVE_FAMILY, act, family_id), sentence=sentence)


def show_flags(desk: Desk, family_id: FamilyId) -> Mapping[str, tuple[str, str]]:
    """Risk and no-contact flags by child id; that they were read is logged."""
    with desk.act(ActKind.SHOW_FLAGS, family_id):
        pass
    children = stored.household(desk.store, family_id).children_in_care
    return {child.id: (child.risk_flags, _no_contact_words(desk, child)) for child in children}


def _no_contact_words(desk: Desk, child: ChildInCare) -> str:
    """What is written, and the children on record who must not meet this one."""
    others = [desk.store.find(ChildInCare, other_id) for other_id in child.no_contact_ids]
    names = ", ".join(other.known_as or full_name(other) for other in others if other is not None)
    return "\n".join(part for part in (child.no_contact, f"In the Hive: {names}" if names else "") if part)


def check_household(household: Household, today: date) -> None:
    """Refuse what cannot be.

    Raises:
        RuleRefused: no name; a carer or child without one; a date of birth to come; an end before its start.
    """
    family = household.family
    if not family.name.strip():
        raise RuleRefused("The family has no name yet.", "Enter the family's name.")
    people: tuple[Person, ...] = (*household.carers, *household.children_in_care, *household.own_children)
    for person in people:
        if not person.first_name.strip():
            raise RuleRefused("Somebody in the household has no first name.", "Enter a first name, or remove the line.")
    children: tuple[ChildInCare | OwnChild, ...] = (*household.children_in_care, *household.own_children)
    for child in children:
        if child.date_of_birth and child.date_of_birth > today:
            raise RuleRefused("A date of birth lies in the future.", "Check the year.")
    for placement in household.placements:
        if placement.started_on and placement.ended_on and placement.ended_on < placement.started_on:
            raise RuleRefused("A placement ends before it starts.", "Check Placed from and Ended on.")
    if family.joined_on and family.left_on and family.left_on < family.joined_on:
        raise RuleRefused("The family left before it joined.", "Check Joined on and Left on.")
    if family.status is Status.LEFT and (family.left_on is None or family.left_reason is None):
        raise RuleRefused(
            "A family that left needs the date and the reason.", "Fill in Left on and Reason for leaving."
        )
    if family.status is Status.ON_HOLD and hold_on(household, today) is None:
        raise RuleRefused("This family is not on hold.", "Use Put on hold on its card: it asks since when and why.")
