"""A month of the rota as it is shown: its rows, the bars in their lanes, and what may be done with one. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import count

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.household_records import HOUSEHOLD_TABLES
from hivedesk.casework.rota_board import Free, HostRow, MoveCheck, RotaBar, RotaBoard, rota_board
from hivedesk.casework.stays import pin_stay
from hivedesk.domain.calendar.bank_holidays import of_year
from hivedesk.domain.families import months_after
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.stay import StayState
from hivedesk.domain.summary.months import last_day
from hivedesk.foundation.clock import format_month, format_short_month
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.discreet import IN_FULL, Sight, sight_of
from hivedesk.ui.screens.sleepovers.rota_moving import Held

TABLES = HOUSEHOLD_TABLES | {"stay_request", "stay", "host_offer", "host_exception", "service_decision", "hive"}
WAITING = "waiting"  # the key of the row of those who wait for a host
WAITING_NAME = "Waiting for a host"
_MOST_KEPT = 7  # months


class Empty(Enum):
    """Why there is nothing to show."""

    NO = "there is something"
    NO_HOSTS = "no family may host"
    NO_OFFERS = "nobody's offer is recorded, and nobody stays or waits"


@dataclass(frozen=True, kw_only=True)
class Lying:
    """A bar over nights of the month."""

    bar: RotaBar
    names: tuple[str, ...]  # as they may be shown now
    home: str
    first: int  # of the nights of the month
    last: int
    lane: int  # 0 is the highest
    goes_before: bool  # it begins before the month
    goes_after: bool

    def covers(self, place: int) -> bool:
        """Whether it lies over this night."""
        return self.first <= place <= self.last


@dataclass(frozen=True, kw_only=True)
class RotaRow:
    """A host's line, or that of those who wait."""

    key: str
    host_id: FamilyId | None  # None: the line of those who wait
    name: str  # as it may be shown now
    has_offer: bool = True
    child_nights: int = 0
    free: tuple[Free, ...]
    why: tuple[str, ...]
    lying: tuple[Lying, ...]

    @property
    def lanes(self) -> int:
        """How many bars lie above each other where most do; at least one."""
        return max((one.lane + 1 for one in self.lying), default=1)

    def at(self, place: int) -> tuple[Lying, ...]:
        """What lies over a night, the highest first."""
        return tuple(sorted((one for one in self.lying if one.covers(place)), key=lambda one: one.lane))


@dataclass(frozen=True, kw_only=True)
class RotaState:
    """A month."""

    nights: tuple[date, ...] = ()
    rows: tuple[RotaRow, ...] = ()
    today: date = date.min
    title: str = ""
    months: int = 12  # over which child-nights are counted
    empty: Empty = Empty.NO
    sight: Sight = IN_FULL

    @property
    def counted_to(self) -> str:
        """The last of the months over which child-nights are counted: the one that is shown."""
        return format_short_month(self.nights[-1]) if self.nights else ""

    @property
    def counted(self) -> str:
        """``12 months, Dec 2025 to Nov 2026``."""
        first = months_after(self.nights[0], 1 - self.months) if self.nights else None
        return f"{self.months} months" + (f", {format_short_month(first)} to {self.counted_to}" if first else "")

    @property
    def most(self) -> int:
        """The most child-nights that any host took."""
        return max((row.child_nights for row in self.rows), default=0)

    def row_of(self, key: str) -> int:
        """Where a row stands; -1 where it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def find(self, key: str) -> tuple[int, Lying] | None:
        """A bar and its row, by the bar's key."""
        return next(((n, one) for n, row in enumerate(self.rows) for one in row.lying if one.bar.key == key), None)

    def place_of(self, day: date) -> int:
        """Which of the nights a day is; it may lie before or after them."""
        return (day - self.nights[0]).days


