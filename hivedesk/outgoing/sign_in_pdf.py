"""The sheet that lies open on the table at the door: households and first names, and nothing else.

No diet, nothing medical, no surname of a child. Imports reportlab: import it late.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hivedesk.domain.events.roster import RosterRow, RosterSheet, by_household, when_words, with_a_place
from hivedesk.domain.hive import Hive
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.door_papers import destroy_words, head_of, heading, short, whole
from hivedesk.outgoing.paper import INK, LINE, TEXT_WIDTH, build, furniture

TITLE = "Sign-in sheet"
BLANK_ROWS = 6
_WIDTHS = (210.0, 64.0, 64.0, TEXT_WIDTH - 338.0)
_TALL = 32.0  # room to sign
_LONGEST = 80  # letters of a first name
_LONGEST = 80  # letters of a first name
_LONGEST = 80  # letters of a first name
_AT_ONCE = 8  # people in one row; a larger household has several


def sign_in_sheet_pdf(sheet: RosterSheet, hive: Hive, moment: datetime, worker: str) -> bytes:
    """A row for each household that may come, and blank ones; those who wait for a place are not shown."""
    rows = with_a_place(sheet.rows)
    story = [
        heading(sheet.event.title, TEXT_WIDTH),
        blocks.space(3),
        blocks.para(when_words(sheet.event), "door_strong"),
        blocks.space(4),
        blocks.para("Please sign in when you come, and out when you go.", "door"),
        blocks.space(8),
        _table(rows),
    ]
    around = furniture(hive, TITLE, destroy_words(sheet), moment, worker, head=head_of(sheet, TITLE))
    return build(story, around)


def _table(rows: tuple[RosterRow, ...]) -> Any:
    head = [blocks.para(words, "door_column") for words in ("Who", "Time in", "Time out", "Signature")]
    room = blocks.space(_TALL)
    lines = [[who, room, "", ""] for who in (*_signing(rows), *[""] * BLANK_ROWS)]
    return blocks.table(
        [head, *lines],
        _WIDTHS,
        [
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 1), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 8),
            ("LINEBELOW", (0, 1), (-1, -1), 0.6, blocks.colour(INK)),
            ("LINEBEFORE", (1, 0), (-1, -1), 0.6, blocks.colour(LINE)),
        ],
    )


def _signing(rows: tuple[RosterRow, ...]) -> list[Any]:
    """Households sign once; whoever belongs to none signs alone."""
    found: list[Any] = []
    for household, own in by_household(rows):
        at_once = _AT_ONCE if household else 1
        parts = [own[start : start + at_once] for start in range(0, len(own), at_once)]
        found += [_who(household, part) for part in parts]
    return found


def _who(household: str, rows: Sequence[RosterRow]) -> list[Any]:
    first_names = [short(row.first_name, _LONGEST) for row in rows]
    if not household:
        return [whole(first_names[0], fonts.SEMIBOLD, 13, _WIDTHS[0] - 12)]
    return [whole(household, fonts.SEMIBOLD, 13, _WIDTHS[0] - 12), blocks.para(", ".join(first_names), "door")]
