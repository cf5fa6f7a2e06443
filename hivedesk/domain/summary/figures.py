"""What a figure of the summary is: a value with its definition beside it and the records behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hivedesk.domain.ids import FamilyId


class Missing(StrEnum):
    """Why there is no number. None of these may ever be shown as a zero."""

    NOT_RECORDED = "not recorded yet"  # HiveDesk did not keep these records when the month was frozen
    NOT_KNOWN = "not known"  # the records do not tell, or it would be a share of nothing
    NO_FIGURE = "—"  # a column in which this figure has no meaning
    FEWER_THAN_5 = "fewer than 5"  # masked for use outside the service; nought included
    NOT_SHOWN = "not shown"  # masked too: it would give away a number that is fewer than 5


@dataclass(frozen=True)
class Share:
    """Some of a whole; the whole is at least 1 (a share of nothing is `Missing.NOT_KNOWN`)."""

    part: int
    whole: int

    @property
    def fraction(self) -> float:
        """The share as a number; 1.0 is all of it. May pass 1 (a Hive over its capacity)."""
        return self.part / self.whole


Value = int | float | Share | Missing


class Unit(StrEnum):
    """What a figure counts in."""

    COUNT = "count"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    SHARE = "share"


class RecordKind(StrEnum):
    """Where a drill-down row leads."""

    ENTRY = "entry"
    FAMILY = "family"
    CARER = "carer"
    CHILD_IN_CARE = "child in care"
    OWN_CHILD = "own child"
    PLACEMENT = "placement"  # told by the child's id
    BREACH = "breach of data protection"
    EVENT = "event"
    STAY = "stay"
    STAY_REQUEST = "stay request"


@dataclass(frozen=True)
class DrillRow:
    """One record behind a figure.

    ``amount`` is what this record adds: 1 for a count, the minutes of a session, the days of a gap;
    in a share 1 if it belongs to the part and 0 if only to the whole.
    ``text`` is a plain phrase without names.
    """

    kind: RecordKind
    record_id: str
    family_id: FamilyId | None  # None where it is about no family
    on: date | None = None
    amount: int = 1
    text: str = ""
    original_start: datetime | None = None  # of an event: which time of a series


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of the summary."""

    key: str  # "sessions.total": stays the same for ever, frozen months are kept by it
    label: str
    definition: str
    value: Value
    unit: Unit
    additive: bool  # whether the months of a year may be added up
    part_of: str = ""  # the key of the figure that this one is a part of
    rows: tuple[DrillRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """Figures that belong together."""

    key: str
    title: str
    figures: tuple[Figure, ...]
    note: str = ""

    @property
    def recorded(self) -> bool:
        """Whether HiveDesk keeps records for at least one figure here."""
        return any(figure.value is not Missing.NOT_RECORDED for figure in self.figures)


@dataclass(frozen=True, kw_only=True)
class MonthSummary:
    """One month's figures."""

    year: int
    month: int
    up_to: date  # the last day counted: the month's last, or earlier while the month is under way
    whole_month: bool
    provisional: bool  # until the month is frozen
    policy_version: str
    sections: tuple[Section, ...]
    masked: bool = False  # for use outside the service: see `masking`

    def figures(self) -> tuple[Figure, ...]:
        """All figures, in the order in which they are shown."""
        return tuple(figure for section in self.sections for figure in section.figures)

    def figure(self, key: str) -> Figure:
        """The figure with this key.

        Raises:
            KeyError: there is none.
        """
        for figure in self.figures():
            if figure.key == key:
                return figure
        raise KeyError(key)

    def values(self) -> Mapping[str, Value]:
        """Each figure's value by its key."""
        return {figure.key: figure.value for figure in self.figures()}
