"""Who answers what and who comes to a gathering of the demonstration year: some families often, some seldom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hivedesk.casework.demonstration.people import Member
from hivedesk.domain.events.invited import everybody
from hivedesk.domain.events.records import GuestKind, Reply
from hivedesk.domain.families import FamilyKind, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import fosters

_KEEN = {"mensahcole": 0.9, "bramley": 0.85, "fairweather": 0.85, "kaurbennett": 0.8, "whitcombe": 0.75, "sutton": 0.8}
_SELDOM = {"ahmed": 0.25, "cartwright": 0.3, "osei": 0.4, "yarrow": 0.4, "winters": 0.5}
_USUAL = 0.62
_COMES_AFTER_YES, _COMES_ANYHOW = 0.87, 0.1
KEPT_APART_SINCE = 16  # days: since then Kyle of Fernleigh House and Kayden are kept apart


@dataclass(frozen=True)
class Person:
    """Somebody of a family who can be asked, by the record."""

    person_id: str
    kind: GuestKind


@dataclass(frozen=True)
class Party:
    """A family's part in one gathering."""

    member: Member
    reply: Reply
    people: tuple[Person, ...]  # those whom the answer is about; the others of the family said no
    comes: bool
    early: bool  # answered at once

    @property
    def family_id(self) -> FamilyId:
        """The family's id."""
        return self.member.household.family.id

    @property
    def person_ids(self) -> frozenset[str]:
        """The ids of those whom the answer is about."""
        return frozenset(person.person_id for person in self.people)


def belongs(member: Member, day: date) -> bool:
    """Whether the household belongs to the Hive on a day, as the year tells it."""
    family = member.household.family
    waits = family.status is Status.WAITING
    joined = max(member.added_on, family.joined_on or member.added_on)
    return not waits and joined <= day and (member.leaves_on is None or day < member.leaves_on)


def people_of(member: Member, day: date, *, families: bool) -> list[Person]:
    """Those of a household for whom a group, or with ``families`` a family event, is meant on a day."""
    house = member.household
    carers = (
        [] if house.family.kind is FamilyKind.RESIDENTIAL else [Person(c.id, GuestKind.CARER) for c in house.carers]
    )
    if not families:
        return carers
    young = [Person(one.person_id, one.kind) for one in everybody(house, day) if one.kind is not GuestKind.CARER]
    return [*carers, *young]


def parties(
    members: Iterable[Member],
    day: date,
    asked_on: date,
    today: date,
    present: frozenset[str],
    chance: Random,
    *,
    families: bool,
) -> list[Party]:
    """What each household does about a gathering on ``day``, to which they were asked on ``asked_on``.

    Whoever is in ``present`` comes, as the diaries tell it.
    """
    found = []
    for member in members:
        mine = frozenset(person.id for person in member.people) & present
        open_to = belongs(member, day) and belongs(member, asked_on) and _is_for(member, families)
        there = people_of(member, day, families=families) if open_to or mine else []
        then = people_of(member, asked_on, families=families)
        asked = [person for person in there if person in then or person.person_id in mine]
        if asked:
            found.append(_party(member, asked, mine, _appetite(member, day, today), chance, families=families))
    return _kept_apart(found) if day > today - timedelta(days=KEPT_APART_SINCE) else found


def _is_for(member: Member, families: bool) -> bool:
    return families or fosters(member.household.family.kind)


def _appetite(member: Member, day: date, today: date) -> float:
    if member.quiet_for and day > today - timedelta(days=member.quiet_for):
        return 0.0
    return _KEEN.get(member.key, _SELDOM.get(member.key, _USUAL))


def _party(
    member: Member, asked: Sequence[Person], mine: frozenset[str], appetite: float, chance: Random, *, families: bool
) -> Party:
    rolls = [chance.random() for _ in range(4)]
    told = [person for person in asked if person.person_id in mine]
    if told:
        if all(person.kind is not GuestKind.CARER for person in told):
            told = [*(person for person in asked[:1] if person.kind is GuestKind.CARER), *told]
        return Party(member, Reply.YES, tuple(told), comes=True, early=True)
    if rolls[0] >= appetite:
        reply = Reply.NO if rolls[1] < 0.55 else Reply.INVITED
        comes = reply is Reply.INVITED and rolls[2] < _COMES_ANYHOW and appetite > 0
        return Party(member, reply, tuple(asked[:1]) if comes else tuple(asked), comes, early=rolls[3] < 0.5)
    adults = [person for person in asked if person.kind is GuestKind.CARER]
    children = [person for person in asked if person.kind is not GuestKind.CARER]
    both = rolls[1] < (0.6 if families else 0.3)
    people = (*(adults if both else adults[:1]), *children)
    return Party(member, Reply.YES, people, rolls[2] < _COMES_AFTER_YES, early=rolls[3] < 0.5)


def _kept_apart(found: list[Party]) -> list[Party]:
    """Without Fernleigh House, where Kayden comes: two of the young people are not to meet now."""
    return [one for one in found if one.member.key != "fernleigh" or not one.comes]
