"""One family's chronology on paper."""

from datetime import date, timedelta

import pytest

from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import Cancelled
from hivedesk.outgoing.chronology_pdf import chronology_pdf, with_addenda
from tests.unit.outgoing.paper_builders import (
    HIVE,
    MOMENT,
    POLICY,
    WORKER,
    a_household,
    an_addendum,
    an_entry,
    bookmarks,
    needs_poppler,
    opened,
    read,
    read_pages,
)


def a_chronology(entries, addenda=(), moment=MOMENT, **options) -> bytes:
    return chronology_pdf(a_household(), with_addenda(entries, addenda), HIVE, POLICY, moment, WORKER, **options)


FULL = an_entry(
    fact="The school rang.",
    opinion="I think she is tired.",
    third_party="The teacher said she was late.",
    childs_voice="I like the dog.",
    outcome="We meet again.",
    topics=("school", "health"),
    who=("c1", "k1", "gone"),
    who_else="Auntie Ọlá",
    shared_with="the SSW",
    concern=True,
    concern_facts="A bruise on the arm.",
    concern_told="Duty line at 10:20",
)


@needs_poppler
def test_each_kind_of_note_is_labelled_and_in_its_place() -> None:
    text = read(a_chronology([FULL]))
    order = [
        "Wed 7 Oct 2026, 10:00",
        "1:1 session · phone · planned · 15 minutes · with Grace Wiśniewska, Siân, somebody no longer on the record, "
        "Auntie Ọlá",
        "Topics: school, health",
        "CONCERN: FACTS A bruise on the arm. Told: Duty line at 10:20",
        "WHAT HAPPENED (FACT) The school rang.",
        "WORKER'S OPINION I think she is tired.",
        "SAID BY OTHERS (THIRD PARTY) The teacher said she was late.",
        "CHILD'S VOICE I like the dog.",
        "OUTCOME We meet again.",
        "Signed: Maureen Hale, Wed 7 Oct 2026, 11:00. Shared with: the SSW",
    ]
    places = [text.find(part) for part in order]

    assert -1 not in places
    assert places == sorted(places)


@needs_poppler
def test_empty_notes_leave_no_label() -> None:
    text = read(a_chronology([an_entry()])).split("October 2026")[-1]

    assert "WHAT HAPPENED (FACT)" in text
    assert not [label for label in ("OPINION", "THIRD PARTY", "VOICE", "OUTCOME", "CONCERN", "Topics") if label in text]


@needs_poppler
def test_entries_stand_oldest_first_with_their_addenda_below() -> None:
    late, early = an_entry("e2", date(2026, 10, 9), fact="Second."), an_entry("e1", date(2026, 9, 1), fact="First.")
    text = read(a_chronology([late, early], [an_addendum("e1", "Added to the first.")]))

    assert text.find("First.") < text.find("ADDED NOTE Added to the first.") < text.find("Second.")
    assert "Signed: Ruth Cole, Tue 20 Oct 2026, 09:00" in text
    assert text.find("September 2026") < text.find("First.") < text.find("October 2026", text.find("First."))


@needs_poppler
def test_open_late_and_changed_entries_say_so() -> None:
    entered = an_entry().happened_at + timedelta(days=9)
    entry = an_entry(entered_at=entered, changed_at=entered + timedelta(hours=2))
    before, after = (read(a_chronology([entry], moment=entered + timedelta(hours=hours))) for hours in (23, 24))

    assert "Entered late (9 days after) · Still open: not yet locked" in before
    assert "Entered late (9 days after) · Signed and locked" in after
    assert "last changed Fri 16 Oct 2026, 12:00" in after
    assert "Entered late" not in read(a_chronology([an_entry()]))


@needs_poppler
def test_the_days_are_those_of_the_wall_clock() -> None:
    entries = [
        an_entry("e0", date(2026, 9, 30), 23, fact="Before."),
        an_entry("e1", date(2026, 10, 1), 0, fact="First day."),  # 30 September in UTC
        an_entry("e2", date(2026, 10, 31), 23, fact="Last day."),
        an_entry("e3", date(2026, 11, 1), 0, fact="After."),
    ]
    text = read(a_chronology(entries, first=date(2026, 10, 1), last=date(2026, 10, 31)))

    assert "First day." in text and "Last day." in text
    assert "Before." not in text and "After." not in text
    assert "Thu 1 Oct 2026 to Sat 31 Oct 2026 · 2 entries" in text


@needs_poppler
def test_another_familys_entry_is_never_printed() -> None:
    text = read(a_chronology([an_entry(), an_entry("x", family_id=FamilyId("f2"), fact="Not theirs.")]))

    assert "Not theirs." not in text
    assert "1 entry" in text


@needs_poppler
def test_a_time_without_entries_says_so() -> None:
    assert "There is no entry in this time." in read(a_chronology([]))


@needs_poppler
def test_a_very_long_entry_runs_on_and_nothing_is_lost() -> None:
    words = [f"word{number}" for number in range(3000)]
    pages = read_pages(a_chronology([an_entry(fact=" ".join(words), opinion="Short."), an_entry("e2", hour=12)]))
    text = " ".join(" ".join(pages).split())

    assert len(pages) > 3
    assert all(word in text for word in words)
    assert "word0 " in pages[0]
    assert text.rfind("word2999") < text.find("Short.") < text.find("12:00")


@needs_poppler
def test_a_short_entry_is_never_torn_between_pages() -> None:
    entries = [
        an_entry(
            f"e{day}{hour}", date(2026, 10, day), hour, fact=f"Begin{day}-{hour}. {'More. ' * 40} End{day}-{hour}."
        )
        for day in range(1, 15)
        for hour in (9, 15)
    ]
    pages = read_pages(a_chronology(entries))

    for day in range(1, 15):
        for hour in (9, 15):
            assert any(f"Begin{day}-{hour}." in page and f"End{day}-{hour}." in page for page in pages)


@needs_poppler
def test_the_foot_says_until_when_it_may_be_kept() -> None:
    pages = read_pages(a_chronology([an_entry()], destroy_by=date(2026, 12, 21)))

    assert all("Confidential: about children and families." in page for page in pages)
    assert all("Destroy by Mon 21 Dec 2026." in page for page in pages)


def test_bookmarks_lead_to_the_months_on_their_pages() -> None:
    entries = [an_entry(f"e{month}", date(2026, month, 5), fact="Word. " * 500) for month in range(1, 7)]
    pdf = a_chronology(entries)

    assert bookmarks(pdf) == [f"{name} 2026" for name in ("January", "February", "March", "April", "May", "June")]
    with opened(pdf) as document, document.open_outline() as outline:
        targets = [document.pages.index(item.destination[0]) for item in outline.root]
    assert targets == sorted(targets)
    assert targets[-1] > targets[0]


def test_it_can_be_cancelled_and_tells_how_far_it_is() -> None:
    class Watch(NoProgress):
        told: list[tuple[int, int]] = []  # noqa: RUF012 - one test's own

        def report(self, done: int, total: int, what: str = "") -> None:
            self.told.append((done, total))

        def check(self) -> None:
            if len(self.told) == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        a_chronology([an_entry(str(number)) for number in range(5)], progress=Watch())
    assert Watch.told == [(1, 5), (2, 5)]
