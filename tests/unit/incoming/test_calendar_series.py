"""Series: rules as they are kept, times left out, added, moved; what is taken time by time; what never takes place."""

from datetime import UTC, datetime, timedelta

import pytest

from hivedesk.domain.events.records import Event, EventId, check_event
from hivedesk.domain.events.repeats import occurrences, repeat_words, starts
from hivedesk.foundation.clock import local
from tests.unit.incoming.calendar_texts import a_calendar, an_event, read, read_events, read_one, told

HOUR = "DURATION:PT1H"


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def as_event(proposed, **fields) -> Event:
    names = ("title", "starts_at", "ends_at", "all_day", "rule", "left_out", "added")
    given = {"id": EventId("e")} | {name: getattr(proposed, name) for name in names}
    return Event(**(given | fields))


def days(proposed, until=(2027, 3, 1)) -> list[str]:
    """The starts of a series on London's clock."""
    return [f"{local(start):%d/%m %H:%M}" for start in starts(as_event(proposed), at(*until))]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"),
        ("freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU"),
        ("BYDAY=TU;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=SU"),
        ("FREQ=WEEKLY;BYDAY=TU,TU,XX,", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=3TU", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=3", "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=+3TU", "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=17,99,0", "FREQ=MONTHLY;BYMONTHDAY=17"),
        ("FREQ=YEARLY;BYMONTHDAY=17;BYMONTH=11", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYDAY=3TU;BYMONTH=11", "FREQ=YEARLY;BYMONTH=11;BYDAY=3TU"),
        ("FREQ=YEARLY;BYWEEKNO=47;BYDAY=TU", "FREQ=YEARLY;BYWEEKNO=47;BYDAY=TU"),
        ("FREQ=DAILY;COUNT=5;FOO=BAR", "FREQ=DAILY;COUNT=5"),
        ("FREQ=DAILY;BYHOUR=19;BYMINUTE=0;BYSECOND=0", "FREQ=DAILY"),
        ("FREQ=WEEKLY;UNTIL=20261218T190000Z", "FREQ=WEEKLY;UNTIL=20261218T190000Z"),
        ("FREQ=WEEKLY;UNTIL=20261218", "FREQ=WEEKLY;UNTIL=20261218T235959Z"),  # a day where an hour is wanted
        ("FREQ=WEEKLY;UNTIL=20270618T190000", "FREQ=WEEKLY;UNTIL=20270618T180000Z"),  # no zone: the series' own
        ("FREQ=WEEKLY;UNTIL=99991231T235959Z", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;COUNT=1", ""),
        ("FREQ=WEEKLY;UNTIL=20261117T190000Z", ""),
        ("W1 TU #4", "FREQ=WEEKLY;BYDAY=TU;COUNT=4"),  # vCalendar 1.0
        ("D2 #0", "FREQ=DAILY;INTERVAL=2"),
        ("MP1 3+ TU 20270518T190000Z", "FREQ=MONTHLY;BYDAY=3TU;UNTIL=20270518T190000Z"),
        ("MD1 17 #3", "FREQ=MONTHLY;BYMONTHDAY=17;COUNT=3"),
        ("YM1 11 #0", "FREQ=YEARLY"),
    ],
)  # fmt: skip
def test_a_rule_is_kept_in_one_form(given, kept):
    assert read_one(HOUR, f"RRULE:{given}").rule == kept
    assert told(an_event(HOUR, f"RRULE:{given}")) == []


