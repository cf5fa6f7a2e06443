"""Requests, stays, what hosts offer, and the service's decisions; what a host must know of a child. Nothing that was
kept changes."""

from typing import Any

TABLES = (
    # families are spoken of, not referred to: one that was added by mistake can go, what took place stays
    """CREATE TABLE stay_request (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL, child_ids TEXT NOT NULL, urgency TEXT NOT NULL,
        reason TEXT NOT NULL, reason_note TEXT NOT NULL, asked_at TEXT NOT NULL, asked_by TEXT NOT NULL,
        starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, flexible_days INTEGER NOT NULL,
        keep_together INTEGER NOT NULL, transport TEXT NOT NULL, school_run TEXT NOT NULL,
        child_wishes TEXT NOT NULL, carer_wishes TEXT NOT NULL, wished_host_ids TEXT NOT NULL,
        unwanted_host_ids TEXT NOT NULL, ruled_out_host_ids TEXT NOT NULL, closed_on TEXT, outcome TEXT,
        refusal TEXT, outcome_note TEXT NOT NULL)""",
    "CREATE INDEX stay_request_time ON stay_request (starts_at)",
    "CREATE INDEX stay_request_asked ON stay_request (asked_at)",
    "CREATE INDEX stay_request_family ON stay_request (family_id, starts_at)",
    """CREATE TABLE stay (
        id TEXT PRIMARY KEY, request_id TEXT NOT NULL REFERENCES stay_request(id) DEFERRABLE INITIALLY DEFERRED,
        host_id TEXT NOT NULL, child_ids TEXT NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,
        pinned INTEGER NOT NULL, offered_at TEXT NOT NULL, authorised_by TEXT NOT NULL, authorised_on TEXT,
        authorised_ref TEXT NOT NULL, transport TEXT NOT NULL, bring TEXT NOT NULL, host_may_decide TEXT NOT NULL,
        medication_consent TEXT NOT NULL, safety_notes TEXT NOT NULL, sheet_copies INTEGER NOT NULL,
        sheet_given_on TEXT, sheet_back_on TEXT, started_at TEXT, returned_at TEXT, return_note TEXT NOT NULL,
        debriefed_on TEXT, child_words TEXT NOT NULL, how_it_went TEXT NOT NULL, cancelled_on TEXT,
        cancel_reason TEXT, cancel_note TEXT NOT NULL)""",
    "CREATE INDEX stay_time ON stay (starts_at, ends_at)",
    "CREATE INDEX stay_of_request ON stay (request_id)",
    "CREATE INDEX stay_host ON stay (host_id, starts_at)",
    # what still asks for something is found without reading the years
    "CREATE INDEX stay_unfinished ON stay (ends_at) WHERE cancelled_on IS NULL AND debriefed_on IS NULL",
    "CREATE INDEX stay_sheet_out ON stay (ends_at) WHERE sheet_given_on IS NOT NULL AND sheet_back_on IS NULL",
    "CREATE INDEX stay_request_open ON stay_request (starts_at) WHERE closed_on IS NULL",
    """CREATE TABLE host_offer (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL, nights TEXT NOT NULL, days TEXT NOT NULL,
        most_children INTEGER, most_nights_a_month INTEGER, emergencies INTEGER NOT NULL,
        gives_medicine TEXT NOT NULL, step_free TEXT NOT NULL, school_run TEXT NOT NULL, note TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX host_offer_family ON host_offer (family_id)",
    """CREATE TABLE host_exception (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
        kind TEXT NOT NULL, beds_taken INTEGER NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX host_exception_days ON host_exception (last_day)",
    """CREATE TABLE service_decision (
        id TEXT PRIMARY KEY, request_id TEXT NOT NULL REFERENCES stay_request(id) DEFERRABLE INITIALLY DEFERRED,
        host_id TEXT NOT NULL, rules TEXT NOT NULL, child_ids TEXT NOT NULL, first_day TEXT NOT NULL,
        last_day TEXT NOT NULL, decided_by TEXT NOT NULL, decided_on TEXT NOT NULL, reference TEXT NOT NULL,
        note TEXT NOT NULL)""",
    "CREATE INDEX service_decision_request ON service_decision (request_id)",
    "ALTER TABLE child_in_care ADD COLUMN gp TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE child_in_care ADD COLUMN access_needs TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE child_in_care ADD COLUMN sleep TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE approval ADD COLUMN restriction TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE approval ADD COLUMN restricted_from TEXT",
    "ALTER TABLE approval ADD COLUMN restricted_until TEXT",
    "ALTER TABLE hive ADD COLUMN worker_family_id TEXT",
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables."""
    for statement in TABLES:
        db.execute_sql(statement)
