"""The table of a roster: households as blocks that stay together, notes below a guest, headings on each page.

Heights are worked out once, here, so that it is known what fits on a page. Imports reportlab: import it late.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.platypus import Flowable, Table, TableStyle  # type: ignore[import-untyped]  # as above

from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.paper import INK, LANDSCAPE, LINE, SOFT

_ROUND = 9.0  # above and below what stands in a row, together
_LEAST = 24.0  # a row in which a pen finds room
_HEADING = 18.0
_MOST = LANDSCAPE.text_height - _HEADING - 2  # of a block

Column = tuple[str, float]


@dataclass
class _Block:
    """Rows that stay on one page; the rows that a command is for are counted from the block's first."""

    rows: list[list[Any]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    commands: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def height(self) -> float:
        return sum(self.heights)


class DoorList:
    """Takes households and guests as they come, and gives their table."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._wide = sum(width for _, width in columns)
        self._blocks = [_Block()]
        self._again: Any = None  # the household's name, should it run on over the page

    def begin(self, band: Any, again: Any = None) -> None:
        """A new household, or another part of the list, under its own line."""
        self._again = again
        self._blocks.append(_Block())
        self._band(band)

    def guest(self, cells: Sequence[Any], notes: Sequence[Any] = ()) -> None:
        """A guest's row, with the notes that stand below it."""
        tall = max(
            _LEAST, *(_height(cell, width) + _ROUND for cell, (_, width) in zip(cells, self._columns, strict=True))
        )
        below = [_height(note, self._wide) + 4 for note in notes]
        if self._blocks[-1].height + tall + sum(below) > _MOST and len(self._blocks[-1].rows) > 1:
            self._run_on()
        self._add(cells, tall)
        for note, height in zip(notes, below, strict=True):
            if self._blocks[-1].height + height > _MOST:
                self._run_on()
            self._across(note, height)
        block = self._blocks[-1]
        last = len(block.rows) - 1
        block.commands.append(("LINEBELOW", (0, last), (-1, last), 0.5, HexColor(LINE)))

    def table(self) -> "DoorTable":
        """The table."""
        return DoorTable(self._columns, [block for block in self._blocks if block.rows])

    def _run_on(self) -> None:
        self._blocks.append(_Block())
        if self._again is not None:
            self._band(self._again)

    def _band(self, words: Any) -> None:
        self._across(words, _height(words, self._wide) + 4)
        row = len(self._blocks[-1].rows) - 1
        self._blocks[-1].commands += [
            ("BACKGROUND", (0, row), (-1, row), HexColor(SOFT)),
            ("LINEABOVE", (0, row), (-1, row), 0.9, HexColor(INK)),
        ]

    def _across(self, cell: Any, height: float) -> None:
        row = len(self._blocks[-1].rows)
        self._blocks[-1].commands.append(("SPAN", (0, row), (-1, row)))
        self._add([cell, *[""] * (len(self._columns) - 1)], height)

    def _add(self, cells: Sequence[Any], height: float) -> None:
        self._blocks[-1].rows.append(list(cells))
        self._blocks[-1].heights.append(height)


class DoorTable(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """Blocks under their headings; breaks between blocks alone."""

    def __init__(self, columns: Sequence[Column], kept: Sequence[_Block]) -> None:
        super().__init__()
        self._columns, self._kept = columns, kept

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, _HEADING + sum(block.height for block in self._kept)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Any]:
        fitting, left = 0, height - _HEADING
        for block in self._kept:
            left -= block.height
            if left < 0:
                break
            fitting += 1
        if not fitting:
            return []  # on to the next page, where a block always fits
        return [DoorTable(self._columns, self._kept[:fitting]), DoorTable(self._columns, self._kept[fitting:])]

    def draw(self) -> None:
        table = self._table()
        table.wrapOn(self.canv, self.width, self.height)
        table.drawOn(self.canv, 0, 0)

    def _table(self) -> Any:
        rows = [[blocks.para(words, "door_column") for words, _ in self._columns]]
        heights = [_HEADING]
        commands = [
            ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("RIGHT", "TOP", "BOTTOM")),
            ("LINEBELOW", (0, 0), (-1, 0), 1.2, HexColor(INK)),
        ]
        for block in self._kept:
            above = len(rows)
            commands += [
                (name, (left, top + above), (right, bottom + above), *rest)
                for name, (left, top), (right, bottom), *rest in block.commands
            ]
            rows += block.rows
            heights += block.heights
        return Table(rows, [width for _, width in self._columns], heights, style=TableStyle(commands))


def _height(cell: Any, width: float) -> float:
    if not cell:
        return 0.0
    parts = cell if isinstance(cell, list) else [cell]
    return float(sum(part.wrap(width - 4, 10_000)[1] for part in parts))
