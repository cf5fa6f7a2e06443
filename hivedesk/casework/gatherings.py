"""An event with its guests, as its page shows it: who is asked, who came, and what is to be seen to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.events import closed_days, occurrence, series_of
from hivedesk.domain.events.checks import Around, Finding, check_gathering
from hivedesk.domain.events.invited import Possible, everybody, may_come, who_can_come
from hivedesk.domain.events.records import Event, Guest, GuestKind, Reply, Voice, days_of
from hivedesk.domain.events.repeats import Occurrence, occurrences
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import May
from hivedesk.domain.sleepovers.stay import stands
from hivedesk.store import events as stored
from hivedesk.store import families, stays

DOOR_OPENS = timedelta(hours=1)  # before the event: from then on guests are ticked


@dataclass(frozen=True)
class GuestPerson:
    """A guest with what the families' records say of the person."""

    guest: Guest
    first_name: str
    last_name: str
    family_name: str  # "" for somebody who belongs to no family on record


@dataclass(frozen=True)
class Gathering:
    """An event with its guests, as its page shows it. ``event`` has the times of this occurrence."""

    event: Event
    shown: Occurrence
    series: Event | None
    guests: tuple[GuestPerson, ...]  # by family, adults first
    voices: tuple[Voice, ...]
    findings: tuple[Finding, ...]
    households: Mapping[FamilyId, Household]
    earlier_list: bool  # of a series: an earlier one has a list of guests


@dataclass(frozen=True)
class FamilyChoice:
    """A family that can be asked by hand, and whether the event is open to it."""

    household: Household
    may: May
    people: tuple[Possible, ...]  # all who live there; those for whom the event is meant first
    meant: frozenset[str]  # ids of those


def gathering(desk: Desk, event_id: str, original_start: datetime | None = None) -> Gathering:
    """An event with its guests and what is to be seen to.

    Raises:
        RuleRefused: it is gone.
    """
    shown = occurrence(desk, event_id, original_start)
    event = as_it_takes_place(shown)
    guests = [] if shown.event.rule else stored.guests_of(desk.store, event.id)
    households = {house.family.id: house for house in families.households(desk.store)}
    return Gathering(
        event=event,
        shown=shown,
        series=series_of(desk, shown.event),
        guests=tuple(_people(guests, households)),
        voices=() if shown.event.rule else tuple(stored.voices_of(desk.store, event.id)),
        findings=check_gathering(event, guests, _Surroundings(desk, [shown], households).of(shown)),
        households=households,
        earlier_list=_has_earlier_list(desk, shown),
    )


def _has_earlier_list(desk: Desk, shown: Occurrence) -> bool:
    series = series_of(desk, shown.event)
    return series is not None and stored.was_asked_before(desk.store, series.id, shown.starts_at)


def findings_for(
    desk: Desk,
    shown: Sequence[Occurrence],
    *,
    without: Collection[str] = (),
    households: Sequence[Household] | None = None,
    holidays: bool = True,
) -> list[tuple[Finding, ...]]:
    """What is to be seen to for each of several occurrences; events of ``without`` are not in their way.

    ``holidays``: bank holidays are told as well; the first look at them takes a moment.
    """
    if not shown:
        return []
    houses = families.households(desk.store) if households is None else households
    by_id = {house.family.id: house for house in houses}
    surroundings = _Surroundings(desk, shown, by_id, without=without, holidays=holidays)
    guests = stored.guests_of_each(desk.store, [one.event.id for one in shown if not one.event.rule])
    return [
        check_gathering(as_it_takes_place(one), guests.get(one.event.id, []), surroundings.of(one)) for one in shown
    ]


def as_it_takes_place(shown: Occurrence) -> Event:
    """The event with the times of this occurrence."""
    return replace(shown.event, starts_at=shown.starts_at, ends_at=shown.ends_at)


def choices(desk: Desk, shown: Occurrence) -> list[FamilyChoice]:
    """The families that can be asked by hand, those to whom the event is open first."""
    event = as_it_takes_place(shown)
    found = []
    for house in families.households(desk.store, with_left=False):
        meant = frozenset(one.person_id for one in who_can_come(house, event))
        people = sorted(everybody(house, days_of(event)[0]), key=lambda one: one.person_id not in meant)
        found.append(FamilyChoice(house, may_come(house, event), tuple(people), meant))
    order = {May.YES: 0, May.BY_INVITATION: 1, May.NO: 2}
    return sorted(found, key=lambda choice: order[choice.may])


def _people(guests: Sequence[Guest], households: dict[FamilyId, Household]) -> list[GuestPerson]:
    names: dict[str, tuple[str, str]] = {}
    for house in households.values():
        for carer in house.carers:
            names[carer.id] = (carer.first_name, carer.last_name)
        for child in (*house.children_in_care, *house.former_children):
            names[child.id] = (child.known_as or child.first_name, child.last_name)
        for own in house.own_children:
            names[own.id] = (own.first_name, own.last_name)
    people = [
        GuestPerson(
            guest,
            *names.get(guest.person_id, (guest.name or "Somebody no longer on record", "")),
            households[guest.family_id].family.name if guest.family_id in households else "",
        )
        for guest in guests
    ]
    order = list(GuestKind)
    return sorted(
        people, key=lambda one: (not one.family_name, one.family_name.casefold(), order.index(one.guest.kind))
    )


class _Surroundings:
    """What occurrences are checked against, read once for all of them."""

    def __init__(
        self,
        desk: Desk,
        shown: Sequence[Occurrence],
        households: dict[FamilyId, Household],
        *,
        without: Collection[str] = (),
        holidays: bool = True,
    ) -> None:
        closed = closed_days(desk)
        first, last = min(one.starts_at for one in shown), max(one.ends_at for one in shown)
        self._near = [
            one
            for one in occurrences(stored.between(desk.store, first, last), first, last, closed)
            if not one.event.cancelled and not {one.event.id, one.event.series_id} & set(without)
        ]
        at_once = [one for one in self._near if any(_at_once(one, other) for other in shown)]
        self._guests = stored.guests_of_each(desk.store, [one.event.id for one in at_once if not one.event.rule])
        self._stays = [one for one in stays.stays_between(desk.store, first, last) if stands(one)]
        self._names = desk.family_names()
        self._around = Around(
            households=households, closed=closed, policy=desk.policy, now=desk.clock.now(), holidays=holidays
        )

    def of(self, shown: Occurrence) -> Around:
        """What else is at that time."""
        others = [
            (as_it_takes_place(one), frozenset(_expected(self._guests.get(one.event.id, ()))))
            for one in self._near
            if _at_once(one, shown)
        ]
        away = [
            (child_id, self._names.get(stay.host_id, "another family"))
            for stay in self._stays
            if stay.starts_at < shown.ends_at and stay.ends_at > shown.starts_at
            for child_id in stay.child_ids
        ]
        return replace(self._around, others=others, away=away)


def _at_once(one: Occurrence, other: Occurrence) -> bool:
    """Whether two different occurrences take place at the same time."""
    return not _same(one, other) and one.starts_at < other.ends_at and one.ends_at > other.starts_at


def _expected(guests: Iterable[Guest]) -> Iterator[FamilyId]:
    for guest in guests:
        if guest.family_id is not None and guest.reply in (Reply.YES, Reply.INVITED):
            yield guest.family_id


def _same(one: Occurrence, other: Occurrence) -> bool:
    return one.event.id == other.event.id and one.original_start == other.original_start
