"""What people said of the Hive's events and may be quoted, for the annual review. Imports reportlab: import it late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import format_date
from hivedesk.outgoing import blocks
from hivedesk.outgoing.paper import build, furniture

TITLE = "Voices"
CONFIDENTIALITY = "Quoted with consent, without names. Read it through before it is given on."


@dataclass(frozen=True)
class Quote:
    """Words that may be quoted, and of what."""

    words: str
    said_by: str  # as they may be quoted; "" where nothing is known
    event: str  # "family event, Sat 14 Nov 2026"


def voices_pdf(
    quotes: Sequence[Quote], unasked: int, first_day: date, last_day: date, hive: Hive, moment: datetime, worker: str
) -> bytes:
    """The quotes in their order; ``unasked``: how many more there are of which nobody has asked yet."""
    story: list[Any] = [
        blocks.para("Voices from the Hive's events", "title"),
        blocks.para(f"{format_date(first_day)} to {format_date(last_day)}", "subtitle"),
        blocks.space(8),
    ]
    for quote in quotes:
        beneath = ", ".join(part for part in (quote.said_by, quote.event) if part)
        story += [blocks.para(f"“{quote.words}”"), blocks.para(beneath, "small"), blocks.space(8)]
    if not quotes:
        story.append(blocks.para("Nothing may be quoted yet."))
    if unasked:
        more = "1 more voice is" if unasked == 1 else f"{unasked} more voices are"
        story.append(blocks.para(f"{more} written down; nobody has asked yet whether they may be quoted.", "small"))
    return build(story, furniture(hive, TITLE, CONFIDENTIALITY, moment, worker))
