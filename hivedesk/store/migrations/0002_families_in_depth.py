"""Placements, holds, exemptions, rooms and agreements get tables of their own; training, claims and procedures come.

What stood in one field of a family or child before becomes a record; nothing that was written is lost. Undo does
not reach back across this step: the entries before it speak of columns that are gone.
"""

import uuid
from typing import Any

_FAMILY = "REFERENCES family(id) DEFERRABLE INITIALLY DEFERRED"
TABLES = (
    f"""CREATE TABLE placement (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY},
        child_id TEXT NOT NULL REFERENCES child_in_care(id) DEFERRABLE INITIALLY DEFERRED, started_on TEXT,
        kind_of_care TEXT, expected_end_on TEXT, solo INTEGER NOT NULL, solo_reason TEXT NOT NULL,
        solo_review_on TEXT, solo_ended_on TEXT, solo_decision TEXT NOT NULL, ended_on TEXT, end_kind TEXT NOT NULL,
        end_reason TEXT, end_note TEXT NOT NULL, belongings_on TEXT, room_ready_on TEXT, life_story_on TEXT,
        next_carer TEXT NOT NULL, next_carer_told TEXT NOT NULL, next_carer_told_on TEXT,
        next_carer_told_by TEXT NOT NULL)""",
    "CREATE INDEX placement_family ON placement (family_id)",
    "CREATE INDEX placement_child ON placement (child_id)",
    f"""CREATE TABLE exemption (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY}, child_ids TEXT NOT NULL, authority TEXT NOT NULL,
        from_on TEXT, until TEXT, reference TEXT NOT NULL, note TEXT NOT NULL)""",
    f"""CREATE TABLE room (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY}, name TEXT NOT NULL, beds INTEGER NOT NULL,
        child_ids TEXT NOT NULL, note TEXT NOT NULL)""",
    f"""CREATE TABLE sharing_agreement (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY}, child_ids TEXT NOT NULL, authority TEXT NOT NULL,
        agreed_on TEXT, until TEXT, reference TEXT NOT NULL, note TEXT NOT NULL)""",
    f"""CREATE TABLE hold (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY}, started_on TEXT, reason TEXT NOT NULL,
        support TEXT NOT NULL, review_on TEXT, ended_on TEXT, outcome TEXT NOT NULL)""",
    f"""CREATE TABLE handover (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL UNIQUE {_FAMILY}, assessed_by TEXT NOT NULL,
        receiving_worker TEXT NOT NULL, met_on TEXT, first_child TEXT NOT NULL, completed_on TEXT)""",
    f"""CREATE TABLE procedure_note (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY}, day TEXT NOT NULL, kind TEXT NOT NULL,
        with_whom TEXT NOT NULL, what TEXT NOT NULL)""",
    f"""CREATE TABLE training_record (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY},
        carer_id TEXT NOT NULL REFERENCES carer(id) DEFERRABLE INITIALLY DEFERRED, course TEXT NOT NULL,
        minutes INTEGER, booked_for TEXT, done_on TEXT, note TEXT NOT NULL)""",
    f"""CREATE TABLE claim_item (
        id TEXT PRIMARY KEY, family_id TEXT NOT NULL {_FAMILY}, day TEXT NOT NULL, carer_id TEXT, kind TEXT NOT NULL,
        what TEXT NOT NULL, quantity TEXT NOT NULL, pence INTEGER, claimed_on TEXT, paid_on TEXT)""",
    """CREATE TABLE data_breach (
        id TEXT PRIMARY KEY, noticed_at TEXT NOT NULL, what TEXT NOT NULL, people TEXT NOT NULL, told TEXT NOT NULL,
        told_at TEXT, outcome TEXT NOT NULL, closed_on TEXT)""",
    *(
        f"CREATE INDEX {table}_family ON {table} (family_id)"
        for table in ("exemption", "room", "sharing_agreement", "hold", "procedure_note", "training_record")
    ),
    "CREATE INDEX claim_item_family ON claim_item (family_id, day)",
    # -- a family's time line, newest first
    "CREATE INDEX entry_about ON entry (subject, seq) WHERE kind <> 'log_contact'",
    "CREATE INDEX follow_up_done ON follow_up (family_id, done_at, id) WHERE done_at IS NOT NULL",
    # -- follow-ups may be calls and visits
    "ALTER TABLE follow_up ADD COLUMN kind TEXT NOT NULL DEFAULT 'to do'",
    "ALTER TABLE follow_up ADD COLUMN at TEXT",
    "ALTER TABLE follow_up ADD COLUMN asked_by_carer INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE family ADD COLUMN moved_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE approval ADD COLUMN named_child_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE child_in_care ADD COLUMN sibling_ids TEXT NOT NULL DEFAULT '[]'",
)
GONE = {
    "family": ("hold_from", "hold_reason", "hold_support", "hold_review_on"),
    "approval": ("exemptions", "sharing_agreements"),
    "child_in_care": ("placed_from", "placed_to", "solo_placement", "solo_reason", "solo_review_on"),
}


