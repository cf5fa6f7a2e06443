"""Which section of Today a line stands in, and in which order: what presses most comes first. Plain Python."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from hivedesk.casework.due_lines import ClockLine
from hivedesk.casework.event_lines import EventLine
from hivedesk.casework.stay_lines import StayLine, StayNeed
from hivedesk.casework.today import DueLine, TodayBoard
from hivedesk.domain.clocks import Deed
from hivedesk.domain.procedures import Area
from hivedesk.foundation.clock import local
from hivedesk.ui.screens.today.rows import is_concern

Line = DueLine | ClockLine | EventLine | StayLine
Lines = dict[str, Line]  # by key, in the order in which they are shown


class Section(StrEnum):
    """The value is the heading."""

    FIRST = "First of all"
    PLANNED = "Calls and visits today"
    STAYS = "Sleepovers and day care"
    EVENTS = "Events"
    DUE = "Follow-ups due"
    CHILDREN = "Children, placements and holds"
    VISITS = "Visits and reviews"
    TRAINING = "Training"
    CLAIMS = "Claims"
    COMING = "Coming seven days"
    LATER = "After that"


PROCEDURES = (Section.CHILDREN, Section.VISITS, Section.TRAINING, Section.CLAIMS)
"""Kept apart, so that ten dates of supervision do not drown one child's belongings."""

NOW = (Section.FIRST, Section.PLANNED, Section.STAYS, Section.EVENTS, Section.DUE, *PROCEDURES)
"""What is due today or overdue."""

_SECTION_OF = {Area.ASSURANCE: Section.VISITS, Area.TRAINING: Section.TRAINING, Area.CLAIMS: Section.CLAIMS}
_PRESSING = (Area.DATA, Area.ENDING, Area.TRANSITION, Area.HOLD, Area.SOLO)
_LATER_SHOWN = 3


def key_of(line: Line) -> str:
    """The same from reading to reading."""
    if isinstance(line, EventLine | StayLine):
        return line.key
    return line.follow_up.id if isinstance(line, DueLine) else line.due.key


def day_of(line: Line) -> date:
    """When it is due."""
    if isinstance(line, EventLine | StayLine):
        return local(line.at).date()
    return line.follow_up.due_on if isinstance(line, DueLine) else line.due.due_on


def sections_of(board: TodayBoard) -> dict[Section, Lines]:
    """Every line in its place."""
    due = [line for line in board.clocks if line.overdue_days >= 0 or _stands_at_once(line)]
    concerns = [line for line in board.due if is_concern(line)]
    found: dict[Section, list[Line]] = {section: [] for section in Section}
    urgent = [line for line in board.stays if line.need is StayNeed.EMERGENCY]
    found[Section.FIRST] = [*(line for line in due if line.due.area is Area.DATA), *urgent, *concerns]
    found[Section.PLANNED] = list(board.planned)
    found[Section.STAYS] = [line for line in board.stays if line.need is not StayNeed.EMERGENCY]
    found[Section.EVENTS] = list(board.events)
    found[Section.DUE] = [line for line in board.due if line not in concerns]
    for line in sorted((line for line in due if line.due.area is not Area.DATA), key=_pressing):
        found[procedure_section(line)].append(line)
    found[Section.COMING] = _by_day(*board.coming, *(line for line in board.clocks if line not in due))
    found[Section.LATER] = _by_day(*board.later, *board.later_clocks)[:_LATER_SHOWN]
    return {section: by_key(lines) for section, lines in found.items()}


def _stands_at_once(line: ClockLine) -> bool:
    """What an ending left to do is in view from the evening on which it was recorded; so is a breach."""
    return line.due.area is Area.DATA or line.due.deed in (Deed.CHECKLIST, Deed.TRANSITION)


def procedure_section(line: ClockLine) -> Section:
    """Among the procedures."""
    return _SECTION_OF.get(line.due.area, Section.CHILDREN)


def by_key(lines: Iterable[Line]) -> Lines:
    """Lines by their keys, in their order."""
    return {key_of(line): line for line in lines}


def usual_section(section: Section, line: Line) -> Section:
    """Where a line goes that came up while she reads: a section at the very top must not open under her eyes."""
    if section is not Section.FIRST:
        return section
    if isinstance(line, StayLine):
        return Section.STAYS
    return Section.DUE if isinstance(line, DueLine) else Section.CHILDREN  # events never stand at the top


def _by_day(*lines: Line) -> list[Line]:
    return sorted(lines, key=day_of)


def _pressing(line: ClockLine) -> tuple[bool, bool, date]:
    return line.due.area not in _PRESSING, line.due.never, line.due.due_on
