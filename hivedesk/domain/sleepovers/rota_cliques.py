"""Sets of options of which at most one may be taken, made as large as they can be.

The larger they are, the less the programme gains where its columns need not be whole, and the less has to be tried
until they are. Which columns a column cannot stand beside is kept as the bits of one number.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_

from hivedesk.domain.sleepovers.rota_solver import Row

Columns = tuple[int, ...]


def tightened(rows: Sequence[Row], whole: Sequence[bool]) -> list[Row]:
    """Rows that leave the same plans, and fewer of those in which columns are not whole (all whole ones are 0 or 1)."""
    cliques: list[Columns] = []
    others: list[Row] = []
    for row in rows:
        if not _only_counts(row, whole):
            others.append(row)
            continue
        cliques += _within(row)
        if 2 * min(row.factors.values(), default=0.0) <= row.upper:
            others.append(row)  # it lets some of them stand together
    return [Row(factors=dict.fromkeys(one, 1.0), upper=1.0) for one in _grown(cliques, len(whole))] + others


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


def _grown(cliques: Sequence[Columns], count: int) -> Iterator[Columns]:
    """Each with all that none of its columns can stand beside; those that lie within another left out."""
    bit = [1 << column for column in range(count)]
    beside = [0] * count
    masks = [reduce(or_, (bit[one] for one in clique), 0) for clique in cliques]
    for clique, mask in zip(cliques, masks, strict=True):
        for one in clique:
            beside[one] |= mask ^ bit[one]
    known: dict[int, list[int]] = defaultdict(list)  # by column the cliques that hold it
    for clique, mask in sorted(zip(cliques, masks, strict=True), key=lambda one: -len(one[0])):
        if len(clique) < 2 or any(mask & other == mask for other in known[clique[0]]):
            continue
        columns, common = list(clique), reduce(and_, (beside[one] for one in clique))
        while common:
            one = (common & -common).bit_length() - 1
            columns.append(one)
            mask |= bit[one]
            common &= beside[one]
        for one in columns:
            known[one].append(mask)
        yield tuple(sorted(columns))
