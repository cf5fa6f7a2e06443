"""Partners, packages, notices and conflicts; keys of this desk, packages not yet acknowledged, and at the service what
Hives told. Nothing that was kept changes."""

from typing import Any

TABLES = (
    """CREATE TABLE partner (
        id TEXT PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, area TEXT NOT NULL, person TEXT NOT NULL,
        phone TEXT NOT NULL, mailbox TEXT NOT NULL, keys TEXT NOT NULL, state TEXT NOT NULL, origin TEXT NOT NULL,
        shown_at TEXT NOT NULL, compared_at TEXT, compared_by TEXT NOT NULL, ended_at TEXT, ended_why TEXT NOT NULL,
        begin_anew INTEGER NOT NULL, taken_sequence INTEGER NOT NULL, taken_hash TEXT NOT NULL)""",
    """CREATE TABLE sent_package (
        id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL,
        made_at TEXT NOT NULL, size INTEGER NOT NULL, after INTEGER NOT NULL, until INTEGER NOT NULL,
        head TEXT NOT NULL, begins_anew INTEGER NOT NULL, contents TEXT NOT NULL, outcome TEXT, reason TEXT NOT NULL,
        receipt_at TEXT)""",
    "CREATE UNIQUE INDEX sent_package_place ON sent_package (partner_id, sequence)",
    "CREATE INDEX sent_package_made ON sent_package (made_at)",
    """CREATE TABLE received_package (
        id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL,
        made_at TEXT NOT NULL, received_at TEXT NOT NULL, size INTEGER NOT NULL, seq INTEGER NOT NULL,
        head TEXT NOT NULL, contents TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
        wants_receipt INTEGER NOT NULL, receipt_in TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX received_package_place ON received_package (partner_id, sequence)",
    "CREATE INDEX received_package_at ON received_package (received_at)",
    "CREATE INDEX received_package_waits ON received_package (partner_id) WHERE receipt_in = ''",
    """CREATE TABLE refused_package (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, partner_id TEXT NOT NULL, seen_at TEXT NOT NULL, reason TEXT NOT NULL,
        size INTEGER NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL, receipt_in TEXT NOT NULL)""",
    """CREATE TABLE notice (
        id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, came_at TEXT NOT NULL,
        read_at TEXT)""",
    """CREATE TABLE conflict (
        id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, package_id TEXT NOT NULL, record_table TEXT NOT NULL,
        record_id TEXT NOT NULL, field TEXT NOT NULL, base TEXT NOT NULL, ours TEXT NOT NULL, theirs TEXT NOT NULL,
        found_at TEXT NOT NULL, decision TEXT, decided_at TEXT, by_rule INTEGER NOT NULL)""",
    """CREATE TABLE hive_month (
        id TEXT PRIMARY KEY, hive_id TEXT NOT NULL, month TEXT NOT NULL, frozen_at TEXT NOT NULL,
        received_at TEXT NOT NULL, figures TEXT NOT NULL)""",
    "CREATE INDEX hive_month_month ON hive_month (month, hive_id)",
    """CREATE TABLE queued_part (
        id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, part TEXT NOT NULL,
        queued_at TEXT NOT NULL, package_id TEXT NOT NULL)""",
    "CREATE INDEX queued_part_waits ON queued_part (partner_id) WHERE package_id = ''",
    """CREATE TABLE directory_hive (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, area TEXT NOT NULL, worker TEXT NOT NULL, phone TEXT NOT NULL,
        keys TEXT NOT NULL, came_at TEXT NOT NULL)""",
    "CREATE TABLE erased_family (id TEXT PRIMARY KEY, erased_at TEXT NOT NULL)",
    "CREATE TABLE policy_file (id TEXT PRIMARY KEY, text TEXT NOT NULL, came_at TEXT NOT NULL)",
    # outside the change entries: keys must be forgettable, and what waits for a receipt is gone with it
    "CREATE TABLE secret (name TEXT PRIMARY KEY, content BLOB NOT NULL)",
    """CREATE TABLE outbox (
        package_id TEXT PRIMARY KEY REFERENCES sent_package(id) DEFERRABLE INITIALLY DEFERRED,
        content BLOB NOT NULL, left_at TEXT)""",
    # whose contents are gone here for good; the service has them, and is not told that they are empty now
    """CREATE TABLE erased_record (
        tbl TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (tbl, record_id)) WITHOUT ROWID""",
    # what a Hive told, as it is now: its packages are the proof, so it is not written into the entries once more
    """CREATE TABLE hive_record (
        hive_id TEXT NOT NULL, tbl TEXT NOT NULL, record_id TEXT NOT NULL, content TEXT NOT NULL,
        PRIMARY KEY (hive_id, tbl, record_id)) WITHOUT ROWID""",
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables."""
    for statement in TABLES:
        db.execute_sql(statement)
