"""Adds the everyday contacts: as many as a day of that season has, to the families who are in touch the most."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.pages import Note
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.demonstration.planning import last_day
from hivedesk.casework.demonstration.wording import cast_for, fits, marks_of
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import Channel

_A_DAY = 4.1  # contacts on a common Wednesday: 90 to 100 a month
_NOT_REACHED, _MESSAGES = 0.13, 0.27  # shares of the everyday contacts

_AT_THE_GROUP = 0.6  # on a day on which the support group meets


@dataclass(frozen=True)
class Everyday:
    """The everyday notes by sort."""

    talks: tuple[Note, ...]
    messages: tuple[Note, ...]
    not_reached: tuple[Note, ...]


@dataclass
class _Filling:
    """What has been used and who was in touch, as the days go by."""

    days: KeyDays
    everyday: Everyday
    random: Random
    uses: Counter[Note] = field(default_factory=Counter)  # over the Hive
    told: set[tuple[str, Note]] = field(default_factory=set)  # each note once a family
    last: dict[str, date] = field(default_factory=dict)  # two-way

    def one(self, day: date, members: list[Member], busy: set[str]) -> Happening | None:
        """One everyday contact for the day, or None where nobody is left to have one."""
        open_to = [member for member in members if self._is_open(member, day) and member.key not in busy]
        while open_to:
            weights = [self._wish(member, day) for member in open_to]
            member = self.random.choices(open_to, weights)[0]
            happening = self._with(member, day)
            if happening is not None:
                return happening
            open_to.remove(member)
        return None

    def note_down(self, happening: Happening) -> None:
        """Remember that the family was spoken with."""
        if happening.note.kind is not ContactKind.NOT_REACHED and happening.note.channel is not Channel.MESSAGE:
            self.last[happening.member.key] = happening.day

    def _with(self, member: Member, day: date) -> Happening | None:
        marks = marks_of(member, day, self.days)
        for notes in self._sorts(member, day):
            found = [note for note in notes if (member.key, note) not in self.told and fits(note, member, day, marks)]
            self.random.shuffle(found)
            for note in sorted(found, key=lambda note: self.uses[note]):
                cast = cast_for(note, member, day, self.random)
                if cast is not None:
                    self.uses[note] += 1
                    self.told.add((member.key, note))
                    return Happening(day, member, note, cast)
        return None

    def _sorts(self, member: Member, day: date) -> list[tuple[Note, ...]]:
        roll, everyday = self.random.random(), self.everyday
        if self._is_quiet(member, day):
            return [everyday.not_reached if roll < 0.5 else everyday.messages]
        if self.days.seasons.is_group_day(day) and roll < _AT_THE_GROUP:
            return [tuple(note for note in everyday.talks if "group" in note.marks), everyday.talks]
        if roll < _NOT_REACHED:
            return [everyday.not_reached, everyday.talks]
        if roll < _NOT_REACHED + _MESSAGES:
            return [everyday.messages, everyday.talks]
        return [everyday.talks, everyday.messages]

    def _is_open(self, member: Member, day: date) -> bool:
        end = member.everyday_until or last_day(member, self.days)
        if not member.everyday or not member.added_on < day < end:
            return False
        return not self._is_quiet(member, day) or self.random.random() < 0.08

    def _is_quiet(self, member: Member, day: date) -> bool:
        return member.quiet_for > 0 and day > self.days.ago(member.quiet_for)

    def _wish(self, member: Member, day: date) -> float:
        gap = min((day - self.last.get(member.key, member.added_on)).days, 30)
        return member.weight * float((0.4 + gap / 4) ** 1.15)


def fill_year(
    told: list[Happening], members: list[Member], everyday: Everyday, days: KeyDays, random: Random
) -> list[Happening]:
    """The everyday contacts of the year, beside what the diaries tell."""
    filling = _Filling(days, everyday, random)
    by_day: dict[date, list[Happening]] = {}
    for happening in told:
        by_day.setdefault(happening.day, []).append(happening)
    found: list[Happening] = []
    day, wanted = days.start + timedelta(days=1), 0.0
    while day < days.today:
        today = list(by_day.get(day, ()))
        for happening in today:
            filling.note_down(happening)
        wanted += days.seasons.load(day) * _A_DAY * random.uniform(0.6, 1.4) - len(today)
        while wanted >= 1 and days.seasons.load(day) > 0:
            happening_or_none = filling.one(day, members, {happening.member.key for happening in today})
            wanted -= 1
            if happening_or_none is not None:
                filling.note_down(happening_or_none)
                today.append(happening_or_none)
                found.append(happening_or_none)
        day += timedelta(days=1)
    return found
