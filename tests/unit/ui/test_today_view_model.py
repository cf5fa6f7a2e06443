"""Today in words, and that nothing changes its place while it is shown."""

import itertools
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hivedesk.casework import (
    claims,
    drafts,
    events,
    gatherings,
    guests,
    placements,
    procedures,
    standing,
    undoing,
)
from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.due_lines import record_fact
from hivedesk.casework.families import remove_family
from hivedesk.casework.today import today_board
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.events.records import Presence
from hivedesk.domain.families import ChildInCare, DayPart, Status
from hivedesk.domain.placements import EndKind, EndReason, Placement
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.clock import at_london
from hivedesk.ui.screens.today.rows import LIKES_NOW
from hivedesk.ui.screens.today.sections import Section
from hivedesk.ui.screens.today.view_model import TodayViewModel
from hivedesk.ui.tokens import Tone
from tests.builders import NOW, a_contact, a_family, a_hive_desk, a_placement, move_clock

TODAY = date(2026, 11, 14)
KNOWN = {
    "supervision_last": TODAY - timedelta(days=3),
    "annual_review_last": TODAY - timedelta(days=90),
    "unannounced_visit_last": TODAY - timedelta(days=90),
}
LATE = KNOWN | {"supervision_last": TODAY - timedelta(days=50)}


def a_home(name, key, **fields):
    """A family with a child, of which nothing is due."""
    child = ChildInCare(id=f"{key}-k", family_id=key, first_name="Leo")
    placement = a_placement(child, TODAY - timedelta(days=200), **fields.pop("placement", {}))
    return a_family(name, id=key, children=(child,), placements=(placement,), **KNOWN | fields)


def ended(days, **fields):
    """How a placement ended so many days ago; the child went home."""
    day = TODAY - timedelta(days=days)
    return {"ended_on": day, "end_kind": EndKind.PLANNED, "end_reason": EndReason.RETURNED_HOME} | fields


def on_hold(key, review_on):
    hold = Hold(id=f"{key}-h", family_id=key, started_on=TODAY - timedelta(days=40), reason="Ill", review_on=review_on)
    return {"status": Status.ON_HOLD, "holds": (hold,)}


@pytest.fixture
def desk():
    return a_hive_desk(a_home("Okafor", "f1", preferred_times_note="not Weds"), a_home("Bell", "f2"))


@pytest.fixture
def model(desk):
    return TodayViewModel(desk)


def opened(desk):
    return TodayViewModel(desk).opened(discreet=False)


def follow_up(desk, days, what, family="f1", **more):
    return log.add_follow_up(desk, family, FollowUpWanted(TODAY + timedelta(days=days), what, **more)).record_id


def states(rows):
    return [(row.what, row.state, row.over) for row in rows]


def due(state):
    return states(state.rows[Section.DUE])


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "Good morning, Maureen"), (13, "Good afternoon, Maureen"), (19, "Good evening, Maureen")]
)
def test_it_greets_by_the_hour(hour, greeting):
    state = opened(a_hive_desk(now=at_london(TODAY, hour)))
    assert (state.greeting, state.day, state.any_family) == (greeting, "Sat 14 Nov 2026", False)


