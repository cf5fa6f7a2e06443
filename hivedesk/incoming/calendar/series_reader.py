"""A series of the file, with those of its times that differ, turned into what is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile, zip_longest

from hivedesk.domain.events.repeats import MOST, joined, parts_of
from hivedesk.foundation.clock import LONDON
from hivedesk.incoming.calendar.event_reader import DateList, ReadEvent
from hivedesk.incoming.calendar.event_times import NotTaken, Times
from hivedesk.incoming.calendar.expanding import Deviation, OneTime, Series, expand, looks_for, walls
from hivedesk.incoming.calendar.limits import FIRST_YEAR, YEARS_AHEAD, YEARS_BACK
from hivedesk.incoming.calendar.proposal import ProposedEvent
from hivedesk.incoming.calendar.rules import FREQUENCIES, Looks, read_rule
from hivedesk.incoming.calendar.zones import utc_to_wall, wall_to_utc

_LONGEST_OF_SERIES = timedelta(days=31)  # `domain.events.records.check_event`
_TIME_BY_TIME = f"It is taken time by time, {YEARS_BACK} year back and {YEARS_AHEAD} years ahead"


@dataclass
class Made:
    """What a group comes to."""

    events: list[ProposedEvent] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    recurs: int = 0
    expanded: bool = False


class SeriesReader:
    """Turns groups into proposed events."""

    def __init__(self, today: date, looks: Looks) -> None:
        self._looks = looks
        self._first = datetime(today.year - YEARS_BACK, 1, 1)  # noqa: DTZ001 - a wall clock, of whichever zone
        self._last = datetime(today.year + YEARS_AHEAD + 1, 1, 1)  # noqa: DTZ001

    def proposed(self, series: ReadEvent | None, own: list[ReadEvent]) -> Made:
        """What a group comes to.

        Raises:
            LooksUsedUp: see there.
        """
        made = Made()
        if series is None:
            made.events = [_once(event, event.original) for event in own]
            return made
        rules = self._rules(series, made)
        made.recurs = int(bool(rules))
        own = [_on_its_hour(event, series) for event in own]
        if series.times.length > _LONGEST_OF_SERIES and rules:
            made.told.append("What repeats cannot last longer than a month: it is taken once.")
            rules, made.recurs = (), 0
        if not rules and not series.added.moments:
            made.events = [_once(series, None), *(_once(event, event.original) for event in own)]
            return made
        if rules:
            series, rules = self._begun_later(series, rules, made)
        self._take(series, rules, own, made)
        return made

    def _rules(self, series: ReadEvent, made: Made) -> tuple[str, ...]:
        found = []
        for text in series.rules:
            reading = read_rule(
                text, series.times.start, series.times.zone, all_day=series.times.all_day, looks=self._looks
            )
            if reading.told:
                made.told.append(reading.told)
            if reading.rule:
                found.append(reading.rule)
        return tuple(dict.fromkeys(found))

    def _take(self, series: ReadEvent, rules: tuple[str, ...], own: list[ReadEvent], made: Made) -> None:
        why = ""
        if any(event.and_following for event in own):
            why = "This series changes from one of its times on."
        elif len(rules) > 1:
            why = "This series repeats by several rules."
        elif not rules:
            why = "This event takes place on single days that are listed."
        elif series.times.zone is not LONDON and not self._same_in_london(series, rules[0]):
            why = "This series keeps the hours of another time zone."
        if why:
            made.told.append(f"{why} {_TIME_BY_TIME}.")
            made.expanded = True
            made.events = self._time_by_time(series, rules, own)
            return
        start, end = series.times.starting(series.times.start)
        excluded = {*_in_series(series.left_out, series), *self._by_exrule(series, made)}
        made.events = [
            replace(
                _once(series, None),
                starts_at=start,
                ends_at=end,
                rule=rules[0],
                left_out=tuple(sorted(excluded)),
                added=tuple(sorted(set(_in_series(series.added, series)))),
            ),
            *(_once(event, event.original) for event in own),
        ]

    def _begun_later(self, series: ReadEvent, rules: tuple[str, ...], made: Made) -> tuple[ReadEvent, tuple[str, ...]]:
        """A series of very many times, or from before there were such calendars, from a later one of its times on."""
        wall = series.times.start
        busiest = min(FREQUENCIES[parts_of(rule)["FREQ"]] * int(parts_of(rule).get("INTERVAL", "1")) for rule in rules)
        if wall.year >= FIRST_YEAR and (self._last - wall).days // busiest < MOST // 2:
            return series, rules
        first: datetime | None = None
        left = []
        for rule in rules:
            start, rest = self._from_later(rule, series.times)
            if start is not None:
                left.append(rest)
                first = start if first is None else min(first, start)
        if first is None:
            if wall.year < FIRST_YEAR:
                raise NotTaken("This series ended long ago: it is left out.")
            return series, rules
        made.told.append(f"This series began long ago: it is taken from {self._first.year} on.")
        return replace(series, times=replace(series.times, start=first)), tuple(left)

    def _from_later(self, rule: str, times: Times) -> tuple[datetime | None, str]:
        from dateutil.rrule import rrulestr  # for start-up time

        parts = parts_of(rule)
        start = times.start if "COUNT" in parts else _nearly(times.start, parts, self._first)
        self._looks.use(looks_for(rule, start, self._first))
        plain = joined({name: value for name, value in parts.items() if name not in ("UNTIL", "COUNT")})
        gone = 0
        for moment in islice(rrulestr(plain, dtstart=start), int(parts.get("COUNT", "1000000000"))):
            if moment >= self._first:
                break
            gone += 1
        else:
            return None, rule
        if "UNTIL" in parts and f"{wall_to_utc(moment, times.zone):%Y%m%dT%H%M%SZ}" > parts["UNTIL"]:
            return None, rule
        if "COUNT" in parts:
            parts["COUNT"] = str(int(parts["COUNT"]) - gone)
        return moment, joined(parts)

    def _same_in_london(self, series: ReadEvent, rule: str) -> bool:
        """Whether London's wall clock gives the rule the same times, as far as two years ahead."""
        theirs = series.times
        start, end = theirs.starting(theirs.start)
        london = replace(theirs, start=utc_to_wall(start, LONDON), zone=LONDON)
        last = max(self._first, theirs.start) + timedelta(days=2 * 366)
        self._looks.use(looks_for(rule, theirs.start, last))
        for wall, mine in zip_longest(walls(rule, theirs), walls(rule, london)):
            if wall is None or mine is None:
                return wall is mine
            if wall >= last:
                return True
            begins, ends = theirs.starting(wall)
            if begins != wall_to_utc(mine, LONDON) or ends - begins != end - start:
                return False
        return True

    def _time_by_time(self, series: ReadEvent, rules: tuple[str, ...], own: list[ReadEvent]) -> list[ProposedEvent]:
        zone = series.times.zone

        def wall(moment: datetime) -> datetime:
            return utc_to_wall(moment, zone)

        deviations = tuple(
            Deviation(
                wall(event.original),
                wall(event.times.starting(event.times.start)[0]),
                wall(event.times.starting(event.times.start)[1]),
                event.and_following,
            )
            for event in own
            if event.original is not None
        )
        given = Series(
            series.times,
            rules,
            tuple(map(wall, _in_series(series.left_out, series))),
            tuple(map(wall, _in_series(series.added, series))),
            deviations,
        )
        first = max(self._first, series.times.start) if series.times.start < self._last else series.times.start
        last = self._last if series.times.start < self._last else series.times.start + timedelta(days=366)
        return [self._one_time(each, series, own) for each in expand(given, first, last, self._looks)]

    def _one_time(self, each: OneTime, series: ReadEvent, own: Sequence[ReadEvent]) -> ProposedEvent:
        zone = series.times.zone
        source = series if each.deviation < 0 else own[each.deviation]
        start, end = wall_to_utc(each.start, zone), wall_to_utc(each.end, zone)
        made = _once(source, wall_to_utc(each.original, zone))
        return replace(made, starts_at=start, ends_at=end if end > start else start + timedelta(minutes=30))

    def _by_exrule(self, series: ReadEvent, made: Made) -> list[datetime]:
        """The times that a rule leaves out, as far as the window goes."""
        found: list[datetime] = []
        for text in series.without:
            reading = read_rule(
                text, series.times.start, series.times.zone, all_day=series.times.all_day, looks=self._looks
            )
            if reading.rule:
                self._looks.use(4 * looks_for(reading.rule, series.times.start, self._last))
                times = takewhile(lambda wall: wall < self._last, walls(reading.rule, series.times))
                found += [wall_to_utc(wall, series.times.zone) for wall in times if wall >= self._first]
        if series.without:
            made.told.append(f"A rule leaves out times of this series: they are left out until {self._last.year}.")
        return found


