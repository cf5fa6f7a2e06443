"""Jobs of which only the latest wish counts: what an earlier one brings, comes too late and is dropped."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from hivedesk.foundation.background import Background, Job, Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.widgets.banner import ErrorBanner

Result = TypeVar("Result")


class LatestJobs:
    """Problems of the latest are shown in ``errors``."""

    def __init__(self, background: Background, errors: ErrorBanner) -> None:
        self._background = background
        self._errors = errors
        self._asked = 0
        self._jobs: list[Job] = []

    def begin(self) -> None:
        """A new wish: what is under way is cancelled."""
        for job in self._jobs:
            job.cancel()
        self._jobs, self._asked = [], self._asked + 1

    def run(self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], object]) -> None:
        """Run a job of the wish that counts now."""
        asked = self._asked
        job = self._background.run(title, work, partial(self._done, asked, done), partial(self._failed, asked))
        self._jobs.append(job)

    def _done(self, asked: int, done: Callable[[Result], object], result: Result) -> None:
        if asked == self._asked:
            done(result)

    def _failed(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, HiveDeskError):
            raise error
        self._errors.show_error(error)
