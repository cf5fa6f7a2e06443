"""The lists in a household's form: people, bedrooms, exemptions, agreements; and what a line of them is called."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hivedesk.domain.approval import Exemption, Room, SharingAgreement
from hivedesk.domain.families import Carer, ChildInCare, OwnChild, Professional
from hivedesk.domain.ids import CarerId, ChildId, FamilyId

Part = Carer | ChildInCare | OwnChild | Professional | Room | Exemption | SharingAgreement
Words = Mapping[Hashable, str]  # what children are called, by id
_NAMES = ("name", "first_name", "last_name")
_TOLD = 2  # children named in a line; the others are counted


@dataclass(frozen=True)
class PartKind:
    """One list in a household."""

    field: str  # of Household
    record: type[Any]
    title: str
    one: str  # "carer"
    when_empty: str = ""


CHILDREN = PartKind("children_in_care", ChildInCare, "Children in care", "child in care")
PEOPLE = (
    PartKind("carers", Carer, "Carers", "carer"),
    CHILDREN,
    PartKind("own_children", OwnChild, "Own children", "own child"),
    PartKind("professionals", Professional, "Professionals", "professional"),
)
EXEMPTIONS = PartKind(
    "exemptions",
    Exemption,
    "Exemptions from the usual fostering limit",
    "exemption",
    "Only where the authority named children who may be fostered above the limit.",
)
ROOMS = PartKind(
    "rooms",
    Room,
    "Bedrooms",
    "bedroom",
    "Add each bedroom for children, and who sleeps there: HiveDesk then sees who shares.",
)
AGREEMENTS = PartKind(
    "sharing_agreements",
    SharingAgreement,
    "Agreements to share a bedroom",
    "agreement",
    "Only where an authority agreed in writing that children over 3 share a bedroom.",
)
TERMS = (EXEMPTIONS, ROOMS, AGREEMENTS)


def begin_part(kind: PartKind, record_id: str, family_id: FamilyId) -> Part:
    """An empty record for somebody or something that is added."""
    if kind.record is Carer:
        return Carer(id=CarerId(record_id), family_id=family_id, first_name="")
    if kind.record is ChildInCare:
        return ChildInCare(id=ChildId(record_id), family_id=family_id, first_name="")
    if kind.record is OwnChild:
        return OwnChild(id=ChildId(record_id), family_id=family_id, first_name="")
    if kind.record is Exemption:
        return Exemption(id=record_id, family_id=family_id)
    if kind.record is SharingAgreement:
        return SharingAgreement(id=record_id, family_id=family_id)
    made: Part = kind.record(id=record_id, family_id=family_id, name="")
    return made


def part_name(kind: PartKind, has: Callable[[str], bool], value: Callable[[str], Any], words: Words) -> str:
    """What a line is called: by its name, else by the children it is about; "" where neither is known."""
    if named := [str(value(name)).strip() for name in _NAMES if has(name)]:
        return " ".join(filter(None, named))
    told = [words.get(child, "a child no longer recorded").partition(" (")[0] for child in value("child_ids")]
    return in_short(told)


def in_short(names: Sequence[str]) -> str:
    """``Leo, Maya and 2 more``."""
    if len(names) <= _TOLD + 1:
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return f"{', '.join(names[:_TOLD])} and {len(names) - _TOLD} more"
