"""The roster of an event, for whoever stands at the door; the leader's copy tells medical details besides.

The plain roster never shows medical details or who must not collect a child, even where the sheet holds them. A row
is never split across pages, and a household stays together where it fits. Imports reportlab: import it late.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from reportlab.platypus import KeepTogether  # type: ignore[import-untyped]  # reportlab has no type information

from hivedesk.domain.events.records import Presence, Reply
from hivedesk.domain.events.roster import (
    AGE_BANDS,
    RosterRow,
    RosterSheet,
    by_household,
    listed,
    totals,
    turnout,
    when_words,
)
from hivedesk.domain.families import Answer
from hivedesk.domain.hive import Hive
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.door_papers import TickBox, WriteLine, destroy_words, head_of, heading, pieces, short, whole
from hivedesk.outgoing.door_table import DoorList
from hivedesk.outgoing.paper import INK, LANDSCAPE, build, furniture

TITLE = "Roster"
LEADERS_TITLE = "Roster, leader's copy"
CONFIDENTIALITY = "Confidential: children in care. Do not leave it lying open."
LEADERS_CONFIDENTIALITY = "Confidential: medical details of children in care. For the leader alone."
WALK_INS = 6  # blank rows

_NAME, _CARERS, _DIET = 172.0, 86.0, 116.0
_COLUMNS = (
    ("Name", _NAME),
    ("Age", 40.0),
    ("Expected", 82.0),
    ("Arrived", 60.0),
    ("Left", 60.0),
    ("Collected by", 98.0),
    ("Carer present", _CARERS),
    ("Allergies and diet", _DIET),
    ("Photos", 59.0),
)
_TIME_LINE = 32.0
_IN_COLUMN = 90  # letters of allergies and diet that stand beside the name; longer ones stand below it
_PHONES = 300.0


def roster_pdf(sheet: RosterSheet, hive: Hive, moment: datetime, worker: str, *, leaders_copy: bool) -> bytes:
    """Everybody who is expected, has not answered, waits for a place, or came without being asked."""
    title = LEADERS_TITLE if leaders_copy else TITLE
    private = LEADERS_CONFIDENTIALITY if leaders_copy else CONFIDENTIALITY
    rows = listed(sheet.rows)
    story = [_head(sheet, worker, title), blocks.space(6), blocks.para(_counts(sheet.rows), "door_strong")]
    if not rows:
        story.append(blocks.para("Nobody is on the list yet.", "door_strong"))
    story += [blocks.space(6), _table(rows, leaders_copy=leaders_copy), blocks.space(12), _totals(sheet)]
    around = furniture(
        hive,
        title,
        f"{private} {destroy_words(sheet)}",
        moment,
        worker,
        page=LANDSCAPE,
        head=head_of(sheet, title),
    )
    return build(story, around)


# -- the head


def _head(sheet: RosterSheet, worker: str, title: str) -> Any:
    event, room = sheet.event, LANDSCAPE.text_width - _PHONES - 16
    where = ", ".join(short(part) for part in (event.venue, event.address) if part.strip())
    told = [
        heading(event.title, room),
        blocks.space(3),
        blocks.para(when_words(event), "door_strong"),
        *([blocks.para("This event is cancelled.", "door_strong")] if event.cancelled else []),
        blocks.para(where or "No venue is entered.", "door"),
        blocks.para(f"Leader: {short(event.leader) or '.' * 40}", "door"),
        blocks.para(f"{title}. {destroy_words(sheet)}", "door"),
    ]
    return blocks.plain_grid([[told, _phones(sheet, worker)]], [room + 16, _PHONES])


def _phones(sheet: RosterSheet, worker: str) -> Any:
    lines = [[_who(duty.name, duty.when), _number(number)] for duty, number in sheet.duty_numbers]
    lines.append([_who(worker or "Hive Carer Support Worker", "for this event"), _number(sheet.worker_phone)])
    inner = blocks.plain_grid(lines, [166, _PHONES - 166 - 16], _ROOMY)
    return blocks.framed_grid([["", inner]], [10, _PHONES - 10])


_ROOMY = (("BOTTOMPADDING", (0, 0), (-1, -2), 5), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))


def _who(name: str, when: str) -> Any:
    return [whole(name, fonts.SEMIBOLD, 10, 150), blocks.para(when, "door_small")]


def _number(number: str) -> Any:
    return blocks.para(short(number), "door_number") if number.strip() else WriteLine()


def _counts(rows: Sequence[RosterRow]) -> str:
    coming = turnout(tuple(replace(row, presence=Presence.UNKNOWN) for row in rows if not row.walk_in))
    asked = [row for row in rows if not row.walk_in]
    told = [f"Expected: {_people(coming.adults, 'adult', 'adults')}, {_people(coming.children, 'child', 'children')}"]
    for reply, words in (
        (Reply.INVITED, "No answer yet"),
        (Reply.WAITING, "Waiting list"),
        (Reply.NO, "Said no"),
    ):
        number = sum(row.reply is reply for row in asked)
        if number:
            told.append(f"{words}: {number}")
    return " · ".join(told)


def _people(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


# -- the table


def _table(rows: tuple[RosterRow, ...], *, leaders_copy: bool) -> Any:
    found = DoorList(_COLUMNS)
    for household, own in by_household(rows):
        name = short(household) or "Without a household on record"
        found.begin(whole(name, fonts.SEMIBOLD, 11, LANDSCAPE.text_width - 20), blocks.para(name, "door_mark"))
        for row in own:
            found.guest(_cells(row), _notes(row, leaders_copy=leaders_copy))
    found.begin(blocks.para("Walk-ins: people who come without being on the list", "door_strong"))
    for _ in range(WALK_INS):
        found.guest(_blank())
    return found.table()


def _cells(row: RosterRow) -> list[Any]:
    child = row.is_child
    return [
        whole(row.short_name, fonts.SEMIBOLD, 12, _NAME - 8, 8),
        blocks.para(row.age_band, "door") if row.age_band else WriteLine(),
        _expected(row),
        _arrived(row),
        TickBox(ticked=bool(row.left), words=row.left, line=_TIME_LINE),
        _collected(row),
        _carers(row) if child else "",
        _diet(row),
        _photos(row) if child else blocks.para("ask", "door_small"),
    ]


def _expected(row: RosterRow) -> Any:
    if row.walk_in:
        return blocks.para("walk-in", "door_small")
    words = {Reply.INVITED: "no answer", Reply.WAITING: "waiting list", Reply.NO: "had said no"}
    return TickBox(ticked=row.reply is Reply.YES, words=words.get(row.reply, ""))


def _arrived(row: RosterRow) -> Any:
    if row.presence is Presence.DID_NOT_COME:
        return blocks.para("did not come", "door_small")
    return TickBox(ticked=row.presence is Presence.CAME, words=row.arrived, line=_TIME_LINE)


def _collected(row: RosterRow) -> Any:
    if row.collected_by.strip():
        return whole(row.collected_by, fonts.REGULAR, 10, 100)
    if row.is_child and row.ask_leader:
        return [blocks.para("Ask the leader first", "door_mark"), WriteLine()]
    return WriteLine() if row.is_child else ""


def _carers(row: RosterRow) -> Any:
    if row.carer_present.strip():
        return whole(row.carer_present, fonts.REGULAR, 10, _CARERS - 8)
    return blocks.para("no carer", "door_mark")


def _photos(row: RosterRow) -> Any:
    if row.photo_consent is Answer.NO:
        return blocks.plain_grid([[blocks.para("NO", "door_no")]], [30], _BOXED)
    return blocks.para("yes" if row.photo_consent is Answer.YES else "not asked", "door")


_BOXED = (
    ("BOX", (0, 0), (-1, -1), 1.4, blocks.colour(INK)),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
)


def _is_long(row: RosterRow) -> bool:
    return len(fonts.printable(f"{row.allergies}{row.diet}")) > _IN_COLUMN


def _diet(row: RosterRow) -> Any:
    if _is_long(row):
        return blocks.para("see below", "door_mark")
    told = [whole(row.allergies, fonts.SEMIBOLD, 10, _DIET - 8)] if row.allergies.strip() else []
    return [*told, whole(row.diet, fonts.REGULAR, 10, _DIET - 8)] if row.diet.strip() else told


def _notes(row: RosterRow, *, leaders_copy: bool) -> list[Any]:
    """What stands below a guest, over the whole width."""
    notes = [("Allergies", row.allergies), ("Diet", row.diet)] if _is_long(row) else []
    if leaders_copy:
        notes += [("Medical", row.medical), ("MUST NOT BE COLLECTED BY", row.not_collected_by)]
    return [
        blocks.marked_up(f'<font name="{fonts.SEMIBOLD}">{label}:</font> {blocks.text(piece)}', "door_note")
        for label, words in notes
        for piece in pieces(words)
    ]


def _blank() -> list[Any]:
    time = TickBox(line=_TIME_LINE)
    line = WriteLine()
    return [line, line, "", time, time, line, line, line, blocks.para("yes / no", "door")]


# -- the totals


def _totals(sheet: RosterSheet) -> Any:
    rows = listed(sheet.rows)
    known = any(row.presence is not Presence.UNKNOWN for row in rows)
    bands = [(_BAND_WORDS.get(each.band, each.band), each.expected, each.came) for each in totals(rows)]
    every = ("All", sum(each[1] for each in bands), sum(each[2] for each in bands))
    head = [blocks.para(words, "door_column") for words in ("Age", "Expected", "Came" if known else "", "Counted")]
    lines = [[*_numbers(each, known=known), WriteLine()] for each in (*bands, every)]
    table = blocks.table([head, *lines], _TOTALS, [("VALIGN", (0, 1), (-1, -1), "MIDDLE")])
    beside = [blocks.para(words, "door") for words in _ratio(sheet)]
    widths = [sum(_TOTALS) + 24, LANDSCAPE.text_width - sum(_TOTALS) - 24]
    return KeepTogether([blocks.para("Totals", "heading"), blocks.plain_grid([[table, beside]], widths)])


_TOTALS = (150.0, 80.0, 60.0, 90.0)
_BAND_WORDS = {"adult": "18 and over", **{band: f"{band} years" for band in AGE_BANDS}}


def _numbers(total: tuple[str, int, int], *, known: bool) -> list[Any]:
    words, expected, came = total
    name = "door_strong" if words == "All" else "door"
    return [blocks.para(told, name) for told in (words, str(expected), str(came) if known else "")]


def _ratio(sheet: RosterSheet) -> list[str]:
    coming, most = turnout(sheet.rows), sheet.event.children_per_adult
    taken = any(row.presence is not Presence.UNKNOWN for row in sheet.rows)
    told = ["Who came, and who is still expected:"] if taken else []
    told += [f"Adults: {coming.adults}", f"Children: {coming.children}"]
    if coming.grown:
        told.append(f"Young people of 18 or over: {coming.grown}, counted neither as adults nor as children")
    if coming.children:
        told.append(f"Ratio: {coming.ratio() or 'no adult is expected'}")
    if most is not None:
        told.append(f"Agreed for this event: 1 adult to at most {_people(most, 'child', 'children')}")
        if coming.too_many_for(most):
            told.append("MORE CHILDREN THAN AGREED: another adult is needed.")
    if sheet.event.capacity is not None:
        told.append(f"Places: {sheet.event.capacity}")
    return told
