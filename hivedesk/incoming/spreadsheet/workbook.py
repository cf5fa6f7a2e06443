"""A spreadsheet as plain values: sheets of rows of cells, with the references a worker sees ("H12")."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Unread(Enum):
    """What a cell held that HiveDesk does not take as a value."""

    FORMULA = "a formula without a result"
    ERROR = "an error of the spreadsheet programme"


Value = str | int | float | bool | date | Unread | None
"""What a cell holds; `datetime` is a `date` too."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``values[0]`` stands in column A; blank cells at the end are left away."""

    number: int  # from 1, as the spreadsheet programme shows it
    values: tuple[Value, ...]
    hidden: bool = False

    def value(self, column: int) -> Value:
        """What stands in a column (from 1); None where the row has no such cell."""
        return self.values[column - 1] if column <= len(self.values) else None


@dataclass(frozen=True)
class CellProblem:
    """Something about one cell that the worker should look at. The text holds no name."""

    cell: str  # "H12"; "" when it is about the sheet as a whole
    problem: str


@dataclass(frozen=True)
class Sheet:
    """One sheet. Rows without any value are left away, so row numbers may jump."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file; a text file is one sheet."""

    sheets: tuple[Sheet, ...]
    problems: tuple[CellProblem, ...] = ()


def column_letters(column: int) -> str:
    """``AB`` for column 28."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int, row: int) -> str:
    """``H12`` for column 8 of row 12."""
    return f"{column_letters(column)}{row}"


def as_text(value: Value) -> str:
    """The value as a person would type it, blanks tidied; empty for nothing and for what cannot be read."""
    if value is None or isinstance(value, Unread):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return " ".join(str(value).split())
