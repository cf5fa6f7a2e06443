"""The Reports screen in texts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import events, families, guests
from hivedesk.casework.monthly_summary import freeze_month
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.events.records import Guest, Presence
from hivedesk.domain.families import Channel, initials
from hivedesk.domain.sleepovers.records import Outcome
from hivedesk.domain.summary import Missing, Unit
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.ui.screens.reports.view_model import ReportsViewModel, state_of
from hivedesk.ui.tokens import Tone
from tests.builders import a_contact, a_family, a_hive_desk, move_clock
from tests.unit.casework.stay_records import a_child, a_request, a_stay, put, times

OCTOBER, NOVEMBER = (2026, 10), (2026, 11)


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    for family, day, minutes in (
        ("f1", date(2026, 9, 1), 20),
        ("f1", date(2026, 10, 5), 45),
        ("f1", date(2026, 10, 6), 15),
    ):
        log.log_contact(desk, a_contact(family, happened_at=at_london(day, 11), minutes=minutes))
    return desk


@pytest.fixture
def model(desk):
    return ReportsViewModel(desk, str)


def view_of(model, month=OCTOBER):
    return model.month_job(month)(NoProgress())


def line(model, key, month=OCTOBER):
    return state_of(view_of(model, month)).line(key)


def test_the_columns_are_texts_under_the_names_of_their_months(model):
    state = state_of(view_of(model))
    assert state.headings == ("October 2026", "September 2026", "2026 so far", "October 2025")
    sessions = state.line("sessions.total")
    assert (sessions.this, sessions.last_month, sessions.year_so_far) == ("2", "1", "3")
    assert sessions.same_month_last_year == "—"
    assert state.line("reach.families").this == "1 of 2 (50%)"
    assert sessions.list_words == "Show the list behind it (2)"


def freeze_before_stays(desk, model):
    """Freeze October and September as they were before stays were counted."""
    for month in (OCTOBER, (2026, 9)):
        view = view_of(model, month)
        sections = tuple(
            replace(each, figures=tuple(replace(one, value=Missing.NOT_RECORDED) for one in each.figures))
            if each.key == "sleepovers"
            else each
            for each in view.summary.sections
        )
        freeze_month(desk, replace(view, summary=replace(view.summary, sections=sections)))


def test_what_is_not_recorded_says_so_once_and_never_reads_as_nought(desk, model):
    freeze_before_stays(desk, model)
    stays = line(model, "sleepovers.stays")
    assert stays.this == "not recorded yet"
    assert (stays.last_month, stays.year_so_far, stays.same_month_last_year) == ("—", "—", "—")
    assert stays.missing
    assert stays.behind == 0
    assert line(model, "sessions.event").this == "0"


def test_sections_head_their_figures_and_those_without_records_come_last(desk, model):
    freeze_before_stays(desk, model)
    lines = state_of(view_of(model)).lines
    headings = [line.section for line in lines if line.heading]
    assert headings[0] == "Support groups"
    assert headings.index("Sleepovers and day care") > headings.index("The record itself")
    under = ""
    for each in lines:
        under = each.section if each.heading else under
        assert each.section == under
    assert len({each.key for each in lines}) == len(lines)


def test_a_part_is_named_by_its_whole(model):
    assert line(model, "sessions.visit").name == "1:1 sessions: by visit"
    assert line(model, "families.start").name == "Families: At the start of the month"


def test_a_month_under_way_a_month_that_is_over_and_a_frozen_one(desk, model):
    under_way = state_of(view_of(model, NOVEMBER))
    assert (under_way.pill, under_way.can_freeze) == ("Provisional", False)
    assert under_way.sentence.startswith("Counted up to Sat 14 Nov 2026.")
    over = state_of(view_of(model))
    assert (over.pill, over.can_freeze) == ("Provisional", True)
    assert "cannot be undone" in over.sentence
    freeze_month(desk, view_of(model))
    frozen = state_of(view_of(model))
    assert (frozen.pill, frozen.tone, frozen.can_freeze) == ("Frozen", Tone.GOOD, False)
    assert frozen.sentence == "As it stood on Sat 14 Nov 2026, frozen by Maureen Hale."
    assert frozen.corrections == ""


def test_a_frozen_month_tells_its_corrections(desk, model):
    freeze_month(desk, view_of(model))
    move_clock(desk, timedelta(minutes=1))
    log.log_contact(desk, a_contact("f2", happened_at=at_london(date(2026, 10, 20), 9), minutes=30))
    state = state_of(view_of(model))
    assert "figures have changed since the month was frozen: 1:1 sessions 2, now 3; " in state.corrections
    sessions = state.line("sessions.total")
    assert (sessions.this, sessions.now, sessions.behind) == ("2", "3", 3)
    assert sessions.explanation.endswith("Frozen as 2; counted again today it is 3.")
    drill = model.drill(view_of(model), "sessions.total")
    assert drill.title == "1:1 sessions: 2"
    assert drill.sentence.endswith("the list shows the records as they are today, which give 3.")


def test_the_list_behind_a_figure_leads_to_entries_and_families(model):
    sessions = model.drill(view_of(model), "sessions.total")
    assert [(row.family, row.when) for row in sessions.lines] == [
        ("Okafor", "Mon 5 Oct 2026"),
        ("Okafor", "Tue 6 Oct 2026"),
    ]
    assert all(row.entry_id.startswith("entry-") for row in sessions.lines)
    assert sessions.amount_title == ""
    families_end = model.drill(view_of(model), "families.end")
    assert {row.family_id for row in families_end.lines} == {"f1", "f2"}
    assert {row.entry_id for row in families_end.lines} == {""}


def test_the_list_behind_groups_leads_to_each_event_by_its_title(desk):
    start = at_london(date(2026, 10, 6), 10)
    event = replace(events.new_event(desk, date(2026, 10, 6)), title="Coffee with Grace", starts_at=start)
    event_id = events.add_event(desk, replace(event, ends_at=start + timedelta(hours=2))).record_id
    model = ReportsViewModel(desk, str, lambda words: words.replace("Grace", "G."))
    without = model.drill(view_of(model), "support_groups.without_attendance")
    assert [(one.event_id, one.family, one.what) for one in without.lines] == [
        (event_id, "", "Coffee with G.: nobody is ticked as having come")
    ]
    guests.invite_eligible(desk, event_id, None)
    guests.record_presence(desk, [one.id for one in desk.store.select(Guest)], Presence.CAME)
    held = model.drill(view_of(model), "support_groups.held")
    assert [one.what for one in held.lines] == ["Coffee with G.: 2 people, 2 families came"]
    carers = model.drill(view_of(model), "support_groups.carers")
    assert {(one.family, one.event_id, one.what) for one in carers.lines} == {
        ("Bell", event_id, "Coffee with G.: carer"),
        ("Okafor", event_id, "Coffee with G.: carer"),
    }
    assert {one.family_id for one in model.drill(view_of(model), "support_groups.families").lines} == {"f1", "f2"}


def test_minutes_days_and_shares_say_what_each_record_adds(model):
    view = view_of(model)
    minutes = model.drill(view, "sessions.minutes")
    assert (minutes.amount_title, [row.amount for row in minutes.lines]) == ("Minutes", ["45", "15"])
    assert sum(row.weight for row in minutes.lines) == view.summary.figure("sessions.minutes").value
    assert model.drill(view, "reach.longest_gap").amount_title == "Days"
    reached = model.drill(view, "reach.families")
    assert [(row.family, row.amount) for row in reached.lines] == [("Bell", "no"), ("Okafor", "yes")]
    assert reached.amount_title == "Counted"


def test_contacts_that_count_come_first_in_a_share(desk, model):
    log.log_contact(desk, a_contact("f2", happened_at=at_london(date(2026, 10, 7), 20)))
    outside = model.drill(view_of(model), "sessions.outside_hours")
    assert [row.amount for row in outside.lines] == ["yes", "no", "no"]


def test_there_is_no_list_where_nothing_is_recorded_and_an_empty_one_says_so(desk, model):
    freeze_before_stays(desk, model)
    assert model.drill(view_of(model), "sleepovers.stays") is None
    empty = model.drill(view_of(model), "contacts.concerns")
    assert empty.lines == ()
    assert empty.sentence.endswith("the list is empty.")


def test_initials_in_place_of_names(desk):
    veiled = ReportsViewModel(desk, initials)
    assert {row.family for row in veiled.drill(view_of(veiled), "sessions.total").lines} == {initials("Okafor")}


@pytest.mark.parametrize(("day", "opens_on"), [(14, NOVEMBER), (8, NOVEMBER), (7, OCTOBER), (1, OCTOBER)])
def test_early_in_a_month_the_one_that_is_just_over_is_shown(desk, model, day, opens_on):
    desk.clock.set(at_london(date(2026, 11, day), 9))
    assert model.first_month() == opens_on
    assert model.first_month("2026-09") == (2026, 9)
    assert model.first_month("2026-13") == opens_on
    assert model.months()[0] == (NOVEMBER, "November 2026")


def test_an_empty_hive_has_nothing_to_count():
    desk = a_hive_desk()
    model = ReportsViewModel(desk, str)
    assert model.is_empty()
    families.add_family(desk, a_family("Okafor"))
    assert not model.is_empty()


def test_every_list_adds_up_to_its_figure(desk, model):
    log.log_contact(
        desk,
        replace(
            a_contact("f2", happened_at=at_london(date(2026, 10, 30), 20), channel=Channel.VISIT),
            kind=ContactKind.NOT_REACHED,
        ),
    )
    view = view_of(model)
    counts = [
        figure for figure in view.summary.figures() if figure.unit is Unit.COUNT and isinstance(figure.value, int)
    ]
    assert len(counts) > 15
    for figure in counts:
        assert len(model.drill(view, figure.key).lines) == figure.value


def test_the_lists_behind_stays_and_requests_lead_to_families_and_name_no_child(desk, model):
    october = times(date(2026, 10, 9), 16, date(2026, 10, 11), 11)
    put(
        desk,
        a_child("amy", "f1"),
        a_request("r1", "f1", **october),
        a_stay("s1", "r1", "f2", started_at=october["starts_at"], **october),
        a_request("r2", "f1", closed_on=date(2026, 10, 9), outcome=Outcome.REFUSED, **october),
    )
    view = view_of(model)
    stays = model.drill(view, "sleepovers.stays")
    assert [(row.family, row.family_id, row.what) for row in stays.lines] == [
        ("Bell", "f2", "Sleepover of 2 nights, 1 child")
    ]
    assert len(model.drill(view, "sleepovers.child_nights").lines) == 2
    met = model.drill(view, "sleepovers.met")
    assert [(row.family, row.amount) for row in met.lines] == [("Okafor", "no"), ("Okafor", "yes")]
    for key in ("sleepovers.children", "sleepovers.asked", "sleepovers.refused", "sleepovers.refused.other"):
        lines = model.drill(view, key).lines
        assert {row.family_id for row in lines} == {"f1"}
        assert not [row for row in lines if "Amelia" in row.what or row.entry_id or row.event_id]
