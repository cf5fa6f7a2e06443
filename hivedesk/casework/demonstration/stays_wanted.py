"""A stay as somebody wants it, and as it was planned: what the year of stays is made of before it becomes acts."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, IntEnum, auto
from typing import Any

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import Outcome, RefusalReason, RequestReason, StayRequest, Urgency
from hivedesk.foundation.clock import at_london

MAY_DECIDE_SINCE = {"Corey": 172, "Noah": 92, "Poppy": 92}
"""Days ago: since then nights away are their carers' to decide, as the diaries tell."""


class Reached(IntEnum):
    """How far it is allowed to get; the year's end stops it earlier."""

    ASKED = auto()
    OFFERED = auto()
    AUTHORISED = auto()
    READY = auto()
    RETURNED = auto()
    DEBRIEFED = auto()
    OVER = auto()  # the sheet is back, too


class Twist(Enum):
    """What came between."""

    NONE = auto()
    NIGHT_BEFORE = auto()  # cancelled by the carers
    NOT_NEEDED = auto()  # … some days before
    ILL = auto()  # the host fell ill, and it was moved
    APART = auto()  # brother and sister with two hosts


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for."""

    home: str = ""  # a family's key; "": whoever has not been away for longest
    children: str = ""  # first names, as "Summer, Riley"
    starts_at: datetime
    ends_at: datetime
    host: str = ""  # told by a diary; "": as the rules have it
    hosts: tuple[str, ...] = ()  # told for each, where they are apart
    reason: RequestReason = RequestReason.BREAK
    words: str = ""
    urgency: Urgency = Urgency.PLANNED
    asked_before: int = 14  # days
    flexible_days: int = 0
    wishes: str = ""
    reached: Reached = Reached.OVER
    twist: Twist = Twist.NONE
    asks_host: bool = False  # the host may be asked for more than they usually offer
    may_decide: frozenset[HostRule] = frozenset()  # rules that the service set aside
    conditions: str = ""  # … and on which conditions
    claim: bool = True
    child_words: str = ""
    how_it_went: str = ""
    outcome: Outcome | None = None
    refusal: RefusalReason | None = None
    outcome_note: str = ""

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.starts_at.date()

    @property
    def is_emergency(self) -> bool:
        """Whether it was asked for at once."""
        return self.urgency is Urgency.EMERGENCY


@dataclass(frozen=True, kw_only=True)
class Part:
    """Children of a request with one host."""

    host_id: FamilyId
    host: str  # the key
    child_ids: tuple[ChildId, ...]
    agreed: tuple[HostRule, ...] = ()  # what whoever authorises agrees to as well
    set_aside: tuple[HostRule, ...] = ()  # what the service decided
    fell_ill: FamilyId | None = None  # who was to host first


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What was asked for, and who takes whom."""

    wanted: Wanted
    home: str  # the key
    request: StayRequest
    asked_on: date
    parts: tuple[Part, ...] = ()
    names: tuple[str, ...] = field(default=())  # of the children


def span(first: date, begins: tuple[int, int], nights: int, ends: tuple[int, int]) -> dict[str, Any]:
    """From an hour of a day to an hour some nights later."""
    return {
        "starts_at": at_london(first, *begins),
        "ends_at": at_london(first + timedelta(days=nights), *ends),
    }


def weekend_before(day: date) -> date:
    """The Friday of the last weekend that was over before a day."""
    return day - timedelta(days=(day.isoweekday() % 7 or 7) + 2)
