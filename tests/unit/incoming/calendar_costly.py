"""Files that cost the most to read that anybody has thought of; `tests.benchmarks.calendars` measures them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.unit.incoming.calendar_texts import LONDON_ZONE, a_calendar, an_event

HOUR = "DURATION:PT1H"


def stamp(n: int, year: int = 2026) -> str:
    return f"DTSTART;TZID=Europe/London:{datetime(year, 1, 3, 10, tzinfo=UTC) + timedelta(minutes=n):%Y%m%dT%H%M%S}"


def many(number: int, *lines: str, start: str | None = None) -> list[str]:
    return [an_event(*lines, start=start or stamp(n), uid=f"u{n}") for n in range(number)]


LISTED = ",".join(f"{datetime(2026, 1, 3, tzinfo=UTC) + timedelta(minutes=n):%Y%m%dT%H%M%S}" for n in range(1000))
COSTLY: dict[str, Callable[[], bytes]] = {
    "events": lambda: a_calendar(*many(6000, HOUR, "LOCATION:Hall", "DESCRIPTION:One\\nTwo")),
    "series": lambda: a_calendar(*many(6000, HOUR, "RRULE:FREQ=WEEKLY;BYDAY=SA")),
    "never daily": lambda: a_calendar(*many(300, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
    "never weekly": lambda: a_calendar(*many(2000, "RRULE:FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31")),
    "never yearly": lambda: a_calendar(*many(2000, "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE;BYSETPOS=366;BYMONTH=2")),
    "rarely": lambda: a_calendar(*many(2000, "RRULE:FREQ=YEARLY;INTERVAL=10;BYMONTH=2;BYMONTHDAY=29")),
    "utc": lambda: a_calendar(*many(300, "RRULE:FREQ=DAILY", start="DTSTART:19750101T100000Z")),
    "new york": lambda: a_calendar(
        *many(300, "RRULE:FREQ=DAILY", start="DTSTART;TZID=America/New_York:20240101T100000")
    ),
    "year 2": lambda: a_calendar(*many(500, "RRULE:FREQ=DAILY", start="DTSTART:00020101T100000")),
    "rules": lambda: a_calendar(*many(200, *(f"RRULE:FREQ=DAILY;INTERVAL={n}" for n in range(1, 11)))),
    "exrules": lambda: a_calendar(*many(300, "RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY;INTERVAL=2")),
    "following": lambda: a_calendar(
        *many(50, "RRULE:FREQ=DAILY", start="DTSTART:20240101T100000"),
        *(
            an_event(f"RECURRENCE-ID;RANGE=THISANDFUTURE:202501{day:02}T100000", uid=f"u{n}")
            for n in range(50)
            for day in range(1, 25)
        ),
    ),
    "lists": lambda: a_calendar(*many(400, "RRULE:FREQ=DAILY", f"EXDATE:{LISTED}")),
    "listed days": lambda: a_calendar(*many(60, f"RDATE:{LISTED}")),
    "properties": lambda: a_calendar(*many(350, *["X-A:1"] * 390)),
    "parameters": lambda: a_calendar(*many(200, "LOCATION" + ";A=b" * 9000 + ":x")),
    "quotes": lambda: a_calendar(*many(300, "LOCATION;A=" + '"' * 23000 + ":x")),
    "tags": lambda: a_calendar(*many(330, "DESCRIPTION:<br>" + "<" * 23900)),
    "open tags": lambda: a_calendar(*many(330, "DESCRIPTION:<br>" + "<p " * 7900)),
    "escapes": lambda: a_calendar(*many(330, "DESCRIPTION:" + "\\n" * 11900)),
    "backslashes": lambda: a_calendar(*many(330, "DESCRIPTION:" + "\\" * 23900)),
    "one line": lambda: a_calendar(an_event("DESCRIPTION:" + "x" * 8_000_000)),
    "folds": lambda: a_calendar(an_event("DESCRIPTION:x" + "\n y" * 140_000)),
    "bad folds": lambda: a_calendar(an_event("DESCRIPTION:x" + "\ny" * 140_000)),
    "empty lines": lambda: b"BEGIN:VCALENDAR\n" + b"\n" * 8_000_000,
    "ends": lambda: a_calendar(*["END:VEVENT"] * 140_000),
    "begins": lambda: a_calendar(*["BEGIN:VEVENT"] * 140_000),
    "levels": lambda: a_calendar(*["BEGIN:X"] * 140_000),
    "no properties": lambda: a_calendar(*many(6000, *["no property"] * 18)),
    "zones": lambda: a_calendar(
        *(an_event(start=f"DTSTART;TZID=z{n % 40}:20261117T190000", uid=f"u{n}") for n in range(6000)),
        head="".join(LONDON_ZONE.format(name=f"z{n}") for n in range(40)),
    ),
    "unknown zones": lambda: a_calendar(
        *(an_event(start=f"DTSTART;TZID=Zone/{n}:20261117T190000", uid=f"u{n}") for n in range(6000))
    ),
    "one id": lambda: a_calendar(*(an_event(start=stamp(n), uid="same") for n in range(6000))),
    "one id, one series": lambda: a_calendar(
        an_event("RRULE:FREQ=DAILY", uid="same"),
        *(an_event(f"RECURRENCE-ID:{stamp(n)[-15:]}", uid="same", start=stamp(n)) for n in range(5000)),
    ),
    "a bit of all": lambda: a_calendar(
        *many(1500, HOUR, "LOCATION:Hall", *["no property"] * 10),
        *many(25, "DESCRIPTION:" + "\\" * 23900),
        *many(100, "DESCRIPTION:<br>" + "<" * 23900),
        *many(100, f"EXDATE:{LISTED}", "RRULE:FREQ=DAILY"),
        *many(15, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        *(an_event(start=f"DTSTART;TZID=z{n % 40}:20261117T190000", uid=f"z{n}") for n in range(1500)),
        *many(20, "RRULE:FREQ=DAILY", start="DTSTART:20240101T100000Z"),
        head="".join(LONDON_ZONE.format(name=f"z{n}") for n in range(40)),
    ),
    "utf-16": lambda: a_calendar(*many(3000, HOUR)).decode().encode("utf-16"),
    "noise": lambda: b"BEGIN:VCALENDAR\r\n" + bytes(range(256)) * 30_000,
}
