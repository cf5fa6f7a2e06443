"""The records that belong to a family, in every table, and which of them were erased for good."""

from collections.abc import Iterable

from hivedesk.store.changes import Store
from hivedesk.store.tables import TABLES

_BY_FAMILY = tuple(table.name for table in TABLES if "family_id" in table.columns)
_BY_REQUEST = ("stay", "service_decision")


def records_of_family(store: Store, family_id: str) -> list[tuple[str, str]]:
    """Table and id of everything that belongs to a family: its card, its people, its log, its stays."""
    found = [("family", family_id)]
    for table in _BY_FAMILY:
        found += [(table, key) for (key,) in store.rows(f"SELECT id FROM {table} WHERE family_id = ?", family_id)]
    for table in _BY_REQUEST:
        sql = f"SELECT id FROM {table} WHERE request_id IN (SELECT id FROM stay_request WHERE family_id = ?)"
        found += [(table, key) for (key,) in store.rows(sql, family_id)]
    return found


def last_change(store: Store, records: Iterable[tuple[str, str]]) -> int:
    """The number of the last change entry about any of these; 0: none."""
    last = 0
    for table, record_id in records:
        row = store.row(
            "SELECT max(seq) FROM change WHERE tbl = ? AND record_id = ? AND salt IS NOT NULL", table, record_id
        )
        last = max(last, int(row[0] or 0) if row else 0)
    return last


def note_erased(store: Store, table: str, record_id: str) -> None:
    """Remember that a record's contents are gone here, and that this is not to be told to anybody."""
    store.run("INSERT OR IGNORE INTO erased_record (tbl, record_id) VALUES (?, ?)", table, record_id)


def erased_records(store: Store) -> set[tuple[str, str]]:
    """Every record whose contents were erased."""
    return set(store.rows("SELECT tbl, record_id FROM erased_record"))