class RotaViewModel:
    """Which month is shown, and what was read of it and its neighbours."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.month = desk.today.replace(day=1)  # its first day
        self.discreet = False
        self._kept: dict[date, RotaBoard] = {}
        self._sight: Sight | None = None

    # -- what is shown

    def state(self) -> RotaState:
        """The month as it may be shown now."""
        board = self._board(self.month)
        sight = self._sight = self._sight or sight_of(self.desk, discreet=self.discreet)
        rows = [_host_row(host, board.nights, sight) for host in board.hosts]
        if waiting := _lying(board.waiting, board.nights, sight):
            rows.insert(0, _waiting_row(waiting, len(board.nights)))
        return RotaState(
            nights=board.nights,
            rows=tuple(rows),
            today=self.desk.today,
            title=format_month(self.month.year, self.month.month),
            months=self.desk.policy.stays.fair_months,
            empty=_emptiness(board),
            sight=sight,
        )

    def set_discreet(self, discreet: bool) -> None:
        """Initials in place of names, or names."""
        self.discreet = discreet
        self._sight = None

    def concerns(self, changed: Changed) -> bool:
        """Whether something of what is shown may have changed."""
        return bool(changed.tables & TABLES)

    def read_again(self) -> None:
        """Forget what was read."""
        self._kept = {}
        self._sight = None

    def read_ahead(self) -> bool:
        """Read the next month or the one before; False where both are there."""
        for months in (1, -1):
            wanted = months_after(self.month, months)
            if wanted not in self._kept:
                self._board(wanted)
                return True
        return False

    # -- going about

    def go_to(self, day: date) -> None:
        """Show the month of a day."""
        self.month = day.replace(day=1)

    def turn(self, months: int) -> None:
        """So many months further."""
        self.month = months_after(self.month, months)

    # -- acts

    def take_up(self, bar: RotaBar, state: RotaState) -> Held:
        """Take a bar up to move it.

        Raises:
            RuleRefused: it has begun, or is over.
        """
        if not bar.movable:
            over = bar.state is not StayState.STARTED
            advice = "What took place stays as it was." if over else "Carer fell ill finds another host for the rest."
            raise RuleRefused("This stay has ended." if over else "This stay has begun.", advice)
        length = timedelta(days=len(bar.days))
        check = MoveCheck(self.desk, bar, state.nights[0], state.nights[-1] + length)
        hosts = {row.key: row.name for row in state.rows if row.host_id is not None}
        return Held(bar, check, hosts, state.sight)

    def pin(self, lying: Lying) -> Changed | None:
        """Pin a stay, or set it free.

        Raises:
            RuleRefused: nobody hosts it yet.
        """
        if lying.bar.stay_id is None:
            raise RuleRefused("Nobody hosts this yet.", "Give it a host first: then it can be pinned.")
        return pin_stay(self.desk, lying.bar.stay_id, pinned=not lying.bar.pinned)

    def _board(self, month: date) -> RotaBoard:
        if month not in self._kept:
            while len(self._kept) >= _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[month] = rota_board(self.desk, month, last_day(month.year, month.month))
        return self._kept[month]


def load_holidays(year: int) -> None:
    """Have the bank holidays at hand that the rules ask for; touches no record, so that another thread may do it."""
    of_year(year)


def in_lanes(bars: Iterable[RotaBar], nights: Sequence[date]) -> list[tuple[RotaBar, int, int, int]]:
    """Bars with the first and last of the nights that they cover, each in the highest lane that is free there.

    What has no night among these is left out.
    """
    last = len(nights) - 1
    spans = [(bar, (bar.days[0] - nights[0]).days, (bar.days[-1] - nights[0]).days) for bar in bars]
    there = [span for span in spans if span[1] <= last and span[2] >= 0]
    there.sort(key=lambda span: (max(0, span[1]), -span[2]))
    until: list[int] = []  # the last night taken, by lane
    made = []
    for bar, begins, ends in there:
        begins, ends = max(0, begins), min(last, ends)
        lane = next(n for n in count() if n == len(until) or until[n] < begins)
        until[lane : lane + 1] = [ends]
        made.append((bar, begins, ends, lane))
    return made


def _lying(bars: Iterable[RotaBar], nights: Sequence[date], sight: Sight) -> tuple[Lying, ...]:
    return tuple(
        Lying(
            bar=bar,
            names=tuple(sight.name(name) for name in bar.names),
            home=sight.name(bar.home),
            first=first,
            last=last,
            lane=lane,
            goes_before=bar.days[0] < nights[0],
            goes_after=bar.days[-1] > nights[-1],
        )
        for bar, first, last, lane in in_lanes(bars, nights)
    )


def _waiting_row(waiting: tuple[Lying, ...], nights: int) -> RotaRow:
    return RotaRow(
        key=WAITING, host_id=None, name=WAITING_NAME, free=(Free.FREE,) * nights, why=("",) * nights, lying=waiting
    )


def _host_row(host: HostRow, nights: Sequence[date], sight: Sight) -> RotaRow:
    name = sight.name(host.name)
    return RotaRow(
        key=host.family_id,
        host_id=host.family_id,
        name=f"{name} (you)" if host.is_worker else name,
        has_offer=host.has_offer,
        child_nights=host.child_nights,
        free=host.free,
        why=tuple(sight.words(why) for why in host.why) if sight.veils else host.why,
        lying=_lying(host.bars, nights, sight),
    )


def _emptiness(board: RotaBoard) -> Empty:
    if board.waiting or any(host.bars for host in board.hosts):
        return Empty.NO
    if not board.hosts:
        return Empty.NO_HOSTS
    return Empty.NO if any(host.has_offer for host in board.hosts) else Empty.NO_OFFERS
