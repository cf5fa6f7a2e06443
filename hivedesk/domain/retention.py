"""What may be erased on this laptop, and what is left of a record then: enough to count, nothing about a person.

The service keeps the records for as long as the regulations ask (Fostering Services (England) Regulations 2011, reg.
32); the laptop is never the only place, so it need not keep them once the service has them.
"""

import types
import typing
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from hivedesk.domain.families import Family, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.records import Record
from hivedesk.foundation.counting import number_of

ERASED = "Erased"
_NAMES = ("name", "first_name", "title")
_BIRTH = "date_of_birth"


@dataclass(frozen=True, kw_only=True)
class Leaver:
    """A family that left, and what is known of its records elsewhere."""

    family: Family
    last_change: int  # the last change entry about any of its records
    received_until: int  # the last change entry that the service has acknowledged
    receipt_at: datetime | None  # of the package that told it last
    frozen: frozenset[str]  # months that were frozen, as 2026-10


@dataclass(frozen=True, kw_only=True)
class Erasable:
    """A line of the list. ``why_not`` is "" where it may be erased now."""

    family_id: FamilyId
    name: str
    left_on: date | None
    receipt_at: datetime | None
    why_not: str


def look_at(leaver: Leaver, today: date, days: int) -> Erasable:
    """Whether a family's records may be erased here; ``days`` after it left."""
    family = leaver.family
    return Erasable(
        family_id=family.id,
        name=family.name,
        left_on=family.left_on,
        receipt_at=leaver.receipt_at,
        why_not=_why_not(leaver, today, days),
    )


def _why_not(leaver: Leaver, today: date, days: int) -> str:
    left_on = leaver.family.left_on
    if leaver.family.status is not Status.LEFT or left_on is None:
        return "It is not written down when the family left."
    if leaver.received_until == 0:
        return "The service has not confirmed anything yet: send it under Exchange."
    if leaver.last_change > leaver.received_until:
        return "The service has not confirmed the last changes yet: send them under Exchange."
    month = f"{left_on.year}-{left_on.month:02}"
    if month not in leaver.frozen:
        return "The month in which they left is not frozen yet: freeze it under Reports."
    ready = left_on + timedelta(days=days)
    if today < ready:
        return f"It is kept {number_of(days, 'day')} after they left."
    return ""


def without_person(record: Record) -> Record:
    """The record without names, texts and dates of birth: ids, days, kinds and numbers stay, so that counts stay."""
    hints = typing.get_type_hints(type(record))
    changed: dict[str, Any] = {}
    for field in fields(record):
        if field.name == "id" or field.name.endswith("_id"):
            continue
        hint = hints[field.name]
        if field.name == _BIRTH:
            changed[field.name] = None
        elif _is_text(hint):
            changed[field.name] = ERASED if field.name in _NAMES else ""
        elif _is_texts(hint):
            changed[field.name] = ()
    cleared: Record = replace(record, **changed)
    return cleared


def _is_text(hint: object) -> bool:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return any(_is_text(part) for part in typing.get_args(hint))
    return hint is str


def _is_texts(hint: object) -> bool:
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is not tuple or not parts:
        return False
    return parts[0] is str and not (isinstance(parts[0], type) and issubclass(parts[0], Enum))
