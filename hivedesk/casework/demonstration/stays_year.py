"""The year of stays of the demonstration Hive: what is asked for when, and which host the rules and the ranking give.

How much there is of it is an assumption, as nothing is published: 4 to 8 stays a month, 2 to 4 of them day care, fewer
around Christmas, more in the summer; one in eight asked for in an emergency; two or three requests a quarter refused or
not needed after all. What the diaries tell comes first, then what is arranged today, and the year is filled around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from hivedesk.casework.demonstration.event_days import as_school_dates, school_years
from hivedesk.casework.demonstration.hosts_told import TimedOffer
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.casework.demonstration.stays_wanted import MAY_DECIDE_SINCE, Part, Planned, Reached, Twist, Wanted
from hivedesk.casework.demonstration.stays_words import ASKED, CHILD_WISHES
from hivedesk.domain.calendar.school import Span, holidays
from hivedesk.domain.families import Answer, ChildInCare
from hivedesk.domain.household import placement_of, placements_on
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import BY_THE_OFFER, OF_THE_STAY, HostAnswer, HostRule, Verdict, Visit
from hivedesk.domain.sleepovers.fairness import child_nights_before
from hivedesk.domain.sleepovers.familiarity import Acquaintance, familiar_to_all
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import HostException, RequestId, SchoolRun, Stay, StayId, StayRequest
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.suggest import Suggestion, ranked
from hivedesk.foundation.clock import at_london

_DAY = timedelta(days=1)
_GUESTS = (
    ("mensahcole", "Tia"),
    ("mensahcole", "Levi"),
    ("mensahcole", "Corey"),
    ("hartnell", "Callum"),
    ("osei", "Destiny"),
    ("bramley", "Noah"),
    ("bramley", "Poppy"),
    ("penhaligon", "Reece"),
    ("ferreira", "Reece"),
    ("ferreira", "Yonas"),
    ("fairweather", "Lacey"),
    ("fairweather", "Logan"),
    ("dempsey", "Tyler"),
    ("hobbs", "Ruby"),
    ("thornley", "Ella"),
    ("gale", "Summer"),
    ("gale", "Riley"),
    ("ahmed", "Zara"),
    ("ahmed", "Bilal"),
    ("kaurbennett", "Mason"),
)
_HOSTS = ("cartwright", "fairweather", "hartnell", "penhaligon", "kaurbennett", "orourke", "petrov")
"""Who is thought of when somebody asks. Nobody thinks of the Yarrows; that is told in their diary."""
_NOT_BEFORE = MAY_DECIDE_SINCE | {"Yonas": 110}  # days ago
_OF_TWO = re.compile(r"\b(we|we'd|we've|we're|both)\b", re.IGNORECASE)
_OF_NIGHTS = re.compile(r"\b(night|nights|overnight|bed|weekend)\b")
_SETTLED, _BETWEEN = 40, 25  # days: after a child came, and between two stays of a child


@dataclass
class StaysYear:
    """Places what is wanted, one after the other, as the rules allow beside what is placed already."""

    days: KeyDays
    members: Sequence[Member]
    offers: Sequence[TimedOffer]
    exceptions: Sequence[HostException]
    m: Maker
    random: Random
    planned: list[Planned] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._members = {member.key: member for member in self.members}
        self._keys = {member.household.family.id: member.key for member in self.members}
        self._closed = tuple(self._holidays())
        self._bases: dict[int, Situation] = {}
        self._latest: dict[tuple[int, int], Situation] = {}

    def place(self, wanted: Wanted) -> bool:
        """Find children, a host and the words for it; False where nothing fits."""
        for home, names in self._guests(wanted):
            request = self._request(wanted, home, names)
            parts = self._parts(wanted, request, home)
            if parts is not None:
                self._keep(wanted, home, request, parts)
                return True
        return False

    def ask(self, wanted: Wanted) -> bool:
        """A request without a host."""
        children = self._children(wanted.home, wanted.children)
        there = all(self._lives_there(wanted.home, child, wanted) for child in children)
        if there and self._asked_on(wanted) is not None:
            self._keep(wanted, wanted.home, self._request(wanted, wanted.home, children), [])
        return there

    # -- who

    def _guests(self, wanted: Wanted) -> Iterator[tuple[str, tuple[ChildInCare, ...]]]:
        """The children meant, or each who may be, whoever has not been away for longest first."""
        if self._asked_on(wanted) is None:
            return
        if wanted.home:
            children = self._children(wanted.home, wanted.children)
            if all(self._lives_there(wanted.home, child, wanted) for child in children):
                yield wanted.home, children
            return
        found = []
        for home, name in _GUESTS:
            (child,) = self._children(home, name)
            if self._may_be_asked(home, child, wanted):
                last = max((stay.ends_at for stay in self.stays if child.id in stay.child_ids), default=None)
                found.append((last is not None, last or wanted.starts_at, self.random.random(), home, child))
        for *_, home, child in sorted(found, key=lambda one: one[:3]):
            yield home, (child,)

    def _may_be_asked(self, home: str, child: ChildInCare, wanted: Wanted) -> bool:
        first, around = wanted.first, _BETWEEN * _DAY
        overnight = wanted.first != wanted.ends_at.date()
        if not self._lives_there(home, child, wanted):
            return False
        if overnight and child.delegated_sleepovers is Answer.NO:
            return False  # by day first
        placement = placement_of(self._members[home].household, child.id, first)
        if placement is None or first < (placement.started_on or first) + _SETTLED * _DAY:
            return False
        since = _NOT_BEFORE.get(child.first_name)
        if since is not None and first < self.days.ago(since - 10):
            return False
        asked_for = [one.wanted for one in self.planned if child.id in one.request.child_ids]
        return all(abs(one.first - first) > around for one in asked_for)

    def _lives_there(self, home: str, child: ChildInCare, wanted: Wanted) -> bool:
        """From the day on which it is asked for until the day after."""
        member = self._members[home]
        house = member.household
        on = (self._asked_on(wanted) or wanted.first, wanted.first, wanted.ends_at.date() + _DAY)
        if member.leaves_on is not None and on[-1] >= member.leaves_on:
            return False
        return all(any(one.child_id == child.id for one in placements_on(house, day)) for day in on)

    def _children(self, home: str, names: str) -> tuple[ChildInCare, ...]:
        known = {child.first_name: child for child in self._members[home].household.children_in_care}
        return tuple(known[name] for name in names.split(", "))

    # -- with whom

    def _parts(self, wanted: Wanted, request: StayRequest, home: str) -> list[Part] | None:
        if wanted.twist is Twist.APART:
            found = [
                self._told(wanted, request, host, (child,))
                for host, child in zip(wanted.hosts, request.child_ids, strict=True)
            ]
            return None if None in found else [part for part in found if part is not None]
        if wanted.host:
            part = self._told(wanted, request, wanted.host, request.child_ids)
            return None if part is None else [part]
        fitting = self._fitting(wanted, request, home)
        if len(fitting) < (2 if wanted.twist is Twist.ILL else 1):
            return None
        second = wanted.twist is Twist.ILL or (len(fitting) > 1 and self.random.random() < 0.4)
        host = fitting[1] if second else fitting[0]
        ill = fitting[0] if wanted.twist is Twist.ILL else None
        return [Part(host_id=host, host=self._keys[host], child_ids=request.child_ids, fell_ill=ill)]

    def _told(self, wanted: Wanted, request: StayRequest, host: str, child_ids: tuple[ChildId, ...]) -> Part | None:
        """With the host of whom the diary tells: what the rules have against it is agreed to, or set aside."""
        host_id = self._members[host].household.family.id
        answer = self._answer(wanted, request, host_id, child_ids)
        failing = {one.rule for one in answer.results if one.verdict is Verdict.FAIL}
        if not failing <= wanted.may_decide:
            return None
        needed = {one.rule for one in answer.results if one.verdict is Verdict.NEEDS_APPROVAL}
        agreed = tuple(rule for rule in HostRule if rule in needed - OF_THE_STAY - BY_THE_OFFER - failing)
        set_aside = tuple(rule for rule in HostRule if rule in failing)
        return Part(host_id=host_id, host=host, child_ids=child_ids, agreed=agreed, set_aside=set_aside)

    def _fitting(self, wanted: Wanted, request: StayRequest, home: str) -> list[FamilyId]:
        """The hosts with whom nothing is in the way, the best first, as the worker would see them ranked."""
        aside = OF_THE_STAY | BY_THE_OFFER if wanted.asks_host else OF_THE_STAY
        nights = child_nights_before(wanted.first, self.stays, 12)
        known = Acquaintance(stays=tuple(self.stays))
        found = []
        for key in _HOSTS:
            house = self._members[key].household
            host_id = house.family.id
            if key == home or not self._is_asked(key, wanted):
                continue
            answer = self._answer(wanted, request, host_id, request.child_ids)
            if answer.without(aside) is Verdict.PASS and answer.verdict is not Verdict.FAIL:
                points = familiar_to_all(request.child_ids, request.family_id, host_id, known).points
                found.append(
                    Suggestion(
                        host_id=host_id,
                        name=house.family.name,
                        answer=answer,
                        points=points,
                        child_nights=nights.get(host_id, 0),
                        travel_minutes=house.family.travel_minutes,
                    )
                )
        return [one.host_id for group in ranked(found).values() for one in group]

    def _is_asked(self, key: str, wanted: Wanted) -> bool:
        """Whether what the host offers on that day was written down when it was asked for."""
        asked = self._asked_on(wanted) or wanted.first
        offers = [one for one in self.offers if one.key == key and one.from_on <= wanted.first]
        house = self._members[key].household
        # nobody knows yet when a child who is there then will be gone
        busy = any(one.ended_on is not None and asked <= one.ended_on <= wanted.first for one in house.placements)
        return bool(offers) and offers[-1].from_on < asked and not busy

    def _answer(
        self, wanted: Wanted, request: StayRequest, host_id: FamilyId, child_ids: tuple[ChildId, ...]
    ) -> HostAnswer:
        visit = Visit(
            request=request, host_id=host_id, child_ids=child_ids, starts_at=wanted.starts_at, ends_at=wanted.ends_at
        )
        return may_host(visit, self._situation(wanted.first))

    def _situation(self, day: date) -> Situation:
        """The Hive of the whole year, with what was offered by that day."""
        written = [one for one in self.offers if one.from_on <= day]
        base = self._bases.get(len(written))
        if base is None:
            base = self._bases[len(written)] = Situation(
                households={member.household.family.id: member.household for member in self.members},
                requests={},
                offers={one.offer.family_id: one.offer for one in written},
                exceptions=tuple(self.exceptions),
                closed=self._closed,
                school_known_until=self._closed[-1].last_day,
                now=at_london(self.days.today, 8, 30),
            )
        key = (len(written), len(self.stays))
        found = self._latest.get(key)
        if found is None:
            found = self._latest[key] = base.with_stays(self.stays)
        return found

    def _holidays(self) -> Iterator[Span]:
        terms = [
            as_school_dates(str(number), *term)
            for number, (_, years) in enumerate(school_years(self.days.start, self.days.today, self.days.seasons))
            for term in years
        ]
        yield from holidays(terms)

    # -- kept

    def _request(self, wanted: Wanted, home: str, children: Sequence[ChildInCare]) -> StayRequest:
        house = self._members[home].household
        asked = self._asked_on(wanted) or wanted.first
        hour = (10, 20) if wanted.is_emergency else (12 + asked.day % 5, asked.day % 6 * 9)
        at_school = any(self.days.seasons.is_school_day(wanted.first + n * _DAY) for n in range(5))
        return StayRequest(
            id=RequestId(""),
            family_id=house.family.id,
            child_ids=tuple(child.id for child in children),
            urgency=wanted.urgency,
            reason=wanted.reason,
            reason_note=wanted.words,
            asked_at=at_london(asked, *hour),
            asked_by=house.carers[0].first_name,
            starts_at=wanted.starts_at,
            ends_at=wanted.ends_at,
            flexible_days=wanted.flexible_days,
            keep_together=wanted.twist is not Twist.APART,
            transport="The carers bring and fetch",
            school_run=SchoolRun.CARER if at_school else SchoolRun.NOT_NEEDED,
            child_wishes=wanted.wishes,
        )

    def _carers_words(self, wanted: Wanted, home: str) -> str:
        """Something that these carers might say of that reason."""
        single, by_day = len(self._members[home].household.carers) == 1, wanted.first == wanted.ends_at.date()
        choice = [
            text
            for text in ASKED.get(wanted.reason, ())
            if not (single and _OF_TWO.search(text)) and not (by_day and _OF_NIGHTS.search(text))
        ]
        return choice[len(self.planned) % len(choice)] if choice else ""

    def _asked_on(self, wanted: Wanted) -> date | None:
        """The working day on which it was asked; None where that was before the year, or is still to come."""
        asked = self.days.seasons.working_day_by(wanted.first - wanted.asked_before * _DAY)
        if wanted.is_emergency and asked < wanted.first:
            asked = wanted.first
        asked = max(asked, self.days.seasons.working_day_from(self.days.start + _DAY))
        in_time = asked <= wanted.first if wanted.is_emergency else asked < wanted.first
        return asked if asked < self.days.today and in_time else None

    def _keep(self, wanted: Wanted, home: str, request: StayRequest, parts: Sequence[Part]) -> None:
        words, wishes = wanted.words, wanted.wishes
        if not words:
            words = self._carers_words(wanted, home)
        if not (wanted.home or wishes):
            wishes = CHILD_WISHES[len(self.planned) % len(CHILD_WISHES)]
        request = replace(request, id=RequestId(self.m.new_id()), reason_note=words, child_wishes=wishes)
        asked = self._asked_on(wanted) or wanted.first
        house = self._members[home].household
        names = tuple(child.first_name for child in house.children_in_care if child.id in request.child_ids)
        self.planned.append(
            Planned(wanted=wanted, home=home, request=request, asked_on=asked, parts=tuple(parts), names=names)
        )
        for part in parts:
            self.stays.append(
                Stay(
                    id=StayId(f"planned {len(self.stays)}"),
                    request_id=request.id,
                    host_id=part.host_id,
                    child_ids=part.child_ids,
                    starts_at=wanted.starts_at,
                    ends_at=wanted.ends_at,
                    offered_at=request.asked_at,
                    started_at=wanted.starts_at,
                    returned_at=wanted.ends_at,
                )
            )


def sheet_still_out(planned: Sequence[Planned], days: KeyDays) -> list[Planned]:
    """The same with the sheet of one stay, over for more than a week, not back yet."""
    over = [
        one
        for one in planned
        if one.parts and one.wanted.reached is Reached.OVER and one.wanted.ends_at.date() < days.ago(9)
    ]
    last = max(over, key=lambda one: one.wanted.ends_at, default=None)
    return [
        replace(one, wanted=replace(one.wanted, reached=Reached.DEBRIEFED)) if one is last else one for one in planned
    ]
