"""What an import would do, row by row, before anything is written: frozen records the worker can look through."""

from dataclasses import dataclass, field

from hivedesk.domain.household import Household
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Layout
from hivedesk.incoming.spreadsheet.workbook import CellProblem


@dataclass(frozen=True, kw_only=True)
class ProposedFamily:
    """One family as the sheet has it. The records of ``household`` have empty ids until they are taken.

    Only its children in care have provisional ones: by these their placements, where the sheet says since when a
    child is placed, speak of them. A family that the sheet has on hold has one open hold.
    """

    household: Household
    rows: tuple[int, ...]  # the rows of the sheet it was read from
    cells: tuple[tuple[Field, str], ...] = ()  # which cell each field was first read from
    stated: frozenset[str] = frozenset()  # the fields of its Family and Approval that the sheet states
    counted_in_care: int | None = None  # where the sheet only counts them
    counted_own: int | None = None
    problems: tuple[CellProblem, ...] = ()
    same_as: int | None = None  # index of the earlier entry that this one doubles
    take: bool = True
    left_out_because: str = ""  # why `take` is not set: a sentence

    @property
    def cell(self) -> str:
        """The cell of the family's name, or of its first row."""
        return next((cell for known, cell in self.cells if known is Field.FAMILY_NAME), f"A{self.rows[0]}")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """All families of a sheet, in its order, and what concerns the sheet as a whole."""

    layout: Layout
    rows: tuple[ProposedFamily, ...] = ()
    problems: tuple[CellProblem, ...] = field(default=())

    def all_problems(self) -> tuple[CellProblem, ...]:
        """Every problem once: the sheet's first, then the families' in the order of the sheet."""
        every = [*self.problems, *(problem for row in self.rows for problem in row.problems)]
        return tuple(dict.fromkeys(every))


@dataclass(frozen=True, kw_only=True)
class ImportCounts:
    """What the families to be taken add up to. None where the sheet says nothing about it.

    An entry that doubles an earlier one, or stands below the total, does not count. Children that the sheet
    only counts, without naming them, stand apart: no record can be made of them.
    """

    families: int
    carers: int
    children_in_care: int | None
    own_children: int | None
    connected: int
    on_hold: int | None
    respite_only: int | None
    duplicates: int
    problems: int
    children_only_counted: int | None = None
    own_children_only_counted: int | None = None
