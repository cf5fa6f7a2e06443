"""Writing files so that a power cut leaves either the old file or the new one, never half of one."""

import contextlib
import os
from pathlib import Path

from hivedesk.foundation.errors import CannotWrite


def write_atomically(path: Path, content: bytes, *, private: bool = True) -> None:
    """Write ``content`` as temp, permissions, fsync, replace.

    ``private`` makes the file readable by its owner only, where the system knows that.

    Raises:
        CannotWrite: the disk is full, the folder is gone or another programme holds the file;
            what stood at ``path`` before still stands.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            temporary.chmod(0o644)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise cannot_write(error) from None


def cannot_write(error: OSError) -> CannotWrite:
    """What to tell the worker about a failed write, without the path (it may hold a name)."""
    reasons = {
        28: ("The disk is full.", "Free some space, then try again."),
        13: ("HiveDesk may not write in that folder.", "Choose another folder, for example Documents."),
        30: ("That folder can only be read.", "Choose another folder, for example Documents."),
        2: ("That folder is no longer there.", "If it is on a USB stick, plug it in again, or choose another folder."),
    }
    message, advice = reasons.get(
        error.errno or 0,
        ("The file could not be written.", "Close any programme that has it open, or choose another folder."),
    )
    return CannotWrite(f"{message} Nothing was lost.", advice)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut, where the system needs to be told."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` (and its parents), open to its owner only where the system knows that.

    Raises:
        CannotWrite: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise cannot_write(error) from None