@pytest.mark.parametrize(
    ("given", "kept", "words"),
    [
        ("FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY", "read as every time"),
        ("FREQ=WEEKLY;INTERVAL=-2", "FREQ=WEEKLY", "read as every time"),
        ("FREQ=DAILY;COUNT=999999999999", "FREQ=DAILY", "without an end"),
        ("FREQ=SECONDLY", "", "several times a day"),
        ("FREQ=MINUTELY;COUNT=10", "", "several times a day"),
        ("FREQ=HOURLY", "", "several times a day"),
        ("FREQ=DAILY;BYHOUR=9,17", "", "several times a day"),
        ("FREQ=DAILY;BYMINUTE=1000000", "", "several times a day"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "", "never takes place again"),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "", "never takes place again"),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=366", "", "never takes place again"),
        ("FREQ=WEEKLY;BYDAY=TU;BYSETPOS=2", "", "never takes place again"),
        ("FREQ=MONTHLY;BYMONTHDAY=99", "", "never takes place again"),
        ("FREQ=YEARLY;INTERVAL=1000000", "", "longer than ten years"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=DAILY", "read as every time"),
        ("FREQ=WEEKLY;UNTIL=20260101", "", "ends before it begins"),
        ("FREQ=WEEKLY;UNTIL=00010101T000000Z", "", "ends before it begins"),
        ("FREQ=WEEKLY;UNTIL=never", "", "end of its repeating cannot be read"),
        ("FREQ=WEEKLY;COUNT=0", "", "How often it repeats cannot be"),
        ("FREQ=WEEKLY;COUNT=many", "", "How often it repeats cannot be"),
        ("FREQ=FORTNIGHTLY", "", "cannot be read"),
        ("FREQ=WEEKLY;BYDAY=XX", "", "cannot be read"),
        ("FREQ=YEARLY;BYEASTER=0", "", "cannot be read"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "", "cannot be read"),
        ("INTERVAL=2", "", "cannot be read"),
        ("nonsense", "", "cannot be read"),
        ("FREQ=WEEKLY;BYDAY=" + "TU," * 500, "", "cannot be read"),
    ],
)
def test_a_rule_that_cannot_be_is_mended_or_taken_once_and_said(given, kept, words):
    assert read_one(HOUR, f"RRULE:{given}").rule == kept
    (problem,) = told(an_event(HOUR, f"RRULE:{given}"))
    assert words in problem


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("EXDATE;TZID=Europe/London:20261124T190000", "24/11 19:00"),
        ("EXDATE:20261124T190000Z", "24/11 19:00"),
        ("EXDATE;VALUE=DATE:20261124", "24/11 19:00"),
        ("EXDATE:20261124", "24/11 19:00"),
        ("EXDATE;TZID=Europe/London:20261124T000000", "24/11 19:00"),  # Outlook, once
        ("EXDATE;TZID=GMT Standard Time:20261124T190000,20261201T190000", "24/11 19:00"),
        ("EXDATE;TZID=America/New_York:20261124T140000", "24/11 19:00"),
        ("EXDATE:20261124T190000Z\nEXDATE:20261201T190000Z", "01/12 19:00"),
        ("EXDATE:20261124T190000Z;20261201T190000Z", "01/12 19:00"),  # vCalendar 1.0
    ],
)
def test_days_left_out(line, gone):
    event = read_one(HOUR, "RRULE:FREQ=WEEKLY;COUNT=4", line)
    assert gone not in days(event)
    assert len(days(event)) == 4 - line.count("2026")


def test_days_added_and_periods():
    lines = ("RRULE:FREQ=WEEKLY;COUNT=2", "RDATE;VALUE=PERIOD:20261119T190000Z/PT3H,20261120T190000Z/20261120T220000Z")
    assert days(read_one(HOUR, *lines)) == ["17/11 19:00", "19/11 19:00", "20/11 19:00", "24/11 19:00"]
    assert told(an_event(HOUR, *lines)) == ["The times added to it take the length of the first."]


def test_days_that_are_only_listed_come_one_by_one():
    events = read_events(an_event(HOUR, "RDATE;TZID=Europe/London:20261119T190000,20261120T190000"))
    assert [f"{event.starts_at:%d}" for event in events] == ["17", "19", "20"]
    assert all(not event.rule and event.original_start == event.starts_at for event in events)


def test_a_whole_day_series_keeps_its_midnight_over_the_change_of_the_clocks():
    event = read_one(
        "RRULE:FREQ=WEEKLY;UNTIL=20261111", "EXDATE;VALUE=DATE:20261028", start="DTSTART;VALUE=DATE:20261014"
    )
    assert days(event) == ["14/10 00:00", "21/10 00:00", "04/11 00:00", "11/11 00:00"]


def test_one_time_that_differs():
    master = an_event(HOUR, "RRULE:FREQ=WEEKLY;COUNT=4")
    moved = an_event(
        HOUR, "RECURRENCE-ID;TZID=Europe/London:20261124T190000", start="DTSTART;TZID=Europe/London:20261125T180000"
    )
    by_day = an_event(HOUR, "RECURRENCE-ID;VALUE=DATE:20261201", "STATUS:CANCELLED", start=None)
    series, first, second = read_events(moved, by_day, master)[-1:] + read_events(moved, by_day, master)[:2]
    assert series.rule and series.original_start is None
    assert (first.original_start, first.starts_at) == (at(2026, 11, 24, 19), at(2026, 11, 25, 18))
    assert second.cancelled and second.original_start == at(2026, 12, 1, 19)


def test_one_time_without_its_series_stands_alone():
    event = read_one(HOUR, "RECURRENCE-ID:20261124T190000Z")
    assert (event.original_start, event.rule) == (at(2026, 11, 24, 19), "")


