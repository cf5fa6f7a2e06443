"""One content line: its name, its parameters, its value (RFC 5545, 3.1; RFC 6868; vCalendar 1.0)."""

import quopri
import re
from collections.abc import Mapping
from typing import NamedTuple

_NAME = re.compile(r"(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9_-]+)[ \t]*[:;]")
_MOST_PARAMETERS = 60
_MOST_CHARACTERS = 4_000  # of all parameters
_PLAIN = re.compile(r"([A-Za-z0-9._-]+)[ \t]*:(.*)", re.DOTALL)
_PARTS = re.compile(r'(?:[^";:]|"[^"]*"?)*')
_CARETS = {"^n": "\n", "^^": "^", "^'": '"'}


class Property(NamedTuple):  # quicker to make than a frozen dataclass, and there are very many
    """``DTSTART;TZID=Europe/London:20261114T100000``."""

    name: str  # in capitals, without a group before it
    value: str
    parameters: Mapping[str, str]  # names in capitals
    line: int


def name_of(text: str) -> str:
    """The name of the property on a content line, in capitals and without a group before it; "" where it is none."""
    found = _NAME.match(text)
    return found[1].upper() if found is not None else ""


def read_property(text: str, line: int) -> Property | None:
    """The property that a content line holds; None where it holds none."""
    plain = _PLAIN.match(text)
    if plain is not None:
        return Property(_bare(plain[1]), plain[2], {}, line)
    head, at = _part(text, 0)
    name, parameters = _bare(head), dict[str, str]()
    while at < len(text) and text[at] == ";":
        if len(parameters) >= _MOST_PARAMETERS or at > _MOST_CHARACTERS:
            return None
        part, at = _part(text, at + 1)
        key, separator, value = part.partition("=")
        if separator:
            parameters[key.strip().upper()] = _unquoted(value)
        else:  # vCalendar 1.0: SUMMARY;QUOTED-PRINTABLE:…
            parameters.setdefault("ENCODING", part.strip().upper())
    if at >= len(text) or not name:
        return None
    value = text[at + 1 :]
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = _from_quoted_printable(value, parameters.get("CHARSET", "utf-8"))
    return Property(name, value, parameters, line)


def _part(text: str, at: int) -> tuple[str, int]:
    """The text from a place to the next ; or : outside quotes, and where that stands."""
    found = _PARTS.match(text, at)
    assert found is not None, "it matches nothing at all, too"
    return found[0], found.end()


def _bare(name: str) -> str:
    return name.rpartition(".")[2].strip().upper()


def _unquoted(value: str) -> str:
    plain = value.strip().strip('"').strip()
    return re.sub(r"\^[n^']", lambda found: _CARETS[found[0]], plain) if "^" in plain else plain


def _from_quoted_printable(value: str, charset: str) -> str:
    written = quopri.decodestring(value.encode("latin-1", errors="replace"))
    try:
        return written.decode(charset, errors="replace")
    except LookupError:
        return written.decode("utf-8", errors="replace")