class TestFollowUps:
    def test_they_say_how_they_stand(self, desk, model):
        for days, what in ((-3, "three"), (-1, "one"), (0, "now"), (1, "next"), (4, "later"), (8, "beyond")):
            follow_up(desk, days, what)
        rows = model.opened(discreet=False).rows
        assert states(rows[Section.DUE]) == [
            ("three", "3 days overdue", False),
            ("one", "1 day overdue", False),
            ("now", "Today", False),
        ]
        assert states(rows[Section.COMING]) == [("next", "Tomorrow", False), ("later", "Wed 18 Nov 2026", False)]
        assert [row.tone for row in rows[Section.DUE]] == [Tone.WARN, Tone.WARN, Tone.INFO]

    def test_calls_and_visits_say_when_and_whether_the_time_is_a_good_one(self):
        desk = a_hive_desk(
            a_home("Okafor", "f1", preferred_times=(DayPart.MORNING,)),
            a_home("Bell", "f2", preferred_times=(DayPart.EVENING,)),
            a_home("Chen", "f3"),
        )
        follow_up(desk, 0, "", kind=FollowUpKind.CALL, at=time(10, 30), asked_by_carer=True)
        follow_up(desk, 0, "sure", kind=FollowUpKind.CALL, at=time(14))
        follow_up(desk, 0, "now", kind=FollowUpKind.VISIT)
        follow_up(desk, 0, "the new cot", "f2", kind=FollowUpKind.VISIT)
        follow_up(desk, -2, "", "f3", kind=FollowUpKind.CALL, at=time(9))
        follow_up(desk, 1, "", "f3", kind=FollowUpKind.CALL, at=time(9))
        rows = opened(desk).rows
        planned = sorted(rows[Section.PLANNED], key=lambda row: (row.state == "Any time", row.about.startswith("Bell")))
        assert [(row.what, row.state, row.about, row.mark) for row in planned] == [
            ("Phone call", "2 days overdue", "Chen", ""),
            ("Phone call", "10:30", "Okafor; they asked for it; good times: mornings", ""),
            ("Call: sure", "14:00", "Okafor; likes another time: mornings", ""),
            ("Visit: now", "Any time", "Okafor; good times: mornings", LIKES_NOW),
            ("Visit: the new cot", "Any time", "Bell; likes another time: evenings", ""),
        ]
        assert rows[Section.PLANNED][0].act == "Log contact"
        assert states(rows[Section.COMING]) == [("Phone call", "Tomorrow, 09:00", False)]

    @pytest.mark.parametrize(
        ("at", "state", "tone"),
        [
            (time(8, 59), "Missed at 08:59", Tone.WARN),
            (time(9), "09:00", Tone.INFO),  # an hour ago: it may have begun late
            (time(10, 30), "10:30", Tone.INFO),
        ],
    )
    def test_a_call_whose_time_has_passed_says_so_after_an_hour(self, desk, at, state, tone):
        follow_up(desk, 0, "", kind=FollowUpKind.CALL, at=at)
        (row,) = opened(desk).rows[Section.PLANNED]
        assert (row.state, row.tone) == (state, tone)

    def test_a_contact_strikes_the_planned_call_through(self, desk, model):
        follow_up(desk, 0, "", kind=FollowUpKind.CALL)
        model.opened(discreet=False)
        state = model.show(discreet=False, changed=log.log_contact(desk, a_contact("f1")))
        assert states(state.rows[Section.PLANNED]) == [("Phone call", "Done", True)]

    def test_what_is_done_stays_struck_through_in_its_place_until_it_is_opened_again(self, desk, model):
        first, _second = follow_up(desk, -2, "first"), follow_up(desk, 0, "second")
        model.opened(discreet=False)
        state = model.show(discreet=False, changed=log.complete_follow_up(desk, first))
        assert due(state) == [("first", "Done", True), ("second", "Today", False)]
        state = model.show(discreet=False, changed=log.log_contact(desk, a_contact("f1")))
        assert due(state)[0] == ("first", "Done", True)
        assert due(model.opened(discreet=False)) == [("second", "Today", False)]

    def test_undo_and_redo_bring_it_back_and_strike_it_again(self, desk, model):
        key = follow_up(desk, 0, "call")
        model.opened(discreet=False)
        model.show(discreet=False, changed=log.complete_follow_up(desk, key))
        assert due(model.show(discreet=False, changed=undoing.undo(desk))) == [("call", "Today", False)]
        assert due(model.show(discreet=False, changed=undoing.redo(desk))) == [("call", "Done", True)]

    def test_what_is_moved_keeps_its_place_and_says_so(self, desk, model):
        key = follow_up(desk, -1, "call")
        model.opened(discreet=False)
        state = model.show(discreet=False, changed=log.move_follow_up(desk, key, model.tomorrow()))
        assert due(state) == [("call", "Moved to Sun 15 Nov 2026", False)]
        assert state.rows[Section.COMING] == ()
        changed = log.move_follow_up(desk, key, TODAY + timedelta(days=30))
        assert due(model.show(discreet=False, changed=changed)) == [("call", "Moved to Mon 14 Dec 2026", False)]
        state = model.show(discreet=False, changed=undoing.undo(desk))
        assert due(state) == [("call", "Moved to Sun 15 Nov 2026", False)]

    def test_next_week_is_the_coming_monday(self, desk, model):
        assert (model.tomorrow(), model.next_week()) == (date(2026, 11, 15), date(2026, 11, 16))
        move_clock(desk, timedelta(days=2))
        assert model.next_week() == date(2026, 11, 23)

    def test_what_is_taken_away_goes(self, desk, model):
        model.opened(discreet=False)
        changed = log.log_contact(desk, a_contact("f1"), FollowUpWanted(TODAY, "call"))
        assert due(model.show(discreet=False, changed=changed)) == [("call", "Today", False)]
        changed = log.remove_contact(desk, changed.record_id)
        assert due(model.show(discreet=False, changed=changed)) == []

    def test_new_ones_come_at_the_end(self, desk, model):
        follow_up(desk, 0, "today")
        model.opened(discreet=False)
        changed = log.add_follow_up(desk, None, FollowUpWanted(TODAY - timedelta(days=5), "older"))
        assert [what for what, _, _ in due(model.show(discreet=False, changed=changed))] == ["today", "older"]
        assert [what for what, _, _ in due(model.opened(discreet=False))] == ["older", "today"]

    @pytest.mark.parametrize("days", [-1, 0, 1])
    def test_a_safeguarding_concern_stands_out_wherever_it_is_put_off_to(self, desk, days):
        made = log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise."))
        view = log.show_entry(desk, made.record_id)
        log.move_follow_up(desk, view.follow_ups[0].id, TODAY + timedelta(days=days))
        rows = opened(desk).rows
        assert [row.tone for row in rows[Section.COMING if days > 0 else Section.FIRST]] == [Tone.DANGER]
        assert rows[Section.DUE] == ()

    def test_a_concern_written_while_she_reads_opens_no_section_above_her(self, desk, model):
        follow_up(desk, 0, "form")
        model.opened(discreet=False)
        changed = log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise."))
        rows = model.show(discreet=False, changed=changed).rows
        assert rows[Section.FIRST] == ()
        assert [row.tone for row in rows[Section.DUE]] == [Tone.INFO, Tone.DANGER]


