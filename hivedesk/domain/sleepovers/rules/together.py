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
    """A child who has to be the only one: one who comes, or one who is there (SOP: solo placements).

    Beside other children in care it cannot be; beside the host's own children alone somebody may agree.
    """
    coming = visitors(visit, situation)
    alone: dict[tuple[ChildInCare, bool], list[date]] = {}
    for night in visit.on if coming and situation.any_solo else ():
        for child in (*coming, *there_by_day_too(visit, situation, night)):
            if situation.is_solo(child.id, night):
                in_care = bool(_others_in_care(visit, situation, child, night))
                if in_care or _own_children(visit, situation, night):
                    alone.setdefault((child, in_care), []).append(night)
    for (child, in_care), nights in alone.items():
        yield _not_alone(visit, situation, child, nights, in_care=in_care)
    if not alone:
        yield _nobody_else(visit, situation)


def _nobody_else(visit: Visit, situation: Situation) -> RuleResult:
    coming = visitors(visit, situation) if situation.any_solo else ()
    solo_children = [one for one in coming if any(situation.is_solo(one.id, night) for night in visit.on)]
    if not solo_children:
        return _NOBODY_SOLO
    names = listed([situation.name_of(one) for one in solo_children])
    return passes(HostRule.SOLO, f"{names} has to be the only child, and nobody else would be there.")


def _not_alone(
    visit: Visit, situation: Situation, child: ChildInCare, nights: list[date], *, in_care: bool
) -> RuleResult:
    name = situation.name_of(child)
    would_change = f"The decision that {name} no longer needs to be the only one."
    if child.id in visit.child_ids:
        others = [one for night in nights for one in _others_in_care(visit, situation, child, night)]
        others += [one for night in nights for one in _own_children(visit, situation, night)]
        sentence = f"{name} has to be the only child, and {listed(list(dict.fromkeys(others)))} would be there."
    else:
        sentence = f"{name} is there {nights_words(nights)} and has to be the only child."
    if in_care:
        return fails(HostRule.SOLO, sentence, would_change, nights, (child.id,))
    for_what = "a stay with children of the family's own"
    return needs(HostRule.SOLO, sentence, SOCIAL_WORKER, for_what, would_change, on=nights, child_ids=(child.id,))


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


def _others_in_care(visit: Visit, situation: Situation, child: ChildInCare, night: date) -> list[str]:
    """The names of the other children in care who would be there, visiting or not."""
    in_care = (*there_by_day_too(visit, situation, night), *visitors(visit, situation))
    return [situation.name_of(one) for one in in_care if one.id != child.id]


def _own_children(visit: Visit, situation: Situation, night: date) -> list[str]:
    """The names of the host's own children at home who are not grown up."""
    return [
        situation.name_of(own)
        for own in situation.households[visit.host_id].own_children
        if is_at_home(own, night) and _is_child(age_on(own.date_of_birth, night))
    ]


def _is_child(age: int | None) -> bool:
    """Whether not grown up, or not known to be."""
    return age is None or age < _GROWN
