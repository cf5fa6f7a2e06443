"""Work that takes longer than a blink: one Protocol, so that nothing but the window knows about threads.

A job receives a `Progress`, works on frozen records or bytes (never on the open database), and its
result comes back on the thread that asked.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from hivedesk.foundation.errors import Cancelled

Result = TypeVar("Result")


class Progress(Protocol):
    """What a running job tells and asks."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; ``what`` is a plain phrase without names."""
        ...

    def check(self) -> None:
        """Raise `Cancelled` if the worker has cancelled."""
        ...


class Job(Protocol):
    """A job under way."""

    def cancel(self) -> None:
        """Ask it to stop at its next check; its result is then dropped."""
        ...


class Background(Protocol):
    """Runs jobs."""

    def run(
        self,
        title: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run ``work``; then call ``done`` with its result, or ``failed`` with its error, where the caller lives.

        A cancelled job calls neither. Without ``failed`` the error goes to the last hook.
        """
        ...


class NoProgress:
    """For callers that neither watch nor cancel."""

    def report(self, done: int, total: int, what: str = "") -> None:
        pass

    def check(self) -> None:
        pass


class _Finished:
    def cancel(self) -> None:
        pass


class ImmediateBackground:
    """Runs every job at once, on the spot: for tests and for the command line."""

    def run(
        self,
        title: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        try:
            result = work(NoProgress())
        except Cancelled:
            return _Finished()
        except Exception as error:  # the job runner hands every error to whoever asked
            if failed is None:
                raise
            failed(error)
            return _Finished()
        done(result)
        return _Finished()
