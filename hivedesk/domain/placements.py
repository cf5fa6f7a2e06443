"""Placements: which child lived with which family, from when to when, how it ended, and what was done then.

A child is there on the nights from ``started_on`` up to, but not including, ``ended_on``: a night belongs to the
date on which it begins. A placement whose start is not known counts as having begun.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.approval import CareKind
from hivedesk.domain.ids import ChildId, FamilyId, PlacementId


class EndReason(StrEnum):
    """Why a placement ended: the reasons for a change of placement, and for ceasing to be looked after, of the
    Department for Education's children looked after return (SSDA903), in words."""

    CARE_PLAN = "care plan changed, or carried out"
    CLOSURE = "carers stopped fostering"
    ALLEGATION = "allegation (section 47)"
    STANDARDS = "concern about standards of care"
    APPROVAL_REMOVED = "approval removed"
    CARER_BEHAVIOUR = "carers asked: the child's behaviour"
    CARER_OTHER = "carers asked: another reason"
    CHILD_ASKED = "child asked for it to end"
    AUTHORITY_ASKED = "authority asked for it to end"
    STATUS_ONLY = "only the placement's status changed"
    CUSTODY = "custody arrangement"
    RETURNED_HOME = "returned home to parents or relatives"
    ADOPTED = "adopted"
    SPECIAL_GUARDIANSHIP = "special guardianship order"
    INDEPENDENCE = "independent living, or Staying Put"
    OTHER = "other"


DFE_CODES = {
    EndReason.CARE_PLAN: "CARPL",
    EndReason.CLOSURE: "CLOSE",
    EndReason.ALLEGATION: "ALLEG",
    EndReason.STANDARDS: "STAND",
    EndReason.APPROVAL_REMOVED: "APPRR",
    EndReason.CARER_BEHAVIOUR: "CREQB",
    EndReason.CARER_OTHER: "CREQO",
    EndReason.CHILD_ASKED: "CHILD",
    EndReason.AUTHORITY_ASKED: "LAREQ",
    EndReason.STATUS_ONLY: "PLACE",
    EndReason.CUSTODY: "CUSTOD",
    EndReason.OTHER: "OTHER",
}
"""The return's own codes for a change of placement; who ceases to be looked after has another list there."""

CARERS_NOTICE = frozenset({EndReason.CARER_BEHAVIOUR, EndReason.CARER_OTHER})
"""The placement ended because the carers asked."""

NO_NEXT_CARER = frozenset(
    {
        EndReason.STATUS_ONLY,
        EndReason.RETURNED_HOME,
        EndReason.ADOPTED,
        EndReason.SPECIAL_GUARDIANSHIP,
        EndReason.INDEPENDENCE,
    }
)
"""After these the child does not go to another foster carer, so nobody has to be told how to settle them."""


class EndKind(StrEnum):
    """Whether a placement ended as planned."""

    UNKNOWN = "not known"
    PLANNED = "planned"
    UNPLANNED = "unplanned"


@dataclass(frozen=True, kw_only=True)
class Placement:
    """A child's time with a family."""

    id: PlacementId
    family_id: FamilyId
    child_id: ChildId
    started_on: date | None = None
    kind_of_care: CareKind | None = None
    expected_end_on: date | None = None
    # the child as the only one
    solo: bool = False
    solo_reason: str = ""
    solo_review_on: date | None = None
    solo_ended_on: date | None = None  # from then on the child no longer needs to be the only one
    solo_decision: str = ""  # who decided that, and why
    # the ending
    ended_on: date | None = None
    end_kind: EndKind = EndKind.UNKNOWN
    end_reason: EndReason | None = None
    end_note: str = ""
    belongings_on: date | None = None  # collected
    room_ready_on: date | None = None  # for the next child
    life_story_on: date | None = None  # items handed on
    # transition: what the next carer was told, so that the child settles
    next_carer: str = ""
    next_carer_told: str = ""
    next_carer_told_on: date | None = None
    next_carer_told_by: str = ""


def is_respite(placement: Placement) -> bool:
    """Whether the child only stays for respite and goes home again: no placement that begins or ends."""
    return placement.kind_of_care is CareKind.RESPITE


def is_there(placement: Placement, night: date) -> bool:
    """Whether the child sleeps with the family on the night that begins on ``night``."""
    begun = placement.started_on is None or placement.started_on <= night
    return begun and (placement.ended_on is None or night < placement.ended_on)


def has_ended(placement: Placement, on: date) -> bool:
    """Whether it was over on that day."""
    return placement.ended_on is not None and placement.ended_on <= on


def is_solo(placement: Placement, on: date) -> bool:
    """Whether the child has to be the only one on that day."""
    return placement.solo and (placement.solo_ended_on is None or on < placement.solo_ended_on)
