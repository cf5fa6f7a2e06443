"""What stands on the papers at the door: frozen rows, gathered by casework and printed by `outgoing`."""

from dataclasses import dataclass
from datetime import date

from hivedesk.domain.events.records import CHILDREN, Event, GuestKind, Presence, Reply
from hivedesk.domain.families import Answer
from hivedesk.domain.policy.reader import DutyNumber

AGE_BANDS = ("0-4", "5-10", "11-15", "16-17")


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """A guest on paper: the first name and an initial, never the surname."""

    short_name: str  # "Amy B."
    household: str  # "Bell"; "" for somebody who belongs to none
    kind: GuestKind
    age_band: str = ""  # one of AGE_BANDS for a child, "adult", or "" where the age is not known
    carer_present: str = ""  # of a child: first names of the family's adults who are expected or came
    reply: Reply = Reply.INVITED
    presence: Presence = Presence.UNKNOWN
    arrived: str = ""  # "14:05"
    left: str = ""
    collected_by: str = ""
    diet: str = ""  # allergies and diet
    photo_consent: Answer = Answer.UNKNOWN
    medical: str = ""  # health and medication: only on the leader's copy
    not_collected_by: str = ""  # only on the leader's copy
    walk_in: bool = False

    @property
    def is_child(self) -> bool:
        """Whether it is a child of any kind."""
        return self.kind in CHILDREN


@dataclass(frozen=True, kw_only=True)
class RosterSheet:
    """Everything that the papers of one event need."""

    event: Event  # with the times of this occurrence
    rows: tuple[RosterRow, ...]  # by household, adults first
    duty_numbers: tuple[tuple[DutyNumber, str], ...]  # with the Hive's own number, "" where it is not entered
    destroy_by: date
    worker_phone: str = ""


@dataclass(frozen=True)
class BandTotal:
    """How many of an age band are expected, and how many came."""

    band: str
    expected: int
    came: int


def totals(rows: tuple[RosterRow, ...]) -> tuple[BandTotal, ...]:
    """By age band: the children's in their order, "age not known", then adults; bands without anybody are left out."""
    bands = (*AGE_BANDS, "age not known", "adult")
    found = []
    for band in bands:
        own = [row for row in rows if _band(row) == band]
        expected = sum(row.reply is Reply.YES for row in own)
        came = sum(row.presence is Presence.CAME for row in own)
        if own and (expected or came):
            found.append(BandTotal(band, expected, came))
    return tuple(found)


def age_band(age: int | None) -> str:
    """The band of an age in years; "" where it is not known, "adult" from 18 on."""
    if age is None:
        return ""
    if age >= 18:
        return "adult"
    return AGE_BANDS[(age >= 5) + (age >= 11) + (age >= 16)]


def _band(row: RosterRow) -> str:
    return row.age_band or ("age not known" if row.is_child else "adult")
