"""Today in words, without Qt. While it is shown nothing changes its place: what is done stays, struck through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.casework.contact_log import CONCERN
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.today import DueLine, DutyLine, NotSpokenLine, TodayBoard, today_board
from hivedesk.domain.acts import ActKind
from hivedesk.foundation.clock import format_date, local
from hivedesk.ui.discreet import IN_FULL, Sight, sight_of
from hivedesk.ui.open_drafts import OpenDraft, open_drafts
from hivedesk.ui.tokens import Tone


@dataclass(frozen=True)
class FollowUpRowState:
    """A follow-up on screen."""

    key: str
    what: str
    about: str
    state: str
    tone: Tone
    over: bool
    family_id: str
    entry_id: str


@dataclass(frozen=True)
class NotSpokenRowState:
    """A family on screen."""

    family_id: str
    name: str
    why: str
    preferred: str
    over: bool


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
    any_family: bool = True
    tiles: tuple[TileState, ...] = ()
    due: tuple[FollowUpRowState, ...] = ()
    coming: tuple[FollowUpRowState, ...] = ()
    not_spoken: tuple[NotSpokenRowState, ...] = ()
    duty: tuple[DutyLine, ...] = ()
    drafts: tuple[OpenDraft, ...] = ()


@dataclass(frozen=True)
class _Kept:
    """A follow-up as it was when it was first shown, and what became of it."""

    line: DueLine
    came_to: str = ""  # "Done", "Moved to Mon 16 Nov 2026"; "" while it is open
    over: bool = False


class TodayViewModel:
    """Reads the board; remembers what is on screen until it is opened again."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sight: Sight = IN_FULL
        self._due: dict[str, _Kept] = {}
        self._coming: dict[str, _Kept] = {}
        self._not_spoken: dict[str, NotSpokenLine] = {}
        self._spoken: set[str] = set()

    def opened(self, *, discreet: bool) -> State:
        """Read anew; what was done since the last time is gone."""
        self._due, self._coming, self._not_spoken, self._spoken = {}, {}, {}, set()
        return self.show(discreet=discreet)

    def show(self, *, discreet: bool, changed: Changed | None = None) -> State:
        """Read again; everything on screen keeps its place."""
        self.sight = sight_of(self.desk, discreet=discreet)
        board = today_board(self.desk)
        self._take_follow_ups(board, changed)
        self._take_not_spoken(board.not_spoken, changed)
        return self._state(board)

    def tomorrow(self) -> date:
        """Where *Tomorrow* moves a follow-up."""
        return self.desk.today + timedelta(days=1)

    def next_week(self) -> date:
        """Where *Next week* moves a follow-up: to the coming Monday."""
        return self.desk.today + timedelta(days=7 - self.desk.today.weekday())

    # -- what is on screen

    def _take_follow_ups(self, board: TodayBoard, changed: Changed | None) -> None:
        now = {line.follow_up.id: line for line in (*board.due, *board.coming)}
        for section in (self._due, self._coming):
            for key, kept in list(section.items()):
                if key in now:
                    section[key] = _still_there(kept, now[key])
                elif not kept.came_to or changed is not None:
                    ended = _ended(kept, changed)
                    if ended is None:
                        del section[key]
                    else:
                        section[key] = ended
        shown = self._due.keys() | self._coming.keys()
        self._due |= {key: _Kept(line) for key, line in _new(board.due, shown)}
        self._coming |= {key: _Kept(line) for key, line in _new(board.coming, shown)}

    def _take_not_spoken(self, lines: Iterable[NotSpokenLine], changed: Changed | None) -> None:
        now: Mapping[str, NotSpokenLine] = {line.family.id: line for line in lines}
        spoken = changed is not None and "contact_log_entry" in changed.tables
        for key in list(self._not_spoken):
            if key in now:
                self._spoken.discard(key)
            elif spoken or key in self._spoken:
                self._spoken.add(key)
            else:
                del self._not_spoken[key]
        self._not_spoken |= now

    # -- words

    def _state(self, board: TodayBoard) -> State:
        return State(
            greeting=_greeting(board),
            day=format_date(local(board.now).date()),
            outside_hours=board.outside_hours,
            any_family=bool(self.desk.family_names()),
            tiles=self._tiles(board),
            due=tuple(self._row(kept) for kept in self._due.values()),
            coming=tuple(self._row(kept, coming=True) for kept in self._coming.values()),
            not_spoken=tuple(self._family_row(line) for line in self._not_spoken.values()),
            duty=board.duty,
            drafts=open_drafts(self.desk, self.sight),
        )

    def _tiles(self, board: TodayBoard) -> tuple[TileState, ...]:
        overdue = sum(line.overdue_days > 0 for line in board.due)
        due = len(board.due)
        return (
            TileState(
                str(due),
                f"follow-up{'' if due == 1 else 's'} due",
                f"{overdue} overdue" if overdue else "None overdue",
                Tone.WARN if overdue else Tone.PLAIN,
            ),
            TileState(str(len(board.not_spoken)), "not spoken to lately", "Two weeks or longer"),
            TileState(
                str(board.contacts_this_week),
                f"contact{'' if board.contacts_this_week == 1 else 's'} this week",
                "Since Monday",
            ),
            TileState(
                str(board.families_open),
                "family in the Hive" if board.families_open == 1 else "families in the Hive",
                "Without the waiting list",
            ),
        )

    def _row(self, kept: _Kept, *, coming: bool = False) -> FollowUpRowState:
        line = kept.line
        state, tone = _due_words(line, coming=coming)
        if kept.came_to:
            state, tone = kept.came_to, Tone.GOOD if kept.over else Tone.PLAIN
        return FollowUpRowState(
            key=line.follow_up.id,
            what=self.sight.words(line.follow_up.what),
            about=self.sight.name(line.family_name),
            state=state,
            tone=tone,
            over=kept.over,
            family_id=line.follow_up.family_id or "",
            entry_id=line.follow_up.entry_id or "",
        )

    def _family_row(self, line: NotSpokenLine) -> NotSpokenRowState:
        over = line.family.id in self._spoken
        why = "Spoken to now" if over else f"{line.why[:1].upper()}{line.why[1:]}"
        preferred = f"Good times: {line.preferred}" if line.preferred and not over else ""
        return NotSpokenRowState(line.family.id, self.sight.name(line.family.name), why, preferred, over)


