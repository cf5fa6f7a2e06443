"""What the papers at the door of an event need, gathered from the records.

Medical details and who must not collect a child are read for the leader's copy alone, and that is logged.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.events import occurrence
from hivedesk.casework.gatherings import as_it_takes_place
from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import CHILDREN, Guest, Presence, Reply, days_of
from hivedesk.domain.events.roster import RosterRow, RosterSheet, age_band
from hivedesk.domain.families import Answer, ChildInCare, OwnChild, Person, age_on, readable_phone
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import format_time
from hivedesk.store import events as stored
from hivedesk.store import families

LEADERS_COPY = "leader's copy of a roster"
_NOBODY = "Somebody no longer on record"


def roster_sheet(desk: Desk, event_id: str, original_start: datetime | None = None) -> RosterSheet:
    """What the roster, the sign-in sheet and the badges need: nothing medical, and not who must not collect a child.

    Raises:
        RuleRefused: the event is gone.
    """
    return _sheet(desk, event_id, original_start, leaders_copy=False)


def leaders_sheet(desk: Desk, event_id: str, original_start: datetime | None = None) -> RosterSheet:
    """The same with medical details and who must not collect a child; that they were read is logged.

    Raises:
        RuleRefused: the event is gone.
    """
    sheet = _sheet(desk, event_id, original_start, leaders_copy=True)
    with desk.act(ActKind.SHOW_FLAGS, sheet.event.id, detail=LEADERS_COPY):
        pass
    return sheet


def _sheet(desk: Desk, event_id: str, original_start: datetime | None, *, leaders_copy: bool) -> RosterSheet:
    shown = occurrence(desk, event_id, original_start)
    event = as_it_takes_place(shown)
    guests = [] if shown.event.rule else stored.guests_of(desk.store, event.id)
    hive, policy = desk.hive, desk.policy
    first, last = days_of(event)
    gathered = _Gathered(families.households(desk.store) if guests else [], guests, first, leaders_copy)
    numbers = (hive.duty_line, hive.out_of_hours)
    return RosterSheet(
        event=event,
        rows=tuple(gathered.rows()),
        duty_numbers=tuple(zip(policy.duty_numbers, numbers, strict=True)),
        destroy_by=last + timedelta(days=policy.events.destroy_days),
        worker_phone=readable_phone(hive.worker_phone.strip()),
    )


@dataclass(frozen=True)
class _Named:
    """A guest with the record of the person, where there is one."""

    guest: Guest
    person: Person | None
    first_name: str
    last_name: str


class _Gathered:
    """The guests of one event beside the families' records."""

    def __init__(self, households: Sequence[Household], guests: Sequence[Guest], day: date, leaders_copy: bool) -> None:
        self._day = day
        self._leaders_copy = leaders_copy
        self._households: Mapping[FamilyId, Household] = {house.family.id: house for house in households}
        people: dict[str, Person] = {person.id: person for person in _everybody(households)}
        self._places = {person_id: place for place, person_id in enumerate(people)}
        self._named = [_named(guest, people.get(guest.person_id)) for guest in guests]
        ids = dict.fromkeys(guest.family_id for guest in guests if guest.family_id in self._households)
        self._labels = _labels([self._households[family_id] for family_id in ids if family_id is not None])

    def rows(self) -> Iterator[RosterRow]:
        """By household, adults first; whoever belongs to no family last."""
        told: set[FamilyId] = set()  # families whose allergies in the home stand on a row already
        for named in sorted(self._named, key=self._order):
            guest = named.guest
            house = self._households.get(guest.family_id) if guest.family_id is not None else None
            at_home = ""
            if house is not None and guest.kind not in CHILDREN and house.family.id not in told:
                told.add(house.family.id)
                at_home = house.family.allergies.strip()
            yield self._row(named, f"in the home: {at_home}" if at_home else "")

    def _order(self, named: _Named) -> tuple[bool, str, bool, int, str]:
        household = self._household(named.guest)
        place = self._places.get(named.guest.person_id, len(self._places))
        return (not household, household.casefold(), named.guest.kind in CHILDREN, place, named.first_name.casefold())

    def _household(self, guest: Guest) -> str:
        return self._labels.get(guest.family_id, "") if guest.family_id is not None else ""

    def _row(self, named: _Named, at_home: str) -> RosterRow:
        guest, person = named.guest, named.person
        child = person if isinstance(person, ChildInCare) else None
        born = person.date_of_birth if isinstance(person, ChildInCare | OwnChild) else None
        own_allergies = person.allergies if isinstance(person, ChildInCare | OwnChild) else guest.needs
        return RosterRow(
            short_name=f"{named.first_name} {named.last_name[:1].upper()}." if named.last_name else named.first_name,
            first_name=named.first_name,
            household=self._household(guest),
            kind=guest.kind,
            age_band=age_band(age_on(born, self._day)) if guest.kind in CHILDREN else "adult",
            carer_present=self._carers_of(guest) if guest.kind in CHILDREN else "",
            reply=guest.reply,
            presence=guest.presence,
            arrived=_time(guest.arrived_at),
            left=_time(guest.left_at),
            collected_by=guest.collected_by,
            allergies="; ".join(part for part in (own_allergies.strip(), at_home) if part),
            diet=child.diet if child else "",
            photo_consent=person.photo_consent if isinstance(person, ChildInCare | OwnChild) else Answer.UNKNOWN,
            medical=_medical(child) if child and self._leaders_copy else "",
            not_collected_by=child.not_collected_by if child and self._leaders_copy else "",
            ask_leader=bool(child and child.not_collected_by.strip()),
            walk_in=guest.walk_in,
        )

    def _carers_of(self, child: Guest) -> str:
        """The first names of the family's adults who are expected or came."""
        if child.family_id is None:
            return ""
        return ", ".join(
            one.first_name
            for one in self._named
            if one.guest.family_id == child.family_id and one.guest.kind not in CHILDREN and _comes(one.guest)
        )


def _comes(guest: Guest) -> bool:
    if guest.presence is Presence.UNKNOWN:
        return guest.reply is Reply.YES
    return guest.presence is Presence.CAME


def _everybody(households: Sequence[Household]) -> Iterator[Person]:
    for house in households:
        yield from house.carers
        yield from house.children_in_care
        yield from house.own_children


def _named(guest: Guest, person: Person | None) -> _Named:
    if person is None:
        first, _, last = guest.name.strip().rpartition(" ")
        return _Named(guest, None, first.strip() or last or _NOBODY, last if first.strip() else "")
    called = person.known_as if isinstance(person, ChildInCare) else ""
    return _Named(guest, person, (called or person.first_name).strip(), person.last_name.strip())


def _labels(households: Sequence[Household]) -> dict[FamilyId, str]:
    """The families' names; two of the same name are told apart by their carers."""
    names = Counter(house.family.name.strip().casefold() for house in households)
    labels = {}
    for house in households:
        name = house.family.name.strip()
        beside = " and ".join(carer.first_name for carer in house.carers) or house.family.reference
        twin = names[name.casefold()] > 1 and beside
        labels[house.family.id] = f"{name} ({beside})" if twin else name
    return labels


def _medical(child: ChildInCare) -> str:
    return "\n".join(part.strip() for part in (child.health, child.medication) if part.strip())


def _time(moment: datetime | None) -> str:
    return format_time(moment) if moment is not None else ""
