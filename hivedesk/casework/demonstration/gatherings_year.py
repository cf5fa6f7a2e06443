"""Everything that stands in the calendar of the demonstration year, as acts: groups, family events, dates, plans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from hivedesk.casework.calendar import record_school_dates
from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up
from hivedesk.casework.demonstration import events_told as told
from hivedesk.casework.demonstration.acts import Act, Change, use
from hivedesk.casework.demonstration.event_days import as_school_dates, school_years
from hivedesk.casework.demonstration.family_events_year import FamilyEventsYear
from hivedesk.casework.demonstration.groups_year import GroupsYear
from hivedesk.casework.demonstration.turnout import KEPT_APART_SINCE
from hivedesk.casework.events import add_event
from hivedesk.casework.guests import invite_eligible
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.events.records import Event, EventId, EventKind
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId
from hivedesk.foundation.clock import at_london

_DAY = timedelta(days=1)
_PLANNED: tuple[tuple[str, int, FollowUpKind, str], ...] = (
    ("hartnell", 6, FollowUpKind.VISIT, "See the new shed, and ask how Gill is"),
    ("nkosiwright", 9, FollowUpKind.CALL, "How did the hearing test go?"),
    ("ferreira", 15, FollowUpKind.VISIT, "Reece and Yonas: how do two teenagers share a bathroom?"),
)
_AT = {FollowUpKind.VISIT: time(10, 30), FollowUpKind.CALL: time(13, 15)}


@dataclass
class GatheringsYear(GroupsYear, FamilyEventsYear):
    """Makes all of the acts."""

    def acts(self) -> Iterator[Act]:
        """Everything about events that the worker did until the year ends."""
        made = [*self._school(), *self._leave(), *self._team(), *self._groups(), *self._family_events()]
        made += [*self._safe_online(), *self._apart()]
        return (act for act in made if act.at < at_london(self.days.today, 8, 30))

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


def _kept_from(child_id: ChildId, other_id: ChildId) -> Callable[[Household], Household]:
    def edit(house: Household) -> Household:
        children = tuple(
            replace(child, no_contact_ids=(other_id,)) if child.id == child_id else child
            for child in house.children_in_care
        )
        return replace(house, children_in_care=children)

    return edit
