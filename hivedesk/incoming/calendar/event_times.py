"""When an event begins and ends: every way in which calendars say it, and the slips that leave one reading."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo

from hivedesk.foundation.clock import LONDON
from hivedesk.incoming.calendar.components import RawEvent
from hivedesk.incoming.calendar.limits import FIRST_YEAR, LAST_YEAR
from hivedesk.incoming.calendar.moments import WallMoment, read_duration, read_moment, without_colons_in_zone
from hivedesk.incoming.calendar.properties import Property
from hivedesk.incoming.calendar.zones import Zones, utc_to_wall, wall_to_utc

_DAY = timedelta(days=1)
_WITHOUT_END = timedelta(minutes=30)
_LONGEST = timedelta(days=366)
UNKNOWN_ZONE = "A time zone here is not known: the hours are read as London's."


class NotTaken(Exception):
    """An event cannot be taken; the text says why, without names."""


@dataclass(frozen=True)
class Times:
    """On the wall clock of a zone."""

    start: datetime  # without a zone
    length: timedelta  # on that wall clock
    zone: tzinfo
    all_day: bool = False
    told: tuple[str, ...] = ()

    def starting(self, wall: datetime) -> tuple[datetime, datetime]:
        """Begin and end (UTC) of a time that begins when the wall clock shows this."""
        start = wall_to_utc(wall, self.zone)
        end = wall_to_utc(wall + self.length, self.zone)
        return start, end if end > start else start + self.length


class TimesReader:
    """Reads the times of one file's events."""

    def __init__(self, zones: Zones) -> None:
        self._zones = zones
        self.dates_read = 0  # in lists, of all events

    def read(self, event: RawEvent, *, repeats: bool) -> Times:
        """The event's times.

        Raises:
            NotTaken: none, or some that cannot be.
        """
        given = event.first("DTSTART") or event.first("RECURRENCE-ID")
        if given is None:
            raise NotTaken("This event has no start (DTSTART): it is left out.")
        moment, zone, told = self.moment(given, event)
        if moment is None:
            raise NotTaken("The start of this event cannot be read: it is left out.")
        if moment.wall.year > LAST_YEAR or (moment.wall.year < FIRST_YEAR and not repeats):
            raise NotTaken("The year of this event cannot be right: it is left out.")
        if moment.wall.year < 2:
            raise NotTaken("The year of this event cannot be right: it is left out.")
        if moment.utc and repeats:
            zone = self._zone_of_calendar(event) or zone
            moment = replace(moment, wall=utc_to_wall(moment.wall.replace(tzinfo=UTC), zone), utc=False)
        times = self._with_end(event, moment, zone)
        return replace(times, told=(*told, *times.told)) if told else times

    def moment(self, given: Property, event: RawEvent, text: str = "") -> tuple[WallMoment | None, tzinfo, list[str]]:
        """A date or time on the wall clock of its zone; that of a date is London's. ``text``: one of a list."""
        moment = read_moment(without_colons_in_zone(text or given.value))
        if moment is None or moment.is_date:
            return moment, LONDON, []
        if moment.utc:
            return moment, UTC, []
        name = given.parameters.get("TZID", "")
        if not name:
            return moment, self._zone_of_calendar(event) or LONDON, []
        zone = self._zones.find(name)
        return moment, zone or LONDON, [] if zone is not None else [UNKNOWN_ZONE]

    def _zone_of_calendar(self, event: RawEvent) -> tzinfo | None:
        name = event.calendar.facts.get("X-WR-TIMEZONE", "")
        return self._zones.find(name) if name else None

    def _with_end(self, event: RawEvent, start: WallMoment, zone: tzinfo) -> Times:
        length, told = self._length(event, start, zone)
        all_day = start.is_date
        if not all_day and event.first("X-MICROSOFT-CDO-ALLDAYEVENT"):
            flagged = event.properties["X-MICROSOFT-CDO-ALLDAYEVENT"][0].value.strip().upper() == "TRUE"
            all_day = flagged and start.wall.time() == time() and (length is None or not length % _DAY)
        if length is not None and length < timedelta():
            told.append("It ends before it starts: its end is left aside.")
            length = None
        if all_day:
            whole = max(_DAY, -(-(length or _DAY) // _DAY) * _DAY)
            times = Times(start.wall, whole, LONDON, True, tuple(told))
        else:
            if not length:
                told.append("It has no end: it is taken as half an hour.")
            times = Times(start.wall, length or _WITHOUT_END, zone, False, tuple(told))
        if times.length > _LONGEST:
            raise NotTaken("This event lasts longer than a year: it is left out.")
        return times

    def _length(self, event: RawEvent, start: WallMoment, zone: tzinfo) -> tuple[timedelta | None, list[str]]:
        """How long it lasts on its own wall clock; None where nothing says so."""
        if (given := event.first("DTEND")) is not None:
            end, end_zone, _ = self.moment(given, event)
            if end is None:
                return None, ["Its end cannot be read and is left aside."]
            if not 2 <= end.wall.year <= LAST_YEAR + 2:
                return None, ["The year of its end cannot be right: its end is left aside."]
            if end.is_date is not start.is_date:
                return self._mixed(start, end), ["Its start and its end are of two kinds: a day and an hour."]
            if end_zone is not zone and start.wall.year > 2 and not start.is_date:
                return utc_to_wall(wall_to_utc(end.wall, end_zone), zone) - start.wall, []
            return end.wall - start.wall, []
        if (given := event.first("DURATION")) is not None:
            length = read_duration(given.value)
            return length, [] if length is not None else ["Its length cannot be read and is left aside."]
        return None, []

    def _mixed(self, start: WallMoment, end: WallMoment) -> timedelta:
        if start.is_date:
            return end.wall - start.wall
        midnight = datetime.combine(end.wall.date(), time())
        return (midnight if midnight > start.wall else midnight + _DAY) - start.wall
