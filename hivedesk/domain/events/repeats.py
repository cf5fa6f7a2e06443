"""How a series repeats: RFC 5545 rules, in the worker's words and as days.

A rule is kept as the text that calendars exchange ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"); its occurrences are worked
out by dateutil on the wall clock of Europe/London, so that they keep their hour over the change of the clocks. An
hour that the spring change leaves out is read with the offset before it (RFC 5545, 3.3.5).
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile

from hivedesk.domain.calendar.school import Span, closed_on
from hivedesk.domain.events.records import Event
from hivedesk.foundation.clock import LONDON, format_date, local
from hivedesk.foundation.errors import RuleRefused

MOST = 5_000  # occurrences of one series that are ever worked out
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_OTHER_RULE = "repeats by the rule of the calendar that it came from"


class Every(StrEnum):
    """What a series goes by, as the form offers it."""

    DAY = "day"
    WEEK = "week"
    MONTH_DATE = "month, on the same date"
    MONTH_WEEKDAY = "month, on the same weekday"
    MONTH_LAST = "month, on the last such weekday"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """A rule as the form has it; ends on a day, after so many times, or never."""

    every: Every = Every.WEEK
    interval: int = 1  # 2: every second
    weekdays: tuple[int, ...] = ()  # ISO, Monday = 1; of a weekly series; empty: that of its start
    until: date | None = None
    count: int | None = None


@dataclass(frozen=True)
class Occurrence:
    """One time that an event takes place: ``event`` is the series, or the record that this time has of its own."""

    event: Event
    starts_at: datetime  # UTC
    ends_at: datetime
    original_start: datetime  # the start that the series gives it; else its own start

    @property
    def in_series(self) -> bool:
        """Whether it is one of several."""
        return bool(self.event.rule) or self.event.series_id is not None


# -- rules


def rule_of(repeat: Repeat, start: datetime) -> str:
    """The rule for a series that begins at ``start`` (UTC).

    Raises:
        RuleRefused: an interval or number of times that cannot be, or an end before the start.
    """
    first = local(start)
    if not 1 <= repeat.interval <= 99:
        raise RuleRefused("It cannot repeat so.", "Set Every to a number from 1 to 99.")
    if repeat.count is not None and not 1 <= repeat.count <= 999:
        raise RuleRefused("The number of times cannot be right.", "Set Times to a number from 1 to 999.")
    if repeat.until is not None and repeat.until < first.date():
        raise RuleRefused("The series would end before it starts.", "Check Until.")
    parts = [f"FREQ={_frequency(repeat.every)}"]
    if repeat.interval > 1:
        parts.append(f"INTERVAL={repeat.interval}")
    if repeat.every is Every.WEEK:
        days = sorted({*repeat.weekdays, first.isoweekday()})
        parts.append("BYDAY=" + ",".join(_NAMES[day - 1] for day in days))
    elif repeat.every is Every.MONTH_DATE:
        parts.append(f"BYMONTHDAY={first.day}")
    elif repeat.every is Every.MONTH_WEEKDAY:
        parts.append(f"BYDAY={_ordinal(first.date())}{_NAMES[first.weekday()]}")
    elif repeat.every is Every.MONTH_LAST:
        parts.append(f"BYDAY=-1{_NAMES[first.weekday()]}")
        if not is_last_of_month(first.date()):
            raise RuleRefused(
                f"{format_date(first.date())} is not the last {_LONG[first.weekday()]} of its month.",
                "Set Starts to the last one, or choose month, on the same weekday.",
            )
    if repeat.until is not None:
        last = datetime.combine(repeat.until, time(23, 59, 59), LONDON).astimezone(UTC)
        parts.append(f"UNTIL={last:%Y%m%dT%H%M%SZ}")
    elif repeat.count is not None:
        parts.append(f"COUNT={repeat.count}")
    return ";".join(parts)


def repeat_of(rule: str, start: datetime) -> Repeat | None:
    """The rule as the form has it; None where it is one that the form cannot say."""
    parts = parts_of(rule)
    first = local(start)
    until = _until(parts.get("UNTIL", ""))
    repeat = Repeat(
        interval=int(parts.get("INTERVAL", "1")),
        until=until.date() if until else None,
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
    )
    if parts.keys() - {"FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "BYMONTHDAY", "WKST"}:
        return None
    by_day = [part for part in parts.get("BYDAY", "").split(",") if part]
    day, by_date = _NAMES[first.weekday()], parts.get("BYMONTHDAY", "")
    match parts.get("FREQ"):
        case "DAILY" if not by_day and not by_date:
            return replace(repeat, every=Every.DAY)
        case "WEEKLY" if not by_date and set(by_day) <= set(_NAMES):
            days = tuple(_NAMES.index(part) + 1 for part in by_day)
            return replace(repeat, weekdays=days) if not days or first.isoweekday() in days else None
        case "MONTHLY" if by_date in ("", str(first.day)) and not by_day:
            return replace(repeat, every=Every.MONTH_DATE)
        case "MONTHLY" if not by_date and by_day == [f"{_ordinal(first.date())}{day}"]:
            return replace(repeat, every=Every.MONTH_WEEKDAY)
        case "MONTHLY" if not by_date and by_day == [f"-1{day}"] and is_last_of_month(first.date()):
            return replace(repeat, every=Every.MONTH_LAST)
        case "YEARLY" if not by_day and not by_date:
            return replace(repeat, every=Every.YEAR)
    return None


def repeat_words(event: Event) -> str:
    """``every second Tuesday until Fri 18 Dec 2026, not in school holidays``; "" for what does not repeat."""
    if not event.rule:
        return ""
    repeat = repeat_of(event.rule, event.starts_at)
    words = _words(repeat, local(event.starts_at).date()) if repeat is not None else _OTHER_RULE
    return f"{words}, not in school holidays" if event.not_in_holidays else words


def is_last_of_month(day: date) -> bool:
    """Whether no later day of its month is the same weekday."""
    return day.day + 7 > calendar.monthrange(day.year, day.month)[1]


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by their names."""
    pairs = (part.partition("=") for part in rule.upper().split(";") if part)
    return {name.strip(): value.strip() for name, _, value in pairs}


