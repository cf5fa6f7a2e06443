"""Keeps a month's figures as they stood when it was frozen, and tells what has changed since.

Only figures are kept, no rows: a frozen month says nothing about anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from hivedesk.domain.policy import policy_on
from hivedesk.domain.summary.catalogue import SECTIONS
from hivedesk.domain.summary.counting import Counted
from hivedesk.domain.summary.figures import Figure, Missing, MonthSummary, Section, Share, Unit, Value
from hivedesk.domain.summary.monthly import sections_from
from hivedesk.domain.summary.months import last_day
from hivedesk.foundation.errors import RuleRefused

FORMAT = 1
_WORDS = {Missing.NOT_RECORDED: "not recorded", Missing.NOT_KNOWN: "not known"}
_MISSING = {word: missing for missing, word in _WORDS.items()}


@dataclass(frozen=True)
class Correction:
    """A figure that has changed since its month was frozen."""

    key: str
    label: str
    unit: Unit
    frozen: Value
    now: Value


def to_frozen(summary: MonthSummary) -> dict[str, Any]:
    """The figures as a dictionary that JSON can hold.

    Raises:
        RuleRefused: the month is not over.
    """
    if not summary.whole_month:
        raise RuleRefused("This month is not over yet.", "Freeze it on the first day of the next month or later.")
    return {
        "format": FORMAT,
        "year": summary.year,
        "month": summary.month,
        "policy": summary.policy_version,
        "figures": {key: _plain(value) for key, value in summary.values().items()},
    }


def frozen_values(frozen: Mapping[str, Any]) -> Mapping[str, Value]:
    """Read the values of a frozen month.

    Raises:
        RuleRefused: they are not in a form that HiveDesk knows.
    """
    figures = frozen.get("figures")
    if frozen.get("format") != FORMAT or not isinstance(figures, Mapping):
        raise _unreadable()
    # the county reads hundreds of months at once: whole numbers, which most are, go the shortest way
    return {str(key): plain if type(plain) is int else _value(plain) for key, plain in figures.items()}


def from_frozen(frozen: Mapping[str, Any]) -> MonthSummary:
    """The frozen month as a summary, without rows, with the definitions of its time.

    Raises:
        RuleRefused: it is not in a form that HiveDesk knows.
    """
    values = frozen_values(frozen)
    try:
        end = last_day(frozen["year"], frozen["month"])
    except (KeyError, TypeError, ValueError, IndexError):
        raise _unreadable() from None
    sections = tuple(_with_values(section, values) for section in _blank(end))
    return MonthSummary(
        year=end.year,
        month=end.month,
        up_to=end,
        whole_month=True,
        provisional=False,
        policy_version=str(frozen.get("policy", "")),
        sections=sections,
    )


def corrections(frozen: Mapping[str, Any], now: MonthSummary) -> list[Correction]:
    """What a fresh count of the same month tells differently, in the order of the summary.

    A figure for which there were no records when the month was frozen is new, not corrected.

    Raises:
        RuleRefused: the frozen figures are not in a form that HiveDesk knows, or are another month's.
    """
    if (frozen.get("year"), frozen.get("month")) != (now.year, now.month):
        raise RuleRefused("These are the figures of another month.", "Choose the month that was frozen.")
    values = frozen_values(frozen)
    return [
        Correction(figure.key, _full_label(figure, now), figure.unit, values[figure.key], figure.value)
        for figure in now.figures()
        if figure.key in values
        and values[figure.key] is not Missing.NOT_RECORDED
        and values[figure.key] != figure.value
    ]


def _full_label(figure: Figure, summary: MonthSummary) -> str:
    """The label as it reads apart from its table: ``1:1 sessions: by visit``."""
    return f"{summary.figure(figure.part_of).label}: {figure.label}" if figure.part_of else figure.label


def _plain(value: Value) -> Any:
    if isinstance(value, Share):
        return {"part": value.part, "whole": value.whole}
    return _WORDS.get(value, _WORDS[Missing.NOT_KNOWN]) if isinstance(value, Missing) else value


def _value(plain: Any) -> Value:
    kind = type(plain)
    if kind is int or kind is float:
        return cast("int | float", plain)
    if kind is dict:
        part, whole = plain.get("part"), plain.get("whole")
        if type(part) is int and type(whole) is int:
            return Share(part, whole) if whole > 0 else Missing.NOT_KNOWN
    if kind is str and plain in _MISSING:
        return _MISSING[plain]
    raise _unreadable()


def _blank(end: date) -> tuple[Section, ...]:
    nothing = {figure.key: Counted(()) for section in SECTIONS for figure in section.figures}
    return sections_from(nothing, policy_on(end))


def _with_values(section: Section, values: Mapping[str, Value]) -> Section:
    return replace(section, figures=tuple(_with_value(figure, values) for figure in section.figures))


def _with_value(figure: Figure, values: Mapping[str, Value]) -> Figure:
    return replace(figure, value=values.get(figure.key, Missing.NOT_RECORDED))


def _unreadable() -> RuleRefused:
    return RuleRefused(
        "The figures of this frozen month cannot be read. Your records are as they were.",
        "Look at the month as it is counted now, and tell whoever looks after HiveDesk for you.",
    )
