"""The summary from the vault: columns, freezing, corrections."""

from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import undoing
from hivedesk.casework.monthly_summary import freeze_month, gather, month_alone, month_job, months_on_record, work_out
from hivedesk.domain.families import Channel
from hivedesk.domain.summary import Missing
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    for family, day in (("f1", date(2026, 9, 1)), ("f1", date(2026, 10, 5)), ("f2", date(2026, 10, 31))):
        log.log_contact(desk, a_contact(family, happened_at=at_london(day, 11)))
    return desk


def test_the_columns_stand_beside_each_other(desk):
    row = work_out(gather(desk, 2026, 10)).comparison.row("sessions.total")
    assert (row.this, row.last_month, row.year_so_far) == (2, 1, 3)
    assert row.same_month_last_year is Missing.NO_FIGURE


def test_a_month_alone_has_its_figures_and_the_job_brings_the_columns(desk):
    alone, whole = month_alone(desk, 2026, 10), month_job(desk, 2026, 10)(NoProgress())
    assert (alone.whole, whole.whole) == (False, True)
    assert alone.summary.values() == whole.summary.values()
    assert whole.comparison.row("sessions.total").last_month == 1


def test_months_run_from_the_first_entry_to_now(desk):
    assert months_on_record(desk) == [(2026, 11), (2026, 10), (2026, 9)]
    assert months_on_record(a_hive_desk()) == [(2026, 11)]


def test_counting_without_texts_gives_the_same_rows(desk):
    log.log_contact(desk, a_contact("f1", channel=Channel.VISIT, concern=True, concern_facts="A bruise."))
    figures = work_out(gather(desk, 2026, 11)).summary
    assert figures.figure("sessions.visit").value == 1
    assert figures.figure("sessions.visit").rows[0].family_id == "f1"


def test_a_frozen_month_keeps_its_figures_and_shows_corrections(desk):
    freeze_month(desk, work_out(gather(desk, 2026, 10)))
    move_clock(desk, timedelta(minutes=1))
    log.log_contact(desk, a_contact("f1", happened_at=at_london(date(2026, 10, 20), 9)))
    view = work_out(gather(desk, 2026, 10))
    assert view.frozen is not None
    assert view.summary.figure("sessions.total").value == 2
    assert not view.summary.provisional
    assert {(c.key, c.frozen, c.now) for c in view.corrections} >= {("sessions.total", 2, 3)}
    assert work_out(gather(desk, 2026, 11)).comparison.row("sessions.total").last_month == 2
    with pytest.raises(RuleRefused):
        freeze_month(desk, view)
    undoing.undo(desk)
    assert work_out(gather(desk, 2026, 10)).corrections == ()


def test_a_month_under_way_cannot_be_frozen_and_one_to_come_not_be_counted(desk):
    with pytest.raises(RuleRefused):
        freeze_month(desk, work_out(gather(desk, 2026, 11)))
    with pytest.raises(RuleRefused):
        gather(desk, 2026, 12)
    assert desk.clock.now() == NOW
