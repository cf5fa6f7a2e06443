"""What a family is approved for, and where children sleep: terms, exemptions, rooms, agreements to share a room."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.ids import ChildId, FamilyId


class CareKind(StrEnum):
    """A kind of care a carer is approved for."""

    SHORT_TERM = "short term"
    LONG_TERM = "long term"
    RESPITE = "respite"
    EMERGENCY = "emergency"
    PARENT_AND_CHILD = "parent and child"
    BRIDGING = "bridging"
    DISABILITY = "children with disabilities"


class ApprovedGenders(StrEnum):
    """Which children the approval names."""

    ANY = "any"
    GIRLS = "girls only"
    BOYS = "boys only"


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A family's terms of approval (Fostering Services (England) Regulations 2011, reg. 27). One a family."""

    id: str
    family_id: FamilyId
    approved_on: date | None = None
    number: int | None = None  # children at once
    age_from: int | None = None  # years, inclusive
    age_to: int | None = None
    genders: ApprovedGenders = ApprovedGenders.ANY
    kinds_of_care: tuple[CareKind, ...] = ()
    respite_only: bool = False
    respite_limits: str = ""
    named_child_ids: tuple[ChildId, ...] = ()  # connected carers: approved for these children only
    named_children: str = ""  # the same as the approval words it; children outside the Hive stand here alone
    beds: int | None = None
    rooms: str = ""
    restriction: str = ""  # what the service has restricted for a time
    restricted_from: date | None = None
    restricted_until: date | None = None  # the last night; None = until it is lifted


@dataclass(frozen=True, kw_only=True)
class Exemption:
    """The authority where the family lives lets it foster these children above the usual fostering limit.

    Children Act 1989, Sch. 7, para. 4: the exemption names the children; whoever fosters another child besides and
    is thereby above the limit is not covered (para. 5).
    """

    id: str
    family_id: FamilyId
    child_ids: tuple[ChildId, ...] = ()
    authority: str = ""
    from_on: date | None = None
    until: date | None = None  # the last night that it covers
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Room:
    """A bedroom for children, and who usually sleeps in it (children in care and own children)."""

    id: str
    family_id: FamilyId
    name: str
    beds: int = 1
    child_ids: tuple[ChildId, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SharingAgreement:
    """An authority's agreement in writing that these children share a bedroom (National Minimum Standards 10.6)."""

    id: str
    family_id: FamilyId
    child_ids: tuple[ChildId, ...] = ()
    authority: str = ""  # the responsible authority that agreed; "" counts for every child
    agreed_on: date | None = None
    until: date | None = None  # the last night that it covers
    reference: str = ""
    note: str = ""
