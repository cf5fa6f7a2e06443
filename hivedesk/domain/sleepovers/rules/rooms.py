"""Beds and bedrooms for visitors (National Minimum Standards for fostering 10.6), by a small exact search each night.

A visitor gets a bed of the room plan that is free that night; first as many as possible get a bed, then as few as
possible share a room without being allowed to. Not asked by day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from hivedesk.domain.families import ChildInCare, OwnChild, age_on
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.bedrooms import is_authority_of
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import is_at_home, is_within
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.records import ExceptionKind
from hivedesk.domain.sleepovers.rules.results import SERVICE, fails, needs, nights_words, passes, there, visitors
from hivedesk.domain.sleepovers.situation import Situation

Sleeps = ChildInCare | OwnChild
_MOST = 5  # visitors for whom every arrangement is tried; a home has hardly ever as many


@dataclass(frozen=True)
class _Tonight:
    """The rooms as they are on a night without visitors."""

    free: tuple[int, ...]  # beds of each room
    sleepers: tuple[tuple[Sleeps, ...], ...]


@dataclass(frozen=True)
class _Arranged:
    without_bed: tuple[ChildInCare, ...]
    sharing: tuple[Sleeps, ...]  # in rooms in which sharing is not agreed


def rooms(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Whether each visitor has a bed, and a bedroom that need not be shared, or may be."""
    if visit.is_day_care:
        return
    house = situation.households[visit.host_id]
    if not house.rooms:
        yield from _by_number(visit, situation, house)
        return
    no_bed: list[date] = []
    shared: dict[tuple[str, ...], tuple[list[date], _Arranged]] = {}
    for night in visit.nights:
        arranged = _arrange(visit, situation, house, night)
        if arranged.without_bed:
            no_bed.append(night)
        elif arranged.sharing:
            key = tuple(child.id for child in arranged.sharing)
            shared.setdefault(key, ([], arranged))[0].append(night)
    yield from _said(house, no_bed, shared, situation)


def _said(
    house: Household,
    no_bed: Sequence[date],
    shared: dict[tuple[str, ...], tuple[list[date], _Arranged]],
    situation: Situation,
) -> Iterator[RuleResult]:
    name = house.family.name
    if no_bed:
        yield fails(
            HostRule.BEDS,
            f"{name} has no free bed for all of them {nights_words(no_bed)}.",
            "Another bed in the room plan, or other nights.",
            no_bed,
        )
    else:
        yield passes(HostRule.BEDS, f"{name} has a bed for each of them.")
    for nights, arranged in shared.values():
        who = listed([situation.name_of(child) for child in arranged.sharing])
        yield needs(
            HostRule.BEDROOM,
            f"{who} would share a bedroom {nights_words(nights)}, and no agreement in force names them all.",
            "each child's responsible authority",
            "an agreement in writing that they share",
            "An agreement to share that names them all, or a free room.",
            on=nights,
        )
    if not shared and not no_bed:
        yield passes(HostRule.BEDROOM, "Nobody shares a bedroom without an agreement.")


def _arrange(visit: Visit, situation: Situation, house: Household, night: date) -> _Arranged:
    """The best arrangement of all visitors of the night."""
    coming = visitors(visit, situation)
    at_home = {child.id for child in situation.live_there(visit.host_id, night)}
    others = [child for child in there(visit, situation, night) if child.id not in at_home]
    tonight = _tonight(visit, situation, house, night)
    guests = [*coming, *others][:_MOST]
    empty = [free for free, inside in zip(tonight.free, tonight.sleepers, strict=True) if free and not inside]
    if len(guests) <= len(empty):
        return _Arranged((), ())  # a free room for each of them
    best: tuple[tuple[int, int], _Arranged] | None = None
    for choice in product(range(-1, len(house.rooms)), repeat=len(guests)):
        arranged = _judge(choice, guests, tonight, house, night, situation)
        if arranged is None:
            continue
        cost = (len(arranged.without_bed), len(arranged.sharing))
        if best is None or cost < best[0]:
            best = (cost, arranged)
        if cost == (0, 0):
            break
    assert best is not None  # nobody in a bed is always an arrangement
    return best[1]


