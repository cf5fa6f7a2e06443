"""Dates, times and lengths as they stand in a calendar, by `icalendar`; plain slips are mended."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_MOMENT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?)?\s*([Zz]?)")
_TAIL = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ][\d:.]+)?[Zz]?\s*$")


@dataclass(frozen=True)
class WallMoment:
    """A date, or a date and time, on the wall clock of a zone that is looked up later."""

    wall: datetime  # without a zone; midnight of a date
    is_date: bool
    utc: bool = False


def read_moment(text: str) -> WallMoment | None:
    """``20261114``, ``20261114T100000`` or ``20261114T100000Z``; None where it is none of them.

    A leap second is the second before it; 24:00:00 is the next midnight (ISO 8601).
    """
    from icalendar.prop import vDDDTypes  # for start-up time

    plain = text.strip()
    try:
        found = vDDDTypes.from_ical(plain)  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, OverflowError):
        return _mended(plain)
    if isinstance(found, datetime):
        return WallMoment(found.replace(tzinfo=None), False, found.tzinfo is not None)
    return WallMoment(datetime.combine(found, time()), True) if isinstance(found, date) else _mended(plain)


def read_duration(text: str) -> timedelta | None:
    """``PT1H30M``, also below nothing; None where it is none, or longer than can be."""
    from icalendar.prop import vDuration  # for start-up time

    if len(text) > 40:
        return None
    try:
        found = vDuration.from_ical(text.strip().upper())  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, OverflowError):
        return None
    return found if isinstance(found, timedelta) else None


def without_colons_in_zone(value: str) -> str:
    """The date at the end of a value that begins with the rest of a zone's name: ``00) Dublin:20261114T100000``."""
    found = None if value[:1].isdigit() and "(" not in value and ")" not in value else _TAIL.search(value)
    return found[0].strip() if found is not None else value


def _mended(text: str) -> WallMoment | None:
    found = _MOMENT.fullmatch(text[:40])
    if found is None:
        return None
    year, month, day, hour, minute, second, zulu = found.groups()
    try:
        wall = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - the zone is looked up later
        if hour is None:
            return WallMoment(wall, True)
        span = timedelta(hours=int(hour), minutes=int(minute), seconds=min(int(second or 0), 59))
        if int(hour) > 24 or int(minute) > 59 or int(second or 0) > 60 or span > timedelta(days=1):
            return None
        return WallMoment(wall + span, False, bool(zulu))
    except (ValueError, OverflowError):
        return None
