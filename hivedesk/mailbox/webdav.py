"""A mailbox in a folder of a WebDAV server.

OpenDAL 0.47 offers no put-if-absent here: a package goes up as ``.part-…``, its size is looked at, and a MOVE gives it
its name. OpenDAL sends that MOVE with ``Overwrite: T``, so the name is looked for just before. What is left is a moment
in which somebody who knows the random name could be overwritten; a second try of our own sends the same bytes.
"""

from opendal import AsyncOperator

from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.foundation.errors import Cancelled
from hivedesk.mailbox.names import new_part
from hivedesk.mailbox.object_store import ObjectStore
from hivedesk.mailbox.problems import MailboxProblem, NoSuchPlace, NotAMailbox, Offline
from hivedesk.mailbox.retrying import Limits
from hivedesk.mailbox.translating import Exists
from hivedesk.mailbox.watching import Watch, run


class WebdavFolder(ObjectStore):
    """A folder that is reached by WebDAV. ``server`` reaches the whole server, ``base`` is the folder's path there."""

    leaves_parts = True

    def __init__(self, operator: AsyncOperator, server: AsyncOperator, base: str, limits: Limits) -> None:
        super().__init__(operator, limits)
        self._server = server
        self._base = base

    def create(self, box: str, file: str, content: bytes, progress: Progress) -> bool:
        """Upload beside, look at it, then give it its name if nothing has it."""
        part, final = f"{box}/{new_part()}", f"{box}/{file}"
        seconds = self._limits.transfer(len(content))

        async def there(watch: Watch) -> bool:
            return await self._size(watch, final) is not None

        async def upload(watch: Watch) -> bool:
            await watch.on(self._operator.write(part, content), seconds)
            if await self._size(watch, part) != len(content):
                raise NotAMailbox
            if await there(watch):
                return False
            await watch.on(self._operator.rename(part, final), self._limits.answer)
            return True

        if run(there, progress, self._limits.answer):
            return False
        progress.report(0, len(content))
        created = False
        try:
            created = run(upload, progress, seconds + 3 * self._limits.answer)
        except Exists:
            created = False  # the server kept the MOVE from overwriting
        except (Cancelled, Offline, NotAMailbox):
            raise  # what was left goes with the next sweep
        except MailboxProblem:
            self._drop(part)
            raise
        if not created:
            self._drop(part)
        progress.report(len(content), len(content))
        return created

    def boxes(self, progress: Progress) -> list[str]:
        """The boxes there are."""
        self._check_there(progress)
        return super().boxes(progress)

    async def _size(self, watch: Watch, path: str) -> int | None:
        try:
            return (await watch.on(self._operator.stat(path), self._limits.answer)).content_length
        except NoSuchPlace:
            return None

    def _check_there(self, progress: Progress) -> None:
        """A box that is not there is told from a mailbox that is not there: OpenDAL lists nothing in both cases."""

        async def look(watch: Watch) -> None:
            about = await watch.on(self._server.stat(self._base or "/"), self._limits.answer)
            if not about.is_dir:
                raise NotAMailbox

        run(look, progress, self._limits.answer)

    def _drop(self, path: str) -> None:
        async def delete(watch: Watch) -> None:
            await watch.on(self._operator.delete(path), self._limits.answer)

        try:
            run(delete, NoProgress(), self._limits.answer)
        except MailboxProblem:
            return  # the next sweep removes it
