"""What the import knows: the file while it is looked through, the worker's decisions, and what became of them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from hivedesk.casework import importing
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.importing import (
    LEFT_OUT,
    MOST_PROBLEMS,
    Decision,
    Field,
    Layout,
    Outcome,
    Preview,
    Resembles,
    Shape,
    Take,
    Workbook,
)
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.discreet import IN_FULL, Sight, Veil
from hivedesk.ui.screens.import_families import texts
from hivedesk.ui.screens.import_families.texts import ColumnLine, Detail, Line

_COMPARED = {"family", "approval", "carer", "child_in_care", "own_child", "professional", "placement", "hold"}


class Stage(Enum):
    """Where she is."""

    CHOOSE = "choose"
    READING = "reading"
    LOOKING = "looking"
    DONE = "done"


@dataclass(frozen=True)
class State:
    """What the screen shows."""

    stage: Stage = Stage.CHOOSE
    file_name: str = ""
    problem: HiveDeskError | None = None
    sheets: tuple[str, ...] = ()
    sheet: int = 0
    shape: Shape = Shape.FAMILY
    lines: tuple[Line, ...] = field(default=(), repr=False)
    columns: tuple[ColumnLine, ...] = field(default=(), repr=False)
    problems: tuple[str, ...] = ()
    counted: str = ""
    to_come: str = ""  # what Import would do
    undecided: int = 0
    may_import: bool = False
    names_families: bool = True
    result: str = ""
    taken_back: bool = False
    nothing_new: bool = False


@dataclass(frozen=True)
class Looked:
    """What a job brings back."""

    book: Workbook = field(repr=False)
    preview: Preview = field(repr=False)


class ImportModel:
    """One import from file to finish. The jobs are handed out as functions on frozen records."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looked: Looked | None = None
        self._made: dict[tuple[int, ...], Decision] = {}  # her own decisions, by the rows of the sheet
        self._written: dict[FamilyId, Household] = {}  # what the import left on record
        self._discreet = False
        self.state = State()

    # -- choosing and reading

    def start_again(self) -> State:
        """Forget the file."""
        self._looked = None
        self._made = {}
        self._written = {}
        self.state = State()
        return self.state

    def reading(self, path: Path) -> Callable[[Progress], Looked]:
        """The job that reads a file and proposes what to import."""
        self.start_again()
        self.state = replace(self.state, stage=Stage.READING, file_name=path.name)
        known, today = importing.families_on_record(self._desk), self._desk.today

        def work(progress: Progress) -> Looked:
            book = importing.read_file(path, progress)
            return Looked(book, importing.propose(book, known, today, progress))

        return work

    def looking_again(
        self, *, sheet: int | None = None, layout: Layout | None = None
    ) -> Callable[[Progress], Looked] | None:
        """The job that proposes anew: another sheet, other columns, or families that have changed meanwhile."""
        if self._looked is None:
            return None
        book, before = self._looked.book, self._looked.preview
        if sheet is None:
            sheet, layout = before.sheet, layout or before.proposal.layout
        known, today = importing.families_on_record(self._desk), self._desk.today

        def work(progress: Progress) -> Looked:
            return Looked(book, importing.propose(book, known, today, progress, sheet=sheet, layout=layout))

        return work

    def looked(self, looked: Looked) -> State:
        """Show what was found."""
        if self._looked is not None and self._looked.preview.sheet != looked.preview.sheet:
            self._made = {}
        self._looked = looked
        return self._show()

    def failed(self, error: HiveDeskError) -> State:
        """The file cannot be read; where one was being looked through, that stays."""
        if self._looked is None:
            self.state = State(problem=error)
        else:
            self.state = replace(self.state, stage=Stage.LOOKING, problem=error)
        return self.state

    # -- what the columns mean

    def with_field(self, column: int, means: Field) -> Layout | None:
        """The layout with another meaning of a column."""
        return self._looked.preview.proposal.layout.with_field(column, means) if self._looked else None

    def with_shape(self, shape: Shape) -> Layout | None:
        """The layout with another meaning of a row."""
        return self._looked.preview.proposal.layout.with_shape(shape) if self._looked else None

    # -- deciding

    def decide(self, row: int, decision: Decision) -> State:
        """Her word on one family."""
        if self._looked is not None and decision in self._looked.preview.options(row):
            self._made[self._looked.preview.proposal.rows[row].rows] = decision
            self._show_decisions()
        return self.state

    def tick(self, row: int, wanted: bool) -> State:
        """Take a family, as what it most likely is, or leave it out."""
        if self._looked is None:
            return self.state
        options = self._looked.preview.options(row)
        taken = next((option for option in options if option.take is not Take.LEAVE_OUT), LEFT_OUT)
        return self.decide(row, taken if wanted else LEFT_OUT)

    def detail(self, row: int) -> Detail | None:
        """One family in full."""
        if self._looked is None or not 0 <= row < len(self._looked.preview.proposal.rows):
            return None
        preview = self._looked.preview
        return texts.detail_of(preview, row, self._decisions()[row], self._is_decided(row), self._sight())

    def set_discreet(self, discreet: bool) -> State:
        """Show initials in place of names, or names again."""
        self._discreet = discreet
        return self._show() if self._looked is not None else self.state

    # -- importing

    def write(self) -> Changed | None:
        """Import what was decided, as one act; then the file is forgotten.

        Raises:
            HiveDeskError: nothing was written; the list stays as it is.
        """
        assert self._looked is not None, "there is something to import"
        preview, decisions = self._looked.preview, self._decisions()
        outcome = importing.outcome(preview, decisions)
        changed = importing.import_families(self._desk, preview, decisions)
        name = self.state.file_name
        self.start_again()
        after = {household.family.id: household for household in importing.families_on_record(self._desk)}
        self._written = {key: value for key, value in after.items() if preview.known.get(key) != value}
        self.state = State(stage=Stage.DONE, file_name=name, result=_result(outcome), nothing_new=changed is None)
        return changed

    def concerns(self, changed: Changed) -> bool:
        """Whether something changed that the list was compared with."""
        return bool(changed.tables & _COMPARED)

    def look_at_result(self) -> State:
        """After an undo or a redo: whether what was imported is still there."""
        if self.state.stage is Stage.DONE and self._written:
            now = {household.family.id: household for household in importing.families_on_record(self._desk)}
            gone = all(now.get(key) != value for key, value in self._written.items())
            self.state = replace(self.state, taken_back=gone)
        return self.state

    # -- within

    def _decisions(self) -> tuple[Decision, ...]:
        assert self._looked is not None
        preview = self._looked.preview
        return tuple(
            made if (made := self._made.get(proposed.rows)) in preview.options(row) else suggested
            for row, (proposed, suggested) in enumerate(zip(preview.proposal.rows, preview.suggestions(), strict=True))
        )

    def _is_decided(self, row: int) -> bool:
        assert self._looked is not None
        preview = self._looked.preview
        return self._made.get(preview.proposal.rows[row].rows) in preview.options(row)

    def _sight(self) -> Sight:
        if not self._discreet or self._looked is None:
            return IN_FULL
        preview = self._looked.preview
        households = [*preview.known.values(), *(row.household for row in preview.proposal.rows)]
        return Veil(texts.names_in(households))

    def _show(self) -> State:
        """All that the file says, which does not change while she decides, and then the rest."""
        assert self._looked is not None
        book, preview = self._looked.book, self._looked.preview
        problems = [*book.problems, *preview.proposal.all_problems()]
        self.state = replace(
            self.state,
            stage=Stage.LOOKING,
            problem=None,
            sheets=tuple(sheet.name or "The only sheet" for sheet in book.sheets),
            sheet=preview.sheet,
            shape=preview.proposal.layout.shape,
            columns=texts.column_lines(preview, book.sheets[preview.sheet], self._sight()),
            problems=tuple(texts.problem_words(one.cell, one.problem) for one in problems[:MOST_PROBLEMS]),
            counted=texts.counts_words(preview.counts),
            names_families=preview.proposal.layout.names_families(),
        )
        return self._show_decisions()

    def _show_decisions(self) -> State:
        assert self._looked is not None
        preview, decisions, sight = self._looked.preview, self._decisions(), self._sight()
        waiting = [
            row
            for row, match in enumerate(preview.matches)
            if isinstance(match, Resembles) and preview.proposal.rows[row].take and not preview.refused[row]
        ]
        self.state = replace(
            self.state,
            lines=tuple(
                texts.line_of(preview, row, decision, self._is_decided(row), sight)
                for row, decision in enumerate(decisions)
            ),
            to_come=texts.outcome_words(importing.outcome(preview, decisions)),
            undecided=sum(not self._is_decided(row) for row in waiting),
            may_import=any(decision.take is not Take.LEAVE_OUT for decision in decisions),
        )
        return self.state


def _result(outcome: Outcome) -> str:
    words = f"{outcome.new} new, {outcome.updated} updated, {outcome.unchanged} unchanged"
    return words + (f", {outcome.left_out} left out." if outcome.left_out else ".")
