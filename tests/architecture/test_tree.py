"""What import-linter cannot see: the network inside Qt, files written at the wrong door, oversized files, words."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "hivedesk").rglob("*.py"))
MAY_WRITE_FILES = {"store", "incoming", "outgoing", "mailbox", "foundation"}
WRITING = {"write_text", "write_bytes", "write_atomically", "mkdir", "unlink", "rename", "replace_file"}


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "hivedesk").parts[0]


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def writes_a_file(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in WRITING:
        return True
    modes = [
        arg.value for arg in [*call.args, *[word.value for word in call.keywords]] if isinstance(arg, ast.Constant)
    ]
    return name == "open" and any(isinstance(mode, str) and re.fullmatch(r"[wax]b?\+?|r\+b?", mode) for mode in modes)


def test_there_is_something_to_check():
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_doors_and_the_store_write_files(path):
    if part_of(path) in MAY_WRITE_FILES:
        return
    found = [call.lineno for call in calls(ast.parse(path.read_text(encoding="utf-8"))) if writes_a_file(call)]
    assert not found, f"{path}: writes a file at lines {found}"


@pytest.mark.parametrize("line", ["open(p, 'w')", "p.open('ab')", "p.write_text(x)", "files.write_atomically(p, b)"])
def test_the_check_above_sees_a_write(line):
    assert any(writes_a_file(call) for call in calls(ast.parse(line)))


def test_qt_network_only_raises_the_first_window():
    users = [
        path
        for path in SOURCES
        if re.search(r"QtNetwork|QtWebEngine|QtHttpServer|QtWebSockets", path.read_text(encoding="utf-8"))
    ]
    assert [path.name for path in users] == ["single_instance.py"]
    imported = re.findall(r"from PySide6\.QtNetwork import (.+)", users[0].read_text(encoding="utf-8"))
    assert {name.strip() for line in imported for name in line.split(",")} <= {"QLocalServer", "QLocalSocket"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_broad_handlers_stand_only_in_the_job_runner_and_the_last_hook(path):
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert not broad or path.name in {"background.py", "jobs.py", "last_hook.py"}, f"{path}: lines {broad}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_two_things(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 400
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager"}


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if part_of(path) not in {"ui", "app.py", "__main__.py"}],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_what_is_public_says_what_it_does(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path} has no docstring"
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


def test_no_file_names_a_download_host():
    hosts = re.compile("|".join(("py" + "pi\\.org", "python" + "hosted", "registry\\." + "npmjs", "deb\\." + "debian")))
    tracked = [p for p in ROOT.rglob("*") if p.is_file() and not {".git", ".venv"} & set(p.relative_to(ROOT).parts)]
    texts = [
        p for p in tracked if p.suffix in {".py", ".toml", ".lock", ".sh", ".md", ".spec", ""} and "cache" not in str(p)
    ]
    assert [str(p) for p in texts if hosts.search(p.read_text(encoding="utf-8", errors="replace"))] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_keeps_a_method_of_what_qt_owns_for_later(path):
    """``partial(area.verticalScrollBar().setValue, …)``: Qt may have replaced the bar when it is called."""
    for call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        if getattr(call.func, "id", "") == "partial" and isinstance(call.args[0], ast.Attribute):
            assert not isinstance(call.args[0].value, ast.Call), f"line {call.lineno}: look it up when it is needed"
