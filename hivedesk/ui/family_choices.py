"""The families that can be chosen in a form, so named that two of the same name are told apart. Plain Python, no Qt."""

from dataclasses import dataclass

from hivedesk.casework import families
from hivedesk.casework.desk import Desk
from hivedesk.domain.families import Family
from hivedesk.domain.ids import FamilyId
from hivedesk.ui.discreet import Sight


@dataclass(frozen=True)
class FamilyChoice:
    """A family to choose; ``beside`` tells two of the same name apart."""

    key: FamilyId
    name: str
    beside: str = ""


def family_choices(desk: Desk, sight: Sight, chosen: str = "") -> tuple[FamilyChoice, ...]:
    """Families that a contact can be logged with; the chosen one also where it has left."""
    found = families.open_families(desk)
    if chosen and all(family.id != chosen for family in found):
        name = desk.family_names().get(FamilyId(chosen))
        found += [Family(id=FamilyId(chosen), name=name)] if name else []
    shown = [sight.name(family.name) for family in found]
    return tuple(
        FamilyChoice(family.id, name, _beside(family) if shown.count(name) > 1 else "")
        for family, name in zip(found, shown, strict=True)
    )


def _beside(family: Family) -> str:
    return family.reference or family.town or family.postcode or family.mobile or family.id[:4]
