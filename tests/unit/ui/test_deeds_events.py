"""The deeds of events without Qt: what forms begin with, what follows from what is typed, what is then on record."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hivedesk.casework import calendar, events, gatherings, guests
from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up
from hivedesk.casework.desk import Desk
from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.domain.events.records import Audience, Event, EventKind, GuestKind, Presence, Voice
from hivedesk.domain.events.repeats import Every, Repeat, rule_of
from hivedesk.domain.events.series import Scope
from hivedesk.domain.families import Answer
from hivedesk.foundation.clock import at_london, format_time, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted, draft_key, wanted_of
from hivedesk.ui.deeds.catalogue import form_for
from hivedesk.ui.deeds.deed_form import Place
from hivedesk.ui.deeds.event_ref import EventRef, new_ref, read_new, read_ref
from hivedesk.ui.deeds.event_times import RepeatForm, TimesForm, Weekday, moments_of, repeat_form, rule_from, times_of
from hivedesk.ui.discreet import IN_FULL
from tests.builders import a_family, a_hive_desk

TUESDAY = date(2026, 11, 17)


@pytest.fixture
def desk() -> Desk:
    return a_hive_desk(a_family("Bell", id="B", carers=("Ann", "Bob"), children=("Leo",)))


def a_form(desk: Desk, deed: Deed, ref: object = ""):
    return form_for(desk, DeedWanted(deed, record_id=str(ref)), IN_FULL)


def typed(form, **parts):
    """What the form begins with, and what is typed: fields by part."""
    return {key: replace(record, **parts.get(key, {})) for key, record in form.records.items()}


def an_event(desk: Desk, day: date = TUESDAY, rule: str = "", **fields: object) -> Event:
    given = {"title": "Coffee", "rule": rule} | fields
    event = replace(events.new_event(desk, day), **given)  # type: ignore[arg-type]
    events.add_event(desk, event)
    return event


def days(desk: Desk) -> list[str]:
    found = calendar.event_days(desk, date(2026, 11, 1), date(2027, 1, 31))
    return [f"{local(one.starts_at):%d.%m. %H:%M}" for one in found]


# -- references


def test_references_come_back_as_they_were_written():
    ref = EventRef("abc", at_london(TUESDAY, 10))
    assert (
        read_ref(str(ref)) == ref and read_ref("abc") == EventRef("abc") and read_ref("abc@nonsense").event_id == "abc"
    )
    assert read_new(new_ref(TUESDAY, 14)) == (TUESDAY, 14)
    assert read_new(new_ref(TUESDAY)) == (TUESDAY, None)
    assert read_new("") == read_new("x@y") == (None, None)
    wanted = DeedWanted(Deed.CHANGE_EVENT, record_id=str(ref))
    assert wanted_of(draft_key(wanted)) == wanted


# -- times and rules as forms have them


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (TimesForm(day=TUESDAY), "Starts"),
        (TimesForm(day=TUESDAY, starts=time(10)), "Ends"),
        (TimesForm(day=TUESDAY, starts=time(10), ends=time(9)), "Ends"),
        (TimesForm(day=TUESDAY, starts=time(10), ends=time(11), last_day=date(2026, 11, 1)), "Last day"),
    ],
)
def test_times_that_cannot_be_name_their_field(times, words):
    with pytest.raises(RuleRefused, match=words):
        moments_of(times)


@pytest.mark.parametrize(
    "times",
    [
        TimesForm(day=TUESDAY, starts=time(10), ends=time(12)),
        TimesForm(day=TUESDAY, all_day=True),
        TimesForm(day=TUESDAY, last_day=date(2026, 11, 20), all_day=True),
        TimesForm(day=TUESDAY, starts=time(22), ends=time(2), last_day=date(2026, 11, 18)),
        TimesForm(day=date(2026, 10, 25), all_day=True),  # 25 hours long
    ],
)
def test_times_come_back(desk, times):
    start, end = moments_of(times)
    event = replace(events.new_event(desk, TUESDAY), starts_at=start, ends_at=end, all_day=times.all_day)
    assert times_of(event) == times


@pytest.mark.parametrize(
    "form",
    [
        RepeatForm(),
        RepeatForm(every=Every.WEEK, interval=2),
        RepeatForm(every=Every.WEEK, also_on=(Weekday.THURSDAY,), until=date(2026, 12, 31)),
        RepeatForm(every=Every.MONTH_WEEKDAY, count=5),
        RepeatForm(every=Every.DAY, count=3),
    ],
)
def test_rules_come_back(desk, form):
    event = events.new_event(desk, TUESDAY)
    assert repeat_form(replace(event, rule=rule_from(form, event.starts_at))) == form


def test_an_end_and_a_number_of_times_cannot_both_be():
    form = RepeatForm(every=Every.WEEK, until=date(2026, 12, 31), count=3)
    with pytest.raises(RuleRefused, match="Until or Times"):
        rule_from(form, at_london(TUESDAY, 10))


# -- adding


def test_a_new_event_begins_where_it_was_pointed_at(desk):
    form = a_form(desk, Deed.ADD_EVENT, new_ref(TUESDAY, 14))
    assert form.records["times"] == TimesForm(day=TUESDAY, starts=time(14), ends=time(16))
    form.save(typed(form, event={"title": "Group"}, details={"venue": "Hall"}))
    shown = calendar.event_days(desk, TUESDAY, TUESDAY)[0]
    assert (shown.event.title, shown.event.venue, shown.event.leader) == ("Group", "Hall", "Maureen Hale")


def test_a_series_is_told_before_it_is_saved(desk):
    calendar.record_school_dates(desk, SchoolDates(id="t1", first_day=date(2026, 9, 1), last_day=date(2026, 12, 18)))
    calendar.record_school_dates(desk, SchoolDates(id="t2", first_day=date(2027, 1, 4), last_day=date(2027, 2, 12)))
    form = a_form(desk, Deed.ADD_EVENT, new_ref(TUESDAY))
    told = form.outlook(
        typed(form, event={"title": "x"}, repeats={"every": Every.WEEK, "interval": 2, "not_in_holidays": True})
    ).follows
    assert told == (
        "Repeats every second Tuesday, not in school holidays: Tue 17 Nov 2026, Tue 1 Dec 2026, Tue 15 Dec 2026, "
        "Tue 12 Jan 2027 …."
    )


def test_without_school_terms_it_is_said_that_none_is_left_out(desk):
    form = a_form(desk, Deed.ADD_EVENT)
    told = form.outlook(typed(form, repeats={"every": Every.WEEK, "not_in_holidays": True})).follows
    assert "No school terms are entered yet" in told


def test_what_is_in_the_way_is_said_and_what_is_missing_is_not_yet(desk):
    an_event(desk, title="Team", kind=EventKind.MEETING)
    form = a_form(desk, Deed.ADD_EVENT, new_ref(TUESDAY))
    needs = form.outlook(typed(form)).needs
    assert needs == ("“Team” is at the same time (at 10:00).",)
    sunday = a_form(desk, Deed.ADD_EVENT, new_ref(date(2026, 11, 22)))
    assert "Sunday" in sunday.outlook(typed(sunday)).needs[0]


def test_what_cannot_be_is_said_beside_the_form_too(desk):
    form = a_form(desk, Deed.ADD_EVENT)
    assert "Ends" in form.outlook(typed(form, times={"ends": time(1)})).needs[0]


def test_the_kind_says_for_whom_and_a_later_start_moves_the_end(desk):
    form = a_form(desk, Deed.ADD_EVENT)
    kind, audience = Place("event", "kind"), Place("details", "audience")
    assert form.react(kind, {kind: EventKind.FAMILY_EVENT}) == {audience: Audience.FAMILIES}
    assert form.react(kind, {kind: EventKind.MEETING}) == {}
    starts, ends = Place("times", "starts"), Place("times", "ends")
    assert form.react(starts, {starts: time(14), ends: time(12)}) == {ends: time(16)}
    assert form.react(starts, {starts: time(9), ends: time(12)}) == {}


def test_sections_that_make_no_sense_are_hidden(desk):
    form = a_form(desk, Deed.ADD_EVENT)
    kind, every = Place("event", "kind"), Place("repeats", "every")
    assert form.hidden({kind: EventKind.LEAVE, every: None}) == {"Guests", "How it repeats", "Place"}
    assert form.hidden({kind: EventKind.FAMILY_EVENT, every: Every.WEEK}) == set()


# -- changing


def fortnightly(desk: Desk) -> Event:
    rule = rule_of(Repeat(interval=2, count=4), at_london(TUESDAY, 10))
    return an_event(desk, rule=rule)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.ONE, ["17.11. 10:00", "01.12. 11:00", "15.12. 10:00", "29.12. 10:00"]),
        (Scope.FOLLOWING, ["17.11. 10:00", "01.12. 11:00", "15.12. 11:00", "29.12. 11:00"]),
        (Scope.ALL, ["17.11. 11:00", "01.12. 11:00", "15.12. 11:00", "29.12. 11:00"]),
    ],
)
def test_the_form_changes_one_following_or_all(desk, scope, expected):
    event = fortnightly(desk)
    form = a_form(desk, Deed.CHANGE_EVENT, EventRef(event.id, at_london(date(2026, 12, 1), 10)))
    assert form.facts == ("Repeats every second Tuesday, 4 times.",)
    form.save(typed(form, scope={"scope": scope}, times={"starts": time(11), "ends": time(13)}))
    assert days(desk) == expected


def test_another_rule_from_one_on(desk):
    event = fortnightly(desk)
    form = a_form(desk, Deed.CHANGE_EVENT, EventRef(event.id, at_london(date(2026, 12, 1), 10)))
    form.save(typed(form, scope={"scope": Scope.FOLLOWING}, repeats={"interval": 1, "count": 2}))
    assert days(desk) == ["17.11. 10:00", "01.12. 10:00", "08.12. 10:00"]


def test_nothing_changed_saves_nothing(desk):
    event = fortnightly(desk)
    for ref in (EventRef(event.id, at_london(date(2026, 12, 1), 10)), EventRef(an_event(desk).id)):
        form = a_form(desk, Deed.CHANGE_EVENT, ref)
        assert form.save(typed(form)) is None


def test_with_one_alone_the_rule_is_not_asked(desk):
    event = fortnightly(desk)
    form = a_form(desk, Deed.CHANGE_EVENT, EventRef(event.id, event.starts_at))
    values = {
        Place("event", "kind"): EventKind.SUPPORT_GROUP,
        Place("repeats", "every"): Every.WEEK,
        Place("scope", "scope"): Scope.ONE,
    }
    assert {"Series", "How it repeats"} <= set(form.hidden(values))


def test_a_rule_from_another_calendar_is_kept(desk):
    event = an_event(desk, rule="FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=2;COUNT=3")
    form = a_form(desk, Deed.CHANGE_EVENT, EventRef(event.id, event.starts_at))
    form.save(typed(form, scope={"scope": Scope.ALL}, details={"venue": "Hall"}))
    assert desk.store.get(Event, event.id).rule == event.rule
    assert desk.store.get(Event, event.id).venue == "Hall"


def test_what_is_gone_cannot_be_changed(desk):
    with pytest.raises(RuleRefused, match="no longer in the calendar"):
        a_form(desk, Deed.CHANGE_EVENT, "gone")


def test_cancelling_and_taking_out(desk):
    event = fortnightly(desk)
    second = EventRef(event.id, at_london(date(2026, 12, 1), 10))
    form = a_form(desk, Deed.CANCEL_EVENT, second)
    assert form.names == ("Coffee, Tue 1 Dec 2026, 10:00",)
    form.save(typed(form, event={"cancelled_why": "Snow"}))
    assert events.occurrence(desk, event.id, second.original_start).event.cancelled_why == "Snow"
    form = a_form(desk, Deed.REMOVE_EVENT, second)
    form.save(typed(form, scope={"scope": Scope.FOLLOWING}))
    assert days(desk) == ["17.11. 10:00"]


# -- at the event


def test_a_walk_in_the_times_and_a_voice(desk):
    event = an_event(desk, date(2026, 11, 14), starts_at=at_london(date(2026, 11, 14), 9), kind=EventKind.FAMILY_EVENT)
    form = a_form(desk, Deed.WALK_IN, event.id)
    assert [words for _, words in form.parts()[0].choices["family_id"]] == ["Belongs to no family on record", "Bell"]
    form.save(typed(form, guest={"name": "Jo", "kind": GuestKind.OTHER_CHILD}))
    (jo,) = gatherings.gathering(desk, event.id).guests
    times = a_form(desk, Deed.GUEST_TIMES, jo.guest.id)
    assert "collected_by" in times.parts()[0].fields
    assert times.save(typed(times)) is None
    times.save(typed(times, times={"arrived": time(9, 15), "left": time(11), "collected_by": "Mum"}))
    (jo,) = gatherings.gathering(desk, event.id).guests
    assert (format_time(jo.guest.arrived_at), format_time(jo.guest.left_at), jo.guest.collected_by) == (
        "09:15",
        "11:00",
        "Mum",
    )
    voice = a_form(desk, Deed.VOICE, event.id)
    assert "leave names out" in voice.outlook(typed(voice, voice={"consent": Answer.YES})).follows
    voice.save(typed(voice, voice={"words": "Fun!", "said_by": "a girl, 7", "consent": Answer.YES}))
    assert [one.words for one in desk.store.select(Voice)] == ["Fun!"]
    told = a_form(desk, Deed.FEEDBACK, event.id)
    told.save(typed(told, event={"feedback": "Good"}))
    assert desk.store.get(Event, event.id).feedback == "Good"


def test_an_adult_is_not_collected(desk):
    event = an_event(desk, date(2026, 11, 14))
    guests.invite_eligible(desk, event.id, None)
    ann = gatherings.gathering(desk, event.id).guests[0].guest
    form = a_form(desk, Deed.GUEST_TIMES, ann.id)
    assert form.parts()[0].fields == ("arrived", "left")
    form.save(typed(form, times={"arrived": time(10, 5)}))
    assert gatherings.gathering(desk, event.id).guests[0].guest.presence is Presence.CAME


def test_over_the_change_of_the_clocks(desk):
    event = an_event(desk, date(2026, 10, 24))
    form = a_form(desk, Deed.CHANGE_EVENT, event.id)
    form.save(typed(form, times={"day": date(2026, 10, 25)}))
    moved = desk.store.get(Event, event.id)
    assert (format_time(moved.starts_at), moved.ends_at - moved.starts_at) == ("10:00", timedelta(hours=2))


def test_leave_is_for_whole_days_and_says_what_falls_into_it(desk):
    an_event(desk, title="Coffee")
    add_follow_up(desk, "B", FollowUpWanted(TUESDAY, "", FollowUpKind.VISIT, time(9)))
    form = a_form(desk, Deed.ADD_EVENT, new_ref(date(2026, 11, 16)))
    kind = Place("event", "kind")
    followed = form.react(kind, {kind: EventKind.LEAVE})
    assert followed[Place("times", "all_day")] is True and followed[Place("times", "starts")] is None
    times = {"all_day": True, "starts": None, "ends": None, "last_day": date(2026, 11, 20)}
    told = form.outlook(typed(form, event={"title": "Leave", "kind": EventKind.LEAVE}, times=times))
    assert told.needs == ("“Coffee” on Tue 17 Nov 2026 falls into it.", "1 planned call or visit falls into it.")


def test_times_follow_the_tick_all_day(desk):
    form = a_form(desk, Deed.ADD_EVENT)
    all_day, starts = Place("times", "all_day"), Place("times", "starts")
    assert form.react(all_day, {all_day: True})[starts] is None
    assert form.react(all_day, {all_day: False})[starts] == time(10)


def test_a_refusal_leads_to_its_own_field(desk):
    form = a_form(desk, Deed.ADD_EVENT)
    for fields, field in (
        ({"last_day": date(2026, 11, 1)}, "last_day"),
        ({"ends": time(1)}, "ends"),
        ({"starts": None}, "starts"),
    ):
        now = typed(form, event={"title": "x"}, times=fields)
        with pytest.raises(RuleRefused) as refused:
            form.save(now)
        assert form.place_of(refused.value, now) == Place("times", field)


def test_a_known_place_brings_its_address_and_another_place_loses_it(desk):
    an_event(desk, venue="Hall", address="1 High Street")
    form = a_form(desk, Deed.ADD_EVENT)
    venue, address = Place("details", "venue"), Place("details", "address")
    assert form.react(venue, {venue: "Hall", address: ""}) == {address: "1 High Street"}
    assert form.react(venue, {venue: "Library", address: "1 High Street"}) == {address: ""}
    assert form.react(venue, {venue: "Library", address: "Own words"}) == {}


def test_cancelling_is_not_called_saving(desk):
    form = a_form(desk, Deed.CANCEL_EVENT, an_event(desk).id)
    assert (form.does, form.leaves) == ("Cancel the event", "Keep it")
