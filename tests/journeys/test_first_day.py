"""A first day on a real X screen, used as assistive technology does; then nothing of it lies on the disk in clear."""

import shutil
from pathlib import Path

import pytest

from hivedesk.outgoing.protect import is_protected
from tests.journeys.real_window import names_found_in_clear, tell

SHEET = Path(__file__).resolve().parents[1] / "fixtures" / "spreadsheets" / "hive-families.xlsx"
# the people of the sheet, what is written about them, the worker, the Hive and the passphrase
NAMES = (
    "Oyelaran",
    "Chowdhury",
    "Thackeray",
    "Quixotic",
    "quixot",
    "Maureen",
    "Ringwood",
    "BH24 8GQ",
    "BH24 7AP",
    "otter lantern",
)

pytestmark = pytest.mark.screen


def test_a_first_day_from_an_empty_laptop_to_a_saved_summary(tmp_path: Path):
    home, out, brought = tmp_path / "home", tmp_path / "out", tmp_path / "brought"
    for folder in (home, out, brought):
        folder.mkdir()
    sheet = brought / "Oyelaran-and-others.xlsx"  # a chosen file's name may name somebody too
    shutil.copy(SHEET, sheet)
    told = tell("first_day", home, arguments=(str(sheet), str(out)))
    assert told.rstrip().endswith("-- done")
    saved = out / "summary.pdf"
    assert is_protected(saved.read_bytes())
    assert any(path.name == "vault.db" for path in home.rglob("*"))
    assert names_found_in_clear(home, NAMES) == []
    assert names_found_in_clear(out, NAMES) == []


def test_the_search_above_would_find_a_name(tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(b"\x00" * 5000 + "Oyelaran".encode("utf-16-le"))
    (tmp_path / "list-of-chowdhury.txt").write_bytes(b"")
    assert len(names_found_in_clear(tmp_path, NAMES)) == 2
