"""What a calendar file proposes: frozen records that change nothing until casework takes them."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.foundation.errors import ImportProblem


@dataclass(frozen=True, kw_only=True)
class ProposedEvent:
    """One event of the file: once, a series, or one time of a series that differs from the rest."""

    uid: str
    title: str
    starts_at: datetime  # UTC; of an all-day event midnight in London
    ends_at: datetime  # UTC; of an all-day event midnight after its last day
    all_day: bool = False
    rule: str = ""  # as `domain.events.repeats` has it; "" = once
    left_out: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    original_start: datetime | None = None  # of one time of a series: the start that the series gives it
    venue: str = ""
    notes: str = ""
    cancelled: bool = False
    private: bool = False  # marked so there
    line: int  # of its BEGIN:VEVENT


@dataclass(frozen=True)
class LineProblem:
    """What could not be read, or was mended, and where; a sentence without names."""

    line: int
    problem: str


@dataclass(frozen=True, kw_only=True)
class CalendarProposal:
    """A calendar as it was understood."""

    name: str = ""  # what it calls itself
    events: tuple[ProposedEvent, ...] = ()
    problems: tuple[LineProblem, ...] = ()
    components: int = 0  # VEVENTs that can be taken; a series that is taken time by time counts once
    recurring: int = 0  # those of them that repeat


class CalendarRefused(ImportProblem):
    """The whole file is refused; ``line`` says where it was given up."""

    def __init__(self, message: str, advice: str, line: int = 1) -> None:
        super().__init__(message, advice)
        self.line = line
