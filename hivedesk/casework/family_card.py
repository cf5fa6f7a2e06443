"""A family's card: the records themselves, and what the clocks and the checks of the nights say of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from hivedesk.casework.claims import open_claims
from hivedesk.casework.desk import Desk
from hivedesk.casework.training import CarerTraining, training_of
from hivedesk.domain.approval import Exemption, Room, SharingAgreement
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Due, due_for_claims, due_for_family, soonest
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.families import ChildInCare, Family, Person, full_name
from hivedesk.domain.household import Household, is_newly_approved
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.nights import SpanFinding, findings_between
from hivedesk.domain.sleepovers.records import HostException, HostOffer
from hivedesk.store import contact_log as stored_contacts
from hivedesk.store import families as stored
from hivedesk.store import stays as stored_stays


@dataclass(frozen=True)
class FamilyCard:
    """What the card shows; what happened is read apart, a page at a time (`time_line`)."""

    household: Household
    last_contact: datetime | None  # two-way
    newly_approved: bool
    open_follow_ups: tuple[FollowUp, ...]
    findings: tuple[SpanFinding, ...]  # on the nights that the policy lets the card look ahead
    dues: tuple[Due, ...]  # overdue, or due within those days; the soonest first
    training: tuple[CarerTraining, ...]
    open_claims: tuple[ClaimItem, ...]  # not paid yet, the oldest first
    offer: HostOffer | None  # as a host of stays; None where that is not recorded
    host_days: tuple[HostException, ...]  # that differ from it, not over yet
    people: Mapping[str, str]  # the names of all whose ids the records hold


def open_card(desk: Desk, family_id: FamilyId) -> FamilyCard | None:
    """The card of a family; None where it is gone."""
    if desk.store.find(Family, family_id) is None:
        return None
    household = stored.household(desk.store, family_id)
    claims = open_claims(desk, family_id)
    today, ahead = desk.today, desk.policy.nights_look_ahead_days
    dues = soonest((*due_for_family(household, today, desk.policy), *due_for_claims(claims, desk.policy)))
    return FamilyCard(
        household=household,
        last_contact=stored.last_two_way(desk.store, [family_id])[family_id],
        newly_approved=is_newly_approved(household.approval, today),
        open_follow_ups=tuple(stored_contacts.open_follow_ups(desk.store, family_id=family_id)),
        findings=findings_between(household, today, today + timedelta(days=ahead - 1)),
        dues=tuple(due for due in dues if due.due_on <= today + timedelta(days=ahead)),
        training=training_of(desk, household),
        open_claims=tuple(claims),
        offer=stored_stays.offers(desk.store).get(family_id),
        host_days=tuple(one for one in stored_stays.exceptions_from(desk.store, today) if one.family_id == family_id),
        people=_people(desk, household),
    )


def _people(desk: Desk, household: Household) -> dict[str, str]:
    """Names by id: of the household, and of children elsewhere in the Hive whom its records name."""
    at_home: tuple[Person, ...] = (
        *household.carers,
        *household.children_in_care,
        *household.former_children,
        *household.own_children,
    )
    names: dict[str, str] = {person.id: full_name(person) for person in at_home}
    for child_id in sorted(_named_ids(household) - names.keys()):
        child = desk.store.find(ChildInCare, child_id)
        if child is not None:
            family = desk.store.get(Family, child.family_id)
            names[child_id] = f"{full_name(child)} ({family.name})"
    return names


def _named_ids(household: Household) -> set[str]:
    named = {child_id for child in household.children_in_care for child_id in child.sibling_ids}
    named.update(household.approval.named_child_ids if household.approval else ())
    parts: tuple[Exemption | Room | SharingAgreement, ...] = (
        *household.exemptions,
        *household.rooms,
        *household.sharing_agreements,
    )
    named.update(child_id for part in parts for child_id in part.child_ids)
    return {str(child_id) for child_id in named}
