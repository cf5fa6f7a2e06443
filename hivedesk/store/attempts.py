"""A growing pause after wrong passphrases: the first three cost nothing, then 2, 4, 8 … 60 seconds.

It is kept in a small file beside the vault, so that starting HiveDesk again does not shorten it. It stops somebody
who tries at this keyboard; against somebody who takes the files away stands Argon2id.
"""

import contextlib
import math
from datetime import datetime, timedelta
from pathlib import Path

from hivedesk.crypto.strict_json import Unreadable, canonical, load_object
from hivedesk.foundation.errors import CannotWrite
from hivedesk.store import vault_files
from hivedesk.store.vault_problems import TooSoon

FREE = 3
LONGEST = timedelta(seconds=60)
_MOST = 1_000_000
_LARGEST_FILE = 1024  # bytes


class Attempts:
    """Wrong passphrases in a row on one vault."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / vault_files.ATTEMPTS
        self._count, self._last = self._read()

    @property
    def count(self) -> int:
        """How many were wrong in a row."""
        return self._count

    def left(self, now: datetime) -> timedelta:
        """What is left of the pause; nothing, if the worker may try.

        A clock set back does not shorten the pause, nor lengthen it: it begins anew from the moment it shows.
        """
        pause = _pause(self._count)
        if not pause or self._last is None:
            return timedelta()
        if now < self._last:
            self._last = now
            self._write()
        return max(timedelta(), pause - (now - self._last))

    def require_free(self, now: datetime) -> None:
        """Let pass only when no pause is left.

        Raises:
            TooSoon: says how many seconds are left.
        """
        left = self.left(now)
        if left:
            raise TooSoon(math.ceil(left.total_seconds()))

    def note_wrong(self, now: datetime) -> None:
        """Count one more. A disk that refuses does not stop the counting while HiveDesk runs."""
        self._count, self._last = min(self._count + 1, _MOST), now
        self._write()

    def note_right(self) -> None:
        """Start again from nothing."""
        self._count, self._last = 0, None
        vault_files.remove_file(self._path)

    def _read(self) -> tuple[int, datetime | None]:
        content = vault_files.read(self._path, _LARGEST_FILE)
        if content is None:
            return 0, None
        try:
            fields = load_object(content, most=_LARGEST_FILE)
            return fields.number("count", 0, _MOST), fields.moment("last")
        except Unreadable:
            return 0, None

    def _write(self) -> None:
        last = self._last.isoformat() if self._last else ""
        with contextlib.suppress(CannotWrite):
            vault_files.write(self._path, canonical({"count": self._count, "last": last}))


def _pause(count: int) -> timedelta:
    if count <= FREE:
        return timedelta()
    return min(LONGEST, timedelta(seconds=2 ** min(count - FREE, 10)))
