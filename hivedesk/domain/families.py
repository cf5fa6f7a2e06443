"""The records of a Hive's families. Every field here has one row column (`store.rows`) and one form line
(`ui.forms`); `tests/architecture/test_fields_exist_once.py` notices if one is forgotten.

Empty text means "not recorded"; None means "not known".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

FamilyId = NewType("FamilyId", str)
CarerId = NewType("CarerId", str)
ChildId = NewType("ChildId", str)


class Status(StrEnum):
    """Where a family stands with the Hive."""

    WAITING = "waiting"
    ACTIVE = "active"
    ON_HOLD = "on hold"
    CLOSING = "closing"
    LEFT = "left"


class FamilyKind(StrEnum):
    """What kind of household it is."""

    COUNTY = "county carer"
    CONNECTED = "connected carer"
    SPECIAL_GUARDIAN = "special guardian"
    STAYING_PUT = "Staying Put only"
    RESIDENTIAL = "linked residential home"
    CARE_LEAVER = "care leaver"


FOSTERING_KINDS = (FamilyKind.COUNTY, FamilyKind.CONNECTED)
"""The kinds that foster now: 1:1 support, support groups, sleepovers and day care are theirs."""


class LeavingReason(StrEnum):
    """Why a family left."""

    DEREGISTERED = "de-registered"
    MOVED_HIVE = "moved to another Hive"
    SPECIAL_GUARDIANSHIP = "special guardianship"
    ADOPTION = "adoption"
    OTHER = "other"


class DayPart(StrEnum):
    """When a carer likes to be called."""

    MORNING = "mornings"  # 07:00-12:00
    SCHOOL_HOURS = "school hours"  # 10:00-14:00
    AFTERNOON = "afternoons"  # 12:00-17:00
    EVENING = "evenings"  # 17:00-20:00
    LATE_EVENING = "late evenings"  # 20:00-22:00
    SATURDAY = "Saturdays"


class Channel(StrEnum):
    """How people speak with each other."""

    PHONE = "phone"
    VISIT = "visit"
    VIDEO = "video"
    MESSAGE = "message"
    AT_EVENT = "at an event"


class Smoking(StrEnum):
    """Whether the household smokes."""

    UNKNOWN = "not known"
    NO = "no"
    OUTSIDE = "outside only"
    YES = "yes"


class Answer(StrEnum):
    """A yes or no that may not have been asked yet."""

    UNKNOWN = "not known"
    YES = "yes"
    NO = "no"


class CareKind(StrEnum):
    """A kind of care a carer is approved for."""

    SHORT_TERM = "short term"
    LONG_TERM = "long term"
    RESPITE = "respite"
    EMERGENCY = "emergency"
    PARENT_AND_CHILD = "parent and child"
    BRIDGING = "bridging"
    DISABILITY = "children with disabilities"


class Gender(StrEnum):
    """As the person, or the record of approval, has it."""

    UNKNOWN = "not known"
    GIRL = "girl"
    BOY = "boy"
    OTHER = "other"


class ApprovedGenders(StrEnum):
    """Which children the approval names."""

    ANY = "any"
    GIRLS = "girls only"
    BOYS = "boys only"


class ProfessionalRole(StrEnum):
    """What a professional is to the family."""

    SSW = "supervising social worker (SSW)"
    CHILD_SOCIAL_WORKER = "child's social worker"
    REVIEWING_OFFICER = "reviewing officer"
    SCHOOL = "school"
    HEALTH = "health"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Family:
    """A fostering household, or another household that belongs to the Hive."""

    id: FamilyId
    name: str
    reference: str = ""  # the worker's own list number, as "H001"
    status: Status = Status.ACTIVE
    kind: FamilyKind = FamilyKind.COUNTY
    # where and how to reach them
    address: str = ""
    town: str = ""
    postcode: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    preferred_times: tuple[DayPart, ...] = ()
    preferred_times_note: str = ""  # in their words: "not Weds"
    preferred_channel: Channel | None = None
    travel_minutes: int | None = None  # by car from the worker's home
    # the home
    languages: str = ""
    pets: str = ""
    smoking: Smoking = Smoking.UNKNOWN
    allergies: str = ""
    access_needs: str = ""
    car_seats: str = ""
    # with the Hive
    joined_on: date | None = None
    waiting_since: date | None = None
    waiting_area: str = ""
    ifa_transfer: bool = False
    ifa_agency: str = ""
    hold_from: date | None = None
    hold_reason: str = ""
    hold_support: str = ""
    hold_review_on: date | None = None
    left_on: date | None = None
    left_reason: LeavingReason | None = None
    # key dates
    supervision_last: date | None = None
    supervision_due: date | None = None
    annual_review_last: date | None = None
    annual_review_due: date | None = None
    unannounced_visit_last: date | None = None
    unannounced_visit_due: date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A family's terms of approval (Fostering Services (England) Regulations 2011, reg. 27). One a family."""

    id: str
    family_id: FamilyId
    approved_on: date | None = None
    number: int | None = None  # children at once
    age_from: int | None = None  # years, inclusive
    age_to: int | None = None
    genders: ApprovedGenders = ApprovedGenders.ANY
    kinds_of_care: tuple[CareKind, ...] = ()
    respite_only: bool = False
    respite_limits: str = ""
    named_children: str = ""  # connected carers: approved for these children only
    exemptions: str = ""  # from the usual fostering limit: named children, authority, until
    beds: int | None = None
    rooms: str = ""
    sharing_agreements: str = ""