class TestProcedures:
    def test_a_childs_belongings_stand_above_ten_supervisions(self):
        homes = [a_home(f"Family {n}", f"f{n}", **LATE) for n in range(10)]
        desk = a_hive_desk(*homes, a_home("Bell", "b", placement=ended(9, room_ready_on=TODAY, life_story_on=TODAY)))
        rows = opened(desk).rows
        children, visits = rows[Section.CHILDREN], rows[Section.VISITS]
        assert states(children) == [("Belongings to be collected", "2 days overdue", False)]
        assert children[0].about == "Bell, Leo: the placement ended on Thu 5 Nov 2026"
        assert (children[0].act, [fact.words for fact in children[0].facts]) == (
            "Checklist after the ending",
            ["Belongings collected today"],
        )
        assert len(visits) == 10
        assert list(Section).index(Section.CHILDREN) < list(Section).index(Section.VISITS)

    def test_what_presses_stands_above_what_is_older(self):
        homes = (
            a_family("Empty", id="f1", **KNOWN),  # no child since 2022
            a_home("Held", "f2", **on_hold("f2", TODAY - timedelta(days=1))),
        )
        rows = opened(a_hive_desk(*homes)).rows[Section.CHILDREN]
        assert [row.what for row in rows] == ["Review of the hold", "Talk about matching or a wider range"]

    def test_a_breach_stands_above_everything_with_the_end_of_its_hours(self, desk, model):
        procedures.record_breach(desk, replace(procedures.new_breach(desk), what="A letter went astray"))
        (row,) = model.opened(discreet=False).rows[Section.FIRST]
        assert (row.state, row.tone, row.act, row.can_open) == (
            "By Tue 17 Nov 2026",
            Tone.DANGER,
            "Breach of data protection",
            False,
        )
        assert row.about.startswith("Noticed on Sat 14 Nov 2026, 10:00; the 72 hours end on")

    def test_done_today_strikes_it_through_and_says_when_the_next_is_due(self):
        desk = a_hive_desk(a_home("Okafor", "f1", **LATE))
        model = TodayViewModel(desk)
        (row,) = model.opened(discreet=False).rows[Section.VISITS]
        assert (row.state, row.over) == ("8 days overdue", False)
        changed = record_fact(desk, model.line(row.key).due, row.facts[0].key)
        (row,) = model.show(discreet=False, changed=changed).rows[Section.VISITS]
        assert (row.state, row.over, row.facts) == ("Next due Sat 26 Dec 2026", True, ())
        (row,) = model.show(discreet=False, changed=undoing.undo(desk)).rows[Section.VISITS]
        assert (row.state, row.over) == ("8 days overdue", False)
        model.show(discreet=False, changed=undoing.redo(desk))
        assert model.opened(discreet=False).rows[Section.VISITS] == ()

    def test_the_checklist_stays_open_until_all_of_it_is_done(self):
        desk = a_hive_desk(a_home("Bell", "b", placement=ended(25, room_ready_on=TODAY)))
        model = TodayViewModel(desk)
        (row,) = model.opened(discreet=False).rows[Section.CHILDREN]
        changed = record_fact(desk, model.line(row.key).due, "belongings_on")
        (row,) = model.show(discreet=False, changed=changed).rows[Section.CHILDREN]
        assert (row.what, row.state, row.over) == ("Life-story items to be handed on", "Tue 17 Nov 2026", False)
        changed = record_fact(desk, model.line(row.key).due, "life_story_on")
        (row,) = model.show(discreet=False, changed=changed).rows[Section.CHILDREN]
        assert (row.state, row.over) == ("Done", True)

    def test_a_hold_that_ended_is_done_and_nothing_else_moves(self):
        desk = a_hive_desk(
            a_home("Held", "f1", **on_hold("f1", TODAY - timedelta(days=1))), a_home("Late", "f2", **LATE)
        )
        model = TodayViewModel(desk)
        model.opened(discreet=False)
        hold = replace(desk.store.get(Hold, "f1-h"), ended_on=TODAY)
        state = model.show(discreet=False, changed=standing.end_hold(desk, hold))
        assert states(state.rows[Section.CHILDREN]) == [("Review of the hold", "Done", True)]
        assert states(state.rows[Section.VISITS]) == [("Supervision", "8 days overdue", False)]

    def test_what_is_due_no_longer_for_another_reason_does_not_count_as_done(self):
        desk = a_hive_desk(a_home("Late", "f1", **LATE))
        model = TodayViewModel(desk)
        model.opened(discreet=False)
        state = model.show(discreet=False, changed=remove_family(desk, "f1"))
        assert states(state.rows[Section.VISITS]) == [("Supervision", "No longer due", True)]

    def test_an_ending_strikes_the_expected_one_and_adds_what_it_leaves_to_do(self):
        desk = a_hive_desk(a_home("Bell", "f1", placement={"expected_end_on": TODAY - timedelta(days=8)}))
        model = TodayViewModel(desk)
        model.opened(discreet=False)
        placement = replace(desk.store.get(Placement, "f1-k-p"), **ended(8))
        state = model.show(discreet=False, changed=placements.end_placement(desk, placement))
        assert [(row.act, row.over) for row in state.rows[Section.CHILDREN]] == [
            ("End a placement", True),
            ("Checklist after the ending", False),
        ]

    def test_claims_stand_last_and_a_part_of_them_paid_leaves_the_rest(self):
        desk = a_hive_desk(a_home("Bell", "f1"))
        items = [ClaimItem(id=f"c{n}", family_id="f1", day=TODAY - timedelta(days=60 - n * 9)) for n in range(2)]
        items = [replace(item, what="Mileage") for item in items]
        claims.record_claim(desk, items)
        model = TodayViewModel(desk)
        assert states(model.opened(discreet=False).rows[Section.CLAIMS]) == [
            ("2 items not claimed yet", "32 days overdue", False)
        ]
        changed = claims.mark_paid(desk, items[:1], TODAY)
        state = model.show(discreet=False, changed=changed)
        assert states(state.rows[Section.CLAIMS]) == [("1 item not claimed yet", "23 days overdue", False)]

    def test_what_is_done_says_the_new_fact_and_when_it_is_due_next(self):
        desk = a_hive_desk(a_home("Late", "f1", **LATE))
        model = TodayViewModel(desk)
        model.opened(discreet=False)
        due = next(line.due for line in today_board(desk).clocks if line.due.key == "supervision:f1")
        state = model.show(discreet=False, changed=record_fact(desk, due, "took place"))
        (row,) = state.rows[Section.VISITS]
        assert (row.about, row.state, row.over) == (
            "Late: last known on Sat 14 Nov 2026",
            "Next due Sat 26 Dec 2026",
            True,
        )

    def test_of_a_visit_never_recorded_nobody_knows_how_overdue_it_is(self):
        desk = a_hive_desk(a_home("New", "f1", supervision_last=None), a_home("Late", "f2", **LATE))
        state = opened(desk)
        assert [(row.about, row.state) for row in state.rows[Section.VISITS]] == [
            ("Late: last known on Fri 25 Sep 2026", "8 days overdue"),
            ("New: none is recorded yet", "None recorded"),
        ]
        assert (state.tiles[1].number, state.tiles[1].note) == ("2", "1 overdue")


