"""Today: what is due, whom she has not spoken to lately, and the numbers for an emergency."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from hivedesk.casework.desk import Desk
from hivedesk.casework.due_lines import ClockLine, clock_lines
from hivedesk.casework.event_lines import EventLine, event_lines
from hivedesk.casework.exchange.standing import to_see_to
from hivedesk.casework.stay_lines import StayLine, stay_lines
from hivedesk.domain import not_spoken
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.families import DayPart, Family, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.not_spoken import NotSpoken, Reach
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import at_london, local
from hivedesk.store import contact_log, families

COMING_DAYS = 7
MISSED_AFTER = timedelta(hours=1)  # a call may begin late, and last
LATER = 3  # how many are shown of what is due after them
_IN_HIVE = (Status.ACTIVE, Status.ON_HOLD, Status.CLOSING)


@dataclass(frozen=True)
class DueLine:
    """A follow-up with its family."""

    follow_up: FollowUp
    family_name: str  # "" where it is about no family
    overdue_days: int  # 0 = due today, negative = still to come
    preferred: str = ""  # the family's good times, for a call or visit
    reach: Reach = Reach.NOT_RECORDED  # whether its time (now, where it has none) is one of them
    missed: bool = False  # a call or visit of today whose time passed a while ago


@dataclass(frozen=True)
class NotSpokenLine:
    """A family and how long ago she last spoke with them."""

    family: Family
    days: int | None  # None = never
    why: str
    preferred: str
    reach: Reach  # whether this is one of their good times


@dataclass(frozen=True)
class DutyLine:
    """A number that families use outside the worker's hours."""

    name: str
    when: str
    number: str  # "" where it is not entered yet


@dataclass(frozen=True)
class TodayBoard:
    """Everything the screen shows."""

    now: datetime
    worker: str
    due: tuple[DueLine, ...]  # overdue and today, calls and visits apart
    planned: tuple[DueLine, ...]  # calls and visits of today and those that were missed, by their times
    coming: tuple[DueLine, ...]  # the seven days after
    later: tuple[DueLine, ...]  # the next few beyond them
    clocks: tuple[ClockLine, ...]  # overdue and due within seven days
    later_clocks: tuple[ClockLine, ...]  # all beyond them
    not_spoken: tuple[NotSpokenLine, ...]
    spoken: tuple[NotSpokenLine, ...]  # the other families to whom 1:1 support is due, the longest gap first
    stays: tuple[StayLine, ...]  # who comes and goes, and what stays still need
    events: tuple[EventLine, ...]  # today's, and what others still need
    duty: tuple[DutyLine, ...]
    outside_hours: str  # a sentence, or ""
    exchange: str  # what of the exchange asks for her, in sentences, or ""
    families_open: int
    contacts_this_week: int


def today_board(desk: Desk) -> TodayBoard:
    """Read what matters now."""
    today, now = desk.today, desk.clock.now()
    horizon = today + timedelta(days=COMING_DAYS)
    households = families.households(desk.store)
    describe = partial(_due_line, by_family={house.family.id: house.family for house in households}, now=now)
    lines = [describe(follow_up) for follow_up in contact_log.open_follow_ups(desk.store, until=horizon)]
    due = [line for line in lines if line.overdue_days >= 0]
    planned = [line for line in due if line.follow_up.kind is not FollowUpKind.TO_DO]
    clocks = clock_lines(desk, households)
    opened = [house for house in households if house.family.status in _IN_HIVE]
    missed, spoken = _by_gap(desk, opened)
    return TodayBoard(
        now=now,
        worker=desk.author,
        due=tuple(line for line in due if line.follow_up.kind is FollowUpKind.TO_DO),
        planned=tuple(sorted(planned, key=_when)),
        coming=tuple(sorted((line for line in lines if line.overdue_days < 0), key=_when)),
        later=tuple(map(describe, contact_log.follow_ups_after(desk.store, horizon, LATER))),
        clocks=tuple(line for line in clocks if line.due.due_on <= horizon),
        later_clocks=tuple(line for line in clocks if line.due.due_on > horizon),
        not_spoken=tuple(missed),
        spoken=tuple(sorted(spoken, key=lambda line: -(line.days or 0))),
        stays=tuple(stay_lines(desk, households)),
        events=tuple(event_lines(desk, households)),
        duty=duty_numbers(desk),
        outside_hours=outside_hours(now, desk.policy),
        exchange=to_see_to(desk),
        families_open=len(opened),
        contacts_this_week=contact_log.count_between(desk.store, *_this_week(now)),
    )


