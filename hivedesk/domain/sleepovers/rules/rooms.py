"""Beds and bedrooms for visitors (National Minimum Standards for fostering 10.6), night by night. Not asked by day.

A visitor gets a bed of the room plan that is free that night. Visitors of the family's own take beds too, and so does
a child in care who lives there and of whom no room is recorded.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import is_at_home
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.bedrooms_tonight import BedroomsTonight, Sleeper, Together
from hivedesk.domain.sleepovers.records import ExceptionKind
from hivedesk.domain.sleepovers.rules.results import (
    SERVICE,
    each_night,
    fails,
    needs,
    nights_words,
    passes,
    passes_at,
    visitors,
)
from hivedesk.domain.sleepovers.situation import Situation, WhoIsThere
from hivedesk.foundation.counting import number_of

_NOBODY_SHARES = passes(HostRule.BEDROOM, "Nobody would share a bedroom without an agreement where one is needed.")


def rooms(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Whether each visitor has a bed, and a bedroom that need not be shared, or may be."""
    if visit.is_day_care:
        return
    house = situation.households[visit.host_id]
    if not house.rooms:
        yield _by_number(visit, situation, house)
        return
    no_bed: list[date] = []
    unclear: dict[tuple[ChildInCare, ...], list[date]] = {}
    shared: dict[Together, list[date]] = {}
    who = each_night(visit, situation)
    look = len(visit.child_ids) > _spare(visit, situation, who)
    for night, present in zip(who.nights, who.children, strict=True) if look else ():
        tonight, guests, unroomed = _tonight(visit, situation, house, night, present)
        if tonight.lack(guests):
            no_bed.append(night)
        elif tonight.lack([*guests, *unroomed]):
            unclear.setdefault(unroomed, []).append(night)
        else:
            for together in tonight.sharing([*guests, *unroomed]):
                shared.setdefault(together, []).append(night)
    if no_bed or unclear:
        yield from _beds(house.family.name, no_bed, unclear, situation)
    else:
        yield passes_at(HostRule.BEDS, "{} has a bed for each of them.", visit, situation)
    for together, nights in shared.items():
        yield _share(together, nights, situation)
    if not shared and not no_bed and not unclear:
        yield _NOBODY_SHARES


def _beds(
    name: str, no_bed: Sequence[date], unclear: dict[tuple[ChildInCare, ...], list[date]], situation: Situation
) -> Iterator[RuleResult]:
    if no_bed:
        yield fails(
            HostRule.BEDS,
            f"{name} has no free bed for all of them {nights_words(no_bed)}.",
            "Another bed in the room plan, or other nights.",
            no_bed,
        )
    for children, nights in unclear.items():
        who = listed([situation.name_of(child) for child in children])
        yield needs(
            HostRule.BEDS,
            f"In which room {who} {'sleeps' if len(children) == 1 else 'sleep'} is not recorded, so {name} may have no "
            f"free bed for all of them {nights_words(nights)}.",
            SERVICE,
            "where the children sleep",
            f"The bedroom of {who}, in the room plan.",
            on=nights,
            child_ids=[child.id for child in children],
            not_recorded=True,
        )


def _share(together: Together, nights: Sequence[date], situation: Situation) -> RuleResult:
    known = [child for child in together if child is not None]
    who = [situation.name_of(child) for child in known]
    if len(known) < len(together):
        who.append("visitors of the family's own")
    return needs(
        HostRule.BEDROOM,
        f"{listed(who)} would share a bedroom {nights_words(nights)}, and no agreement in force names them all.",
        "each child's responsible authority",
        "an agreement in writing that they share",
        "An agreement to share that names them all, or a free room.",
        on=nights,
        child_ids=[child.id for child in known],
    )


def _spare(visit: Visit, situation: Situation, who: WhoIsThere) -> int:
    """How many visitors find a bedroom with nobody in it on each of the nights: worked out once for all visitors."""
    spare = situation.known_spare.get(who)
    if spare is None:
        house = situation.households[visit.host_id]
        found = []
        for night, present in zip(who.nights, who.children, strict=True):
            tonight = _bedrooms(situation, house, night, present)
            others = len(tonight.visiting) + len(tonight.unroomed) + _beds_taken(visit, situation, night)
            found.append(tonight.empty - others)
        spare = situation.known_spare[who] = min(found)
    return spare


def _tonight(
    visit: Visit, situation: Situation, house: Household, night: date, present: Sequence[ChildInCare]
) -> tuple[BedroomsTonight, tuple[Sleeper, ...], tuple[ChildInCare, ...]]:
    """The bedrooms of a night, who needs a bed in them, and the children who live there without a room of record."""
    tonight = _bedrooms(situation, house, night, present)
    own_visitors = (None,) * _beds_taken(visit, situation, night)
    return tonight, (*own_visitors, *visitors(visit, situation), *tonight.visiting), tonight.unroomed


def _bedrooms(situation: Situation, house: Household, night: date, present: Sequence[ChildInCare]) -> BedroomsTonight:
    key = (house.family.id, night, tuple([child.id for child in present]))
    known = situation.known_bedrooms.get(key)
    if known is None:
        known = situation.known_bedrooms[key] = _looked_into(situation, house, night, present)
    return known


def _looked_into(
    situation: Situation, house: Household, night: date, present: Sequence[ChildInCare]
) -> BedroomsTonight:
    home = {child.id for child in situation.live_there(house.family.id, night)}
    known: dict[ChildId, Sleeper] = {child.id: child for child in present if child.id in home}
    known.update({own.id: own for own in house.own_children if is_at_home(own, night)})
    roomed = {child_id for room in house.rooms for child_id in room.child_ids}
    inside = tuple(tuple(known[one] for one in room.child_ids if one in known) for room in house.rooms)
    return BedroomsTonight(
        household=house,
        night=night,
        own_bedroom_from_age=situation.policy(night).own_bedroom_from_age,
        free=tuple(max(0, room.beds - len(those)) for room, those in zip(house.rooms, inside, strict=True)),
        inside=inside,
        visiting=tuple(child for child in present if child.id not in home),
        unroomed=tuple(child for child in present if child.id in home and child.id not in roomed),
    )


def _beds_taken(visit: Visit, situation: Situation, night: date) -> int:
    """Beds that visitors of the family's own take."""
    return sum(
        one.beds_taken
        for one in situation.exceptions_of.get(visit.host_id, ())
        if one.kind is ExceptionKind.VISITORS and one.first_day <= night <= one.last_day
    )


def _by_number(visit: Visit, situation: Situation, house: Household) -> RuleResult:
    """Without a room plan the children in care are held against the beds of the approval."""
    beds, name = house.approval.beds if house.approval else None, house.family.name
    if beds is None:
        return needs(
            HostRule.BEDS,
            f"Where visitors sleep with {name} is not recorded.",
            SERVICE,
            "where the children sleep, since no room is recorded",
            "The bedrooms, on the family's card.",
            not_recorded=True,
        )
    full = [
        night
        for night, present in zip(visit.nights, each_night(visit, situation).children, strict=True)
        if len(present) + len(visit.child_ids) + _beds_taken(visit, situation, night) > beds
    ]
    if full:
        return fails(
            HostRule.BEDS,
            f"{name} has {number_of(beds, 'bed')} for children in care, too few {nights_words(full)}.",
            "The beds in the terms of approval, or other nights.",
            full,
        )
    return passes(HostRule.BEDS, f"{name} has enough beds; the bedrooms are not recorded.")
