"""The search index as it is, and as it would be made anew: they must always be the same."""

from hivedesk.casework.desk import Desk
from hivedesk.store import search
from hivedesk.store.tables import TABLES

Words = dict[tuple[str, str], tuple[str, frozenset[tuple[str, int]]]]


def indexed(desk: Desk) -> Words:
    """What the index holds: by record, the family it leads to and its words with their places."""
    run = desk.store.database.execute_sql
    run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab(main, search, instance)")
    words: dict[int, set[tuple[str, int]]] = {}
    for term, row, place in run("SELECT term, doc, offset FROM temp.held").fetchall():
        words.setdefault(row, set()).add((term, place))
    docs = run("SELECT rowid, tbl, record_id, family_id FROM search_doc").fetchall()
    assert words.keys() <= {row for row, *_ in docs}, "words of no record"
    return {(table, key): (family, frozenset(words.get(row, ()))) for row, table, key, family in docs}


def rebuilt(desk: Desk) -> Words:
    """What it would hold, were it made anew from the records."""
    run = desk.store.database.execute_sql
    run("DROP TABLE IF EXISTS temp.anew")
    run("CREATE VIRTUAL TABLE temp.anew USING fts5 (text, tokenize='unicode61 remove_diacritics 2')")
    run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.anew_words USING fts5vocab(temp, anew, instance)")
    found: dict[int, tuple[tuple[str, str], str]] = {}
    for table in TABLES:
        for record in desk.store.select(table.record):
            if (text := search.words_of(record)) is not None:
                row = run("INSERT INTO temp.anew (text) VALUES (?)", (text,)).lastrowid
                family = record.id if table.name == "family" else getattr(record, "family_id", None) or ""
                found[row] = (table.name, record.id), family
    words: dict[int, set[tuple[str, int]]] = {}
    for term, row, place in run("SELECT term, doc, offset FROM temp.anew_words").fetchall():
        words.setdefault(row, set()).add((term, place))
    return {key: (family, frozenset(words.get(row, ()))) for row, (key, family) in found.items()}
