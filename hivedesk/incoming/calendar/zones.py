"""Time zones by whatever name a calendar gives them: the IANA's, Windows', an old Outlook's, or the file's own.

A zone that keeps London's hours is London, whatever it is called: its series can then be kept as they are.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hivedesk.foundation.clock import LONDON
from hivedesk.incoming.calendar.components import RawObservance
from hivedesk.incoming.calendar.limits import ZONES
from hivedesk.incoming.calendar.own_zone import OwnZone, read_zone

_IANA = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_LONDON = re.compile(r"(?i)\b(london|edinburgh|gmt daylight time|british summer time|gmt/bst|gb|gb-eire)\b")
_UTC = {"utc", "z", "etc/utc", "zulu", "tzone://microsoft/utc", "coordinated universal time", "gmt+0", "etc/gmt"}
_LONDON_NAMES = {"", "gmt standard time", "gmt", "bst", "europe/belfast", "floating", "local"}


class Zones:
    """The zones of one file."""

    def __init__(self, own: Mapping[str, Sequence[RawObservance]]) -> None:
        self._own = own
        self._known: dict[str, tzinfo | None] = {}
        self._unknown = 0

    def find(self, name: str) -> tzinfo | None:
        """The zone of that name; None where nobody knows it."""
        if name not in self._known:
            if self._unknown > ZONES:
                return None
            self._known[name] = self._look_up(name[:200].strip().strip('"').strip())
            self._unknown += self._known[name] is None
        return self._known[name]

    def _look_up(self, name: str) -> tzinfo | None:
        known = _named(name)
        if known is None and name in self._own:
            known = read_zone(self._own[name])
        if known is None and _LONDON.search(name):
            return LONDON
        if isinstance(known, OwnZone) or (isinstance(known, ZoneInfo) and known is not LONDON):
            return LONDON if _keeps_londons_hours(known) else known
        return known


def wall_to_utc(wall: datetime, zone: tzinfo) -> datetime:
    """The moment at which the wall clock of a zone shows this; an hour left out is read with the offset before it."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def utc_to_wall(moment: datetime, zone: tzinfo) -> datetime:
    """What the wall clock of a zone shows."""
    return moment.astimezone(zone).replace(tzinfo=None)


def _named(name: str) -> tzinfo | None:
    low = name.lower()
    if low in _LONDON_NAMES:
        return LONDON
    if low in _UTC:
        return UTC
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # for start-up time

    if name in WINDOWS_TO_OLSON:
        return _iana(WINDOWS_TO_OLSON[name])
    if _IANA.fullmatch(name):
        return _iana(name)
    tail = name.split("/")  # /mozilla.org/20050126_1/Europe/London, /freeassociation.sourceforge.net/Europe/London
    for length in (3, 2):
        if len(tail) > length and (found := _iana("/".join(tail[-length:]))) is not None:
            return found
    return None


@lru_cache(maxsize=512)
def _iana(name: str) -> tzinfo | None:
    if not _IANA.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _keeps_londons_hours(zone: tzinfo) -> bool:
    """Whether it shows London's hour all through the years that matter, the changes of the clocks included."""
    for year in range(2024, 2032):
        for day in range(0, 365, 7):
            moment = datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
            if moment.astimezone(zone).utcoffset() != moment.astimezone(LONDON).utcoffset():
                return False
    return True
