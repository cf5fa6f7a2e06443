"""Sets of options of which at most one may be taken, made as large as they can be.

The larger they are, the less the programme gains where its columns need not be whole, and the less has to be tried
until they are. Which columns a column cannot stand beside is kept as the bits of one number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

from hivedesk.domain.sleepovers.rota_solver import Row

Columns = tuple[int, ...]


class StrictRows:
    """Rows that leave the same plans as those that were added, and fewer in which columns are not whole.

    All whole columns are 0 or 1. ``whole`` says of each column whether it is.
    """

    def __init__(self, whole: Sequence[bool]) -> None:
        self.rows: list[Row] = []
        self._whole = whole
        self._beside: dict[int, int] = defaultdict(int)  # by column those that cannot stand beside it
        self._known: dict[int, list[int]] = defaultdict(list)  # by column the sets that hold it

    def add(self, rows: Iterable[Row]) -> None:
        """Rows that have become known."""
        cliques: list[Columns] = []
        for row in rows:
            counts = _only_counts(row, self._whole)
            if counts:
                cliques += _within(row)
            if not counts or 2 * min(row.factors.values(), default=0.0) <= row.upper:
                self.rows.append(row)  # it lets some of them stand together
        self.rows += [Row(factors=dict.fromkeys(one, 1.0), upper=1.0) for one in self._grown(cliques)]

    def _grown(self, cliques: Iterable[Columns]) -> Iterator[Columns]:
        """Each with all that none of its columns can stand beside; those that lie within another left out."""
        masked = [(clique, reduce(or_, (1 << one for one in clique))) for clique in cliques if len(clique) > 1]
        for clique, mask in masked:
            for one in clique:
                self._beside[one] |= mask ^ (1 << one)
        for clique, mask in sorted(masked, key=lambda one: -len(one[0])):
            if any(mask & other == mask for other in self._known[clique[0]]):
                continue
            columns, common = list(clique), reduce(and_, (self._beside[one] for one in clique))
            while common:
                one = (common & -common).bit_length() - 1
                columns.append(one)
                common &= self._beside[one]
            mask = reduce(or_, (1 << one for one in columns))
            for one in columns:
                self._known[one].append(mask)
            yield tuple(sorted(columns))


def _only_counts(row: Row, whole: Sequence[bool]) -> bool:
    """Whether it says how many may be taken, and each alone may be."""
    return row.lower <= 0 and all(0 < factor <= row.upper and whole[one] for one, factor in row.factors.items())


def _within(row: Row) -> Iterator[Columns]:
    """The columns of a row of which no two may be taken, and each smaller one with those that it keeps out."""
    large = [column for column, factor in row.factors.items() if 2 * factor > row.upper]
    yield tuple(large)
    for column, factor in row.factors.items():
        if 2 * factor <= row.upper:
            yield column, *(one for one in large if row.factors[one] + factor > row.upper)
