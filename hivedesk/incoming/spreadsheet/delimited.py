"""Reads a text table (.csv and its like): finds the encoding and the separator, keeps every value as text.

A text that begins like a formula is not taken as a value (the worker is told which cell); one that would
start a programme refuses the whole file.
"""

import codecs
import csv
import io
import re
from itertools import islice
from typing import Literal

from hivedesk.foundation.background import Progress
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.commands import take_text
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse
from hivedesk.incoming.spreadsheet.workbook import Row, Sheet, Value, Workbook

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
_CHECK_EVERY = 1_000
_LINES_OF_A_CELL = 40  # more than that: a quotation mark was left open
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text_table(content: bytes, progress: Progress) -> Workbook:
    """Read a text table as a workbook of one sheet.

    Raises:
        ImportProblem: not a text, or beyond its bounds.
        Cancelled: the worker cancelled.
    """
    text = decode(content)
    check_bounds(text)
    text, separator = separator_of(text)
    rows = _read(text, separator, progress, quoted=True)
    if rows is None:  # a quotation mark that nobody closed swallowed the rest: read it as an ordinary character
        rows = _read(text, separator, progress, quoted=False)
    if not rows:
        raise refuse(Refusal.NO_CELLS if rows is not None else Refusal.LONG_CELL)
    return Workbook((Sheet("", tuple(rows)),))


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252.

    Raises:
        ImportProblem: it is no text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _clean(_decoded(content.removeprefix(mark), encoding))
    start = content[:2000]
    if start[1::2].count(0) > len(start) * 0.35:
        return _clean(_decoded(content, "utf-16-le"))
    if start[::2].count(0) > len(start) * 0.35:
        return _clean(_decoded(content, "utf-16-be"))
    return _clean(_decoded(content, "utf-8") or _decoded(content, "cp1252"))


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _clean(text: str | None) -> str:
    if text is None or _BINARY.search(text):
        raise refuse(Refusal.NOT_A_TABLE)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_bounds(text: str) -> None:
    """Refuse a text with too many lines or too long ones, before it is taken apart.

    Raises:
        ImportProblem: beyond its bounds.
    """
    if len(text) > limits.TEXT_CHARACTERS or text.count("\n") > limits.TEXT_LINES:
        raise refuse(Refusal.TOO_BIG)
    at = 0
    while at < len(text):
        end = text.find("\n", at, at + limits.LINE_CHARACTERS)
        if end < 0:
            if len(text) - at >= limits.LINE_CHARACTERS:
                raise refuse(Refusal.LONG_CELL)
            break
        at = end + 1


def separator_of(text: str) -> tuple[str, str]:
    """The text without Excel's ``sep=`` line, and the separator that parts its lines most evenly."""
    first, _, rest = text.partition("\n")
    found = re.fullmatch(r'"?sep=(.)"?', first.strip(" "), re.IGNORECASE)
    if found:
        return rest, found[1]  # Excel does not count that line either
    sample = "\n".join(islice(text.split("\n", 4 * _SAMPLE_LINES), 4 * _SAMPLE_LINES))
    return text, max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> int:
    """How many cells stand in rows of the commonest width (title rows and notes count little)."""
    widths = []
    try:
        for row in islice(csv.reader(io.StringIO(sample), delimiter=separator), _SAMPLE_LINES):
            widths.append(len(row) if any(cell.strip() for cell in row) else 0)
    except csv.Error:
        return 0
    counts = {width: widths.count(width) for width in set(widths) if width > 1}
    return max((width * times for width, times in counts.items()), default=0)


def _read(text: str, separator: str, progress: Progress, *, quoted: bool) -> list[Row] | None:
    """The rows that hold something; None if a quotation mark was never closed."""
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    rows: list[Row] = []
    cells = 0
    try:
        for number, fields in enumerate(csv.reader(io.StringIO(text), delimiter=separator, quoting=quoting), start=1):
            if number % _CHECK_EVERY == 0:
                progress.check()
            while fields and not fields[-1].strip():
                fields.pop()
            if not fields:
                continue
            cells += len(fields) - fields.count("")
            if number > limits.ROWS or len(fields) > limits.COLUMNS or cells > limits.CELLS:
                raise refuse(Refusal.TOO_MANY_CELLS)
            if any(len(field) > limits.CELL_CHARACTERS or field.count("\n") > _LINES_OF_A_CELL for field in fields):
                return None
            rows.append(Row(number, tuple(_value(field, quoted) for field in fields)))
    except csv.Error:
        return None
    return rows


def _value(field: str, quoted: bool) -> Value:
    text = field.strip()
    if not quoted and len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    return take_text(text)
