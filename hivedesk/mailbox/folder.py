"""A mailbox that is a folder: a USB stick, a network drive, a folder that OneDrive or SharePoint keeps in step.

Written with the system's own calls, because OpenDAL's folder service overwrites, makes the root where it is missing and
follows links. Only boxes are made: where the folder itself is missing, the stick is not plugged in. Only plain files
are read, so a link or a pipe that somebody laid there is passed over. How long the system's calls wait for a network
drive that died, no limit of ours can shorten.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import ParamSpec, TypeVar

from hivedesk.foundation.background import Progress
from hivedesk.foundation.files import sync_folder
from hivedesk.mailbox.names import is_box, new_part
from hivedesk.mailbox.place import MOST_ENTRIES, Found
from hivedesk.mailbox.problems import Busy, Gone, MailboxFull, MailboxProblem, NoSuchPlace, NotAllowed, TooLarge

CHUNK = 256 * 1024  # bytes between two looks at whether the worker has cancelled


Values = ParamSpec("Values")
Answer = TypeVar("Answer")


def _translated(act: Callable[Values, Answer]) -> Callable[Values, Answer]:
    """Tell what the system raises in plain words, without its text, which holds the path."""

    @wraps(act)
    def told(*args: Values.args, **options: Values.kwargs) -> Answer:
        problem: MailboxProblem | None = None
        try:
            return act(*args, **options)
        except OSError as error:
            problem = _problem_of(error)
        raise problem  # outside the handler, so that the system's text does not hang on

    return told


class FolderPlace:
    """A folder as a place for packages."""

    leaves_parts = True

    def __init__(self, root: Path) -> None:
        self._root = root

    @_translated
    def create(self, box: str, file: str, content: bytes, progress: Progress) -> bool:
        """Write beside, fsync, then give it its name, never over another."""
        folder = self._present_root() / box
        folder.mkdir(exist_ok=True)
        if (folder / file).exists():
            return False
        part = folder / new_part()
        try:
            _write(part, content, progress)
            named = _name(part, folder / file)
            sync_folder(folder)
            return named
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    @_translated
    def boxes(self, progress: Progress) -> list[str]:
        """The folders that are called as boxes are."""
        with os.scandir(self._present_root()) as entries:
            return [
                entry.name
                for entry in islice(entries, MOST_ENTRIES)
                if is_box(entry.name) and entry.is_dir(follow_symlinks=False)
            ]

    @_translated
    def listing(self, box: str, progress: Progress) -> list[Found]:
        """The plain files of a box."""
        folder = self._present_root() / box
        if not folder.is_dir():
            return []
        found = []
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_ENTRIES):
                progress.check()
                if entry.is_file(follow_symlinks=False):
                    about = entry.stat(follow_symlinks=False)
                    found.append(Found(entry.name, about.st_size, datetime.fromtimestamp(about.st_mtime, UTC)))
        return found

    @_translated
    def read(self, box: str, file: str, most: int, progress: Progress) -> bytes:
        """Read piece by piece, until the end or until it is too much."""
        path = self._present_root() / box / file
        if not _is_plain_file(path):
            raise Gone
        content = bytearray()
        with path.open("rb") as source:
            while piece := source.read(min(CHUNK, most + 1 - len(content))):
                content += piece
                if len(content) > most:
                    raise TooLarge
                progress.check()
                progress.report(len(content), max(most, len(content)))
        return bytes(content)

    @_translated
    def remove(self, box: str, file: str, progress: Progress) -> None:
        """Remove a file; absent is fine."""
        (self._present_root() / box / file).unlink(missing_ok=True)

    def _present_root(self) -> Path:
        if not self._root.is_absolute() or not self._root.is_dir():
            raise NoSuchPlace
        return self._root


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes, progress: Progress) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o644), "wb") as file:
        for start in range(0, len(content), CHUNK):
            progress.check()
            file.write(content[start : start + CHUNK])
            progress.report(min(start + CHUNK, len(content)), len(content))
        file.flush()
        os.fsync(file.fileno())
    progress.check()


def _name(part: Path, final: Path) -> bool:
    """Give a whole file its name; False where something has it already. Windows never renames over another file."""
    try:
        if os.name == "nt":
            part.rename(final)
        else:
            os.link(part, final)  # unlike a rename, fails where the name is taken
    except FileExistsError:
        return False
    except OSError:
        if os.name == "nt" or not part.exists():
            raise
        return _name_without_links(part, final)
    return True


def _name_without_links(part: Path, final: Path) -> bool:
    """For sticks formatted for every system (FAT), which know no links: look, then rename."""
    if final.exists():
        return False
    part.rename(final)
    return True


def _problem_of(error: OSError) -> MailboxProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return MailboxFull()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and getattr(error, "winerror", None) != 32:
        return NotAllowed()  # 32: another programme, perhaps the sync, holds the file for a moment
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO):
        return NoSuchPlace()
    return Busy()