def up(migrator: Any, db: Any) -> None:
    """Make the tables, move what stood in fields into them, and let those fields go."""
    for statement in TABLES:
        db.execute_sql(statement)
    _holds(db)
    _placements(db)
    _from_text(db, "exemptions", "exemption", "INSERT INTO exemption VALUES (?, ?, '[]', '', NULL, NULL, '', ?)")
    _from_text(
        db,
        "sharing_agreements",
        "sharing_agreement",
        "INSERT INTO sharing_agreement VALUES (?, ?, '[]', '', NULL, NULL, '', ?)",
    )
    for table, columns in GONE.items():
        for column in columns:
            db.execute_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
    last = db.execute_sql("SELECT max(seq) FROM entry").fetchone()[0]
    if last is not None:
        db.execute_sql("INSERT OR REPLACE INTO meta VALUES ('undo_after', ?)", (str(last),))


def _holds(db: Any) -> None:
    rows = db.execute_sql(
        "SELECT id, status, hold_from, hold_reason, hold_support, hold_review_on FROM family"
    ).fetchall()
    known_until = db.execute_sql("SELECT substr(max(at), 1, 10) FROM entry").fetchone()[0]
    for family_id, status, start, reason, support, review in rows:
        if status != "on hold" and not (start or reason or support or review):
            continue
        ended = None if status == "on hold" else _last_day_known(start, review, known_until)
        hold_id = uuid.uuid4().hex
        outcome = "" if status == "on hold" else "The day on which this hold ended was not recorded."
        db.execute_sql(
            "INSERT INTO hold VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (hold_id, family_id, start, reason, support, review, ended, outcome),
        )
        _index(db, "hold", hold_id, family_id, "\n".join(part for part in (reason, support, outcome) if part))
        if reason or support:
            _move_words(db, family_id, (reason, support))


def _last_day_known(start: str | None, review: str | None, known_until: str | None) -> str | None:
    """The end of a hold was not kept: its review where that had come, else the day on which it was known to be over."""
    if review and known_until and review > known_until:
        return known_until
    return review or start or known_until


def _move_words(db: Any, family_id: str, gone: tuple[str, str]) -> None:
    """Take the words of the hold out of the family's in the search index, which must be told what stood there."""
    fields = "name, reference, address, town, postcode, email, phone, mobile, pets, notes, preferred_times_note"
    first = list(db.execute_sql(f"SELECT {fields} FROM family WHERE id = ?", (family_id,)).fetchone())
    rest = list(
        db.execute_sql("SELECT languages, allergies, access_needs FROM family WHERE id = ?", (family_id,)).fetchone()
    )
    row = db.execute_sql("SELECT rowid FROM search_doc WHERE tbl = 'family' AND record_id = ?", (family_id,)).fetchone()
    if row is None:
        return
    before = "\n".join(part for part in (*first, *gone, *rest) if part)
    after = "\n".join(part for part in (*first, *rest) if part)
    db.execute_sql("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", (row[0], before))
    db.execute_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", (row[0], after))


def _placements(db: Any) -> None:
    rows = db.execute_sql(
        "SELECT id, family_id, placed_from, placed_to, solo_placement, solo_reason, solo_review_on FROM child_in_care"
    ).fetchall()
    for child_id, family_id, start, end, solo, reason, review in rows:
        placement_id = uuid.uuid4().hex
        db.execute_sql(
            """INSERT INTO placement VALUES (?, ?, ?, ?, NULL, NULL, ?, ?, ?, NULL, '', ?, 'not known', NULL, '',
               NULL, NULL, NULL, '', '', NULL, '')""",
            (placement_id, family_id, child_id, start, solo, reason, review, end),
        )
        _index(db, "placement", placement_id, family_id, reason)


def _from_text(db: Any, column: str, table: str, insert: str) -> None:
    """What stood in a text becomes the note of one record; who and until when is for the worker to fill in."""
    rows = db.execute_sql(f"SELECT family_id, {column} FROM approval WHERE {column} <> ''").fetchall()
    for family_id, text in rows:
        record_id = uuid.uuid4().hex
        db.execute_sql(insert, (record_id, family_id, text))
        _index(db, table, record_id, family_id, text)


def _index(db: Any, table: str, record_id: str, family_id: str, text: str) -> None:
    cursor = db.execute_sql(
        "INSERT INTO search_doc (tbl, record_id, family_id) VALUES (?, ?, ?)", (table, record_id, family_id)
    )
    db.execute_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", (cursor.lastrowid, text))
