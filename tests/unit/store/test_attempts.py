"""The growing pause after wrong passphrases."""

from datetime import UTC, datetime, timedelta

import pytest

from hivedesk.store.attempts import Attempts
from hivedesk.store.vault_problems import TooSoon
from tests.unit.store.vault_building import full_disk

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


def after_wrong(folder, count):
    """Attempts after so many wrong ones, all of them now; read anew from the file."""
    attempts = Attempts(folder)
    for _ in range(count):
        attempts.note_wrong(NOW)
    return Attempts(folder)


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (1, 0), (3, 0), (4, 2), (5, 4), (6, 8), (7, 16), (8, 32), (9, 60), (500, 60)]
)
def test_the_pause_grows_and_survives_a_restart(tmp_path, wrong, seconds):
    attempts = after_wrong(tmp_path, wrong)
    assert attempts.left(NOW) == timedelta(seconds=seconds)
    assert attempts.left(NOW + timedelta(seconds=seconds)) == timedelta()
    assert attempts.count == wrong


def test_the_worker_is_told_how_long(tmp_path):
    attempts = after_wrong(tmp_path, 6)
    with pytest.raises(TooSoon, match="8 seconds"):
        attempts.require_free(NOW)
    with pytest.raises(TooSoon, match=r"1 second\."):
        attempts.require_free(NOW + timedelta(seconds=7.5))
    attempts.require_free(NOW + timedelta(seconds=8))


def test_the_right_one_ends_it(tmp_path):
    after_wrong(tmp_path, 9).note_right()
    assert Attempts(tmp_path).left(NOW) == timedelta()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=4000)])
def test_a_clock_set_back_neither_shortens_the_pause_nor_lengthens_it(tmp_path, back):
    attempts = after_wrong(tmp_path, 9)
    earlier = NOW - back
    assert attempts.left(earlier) == timedelta(seconds=60)
    assert attempts.left(earlier + timedelta(seconds=30)) == timedelta(seconds=30)
    assert Attempts(tmp_path).left(earlier + timedelta(seconds=61)) == timedelta()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"count": -5, "last": "x"}', b'{"count": 1e9}', b"9" * 5000, b"\xff"]
)
def test_a_damaged_file_counts_as_none(tmp_path, content):
    (tmp_path / "attempts.json").write_bytes(content)
    assert Attempts(tmp_path).left(NOW) == timedelta()


def test_a_full_disk_does_not_stop_the_counting(tmp_path, monkeypatch):
    attempts = Attempts(tmp_path)
    with full_disk(monkeypatch, 0):
        for _ in range(9):
            attempts.note_wrong(NOW)
        assert attempts.left(NOW) == timedelta(seconds=60)
