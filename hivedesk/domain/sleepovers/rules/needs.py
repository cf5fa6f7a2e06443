"""What a child needs and wishes, held against the home: wishes, allergies, smoking, access, medicine, school.

What is written in somebody's own words is looked through by words (`words`), and that is no more than it sounds.
"""

import re
from collections.abc import Iterator

from hivedesk.domain.families import Answer, ChildInCare, Smoking, age_on
from hivedesk.domain.household import Household
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.rules.results import (
    CARERS,
    SERVICE,
    SSW,
    as_said,
    fails,
    needs,
    not_known,
    passes,
    visitors,
)
from hivedesk.domain.sleepovers.rules.words import (
    allergies_within,
    animals_feared,
    animals_kept,
    is_nothing,
    speaks_of_the_chest,
)
from hivedesk.domain.sleepovers.situation import Situation

_HEALTH = "the child's social worker, with health advice"
_TEACHES_MEDICINE = re.compile(r"medic|first[ -]aid")
_NO_WISH = passes(HostRule.WISHES, "No wish against it is written down.")
_NO_ALLERGY = passes(HostRule.ALLERGIES, "No allergy stands against an animal of the home.")
_ALLERGY_BLANK = not_known(HostRule.ALLERGIES, "Allergies are not recorded for every child: ask the carers.")
_NO_SMOKE = passes(HostRule.SMOKING, "Nothing about smoking stands against it.")
_NO_STEPS = passes(HostRule.ACCESS, "No access need stands against the home.")
_NO_MEDICINE = passes(HostRule.MEDICATION, "There is no medicine to give.")
_MEDICINE_BLANK = not_known(HostRule.MEDICATION, "Medicine is not recorded for every child: ask the carers.")


