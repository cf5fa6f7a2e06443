"""Logging contacts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import ContactFilter, Cursor, FollowUpWanted
from hivedesk.casework.today import today_board
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, FollowUpKind
from hivedesk.domain.families import Channel
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store.contact_log import open_follow_ups
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))


def test_a_contact_is_signed_by_whoever_sits_at_the_desk(desk):
    log.log_contact(desk, a_contact("f1", author="Somebody else", entered_at=NOW - timedelta(days=3)))
    (view,) = log.list_entries(desk, ContactFilter())
    assert (view.entry.author, view.entry.entered_at, view.family_name) == ("Maureen Hale", NOW, "Okafor")


@pytest.mark.parametrize(
    "wrong",
    [
        {"happened_at": NOW + timedelta(hours=1)},
        {"fact": "  "},
        {"minutes": -1},
        {"minutes": 1441},
        {"concern": True, "fact": "", "outcome": "Rang off."},
    ],
)
def test_an_entry_that_cannot_be_is_refused_and_changes_nothing(desk, wrong):
    head = desk.store.head
    with pytest.raises(RuleRefused):
        log.log_contact(desk, a_contact("f1", **wrong))
    assert desk.store.head == head
    assert log.list_entries(desk, ContactFilter()) == []


def test_somebody_not_reached_needs_no_words(desk):
    log.log_contact(desk, a_contact("f1", fact="", kind=ContactKind.NOT_REACHED))
    assert len(log.list_entries(desk, ContactFilter(kind=ContactKind.NOT_REACHED))) == 1


def test_a_concern_makes_a_follow_up_for_today(desk):
    entry = a_contact("f1", concern=True, concern_facts="A bruise on the left arm, 10:05.")
    changed = log.log_contact(desk, entry, FollowUpWanted(date(2026, 11, 20), "Ring again"))
    view = log.show_entry(desk, changed.record_id)
    assert view is not None
    assert [follow_up.due_on for follow_up in view.follow_ups] == [date(2026, 11, 14), date(2026, 11, 20)]
    assert today_board(desk).due[0].family_name == "Okafor"
    assert view.follow_ups[0].what == "Safeguarding concern: tell the duty team now."


def test_a_concern_of_which_somebody_was_told_asks_for_the_answer(desk):
    entry = a_contact("f1", fact="A bruise on the left arm.", concern=True, concern_told="Duty line, 10:20")
    view = log.show_entry(desk, log.log_contact(desk, entry).record_id)
    assert view is not None
    assert [follow_up.what for follow_up in view.follow_ups] == ["Safeguarding concern: has the duty team answered?"]


def test_an_entry_locks_after_24_hours_and_then_takes_only_addenda(desk):
    changed = log.log_contact(desk, a_contact("f1"))
    entry = desk.store.get(ContactLogEntry, changed.record_id)
    move_clock(desk, timedelta(hours=23, minutes=59))
    log.change_contact(desk, replace(entry, fact="Talked about school and football."))
    move_clock(desk, timedelta(minutes=1))
    with pytest.raises(RuleRefused):
        log.change_contact(desk, replace(entry, fact="Other"))
    with pytest.raises(RuleRefused):
        log.remove_contact(desk, entry.id)
    log.add_addendum(desk, entry.id, "The school rang back.")
    view = log.show_entry(desk, entry.id)
    assert view is not None
    assert (view.locked, view.entry.fact) == (True, "Talked about school and football.")
    assert [addendum.text for addendum in view.addenda] == ["The school rang back."]


def test_a_cover_worker_cannot_rewrite_what_somebody_else_signed(desk):
    changed = log.log_contact(desk, a_contact("f1"))
    desk.author = "Jo Cover"
    with pytest.raises(RuleRefused):
        log.change_contact(desk, replace(desk.store.get(ContactLogEntry, changed.record_id), fact="Other"))


def test_a_late_entry_is_flagged(desk):
    log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=7, minutes=1)))
    log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=7)))
    assert [view.late for view in log.list_entries(desk, ContactFilter())] == [False, True]


def test_pages_go_on_where_the_last_one_ended(desk):
    for minutes in range(25):
        log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(minutes=minutes // 2)))
    seen, cursor = [], None
    while page := log.list_entries(desk, ContactFilter(), limit=4, after=cursor):
        seen += [view.entry.id for view in page]
        cursor = Cursor(page[-1].entry.happened_at, page[-1].entry.id)
    assert len(seen) == len(set(seen)) == 25


def test_filters_and_words_narrow_the_list(desk):
    log.log_contact(desk, a_contact("f1", fact="The football kit is lost. Esmé wants new boots."))
    log.log_contact(desk, a_contact("f2", fact="Piano lessons begin.", happened_at=NOW - timedelta(days=40)))
    shown = log.list_entries(desk, ContactFilter(words="boot"))
    assert [view.snippet.text for view in shown] == ["Esmé wants new boots."]
    start, end = shown[0].snippet.hits[0]
    assert shown[0].snippet.text[start:end] == "boots"
    assert len(log.list_entries(desk, ContactFilter(words="esme"))) == 1
    assert len(log.list_entries(desk, ContactFilter(family_id="f2"))) == 1
    assert len(log.list_entries(desk, ContactFilter(last_day=date(2026, 10, 5)))) == 1
    assert len(log.list_entries(desk, ContactFilter(first_day=date(2026, 11, 14), words="piano"))) == 0
    assert log.list_entries(desk, ContactFilter(words='" OR *')) == []


def test_a_chronology_reads_from_the_first_contact_to_the_last(desk):
    late = log.log_contact(desk, a_contact("f1", fact="Second."))
    log.log_contact(desk, a_contact("f1", fact="First.", happened_at=NOW - timedelta(days=2)))
    log.log_contact(desk, a_contact("f2", fact="Other family."))
    log.add_addendum(desk, late.record_id, "More.")
    story = log.chronology(desk, "f1")
    assert [view.entry.fact for view in story] == ["First.", "Second."]
    assert [len(view.addenda) for view in story] == [0, 1]


def test_follow_ups_are_ticked_off_and_moved(desk):
    changed = log.add_follow_up(desk, None, FollowUpWanted(date(2026, 11, 13), "Print the summary"))
    log.move_follow_up(desk, changed.record_id, date(2026, 11, 16))
    assert today_board(desk).due == ()
    assert len(today_board(desk).coming) == 1
    log.complete_follow_up(desk, changed.record_id)
    assert today_board(desk).coming == ()


def test_a_planned_call_is_done_by_the_contact_and_open_again_without_it():
    desk = a_hive_desk(a_family(id="f1"))
    for kind in (FollowUpKind.CALL, FollowUpKind.VISIT):
        log.add_follow_up(desk, "f1", log.FollowUpWanted(NOW.date(), "About school", kind))
    changed = log.log_contact(desk, a_contact("f1", channel=Channel.PHONE))
    assert [one.kind for one in open_follow_ups(desk.store)] == [FollowUpKind.VISIT]  # a call is no visit
    log.remove_contact(desk, changed.record_id)
    assert {one.kind for one in open_follow_ups(desk.store)} == {FollowUpKind.CALL, FollowUpKind.VISIT}
    log.log_contact(desk, a_contact("f1", channel=Channel.VISIT))
    assert open_follow_ups(desk.store) == []


def test_a_voicemail_is_not_the_planned_call():
    desk = a_hive_desk(a_family(id="f1"))
    log.add_follow_up(desk, "f1", log.FollowUpWanted(NOW.date(), "About school", FollowUpKind.CALL))
    log.log_contact(desk, a_contact("f1", kind=ContactKind.NOT_REACHED))
    log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=1)))  # before the day it was planned for
    assert len(open_follow_ups(desk.store)) == 1
