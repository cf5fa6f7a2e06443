"""Events with their guests, voices about them, school dates; who must not meet whom. Nothing that was kept changes."""

from typing import Any

TABLES = (
    """CREATE TABLE event (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,
        all_day INTEGER NOT NULL, rule TEXT NOT NULL, not_in_holidays INTEGER NOT NULL, left_out TEXT NOT NULL,
        added TEXT NOT NULL, series_id TEXT REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED, original_start TEXT,
        audience TEXT NOT NULL, leader TEXT NOT NULL, venue TEXT NOT NULL, address TEXT NOT NULL, capacity INTEGER,
        children_per_adult INTEGER, cost_pence INTEGER, transport TEXT NOT NULL, bring TEXT NOT NULL,
        catering TEXT NOT NULL, risk_assessment TEXT NOT NULL, notes TEXT NOT NULL, remind_minutes INTEGER,
        cancelled INTEGER NOT NULL, cancelled_why TEXT NOT NULL, feedback TEXT NOT NULL, uid TEXT NOT NULL,
        source TEXT NOT NULL)""",
    "CREATE INDEX event_time ON event (starts_at, ends_at) WHERE rule = ''",
    "CREATE INDEX event_rule ON event (starts_at) WHERE rule <> ''",
    "CREATE INDEX event_series ON event (series_id, original_start) WHERE series_id IS NOT NULL",
    "CREATE INDEX event_uid ON event (uid) WHERE uid <> ''",
    # the family is spoken of, not referred to: one that was added by mistake can go, what took place stays
    """CREATE TABLE guest (
        id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
        family_id TEXT, person_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, needs TEXT NOT NULL,
        reply TEXT NOT NULL, replied_at TEXT, presence TEXT NOT NULL, walk_in INTEGER NOT NULL, arrived_at TEXT,
        left_at TEXT, collected_by TEXT NOT NULL)""",
    "CREATE INDEX guest_event ON guest (event_id)",
    "CREATE INDEX guest_family ON guest (family_id, event_id)",
    """CREATE TABLE voice (
        id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
        said_by TEXT NOT NULL, words TEXT NOT NULL, consent TEXT NOT NULL, said_on TEXT NOT NULL)""",
    "CREATE INDEX voice_event ON voice (event_id)",
    """CREATE TABLE school_dates (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
        uid TEXT NOT NULL, source TEXT NOT NULL)""",
    "CREATE INDEX follow_up_planned ON follow_up (due_on, at) WHERE kind <> 'to do'",
    "ALTER TABLE child_in_care ADD COLUMN no_contact_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE hive ADD COLUMN worker_phone TEXT NOT NULL DEFAULT ''",
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables."""
    for statement in TABLES:
        db.execute_sql(statement)