def test_this_and_following_and_several_rules_come_time_by_time():
    master = an_event(HOUR, "RRULE:FREQ=WEEKLY;COUNT=4")
    later = an_event(
        "DURATION:PT2H",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T190000Z",
        "LOCATION:Hall",
        start="DTSTART:20261201T200000Z",
    )
    events = read_events(master, later)
    assert [(f"{event.starts_at:%d %H}", event.venue) for event in events] == [
        ("17 19", ""), ("24 19", ""), ("01 20", "Hall"), ("08 20", "Hall")
    ]  # fmt: skip
    assert [f"{event.original_start:%d %H}" for event in events] == ["17 19", "24 19", "01 19", "08 19"]
    two = read_events(an_event(HOUR, "RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=2"))
    assert [f"{event.starts_at:%d}" for event in two] == ["17", "20", "24"]
    assert "time by time" in told(master, later)[0]


def test_another_zone_is_kept_where_london_has_the_same_hours_and_else_comes_time_by_time():
    for zone in ("Europe/Dublin", "Europe/Lisbon", "Europe/Jersey"):
        assert read_one(HOUR, "RRULE:FREQ=WEEKLY", start=f"DTSTART;TZID={zone}:20261117T190000").rule == "FREQ=WEEKLY"
    assert read_one(HOUR, "RRULE:FREQ=WEEKLY", start="DTSTART;TZID=Europe/Paris:20261117T200000").rule == "FREQ=WEEKLY"
    assert read_one(HOUR, "RRULE:FREQ=WEEKLY;COUNT=4", start="DTSTART:20261117T190000Z").rule
    assert read_one(
        HOUR, "RRULE:FREQ=WEEKLY", start="DTSTART:20261117T190000Z", head="X-WR-TIMEZONE:Europe/London"
    ).rule
    york = read_events(an_event(HOUR, "RRULE:FREQ=WEEKLY", start="DTSTART;TZID=America/New_York:20261117T140000"))
    assert len(york) > 50
    spring = [event for event in york if at(2027, 3, 15) < event.starts_at < at(2027, 3, 28)]
    assert [event.starts_at.hour for event in spring] == [18, 18]
    assert len({event.original_start for event in york}) == len(york)


def test_a_rule_that_leaves_out():
    event = read_one(HOUR, "RRULE:FREQ=DAILY;COUNT=6", "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=3")
    assert days(event) == ["18/11 19:00", "20/11 19:00", "22/11 19:00"]


@pytest.mark.parametrize(
    ("start", "rule", "first"),
    [
        ("16040229", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028"),  # a birthday without a year, of a phone
        ("16040517", "FREQ=YEARLY", "2025"),
        ("19010105", "FREQ=WEEKLY", "2025"),
        ("19990105", "FREQ=DAILY", "2025"),
        ("00020105", "FREQ=DAILY;INTERVAL=7", "2025"),
    ],
)
def test_a_series_from_long_ago_is_taken_from_later_on(start, rule, first):
    event = read_one(f"RRULE:{rule}", start=f"DTSTART;VALUE=DATE:{start}")
    assert f"{local(event.starts_at):%Y}" == first
    assert event.rule
    assert "began long ago" in " ".join(told(an_event(f"RRULE:{rule}", start=f"DTSTART;VALUE=DATE:{start}")))


def test_outlooks_birthday_reads_as_every_year():
    event = read_one(
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=17;BYMONTH=11;WKST=SU", start="DTSTART;VALUE=DATE:20201117"
    )
    assert repeat_words(as_event(event)) == "every year"


def test_what_lasts_longer_than_a_month_does_not_repeat():
    event = read_one("DURATION:P40D", "RRULE:FREQ=YEARLY")
    assert event.rule == ""
    check_event(as_event(event))


def test_counts_tell_events_and_those_that_recur():
    proposal = read(
        a_calendar(
            an_event(HOUR, uid="a"),
            an_event(HOUR, "RRULE:FREQ=WEEKLY", uid="b"),
            an_event(HOUR, "RECURRENCE-ID:20261124T190000Z", uid="b"),
            an_event(HOUR, "RRULE:FREQ=WEEKLY", uid="c", start="DTSTART;TZID=Asia/Tokyo:20261117T190000"),
            an_event(HOUR, "RRULE:FREQ=SECONDLY", uid="d"),
            an_event(start=None, uid="e"),
        )
    )
    assert (proposal.components, proposal.recurring) == (5, 2)


def test_a_series_without_end_is_worked_out_at_once():
    event = as_event(read_one(HOUR, "RRULE:FREQ=DAILY"))
    found = occurrences([event], at(2035, 1, 1), at(2035, 1, 8))
    assert len(found) == 7
    assert all(each.ends_at - each.starts_at == timedelta(hours=1) for each in found)
