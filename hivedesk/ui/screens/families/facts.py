"""A record as facts to read: label and words, in the order of its form; and what is not recorded. Plain Python.

Guarded fields never become facts here; see `card_view_model.flags_of`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from hivedesk.domain.families import Answer, Gender, Smoking, age_on
from hivedesk.foundation.clock import format_date
from hivedesk.ui.discreet import IN_FULL, Sight
from hivedesk.ui.form_lines import FORM_LINES, FormLine

Pairs = tuple[tuple[str, str], ...]
_NOT_KNOWN = (Smoking.UNKNOWN, Answer.UNKNOWN, Gender.UNKNOWN)


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
) -> Facts:
    """The facts of a record's form lines, of some ``sections`` or all.

    ``expected`` are the fields whose absence is worth saying (by default all); ``sight`` shows or hides names in
    what people wrote.
    """
    pairs, missing = [], []
    wanted, hidden = tuple(sections), set(leave_out)
    worth = None if expected is None else set(expected)
    for line in FORM_LINES[type(record)]:
        if line.guarded or line.field in hidden or (wanted and line.section not in wanted):
            continue
        words = words_of(line, getattr(record, line.field), sight, today)
        if words:
            pairs.append((line.label, words))
        elif worth is None or line.field in worth:
            missing.append(in_a_sentence(line.label))
    return Facts(tuple(pairs), tuple(missing))


def words_of(line: FormLine, value: Any, sight: Sight = IN_FULL, today: date | None = None) -> str:
    """A value as it reads; empty where nothing is recorded."""
    if value is None or value == "" or value == () or value in _NOT_KNOWN:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else ""
    if isinstance(value, Enum):
        return sentence(str(value.value))
    if isinstance(value, tuple):
        return sentence(", ".join(str(part.value) for part in value))
    if isinstance(value, date):
        age = age_on(value, today) if line.birth and today else None
        return format_date(value) if age is None else f"{format_date(value)} ({age})"
    if line.field == "email" and sight is not IN_FULL:
        before, _, host = str(value).partition("@")
        return f"{before[:1]}…@{host}"  # addresses are made of names
    return sight.words(str(value))


def sentence(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def in_a_sentence(label: str) -> str:
    """A label within a sentence: ``E-mail`` as ``e-mail``."""
    return label[:1].lower() + label[1:]
