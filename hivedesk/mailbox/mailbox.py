"""Putting, listing, fetching and removing packages, whatever the mailbox is.

Everything here blocks, so it belongs into a background job; several jobs may use one `Mailbox`. Whatever breaks, a
package is in the mailbox whole or not at all, and doing the same again is always right.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.mailbox.address import Kind, MailboxAddress, MailboxCredentials
from hivedesk.mailbox.folder import FolderPlace
from hivedesk.mailbox.names import is_box, is_file, is_part, new_file, split_name
from hivedesk.mailbox.place import Place
from hivedesk.mailbox.problems import Gone, MailboxProblem, NameTaken, NotAMailbox, TooLarge
from hivedesk.mailbox.retrying import Limits

UNWATCHED = NoProgress()
TEST_BOX = "0" * 16  # no box of a Hive or of the service is called so


@dataclass(frozen=True)
class Listed:
    """A package as the mailbox lists it. ``size``, in bytes, is what the mailbox says and need not be true."""

    name: str
    size: int


class Mailbox:
    """An open mailbox. Packages are called ``<box>/<32 hex digits>.hive``."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def put(self, name: str, content: bytes, progress: Progress = UNWATCHED) -> bool:
        """Put a package; False where it was there already, byte for byte, as after a try that broke off.

        Raises:
            NameTaken: something else is there under that name; it was left alone.
            MailboxProblem: it may be there whole, or not at all; the same call again is right.
            ValueError: ``name`` is not the name of a package.
        """
        box, file = split_name(name)
        for _ in range(2):  # what was in the way may be gone by the time it is looked at
            if self._place.create(box, file, content, progress):
                return True
            with suppress(Gone, TooLarge):
                if self._place.read(box, file, len(content), progress) == content:
                    return False
                break
        raise NameTaken

    def names(self, box: str, progress: Progress = UNWATCHED) -> list[Listed]:
        """The packages in a box, by name; none where nobody has put any. Other files are passed over.

        Raises:
            MailboxProblem: it cannot be listed.
            ValueError: ``box`` is not the name of a box.
        """
        if not is_box(box):
            raise ValueError("a box is called by 16 to 64 hex digits")
        found = self._place.listing(box, progress)
        sizes = {entry.file: entry.size for entry in found if is_file(entry.file)}
        return [Listed(f"{box}/{file}", size) for file, size in sorted(sizes.items())]

    def fetch(self, name: str, most: int, progress: Progress = UNWATCHED) -> bytes:
        """The content of a package, if it has at most ``most`` bytes, whatever the mailbox says of its size.

        Raises:
            TooLarge: it has more.
            Gone: it is not there.
            MailboxProblem: it cannot be fetched.
            ValueError: ``name`` is not the name of a package.
        """
        return self._place.read(*split_name(name), most, progress)

    def remove(self, name: str, progress: Progress = UNWATCHED) -> None:
        """Remove a package; absent is fine.

        Raises:
            MailboxProblem: it cannot be removed.
            ValueError: ``name`` is not the name of a package.
        """
        self._place.remove(*split_name(name), progress)

    def sweep(self, older_than: timedelta, now: datetime, progress: Progress = UNWATCHED) -> int:
        """Remove uploads that were never finished and are older than ``older_than``; answers how many.

        Only files that are called as ours are, in boxes, and of an age that the mailbox tells. Choose a day or more:
        another laptop may be in the middle of one.

        Raises:
            MailboxProblem: it cannot be done; the next sweep goes on.
        """
        removed = 0
        for box in self._place.boxes(progress) if self._place.leaves_parts else ():
            for entry in self._place.listing(box, progress):
                if is_part(entry.file) and entry.changed is not None and now - entry.changed > older_than:
                    self._place.remove(box, entry.file, progress)
                    removed += 1
        return removed

    def test(self, progress: Progress = UNWATCHED) -> None:
        """*Test connection*: put, list, fetch and remove a small made-up file.

        Raises:
            MailboxProblem: tells the step that failed, why, and what to do.
        """
        name = f"{TEST_BOX}/{new_file()}"
        content = b"HiveDesk tests whether packages can be left here. This file may be deleted.\n"
        step = "HiveDesk tried to leave a small test file in the mailbox."
        try:
            self.put(name, content, progress)
            step = "A test file was left in the mailbox, but not found again."
            if name not in [listed.name for listed in self.names(TEST_BOX, progress)]:
                raise NotAMailbox
            step = "A test file was left in the mailbox, but could not be fetched as it was."
            if self.fetch(name, len(content), progress) != content:
                raise NotAMailbox
            step = "A test file was left in the mailbox and fetched, but could not be removed."
            self.remove(name, progress)
            if self._still_there(name, len(content), progress):
                raise NotAMailbox
        except MailboxProblem as problem:
            told = problem.during(step)
        else:
            return
        raise told

    def _still_there(self, name: str, size: int, progress: Progress) -> bool:
        try:
            self.fetch(name, size, progress)
        except Gone:
            return False
        return True


def open_mailbox(
    address: MailboxAddress, credentials: MailboxCredentials | None = None, limits: Limits | None = None
) -> Mailbox:
    """Make a mailbox ready for use; nothing is asked of the disk or the network yet.

    Raises:
        WrongCredentials: Azure and S3 need a key, and it is missing or cannot be one.
    """
    if address.kind is Kind.FOLDER:
        return Mailbox(FolderPlace(Path(address.folder)))
    from hivedesk.mailbox.operators import remote_place  # 50 ms and 19 MB that a folder, and a start, can do without

    return Mailbox(remote_place(address, credentials or MailboxCredentials(), limits or Limits()))