@dataclass(frozen=True, kw_only=True)
class Carer:
    """An approved foster carer of a family."""

    id: CarerId
    family_id: FamilyId
    first_name: str
    last_name: str = ""
    mobile: str = ""
    email: str = ""
    main_carer: bool = False
    training_done: str = ""
    training_due_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ChildInCare:
    """A child in care, placed with a family."""

    id: ChildId
    family_id: FamilyId
    first_name: str
    last_name: str = ""
    known_as: str = ""  # the name the child likes
    date_of_birth: date | None = None
    gender: Gender = Gender.UNKNOWN
    siblings: str = ""
    placed_from: date | None = None
    placed_to: date | None = None
    placing_authority: str = ""
    social_worker: str = ""
    social_worker_phone: str = ""
    school: str = ""
    delegated_sleepovers: Answer = Answer.UNKNOWN
    health: str = ""
    allergies: str = ""
    medication: str = ""
    diet: str = ""
    culture: str = ""
    comfort: str = ""
    solo_placement: bool = False
    solo_reason: str = ""
    solo_review_on: date | None = None
    risk_flags: str = ""  # shown only on asking, and that is logged
    no_contact: str = ""  # shown only on asking, and that is logged
    not_collected_by: str = ""
    photo_consent: Answer = Answer.UNKNOWN
    own_words: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnChild:
    """A carer's own child."""

    id: ChildId
    family_id: FamilyId
    first_name: str
    last_name: str = ""
    date_of_birth: date | None = None
    lives_at_home: bool = True
    left_home_on: date | None = None
    allergies: str = ""
    photo_consent: Answer = Answer.UNKNOWN
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Professional:
    """Somebody who works with the family."""

    id: str
    family_id: FamilyId
    name: str
    role: ProfessionalRole = ProfessionalRole.SSW
    team: str = ""
    phone: str = ""
    email: str = ""
    notes: str = ""


Person = Carer | ChildInCare | OwnChild


@dataclass(frozen=True, kw_only=True)
class Household:
    """A family with all that belongs to it, as the card shows it."""

    family: Family
    approval: Approval | None = None
    carers: tuple[Carer, ...] = ()
    children_in_care: tuple[ChildInCare, ...] = ()
    own_children: tuple[OwnChild, ...] = ()
    professionals: tuple[Professional, ...] = ()


def full_name(person: Person) -> str:
    """``Grace Oyelaran``; the first name alone where no surname is known."""
    return f"{person.first_name} {person.last_name}".strip()


def readable_phone(number: str) -> str:
    """``07700 900664`` for ``07700900664``; anything else stays as it is (area codes differ in length: a guess)."""
    if len(number) == 11 and number.isdigit() and number.startswith("0"):
        if number.startswith("02"):
            return f"{number[:3]} {number[3:7]} {number[7:]}"
        return f"{number[:5]} {number[5:]}"
    return number


def initials(name: str) -> str:
    """``G. O.`` for the discreet view."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word)


def is_newly_approved(approval: Approval | None, on: date) -> bool:
    """Whether the family was approved within the year up to ``on`` (derived, never ticked)."""
    if approval is None or approval.approved_on is None:
        return False
    approved = approval.approved_on
    return approved <= on < years_after(approved, 1)


def years_after(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def age_on(date_of_birth: date | None, on: date) -> int | None:
    """Age in whole years, or None where the date of birth is not known."""
    if date_of_birth is None or date_of_birth > on:
        return None
    return on.year - date_of_birth.year - ((on.month, on.day) < (date_of_birth.month, date_of_birth.day))


def is_placed(child: ChildInCare, on: date) -> bool:
    """Whether the child lives with the family on that day; an unknown start counts as placed."""
    return (child.placed_from is None or child.placed_from <= on) and (child.placed_to is None or on < child.placed_to)


def is_open(family: Family, on: date) -> bool:
    """Whether the family belonged to the Hive on that day: joined, and not yet left. Waiting does not count."""
    if family.status is Status.WAITING or (family.joined_on is not None and family.joined_on > on):
        return False
    return family.left_on is None or on < family.left_on
