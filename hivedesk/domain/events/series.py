"""Changing a series: one occurrence, this and all that follow, or all of them. Pure: old records in, new ones out.

Exceptions are kept: an occurrence with a record of its own keeps what differs in it, and follows in all else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from hivedesk.domain.events.records import Event, EventId
from hivedesk.domain.events.repeats import Occurrence, joined, parts_of, repeat_of, rule_of, starts
from hivedesk.foundation.clock import LONDON, local
from hivedesk.foundation.errors import RuleRefused


class Scope(StrEnum):
    """What of a series a change is meant for."""

    ONE = "this one"
    FOLLOWING = "this and all that follow"
    ALL = "all of them"


OF_SERIES = frozenset({"id", "rule", "not_in_holidays", "left_out", "added", "series_id", "original_start", "uid"})
OF_ONE = frozenset({"feedback", "cancelled", "cancelled_why"})  # what happens to one occurrence, never to its series
_TIMES = frozenset({"starts_at", "ends_at"})


@dataclass(frozen=True)
class SeriesChange:
    """What to write: records to insert, records to update."""

    insert: tuple[Event, ...] = ()
    update: tuple[Event, ...] = ()


def own_record(occurrence: Occurrence, new_id: str) -> Event:
    """The occurrence as a record of its own; one that has a record already is that record."""
    event = occurrence.event
    if not event.rule:
        return event
    return replace(
        event,
        id=EventId(new_id),
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        rule="",
        not_in_holidays=False,
        left_out=(),
        added=(),
        series_id=event.id,
        original_start=occurrence.original_start,
        feedback="",
    )


def change_one(occurrence: Occurrence, form: Event, new_id: str) -> SeriesChange:
    """Only this occurrence: it gets, or has, a record of its own. ``form``: the event as it was filled in."""
    own = own_record(occurrence, new_id)
    changed = replace(own, **_filled_in(form), starts_at=form.starts_at, ends_at=form.ends_at)
    if occurrence.event.rule:
        return SeriesChange(insert=(changed,))
    return SeriesChange(update=(changed,))


def change_all(
    series: Event, exceptions: Iterable[Event], shown: Occurrence, form: Event, *, rule_too: bool
) -> SeriesChange:
    """Every occurrence. ``form`` has the times that the occurrence shown is to have, and the rule for it.

    ``rule_too``: the rule in ``form`` is to be taken; else the old one is moved along where the day moves.

    Raises:
        RuleRefused: the day moves, and the rule is one that cannot be moved along.
    """
    shift = _wall(form.starts_at) - _wall(shown.starts_at)
    start = _moved(series.starts_at, shift)
    new = replace(
        series,
        **_filled_in(form),
        starts_at=start,
        ends_at=_moved(start, _wall(form.ends_at) - _wall(form.starts_at)),
        rule=_moved_rule(form.rule, form.starts_at, start)
        if rule_too
        else _moved_rule(series.rule, series.starts_at, start),
        not_in_holidays=form.not_in_holidays if rule_too else series.not_in_holidays,
        left_out=tuple(_moved(moment, shift) for moment in series.left_out),
        added=tuple(_moved(moment, shift) for moment in series.added),
    )
    followed = (follow(exception, series, new, shift) for exception in exceptions)
    return SeriesChange(update=(new, *followed))


def split(
    series: Event, exceptions: Iterable[Event], shown: Occurrence, form: Event, new_id: str, *, rule_too: bool
) -> SeriesChange:
    """This occurrence and all that follow become a series of their own; those before stay as they are."""
    exceptions = list(exceptions)
    at = shown.original_start
    if at <= series.starts_at:
        return change_all(series, exceptions, shown, form, rule_too=rule_too)
    before = ended_before(series, at)
    after = replace(
        series,
        id=EventId(new_id),
        uid="",
        starts_at=at,
        ends_at=at + (series.ends_at - series.starts_at),
        rule=_rest(series, at),
        left_out=tuple(moment for moment in series.left_out if moment >= at),
        added=tuple(moment for moment in series.added if moment >= at),
    )
    later = [
        replace(each, series_id=after.id) for each in exceptions if each.original_start and each.original_start >= at
    ]
    regular = replace(shown, starts_at=shown.starts_at, event=after)
    changed = change_all(after, later, regular, form, rule_too=rule_too)
    return SeriesChange(insert=changed.update[:1], update=(before, *changed.update[1:]))


def ended_before(series: Event, moment: datetime) -> Event:
    """The series without the occurrences from a moment on."""
    parts = parts_of(series.rule)
    parts.pop("COUNT", None)
    parts["UNTIL"] = f"{(moment - timedelta(seconds=1)).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return replace(
        series,
        rule=joined(parts),
        left_out=tuple(each for each in series.left_out if each < moment),
        added=tuple(each for each in series.added if each < moment),
    )


def without(series: Event, original_start: datetime) -> Event:
    """The series without one occurrence."""
    if original_start in series.left_out:
        return series
    return replace(series, left_out=tuple(sorted({*series.left_out, original_start})))


def follow(exception: Event, old: Event, new: Event, shift: timedelta) -> Event:
    """An occurrence with a record of its own after its series changed: it keeps what differed in it."""
    same = {name: getattr(new, name) for name in _content() if getattr(exception, name) == getattr(old, name)}
    original = exception.original_start or exception.starts_at
    moved_original = _moved(original, shift)
    length = _wall(old.ends_at) - _wall(old.starts_at)
    if exception.starts_at == original and _wall(exception.ends_at) - _wall(exception.starts_at) == length:
        end = _moved(moved_original, _wall(new.ends_at) - _wall(new.starts_at))
        return replace(exception, **same, original_start=moved_original, starts_at=moved_original, ends_at=end)
    return replace(exception, **same, original_start=moved_original)


def _content() -> list[str]:
    """The fields of an event that a form fills in, without its times."""
    return [field.name for field in fields(Event) if field.name not in OF_SERIES | OF_ONE | _TIMES]


def _filled_in(form: Event) -> dict[str, Any]:
    return {name: getattr(form, name) for name in _content()}


def _moved_rule(rule: str, old_start: datetime, new_start: datetime) -> str:
    """The rule moved along with the day on which the series begins."""
    if local(old_start).date() == local(new_start).date() or not rule:
        return rule
    repeat = repeat_of(rule, old_start)
    if repeat is None:
        raise RuleRefused(
            "This series repeats by a rule of the calendar that it came from, which cannot be moved to another day.",
            "Change this one only, or set how it repeats anew.",
        )
    if repeat.weekdays:
        shift = (local(new_start).date() - local(old_start).date()).days
        repeat = replace(repeat, weekdays=tuple((day - 1 + shift) % 7 + 1 for day in repeat.weekdays))
    return rule_of(repeat, new_start)


def _rest(series: Event, at: datetime) -> str:
    """The rule for what is left of a series from a moment on: a number of times is counted down."""
    parts = parts_of(series.rule)
    if "COUNT" not in parts:
        return series.rule
    gone = len(starts(replace(series, left_out=(), added=(), not_in_holidays=False), at))
    return joined(parts | {"COUNT": str(max(1, int(parts["COUNT"]) - gone))})


def _wall(moment: datetime) -> datetime:
    return local(moment).replace(tzinfo=None)


def _moved(moment: datetime, shift: timedelta) -> datetime:
    """Moved by a span on the wall clock of London."""
    return (_wall(moment) + shift).replace(tzinfo=LONDON).astimezone(UTC)
