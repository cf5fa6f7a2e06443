"""A round with the mailbox, beside the work: seal what is new, leave it, fetch what lies there, answer it.

Jobs do what is slow; between them the vault is written here, on the thread that owns it. Days without a network are
normal: a round that fails is tried again by itself, and says so only where it is looked for.

What seals and what knows the network is imported when the first round begins, for start-up time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hivedesk.casework.desk import Changed
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.domain.acts import ActKind
from hivedesk.foundation import log
from hivedesk.foundation.background import Job, Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from hivedesk.casework.exchange.errand import CameBack, Errand
    from hivedesk.casework.exchange.telling import Sealed

Result = TypeVar("Result")

_EVERY_MS = 15 * 60 * 1000
_SOON_MS = 20 * 1000  # after the desk was opened
_MOST_TURNS = 50  # of one round: a mailbox may hold more than is fetched at once


@dataclass(frozen=True)
class RoundNews:
    """What a round came to."""

    left: int = 0
    taken: int = 0
    refused: int = 0
    problem: HiveDeskError | None = None


class PostRound(QObject):
    """``ended`` comes with `RoundNews`; ``moved`` whenever something of the exchange may look different."""

    ended = Signal(object)
    moved = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._busy = False
        self._job: Job | None = None
        self._news = RoundNews()
        self._turns = 0
        self._remove: tuple[str, ...] = ()
        self._tries: Iterator[float] | None = None
        self.last: RoundNews | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._by_itself)
        self._timer.start(_SOON_MS)

    @property
    def is_busy(self) -> bool:
        """Whether a round is under way."""
        return self._busy

    def start(self) -> None:
        """Begin a round; nothing happens while one is under way."""
        if self.is_busy:
            return
        self._busy, self._news, self._turns = True, RoundNews(), 0
        self._seal()

    def cancel(self) -> None:
        """Give the round up; what was done stays done."""
        if self._job is not None:
            self._job.cancel()
            self._end(None)

    def _by_itself(self) -> None:
        desk = self._workplace.desk
        if desk.is_open and exchange_state(desk).mailbox:
            self.start()
        else:
            self._timer.start(_EVERY_MS)

    def _seal(self) -> None:
        from hivedesk.casework.exchange import telling

        self._turns += 1
        desk = self._workplace.desk
        self.moved.emit()
        self._run("Sealing what is new", telling.seal_job(desk), self._sealed)

    def _sealed(self, sealed: "list[Sealed]") -> None:
        from hivedesk.casework.exchange import errand, telling

        desk = self._workplace.desk
        try:
            telling.keep_sealed(desk, sealed)
            work = errand.errand(desk, self._remove)
        except HiveDeskError as error:
            self._end(error)
            return
        self._run("To the mailbox and back", work, self._came_back)

    def _run(self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        job = self._workplace.background.run(title, work, done, self._failed)
        if self._busy:  # else it has come back already
            self._job = job

    def _came_back(self, done: "Errand") -> None:
        from hivedesk.casework.exchange import errand

        try:
            back = errand.come_back(self._workplace.desk, done)
        except HiveDeskError as error:
            self._end(error)
            return
        self._remove = back.to_remove
        self._news = RoundNews(
            self._news.left + back.left,
            self._news.taken + len(back.taken.taken),
            self._news.refused + len(back.taken.refused),
        )
        if back.taken.taken:
            self._tell()
        if back.problem is None and self._goes_on(back) and self._turns < _MOST_TURNS:
            self._seal()
        else:
            self._end(back.problem)

    def _goes_on(self, back: "CameBack") -> bool:
        """Something was taken that has to be answered, or removed from the mailbox, or there is more of it."""
        return bool(back.more or back.to_remove)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, HiveDeskError):
            log.bug(error)
            error = HiveDeskError(
                "Something went wrong with the mailbox. Nothing is lost.", "HiveDesk tries again by itself."
            )
        self._end(error)

    def _end(self, problem: HiveDeskError | None) -> None:
        self._busy, self._job = False, None
        self._news = RoundNews(self._news.left, self._news.taken, self._news.refused, problem)
        self.last = self._news
        if problem is None:
            self._tries = None
            self._timer.start(_EVERY_MS)
        else:
            from hivedesk.casework.exchange import errand

            self._tries = self._tries or errand.tries()
            self._timer.start(int(next(self._tries) * 1000))
        self.moved.emit()
        self.ended.emit(self._news)

    def _tell(self) -> None:
        """What came may concern whatever is shown."""
        tables = frozenset(self._workplace.desk.policy.sharing.records) | {"notice", "conflict", "hive_month"}
        self._workplace.changed.emit(Changed(ActKind.TAKE_PACKAGE, "", tables, "", undoable=False))
