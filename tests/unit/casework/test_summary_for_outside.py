"""The monthly summary for use outside the service, as it is made into documents."""

from datetime import date

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.documents import DocumentKind, for_outside, summary_document, summary_spreadsheet
from hivedesk.casework.monthly_summary import freeze_month, gather, work_out
from hivedesk.domain.summary import Missing
from hivedesk.foundation.clock import at_london
from tests.builders import a_contact, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    for day in range(1, 8):
        log.log_contact(desk, a_contact("f1", happened_at=at_london(date(2026, 10, day), 11)))
    return desk


def october(desk):
    return work_out(gather(desk, 2026, 10))


def test_the_month_stands_alone_without_rows_chart_or_corrections(desk) -> None:
    view = for_outside(october(desk))

    assert view.summary.masked and view.chart == () and view.corrections == ()
    assert not any(figure.rows for figure in view.summary.figures())
    beside = [
        value
        for section in view.comparison.sections
        for row in section.rows
        for value in (row.last_month, row.year_so_far, row.same_month_last_year)
    ]
    assert set(beside) == {Missing.NO_FIGURE}
    assert view.comparison.row("sessions.total").this == 7
    assert view.comparison.row("families.end").this is Missing.FEWER_THAN_5


def test_a_frozen_month_is_masked_from_its_frozen_figures(desk) -> None:
    freeze_month(desk, october(desk))
    log.log_contact(desk, a_contact("f1", happened_at=at_london(date(2026, 10, 20), 11)))
    view = for_outside(october(desk))

    assert view.comparison.row("sessions.total").this == 7
    assert view.comparison.row("sessions.minutes").this == october(desk).summary.figure("sessions.minutes").value


def test_documents_say_which_of_both_they_are(desk) -> None:
    view, now = october(desk), desk.clock.now()
    made = [summary_document(view, "", now), summary_spreadsheet(view, now)]
    masked = [summary_document(for_outside(view), "", now), summary_spreadsheet(for_outside(view), now)]

    assert {document.kind for document in made} == {DocumentKind.SUMMARY}
    assert {document.kind for document in masked} == {DocumentKind.MASKED_SUMMARY}
    assert [document.file_name for document in masked] == ["summary-2026-10-masked.pdf", "summary-2026-10-masked.xlsx"]
