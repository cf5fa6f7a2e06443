"""The user guide and the changelog name only labels that are in the window, letter by letter."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from hivedesk.domain.clocks import Deed
from hivedesk.ui.screens.guide.view_model import chapters

ROOT = Path(__file__).resolve().parents[2]
GUIDE = sorted((ROOT / "resources" / "guide").glob("*.md"))
_ITALICS = re.compile(r"(?<![*\w])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![*\w])")
_MADE = {"Add bedroom", "Add exemption", "Add agreement", "Add professional"}  # "Add " and the word of the list


@cache
def strings_of_the_code() -> frozenset[str]:
    """Every text that stands in the code, as it stands there, but for docstrings."""
    return frozenset(
        text for path in (ROOT / "hivedesk").rglob("*.py") for text in strings_in(path.read_text(encoding="utf-8"))
    )


def strings_in(source: str) -> set[str]:
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return {node.value for node in constants if isinstance(node.value, str)}


def labels_in(text: str) -> list[str]:
    return _ITALICS.findall(text)


@pytest.mark.parametrize("path", [*GUIDE, ROOT / "CHANGELOG.md"], ids=lambda path: path.stem)
def test_every_label_in_italics_is_in_the_window(path):
    known = strings_of_the_code() | _MADE
    assert [found for found in labels_in(path.read_text(encoding="utf-8")) if found not in known] == []


def test_labels_that_are_put_together_are_put_together_from_what_there_is():
    for label in _MADE:
        assert label.removeprefix("Add ") in strings_of_the_code()


def test_the_check_sees_labels_and_only_labels():
    assert labels_in("Choose *Put on hold*, *then* press **Enter** or 2 * 3 * 4.") == ["Put on hold", "then"]
    assert "Put on a hat" not in strings_of_the_code()
    assert strings_in('"""Not this."""\nx = "this"') == {"this"}


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_a_chapter_is_short_and_begins_with_its_title(path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# \S", text)
    assert len(text.split()) < 700
    assert all(len(heading) < 60 for heading in re.findall(r"(?m)^## (.+)$", text))


def test_every_action_on_a_family_is_told():
    told = {label for path in GUIDE for label in labels_in(path.read_text(encoding="utf-8"))}
    assert {deed.value for deed in Deed} <= told


def test_the_chapters_stand_in_their_order():
    assert [chapter.key for chapter in chapters()] == [
        "first-day",
        "today",
        "families",
        "placements",
        "procedures",
        "contact-log",
        "calendar",
        "events",
        "other-calendars",
        "sleepovers",
        "stays",
        "month-end",
        "exchange",
        "keeping-safe",
        "keyboard",
        "county",
        "service-desk",
        "service-keys",
    ]
