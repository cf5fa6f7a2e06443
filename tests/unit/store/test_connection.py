"""A connection to an encrypted database."""

import logging
import os
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import peewee
import pytest

from hivedesk.store.connection import (
    APPLICATION_ID,
    CannotOpen,
    Damaged,
    NotThisKey,
    SqlError,
    VaultDatabase,
    all_pages_authentic,
    connect,
    copy_pages,
    file_uri,
)

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NAME = "Zebedee Featherstonehaugh"


def filled(path: Path, key: bytes = KEY, rows: int = 400) -> Path:
    """A database with some pages, closed."""
    with closing(connect(path, key, create=True)) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.executemany("INSERT INTO note VALUES (?)", [(f"{NAME} {n} " * 20,) for n in range(rows)])
    return path


def test_nothing_stands_in_clear_in_the_file(tmp_path):
    content = filled(tmp_path / "a.db").read_bytes()
    assert NAME.encode() not in content
    assert not content.startswith(b"SQLite format 3")


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 33])
def test_a_key_of_another_size_makes_no_file(tmp_path, key):
    with pytest.raises(ValueError):
        connect(tmp_path / "a.db", key, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_an_error_and_stays_missing(tmp_path):
    with pytest.raises(CannotOpen):
        connect(tmp_path / "a.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_shows_at_once_and_nothing_of_either_key(tmp_path, capfd):
    path = filled(tmp_path / "a.db")
    with pytest.raises(NotThisKey) as refused:
        connect(path, OTHER_KEY)
    shown = repr(refused.value) + str(refused.value) + "".join(capfd.readouterr())
    assert shown == "NotThisKey()"


def test_a_cut_file_is_damaged_though_each_page_is_authentic(tmp_path):
    path = filled(tmp_path / "a.db")
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    with pytest.raises(Damaged):
        connect(path, KEY)
    assert all_pages_authentic(path, KEY)
    assert not all_pages_authentic(path, OTHER_KEY)


def test_the_settings_are_as_the_design_says(tmp_path):
    with closing(connect(filled(tmp_path / "a.db"), KEY)) as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "temp_store",
                "trusted_schema",
                "cell_size_check",
                "cipher_memory_security",
                "application_id",
                "busy_timeout",
            )
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_memory_security": "0",
        "application_id": APPLICATION_ID,
        "busy_timeout": 5000,
    }


@pytest.mark.parametrize("how", [{"read_only": True}, {"unchanging": True}])
def test_a_reading_connection_cannot_write(tmp_path, how):
    path = filled(tmp_path / "a.db")
    with closing(connect(path, KEY, **how)) as connection, pytest.raises(SqlError):
        connection.execute("DELETE FROM note")


def test_reading_an_unchanging_file_leaves_nothing_beside_it(tmp_path):
    path = filled(tmp_path / "a.db")
    with closing(connect(path, KEY, unchanging=True)) as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (400,)
        assert [p.name for p in tmp_path.iterdir()] == ["a.db"]
    assert [p.name for p in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "#1.db", "mode=memory&x.db", "ŵ é 家.db", "a'\".db"])
@pytest.mark.skipif(os.name == "nt", reason="not all of these may be names there")
def test_any_name_is_opened_as_itself(tmp_path, name):
    filled(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"C:\Users\O Neil\50%\vault.db"), "file:///C:/Users/O%20Neil/50%25/vault.db?mode=rw"),
        (PureWindowsPath(r"\\server\share\a b\vault.db"), "file:////server/share/a%20b/vault.db?mode=rw"),
        (PureWindowsPath(r"\\?\C:\long\vault.db"), "file:///C:/long/vault.db?mode=rw"),
        (PureWindowsPath(r"\\?\UNC\server\share\vault.db"), "file:////server/share/vault.db?mode=rw"),
        (PurePosixPath("/home/a?b#c/vault.db"), "file:///home/a%3Fb%23c/vault.db?mode=rw"),
    ],
)
def test_addresses_for_every_system(path, uri):
    assert file_uri(path, "rw") == uri


def test_peewee_logs_no_statement_and_no_value_at_any_level(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("peewee").setLevel(logging.DEBUG)
    try:
        database = VaultDatabase(filled(tmp_path / "a.db"), KEY)
        database.connect()
        database.execute_sql("INSERT INTO note VALUES (?)", (NAME,))
        database.close()
    finally:
        logging.getLogger("peewee").setLevel(logging.NOTSET)
    assert caplog.text == ""


def test_the_database_shows_no_key(tmp_path):
    database = VaultDatabase(filled(tmp_path / "a.db"), KEY)
    assert repr(database) == "<VaultDatabase>"
    assert KEY.hex() not in str(database.connect_params) + str(database.database)


def test_an_open_database_does_not_open_itself_again(tmp_path):
    database = VaultDatabase(filled(tmp_path / "a.db"), KEY)
    with pytest.raises(peewee.InterfaceError):
        database.execute_sql("SELECT 1")


def test_a_transaction_that_fails_leaves_no_trace(tmp_path):
    database = VaultDatabase(filled(tmp_path / "a.db"), KEY)
    database.connect()
    with pytest.raises(ZeroDivisionError), database.atomic():
        database.execute_sql("DELETE FROM note")
        _ = 1 / 0
    assert database.execute_sql("SELECT count(*) FROM note").fetchone() == (400,)
    database.close()


def test_pages_are_copied_between_two_keys_at_one_moment(tmp_path):
    path = filled(tmp_path / "a.db", rows=30_000)
    steps = []
    with closing(connect(path, KEY)) as writer, closing(connect(path, KEY)) as source:

        def step(done, total):
            steps.append((done, total))
            writer.execute("INSERT INTO note VALUES ('later')")  # somebody goes on working

        with closing(connect(tmp_path / "b.db", OTHER_KEY, create=True, wal=False)) as target:
            copy_pages(source, target, step)
    assert len(steps) > 2 and steps[-1][0] == steps[-1][1]
    with closing(connect(tmp_path / "b.db", OTHER_KEY, unchanging=True)) as copy:
        assert copy.execute("SELECT count(*), sum(text = 'later') FROM note").fetchone() == (30_000, 0)
        assert copy.execute("PRAGMA cipher_integrity_check").fetchall() == []
    with pytest.raises(NotThisKey):
        connect(tmp_path / "b.db", KEY)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_sorting_and_indexing_never_spill_into_a_temporary_file(tmp_path):
    path = filled(tmp_path / "a.db", rows=20_000)
    seen: set[str] = set()

    def look() -> int:
        for link in Path("/proc/self/fd").iterdir():
            try:
                target = str(link.readlink())
            except OSError:
                continue
            if "etilqs" in target or "sqlite" in target.lower():
                seen.add(target)
        return 0

    with closing(connect(path, KEY)) as connection:
        connection.execute("PRAGMA cache_size = 10")
        connection.set_progress_handler(look, 20_000)
        connection.execute("SELECT text FROM note ORDER BY text DESC, random()").fetchall()
        connection.execute("CREATE INDEX by_text ON note (text)")
        connection.execute("CREATE TEMP TABLE copied AS SELECT * FROM note")
        connection.execute("SELECT DISTINCT text FROM copied GROUP BY text").fetchall()
        connection.execute("VACUUM")
        connection.set_progress_handler(None, 0)
    assert seen == set()