class TestWhomToRing:
    def test_a_family_she_has_just_spoken_to_stays_in_its_place(self, desk, model):
        log.log_contact(desk, a_contact("f1", happened_at=NOW - timedelta(days=20)))
        state = model.opened(discreet=False)
        assert [(row.name, row.why, row.preferred) for row in state.not_spoken] == [
            ("Bell", "Never spoken to", ""),
            ("Okafor", "20 days ago", "Good times: not Weds"),
        ]
        state = model.show(discreet=False, changed=log.log_contact(desk, a_contact("f2")))
        assert [(row.name, row.why, row.over) for row in state.not_spoken] == [
            ("Bell", "Spoken to now", True),
            ("Okafor", "20 days ago", False),
        ]
        state = model.show(discreet=False, changed=undoing.undo(desk))
        assert [(row.name, row.over) for row in state.not_spoken] == [("Bell", False), ("Okafor", False)]
        model.show(discreet=False, changed=undoing.redo(desk))
        assert [row.name for row in model.opened(discreet=False).not_spoken] == ["Okafor"]

    def test_good_times_are_marked_and_other_wishes_said(self):
        desk = a_hive_desk(
            a_home("Evening", "f1", preferred_times=(DayPart.EVENING,)),
            a_home("Morning", "f2", preferred_times=(DayPart.MORNING,), preferred_times_note="not Weds"),
        )
        assert [(row.name, row.preferred, row.mark) for row in opened(desk).not_spoken] == [
            ("Morning", "Good times: mornings (not Weds)", LIKES_NOW),
            ("Evening", "Likes another time: evenings", ""),
        ]

    def test_with_time_to_spare_the_three_longest_ago_are_named_for_a_chat(self):
        desk = a_hive_desk(*(a_home(f"Family {n}", f"f{n}") for n in range(6)))
        for n, days in enumerate((3, 9, 0, 12, 6, 20)):
            log.log_contact(desk, a_contact(f"f{n}", happened_at=NOW - timedelta(days=days)))
        model = TodayViewModel(desk)
        state = model.opened(discreet=False)
        assert [row.name for row in state.not_spoken] == ["Family 5"]
        assert [(row.name, row.why) for row in state.chat] == [("Family 3", "12 days ago"), ("Family 1", "9 days ago")]
        state = model.show(discreet=False, changed=log.log_contact(desk, a_contact("f3")))
        assert [(row.name, row.over) for row in state.chat] == [("Family 3", True), ("Family 1", False)]

    def test_a_call_that_was_asked_for_and_is_ticked_off_presses_no_longer(self, desk, model):
        for family in ("f1", "f2"):
            log.log_contact(desk, a_contact(family, happened_at=NOW - timedelta(days=2)))
        key = follow_up(desk, 0, "", kind=FollowUpKind.CALL, asked_by_carer=True)
        assert [row.why for row in model.opened(discreet=False).not_spoken] == ["2 days ago, asked for a call"]
        state = model.show(discreet=False, changed=log.complete_follow_up(desk, key))
        assert [(row.why, row.over) for row in state.not_spoken] == [("Not due any more", True)]


