"""The wide tables of the county review: Hives by months, and figures by Hives. Imports reportlab: import it late."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable  # type: ignore[import-untyped]  # reportlab has no type information

from hivedesk.domain.county import CountyFigure, CountyReview, HiveCell
from hivedesk.domain.summary import Missing, Share, Unit, Value, shown
from hivedesk.domain.summary.wording import percent
from hivedesk.foundation.clock import format_month
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.paper import DEEP, INK, LANDSCAPE, MUTED, SOFT, fit

LEGEND = (
    "n.s.: not sent. n.r.: not recorded. n.k.: not known. An empty cell: the Hive was "
    "not there yet. *: some months were not sent or not recorded. Shares are in per cent; the spreadsheet holds their "
    "parts and wholes. What cannot be added up over months is left out."
)
_SHORT = {Missing.NOT_RECORDED: "n.r.", Missing.NOT_KNOWN: "n.k.", Missing.NO_FIGURE: "—"}
_WIDTH = LANDSCAPE.text_width
_MOST_MONTHS = 24
_SIDE_BY_SIDE = 24  # Hives in one table
_LABEL, _COUNTY = 158.0, 42.0
_NAME = 130.0
_SIZE = 6.4


def sent_grid(review: CountyReview) -> Any | None:
    """Which Hive sent which month; None for a span too long to stand side by side."""
    months = review.span.months
    if len(months) > _MOST_MONTHS or not review.hives:
        return None
    heads = [f"{format_month(*month)[:3]}\n{month[0]}" for month in months]
    rows: list[list[Any]] = [["Hive", "Area", *heads, "Sent"]]
    missing: list[tuple[Any, ...]] = []
    for at, one in enumerate(review.hives, start=1):
        marks = ["●" if month in one.sent else "○" if month in one.due else "" for month in months]
        missing += [
            ("BACKGROUND", (place, at), (place, at), blocks.colour(SOFT))
            for place, mark in enumerate(marks, start=2)
            if mark == "○"
        ]
        name = fit(one.hive.name, fonts.MEDIUM, 7.5, _NAME - 6)
        area = fit(one.hive.area, fonts.REGULAR, 7.5, _NAME - 6)
        rows.append([name, area, *marks, f"{len(one.sent)} of {len(one.due)}"])
    each = min(40.0, (_WIDTH - 2 * _NAME - 44) / len(months))
    return blocks.table(
        rows,
        [_NAME, _NAME, *([each] * len(months)), 44.0],
        [
            ("FONTSIZE", (0, 0), (-1, -1), 7.5),
            ("LEADING", (0, 0), (-1, -1), 8.6),
            ("FONTNAME", (0, 1), (0, -1), fonts.MEDIUM),
            ("TEXTCOLOR", (0, 0), (-1, 0), blocks.colour(MUTED)),
            ("TEXTCOLOR", (1, 1), (1, -1), blocks.colour(MUTED)),
            ("ALIGN", (2, 0), (-2, -1), "CENTER"),
            ("ALIGN", (-1, 0), (-1, -1), "RIGHT"),
            ("TOPPADDING", (0, 1), (-1, -1), 0.6),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 1.4),
            *missing,
        ],
    )


def hives_grid(review: CountyReview) -> list[Any]:
    """Every figure with a column for each Hive, 24 Hives to a table."""
    found: list[Any] = [blocks.para(LEGEND, "small"), blocks.space(3)]
    for start in range(0, len(review.hives), _SIDE_BY_SIDE):
        if start:
            found.append(blocks.space(12))
        found.append(_grid(review, range(start, min(len(review.hives), start + _SIDE_BY_SIDE))))
    return found


def _grid(review: CountyReview, places: Sequence[int]) -> Any:
    names = [review.hives[place].hive.name for place in places]
    longest = max(fonts.width(fonts.printable(name), fonts.MEDIUM, 7) for name in names)
    height = min(110.0, longest + 6)
    rows: list[list[Any]] = [["Figure", "County", *(_Turned(name, height) for name in names)]]
    layout: list[tuple[Any, ...]] = []
    for section in review.sections:
        if not section.recorded:
            continue
        layout += _section_layout(len(rows))
        rows.append([section.title, *([""] * (len(places) + 1))])
        for figure in section.figures:
            if figure.county is Missing.NOT_RECORDED or all(one.value is Missing.NO_FIGURE for one in figure.cells):
                continue
            layout += _mutes(figure, places, len(rows))
            cells = [_cell(figure.cells[place], figure.unit) for place in places]
            rows.append([_label(figure), _county(figure), *cells])
    each = min(40.0, (_WIDTH - _LABEL - _COUNTY) / len(places))
    return blocks.table(
        rows,
        [_LABEL, _COUNTY, *([each] * len(places))],
        [
            ("FONTSIZE", (0, 0), (-1, -1), _SIZE),
            ("LEADING", (0, 0), (-1, -1), 8),
            ("FONTNAME", (1, 1), (1, -1), fonts.SEMIBOLD),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("TOPPADDING", (0, 1), (-1, -1), 0.9),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 1.7),
            ("TEXTCOLOR", (0, 0), (1, 0), blocks.colour(MUTED)),
            *layout,
        ],
    )


def _section_layout(at: int) -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (0, at), (-1, at)),
        ("NOSPLIT", (0, at), (-1, at + 2)),
        ("FONTNAME", (0, at), (-1, at), fonts.SEMIBOLD),
        ("FONTSIZE", (0, at), (-1, at), 7.5),
        ("TEXTCOLOR", (0, at), (-1, at), blocks.colour(DEEP)),
        ("TOPPADDING", (0, at), (-1, at), 6),
        ("LINEBELOW", (0, at), (-1, at), 0.8, blocks.colour(DEEP)),
    ]


def _mutes(figure: CountyFigure, places: Sequence[int], at: int) -> list[tuple[Any, ...]]:
    """What is no number stands back."""
    muted = blocks.colour(MUTED)
    return [
        ("TEXTCOLOR", (column, at), (column, at), muted)
        for column, place in enumerate(places, start=2)
        if figure.cells[place].value is None or isinstance(figure.cells[place].value, Missing)
    ]


def _label(figure: CountyFigure) -> str:
    indent = "   " if figure.part_of else ""
    return (
        fit(f"{indent}{figure.label}", fonts.REGULAR, _SIZE, _LABEL - 4)
        if not indent
        else (indent + fit(figure.label, fonts.REGULAR, _SIZE, _LABEL - 12))
    )


def _county(figure: CountyFigure) -> str:
    star = "" if figure.whole or isinstance(figure.county, Missing) else "*"
    return f"{_short(figure.county, figure.unit)}{star}"


def _cell(cell: HiveCell, unit: Unit) -> str:
    if cell.value is None:
        return "n.s." if cell.due else ""
    return f"{_short(cell.value, unit)}{'*' if cell.partial else ''}"


def _short(value: Value, unit: Unit) -> str:
    if isinstance(value, Missing):
        return _SHORT.get(value, "—")
    if isinstance(value, Share):
        return f"{percent(value)}%"
    return shown(value, Unit.COUNT if unit is Unit.DAYS else unit)


class _Turned(Flowable):  # type: ignore[misc]  # reportlab has no type information
    """A name that reads upwards, over a narrow column of numbers."""

    def __init__(self, words: str, height: float) -> None:
        super().__init__()
        self._words, self._height = words, height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self._height
        return width, self._height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setFont(fonts.MEDIUM, 7)
        canvas.setFillColor(INK)
        canvas.rotate(90)
        canvas.drawString(0, -self.width + 3, fit(self._words, fonts.MEDIUM, 7, self._height - 2))
        canvas.restoreState()
