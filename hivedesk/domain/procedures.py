"""The records of the service's procedures (in force since the week of 8 January 2024) that are no part of a
placement: holds, talks and notes, the handover from assessment, and a breach of data protection.

Solo placements, endings and transitions stand with the placement; clocks over all of them are in `clocks`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hivedesk.domain.ids import FamilyId


class Area(StrEnum):
    """The eight areas of the procedures, and what else is watched around a family."""

    HOLD = "carers on hold"
    NO_CHILD = "no child in placement"
    RESPITE = "respite-only carers"
    HANDOVER = "handover from assessment"
    SOLO = "solo placements"
    ENDING = "placement endings"
    TRANSITION = "transition between carers"
    DATA = "data protection"
    ASSURANCE = "assurance"
    TRAINING = "training"
    MEMBERSHIP = "membership"
    APPROVAL = "approval"
    CLAIMS = "claims"


class NoteKind(StrEnum):
    """What a note of the procedures is about."""

    MATCHING = "matching talk"
    RANGE = "range-expansion talk"
    RESPITE = "respite care used"
    OTHER = "other step"


@dataclass(frozen=True, kw_only=True)
class Hold:
    """A time during which carers take no child; as short as possible."""

    id: str
    family_id: FamilyId
    started_on: date | None = None
    reason: str = ""
    support: str = ""
    review_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class ProcedureNote:
    """A step taken for a family: a talk about matching or a wider range, or how respite care was used."""

    id: str
    family_id: FamilyId
    day: date
    kind: NoteKind = NoteKind.MATCHING
    with_whom: str = ""
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class Handover:
    """From the assessment team to the support team: who takes over, and how the first child is prepared."""

    id: str
    family_id: FamilyId
    assessed_by: str = ""
    receiving_worker: str = ""
    met_on: date | None = None  # both workers with the family
    first_child: str = ""  # what is planned for the first child
    completed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DataBreach:
    """Something about people got, or may have got, to where it does not belong (UK GDPR 33: 72 hours)."""

    id: str
    noticed_at: datetime
    what: str = ""
    people: str = ""  # about whom, and how many
    told: str = ""  # who was told: the data protection officer, the manager
    told_at: datetime | None = None
    outcome: str = ""
    closed_on: date | None = None


def is_held(hold: Hold, on: date) -> bool:
    """Whether the hold stood on that day; one whose start is not known has begun."""
    return (hold.started_on is None or hold.started_on <= on) and (hold.ended_on is None or on < hold.ended_on)
