"""Which kind of field a form line gets: its record's type says it, and what the form offers to choose from."""

import types
import typing
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.ui.form_lines import FormLine
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields as kinds
from hivedesk.ui.widgets.fields import Field

NOT_RECORDED = "Not recorded"
CHOOSE = "Choose"
_AHEAD = ("_due", "due_on", "review_on", "expected_end_on", "booked_for", "until")
Pairs = Sequence[tuple[Hashable, str]]


def _nobody() -> Pairs:
    return ()


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What a form offers beyond what the types say: who can be chosen, and by which words.

    ``children`` is asked anew whenever the field is entered, so that it knows those typed meanwhile.
    """

    children: Callable[[], Pairs] = _nobody
    carers: Callable[[], Pairs] = _nobody
    families: Callable[[], Pairs] = _nobody
    now: Callable[[], datetime] | None = None  # needed where the record has a moment
    choices: Mapping[str, Sequence[tuple[Any, str]]] = field(default_factory=dict)  # by field: fewer, or other words
    suggestions: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by field: completed while typing


NOTHING_OFFERED = Offers()


def field_for(line: FormLine, hint: Any, today: Callable[[], date], offers: Offers = NOTHING_OFFERED) -> Field:
    """The kind of field that suits a line and the type of its record's field."""
    optional = is_optional(hint)
    if optional:
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if line.field in offers.choices and typing.get_origin(hint) is tuple:
        return kinds.several(offers.choices[line.field])
    if line.field in offers.choices:
        return _asked_for(line, kinds.choice(offers.choices[line.field]))
    if hint is FamilyId:
        return kinds.one_of(offers.families(), blank=NOT_RECORDED if optional else CHOOSE)
    if hint is CarerId:
        carers = offers.carers()
        return kinds.one_of(carers, blank=NOT_RECORDED if optional else CHOOSE if len(carers) > 1 else None)
    if typing.get_origin(hint) is tuple:
        part = typing.get_args(hint)[0]
        if part is CarerId:
            return kinds.several(offers.carers())
        if part is FamilyId:
            return kinds.people(offers.families, what="a family")
        return kinds.people(offers.children) if part is ChildId else kinds.several(part)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return kinds.choice(hint, blank=NOT_RECORDED if optional else None)
    return _typed(line, getattr(hint, "__supertype__", hint), today, offers, optional)


def _typed(line: FormLine, hint: type[Any], today: Callable[[], date], offers: Offers, optional: bool) -> Field:
    if hint is bool:
        return kinds.check(line.label)
    if hint is date:
        return kinds.day(today, lean=lean_of(line))
    if hint is datetime:
        assert offers.now is not None, "a form with a moment needs to know what time it is"
        return kinds.moment(offers.now, optional=optional)
    if hint is time:
        return kinds.time_of_day()
    if hint is int:
        return kinds.money() if line.money else kinds.number()
    return kinds.text(lines=2) if line.long else kinds.line(suggestions=offers.suggestions.get(line.field, ()))


def _asked_for(line: FormLine, made: Field) -> Field:
    return replace(made, problem=lambda: line.ask if made.is_empty() else "") if line.ask else made


def is_optional(hint: Any) -> bool:
    """Whether a type allows None."""
    return typing.get_origin(hint) in (types.UnionType, typing.Union)


def is_wide(line: FormLine, hint: Any) -> bool:
    """Whether the field takes a whole line of the form."""
    return line.long or line.wide or typing.get_origin(hint) is tuple


def lean_of(line: FormLine) -> YearLean:
    """How a date's missing year or week is meant: births and what was done lie behind, what is due lies ahead."""
    if line.birth:
        return YearLean.PAST
    if line.past:
        return YearLean.DONE
    return YearLean.FUTURE if line.field.endswith(_AHEAD) else YearLean.NEAREST
