"""What a check of a night may find, and how a card says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.ids import ChildId
from hivedesk.foundation.clock import format_date


class Rule(StrEnum):
    """What was checked, in the order in which it is said."""

    USUAL_LIMIT = "usual fostering limit"
    TERMS = "terms of approval"  # none of them is recorded
    NUMBER = "number of children"
    AGES = "ages"
    GENDER = "gender"
    KIND_OF_CARE = "kind of care"
    RESPITE_ONLY = "respite only"
    NAMED_CHILDREN = "named children"
    APPROVED_ON = "date of approval"
    BEDROOM = "own bedroom"
    BEDS = "beds"


class Level(StrEnum):
    """What follows from a finding."""

    NEEDS_SERVICE = "needs the fostering service"
    CANNOT_CHECK = "cannot be checked"  # a fact is not recorded


_LIMIT = "Children Act 1989, Sch. 7"
_APPROVAL = "Fostering Services (England) Regulations 2011, reg. 27"
_BEDROOM = "National Minimum Standards for fostering 10.6"

SOURCES = dict.fromkeys(Rule, _APPROVAL) | {
    Rule.USUAL_LIMIT: _LIMIT,
    Rule.BEDROOM: _BEDROOM,
    Rule.BEDS: _BEDROOM,
}
"""The act, regulation or standard behind each rule."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one rule finds on a night. It does not name the night, so that the same on the next night is equal."""

    rule: Rule
    level: Level
    child_ids: tuple[ChildId, ...]  # whom it concerns
    reason: str  # one sentence
    would_change: str  # the fact that would change it, one sentence

    @property
    def source(self) -> str:
        """The act, regulation or standard behind the rule."""
        return SOURCES[self.rule]


@dataclass(frozen=True, kw_only=True)
class SpanFinding:
    """The same finding on consecutive nights."""

    finding: Finding
    first: date
    last: date
    goes_on: bool  # still so on the last night that was looked at


def sentence(span: SpanFinding) -> str:
    """``From Sat 14 Nov 2026: needs the fostering service. Mia is …`` for a card."""
    return f"{_nights(span)}: {span.finding.level}. {span.finding.reason}"


def _nights(span: SpanFinding) -> str:
    if span.goes_on:
        return f"From {format_date(span.first)}"
    if span.first == span.last:
        return f"On the night of {format_date(span.first)}"
    return f"On the nights from {format_date(span.first)} to {format_date(span.last)}"


def listed(words: Sequence[str]) -> str:
    """``Mia, Tom and Ana``."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
