"""Bringing a database to the schema of this HiveDesk: numbered steps, all of them or none."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import peewee

from hivedesk.store.connection import SqlError, VaultDatabase, write_failure
from hivedesk.store.vault_problems import MigrationFailed, SchemaNewer

MIGRATIONS = Path(__file__).parent / "migrations"


def missing_steps(applied: Iterable[str], migrations: Path) -> tuple[str, ...]:
    """The steps that a database still has to take, in their order.

    Raises:
        SchemaNewer: it has taken steps that this HiveDesk does not know.
    """
    known = sorted(path.stem for path in migrations.glob("[0-9]*.py"))
    if not set(applied) <= set(known):
        raise SchemaNewer
    return tuple(step for step in known if step not in set(applied))


def take_steps(database: VaultDatabase, migrations: Path) -> None:
    """Take every missing step in one transaction: the database ends at the newest schema, or as it was.

    Raises:
        MigrationFailed: a step failed, or left a reference to nothing.
        CannotWrite: the disk is full.
    """
    # imported here for start-up time: needed after an update and for a new vault only
    from playhouse.migrations import MigrationError, Runner

    connection = database.raw()
    # references are checked at the end instead: rebuilding a table would otherwise delete what points to it. SQLite
    # takes this setting outside a transaction only.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.atomic():
            runner: Any = Runner(database, str(migrations))  # type: ignore[no-untyped-call]  # ships no types
            runner.up()
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise MigrationFailed
    except (peewee.PeeweeException, SqlError, MigrationError) as error:
        if "full" in str(error):
            raise write_failure(error) from None
        raise MigrationFailed from None
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
