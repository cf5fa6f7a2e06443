"""The monthly activity summary on paper. Imports reportlab: import it late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from reportlab.platypus import KeepTogether  # type: ignore[import-untyped]  # reportlab has no type information

from hivedesk.domain.hive import Hive
from hivedesk.domain.summary import (
    Comparison,
    ComparisonRow,
    ComparisonSection,
    Correction,
    Missing,
    MonthCount,
    MonthSummary,
    Share,
    Value,
    month_before,
    shown,
    year_before,
)
from hivedesk.domain.summary.wording import percent
from hivedesk.foundation.clock import format_date, format_month, local
from hivedesk.outgoing import blocks, masked_words
from hivedesk.outgoing.chart import sessions_chart
from hivedesk.outgoing.paper import DEEP, INK, TEXT_WIDTH, build, furniture

TITLE = "Monthly activity summary"
CONFIDENTIALITY = "Figures only, no names. For the fostering service."
CLAIM = (
    "These are counts of what was recorded. They do not say why something happened, nor what would have happened "
    "otherwise. “—” stands where a column has no figure: nothing was kept for that month, or months cannot be added up."
)

_NUMBER, _LABEL = 50.0, 108.0
_WIDTHS = (_LABEL, TEXT_WIDTH - _LABEL - 4 * _NUMBER, *([_NUMBER] * 4))
_ONE_NUMBER = 74.0
_WIDTHS_MASKED = (_LABEL + 12, TEXT_WIDTH - _LABEL - 12 - _ONE_NUMBER, _ONE_NUMBER)
_HEADLINES = ("sessions.total", "reach.families", "families.end", "people.children_in_care")
_OTHER_HEADLINES = ("people.carers", "people.own_children", "record.entries")  # where one of those is masked


def summary_pdf(
    comparison: Comparison,
    hive: Hive,
    moment: datetime,
    worker: str,
    *,
    frozen_on: datetime | None = None,
    corrections: Sequence[Correction] = (),
    sessions: Sequence[MonthCount] = (),
) -> bytes:
    """The month's figures beside the month before, the year so far and the same month last year.

    A masked summary stands alone: it has one column, and says on each page what its marks mean.
    ``frozen_on``: when the month was frozen; without it the summary says that it is provisional.
    ``sessions``: the 1:1 sessions of twelve months, drawn as a chart.
    """
    summary = comparison.summary
    story = [
        *_opening(summary, hive, frozen_on),
        *(_marks() if summary.masked else []),
        blocks.space(9),
        *_tiles(comparison),
        *_chart(_as_reported(sessions, summary)),
        *_corrections(corrections, frozen_on),
        *_sections(comparison),
        blocks.space(8),
        KeepTogether([blocks.para(masked_words.CLAIM if summary.masked else CLAIM, "small")]),
    ]
    foot = masked_words.FOOT if summary.masked else CONFIDENTIALITY
    return build(story, furniture(hive, TITLE, foot, moment, worker))


def _opening(summary: MonthSummary, hive: Hive, frozen_on: datetime | None) -> list[Any]:
    state = f"Frozen on {format_date(local(frozen_on).date())}" if frozen_on else "Provisional"
    where = " · ".join(part for part in (hive.name.strip(), hive.area.strip()) if part)
    lines = [
        blocks.para(format_month(summary.year, summary.month), "title"),
        blocks.para(f"{TITLE} · {where}" if where else TITLE, "subtitle"),
    ]
    if not summary.whole_month:
        lines.append(blocks.para(f"Counted up to {format_date(summary.up_to)}; the month is not over.", "subtitle"))
    side = 118.0
    return [
        blocks.plain_grid(
            [[lines, blocks.badge(state, side, filled=frozen_on is not None)]],
            [TEXT_WIDTH - side, side],
            [("RIGHTPADDING", (0, 0), (0, 0), 12), ("TOPPADDING", (1, 0), (1, 0), 5)],
        )
    ]


def _marks() -> list[Any]:
    words = [blocks.para(masked_words.HEADING, "strong"), blocks.para(masked_words.MARKS, "small")]
    return [
        blocks.space(8),
        blocks.plain_grid(
            [[words]],
            [TEXT_WIDTH],
            [
                ("BOX", (0, 0), (-1, -1), 0.9, blocks.colour(INK)),
                *((f"{side}PADDING", (0, 0), (-1, -1), 8) for side in ("LEFT", "RIGHT", "BOTTOM")),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
            ],
        ),
    ]


def _tiles(comparison: Comparison) -> list[Any]:
    """The figures to begin with; in a masked summary those that it shows."""
    keys: Sequence[str] = _HEADLINES
    if comparison.summary.masked:
        there = [key for key in (*_HEADLINES, *_OTHER_HEADLINES) if not isinstance(comparison.row(key).this, Missing)]
        keys = there[: len(_HEADLINES)]
    return [blocks.tiles([_tile(comparison, key) for key in keys])] if keys else []


def _tile(comparison: Comparison, key: str) -> tuple[str, str]:
    row = comparison.row(key)
    if isinstance(row.this, Share):
        return f"{percent(row.this)}%", f"{row.label} ({row.this.part}\u00a0of\u00a0{row.this.whole})"
    if key == "families.end":
        return shown(row.this), "Families at the end of the month"
    return shown(row.this), row.label


def _as_reported(sessions: Sequence[MonthCount], summary: MonthSummary) -> list[MonthCount]:
    """The chart's bar of this month shows the figure of this summary, also when that was frozen."""
    total = summary.figure("sessions.total").value
    return [
        replace(bar, sessions=total)
        if (bar.year, bar.month) == (summary.year, summary.month) and isinstance(total, int)
        else bar
        for bar in sessions
    ]


