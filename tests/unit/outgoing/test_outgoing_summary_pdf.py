"""The monthly activity summary on paper."""

from dataclasses import replace
from datetime import date

from hivedesk.domain.summary import Missing, MonthCount, compare, corrections, mask, to_frozen, twelve_months_to
from hivedesk.outgoing import masked_words
from hivedesk.outgoing.summary_pdf import CLAIM, summary_pdf
from tests.unit.outgoing.paper_builders import (
    HIVE,
    MOMENT,
    WORKER,
    a_comparison,
    an_entry,
    bookmarks,
    needs_poppler,
    opened,
    read,
    read_pages,
)

COMPARISON = a_comparison()
BARS = tuple(MonthCount(*of, number * 7 + 100) for number, of in enumerate(twelve_months_to(2026, 10)))


def _before_stays(section):
    """The section as it stood in a month that was frozen before stays and solo placements were kept."""
    gone = section.key == "sleepovers"
    rows = (
        replace(row, this=Missing.NOT_RECORDED if gone or row.key == "procedures.solo" else row.this)
        for row in section.rows
    )
    return replace(section, rows=tuple(rows), recorded=not gone)


FROZEN_BEFORE_STAYS = replace(COMPARISON, sections=tuple(map(_before_stays, COMPARISON.sections)))


def plain(words: str) -> str:
    return "".join(words.split())


@needs_poppler
def test_all_recorded_figures_stand_with_their_definitions() -> None:
    text = plain("".join(read_pages(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER), order="-raw")))

    for section in COMPARISON.sections:
        assert plain(section.title) in text
        for row in section.rows:
            beside = row.definition if row.this is not Missing.NOT_RECORDED else ""
            assert plain(row.label + beside) in text


@needs_poppler
def test_the_figures_of_a_row_stand_in_their_columns() -> None:
    text = read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER))

    assert "by phone 1:1 sessions held by phone. 1 0 1 —" in text
    assert "October September Year so far October" in text


@needs_poppler
def test_what_is_not_recorded_is_named_and_has_no_nought() -> None:
    text = read(summary_pdf(FROZEN_BEFORE_STAYS, HIVE, MOMENT, WORKER))

    assert "Not recorded yet: Solo placements." in text
    assert "Sleepovers and day care: Sleepovers; planned; emergency; Children who stayed; Child-nights" in text
    assert "Child-nights 0" not in text


@needs_poppler
def test_it_counts_and_never_claims() -> None:
    text = plain("".join(read_pages(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER), order="-raw")))

    assert plain(CLAIM) in text
    assert "saved" not in text


@needs_poppler
def test_it_says_whether_it_is_provisional_frozen_or_unfinished() -> None:
    provisional = read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER))
    frozen = read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, frozen_on=MOMENT))
    unfinished = read(summary_pdf(a_comparison(up_to=date(2026, 10, 20)), HIVE, MOMENT, WORKER))

    assert "Provisional" in provisional and "Frozen" not in provisional
    assert "Frozen on Sat 21 Nov 2026" in frozen and "Provisional" not in frozen
    assert "Counted up to Tue 20 Oct 2026; the month is not over." in unfinished


@needs_poppler
def test_corrections_stand_below_a_frozen_month_only() -> None:
    now = a_comparison([an_entry(), an_entry("e2", minutes=40)]).summary
    changes = corrections(to_frozen(COMPARISON.summary), now)
    frozen = read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, frozen_on=MOMENT, corrections=changes))

    assert "Corrections since this month was frozen" in frozen
    assert "1:1 sessions: by phone 1 2" in frozen
    assert "Corrections" not in read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, corrections=changes))


@needs_poppler
def test_the_chart_shows_each_month_with_its_number() -> None:
    with_chart = read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, sessions=BARS))
    gap = (replace(BARS[0], sessions=None), *BARS[1:])

    assert "1:1 sessions over twelve months" in with_chart
    assert all(str(bar.sessions) in with_chart for bar in BARS[:-1])
    assert str(BARS[-1].sessions) not in with_chart  # this month's bar shows this summary's figure
    assert "Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct" in with_chart
    assert "–" in read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, sessions=gap)).split("Figure")[0]
    assert "twelve months" not in read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER))


@needs_poppler
def test_the_table_repeats_its_heading_and_keeps_each_title_with_its_figures() -> None:
    pages = [
        " ".join(page.split()) for page in read_pages(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, sessions=BARS))
    ]

    assert len(pages) <= 7
    assert all("Figure What is counted" in page for page in pages)
    for section in COMPARISON.sections:
        if section.recorded:
            first, title = section.rows[0].label, section.title
            page = next(page for page in pages if f" {title} " in page and first in page.split(f" {title} ", 1)[1])
            assert page


def test_bookmarks_lead_to_the_sections() -> None:
    found = bookmarks(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER))
    frozen = bookmarks(summary_pdf(FROZEN_BEFORE_STAYS, HIVE, MOMENT, WORKER))

    assert found == [section.title for section in COMPARISON.sections]
    assert frozen == [*(title for title in found if title != "Sleepovers and day care"), "Not recorded yet"]


def test_no_name_of_the_families_is_in_it() -> None:
    with opened(summary_pdf(COMPARISON, HIVE, MOMENT, "")) as document:
        everything = b"".join(page.Contents.read_bytes() for page in document.pages)

    assert b"Grace" not in everything and b"niewska" not in everything


@needs_poppler
def test_the_words_hold_no_family_name() -> None:
    text = read(summary_pdf(COMPARISON, HIVE, MOMENT, WORKER, sessions=BARS))

    assert not [name for name in ("Wiśniewska", "Grace", "Siân") if name in text]


def a_masked_comparison():
    return compare(mask(COMPARISON.summary), None, None, ())


@needs_poppler
def test_a_masked_summary_says_so_and_what_its_marks_mean_on_each_page() -> None:
    pages = [" ".join(page.split()) for page in read_pages(summary_pdf(a_masked_comparison(), HIVE, MOMENT, WORKER))]

    assert masked_words.HEADING in pages[0] and masked_words.MARKS in " ".join(pages)
    assert len(pages) > 1
    assert all(masked_words.FOOT in page for page in pages)


@needs_poppler
def test_a_masked_summary_stands_alone_with_its_small_numbers_masked() -> None:
    text = read(summary_pdf(a_masked_comparison(), HIVE, MOMENT, WORKER))

    assert "by phone 1:1 sessions held by phone. fewer than 5" in text
    assert "Joined Families whose joining date lies in the month. not shown" in text
    assert not [words for words in ("September", "Year so far", "twelve months", "“—”") if words in text]


@needs_poppler
def test_a_masked_summary_begins_with_figures_that_it_shows() -> None:
    found = replace(COMPARISON.summary, sections=tuple(_with_forty_carers(COMPARISON.summary.sections)))
    few = read(summary_pdf(a_masked_comparison(), HIVE, MOMENT, WORKER)).split("What is counted")[0]
    some = read(summary_pdf(compare(mask(found), None, None, ()), HIVE, MOMENT, WORKER)).split("What is counted")[0]

    assert "Families at the end" not in few and "40 Carers" not in few
    assert "40 Carers" in some


def _with_forty_carers(sections):
    for section in sections:
        yield replace(
            section,
            figures=tuple(
                replace(figure, value=40) if figure.key == "people.carers" else figure for figure in section.figures
            ),
        )
