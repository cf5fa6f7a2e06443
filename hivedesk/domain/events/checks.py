"""What is to be seen to before an event, each in one sentence with its reason. Nothing is stopped by it.

Reasons why people must not meet are never told here: they stand on the child's card.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import cached_property

from hivedesk.domain.calendar.bank_holidays import bank_holiday
from hivedesk.domain.calendar.school import Span, closed_on
from hivedesk.domain.events.catering import in_the_way
from hivedesk.domain.events.guests import count_guests, waiting_groups
from hivedesk.domain.events.invited import activity_of, everybody, may_come
from hivedesk.domain.events.records import CHILDREN, Event, EventKind, Guest, GuestKind, Reply, days_of, is_gathering
from hivedesk.domain.families import ChildInCare, FamilyKind, OwnChild, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.membership import Activity, May
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import format_date, format_time, local


class CheckKind(Enum):
    """What a finding is about."""

    DETAILS = auto()  # no venue, no leader
    INVITATIONS = auto()  # nobody asked, answers missing
    ELIGIBILITY = auto()
    NO_CONTACT = auto()
    CLASH = auto()
    CATERING = auto()
    RATIO = auto()
    CAPACITY = auto()
    HOURS = auto()
    HOLIDAY = auto()


@dataclass(frozen=True)
class Finding:
    """One thing to see to; a ``note`` is only worth knowing."""

    kind: CheckKind
    sentence: str
    note: bool = False
    family_ids: tuple[FamilyId, ...] = ()
    discreet: str = ""  # in place of the sentence where others look on: without what a child's health is about


@dataclass(frozen=True, kw_only=True)
class Around:
    """What else an event is checked against."""

    households: Mapping[FamilyId, Household]
    others: Sequence[tuple[Event, frozenset[FamilyId]]] = ()  # at the same time, with the families expected there
    away: Sequence[tuple[str, str]] = ()  # children on a stay at the same time: their ids, and the host's name
    closed: Sequence[Span] = ()  # school holidays
    holidays: bool = True  # bank holidays are looked up too: their library takes a moment to load
    policy: Policy
    now: datetime

    @cached_property
    def kept_apart(self) -> tuple[tuple[str, str], ...]:
        """Children who must not meet, each pair once."""
        pairs = {
            (min(child.id, other), max(child.id, other))
            for house in self.households.values()
            for child in (*house.children_in_care, *house.former_children)
            for other in child.no_contact_ids
        }
        return tuple(sorted(pairs))


def check_gathering(event: Event, guests: Sequence[Guest], around: Around) -> tuple[Finding, ...]:
    """Everything that is to be seen to before it is over, the most pressing first.

    ``event`` has the times of this occurrence.
    """
    if event.cancelled or event.ends_at <= around.now:
        return ()
    found = [*_when(event, around), *_clashes(event, guests, around)]
    if is_gathering(event):
        found += [
            *_details(event),
            *_invitations(event, guests),
            *_eligibility(event, guests, around),
            *_no_contact(guests, around),
            *_on_a_stay(guests, around),
            *_catering(event, guests, around),
            *_ratio(event, guests),
            *_capacity(event, guests),
        ]
    return tuple(sorted(found, key=lambda finding: (finding.note, _ORDER.index(finding.kind))))


_ORDER = (
    CheckKind.NO_CONTACT,
    CheckKind.ELIGIBILITY,
    CheckKind.RATIO,
    CheckKind.CAPACITY,
    CheckKind.CATERING,
    CheckKind.CLASH,
    CheckKind.DETAILS,
    CheckKind.INVITATIONS,
    CheckKind.HOURS,
    CheckKind.HOLIDAY,
)


def _details(event: Event) -> Iterator[Finding]:
    if not event.venue.strip():
        yield Finding(CheckKind.DETAILS, "No venue yet.")
    if not event.leader.strip():
        yield Finding(CheckKind.DETAILS, "Nobody is named as its leader.", note=True)
    if event.kind is EventKind.FAMILY_EVENT and not event.risk_assessment.strip():
        yield Finding(CheckKind.DETAILS, "No risk assessment is named.", note=True)


def _invitations(event: Event, guests: Sequence[Guest]) -> Iterator[Finding]:
    count = count_guests(guests)
    if not count.asked:
        yield Finding(CheckKind.INVITATIONS, "Nobody is invited yet.")
    elif count.no_answer:
        yield Finding(CheckKind.INVITATIONS, f"{count.no_answer} of {count.asked} have not answered yet.", note=True)


def _eligibility(event: Event, guests: Sequence[Guest], around: Around) -> Iterator[Finding]:
    groups = activity_of(event) is Activity.SUPPORT_GROUPS
    for family_id in _families(guests):
        house = around.households.get(family_id)
        if house is None:
            continue
        may, name = may_come(house, event), house.family.name
        yield from _moved_away(house, event, guests)
        if may is May.BY_INVITATION:
            yield Finding(
                CheckKind.ELIGIBILITY, f"{name}: on the waiting list, here by invitation.", True, (family_id,)
            )
        elif may is May.NO:
            yield Finding(CheckKind.ELIGIBILITY, f"{name}: {_why_not(house, groups)}", False, (family_id,))


def _moved_away(house: Household, event: Event, guests: Sequence[Guest]) -> Iterator[Finding]:
    """Children who were asked with a family and will not live there on the day."""
    own = [guest for guest in guests if guest.family_id == house.family.id and guest.reply is not Reply.NO]
    there = {one.person_id for one in everybody(house, days_of(event)[0])}
    for guest in own:
        if guest.kind is GuestKind.CHILD_IN_CARE and guest.person_id not in there:
            child = house.child(ChildId(guest.person_id))
            name = _called(child) if child is not None else "A child"
            yield Finding(
                CheckKind.ELIGIBILITY,
                f"{name} ({house.family.name}) does not live there on that day: take them off the list, and ask them "
                "with the family where they live.",
                family_ids=(house.family.id,),
            )


def _why_not(house: Household, support_group: bool) -> str:
    family = house.family
    if family.status is Status.WAITING:
        return "on the waiting list; family events are for families in the Hive."
    if family.status is Status.LEFT:
        return "has left the Hive."
    if family.kind in (FamilyKind.COUNTY, FamilyKind.CONNECTED):
        return "does not belong to the Hive on that day."
    open_to = "family events are open to them, support groups are not" if support_group else "this is not open to them"
    return f"{family.kind.value}; {open_to}."


def _no_contact(guests: Sequence[Guest], around: Around) -> Iterator[Finding]:
    coming = {guest.person_id: guest for guest in guests if guest.reply is not Reply.NO and guest.person_id}
    told: set[frozenset[FamilyId | None]] = set()
    for one, other in around.kept_apart:
        if one not in coming or other not in coming:
            continue
        families = frozenset((coming[one].family_id, coming[other].family_id))
        if len(families) == 2 and None not in families and families not in told:
            told.add(families)
            yield _keep_apart(coming[one], coming[other], around)


def _keep_apart(one: Guest, other: Guest, around: Around) -> Finding:
    ids = tuple(guest.family_id for guest in (one, other) if guest.family_id is not None)
    names = " and ".join(around.households[family_id].family.name for family_id in ids)
    return Finding(
        CheckKind.NO_CONTACT,
        f"{names}: two children who must not meet. Ask the fostering service before both come.",
        family_ids=ids,
    )


def _catering(event: Event, guests: Sequence[Guest], around: Around) -> Iterator[Finding]:
    for guest in guests:
        if guest.reply is Reply.NO:
            continue
        allergies, name, family = _allergies(guest, around)
        meets = in_the_way(allergies, event.catering)
        if meets:
            who = f"{name} ({family})" if family else name
            yield Finding(
                CheckKind.CATERING,
                f"{who}: {allergies}. What is served may hold {' and '.join(meets)}.",
                family_ids=(guest.family_id,) if guest.family_id else (),
                discreet=f"{who}: what is served may not be for them.",
            )


def _allergies(guest: Guest, around: Around) -> tuple[str, str, str]:
    """Allergies and diet of a guest, the first name, and the family's name."""
    house = around.households.get(guest.family_id) if guest.family_id is not None else None
    if house is None:
        return guest.needs, guest.name, ""
    children: tuple[ChildInCare | OwnChild, ...] = (
        *house.children_in_care,
        *house.former_children,
        *house.own_children,
    )
    for child in children:
        if child.id == guest.person_id:
            return _needs_of(child), _called(child), house.family.name
    carer = next((one.first_name for one in house.carers if one.id == guest.person_id), guest.name)
    return house.family.allergies if guest.kind not in CHILDREN else guest.needs, carer, house.family.name


