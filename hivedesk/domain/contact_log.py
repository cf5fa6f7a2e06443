"""The contact log: what was said and done with a family, written so that the child may read it one day.

Clear, dated, signed; fact apart from opinion and from what third parties said (National Minimum
Standards for fostering, 26).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType

from hivedesk.domain.families import Channel
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused

EntryId = NewType("EntryId", str)


class Direction(StrEnum):
    """Who made the contact happen."""

    PLANNED = "planned"
    BY_CARER = "by the carer"


class ContactKind(StrEnum):
    """What kind of contact it was."""

    ONE_TO_ONE = "1:1 session"
    CATCH_UP = "catch-up"
    PRACTICAL = "practical"
    NOT_REACHED = "tried and not reached"


class FollowUpKind(StrEnum):
    """What a follow-up is: something to do, or a call or visit planned."""

    TO_DO = "to do"
    CALL = "call"
    VISIT = "visit"


@dataclass(frozen=True, kw_only=True)
class ContactLogEntry:
    """One contact with a family."""

    id: EntryId
    family_id: FamilyId
    happened_at: datetime  # UTC
    entered_at: datetime  # UTC, set when first saved
    author: str  # who wrote and thereby signs it
    who: tuple[str, ...] = ()  # ids of the persons spoken with
    who_else: str = ""  # somebody who is in no record
    minutes: int = 15
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.PLANNED
    kind: ContactKind = ContactKind.CATCH_UP
    topics: tuple[str, ...] = ()
    fact: str = ""
    opinion: str = ""
    third_party: str = ""
    childs_voice: str = ""
    outcome: str = ""
    shared_with: str = ""
    concern: bool = False
    concern_facts: str = ""
    concern_told: str = ""  # who was told, when
    changed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Addendum:
    """Something added to an entry after it was locked."""

    id: str
    entry_id: EntryId
    family_id: FamilyId
    added_at: datetime
    author: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """Something to be done by a date; from a contact or by itself."""

    id: str
    family_id: FamilyId | None
    entry_id: EntryId | None
    due_on: date
    what: str
    done_at: datetime | None = None
    kind: FollowUpKind = FollowUpKind.TO_DO
    at: time | None = None  # on the wall clock of Europe/London; None = any time that day
    asked_by_carer: bool = False  # they asked for the call or visit


TOPICS = (
    "behaviour",
    "school",
    "health",
    "family time",
    "placement",
    "carer's wellbeing",
    "own children",
    "training",
    "payments",
    "sleepover",
    "social worker",
    "practical help",
)


def is_locked(entry: ContactLogEntry, now: datetime, policy: Policy) -> bool:
    """Whether the entry is signed and locked: the policy's hours after it was first saved."""
    return now >= entry.entered_at + timedelta(hours=policy.contact_lock_hours)


def is_late(entry: ContactLogEntry, policy: Policy) -> bool:
    """Whether it was entered more than the policy's days after it happened."""
    return entry.entered_at - entry.happened_at > timedelta(days=policy.late_entry_days)


def is_two_way(entry: ContactLogEntry) -> bool:
    """Whether somebody answered: neither a voicemail nor a message sent out."""
    return entry.kind is not ContactKind.NOT_REACHED and entry.channel is not Channel.MESSAGE


def is_outside_office_hours(entry: ContactLogEntry, policy: Policy) -> bool:
    """Whether it began outside the policy's office hours on the wall clock of Europe/London."""
    moment = local(entry.happened_at)
    return moment.isoweekday() not in policy.office_days or not (policy.office_from <= moment.time() < policy.office_to)


def check_entry(entry: ContactLogEntry, now: datetime) -> None:
    """Refuse an entry that cannot be.

    Raises:
        RuleRefused: in the future, no length, a length beyond a day, or nothing said in it.
    """
    if entry.happened_at > now + timedelta(minutes=1):
        raise RuleRefused("This contact lies in the future.", "Set When to the time at which it took place.")
    if not 0 <= entry.minutes <= 24 * 60:
        raise RuleRefused("The minutes cannot be right.", "Enter a number from 0 to 1440.")
    if entry.concern and not (entry.concern_facts.strip() or entry.fact.strip()):
        raise RuleRefused("The concern has no facts yet.", "Write what you saw or heard, or take the tick off Concern.")
    texts = (entry.fact, entry.opinion, entry.third_party, entry.childs_voice, entry.outcome, entry.concern_facts)
    if entry.kind is not ContactKind.NOT_REACHED and not any(text.strip() for text in texts):
        raise RuleRefused("Nothing is written yet.", "One line under What happened is enough.")


def check_change(old: ContactLogEntry, now: datetime, policy: Policy) -> None:
    """Refuse to change an entry that is signed and locked.

    Raises:
        RuleRefused: it is locked; an addendum can be made.
    """
    if is_locked(old, now, policy):
        raise RuleRefused(
            f"This entry was signed and locked {policy.contact_lock_hours} hours after it was written.",
            "Add a note: it is shown below the entry.",
        )