def _new(lines: Iterable[DueLine], shown: Iterable[str]) -> list[tuple[str, DueLine]]:
    known = set(shown)
    return [(line.follow_up.id, line) for line in lines if line.follow_up.id not in known]


def _still_there(kept: _Kept, now: DueLine) -> _Kept:
    """Open still, perhaps on another day; it keeps its place and says so."""
    moved = now.follow_up.due_on != kept.line.follow_up.due_on
    if moved:
        return replace(kept, came_to=f"Moved to {format_date(now.follow_up.due_on)}", over=False)
    return _Kept(now)


def _ended(kept: _Kept, changed: Changed | None) -> _Kept | None:
    """No longer among the open ones of the week: done, moved beyond it, or taken away (then None)."""
    kind = changed.kind if changed is not None else None
    if kind is ActKind.COMPLETE_FOLLOW_UP and not kept.came_to:
        return replace(kept, came_to="Done", over=True)
    if kind is ActKind.CHANGE_FOLLOW_UP and not kept.over:
        return replace(kept, came_to="Moved to a later day", over=False)
    return kept if kept.came_to else None


def _due_words(line: DueLine, *, coming: bool) -> tuple[str, Tone]:
    """When it is due; a safeguarding concern stands out wherever it is put off to."""
    words, tone = _day_words(line, coming=coming)
    return (words, Tone.DANGER) if line.follow_up.what.startswith(CONCERN) else (words, tone)


def _day_words(line: DueLine, *, coming: bool) -> tuple[str, Tone]:
    if coming:
        return ("Tomorrow" if line.overdue_days == -1 else format_date(line.follow_up.due_on)), Tone.PLAIN
    if line.overdue_days == 0:
        return "Today", Tone.INFO
    days = line.overdue_days
    return f"{days} day{'' if days == 1 else 's'} overdue", Tone.WARN


def _greeting(board: TodayBoard) -> str:
    hour = local(board.now).hour
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    first_name = board.worker.split()[0] if board.worker.split() else ""
    return f"Good {part}, {first_name}" if first_name else f"Good {part}"
