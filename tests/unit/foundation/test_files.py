"""A file is there whole, or as it was before."""

import os
import stat

import pytest

from hivedesk.foundation import files
from hivedesk.foundation.errors import CannotWrite


def test_a_file_is_replaced_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "a.json"
    files.write_atomically(path, b"old")
    files.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, step):
    path = tmp_path / "a.json"
    files.write_atomically(path, b"old")

    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left", "secret name.txt")

    target = {"write": (os, "fdopen"), "fsync": (os, "fsync"), "replace": (type(path), "replace")}[step]
    monkeypatch.setattr(*target, fails)
    with pytest.raises(CannotWrite) as refused:
        files.write_atomically(path, b"new")
    assert "secret" not in str(refused.value)
    assert "full" in refused.value.message
    assert refused.value.__cause__ is None
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_folder_that_is_gone_is_said_in_words(tmp_path):
    with pytest.raises(CannotWrite) as refused:
        files.write_atomically(tmp_path / "Okafor" / "a.json", b"new")
    assert "no longer there" in refused.value.message
    assert "Okafor" not in str(refused.value)
