"""What ``hivedesk check`` makes of a calendar."""

import json
from datetime import date
from pathlib import Path

import pytest

from hivedesk.__main__ import main
from hivedesk.casework.check_file import check_file

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "calendars"
KEYS = {"kind", "ok", "events", "recurring", "problems"}
TODAY = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("name", "events", "recurring", "problems"),
    [
        ("outlook.ics", 4, 2, 0),
        ("google.ics", 4, 1, 0),
        ("thunderbird.ics", 1, 1, 0),
        ("apple.ics", 2, 1, 1),
        ("school-terms.ics", 9, 0, 0),
        ("old-phone.vcs", 1, 1, 0),
    ],
)
def test_a_calendar_as_json(capsys, name, events, recurring, problems):
    assert main(["check", "--json", str(FILES / name)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == KEYS
    assert (found["kind"], found["ok"], found["events"], found["recurring"]) == ("calendar", True, events, recurring)
    assert len(found["problems"]) == problems
    assert all(set(each) == {"line", "problem"} for each in found["problems"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.ics", b""),
        ("none.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        ("todo.ics", b"BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nEND:VTODO\nEND:VCALENDAR\n"),
        ("busy.ifb", b"BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\nEND:VCALENDAR\n"),
        ("binary.ics", bytes(range(256)) * 9),
        ("letter.ics", b"Dear Grace Okafor"),
        ("cut.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:2026"),
        ("deep.dat", b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 99),
        ("sheet.ICS", b"PK\x03\x04"),
    ],
)
def test_a_calendar_without_events_is_not_ok(tmp_path, capsys, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["check", "--json", str(path)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == KEYS
    assert (found["kind"], found["ok"], found["events"], found["recurring"]) == ("calendar", False, 0, 0)
    assert found["problems"] and all(each["line"] >= 1 and each["problem"] for each in found["problems"])
    assert "Okafor" not in json.dumps(found)


def test_a_calendar_is_known_by_what_stands_in_it(tmp_path):
    for name, mark in (("a.dat", b""), ("b.txt", b"\xef\xbb\xbf"), ("c", b"\r\n")):
        path = tmp_path / name
        path.write_bytes(mark + (FILES / "thunderbird.ics").read_bytes())
        assert check_file(path, TODAY).facts["events"] == 1


def test_in_words_too(capsys):
    assert main(["check", str(FILES / "apple.ics")]) == 0
    told = capsys.readouterr().out
    assert "A calendar that can be imported: 2 events, 1 of them recurring." in told
    assert "Line 7: This series began long ago: it is taken from" in told
    assert "birthday" not in told
