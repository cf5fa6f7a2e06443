"""Importing families from a spreadsheet: read, propose, decide row by row, then one act that one Undo takes back.

`read_file` and `propose` write nothing, work on frozen records and are fit for a job. Nothing of the file is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path

from hivedesk.casework.desk import Changed, Desk, random_id
from hivedesk.casework.families import check_household
from hivedesk.casework.household_records import insert_household, settled, update_household
from hivedesk.domain.acts import ActKind
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import ImportProblem, RuleRefused
from hivedesk.incoming import spreadsheet
from hivedesk.incoming.spreadsheet import (
    CellProblem,
    Change,
    Field,
    ImportCounts,
    Layout,
    Match,
    New,
    Proposal,
    ProposedFamily,
    Resembles,
    Shape,
    Sheet,
    Update,
    Workbook,
)
from hivedesk.incoming.spreadsheet.limits import FILE_BYTES
from hivedesk.store import families as stored

__all__ = [
    "CellProblem",
    "Change",
    "Field",
    "ImportCounts",
    "Layout",
    "Match",
    "New",
    "Proposal",
    "ProposedFamily",
    "Resembles",
    "Shape",
    "Sheet",
    "Update",
    "Workbook",
]

MOST_PROBLEMS = 500  # shown of one sheet


class Take(Enum):
    """What is done with one family of the sheet."""

    NEW = "new family"
    UPDATE = "update"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True)
class Decision:
    """The worker's word on one family of the sheet."""

    take: Take
    family_id: FamilyId | None = None  # the family on record to update


LEFT_OUT = Decision(Take.LEAVE_OUT)
AS_NEW = Decision(Take.NEW)


@dataclass(frozen=True)
class Preview:
    """All that the worker looks through before anything is written."""

    sheet: int  # index in the workbook
    proposal: Proposal
    matches: tuple[Match, ...]  # one a row of the proposal
    refused: tuple[str, ...]  # why a row can be nothing but left out; "" where it can
    counts: ImportCounts
    known: dict[FamilyId, Household] = field(repr=False)

    def options(self, row: int) -> tuple[Decision, ...]:
        """What can be done with a row, the likeliest first."""
        if self.refused[row]:
            return (LEFT_OUT,)
        match self.matches[row]:
            case Update(family_id=family_id):
                return (Decision(Take.UPDATE, family_id), AS_NEW, LEFT_OUT)
            case Resembles(family_ids=ids):
                return (LEFT_OUT, *(Decision(Take.UPDATE, family_id) for family_id in ids), AS_NEW)
            case _:
                return (AS_NEW, LEFT_OUT)

    def suggestions(self) -> tuple[Decision, ...]:
        """What is done with each row unless the worker says otherwise; what needs her word is left out."""
        return tuple(
            self.options(row)[0] if proposed.take else LEFT_OUT for row, proposed in enumerate(self.proposal.rows)
        )

    def changes(self, row: int, family_id: FamilyId) -> tuple[Change, ...]:
        """What updating a family on record with a row would change."""
        found = self.matches[row]
        if isinstance(found, Update) and found.family_id == family_id:
            return found.changes
        return spreadsheet.changes_of(self.known[family_id], self.proposal.rows[row])

    def not_taken(self, row: int, family_id: FamilyId) -> tuple[str, ...]:
        """What the row says otherwise than the record and updating leaves as it is: sentences without names."""
        found = self.matches[row]
        if isinstance(found, Update) and found.family_id == family_id:
            return found.not_taken
        return spreadsheet.not_taken(self.known[family_id], self.proposal.rows[row])


