"""What a child needs and wishes, held against the home: wishes, allergies, smoking, access, medicine, school.

Allergies and illnesses are looked for by words, and that is no more than a look for words.
"""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from hivedesk.domain.calendar.bank_holidays import bank_holiday
from hivedesk.domain.calendar.school import closed_on
from hivedesk.domain.families import Answer, Smoking, age_on
from hivedesk.domain.household import Household
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.records import SchoolRun
from hivedesk.domain.sleepovers.rules.results import CARERS, SERVICE, fails, needs, passes, visitors
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.clock import local

_HEALTH = "the child's social worker, with health advice"
_SSW = "the supervising social worker"
_ANIMALS = {
    "dogs": r"dogs?|puppy|puppies",
    "cats": r"cats?|kittens?",
    "horses": r"horses?|pon(?:y|ies)",
    "rabbits": r"rabbits?",
    "hamsters": r"hamsters?|gerbils?|guinea[ -]pigs?|rodents?|mice",
    "birds": r"birds?|parrots?|budgies?|budgerigars?|hens?|chickens?|feathers?",
}
_ANY_ANIMAL = re.compile(r"\b(?:animals?|pets?|fur|animal hair|dander)\b")
_PATTERNS = {animal: re.compile(rf"\b(?:{words})\b") for animal, words in _ANIMALS.items()}
_WITHOUT = re.compile(r"\b(?:no|not|without)\s+(?:known\s+)?(?:allerg\w+\s+(?:to\s+)?)?\w+")
_CHEST = re.compile(r"\b(?:asthma\w*|inhaler|chest|breathing|wheez\w*|bronch\w*)\b")
_NOTHING = re.compile(r"\W*(?:none|no|nil|nothing|n/?a)?(?:\s+(?:known|regular|medication|medicine|needed))*\W*")
_SCHOOL_FROM, _SCHOOL_TO = time(9), time(15)


