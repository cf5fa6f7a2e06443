"""Waiting for an answer: with a limit, and so that the worker can cancel while nothing comes.

OpenDAL is used through its asynchronous half, each operation in a loop of its own on the job's thread. Measured with
0.47.12: its blocking lister keeps the interpreter locked while it waits, which would freeze the window until the server
answers, and has no way to cancel; and without a limit it waits for ever.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from hivedesk.foundation.background import Progress
from hivedesk.mailbox.problems import MailboxProblem, NoAnswer
from hivedesk.mailbox.translating import RAISED, problem_of

Answer = TypeVar("Answer")

LOOK_EVERY = 0.1  # seconds between two looks at whether the worker has cancelled


class Watch:
    """Watches one operation, which may ask several questions; all of it ends within ``seconds``."""

    def __init__(self, progress: Progress, seconds: float) -> None:
        self.progress = progress
        self._ends = time.monotonic() + seconds

    async def on(self, question: Awaitable[Answer], seconds: float) -> Answer:
        """The answer to one question of OpenDAL's, which has at most ``seconds`` for it.

        Raises:
            MailboxProblem: what OpenDAL raised, translated; `NoAnswer` when time is up.
            Cancelled: the worker cancelled.
        """
        asked = asyncio.ensure_future(question)
        ends = min(self._ends, time.monotonic() + seconds)
        try:
            while not asked.done():
                self.progress.check()
                left = ends - time.monotonic()
                if left <= 0:
                    raise NoAnswer
                await asyncio.wait({asked}, timeout=min(left, LOOK_EVERY))
        finally:
            if not asked.done():
                await _hang_up(asked)
        return _answer(asked)


def run(operation: Callable[[Watch], Coroutine[Any, Any, Answer]], progress: Progress, seconds: float) -> Answer:
    """Run a whole operation on this thread and wait for it."""

    async def watched() -> Answer:
        return await operation(Watch(progress, seconds))

    return asyncio.run(watched())


async def _hang_up(asked: "asyncio.Future[Any]") -> None:
    asked.cancel()
    await asyncio.wait({asked}, timeout=LOOK_EVERY)
    await asyncio.sleep(0)  # OpenDAL hears of it in the next turn
    if asked.done() and not asked.cancelled():
        asked.exception()  # looked at, so that asyncio does not print it


def _answer(asked: "asyncio.Future[Answer]") -> Answer:
    problem: MailboxProblem | None = None
    try:
        return asked.result()
    except RAISED as error:
        problem = problem_of(error)
    raise problem  # outside the handler: OpenDAL's text, with address and answer, does not hang on
