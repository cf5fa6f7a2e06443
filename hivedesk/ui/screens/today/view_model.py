"""Today in words, without Qt. While it is shown nothing changes its place: what is done stays, struck through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.due_lines import ClockLine
from hivedesk.casework.event_lines import EventLine
from hivedesk.casework.stay_lines import StayLine
from hivedesk.casework.today import COMING_DAYS, DueLine, DutyLine, TodayBoard, follow_ups_now, today_board
from hivedesk.domain.contact_log import FollowUp
from hivedesk.foundation.clock import format_date, local
from hivedesk.ui.discreet import IN_FULL, Sight, sight_of
from hivedesk.ui.open_drafts import OpenDraft, open_drafts
from hivedesk.ui.screens.today.event_rows import event_row
from hivedesk.ui.screens.today.outcomes import outcome
from hivedesk.ui.screens.today.rows import RowState, clock_row, follow_up_row
from hivedesk.ui.screens.today.sections import NOW, Line, Lines, Section, sections_of, usual_section
from hivedesk.ui.screens.today.spoken import FamiliesToRing, FamilyRowState
from hivedesk.ui.screens.today.stay_rows import stay_row
from hivedesk.ui.tokens import Tone


@dataclass(frozen=True)
class TileState:
    """A number and what it counts."""

    number: str
    words: str
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class State:
    """Everything that the screen shows."""

    greeting: str = ""
    day: str = ""
    outside_hours: str = ""
    exchange: str = ""  # what of the exchange asks for her
    any_family: bool = True
    quiet: bool = False  # nothing was due when Today was opened
    tiles: tuple[TileState, ...] = ()
    rows: Mapping[Section, tuple[RowState, ...]] = field(default_factory=dict)
    not_spoken: tuple[FamilyRowState, ...] = ()
    chat: tuple[FamilyRowState, ...] = ()
    duty: tuple[DutyLine, ...] = ()
    drafts: tuple[OpenDraft, ...] = ()


class TodayViewModel:
    """Reads the board; remembers what is on screen until it is opened again."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sight: Sight = IN_FULL
        self._shown: dict[Section, Lines] = {section: {} for section in Section}
        self._came_to: dict[str, str] = {}  # by key: what came of a line of the procedures
        self._families = FamiliesToRing()
        self._quiet = False

    def opened(self, *, discreet: bool) -> State:
        """Read anew; what was done since the last time is gone."""
        board = self._read(discreet)
        self._shown, self._came_to = sections_of(board), {}
        self._quiet = not any(self._shown[section] for section in NOW)
        if not self._quiet and self._shown[Section.COMING]:
            self._shown[Section.LATER] = {}  # there is enough to look at
        self._families.begin(board)
        return self._state(board, None)

    def show(self, *, discreet: bool, changed: Changed | None = None) -> State:
        """Read again; everything on screen keeps its place."""
        board = self._read(discreet)
        self._take_new(board)
        self._families.take(board)
        return self._state(board, changed)

    def line(self, key: str) -> Line | None:
        """What a row is about."""
        return next((lines[key] for lines in self._shown.values() if key in lines), None)

    def tomorrow(self) -> date:
        """Where *Tomorrow* moves a follow-up."""
        return self.desk.today + timedelta(days=1)

    def next_week(self) -> date:
        """Where *Next week* moves a follow-up: to the coming Monday."""
        return self.desk.today + timedelta(days=7 - self.desk.today.weekday())

    # -- what is on screen

    def _read(self, discreet: bool) -> TodayBoard:
        self.sight = sight_of(self.desk, discreet=discreet)
        return today_board(self.desk)

    def _take_new(self, board: TodayBoard) -> None:
        shown = {key for lines in self._shown.values() for key in lines}
        for section, lines in sections_of(board).items():
            if section is Section.LATER:
                continue  # what is that far ahead is not worth a change under her eyes
            for key, line in lines.items():
                if key not in shown:
                    place = section if self._shown[section] else usual_section(section, line)
                    self._shown[place][key] = line

    def _rows(self, board: TodayBoard, changed: Changed | None) -> dict[Section, tuple[RowState, ...]]:
        lines = [line for section in self._shown.values() for line in section.values()]
        follow_ups = follow_ups_now(self.desk, [line.follow_up.id for line in lines if isinstance(line, DueLine)])
        clocks = {line.due.key: line for line in (*board.clocks, *board.later_clocks)}
        events = {line.key: line for line in board.events}
        stays = {line.key: line for line in board.stays}
        rows = {}
        for section, kept in self._shown.items():
            found = [self._row(line, follow_ups, clocks, events, stays, changed) for line in kept.values()]
            rows[section] = tuple(row for row in found if row is not None)
        return rows

    def _row(
        self,
        line: Line,
        follow_ups: Mapping[str, FollowUp],
        clocks: Mapping[str, ClockLine],
        events: Mapping[str, EventLine],
        stays: Mapping[str, StayLine],
        changed: Changed | None,
    ) -> RowState | None:
        """None where a follow-up was taken away with its contact."""
        if isinstance(line, DueLine):
            follow_up = follow_ups.get(line.follow_up.id)
            return follow_up_row(line, follow_up, self.sight) if follow_up is not None else None
        if isinstance(line, StayLine):
            return stay_row(line, stays.get(line.key), self.desk.today, self.sight)
        if isinstance(line, EventLine):
            return event_row(line, events.get(line.key), self.desk.today, self.sight)
        key, horizon = line.due.key, self.desk.today + timedelta(days=COMING_DAYS)
        now = clocks.get(key)
        self._came_to[key] = outcome(line, now, horizon, self._came_to.get(key, ""), changed)
        return clock_row(line, now, self._came_to[key], self.sight)

    # -- words

    def _state(self, board: TodayBoard, changed: Changed | None) -> State:
        return State(
            greeting=_greeting(board),
            day=format_date(local(board.now).date()),
            outside_hours=board.outside_hours,
            exchange=board.exchange,
            any_family=bool(self.desk.family_names()),
            quiet=self._quiet,
            tiles=_tiles(board),
            rows=self._rows(board, changed),
            not_spoken=self._families.missed_rows(self.sight),
            chat=self._families.chat_rows(self.sight),
            duty=board.duty,
            drafts=open_drafts(self.desk, self.sight),
        )


