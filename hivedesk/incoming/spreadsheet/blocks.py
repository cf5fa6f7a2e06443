"""Groups the rows of a sheet into blocks, one a family, and sets apart what is no family: totals, headings, titles."""

import itertools
import re
from dataclasses import dataclass, field

from hivedesk.domain.duplicates import name_key
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.answers import Role, read_role
from hivedesk.incoming.spreadsheet.contact_details import read_phones, read_postcode
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Layout, Shape
from hivedesk.incoming.spreadsheet.people import split_name
from hivedesk.incoming.spreadsheet.workbook import Row, Sheet, Unread, Value, as_text


@dataclass
class Block:
    """The rows of one family."""

    rows: list[Row] = field(default_factory=list)
    below_total: bool = False
    lone_cell: bool = False  # nothing but one cell in a sheet that fills several: a title, or a family half noted


def blocks_of(sheet: Sheet, layout: Layout) -> list[Block]:
    """The blocks of a sheet, in order."""
    rows = [row for row in sheet.rows if row.number >= layout.first_row and not _is_no_data(row, layout)]
    totals = [row.number for row in rows if is_total(row)]
    last_total = _last_total(rows, totals)
    families = [row for row in rows if row.number not in set(totals)]
    blocks = _person_blocks(families, layout) if layout.shape is Shape.PERSON else _family_blocks(families, layout)
    for block in blocks:
        block.below_total = bool(last_total) and block.rows[0].number > last_total
    return blocks


def _last_total(rows: list[Row], totals: list[int]) -> int:
    """The total that ends the list; 0 where there is none, or where it stands above the list."""
    if not totals:
        return 0
    above = sum(row.number < totals[-1] for row in rows)
    below = sum(row.number > totals[-1] for row in rows)
    return totals[-1] if above >= below else 0


_FILLED_IN_TOTAL = 12  # cells
_TOTAL = re.compile(
    r"(grand |sub ?|overall )?totals?\b.*|sum|count|(number|no|total no|total number|count) of "
    r"(families|carers|households|children|foster\w* \w+).*|(families|carers|households|children)( in total| total)?"
)


def is_total(row: Row) -> bool:
    """Whether a row counts the others instead of naming a family."""
    filled = [value for value in row.values if value is not None]
    if not filled or len(filled) > _FILLED_IN_TOTAL:
        return False
    texts = [as_text(value)[: limits.ANSWER_CHARACTERS].lower().strip(" :.=") for value in filled]
    if not any(_TOTAL.fullmatch(re.sub(r"[^a-z ]", " ", text).strip()) for text in texts[:3] if text):
        return False
    return not any(_is_contact(value) for value in row.values if value is not None)


def _is_contact(value: Value) -> bool:
    if not isinstance(value, str):
        return False
    phones = read_phones(value)
    return bool(phones.mobiles or phones.landlines or read_postcode(value).found)


def _is_no_data(row: Row, layout: Layout) -> bool:
    return not _used(row, layout) or _repeats_headings(row, layout) or _only_explains(row, layout)


def _used(row: Row, layout: Layout) -> list[Value]:
    """The values in columns that are read."""
    return [
        value
        for column in layout.columns
        if column.field is not Field.LEAVE_OUT and (value := row.value(column.number)) is not None
    ]


def _repeats_headings(row: Row, layout: Layout) -> bool:
    """A list of several pages repeats its headings."""
    texts = ((column.heading, row.value(column.number)) for column in layout.columns if column.heading)
    # a heading in two rows was joined, so its lower part alone counts too
    same = sum(
        isinstance(value, str) and heading.casefold().endswith(as_text(value).casefold()) for heading, value in texts
    )
    filled = sum(value is not None for value in row.values)
    return same >= 2 and same >= 0.6 * filled


_EXPLAINS = re.compile(
    r"\(.*\)|dd.?mm.*|e\.?g\.?\b.*|"
    r"example\b.*|format\b.*|y ?/ ?n|yes ?/ ?no|text|number|date|years?|number of children",
    re.IGNORECASE,
)


def _only_explains(row: Row, layout: Layout) -> bool:
    """A row under the headings that says how to fill them: "(dd/mm/yyyy)", "Y/N"."""
    texts = [as_text(value)[: limits.ANSWER_CHARACTERS] for value in row.values if value is not None]
    return row.number <= layout.first_row + 1 and all(_EXPLAINS.fullmatch(text) for text in texts)


def _value(row: Row, layout: Layout, *fields: Field) -> str:
    """The text of the first filled column of these fields."""
    for wanted in fields:
        for column in layout.columns_of(wanted):
            value = row.value(column.number)
            if isinstance(value, Unread):
                return "?"
            if value is not None:
                return as_text(value)
    return ""


_CARER_FIELDS = (Field.CARER_1, Field.CARERS, Field.CARER_1_FIRST, Field.CARER_1_LAST)


