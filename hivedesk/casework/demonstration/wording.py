"""Puts the people of a family into an everyday text, and says which texts fit which family on which day.

In a text ``[one|or another]`` is a choice, and these are filled in: {carer} {partner} {she} {her} {hers} (the carer),
{child} {he} {him} {his} {year} {school} {csw} (the child), {own} (the carers' child), {dog}, {ssw}, {town}.
A capital (``{He}``) begins a sentence.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.known import school_on
from hivedesk.casework.demonstration.pages import Note
from hivedesk.casework.demonstration.people import Member
from hivedesk.domain.families import Carer, ChildInCare, FamilyKind, Gender, OwnChild, ProfessionalRole, age_on
from hivedesk.domain.household import hold_on, is_newly_approved, placed_children, placement_of

STAGES = frozenset(("toddler", "nursery", "infant", "junior", "secondary", "college"))
_YEARS = {"reception": 0, "year6": 6, "year7": 7, "year11": 11}


@dataclass(frozen=True)
class Cast:
    """Whom a contact is with and about."""

    carer: Carer | None  # None where nobody fosters: a home, a care leaver
    child: ChildInCare | None = None
    own: OwnChild | None = None


def children_on(member: Member, day: date) -> list[ChildInCare]:
    """The children in care who live with the family on that day."""
    return list(placed_children(member.household, day))


def school_year(born: date | None, day: date) -> int:
    """The school year of a child on a day: Reception is 0, the nursery year before it -1."""
    if born is None:
        return 0
    september = day.year - (day.month < 9)
    return september - (born.year + (born.month >= 9)) - 4


def stage(born: date | None, day: date) -> str:
    """The stage of `STAGES` that a child is in; empty once grown up."""
    year, age = school_year(born, day), age_on(born, day) or 0
    if year < 0:
        return "nursery" if age >= 3 else "toddler"
    ends = ((2, "infant"), (6, "junior"), (11, "secondary"), (13, "college"))
    return next((name for last, name in ends if year <= last), "")


def marks_of(member: Member, day: date, days: KeyDays) -> frozenset[str]:
    """The marks of `pages` that hold for the family on that day."""
    house, placed, seasons = member.household, children_on(member, day), days.seasons
    respite_only = house.approval is not None and house.approval.respite_only
    together = len(placed) > 1 and all(len(child.sibling_ids) == len(placed) - 1 for child in placed)
    holds = {
        "group": seasons.is_group_day(day),
        "term": seasons.is_school_day(day),
        "couple": len(house.carers) > 1,
        "both": len(house.carers) > 1,
        "single": len(house.carers) == 1,
        "none": not placed and not respite_only and hold_on(house, day) is None,
        "respite": respite_only,
        "new": is_newly_approved(house.approval, day),
        "county": house.family.kind is FamilyKind.COUNTY,
        "connected": house.family.kind is FamilyKind.CONNECTED,
        "siblings": together,
        "dog": any(breed in house.family.pets for breed in ("spaniel", "collie", "labrador", "lurcher")),
    }
    return frozenset(mark for mark, is_so in holds.items() if is_so)


_OF_THE_FAMILY = frozenset(
    ("group", "term", "couple", "both", "single", "none", "respite", "new", "county", "connected", "siblings", "dog")
)


def fits(note: Note, member: Member, day: date, marks: frozenset[str]) -> bool:
    """Whether an everyday note can be about this family, for which these `marks_of` the day hold; see `cast_for` for
    the child it needs."""
    if not (note.marks & _OF_THE_FAMILY) <= marks:
        return False
    return not note.themes & member.themes and note.is_in_season(day)


def cast_for(note: Note, member: Member, day: date, random: Random) -> Cast | None:
    """The people for an everyday note, or None where the family has nobody for it."""
    carers = member.household.carers
    carer = carers[1] if len(carers) > 1 and "both" not in note.marks and random.random() < 0.25 else carers[0]
    child, own = None, None
    if _is_about_a_child(note):
        possible = [child for child in children_on(member, day) if _is_meant(note, child, member, day)]
        if not possible:
            return None
        child = random.choice(possible)
    if "own" in note.marks:
        at_home = [child for child in member.household.own_children if child.lives_at_home]
        if not at_home:
            return None
        own = random.choice(at_home)
    return Cast(carer, child, own)


def worded(text: str, cast: Cast, member: Member, day: date, days: KeyDays, random: Random) -> str:
    """The text with one of each choice taken and the names filled in."""
    chosen = _CHOICE.sub(lambda match: random.choice(match[1].split("|")), text)
    return chosen.format_map(_names(cast, member, day, days))


_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_CHILDS = re.compile(r"\{(child|he|him|his|He|His|year|school|csw)\}")
_SHE = {"she": "she", "her": "her", "hers": "her", "She": "She", "Hers": "Her"}
_HE = {"she": "he", "her": "him", "hers": "his", "She": "He", "Hers": "His"}
_BOY = {"he": "he", "him": "him", "his": "his", "He": "He", "His": "His"}
_GIRL = {"he": "she", "him": "her", "his": "her", "He": "She", "His": "Her"}


def _is_about_a_child(note: Note) -> bool:
    marks = {"child", "settled", "siblings", *STAGES, *_YEARS}
    return bool(note.marks & marks) or any(_CHILDS.search(text) for text in note.texts.values())


def _is_meant(note: Note, child: ChildInCare, member: Member, day: date) -> bool:
    stages, years = note.marks & STAGES, [_YEARS[mark] for mark in note.marks & _YEARS.keys()]
    if stages and stage(child.date_of_birth, day) not in stages:
        return False
    if years and school_year(child.date_of_birth, day) not in years:
        return False
    if "{school}" in "".join(note.texts.values()) and not child.school:
        return False
    here_for = timedelta(days=180) if "settled" in note.marks else timedelta(days=2)
    placement = placement_of(member.household, child.id, day)
    return placement is None or placement.started_on is None or placement.started_on + here_for <= day


def _names(cast: Cast, member: Member, day: date, days: KeyDays) -> dict[str, str]:
    house = member.household
    ssw = [person for person in house.professionals if person.role is ProfessionalRole.SSW]
    names = {
        "ssw": ssw[0].name.split()[0] if ssw else "the social worker",
        "town": house.family.town,
        "dog": house.family.pets.split(",")[0].split(";")[0],
        "own": cast.own.first_name if cast.own else "",
    }
    if cast.carer is not None:
        partner = next((carer for carer in house.carers if carer != cast.carer), None)
        names |= _HE if cast.carer.first_name in member.men else _SHE
        names |= {"carer": cast.carer.first_name, "partner": partner.first_name if partner else ""}
    if cast.child is not None:
        year = school_year(cast.child.date_of_birth, day)
        names |= _GIRL if cast.child.gender is Gender.GIRL else _BOY
        names |= {
            "child": cast.child.known_as or cast.child.first_name,
            "year": f"Year {year}" if year > 0 else "Reception",
            "school": school_on(member, cast.child, day, days).split(" (")[0],
            "csw": cast.child.social_worker.split()[0] if cast.child.social_worker else "the social worker",
        }
    return names