def joined(parts: dict[str, str]) -> str:
    """A rule from its parts."""
    return ";".join(f"{name}={value}" for name, value in parts.items())


# -- days


def occurrences(
    events: Iterable[Event], first: datetime, last: datetime, closed: Sequence[Span] = ()
) -> list[Occurrence]:
    """Every time that one of ``events`` takes place and touches the time from ``first`` to before ``last``, in order.

    ``events`` hold the series and, of each, the occurrences with a record of their own whose original start may lie
    in this time. ``closed``: the school holidays.
    """
    given = list(events)
    own = {(event.series_id, event.original_start) for event in given if event.series_id is not None}
    found = [_alone(event) for event in given if not event.rule]
    for event in given:
        if event.rule:
            length = event.ends_at - event.starts_at
            for start in starts(event, last, closed):
                if start + length > first and (event.id, start) not in own:
                    found.append(Occurrence(event, start, _end(event, start), start))
    touching = [each for each in found if each.starts_at < last and each.ends_at > first]
    return sorted(touching, key=lambda each: (each.starts_at, each.ends_at, each.event.title, each.event.id))


def starts(event: Event, before: datetime, closed: Sequence[Span] = ()) -> list[datetime]:
    """The starts (UTC) that a series has before a moment, in order, those with a record of their own included."""
    horizon = local(before).year + 1
    regular = takewhile(lambda start: start < before, _by_rule(event.rule, event.starts_at, horizon))
    left_out = set(event.left_out)
    found = {start for start in (*regular, *event.added) if start < before and start not in left_out}
    if event.not_in_holidays:
        found = {start for start in found if closed_on(closed, local(start).date()) is None}
    return sorted(found)


