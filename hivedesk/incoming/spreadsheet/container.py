"""Tells by its content what a file is, whatever its name says."""

from enum import Enum

from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_SIGNATURES = (
    (b"%PDF", Refusal.PDF),
    (b"{\\rtf", Refusal.WORD),
    (b"\x1f\x8b", Refusal.PACKED),
    (b"Rar!", Refusal.PACKED),
    (b"7z\xbc\xaf", Refusal.PACKED),
    (b"\x89PNG", Refusal.NOT_A_TABLE),
    (b"\xff\xd8\xff", Refusal.NOT_A_TABLE),
    (b"GIF8", Refusal.NOT_A_TABLE),
    (b"MZ", Refusal.NOT_A_TABLE),
    (b"\x7fELF", Refusal.NOT_A_TABLE),
    (b"SQLite format 3", Refusal.NOT_A_TABLE),
)
_WEB = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"<workbook", b'{"', b"[{")


class Container(Enum):
    """How a file that may be read is built."""

    ZIP = "zip"
    TEXT = "text"


def recognise(content: bytes) -> Container:
    """Say whether the file is a zip container or a text.

    Raises:
        ImportProblem: empty, too big, or something that is known and not read.
    """
    if not content.strip(b"\x00\t\r\n "):
        raise refuse(Refusal.EMPTY)
    if len(content) > limits.FILE_BYTES:
        raise refuse(Refusal.TOO_BIG)
    if content.startswith(_OLE):
        raise refuse(_inside_ole(content))
    if content.startswith(_ZIP):
        return Container.ZIP
    for signature, reason in _SIGNATURES:
        if content.startswith(signature):
            raise refuse(reason)
    if content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB):
        raise refuse(Refusal.WEB_PAGE)
    return Container.TEXT


def _inside_ole(content: bytes) -> Refusal:
    """An old Office file, or the wrapper around a new one that has a password."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return Refusal.PASSWORD
    if has("WordDocument"):
        return Refusal.WORD
    if has("PowerPoint Document"):
        return Refusal.SLIDES
    if has("Workbook") or has("Book"):
        return Refusal.OLD_EXCEL
    return Refusal.NOT_A_TABLE


def refuse_other_packages(names: frozenset[str], kinds: str) -> None:
    """Refuse a zip container that is no workbook without macros.

    ``names`` are its parts in small letters, ``kinds`` its list of content types (or its ``mimetype``).

    Raises:
        ImportProblem: it is something else.
    """
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names) or "macroenabled" in kinds:
        raise refuse(Refusal.MACROS)
    for mark, reason in _PACKAGES:
        if any(name.startswith(mark) for name in names):
            raise refuse(reason)
    if "opendocument" in kinds or "content.xml" in names:
        raise refuse(Refusal.OPEN_DOCUMENT)
    if "[content_types].xml" not in names:
        raise refuse(Refusal.PACKED)


_PACKAGES = (
    ("word/", Refusal.WORD),
    ("ppt/", Refusal.SLIDES),
    ("xl/workbook.bin", Refusal.BINARY_EXCEL),
    ("index/document.iwa", Refusal.NUMBERS),
    ("index.zip", Refusal.NUMBERS),
    ("encryptedpackage", Refusal.PASSWORD),
)
