"""One gathering of the demonstration year, and the means to have it asked to, answered, and ticked at the door."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from hivedesk.casework.demonstration.acts import Act, use
from hivedesk.casework.demonstration.at_the_door import (
    answer,
    came,
    leave,
    rest_stayed_away,
)
from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.demonstration.turnout import Party, Person, belongs, parties
from hivedesk.casework.events import add_event
from hivedesk.casework.guests import invite, invite_as_last_time, invite_eligible
from hivedesk.domain.events.records import Event, EventId, GuestKind, Reply
from hivedesk.domain.families import Channel, FamilyKind
from hivedesk.foundation.clock import at_london

LATELY = 60  # days: of late she writes down more of what happens at the door
FAMILIES_ASKED, GROUPS_ASKED = timedelta(days=24), timedelta(days=15)


@dataclass(frozen=True)
class Meeting:
    """One gathering: the event, or which time of a series, with its day."""

    event_id: EventId
    start: datetime | None  # which time of a series; None for what takes place once
    starts_at: datetime
    ends_at: datetime
    day: date
    families: bool

    @property
    def which(self) -> tuple[EventId, datetime | None]:
        """As the use cases name it."""
        return self.event_id, self.start


@dataclass
class Meetings:
    """What makes the acts; ``happenings`` are the contacts of the year, some of which took place at an event."""

    days: KeyDays
    members: Sequence[Member]
    happenings: Sequence[Happening]
    worker: str
    new_id: Callable[[], str]
    random: Random
    _present: dict[date, frozenset[str]] = field(default_factory=dict)
    _others: dict[date, list[tuple[Member, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._read_diaries()

    def _add_series(
        self, details: dict[str, Any], first: date, begins: tuple[int, int], minutes: int, rule: str, **more: Any
    ) -> tuple[EventId, Act]:
        event_id = EventId(self.new_id())
        start = at_london(first, *begins)
        fields = {"leader": self.worker} | details | more
        event = Event(id=event_id, starts_at=start, ends_at=start + timedelta(minutes=minutes), rule=rule, **fields)
        return event_id, Act(self._at(self._early(first, 18), 8, 20), use(add_event, event))

    def _event(self, event_id: EventId, meeting: Meeting, fields: dict[str, Any]) -> Event:
        given = {"leader": self.worker} | fields
        return Event(id=event_id, starts_at=meeting.starts_at, ends_at=meeting.ends_at, **given)

    def _meeting(
        self,
        event_id: EventId,
        day: date,
        begins: tuple[int, int],
        minutes: int,
        *,
        families: bool,
        once: bool = False,
    ) -> Meeting:
        start = at_london(day, *begins)
        return Meeting(event_id, None if once else start, start, start + timedelta(minutes=minutes), day, families)

    def _parties(self, meeting: Meeting) -> list[Party]:
        present = self._present.get(meeting.day, frozenset())
        chance = Random(self.random.getrandbits(64))
        before = FAMILIES_ASKED if meeting.families else GROUPS_ASKED
        asked_on = min(self._early(meeting.day, before.days), self._early(self.days.today, 9))
        today, families = self.days.today, meeting.families
        return parties(self.members, meeting.day, asked_on, today, present, chance, families=families)

    def _invited(
        self, meeting: Meeting, before: timedelta, added: datetime, *, as_last_time: bool = False
    ) -> Iterator[Act]:
        at = max(self._at(self._early(meeting.day, before.days), 9, 30), added + timedelta(minutes=30))
        yield Act(at, use(invite_as_last_time if as_last_time else invite_eligible, *meeting.which))
        present = self._present.get(meeting.day, frozenset())
        guests = {m.key for m in self.members if present & {p.id for p in m.people} and not belongs(m, meeting.day)}
        yield from self._ask_by_hand(meeting, guests, at + timedelta(minutes=4))

    def _ask_by_hand(self, meeting: Meeting, keys: Collection[str], at: datetime) -> Iterator[Act]:
        """Families to whom it is not open, by invitation."""
        for member in self.members:
            if member.key in keys and at_london(member.added_on, 12) < at:
                carers = [(member.household.family.id, str(carer.id)) for carer in member.household.carers]
                yield Act(at, use(invite, *meeting.which, carers))

    def _answers(self, meeting: Meeting, coming: Sequence[Party], days_before: tuple[int, ...]) -> Iterator[Act]:
        """In one go, or the quick ones first."""
        for number, days in enumerate(days_before):
            now = [party for party in coming if len(days_before) == 1 or party.early is (number == 0)]
            yield from self._answer(meeting, now, self._at(self._early(meeting.day, days), 18, 5))

    def _answer(self, meeting: Meeting, coming: Sequence[Party], at: datetime) -> Iterator[Act]:
        for place, reply in enumerate((Reply.YES, Reply.NO)):
            ids = frozenset().union(*(party.person_ids for party in coming if party.reply is reply))
            if ids:
                yield Act(at + timedelta(minutes=2 * place), use(answer, *meeting.which, ids, reply))

    def _came(
        self, meeting: Meeting, coming: Sequence[Party], *, at_the_door: bool, complete: bool = True
    ) -> Iterator[Act]:
        """Ticked as they come through the door, or in the evening from paper; then nobody else came."""
        here = [party for party in coming if party.comes]
        shares = [here[::2], here[1::2]] if at_the_door else [here]
        for number, share in enumerate(shares):
            at = meeting.starts_at + timedelta(minutes=(-4, 9)[number])
            if not at_the_door:
                at = max(meeting.ends_at + timedelta(minutes=20), self._at(meeting.day, 17, 40))
            people = tuple((one.family_id, one.person_ids) for one in share)
            if people:
                yield Act(at, use(came, *meeting.which, people))
        if meeting.families:
            yield from self._left(meeting, here)
        if not complete:
            return
        closing = max(meeting.ends_at + timedelta(minutes=25), self._at(meeting.day, 17, 45))
        yield Act(closing, use(rest_stayed_away, *meeting.which))

    def _left(self, meeting: Meeting, here: Sequence[Party]) -> Iterator[Act]:
        """Some are collected early; the others leave when it ends."""
        early = [one for one in here if one.member.household.carers and any(_is_child(p) for p in one.people)][:2]
        for number, party in enumerate(early):
            carer = party.member.household.carers[-1]
            children = frozenset(person.person_id for person in party.people if _is_child(person))
            at = meeting.ends_at - timedelta(minutes=35 - 10 * number)
            yield Act(at, use(leave, *meeting.which, children, f"{carer.first_name} {carer.last_name}"))
        if meeting.day > self.days.ago(LATELY):  # of late she ticks everybody as leaving
            yield Act(meeting.ends_at - timedelta(minutes=2), use(leave, *meeting.which, None, ""))

    def _young_of(self, key: str, day: date) -> frozenset[str]:
        member = self._member(key)
        placed = [one.child_id for one in member.household.placements if (one.started_on or day) <= day]
        return frozenset(str(child) for child in placed)

    def _member(self, key: str) -> Member:
        return next(member for member in self.members if member.key == key)

    def _early(self, day: date, days: int) -> date:
        """A working day so many days before, not before the year begins."""
        return max(self.days.start, self.days.seasons.working_day_by(day - timedelta(days=days)))

    def _working(self, day: date) -> date:
        return self.days.seasons.working_day_from(day)

    def _at(self, day: date, hour: int, minute: int) -> datetime:
        return at_london(day, hour, minute)

    def _read_diaries(self) -> None:
        present: dict[date, set[str]] = {}
        for happening in self.happenings:
            note, house = happening.note, happening.member.household
            if note.channel is not Channel.AT_EVENT:
                continue
            carer = happening.cast.carer
            names = note.who or ((carer.first_name,) if carer is not None else ())
            known = {person.first_name: str(person.id) for person in happening.member.people}
            present.setdefault(happening.day, set()).update(known[name] for name in names if name in known)
            others = [(happening.member, name) for name in names if name not in known]
            alone = house.family.kind is FamilyKind.CARE_LEAVER
            self._others.setdefault(happening.day, []).extend(
                (member, house.family.name if alone else name) for member, name in others
            )
        self._present = {day: frozenset(ids) for day, ids in present.items()}


def _is_child(person: Person) -> bool:
    return person.kind is not GuestKind.CARER