def _chart(sessions: Sequence[MonthCount]) -> list[Any]:
    if not any(month.sessions is not None for month in sessions):
        return []
    heading = blocks.para("1:1 sessions over twelve months", "heading")
    return [KeepTogether([heading, blocks.space(2), sessions_chart(sessions)])]


def _corrections(changes: Sequence[Correction], frozen_on: datetime | None) -> list[Any]:
    if frozen_on is None or not changes:
        return []
    head = [
        blocks.para("Figure", "column_left"),
        blocks.para("When frozen", "column"),
        blocks.para("Counted now", "column"),
    ]
    rows = [
        [
            blocks.para(change.label, "label"),
            _number(change.frozen, "number"),
            _number(change.now, "number_this"),
        ]
        for change in changes
    ]
    intro = "The figures below were frozen. The records have changed since; counted again they give:"
    return [
        blocks.Bookmark("corrections", "Corrections"),
        blocks.para("Corrections since this month was frozen", "heading"),
        blocks.para(intro, "small"),
        blocks.space(2),
        blocks.table([head, *rows], (TEXT_WIDTH - 2 * 90, 90, 90)),
    ]


def _sections(comparison: Comparison) -> list[Any]:
    """One table, so that its heading stands once on each page; a section's title stays with its first figures."""
    rows: list[list[Any]] = [_head(comparison.summary)]
    layout: list[tuple[Any, ...]] = []
    for section in comparison.sections:
        if section.recorded:
            block = _section(section, masked=comparison.summary.masked)
            layout += _section_layout(len(rows), len(block))
            rows += block
    later = [section for section in comparison.sections if not section.recorded]
    table = blocks.table(rows, _WIDTHS_MASKED if comparison.summary.masked else _WIDTHS, layout)
    return [blocks.space(10), table, *(_not_recorded(later) if later else [])]


def _section_layout(at: int, length: int) -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (0, at), (-1, at)),
        ("NOSPLIT", (0, at), (-1, at + min(2, length - 1))),
        ("TOPPADDING", (0, at), (-1, at), 6 if at == 1 else 13),
        ("LINEBELOW", (0, at), (-1, at), 0.8, blocks.colour(DEEP)),
    ]


def _section(section: ComparisonSection, *, masked: bool) -> list[list[Any]]:
    rows = [row for row in section.rows if row.this is not Missing.NOT_RECORDED]
    later = [row.label for row in section.rows if row.this is Missing.NOT_RECORDED]
    title: list[Any] = [
        blocks.Bookmark(f"section-{section.key}", section.title),
        blocks.para(section.title, "section"),
        *([blocks.para(section.note, "definition")] if section.note else []),
        *([blocks.para(f"Not recorded yet: {'; '.join(later)}.", "definition")] if later else []),
    ]
    lines = [_row(row)[:3] if masked else _row(row) for row in rows]
    return [[title, *([""] * (2 if masked else 5))], *lines]


def _not_recorded(sections: Sequence[ComparisonSection]) -> list[Any]:
    lines = [
        blocks.marked_up(
            f"<b>{blocks.text(section.title)}</b>: {blocks.text('; '.join(row.label for row in section.rows))}", "small"
        )
        for section in sections
    ]
    return [
        blocks.Bookmark("not-recorded", "Not recorded yet"),
        KeepTogether(
            [
                blocks.para("Not recorded yet", "heading"),
                blocks.para(
                    "HiveDesk did not keep these records when the month was frozen: no figure, not even a nought.",
                    "small",
                ),
                blocks.space(3),
                *lines,
            ]
        ),
    ]


def _head(summary: MonthSummary) -> list[Any]:
    year, month = summary.year, summary.month
    so_far = "January" if month == 1 else f"Jan to {format_month(year, month)[:3]}"
    beside = (_over(*month_before(year, month)), f"Year so far\n{so_far}", _over(*year_before(year, month)))
    columns = (_over(year, month), *(() if summary.masked else beside))
    return [
        blocks.para("Figure", "column_left"),
        blocks.para("What is counted", "column_left"),
        *(blocks.para(words, "column") for words in columns),
    ]


def _over(year: int, month: int) -> str:
    return format_month(year, month).replace(" ", "\n")


def _row(row: ComparisonRow) -> list[Any]:
    return [
        blocks.para(row.label, "part" if row.part_of else "label"),
        blocks.para(row.definition, "definition"),
        _number(row.this, "number_this", row),
        _number(row.last_month, "number", row),
        _number(row.year_so_far, "number", row),
        _number(row.same_month_last_year, "number", row),
    ]


def _number(value: Value, name: str, row: ComparisonRow | Correction | None = None) -> Any:
    if isinstance(value, Missing):
        return blocks.para(value.value, name if value is Missing.NO_FIGURE else "number_missing")
    if isinstance(value, Share):
        small = f'<font size="7">{value.part:,} of {value.whole:,}</font>'
        return blocks.marked_up(f"{percent(value)}%<br/>{small}", name)
    return blocks.para(shown(value, row.unit) if row else shown(value), name)
