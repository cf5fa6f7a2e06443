"""What happened with a family: everything once, newest first, and read no further than asked."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.casework import contact_log, families, placements, procedures, standing, training, undoing
from hivedesk.casework import time_line as lines
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.time_line import ChangeOf, DayOf, Event, How, Part, time_line
from hivedesk.domain.acts import ActKind
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.contact_log import ContactLogEntry, FollowUp
from hivedesk.domain.families import ChildInCare, Family
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.store import audit
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock

TODAY = date(2026, 11, 14)


def happened(desk, only=None, family_id="f1"):
    return list(time_line(desk, families.household(desk, family_id), only))


def events(desk, only=None):
    return [(one.what.event, one.what.day) for one in happened(desk, only) if isinstance(one.what, DayOf)]


def changes(desk, only=None):
    return [one.what for one in happened(desk, only) if isinstance(one.what, ChangeOf)]


@pytest.fixture
def desk():
    return a_hive_desk(a_family(id="f1", children=("Mia",)), a_family(id="f2"))


@settings(max_examples=25, deadline=None)
@given(
    talks=st.lists(st.integers(0, 900), max_size=60),
    notes=st.lists(st.integers(0, 900), max_size=6),
    follow_ups=st.integers(0, 60),
)
def test_everything_is_there_once_and_in_order(talks, notes, follow_ups):
    desk = a_hive_desk(a_family(id="f1"), a_family(id="f2"))
    for day in talks:
        contact_log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=day)))
    contact_log.log_contact(desk, a_contact("f2"))
    for day in notes:
        note = replace(procedures.new_note(desk, "f1"), day=TODAY - timedelta(days=day), what="Talked.")
        procedures.note_procedure(desk, note)
    for number in range(follow_ups):
        move_clock(desk, timedelta(minutes=number % 2))
        made = contact_log.add_follow_up(desk, "f1", FollowUpWanted(TODAY, "Ring"))
        contact_log.complete_follow_up(desk, made.record_id)
    found = happened(desk)
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    kinds = [type(one.what) for one in found]
    assert kinds.count(ContactLogEntry) == len(talks)
    assert kinds.count(FollowUp) == follow_ups
    assert len({id(one.what) for one in found}) == len(found)
    for part in (Part.CONTACTS, Part.PLACEMENTS, Part.PROCEDURES):
        assert happened(desk, part) == [one for one in found if one.part is part]


def test_thousands_of_contacts_are_read_a_page_at_a_time(desk, monkeypatch):
    with desk.store.batch(NOW):
        for day in range(300):
            contact_log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=day)))
    pages = []
    page = lines.stored.page
    monkeypatch.setattr(lines.stored, "page", lambda *given: pages.append(1) or page(*given))
    assert len(list(islice(time_line(desk, families.household(desk, "f1")), 9))) == 9
    assert len(pages) == 1


def test_a_placement_stands_on_its_own_days(desk):
    (placement,) = families.household(desk, "f1").placements
    placements.correct_placement(desk, replace(placement, started_on=date(2025, 3, 1)))
    started = replace(placement, started_on=date(2025, 3, 1))
    ended = replace(started, ended_on=date(2026, 11, 2), end_kind=EndKind.UNPLANNED, end_reason=EndReason.CHILD_ASKED)
    placements.end_placement(desk, ended)
    assert events(desk, Part.PLACEMENTS) == [
        (Event.PLACEMENT_ENDED, date(2026, 11, 2)),
        (Event.PLACED, date(2025, 3, 1)),
    ]


def test_days_to_come_have_not_happened(desk):
    (placement,) = families.household(desk, "f1").placements
    placements.correct_placement(desk, replace(placement, started_on=TODAY + timedelta(days=1)))
    assert events(desk, Part.PLACEMENTS) == []
    placements.correct_placement(desk, replace(placement, started_on=TODAY))
    assert events(desk, Part.PLACEMENTS) == [(Event.PLACED, TODAY)]


def test_a_familys_way_through_the_hive_is_told(desk):
    standing.put_on_hold(desk, replace(standing.new_hold(desk, "f1"), started_on=date(2026, 10, 5), reason="Illness"))
    (hold,) = families.household(desk, "f1").holds
    standing.end_hold(desk, replace(hold, ended_on=date(2026, 11, 1)))
    record = training.new_training(desk, "f1", "f1-c0")
    training.record_training(desk, [replace(record, course="E-Safety", done_on=date(2026, 10, 20))])
    assert events(desk, Part.PROCEDURES) == [
        (Event.HOLD_ENDED, date(2026, 11, 1)),
        (Event.TRAINING, date(2026, 10, 20)),
        (Event.PUT_ON_HOLD, date(2026, 10, 5)),
        (Event.JOINED, date(2022, 2, 1)),
        (Event.APPROVED, date(2020, 5, 1)),
    ]


def test_every_visit_is_told_not_only_the_last_but_none_that_was_taken_back(desk):
    for day in (date(2026, 8, 1), date(2026, 9, 10), date(2026, 10, 20)):
        procedures.record_assurance(desk, "f1", Assurance.SUPERVISION, day)
    undoing.undo(desk)
    visits = [one for one in happened(desk) if isinstance(one.what, DayOf) and one.what.event is Event.ASSURANCE]
    assert [(one.what.day, one.what.which) for one in visits] == [
        (date(2026, 9, 10), Assurance.SUPERVISION),
        (date(2026, 8, 1), Assurance.SUPERVISION),
    ]
    undoing.redo(desk)
    assert events(desk)[0] == (Event.ASSURANCE, date(2026, 10, 20))


def test_what_a_record_says_is_not_said_again_as_a_change(desk):
    contact_log.log_contact(desk, a_contact("f1"))
    procedures.record_assurance(desk, "f1", Assurance.SUPERVISION, TODAY)
    assert [change.entry.kind for change in changes(desk)] == [ActKind.ADD_FAMILY]
    asked_for = [change.entry.kind for change in changes(desk, Part.CHANGES)]
    assert asked_for == [ActKind.RECORD_ASSURANCE, ActKind.ADD_FAMILY]


def test_a_change_names_fields_and_never_holds_what_stood_in_them(desk):
    home = families.household(desk, "f1")
    child = replace(home.children_in_care[0], risk_flags="Climbs out of windows")
    family = replace(home.family, pets="A goat")
    families.change_family(desk, replace(home, family=family, children_in_care=(child,), carers=()))
    newest = changes(desk)[0]
    assert {(one.record, one.how, one.fields) for one in newest.records} >= {
        (Family, How.CHANGED, ("pets",)),
        (ChildInCare, How.CHANGED, ("risk_flags",)),
    }
    assert How.REMOVED in {one.how for one in newest.records}
    assert not any(word in repr(changes(desk)) for word in ("goat", "windows"))


def test_a_change_that_was_erased_is_still_told(desk):
    home = families.household(desk, "f1")
    families.change_family(desk, replace(home, family=replace(home.family, pets="A goat")))
    audit.erase_contents(desk.store, "family", "f1")
    assert changes(desk)[0].records == ()
    assert changes(desk)[0].entry.kind is ActKind.CHANGE_FAMILY
