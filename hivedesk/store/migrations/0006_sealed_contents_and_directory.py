"""What a sealed package holds, kept to be read until its receipt; the professionals of the county's directory.

What was sealed before cannot be read again.
"""

from typing import Any

STATEMENTS = (
    # outside the change entries, as the outbox: it is gone with the receipt
    """CREATE TABLE sealed_contents (
        package_id TEXT PRIMARY KEY REFERENCES sent_package(id) DEFERRABLE INITIALLY DEFERRED,
        content BLOB NOT NULL)""",
    """CREATE TABLE directory_person (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, team TEXT NOT NULL, phone TEXT NOT NULL,
        email TEXT NOT NULL)""",
    # a directory that waits to be sealed, or was the last one told, had nobody but Hives
    "UPDATE queued_part SET part = json_insert(part, '$.professionals', json('[]')) WHERE kind = 'directory'",
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
