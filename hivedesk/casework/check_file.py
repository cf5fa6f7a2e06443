"""What HiveDesk makes of a file, without names: for ``hivedesk check FILE... [--json]``.

Never raises for what it finds in a file; what it says holds no name, only cells, dates, numbers and counts.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import ImportProblem
from hivedesk.incoming import calendar, spreadsheet
from hivedesk.incoming.calendar import CalendarRefused, LineProblem
from hivedesk.incoming.spreadsheet.limits import FILE_BYTES
from hivedesk.store.vault_check import VaultCheck, check_vault, is_vault_or_backup

_CALENDAR_ENDINGS = {".ics", ".ical", ".ifb", ".icalendar", ".vcs"}


@dataclass(frozen=True)
class FileCheck:
    """What was found; ``facts`` as JSON shows it, ``kind`` and ``ok`` among them."""

    ok: bool
    facts: dict[str, Any]
    sentences: tuple[str, ...]  # the same for people


def check_file(path: Path, today: date) -> FileCheck:
    """Look at one file or folder."""
    if is_vault_or_backup(path):
        return _of_vault(check_vault(path))
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError:
        return _refused("unknown", "The file cannot be read.", "Check that it is there and that you may open it.")
    beginning = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").upper()
    if path.suffix.lower() in _CALENDAR_ENDINGS or calendar.looks_like_calendar(content[:2048]):
        return _of_calendar(content, today)
    if b'"HIVEDESK-PACKAGE"' in beginning:
        return _refused("package", "This is a HiveDesk package.", "This HiveDesk does not read packages.")
    return _of_spreadsheet(path.name, content, today)


def _of_calendar(content: bytes, today: date) -> FileCheck:
    try:
        found = calendar.read_calendar(content, NoProgress(), today)
    except CalendarRefused as refused:
        told = LineProblem(refused.line, str(refused))
        return FileCheck(False, _calendar_facts(0, 0, (told,)), (refused.message, refused.advice))
    problems = found.problems
    if not found.components:
        problems = (LineProblem(1, "There is no event in this calendar that can be taken."), *problems)
    facts = _calendar_facts(found.components, found.recurring, problems)
    state = "A calendar that can be imported" if facts["ok"] else "A calendar without events"
    counted = f"{state}: {found.components:,} events, {found.recurring:,} of them recurring."
    return FileCheck(facts["ok"], facts, (counted, *(f"Line {each.line}: {each.problem}" for each in problems)))


def _calendar_facts(events: int, recurring: int, problems: tuple[LineProblem, ...]) -> dict[str, Any]:
    return {
        "kind": "calendar",
        "ok": events > 0,
        "events": events,
        "recurring": recurring,
        "problems": [{"line": each.line, "problem": each.problem} for each in problems],
    }


def _of_spreadsheet(name: str, content: bytes, today: date) -> FileCheck:
    try:
        book = spreadsheet.read_tables(name, content, NoProgress())
        sheet = book.sheets[spreadsheet.best_sheet(book)]
        proposal = spreadsheet.build_proposal(sheet, spreadsheet.guess_layout(sheet), today)
    except ImportProblem as problem:
        return _refused("spreadsheet", problem.message, problem.advice)
    found = spreadsheet.counts(proposal)
    facts: dict[str, Any] = {
        "kind": "spreadsheet",
        "ok": found.families > 0,
        "families": found.families,
        "carers": found.carers,
        "children_in_care": found.children_in_care,
        "own_children": found.own_children,
        "connected": found.connected,
        "on_hold": found.on_hold,
        "problems": [
            {"cell": problem.cell, "problem": problem.problem} for problem in (*book.problems, *proposal.all_problems())
        ],
        "duplicates": found.duplicates,
    }
    return FileCheck(facts["ok"], facts, _in_words(facts))


def _in_words(facts: dict[str, Any]) -> tuple[str, ...]:
    labels = {
        "families": "families",
        "carers": "carers",
        "children_in_care": "children in care",
        "own_children": "own children",
        "connected": "connected carers' families",
        "on_hold": "on hold",
        "duplicates": "families entered twice",
    }
    counted = ", ".join(f"{facts[key]} {word}" for key, word in labels.items() if facts[key] is not None)
    state = "A spreadsheet that can be imported" if facts["ok"] else "A spreadsheet without families"
    return (f"{state}: {counted}.", *(f"{p['cell']}: {p['problem']}".lstrip(": ") for p in facts["problems"]))


def _of_vault(found: VaultCheck) -> FileCheck:
    facts: dict[str, Any] = {
        "kind": found.kind.value,
        "ok": found.ok,
        "entries": found.entries,
        "passphrases": found.passphrases,
        "recovery_code": found.recovery_code,
        "escrow": found.escrows,
        "in_use": found.in_use,
        "problems": [{"cell": "", "problem": f"{found.problem} {found.advice}".strip()}] if found.problem else [],
    }
    if found.problem:
        return FileCheck(False, facts, (found.problem, found.advice))
    notes = [f"A {found.kind.value}, sound as far as can be told without its passphrase: {found.entries:,} entries."]
    if found.one_copy:
        notes.append("One of the two copies of its header is missing or behind; opening it mends that.")
    if found.in_use:
        notes.append("It is open now, or HiveDesk was interrupted.")
    return FileCheck(True, facts, tuple(notes))


def _refused(kind: str, message: str, advice: str) -> FileCheck:
    counted = ("families", "carers", "children_in_care", "own_children", "connected", "on_hold")
    facts: dict[str, Any] = {"kind": kind, "ok": False}
    if kind == "spreadsheet":
        facts |= {key: 0 if key in ("families", "carers", "connected") else None for key in counted}
    facts["problems"] = [{"cell": "", "problem": f"{message} {advice}".strip()}]
    if kind == "spreadsheet":
        facts["duplicates"] = 0
    return FileCheck(False, facts, (message, advice))
