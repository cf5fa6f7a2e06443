"""The calendar in words: pages, what stands on a day, lanes and blocks, filters, moving, the change of the clocks."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.casework import calendar, events
from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.items import CalendarItem, ItemKind, Opens
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import Event, EventKind
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.discreet import IN_FULL
from hivedesk.ui.screens.calendar import layout
from hivedesk.ui.screens.calendar.days import (
    days_words,
    head_words,
    spoken_above,
    spoken_day,
    spoken_hour,
    spoken_line,
)
from hivedesk.ui.screens.calendar.entries import Entry, entry_of, hours, minutes_on, moment_at, said_in_full
from hivedesk.ui.screens.calendar.item_look import colours
from hivedesk.ui.screens.calendar.school_terms import term_rows, until_words
from hivedesk.ui.screens.calendar.view_model import CalendarViewModel, View
from hivedesk.ui.tokens import DARK, LIGHT, contrast
from tests.builders import NOW, a_family, a_hive_desk, move_clock

TODAY = date(2026, 11, 14)
MONDAY = date(2026, 11, 9)
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)  # the clocks go forward, and back


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))


@pytest.fixture
def model(desk):
    return CalendarViewModel(desk)


def an_event(desk: Desk, day: date, hour: int = 10, title: str = "Coffee morning", **fields: object) -> Event:
    start = at_london(day, hour)
    given = {"title": title, "starts_at": start, "ends_at": start + timedelta(hours=2), "venue": "Library"} | fields
    event = replace(events.new_event(desk, day), **given)
    events.add_event(desk, event)
    return event


def a_call(desk: Desk, day: date, at: time | None = time(9), family_id: str = "f1", **fields: object) -> None:
    given = {"id": f"call-{day}-{at}", "family_id": family_id, "entry_id": None, "due_on": day, "what": "School"}
    call = FollowUp(**(given | {"kind": FollowUpKind.CALL, "at": at} | fields))  # type: ignore[arg-type]
    with desk.act(ActKind.ADD_FOLLOW_UP) as act:
        act.insert(call)


def some_dates(desk: Desk, name: str, first: date, last: date, kind: SchoolDatesKind = SchoolDatesKind.TERM) -> None:
    dates = SchoolDates(id=name, kind=kind, name=name, first_day=first, last_day=last)
    calendar.record_school_dates(desk, dates)


def day_of(model: CalendarViewModel, day: date):
    return next(one for week in model.state().weeks for one in week if one.day == day)


def an_entry(first: date, last: date | None = None, key: str = "k", **fields: object) -> Entry:
    given = {"key": key, "kind": ItemKind.LEAVE, "title": key, "first_day": first, "last_day": last or first}
    return entry_of(CalendarItem(**(given | fields)), IN_FULL)  # type: ignore[arg-type]


# -- pages


def test_a_month_begins_on_monday_and_is_whole_weeks(model):
    state = model.state()
    assert state.title == "November 2026"
    assert [len(week) for week in state.weeks] == [7] * 6
    assert state.weeks[0][0].day == date(2026, 10, 26)
    outside = [one.day.month for week in state.weeks for one in week if one.outside]
    assert set(outside) == {10, 12}
    assert [one.day for week in state.weeks for one in week if one.today] == [TODAY]


def test_four_weeks_where_they_are_enough(model):
    model.choose_day(date(2027, 2, 10))
    assert len(model.state().weeks) == 4


def test_pages_turn_by_what_is_looked_at(model):
    model.turn(1)
    assert model.state().title == "December 2026"
    model.choose_day(TODAY)
    model.choose_view(View.WEEK)
    assert model.state().title == "Mon 9 to Sun 15 Nov 2026"
    assert model.state().subtitle == "Week 46"
    model.turn(-1)
    assert model.state().title == "Mon 2 to Sun 8 Nov 2026"
    model.choose_view(View.AGENDA)
    assert model.state().subtitle == "Sat 7 Nov 2026 to Fri 1 Jan 2027"


def test_the_last_day_of_a_long_month_turns_into_the_last_of_a_short_one(model):
    model.choose_day(date(2027, 1, 31))
    model.turn(1)
    assert model.day == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 9), date(2026, 11, 15), "Mon 9 to Sun 15 Nov 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "Mon 30 Nov to Sun 6 Dec 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "Mon 28 Dec 2026 to Sun 3 Jan 2027"),
    ],
)
def test_days_name_month_and_year_once(first, last, words):
    assert days_words(first, last) == words


# -- what stands on a day


def test_a_day_says_everything_that_stands_on_it(desk, model):
    an_event(desk, TODAY, 10, "Coffee morning")
    a_call(desk, TODAY, time(9))
    a_call(desk, TODAY, None, "f2")
    said = spoken_day(day_of(model, TODAY))
    assert said.startswith("Sat 14 Nov 2026, today, 3 entries: Call: Bell; 09:00 Call: Okafor; 10:00 Coffee morning")
    assert spoken_day(day_of(model, date(2026, 11, 17))) == "Tue 17 Nov 2026, nothing planned"
    assert "not of this month" in spoken_day(day_of(model, date(2026, 10, 26)))


def test_a_cancelled_event_is_said_to_be_and_has_nothing_to_see_to(desk, model):
    event = an_event(desk, date(2026, 11, 18), 10, "Swimming")
    events.cancel_event(desk, event.id, None)
    assert "10:00 Swimming, cancelled" in spoken_day(day_of(model, date(2026, 11, 18)))
    assert "see to" not in spoken_day(day_of(model, date(2026, 11, 18)))


def test_what_lacks_something_says_how_much(desk, model):
    an_event(desk, date(2026, 11, 18), 10, "Swimming", venue="")
    entry = day_of(model, date(2026, 11, 18)).entries[0]
    assert entry.item.problems > 0
    assert f"{entry.item.problems} thing" in spoken_day(day_of(model, date(2026, 11, 18)))
    assert "to see to" in said_in_full(entry)


def test_holidays_shade_a_day_and_terms_only_name_it(desk, model):
    some_dates(desk, "Autumn term 1", date(2026, 9, 2), date(2026, 11, 6))
    some_dates(desk, "Half-term", date(2026, 11, 9), date(2026, 11, 13), SchoolDatesKind.HOLIDAY)
    assert day_of(model, date(2026, 11, 6)).mark == "Autumn term 1 ends"
    assert day_of(model, date(2026, 11, 6)).closed == ""
    assert day_of(model, MONDAY).closed == "Half-term"
    assert day_of(model, MONDAY).entries == ()
    assert "Half-term, nothing planned" in spoken_day(day_of(model, MONDAY))


def test_bank_holidays_are_marks(model):
    model.choose_day(date(2026, 12, 25))
    assert "Christmas Day" in day_of(model, date(2026, 12, 25)).closed


def test_what_goes_over_midnight_stands_on_each_of_its_days(desk, model):
    start = at_london(date(2026, 11, 21), 18)
    an_event(desk, date(2026, 11, 21), 18, "Camp", starts_at=start, ends_at=start + timedelta(hours=40))
    assert "18:00 Camp" in spoken_day(day_of(model, date(2026, 11, 21)))
    assert "Camp, goes on" in spoken_day(day_of(model, date(2026, 11, 22)))
    entry = day_of(model, date(2026, 11, 22)).entries[0]
    assert hours(entry) == "Sat 21 Nov 2026, 18:00 to Mon 23 Nov 2026, 10:00"
    assert entry.above_hours


def test_initials_in_the_discreet_view(desk, model):
    a_call(desk, TODAY)
    model.set_discreet(True)
    said = spoken_day(day_of(model, TODAY))
    assert "Okafor" not in said
    assert "Call: O." in said
    assert model.entry(day_of(model, TODAY).entries[0].key).title == "Call: O."


# -- the week


def test_half_hours_say_what_begins_and_what_goes_on(desk, model):
    an_event(desk, TODAY, 10)
    model.choose_view(View.WEEK)
    saturday = day_of(model, TODAY)
    assert spoken_hour(saturday, 10 * 60, 30).startswith("Sat 14 Nov 2026, 10:00; 10:00 to 12:00, Coffee morning")
    assert spoken_hour(saturday, 11 * 60, 30) == "Sat 14 Nov 2026, 11:00; Coffee morning goes on"
    assert spoken_hour(saturday, 12 * 60, 30) == "Sat 14 Nov 2026, 12:00, free"
    assert spoken_above(saturday) == "Sat 14 Nov 2026, today, all day: nothing"


def test_what_stands_in_half_an_hour_is_found(desk, model):
    an_event(desk, TODAY, 10)
    assert [entry.title for entry in model.standing_at(TODAY, 11 * 60)] == ["Coffee morning"]
    assert model.standing_at(TODAY, 13 * 60) == ()
    assert len(model.standing_at(TODAY, None)) == 1


@pytest.mark.parametrize("day", [SPRING, AUTUMN, TODAY])
def test_an_event_stands_at_its_hour_also_when_the_clocks_change(desk, model, day):
    an_event(desk, day, 10)
    model.choose_view(View.WEEK)
    model.choose_day(day)
    (block,) = layout.blocks(day_of(model, day).entries, day)
    assert (block.begins, block.ends) == (10 * 60, 12 * 60)
    assert local(moment_at(day, 10 * 60)).hour == 10


def test_an_event_over_the_change_of_the_clocks_stands_from_hour_to_hour_of_the_wall(desk, model):
    start = at_london(SPRING, 0, 30)
    an_event(desk, SPRING, title="Night watch", starts_at=start, ends_at=at_london(SPRING, 3))
    model.choose_day(SPRING)
    entry = day_of(model, SPRING).entries[0]
    assert entry.item.ends_at - entry.item.starts_at == timedelta(hours=1, minutes=30)
    assert minutes_on(entry, SPRING) == (30, 180)


def test_the_hour_that_comes_twice_still_has_a_block_to_grasp(desk):
    start = datetime(2026, 10, 25, 0, 45, tzinfo=NOW.tzinfo)  # 01:45 in summer time
    entry = an_entry(AUTUMN, key="twice", starts_at=start, ends_at=start + timedelta(minutes=30))  # 01:15 in winter
    (block,) = layout.blocks([entry], AUTUMN)
    assert (block.begins, block.ends) == (105, 135)


def test_moving_over_the_change_of_the_clocks_keeps_the_hour(desk, model):
    an_event(desk, SPRING - timedelta(days=1), 10)
    model.choose_day(SPRING - timedelta(days=1))
    key = day_of(model, SPRING - timedelta(days=1)).entries[0].key
    changed = model.move_by(key, 1)()
    model.follow(key, changed, SPRING)
    entry = model.entry(model.key)
    assert entry.item.first_day == SPRING
    assert hours(entry) == "10:00 to 12:00"


# -- lanes and blocks


def test_bars_take_the_highest_free_lane_and_show_that_they_go_on():
    week = tuple(MONDAY + timedelta(days=n) for n in range(7))
    long = an_entry(MONDAY - timedelta(days=2), MONDAY + timedelta(days=1), "long")
    later = an_entry(MONDAY + timedelta(days=1), MONDAY + timedelta(days=9), "later")
    single = an_entry(MONDAY, key="single")
    first, second, third = layout.lanes([long, later, single], week)
    assert (first.first, first.last, first.lane, first.goes_before, first.goes_after) == (0, 1, 0, True, False)
    assert (second.first, second.last, second.lane, second.goes_after) == (1, 6, 1, True)
    assert third.lane == 1


def test_what_has_no_room_is_counted():
    week = tuple(MONDAY + timedelta(days=n) for n in range(7))
    entries = [an_entry(MONDAY, key=f"k{n}") for n in range(5)]
    shown, more = layout.fitting(layout.lanes(entries, week), 3)
    assert len(shown) == 2
    assert more == (3, 0, 0, 0, 0, 0, 0)


def test_a_long_title_takes_the_lanes_that_its_day_has_free():
    week = tuple(MONDAY + timedelta(days=n) for n in range(7))
    entries = [an_entry(MONDAY, key="long"), an_entry(MONDAY, key="other")]
    bars = layout.lanes(entries, week)
    assert layout.heights(bars, 3, lambda _bar: 3) == {"long": 2}
    taller = layout.lanes(entries, week, {"long": 2})
    assert [(bar.lane, bar.height) for bar in taller] == [(0, 2), (2, 1)]
    assert layout.heights(bars, 2, lambda _bar: 3) == {}


def test_entries_that_overlap_stand_side_by_side():
    at = at_london(TODAY, 10)
    one = an_entry(TODAY, key="one", starts_at=at, ends_at=at + timedelta(hours=2))
    other = an_entry(TODAY, key="other", starts_at=at + timedelta(hours=1), ends_at=at + timedelta(hours=3))
    after = an_entry(TODAY, key="after", starts_at=at + timedelta(hours=3), ends_at=at + timedelta(hours=4))
    made = {block.entry.key: block for block in layout.blocks([one, other, after], TODAY)}
    assert (made["one"].at, made["one"].beside) == (0, 2)
    assert (made["other"].at, made["other"].beside) == (1, 2)
    assert (made["after"].at, made["after"].beside) == (0, 1)


_SPANS = st.lists(st.tuples(st.integers(0, 1380), st.integers(0, 300)), max_size=12)


@given(_SPANS)
def test_no_two_blocks_lie_over_each_other(spans):
    entries = []
    for number, (begins, length) in enumerate(spans):
        start = at_london(TODAY, 0) + timedelta(minutes=begins)
        ends = start + timedelta(minutes=min(length, 1439 - begins))
        entries.append(an_entry(TODAY, key=f"k{number}", starts_at=start, ends_at=ends))
    made = layout.blocks(entries, TODAY)
    assert len(made) == len(entries)
    for place, one in enumerate(made):
        assert one.at < one.beside
        for other in made[place + 1 :]:
            if one.begins < other.ends and other.begins < one.ends:
                assert one.at != other.at
                assert one.beside == other.beside


@given(st.lists(st.tuples(st.integers(-3, 9), st.integers(0, 9)), max_size=14), st.integers(1, 4))
def test_every_entry_is_in_view_or_counted(spans, room):
    week = tuple(MONDAY + timedelta(days=n) for n in range(7))
    entries = [
        an_entry(MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + length), f"k{number}")
        for number, (first, length) in enumerate(spans)
    ]
    bars = layout.lanes(entries, week)
    shown, more = layout.fitting(bars, room)
    for place in range(7):
        in_view = [bar for bar in shown if bar.covers(place)]
        assert len({bar.lane for bar in in_view}) == len(in_view)
        assert all(bar.lane < room for bar in in_view)
        assert not more[place] or all(bar.lane < room - 1 for bar in in_view)
        assert len(in_view) + more[place] == sum(bar.covers(place) for bar in bars)


@given(
    st.lists(st.tuples(st.integers(-2, 7), st.integers(1, 9)), max_size=6),
    st.lists(st.integers(0, 6), max_size=12),
    st.integers(2, 6),
)
def test_bars_over_several_days_leave_a_line_to_titles(spans, places, room):
    week = tuple(MONDAY + timedelta(days=n) for n in range(7))
    several = [
        an_entry(MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + length), f"s{number}")
        for number, (first, length) in enumerate(spans)
    ]
    single = [an_entry(MONDAY + timedelta(days=place), key=f"k{number}") for number, place in enumerate(places)]
    shown, more = layout.beneath_heads(several, single, week, room, lambda _bar: 2)
    every = layout.lanes([*several, *single], week)
    for place in range(7):
        in_view = [bar for bar in shown if bar.covers(place)]
        lying = [lane for bar in in_view for lane in range(bar.lane, bar.depth)]
        assert len(lying) == len(set(lying))
        assert all(bar.depth <= room for bar in in_view)
        assert len(in_view) + more[place] == sum(bar.covers(place) for bar in every)
        if place in places:
            assert any(not bar.entry.several_days for bar in in_view)


def a_block(begins: int, ends: int, day: date = MONDAY) -> layout.Block:
    return layout.Block(an_entry(day, key=f"{begins}"), day, begins, ends, 0, 1)


def test_what_lies_beyond_the_edges_is_counted_by_day():
    tuesday = MONDAY + timedelta(days=1)
    blocks = [a_block(300, 420), a_block(600, 660), a_block(1170, 1290), a_block(1200, 1230, tuesday)]
    before, after = layout.out_of_view(blocks, 420, 960)
    assert {day: len(there) for day, there in before.items()} == {MONDAY: 1}
    assert {day: len(there) for day, there in after.items()} == {MONDAY: 1, tuesday: 1}


@pytest.mark.parametrize(
    ("spans", "start"),
    [
        ([], 420),
        ([(600, 720)], 420),  # seen from the usual hour
        ([(1170, 1290), (1200, 1230)], 750),  # evenings alone
        ([(540, 600), (660, 720), (1170, 1290)], 420),  # two in the morning weigh more than one in the evening
        ([(0, 30)], 0),
        ([(1410, 1440)], 900),
    ],
)
def test_a_week_opens_where_most_is_seen(spans, start):
    assert layout.best_start([a_block(*span) for span in spans], 540, 420) == start


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["Autumn term 2 begins"], ["Autumn term 2 begins", "Term begins"]),
        (["Autumn 1 ends"], ["Autumn 1 ends", "Term ends"]),
        (["Christmas holidays"], ["Christmas holidays", "Christmas"]),
        (["School holidays"], ["School holidays", "Holidays"]),
        (["October half-term holiday"], ["October half-term holiday", "Half term"]),
        (["Late Summer Bank Holiday"], ["Late Summer Bank Holiday", "Bank holiday"]),
        (["Half term"], ["Half term"]),
        (["Christmas holidays", "Boxing Day (substitute day)"],
         ["Christmas holidays, Boxing Day (substitute day)", "Christmas, Boxing Day", "Christmas"]),
    ],
)  # fmt: skip
def test_the_head_of_a_day_in_ever_fewer_words(titles, words):
    assert head_words(titles) == words


def test_a_gap_between_terms_is_called_half_term_in_the_calendar(desk, model):
    some_dates(desk, "Autumn 1", date(2026, 9, 2), date(2026, 10, 23))
    some_dates(desk, "Autumn 2", date(2026, 11, 2), date(2026, 12, 18))
    model.choose_day(date(2026, 10, 28))
    assert day_of(model, date(2026, 10, 28)).closed == "Half term"


# -- filters, agenda, emptiness


def test_what_filters_hide_is_counted_and_kept_while_pages_turn(desk, model):
    an_event(desk, TODAY)
    a_call(desk, TODAY)
    assert model.state().hidden == ""
    model.filter(set(ItemKind) - {ItemKind.CONTACT})
    assert model.state().hidden == "1 entry hidden by filters."
    assert [entry.title for entry in day_of(model, TODAY).entries] == ["Coffee morning"]
    model.turn(1)
    model.turn(-1)
    assert model.state().hidden == "1 entry hidden by filters."
    model.filter(ItemKind)
    assert model.state().hidden == ""


def test_the_agenda_says_each_entry_once_and_goes_on(desk, model):
    an_event(desk, TODAY)
    start = at_london(date(2026, 11, 20), 10)
    an_event(desk, date(2026, 11, 20), title="Camp", starts_at=start, ends_at=start + timedelta(days=2))
    an_event(desk, date(2027, 1, 20), title="New year walk")
    an_event(desk, date(2026, 11, 1), title="Last month")
    model.choose_view(View.AGENDA)
    lines = [line for line in model.state().agenda if line.entry.kind is not ItemKind.BANK_HOLIDAY]
    assert [line.entry.title for line in lines] == ["Coffee morning", "Camp"]
    assert spoken_line(lines[0]).startswith("Sat 14 Nov 2026, today: 10:00 to 12:00, Coffee morning, support group")
    assert lines[0].first_of_day
    model.show_more()
    assert "New year walk" in [line.entry.title for line in model.state().agenda]
    model.show_earlier()
    assert "Last month" in [line.entry.title for line in model.state().agenda]


def test_a_camp_that_began_before_the_agenda_stands_at_its_beginning(desk, model):
    start = at_london(TODAY - timedelta(days=1), 10)
    an_event(desk, TODAY, title="Camp", starts_at=start, ends_at=start + timedelta(days=2))
    model.choose_view(View.AGENDA)
    assert model.state().agenda[0].entry.title == "Camp"


def test_an_empty_calendar_says_so_and_one_with_anything_near_does_not(desk, model):
    assert model.state().empty
    an_event(desk, date(2027, 4, 20))
    model.read_again()
    assert not model.state().empty


# -- moving


def test_an_event_is_followed_to_where_it_was_moved(desk, model):
    an_event(desk, TODAY)
    key = day_of(model, TODAY).entries[0].key
    changed = model.move(key, date(2026, 11, 20), 14 * 60 + 15)()
    model.follow(key, changed, date(2026, 11, 20))
    state = model.state()
    assert state.day == date(2026, 11, 20)
    assert state.chosen_key
    assert hours(model.entry(state.chosen_key)) == "14:15 to 16:15"


def test_by_minutes_over_midnight(desk, model):
    an_event(desk, TODAY, 0)
    key = day_of(model, TODAY).entries[0].key
    assert model.moved_to(key, 0, -15) == (date(2026, 11, 13), 23 * 60 + 45)
    assert model.moved_to(key, 7) == (date(2026, 11, 21), None)


def test_of_a_series_only_the_one_moves(desk, model):
    an_event(desk, date(2026, 11, 10), rule="FREQ=WEEKLY")
    key = day_of(model, date(2026, 11, 17)).entries[0].key
    assert model.in_series(key)
    changed = model.move_by(key, 1)()
    model.follow(key, changed, date(2026, 11, 18))
    titles = {day: len(day_of(model, date(2026, 11, day)).entries) for day in (10, 17, 18, 24)}
    assert titles == {10: 1, 17: 0, 18: 1, 24: 1}
    assert model.key == key


def test_an_event_is_lengthened_by_its_edge_and_by_quarters(desk, model):
    an_event(desk, TODAY)
    key = day_of(model, TODAY).entries[0].key
    model.lengthen(key, TODAY, 13 * 60)()
    model.read_again()
    assert hours(model.entry(key)) == "10:00 to 13:00"
    model.lengthen_by(key, -15)()
    model.read_again()
    assert hours(model.entry(key)) == "10:00 to 12:45"
    with pytest.raises(RuleRefused):
        model.lengthen(key, TODAY, 9 * 60)()


def test_what_cannot_be_moved_is_refused(desk, model):
    model.choose_day(date(2026, 12, 25))
    (mark, *_rest) = day_of(model, date(2026, 12, 25)).marks
    with pytest.raises(RuleRefused):
        model.move_by(mark.key, 1)()


# -- reading


def test_what_was_read_is_kept_until_something_changes(desk, model, monkeypatch):
    asked = []
    real = calendar.items_between
    monkeypatch.setattr(calendar, "items_between", lambda *args: asked.append(args[1:]) or real(*args))
    an_event(desk, TODAY)
    model.state()
    asked.clear()
    assert model.read_ahead()
    assert not model.read_ahead()
    assert len(asked) == 2
    model.turn(1)
    model.state()
    assert len(asked) == 2
    model.turn(-1)
    model.read_again()
    model.state()
    assert len(asked) == 3


def test_reading_ahead_and_reading_at_once_find_the_same(desk):
    an_event(desk, date(2026, 9, 1), rule="FREQ=DAILY;INTERVAL=3")
    start = at_london(date(2026, 11, 28), 10)
    an_event(desk, date(2026, 11, 28), title="Camp", starts_at=start, ends_at=start + timedelta(days=5))
    ahead, at_once = CalendarViewModel(desk), CalendarViewModel(desk)
    for _ in range(5):
        ahead.state()
        ahead.read_ahead()
        at_once.read_again()
        assert ahead.state() == at_once.state()
        ahead.turn(1)
        at_once.turn(1)


def test_far_away_the_reading_begins_anew(desk, model):
    an_event(desk, date(2031, 5, 5), title="Far away")
    model.state()
    model.choose_day(date(2031, 5, 5))
    assert [entry.title for entry in day_of(model, date(2031, 5, 5)).entries] == ["Far away"]
    model.choose_day(TODAY)
    assert model.state().title == "November 2026"


def test_after_midnight_it_is_another_day(desk, model):
    model.state()
    move_clock(desk, timedelta(days=1))
    assert day_of(model, TODAY + timedelta(days=1)).today


def test_only_what_shows_is_read_again(desk, model):
    added = events.add_event(desk, replace(events.new_event(desk, TODAY), title="Walk"))
    assert model.concerns(added)
    assert not model.concerns(replace(added, tables=frozenset({"contact_log_entry"})))


# -- words and colours


@pytest.mark.parametrize("kind", list(ItemKind))
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_kind_can_be_read_in_light_and_dark(kind, tokens):
    ink, ground = colours(kind, tokens)
    assert contrast(tokens.text, ground) >= 4.5
    assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(ink, ground) >= 4.5
    for behind in (tokens.surface, tokens.hover, tokens.bg):
        assert contrast(ink, behind) >= 4.5


def test_hours_of_what_has_none():
    assert hours(an_entry(TODAY)) == "all day"
    assert hours(an_entry(TODAY, kind=ItemKind.CONTACT)) == "any time"
    assert hours(an_entry(TODAY, TODAY + timedelta(days=1))) == "Sat 14 Nov 2026 to Sun 15 Nov 2026"
    assert not an_entry(TODAY, opens=Opens.NOTHING).can_open


def test_school_terms_in_words(desk):
    assert until_words([]).startswith("No terms or holidays are known yet.")
    some_dates(desk, "INSET", date(2026, 11, 27), date(2026, 11, 27), SchoolDatesKind.INSET)
    known = calendar.school_dates(desk)
    assert until_words(known).startswith("Known until Fri 27 Nov 2026.")
    (row,) = term_rows(known)
    assert (row.kind, row.name, row.first_day) == ("INSET day", "INSET", "Fri 27 Nov 2026")


def test_kinds_of_events_find_their_filter(desk, model):
    an_event(desk, TODAY, title="Away", kind=EventKind.LEAVE)
    assert day_of(model, TODAY).entries[0].kind is ItemKind.LEAVE