@dataclass(frozen=True)
class Outcome:
    """What decisions come to."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: int = 0


# -- looking, which writes nothing


def read_file(path: Path, progress: Progress) -> Workbook:
    """Read a spreadsheet that the worker chose, within bounds. For a job.

    Raises:
        ImportProblem: it cannot be read as a list, or is not safe to read.
        Cancelled: the worker cancelled.
    """
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError:
        raise ImportProblem(
            "The file cannot be read. Nothing was imported.",
            "Check that it is still there and that you may open it; if it is open in Excel, close it there.",
        ) from None
    return spreadsheet.read_tables(path.name, content, progress)


def families_on_record(desk: Desk) -> tuple[Household, ...]:
    """All families as they are now, for a proposal to be compared with."""
    return tuple(stored.households(desk.store))


def propose(
    book: Workbook,
    known: Sequence[Household],
    today: date,
    progress: Progress,
    *,
    sheet: int | None = None,
    layout: Layout | None = None,
) -> Preview:
    """Say what an import would do; the sheet and what its columns mean are guessed where they are not given.

    For a job.

    Raises:
        ImportProblem: more families than a county has.
        Cancelled: the worker cancelled.
    """
    progress.report(0, 0, "Looking for the families")
    chosen = _likeliest(book) if sheet is None else sheet
    wanted = layout or spreadsheet.guess_layout(book.sheets[chosen])
    progress.check()
    proposal = spreadsheet.build_proposal(book.sheets[chosen], wanted, today)
    progress.report(0, 0, "Comparing with the families you have")
    progress.check()
    by_id = {household.family.id: household for household in known}
    matches = spreadsheet.match_existing(proposal, known)
    refused = tuple(_refusal(row, match, by_id, today) for row, match in zip(proposal.rows, matches, strict=True))
    return Preview(chosen, proposal, matches, refused, spreadsheet.counts(proposal), by_id)


def outcome(preview: Preview, decisions: Sequence[Decision]) -> Outcome:
    """Count what decisions come to."""
    new = updated = unchanged = left_out = 0
    for row, decision in enumerate(decisions):
        if decision.take is Take.LEAVE_OUT:
            left_out += 1
        elif decision.family_id is None:
            new += 1
        elif preview.changes(row, decision.family_id):
            updated += 1
        else:
            unchanged += 1
    return Outcome(new, updated, unchanged, left_out)


# -- the act


def import_families(desk: Desk, preview: Preview, decisions: Sequence[Decision]) -> Changed | None:
    """Write what was decided, as one act; None where nothing on record differs.

    Raises:
        RuleRefused: a family to be updated is no longer there, or an entry cannot be; nothing was written.
    """
    before = {household.family.id: household for household in families_on_record(desk)}
    now = dict(before)
    added: list[FamilyId] = []
    for row, decision in zip(preview.proposal.rows, decisions, strict=True):
        if decision.take is Take.LEAVE_OUT:
            continue
        household = settled(_taken(row, decision, now, desk), desk.new_id)
        check_household(household, desk.today)
        now[household.family.id] = household
        if decision.family_id is None:
            added.append(household.family.id)
    updated = [family_id for family_id, old in before.items() if now[family_id] != old]
    if not added and not updated:
        return None
    with desk.act(ActKind.IMPORT_FAMILIES) as act:
        for family_id in added:
            insert_household(act, now[family_id])
        for family_id in updated:
            update_household(act, before[family_id], now[family_id])
    changed = desk.changed(ActKind.IMPORT_FAMILIES, act)
    return replace(changed, sentence=_sentence(len(added), len(updated)))


def _taken(row: ProposedFamily, decision: Decision, now: dict[FamilyId, Household], desk: Desk) -> Household:
    if decision.family_id is None:
        return spreadsheet.to_household(row, desk.new_id)
    if decision.family_id not in now:
        raise RuleRefused(
            "A family that was to be updated is no longer in the Hive's records. Nothing was imported.",
            "Look through the list again, then import.",
        )
    return spreadsheet.merge(now[decision.family_id], row, desk.new_id)


def _likeliest(book: Workbook) -> int:
    """The sheet that looks most like a list of families; else the fullest, for the worker to say what it holds."""
    try:
        return spreadsheet.best_sheet(book)
    except ImportProblem:
        return max(range(len(book.sheets)), key=lambda index: len(book.sheets[index].rows))


def _refusal(row: ProposedFamily, match: Match, known: dict[FamilyId, Household], today: date) -> str:
    """Why a row cannot be written whatever she decides."""
    merged = (
        spreadsheet.merge(known[match.family_id], row, random_id)
        if isinstance(match, Update)
        else spreadsheet.to_household(row, random_id)
    )
    try:
        check_household(merged, today)
    except RuleRefused as refused:
        return str(refused)
    return ""


def _sentence(new: int, updated: int) -> str:
    counted = []
    if new:
        counted.append(f"{new} {'family' if new == 1 else 'families'} added")
    if updated:
        counted.append(
            f"{updated} {'family' if updated == 1 else 'families'} updated" if not new else f"{updated} updated"
        )
    return ", ".join(counted) + " from the spreadsheet"
