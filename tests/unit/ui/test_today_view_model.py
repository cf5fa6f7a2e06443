"""Today in words, and that nothing changes its place while it is shown."""

from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import drafts, undoing
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.foundation.clock import at_london
from hivedesk.ui.screens.today.view_model import TodayViewModel
from hivedesk.ui.tokens import Tone
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock

TODAY = date(2026, 11, 14)


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1", preferred_times_note="not Weds"), a_family("Bell", id="f2"))


@pytest.fixture
def model(desk):
    return TodayViewModel(desk)


def follow_up(desk, days, what, family="f1"):
    return log.add_follow_up(desk, family, FollowUpWanted(TODAY + timedelta(days=days), what)).record_id


def states(rows):
    return [(row.what, row.state, row.over) for row in rows]


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "Good morning, Maureen"), (13, "Good afternoon, Maureen"), (19, "Good evening, Maureen")]
)
def test_it_greets_by_the_hour(hour, greeting):
    desk = a_hive_desk(now=at_london(TODAY, hour))
    state = TodayViewModel(desk).opened(discreet=False)
    assert (state.greeting, state.day, state.any_family) == (greeting, "Sat 14 Nov 2026", False)


def test_follow_ups_say_how_they_stand(desk, model):
    for days, what in ((-3, "three"), (-1, "one"), (0, "now"), (1, "next"), (4, "later"), (8, "beyond")):
        follow_up(desk, days, what)
    state = model.opened(discreet=False)
    assert states(state.due) == [
        ("three", "3 days overdue", False),
        ("one", "1 day overdue", False),
        ("now", "Today", False),
    ]
    assert states(state.coming) == [("next", "Tomorrow", False), ("later", "Wed 18 Nov 2026", False)]
    assert [row.tone for row in state.due] == [Tone.WARN, Tone.WARN, Tone.INFO]


def test_the_tiles_count(desk, model):
    follow_up(desk, -1, "late")
    log.log_contact(desk, a_contact("f1"))
    tiles = model.opened(discreet=False).tiles
    assert [(tile.number, tile.words) for tile in tiles] == [
        ("1", "follow-up due"),
        ("1", "not spoken to lately"),
        ("1", "contact this week"),
        ("2", "families in the Hive"),
    ]
    assert (tiles[0].note, tiles[0].tone) == ("1 overdue", Tone.WARN)


def test_what_is_done_stays_struck_through_in_its_place_until_it_is_opened_again(desk, model):
    first, _second = follow_up(desk, -2, "first"), follow_up(desk, 0, "second")
    model.opened(discreet=False)
    changed = log.complete_follow_up(desk, first)
    state = model.show(discreet=False, changed=changed)
    assert states(state.due) == [("first", "Done", True), ("second", "Today", False)]
    state = model.show(discreet=False, changed=log.log_contact(desk, a_contact("f1")))
    assert states(state.due)[0] == ("first", "Done", True)
    assert states(model.opened(discreet=False).due) == [("second", "Today", False)]


def test_undo_and_redo_bring_it_back_and_strike_it_again(desk, model):
    key = follow_up(desk, 0, "call")
    model.opened(discreet=False)
    model.show(discreet=False, changed=log.complete_follow_up(desk, key))
    assert states(model.show(discreet=False, changed=undoing.undo(desk)).due) == [("call", "Today", False)]
    assert states(model.show(discreet=False, changed=undoing.redo(desk)).due) == [("call", "Done", True)]


def test_what_is_moved_keeps_its_place_and_says_so(desk, model):
    key = follow_up(desk, -1, "call")
    model.opened(discreet=False)
    state = model.show(discreet=False, changed=log.move_follow_up(desk, key, model.tomorrow()))
    assert states(state.due) == [("call", "Moved to Sun 15 Nov 2026", False)]
    assert state.coming == ()
    state = model.show(discreet=False, changed=log.move_follow_up(desk, key, TODAY + timedelta(days=30)))
    assert states(state.due) == [("call", "Moved to a later day", False)]
    state = model.show(discreet=False, changed=undoing.undo(desk))
    assert states(state.due) == [("call", "Moved to Sun 15 Nov 2026", False)]


def test_next_week_is_the_coming_monday(desk, model):
    assert (model.tomorrow(), model.next_week()) == (date(2026, 11, 15), date(2026, 11, 16))
    move_clock(desk, timedelta(days=2))
    assert model.next_week() == date(2026, 11, 23)


def test_what_is_taken_away_goes(desk, model):
    model.opened(discreet=False)
    changed = log.log_contact(desk, a_contact("f1"), FollowUpWanted(TODAY, "call"))
    assert states(model.show(discreet=False, changed=changed).due) == [("call", "Today", False)]
    changed = log.remove_contact(desk, changed.record_id)
    assert model.show(discreet=False, changed=changed).due == ()


def test_new_ones_come_at_the_end(desk, model):
    follow_up(desk, 0, "today")
    model.opened(discreet=False)
    changed = log.add_follow_up(desk, None, FollowUpWanted(TODAY - timedelta(days=5), "older"))
    assert [row.what for row in model.show(discreet=False, changed=changed).due] == ["today", "older"]


def test_a_family_she_has_just_spoken_to_stays_in_its_place(desk, model):
    log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=20)))
    state = model.opened(discreet=False)
    assert [(row.name, row.why, row.preferred) for row in state.not_spoken] == [
        ("Bell", "Never spoken to", ""),
        ("Okafor", "20 days ago", "Good times: not Weds"),
    ]
    changed = log.log_contact(desk, a_contact("f2"))
    state = model.show(discreet=False, changed=changed)
    assert [(row.name, row.why, row.over) for row in state.not_spoken] == [
        ("Bell", "Spoken to now", True),
        ("Okafor", "20 days ago", False),
    ]
    state = model.show(discreet=False, changed=undoing.undo(desk))
    assert [(row.name, row.over) for row in state.not_spoken] == [("Bell", False), ("Okafor", False)]
    model.show(discreet=False, changed=undoing.redo(desk))
    assert [row.name for row in model.opened(discreet=False).not_spoken] == ["Okafor"]


def test_unfinished_forms_and_duty_numbers_are_there(desk, model):
    drafts.keep_draft(desk, "contact/new", {"family": "f1"})
    state = model.opened(discreet=False)
    assert [draft.title for draft in state.drafts] == ["a contact with Okafor"]
    assert [line.number for line in state.duty] == ["01632 960101", "01632 960102"]


def test_discreetly_there_are_initials(desk, model):
    follow_up(desk, 0, "Ask Grace about the form")
    state = model.opened(discreet=True)
    assert (state.due[0].what, state.due[0].about) == ("Ask G. about the form", "O.")
    assert [row.name for row in state.not_spoken] == ["B.", "O."]


def test_sundays_say_whom_families_ring():
    desk = a_hive_desk(now=at_london(date(2026, 11, 15), 9))
    assert "Out of Hours" in TodayViewModel(desk).opened(discreet=False).outside_hours


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_safeguarding_concern_stands_out_wherever_it_is_put_off_to(desk, days):
    made = log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise."))
    view = log.show_entry(desk, made.record_id)
    log.move_follow_up(desk, view.follow_ups[0].id, TODAY + timedelta(days=days))
    state = TodayViewModel(desk).opened(discreet=False)
    assert [row.tone for row in (*state.due, *state.coming)] == [Tone.DANGER]
