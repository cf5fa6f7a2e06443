"""What HiveDesk makes of a file, without names; on the command line too."""

import json
from datetime import date
from pathlib import Path

import pytest

from hivedesk.__main__ import main
from hivedesk.casework import vaults
from hivedesk.casework.check_file import check_file
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import FixedClock
from tests.builders import NOW

SHEETS = Path(__file__).resolve().parents[2] / "fixtures" / "spreadsheets"
KEYS = {
    "kind",
    "ok",
    "families",
    "carers",
    "children_in_care",
    "own_children",
    "connected",
    "on_hold",
    "problems",
    "duplicates",
}


def test_several_files_come_as_a_list_in_their_order(capsys):
    status = main(["check", "--json", str(SHEETS / "hive-families.xlsx"), str(SHEETS / "hive-families.csv")])
    found = json.loads(capsys.readouterr().out)
    assert status == 0
    assert [one["families"] for one in found] == [18, 15]
    assert all(set(one) == KEYS for one in found)


def test_one_file_comes_alone_and_a_bad_one_gives_status_1(tmp_path, capsys):
    path = tmp_path / "Okafor.xlsx"
    path.write_bytes(b"PK\x03\x04 cut")
    assert main(["check", "--json", str(path)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == KEYS
    assert found["ok"] is False
    assert found["problems"][0]["problem"]
    assert main(["check", str(tmp_path / "missing.xlsx")]) == 1
    assert "cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"BEGIN:VCALENDAR\r\n", "calendar"),
        (b"", "spreadsheet"),
        (b"\x00" * 100, "spreadsheet"),
        (b"a;b\n", "spreadsheet"),
    ],
)
def test_what_is_not_a_list_of_families_is_said_in_words(tmp_path, content, kind):
    path = tmp_path / "a.dat"
    path.write_bytes(content)
    found = check_file(path, date(2026, 11, 14))
    assert (found.ok, found.facts["kind"]) == (False, kind)
    assert all(sentence for sentence in found.sentences)


def test_no_name_of_the_sheet_is_told():
    found = check_file(SHEETS / "hive-families-messy.xlsx", date(2026, 11, 14))
    told = json.dumps(found.facts) + " ".join(found.sentences)
    for name in ("Nonesuch", "Birtwistle", "BIRTWISTLE", "Pemberton", "Ivy"):
        assert name not in told


def test_a_vault_is_known_without_its_passphrase(tmp_path):
    hive = Hive(name="Ringwood", worker="Maureen Hale")
    cheap = ArgonCost(memory_kib=64, passes=1, lanes=1)
    new = vaults.make_hive(tmp_path / "vault", hive, "otter lantern mosaic thimble", FixedClock(NOW), cheap)
    vaults.close_desk(vaults.open_new_hive(new, hive, FixedClock(NOW)))
    for path in (tmp_path / "vault", tmp_path / "vault" / "vault.json", tmp_path / "vault" / "vault.db"):
        found = check_file(path, date(2026, 11, 14))
        assert found.ok
        assert found.facts["kind"] == "vault"
        assert found.facts["entries"] == 1
    (tmp_path / "vault" / "vault.db").write_bytes(b"")
    found = check_file(tmp_path / "vault", date(2026, 11, 14))
    assert (found.ok, found.facts["ok"]) == (False, False)
