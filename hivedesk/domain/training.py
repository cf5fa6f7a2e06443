"""Training that carers did or have booked; what is due follows from the policy's list (`training_due`)."""

from dataclasses import dataclass
from datetime import date

from hivedesk.domain.ids import CarerId, FamilyId


@dataclass(frozen=True, kw_only=True)
class TrainingRecord:
    """One course of one carer."""

    id: str
    family_id: FamilyId
    carer_id: CarerId
    course: str  # a name of the policy's list, or any other
    minutes: int | None = None
    booked_for: date | None = None
    done_on: date | None = None
    note: str = ""
