"""The one door for spreadsheets: bytes in, sheets of plain values out."""

from pathlib import PurePath

from hivedesk.foundation.background import Progress
from hivedesk.incoming.spreadsheet.container import Container, recognise
from hivedesk.incoming.spreadsheet.delimited import read_text_table
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse
from hivedesk.incoming.spreadsheet.workbook import Workbook
from hivedesk.incoming.spreadsheet.xlsx import read_workbook

_TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".tab")
_EXCEL_ENDINGS = (".xlsx", ".xls", ".xltx")
_MACRO_ENDINGS = (".xlsm", ".xltm", ".xlam")


def read_tables(name: str, content: bytes, progress: Progress) -> Workbook:
    """Read a spreadsheet or text table; ``name`` is the file's name (only its ending is looked at).

    The content decides how the file is read; where the name's ending says something else it is refused, because a
    file that is not what it says may come from somebody who means harm.

    Raises:
        ImportProblem: it cannot be read as a list, or is not safe to read; one sentence says why.
        Cancelled: the worker cancelled.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _MACRO_ENDINGS:
        raise refuse(Refusal.MACROS)
    if recognise(content) is Container.ZIP:
        if ending in _TEXT_ENDINGS:
            raise refuse(Refusal.REALLY_EXCEL)
        return read_workbook(content, progress)
    book = read_text_table(content, progress)
    if ending in _EXCEL_ENDINGS:
        raise refuse(Refusal.REALLY_TEXT)
    return book
