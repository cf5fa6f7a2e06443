"""How packages and unfinished uploads are called in a mailbox."""

import re
import secrets

_BOX = re.compile(r"[0-9a-f]{16,64}")
_FILE = re.compile(r"[0-9a-f]{32}\.hive")
_PART = re.compile(r"\.part-[0-9a-f]{32}")


def split_name(name: str) -> tuple[str, str]:
    """The box and the file of a package's name, ``<box>/<file>``.

    Raises:
        ValueError: it is no such name: a mistake of the caller's.
    """
    box, _, file = name.partition("/")
    if not is_box(box) or not is_file(file):
        raise ValueError("a package is called <16 to 64 hex digits>/<32 hex digits>.hive")
    return box, file


def is_box(text: str) -> bool:
    """Whether this is the name of a box: 16 to 64 lower-case hexadecimal digits."""
    return _BOX.fullmatch(text) is not None


def is_file(text: str) -> bool:
    """Whether this is the name of a package within its box."""
    return _FILE.fullmatch(text) is not None


def is_part(text: str) -> bool:
    """Whether this is the name of an upload that was not finished."""
    return _PART.fullmatch(text) is not None


def new_file() -> str:
    """A name for a file that nobody else will choose."""
    return f"{secrets.token_hex(16)}.hive"


def new_part() -> str:
    """A name under which an upload grows until it is whole."""
    return f".part-{secrets.token_hex(16)}"
