"""What the papers at the door share: boxes to tick, lines to write on, names that stay whole.

Imports reportlab: import it late.
"""

from textwrap import wrap
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # as above
from reportlab.platypus import Flowable, Paragraph  # type: ignore[import-untyped]  # as above

from hivedesk.domain.events.roster import RosterSheet, when_words
from hivedesk.foundation.clock import format_date
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.paper import INK, LINE

_LONGEST = 160  # letters of a name or a short note; nobody's is longer, and no row may outgrow its page
_PIECE = 900  # letters of a longer note that stand in one row


class TickBox(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """A box to tick, ticked already where it is known; beside it the time, or a line on which to write it."""

    SIDE = 13.0

    def __init__(self, *, ticked: bool = False, words: str = "", line: float = 0.0) -> None:
        super().__init__()
        self.ticked, self.words, self.line = ticked, words, line

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, self.SIDE

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(HexColor(INK))
        canvas.setFillColor(HexColor(INK))
        canvas.setLineWidth(1.1)
        canvas.rect(0.6, 0, self.SIDE, self.SIDE, stroke=1, fill=0)
        if self.ticked:
            canvas.setFont(fonts.BOLD, 13)
            canvas.drawCentredString(0.6 + self.SIDE / 2, 2.2, "✓")
        if self.words:
            canvas.setFont(fonts.MEDIUM, 9)
            canvas.drawString(self.SIDE + 5, 3, self.words)
        elif self.line:
            canvas.setStrokeColor(HexColor(LINE))
            canvas.setLineWidth(0.8)
            canvas.line(self.SIDE + 5, 0, self.SIDE + 5 + self.line, 0)


class WriteLine(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """A line to write on, as wide as there is room."""

    def __init__(self, height: float = TickBox.SIDE) -> None:
        super().__init__()
        self._tall = height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self._tall

    def draw(self) -> None:
        self.canv.setStrokeColor(HexColor(INK))
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 0, self.width - 8, 0)


def whole(words: str, font: str, size: float, room: float, smallest: float = 9.0) -> Any:
    """A paragraph in which every word stays whole: smaller where the longest needs it, down to ``smallest``."""
    told = short(words)
    longest = max((fonts.width(word, font, size) for word in told.split()), default=0.0)
    fitting = size if longest <= room else max(smallest, size * room / longest - 0.05)
    return Paragraph(blocks.text(told), _style(font, round(fitting, 1)))


def short(words: str, longest: int = _LONGEST) -> str:
    """A name or a short note in one line of text, cut only beyond any length that occurs."""
    line = " ".join(fonts.printable(words).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def pieces(words: str) -> list[str]:
    """A longer note in parts that each fit a row; line breaks become semicolons."""
    lines = [line.strip() for line in fonts.printable(words).splitlines()]
    return wrap("; ".join(line for line in lines if line), _PIECE)


def head_of(sheet: RosterSheet, title: str) -> str:
    """What stands at the head of each page: which event, should the pages come apart."""
    return f"{title} · {when_words(sheet.event)} · {short(sheet.event.title)}"


def destroy_words(sheet: RosterSheet) -> str:
    """When it goes into the shredder."""
    return f"Collect and destroy by {format_date(sheet.destroy_by)}."


def heading(words: str, room: float, size: float = 20.0) -> Any:
    """A title in which every word stays whole, smaller and over several lines where it is long."""
    return whole(words, fonts.BOLD, size if fonts.width(words, fonts.BOLD, size) <= 2 * room else size * 0.75, room, 8)


def _style(font: str, size: float) -> Any:
    return ParagraphStyle(
        f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=round(size * 1.22, 1),
        textColor=HexColor(INK),
        allowWidows=0,
        allowOrphans=0,
        rightIndent=4,
    )
