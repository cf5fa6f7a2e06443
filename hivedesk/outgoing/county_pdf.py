"""The county review on paper: figures, gaps, room by area, the pilot beside it. Imports reportlab: import it late."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.platypus import KeepTogether, PageBreak  # type: ignore[import-untyped]  # reportlab has no type information

from hivedesk.domain.county import AreaRoom, CountyFigure, CountyReview, CountySection, OverHives, months_in_words
from hivedesk.domain.county.gaps import RULE
from hivedesk.domain.county.reference import NOTE, SCALED, SOURCE
from hivedesk.domain.county.reference import TITLE as PILOT_TITLE
from hivedesk.domain.hive import Hive
from hivedesk.domain.summary import Missing, Share, Unit, shown
from hivedesk.domain.summary.wording import percent
from hivedesk.foundation.clock import format_date, format_month
from hivedesk.outgoing import blocks, county_paper
from hivedesk.outgoing.county_grid import hives_grid, sent_grid
from hivedesk.outgoing.county_paper import CountyPaper
from hivedesk.outgoing.paper import DEEP, INK, LANDSCAPE, build, furniture

MOST_HIVES = 96  # that stand side by side on paper; a larger county has them in the spreadsheet

_WIDTH = LANDSCAPE.text_width
_LABEL, _COUNTY, _COVERAGE = 186.0, 84.0, 116.0
_FIGURES = (_LABEL, _WIDTH - _LABEL - _COUNTY - _COVERAGE, _COUNTY, _COVERAGE)
_MASKED = (_LABEL, _WIDTH - _LABEL - 110.0, 110.0)
_AREAS = (150.0, 44.0, 92.0, 66.0, 84.0, 58.0, 84.0, 84.0, _WIDTH - 662.0)
_PILOT = (150.0, 96.0, 196.0, 166.0, _WIDTH - 608.0)
_CLOSE = [("TOPPADDING", (0, 1), (-1, -1), 2.0), ("BOTTOMPADDING", (0, 1), (-1, -1), 2.5)]
_HEADLINES = (
    ("sessions.total", "1:1 sessions"),
    ("support_groups.held", "Support groups held"),
    ("family_sessions.held", "Family sessions held"),
    ("families.end", "Families as the span ended"),
    ("people.children_in_care", "Children in care as the span ended"),
)


def county_pdf(paper: CountyPaper, service: Hive, moment: datetime, worker: str) -> bytes:
    """The review of a span of months; a masked one holds the county's sums alone."""
    review = paper.review
    story = [*_opening(review, service), *([] if review.masked else _beginning(paper)), *_areas(paper)]
    story += [*_pilot(paper), blocks.space(8), blocks.para(county_paper.CLAIM, "small")]
    story += [PageBreak(), *_figures(review)]
    if not review.masked:
        story += _hive_by_hive(review)
    foot = county_paper.OUTSIDE_FOOT if review.masked else county_paper.CONFIDENTIALITY
    head = f"{county_paper.TITLE}, {review.span.words}"
    return build(story, furniture(service, county_paper.TITLE, foot, moment, worker, page=LANDSCAPE, head=head))


# -- the first page


