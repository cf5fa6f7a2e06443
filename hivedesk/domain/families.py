"""The records of a Hive's families. Every field here has one column (`store.tables`) and one form line
(`ui.form_lines`); `tests/architecture/test_fields_exist_once.py` notices if one is forgotten.

Empty text means "not recorded"; None means "not known".
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.ids import CarerId, ChildId, FamilyId


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


class Gender(StrEnum):
    """As the person, or the record of approval, has it."""

    UNKNOWN = "not known"
    GIRL = "girl"
    BOY = "boy"
    OTHER = "other"


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
    left_on: date | None = None
    left_reason: LeavingReason | None = None
    moved_to: str = ""  # the other Hive
    # key dates
    supervision_last: date | None = None
    supervision_due: date | None = None
    annual_review_last: date | None = None
    annual_review_due: date | None = None
    unannounced_visit_last: date | None = None
    unannounced_visit_due: date | None = None
    notes: str = ""


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
    """A child in care, on the card of the family with whom the child is or was last placed."""

    id: ChildId
    family_id: FamilyId
    first_name: str
    last_name: str = ""
    known_as: str = ""  # the name the child likes
    date_of_birth: date | None = None
    gender: Gender = Gender.UNKNOWN
    sibling_ids: tuple[ChildId, ...] = ()  # brothers and sisters in the Hive's records; each names the other
    siblings: str = ""  # brothers and sisters elsewhere
    placing_authority: str = ""
    social_worker: str = ""
    social_worker_phone: str = ""
    school: str = ""
    delegated_sleepovers: Answer = Answer.UNKNOWN
    health: str = ""
    allergies: str = ""
    medication: str = ""  # which, the dose, the time
    gp: str = ""  # name and phone
    access_needs: str = ""
    diet: str = ""
    sleep: str = ""
    culture: str = ""
    comfort: str = ""
    risk_flags: str = ""  # shown only on asking, and that is logged
    no_contact: str = ""  # shown only on asking, and that is logged
    no_contact_ids: tuple[ChildId, ...] = ()  # children on record who must not meet this one; each names the other
    not_collected_by: str = ""  # shown only on asking, and that is logged
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


def years_after(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later; the last day of the month where it has fewer days."""
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def age_on(date_of_birth: date | None, on: date) -> int | None:
    """Age in whole years, or None where the date of birth is not known."""
    if date_of_birth is None or date_of_birth > on:
        return None
    return on.year - date_of_birth.year - ((on.month, on.day) < (date_of_birth.month, date_of_birth.day))


def is_open(family: Family, on: date) -> bool:
    """Whether the family belonged to the Hive on that day: joined, and not yet left. Waiting does not count."""
    if family.status is Status.WAITING or (family.joined_on is not None and family.joined_on > on):
        return False
    return family.left_on is None or on < family.left_on
