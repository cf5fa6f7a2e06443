"""When events begin and end, in all the ways in which calendars say it."""

from datetime import UTC, datetime, timedelta

import pytest

from hivedesk.foundation.clock import at_london, local
from tests.unit.incoming.calendar_texts import (
    LONDON_ZONE,
    TODAY,
    a_calendar,
    an_event,
    read,
    read_events,
    read_one,
    told,
)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


WINTER, SUMMER = at(2026, 11, 17, 19), at(2026, 7, 7, 18)


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("DTSTART;TZID=Europe/London:20261117T190000", WINTER),
        ("DTSTART;TZID=Europe/London:20260707T190000", SUMMER),
        ('DTSTART;TZID="Europe/London":20260707T190000', SUMMER),
        ("DTSTART;TZID=GMT Standard Time:20260707T190000", SUMMER),
        ('DTSTART;TZID="GMT Standard Time":20260707T190000', SUMMER),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260707T190000", SUMMER),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20260707T190000", SUMMER),
        ("DTSTART;TZID=(UTC+00:00) Dublin\\, Edinburgh\\, Lisbon\\, London:20260707T190000", SUMMER),
        ('DTSTART;TZID="(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London":20260707T190000', SUMMER),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20261117T190000", WINTER),
        ("DTSTART;TZID=UTC:20261117T190000", WINTER),
        ("DTSTART;TZID=Etc/UTC:20260707T180000", SUMMER),
        ("DTSTART;TZID=BST:20260707T190000", SUMMER),
        ("DTSTART;TZID=Romance Standard Time:20260707T200000", SUMMER),
        ("DTSTART;TZID=W. Europe Standard Time:20261117T200000", WINTER),
        ("DTSTART;TZID=America/New_York:20261117T140000", WINTER),
        ("DTSTART:20261117T190000Z", WINTER),
        ("DTSTART:20260707T190000", SUMMER),  # floating: London
        ("DTSTART:20261117T190000z", WINTER),
        ("DTSTART:2026-11-17T19:00:00Z", WINTER),
        ("DTSTART:20261117T1900", WINTER),
        ("DTSTART;VALUE=DATE-TIME;TZID=Europe/London:20261117T190000", WINTER),
        ("dtstart;tzid=Europe/London:20261117T190000", WINTER),
        ('DTSTART;X-ODD=1;TZID=Europe/London;X-MORE="a;b:c":20261117T190000', WINTER),
    ],
)
def test_a_start_in_any_zone(start, wanted):
    event = read_one("DURATION:PT2H", start=start)
    assert (event.starts_at, event.ends_at, event.all_day) == (wanted, wanted + timedelta(hours=2), False)


@pytest.mark.parametrize("name", ["Customized Time Zone", "Zeitzone 1", "GMT Daylight", "0", "Hampshire: ours"])
def test_a_zone_that_the_file_describes(name):
    start = f'DTSTART;TZID="{name}":20260707T190000'
    content = a_calendar(an_event("DURATION:PT1H", start=start), head=LONDON_ZONE.format(name=name))
    proposal = read(content)
    assert proposal.events[0].starts_at == SUMMER
    assert proposal.problems == ()


