"""What Today says of events: those of today, what a coming one still lacks, and whose attendance was not taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from hivedesk.casework import events
from hivedesk.casework.desk import Desk
from hivedesk.casework.gatherings import DOOR_OPENS, findings_for
from hivedesk.domain.events.checks import CheckKind, Finding
from hivedesk.domain.events.records import is_gathering
from hivedesk.domain.events.repeats import Occurrence
from hivedesk.domain.household import Household
from hivedesk.foundation.clock import at_london, local
from hivedesk.store import events as stored


class EventNeed(Enum):
    """Why an event is named."""

    TODAY = auto()  # it takes place today
    GAPS = auto()  # something is still missing
    ANSWERS = auto()  # it is near, and some have not answered
    ATTENDANCE = auto()  # it is over, and nobody was ticked


@dataclass(frozen=True)
class EventLine:
    """An event that is named on Today."""

    shown: Occurrence
    need: EventNeed
    findings: tuple[str, ...] = ()  # what is to be seen to, in words
    asked: int = 0
    yes: int = 0
    begun: bool = False  # guests can be ticked now

    @property
    def key(self) -> str:
        """The same from reading to reading."""
        event = self.shown.event
        return f"event/{event.series_id or event.id}/{self.shown.original_start:%Y%m%dT%H%M}"

    @property
    def at(self) -> datetime:
        """When it begins."""
        return self.shown.starts_at


def event_lines(desk: Desk, households: Sequence[Household]) -> list[EventLine]:
    """The events that are worth a word now, in their order."""
    now, days = desk.clock.now(), desk.policy.events
    first = at_london(desk.today - timedelta(days=days.attendance_days), 0)
    last = at_london(desk.today + timedelta(days=days.look_ahead_days + 1), 0)
    found = [one for one in events.occurrences_between(desk, first, last) if not one.event.cancelled]
    counts = stored.guest_counts(desk.store, [one.event.id for one in found if not one.event.rule])
    coming = [one for one in found if one.ends_at > now and is_gathering(one.event)]
    findings = dict(
        zip(map(id, coming), findings_for(desk, coming, households=households, holidays=False), strict=True)
    )
    lines = [_line(desk, one, counts.get(one.event.id, (0, 0, 0)), findings.get(id(one), ())) for one in found]
    return [line for line in lines if line is not None]


def _line(desk: Desk, one: Occurrence, counts: tuple[int, int, int], findings: tuple[Finding, ...]) -> EventLine | None:
    now, (asked, yes, came) = desk.clock.now(), counts
    gaps = tuple(finding.sentence for finding in findings if not finding.note)
    if one.ends_at <= now:
        taken = came or not is_gathering(one.event)
        today = local(one.ends_at).date() == desk.today
        if taken:
            return EventLine(one, EventNeed.TODAY, (), asked, yes) if today else None
        return EventLine(one, EventNeed.ATTENDANCE, (), asked, yes)
    if local(one.starts_at).date() <= desk.today:
        begun = is_gathering(one.event) and not came and now >= one.starts_at - DOOR_OPENS
        return EventLine(one, EventNeed.TODAY, gaps, asked, yes, begun)
    if gaps:
        return EventLine(one, EventNeed.GAPS, gaps, asked, yes)
    unanswered = any(finding.kind is CheckKind.INVITATIONS for finding in findings)
    if unanswered and one.starts_at - now <= timedelta(days=desk.policy.events.chase_days):
        return EventLine(one, EventNeed.ANSWERS, (), asked, yes)
    return None