def takes_place(event: Event, start: datetime, closed: Sequence[Span] = ()) -> bool:
    """Whether the series has this start."""
    return start in starts(event, start + timedelta(microseconds=1), closed)


def first_after(event: Event, moment: datetime, closed: Sequence[Span] = ()) -> datetime | None:
    """The first start of a series after a moment, looked for three years ahead; None where there is none."""
    return next((start for start in starts(event, moment + timedelta(days=3 * 366), closed) if start > moment), None)


@lru_cache(maxsize=1024)
def _by_rule(rule: str, start: datetime, horizon: int) -> tuple[datetime, ...]:
    """Starts by the rule up to the end of the year ``horizon``; the first start always counts."""
    from dateutil.rrule import rrulestr  # here for start-up time: not needed while no calendar is open

    first = local(start).replace(tzinfo=None)
    parts = parts_of(rule)
    until = _until(parts.pop("UNTIL", ""))
    end = datetime(min(horizon, 9998) + 1, 1, 1)  # noqa: DTZ001 - the wall clock, like dateutil's
    end = min(end, until.replace(tzinfo=None)) if until is not None else end
    found = takewhile(lambda moment: moment <= end, rrulestr(joined(parts), dtstart=first))
    moments = (moment.replace(tzinfo=LONDON).astimezone(UTC) for moment in islice(found, MOST))
    return tuple(dict.fromkeys((start, *moments)))


def _until(text: str) -> datetime | None:
    """UNTIL on the wall clock of London: a date includes its whole day."""
    if not text:
        return None
    if "T" not in text:
        return datetime.combine(datetime.strptime(text[:8], "%Y%m%d").date(), time(23, 59, 59), LONDON)  # noqa: DTZ007
    moment = datetime.strptime(text[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - the zone follows
    return local(moment.replace(tzinfo=UTC)) if text.endswith("Z") else moment.replace(tzinfo=LONDON)


def _alone(event: Event) -> Occurrence:
    return Occurrence(event, event.starts_at, event.ends_at, event.original_start or event.starts_at)


def _end(event: Event, start: datetime) -> datetime:
    """The end of an occurrence: as long on the wall clock as the first one."""
    wall = local(event.ends_at).replace(tzinfo=None) - local(event.starts_at).replace(tzinfo=None)
    end = (local(start).replace(tzinfo=None) + wall).replace(tzinfo=LONDON).astimezone(UTC)
    return end if end > start else start + (event.ends_at - event.starts_at)


def _frequency(every: Every) -> str:
    return {Every.DAY: "DAILY", Every.WEEK: "WEEKLY", Every.YEAR: "YEARLY"}.get(every, "MONTHLY")


def _ordinal(day: date) -> int:
    """Which such weekday of its month a day is; the fifth is the last."""
    number = (day.day - 1) // 7 + 1
    return number if number < 5 else -1


def _words(repeat: Repeat, first: date) -> str:
    gap = {1: "", 2: "second "}.get(repeat.interval, f"{repeat.interval}{_suffix(repeat.interval)} ")
    match repeat.every:
        case Every.DAY:
            words = f"every {gap}day"
        case Every.WEEK:
            words = f"every {gap}{_listed(repeat.weekdays or (first.isoweekday(),))}"
        case Every.YEAR:
            words = f"every {gap}year"
        case Every.MONTH_DATE:
            words = f"on the {first.day}{_suffix(first.day)} of every {gap}month"
            words += " that has one" if first.day > 28 else ""
        case _:
            which = -1 if repeat.every is Every.MONTH_LAST else _ordinal(first)
            words = f"on the {_ORDINALS[which]} {_LONG[first.weekday()]} of every {gap}month"
    if repeat.until is not None:
        return f"{words} until {format_date(repeat.until)}"
    return f"{words}, {repeat.count} times" if repeat.count is not None else words


def _listed(days: Sequence[int]) -> str:
    names = [_LONG[day - 1] for day in sorted(days)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _suffix(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
