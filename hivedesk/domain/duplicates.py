"""Families that may be the same one, written differently."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hivedesk.domain.families import Carer, FamilyId, Household, full_name
from hivedesk.domain.snippets import fold


@dataclass(frozen=True)
class Resemblance:
    """A recorded family and why the other one resembles it."""

    family_id: FamilyId
    score: float  # 0 to 100
    why: str


def resembling(
    name: str,
    *,
    phones: Sequence[str],
    postcode: str,
    carers: Sequence[Carer],
    existing: Sequence[Household],
) -> list[Resemblance]:
    """Recorded families that this one may be the same as, the likeliest first."""
    wanted = fold(name.strip())
    digits = {re.sub(r"\D", "", phone) for phone in phones} - {""}
    people = {fold(full_name(carer)) for carer in carers}
    found = []
    for household in existing:
        family = household.family
        numbers = {re.sub(r"\D", "", phone) for phone in (family.phone, family.mobile)}
        if wanted and fold(family.name.strip()) == wanted:
            found.append(Resemblance(family.id, 95, "the same name"))
        elif digits & numbers:
            found.append(Resemblance(family.id, 85, "the same telephone number"))
        elif people & {fold(full_name(carer)) for carer in household.carers}:
            found.append(Resemblance(family.id, 80, "a carer of the same name"))
    return sorted(found, key=lambda resemblance: -resemblance.score)