def _family_blocks(rows: list[Row], layout: Layout) -> list[Block]:
    """One row a family; rows that only add children to the family above belong to it."""
    usual = sorted(len(_used(row, layout)) for row in rows)[len(rows) // 2] if rows else 0
    blocks: list[Block] = []
    for row in rows:
        if blocks and _adds_to(blocks[-1].rows[0], row, layout):
            blocks[-1].rows.append(row)
            continue
        filled = len(_used(row, layout))
        blocks.append(Block([row], lone_cell=filled == 1 and usual >= 3))
    return blocks


def _adds_to(first: Row, row: Row, layout: Layout) -> bool:
    """Whether a row goes on with the family of ``first``: no name of its own, or the same one beside another child."""
    name = _value(row, layout, Field.FAMILY_NAME)
    carers = _value(row, layout, *_CARER_FIELDS)
    child = _value(row, layout, Field.CHILDREN_IN_CARE, Field.OWN_CHILDREN)
    if not name and not carers:
        # a row of one filled cell that is no person is a remark under the list
        return bool(child) or len(_used(row, layout)) > 1
    if not name and layout.has(Field.FAMILY_NAME):
        return not _value(row, layout, Field.POSTCODE, Field.KIND, Field.APPROVED_ON, Field.REFERENCE)
    if not layout.has(Field.CHILD_IN_CARE_BORN, Field.OWN_CHILD_BORN, Field.PLACED_FROM) or not child:
        return False
    same_name = name == _value(first, layout, Field.FAMILY_NAME)
    same_carers = not carers or carers == _value(first, layout, *_CARER_FIELDS)
    return same_name and same_carers and child != _value(first, layout, Field.CHILDREN_IN_CARE, Field.OWN_CHILDREN)


def _person_blocks(rows: list[Row], layout: Layout) -> list[Block]:
    """One row a person: the family's name stands on its first row only, or on each."""
    if not layout.has(Field.FAMILY_NAME):
        return _blocks_by_carers(rows, layout)
    names = [_value(row, layout, Field.FAMILY_NAME) for row in rows]
    repeated = any(name and name == after for name, after in itertools.pairwise(names))
    return _blocks_by_name(rows, names, layout) if repeated else _blocks_by_first_row(rows, names)


def _blocks_by_first_row(rows: list[Row], names: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for row, name in zip(rows, names, strict=True):
        if name or not blocks:
            blocks.append(Block())
        blocks[-1].rows.append(row)
    return blocks


def _blocks_by_name(rows: list[Row], names: list[str], layout: Layout) -> list[Block]:
    """Rows with the same name belong together wherever they stand, unless they contradict each other.

    A carer who is already in the block begins a second entry of the same family.
    """
    blocks: list[Block] = []
    latest: dict[str, Block] = {}
    for row, name in zip(rows, names, strict=True):
        block = latest.get(name) if name else (blocks[-1] if blocks else None)
        if block is None or (name and _is_another(block, row, layout)):
            block = Block()
            blocks.append(block)
        block.rows.append(row)
        if name:
            latest[name] = block
    return blocks


def _is_another(block: Block, row: Row, layout: Layout) -> bool:
    for identity in (Field.REFERENCE, Field.POSTCODE, Field.ADDRESS):
        here = name_key(_value(row, layout, identity))
        there = {name_key(_value(other, layout, identity)) for other in block.rows} - {""}
        if here and there and here not in there:
            return True
    return _is_carer(row, layout) and _person_key(row, layout) in {
        _person_key(other, layout) for other in block.rows if _is_carer(other, layout)
    }


def _blocks_by_carers(rows: list[Row], layout: Layout) -> list[Block]:
    """Without a family's name: a carer after a child, or with another surname, begins the next family."""
    blocks: list[Block] = []
    for row in rows:
        starts = not blocks
        if blocks and _is_carer(row, layout):
            before = blocks[-1].rows[-1]
            starts = not _is_carer(before, layout) or _surname(before, layout) != _surname(row, layout)
            starts = starts or _differ_in(Field.POSTCODE, before, row, layout)
        if starts:
            blocks.append(Block())
        blocks[-1].rows.append(row)
    return blocks


def _differ_in(wanted: Field, one: Row, other: Row, layout: Layout) -> bool:
    here, there = _value(one, layout, wanted), _value(other, layout, wanted)
    return bool(here) and bool(there) and name_key(here) != name_key(there)


def _is_carer(row: Row, layout: Layout) -> bool:
    return any(read_role(row.value(column.number)) is Role.CARER for column in layout.columns_of(Field.ROLE))


def person_name(row: Row, layout: Layout, family_name: str = "") -> tuple[str, str]:
    """First name and surname of the person of a row."""
    first, last = _value(row, layout, Field.PERSON_FIRST), _value(row, layout, Field.PERSON_LAST)
    whole = _value(row, layout, Field.PERSON_NAME)
    if whole and not first:
        return split_name(whole, family_name) if not last else (split_name(whole, last)[0], last)
    return first, last


def _person_key(row: Row, layout: Layout) -> str:
    return name_key(" ".join(person_name(row, layout)))


def _surname(row: Row, layout: Layout) -> str:
    return name_key(person_name(row, layout)[1])
