"""The calendar as iCalendar: what other programmes insist on."""

import subprocess
import sys
from datetime import date

import icalendar
import pytest

from hivedesk.foundation.clock import at_london
from hivedesk.outgoing.calendar_ics import CalendarEntry, calendar_file_name, calendar_ics
from tests.builders import NOW


def an_entry(**fields) -> CalendarEntry:
    given = {"uid": "one@hivedesk", "title": "Support group", "starts_at": at_london(date(2026, 7, 7), 19),
             "ends_at": at_london(date(2026, 7, 7), 21)}  # fmt: skip
    return CalendarEntry(**(given | fields))


def lines(*entries: CalendarEntry) -> list[str]:
    return calendar_ics(entries, NOW).decode().replace("\r\n ", "").split("\r\n")


def test_the_form_that_others_insist_on():
    content = calendar_ics([an_entry(title="Ä" * 200, notes="one\ntwo, three; four\\five")], NOW)
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//HiveDesk//Calendar//EN\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"METHOD" not in content
    assert b"DESCRIPTION:one\\ntwo\\, three\\; four\\\\five\r\n" in content
    again = icalendar.Calendar.from_ical(content)
    assert str(again.walk("VEVENT")[0]["SUMMARY"]) == "Ä" * 200


def test_times_stand_on_londons_clock_with_the_zone_described():
    made = lines(an_entry())
    assert "DTSTART;TZID=Europe/London:20260707T190000" in made
    assert "DTEND;TZID=Europe/London:20260707T210000" in made
    assert "DTSTAMP:20261114T100000Z" in made
    assert made.count("TZID:Europe/London") == 1
    (zone,) = icalendar.Calendar.from_ical(calendar_ics([], NOW)).walk("VTIMEZONE")
    for moment in (at_london(date(2026, 7, 1), 12), at_london(date(2026, 12, 1), 12)):
        assert moment.astimezone(zone.to_tz()).hour == 12


def test_whole_days_are_dates_and_so_is_the_end_of_their_series():
    made = lines(
        an_entry(
            all_day=True,
            starts_at=at_london(date(2026, 3, 28), 0),
            ends_at=at_london(date(2026, 3, 30), 0),
            rule="FREQ=YEARLY;UNTIL=20280401T225959Z",
            left_out=(at_london(date(2027, 3, 28), 0),),
        )
    )
    assert {"DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330", "EXDATE;VALUE=DATE:20270328"} <= set(made)
    assert "RRULE:FREQ=YEARLY;UNTIL=20280401" in made


def test_a_series_with_what_is_left_out_added_and_moved():
    series = an_entry(
        rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T235959Z",
        left_out=(at_london(date(2026, 7, 14), 19), at_london(date(2026, 12, 1), 19)),
        added=(at_london(date(2026, 7, 16), 10),),
    )
    moved = an_entry(original_start=at_london(date(2026, 7, 21), 19), cancelled=True)
    made = lines(series, moved)
    assert {
        "EXDATE;TZID=Europe/London:20260714T190000",
        "EXDATE;TZID=Europe/London:20261201T190000",
        "RDATE;TZID=Europe/London:20260716T100000",
        "RECURRENCE-ID;TZID=Europe/London:20260721T190000",
        "STATUS:CANCELLED",
    } <= set(made)
    (rule,) = [line for line in made if line.startswith("RRULE") and "WEEKLY" in line]
    assert set(rule.removeprefix("RRULE:").split(";")) == {"FREQ=WEEKLY", "BYDAY=TU", "UNTIL=20270101T235959Z"}


@pytest.mark.parametrize("private", [True, False])
def test_what_holds_names_is_marked_private(private):
    assert ("CLASS:PRIVATE" in lines(an_entry(private=private))) is private


def test_a_title_cannot_begin_a_line_of_its_own():
    made = lines(an_entry(title="x\r\nEND:VEVENT\r\nATTACH:y", venue="a\nb", uid="u\r\nX:1"))
    assert made.count("END:VEVENT") == 1
    assert not any(line.startswith(("ATTACH", "X:")) for line in made)


def test_the_name_tells_nothing():
    assert calendar_file_name(date(2026, 11, 26)) == "calendar-2026-11-26.ics"


def test_the_door_loads_only_its_own_library():
    code = (
        "import sys, hivedesk.outgoing.calendar_ics;"
        "print([n for n in ('icalendar', 'reportlab', 'openpyxl') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "['icalendar']"


def test_reading_and_taking_load_it_late():
    code = (
        "import sys, hivedesk.casework.calendar_files, hivedesk.casework.calendar_export, hivedesk.casework.check_file;"
        "print([n for n in ('icalendar', 'recurring_ical_events', 'dateutil') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