def _called(child: ChildInCare | OwnChild) -> str:
    """The name that the child likes."""
    return (child.known_as if isinstance(child, ChildInCare) else "") or child.first_name


def _needs_of(child: ChildInCare | OwnChild) -> str:
    diet = child.diet if isinstance(child, ChildInCare) else ""
    return "; ".join(part for part in (child.allergies, diet) if part.strip())


def _ratio(event: Event, guests: Sequence[Guest]) -> Iterator[Finding]:
    count = count_guests(guests)
    if event.children_per_adult is None or not count.children_yes:
        return
    needed = -(-count.children_yes // event.children_per_adult)
    if count.adults_yes < needed:
        children = _number(count.children_yes, "child", "children")
        most = _number(event.children_per_adult, "child", "children")
        yield Finding(
            CheckKind.RATIO,
            f"{children} and {_number(count.adults_yes, 'adult', 'adults')} have said yes: at {most} to one adult, "
            f"{needed - count.adults_yes} more would be needed.",
        )


def _capacity(event: Event, guests: Sequence[Guest]) -> Iterator[Finding]:
    if event.capacity is None:
        return
    yes = count_guests(guests).yes
    if yes > event.capacity:
        yield Finding(CheckKind.CAPACITY, f"{yes} have said yes, and there {_places(event.capacity)}.")
    waiting = waiting_groups(guests)
    free = event.capacity - yes
    if waiting and free > 0:
        yield Finding(
            CheckKind.CAPACITY,
            f"There {_places(free)} left, too few for the first on the waiting list ({len(waiting[0])} people).",
            note=True,
        )


def _places(number: int) -> str:
    return "is 1 place" if number == 1 else f"are {number} places"


def _number(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _clashes(event: Event, guests: Sequence[Guest], around: Around) -> Iterator[Finding]:
    expected = {guest.family_id for guest in guests if guest.reply in (Reply.YES, Reply.INVITED) and guest.family_id}
    if event.kind is EventKind.LEAVE:
        yield from _in_leave(around)
        return
    for other, families in around.others:
        both = sorted(expected & families, key=lambda one: _name(one, around))
        when = "that day" if other.all_day else f"at {format_time(other.starts_at)}"
        if other.kind is EventKind.LEAVE:
            yield Finding(CheckKind.CLASH, "You are on leave at that time.")
        elif both:
            names = ", ".join(_name(one, around) for one in both)
            yield Finding(CheckKind.CLASH, f"{names}: also asked to “{other.title}” {when}.", False, tuple(both))
        elif not event.all_day and not other.all_day:
            yield Finding(CheckKind.CLASH, f"“{other.title}” is at the same time ({when}).", note=True)


def _on_a_stay(guests: Sequence[Guest], around: Around) -> Iterator[Finding]:
    """Children who are with another family at that time."""
    hosts = dict(around.away)
    for guest in guests:
        if guest.person_id not in hosts or guest.reply is Reply.NO or guest.family_id is None:
            continue
        house = around.households.get(guest.family_id)
        child = house.child(ChildId(guest.person_id)) if house is not None else None
        name = _called(child) if child is not None else "A child"
        words = f"{name} ({_name(guest.family_id, around)}) stays with {hosts[guest.person_id]} at that time."
        yield Finding(CheckKind.CLASH, words, family_ids=(guest.family_id,))


def _in_leave(around: Around) -> Iterator[Finding]:
    for other, _families_there in around.others:
        if other.kind is not EventKind.LEAVE:
            day = format_date(local(other.starts_at).date())
            yield Finding(CheckKind.CLASH, f"“{other.title}” on {day} falls into it.")


def _when(event: Event, around: Around) -> Iterator[Finding]:
    first, last = days_of(event)
    if event.kind is not EventKind.LEAVE and not event.all_day:
        yield from _hours(event, around.policy)
    if event.kind is EventKind.LEAVE or not around.holidays:
        return
    holiday = bank_holiday(first)
    if holiday:
        yield Finding(CheckKind.HOLIDAY, f"{format_date(first)} is a bank holiday ({holiday}).", note=True)
    closed = closed_on(around.closed, first)
    if closed is not None and event.kind is EventKind.SUPPORT_GROUP and first == last:
        yield Finding(CheckKind.HOLIDAY, "The schools are closed: carers will have children at home.", note=True)


def _hours(event: Event, policy: Policy) -> Iterator[Finding]:
    start, end = local(event.starts_at), local(event.ends_at - timedelta(minutes=1))
    days = {start.isoweekday(), end.isoweekday()}
    hours = f"{policy.working_from:%H:%M} to {policy.working_to:%H:%M}, Monday to Saturday"
    if not days <= set(policy.working_days):
        yield Finding(CheckKind.HOURS, f"It is on a Sunday: your hours are {hours}.")
    elif start.time() < policy.working_from or end.time() >= policy.working_to:
        yield Finding(CheckKind.HOURS, f"It is outside your hours ({hours}).")


def _families(guests: Iterable[Guest]) -> list[FamilyId]:
    ids = (guest.family_id for guest in guests if guest.reply is not Reply.NO)
    return list(dict.fromkeys(family_id for family_id in ids if family_id is not None))


def _name(family_id: FamilyId, around: Around) -> str:
    house = around.households.get(family_id)
    return house.family.name if house is not None else "a family no longer on record"
