"""Who may not be in one home: children who must not meet, solo placements, risks on file.

Why two children must not meet, and what a risk is, is never told here: it stands on the child's card.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from hivedesk.domain.families import ChildInCare, age_on
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import is_at_home
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.rules.results import (
    SOCIAL_WORKER,
    SSW,
    fails,
    met,
    needs,
    nights_words,
    passes,
    there_by_day_too,
    visitors,
)
from hivedesk.domain.sleepovers.situation import Situation

_GROWN = 18  # years
_MAY_MEET = passes(HostRule.NO_CONTACT, "Nobody there is recorded as one who must not meet them.")
_NOBODY_SOLO = passes(HostRule.SOLO, "Nobody has to be the only child.")
_NO_RISK = passes(HostRule.RISK, "No risk is on file for anybody concerned.")


def no_contact(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Children who must not meet, as either card names them, if only for an hour; notes in words have to be read."""
    coming, present = visitors(visit, situation), met(visit, situation)
    kept_apart = [(one, other) for one in coming for other in present if _apart(one, other)]
    kept_apart += [(one, other) for one, other in combinations(coming, 2) if _apart(one, other)]
    for one, other in kept_apart:
        yield fails(
            HostRule.NO_CONTACT,
            f"{situation.name_of(one)} and {situation.name_of(other)} must not meet, and both would be there.",
            "Another host, or what stands on the children's cards.",
            child_ids=(one.id, other.id),
        )
    notes = [child for child in (*coming, *present) if child.no_contact and not child.no_contact.isspace()]
    if notes:
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
        yield _MAY_MEET


def solo(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A child who has to be the only one: one who comes, or one who is there (SOP: solo placements)."""
    coming = visitors(visit, situation)
    alone: dict[ChildInCare, list[date]] = {}
    for night in visit.on if coming else ():
        for child in (*coming, *there_by_day_too(visit, situation, night)):
            if situation.is_solo(child.id, night) and _others(visit, situation, child, night):
                alone.setdefault(child, []).append(night)
    for child, nights in alone.items():
        name = situation.name_of(child)
        if child in coming:
            others = dict.fromkeys(one for night in nights for one in _others(visit, situation, child, night))
            why = f"has to be the only child, and {listed(list(others))} would be there"
        else:
            why = f"is there {nights_words(nights)} and has to be the only child"
        yield fails(
            HostRule.SOLO,
            f"{name} {why}.",
            f"The decision that {name} no longer needs to be the only one.",
            nights,
            (child.id,),
        )
    if not alone:
        yield _NOBODY_SOLO


def risk(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Risks on file, of the visitors and of those who are there: somebody who knows them has to look."""
    coming = [child for child in visitors(visit, situation) if child.risk_flags.strip()]
    home = [child for child in met(visit, situation) if child.risk_flags.strip()]
    for children, whose, where in ((coming, SOCIAL_WORKER, "to stay"), (home, SSW, "there")):
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
        yield _NO_RISK


def _apart(one: ChildInCare, other: ChildInCare) -> bool:
    return other.id in one.no_contact_ids or one.id in other.no_contact_ids


def _others(visit: Visit, situation: Situation, child: ChildInCare, night: date) -> list[str]:
    """The names of other children who would be there: in care, visiting, or own and not grown up."""
    in_care = (*there_by_day_too(visit, situation, night), *visitors(visit, situation))
    return [situation.name_of(one) for one in in_care if one.id != child.id] + [
        situation.name_of(own)
        for own in situation.households[visit.host_id].own_children
        if is_at_home(own, night) and _is_child(age_on(own.date_of_birth, night))
    ]


def _is_child(age: int | None) -> bool:
    """Whether not grown up, or not known to be."""
    return age is None or age < _GROWN