def wishes(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The child's wishes (LAC(2004)4: children decide with their carers)."""
    name = situation.households[visit.host_id].family.name
    who = _who(visit, situation)
    if visit.host_id in visit.request.unwanted_host_ids:
        yield fails(HostRule.WISHES, f"{who} would rather not go to {name}.", "What the child wishes, on the request.")
    elif visit.host_id in visit.request.wished_host_ids:
        yield passes(HostRule.WISHES, f"{who} would like to go to {name}.")
    else:
        yield passes(HostRule.WISHES, "No wish against it is written down.")


def ruled_out(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The worker keeps a host out of planning."""
    if visit.host_id in visit.request.ruled_out_host_ids:
        name = situation.households[visit.host_id].family.name
        yield fails(
            HostRule.RULED_OUT, f"You keep {name} out for this request.", "Let in again, on the request's page."
        )


def allergies(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A child's allergies against the animals of the home; by words."""
    house = situation.households[visit.host_id]
    found = False
    for child in visitors(visit, situation):
        feared = animals_in(child.allergies)
        if not feared:
            continue
        kept, name = animals_in(house.family.pets), situation.name_of(child)
        if not house.family.pets.strip():
            found = True
            yield needs(
                HostRule.ALLERGIES,
                f"{name} is allergic to animals, and whether {house.family.name} has pets is not recorded.",
                CARERS,
                "which animals live there",
                "The pets, on the family's card.",
                child_ids=[child.id],
                not_recorded=True,
            )
        elif feared & kept:
            found = True
            yield needs(
                HostRule.ALLERGIES,
                f"{name} is allergic ({child.allergies.strip()}), and {house.family.name} has: "
                f"{house.family.pets.strip()}.",
                _HEALTH,
                "a stay in a home with these animals",
                "The child's allergies, or another home.",
                child_ids=[child.id],
            )
    if not found:
        yield passes(HostRule.ALLERGIES, "No allergy stands against an animal of the home.")


def animals_in(text: str) -> frozenset[str]:
    """The animals that a text names; all of them where it says pets or fur; not those after "no" or "without"."""
    said = _WITHOUT.sub(" ", text.lower())
    if _ANY_ANIMAL.search(said):
        return frozenset(_PATTERNS)
    return frozenset(animal for animal, pattern in _PATTERNS.items() if pattern.search(said))


def smoking(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Small children, and children with a weak chest, do not stay where people smoke."""
    house = situation.households[visit.host_id]
    found = False
    for child in visitors(visit, situation):
        age = age_on(child.date_of_birth, visit.on[0])
        limit = situation.policy(visit.on[0]).stays.smoke_free_below_age
        young = age is not None and age < limit
        chest = bool(_CHEST.search(f"{child.health} {child.medication}".lower()))
        if not (young or chest) or house.family.smoking is Smoking.NO:
            continue
        found = True
        name, why = situation.name_of(child), f"is younger than {limit}" if young else "has something with the chest"
        if house.family.smoking is Smoking.UNKNOWN:
            yield needs(
                HostRule.SMOKING,
                f"{name} {why}, and whether {house.family.name} smokes is not recorded.",
                CARERS,
                "whether somebody smokes there",
                "Smoking, on the family's card.",
                child_ids=[child.id],
                not_recorded=True,
            )
        else:
            yield needs(
                HostRule.SMOKING,
                f"{name} {why}, and somebody smokes with {house.family.name} ({house.family.smoking.value}).",
                SERVICE,
                "a stay where somebody smokes",
                "Smoking in the home, or another home.",
                child_ids=[child.id],
            )
    if not found:
        yield passes(HostRule.SMOKING, "Nothing about smoking stands against it.")


def access(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Access needs of the child against the steps of the home (Equality Act 2010)."""
    children = [child for child in visitors(visit, situation) if not _is_nothing(child.access_needs)]
    offer, name = situation.offers.get(visit.host_id), situation.households[visit.host_id].family.name
    step_free = offer.step_free if offer is not None else Answer.UNKNOWN
    for child in children:
        called = situation.name_of(child)
        if step_free is Answer.NO:
            yield fails(
                HostRule.ACCESS,
                f"{called} needs: {child.access_needs.strip()}. The home of {name} has steps.",
                "A home without steps.",
                child_ids=[child.id],
            )
        elif step_free is Answer.UNKNOWN:
            yield needs(
                HostRule.ACCESS,
                f"{called} needs: {child.access_needs.strip()}. Whether the home of {name} has steps is not recorded.",
                CARERS,
                "whether the home suits the child",
                "Home without steps, under what they can offer.",
                child_ids=[child.id],
                not_recorded=True,
            )
    if not children or step_free is Answer.YES:
        yield passes(HostRule.ACCESS, "No access need stands against the home.")


def medication(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Whoever gives medicine has learnt to give and record it."""
    children = [child for child in visitors(visit, situation) if not _is_nothing(child.medication)]
    house, offer = situation.households[visit.host_id], situation.offers.get(visit.host_id)
    able = offer.gives_medicine if offer is not None else Answer.UNKNOWN
    if not children or able is Answer.YES or _has_learnt(house, visit.on[0]):
        yield passes(HostRule.MEDICATION, "No medicine to give." if not children else "They can give medicine.")
        return
    names = listed([situation.name_of(child) for child in children])
    verb = "takes" if len(children) == 1 else "take"
    missing = able is Answer.UNKNOWN
    yield needs(
        HostRule.MEDICATION,
        f"{names} {verb} medicine, and "
        + ("whether " if missing else "")
        + f"{house.family.name} "
        + ("have learnt to give it is not recorded." if missing else "have not learnt to give it."),
        CARERS if missing else _SSW,
        "who gives the medicine, and how",
        "Can give medicine, under what they can offer, or a course on medicines.",
        child_ids=[child.id for child in children],
        not_recorded=missing,
    )


def _has_learnt(house: Household, on: date) -> bool:
    return any(
        one.done_on is not None and one.done_on <= on and re.search(r"medic|first aid", one.course.lower())
        for one in house.training
    )


def school(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Who takes the child to school on a school morning of the stay."""
    children = [child for child in visitors(visit, situation) if child.school.strip()]
    mornings = [day for day in _mornings(visit) if _is_school_day(day, situation)]
    if not children or not mornings:
        yield passes(HostRule.SCHOOL, "No school morning falls into it.")
        return
    run = visit.request.school_run
    if run in (SchoolRun.CARER, SchoolRun.TRANSPORT, SchoolRun.NOT_NEEDED):
        yield passes(HostRule.SCHOOL, f"The school run is arranged: {run.value}.")
        return
    house, offer = situation.households[visit.host_id], situation.offers.get(visit.host_id)
    there = {c.school.strip().casefold() for c in situation.live_there(visit.host_id, visit.on[0])}
    able = offer.school_run if offer is not None else Answer.UNKNOWN
    far = [child for child in children if child.school.strip().casefold() not in there]
    if not far or able is Answer.YES:
        yield passes(HostRule.SCHOOL, f"{house.family.name} can take them to school.")
        return
    names, missing = listed([situation.name_of(child) for child in far]), able is Answer.UNKNOWN
    yield needs(
        HostRule.SCHOOL,
        f"There is school for {names}, and "
        + (
            f"whether {house.family.name} can take a child there is not recorded."
            if missing
            else f"{house.family.name} cannot take a child there."
        ),
        CARERS,
        "who takes the child to school and back",
        "The school run on the request, or what the host can offer.",
        child_ids=[child.id for child in far],
        not_recorded=missing,
    )


def _mornings(visit: Visit) -> list[date]:
    """The days on which they would set out for school from the host's."""
    if visit.nights:
        return [night + timedelta(days=1) for night in visit.nights]
    begin, end = local(visit.starts_at).time(), local(visit.ends_at).time()
    return list(visit.days) if begin < _SCHOOL_FROM or (begin < _SCHOOL_TO and end > _SCHOOL_TO) else []


def _is_school_day(day: date, situation: Situation) -> bool:
    return day.isoweekday() <= 5 and closed_on(situation.closed, day) is None and not bank_holiday(day)


def _is_nothing(text: str) -> bool:
    return _NOTHING.fullmatch(text.strip().lower()) is not None


def _who(visit: Visit, situation: Situation) -> str:
    names = [situation.name_of(child) for child in visitors(visit, situation)]
    return listed(names) if names else "A child"
