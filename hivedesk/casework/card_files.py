"""Cards and rules as files: read within bounds, saved under a name that says nothing about anybody."""

from pathlib import Path

from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import ImportProblem
from hivedesk.package_format.cards import ENDING, LARGEST

_LARGEST_RULES = 200_000  # bytes


def read_card_file(path: Path) -> bytes:
    """The bytes of a card.

    Raises:
        ImportProblem: the file cannot be read, or is too large to be a card.
    """
    return _read(path, LARGEST, "a card", "Choose the .hivecard file.")


def read_rules_file(path: Path) -> str:
    """The text of a policy file.

    Raises:
        ImportProblem: the file cannot be read, is too large, or is no text.
    """
    content = _read(path, _LARGEST_RULES, "a file of rules", "Choose the .toml file.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise ImportProblem("This is no file of rules. Nothing was changed.", "Choose the .toml file.") from None


def _read(path: Path, largest: int, what: str, advice: str) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError:
        raise ImportProblem("This file cannot be read. Nothing was changed.", "Copy it to this laptop first.") from None
    if len(content) > largest:
        raise ImportProblem(f"This file is too large to be {what}. Nothing was changed.", advice)
    return content


def card_document(desk: Desk, content: bytes) -> Document:
    """The card of this desk, to be saved."""
    name = "service" if desk.role is VaultRole.SERVICE else "hive"
    return Document(DocumentKind.CARD, content, f"{name}{ENDING}")
