"""A record as facts to read: label and words, in the order of its form; and what is not recorded. Plain Python.

Guarded fields never become facts here; see `card_view_model.flags_of`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from types import MappingProxyType
from typing import Any

from hivedesk.domain.families import Answer, Gender, Smoking, age_on
from hivedesk.domain.money import pounds_words
from hivedesk.domain.placements import EndKind
from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.ui.discreet import IN_FULL, Sight
from hivedesk.ui.form_lines import FORM_LINES, FormLine

Pairs = tuple[tuple[str, str], ...]
_NOT_KNOWN = (Smoking.UNKNOWN, Answer.UNKNOWN, Gender.UNKNOWN, EndKind.UNKNOWN)
_GONE = "somebody no longer recorded"
Names = Mapping[str, str]  # what people are called, by id
NOBODY: Names = MappingProxyType({})


@dataclass(frozen=True)
class Facts:
    """What is known, and the labels of what is not."""

    pairs: Pairs
    missing: tuple[str, ...]

    @property
    def missing_words(self) -> str:
        """``Not recorded: e-mail, pets``; empty where nothing is missing."""
        return f"Not recorded: {', '.join(self.missing)}" if self.missing else ""


def facts_of(
    record: Any,
    *,
    sections: Iterable[str] = (),
    leave_out: Iterable[str] = (),
    expected: Iterable[str] | None = None,
    sight: Sight = IN_FULL,
    today: date | None = None,
    people: Names = NOBODY,
) -> Facts:
    """The facts of a record's form lines, of some ``sections`` or all.

    ``expected`` are the fields whose absence is worth saying (by default all); ``sight`` shows or hides names in
    what people wrote; ``people`` are the names of those whose ids the record holds.
    """
    pairs, missing = [], []
    wanted, hidden = tuple(sections), set(leave_out)
    worth = None if expected is None else set(expected)
    for line in FORM_LINES[type(record)]:
        if line.guarded or line.field in hidden or (wanted and line.section not in wanted):
            continue
        words = words_of(line, getattr(record, line.field), sight, today, people)
        if words:
            pairs.append((line.label, words))
        elif worth is None or line.field in worth:
            missing.append(in_a_sentence(line.label))
    return Facts(tuple(pairs), tuple(missing))


HIDDEN = "Hidden in the discreet view"
_WHERE = frozenset({"address", "town", "postcode", "phone", "mobile", "social_worker_phone"})


def words_of(
    line: FormLine, value: Any, sight: Sight = IN_FULL, today: date | None = None, people: Names = NOBODY
) -> str:
    """A value as it reads; empty where nothing is recorded."""
    if value is None or value == "" or value == () or value in _NOT_KNOWN:
        return ""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _text(line, value, sight, people)
    if isinstance(value, tuple):
        return _several(value, sight, people)
    if isinstance(value, bool):
        return "Yes" if value else ""
    if isinstance(value, Enum):
        return sentence(str(value.value))
    if isinstance(value, datetime):
        return format_moment(value)
    if isinstance(value, date):
        age = age_on(value, today) if line.birth and today else None
        return format_date(value) if age is None else f"{format_date(value)} ({age})"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return pounds_words(value) if line.money else str(value)


def _text(line: FormLine, value: str, sight: Sight, people: Names) -> str:
    if line.field.endswith("_id"):
        return sight.words(people.get(value, sentence(_GONE)))
    if line.field == "email" and sight is not IN_FULL:
        before, _, host = value.partition("@")
        return f"{before[:1]}…@{host}"  # addresses are made of names
    if line.field in _WHERE and sight is not IN_FULL:
        return HIDDEN
    return sight.words(value)


def _several(values: tuple[Any, ...], sight: Sight, people: Names) -> str:
    if isinstance(values[0], Enum):
        return sentence(", ".join(str(part.value) for part in values))
    return sentence(sight.words(", ".join(people.get(part, _GONE) for part in values)))


def sentence(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def in_a_sentence(label: str) -> str:
    """A label within a sentence: ``E-mail`` as ``e-mail``."""
    return label[:1].lower() + label[1:]