class TestTheDay:
    def test_the_tiles_count(self):
        desk = a_hive_desk(a_home("Okafor", "f1"), a_home("Bell", "f2", **LATE))
        follow_up(desk, -1, "late")
        follow_up(desk, 0, "", "f2", kind=FollowUpKind.VISIT)
        log.log_contact(desk, a_contact("f1"))
        tiles = opened(desk).tiles
        assert [(tile.number, tile.words) for tile in tiles] == [
            ("2", "follow-ups due"),
            ("1", "due by the procedures"),
            ("1", "not spoken to lately"),
            ("1", "contact this week"),
        ]
        assert (tiles[0].note, tiles[0].tone) == ("1 overdue, 1 to ring or visit", Tone.WARN)

    def test_a_quiet_day_says_so_and_shows_what_comes_next(self, desk, model):
        follow_up(desk, 4, "soon")
        for days in (9, 10, 11, 12):
            follow_up(desk, days, f"in {days}")
        state = model.opened(discreet=False)
        assert state.quiet
        assert [row.what for row in state.rows[Section.COMING]] == ["soon"]
        assert [row.what for row in state.rows[Section.LATER]] == ["in 9", "in 10", "in 11"]

    def test_a_full_day_does_not_look_beyond_the_week(self, desk, model):
        for days in (0, 4, 9):
            follow_up(desk, days, f"in {days}")
        state = model.opened(discreet=False)
        assert not state.quiet
        assert state.rows[Section.LATER] == ()

    def test_that_it_was_a_quiet_day_stays_until_it_is_opened_again(self, desk, model):
        assert model.opened(discreet=False).quiet
        changed = log.add_follow_up(desk, None, FollowUpWanted(TODAY, "new"))
        state = model.show(discreet=False, changed=changed)
        assert state.quiet
        assert due(state) == [("new", "Today", False)]
        assert not model.opened(discreet=False).quiet

    def test_unfinished_forms_and_duty_numbers_are_there(self, desk, model):
        drafts.keep_draft(desk, "contact/new", {"family": "f1"})
        state = model.opened(discreet=False)
        assert [draft.title for draft in state.drafts] == ["a contact with Okafor"]
        assert [line.number for line in state.duty] == ["01632 960101", "01632 960102"]

    def test_discreetly_there_are_initials(self):
        desk = a_hive_desk(a_home("Okafor", "f1", **LATE), a_home("Bell", "f2", placement=ended(9)))
        follow_up(desk, 0, "Ask Grace about the form")
        state = TodayViewModel(desk).opened(discreet=True)
        shown = [row for rows in state.rows.values() for row in rows]
        said = " ".join(f"{row.what} {row.about}" for row in shown)
        assert not any(name in said for name in ("Okafor", "Bell", "Leo", "Grace"))
        assert (state.rows[Section.DUE][0].what, state.rows[Section.DUE][0].about) == ("Ask G. about the form", "O.")
        assert [row.name for row in state.not_spoken] == ["B.", "O."]

    def test_sundays_say_whom_families_ring(self):
        assert "Out of Hours" in opened(a_hive_desk(now=at_london(date(2026, 11, 15), 9))).outside_hours