def follow_ups_now(desk: Desk, ids: Collection[str]) -> Mapping[str, FollowUp]:
    """What has become of these follow-ups; one that was taken away is missing."""
    return contact_log.follow_ups_by_id(desk.store, ids)


def _due_line(follow_up: FollowUp, by_family: Mapping[FamilyId, Family], now: datetime) -> DueLine:
    family = by_family.get(follow_up.family_id) if follow_up.family_id else None
    overdue = (local(now).date() - follow_up.due_on).days
    if family is None:
        return DueLine(follow_up, "", overdue)
    at = follow_up.at
    moment = now if at is None else at_london(follow_up.due_on, at.hour, at.minute)
    reach = not_spoken.reach_at(family, moment)
    missed = overdue == 0 and follow_up.kind is not FollowUpKind.TO_DO and now - moment > MISSED_AFTER
    return DueLine(follow_up, family.name, overdue, preferred_words(family), reach, missed)


def _when(line: DueLine) -> tuple[date, bool, time]:
    return line.follow_up.due_on, line.follow_up.at is None, line.follow_up.at or time()


def not_spoken_to_lately(desk: Desk, households: Sequence[Household] | None = None) -> list[NotSpokenLine]:
    """Families to whom 1:1 support is due, the most pressing first, with the reasons in words."""
    houses = families.households(desk.store, with_left=False) if households is None else households
    return _by_gap(desk, houses)[0]


def _by_gap(desk: Desk, houses: Sequence[Household]) -> tuple[list[NotSpokenLine], list[NotSpokenLine]]:
    """Those to whom she has not spoken lately, and the others."""
    last = families.last_two_way(desk.store, [house.family.id for house in houses])
    asked = contact_log.asked_for_a_call(desk.store, desk.today)
    own = desk.hive.worker_family_id  # she does not ring herself
    others = [house for house in houses if house.family.id != own]
    found = not_spoken.whom_to_ring(others, last, asked, desk.clock.now(), desk.policy)
    missed = [_not_spoken_line(line) for line in found if not_spoken.is_lately_missed(line, desk.policy)]
    return missed, [_not_spoken_line(line) for line in found if not not_spoken.is_lately_missed(line, desk.policy)]


def _not_spoken_line(line: NotSpoken) -> NotSpokenLine:
    return NotSpokenLine(line.family, line.days, ", ".join(line.reasons), preferred_words(line.family), line.reach)


def preferred_words(family: Family) -> str:
    """``mornings, Saturdays (not Weds)``; empty where nothing is recorded."""
    parts = ", ".join(part.value for part in DayPart if part in family.preferred_times)
    note = family.preferred_times_note
    if parts and note:
        return f"{parts} ({note})"
    return parts or note


def duty_numbers(desk: Desk) -> tuple[DutyLine, ...]:
    """The two services' numbers as the Hive has entered them."""
    hive = desk.hive
    numbers = (hive.duty_line, hive.out_of_hours)
    return tuple(
        DutyLine(service.name, service.when, number)
        for service, number in zip(desk.policy.duty_numbers, numbers, strict=True)
    )


def outside_hours(now: datetime, policy: Policy) -> str:
    """A note on Sundays and outside working hours: families then use the two services."""
    moment = local(now)
    if moment.isoweekday() not in policy.working_days:
        return "It is Sunday: families use the Out of Hours Service today."
    if not policy.working_from <= moment.time() < policy.working_to:
        hours = f"{policy.working_from:%H:%M} to {policy.working_to:%H:%M}"
        return f"It is outside your hours ({hours}, Monday to Saturday): families use the Out of Hours Service."
    return ""


def _this_week(now: datetime) -> tuple[datetime, datetime]:
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=midnight.weekday()), now + timedelta(seconds=1)
