"""Tells whether two families are likely to be the same one, when one is added by hand or imported.

Names are compared without accents, capitals and blanks; telephone numbers by their digits. Nobody is
merged on this ground alone: the worker sees why, and decides.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hivedesk.domain.families import full_name
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId

SAME = 70
"""From this score on (of 100) two entries are taken for one family: the name and one more thing agree."""

RESEMBLES = 35
"""From this score on the worker is asked."""

_NAME, _NEAR_NAME, _PHONE, _POSTCODE, _CARERS, _NEAR_CARERS = 35, 25, 50, 20, 35, 20
_NEAR = 86.0  # of 100, by letters: "Ibbotsoné" and "Ibbotson" are 100, "Smith" and "Smyth" 80


@dataclass(frozen=True)
class Signs:
    """What a family is known by, each in its one form."""

    name: str = ""
    phones: frozenset[str] = frozenset()
    postcode: str = ""
    carers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Resemblance:
    """A family that may be the same one. ``why`` is a sentence without names."""

    family_id: FamilyId
    score: int  # up to 100
    why: str

    @property
    def same(self) -> bool:
        """Whether it is taken for the same family, unless the worker says otherwise."""
        return self.score >= SAME


def resembling(
    candidate_name: str,
    phones: Iterable[str],
    postcode: str,
    carers: Iterable[str],
    existing: Sequence[Household],
) -> list[Resemblance]:
    """Find the families that may be the one described, the likeliest first."""
    candidate = signs(candidate_name, phones, postcode, carers)
    return resembling_signs(candidate, [(household.family.id, signs_of(household)) for household in existing])


def resembling_signs(candidate: Signs, existing: Iterable[tuple[FamilyId, Signs]]) -> list[Resemblance]:
    """Find the families that may be the one described, the likeliest first; for many comparisons."""
    found = []
    for family_id, other in existing:
        score, why = compare(candidate, other)
        if score >= RESEMBLES:
            found.append(Resemblance(family_id, score, why))
    return sorted(found, key=lambda resemblance: -resemblance.score)


def signs(name: str, phones: Iterable[str], postcode: str, carers: Iterable[str]) -> Signs:
    """What a family is known by."""
    return Signs(
        name=name_key(name),
        phones=frozenset(key for phone in phones for key in phone_keys(phone)),
        postcode=re.sub(r"[^A-Z0-9]", "", postcode.upper()),
        # in the order of the letters: "Bell, Jo" is Jo Bell
        carers=frozenset(" ".join(sorted(key.split())) for carer in carers if (key := name_key(carer))),
    )


def signs_of(household: Household) -> Signs:
    """What a recorded family is known by."""
    family = household.family
    phones = [family.phone, family.mobile, *(carer.mobile for carer in household.carers)]
    return signs(family.name, phones, family.postcode, map(full_name, household.carers))


def compare(one: Signs, other: Signs) -> tuple[int, str]:
    """How much speaks for one family (0 to 100), and what, in a sentence without names."""
    agreeing: list[tuple[int, str]] = []
    if one.name and one.name == other.name:
        agreeing.append((_NAME, "family name"))
    elif _alike(one.name, other.name):
        agreeing.append((_NEAR_NAME, "nearly the same family name"))
    if one.phones & other.phones:
        agreeing.append((_PHONE, "telephone number"))
    if one.postcode and one.postcode == other.postcode:
        agreeing.append((_POSTCODE, "postcode"))
    if one.carers & other.carers:
        agreeing.append((_CARERS, "carer's name"))
    elif agreeing and any(_alike(mine, yours) for mine in one.carers for yours in other.carers):
        agreeing.append((_NEAR_CARERS, "nearly the same carer's name"))
    return min(100, sum(score for score, _ in agreeing)), _sentence([what for _, what in agreeing])


def _sentence(agreeing: list[str]) -> str:
    if not agreeing:
        return ""
    *others, last = agreeing
    listed = f"{', '.join(others)} and {last}" if others else last
    same = "" if listed.startswith("nearly") else "the same "
    text = f"{same}{listed}."
    return text[0].upper() + text[1:]


_SILENT_WORDS = frozenset({"the", "family", "families", "household", "mr", "mrs", "ms", "miss", "mx", "dr", "and"})


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})  # letters without a separable accent


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A name in the one form in which names are compared: ``BIRTWISTLE `` and ``Birtwistle`` are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’`]", "", bare)).split()
    return " ".join([word for word in words if word not in _SILENT_WORDS] or words)


def phone_keys(phone: str) -> list[str]:
    """The digits of a number from its last nine on, which every way to write it shares; nothing of a stump."""
    digits = re.sub(r"\D", "", re.split(r"ext", phone, maxsplit=1, flags=re.IGNORECASE)[0])
    return [digits[-9:]] if len(digits) >= 9 else []


def _alike(one: str, other: str) -> bool:
    if not one or not other or abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 4:
        return False
    from rapidfuzz import fuzz  # late: start-up time

    return fuzz.ratio(one, other, score_cutoff=_NEAR) > 0