ACTS = ("add", "done", "move", "contact", "supervision", "undo", "concern", "breach")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(ACTS), max_size=8))
def test_whatever_happens_rows_keep_their_order_and_new_ones_come_after_them(acts):
    desk = a_hive_desk(a_home("Okafor", "f1", **LATE), a_home("Bell", "f2", **LATE))
    kept = [follow_up(desk, days, f"in {days}") for days in (-2, 0, 3)]
    model = TodayViewModel(desk)
    state = model.opened(discreet=False)
    todo, done = itertools.cycle(kept), 0
    for what in acts:
        if what == "undo" and not done:
            continue  # what was there when she began is not hers to undo here
        done += -1 if what == "undo" else 1
        before = {section: [row.key for row in rows] for section, rows in state.rows.items()}
        state = model.show(discreet=False, changed=_do(desk, what, next(todo)))
        after = {section: [row.key for row in rows] for section, rows in state.rows.items()}
        removed = {key for keys in before.values() for key in keys} - {key for keys in after.values() for key in keys}
        for section, keys in before.items():
            still = [key for key in keys if key not in removed]
            assert after[section][: len(still)] == still
        assert not removed or what == "undo"
        assert set(kept) <= {key for keys in after.values() for key in keys}


def _do(desk, what, key):
    match what:
        case "add":
            return log.add_follow_up(desk, "f1", FollowUpWanted(TODAY - timedelta(days=9), "older than all"))
        case "done":
            return log.complete_follow_up(desk, key)
        case "move":
            return log.move_follow_up(desk, key, TODAY + timedelta(days=40))
        case "contact":
            return log.log_contact(desk, a_contact("f2"))
        case "supervision":
            return procedures.record_assurance(desk, "f1", procedures.Assurance.SUPERVISION, TODAY)
        case "concern":
            return log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise."))
        case "breach":
            return procedures.record_breach(desk, replace(procedures.new_breach(desk), what="A letter went astray"))
        case _:
            return undoing.undo(desk)


