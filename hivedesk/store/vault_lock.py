"""One HiveDesk at a time in a vault: a lock that the system releases by itself, even after a kill or a power cut."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hivedesk.foundation.errors import VaultProblem
from hivedesk.foundation.files import cannot_write
from hivedesk.store import vault_files
from hivedesk.store.vault_problems import VaultInUse

if TYPE_CHECKING:
    from filelock import BaseFileLock


class VaultLock:
    """A lock file; held until `release`, or until this process ends."""

    def __init__(self, path: Path, problem: Callable[[], VaultProblem] = VaultInUse) -> None:
        self._path = path
        self._problem = problem
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take the lock at once.

        Raises:
            VaultInUse (or the problem given): somebody else holds it.
            CannotWrite: the folder cannot be written in.
        """
        # imported here for start-up time (30 ms): needed when a vault is opened, not to show the first window
        from filelock import FileLock, Timeout

        # a lock that the system does not know of would outlive a kill: rather none
        lock = FileLock(self._path, timeout=0, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            raise self._problem() from None
        except OSError as error:
            raise cannot_write(error) from None
        self._lock = lock

    def release(self) -> None:
        """Let go; harmless where it is not held."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def lock_of(folder: Path) -> VaultLock:
    """The lock of a vault's folder."""
    return VaultLock(folder / vault_files.LOCK)
