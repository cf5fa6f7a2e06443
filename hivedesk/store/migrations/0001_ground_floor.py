"""The first schema: a Hive, its families, the contact log, the change entries, search and drafts.

Placements, events and stays get tables of their own in later steps; nothing here needs to change for them.
"""

from typing import Any

TABLES = (
    # -- the change entries: one a transaction, chained by hashes; contents in `change` can be erased for good
    """CREATE TABLE entry (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        detail TEXT NOT NULL, undoes INTEGER, previous BLOB NOT NULL, hash BLOB NOT NULL)""",
    """CREATE TABLE change (
        seq INTEGER NOT NULL REFERENCES entry(seq), position INTEGER NOT NULL, tbl TEXT NOT NULL,
        record_id TEXT NOT NULL,
        before TEXT, after TEXT, salt BLOB, digest BLOB NOT NULL, PRIMARY KEY (seq, position)) WITHOUT ROWID""",
    "CREATE INDEX change_record ON change (tbl, record_id)",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # -- the Hive
    """CREATE TABLE hive (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, area TEXT NOT NULL, capacity INTEGER NOT NULL, worker TEXT NOT NULL,
        duty_line TEXT NOT NULL, out_of_hours TEXT NOT NULL, demonstration INTEGER NOT NULL)""",
    "CREATE TABLE cover_worker (id TEXT PRIMARY KEY, name TEXT NOT NULL, until TEXT NOT NULL)",
    # -- families
    """CREATE TABLE family (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, reference TEXT NOT NULL, status TEXT NOT NULL, kind TEXT NOT NULL,
        address TEXT NOT NULL, town TEXT NOT NULL, postcode TEXT NOT NULL, phone TEXT NOT NULL, mobile TEXT NOT NULL,
        email TEXT NOT NULL, preferred_times TEXT NOT NULL, preferred_times_note TEXT NOT NULL, preferred_channel TEXT,
        travel_minutes INTEGER, languages TEXT NOT NULL, pets TEXT NOT NULL, smoking TEXT NOT NULL,
        allergies TEXT NOT NULL, access_needs TEXT NOT NULL, car_seats TEXT NOT NULL, joined_on TEXT,
        waiting_since TEXT, waiting_area TEXT NOT NULL, ifa_transfer INTEGER NOT NULL, ifa_agency TEXT NOT NULL,
        hold_from TEXT, hold_reason TEXT NOT NULL, hold_support TEXT NOT NULL, hold_review_on TEXT, left_on TEXT,
        left_reason TEXT, supervision_last TEXT, supervision_due TEXT, annual_review_last TEXT,
        annual_review_due TEXT, unannounced_visit_last TEXT, unannounced_visit_due TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE approval (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL UNIQUE {family}, approved_on TEXT, number INTEGER,
        age_from INTEGER, age_to INTEGER, genders TEXT NOT NULL, kinds_of_care TEXT NOT NULL,
        respite_only INTEGER NOT NULL, respite_limits TEXT NOT NULL, named_children TEXT NOT NULL,
        exemptions TEXT NOT NULL, beds INTEGER, rooms TEXT NOT NULL, sharing_agreements TEXT NOT NULL)""",
    """CREATE TABLE carer (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {family}, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
        mobile TEXT NOT NULL, email TEXT NOT NULL, main_carer INTEGER NOT NULL, training_done TEXT NOT NULL,
        training_due_on TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE child_in_care (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {family}, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
        known_as TEXT NOT NULL, date_of_birth TEXT, gender TEXT NOT NULL, siblings TEXT NOT NULL, placed_from TEXT,
        placed_to TEXT, placing_authority TEXT NOT NULL, social_worker TEXT NOT NULL,
        social_worker_phone TEXT NOT NULL, school TEXT NOT NULL, delegated_sleepovers TEXT NOT NULL,
        health TEXT NOT NULL, allergies TEXT NOT NULL, medication TEXT NOT NULL, diet TEXT NOT NULL,
        culture TEXT NOT NULL, comfort TEXT NOT NULL, solo_placement INTEGER NOT NULL, solo_reason TEXT NOT NULL,
        solo_review_on TEXT, risk_flags TEXT NOT NULL, no_contact TEXT NOT NULL, not_collected_by TEXT NOT NULL,
        photo_consent TEXT NOT NULL, own_words TEXT NOT NULL)""",
    """CREATE TABLE own_child (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {family}, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
        date_of_birth TEXT, lives_at_home INTEGER NOT NULL, left_home_on TEXT, allergies TEXT NOT NULL,
        photo_consent TEXT NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE professional (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {family}, name TEXT NOT NULL, role TEXT NOT NULL,
        team TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, notes TEXT NOT NULL)""",
    "CREATE INDEX carer_family ON carer (family_id)",
    "CREATE INDEX child_in_care_family ON child_in_care (family_id)",
    "CREATE INDEX own_child_family ON own_child (family_id)",
    "CREATE INDEX professional_family ON professional (family_id)",
    # -- the contact log
    """CREATE TABLE contact_log_entry (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {family}, happened_at TEXT NOT NULL, entered_at TEXT NOT NULL,
        author TEXT NOT NULL, who TEXT NOT NULL, who_else TEXT NOT NULL, minutes INTEGER NOT NULL,
        channel TEXT NOT NULL, direction TEXT NOT NULL, kind TEXT NOT NULL, topics TEXT NOT NULL, fact TEXT NOT NULL,
        opinion TEXT NOT NULL, third_party TEXT NOT NULL, childs_voice TEXT NOT NULL, outcome TEXT NOT NULL,
        shared_with TEXT NOT NULL, concern INTEGER NOT NULL, concern_facts TEXT NOT NULL, concern_told TEXT NOT NULL,
        changed_at TEXT)""",
    "CREATE INDEX contact_when ON contact_log_entry (happened_at, id)",
    "CREATE INDEX contact_family_when ON contact_log_entry (family_id, happened_at, id)",
    """CREATE INDEX contact_two_way ON contact_log_entry (family_id, happened_at)
        WHERE kind <> 'tried and not reached' AND channel <> 'message'""",
    "CREATE INDEX contact_author ON contact_log_entry (author, happened_at, id)",
    "CREATE INDEX contact_concern ON contact_log_entry (happened_at) WHERE concern = 1",
    """CREATE TABLE addendum (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL {contact}, family_id TEXT NOT NULL {family},
        added_at TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX addendum_entry ON addendum (entry_id)",
    "CREATE INDEX addendum_family ON addendum (family_id)",
    """CREATE TABLE follow_up (
        id TEXT PRIMARY KEY, family_id TEXT {family}, entry_id TEXT {contact}, due_on TEXT NOT NULL,
        what TEXT NOT NULL, done_at TEXT)""",
    "CREATE INDEX follow_up_open ON follow_up (due_on) WHERE done_at IS NULL",
    "CREATE INDEX follow_up_entry ON follow_up (entry_id)",
    "CREATE INDEX follow_up_family ON follow_up (family_id)",
    """CREATE TABLE frozen_month (
        id TEXT PRIMARY KEY, frozen_at TEXT NOT NULL, author TEXT NOT NULL, figures TEXT NOT NULL)""",
    # -- drafts: typed text that is not yet an act; kept in the vault, outside the chain
    """CREATE TABLE draft (
        form TEXT PRIMARY KEY, typed TEXT NOT NULL, changed_at TEXT NOT NULL) WITHOUT ROWID""",
    # -- search: words without their texts; a record's own text is read from its table
    """CREATE TABLE search_doc (
        rowid INTEGER PRIMARY KEY, tbl TEXT NOT NULL, record_id TEXT NOT NULL, family_id TEXT NOT NULL,
        UNIQUE (tbl, record_id))""",
    """CREATE VIRTUAL TABLE search USING fts5 (
        text, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE search_word USING fts5vocab (search, row)",
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables. References are checked when a transaction ends, so that undo may go in any order."""
    family = "REFERENCES family(id) DEFERRABLE INITIALLY DEFERRED"
    contact = "REFERENCES contact_log_entry(id) DEFERRABLE INITIALLY DEFERRED"
    for statement in TABLES:
        db.execute_sql(statement.format(family=family, contact=contact) if "{" in statement else statement)
