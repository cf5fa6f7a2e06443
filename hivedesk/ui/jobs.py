"""Long work beside the window: the Qt implementation of `foundation.background.Background`.

A job runs on a pool thread and never touches a widget; its result, its error and its progress arrive on
the main thread. A job may outlive the screen that asked for it: then its result is dropped.
"""

import functools
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from hivedesk.foundation import log
from hivedesk.foundation.background import Job, Progress
from hivedesk.foundation.errors import Cancelled

Result = TypeVar("Result")

SHOW_AFTER_MS = 300
_REPORT_EVERY_S = 0.05


@dataclass(frozen=True)
class JobStatus:
    """What the progress strip shows of one job; ``total`` 0 means that nobody knows how long it takes."""

    id: int
    title: str
    done: int = 0
    total: int = 0
    what: str = ""


class QtBackground(QObject):
    """Runs jobs on pool threads.

    ``changed`` comes whenever `shown` may have changed. ``on_bug`` receives errors for which nobody asked;
    by default they go to `sys.excepthook`, which is the last hook.
    """

    changed = Signal()
    _told = Signal(object, object)  # from the pool's threads: job, what happened

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        on_bug: Callable[[BaseException], None] | None = None,
        show_after_ms: int = SHOW_AFTER_MS,
        threads: int = 2,
    ) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(30_000)
        self._on_bug = on_bug or _to_last_hook
        self._show_after_ms = show_after_ms
        self._jobs: dict[int, _QtJob] = {}
        self._started = 0
        self._closed = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """See `Background.run`. After `close` nothing is run any more."""
        self._started += 1
        job = _QtJob(self._started, title, work, done, failed, self)
        if self._closed:
            job.cancel()
            return job
        self._jobs[job.status.id] = job
        QTimer.singleShot(self._show_after_ms, self, functools.partial(self._show, job.status.id))
        self._pool.start(job.runnable)
        return job

    def owned_by(self, owner: QObject) -> "OwnedBackground":
        """A `Background` whose jobs are cancelled when ``owner`` (a screen, a dialog) is destroyed."""
        return OwnedBackground(self, owner)

    def count(self) -> int:
        """How many jobs are waiting or running."""
        return len(self._jobs)

    def shown(self) -> tuple[JobStatus, ...]:
        """The jobs that have taken long enough to be shown."""
        return tuple(job.status for job in self._jobs.values() if job.visible)

    def cancel(self, job_id: int) -> None:
        """Cancel one job of `shown`."""
        if (job := self._jobs.get(job_id)) is not None:
            job.cancel()

    def wait_all(self, timeout_s: float) -> bool:
        """Wait until the jobs' work has ended, at most so long; their results still arrive through the event loop."""
        return self._pool.waitForDone(max(0, round(timeout_s * 1000)))

    def cancel_all(self, timeout_s: float = 5.0) -> bool:
        """Cancel everything and wait; False when a job was still running after that time. No result arrives."""
        for job in list(self._jobs.values()):
            job.cancel()
        return self.wait_all(timeout_s)

    def close(self, timeout_s: float = 5.0) -> bool:
        """As `cancel_all`, and run nothing any more."""
        self._closed = True
        return self.cancel_all(timeout_s)

    def tell(self, job: "_QtJob", news: object) -> None:
        """Take news from a pool thread to the main thread."""
        if shiboken6.isValid(self):
            self._told.emit(job, news)

    def forget(self, job: "_QtJob") -> None:
        """Count a job no more."""
        if self._jobs.pop(job.status.id, None) is not None:
            self.changed.emit()

    def _show(self, job_id: int) -> None:
        if (job := self._jobs.get(job_id)) is not None:
            job.visible = True
            self.changed.emit()

    @Slot(object, object)
    def _hear(self, job: "_QtJob", news: object) -> None:
        if isinstance(news, JobStatus):
            if job.status.id in self._jobs:
                job.status = news
                if job.visible:
                    self.changed.emit()
            return
        self.forget(job)
        if not job.cancelled.is_set() and isinstance(news, _Outcome):
            self._deliver(job, news)

    def _deliver(self, job: "_QtJob", outcome: "_Outcome") -> None:
        if outcome.error is None:
            if receivers_live(job.done):
                job.done(outcome.result)
        elif isinstance(outcome.error, Cancelled):
            return
        elif job.failed is None:
            self._on_bug(outcome.error)
        elif receivers_live(job.failed):
            job.failed(outcome.error)
        else:  # nobody is left to hear of it, and still it must not vanish
            log.bug(outcome.error)


class OwnedBackground:
    """The jobs of one screen: when the screen goes, they are cancelled and their results dropped."""

    def __init__(self, background: QtBackground, owner: QObject) -> None:
        self._background = background
        self._jobs: list[_QtJob] = []
        self._gone = False
        owner.destroyed.connect(lambda: self._owner_gone())  # a bound method alone would not keep us alive

    def run(
        self,
        title: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """See `Background.run`."""
        job = self._background.run(title, work, done, failed)
        assert isinstance(job, _QtJob)
        if self._gone:
            job.cancel()
        self._jobs = [*(kept for kept in self._jobs if not kept.over), job]
        return job

    def _owner_gone(self) -> None:
        self._gone = True
        for job in self._jobs:
            job.cancel()


@dataclass(frozen=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None


class _QtJob:
    """One job: the `Job` for whoever asked and the `Progress` for the work."""

    def __init__(
        self,
        number: int,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None,
        background: QtBackground,
    ) -> None:
        self.status = JobStatus(number, title)
        self.done = done
        self.failed = failed
        self.visible = False
        self.over = False
        self.cancelled = threading.Event()
        self.runnable = _Runnable(self)
        self._work = work
        self._background = background
        self._reported_at = float("-inf")

    def cancel(self) -> None:
        self.cancelled.set()
        if shiboken6.isValid(self._background):
            self._background.forget(self)

    def report(self, done: int, total: int, what: str = "") -> None:
        now = time.monotonic()
        if now - self._reported_at >= _REPORT_EVERY_S or done >= total:
            self._reported_at = now
            self._background.tell(self, JobStatus(self.status.id, self.status.title, done, total, what))

    def check(self) -> None:
        if self.cancelled.is_set():
            raise Cancelled

    def run(self) -> None:
        """Do the work, on a pool thread."""
        try:
            self.check()
            outcome = _Outcome(result=self._work(self))
        except BaseException as error:  # noqa: BLE001 - the job runner hands every error to whoever asked
            outcome = _Outcome(error=error)
        self.over = True
        self._background.tell(self, outcome)


class _Runnable(QRunnable):
    def __init__(self, job: _QtJob) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Python owns it: it lives as long as its job
        self._job = job

    def run(self) -> None:
        self._job.run()


def receivers_live(callback: Callable[..., Any]) -> bool:
    """Whether every Qt object that ``callback`` holds on to still exists (its self, what it closed over)."""
    return all(shiboken6.isValid(held) for held in _held(callback))


def _held(callback: Callable[..., Any]) -> Iterator[QObject]:
    candidates: list[object] = [getattr(callback, "__self__", None)]
    if isinstance(callback, functools.partial):
        candidates += [*callback.args, *callback.keywords.values()]
        yield from _held(callback.func)
    for cell in getattr(callback, "__closure__", None) or ():
        try:
            candidates.append(cell.cell_contents)
        except ValueError:  # a name that was never filled holds nothing
            continue
    yield from (held for held in candidates if isinstance(held, QObject))


def _to_last_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