def _nearly(start: datetime, parts: dict[str, str], wanted: datetime) -> datetime:
    """A start from which the same times follow, not long before the one wanted: whole steps later."""
    step = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    days = (wanted - start).days
    return start + timedelta(days=days - days % step) if step and days > step else start


def _once(event: ReadEvent, original: datetime | None) -> ProposedEvent:
    start, end = event.times.starting(event.times.start)
    return ProposedEvent(
        uid=event.uid,
        title=event.title,
        starts_at=start,
        ends_at=end,
        all_day=event.times.all_day,
        original_start=original,
        venue=event.venue,
        notes=event.notes,
        cancelled=event.cancelled,
        private=event.private,
        line=event.line,
    )


def _on_its_hour(event: ReadEvent, series: ReadEvent) -> ReadEvent:
    """One time of a series named by its day alone is the one of that day."""
    if event.original is None or not event.original_is_date or series.times.all_day:
        return event
    day = utc_to_wall(event.original, LONDON).date()
    return replace(event, original=wall_to_utc(datetime.combine(day, series.times.start.time()), series.times.zone))


def _in_series(dates: DateList, series: ReadEvent) -> list[datetime]:
    """Dates of a list as starts of the series: a day alone, or midnight, is the time on that day."""
    found, times = [], series.times
    for moment, utc in dates.moments:
        if times.all_day:
            day = moment.wall.date() if not moment.utc else utc_to_wall(utc, LONDON).date()
            found.append(wall_to_utc(datetime.combine(day, time()), LONDON))
        elif moment.is_date or (moment.wall.time() == time() and not moment.utc and times.start.time() != time()):
            found.append(wall_to_utc(datetime.combine(moment.wall.date(), times.start.time()), times.zone))
        else:
            found.append(utc)
    return found
