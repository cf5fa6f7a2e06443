"""The monthly activity summary on paper. Imports reportlab: import it late."""

from collections.abc import Sequence
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
from hivedesk.outgoing import blocks
from hivedesk.outgoing.chart import sessions_chart
from hivedesk.outgoing.paper import TEXT_WIDTH, build, furniture

TITLE = "Monthly activity summary"
CONFIDENTIALITY = "Figures only, no names. For the fostering service."
CLAIM = (
    "These are counts of what was recorded. They do not say why something happened, nor what would have happened "
    "otherwise. “—” stands where a column has no figure: nothing was kept for that month, or months cannot be added up."
)

_NUMBER = 60.0
_WIDTHS = (TEXT_WIDTH - 4 * _NUMBER, *([_NUMBER] * 4))
_HEADLINES = ("sessions.total", "reach.families", "families.end", "people.children_in_care")


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

    ``frozen_on``: when the month was frozen; without it the summary says that it is provisional.
    ``sessions``: the 1:1 sessions of twelve months, drawn as a chart.
    """
    summary = comparison.summary
    story = [
        *_opening(summary, hive, frozen_on),
        blocks.space(9),
        blocks.tiles([_tile(comparison, key) for key in _HEADLINES]),
        *_chart(sessions),
        *_corrections(corrections, frozen_on),
        *_sections(comparison),
        blocks.space(8),
        KeepTogether([blocks.para(CLAIM, "small")]),
    ]
    return build(story, furniture(hive, TITLE, CONFIDENTIALITY, moment, worker))


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


def _tile(comparison: Comparison, key: str) -> tuple[str, str]:
    row = comparison.row(key)
    if isinstance(row.this, Share):
        return f"{percent(row.this)}%", f"{row.label} ({row.this.part} of {row.this.whole})"
    if key == "families.end":
        return shown(row.this), "Families at the end of the month"
    return shown(row.this), row.label


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
    recorded = [section for section in comparison.sections if section.recorded]
    later = [section for section in comparison.sections if not section.recorded]
    story: list[Any] = []
    for section in recorded:
        story += _section(section, comparison.summary)
    if later:
        story += _not_recorded(later)
    return story


def _section(section: ComparisonSection, summary: MonthSummary) -> list[Any]:
    rows = [row for row in section.rows if row.this is not Missing.NOT_RECORDED]
    later = [row.label for row in section.rows if row.this is Missing.NOT_RECORDED]
    whole = blocks.table([_head(summary), *(_row(row) for row in rows)], _WIDTHS)
    return [
        blocks.Bookmark(f"section-{section.key}", section.title),
        blocks.para(section.title, "heading"),
        whole if len(rows) > 4 else KeepTogether([whole]),
        *([blocks.space(3), blocks.para(f"Not recorded yet: {'; '.join(later)}.", "small")] if later else []),
        *([blocks.space(3), blocks.para(section.note, "small")] if section.note else []),
    ]


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
                    "HiveDesk does not keep these records yet, so there is no figure, not even a nought.", "small"
                ),
                blocks.space(3),
                *lines,
            ]
        ),
    ]


def _head(summary: MonthSummary) -> list[Any]:
    year, month = summary.year, summary.month
    so_far = "Year so far" if month == 1 else f"Year so far, Jan to {format_month(year, month)[:3]}"
    return [
        blocks.para("What is counted", "column_left"),
        blocks.para(format_month(year, month), "column"),
        blocks.para(format_month(*month_before(year, month)), "column"),
        blocks.para(so_far, "column"),
        blocks.para(format_month(*year_before(year, month)), "column"),
    ]


def _row(row: ComparisonRow) -> list[Any]:
    part = "part" if row.part_of else ""
    return [
        [
            blocks.para(row.label, part or "label"),
            blocks.para(row.definition, "part_definition" if part else "definition"),
        ],
        _number(row.this, "number_this", row),
        _number(row.last_month, "number", row),
        _number(row.year_so_far, "number", row),
        _number(row.same_month_last_year, "number", row),
    ]


def _number(value: Value, name: str, row: ComparisonRow | Correction | None = None) -> Any:
    if isinstance(value, Missing):
        return blocks.para(value.value, "number_missing")
    if isinstance(value, Share):
        small = f'<font size="7">{value.part:,} of {value.whole:,}</font>'
        return blocks.marked_up(f"{percent(value)}%<br/>{small}", name)
    return blocks.para(shown(value, row.unit) if row else shown(value), name)
