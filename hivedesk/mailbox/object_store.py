"""A mailbox in a container of Azure Blob or a bucket of S3, where a file appears whole or not at all.

Put-if-absent is the service's own: the header ``If-None-Match: *`` with one upload of the whole package.
"""

from collections.abc import AsyncIterator
from itertools import islice

from opendal import AsyncOperator
from opendal.types import Entry

from hivedesk.foundation.background import Progress
from hivedesk.mailbox.names import is_box
from hivedesk.mailbox.place import MOST_ENTRIES, Found
from hivedesk.mailbox.problems import BrokenOff, Gone, NoSuchPlace, TooLarge
from hivedesk.mailbox.retrying import Limits
from hivedesk.mailbox.translating import Exists
from hivedesk.mailbox.watching import Watch, run

CHUNK = 256 * 1024  # bytes asked for at a time
PAGE = 500  # entries asked for at a time


class ObjectStore:
    """A place that OpenDAL reaches."""

    leaves_parts = False

    def __init__(self, operator: AsyncOperator, limits: Limits) -> None:
        self._operator = operator
        self._limits = limits

    def create(self, box: str, file: str, content: bytes, progress: Progress) -> bool:
        """Upload under the condition that nothing of that name is there."""

        async def upload(watch: Watch) -> bool:
            try:
                question = self._operator.write(f"{box}/{file}", content, if_not_exists=True)
                await watch.on(question, self._limits.transfer(len(content)))
            except Exists:
                return False
            return True

        progress.report(0, len(content))
        created = run(upload, progress, self._limits.transfer(len(content)))
        progress.report(len(content), len(content))
        return created

    def boxes(self, progress: Progress) -> list[str]:
        """The boxes that hold something."""
        paths = [path for path, _ in self._list("", progress)]
        return [path[:-1] for path in paths if path.endswith("/") and is_box(path[:-1])]

    def listing(self, box: str, progress: Progress) -> list[Found]:
        """The files of a box."""
        folder = f"{box}/"
        entries = self._list(folder, progress)
        if not entries:
            self._check_there(progress)
        return [
            Found(path.removeprefix(folder), entry.metadata.content_length, entry.metadata.last_modified)
            for path, entry in entries
            if path.startswith(folder) and entry.metadata.is_file
        ]

    def read(self, box: str, file: str, most: int, progress: Progress) -> bytes:
        """Read piece by piece, until the end or until it is too much, whatever size the server has named."""

        async def download(watch: Watch) -> bytes:
            # held so that it can be let go of, which hangs up: the frames of a cancelled job live on for a while
            held = [await watch.on(self._operator.open(f"{box}/{file}", "rb"), self._limits.answer)]
            content = bytearray()
            try:
                while piece := await watch.on(held[0].read(min(CHUNK, most + 1 - len(content))), self._limits.silence):
                    content += piece
                    if len(content) > most:
                        raise TooLarge
                    progress.report(len(content), max(most, len(content)))
            finally:
                held.clear()
            return bytes(content)

        async def why(watch: Watch) -> None:
            await watch.on(self._operator.stat(f"{box}/{file}"), self._limits.answer)

        try:
            return run(download, progress, self._limits.transfer(most))
        except NoSuchPlace:
            raise Gone from None
        except BrokenOff:  # OpenDAL's open files do not say why; its questions do
            run(why, progress, self._limits.answer)
            raise

    def remove(self, box: str, file: str, progress: Progress) -> None:
        """Remove a file; absent is fine."""

        async def delete(watch: Watch) -> None:
            await watch.on(self._operator.delete(f"{box}/{file}"), self._limits.answer)

        run(delete, progress, self._limits.answer)

    def _check_there(self, progress: Progress) -> None:
        """Where nothing is listed: these services have said so themselves if the container is missing."""

    def _list(self, folder: str, progress: Progress) -> list[tuple[str, Entry]]:
        """At most `MOST_ENTRIES` of what the service says is in a folder, itself among them where it says so."""

        async def pages(watch: Watch) -> list[tuple[str, Entry]]:
            # held so that it can be let go of, as above
            lister = [aiter(await watch.on(self._operator.list(folder or "/"), self._limits.answer))]
            found: list[tuple[str, Entry]] = []
            try:
                while len(found) < MOST_ENTRIES and (page := await watch.on(_page(lister), self._limits.answer)):
                    found += page
                    progress.report(len(found), MOST_ENTRIES)
            finally:
                lister.clear()
            return found

        return list(islice(run(pages, progress, self._limits.transfer(MOST_ENTRIES * 100)), MOST_ENTRIES))


async def _page(lister: list[AsyncIterator[Entry]]) -> list[tuple[str, Entry]]:
    page = []
    async for entry in lister[0]:
        page.append((entry.path, entry))
        if len(page) == PAGE:
            break
    return page
