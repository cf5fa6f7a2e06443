"""Reads the cells of one family, field by field, and keeps what was wrong with any of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hivedesk.incoming.spreadsheet.blocks import Block
from hivedesk.incoming.spreadsheet.dates import quoted, read_date, unread_problem
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Layout
from hivedesk.incoming.spreadsheet.workbook import CellProblem, Row, Unread, Value, as_text, cell_name

_TEXT_CHARACTERS = 2_000  # of one field; what is longer is cut, and the worker told
_EMPTY_TEXTS = frozenset({"", "-", "--", "?", "??", ".", "tbc", "n/k", "nk", "not known", "unknown", "n/a"})


@dataclass(frozen=True)
class Cell:
    """One filled cell that can be read."""

    name: str  # "H12"
    column: int
    row: Row
    value: Value

    @property
    def text(self) -> str:
        """Its value as one line of text."""
        return as_text(self.value)


class BlockReading:
    """The cells of one family, what has been read from them so far, and what was wrong."""

    def __init__(self, block: Block, layout: Layout, today: date) -> None:
        self.block = block
        self.layout = layout
        self.today = today
        self.family: dict[str, Any] = {}  # field of Family: value
        self.approval: dict[str, Any] = {}  # field of Approval: value
        self.hold: dict[str, Any] = {}  # field of Hold: value
        self.sources: dict[Field, str] = {}
        self._problems: dict[CellProblem, None] = {}

    def problem(self, cell: str, text: str) -> None:
        """Note a problem once."""
        if text:
            self._problems[CellProblem(cell, text)] = None

    def problems(self) -> tuple[CellProblem, ...]:
        """All problems, in the order in which they were met."""
        return tuple(self._problems)

    def cells(self, field: Field, row: Row | None = None) -> Iterator[Cell]:
        """The filled cells of a field, in the whole block or in one of its rows."""
        for this in (row,) if row else tuple(self.block.rows):
            for column in self.layout.columns_of(field):
                value = this.value(column.number)
                name = cell_name(column.number, this.number)
                if isinstance(value, Unread):
                    self.problem(name, unread_problem(value))
                elif value is not None:
                    self.sources.setdefault(field, name)
                    yield Cell(name, column.number, this, value)

    def first(self, field: Field, row: Row | None = None) -> Cell | None:
        """The first filled cell of a field."""
        return next(self.cells(field, row), None)

    def text(self, field: Field, row: Row | None = None) -> str:
        """The text of a field; several columns or rows are joined, each text once."""
        texts = [cell.text for cell in self.cells(field, row) if cell.text.lower() not in _EMPTY_TEXTS]
        joined = ", ".join(dict.fromkeys(texts))
        if len(joined) > _TEXT_CHARACTERS:
            self.problem(self.sources[field], "This text is very long. It was cut; add the rest on the card.")
        return joined[:_TEXT_CHARACTERS]

    def day(self, cell: Cell) -> date | None:
        """The day in a cell; what is wrong with it is noted."""
        reading = read_date(cell.value, self.today)
        self.problem(cell.name, reading.problem)
        return reading.day

    def day_not_in_future(self, cell: Cell) -> date | None:
        """The day in a cell; one in the future is taken, but noted."""
        day = self.day(cell)
        if day and day > self.today:
            self.problem(cell.name, f"{quoted(f'{day:%d/%m/%Y}')} lies in the future. It was taken: please check it.")
        return day


def keep(values: dict[str, Any], attribute: str, value: object) -> None:
    """Keep a value that says something."""
    if value not in (None, "", ()):
        values[attribute] = value
