"""Cards as files: read within bounds, saved under a name that says nothing about anybody."""

from pathlib import Path

from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import ImportProblem
from hivedesk.package_format.cards import ENDING, LARGEST


def read_card_file(path: Path) -> bytes:
    """The bytes of a card.

    Raises:
        ImportProblem: the file cannot be read, or is too large to be a card.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise ImportProblem("This file cannot be read. Nothing was changed.", "Copy it to this laptop first.") from None
    if len(content) > LARGEST:
        raise ImportProblem("This file is too large to be a card. Nothing was changed.", "Choose the .hivecard file.")
    return content


def card_document(desk: Desk, content: bytes) -> Document:
    """The card of this desk, to be saved."""
    name = "service" if desk.role is VaultRole.SERVICE else "hive"
    return Document(DocumentKind.CARD, content, f"{name}{ENDING}")
