"""The family events of the demonstration year: one a month, one of them full, one lost to the snow, two to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hivedesk.casework.demonstration import events_told as told
from hivedesk.casework.demonstration.acts import Act, use
from hivedesk.casework.demonstration.at_the_door import (
    answer,
    tell_promoted,
)
from hivedesk.casework.demonstration.event_days import FamilyDay
from hivedesk.casework.demonstration.meetings import FAMILIES_ASKED, LATELY, Meeting, Meetings
from hivedesk.casework.demonstration.turnout import Party
from hivedesk.casework.desk import Desk
from hivedesk.casework.events import add_event, cancel_event, record_feedback
from hivedesk.casework.guests import add_walk_in, invite_eligible
from hivedesk.casework.voices import record_voice
from hivedesk.domain.events.records import EventId, GuestKind, Reply
from hivedesk.domain.ids import FamilyId

_DAY = timedelta(days=1)
_FAMILY = ((14, 0), 150)  # begins, minutes
_FRIENDS = {1: (GuestKind.OTHER_CHILD, "Toby, Naomi's friend"), 6: (GuestKind.OTHER_ADULT, "Gran from next door")}


@dataclass
class FamilyEventsYear(Meetings):
    """Makes the acts about family events."""

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
        yield from self._invited(meeting, FAMILIES_ASKED, added)
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
            yield from self._answers(meeting, coming, (12, 4) if one.day > self.days.ago(LATELY) else (8,))
        yield from self._came(meeting, coming, at_the_door=True)
        yield from self._not_on_the_list(meeting, coming, number)
        after = self._at(self._working(one.day + _DAY), 9, 20)
        yield Act(after, use(record_feedback, *meeting.which, theme.feedback))
        for minute, said in enumerate(theme.voices, start=2):
            yield Act(after + timedelta(minutes=minute), use(record_voice, *meeting.which, *said))

    def _full(self, meeting: Meeting, order: Sequence[Party]) -> Iterator[Act]:
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
        served = {"catering": "Sausage rolls, egg sandwiches, nut brownies, fruit kebabs with kiwi"}
        event = self._event(event_id, meeting, theme.fields | served | {"capacity": places, "remind_minutes": 1440})
        yield Act(added, use(add_event, event))
        yield Act(added + timedelta(minutes=5), use(invite_eligible, *meeting.which))
        yield from self._answer(meeting, coming, self._at(self._early(self.days.today, 3), 18, 5))
        theirs = self._young_of("fernleigh", one.day)
        yield Act(self._at(self._early(self.days.today, 2), 11, 0), use(answer, *meeting.which, theirs, Reply.YES))

    def _not_on_the_list(self, meeting: Meeting, coming: Sequence[Party], number: int) -> Iterator[Act]:
        """Those who are in no record, or whom nobody places any more; now and then somebody's friend."""
        named = self._others.get(meeting.day, [])
        walk_ins: list[tuple[FamilyId | None, GuestKind, str]] = [
            (member.household.family.id, GuestKind.OTHER_ADULT, name) for member, name in named
        ]
        told_of = {member.key for member, _ in named}
        for party in (party for party in coming if party.comes):
            key, house = party.member.key, party.member.household
            if key == "fernleigh" and key not in told_of:
                walk_ins.append((house.family.id, GuestKind.OTHER_ADULT, "Bernadette Coyle"))
        if "winters" in told_of:
            walk_ins.append((None, GuestKind.OTHER_ADULT, "Ellie, Jade's friend"))
        elif number in _FRIENDS:
            walk_ins.append((None, *_FRIENDS[number]))
        for place, (family_id, kind, name) in enumerate(walk_ins):
            at = meeting.starts_at + timedelta(minutes=21 + 2 * place)
            yield Act(at, use(_walks_in, *meeting.which, family_id, kind, name))


def _walks_in(
    desk: Desk, event_id: str, start: datetime | None, family_id: FamilyId | None, kind: GuestKind, name: str
) -> None:
    add_walk_in(desk, event_id, start, family_id=family_id, kind=kind, name=name)


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
