"""Families: the list, the card, and every change to a household."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain import duplicates
from hivedesk.domain.acts import ActKind, AuditEntry
from hivedesk.domain.contact_log import ContactLogEntry, FollowUp
from hivedesk.domain.duplicates import Resemblance
from hivedesk.domain.families import (
    Approval,
    ChildInCare,
    Family,
    FamilyId,
    FamilyKind,
    Household,
    OwnChild,
    Person,
    Status,
    full_name,
    is_newly_approved,
    is_placed,
)
from hivedesk.domain.policy import policy_on
from hivedesk.domain.records import Record
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import audit
from hivedesk.store import contact_log as stored_contacts
from hivedesk.store import families as stored
from hivedesk.store.changes import Act


@dataclass(frozen=True)
class FamilyLine:
    """One line of the list."""

    household: Household
    last_contact: datetime | None  # two-way
    newly_approved: bool
    children_placed: int
    review_due: date | None  # the earliest of hold review, supervision, annual review, unannounced visit


@dataclass(frozen=True)
class FamilyCard:
    """What the card shows beside the records themselves."""

    household: Household
    last_contact: datetime | None
    newly_approved: bool
    open_follow_ups: tuple[FollowUp, ...]
    recent: tuple[ContactLogEntry, ...]  # newest first
    changes: tuple[AuditEntry, ...]  # newest first
    warnings: tuple[str, ...]


def list_families(desk: Desk) -> list[FamilyLine]:
    """All families, by name; the screen filters them as she types."""
    households = stored.households(desk.store)
    last = stored.last_two_way(desk.store, [household.family.id for household in households])
    today = desk.today
    return [
        FamilyLine(
            household=household,
            last_contact=last[household.family.id],
            newly_approved=is_newly_approved(household.approval, today),
            children_placed=sum(is_placed(child, today) for child in household.children_in_care),
            review_due=_next_due(household.family),
        )
        for household in households
    ]


def open_card(desk: Desk, family_id: FamilyId) -> FamilyCard | None:
    """The card of a family; None where it is gone."""
    if desk.store.find(Family, family_id) is None:
        return None
    household = stored.household(desk.store, family_id)
    wanted = stored_contacts.ContactFilter(family_id=family_id)
    return FamilyCard(
        household=household,
        last_contact=stored.last_two_way(desk.store, [family_id])[family_id],
        newly_approved=is_newly_approved(household.approval, desk.today),
        open_follow_ups=tuple(stored_contacts.open_follow_ups(desk.store, family_id=family_id)),
        recent=tuple(stored_contacts.page(desk.store, wanted, 50)),
        changes=tuple(audit.entries_about(desk.store, family_id, 50)),
        warnings=tuple(warnings(household, desk.today)),
    )


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
        insert_household(act, household)
    return desk.changed(ActKind.ADD_FAMILY, act, household.family.id)


def change_family(desk: Desk, household: Household) -> Changed | None:
    """Write what differs between the household as recorded and as given; None where nothing does.

    People that the given household leaves out are removed from the record.

    Raises:
        RuleRefused: it has no name, or a date that cannot be.
    """
    check_household(household, desk.today)
    old = stored.household(desk.store, household.family.id)
    if old == household:
        return None
    with desk.act(ActKind.CHANGE_FAMILY, household.family.id) as act:
        update_household(act, old, household)
    return desk.changed(ActKind.CHANGE_FAMILY, act, household.family.id)


def remove_family(desk: Desk, family_id: FamilyId) -> Changed:
    """Remove a family added by mistake; one with contacts is closed instead.

    Raises:
        RuleRefused: contacts are logged with it.
    """
    if desk.store.row("SELECT 1 FROM contact_log_entry WHERE family_id = ? LIMIT 1", family_id):
        raise RuleRefused(
            "Contacts are logged with this family, so its record must be kept.",
            "Set its status to left, with the date and the reason.",
        )
    old = stored.household(desk.store, family_id)
    sentence = desk.sentence(ActKind.REMOVE_FAMILY, family_id)
    with desk.act(ActKind.REMOVE_FAMILY, family_id) as act:
        for follow_up in stored_contacts.open_follow_ups(desk.store, family_id=family_id):
            act.delete(FollowUp, follow_up.id)
        for record in reversed(_records(old)):
            act.delete(type(record), record.id)
    return replace(desk.changed(ActKind.REMOVE_FAMILY, act, family_id), sentence=sentence)


def show_flags(desk: Desk, family_id: FamilyId) -> Mapping[str, tuple[str, str]]:
    """Risk and no-contact flags by child id; that they were read is logged."""
    with desk.act(ActKind.SHOW_FLAGS, family_id):
        pass
    children = stored.household(desk.store, family_id).children_in_care
    return {child.id: (child.risk_flags, child.no_contact) for child in children}


def insert_household(act: Act, household: Household) -> None:
    """Add all records of a household within an act."""
    for record in _records(household):
        act.insert(record)


def update_household(act: Act, old: Household, new: Household) -> None:
    """Write the difference of two states of a household within an act."""
    before = {(type(record), record.id): record for record in _records(old)}
    after = {(type(record), record.id): record for record in _records(new)}
    for key, record in after.items():
        if key not in before:
            act.insert(record)
        elif before[key] != record:
            act.update(record)
    for kind, record_id in before.keys() - after.keys():
        act.delete(kind, record_id)


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
    for placed in household.children_in_care:
        if placed.placed_from and placed.placed_to and placed.placed_to < placed.placed_from:
            raise RuleRefused("A placement ends before it starts.", "Check Placed from and Placed to.")
    if family.joined_on and family.left_on and family.left_on < family.joined_on:
        raise RuleRefused("The family left before it joined.", "Check Joined on and Left on.")
    if family.status is Status.LEFT and (family.left_on is None or family.left_reason is None):
        raise RuleRefused(
            "A family that left needs the date and the reason.", "Fill in Left on and Reason for leaving."
        )
    if family.status is Status.ON_HOLD and family.hold_from is None:
        raise RuleRefused("A family on hold needs the date since when.", "Fill in On hold since.")


def warnings(household: Household, today: date) -> list[str]:
    """What is worth a second look on the card; nothing here blocks."""
    family, approval = household.family, household.approval
    found = []
    if approval is None or approval.approved_on is None:
        found.append("The date of approval is not recorded.")
    placed = sum(is_placed(child, today) for child in household.children_in_care)
    if approval and approval.number is not None and placed > approval.number:
        found.append(
            f"{placed} children in care are placed; the approval is for {approval.number}: needs the fostering service."
        )
    limit = policy_on(today).usual_fostering_limit
    if placed > limit:
        found.append(
            f"{placed} children in care are placed; the usual fostering limit is {limit}. Unless all are brothers and "
            "sisters, or exempted by name: needs the fostering service."
        )
    if family.kind is FamilyKind.CONNECTED and placed and not (approval and approval.named_children.strip()):
        found.append("A connected carer is approved for named children only; no names are recorded under Approval.")
    if family.status is Status.ON_HOLD and (family.hold_review_on is None or family.hold_review_on < today):
        due = f"was due on {format_date(family.hold_review_on)}" if family.hold_review_on else "has no date"
        found.append(f"The review of the hold {due}.")
    if not (family.phone or family.mobile or any(carer.mobile for carer in household.carers)):
        found.append("No telephone number is recorded.")
    return found


def _records(household: Household) -> list[Record]:
    approval = [household.approval] if household.approval else []
    return [
        household.family,
        *approval,
        *household.carers,
        *household.children_in_care,
        *household.own_children,
        *household.professionals,
    ]


def _next_due(family: Family) -> date | None:
    due = [
        family.hold_review_on if family.status is Status.ON_HOLD else None,
        family.supervision_due,
        family.annual_review_due,
        family.unannounced_visit_due,
    ]
    return min((day for day in due if day is not None), default=None)
