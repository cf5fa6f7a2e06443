"""What is asked for, who offers it, and what became of it: requests, stays, what hosts offer, decisions of the service.

A stay is a sleepover (one or more nights) or day care (within one day). A night belongs to the date on which it begins.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from hivedesk.domain.families import Answer
from hivedesk.domain.ids import ChildId, FamilyId

RequestId = NewType("RequestId", str)
StayId = NewType("StayId", str)


class Urgency(StrEnum):
    """Whether there is time to plan."""

    PLANNED = "planned"
    EMERGENCY = "emergency"


class RequestReason(StrEnum):
    """What the stay is for, as the carers or the service say."""

    BREAK = "a break for the carers"
    FRIENDS = "time with friends"
    APPOINTMENT = "appointment or training"
    ILLNESS = "illness in the family"
    FAMILY_EMERGENCY = "family emergency"
    SETTLING = "a hard time at home"
    INTRODUCTION = "introduction or bridging"
    OTHER = "other"


class SchoolRun(StrEnum):
    """Who takes the child to school and back during the stay."""

    UNKNOWN = "not arranged yet"
    HOST = "the host"
    CARER = "the child's own carers"
    TRANSPORT = "school transport, or the child alone"
    NOT_NEEDED = "not needed"


class Outcome(StrEnum):
    """How a request was closed without a stay."""

    REFUSED = "refused"
    WITHDRAWN = "not needed any more"


class RefusalReason(StrEnum):
    """Why a request could not be met, as the monthly summary counts it."""

    NO_HOST = "no host was free"
    LIMIT_OR_TERMS = "usual fostering limit or terms of approval"
    NO_ROOM = "no bed or bedroom"
    NOT_TOGETHER = "children who must not be together"
    NEEDS = "the child's needs could not be met"
    NOT_AUTHORISED = "not authorised"
    TOO_LATE = "asked too late"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why a stay does not take place."""

    CHILD = "the child did not want to"
    HOME = "the child's carers cancelled"
    HOST = "the host could not"
    SERVICE = "the service said no"
    REPLANNED = "another host was found"
    OTHER = "other"


class ExceptionKind(StrEnum):
    """How some days differ from a host's usual pattern."""

    CANNOT = "cannot host"
    CAN = "can host"
    VISITORS = "has visitors of their own"


@dataclass(frozen=True, kw_only=True)
class StayRequest:
    """Somebody asks that a child, or brothers and sisters, stay with another family."""

    id: RequestId
    family_id: FamilyId  # with whom the children live
    child_ids: tuple[ChildId, ...] = ()
    urgency: Urgency = Urgency.PLANNED
    reason: RequestReason = RequestReason.BREAK
    reason_note: str = ""
    asked_at: datetime
    asked_by: str = ""
    starts_at: datetime  # UTC
    ends_at: datetime  # UTC; on the same day (Europe/London): day care
    flexible_days: int = 0  # may begin up to so many days earlier or later
    keep_together: bool = True  # brothers and sisters with one host
    transport: str = ""
    school_run: SchoolRun = SchoolRun.UNKNOWN
    child_wishes: str = ""
    carer_wishes: str = ""
    wished_host_ids: tuple[FamilyId, ...] = ()
    unwanted_host_ids: tuple[FamilyId, ...] = ()  # where the child does not want to go
    ruled_out_host_ids: tuple[FamilyId, ...] = ()  # kept out of planning by the worker
    closed_on: date | None = None
    outcome: Outcome | None = None
    refusal: RefusalReason | None = None
    outcome_note: str = ""


@dataclass(frozen=True, kw_only=True)
class Stay:
    """Children of one request with one host. Its state follows from what is written here: see `stay.state_of`."""

    id: StayId
    request_id: RequestId
    host_id: FamilyId
    child_ids: tuple[ChildId, ...] = ()
    starts_at: datetime  # UTC, as arranged
    ends_at: datetime  # UTC, as arranged
    pinned: bool = False  # the planner leaves it as it is
    offered_at: datetime
    # authorised
    authorised_by: str = ""
    authorised_on: date | None = None
    authorised_ref: str = ""
    # what the host is told
    transport: str = ""
    bring: str = ""
    host_may_decide: str = ""
    medication_consent: str = ""
    safety_notes: str = ""  # for this stay
    sheet_copies: int = 0  # handover sheets printed or saved so far: the number of the last copy
    sheet_given_on: date | None = None
    sheet_back_on: date | None = None  # returned or destroyed
    # what took place
    started_at: datetime | None = None
    returned_at: datetime | None = None
    return_note: str = ""  # belongings, medication, anything to tell
    debriefed_on: date | None = None
    child_words: str = ""
    how_it_went: str = ""
    cancelled_on: date | None = None
    cancel_reason: CancelReason | None = None
    cancel_note: str = ""


@dataclass(frozen=True, kw_only=True)
class HostOffer:
    """What a family usually offers to other families' children. One a family."""

    id: str
    family_id: FamilyId
    nights: tuple[int, ...] = ()  # ISO weekdays (Monday = 1) on which a night may begin
    days: tuple[int, ...] = ()  # ISO weekdays of day care
    most_children: int | None = None  # visitors at once
    most_nights_a_month: int | None = None
    emergencies: bool = False  # may be rung in an emergency, whatever the weekday
    gives_medicine: Answer = Answer.UNKNOWN  # has learnt to give and record medicines
    step_free: Answer = Answer.UNKNOWN
    school_run: Answer = Answer.UNKNOWN  # can take a child to school
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HostException:
    """Days that differ from a host's usual pattern, both included; a night counts by the day on which it begins."""

    id: str
    family_id: FamilyId
    first_day: date
    last_day: date
    kind: ExceptionKind = ExceptionKind.CANNOT
    beds_taken: int = 0  # by visitors of their own
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceDecision:
    """The fostering service, or whoever decides, agreed that a rule is set aside for one request and one host."""

    id: str
    request_id: RequestId
    host_id: FamilyId
    rules: tuple[str, ...] = ()  # codes of `host_rules.HostRule`
    child_ids: tuple[ChildId, ...] = ()  # for these children alone
    first_day: date  # and for these days alone, both included
    last_day: date
    decided_by: str = ""
    decided_on: date
    reference: str = ""
    note: str = ""  # what was agreed, and on which conditions
