"""Reads the parts of a zip container within bounds, never trusting what it declares about itself."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse

_END_MARK = b"PK\x05\x06"
_END = struct.Struct("<4s4H2LH")
_CHUNK = 64 * 1024


class Parts:
    """The parts of one container, read by name."""

    def __init__(self, content: bytes) -> None:
        """Look at the container's directory.

        Raises:
            ImportProblem: it is cut, too large, protected, or packed in a way no spreadsheet programme uses.
        """
        _check_end(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise refuse(Refusal.CUT) from None
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in self._zip.infolist()}
        _check_entries(self._zip.infolist())

    def names(self) -> frozenset[str]:
        """The names of all parts, in small letters."""
        return frozenset(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, unpacked as they are asked for; nothing where there is no such part.

        Raises:
            ImportProblem: the part is damaged or unpacks to more than its bound.
        """
        entry = self._entries.get(name.lstrip("/").lower())
        if entry is None:
            return
        seen = 0
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    seen += len(chunk)
                    if seen > limits.PART_BYTES:
                        raise refuse(Refusal.BOMB)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise refuse(Refusal.CUT) from None


def _check_end(content: bytes) -> None:
    """Read the directory's size before `zipfile` reads the directory itself into memory."""
    at = content.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(content):
        raise refuse(Refusal.CUT)
    _, disk, _, _, entries, directory_bytes, _, _ = _END.unpack_from(content, at)
    if disk not in (0, 0xFFFF):
        raise refuse(Refusal.CUT)
    if entries > limits.ZIP_ENTRIES or directory_bytes > limits.ZIP_DIRECTORY_BYTES:
        raise refuse(Refusal.BOMB)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.ZIP_ENTRIES or sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise refuse(Refusal.BOMB)
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise refuse(Refusal.PASSWORD)
        # other methods need far more memory to unpack, and no spreadsheet programme uses them
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse(Refusal.HIDDEN_INSTRUCTIONS)
        ratio = entry.file_size / max(1, entry.compress_size)
        if entry.file_size > limits.RATIO_FROM_BYTES and ratio > limits.UNPACKED_RATIO:
            raise refuse(Refusal.BOMB)
