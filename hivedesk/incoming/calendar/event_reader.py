"""One event of the file, read by itself: what it says, and what of it had to be mended."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from hivedesk.incoming.calendar.components import RawEvent
from hivedesk.incoming.calendar.event_times import NotTaken, Times, TimesReader
from hivedesk.incoming.calendar.limits import (
    ALL_VALUES,
    FIRST_YEAR,
    NOTES_CHARACTERS,
    TITLE_CHARACTERS,
    UID_CHARACTERS,
    VALUES,
    VENUE_CHARACTERS,
)
from hivedesk.incoming.calendar.moments import WallMoment
from hivedesk.incoming.calendar.texts import plain_line, plain_text
from hivedesk.incoming.calendar.zones import wall_to_utc

UNTITLED = "Untitled"
_MOST_RULES = 10  # of one event


@dataclass(frozen=True)
class DateList:
    """EXDATE or RDATE as they stand: each with what it stood in."""

    moments: tuple[tuple[WallMoment, datetime], ...] = ()  # as read; the same in UTC
    other_length: bool = False
    unreadable: bool = False


@dataclass(frozen=True)
class ReadEvent:
    """A VEVENT as it was understood."""

    line: int
    uid: str
    title: str
    times: Times
    original: datetime | None  # UTC
    original_is_date: bool = False
    and_following: bool = False
    rules: tuple[str, ...] = ()
    without: tuple[str, ...] = ()  # EXRULE
    left_out: DateList = DateList()
    added: DateList = DateList()
    venue: str = ""
    notes: str = ""
    cancelled: bool = False
    private: bool = False
    sequence: int = 0
    told: tuple[str, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether the file says so."""
        return bool(self.rules or self.added.moments)


def read_event(raw: RawEvent, reader: TimesReader) -> ReadEvent:
    """One event by itself.

    Raises:
        NotTaken: it has no start, or one that cannot be.
    """
    rules = tuple(rule.value.strip() for rule in raw.properties.get("RRULE", ()) if rule.value.strip())[:_MOST_RULES]
    given = raw.first("RECURRENCE-ID")
    times = reader.read(raw, repeats=bool(rules) and given is None)
    told = list(times.told)
    original, is_date = None, False
    if given is not None:
        moment, zone, _ = reader.moment(given, raw)
        if moment is None or not FIRST_YEAR - 1 < moment.wall.year < 2300:
            raise NotTaken("Which time of its series this one replaces cannot be read: it is left out.")
        original, is_date, rules = wall_to_utc(moment.wall, zone), moment.is_date, ()
    title = plain_line(_text(raw, "SUMMARY"), TITLE_CHARACTERS)
    if not title:
        told.append(f"It has no title: it is called {UNTITLED}.")
    left_out, added = _dates(raw, "EXDATE", reader, times), _dates(raw, "RDATE", reader, times)
    if left_out.unreadable or added.unreadable:
        told.append("Some of its dates that are left out or added cannot be read.")
    if added.other_length:
        told.append("The times added to it take the length of the first.")
    uid = plain_line(_text(raw, "UID"), UID_CHARACTERS)
    if not uid:
        told.append("It has no id of its own: if it is moved in that calendar, it comes in as a new one.")
        uid = _made_uid(title, times)
    return ReadEvent(
        line=raw.line,
        uid=uid,
        title=title or UNTITLED,
        times=times,
        original=original,
        original_is_date=is_date,
        and_following=given is not None and given.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
        rules=rules,
        without=tuple(rule.value.strip() for rule in raw.properties.get("EXRULE", ()))[:_MOST_RULES],
        left_out=left_out,
        added=added if original is None else DateList(),
        venue=plain_line(_text(raw, "LOCATION"), VENUE_CHARACTERS),
        notes=plain_text(_text(raw, "DESCRIPTION"), NOTES_CHARACTERS),
        cancelled="CANCELLED" in _text(raw, "STATUS").upper()
        or raw.calendar.facts.get("METHOD", "").upper() == "CANCEL",
        private=_text(raw, "CLASS").strip().upper() in ("PRIVATE", "CONFIDENTIAL"),
        sequence=_number(_text(raw, "SEQUENCE")),
        told=tuple(told),
    )


def _dates(raw: RawEvent, name: str, reader: TimesReader, times: Times) -> DateList:
    found: list[tuple[WallMoment, datetime]] = []
    unreadable = other_length = False
    for given in raw.properties.get(name, ()):
        for text in given.value.replace(";", ",").split(",")[:VALUES]:
            if not text.strip():
                continue
            if reader.dates_read >= ALL_VALUES:
                return DateList(tuple(found), other_length, True)
            start, _, length = text.partition("/")
            other_length = other_length or bool(length)
            moment, zone, _ = reader.moment(given, raw, start)
            reader.dates_read += 1
            if moment is None or not FIRST_YEAR - 1 < moment.wall.year < 2300 or len(found) >= VALUES:
                unreadable = True
            else:
                found.append(
                    (moment, moment.wall.replace(tzinfo=UTC) if moment.utc else wall_to_utc(moment.wall, zone))
                )
    return DateList(tuple(found), other_length, unreadable)


def _text(raw: RawEvent, name: str) -> str:
    found = raw.first(name)
    return found.value if found is not None else ""


def _number(text: str) -> int:
    return int(text) if text.strip().isdecimal() and len(text) < 10 else 0


def _made_uid(title: str, times: Times) -> str:
    written = f"{times.start.isoformat()}\n{times.length}\n{title}"
    return f"{hashlib.sha256(written.encode()).hexdigest()[:32]}@without-id"
