"""The files of a vault's folder, and the one seam through which they are made, replaced and removed.

vault.json, vault-copy.json   the header, twice
vault.db                      the encrypted database (with -wal and -shm beside it while it is open)
vault.lock                    held by the HiveDesk that has the vault open
attempts.json                 wrong passphrases in a row
backups/                      one folder a backup: vault.json and backup.db

Everything but SQLite's own writing goes through the functions of this module, so that a test can make the disk full
at each single step.
"""

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from hivedesk.foundation import files
from hivedesk.foundation.files import cannot_write

HEADER = "vault.json"
HEADER_COPY = "vault-copy.json"
DATABASE = "vault.db"
LOCK = "vault.lock"
ATTEMPTS = "attempts.json"
BACKUPS = "backups"
BACKUP_DATABASE = "backup.db"
UNFINISHED = ".part"  # ends the name of a folder that is still being filled


def write(path: Path, content: bytes) -> None:
    """Put ``content`` in place of what stood there, whole or not at all.

    Raises:
        CannotWrite: what stood there still stands.
    """
    files.write_atomically(path, content)


def read(path: Path, most: int) -> bytes | None:
    """The first ``most`` bytes and one more, so that a longer file shows; None where there is none to read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        return None


def size(path: Path) -> int | None:
    """The size in bytes; None where there is no such file."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def make_folder(folder: Path) -> None:
    """Make a folder for its owner only.

    Raises:
        CannotWrite: it cannot be made.
    """
    files.make_private_folder(folder)


def unfinished_folder(beside: Path) -> Path:
    """Make an empty folder next to ``beside``, to be filled and then moved there by `finish_folder`.

    Raises:
        CannotWrite: it cannot be made.
    """
    make_folder(beside.parent)
    folder = beside.parent / f".{beside.name}.{secrets.token_hex(4)}{UNFINISHED}"
    make_folder(folder)
    return folder


def finish_folder(unfinished: Path, folder: Path) -> None:
    """Move a filled folder to its place in one step, so that it is there whole or not at all.

    Raises:
        CannotWrite: something else stands there, or the disk refuses.
    """
    try:
        if folder.is_dir():
            folder.rmdir()  # refuses where anything is in it; Windows does not rename onto an empty folder
        unfinished.rename(folder)
    except OSError as error:
        raise cannot_write(error) from None
    with contextlib.suppress(OSError):  # it is in its place: not to be called a failure any more
        files.sync_folder(folder.parent)


def sync(path: Path) -> None:
    """Make what was written to a file survive a power cut.

    Raises:
        CannotWrite: the disk refuses.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise cannot_write(error) from None


def remove_folder(folder: Path) -> bool:
    """Remove a folder of ours with what is in it; False where something holds on to it."""
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def remove_file(path: Path) -> None:
    """Remove a file; no matter if it is not there or cannot be removed now."""
    with contextlib.suppress(OSError):
        path.unlink()


def is_free(folder: Path) -> bool:
    """Whether a vault can be made there: nothing stands there, or an empty folder."""
    try:
        return not folder.exists() or (folder.is_dir() and next(folder.iterdir(), None) is None)
    except OSError:
        return False
