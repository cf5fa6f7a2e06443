"""What stands on the papers at the door: frozen rows, gathered by casework and printed by `outgoing`."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hivedesk.domain.events.records import CHILDREN, Event, GuestKind, Presence, Reply, days_of
from hivedesk.domain.families import Answer
from hivedesk.domain.policy.reader import DutyNumber
from hivedesk.foundation.clock import format_date, format_moment, format_time

AGE_BANDS = ("0-4", "5-10", "11-15", "16-17")


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """A guest on paper: the first name and an initial, never the surname."""

    short_name: str  # "Amy B."
    first_name: str = ""  # on a badge, and on the sheet that lies open at the door
    household: str  # "Bell"; "" for somebody who belongs to none
    kind: GuestKind
    age_band: str = ""  # one of AGE_BANDS for a child, "adult", or "" where the age is not known
    carer_present: str = ""  # of a child: first names of the family's adults who are expected or came
    reply: Reply = Reply.INVITED
    presence: Presence = Presence.UNKNOWN
    arrived: str = ""  # "14:05"
    left: str = ""
    collected_by: str = ""
    allergies: str = ""
    diet: str = ""
    photo_consent: Answer = Answer.UNKNOWN
    medical: str = ""  # health and medication: only on the leader's copy
    not_collected_by: str = ""  # only on the leader's copy
    ask_leader: bool = False  # before the child is collected: somebody must not, and who stands on the leader's copy
    walk_in: bool = False

    @property
    def is_child(self) -> bool:
        """Whether it is a child of any kind."""
        return self.kind in CHILDREN


@dataclass(frozen=True, kw_only=True)
class RosterSheet:
    """Everything that the papers of one event need."""

    event: Event  # with the times of this occurrence
    rows: tuple[RosterRow, ...]  # by household, adults first; those who said no as well, for their number
    duty_numbers: tuple[tuple[DutyNumber, str], ...]  # with the Hive's own number, "" where it is not entered
    destroy_by: date
    worker_phone: str = ""  # "" leaves a line to write it on


@dataclass(frozen=True)
class Turnout:
    """Those who came or are still expected: who looks after whom."""

    adults: int
    children: int
    grown: int  # children's records of people who are 18 by now: neither in need of an adult nor one who minds others

    def ratio(self) -> str:
        """``1 adult to 2.5 children``; "" where there are no children or no adults."""
        if not self.adults or not self.children:
            return ""
        each = round(self.children / self.adults, 1)
        return f"1 adult to {each:g} {'child' if each == 1 else 'children'}"

    def too_many_for(self, children_per_adult: int | None) -> bool:
        """Whether there are more children than the adults may look after."""
        return children_per_adult is not None and self.children > self.adults * children_per_adult


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


def turnout(rows: tuple[RosterRow, ...]) -> Turnout:
    """Adults and children among those who came, and those who are still expected."""
    expected = [row for row in rows if row.reply is Reply.YES and row.presence is Presence.UNKNOWN]
    coming = [*expected, *(row for row in rows if row.presence is Presence.CAME)]
    children = [row for row in coming if row.is_child]
    grown = sum(_band(row) == "adult" for row in children)
    return Turnout(len(coming) - len(children), len(children) - grown, grown)


def listed(rows: tuple[RosterRow, ...]) -> tuple[RosterRow, ...]:
    """Whom the roster names: all but those who said no; of them only who came all the same."""
    return tuple(row for row in rows if row.reply is not Reply.NO or row.walk_in or row.presence is Presence.CAME)


def with_a_place(rows: tuple[RosterRow, ...]) -> tuple[RosterRow, ...]:
    """Who may come to the door: those listed without the waiting list, unless they came."""
    return tuple(row for row in listed(rows) if row.reply is not Reply.WAITING or row.presence is Presence.CAME)


def by_household(rows: tuple[RosterRow, ...]) -> list[tuple[str, tuple[RosterRow, ...]]]:
    """The rows by household, in their order; those who belong to none last, under ""."""
    at_home = [row for row in rows if row.household]
    own = [(name, tuple(group)) for name, group in groupby(at_home, lambda row: row.household)]
    alone = tuple(row for row in rows if not row.household)
    return [*own, ("", alone)] if alone else own


def when_words(event: Event) -> str:
    """``Sat 14 Nov 2026, 14:00 to 16:30``; over several days with both dates; "all day" where it is."""
    first, last = days_of(event)
    if event.all_day:
        return f"{format_date(first)}, all day" if first == last else f"{format_date(first)} to {format_date(last)}"
    end = format_time(event.ends_at) if first == last else format_moment(event.ends_at)
    return f"{format_moment(event.starts_at)} to {end}"


def age_band(age: int | None) -> str:
    """The band of an age in years; "" where it is not known, "adult" from 18 on."""
    if age is None:
        return ""
    if age >= 18:
        return "adult"
    return AGE_BANDS[(age >= 5) + (age >= 11) + (age >= 16)]


def _band(row: RosterRow) -> str:
    return row.age_band or ("age not known" if row.is_child else "adult")
