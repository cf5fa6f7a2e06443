"""Puts the year together: families, turns, diaries, everyday contacts, and what follows from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.demonstration.acts import Act, Add, Append, Complete, Log, SetUp
from hivedesk.casework.demonstration.claims_made import with_claims
from hivedesk.casework.demonstration.courses import with_training
from hivedesk.casework.demonstration.diaries import DIARIES
from hivedesk.casework.demonstration.everyday import EVERYDAY
from hivedesk.casework.demonstration.filling import fill_year
from hivedesk.casework.demonstration.gatherings_year import GatheringsYear
from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.homes import with_home
from hivedesk.casework.demonstration.households_connected import connected_carers
from hivedesk.casework.demonstration.households_county import county_carers
from hivedesk.casework.demonstration.households_county_more import more_county_carers
from hivedesk.casework.demonstration.households_events_only import family_events_only
from hivedesk.casework.demonstration.households_left import those_who_left
from hivedesk.casework.demonstration.households_new import newly_approved, waiting
from hivedesk.casework.demonstration.households_respite import respite_carers
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Maker, Member, maker
from hivedesk.casework.demonstration.planning import plan_thread
from hivedesk.casework.demonstration.procedures_told import with_procedures
from hivedesk.casework.demonstration.stay_acts import acts_of_stays
from hivedesk.casework.demonstration.timetable import Timetable, entered_after
from hivedesk.casework.demonstration.turns import all_turns, as_first_recorded
from hivedesk.casework.demonstration.wording import worded
from hivedesk.domain.contact_log import ContactLogEntry, EntryId, FollowUpKind
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import at_london, local


def year_of_acts(days: KeyDays, hive: Hive, new_id: Callable[[], str], random: Random) -> list[Act]:
    """Everything that the worker did in the year, in its order."""
    m = maker(days, new_id)
    members = everybody(m)
    acts = [Act(at_london(days.start, 8, 10), SetUp(hive))]
    acts += _arrivals(members, days)
    acts += [
        Act(at_london(days.seasons.working_day_from(turn.day), 16, 50), turn.deed)
        for turn in all_turns(members, m, random)
        if days.seasons.working_day_from(turn.day) < days.today
    ]
    diary = _Diary(days, hive.worker, new_id, random)
    happenings = _happenings(members, days, random)
    for happening in happenings:
        acts += diary.acts(happening)
    acts += GatheringsYear(days, members, happenings, hive.worker, new_id, Random(random.getrandbits(64))).acts()
    acts += acts_of_stays(members, happenings, m, Random(random.getrandbits(64)))
    return sorted(acts, key=lambda act: act.at)


def everybody(m: Maker) -> list[Member]:
    """All households of the demonstration year, with all that the year brings them."""
    members = [
        *county_carers(m),
        *more_county_carers(m),
        *respite_carers(m),
        *those_who_left(m),
        *connected_carers(m),
        *family_events_only(m),
        *newly_approved(m),
        *waiting(m),
    ]
    for add in (with_home, with_procedures, with_training, with_claims):
        members = [add(member, m) for member in members]
    return members


def _arrivals(members: list[Member], days: KeyDays) -> Iterator[Act]:
    for place, member in enumerate(members):
        at = at_london(member.added_on, 8, 20) + timedelta(minutes=4 * place)
        yield Act(at, Add(member.key, as_first_recorded(member, days)))


def _happenings(members: list[Member], days: KeyDays, random: Random) -> list[Happening]:
    """Diaries and everyday contacts, by day; those with an hour of their own first, so that others go round them."""
    told = [
        happening
        for member in members
        for thread in DIARIES.get(member.key, ())
        for happening in plan_thread(thread, member, days)
    ]
    everyday = fill_year(told, members, EVERYDAY, days, random)
    return sorted([*told, *everyday], key=lambda happening: (happening.day, happening.note.at is None))


_STILL_OPEN = 14  # days: the duty team has not answered the latest concern yet


@dataclass
class _Diary:
    """Turns happenings into entries and what follows from them."""

    days: KeyDays
    worker: str
    new_id: Callable[[], str]
    random: Random

    def __post_init__(self) -> None:
        self._timetable = Timetable(self.random, self.days.events.busy)

    def acts(self, happening: Happening) -> Iterator[Act]:
        """The entry, and later its addendum and the tick beside its follow-up."""
        began = self._timetable.begin(happening)
        entered = self._entered(happening, began)
        entry = self._entry(happening, began, entered)
        wanted = self._follow_up(happening, entered)
        yield Act(entered, Log(entry, wanted))
        note = happening.note
        if wanted and note.follow_up and not note.follow_up.open:
            yield from self._done(entry, wanted.due_on, entered)
        if entry.concern and happening.day < self.days.ago(_STILL_OPEN):
            yield from self._done(entry, local(entered).date(), entered)
        if note.later:
            day = self.days.seasons.working_day_from(local(entered).date() + timedelta(days=note.later[0]))
            if day < self.days.today:
                yield Act(at_london(day, 17, 20), Append(entry.id, self._text(note.later[1], happening)))

    def _entry(self, happening: Happening, began: datetime, entered: datetime) -> ContactLogEntry:
        note = happening.note
        ids, others = _taking_part(happening)
        texts = {name: self._text(text, happening) for name, text in note.texts.items()}
        bare = ContactLogEntry(
            id=EntryId(self.new_id()),
            family_id=happening.member.household.family.id,
            happened_at=began,
            entered_at=entered,
            author=self.worker,
            who=ids,
            who_else=others,
            minutes=note.minutes,
            channel=note.channel,
            direction=note.direction,
            kind=note.kind,
            topics=note.topics,
            concern="concern_facts" in note.texts,
        )
        return replace(bare, **texts)  # type: ignore[arg-type]  # the texts of an entry, by their names

    def _text(self, text: str, happening: Happening) -> str:
        return worded(text, happening.cast, happening.member, happening.day, self.days, self.random)

    def _entered(self, happening: Happening, began: datetime) -> datetime:
        """Mostly the same day; now and then some days later, a few times far too late."""
        same_day = entered_after(began, happening.note.minutes, self.random)
        if happening.day == self.days.today:
            return began + timedelta(minutes=happening.note.minutes + 2)
        told, roll = happening.note.when is not None, self.random.random()
        lag = (
            0 if roll < 0.83 else self.random.randrange(1, 4) if roll < 0.988 or told else self.random.randrange(8, 13)
        )
        if "concern_facts" in happening.note.texts:
            lag = 0
        if lag == 0 and local(same_day).time() < time(21, 55):
            return same_day
        day = self.days.seasons.working_day_from(happening.day + timedelta(days=max(lag, 1)))
        if day >= self.days.today:
            return began + timedelta(minutes=happening.note.minutes + 2)
        return at_london(day, 8, self.random.randrange(2, 55))

    def _follow_up(self, happening: Happening, entered: datetime) -> FollowUpWanted | None:
        promise = happening.note.follow_up
        if promise is None:
            return None
        seasons, today = self.days.seasons, self.days.today
        if promise.open:
            due = today + timedelta(days=promise.days)
            due = seasons.working_day_by(due) if promise.days < 0 else due
            planned = promise.kind is not FollowUpKind.TO_DO  # she calls and visits on working days
            due = seasons.working_day_from(due) if promise.days > 0 or planned else due
        else:
            due = seasons.working_day_from(max(happening.day + timedelta(days=promise.days), local(entered).date()))
            if due == today:  # how many are due today is told, not left to chance
                due = seasons.working_day_from(today + timedelta(days=1))
        text = self._text(promise.what, happening)
        return FollowUpWanted(due, text, promise.kind, promise.at, promise.asked_by_carer)

    def _done(self, entry: ContactLogEntry, due: date, entered: datetime) -> Iterator[Act]:
        """Ticked off by the day it is due; what is due later, or was only just written, is still open."""
        if due >= self.days.today:
            return
        day = max(self.days.seasons.working_day_by(due), local(entered).date())
        at = at_london(day, 17, self.random.randrange(0, 50))
        if at <= entered:
            day = self.days.seasons.working_day_from(day + timedelta(days=1))
            at = at_london(day, 9, self.random.randrange(0, 50))
        if day < self.days.today:
            yield Act(at, Complete(entry.id, due))


def _taking_part(happening: Happening) -> tuple[tuple[str, ...], str]:
    """The ids of those who took part, and whoever is in no record."""
    note, house = happening.note, happening.member.household
    if not note.who:
        one = happening.cast.carer
        carers = house.carers if one is None or "both" in note.marks else (one,)
        return tuple(str(carer.id) for carer in carers), ""
    known = {person.first_name: str(person.id) for person in happening.member.people}
    ids = tuple(known[name] for name in note.who if name in known)
    return ids, ", ".join(name for name in note.who if name not in known)
