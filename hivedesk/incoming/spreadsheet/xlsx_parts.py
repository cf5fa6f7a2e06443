"""The parts of a workbook around its sheets: which sheets there are, shared texts, and which styles are dates."""

import posixpath
import re
from dataclasses import dataclass

from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse
from hivedesk.incoming.spreadsheet.xml_events import Budget, QuietVisitor, walk
from hivedesk.incoming.spreadsheet.zip_parts import Parts


@dataclass(frozen=True)
class SheetPart:
    """Where one sheet lies in the container."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Frame:
    """What is needed to read the sheets."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    date_styles: frozenset[int]
    days_from_1904: bool


def read_frame(parts: Parts, budget: Budget) -> Frame:
    """Read everything but the sheets.

    Raises:
        ImportProblem: damaged, or beyond its bounds.
    """
    root = _Relations()
    walk(parts.chunks("_rels/.rels"), root, budget)
    book_part = next(
        (t.lstrip("/") for kind, t in root.targets.values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    folder, file = posixpath.split(book_part)
    book = _Book()
    _walk_needed(parts, book_part, book, budget)
    relations = _Relations()
    _walk_needed(parts, f"{folder}/_rels/{file}.rels", relations, budget)

    def placed(target: str) -> str:
        return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))

    def of_kind(kind: str) -> str:
        return next((placed(target) for this, target in relations.targets.values() if this == kind), "")

    texts = _Texts()
    if strings := of_kind("sharedStrings"):
        walk(parts.chunks(strings), texts, budget)
    styles = _Styles()
    if part := of_kind("styles"):
        walk(parts.chunks(part), styles, budget)
    return Frame(
        sheets=tuple(
            SheetPart(name, placed(relations.targets[relation][1]), hidden)
            for name, relation, hidden in book.sheets
            if relations.targets.get(relation, ("", ""))[0] == "worksheet"
        ),
        texts=tuple(texts.all),
        date_styles=styles.date_styles(),
        days_from_1904=book.days_from_1904,
    )


def _walk_needed(parts: Parts, name: str, visitor: QuietVisitor, budget: Budget) -> None:
    if name.lower() not in parts.names():
        raise refuse(Refusal.CUT)
    walk(parts.chunks(name), visitor, budget)


class _Relations(QuietVisitor):
    """Which part belongs to which id. Targets outside the file are never looked at."""

    def __init__(self) -> None:
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


class _Book(QuietVisitor):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.days_from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", "")[:100], relation, hidden))
            if len(self.sheets) > limits.SHEETS:
                raise refuse(Refusal.TOO_MANY_SHEETS)
        elif name == "workbookPr":
            self.days_from_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Texts(QuietVisitor):
    """Shared texts; of rich text the runs are joined, and the reading aid of Asian scripts is passed over."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._inside = False
        self._aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._inside = self._aside == 0

    def text(self, characters: str) -> None:
        if self._inside:
            self._length += len(characters)
            if self._length > limits.CELL_CHARACTERS:
                raise refuse(Refusal.LONG_CELL)
            self._pieces.append(characters)

    def end(self, name: str) -> None:
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._aside -= 1
        elif name == "si":
            self.all.append(unescape("".join(self._pieces)))
            if len(self.all) > limits.CELLS:
                raise refuse(Refusal.TOO_MANY_CELLS)


class _Styles(QuietVisitor):
    def __init__(self) -> None:
        self._formats: dict[int, str] = {}
        self._cells: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._cells.append(_whole(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def date_styles(self) -> frozenset[int]:
        """The cell styles whose numbers are dates."""
        return frozenset(
            style
            for style, number in enumerate(self._cells)
            if (is_date_format(self._formats[number]) if number in self._formats else number in _BUILT_IN_DATES)
        )


_BUILT_IN_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})  # ECMA-376, 18.8.30
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def is_date_format(code: str) -> bool:
    """Whether a number format shows a day, a month or a year (a time alone is no date)."""
    bare = _QUOTED.sub("", code.split(";")[0]).lower()
    return "general" not in bare and any(letter in bare for letter in ("d", "y", "mmm"))


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Undo ``_x000D_`` and its like (ECMA-376, 22.9.2.19); control characters become blanks."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return "".join(c if c >= " " or c == "\n" else " " for c in text) if not text.isprintable() else text


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else -1
