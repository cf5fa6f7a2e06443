"""The support groups of the demonstration year: on Thursdays, over coffee on Tuesdays, in the evening."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hivedesk.casework.demonstration import events_told as told
from hivedesk.casework.demonstration.acts import Act, use
from hivedesk.casework.demonstration.meetings import GROUPS_ASKED, Meeting, Meetings
from hivedesk.casework.events import move_event, record_feedback, remove_event
from hivedesk.casework.guests import invite_as_last_time, invite_eligible
from hivedesk.casework.voices import record_voice
from hivedesk.domain.events.records import EventId, Reply
from hivedesk.domain.events.series import Scope
from hivedesk.foundation.clock import at_london

_DAY = timedelta(days=1)
_GROUPS = {"thursday": ((10, 0), 90), "coffee": ((10, 0), 90), "evening": ((19, 30), 90)}  # begins, minutes
_FREE_IN_THE_DAY = frozenset(
    {"patel", "mensahcole", "hartnell", "doyle", "bramley", "penhaligon", "fairweather", "gale", "loveridge"}
    | {"kaurbennett", "orourke", "nkosiwright"}
)


@dataclass
class GroupsYear(Meetings):
    """Makes the acts about groups."""

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

    def _group(self, key: str, meeting: Meeting, number: int, many: int, added: datetime) -> Iterator[Act]:
        coming = self._parties(meeting)
        drop_in = key == "coffee"  # nobody has to answer, and nobody is ticked as missing
        if drop_in:
            coming = [party for party in coming if party.member.key in _FREE_IN_THE_DAY]
        if drop_in and number == 0:
            yield from self._ask_by_hand(meeting, _FREE_IN_THE_DAY, self._at(self._early(meeting.day, 13), 9, 30))
        else:
            yield from self._invited(meeting, GROUPS_ASKED, added, as_last_time=drop_in)
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

    def _moved(self, meeting: Meeting) -> Act:
        """The Tea Shed is closed that day."""
        later = self._a_day_later(meeting)
        at = self._at(self._early(meeting.day, 4), 12, 20)
        return Act(at, use(move_event, *meeting.which, later.starts_at, later.ends_at))

    def _a_day_later(self, meeting: Meeting) -> Meeting:
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


def _days_off(event_id: EventId, off: Sequence[date], begins: tuple[int, int], added: datetime) -> Iterator[Act]:
    for number, day in enumerate(off, start=1):
        yield Act(added + timedelta(minutes=number), use(remove_event, event_id, at_london(day, *begins), Scope.ONE))
