"""One chart for paper and screen: the 1:1 sessions of twelve months. Imports reportlab: import it late."""

from collections.abc import Sequence
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String  # type: ignore[import-untyped]  # reportlab has no type information
from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]  # as above

from hivedesk.domain.summary import MonthCount
from hivedesk.foundation.clock import format_month
from hivedesk.outgoing import fonts
from hivedesk.outgoing.paper import DEEP, INK, LINE, MUTED, TEXT_WIDTH

_EARLIER = "#8FB3AF"
_HEIGHT = 86.0
_FOOT = 22.0
_HEAD = 14.0


def sessions_chart(months: Sequence[MonthCount], width: float = TEXT_WIDTH) -> Any:
    """A bar for each month with its number above; the last bar is dark. Months without a record say so.

    The axis starts at zero.
    """
    fonts.register()
    drawing = Drawing(width, _HEIGHT)
    greatest = max((month.sessions or 0 for month in months), default=0) or 1
    step = width / max(len(months), 1)
    drawing.add(Line(0, _FOOT, width, _FOOT, strokeColor=HexColor(LINE), strokeWidth=0.8))
    for place, month in enumerate(months):
        middle = (place + 0.5) * step
        _add_month(drawing, month, middle, step * 0.58, greatest, last=place == len(months) - 1)
        if place == 0 or month.month == 1:
            _write(drawing, middle, 2, str(month.year), 6.5, MUTED, fonts.REGULAR)
    return drawing


def _add_month(drawing: Any, month: MonthCount, middle: float, wide: float, greatest: int, *, last: bool) -> None:
    name = format_month(month.year, month.month)[:3]
    _write(drawing, middle, 11, name, 7.5, INK if last else MUTED, fonts.SEMIBOLD if last else fonts.REGULAR)
    if month.sessions is None:
        _write(drawing, middle, _FOOT + 4, "–", 7.5, MUTED, fonts.REGULAR)
        return
    tall = (_HEIGHT - _FOOT - _HEAD) * month.sessions / greatest
    colour = HexColor(DEEP if last else _EARLIER)
    drawing.add(Rect(middle - wide / 2, _FOOT, wide, tall, fillColor=colour, strokeColor=None, strokeWidth=0))
    font = fonts.SEMIBOLD if last else fonts.REGULAR
    _write(drawing, middle, _FOOT + tall + 3.5, str(month.sessions), 8, INK, font)


def _write(drawing: Any, x: float, y: float, words: str, size: float, colour: str, font: str) -> None:
    drawing.add(String(x, y, words, fontName=font, fontSize=size, fillColor=HexColor(colour), textAnchor="middle"))
