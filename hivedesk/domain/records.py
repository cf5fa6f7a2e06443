"""The records that a vault keeps, in one list; the store, undo and the exchange work on any of them."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.domain.contact_log import Addendum, ContactLogEntry, FollowUp
from hivedesk.domain.families import Approval, Carer, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.hive import CoverWorker, Hive


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
    | ContactLogEntry
    | Addendum
    | FollowUp
    | FrozenMonth
)
