"""A calendar as iCalendar (RFC 5545), as Outlook, Thunderbird and Google read it: written by `icalendar`.

What stands in it was decided before: an entry without names carries the kind of event for a title, and no place and
no notes. Guests never leave this way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

from hivedesk.domain.events.repeats import joined, parts_of
from hivedesk.foundation.clock import LONDON, local

_ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nX-LIC-LOCATION:Europe/London\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\n"
    "DTSTART:19700329T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\n"
    "DTSTART:19701025T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
)


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One event as it leaves: once, a series, or one time of a series that differs from the rest."""

    uid: str
    title: str
    starts_at: datetime  # UTC
    ends_at: datetime
    all_day: bool = False
    rule: str = ""
    left_out: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    original_start: datetime | None = None
    venue: str = ""
    notes: str = ""
    cancelled: bool = False
    private: bool = False


def calendar_ics(entries: Iterable[CalendarEntry], now: datetime) -> bytes:
    """The file's bytes; ``now`` stamps the entries."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//HiveDesk//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(icalendar.Timezone.from_ical(_ZONE))
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def calendar_file_name(made_on: date) -> str:
    """``calendar-2026-11-26.ics``."""
    return f"calendar-{made_on.isoformat()}.ics"


def _event(entry: CalendarEntry, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    if entry.original_start is not None:
        event.add("recurrence-id", _value(entry.original_start, entry))
    event.add("dtstart", _value(entry.starts_at, entry))
    event.add("dtend", _value(entry.ends_at, entry))
    if entry.rule:
        event.add("rrule", icalendar.vRecur.from_ical(_rule(entry)))
    for name, moments in (("exdate", entry.left_out), ("rdate", entry.added)):
        for moment in moments:  # a line each: Outlook reads lists of dates only in part
            event.add(name, _value(moment, entry), parameters={"VALUE": "DATE"} if entry.all_day else {})
    event.add("summary", entry.title)
    if entry.venue:
        event.add("location", entry.venue)
    if entry.notes:
        event.add("description", entry.notes)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.private:
        event.add("class", "PRIVATE")
    if entry.all_day:
        event.add("transp", "TRANSPARENT")
    return event


def _value(moment: datetime, entry: CalendarEntry) -> date | datetime:
    """A day for what has no hours, else the wall clock of London with its zone."""
    shown = local(moment)
    return shown.date() if entry.all_day else shown.astimezone(LONDON)


def _rule(entry: CalendarEntry) -> str:
    """The rule; of what has no hours its end is a day too (RFC 5545, 3.3.10)."""
    parts = parts_of(entry.rule)
    until = parts.get("UNTIL", "")
    if entry.all_day and "T" in until:
        moment = datetime.strptime(until[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        parts["UNTIL"] = f"{local(moment).date():%Y%m%d}"
    elif until and "T" not in until:
        last = datetime.strptime(until, "%Y%m%d").replace(tzinfo=LONDON) + timedelta(hours=23, minutes=59, seconds=59)
        parts["UNTIL"] = f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return joined(parts)
