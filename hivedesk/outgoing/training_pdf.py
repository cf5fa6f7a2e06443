"""How the training of the Hive's carers stands, by family and carer. Imports reportlab: import it late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hivedesk.domain.clocks import Due
from hivedesk.domain.clocks.training import TrainingState
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import format_date, local
from hivedesk.outgoing import blocks
from hivedesk.outgoing.paper import TEXT_WIDTH, build, furniture

TITLE = "Training due"
CONFIDENTIALITY = "About carers. Keep it safe; destroy it when a newer list is printed."
_WIDTHS = (118.0, 44.0, 52.0, 84.0, 0.0)


@dataclass(frozen=True)
class TrainingLine:
    """One carer's line."""

    family_name: str
    carer_name: str
    state: TrainingState
    dues: tuple[Due, ...]


def training_pdf(lines: Sequence[TrainingLine], hive: Hive, moment: datetime, worker: str, courses: int) -> bytes:
    """Every carer with the year, hours done, courses of the first year (of ``courses``) and what is due by when."""
    today = local(moment).date()
    overdue = sum(any(due.due_on < today for due in line.dues) for line in lines)
    story: list[Any] = [
        blocks.para("Training of the carers", "title"),
        blocks.para(f"As recorded on {format_date(today)}", "subtitle"),
        blocks.space(8),
        blocks.tiles([(str(len(lines)), "carers"), (str(overdue), "with something overdue")]),
        blocks.space(10),
    ]
    if lines:
        story.append(_table(lines, today, courses))
        story.append(blocks.space(8))
        story.append(
            blocks.para(
                "Counted is what is recorded in HiveDesk. Carers approved long ago may have done the first year's "
                "courses before their Hive kept records.",
                "small",
            )
        )
    else:
        story.append(blocks.para("No carer is recorded yet."))
    return build(story, furniture(hive, TITLE, CONFIDENTIALITY, moment, worker))


def _table(lines: Sequence[TrainingLine], today: date, courses: int) -> Any:
    widths = [width or TEXT_WIDTH - sum(_WIDTHS) for width in _WIDTHS]
    titles = ("Carer", "Year", "Hours", "First year's list", "Due")
    head = [blocks.para(words, "column_left") for words in titles]
    return blocks.table([head, *(_row(line, today, courses) for line in lines)], widths)


def _row(line: TrainingLine, today: date, courses: int) -> list[Any]:
    state = line.state
    done = courses - len(state.first_year_left)
    return [
        [blocks.para(line.carer_name, "label"), blocks.para(line.family_name, "definition")],
        blocks.para(str(state.year) if state.year else "", "label"),
        blocks.para(f"{round(state.minutes / 60, 1):g}", "label"),
        blocks.para(f"{done} of {courses}", "label"),
        [blocks.para(_due_words(due, today), "label") for due in line.dues] or blocks.para("nothing", "label"),
    ]


def _due_words(due: Due, today: date) -> str:
    late = due.overdue_days(today)
    when = f"{late} days overdue" if late > 1 else "1 day overdue" if late == 1 else f"by {format_date(due.due_on)}"
    return f"{due.what}: {when}"
