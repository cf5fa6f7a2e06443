"""When an event takes place and how it repeats, as forms ask for it. Plain Python, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hivedesk.domain.events.records import Event, days_of
from hivedesk.domain.events.repeats import Every, Repeat, repeat_of, rule_of
from hivedesk.domain.events.series import Scope
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.form_lines import FormLine


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


@dataclass(frozen=True, kw_only=True)
class TimesForm:
    """When it takes place, on the wall clock of Europe/London."""

    day: date
    starts: time | None = None
    ends: time | None = None
    last_day: date | None = None
    all_day: bool = False


@dataclass(frozen=True, kw_only=True)
class RepeatForm:
    """How it repeats."""

    every: Every | None = None
    interval: int = 1
    also_on: tuple[Weekday, ...] = ()
    until: date | None = None
    count: int | None = None
    not_in_holidays: bool = False
    keep_rule: str = ""  # a rule that the form cannot say, from another calendar


@dataclass(frozen=True, kw_only=True)
class ScopeForm:
    """For what of a series the change is meant."""

    scope: Scope = Scope.ONE


TIMES = (
    FormLine("day", "Date", "When"),
    FormLine("all_day", "All day", "When"),
    FormLine("starts", "Starts", "When", only_if=("all_day", False)),
    FormLine("ends", "Ends", "When", only_if=("all_day", False)),
    FormLine("last_day", "Last day", "When", help="Only if it lasts several days"),
)
REPEATS = (
    FormLine("every", "Repeats", "Series"),
    FormLine("interval", "Every how many", "How it repeats", help="1: every week or month; 2: every second one"),
    FormLine("also_on", "Also on", "How it repeats", only_if=("every", Every.WEEK)),
    FormLine("until", "Until", "How it repeats", help="Empty: it goes on"),
    FormLine("count", "Times", "How it repeats", help="Or how many times in all"),
    FormLine("not_in_holidays", "Not in school holidays", "How it repeats"),
)
SCOPE = (FormLine("scope", "Change", "Change"),)
SCOPES: Sequence[tuple[Scope, str]] = tuple((scope, f"{scope.value[:1].upper()}{scope.value[1:]}") for scope in Scope)
EVERY: Sequence[tuple[Every | None, str]] = (
    (None, "Does not repeat"),
    *((every, f"Every {every.value}") for every in Every),
)
REMINDERS: Sequence[tuple[int | None, str]] = (
    (None, "No reminder"),
    (15, "15 minutes before"),
    (30, "30 minutes before"),
    (60, "1 hour before"),
    (120, "2 hours before"),
    (24 * 60, "A day before"),
)


def times_of(event: Event) -> TimesForm:
    """An event's times as the form has them."""
    first, last = days_of(event)
    several = last if last != first else None
    if event.all_day:
        return TimesForm(day=first, last_day=several, all_day=True)
    return TimesForm(
        day=first, starts=local(event.starts_at).time(), ends=local(event.ends_at).time(), last_day=several
    )


def moments_of(times: TimesForm) -> tuple[datetime, datetime]:
    """Start and end (UTC) of what the form has.

    Raises:
        RuleRefused: a time is missing, or it ends before it starts.
    """
    last = times.last_day or times.day
    if last < times.day:
        raise RuleRefused("The last day lies before the first one.", "Check Last day.")
    if times.all_day:
        return at_london(times.day, 0), at_london(last + timedelta(days=1), 0)
    if times.starts is None:
        raise RuleRefused("It has no time yet.", "Fill in Starts.")
    if times.ends is None:
        raise RuleRefused("It has no end yet.", "Fill in Ends.")
    start = at_london(times.day, times.starts.hour, times.starts.minute)
    end = at_london(last, times.ends.hour, times.ends.minute)
    if end <= start:
        raise RuleRefused("The end lies before the beginning.", "Check Ends.")
    return start, end


def repeat_form(series: Event | None) -> RepeatForm:
    """How a series repeats as the form has it."""
    if series is None or not series.rule:
        return RepeatForm()
    repeat = repeat_of(series.rule, series.starts_at)
    if repeat is None:
        return RepeatForm(keep_rule=series.rule, not_in_holidays=series.not_in_holidays)
    own = local(series.starts_at).isoweekday()
    days = tuple(day for n, day in enumerate(Weekday, start=1) if n in repeat.weekdays and n != own)
    return RepeatForm(
        every=repeat.every,
        interval=repeat.interval,
        also_on=days,
        until=repeat.until,
        count=repeat.count,
        not_in_holidays=series.not_in_holidays,
    )


def rule_from(form: RepeatForm, start: datetime) -> str:
    """The rule that the form says, for a series that begins at ``start``; "" where it does not repeat.

    Raises:
        RuleRefused: see `rule_of`; or both an end and a number of times.
    """
    if form.every is None:
        return form.keep_rule
    if form.until is not None and form.count is not None:
        raise RuleRefused("It has an end and a number of times.", "Fill in Until or Times, not both.")
    days = tuple(n for n, day in enumerate(Weekday, start=1) if day in form.also_on)
    weekly = form.every is Every.WEEK
    repeat = Repeat(
        every=form.every,
        interval=form.interval,
        weekdays=days if weekly else (),
        until=form.until,
        count=form.count,
    )
    return rule_of(repeat, start)
