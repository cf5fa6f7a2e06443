"""A family's claims of one month, to copy from into the council's own form. Imports reportlab: import it late."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.families import Carer, full_name
from hivedesk.domain.hive import Hive
from hivedesk.domain.money import pounds_words
from hivedesk.foundation.clock import format_date, format_month
from hivedesk.outgoing import blocks
from hivedesk.outgoing.paper import TEXT_WIDTH, build, furniture

TITLE = "Claim list"
CONFIDENTIALITY = "For the carer named here. Keep it safe."
_WIDTHS = (82.0, 88.0, 0.0, 78.0, 58.0, 76.0)


def claim_list_pdf(
    family_name: str,
    carers: Sequence[Carer],
    items: Sequence[ClaimItem],
    hive: Hive,
    year: int,
    month: int,
    moment: datetime,
    worker: str,
) -> bytes:
    """The items of the month by carer, each with its day, what and how much, and whether it was claimed and paid."""
    story: list[Any] = [
        blocks.para(f"The {family_name} family", "title"),
        blocks.para(f"Claim list for {format_month(year, month)}", "subtitle"),
        blocks.space(4),
        blocks.para(
            "Copy from this list into the council's own claim form. HiveDesk counts what was written down; it does not "
            "know the council's rates.",
            "small",
        ),
    ]
    for heading, own in _by_carer(carers, items):
        story += [blocks.para(heading, "heading"), _table(own), *_sum(own)]
    if not items:
        story += [blocks.space(14), blocks.para("Nothing is written down for this month.")]
    return build(story, furniture(hive, TITLE, CONFIDENTIALITY, moment, worker))


def _by_carer(carers: Sequence[Carer], items: Sequence[ClaimItem]) -> list[tuple[str, list[ClaimItem]]]:
    known = {carer.id for carer in carers}
    groups = [(full_name(carer), [item for item in items if item.carer_id == carer.id]) for carer in carers]
    rest = [item for item in items if item.carer_id is None or item.carer_id not in known]
    return [(name, own) for name, own in [*groups, ("For the family", rest)] if own]


def _table(items: Sequence[ClaimItem]) -> Any:
    middle = TEXT_WIDTH - sum(_WIDTHS)
    widths = [width or middle for width in _WIDTHS]
    head = [blocks.para(words, "column_left") for words in ("Day", "Kind", "What", "How much")]
    head += [blocks.para("Amount", "column"), blocks.para("State", "column_after")]
    return blocks.table([head, *(_row(item) for item in items)], widths)


def _row(item: ClaimItem) -> list[Any]:
    return [
        blocks.para(format_date(item.day), "label"),
        blocks.para(item.kind.value, "label"),
        blocks.para(item.what, "label"),
        blocks.para(item.quantity, "label"),
        blocks.para("" if item.pence is None else pounds_words(item.pence), "number"),
        blocks.para(_state(item), "part"),
    ]


def _state(item: ClaimItem) -> str:
    if item.paid_on is not None:
        return f"paid {format_date(item.paid_on)}"
    return f"claimed {format_date(item.claimed_on)}" if item.claimed_on is not None else "to be claimed"


def _sum(items: Sequence[ClaimItem]) -> list[Any]:
    amounts = [item.pence for item in items if item.pence is not None]
    if not amounts:
        return []
    without = len(items) - len(amounts)
    note = f", and {without} without an amount" if without else ""
    return [blocks.para(f"Together {pounds_words(sum(amounts))}{note}.", "strong")]
