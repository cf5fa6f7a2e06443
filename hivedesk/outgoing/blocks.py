"""What stands on a page: paragraphs, headings, tables, marked notes. Imports reportlab: import it late.

Everything reads in shades of grey: what differs, differs in words and in form, never in colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.lib.enums import TA_CENTER, TA_RIGHT  # type: ignore[import-untyped]  # as above
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # as above
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table, TableStyle  # type: ignore[import-untyped]  # as above

from hivedesk.outgoing import fonts
from hivedesk.outgoing.paper import ACCENT, DEEP, INK, LINE, MUTED, SOFT, TEXT_WIDTH

CODE_SIZE = 24.0


@cache
def style(name: str) -> Any:
    """A paragraph style by its name.

    Raises:
        KeyError: there is none of this name.
    """
    fonts.register()
    font, size, leading, colour, more = _STYLES[name]
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        allowWidows=0,
        allowOrphans=0,
        **{"bulletFontName": font, **more},
    )


_STYLES: dict[str, tuple[str, float, float, str, dict[str, Any]]] = {
    "title": (fonts.BOLD, 21, 25, INK, {}),
    "subtitle": (fonts.REGULAR, 11, 15, MUTED, {}),
    "heading": (fonts.SEMIBOLD, 12, 15, DEEP, {"spaceBefore": 12, "spaceAfter": 4, "keepWithNext": 1}),
    "body": (fonts.REGULAR, 9.5, 13.5, INK, {}),
    "strong": (fonts.SEMIBOLD, 9.5, 13.5, INK, {}),
    "instruction": (fonts.REGULAR, 10.5, 15.5, INK, {"spaceAfter": 5}),
    "step": (
        fonts.REGULAR,
        10.5,
        15.5,
        INK,
        {"leftIndent": 18, "bulletIndent": 2, "spaceAfter": 5, "bulletFontName": fonts.MEDIUM, "bulletFontSize": 10.5},
    ),
    "small": (fonts.REGULAR, 8, 11, MUTED, {}),
    "section": (fonts.SEMIBOLD, 10.5, 13, DEEP, {}),
    "label": (fonts.MEDIUM, 8.5, 11, INK, {"rightIndent": 4}),
    "part": (fonts.REGULAR, 8.5, 11, INK, {"leftIndent": 9, "rightIndent": 4}),
    "definition": (fonts.REGULAR, 7, 9, MUTED, {"rightIndent": 8}),
    "definition_after": (fonts.REGULAR, 7, 9, MUTED, {"leftIndent": 9}),  # beside a column of numbers
    "column": (fonts.MEDIUM, 7.5, 9.5, MUTED, {"alignment": TA_RIGHT}),
    "column_left": (fonts.MEDIUM, 7.5, 9.5, MUTED, {}),
    "column_after": (fonts.MEDIUM, 7.5, 9.5, MUTED, {"leftIndent": 9}),  # beside a column of numbers
    "number": (fonts.REGULAR, 8.5, 11, INK, {"alignment": TA_RIGHT}),
    "number_this": (fonts.BOLD, 9, 11, INK, {"alignment": TA_RIGHT}),
    "number_missing": (fonts.REGULAR, 7, 11, MUTED, {"alignment": TA_RIGHT}),
    "tile_number": (fonts.BOLD, 19, 23, INK, {}),
    "tile_label": (fonts.REGULAR, 8, 10.5, MUTED, {}),
    "badge": (fonts.SEMIBOLD, 8, 10, INK, {"alignment": TA_CENTER}),
    "code": (fonts.BOLD, CODE_SIZE, 34, INK, {"alignment": TA_CENTER}),
    "code_number": (fonts.REGULAR, 7.5, 10, MUTED, {"alignment": TA_CENTER}),
    "entry_date": (fonts.SEMIBOLD, 10.5, 14, INK, {}),
    "entry_marks": (fonts.MEDIUM, 8, 11, INK, {"alignment": TA_RIGHT}),
    "meta": (fonts.REGULAR, 8.5, 12, MUTED, {}),
    "signature": (fonts.ITALIC, 8, 11, MUTED, {}),
    "door": (fonts.REGULAR, 10.5, 14, INK, {}),  # papers at the door are read standing, at arm's length
    "door_strong": (fonts.SEMIBOLD, 11, 15, INK, {}),
    "door_small": (fonts.REGULAR, 9, 11.5, INK, {}),
    "door_mark": (fonts.SEMIBOLD, 9, 11.5, INK, {}),
    "door_note": (fonts.REGULAR, 10, 12.5, INK, {"leftIndent": 12, "rightIndent": 8}),
    "door_column": (fonts.MEDIUM, 9, 11, INK, {"rightIndent": 4}),
    "door_no": (fonts.BOLD, 11, 12, INK, {}),
    "told": (fonts.REGULAR, 9.5, 12.5, INK, {}),  # what is told of a child, a page of it
    "rota_day": (fonts.MEDIUM, 7, 9, INK, {"alignment": TA_CENTER}),
    "rota_mark": (fonts.SEMIBOLD, 7, 9, INK, {"alignment": TA_CENTER}),
    "rota_offered": (fonts.ITALIC, 7, 9, INK, {"alignment": TA_CENTER}),
    "door_number": (fonts.BOLD, 13.5, 17, INK, {}),
}


def colour(code: str) -> Any:
    """A colour of `paper`, for a table's commands."""
    return HexColor(code)


def text(words: str) -> str:
    """What a person typed, made safe for a paragraph: its signs are letters, its line breaks stay."""
    return escape(fonts.printable(words).strip(), quote=False).replace("\n", "<br/>")


