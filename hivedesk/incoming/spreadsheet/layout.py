"""Finds out how a sheet is laid out: where its headings stand, and what each column holds.

The worker sees the result and may change every line of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from hivedesk.foundation.errors import ImportProblem
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.column_content import fit_to_content, guess_from_content, mostly
from hivedesk.incoming.spreadsheet.fields import SEVERAL_COLUMNS, Field
from hivedesk.incoming.spreadsheet.headings import field_of, may_be_headings
from hivedesk.incoming.spreadsheet.people import clean_family_name
from hivedesk.incoming.spreadsheet.workbook import Row, Sheet, Value, Workbook, as_text, column_letters

_SAMPLE = 100  # rows below the headings that are looked at


class Shape(StrEnum):
    """What one row of the sheet stands for; the value is what the worker reads."""

    FAMILY = "One row a family"
    PERSON = "One row a person"


@dataclass(frozen=True)
class Column:
    """What one column of the sheet holds."""

    number: int  # from 1
    heading: str
    field: Field
    confidence: float  # 1.0: the heading says so; 0.7: with a typing slip; 0.5: guessed from its cells; 0: unknown

    @property
    def letters(self) -> str:
        """``AB``."""
        return column_letters(self.number)


@dataclass(frozen=True)
class Layout:
    """How to read a sheet."""

    shape: Shape
    header_rows: tuple[int, ...]  # row numbers, none where no headings were found
    columns: tuple[Column, ...]

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return max(self.header_rows, default=0) + 1

    def columns_of(self, field: Field) -> tuple[Column, ...]:
        """The columns that hold a field, from left to right."""
        return tuple(column for column in self.columns if column.field is field)

    def has(self, *fields: Field) -> bool:
        """Whether any column holds one of the fields."""
        return any(column.field in fields for column in self.columns)

    def names_families(self) -> bool:
        """Whether families can be told apart at all."""
        return self.has(*_NAMING)

    def with_field(self, column: int, field: Field) -> "Layout":
        """The layout after the worker has said what a column holds; a field of one column only moves there."""

        def changed(this: Column) -> Column:
            if this.number == column:
                return replace(this, field=field, confidence=1.0)
            if this.field is field and field not in SEVERAL_COLUMNS:
                return replace(this, field=Field.LEAVE_OUT, confidence=1.0)
            return this

        return replace(self, columns=tuple(changed(this) for this in self.columns))

    def with_shape(self, shape: Shape) -> "Layout":
        """The layout after the worker has said what one row stands for."""
        return replace(self, shape=shape)


_NAMING = (
    Field.FAMILY_NAME,
    Field.CARERS,
    Field.CARER_1,
    Field.CARER_1_LAST,
    Field.PERSON_NAME,
    Field.PERSON_LAST,
)


def guess_layout(sheet: Sheet) -> Layout:
    """Guess how a sheet is laid out, from its headings first and its cells second."""
    found = _find_headings(sheet)
    header_rows, headings = found.rows, found.texts
    below = [row for row in sheet.rows if row.number > max(header_rows, default=0)][:_SAMPLE]
    width = max((len(row.values) for row in below), default=0)
    columns = []
    for number in range(1, max(width, len(headings)) + 1):
        heading = headings[number - 1] if number <= len(headings) else ""
        column = _column(number, heading, [row.value(number) for row in below])
        if column is not None:
            columns.append(column)
    shape = Shape.PERSON if _is_person_sheet(columns) else Shape.FAMILY

    def values(number: int) -> list[Value]:
        return [row.value(number) for row in below if row.value(number) is not None]

    resolved = _for_persons(columns) if shape is Shape.PERSON else _for_families(columns, values)
    return Layout(shape, header_rows, tuple(_one_column_each(resolved, values)))


def best_sheet(workbook: Workbook) -> int:
    """The index of the sheet that most looks like the list of families; a hidden one only if no other does.

    Raises:
        ImportProblem: no sheet looks like one.
    """
    weights: list[float] = []
    looked_at = 0
    for sheet in workbook.sheets:
        found = _find_headings(sheet) if looked_at <= limits.HEADING_TEXTS else _Headings()
        looked_at += found.looked_at
        weights.append(_weight(sheet) if found.rows else 0)
    best = max(range(len(weights)), key=lambda index: weights[index], default=-1)
    if best < 0 or weights[best] == 0:
        raise ImportProblem(
            "HiveDesk found no list of families in this file. Nothing was imported.",
            'The list needs a row of headings, such as "Family name", "Carer 1", "Phone".',
        )
    return best


def _weight(sheet: Sheet) -> float:
    layout = guess_layout(sheet)
    if not layout.names_families():
        return 0
    fields = {column.field for column in layout.columns} - {Field.LEAVE_OUT}
    rows = sum(row.number >= layout.first_row for row in sheet.rows)
    return rows * len(fields) * (0.001 if sheet.hidden else 1)


@dataclass(frozen=True)
class _Headings:
    rows: tuple[int, ...] = ()  # two where the upper one groups the lower
    texts: tuple[str, ...] = ()  # the heading of each column
    looked_at: int = 0  # texts


def _find_headings(sheet: Sheet) -> _Headings:
    """The row of headings that names the most fields."""
    best: tuple[float, tuple[int, ...], list[str]] = (0, (), [])
    looked_at = 0
    rows = sheet.rows[: limits.HEADING_ROWS]
    for index, row in enumerate(rows):
        if best[0] >= _SURE and row.number > best[1][-1] + 2:
            break
        texts = _texts(row)
        looked_at += len(texts)
        alone = _heading_score(texts)
        if alone > best[0]:
            best = (alone, (row.number,), texts)
        if index + 1 < len(rows) and rows[index + 1].number <= row.number + 2 and len(texts) > 2:
            lower = _texts(rows[index + 1])
            both = _grouped(texts, lower)
            together = _heading_score(both)
            if together > max(alone, best[0]) and together > _heading_score(lower):
                best = (together, (row.number, rows[index + 1].number), both)
    return _Headings(best[1], tuple(best[2]), looked_at)


_SURE = 4  # headings in one row: better ones are then not looked for further down


def _texts(row: Row) -> list[str]:
    return [as_text(value) if isinstance(value, str) else "" for value in row.values[: limits.HEADING_COLUMNS]]


def _grouped(upper: list[str], lower: list[str]) -> list[str]:
    """``Carer 1`` standing over ``First name`` and ``Surname``: each lower heading with its group before it."""
    headings, group = [], ""
    for index in range(max(len(upper), len(lower))):
        over = upper[index] if index < len(upper) else ""
        under = lower[index] if index < len(lower) else ""
        group = over or (group if under else "")
        headings.append(f"{group} {under}".strip() if under else over)
    return headings


def _heading_score(texts: list[str]) -> float:
    """How many different fields a row of texts names; 0 where it is no row of headings."""
    filled = [text for text in texts if text]
    if not may_be_headings(filled):
        return 0
    meant = [found for text in filled if (found := field_of(text)) is not None]
    fields = {field for field, _ in meant} - {Field.LEAVE_OUT}
    if len(fields) < 2 or len(meant) < 0.4 * len(filled) or not fields & _NAMING_IN_HEADINGS:
        return 0
    return len(fields) + sum(confidence for _, confidence in meant) / (10 * len(meant))


_NAMING_IN_HEADINGS = {*_NAMING, Field.PERSON_FIRST, Field.CARER_1_FIRST}


def _column(number: int, heading: str, values: list[Value]) -> Column | None:
    """What a column holds by its heading and cells; None where it is blank throughout."""
    filled = [value for value in values if value is not None]
    meant = field_of(heading)
    if meant is not None:
        return Column(number, heading, fit_to_content(meant[0], filled), meant[1])
    guess = guess_from_content(filled)
    if guess is not None:
        return Column(number, heading, guess, 0.5)
    return Column(number, heading, Field.LEAVE_OUT, 0.0) if heading or filled else None


def _is_person_sheet(columns: list[Column]) -> bool:
    fields = {column.field for column in columns}
    if Field.ROLE in fields:
        return True
    named = fields & {Field.PERSON_NAME, Field.PERSON_FIRST}
    return bool(named) and {Field.FAMILY_NAME, Field.BORN} <= fields and not fields & _PEOPLE_COLUMNS


_PEOPLE_COLUMNS = {Field.CARERS, Field.CARER_1, Field.CHILDREN_IN_CARE, Field.OWN_CHILDREN}


def _for_persons(columns: list[Column]) -> list[Column]:
    """In a sheet of persons there is one name a row, and the carers or the household name the family."""
    fields = {column.field for column in columns}
    change: dict[Field, Field] = dict.fromkeys(_PEOPLE_COLUMNS | {Field.CARER_2}, Field.LEAVE_OUT)
    if not fields & {Field.PERSON_NAME, Field.PERSON_FIRST}:
        for stand_in in (Field.CARERS, Field.CHILDREN_IN_CARE, Field.CARER_1):
            if stand_in in fields:
                change[stand_in] = Field.PERSON_NAME
                break
    if Field.FAMILY_NAME not in fields:
        for stand_in in (Field.CARERS, Field.CARER_1):
            if stand_in in fields and change[stand_in] is Field.LEAVE_OUT:
                change[stand_in] = Field.FAMILY_NAME
                break
    change[Field.CHILD_IN_CARE_BORN] = change[Field.OWN_CHILD_BORN] = Field.BORN
    return [replace(column, field=change.get(column.field, column.field)) for column in columns]


def _for_families(columns: list[Column], values: Callable[[int], list[Value]]) -> list[Column]:
    """In a sheet of families a bare "Name", "Surname" or "DOB" means something else than in one of persons."""
    fields = {column.field for column in columns}
    has_carers = bool(fields & {Field.CARERS, Field.CARER_1, Field.CARER_1_FIRST})
    if Field.FAMILY_NAME in fields and not has_carers:
        columns = [_carers_as_family(column, values) for column in columns]
    has_family = Field.FAMILY_NAME in fields
    carers = [column.number for column in columns if column.field is Field.CARERS]
    resolved = []
    children: Field | None = None
    for column in columns:
        field = column.field
        if field is Field.PERSON_LAST:
            field, has_family = (Field.LEAVE_OUT if has_family else Field.FAMILY_NAME), True
        elif field is Field.PERSON_FIRST:
            field = Field.LEAVE_OUT if has_carers else Field.CARERS
        elif field is Field.PERSON_NAME:
            field = _plain_name(has_family or Field.PERSON_LAST in fields, has_carers, values(column.number))
        elif field is Field.CARERS and len(carers) == 2:
            field = Field.CARER_1 if column.number == carers[0] else Field.CARER_2
        elif field in (Field.CHILDREN_IN_CARE, Field.OWN_CHILDREN):
            children = field
        elif field in (Field.BORN, Field.CHILD_IN_CARE_BORN):
            field = _BORN_OF.get(children, Field.LEAVE_OUT)
        elif field is Field.GENDER:
            field = Field.LEAVE_OUT
        resolved.append(replace(column, field=field))
    return resolved


def _carers_as_family(column: Column, values: Callable[[int], list[Value]]) -> Column:
    """A "Family" column of full names, "Grace & Lewis Oyelaran", where no other names the carers."""
    if column.field is not Field.FAMILY_NAME:
        return column
    full = mostly(values(column.number), lambda value: len(clean_family_name(as_text(value)).split()) > 1)
    return replace(column, field=Field.CARERS) if full else column


_BORN_OF: dict[Field | None, Field] = {
    Field.CHILDREN_IN_CARE: Field.CHILD_IN_CARE_BORN,
    Field.OWN_CHILDREN: Field.OWN_CHILD_BORN,
}


def _plain_name(has_family: bool, has_carers: bool, values: list[Value]) -> Field:
    """What a heading that only says "Name" means in a sheet of families."""
    if has_carers:
        return Field.LEAVE_OUT if has_family else Field.FAMILY_NAME
    if has_family or not mostly(values, lambda value: len(as_text(value).split()) == 1):
        return Field.CARERS
    return Field.FAMILY_NAME


def _one_column_each(columns: list[Column], values: Callable[[int], list[Value]]) -> list[Column]:
    """Of several columns with the same field keep the surest, then the fullest."""
    best: dict[Field, Column] = {}
    for column in columns:
        held = best.get(column.field)
        if held is None or (column.confidence, len(values(column.number))) > (
            held.confidence,
            len(values(held.number)),
        ):
            best[column.field] = column
    return [
        column
        if column.field in SEVERAL_COLUMNS or best[column.field] is column
        else replace(column, field=Field.LEAVE_OUT, confidence=0.0)
        for column in columns
    ]
