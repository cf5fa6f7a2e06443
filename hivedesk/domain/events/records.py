"""An event, who is asked to it, and what was said of it afterwards."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from hivedesk.domain.families import Answer
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused

EventId = NewType("EventId", str)
GuestId = NewType("GuestId", str)


class EventKind(StrEnum):
    """What kind of thing stands in the calendar."""

    SUPPORT_GROUP = "support group"
    FAMILY_EVENT = "family event"
    GATHERING = "other gathering"  # an after-school club, a training evening: guests, but in no figure of the summary
    MEETING = "meeting"
    APPOINTMENT = "appointment"
    LEAVE = "leave"


GATHERINGS = frozenset({EventKind.SUPPORT_GROUP, EventKind.FAMILY_EVENT, EventKind.GATHERING})
"""Kinds to which people are asked; the others are the worker's own."""


class Audience(StrEnum):
    """For whom it is meant: who "all eligible" are. Anybody else can be asked by hand."""

    CARERS = "carers"
    FAMILIES = "whole families"
    CHILDREN = "children and young people"


class Reply(StrEnum):
    """What a guest answered."""

    INVITED = "no answer yet"
    YES = "yes"
    NO = "no"
    WAITING = "waiting list"


class Presence(StrEnum):
    """Whether a guest was there."""

    UNKNOWN = "not recorded"
    CAME = "came"
    DID_NOT_COME = "did not come"


class GuestKind(StrEnum):
    """What a guest is."""

    CARER = "carer"
    CHILD_IN_CARE = "child in care"
    OWN_CHILD = "own child"
    OTHER_ADULT = "other adult"
    OTHER_CHILD = "other child"


CHILDREN = frozenset({GuestKind.CHILD_IN_CARE, GuestKind.OWN_CHILD, GuestKind.OTHER_CHILD})


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something in the calendar: once, a series, or one occurrence of a series that has a record of its own.

    A series (``rule``) starts on the wall clock of Europe/London: its occurrences keep their hour over the change of
    the clocks. An occurrence with a record of its own names its series and the start that the rule gives it.
    """

    id: EventId
    kind: EventKind = EventKind.SUPPORT_GROUP
    title: str = ""
    starts_at: datetime  # UTC; of an all-day event midnight in London
    ends_at: datetime  # UTC; of an all-day event midnight after its last day
    all_day: bool = False
    # the series
    rule: str = ""  # RFC 5545 RRULE without its name, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"; "" = once
    not_in_holidays: bool = False  # left out in school holidays, as far as they are known
    left_out: tuple[datetime, ...] = ()  # EXDATE: starts that do not take place
    added: tuple[datetime, ...] = ()  # RDATE: further starts
    series_id: EventId | None = None  # the series of which this is one occurrence
    original_start: datetime | None = None  # the start that the series gives it (RECURRENCE-ID)
    # where and for whom
    audience: Audience = Audience.CARERS
    leader: str = ""
    venue: str = ""
    address: str = ""
    capacity: int | None = None  # people, guests of every kind
    children_per_adult: int | None = None  # at most so many children to one adult
    cost_pence: int | None = None  # a person
    transport: str = ""
    bring: str = ""
    catering: str = ""  # what is served, for the allergies
    risk_assessment: str = ""  # the reference of the service's own paper
    notes: str = ""
    remind_minutes: int | None = None  # before it starts; None = not at all
    cancelled: bool = False
    cancelled_why: str = ""
    feedback: str = ""  # afterwards: how it went
    # from a calendar that was brought in
    uid: str = ""  # its own id there: a second import updates instead of doubling
    source: str = ""  # which calendar, as the worker calls it


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody asked to an event, or who came without being asked."""

    id: GuestId
    event_id: EventId
    family_id: FamilyId | None = None  # None: belongs to no family on record
    person_id: str = ""  # the carer's or child's id; "" for somebody who is in no record
    kind: GuestKind = GuestKind.CARER
    name: str = ""  # only of somebody who is in no record
    needs: str = ""  # of somebody who is in no record: allergies, diet
    reply: Reply = Reply.INVITED
    replied_at: datetime | None = None  # orders the waiting list
    presence: Presence = Presence.UNKNOWN
    walk_in: bool = False
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    collected_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What somebody said of an event, in their words; quoted in the annual review only with consent."""

    id: str
    event_id: EventId
    said_by: str = ""  # as they may be quoted: "a carer", "a boy, 9"
    words: str
    consent: Answer = Answer.UNKNOWN
    said_on: date


def days_of(event: Event) -> tuple[date, date]:
    """First and last day on the wall clock of Europe/London; an end at midnight belongs to the day before."""
    first = local(event.starts_at).date()
    return first, max(first, local(event.ends_at - timedelta(microseconds=1)).date())


def is_gathering(event: Event) -> bool:
    """Whether people are asked to it."""
    return event.kind in GATHERINGS


def check_event(event: Event) -> None:
    """Refuse an event that cannot be.

    Raises:
        RuleRefused: no title, an end before its start, longer than a year, or a number below one.
    """
    if not event.title.strip():
        raise RuleRefused("The event has no title yet.", "Fill in Title.")
    if event.ends_at <= event.starts_at:
        raise RuleRefused("The event ends before it starts.", "Check Starts and Ends.")
    if event.ends_at - event.starts_at > timedelta(days=366):
        raise RuleRefused("The event lasts longer than a year.", "Check Ends.")
    if event.rule and event.ends_at - event.starts_at > timedelta(days=31):
        raise RuleRefused("What repeats cannot last longer than a month.", "Check Ends.")
    for label, number in (("Places", event.capacity), ("Children to one adult", event.children_per_adult)):
        if number is not None and number < 1:
            raise RuleRefused(f"{label} is below one.", f"Check {label}, or leave it empty.")
    if event.cost_pence is not None and event.cost_pence < 0:
        raise RuleRefused("The cost is below nothing.", "Check Cost a person.")