def test_a_zone_that_the_file_describes_after_its_events_with_other_offsets():
    zone = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE"""
    winter, summer = (f"DTSTART;TZID=Ours:{day}T090000" for day in ("20261117", "20260707"))
    events = read_events(an_event(start=winter, uid="a"), an_event(start=summer, uid="b"), zone)
    assert [event.starts_at for event in events] == [at(2026, 11, 17, 14), at(2026, 7, 7, 13)]


def test_a_zone_that_nobody_knows_is_read_as_london_and_said():
    parts = an_event("DURATION:PT1H", start="DTSTART;TZID=Middle/Earth:20260707T190000")
    assert read_events(parts)[0].starts_at == SUMMER
    assert told(parts) == ["A time zone here is not known: the hours are read as London's."]


@pytest.mark.parametrize("name", ["../../etc/passwd", "Europe", "/", "a" * 5000, "Europe/London\x00", "."])
def test_a_zone_that_is_no_name_does_no_harm(name):
    assert len(read_events(an_event(start=f"DTSTART;TZID={name}:20260707T190000"))) == 1


def test_floating_times_take_the_calendars_own_zone():
    event = read_one("DURATION:PT1H", start="DTSTART:20261117T140000", head="X-WR-TIMEZONE:America/New_York")
    assert event.starts_at == WINTER


@pytest.mark.parametrize(
    ("end", "hours"),
    [
        ("DTEND;TZID=Europe/London:20261117T210000", 2),
        ("DTEND:20261117T210000Z", 2),
        ("DTEND;TZID=America/New_York:20261117T160000", 2),
        ("DURATION:PT2H", 2),
        ("DURATION:P0DT2H0M0S", 2),
        ("DURATION:P1W", 7 * 24),
        ("DTEND:20261118", 5),  # a day where an hour is wanted: up to its midnight
    ],
)
def test_an_end_or_a_length(end, hours):
    event = read_one(end)
    assert event.ends_at - event.starts_at == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("", "It has no end: it is taken as half an hour."),
        ("DTEND;TZID=Europe/London:20261117T190000", "It has no end: it is taken as half an hour."),
        ("DTEND;TZID=Europe/London:20261117T180000", "It ends before it starts: its end is left aside."),
        ("DURATION:-PT1H", "It ends before it starts: its end is left aside."),
        ("DURATION:P99999999999D", "Its length cannot be read and is left aside."),
        ("DURATION:two hours", "Its length cannot be read and is left aside."),
        ("DTEND:soon", "Its end cannot be read and is left aside."),
        ("DTEND:99991231T235959Z", "The year of its end cannot be right: its end is left aside."),
    ],
)
def test_an_end_that_cannot_be_is_mended_and_said(end, words):
    event = read_one(end)
    assert event.ends_at - event.starts_at == timedelta(minutes=30)
    assert words in told(an_event(end))


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("DTEND;VALUE=DATE:20261119",), 2),
        (("DTEND;VALUE=DATE:20261117",), 1),  # many schools' calendars
        ((), 1),
        (("DURATION:P3D",), 3),
        (("DURATION:PT12H",), 1),
        (("DTEND;VALUE=DATE:20261110",), 1),
    ],
)
def test_whole_days(lines, days):
    for start in ("DTSTART;VALUE=DATE:20261117", "DTSTART:20261117"):
        event = read_one(*lines, start=start)
        assert event.all_day
        assert event.starts_at == at_london(TODAY.replace(day=17), 0)
        assert event.ends_at == at_london(TODAY.replace(day=17 + days), 0)


def test_whole_days_over_the_change_of_the_clocks_end_at_midnight():
    event = read_one("DTEND;VALUE=DATE:20261031", start="DTSTART;VALUE=DATE:20261024")
    assert (local(event.starts_at).hour, local(event.ends_at).hour) == (0, 0)


def test_outlooks_whole_day_is_one():
    lines = (
        "DTEND;TZID=Europe/London:20261118T000000",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    )
    assert read_one(*lines, start="DTSTART;TZID=Europe/London:20261117T000000").all_day
    assert not read_one(*lines[:1], start="DTSTART;TZID=Europe/London:20261117T000000").all_day
    assert not read_one(*lines[1:], start="DTSTART;TZID=Europe/London:20261117T090000").all_day


@pytest.mark.parametrize(
    ("written", "hour", "minute", "second"),
    [("20261117T235960Z", 23, 59, 59), ("20261116T240000Z", 0, 0, 0), ("20261117T120000.000Z", 12, 0, 0)],
)
def test_a_leap_second_and_midnight_by_another_name(written, hour, minute, second):
    assert read_one(start=f"DTSTART:{written}").starts_at == at(2026, 11, 17, hour, minute, second)


@pytest.mark.parametrize(
    "start",
    [
        None,
        "DTSTART:",
        "DTSTART:tomorrow",
        "DTSTART:20261301",
        "DTSTART:20260230T100000",
        "DTSTART:20261117T250000",
        "DTSTART:00000000",
        "DTSTART:00010101T000000Z",
        "DTSTART:18990101",
        "DTSTART:99991231T235959Z",
        "DTSTART:99991231",
        "DTSTART;VALUE=DATE:2026111",
        "DTSTART:١٢٣٤٥٦٧٨",
        "DTSTART;TZID=Europe/London",
        "DTSTART;VALUE=PERIOD:20261117T190000Z/PT1H",
    ],
)
def test_a_start_that_cannot_be_costs_only_its_event_and_names_its_line(start):
    proposal = read(a_calendar(an_event(start=start, uid="bad"), an_event(uid="good")))
    assert [event.uid for event in proposal.events] == ["good"]
    assert any(each.line == 4 and "left out" in each.problem for each in proposal.problems)


@pytest.mark.parametrize("start", ["20250330T013000", "20251026T013000"])
def test_an_hour_that_is_not_there_and_one_that_is_there_twice(start):
    event = read_one("DURATION:PT1H", start=f"DTSTART;TZID=Europe/London:{start}")
    assert event.ends_at - event.starts_at in (timedelta(hours=1), timedelta(hours=2))


def test_an_event_of_years_is_left_out():
    assert told(an_event("DTEND:20301117T190000Z")) == ["This event lasts longer than a year: it is left out."]
