"""The records that a vault keeps, in one list; the store, undo and the exchange work on any of them."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import Addendum, ContactLogEntry, FollowUp
from hivedesk.domain.events.records import Event, Guest, Voice
from hivedesk.domain.exchange.records import (
    Conflict,
    DirectoryHive,
    DirectoryPerson,
    ErasedFamily,
    HiveMonth,
    Notice,
    Partner,
    PolicyFile,
    QueuedPart,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.families import Carer, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.hive import CoverWorker, Hive
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import DataBreach, Handover, Hold, ProcedureNote
from hivedesk.domain.sleepovers.records import HostException, HostOffer, ServiceDecision, Stay, StayRequest
from hivedesk.domain.training import TrainingRecord


@dataclass(frozen=True, kw_only=True)
class FrozenMonth:
    """The figures of a month as they stood when it was frozen. ``id`` is ``2026-11``."""

    id: str
    frozen_at: datetime
    author: str
    figures: str  # JSON of `domain.summary`, figures only


Record = (
    Hive
    | CoverWorker
    | Family
    | Approval
    | Carer
    | ChildInCare
    | OwnChild
    | Professional
    | Placement
    | Exemption
    | Room
    | SharingAgreement
    | Hold
    | Handover
    | ProcedureNote
    | TrainingRecord
    | ClaimItem
    | DataBreach
    | ContactLogEntry
    | Addendum
    | FollowUp
    | Event
    | Guest
    | Voice
    | SchoolDates
    | StayRequest
    | Stay
    | HostOffer
    | HostException
    | ServiceDecision
    | FrozenMonth
    | Partner
    | SentPackage
    | ReceivedPackage
    | RefusedPackage
    | Notice
    | Conflict
    | HiveMonth
    | QueuedPart
    | DirectoryHive
    | DirectoryPerson
    | PolicyFile
    | ErasedFamily
)