def para(words: str, name: str = "body") -> Any:
    """A paragraph of words that a person typed."""
    return Paragraph(text(words), style(name))


def marked_up(markup: str, name: str = "body") -> Any:
    """A paragraph of our own markup; anything typed in it must have gone through `text`."""
    return Paragraph(markup, style(name))


def space(points: float) -> Any:
    """Room between two things."""
    return Spacer(1, points)


class Bookmark(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """An entry in the reader's table of contents; takes no room and stays with what follows."""

    keepWithNext = 1

    def __init__(self, key: str, title: str, level: int = 0) -> None:
        super().__init__()
        self.key, self.title, self.level = key, title, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, 18)
        self.canv.addOutlineEntry(self.title, self.key, self.level, closed=False)


@dataclass(frozen=True)
class Mark:
    """How a kind of note is set apart: by its label, the line at its left, its ground and its slant."""

    label: str
    bars: int = 1  # lines at the left
    thick: float = 1.0
    dash: tuple[float, ...] = ()
    ground: bool = False
    box: bool = False
    italic: bool = False


class Marked(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """A note with its mark; runs on over the page's end with its line beside it."""

    _INDENT = 12.0
    _PAD = 3.0

    def __init__(self, mark: Mark, words: str, paragraph: Any = None, size: str = "body") -> None:
        super().__init__()
        self.mark = mark
        self.words = words
        self._paragraph = paragraph or Paragraph(self._markup(), style(size))
        self.spaceBefore, self.spaceAfter = 3, 3

    def _markup(self) -> str:
        label = f'<font name="{fonts.SEMIBOLD}" size="7" color="{MUTED}">{escape(self.mark.label.upper())}</font><br/>'
        font = fonts.ITALIC if self.mark.italic else fonts.REGULAR
        return f'{label}<font name="{font}">{text(self.words)}</font>'

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, tall = self._paragraph.wrap(width - self._INDENT - self._PAD, height)
        self.width, self.height = width, tall + 2 * self._PAD
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        parts = self._paragraph.split(width - self._INDENT - self._PAD, height - 2 * self._PAD)
        return [Marked(self.mark, "", part) for part in parts]

    def draw(self) -> None:
        canvas, mark = self.canv, self.mark
        canvas.saveState()
        if mark.ground:
            canvas.setFillColor(SOFT)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setStrokeColor(INK)
        if mark.box:
            canvas.setLineWidth(1.2)
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        canvas.setLineWidth(mark.thick)
        canvas.setDash(*([list(mark.dash)] if mark.dash else []))
        for bar in range(mark.bars):
            at = mark.thick / 2 + bar * 2.6
            canvas.line(at, 0, at, self.height)
        canvas.restoreState()
        self._paragraph.drawOn(canvas, self._INDENT, self._PAD)


def rule() -> Any:
    """A fine line across the page."""
    return HRFlowable(width="100%", thickness=0.6, color=HexColor(LINE), spaceBefore=3, spaceAfter=4)


def step(number: int, words: str) -> Any:
    """One numbered step of an instruction."""
    return Paragraph(text(words), style("step"), bulletText=f"{number}.")


def table(rows: Sequence[Sequence[Any]], widths: Sequence[float], extra: Sequence[tuple[Any, ...]] = ()) -> Any:
    """A table whose first row is its heading: repeated on each page; a row is never split."""
    commands: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(INK)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(LINE)),
        *extra,
    ]
    return Table(rows, colWidths=list(widths), repeatRows=1, splitByRow=1, style=TableStyle(commands), spaceAfter=2)


def plain_grid(rows: Sequence[Sequence[Any]], widths: Sequence[float], extra: Sequence[tuple[Any, ...]] = ()) -> Any:
    """Cells side by side, without lines or padding of their own."""
    commands = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
        *extra,
    ]
    return Table(rows, colWidths=list(widths), style=TableStyle(commands))


def framed_grid(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Any:
    """Cells in one frame, each with room around it."""
    return plain_grid(
        rows,
        widths,
        [
            ("BOX", (0, 0), (-1, -1), 1.2, HexColor(INK)),
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(SOFT)),
            ("TOPPADDING", (0, 0), (-1, -1), 9),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ],
    )


def badge(words: str, width: float, *, filled: bool) -> Any:
    """A small framed word, such as "Provisional"."""
    return plain_grid(
        [[para(words, "badge")]],
        [width],
        [
            ("BOX", (0, 0), (-1, -1), 0.9, HexColor(INK)),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            *([("BACKGROUND", (0, 0), (-1, -1), HexColor(SOFT))] if filled else []),
        ],
    )


def tiles(pairs: Sequence[tuple[str, str]], width: float = TEXT_WIDTH) -> Any:
    """Large numbers with their labels, side by side; ``width`` of all of them."""
    gap = 6.0
    each = (width - gap * (len(pairs) - 1)) / len(pairs)
    cells: list[Any] = []
    widths: list[float] = []
    commands: list[tuple[Any, ...]] = []
    for number, label in pairs:
        if cells:
            cells.append("")
            widths.append(gap)
        at = (len(cells), 0)
        commands += [
            ("BACKGROUND", at, at, HexColor(SOFT)),
            ("LINEABOVE", at, at, 2, HexColor(ACCENT)),
            ("LEFTPADDING", at, at, 9),
            ("RIGHTPADDING", at, at, 6),
            ("TOPPADDING", at, at, 7),
            ("BOTTOMPADDING", at, at, 9),
        ]
        cells.append([para(number, "tile_number"), para(label, "tile_label")])
        widths.append(each)
    return plain_grid([cells], widths, commands)
