"""The rota of a month: hosts by nights, the stays in words, and what was not met. Imports reportlab: import it late."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from hivedesk.domain.hive import Hive
from hivedesk.domain.sleepovers.rota_print import RotaHost, RotaMark, RotaPrint, RotaStay
from hivedesk.foundation.clock import format_moment, format_month
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.door_papers import short, whole
from hivedesk.outgoing.paper import INK, LANDSCAPE, LINE, SOFT, build, furniture

TITLE = "Rota"
CONFIDENTIALITY = "Confidential: children in care, by their initials. Do not leave it lying open."
LEGEND = (
    "A night stands under the date on which it begins. Slanted: not authorised yet. d: day care, which counts no "
    "nights. Saturdays and Sundays are shaded."
)

_HOST, _NIGHTS = 106.0, 56.0
_MARK_ROOM = 18.0  # of a cell in a month of 31 days
_MOST_MARKS = 12  # in one cell: no household is larger, and no row may outgrow its page
_STAYS = (96.0, 62.0, 190.0, 38.0, 136.0, 152.0, 0.0)
_UNMET = (96.0, 258.0, 0.0)
_DAYS = "MTWTFSS"


def rota_pdf(rota: RotaPrint, hive: Hive, moment: datetime, worker: str) -> bytes:
    """The month's grid, and beneath it each stay, and each request for which somebody has no host."""
    month = format_month(rota.year, rota.month)
    story = [
        blocks.para(f"{TITLE}, {month}", "title"),
        blocks.space(2),
        blocks.para(_version(rota, moment), "subtitle"),
        blocks.space(6),
        *_grid(rota),
        *_stays(rota.stays),
        *_unmet(rota),
    ]
    around = furniture(hive, TITLE, CONFIDENTIALITY, moment, worker, page=LANDSCAPE, head=f"{TITLE}, {month}")
    return build(story, around)


def _version(rota: RotaPrint, moment: datetime) -> str:
    counts = (
        _many(len(rota.stays), "stay"),
        _many(rota.child_nights, "child-night"),
        f"{_many(len(rota.unmet), 'request')} not met",
    )
    return f"Printed {format_moment(moment)}: {', '.join(counts)}. A later print takes the place of this one."


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


# -- the grid


def _grid(rota: RotaPrint) -> list[Any]:
    if not rota.hosts:
        return [blocks.para("Nobody has offered to host, and nobody hosts in this month.", "strong")]
    width = (LANDSCAPE.text_width - _HOST - _NIGHTS) / len(rota.days)
    head = [
        blocks.para("Host", "column_left"),
        *(_day(day) for day in rota.days),
        blocks.para("Child-nights", "column"),
    ]
    lines = [_line(host, rota.days) for host in rota.hosts]
    total = [blocks.para("All", "label"), *[""] * len(rota.days), _number(rota.child_nights)]
    table = blocks.table([head, *lines, total], [_HOST, *[width] * len(rota.days), _NIGHTS], _look(rota.days))
    return [table, blocks.space(2), blocks.para(LEGEND, "small")]


def _look(days: Sequence[date]) -> list[tuple[Any, ...]]:
    shaded = [at for at, day in enumerate(days, start=1) if day.isoweekday() > 5]
    return [
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        *(("BACKGROUND", (at, 0), (at, -2), blocks.colour(SOFT)) for at in shaded),
        ("LINEBEFORE", (1, 0), (-1, -2), 0.4, blocks.colour(LINE)),
        ("LINEABOVE", (0, -1), (-1, -1), 0.8, blocks.colour(INK)),
    ]


def _day(day: date) -> list[Any]:
    return [blocks.para(_DAYS[day.weekday()], "rota_day"), blocks.para(str(day.day), "rota_day")]


def _line(host: RotaHost, days: Sequence[date]) -> list[Any]:
    cells = [_cell(host.marks.get(day, ())) for day in days]
    return [whole(short(host.name, 60), fonts.MEDIUM, 9, _HOST - 6, 6), *cells, _number(host.child_nights)]


def _cell(marks: Sequence[RotaMark]) -> list[Any]:
    told = [_mark(mark) for mark in marks[:_MOST_MARKS]]
    over = len(marks) - _MOST_MARKS
    return [*told, blocks.para(f"+{over}", "rota_mark")] if over > 0 else told


def _mark(mark: RotaMark) -> Any:
    """The initials, smaller where they are wide: a name is never broken."""
    letters = "".join(letter for letter in fonts.printable(mark.initials) if letter not in ". []")[:3]
    words = f"{letters}\N{NO-BREAK SPACE}d" if mark.day_care else letters
    size = min(7.0, 7.0 * _MARK_ROOM / max(1.0, fonts.width(words, fonts.SEMIBOLD, 7)))
    markup = f'<font size="{size:.1f}">{blocks.text(words)}</font>'
    return blocks.marked_up(markup, "rota_mark" if mark.authorised else "rota_offered")


def _number(number: int) -> Any:
    return blocks.para(str(number) if number else "", "number_this")


# -- in words


def _stays(stays: Sequence[RotaStay]) -> list[Any]:
    if not stays:
        return [blocks.para("Stays", "heading"), blocks.para("No stay is arranged in this month.")]
    heads = ("Host", "Child", "When", "Nights", "Transport", "Authorised by", "State")
    return [blocks.para("Stays", "heading"), _table(heads, [_stay(stay) for stay in stays], _STAYS)]


def _stay(stay: RotaStay) -> tuple[str, ...]:
    nights = "d" if not stay.nights else str(stay.nights)
    return (stay.host, stay.children, stay.when, nights, stay.transport, stay.authorised, stay.state)


def _unmet(rota: RotaPrint) -> list[Any]:
    if not rota.unmet:
        return []
    rows = [(one.children, one.when, one.why) for one in rota.unmet]
    return [blocks.para("Requests not met", "heading"), _table(("Child", "When", "Why"), rows, _UNMET)]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Any:
    rest = LANDSCAPE.text_width - sum(widths)
    head = [blocks.para(words, "column_left") for words in heads]
    first = widths[0] - 6
    lines = [
        [whole(row[0], fonts.MEDIUM, 8.5, first, 6), *(blocks.para(short(words), "label") for words in row[1:])]
        for row in rows
    ]
    return blocks.table([head, *lines], [width or rest for width in widths])
