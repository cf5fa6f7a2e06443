"""Today: what is due, whom she has not spoken to lately, and the numbers for an emergency."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.families import FOSTERING_KINDS, DayPart, Family, Status, is_newly_approved
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import local
from hivedesk.store import contact_log, families


@dataclass(frozen=True)
class DueLine:
    """A follow-up with its family."""

    follow_up: FollowUp
    family_name: str  # "" where it is about no family
    overdue_days: int  # 0 = due today, negative = still to come


@dataclass(frozen=True)
class NotSpokenLine:
    """A family and how long ago she last spoke with them."""

    family: Family
    days: int | None  # None = never
    why: str
    preferred: str


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
    due: tuple[DueLine, ...]  # overdue and today
    coming: tuple[DueLine, ...]  # the seven days after
    not_spoken: tuple[NotSpokenLine, ...]
    duty: tuple[DutyLine, ...]
    outside_hours: str  # a sentence, or ""
    families_open: int
    contacts_this_week: int


def today_board(desk: Desk) -> TodayBoard:
    """Read what matters now."""
    today, now = desk.today, desk.clock.now()
    names = desk.family_names()
    week = contact_log.open_follow_ups(desk.store, until=today + timedelta(days=7))
    lines = [
        DueLine(
            follow_up,
            names.get(follow_up.family_id, "") if follow_up.family_id else "",
            (today - follow_up.due_on).days,
        )
        for follow_up in week
    ]
    return TodayBoard(
        now=now,
        worker=desk.author,
        due=tuple(line for line in lines if line.overdue_days >= 0),
        coming=tuple(line for line in lines if line.overdue_days < 0),
        not_spoken=tuple(not_spoken_to_lately(desk)),
        duty=duty_numbers(desk),
        outside_hours=outside_hours(now, desk.policy),
        families_open=len(_open(desk)),
        contacts_this_week=contact_log.count_between(desk.store, *_this_week(now)),
    )


def not_spoken_to_lately(desk: Desk, at_least_days: int = 14) -> list[NotSpokenLine]:
    """Open fostering families by days since a two-way contact, never first, the longest gap next.

    Special guardians and others who take no 1:1 support are left out.
    """
    households = {household.family.id: household for household in families.households(desk.store, with_left=False)}
    opened = [family for family in _open(desk) if family.kind in FOSTERING_KINDS]
    last = families.last_two_way(desk.store, [family.id for family in opened])
    today, lines = desk.today, []
    for family in opened:
        moment = last[family.id]
        days = None if moment is None else (today - local(moment).date()).days
        if days is None or days >= at_least_days:
            reasons = ["never spoken to" if days is None else f"{days} days ago"]
            if is_newly_approved(households[family.id].approval, today):
                reasons.append("newly approved")
            if family.status is Status.ON_HOLD:
                reasons.append("on hold")
            lines.append(NotSpokenLine(family, days, ", ".join(reasons), preferred_words(family)))
    return sorted(lines, key=lambda line: (line.days is not None, -(line.days or 0), line.family.name))


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


def _open(desk: Desk) -> list[Family]:
    wanted = (Status.ACTIVE.value, Status.ON_HOLD.value, Status.CLOSING.value)
    return desk.store.select(Family, "WHERE status IN (?, ?, ?) ORDER BY name COLLATE NOCASE, id", *wanted)


def _this_week(now: datetime) -> tuple[datetime, datetime]:
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=midnight.weekday()), now + timedelta(seconds=1)
