"""The year of groups and family events as acts: set up, asked, answered, ticked at the door, and told of afterwards."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from hivedesk.casework.calendar import record_school_dates
from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up
from hivedesk.casework.demonstration import events_told as told
from hivedesk.casework.demonstration.acts import Act, Change, use
from hivedesk.casework.demonstration.at_the_door import (
    answer,
    came,
    leave,
    rest_stayed_away,
    tell_promoted,
)
from hivedesk.casework.demonstration.event_days import FamilyDay, as_school_dates, school_years
from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.demonstration.turnout import KEPT_APART_SINCE, Party, Person, belongs, parties
from hivedesk.casework.desk import Desk
from hivedesk.casework.events import add_event, cancel_event, move_event, record_feedback, remove_event
from hivedesk.casework.guests import add_walk_in, invite, invite_as_last_time, invite_eligible
from hivedesk.casework.voices import record_voice
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.events.records import Event, EventId, EventKind, GuestKind, Reply
from hivedesk.domain.events.series import Scope
from hivedesk.domain.families import Channel, FamilyKind, full_name
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.foundation.clock import at_london

_DAY = timedelta(days=1)
_LATELY = 60  # days
_GROUPS = {"thursday": ((10, 0), 90), "coffee": ((10, 0), 90), "evening": ((19, 30), 90)}  # begins, minutes
_FAMILY = ((14, 0), 150)
_FAMILIES_ASKED, _GROUPS_ASKED = timedelta(days=24), timedelta(days=15)


@dataclass(frozen=True)
class _Meeting:
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
class GatheringsYear:
    """Makes the acts; ``happenings`` are the contacts of the year, some of which took place at an event."""

    days: KeyDays
    members: Sequence[Member]
    happenings: Sequence[Happening]
    worker: str
    new_id: Callable[[], str]
    random: Random
    _present: dict[date, frozenset[str]] = field(default_factory=dict)
    _others: dict[date, list[tuple[Member, str]]] = field(default_factory=dict)

    def acts(self) -> Iterator[Act]:
        """Everything about events that the worker did until the year ends."""
        self._read_diaries()
        made = [*self._school(), *self._leave(), *self._team(), *self._groups(), *self._family_events()]
        made += [*self._safe_online(), *self._apart()]
        return (act for act in made if act.at < at_london(self.days.today, 8, 30))

    # -- what the diaries tell

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

    # -- dates

    def _school(self) -> Iterator[Act]:
        for year, terms in school_years(self.days.start, self.days.today, self.days.seasons):
            at = self._at(max(self.days.start, self._working(date(year, 1, 20))), 8, 12)
            for name, first, last in terms:
                yield Act(at, use(record_school_dates, as_school_dates(self.new_id(), name, first, last)))

    def _leave(self) -> Iterator[Act]:
        for first, last in self.days.seasons.leave_spans():
            if last < self.days.start or first > self.days.today + timedelta(days=200):
                continue
            event = Event(
                id=EventId(self.new_id()),
                kind=EventKind.LEAVE,
                title="Leave",
                all_day=True,
                starts_at=at_london(first, 0),
                ends_at=at_london(last + _DAY, 0),
                notes="Covered by the Hive next door and the duty line.",
            )
            yield Act(self._at(self._early(first, 120), 8, 40), use(add_event, event))

    def _team(self) -> Iterator[Act]:
        yield self._add_series(told.TEAM_MEETING, self.days.events.team_from, (14, 0), 90, "FREQ=MONTHLY;BYDAY=1WE")[1]

    # -- support groups

    def _groups(self) -> Iterator[Act]:
        events = self.days.events
        rules = {
            "thursday": (told.SUPPORT_GROUP, events.thursdays_from, "FREQ=MONTHLY;BYDAY=2TH", False, events.thursdays),
            "coffee": (
                told.COFFEE_MORNING,
                events.coffees_from,
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                True,
                events.coffees,
            ),
            "evening": (told.EVENING_GROUP, events.evenings_from, "FREQ=MONTHLY;BYDAY=1TH", False, events.evenings),
        }
        for key, (details, first, rule, in_term, held) in rules.items():
            begins, minutes = _GROUPS[key]
            event_id, act = self._add_series(details, first, begins, minutes, rule, not_in_holidays=in_term)
            yield act
            off = {"thursday": events.thursdays_off, "evening": events.evenings_off}.get(key, ())
            yield from _days_off(event_id, off, begins, act.at)
            for number, day in enumerate(held):
                meeting = self._meeting(event_id, day, begins, minutes, families=False)
                yield from self._group(key, meeting, number, len(held), act.at)
            yield from self._next_group(key, event_id, first, begins, minutes, act.at)

    def _group(self, key: str, meeting: _Meeting, number: int, many: int, added: datetime) -> Iterator[Act]:
        coming = self._parties(meeting)
        drop_in = key == "coffee"  # nobody has to answer, and nobody is ticked as missing
        if drop_in:
            coming = [party for party in coming if party.member.key in _FREE_IN_THE_DAY]
        if drop_in and number == 0:
            yield from self._ask_by_hand(meeting, _FREE_IN_THE_DAY, self._at(self._early(meeting.day, 13), 9, 30))
        else:
            yield from self._invited(meeting, _GROUPS_ASKED, added, as_last_time=drop_in)
        if not drop_in:
            yield from self._answers(meeting, coming, (5,))
        if key == "coffee" and number == 2:
            yield self._moved(meeting)
            meeting = self._a_day_later(meeting)
        if key == "coffee" and number == many - 2:
            return  # the list from the door has not been entered yet: the summary tells so
        at_the_door = key == "thursday"
        yield from self._came(meeting, coming, at_the_door=at_the_door, complete=not drop_in)
        after = self._at(self._working(meeting.day + _DAY), 9, 5)
        if number % 2 == 0:
            words = told.GROUP_FEEDBACK[(number // 2) % len(told.GROUP_FEEDBACK)]
            yield Act(after, use(record_feedback, *meeting.which, words))
        if key == "thursday" and number % 3 == 1:
            said = told.GROUP_VOICES[(number // 3) % len(told.GROUP_VOICES)]
            yield Act(after + timedelta(minutes=2), use(record_voice, *meeting.which, *said))

    def _moved(self, meeting: _Meeting) -> Act:
        """The Tea Shed is closed that day."""
        later = self._a_day_later(meeting)
        at = self._at(self._early(meeting.day, 4), 12, 20)
        return Act(at, use(move_event, *meeting.which, later.starts_at, later.ends_at))

    def _a_day_later(self, meeting: _Meeting) -> _Meeting:
        by = self._working(meeting.day + _DAY) - meeting.day
        starts_at, ends_at = meeting.starts_at + by, meeting.ends_at + by
        return replace(meeting, day=meeting.day + by, starts_at=starts_at, ends_at=ends_at)

    def _next_group(
        self, key: str, event_id: EventId, first: date, begins: tuple[int, int], minutes: int, added: datetime
    ) -> Iterator[Act]:
        """The next one has been asked to, and some have answered."""
        day = self._next_day(key, first)
        if day is None or key == "evening":
            return
        meeting = self._meeting(event_id, day, begins, minutes, families=False)
        coming = self._parties(meeting)
        asked = invite_as_last_time if key == "coffee" else invite_eligible
        yield Act(self._at(self._early(self.days.today, 5), 9, 40), use(asked, *meeting.which))
        yield from self._ask_by_hand(meeting, {"lindqvist"}, self._at(self._early(self.days.today, 5), 9, 44))
        said_yes = [party for party in coming if party.reply is Reply.YES]
        yield from self._answer(
            meeting, said_yes[: len(said_yes) // 2], self._at(self._early(self.days.today, 2), 18, 10)
        )

    def _next_day(self, key: str, first: date) -> date | None:
        seasons, today = self.days.seasons, self.days.today
        for ahead in range(1, 40):
            day = today + ahead * _DAY
            if key == "thursday" and seasons.is_group_day(day):
                return day
            if key == "coffee" and (day - first).days % 14 == 0 and seasons.is_school_day(day):
                return day
        return None

    # -- family events

    def _family_events(self) -> Iterator[Act]:
        today = self.days.today
        past = [one for one in self.days.events.families if one.day < today]
        full = min(
            (one for one in past if one.day not in self._present and not one.snow),
            key=lambda one: abs((today - one.day).days - 150),
        )
        for number, one in enumerate(past):
            yield from self._family_event(one, number, full=one is full)
        ahead = [one for one in self.days.events.families if one.day > today]
        for number, one in enumerate(ahead[:2]):
            yield from self._to_come(one, first=number == 0)

    def _family_event(self, one: FamilyDay, number: int, *, full: bool) -> Iterator[Act]:
        theme = told.THEMES[one.month]
        event_id = EventId(self.new_id())
        meeting = self._meeting(event_id, one.day, *_FAMILY, families=True, once=True)
        coming = self._parties(meeting)
        added = self._at(self._early(one.day, 31), 10, 15)
        order = _as_they_answer(coming) if full else coming
        places = {"capacity": _places(order)} if full else {}
        yield Act(added, use(add_event, self._event(event_id, meeting, theme.fields | places)))
        yield from self._invited(meeting, _FAMILIES_ASKED, added)
        if one.snow:
            yield from self._answers(meeting, coming, (9,))
            why = "Snow: the roads are not safe"
            yield Act(self._at(self._early(one.day, 1), 16, 30), use(cancel_event, *meeting.which, why))
            return
        if full:
            yield from self._full(meeting, order)
            said_yes = [party for party in order if party.reply is Reply.YES]
            coming = [party for party in order if party not in (said_yes[0], said_yes[-1])]
        else:
            yield from self._answers(meeting, coming, (12, 4) if one.day > self.days.ago(_LATELY) else (8,))
        yield from self._came(meeting, coming, at_the_door=True)
        yield from self._not_on_the_list(meeting, coming, number)
        after = self._at(self._working(one.day + _DAY), 9, 20)
        yield Act(after, use(record_feedback, *meeting.which, theme.feedback))
        for minute, said in enumerate(theme.voices, start=2):
            yield Act(after + timedelta(minutes=minute), use(record_voice, *meeting.which, *said))

    def _full(self, meeting: _Meeting, order: Sequence[Party]) -> Iterator[Act]:
        """More say yes than there are places; the first to answer cannot come after all, so one family moves up."""
        day = self._early(meeting.day, 12)
        for number, party in enumerate(party for party in order if party.reply is Reply.YES):
            yield from self._answer(meeting, [party], self._at(day, 17, 30) + timedelta(minutes=7 * number))
        rest = [party for party in order if party.reply is Reply.NO]
        yield from self._answer(meeting, rest, self._at(day, 21, 15))
        falls_ill = self._at(self._early(meeting.day, 2), 8, 50)
        yield Act(falls_ill, use(answer, *meeting.which, order[0].person_ids, Reply.NO))
        yield Act(falls_ill + timedelta(minutes=25), use(tell_promoted))

    def _to_come(self, one: FamilyDay, *, first: bool) -> Iterator[Act]:
        """The next family event is nearly full; the one after it has no venue yet, and nobody is asked."""
        theme, event_id = told.THEMES[one.month], EventId(self.new_id())
        meeting = self._meeting(event_id, one.day, *_FAMILY, families=True, once=True)
        added = self._at(self._early(self.days.today, 9), 10, 15)
        if not first:
            bare = theme.fields | {"venue": "", "address": "", "risk_assessment": ""}
            yield Act(added + timedelta(minutes=6), use(add_event, self._event(event_id, meeting, bare)))
            return
        coming = [party for party in self._parties(meeting) if party.reply is Reply.YES]
        places = sum(len(party.people) for party in coming) + len(self._young_of("fernleigh", one.day)) + 4
        served = {"catering": "Sausage rolls, egg sandwiches, mince pies, nut brownies, fruit kebabs with kiwi"}
        event = self._event(event_id, meeting, theme.fields | served | {"capacity": places, "remind_minutes": 1440})
        yield Act(added, use(add_event, event))
        yield Act(added + timedelta(minutes=5), use(invite_eligible, *meeting.which))
        yield from self._answer(meeting, coming, self._at(self._early(self.days.today, 3), 18, 5))
        theirs = self._young_of("fernleigh", one.day)
        yield Act(self._at(self._early(self.days.today, 2), 11, 0), use(answer, *meeting.which, theirs, Reply.YES))

    def _not_on_the_list(self, meeting: _Meeting, coming: Sequence[Party], number: int) -> Iterator[Act]:
        """Those who are in no record, or whom nobody places any more; now and then somebody's friend."""
        named = self._others.get(meeting.day, [])
        walk_ins: list[tuple[FamilyId | None, GuestKind, str]] = [
            (member.household.family.id, GuestKind.OTHER_ADULT, name) for member, name in named
        ]
        told_of = {member.key for member, _ in named}
        for party in (party for party in coming if party.comes):
            key, house = party.member.key, party.member.household
            if key in _STILL_AT_HOME:
                walk_ins += [(house.family.id, _STILL_AT_HOME[key], full_name(one)) for one in house.children_in_care]
            if key == "fernleigh" and key not in told_of:
                walk_ins.append((house.family.id, GuestKind.OTHER_ADULT, "Bernadette Coyle"))
        if "winters" in told_of:
            walk_ins.append((None, GuestKind.OTHER_ADULT, "Ellie, Jade's friend"))
        elif number in _FRIENDS:
            walk_ins.append((None, *_FRIENDS[number]))
        for place, (family_id, kind, name) in enumerate(walk_ins):
            at = meeting.starts_at + timedelta(minutes=21 + 2 * place)
            yield Act(at, use(_walks_in, *meeting.which, family_id, kind, name))

    # -- other things to come

    def _safe_online(self) -> Iterator[Act]:
        day = self.days.seasons.working_day_from(self.days.today + timedelta(days=12))
        event_id = EventId(self.new_id())
        meeting = self._meeting(event_id, day, (19, 0), 120, families=False, once=True)
        added = self._at(self._early(self.days.today, 6), 15, 10)
        yield Act(added, use(add_event, self._event(event_id, meeting, told.SAFE_ONLINE)))
        yield Act(added + timedelta(minutes=4), use(invite_eligible, *meeting.which))
        yield from self._ask_by_hand(meeting, {"tapper"}, added + timedelta(minutes=6))
        for key, ahead, kind, words in _PLANNED:
            member = self._member(key)
            due = self.days.seasons.working_day_from(self.days.today + timedelta(days=ahead))
            wanted = FollowUpWanted(due, words, kind, _AT[kind])
            at = self._at(self._early(self.days.today, 4), 15, 30) + timedelta(minutes=ahead)
            yield Act(at, use(add_follow_up, member.household.family.id, wanted))

    def _apart(self) -> Iterator[Act]:
        """Two young people are not to meet for now: it stands on both cards."""
        at = self._at(self._working(self.days.ago(KEPT_APART_SINCE)), 16, 10)
        pair = {"whitcombe": "Kayden", "fernleigh": "Kyle"}
        ids = {
            key: next(child.id for child in self._member(key).household.children_in_care if child.first_name == name)
            for key, name in pair.items()
        }
        for key, other in (("whitcombe", "fernleigh"), ("fernleigh", "whitcombe")):
            yield Act(at, Change(key, _kept_from(ids[key], ids[other])))

    # -- the means

    def _add_series(
        self, details: dict[str, Any], first: date, begins: tuple[int, int], minutes: int, rule: str, **more: Any
    ) -> tuple[EventId, Act]:
        event_id = EventId(self.new_id())
        start = at_london(first, *begins)
        fields = {"leader": self.worker} | details | more
        event = Event(id=event_id, starts_at=start, ends_at=start + timedelta(minutes=minutes), rule=rule, **fields)
        return event_id, Act(self._at(self._early(first, 18), 8, 20), use(add_event, event))

    def _event(self, event_id: EventId, meeting: _Meeting, fields: dict[str, Any]) -> Event:
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
    ) -> _Meeting:
        start = at_london(day, *begins)
        return _Meeting(event_id, None if once else start, start, start + timedelta(minutes=minutes), day, families)

    def _parties(self, meeting: _Meeting) -> list[Party]:
        present = self._present.get(meeting.day, frozenset())
        chance = Random(self.random.getrandbits(64))
        before = _FAMILIES_ASKED if meeting.families else _GROUPS_ASKED
        asked_on = min(self._early(meeting.day, before.days), self._early(self.days.today, 9))
        today, families = self.days.today, meeting.families
        return parties(self.members, meeting.day, asked_on, today, present, chance, families=families)

    def _invited(
        self, meeting: _Meeting, before: timedelta, added: datetime, *, as_last_time: bool = False
    ) -> Iterator[Act]:
        at = max(self._at(self._early(meeting.day, before.days), 9, 30), added + timedelta(minutes=30))
        yield Act(at, use(invite_as_last_time if as_last_time else invite_eligible, *meeting.which))
        present = self._present.get(meeting.day, frozenset())
        guests = {m.key for m in self.members if present & {p.id for p in m.people} and not belongs(m, meeting.day)}
        yield from self._ask_by_hand(meeting, guests, at + timedelta(minutes=4))

    def _ask_by_hand(self, meeting: _Meeting, keys: Collection[str], at: datetime) -> Iterator[Act]:
        """Families to whom it is not open, by invitation."""
        for member in self.members:
            if member.key in keys and at_london(member.added_on, 12) < at:
                carers = [(member.household.family.id, str(carer.id)) for carer in member.household.carers]
                yield Act(at, use(invite, *meeting.which, carers))

    def _answers(self, meeting: _Meeting, coming: Sequence[Party], days_before: tuple[int, ...]) -> Iterator[Act]:
        """In one go, or the quick ones first."""
        for number, days in enumerate(days_before):
            now = [party for party in coming if len(days_before) == 1 or party.early is (number == 0)]
            yield from self._answer(meeting, now, self._at(self._early(meeting.day, days), 18, 5))

    def _answer(self, meeting: _Meeting, coming: Sequence[Party], at: datetime) -> Iterator[Act]:
        for place, reply in enumerate((Reply.YES, Reply.NO)):
            ids = frozenset().union(*(party.person_ids for party in coming if party.reply is reply))
            if ids:
                yield Act(at + timedelta(minutes=2 * place), use(answer, *meeting.which, ids, reply))

    def _came(
        self, meeting: _Meeting, coming: Sequence[Party], *, at_the_door: bool, complete: bool = True
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

    def _left(self, meeting: _Meeting, here: Sequence[Party]) -> Iterator[Act]:
        """Some are collected early; the others leave when it ends."""
        early = [one for one in here if one.member.household.carers and any(_is_child(p) for p in one.people)][:2]
        for number, party in enumerate(early):
            carer = party.member.household.carers[-1]
            children = frozenset(person.person_id for person in party.people if _is_child(person))
            at = meeting.ends_at - timedelta(minutes=35 - 10 * number)
            yield Act(at, use(leave, *meeting.which, children, f"{carer.first_name} {carer.last_name}"))
        if meeting.day > self.days.ago(_LATELY):  # of late she ticks everybody as leaving
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


def _days_off(event_id: EventId, off: Sequence[date], begins: tuple[int, int], added: datetime) -> Iterator[Act]:
    for number, day in enumerate(off, start=1):
        yield Act(added + timedelta(minutes=number), use(remove_event, event_id, at_london(day, *begins), Scope.ONE))


def _kept_from(child_id: ChildId, other_id: ChildId) -> Callable[[Household], Household]:
    def edit(house: Household) -> Household:
        children = tuple(
            replace(child, no_contact_ids=(other_id,)) if child.id == child_id else child
            for child in house.children_in_care
        )
        return replace(house, children_in_care=children)

    return edit


def _walks_in(
    desk: Desk, event_id: str, start: datetime | None, family_id: FamilyId | None, kind: GuestKind, name: str
) -> None:
    add_walk_in(desk, event_id, start, family_id=family_id, kind=kind, name=name)


def _is_child(person: Person) -> bool:
    return person.kind is not GuestKind.CARER


def _as_they_answer(coming: Sequence[Party]) -> list[Party]:
    """Those who say yes as they answer to an event with too few places; then those who say no.

    The largest family is the last, the smallest the last but one: this one moves up when the first cannot come.
    """
    yes = sorted((one for one in coming if one.reply is Reply.YES), key=lambda one: -len(one.people))
    ordered = [*yes[1:], yes[0]]
    return [*ordered, *(one for one in coming if one.reply is not Reply.YES)]


def _places(order: Sequence[Party]) -> int:
    """So many that the last two families who say yes have to wait."""
    yes = [one for one in order if one.reply is Reply.YES]
    return sum(len(one.people) for one in yes[:-2])


_FREE_IN_THE_DAY = frozenset(
    {"patel", "mensahcole", "hartnell", "doyle", "bramley", "penhaligon", "fairweather", "gale", "loveridge"}
    | {"kaurbennett", "orourke", "nkosiwright"}
)
_STILL_AT_HOME = {"sutton": GuestKind.OTHER_CHILD, "baptiste": GuestKind.OTHER_ADULT}  # the young people there
_FRIENDS = {1: (GuestKind.OTHER_CHILD, "Toby, Naomi's friend"), 6: (GuestKind.OTHER_ADULT, "Gran from next door")}
_PLANNED: tuple[tuple[str, int, FollowUpKind, str], ...] = (
    ("hartnell", 6, FollowUpKind.VISIT, "See the new shed, and ask how Gill is"),
    ("nkosiwright", 9, FollowUpKind.CALL, "How did the hearing test go?"),
    ("ferreira", 15, FollowUpKind.VISIT, "Reece and Yonas: how do two teenagers share a bathroom?"),
)
_AT = {FollowUpKind.VISIT: time(10, 30), FollowUpKind.CALL: time(13, 15)}
