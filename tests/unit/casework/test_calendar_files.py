"""A calendar from elsewhere: new, changed, as before; one act; what the worker added stays; school dates."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from hivedesk.casework import calendar_export, calendar_files, undoing
from hivedesk.casework.calendar_files import Fate, TakeAs, guess_take_as, preview, take
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.domain.calendar.school_words import name_of_span, read_title
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import Audience, Event, EventId, EventKind, Guest, GuestId
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import ImportProblem
from hivedesk.incoming.calendar import read_calendar
from tests.builders import NOW, a_family, a_hive_desk

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "calendars"


def proposal(*events: str, name: str = "Team"):
    text = "\n".join(["BEGIN:VCALENDAR", f"X-WR-CALNAME:{name}", *events, "END:VCALENDAR", ""])
    return read_calendar(text.encode(), NoProgress(), date(2026, 11, 14))


def event(uid: str = "a", *lines: str, start: str = "20261117T190000", title: str = "Quiz") -> str:
    given = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", f"SUMMARY:{title}", *lines]
    return "\n".join([*given, "DURATION:PT1H" if "T" in start else "", "END:VEVENT"])


def given(name: str):
    return calendar_files.read_file(FILES / name, NoProgress(), date(2026, 11, 14))


def imported(desk, read, take_as=TakeAs.MEETINGS):
    return take(desk, preview(desk, read, take_as))


def fates(desk, read, take_as=TakeAs.MEETINGS) -> dict[str, int]:
    shown = preview(desk, read, take_as)
    return {fate.value: shown.count(fate) for fate in Fate if shown.count(fate)}


def events(desk) -> list[Event]:
    return desk.store.select(Event, "ORDER BY starts_at")


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="okafor"))


@pytest.mark.parametrize("name", ["outlook.ics", "google.ics", "thunderbird.ics", "apple.ics", "old-phone.vcs"])
def test_a_second_import_changes_nothing_and_one_undo_takes_all_back(desk, name):
    read = given(name)
    assert fates(desk, read) == {"New": len(read.events)}
    assert events(desk) == []
    changed = imported(desk, read)
    assert changed.kind is ActKind.IMPORT_CALENDAR and changed.undoable
    assert len(events(desk)) == len(read.events)
    assert fates(desk, read) == {"As before": len(read.events)}
    assert imported(desk, read) is None
    undoing.undo(desk)
    assert events(desk) == []
    undoing.redo(desk)
    assert fates(desk, read) == {"As before": len(read.events)}


def test_a_change_there_is_a_change_here_and_what_the_worker_added_stays(desk):
    imported(desk, proposal(event("a", "LOCATION:Hall"), event("b")), TakeAs.SUPPORT_GROUPS)
    first = events(desk)[0]
    mine = replace(first, capacity=12, catering="Soup", feedback="Well", kind=EventKind.FAMILY_EVENT, remind_minutes=30)
    with desk.act(ActKind.CHANGE_EVENT) as act:
        act.update(mine)
        act.insert(Guest(id=GuestId("g"), event_id=first.id, name="Guest"))
    later = proposal(event("a", "DESCRIPTION:Bring mugs", start="20261118T190000", title="Big quiz"), event("b"))
    shown = preview(desk, later, TakeAs.SUPPORT_GROUPS)
    assert [(line.fate, line.why) for line in shown.lines] == [(Fate.CHANGED, "Title, notes, times"), (Fate.SAME, "")]
    assert take(desk, shown).sentence == "1 event changed from the calendar"
    now = desk.store.get(Event, first.id)
    assert now == replace(
        mine,
        title="Big quiz",
        notes="Bring mugs",
        starts_at=datetime(2026, 11, 18, 19, tzinfo=UTC),
        ends_at=datetime(2026, 11, 18, 20, tzinfo=UTC),
    )
    assert now.venue == "Hall"
    assert len(desk.store.select(Guest)) == 1


def test_times_that_differ_hang_on_their_series(desk):
    imported(desk, given("google.ics"), TakeAs.SUPPORT_GROUPS)
    series = next(each for each in events(desk) if each.rule)
    (own,) = [each for each in events(desk) if each.series_id]
    assert own.series_id == series.id
    assert own.original_start == datetime(2026, 12, 1, 19, tzinfo=UTC)
    more = proposal(event("2abc@google.com", "RECURRENCE-ID:20270202T190000", start="20270203T190000"))
    imported(desk, more, TakeAs.SUPPORT_GROUPS)
    assert [each.series_id for each in events(desk) if each.original_start] == [series.id, series.id]


def test_what_is_not_wanted_stays_out_and_a_series_goes_whole(desk):
    differs = event("s", "RECURRENCE-ID:20261124T190000", start="20261125T190000")
    read = proposal(event("s", "RRULE:FREQ=WEEKLY;COUNT=4"), differs, event("b", title="Tea"), event("c", title="Walk"))
    shown = preview(desk, read, TakeAs.MEETINGS)
    by_title = {line.title: line for line in shown.lines}
    without = shown.together_with(shown.lines[1].key) | shown.together_with(by_title["Tea"].key)
    assert len(without) == 3
    assert take(desk, shown, without).sentence == "1 event added from the calendar"
    assert [each.title for each in events(desk)] == ["Walk"]


@pytest.mark.parametrize(("word", "private"), [("PRIVATE", True), ("confidential", True), ("PUBLIC", False)])
def test_what_is_private_there_is_known(desk, word, private):
    shown = preview(desk, proposal(event("a", f"CLASS:{word}")), TakeAs.MEETINGS)
    assert shown.lines[0].private is private


def test_what_is_gone_from_the_calendar_is_named_and_stays(desk):
    imported(desk, proposal(event("a"), event("b", title="Panel"), event("c", start="20261101T190000", title="Over")))
    shown = preview(desk, proposal(event("a")), TakeAs.MEETINGS)
    assert shown.gone == ("Panel",)
    assert take(desk, shown) is None
    assert len(events(desk)) == 3
    assert preview(desk, proposal(event("a"), name="Another"), TakeAs.MEETINGS).gone == ()


def test_cancelled_there_is_cancelled_here_and_comes_back_with_it(desk):
    imported(desk, proposal(event("a")))
    imported(desk, proposal(event("a", "STATUS:CANCELLED")))
    assert events(desk)[0].cancelled
    imported(desk, proposal(event("a")))
    assert not events(desk)[0].cancelled
    with desk.act(ActKind.CANCEL_EVENT) as act:
        act.update(replace(events(desk)[0], cancelled=True, cancelled_why="Snow"))
    assert imported(desk, proposal(event("a"))) is None
    assert events(desk)[0].cancelled_why == "Snow"


def test_what_ended_long_ago_is_left_out_with_a_count(desk):
    old = (event("old", start="20240101T190000"), event("past", "RRULE:FREQ=WEEKLY;COUNT=3", start="20230101T190000"))
    running = event("runs", "RRULE:FREQ=WEEKLY", start="20230101T190000")
    shown = preview(desk, proposal(*old, running, event("new")), TakeAs.LEAVE)
    assert (shown.too_old, shown.count(Fate.NEW)) == (2, 2)
    assert shown.days == (date(2023, 1, 1), date(2026, 11, 17))


@pytest.mark.parametrize(
    ("rule", "old"),
    [
        ("FREQ=WEEKLY;COUNT=3", 1),
        ("FREQ=WEEKLY;COUNT=500", 0),
        ("FREQ=DAILY;UNTIL=20230301T000000Z", 1),
        ("FREQ=DAILY;UNTIL=20900301T000000Z", 0),
        ("FREQ=YEARLY", 0),
    ],
)
def test_a_series_is_old_when_its_last_time_is(desk, rule, old):
    read = proposal(event("a", f"RRULE:{rule}", start="20230101T190000"))
    assert preview(desk, read, TakeAs.MEETINGS).too_old == old


def test_a_time_of_a_series_may_stand_before_it_in_the_file(desk):
    own = event("s", "RECURRENCE-ID:20261124T190000", start="20261125T190000")
    series = event("s", "RRULE:FREQ=WEEKLY")
    imported(desk, proposal(own, series))
    regular, moved = events(desk)
    assert (moved.series_id, moved.original_start) == (regular.id, datetime(2026, 11, 24, 19, tzinfo=UTC))


def test_very_many_times_of_one_series_do_not_come_without_it(desk, monkeypatch):
    monkeypatch.setattr(calendar_files, "MOST_AT_ONCE", 2)
    own = [event("s", f"RECURRENCE-ID:202611{day}T190000", start=f"202611{day}T200000") for day in (24, 25, 26)]
    read = proposal(*own, event("s", "RRULE:FREQ=DAILY"))
    imported(desk, read)
    assert [bool(each.rule) for each in events(desk)] == [True, False]
    imported(desk, read)
    assert fates(desk, read) == {"As before": 4}
    assert len({each.series_id for each in events(desk)}) == 2


def test_very_many_events_come_in_several_imports(desk):
    read = proposal(*(event(f"u{n}") for n in range(calendar_files.MOST_AT_ONCE + 5)))
    assert fates(desk, read) == {"New": calendar_files.MOST_AT_ONCE, "Left out": 5}
    imported(desk, read)
    assert fates(desk, read) == {"New": 5, "As before": calendar_files.MOST_AT_ONCE}


@pytest.mark.parametrize(
    ("take_as", "kind", "audience"),
    [
        (TakeAs.APPOINTMENTS, EventKind.APPOINTMENT, Audience.CARERS),
        (TakeAs.LEAVE, EventKind.LEAVE, Audience.CARERS),
        (TakeAs.SUPPORT_GROUPS, EventKind.SUPPORT_GROUP, Audience.CARERS),
        (TakeAs.FAMILY_EVENTS, EventKind.FAMILY_EVENT, Audience.FAMILIES),
    ],
)
def test_taken_as(desk, take_as, kind, audience):
    imported(desk, proposal(event("a")), take_as)
    assert [(each.kind, each.audience, each.uid, each.source) for each in events(desk)] == [
        (kind, audience, "a", "Team")
    ]


def test_guesses():
    assert guess_take_as(given("school-terms.ics")) is TakeAs.SCHOOL_DATES
    assert guess_take_as(given("outlook.ics")) is TakeAs.MEETINGS
    assert guess_take_as(proposal(event("a", title="Annual leave"))) is TakeAs.LEAVE
    assert guess_take_as(proposal(event("a", title="Support group"))) is TakeAs.SUPPORT_GROUPS
    assert guess_take_as(proposal(event("a", title="Dentist"))) is TakeAs.APPOINTMENTS
    assert guess_take_as(proposal()) is TakeAs.APPOINTMENTS


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(ImportProblem, match="cannot be read"):
        calendar_files.read_file(tmp_path / "Okafor.ics", NoProgress(), date(2026, 11, 14))


# -- school dates


def test_a_schools_calendar_becomes_terms_holidays_and_inset_days(desk):
    read = given("school-terms.ics")
    shown = preview(desk, read, TakeAs.SCHOOL_DATES)
    assert take(desk, shown).sentence == "5 school dates added from the calendar"
    found = desk.store.select(SchoolDates, "ORDER BY first_day")
    assert [(each.kind, each.name, each.first_day, each.last_day) for each in found] == [
        (SchoolDatesKind.INSET, "INSET day (school closed to pupils)", date(2026, 9, 1), date(2026, 9, 1)),
        (SchoolDatesKind.TERM, "Autumn term", date(2026, 9, 2), date(2026, 12, 18)),
        (SchoolDatesKind.HOLIDAY, "Half term", date(2026, 10, 26), date(2026, 10, 30)),
        (SchoolDatesKind.HOLIDAY, "Christmas holidays", date(2026, 12, 21), date(2027, 1, 1)),
        (SchoolDatesKind.TERM, "Spring Term", date(2027, 1, 4), date(2027, 3, 24)),
    ]
    left = {line.title: line.why for line in shown.lines if line.fate is Fate.LEFT_OUT}
    assert left == {
        "May Day bank holiday": "A bank holiday: the calendar has England's already.",
        "Parents' evening": "It has an hour, and school dates are whole days.",
        "Summer term starts": "The day on which it ends is not in the calendar.",
    }
    assert fates(desk, read, TakeAs.SCHOOL_DATES) == {"As before": 5, "Left out": 3}
    assert imported(desk, read, TakeAs.SCHOOL_DATES) is None
    undoing.undo(desk)
    assert desk.store.select(SchoolDates) == []


def test_school_dates_typed_before_are_not_doubled_and_moved_ones_follow(desk):
    with desk.act(ActKind.RECORD_SCHOOL_DATES) as act:
        act.insert(
            SchoolDates(
                id="typed", kind=SchoolDatesKind.HOLIDAY, first_day=date(2026, 10, 26), last_day=date(2026, 10, 30)
            )
        )
    read = given("school-terms.ics")
    assert fates(desk, read, TakeAs.SCHOOL_DATES) == {"New": 4, "As before": 1, "Left out": 3}
    imported(desk, read, TakeAs.SCHOOL_DATES)
    moved = replace(
        read,
        events=tuple(
            replace(each, ends_at=each.ends_at.replace(day=3)) if each.uid == "t5" else each for each in read.events
        ),
    )
    assert imported(desk, moved, TakeAs.SCHOOL_DATES).sentence == "1 school date changed from the calendar"


@pytest.mark.parametrize(
    ("title", "days", "kind"),
    [
        ("Staff training day", 1, SchoolDatesKind.INSET),
        ("INSET", 1, SchoolDatesKind.INSET),
        ("Inset Day 2", 1, SchoolDatesKind.INSET),
        ("Non-pupil day", 1, SchoolDatesKind.INSET),
        ("October half-term", 5, SchoolDatesKind.HOLIDAY),
        ("Easter break", 10, SchoolDatesKind.HOLIDAY),
        ("Summer Holiday", 40, SchoolDatesKind.HOLIDAY),
        ("School closed", 1, SchoolDatesKind.HOLIDAY),
        ("Autumn Term 1", 40, SchoolDatesKind.TERM),
        ("Term starts", 1, SchoolDatesKind.TERM),
        ("Sports day", 1, None),
        ("Early May Bank Holiday", 1, None),
        ("Harvest festival", 1, None),
    ],
)
def test_titles_of_a_schools_calendar(title, days, kind):
    assert read_title(title, days).kind is kind


def test_names_out_of_titles():
    assert name_of_span("Autumn term begins") == "Autumn term"
    assert name_of_span("Start of Spring Term for all pupils") == "Spring Term"
    assert name_of_span("First day") == "First day"


# -- out again


@pytest.fixture
def full_desk(desk):
    series = Event(
        id=EventId("series"), title="Group at Grace's", starts_at=at_london(date(2026, 9, 1), 19),
        ends_at=at_london(date(2026, 9, 1), 21), rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270701T225959Z",
        not_in_holidays=True, left_out=(at_london(date(2026, 9, 15), 19),), added=(at_london(date(2026, 11, 19), 10),),
        venue="Hall", address="1 High St\nRingwood", leader="Maureen Hale",
        notes="Bring: mugs; \"cups\", spoons\nand tea " + "é" * 90,
    )  # fmt: skip
    moved = replace(
        series, id=EventId("moved"), rule="", not_in_holidays=False, left_out=(), added=(), series_id=series.id,
        original_start=at_london(date(2026, 11, 24), 19), starts_at=at_london(date(2026, 11, 25), 18),
        ends_at=at_london(date(2026, 11, 25), 20), cancelled=True,
    )  # fmt: skip
    leave = Event(
        id=EventId("leave"), kind=EventKind.LEAVE, title="Holiday in Kent", starts_at=at_london(date(2027, 3, 27), 0),
        ends_at=at_london(date(2027, 4, 3), 0), all_day=True,
    )  # fmt: skip
    with desk.act(ActKind.ADD_EVENT) as act:
        for each in (series, moved, leave):
            act.insert(each)
        act.insert(Guest(id=GuestId("g"), event_id=series.id, name="Zebedee Quill"))
        act.insert(
            SchoolDates(id="h", kind=SchoolDatesKind.HOLIDAY, first_day=date(2026, 12, 19), last_day=date(2027, 1, 3))
        )
        for key, at, done in (("v", time(10, 30), None), ("any", None, None), ("done", time(9), NOW)):
            act.insert(
                FollowUp(
                    id=key,
                    family_id=FamilyId("okafor"),
                    entry_id=None,
                    due_on=date(2026, 11, 20),
                    what="Talk of Tia",
                    kind=FollowUpKind.VISIT,
                    at=at,
                    done_at=done,
                )
            )
    imported(desk, given("outlook.ics"))
    return desk


def leaving(desk):
    return calendar_export.what_leaves(desk, date(2026, 11, 1), date(2027, 4, 30))


def document(desk, *, with_names: bool):
    return calendar_export.calendar_document(leaving(desk), desk.clock.now(), with_names=with_names)


def test_without_names_nothing_is_told_but_kinds_and_times(full_desk):
    made = document(full_desk, with_names=False)
    text = made.content.decode().replace("\r\n ", "")
    for secret in (
        "Grace",
        "Hall",
        "High St",
        "mugs",
        "Kent",
        "Okafor",
        "Tia",
        "Maureen",
        "Zebedee",
        "Winchester",
        "0400000082",
    ):
        assert secret not in text
    titles = {line.removeprefix("SUMMARY:") for line in text.splitlines() if line.startswith("SUMMARY")}
    assert titles == {"Support group", "Leave", "Visit", "Meeting"}
    assert (made.kind.value, made.file_name) == ("calendar", "calendar-2026-11-14.ics")


def test_with_names_titles_and_places_but_never_guests(full_desk):
    made = document(full_desk, with_names=True)
    text = made.content.decode().replace("\r\n ", "")
    for told in ("Group at Grace's", "Hall\\, 1 High St Ringwood", "Visit: Okafor", "Talk of Tia"):
        assert told in text
    assert "Zebedee" not in text and "Maureen" not in text
    assert (made.kind.value, made.file_name) == ("calendar with names", "calendar-2026-11-14.ics")


@pytest.mark.parametrize("with_names", [True, False])
def test_what_leaves_comes_back_as_it_was(full_desk, with_names):
    read = read_calendar(document(full_desk, with_names=with_names).content, NoProgress(), full_desk.today)
    assert read.problems == ()
    assert fates(full_desk, read) == {"As before": len(leaving(full_desk).items) - 1, "Left out": 1}
    assert imported(full_desk, read) is None


def test_at_another_desk_the_same_events_stand(full_desk):
    other = a_hive_desk()
    made = document(full_desk, with_names=True)
    imported(other, read_calendar(made.content, NoProgress(), other.today))
    mine = {each.title: each for each in events(full_desk) if not each.series_id}
    for each in events(other):
        if each.title in mine and not each.series_id:
            own = mine[each.title]
            assert (each.starts_at, each.ends_at, each.all_day, each.rule, each.added) == (
                own.starts_at, own.ends_at, own.all_day, own.rule, own.added
            )  # fmt: skip
            resting = {at_london(date(2026, 12, 22), 19)} if own.not_in_holidays else set()
            past = {one.original_start for one in events(full_desk) if one.series_id == own.id and not one.cancelled}
            assert set(each.left_out) == {*own.left_out, *resting, *past}
    assert [each.cancelled for each in events(other) if each.series_id] == [True]


def test_of_the_times_of_a_series_that_differ_only_those_of_the_span_leave(full_desk):
    later = calendar_export.what_leaves(full_desk, date(2026, 11, 26), date(2027, 4, 30))
    assert [item.title for item in later.items if item.event.series_id] == []
    (series,) = [item for item in later.items if item.event.id == "series"]
    assert series.outside == (at_london(date(2026, 11, 24), 19),)
    made = calendar_export.calendar_document(later, full_desk.clock.now(), with_names=True)
    read = read_calendar(made.content, NoProgress(), full_desk.today)
    (again,) = [each for each in read.events if each.uid == "series@hivedesk"]
    assert at_london(date(2026, 11, 24), 19) in again.left_out  # it is not held then, wherever it has gone
    assert set(fates(full_desk, read)) == {"As before"}  # and here nothing changes by it


def test_saving_is_logged(full_desk, tmp_path):
    from hivedesk.casework import documents
    from hivedesk.store import audit

    made = document(full_desk, with_names=True)
    documents.save(full_desk, made, tmp_path / made.file_name)
    entry = audit.entries(full_desk.store, 1)[0]
    assert (entry.kind, entry.detail) == (ActKind.SAVE_DOCUMENT, "calendar with names")
    assert (tmp_path / "calendar-2026-11-14.ics").read_bytes() == made.content