def _opening(review: CountyReview, service: Hive) -> list[Any]:
    where = " · ".join(part for part in (service.name.strip(), service.area.strip()) if part)
    lines = [
        blocks.para(review.span.words, "title"),
        blocks.para(f"{county_paper.TITLE} · {where}" if where else county_paper.TITLE, "subtitle"),
    ]
    side = 150.0
    state = "Sums of the county alone" if review.masked else review.state_words
    opening = [
        blocks.plain_grid(
            [[lines, blocks.badge(state, side, filled=review.complete)]],
            [_WIDTH - side, side],
            [("RIGHTPADDING", (0, 0), (0, 0), 12), ("TOPPADDING", (1, 0), (1, 0), 5)],
        )
    ]
    if review.masked:
        words = [blocks.para(county_paper.OUTSIDE_HEADING, "strong"), blocks.para(county_paper.OUTSIDE, "small")]
        frame = ("BOX", (0, 0), (-1, -1), 0.9, blocks.colour(INK))
        room = [(f"{edge}PADDING", (0, 0), (-1, -1), 7) for edge in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        opening += [blocks.space(8), blocks.plain_grid([[words]], [_WIDTH], [frame, *room])]
    return [*opening, blocks.space(9), blocks.tiles([_tile(review, *one) for one in _HEADLINES], _WIDTH)]


def _tile(review: CountyReview, key: str, words: str) -> tuple[str, str]:
    figure = review.figure(key)
    number = shown(figure.county, figure.unit)
    if isinstance(figure.county, Missing):
        number = "—"
        words = f"{words}: {figure.county.value}"
    return number, f"{words} ({figure.coverage})" if figure.coverage else words


def _beginning(paper: CountyPaper) -> list[Any]:
    review = paper.review
    due = sum(len(one.due) for one in review.hives)
    counted = f"{len(review.hives):,} Hives; {review.hive_months:,} of {due:,} months sent."
    if not due:
        counted = "No Hive was there yet." if review.ever_sent else "No Hive has sent a month yet."
    sent = f"{counted} {county_paper.OVER_MONTHS if not review.span.one_month else ''} {RULE}"
    late = [f"{one.hive.name}: {months_in_words(gap.months)}" for one in review.hives if (gap := one.gap) is not None]
    found = [blocks.para("What was sent", "heading"), blocks.para(sent, "small"), blocks.space(4)]
    if late:
        found += [
            blocks.marked_up(f"<b>Not sent:</b> {blocks.text('; '.join(late))}.", "body"),
            blocks.space(4),
        ]
    if paper.unreadable:
        words = "; ".join(paper.unreadable)
        found += [blocks.marked_up(f"<b>Came, and cannot be read:</b> {blocks.text(words)}.", "body"), blocks.space(4)]
    if review.not_sent and review.span.last != review.last_over:  # else it is among the gaps
        month = format_month(*review.last_over)
        silent = "; ".join(f"{one.hive.name}, {one.last_words}" for one in review.not_sent)
        words = f"<b>{month} is still to come from</b> {blocks.text(silent)}."
        found += [blocks.marked_up(words, "body"), blocks.space(4)]
    if review.never_sent:
        names = "; ".join(hive.name for hive in review.never_sent)
        words = f"<b>Has not sent any month yet:</b> {blocks.text(names)}."
        found += [blocks.marked_up(words, "body"), blocks.space(4)]
    grid = sent_grid(review) if len(review.hives) <= MOST_HIVES else None
    return [blocks.Bookmark("sent", "What was sent"), *found, *([grid] if grid is not None else [])]


# -- room and waiting, the pilot


def _areas(paper: CountyPaper) -> list[Any]:
    if not paper.areas:
        return []
    titles = (
        ("Area", "column_left"),
        *((words, "column") for words in ("Hives", "Families of capacity", "Places left", "Room for children")),
        *((words, "column") for words in ("Waiting", "Median wait", "Longest wait")),
        ("What is missing" if paper.all_areas.coverage else "", "column_after"),
    )
    rows = [[blocks.para(words, style) for words, style in titles]]
    rows += [_area_row(area) for area in (*paper.areas, paper.all_areas)]
    last = [*_CLOSE, ("LINEABOVE", (0, -1), (-1, -1), 0.8, blocks.colour(INK))]
    oldest = paper.all_areas.oldest
    told = f" The Hive that told longest ago did so on {format_date(oldest)}." if oldest is not None else ""
    return [
        PageBreak(),
        blocks.Bookmark("areas", "Capacity and waiting"),
        blocks.para("Capacity and waiting, by area", "heading"),
        blocks.para(f"{county_paper.AREAS}{told}", "small"),
        blocks.space(3),
        blocks.table(rows, _AREAS, last),
    ]


def _area_row(area: AreaRoom) -> list[Any]:
    number = "number" if area.area else "number_this"
    full = area.families is not None and area.capacity is not None
    cells = (
        f"{area.hives:,}",
        f"{area.families:,} of {area.capacity:,}" if full else None,
        area.room,
        area.child_vacancies,
        area.waiting,
        _days(area.median_wait, area.waiting),
        _days(area.longest_wait, area.waiting),
    )
    return [
        blocks.para(area.area or "All areas", "label"),
        *(
            blocks.para("not known", "number_missing")
            if cell is None
            else blocks.para(cell if isinstance(cell, str) else f"{cell:,}", number)
            for cell in cells
        ),
        blocks.para(area.coverage, "definition_after"),
    ]


def _days(days: float | None, waiting: int | None) -> str | None:
    if days is None:
        return "—" if waiting == 0 else None
    return shown(days, Unit.DAYS)


def _pilot(paper: CountyPaper) -> list[Any]:
    titles = ("Published", "This span", "Published, a Hive and month", "This span, a Hive and month")
    rows = [[blocks.para("Figure", "column_left"), *(blocks.para(words, "column") for words in titles)]]
    for line in paper.reference:
        coverage = f" ({line.coverage})" if line.coverage else ""
        rows.append(
            [
                blocks.para(line.published.label, "label"),
                blocks.para(line.published_words, "number"),
                blocks.para(f"{shown(line.ours)}{coverage}", "number"),
                blocks.para(f"at least {line.least_each:.1f}" if line.least_each is not None else "—", "number"),
                blocks.para(f"{line.ours_each:.1f}" if line.ours_each is not None else "—", "number"),
            ]
        )
    scaled = any(line.least_each is not None for line in paper.reference)
    if not scaled:
        rows = [row[:3] for row in rows]
    return [
        blocks.space(6),
        KeepTogether(
            [
                blocks.Bookmark("pilot", PILOT_TITLE),
                blocks.para(PILOT_TITLE, "heading"),
                blocks.para(f"{SOURCE}. {NOTE}{f' {SCALED}' if scaled else ''}", "small"),
                blocks.space(3),
                _at_left(blocks.table(rows, _PILOT if scaled else _PILOT[:3], _CLOSE)),
            ]
        ),
    ]


def _at_left(table: Any) -> Any:
    table.hAlign = "LEFT"
    return table


# -- the figures


def _figures(review: CountyReview) -> list[Any]:
    """One table, so that its heading stands once on each page; a section's title stays with its first figures."""
    over = blocks.para(review.span.words, "column")
    head = [blocks.para("Figure", "column_left"), blocks.para("What is counted", "column_left"), over]
    rows = [head if review.masked else [*head, blocks.para("Counted", "column_after")]]
    layout: list[tuple[Any, ...]] = [*_CLOSE]
    later = [section for section in review.sections if not section.recorded]
    for section in review.sections:
        if section.recorded:
            block = _section(section, masked=review.masked)
            layout += _section_layout(len(rows), len(block))
            rows += block
    found: list[Any] = [
        blocks.Bookmark("figures", "The figures of the county"),
        blocks.table(rows, _MASKED if review.masked else _FIGURES, layout),
    ]
    if later:
        words = "; ".join(section.title for section in later)
        found.append(blocks.para(f"No Hive recorded this: {words}. That is no figure, not even a nought.", "small"))
    return found


def _section(section: CountySection, *, masked: bool) -> list[list[Any]]:
    shown_here = [one for one in section.figures if one.county is not Missing.NO_FIGURE]
    medians = [one.label for one in section.figures if one.over_hives is OverHives.NEVER]
    single = [one for one in section.figures if one.county is Missing.NO_FIGURE and one.label not in medians]
    notes = [
        section.note,
        f"Only for a single month: {_listed([one.label for one in single if not one.part_of])}." if single else "",
        f"{'No figure of the county' if masked else 'Only Hive by Hive'}: {_listed(medians)}." if medians else "",
    ]
    title = [
        blocks.Bookmark(f"section-{section.key}", section.title, 1),
        blocks.para(section.title, "section"),
        *(blocks.para(note, "definition") for note in notes if note),
    ]
    return [[title, *([""] * (2 if masked else 3))], *(_row(figure, masked=masked) for figure in shown_here)]


def _listed(labels: Sequence[str]) -> str:
    return "; ".join(f"{label[:1].lower()}{label[1:]}" for label in labels)


def _section_layout(at: int, length: int) -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (0, at), (-1, at)),
        ("NOSPLIT", (0, at), (-1, at + min(2, length - 1))),
        ("TOPPADDING", (0, at), (-1, at), 6 if at == 1 else 12),
        ("LINEBELOW", (0, at), (-1, at), 0.8, blocks.colour(DEEP)),
    ]


def _row(figure: CountyFigure, *, masked: bool) -> list[Any]:
    cells = [
        blocks.para(figure.label, "part" if figure.part_of else "label"),
        blocks.para(figure.definition, "definition"),
        _number(figure),
    ]
    return cells if masked else [*cells, blocks.para(figure.coverage, "definition_after")]


def _number(figure: CountyFigure) -> Any:
    value = figure.county
    if isinstance(value, Missing):
        return blocks.para(value.value, "number" if value is Missing.NO_FIGURE else "number_missing")
    if isinstance(value, Share):
        small = f'<font size="7">{value.part:,} of {value.whole:,}</font>'
        return blocks.marked_up(f"{percent(value)}%<br/>{small}", "number_this")
    return blocks.para(shown(value, figure.unit), "number_this")


def _hive_by_hive(review: CountyReview) -> list[Any]:
    if not review.hives:
        return []
    heading = [PageBreak(), blocks.Bookmark("hives", "Hive by Hive"), blocks.para("Hive by Hive", "heading")]
    if len(review.hives) > MOST_HIVES:
        words = f"{len(review.hives):,} Hives do not fit side by side on paper: the spreadsheet holds them."
        return [*heading, blocks.para(words, "body")]
    return [*heading, *hives_grid(review)]
