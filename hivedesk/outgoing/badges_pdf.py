"""Name badges to cut out: first names alone, children's and adults' alike. Imports reportlab: import it late.

Two marks tell whoever knows them, and nobody else: an A in a ring (ask the leader about allergies) and a crossed
camera (no photos of this child).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.platypus import Flowable  # type: ignore[import-untyped]  # as above

from hivedesk.domain.events.roster import RosterRow, RosterSheet, with_a_place
from hivedesk.domain.families import Answer
from hivedesk.domain.hive import Hive
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.door_papers import destroy_words, head_of, short
from hivedesk.outgoing.paper import INK, MUTED, UPRIGHT, build, furniture

TITLE = "Name badges"
LEGEND = "A in a ring: ask the leader about allergies. Crossed camera: no photos."
COLUMNS, ROWS = 2, 5
BLANK = 6  # at least so many to write on, and as many as fill the last page

_LEGEND_TALL = 14.0
_WIDE, _TALL = UPRIGHT.text_width / COLUMNS, (UPRIGHT.text_height - _LEGEND_TALL - 2) / ROWS
_ROOM = _WIDE - 24
_LARGEST = 40.0
_LINE_BREAK = 24.0  # a name that would be smaller than this on one line is set on two or three
_RADIUS = 9.0


def badges_pdf(sheet: RosterSheet, hive: Hive, moment: datetime, worker: str) -> bytes:
    """A badge for everybody who may come, then blank ones for those who come without being on the list."""
    rows = with_a_place(sheet.rows)
    empty = BLANK + -(len(rows) + BLANK) % (COLUMNS * ROWS)
    badges = [Badge(row, hive) for row in (*rows, *[None] * empty)]
    lines = [badges[start : start + COLUMNS] for start in range(0, len(badges), COLUMNS)]
    story = [part for start in range(0, len(lines), ROWS) for part in _page(lines[start : start + ROWS])]
    around = furniture(hive, TITLE, destroy_words(sheet), moment, worker, head=head_of(sheet, TITLE))
    return build(story, around)


def has_no_photos_mark(row: RosterRow) -> bool:
    """Whether a child's badge says that no photos may be taken: so it is until somebody has agreed to them."""
    return row.is_child and row.photo_consent is not Answer.YES


def name_lines(name: str) -> tuple[tuple[str, ...], float]:
    """How a first name stands on a badge: its lines, and the size at which the widest of them fits. Never cut."""
    words = short(name).split() or [""]
    found = _split(words, 1)
    for lines in (2, 3):
        if found[1] < _LINE_BREAK and len(words) >= lines:
            found = max(found, _split(words, lines), key=lambda each: each[1])
    return found


def _split(words: Sequence[str], lines: int) -> tuple[tuple[str, ...], float]:
    """The words on so many lines, broken where they come out largest."""
    if lines == 1:
        line = " ".join(words)
        wide = fonts.width(line, fonts.BOLD, _LARGEST)
        return (line,), _LARGEST if wide <= _ROOM else _LARGEST * _ROOM / wide
    options = []
    for at in range(1, len(words) - lines + 2):
        first, size = _split(words[:at], 1)
        rest, other = _split(words[at:], lines - 1)
        options.append(((*first, *rest), min(size, other, 78 / (lines * 1.15))))
    return max(options, key=lambda each: each[1])


class Badge(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """One badge; without a guest it has a line to write on."""

    def __init__(self, row: RosterRow | None, hive: Hive) -> None:
        super().__init__()
        self.row, self.hive = row, hive

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return _WIDE, _TALL

    def draw(self) -> None:
        canvas = self.canv
        self._small(short(self.hive.name), _TALL - 20, 8.5)
        if self.hive.demonstration:
            self._small("DEMONSTRATION: made-up people", _TALL - 30, 6.5)
        canvas.setFillColor(HexColor(INK))
        canvas.setStrokeColor(HexColor(INK))
        if self.row is None:
            canvas.setLineWidth(0.8)
            canvas.line(24, _TALL * 0.36, _WIDE - 24, _TALL * 0.36)
            return
        self._name(self.row.first_name)
        at = _WIDE - 22
        if has_no_photos_mark(self.row):
            _crossed_camera(canvas, at, 20)
            at -= 30
        if self.row.allergies.strip():
            _ring(canvas, at, 20)

    def _name(self, name: str) -> None:
        lines, size = name_lines(name)
        leading = size * 1.15
        top = _TALL * 0.5 + leading * len(lines) / 2 - size * 0.83
        self.canv.setFont(fonts.BOLD, size)
        for number, line in enumerate(lines):
            self.canv.drawCentredString(_WIDE / 2, top - number * leading, line)

    def _small(self, words: str, height: float, size: float) -> None:
        wide = fonts.width(words, fonts.MEDIUM, size)
        self.canv.setFillColor(HexColor(MUTED))
        self.canv.setFont(fonts.MEDIUM, size if wide <= _ROOM else size * _ROOM / wide)
        self.canv.drawCentredString(_WIDE / 2, height, words)


def _page(lines: Sequence[Sequence[Badge]]) -> list[Any]:
    """The legend, which stays with whoever cuts them out, and the badges with their cut lines."""
    cut = (blocks.colour(MUTED), None, (3, 3))
    edges = [("INNERGRID", (0, 0), (-1, -1), 0.6, *cut), ("BOX", (0, 0), (-1, -1), 0.6, *cut)]
    return [
        blocks.para(LEGEND, "door_small"),
        blocks.space(_LEGEND_TALL - 11.5),
        blocks.plain_grid(lines, [_WIDE] * COLUMNS, edges),
    ]


def _ring(canvas: Any, across: float, up: float) -> None:
    canvas.setLineWidth(1.3)
    canvas.circle(across, up, _RADIUS, stroke=1, fill=0)
    canvas.setFont(fonts.BOLD, 11)
    canvas.drawCentredString(across, up - 4, "A")


def _crossed_camera(canvas: Any, across: float, up: float) -> None:
    canvas.setLineWidth(1.3)
    canvas.roundRect(across - 10, up - 7, 20, 13, 2, stroke=1, fill=0)
    canvas.rect(across - 4, up + 6, 8, 3, stroke=1, fill=1)
    canvas.circle(across, up - 0.5, 3.8, stroke=1, fill=0)
    canvas.setLineWidth(1.8)
    canvas.line(across - 12, up - 10, across + 12, up + 10)
