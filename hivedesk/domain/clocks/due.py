"""One thing that is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.procedures import Area


class Deed(StrEnum):
    """What the worker can do; the value is the label of its button and form."""

    PUT_ON_HOLD = "Put on hold"
    REVIEW_HOLD = "Review the hold"
    END_HOLD = "End the hold"
    RECORD_PLACEMENT = "Record a placement"
    CORRECT_PLACEMENT = "Correct a placement"
    END_PLACEMENT = "End a placement"
    CHECKLIST = "Checklist after the ending"
    TRANSITION = "Transition"
    REVIEW_SOLO = "Review the solo placement"
    JOIN = "Join the Hive"
    CLOSE = "Close"
    MOVE = "Move to another Hive"
    ASSURANCE = "Record a visit or review"
    HANDOVER = "Handover from assessment"
    NOTE = "Note a talk"
    TRAINING = "Record training"
    CLAIM = "Add to the claim list"
    CLAIMS = "Claim list"
    BREACH = "Breach of data protection"
    EDIT = "Edit"
    ADD_EVENT = "Add event"
    CHANGE_EVENT = "Change event"
    CANCEL_EVENT = "Cancel the event"
    REMOVE_EVENT = "Take out of the calendar"
    WALK_IN = "Add a walk-in"
    GUEST_TIMES = "Arrived and left"
    VOICE = "Write down a voice"
    FEEDBACK = "How it went"
    ASK_FOR_STAY = "New request"
    CHANGE_REQUEST = "Change request"
    CLOSE_REQUEST = "Close the request"
    RECORD_DECISION = "Record a decision"
    AUTHORISE_STAY = "Authorise"
    PREPARE_STAY = "What the host is told"
    START_STAY = "Arrived"
    RETURN_FROM_STAY = "Went home"
    DEBRIEF_STAY = "Debrief"
    CANCEL_STAY = "Cancel the stay"
    HOST_OFFER = "What they can offer"
    HOST_DAYS = "Days away, or free"


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something that is due for a family by a day. Holds no names: who is meant is told by the ids."""

    key: str  # the same from reading to reading, so that a screen can keep its place
    area: Area
    family_id: FamilyId | None
    what: str  # "Review of the hold"
    due_on: date
    why: str = ""  # "on hold since Mon 5 Oct 2026"
    deed: Deed = Deed.EDIT
    record_id: str = ""  # the hold, placement, carer … that the deed is about; see also `training.course_due`
    child_id: ChildId | None = None
    carer_id: CarerId | None = None
    never: bool = False  # counted from approval, since none is on record: nobody knows how overdue it is

    def overdue_days(self, on: date) -> int:
        """Days since it was due; 0 = due on that day, negative = still to come."""
        return (on - self.due_on).days


def soonest(dues: Iterable[Due]) -> tuple[Due, ...]:
    """In the order of their days, then of the procedures."""
    order = list(Area)
    return tuple(sorted(dues, key=lambda due: (due.due_on, order.index(due.area), due.key)))
