"""Reads an Excel workbook (.xlsx) within bounds: stored values only, nothing calculated, nothing followed.

Written out here, rather than left to a library, because the bounds have to stand inside the reading: a
general reader trusts the size a sheet declares, loads all shared texts and styles, and looks at links
before the caller can count anything. Declared sizes are never looked at here.
"""

import math
import re
from datetime import date, datetime, timedelta

from hivedesk.foundation.background import Progress
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.commands import starts_a_programme, take_text
from hivedesk.incoming.spreadsheet.container import refuse_other_packages
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse
from hivedesk.incoming.spreadsheet.workbook import CellProblem, Row, Sheet, Unread, Value, Workbook, cell_name
from hivedesk.incoming.spreadsheet.xlsx_parts import Frame, read_frame, unescape
from hivedesk.incoming.spreadsheet.xml_events import Budget, QuietVisitor, walk
from hivedesk.incoming.spreadsheet.zip_parts import Parts


def read_workbook(content: bytes, progress: Progress) -> Workbook:
    """Read every sheet of a workbook.

    Raises:
        ImportProblem: another kind of package, damaged, protected, with macros, or beyond its bounds.
        Cancelled: the worker cancelled.
    """
    parts = Parts(content)
    kinds = b"".join(parts.chunks("[content_types].xml")) or b"".join(parts.chunks("mimetype"))
    refuse_other_packages(parts.names(), kinds.decode("utf-8", "replace").lower())
    budget = Budget(progress)
    _refuse_live_links(parts, budget)
    frame = read_frame(parts, budget)
    sheets = []
    room = _Room()
    for done, sheet in enumerate(frame.sheets):
        progress.report(done, len(frame.sheets), "Reading the spreadsheet")
        progress.check()
        cells = _Cells(frame, room)
        walk(parts.chunks(sheet.part), cells, budget)
        sheets.append(Sheet(sheet.name, cells.rows(), sheet.hidden, cells.problems()))
    if not any(sheet.rows for sheet in sheets):
        raise refuse(Refusal.NO_CELLS)
    return Workbook(tuple(sheets))


def _refuse_live_links(parts: Parts, budget: Budget) -> None:
    """Links to other workbooks are merely not followed; links to other programmes refuse the file."""
    for name in sorted(parts.names()):
        if name.startswith("xl/externallinks/") and name.endswith(".xml"):
            walk(parts.chunks(name), _LiveLinks(), budget)


class _LiveLinks(QuietVisitor):
    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("ddeLink", "oleLink"):
            raise refuse(Refusal.COMMANDS)


class _Room:
    """Counts filled cells over all sheets."""

    def __init__(self) -> None:
        self._cells = 0

    def take(self) -> None:
        self._cells += 1
        if self._cells > limits.CELLS:
            raise refuse(Refusal.TOO_MANY_CELLS)


class _Cells:
    """Collects the filled cells of one sheet."""

    def __init__(self, frame: Frame, room: _Room) -> None:
        self._frame = frame
        self._room = room
        self._rows: dict[int, dict[int, Value]] = {}
        self._hidden: set[int] = set()
        self._strays: list[str] = []
        self._row = 0
        self._column = 0
        self._attributes: dict[str, str] = {}
        self._has_formula = False
        self._into: str | None = None  # "v", "t" or "f" while inside one
        self._aside = False
        self._pieces: dict[str, list[str]] = {}
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._aside = True
        elif name in ("v", "t", "f"):
            self._into = None if self._aside else name
            self._has_formula = self._has_formula or name == "f"
            self._pieces.setdefault(name, [])

    def text(self, characters: str) -> None:
        if self._into:
            self._length += len(characters)
            if self._length > limits.CELL_CHARACTERS:
                raise refuse(Refusal.LONG_CELL)
            self._pieces.setdefault(self._into, []).append(characters)

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self._aside = False
        elif name in ("v", "t", "f"):
            self._into = None

    def rows(self) -> tuple[Row, ...]:
        """The rows that hold something, in order."""
        return tuple(
            Row(number, tuple(cells.get(column) for column in range(1, max(cells) + 1)), number in self._hidden)
            for number, cells in sorted(self._rows.items())
        )

    def problems(self) -> tuple[CellProblem, ...]:
        if not self._strays:
            return ()
        return (CellProblem(self._strays[0], "This cell lies far away from the list and was left out."),)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes.get("r"), self._row + 1)
        self._column = 0
        if attributes.get("hidden") in ("1", "true") and self._row <= limits.ROWS:
            self._hidden.add(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes, self._has_formula, self._pieces, self._length = attributes, False, {}, 0
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self._column = _column(found[1])
            self._row = int(found[2])
        else:
            self._column += 1
            self._row = max(1, self._row)

    def _end_cell(self) -> None:
        value = self._value()
        if value is None or value == "":
            return
        self._room.take()
        if self._row > limits.ROWS or self._column > limits.COLUMNS:
            self._strays.append(cell_name(min(self._column, 16_384), self._row))
            if len(self._strays) > limits.STRAYS:
                raise refuse(Refusal.TOO_MANY_CELLS)
            return
        self._rows.setdefault(self._row, {})[self._column] = value

    def _value(self) -> Value:
        stored = "".join(self._pieces.get("v", ()))
        if self._has_formula:
            if starts_a_programme("=" + "".join(self._pieces.get("f", ()))):
                raise refuse(Refusal.COMMANDS)
            if not stored:
                empty_result = self._attributes.get("t") == "str" and "v" in self._pieces
                return None if empty_result else Unread.FORMULA
        kind = self._attributes.get("t", "n")
        if kind == "s":
            return self._shared(stored)
        if kind == "inlineStr":
            return take_text(unescape("".join(self._pieces.get("t", ()))))
        if kind == "str":
            return take_text(unescape(stored))
        if kind == "b":
            return stored.strip() in ("1", "true") if stored else None
        if kind == "e":
            return Unread.ERROR
        if kind == "d":
            return _iso(stored)
        return self._numeric(stored.strip())

    def _shared(self, stored: str) -> Value:
        number = _number(stored.strip(), -1)
        if not 0 <= number < len(self._frame.texts):
            raise refuse(Refusal.CUT)
        return take_text(self._frame.texts[number])

    def _numeric(self, stored: str) -> Value:
        if not stored:
            return None
        try:
            number = float(stored)
        except ValueError:
            return Unread.ERROR
        if not math.isfinite(number):
            return Unread.ERROR
        if _number(self._attributes.get("s"), 0) in self._frame.date_styles:
            return _day(number, self._frame.days_from_1904) or number
        return int(number) if number.is_integer() and abs(number) < 1e15 else number


_REFERENCE = re.compile(r"([A-Z]{1,8})([1-9][0-9]{0,8})")


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _iso(stored: str) -> Value:
    try:
        return datetime.fromisoformat(stored.strip()).replace(tzinfo=None)
    except ValueError:
        return Unread.ERROR


def _day(number: float, from_1904: bool) -> date | None:
    """The day of a stored number; None where it is no day (a time alone, or out of range)."""
    if not 1 <= number < 2_958_466:  # up to 31 December 9999
        return None
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    if not from_1904 and number < 60:  # Excel believes in 29 February 1900
        start = date(1899, 12, 31)
    try:
        return start + timedelta(days=int(number))
    except OverflowError:
        return None
