"""What a sealed package holds, kept to be read until its receipt. What was sealed before cannot be read again."""

from typing import Any

# outside the change entries, as the outbox: it is gone with the receipt
TABLE = """CREATE TABLE sealed_contents (
    package_id TEXT PRIMARY KEY REFERENCES sent_package(id) DEFERRABLE INITIALLY DEFERRED, content BLOB NOT NULL)"""


def up(migrator: Any, db: Any) -> None:
    """Make the table."""
    db.execute_sql(TABLE)
