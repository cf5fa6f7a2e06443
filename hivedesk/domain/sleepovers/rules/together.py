"""Who may not be in one home: children who must not meet, solo placements, risks on file.

Why two children must not meet, and what a risk is, is never told here: it stands on the child's card.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from hivedesk.domain.families import ChildInCare, age_on
from hivedesk.domain.household import placements_on
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import is_at_home
from hivedesk.domain.placements import is_solo
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.rules.results import SOCIAL_WORKER, fails, needs, passes, there, visitors
from hivedesk.domain.sleepovers.situation import Situation

_GROWN = 18  # years
_SSW = "the supervising social worker"


def no_contact(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Children who must not meet, as either card names them."""
    coming, present = visitors(visit, situation), _everybody(visit, situation)
    kept_apart = [
        (one, other) for one in coming for other in present.values() if _apart(one, other) and one.id != other.id
    ]
    for one, other in kept_apart:
        who = f"{situation.name_of(one)} and {situation.name_of(other)}"
        yield fails(
            HostRule.NO_CONTACT,
            f"{who} must not meet, and both would be there.",
            "Another host, or what stands on the children's cards.",
            child_ids=(one.id, other.id),
        )
    notes = [child for child in (*coming, *present.values()) if child.no_contact.strip()]
    if notes and not kept_apart:
        names = listed([situation.name_of(child) for child in notes])
        yield needs(
            HostRule.NO_CONTACT,
            f"There are no-contact notes on file for {names}: read them on the card.",
            SOCIAL_WORKER,
            "that nobody in this home is meant",
            "The children who must not meet, picked on the card instead of written in words.",
            child_ids=[child.id for child in notes],
        )
    if not notes and not kept_apart:
        yield passes(HostRule.NO_CONTACT, "Nobody there is recorded as one who must not meet them.")


def solo(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A child who has to be the only one: the visitor, or one who lives there (SOP: solo placements)."""
    found = False
    for child in visitors(visit, situation):
        nights = [n for n in visit.on if _is_solo(situation, visit.request.family_id, child.id, n)]
        others = _others(visit, situation, child, nights)
        if nights and others:
            found = True
            yield fails(
                HostRule.SOLO,
                f"{situation.name_of(child)} has to be the only child, and {listed(others)} would be there.",
                "The decision that this child no longer needs to be the only one.",
                nights,
                (child.id,),
            )
    for night in visit.on:
        alone = [c for c in there(visit, situation, night) if _is_solo(situation, visit.host_id, c.id, night)]
        if alone:
            found = True
            name = situation.name_of(alone[0])
            yield fails(
                HostRule.SOLO,
                f"{name}, who lives there, has to be the only child.",
                f"The decision that {name} no longer needs to be the only one.",
                [night],
                (alone[0].id,),
            )
            break
    if not found:
        yield passes(HostRule.SOLO, "Nobody has to be the only child.")


def risk(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Risks on file, of the visitors and of those who live there: somebody who knows them has to look."""
    coming = [child for child in visitors(visit, situation) if child.risk_flags.strip()]
    home = [child for child in _everybody(visit, situation).values() if child.risk_flags.strip()]
    for children, whose, where in ((coming, SOCIAL_WORKER, "to stay"), (home, _SSW, "there")):
        if children:
            verb = "is" if len(children) == 1 else "are"
            names = listed([situation.name_of(child) for child in children])
            yield needs(
                HostRule.RISK,
                f"There are risks on file for {names}, who {verb} {where}.",
                whose,
                "that the stay is safe, and what the host is told",
                "The risks on the child's card.",
                child_ids=[child.id for child in children],
            )
    if not coming and not home:
        yield passes(HostRule.RISK, "No risk is on file for anybody concerned.")


def _everybody(visit: Visit, situation: Situation) -> dict[ChildId, ChildInCare]:
    """Whoever is there on any of the nights."""
    return {child.id: child for night in visit.on for child in there(visit, situation, night)}


def _apart(one: ChildInCare, other: ChildInCare) -> bool:
    return other.id in one.no_contact_ids or one.id in other.no_contact_ids


def _is_solo(situation: Situation, home: FamilyId, child_id: ChildId, night: date) -> bool:
    house = situation.households.get(home)
    placed = placements_on(house, night) if house is not None else ()
    return any(one.child_id == child_id and is_solo(one, night) for one in placed)


def _others(visit: Visit, situation: Situation, child: ChildInCare, nights: Iterable[date]) -> list[str]:
    """The names of other children who would be there: in care, visiting, or own and not grown up."""
    house = situation.households[visit.host_id]
    names: dict[str, str] = {}
    for night in nights:
        for one in (*there(visit, situation, night), *visitors(visit, situation)):
            if one.id != child.id:
                names[one.id] = situation.name_of(one)
        for own in house.own_children:
            age = age_on(own.date_of_birth, night)
            if is_at_home(own, night) and (age is None or age < _GROWN):
                names[own.id] = situation.name_of(own)
    return list(names.values())