def _tiles(board: TodayBoard) -> tuple[TileState, ...]:
    follow_ups = (*board.due, *board.planned)
    clocks = [0 if line.due.never else line.overdue_days for line in board.clocks if line.overdue_days >= 0]
    calls = len(board.planned)
    return (
        _due_tile(
            [line.overdue_days for line in follow_ups],
            f"follow-up{'' if len(follow_ups) == 1 else 's'} due",
            f"{calls} to ring or visit" if calls else "",
        ),
        _due_tile(clocks, "due by the procedures"),
        TileState(str(len(board.not_spoken)), "not spoken to lately", "Two weeks or longer, or more pressing"),
        TileState(
            str(board.contacts_this_week),
            f"contact{'' if board.contacts_this_week == 1 else 's'} this week",
            "Since Monday",
        ),
    )


def _due_tile(overdue_days: list[int], words: str, more: str = "") -> TileState:
    overdue = sum(days > 0 for days in overdue_days)
    note = f"{overdue} overdue" if overdue else "None overdue"
    tone = Tone.WARN if overdue else Tone.PLAIN
    return TileState(str(len(overdue_days)), words, f"{note}, {more}" if more else note, tone)


def _greeting(board: TodayBoard) -> str:
    hour = local(board.now).hour
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    first_name = board.worker.split()[0] if board.worker.split() else ""
    return f"Good {part}, {first_name}" if first_name else f"Good {part}"
