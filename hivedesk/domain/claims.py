"""What a carer can claim: kept as a list to copy from, because payment trouble is what drives carers away."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.ids import CarerId, FamilyId


class ClaimKind(StrEnum):
    """What is claimed."""

    MILEAGE = "mileage"
    RESPITE = "respite care"
    SLEEPOVER = "sleepover"
    DAY_CARE = "day care"
    EQUIPMENT = "equipment"
    ACTIVITY = "activity"
    TRAINING = "training expenses"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class ClaimItem:
    """One line of a carer's claim."""

    id: str
    family_id: FamilyId
    day: date
    carer_id: CarerId | None = None
    kind: ClaimKind = ClaimKind.MILEAGE
    what: str = ""
    quantity: str = ""  # "12 miles", "2 nights"
    pence: int | None = None
    claimed_on: date | None = None
    paid_on: date | None = None