def wishes(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The child's wishes (LAC(2004)4: children decide with their carers)."""
    request, name = visit.request, situation.households[visit.host_id].family.name
    if visit.host_id in request.unwanted_host_ids:
        who = _who(visit, situation)
        yield fails(HostRule.WISHES, f"{who} would rather not go to {name}.", "What the child wishes, on the request.")
    elif visit.host_id in request.wished_host_ids:
        yield passes(HostRule.WISHES, f"{_who(visit, situation)} would like to go to {name}.")
    else:
        yield _NO_WISH


def ruled_out(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The worker keeps a host out of planning."""
    if visit.host_id in visit.request.ruled_out_host_ids:
        name = situation.households[visit.host_id].family.name
        yield fails(
            HostRule.RULED_OUT, f"You keep {name} out for this request.", "Let in again, on the request's page."
        )


def allergies(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A child's allergies, also those that stand under health, against the animals of the home; by words.

    Asthma alone is no allergy to an animal.
    """
    family = situation.households[visit.host_id].family
    found = False
    for child in visitors(visit, situation):
        under_health = allergies_within(child.health) if child.health else ""
        feared = frozenset().union(*(animals_feared(one) for one in (child.allergies, under_health) if one))
        kept = animals_kept(family.pets) if feared else frozenset()
        if not feared or (kept is not None and family.pets.strip() and not feared & kept):
            continue
        found = True
        name, told = situation.name_of(child), "; ".join(filter(None, map(as_said, (child.allergies, under_health))))
        if not family.pets.strip():
            yield needs(
                HostRule.ALLERGIES,
                f"{name} is allergic ({told}), and whether {family.name} has pets is not recorded.",
                CARERS,
                "which animals live there",
                "The pets, on the family's card.",
                child_ids=[child.id],
                not_recorded=True,
            )
        else:
            yield needs(
                HostRule.ALLERGIES,
                f"{name} is allergic ({told}), and {family.name} has: {as_said(family.pets)}.",
                _HEALTH,
                "a stay in a home with these animals",
                "The child's allergies, or the pets on the family's card.",
                child_ids=[child.id],
            )
    if not found:
        blank = any(not child.allergies.strip() for child in visitors(visit, situation))
        yield _ALLERGY_BLANK if blank else _NO_ALLERGY


def smoking(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Small children, and children with a weak chest, do not stay where people smoke."""
    family = situation.households[visit.host_id].family
    found = False
    for child in visitors(visit, situation) if family.smoking is not Smoking.NO else ():
        limit = situation.policy(visit.on[0]).stays.smoke_free_below_age
        why = _needs_clean_air(child, situation.name_of(child), age_on(child.date_of_birth, visit.on[0]), limit)
        if not why:
            continue
        found = True
        if family.smoking is Smoking.UNKNOWN:
            yield needs(
                HostRule.SMOKING,
                f"{why}, and whether anybody in the home of {family.name} smokes is not recorded.",
                CARERS,
                "whether anybody smokes there",
                "Smoking, on the family's card.",
                child_ids=[child.id],
                not_recorded=True,
            )
        else:
            where = "outside only" if family.smoking is Smoking.OUTSIDE else "indoors too"
            yield needs(
                HostRule.SMOKING,
                f"{why}, and somebody in the home of {family.name} smokes ({where}).",
                SERVICE,
                "a stay where somebody smokes",
                "Smoking on the family's card, or the child's date of birth and health.",
                child_ids=[child.id],
                not_recorded=child.date_of_birth is None and not _has_weak_chest(child),
            )
    if not found:
        yield _NO_SMOKE


def _needs_clean_air(child: ChildInCare, name: str, age: int | None, limit: int) -> str:
    """Why the child should not be where people smoke; nothing where no reason is known."""
    if age is not None and age < limit:
        return f"{name} is younger than {limit}"
    if _has_weak_chest(child):
        return f"The card of {name} speaks of asthma, the chest or breathing"
    return f"How old {name} is cannot be said" if age is None else ""


def _has_weak_chest(child: ChildInCare) -> bool:
    return speaks_of_the_chest(f"{child.health} {child.medication}")


def access(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Access needs of the child against the steps of the home (Equality Act 2010)."""
    children = [one for one in visitors(visit, situation) if one.access_needs and not is_nothing(one.access_needs)]
    offer, name = situation.offers.get(visit.host_id), situation.households[visit.host_id].family.name
    step_free = offer.step_free if offer is not None else Answer.UNKNOWN
    if not children or step_free is Answer.YES:
        yield _NO_STEPS
        return
    for child in children:
        need = f"{situation.name_of(child)} needs: {as_said(child.access_needs)}."
        if step_free is Answer.NO:
            yield fails(
                HostRule.ACCESS,
                f"{need} The home of {name} has steps.",
                "Home without steps, under what they can offer, or another host.",
                child_ids=[child.id],
            )
        else:
            yield needs(
                HostRule.ACCESS,
                f"{need} Whether the home of {name} has steps is not recorded.",
                CARERS,
                "whether the home suits the child",
                "Home without steps, under what they can offer.",
                child_ids=[child.id],
                not_recorded=True,
            )


def medication(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Whoever gives medicine has learnt to give and record it: they say so, or a course does unless they say no."""
    children = [one for one in visitors(visit, situation) if one.medication and not is_nothing(one.medication)]
    if not children:
        blank = any(not one.medication.strip() for one in visitors(visit, situation))
        yield _MEDICINE_BLANK if blank else _NO_MEDICINE
        return
    house, offer = situation.households[visit.host_id], situation.offers.get(visit.host_id)
    able = offer.gives_medicine if offer is not None else Answer.UNKNOWN
    name, missing = house.family.name, able is Answer.UNKNOWN
    if able is Answer.YES or (missing and _has_learnt(house, visit)):
        yield passes(HostRule.MEDICATION, f"{name} can give medicine.")
        return
    names = listed([situation.name_of(child) for child in children])
    yield needs(
        HostRule.MEDICATION,
        f"{names} {'takes' if len(children) == 1 else 'take'} medicine, and "
        + (
            f"whether {name} has learnt to give it is not recorded."
            if missing
            else f"{name} has not learnt to give it."
        ),
        CARERS if missing else SSW,
        "who gives the medicine, and how",
        "Can give medicine, under what they can offer" + (", or a course on medicines." if missing else "."),
        child_ids=[child.id for child in children],
        not_recorded=missing,
    )


def _has_learnt(house: Household, visit: Visit) -> bool:
    return any(
        one.done_on is not None and one.done_on <= visit.on[0] and _TEACHES_MEDICINE.search(one.course.lower())
        for one in house.training
    )


def _who(visit: Visit, situation: Situation) -> str:
    names = [situation.name_of(child) for child in visitors(visit, situation)]
    return listed(names) if names else "A child"
