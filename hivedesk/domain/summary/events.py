"""Counts support groups and family sessions: those that took place, and who came to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hivedesk.domain.events.records import Event, EventKind, Guest, GuestKind, Presence, days_of
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.summary.catalogue_events import (
    FAMILY_SESSIONS_KEY,
    MEMBERS_OF,
    PEOPLE,
    SUPPORT_GROUPS_KEY,
    member_key,
)
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.domain.summary.people import belongs, waits

COUNTED = {EventKind.SUPPORT_GROUP: SUPPORT_GROUPS_KEY, EventKind.FAMILY_EVENT: FAMILY_SESSIONS_KEY}
"""The kinds of events that the summary counts, with the key of their section."""

_PEOPLE_OF = {
    GuestKind.CARER: "carers",
    GuestKind.CHILD_IN_CARE: "children_in_care",
    GuestKind.OWN_CHILD: "own_children",
    GuestKind.OTHER_ADULT: "others",
    GuestKind.OTHER_CHILD: "others",
}


@dataclass(frozen=True)
class PastEvent:
    """An event whose time is over. ``event`` has the times of this occurrence; a series itself has no guests."""

    event: Event
    original_start: datetime | None = None  # which time of the series, where this one has no record of its own
    guests: tuple[Guest, ...] = ()

    @property
    def came(self) -> list[Guest]:
        """Who is recorded as having been there."""
        return [guest for guest in self.guests if guest.presence is Presence.CAME]

    @property
    def day(self) -> date:
        """The day on which it ended."""
        return days_of(self.event)[1]


def count_events(past: Iterable[PastEvent], households: Iterable[Household], first: date, last: date) -> Tallies:
    """Count the groups and sessions that ended from ``first`` to ``last``; cancelled ones took no place."""
    ended = [one for one in past if first <= one.day <= last and not one.event.cancelled]
    houses = {house.family.id: house for house in households}
    tallies: dict[str, Tallies] = {
        key: _section(key, [one for one in ended if one.event.kind is kind], houses) for kind, key in COUNTED.items()
    }
    return {key: found for section in tallies.values() for key, found in section.items()}


def _section(key: str, ended: Sequence[PastEvent], houses: Mapping[FamilyId, Household]) -> Tallies:
    held = [one for one in ended if one.came]
    families = list(_families(key, held, houses))
    guests = [(one, guest) for one in held for guest in one.came]
    return {
        f"{key}.held": counted(_row(one, _how_many(one)) for one in held),
        f"{key}.without_attendance": counted(
            _row(one, "nobody is ticked as having come") for one in ended if not one.came
        ),
        f"{key}.families": counted(row for _, row in families),
        **{
            f"{key}.families.{member}": counted(row for status, row in families if status == member)
            for member in MEMBERS_OF[key]
        },
        f"{key}.people": counted(_guest_row(one, guest) for one, guest in guests),
        **{
            f"{key}.{people}": counted(
                _guest_row(one, guest) for one, guest in guests if _PEOPLE_OF[guest.kind] == people
            )
            for people in PEOPLE
        },
        f"{key}.walk_ins": counted(_guest_row(one, guest) for one, guest in guests if guest.walk_in),
    }


def _families(
    section: str, held: Iterable[PastEvent], houses: Mapping[FamilyId, Household]
) -> Iterator[tuple[str, DrillRow]]:
    """Each family that came, with what it was to the Hive on the last such day."""
    days: dict[FamilyId, list[date]] = {}
    for one in held:
        for family_id in dict.fromkeys(guest.family_id for guest in one.came):
            if family_id is not None:
                days.setdefault(family_id, []).append(days_of(one.event)[0])
    for family_id, came_on in days.items():
        words = "came once" if len(came_on) == 1 else f"came {len(came_on)} times"
        row = DrillRow(RecordKind.FAMILY, family_id, family_id, max(came_on), 1, words)
        yield _status(section, houses.get(family_id), max(came_on)), row


def _status(section: str, house: Household | None, day: date) -> str:
    if house is not None and belongs(house.family, day):
        return member_key(section, house.family.kind)
    return "waiting" if house is not None and waits(house.family, day) else "others"


def _row(one: PastEvent, text: str) -> DrillRow:
    event = one.event
    return DrillRow(RecordKind.EVENT, event.id, None, days_of(event)[0], 1, text, one.original_start)


def _guest_row(one: PastEvent, guest: Guest) -> DrillRow:
    words = f"{guest.kind.value}, walk-in" if guest.walk_in else guest.kind.value
    return DrillRow(RecordKind.EVENT, one.event.id, guest.family_id, days_of(one.event)[0], 1, words)


def _how_many(one: PastEvent) -> str:
    people = len(one.came)
    families = len({guest.family_id for guest in one.came} - {None})
    return (
        f"{people} {'person' if people == 1 else 'people'}, {families} {'family' if families == 1 else 'families'} came"
    )
