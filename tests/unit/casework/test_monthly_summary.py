"""The summary from the vault: columns, freezing, corrections."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import calendar, events, guests, undoing
from hivedesk.casework import contact_log as log
from hivedesk.casework.monthly_summary import (
    event_titles,
    freeze_month,
    gather,
    month_alone,
    month_job,
    months_on_record,
    work_out,
)
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.domain.events.records import Presence
from hivedesk.domain.families import Channel
from hivedesk.domain.sleepovers.records import Outcome
from hivedesk.domain.summary import Missing, Share
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import events as stored
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock
from tests.unit.casework.stay_records import a_child, a_request, a_stay, put, times


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


def a_group(desk, day, *, rule="", **fields):
    """A support group on a day, added as the worker would; its id."""
    start = at_london(day, 10)
    event = events.new_event(desk, day)
    event = replace(event, title="Coffee morning", starts_at=start, ends_at=start + timedelta(hours=2), rule=rule)
    return events.add_event(desk, replace(event, **fields)).record_id


def everybody_came(desk, event_id, start=None):
    """All eligible are asked, and all came; the id of the record that holds them."""
    asked = guests.invite_eligible(desk, event_id, start)
    ids = [guest.id for guest in stored.guests_of(desk.store, asked.record_id)]
    guests.record_presence(desk, ids, Presence.CAME)
    return asked.record_id


def events_of(desk, month, year=2026):
    found = work_out(gather(desk, year, month)).summary
    return {key: found.figure(f"support_groups.{key}").value for key in ("held", "without_attendance", "people")}


def test_a_group_counts_once_somebody_is_ticked_and_not_before(desk):
    event_id = a_group(desk, date(2026, 10, 6))
    assert events_of(desk, 10) == {"held": 0, "without_attendance": 1, "people": 0}
    everybody_came(desk, event_id)
    assert events_of(desk, 10) == {"held": 1, "without_attendance": 0, "people": 2}
    undoing.undo(desk)
    assert events_of(desk, 10) == {"held": 0, "without_attendance": 1, "people": 0}


def test_each_time_of_a_series_counts_and_one_without_a_record_is_told(desk):
    series = a_group(desk, date(2026, 9, 8), rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")  # 8, 22 Sep; 6, 20 Oct; 3 Nov …
    everybody_came(desk, series, at_london(date(2026, 10, 6), 10))
    events.cancel_event(desk, series, at_london(date(2026, 9, 22), 10), "snow")
    assert events_of(desk, 9) == {"held": 0, "without_attendance": 1, "people": 0}
    assert events_of(desk, 10) == {"held": 1, "without_attendance": 1, "people": 2}
    assert events_of(desk, 11) == {"held": 0, "without_attendance": 1, "people": 0}  # the 17th is still to come
    row = work_out(gather(desk, 2026, 10)).comparison.row("support_groups.held")
    assert (row.this, row.last_month, row.year_so_far) == (1, 0, 1)


def test_school_holidays_leave_a_time_out_and_one_moved_over_the_months_end_counts_where_it_ended(desk):
    term = SchoolDates(id="t", kind=SchoolDatesKind.HOLIDAY, first_day=date(2026, 10, 26), last_day=date(2026, 10, 30))
    calendar.record_school_dates(desk, term)
    series = a_group(desk, date(2026, 10, 6), rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4", not_in_holidays=True)
    assert events_of(desk, 10)["without_attendance"] == 3  # 6, 13, 20; not the 27th
    start = at_london(date(2026, 10, 20), 10)
    moved = at_london(date(2026, 11, 3), 10)
    events.move_event(desk, series, start, moved, moved + timedelta(hours=2))
    assert (events_of(desk, 10)["without_attendance"], events_of(desk, 11)["without_attendance"]) == (2, 1)


def test_an_event_that_is_not_over_does_not_count_yet(desk):
    event_id = a_group(desk, date(2026, 11, 14))  # 10 to 12; now it is 10
    everybody_came(desk, event_id)
    assert events_of(desk, 11) == {"held": 0, "without_attendance": 0, "people": 0}
    move_clock(desk, timedelta(hours=2))
    assert events_of(desk, 11)["held"] == 1


def test_attendance_ticked_after_freezing_shows_as_a_correction(desk):
    event_id = a_group(desk, date(2026, 10, 6))
    freeze_month(desk, work_out(gather(desk, 2026, 10)))
    move_clock(desk, timedelta(minutes=1))
    everybody_came(desk, event_id)
    changes = {c.key: (c.frozen, c.now) for c in work_out(gather(desk, 2026, 10)).corrections}
    assert changes["support_groups.held"] == (0, 1)
    assert changes["support_groups.without_attendance"] == (1, 0)
    assert changes["support_groups.families"] == (0, 2)


def test_a_month_frozen_before_events_were_counted_has_no_correction_for_them(desk):
    view = work_out(gather(desk, 2026, 10))
    figures = tuple(
        replace(f, value=Missing.NOT_RECORDED) if f.key.startswith("support_groups") else f
        for f in view.summary.sections[0].figures
    )
    before = replace(view.summary.sections[0], figures=figures)
    freeze_month(desk, replace(view, summary=replace(view.summary, sections=(before, *view.summary.sections[1:]))))
    everybody_came(desk, a_group(desk, date(2026, 10, 6)))
    assert work_out(gather(desk, 2026, 10)).corrections == ()


def test_the_titles_of_the_events_behind_a_figure(desk):
    event_id = a_group(desk, date(2026, 10, 6))
    assert event_titles(desk, [event_id, "gone"]) == {event_id: "Coffee morning"}


def test_stays_and_requests_are_counted_in_each_month_and_its_columns(desk):
    september = times(date(2026, 9, 29), 16, date(2026, 10, 2), 9)
    october = times(date(2026, 10, 9), 16, date(2026, 10, 11), 9)
    put(
        desk,
        a_child("amy", "f1"),
        a_request("r1", "f1", **september),
        a_stay("s1", "r1", "f2", started_at=september["starts_at"], **september),
        a_request("r2", "f1", **october),
        a_stay("s2", "r2", "f2", started_at=october["starts_at"], returned_at=october["ends_at"], **october),
        a_request("r3", "f1", closed_on=NOW.date(), outcome=Outcome.REFUSED, **october),
    )
    view = work_out(gather(desk, 2026, 10))
    nights = view.comparison.row("sleepovers.child_nights")
    assert (nights.this, nights.last_month, nights.year_so_far) == (3, 2, 5)
    assert view.summary.figure("sleepovers.met").value == Share(1, 2)
    alone = month_alone(desk, 2026, 10)
    assert alone.summary.values() == view.summary.values()


def test_a_stay_that_began_a_day_off_what_was_arranged_counts_where_it_began(desk):
    late = times(date(2026, 11, 1), 9, date(2026, 11, 3), 9)
    began = at_london(date(2026, 10, 31), 20)
    put(desk, a_child("amy", "f1"), a_request("r1", "f1", **late))
    put(desk, a_stay("s1", "r1", "f2", started_at=began, **late))
    assert month_alone(desk, 2026, 10).summary.figure("sleepovers.stays").value == 1
    assert month_alone(desk, 2026, 11).summary.figure("sleepovers.stays").value == 0
