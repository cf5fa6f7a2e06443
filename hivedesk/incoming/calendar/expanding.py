"""Series that cannot be kept as one, worked out time by time within bounds.

One that changes from one of its times on, or goes by several rules, is left to `recurring_ical_events`; `dateutil`
does for the rest. All that they are given has been checked before and stands on one wall clock, without a zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from hivedesk.domain.events.repeats import joined, parts_of
from hivedesk.incoming.calendar.event_times import Times
from hivedesk.incoming.calendar.limits import MOST_TIMES
from hivedesk.incoming.calendar.moments import read_moment
from hivedesk.incoming.calendar.rules import FREQUENCIES, Looks
from hivedesk.incoming.calendar.zones import utc_to_wall

if TYPE_CHECKING:
    from icalendar.cal import Component

_LOOKS_A_TIME = 60  # what one time costs the library


@dataclass(frozen=True)
class Deviation:
    """One time of the series, or one and all that follow, which differ; all on the wall clock of the series."""

    original: datetime
    start: datetime
    end: datetime
    and_following: bool


@dataclass(frozen=True)
class Series:
    """What the times are worked out from, on the wall clock of ``times``."""

    times: Times
    rules: tuple[str, ...]  # as `rules.read_rule` gives them
    left_out: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    deviations: tuple[Deviation, ...] = ()


@dataclass(frozen=True)
class OneTime:
    """One time of a series; ``deviation``: which of the deviations it follows, -1 for none."""

    original: datetime
    start: datetime
    end: datetime
    deviation: int


def walls(rule: str, times: Times) -> Iterator[datetime]:
    """The starts that a rule gives, without end where it has none; the first start always counts."""
    from dateutil.rrule import rrulestr  # for start-up time

    yield times.start
    rest = rrulestr(_on_wall(rule, times), dtstart=times.start)
    yield from (moment for moment in rest if moment != times.start)


def looks_for(rule: str, start: datetime, last: datetime) -> int:
    """What it costs to go through a rule's times until ``last``."""
    parts = parts_of(rule)
    days = max(0, (last - start).days) // int(parts.get("INTERVAL", "1"))
    return days // {"DAILY": 1, "WEEKLY": 2}.get(parts["FREQ"], 4) + 1


def expand(series: Series, first: datetime, last: datetime, looks: Looks) -> list[OneTime]:
    """The times of a series between two points on its wall clock, at most `MOST_TIMES`.

    Raises:
        LooksUsedUp: see there.
    """
    for rule in series.rules:
        looks.use(looks_for(rule, series.times.start, last))
    if len(series.rules) > 1 or any(each.and_following for each in series.deviations):
        found = _by_the_library(series, first, last, looks)
    else:
        found = _by_one_rule(series, first, last)
    return sorted(found, key=lambda each: each.start)[:MOST_TIMES]


def _by_one_rule(series: Series, first: datetime, last: datetime) -> list[OneTime]:
    given = walls(series.rules[0], series.times) if series.rules else iter((series.times.start,))
    begun = (moment for moment in takewhile(lambda moment: moment < last, given) if moment >= first)
    starts = {*islice(begun, MOST_TIMES), *(moment for moment in series.added if first <= moment < last)}
    starts -= {*series.left_out, *(each.original for each in series.deviations)}
    own = [OneTime(each.original, each.start, each.end, at) for at, each in enumerate(series.deviations)]
    return [*(OneTime(start, start, start + series.times.length, -1) for start in starts), *own]


def _by_the_library(series: Series, first: datetime, last: datetime, looks: Looks) -> list[OneTime]:
    import icalendar  # for start-up time
    import recurring_ical_events  # type: ignore[import-untyped]

    last = min(last, first + timedelta(days=MOST_TIMES * min(_days(rule) for rule in series.rules)))
    for rule in series.rules:
        looks.use(_LOOKS_A_TIME * max(0, (last - first).days // _days(rule)))
    calendar = icalendar.Calendar()
    master = _component(-1, series.times.start, series.times.start + series.times.length)
    for rule in series.rules:
        master.add("rrule", icalendar.vRecur.from_ical(_on_wall(rule, series.times)))
    for moment in series.left_out:
        master.add("exdate", moment)
    for moment in series.added:
        master.add("rdate", moment)
    calendar.add_component(master)
    for place, each in enumerate(series.deviations):
        component = _component(place, each.start, each.end)
        ranged = {"RANGE": "THISANDFUTURE"} if each.and_following else {}
        component.add("recurrence-id", each.original, parameters=ranged)
        calendar.add_component(component)
    return [_time(each, series) for each in recurring_ical_events.of(calendar).between(first, last)]


def _days(rule: str) -> int:
    """Days from one time to the next, at least."""
    parts = parts_of(rule)
    several = len(parts.get("BYDAY", "").split(",")) if parts["FREQ"] == "WEEKLY" else 1
    return max(1, FREQUENCIES[parts["FREQ"]] * int(parts.get("INTERVAL", "1")) // several) if several < 8 else 1


def _component(place: int, start: datetime, end: datetime) -> "Component":
    import icalendar

    event = icalendar.Event()
    event.add("uid", "one")
    event.add("dtstamp", datetime(2020, 1, 1, tzinfo=UTC))
    event.add("sequence", place + 1)
    event.add("summary", str(place))
    event.add("dtstart", start)
    event.add("dtend", end)
    return event


def _time(found: Any, series: Series) -> OneTime:
    place = int(found["SUMMARY"])
    start, end = found["DTSTART"].dt, found["DTEND"].dt
    shift = timedelta() if place < 0 else series.deviations[place].start - series.deviations[place].original
    return OneTime(start - shift, start, end, place)


def _on_wall(rule: str, times: Times) -> str:
    """The rule with its end on the wall clock, like everything else."""
    parts = parts_of(rule)
    until = read_moment(parts.get("UNTIL", ""))
    if until is not None:
        parts["UNTIL"] = f"{utc_to_wall(until.wall.replace(tzinfo=UTC), times.zone):%Y%m%dT%H%M%S}"
    return joined(parts)
