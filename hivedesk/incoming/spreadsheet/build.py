"""Makes a proposal of a sheet: every family in it, what is wrong with which cell, and which entries double."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hivedesk.domain.duplicates import SAME, Signs, compare, signs_of
from hivedesk.domain.families import FamilyKind, Status
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.blocks import blocks_of
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Layout, Shape
from hivedesk.incoming.spreadsheet.proposal import ImportCounts, Proposal, ProposedFamily
from hivedesk.incoming.spreadsheet.read_family import read_family
from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse
from hivedesk.incoming.spreadsheet.workbook import CellProblem, Sheet


def build_proposal(sheet: Sheet, layout: Layout, today: date) -> Proposal:
    """Read every family of a sheet as ``layout`` says; ``today`` is the date in Europe/London.

    Raises:
        ImportProblem: more families than a county has.
    """
    if not layout.names_families():
        missing = "HiveDesk found no column with the families' names. Say which column holds them."
        return Proposal(layout=layout, problems=(*sheet.problems, CellProblem("", missing)))
    blocks = blocks_of(sheet, layout)
    if len(blocks) > limits.FAMILIES:
        raise refuse(Refusal.TOO_MANY_FAMILIES)
    families = [read_family(block, layout, today) for block in blocks]
    problems = sheet.problems
    if not families:
        problems = (*problems, CellProblem("", "There is no family below the headings."))
    return Proposal(layout=layout, rows=tuple(_marked(families)), problems=problems)


def _marked(families: list[ProposedFamily]) -> list[ProposedFamily]:
    """Mark each entry that doubles an earlier one; name those that merely look alike."""
    marked: list[ProposedFamily] = []
    earlier: dict[str, list[int]] = defaultdict(list)
    known: list[Signs] = []
    for index, family in enumerate(families):
        signs = signs_of(family.household)
        known.append(signs)
        keys = {f"n{signs.name}", *(f"p{phone}" for phone in signs.phones), *(f"c{carer}" for carer in signs.carers)}
        candidates = sorted({other for key in keys for other in earlier[key]})[:_CANDIDATES]
        if family.take:
            family = _compared(family, [(i, *compare(signs, known[i])) for i in candidates], marked)
        if family.take:
            for key in keys - {"n"}:
                earlier[key].append(index)
        marked.append(family)
    return marked


_CANDIDATES = 50  # earlier entries that share a name or number with this one; more would only cost time


def _compared(
    family: ProposedFamily, others: list[tuple[int, int, str]], before: list[ProposedFamily]
) -> ProposedFamily:
    index, score, why = max(others, key=lambda other: other[1], default=(0, 0, ""))
    if score < _WORTH_SAYING:
        return family
    place = f"row {before[index].rows[0]}"
    agreeing = why[0].lower() + why[1:-1]
    if score >= SAME:
        because = f"This family already stands in {place} ({agreeing}), so it was left out."
        return replace(
            family,
            same_as=index,
            take=False,
            left_out_because=because,
            problems=(*family.problems, CellProblem(family.cell, because)),
        )
    text = f"This entry has {agreeing} as {place}. If it is one family, take the tick off here."
    return replace(family, problems=(*family.problems, CellProblem(family.cell, text)))


_WORTH_SAYING = 50  # a shared first name or surname alone is nothing to ask about


def counts(proposal: Proposal) -> ImportCounts:
    """Add up what would be taken; see `ImportCounts` for what counts."""
    taken = [row for row in proposal.rows if row.take]
    households = [row.household for row in taken]
    layout = proposal.layout
    by_role = layout.shape is Shape.PERSON
    in_care = sum(len(household.children_in_care) for household in households)
    own = sum(len(household.own_children) for household in households)
    counted_in_care = _counted(taken, lambda row: row.counted_in_care)
    counted_own = _counted(taken, lambda row: row.counted_own)
    respite = any(layout.has(field) for field in (Field.RESPITE_ONLY, Field.KIND))
    return ImportCounts(
        families=len(taken),
        carers=sum(len(household.carers) for household in households),
        children_in_care=_named(in_care, counted_in_care, by_role or layout.has(Field.CHILDREN_IN_CARE)),
        own_children=_named(own, counted_own, by_role or layout.has(Field.OWN_CHILDREN)),
        connected=sum(household.family.kind is FamilyKind.CONNECTED for household in households),
        on_hold=sum(household.family.status is Status.ON_HOLD for household in households)
        if layout.has(Field.HOLD_FROM, Field.STATUS, Field.NOTES)
        else None,
        respite_only=sum(bool(h.approval and h.approval.respite_only) for h in households) if respite else None,
        duplicates=sum(row.same_as is not None for row in proposal.rows),
        problems=len(proposal.all_problems()),
        children_only_counted=counted_in_care,
        own_children_only_counted=counted_own,
    )


def _counted(rows: list[ProposedFamily], of: Callable[[ProposedFamily], int | None]) -> int | None:
    numbers = [number for row in rows if (number := of(row)) is not None]
    return sum(numbers) if numbers else None


def _named(named: int, counted: int | None, stated: bool) -> int | None:
    """None where the sheet says nothing, or only counts: "children_in_care" are those it names."""
    if not stated or (not named and counted):
        return None
    return named + (counted or 0)
