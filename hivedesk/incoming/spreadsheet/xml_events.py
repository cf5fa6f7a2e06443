"""Walks through XML from outside, a piece at a time, within bounds.

Document types are refused outright: entities (and with them expansion bombs and references to other files)
live only there, and no spreadsheet programme writes any. Elements, depth and text are counted as they
come, so nothing is built up that the file can make large.
"""

from collections.abc import Callable, Iterable
from typing import Protocol
from xml.parsers import expat

from hivedesk.foundation.background import Progress
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse

_CHECK_EVERY = 20_000  # elements between two looks at the worker's cancel


class Visitor(Protocol):
    """Told of each element by its local name, without its namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, characters: str) -> None:
        """Characters, perhaps only a part of the element's."""
        ...


class QuietVisitor:
    """A visitor that passes over everything; those that look at some elements build on it."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, characters: str) -> None:
        """Characters, perhaps only a part of the element's."""


class Budget:
    """Counts elements over all parts of one file."""

    def __init__(self, progress: Progress, elements: int = limits.XML_ELEMENTS) -> None:
        self._progress = progress
        self._left = elements

    def spend(self) -> None:
        """Count one element.

        Raises:
            ImportProblem: there are more than any list of families needs.
        """
        self._left -= 1
        if self._left % _CHECK_EVERY == 0:
            self._progress.check()
        if self._left < 0:
            raise refuse(Refusal.TOO_MANY_CELLS)


def walk(chunks: Iterable[bytes], visitor: Visitor, budget: Budget) -> None:
    """Tell ``visitor`` of each element.

    Raises:
        ImportProblem: not well formed, too deep, too many elements, or with a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 64 * 1024
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = _counted(visitor, budget)
    parser.CharacterDataHandler = visitor.text
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            # an element or comment without end would be read again from its start with each chunk
            if fed - parser.CurrentByteIndex > limits.XML_TAG_BYTES:
                raise refuse(Refusal.LONG_CELL)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        # LookupError: an encoding nobody knows; ValueError: more than one byte for a character
        raise refuse(Refusal.CUT) from None


def _refuse_doctype(*_: object) -> None:
    raise refuse(Refusal.HIDDEN_INSTRUCTIONS)


def _counted(visitor: Visitor, budget: Budget) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.XML_DEPTH:
            raise refuse(Refusal.HIDDEN_INSTRUCTIONS)
        budget.spend()
        visitor.start(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        visitor.end(name.rpartition(" ")[2])

    return start, end
