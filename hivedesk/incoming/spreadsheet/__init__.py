"""Families from the lists that Hives keep (.xlsx, .csv), in four steps that write nothing.

1. `read_tables` (reader): bytes to sheets of plain values, within bounds; hostile files are refused.
2. `guess_layout`, `best_sheet` (layout): where the headings stand and what each column means; the worker may change it.
3. `build_proposal`, `counts` (build): every family in the sheet, each problem by its cell, doubled entries marked.
4. `match_existing` (matching), `to_household`, `merge`, `not_taken` (taking): new, known or resembling; the records
   to store, and what of the sheet an import leaves to the worker.
"""

from hivedesk.incoming.spreadsheet.build import build_proposal, counts
from hivedesk.incoming.spreadsheet.fields import SEVERAL_COLUMNS, Field
from hivedesk.incoming.spreadsheet.layout import Column, Layout, Shape, best_sheet, guess_layout
from hivedesk.incoming.spreadsheet.matching import Change, Match, New, Resembles, Update, changes_of, match_existing
from hivedesk.incoming.spreadsheet.proposal import ImportCounts, Proposal, ProposedFamily
from hivedesk.incoming.spreadsheet.reader import read_tables
from hivedesk.incoming.spreadsheet.taking import merge, not_taken, to_household
from hivedesk.incoming.spreadsheet.workbook import CellProblem, Row, Sheet, Unread, Value, Workbook, cell_name

__all__ = [
    "SEVERAL_COLUMNS",
    "CellProblem",
    "Change",
    "Column",
    "Field",
    "ImportCounts",
    "Layout",
    "Match",
    "New",
    "Proposal",
    "ProposedFamily",
    "Resembles",
    "Row",
    "Shape",
    "Sheet",
    "Unread",
    "Update",
    "Value",
    "Workbook",
    "best_sheet",
    "build_proposal",
    "cell_name",
    "changes_of",
    "counts",
    "guess_layout",
    "match_existing",
    "merge",
    "not_taken",
    "read_tables",
    "to_household",
]
