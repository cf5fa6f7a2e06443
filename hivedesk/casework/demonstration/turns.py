"""How the families' records change through the demonstration year, and what was known of them on a day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hivedesk.casework.demonstration.acts import Change, OfFamily, use
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.known import SCHOOL_BEFORE, first_of_term, known_on, rooms_on, school_on
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.casework.demonstration.procedures_told import breach_of_the_year
from hivedesk.casework.demonstration.steps import Turn, claim_turns, placement_turns, procedure_turns, training_turns
from hivedesk.casework.procedures import record_assurance, record_breach
from hivedesk.casework.standing import close_family, move_family
from hivedesk.domain.approval import Exemption, Room, SharingAgreement
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.families import Answer, LeavingReason, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import fosters
from hivedesk.foundation.clock import local

Edit = Callable[[Household], Household]


def _changed(day: date, key: str, edit: Edit) -> Turn:
    return Turn(day, Change(key, edit))


def as_first_recorded(member: Member, days: KeyDays) -> Household:
    """The household as it stood on the day it was added: no child of later, no end that nobody knew of yet."""
    day = member.added_on
    house = known_on(member.household, day)
    children = tuple(replace(child, school=school_on(member, child, day, days)) for child in house.children_in_care)
    return replace(house, children_in_care=children)


def all_turns(members: list[Member], m: Maker, random: Random) -> list[Turn]:
    """Every change of the year, in the order of its days."""
    days, found = m.days, list[Turn]()
    for member in members:
        found += [*placement_turns(member, days), *procedure_turns(member), *training_turns(member)]
        found += [*claim_turns(member), *_rooms(member), *_agreed(member), *_schools(member, days), *_reviews(member)]
        if fosters(member.household.family.kind) and member.household.family.status is not Status.WAITING:
            found += _supervision(member, days, random)
    found += [*_told(days), *_breach(m)]
    usable = (turn for turn in found if turn.day < days.today)
    return sorted(usable, key=lambda turn: turn.day)


_SUPERVISION_WEEKS = 6
_OVERDUE = {"whitcombe": 53, "ahmed": 49}  # days since their SSW was last there


def _reviews(member: Member) -> Iterator[Turn]:
    told = member.household.family
    review, visit = told.annual_review_last, told.unannounced_visit_last
    if review is not None and review > member.added_on:
        yield _took_place(review, told.id, Assurance.ANNUAL_REVIEW, told.annual_review_due)
    if visit is not None and visit > member.added_on:
        yield _took_place(visit, told.id, Assurance.UNANNOUNCED_VISIT, told.unannounced_visit_due)


def _took_place(day: date, family_id: FamilyId, which: Assurance, next_due: date | None) -> Turn:
    return Turn(day, use(record_assurance, family_id, which, day, next_due))


def _rooms(member: Member) -> Iterator[Turn]:
    """The room plan whenever a child comes or goes."""
    house = member.household
    moved = {day for one in house.placements for day in (one.started_on, one.ended_on)}
    for day in sorted(day for day in moved if day is not None and day > member.added_on and house.rooms):
        yield _changed(day, member.key, _with_rooms(rooms_on(house, day).rooms))


def _agreed(member: Member) -> Iterator[Turn]:
    """Exemptions and agreements that came during the year."""
    for exemption in member.household.exemptions:
        if exemption.from_on is not None and exemption.from_on > member.added_on:
            yield _changed(exemption.from_on, member.key, _with_exemption(exemption))
    for agreement in member.household.sharing_agreements:
        if agreement.agreed_on is not None and agreement.agreed_on > member.added_on:
            yield _changed(agreement.agreed_on, member.key, _with_agreement(agreement))


def _breach(m: Maker) -> Iterator[Turn]:
    for breach in breach_of_the_year(m):
        moment = breach.told_at or breach.noticed_at
        yield Turn(breach.closed_on or local(moment).date(), use(record_breach, breach))


def _schools(member: Member, days: KeyDays) -> Iterator[Turn]:
    for child in member.household.children_in_care:
        day = first_of_term(days)
        if (member.key, child.first_name) in SCHOOL_BEFORE and day > member.added_on:
            yield _changed(day, member.key, _of_child(child.first_name, school=child.school))


def _supervision(member: Member, days: KeyDays, random: Random) -> Iterator[Turn]:
    end = member.leaves_on or days.today
    last_possible = end - timedelta(days=_OVERDUE.get(member.key, 3))
    day = member.added_on + timedelta(days=random.randrange(4, 36))
    while True:
        day = days.seasons.working_day_from(day)
        if day > last_possible:
            return
        gap = random.randrange(36, 44)
        if member.key in _OVERDUE and day + timedelta(days=gap) > last_possible:
            day = days.seasons.working_day_by(last_possible)
        due = day + timedelta(weeks=_SUPERVISION_WEEKS)
        yield _took_place(day, member.household.family.id, Assurance.SUPERVISION, due)
        day += timedelta(days=gap)


def _told(days: KeyDays) -> Iterator[Turn]:
    """The turns that the diaries tell of."""
    yield _changed(days.housing, "gale", _rehoused)
    yield _closed(days.closing, "baptiste", days.ago(-16), LeavingReason.OTHER)
    yield _closed(days.left, "dempsey", days.left, LeavingReason.DEREGISTERED)
    yield _closed(days.order, "hobbs", days.order, LeavingReason.SPECIAL_GUARDIANSHIP)
    yield Turn(days.thornley, OfFamily("thornley", move_family, (days.thornley, "Test Valley North")))
    yield _changed(days.ago(174), "mensahcole", _of_child("Corey", delegated_sleepovers=Answer.YES))
    yield _changed(days.ago(93), "bramley", _of_child("Noah", delegated_sleepovers=Answer.YES))
    yield _changed(days.ago(93), "bramley", _of_child("Poppy", delegated_sleepovers=Answer.YES))


def _closed(day: date, key: str, left_on: date, reason: LeavingReason) -> Turn:
    return Turn(day, OfFamily(key, close_family, (left_on, reason)))


def _rehoused(house: Household) -> Household:
    house = _of_family(
        address="14 Langdown Rise",
        town="Hythe",
        postcode="SO45 6QV",
        travel_minutes=25,
        access_needs="None in the house",
    )(house)
    if house.approval is None:
        return house
    hers, rileys = house.rooms
    rooms = (replace(hers, name="Back room", note="By the tree"), replace(rileys, name="Riley's room", note=""))
    return replace(house, approval=replace(house.approval, beds=3, rooms="3 bedrooms: one each"), rooms=rooms)


def _of_family(**fields: Any) -> Edit:
    def edit(house: Household) -> Household:
        return replace(house, family=replace(house.family, **fields))

    return edit


def _of_child(first_name: str, **fields: Any) -> Edit:
    def edit(house: Household) -> Household:
        children = tuple(
            replace(child, **fields) if child.first_name == first_name else child for child in house.children_in_care
        )
        return replace(house, children_in_care=children)

    return edit


def _with_rooms(rooms: tuple[Room, ...]) -> Edit:
    return lambda house: replace(house, rooms=rooms)


def _with_exemption(exemption: Exemption) -> Edit:
    return lambda house: replace(house, exemptions=(*house.exemptions, exemption))


def _with_agreement(agreement: SharingAgreement) -> Edit:
    return lambda house: replace(house, sharing_agreements=(*house.sharing_agreements, agreement))
