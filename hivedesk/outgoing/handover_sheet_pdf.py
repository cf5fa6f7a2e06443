"""The handover sheet of one stay, for the host: a page or more for each child. Imports reportlab: import it late."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from reportlab.platypus import KeepTogether, PageBreak  # type: ignore[import-untyped]  # reportlab has no type information

from hivedesk.domain.hive import Hive
from hivedesk.domain.sleepovers.handover import (
    NO_CONSENT,
    NOT_TOLD,
    HandoverSheet,
    SheetChild,
    SheetPhone,
    lacks_consent,
    may_decide,
    returned_things,
)
from hivedesk.domain.sleepovers.records import SchoolRun
from hivedesk.foundation.clock import format_date
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.blocks import Mark, Marked
from hivedesk.outgoing.door_papers import TickBox, WriteLine, heading, pieces, short
from hivedesk.outgoing.paper import INK, LINE, TEXT_WIDTH, UPRIGHT, build, furniture

TITLE = "Handover sheet"
CONFIDENTIALITY = "Confidential: about a child in care. For the host alone."

_PAGE = replace(UPRIGHT, top=UPRIGHT.top - 16, bottom=UPRIGHT.bottom - 7)  # one child, one page, as a rule
_COPY = 138.0  # the frame with the number of the copy
_LABEL = 104.0
_PHONE_WIDTHS = (150.0, 92.0)
_MUST_NOT = Mark("Must not collect, or have contact", box=True)
_NOBODY_NAMED = "Nobody is recorded who must not collect. Ask the carers before anybody else fetches the child."
_SAFETY = Mark("Safety notes for this stay", bars=2, ground=True)
_NOT_YET = Mark("Not authorised yet", box=True)

Line = tuple[str, str, bool]  # label, words, whether a host cannot do without it


def handover_sheet_pdf(sheet: HandoverSheet, hive: Hive, moment: datetime, worker: str) -> bytes:
    """A page for each child, with all that the host needs beside it."""
    story: list[Any] = []
    for child in sheet.children:
        story += [PageBreak()] if story else []
        story += _page(sheet, child)
    if not story:
        story.append(blocks.para("The children of this stay are no longer on record.", "strong"))
    around = furniture(
        hive,
        TITLE,
        f"{CONFIDENTIALITY} {_back_words(sheet)}",
        moment,
        worker,
        page=_PAGE,
        head=f"{TITLE}, copy {sheet.copy} · {sheet.what.lower()} from {format_date(sheet.first_day)}",
    )
    return build(story, around)


def _back_words(sheet: HandoverSheet) -> str:
    return f"Return or destroy by {format_date(sheet.back_by)}."


def _page(sheet: HandoverSheet, child: SheetChild) -> list[Any]:
    return [
        _head(sheet, child),
        blocks.space(6),
        _phones(sheet.phones),
        *_warnings(sheet, child),
        *_part("Health", _health(sheet, child)),
        *_part("Day and night", _everyday(sheet, child)),
        *_part("What you may decide", [("", may_decide(sheet), False)]),
        *_own_words(child),
        _going_home(sheet, child),
    ]


# -- the head


def _head(sheet: HandoverSheet, child: SheetChild) -> Any:
    room = TEXT_WIDTH - _COPY - 16
    age = "" if child.age is None else f", {child.age}"
    host = f" with {_family(sheet.host)}" if sheet.host.strip() else ""
    told = [
        heading(f"{short(child.called)}{age}", room),
        blocks.space(3),
        blocks.para(f"{sheet.what}{host}", "door_strong"),
        blocks.para(sheet.when, "door_strong"),
    ]
    if child.together_with:
        told.append(blocks.para(f"Together with {_listed(child.together_with)}, who has a page too", "door"))
    return blocks.plain_grid([[told, _copy(sheet)]], [room + 16, _COPY])


def _family(name: str) -> str:
    return f"the {short(name)} family"


def _listed(names: Sequence[str]) -> str:
    told = [short(name) for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _copy(sheet: HandoverSheet) -> Any:
    inner = [
        blocks.para(f"Copy {sheet.copy}", "door_number"),
        blocks.para("Return or destroy by", "door_small"),
        blocks.para(format_date(sheet.back_by), "door_mark"),
    ]
    return blocks.framed_grid([["", inner]], [10, _COPY - 10])


# -- whom to ring


def _phones(phones: Sequence[SheetPhone]) -> Any:
    """Two beside each other; a number that is not recorded has a line to write it on."""
    half = -(-len(phones) // 2)
    columns = [list(phones[:half]), list(phones[half:])]
    columns[1] += [SheetPhone("", "", "")] * (half - len(columns[1]))
    who, number = _PHONE_WIDTHS
    rows = [[*_phone(one), "", *_phone(other)] for one, other in zip(*columns, strict=True)]
    return blocks.plain_grid(
        rows,
        [who, number, TEXT_WIDTH - 2 * (who + number), who, number],
        [
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, blocks.colour(INK)),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, blocks.colour(LINE)),
            ("LINEBELOW", (0, -1), (-1, -1), 1.2, blocks.colour(INK)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )


def _phone(phone: SheetPhone) -> list[Any]:
    if not phone.who:
        return ["", ""]
    who = [blocks.para(short(phone.who), "door_mark"), blocks.para(phone.what, "small")]
    if phone.number.strip():
        return [who, blocks.para(short(phone.number), "door_strong")]
    return [who, [WriteLine(11), blocks.para(NOT_TOLD, "small")]]


# -- what must not happen


def _warnings(sheet: HandoverSheet, child: SheetChild) -> list[Any]:
    found = []
    if sheet.authorised_on is None:
        found.append(Marked(_NOT_YET, "Nobody has authorised this stay. Do not hand this sheet over.", size="strong"))
    must_not = _must_not(child)
    if must_not:
        found.append(Marked(_MUST_NOT, "\n".join(must_not), size="door"))
    else:
        found.append(blocks.para(_NOBODY_NAMED, "door_small"))
    if sheet.safety_notes.strip():
        found.append(Marked(_SAFETY, sheet.safety_notes, size="door"))
    return [blocks.space(7), *found]


def _must_not(child: SheetChild) -> list[str]:
    told = [
        f"{label}: {words.strip()}"
        for label, words in (("Must not collect", child.not_collected_by), ("No contact", child.no_contact))
        if words.strip()
    ]
    if child.others_named and not child.no_contact.strip():
        told.append("There are children whom this child must not meet: ask before other children come.")
    return told


# -- what the child needs


def _health(sheet: HandoverSheet, child: SheetChild) -> list[Line]:
    consent = (
        (NO_CONSENT if lacks_consent(sheet, child) else sheet.medication_consent) if child.medication.strip() else ""
    )
    return [
        ("Allergies", child.allergies, True),
        ("Medication", child.medication, True),
        ("Consent to medicine", consent, False),
        ("Health", child.health, False),
        ("GP", child.gp, True),
        ("Access needs", child.access_needs, False),
    ]


def _everyday(sheet: HandoverSheet, child: SheetChild) -> list[Line]:
    run = "" if sheet.school_run is SchoolRun.NOT_NEEDED else f"taken and fetched by: {sheet.school_run.value}"
    if sheet.school_run is SchoolRun.UNKNOWN:
        run = "who takes and fetches: not arranged yet" if child.school.strip() else ""
    return [
        ("Getting here and home", sheet.transport, False),
        ("Comes along", sheet.bring, False),
        ("Sleep", child.sleep, False),
        ("Food", child.diet, False),
        ("Comfort", child.comfort, False),
        ("Culture", child.culture, False),
        ("School", "\n".join(part for part in (child.school.strip(), run) if part), False),
    ]


def _part(title: str, lines: Iterable[Line]) -> list[Any]:
    rows = [row for line in lines for row in _rows(*line)]
    if not rows:
        return []
    table = blocks.plain_grid(
        rows,
        [_LABEL, TEXT_WIDTH - _LABEL],
        [
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            *(("SPAN", (0, at), (-1, at)) for at, row in enumerate(rows) if row[1] == ""),
        ],
    )
    return [blocks.space(6), blocks.para(title, "section"), blocks.space(2), table]


def _rows(label: str, words: str, needed: bool) -> list[list[Any]]:
    """A line of the sheet; a long one in several rows, so that each finds room on a page."""
    told = pieces(words) or ([NOT_TOLD] if needed else [])
    strong = words == NO_CONSENT or not pieces(words)
    values = [_bold(part) if strong else blocks.para(part, "told") for part in told]
    if not label:
        return [[value, ""] for value in values]
    return [[blocks.para(label if at == 0 else "", "door_small"), value] for at, value in enumerate(values)]


def _bold(words: str) -> Any:
    return blocks.marked_up(f'<font name="{fonts.BOLD}">{blocks.text(words)}</font>', "told")


def _own_words(child: SheetChild) -> list[Any]:
    if not child.own_words.strip():
        return []
    mark = Mark(f"In {short(child.called)}'s own words", bars=1, thick=2.0, italic=True)
    return [blocks.space(5), Marked(mark, child.own_words, size="door")]


# -- when the child goes home


def _going_home(sheet: HandoverSheet, child: SheetChild) -> Any:
    things = [_tick(words) for words in returned_things(child)]
    things += [_tick("Medicine; left:", 58), _tick("Money:", 58)]
    ticks = [things[at : at + 3] for at in range(0, len(things), 3)]
    back = _tick("This sheet was returned, or destroyed, on:", 70)
    tell = [[blocks.para("What to tell the carers", "door_small"), WriteLine(12)], ["", WriteLine(17)]]
    return KeepTogether(
        [
            blocks.space(6),
            blocks.para("Going home", "section"),
            blocks.space(4),
            blocks.plain_grid(ticks, [_THIRD] * 3, [("BOTTOMPADDING", (0, 0), (-1, -1), 4)]),
            blocks.plain_grid(tell, [_LABEL, TEXT_WIDTH - _LABEL]),
            blocks.space(6),
            blocks.plain_grid([[back, blocks.para(_authorised(sheet), "door_small")]], [_BACK, TEXT_WIDTH - _BACK]),
        ]
    )


_THIRD = TEXT_WIDTH / 3
_BACK = 300.0


def _tick(words: str, line: float = 0.0) -> Any:
    """A box to tick; with a line, something is to be written behind it."""
    told = blocks.para(short(words), "door_small")
    if not line:
        return blocks.plain_grid([[TickBox(), told]], [20, _THIRD - 26])
    room = fonts.width(words, fonts.REGULAR, 9) + 8
    grid = blocks.plain_grid([[TickBox(), told, WriteLine(12)]], [20, room, line])
    grid.hAlign = "LEFT"
    return grid


def _authorised(sheet: HandoverSheet) -> str:
    if sheet.authorised_on is None:
        return "Not authorised yet."
    reference = f", reference {short(sheet.authorised_ref)}" if sheet.authorised_ref.strip() else ""
    return f"Authorised by {short(sheet.authorised_by)} on {format_date(sheet.authorised_on)}{reference}."
