"""The demonstration without a screen: every screen in light and dark, every document, each marked as made up."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.real_window import ROOT, environment

SCREENS = {
    "first-start",
    "unlock",
    "today",
    "families",
    "family-card",
    "contact-log",
    "contact-entry",
    "contact-form",
    "calendar",
    "event",
    "reports",
    "exchange",
    "exchange-received",
    "exchange-keys",
    "settings",
    "help",
    "import-families",
    "search",
    "record-placement",
    "end-placement",
    "put-on-hold",
    "training",
    "claims",
    "sleepovers",
    "stay-requests",
    "hosts",
    "stay",
    "suggested-hosts",
    "plan",
    "host-offer",
    "ask-for-stay",
}


def test_every_screen_and_document_is_written(tmp_path: Path):
    out = tmp_path / "out"
    env = environment(tmp_path / "home") | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "hivedesk", "demo", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=180, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    pictures = {path.stem for path in out.glob("*.png")}
    assert pictures == {f"{look}-{screen}" for look in ("light", "dark") for screen in SCREENS}
    assert all(path.stat().st_size > 15_000 for path in out.glob("*.png"))
    assert run.stderr == "" and run.stdout.endswith(f"{len(list(out.iterdir()))} files in {out}\n")
    names = (path.name for path in out.iterdir() if path.suffix in (".pdf", ".xlsx", ".hive"))
    documents = {re.sub(r"^(claim-list-2026-10|handover-sheet-2026-11-\d\d)-\d{4}", r"\1-NNNN", name) for name in names}
    documents = {re.sub(r"^(handover-sheet-2026-1[12])-\d\d", r"\1", name) for name in documents}
    assert documents == {
        "summary-2026-10.pdf",
        "summary-2026-10-masked.pdf",
        "claim-list-2026-10-NNNN.pdf",
        "training-due-2026-11-19.pdf",
        "summary-2026-10.xlsx",
        "roster-2026-11-21.pdf",
        "roster-leader-2026-11-21.pdf",
        "sign-in-2026-11-21.pdf",
        "badges-2026-11-21.pdf",
        "handover-sheet-2026-11-NNNN-1.pdf",
        "rota-2026-11.pdf",
        "voices-2026-11-19.pdf",
        "chronology-2026-11-19.pdf",
        "exchange-2026-11-19.pdf",
        "package.hive",
        "recovery-sheet.pdf",
        "this-laptop-was-lost.pdf",
    }
    assert not any((tmp_path / "home" / "tmp").iterdir()), "something was left in the temporary folder"
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    for path in out.glob("*.pdf"):
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        assert "DEMONSTRATION" in text


def test_the_county_is_written_too(tmp_path: Path):
    out = tmp_path / "out"
    env = environment(tmp_path / "home") | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "hivedesk", "demo", "--county", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=180, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    panes = ("figures", "hive-by-hive", "not-sent", "capacity-and-waiting", "beside-the-pilot")
    assert {path.stem for path in out.glob("*.png")} == {
        f"{look}-county-{pane}" for look in ("light", "dark") for pane in panes
    }
    assert all(path.stat().st_size > 15_000 for path in out.glob("*.png"))
    assert {path.name for path in out.iterdir() if path.suffix in (".pdf", ".xlsx")} == {
        "county-2025-11-to-2026-10.pdf",
        "county-2025-11-to-2026-10.xlsx",
        "county-2026-06-to-2026-08-masked.pdf",
        "county-2026-06-to-2026-08-masked.xlsx",
    }