def _judge(
    choice: tuple[int, ...],
    guests: Sequence[ChildInCare],
    tonight: _Tonight,
    house: Household,
    night: date,
    situation: Situation,
) -> _Arranged | None:
    """What an arrangement comes to; None where a room has too few beds. -1 is no bed."""
    sharing: list[Sleeps] = []
    for place, room_free in enumerate(tonight.free):
        inside = [guest for guest, room in zip(guests, choice, strict=True) if room == place]
        if len(inside) > room_free:
            return None
        together = [*tonight.sleepers[place], *inside]
        if inside and len(together) > 1 and not _may_share(together, house, night, situation):
            sharing += together
    without = tuple(guest for guest, room in zip(guests, choice, strict=True) if room < 0)
    return _Arranged(without, tuple(sharing))


def _tonight(visit: Visit, situation: Situation, house: Household, night: date) -> _Tonight:
    here = {
        child.id: child
        for child in situation.live_there(visit.host_id, night)
        if not situation.is_away(child.id, night) and child.id not in visit.child_ids
    }
    own = {child.id: child for child in house.own_children if is_at_home(child, night)}
    known: dict[ChildId, Sleeps] = dict(here)
    known.update(own)
    sleepers = tuple(tuple(known[one] for one in room.child_ids if one in known) for room in house.rooms)
    free = [max(0, room.beds - len(inside)) for room, inside in zip(house.rooms, sleepers, strict=True)]
    for exception in situation.exceptions_of.get(visit.host_id, ()):
        if exception.kind is ExceptionKind.VISITORS and exception.first_day <= night <= exception.last_day:
            free = _taken(free, exception.beds_taken)
    return _Tonight(tuple(free), sleepers)


def _taken(free: list[int], beds: int) -> list[int]:
    """Beds that visitors of the family's own take, from the emptiest rooms first."""
    left = list(free)
    for _ in range(beds):
        most = max(left, default=0)
        if most:
            left[left.index(most)] -= 1
    return left


def _may_share(together: Sequence[Sleeps], house: Household, night: date, situation: Situation) -> bool:
    """All of them so young that they may, or an agreement in force for each child in care that names them all."""
    limit = situation.policy(night).own_bedroom_from_age
    ages = [age_on(child.date_of_birth, night) for child in together]
    if all(age is not None and age < limit for age in ages):
        return True
    ids = {child.id for child in together}
    return all(
        any(
            is_within(one.agreed_on, one.until, night) and ids <= set(one.child_ids) and is_authority_of(one, child)
            for one in house.sharing_agreements
        )
        for child in together
        if isinstance(child, ChildInCare)
    )


def _by_number(visit: Visit, situation: Situation, house: Household) -> Iterator[RuleResult]:
    """Without a room plan the children in care are held against the beds of the approval."""
    beds, name = house.approval.beds if house.approval else None, house.family.name
    if beds is None:
        yield needs(
            HostRule.BEDS,
            f"Where visitors sleep with {name} is not recorded.",
            SERVICE,
            "where the children sleep, since no room is recorded",
            "The bedrooms, on the family's card.",
            not_recorded=True,
        )
        return
    full = [n for n in visit.nights if len(there(visit, situation, n)) + len(visit.child_ids) > beds]
    if full:
        yield fails(
            HostRule.BEDS,
            f"{name} has {beds} bed{'' if beds == 1 else 's'} for children in care, too few {nights_words(full)}.",
            "Another bed in the terms of approval, or other nights.",
            full,
        )
    else:
        yield passes(HostRule.BEDS, f"{name} has beds enough; the bedrooms are not recorded.")
