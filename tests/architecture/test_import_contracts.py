"""The layers of the house, held by import-linter; and the proof that it would notice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")


def test_the_contracts_are_kept():
    run = subprocess.run([LINT, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]
    assert "0 broken" in run.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ui/theme.py", "import hivedesk.store.tables"),
        ("outgoing/documents.py", "import hivedesk.store.tables"),
        ("casework/desk.py", "import PySide6"),
        ("ui/screens/today/view_model.py", "import PySide6.QtCore"),
        ("casework/today.py", "import peewee"),
        ("store/search.py", "import cryptography"),
        ("casework/desk.py", "import opendal"),
        ("store/search.py", "from opendal import AsyncOperator"),
        ("mailbox/folder.py", "import socket"),
        ("mailbox/mailbox.py", "import hivedesk.store.tables"),
        ("foundation/clock.py", "import urllib.request"),
        ("domain/hive.py", "import hivedesk.foundation.errors\nimport hivedesk.casework.desk"),
    ],
)
def test_a_violation_would_be_noticed(tmp_path, module, line):
    shutil.copytree(ROOT / "hivedesk", tmp_path / "hivedesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "hivedesk" / module
    target.write_text(f"{target.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    run = subprocess.run([LINT, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stdout[-2000:]
    assert "BROKEN" in run.stdout
