"""What stands in the calendar, whatever it comes from: an event, a call, a key date, a bank holiday."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hivedesk.domain.ids import FamilyId


class ItemKind(StrEnum):
    """Kinds to filter by, in the order in which they are offered."""

    SUPPORT_GROUP = "Support groups"
    FAMILY_EVENT = "Family events"
    GATHERING = "Other gatherings"
    CONTACT = "Visits and calls"
    MEETING = "Meetings and appointments"
    STAY = "Stays and day care"
    KEY_DATE = "Key dates"
    LEAVE = "Leave"
    SCHOOL = "School terms and holidays"
    BANK_HOLIDAY = "Bank holidays"


class Opens(StrEnum):
    """What is opened where an item is chosen."""

    EVENT = "event"
    FOLLOW_UP = "follow-up"
    FAMILY = "family"
    SCHOOL_DATES = "school dates"
    STAY = "stay"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class CalendarItem:
    """One thing on one or several days. ``first_day`` to ``last_day``, both included, on the wall clock of London."""

    key: str  # the same from reading to reading
    kind: ItemKind
    title: str
    first_day: date
    last_day: date
    starts_at: datetime | None = None  # UTC; None: all day, or any time that day
    ends_at: datetime | None = None
    family_id: FamilyId | None = None
    family_name: str = ""
    opens: Opens = Opens.NOTHING
    record_id: str = ""  # of what is opened
    original_start: datetime | None = None  # of an event: which occurrence
    in_series: bool = False
    movable: bool = False  # may be dragged to another day or hour
    cancelled: bool = False
    note: str = ""  # in short: venue, "4 of 12 places left", "overdue"
    problems: int = 0  # what is to be seen to

    @property
    def all_day(self) -> bool:
        """Whether it has no hour."""
        return self.starts_at is None


def on_day(items: tuple[CalendarItem, ...], day: date) -> tuple[CalendarItem, ...]:
    """What stands on a day: what lasts several days first, then all-day things, then by the hour; key dates last."""
    found = [item for item in items if item.first_day <= day <= item.last_day]
    return tuple(sorted(found, key=lambda item: _order(item, day)))


def _order(item: CalendarItem, day: date) -> tuple[bool, bool, bool, str, str]:
    several = item.first_day != item.last_day
    begins = item.starts_at.isoformat() if item.starts_at is not None and item.first_day == day else ""
    return not several, item.kind is ItemKind.KEY_DATE, bool(begins), begins, item.title
