"""Small calendars for tests. Everybody in them is made up."""

from datetime import date

from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.calendar import CalendarProposal, ProposedEvent, read_calendar

TODAY = date(2026, 11, 14)
LONDON_ZONE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""


def a_calendar(*parts: str, head: str = "", end: str = "\r\n") -> bytes:
    """A calendar around these components, with proper line ends."""
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", head, *parts, "END:VCALENDAR", ""])
    return end.join(line for line in text.split("\n") if line.strip()).encode() + end.encode()


def an_event(*lines: str, start: str | None = "DTSTART;TZID=Europe/London:20261117T190000", uid: str = "one") -> str:
    """A VEVENT; ``start`` None leaves DTSTART out."""
    given = [f"UID:{uid}" if uid else "", start or "", "SUMMARY:Quiz", *lines]
    return "\n".join(["BEGIN:VEVENT", *(line for line in given if line), "END:VEVENT"])


def read(content: bytes) -> CalendarProposal:
    """Read it as of Sat 14 Nov 2026."""
    return read_calendar(content, NoProgress(), TODAY)


def read_events(*parts: str, head: str = "") -> tuple[ProposedEvent, ...]:
    """The events of a calendar of these components."""
    return read(a_calendar(*parts, head=head)).events


def read_one(
    *lines: str, start: str | None = "DTSTART;TZID=Europe/London:20261117T190000", head: str = ""
) -> ProposedEvent:
    """The only event of a calendar."""
    (event,) = read_events(an_event(*lines, start=start), head=head)
    return event


def told(*parts: str, head: str = "") -> list[str]:
    """What is told of a calendar of these components."""
    return [each.problem for each in read(a_calendar(*parts, head=head)).problems]