# -- events


def an_event(desk, day, **fields):
    given = {"title": "Coffee with Grace", "venue": "Hall"} | fields
    event = replace(events.new_event(desk, day, hour=14), **given)
    events.add_event(desk, event)
    return event


def event_rows(state):
    return [(row.what, row.state, row.about, row.act) for row in state.rows[Section.EVENTS]]


def test_events_say_when_they_are_and_what_they_lack():
    desk = a_hive_desk(a_family("Okafor"))
    an_event(desk, TODAY)
    an_event(desk, TODAY + timedelta(days=3), venue="")
    state = TodayViewModel(desk).opened(discreet=False)
    assert event_rows(state) == [
        ("Coffee with Grace", "14:00", "Hall. Nobody is invited yet.", "Open the event"),
        (
            "Coffee with Grace",
            "2 things to see to",
            "Tue 17 Nov 2026, 14:00. No venue yet. Nobody is invited yet.",
            "Open the event",
        ),
    ]
    assert not state.quiet


def test_an_event_whose_attendance_was_taken_is_struck_through_in_its_place():
    desk = a_hive_desk(a_family("Okafor"))
    event = an_event(desk, TODAY - timedelta(days=2))
    guests.invite_eligible(desk, event.id, None)
    model = TodayViewModel(desk)
    (row,) = event_rows(model.opened(discreet=False))
    assert row == (
        "Coffee with Grace",
        "Attendance not taken",
        "Thu 12 Nov 2026, 14:00, Hall; 0 of 1 said yes",
        "Take attendance",
    )
    guest = gatherings.gathering(desk, event.id).guests[0].guest
    changed = guests.record_presence(desk, [guest.id], Presence.CAME)
    (shown,) = model.show(discreet=False, changed=changed).rows[Section.EVENTS]
    assert shown.over and shown.state == "Done"


def test_the_discreet_view_hides_names_in_events_too():
    desk = a_hive_desk(a_family("Okafor"))
    an_event(desk, TODAY)
    (row,) = event_rows(TodayViewModel(desk).opened(discreet=True))
    assert row[0] == "Coffee with G."
