"""Reading beside the worker: a connection of its own that cannot write, for jobs that read much."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from typing import Any

from hivedesk.store.backup import BackupSource
from hivedesk.store.connection import CannotOpen, Damaged, NotThisKey, SqlError, connect
from hivedesk.store.database import Database
from hivedesk.store.vault_files import DATABASE
from hivedesk.store.vault_problems import DatabaseDamaged, DatabaseMissing, WrongDatabase


@contextmanager
def read_apart(source: BackupSource) -> Iterator[Database]:
    """The vault's records as they are at this moment, however long the reading takes. In the thread that asks.

    Raises:
        DatabaseMissing, WrongDatabase, DatabaseDamaged: see there.
    """
    try:
        with closing(_Reader(source)) as reader:
            yield reader
    except CannotOpen:
        raise DatabaseMissing from None
    except NotThisKey:
        raise WrongDatabase from None
    except (Damaged, SqlError):
        raise DatabaseDamaged from None


class _Reader:
    def __init__(self, source: BackupSource) -> None:
        self._connection = connect(source.folder / DATABASE, source.database_key, read_only=True)
        self._connection.execute("BEGIN")  # all reads see one moment
        self._closed = False

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        return self._connection.execute(sql, params or ())

    def atomic(self) -> AbstractContextManager[None]:
        return nullcontext()  # nothing can be written through it

    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        self._closed = True
        self._connection.close()
