"""What can be seen of a database's file from outside, without its key."""

from pathlib import Path

from hivedesk.store import vault_files
from hivedesk.store.connection import PAGE_SIZE
from hivedesk.store.vault_problems import DatabaseCut, DatabaseEmpty, DatabaseMissing, WrongDatabase

IN_CLEAR = b"SQLite format 3\x00"


def check_database_file(path: Path) -> None:
    """Look at a vault's database from outside.

    Raises:
        DatabaseMissing, DatabaseEmpty, DatabaseCut: see there.
        WrongDatabase: it is not encrypted, so it is not ours.
    """
    size = vault_files.size(path)
    if size is None:
        raise DatabaseMissing
    if size == 0:
        raise DatabaseEmpty
    # with a log beside it, a half-written last page is only an interrupted copy from the log, which is still there
    if size % PAGE_SIZE and not has_log(path):
        raise DatabaseCut
    if vault_files.read(path, len(IN_CLEAR) - 1) == IN_CLEAR:
        raise WrongDatabase


def has_log(path: Path) -> bool:
    """Whether a write-ahead log with anything in it lies beside: the last HiveDesk did not close the vault."""
    return bool(vault_files.size(path.with_name(path.name + "-wal")))
