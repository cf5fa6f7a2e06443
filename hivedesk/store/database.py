"""What the queries need of a database connection: peewee's, typed."""

from contextlib import AbstractContextManager
from typing import Any, Protocol


class Database(Protocol):
    """An open, encrypted database."""

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement; its cursor."""
        ...

    def atomic(self) -> AbstractContextManager[Any]:
        """A transaction; inside another one, a savepoint."""
        ...

    def is_closed(self) -> bool:
        """Whether the connection was closed."""
        ...
