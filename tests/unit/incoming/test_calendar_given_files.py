"""Calendars as the programmes write them."""

from pathlib import Path

import pytest

from hivedesk.domain.events.records import Event, EventId
from hivedesk.domain.events.repeats import repeat_words
from tests.unit.incoming.calendar_texts import read

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "calendars"


def told(name: str) -> list[str]:
    """Each event of a file in one line."""
    return [
        " | ".join(
            part
            for part in (
                event.title,
                f"{event.starts_at:%d %b %Y %H:%M}",
                "all day" if event.all_day else f"{(event.ends_at - event.starts_at).seconds // 60} min",
                repeat_words(Event(id=EventId("e"), starts_at=event.starts_at, ends_at=event.ends_at, rule=event.rule)),
                f"without {len(event.left_out)}" if event.left_out else "",
                f"for {event.original_start:%d %b}" if event.original_start else "",
                event.venue,
                "cancelled" if event.cancelled else "",
            )
            if part
        )
        for event in read((FILES / name).read_bytes()).events
    ]


WANTED = {
    "outlook.ics": [
        "Hives team meeting | 15 Sep 2026 08:30 | 90 min | every second Tuesday until Tue 30 Mar 2027 | without 2 | "
        "Elizabeth II Court, Winchester",
        "Hives team meeting | 14 Oct 2026 08:30 | 90 min | for 13 Oct",
        "Annual leave | 21 Dec 2026 00:00 | all day",
        "Supervision | 19 Nov 2026 14:00 | 120 min | on the third Thursday of every month, 10 times",
    ],
    "google.ics": [
        "Coffee morning ☕️ | 17 Nov 2026 10:00 | 120 min | Coffee room, Ringwood",
        "Support group | 01 Sep 2026 18:00 | 120 min | on the first Tuesday of every month | without 1",
        "Support group with mince pies | 08 Dec 2026 19:00 | 120 min | for 01 Dec",
        "Family weekend | 23 Oct 2026 23:00 | all day | cancelled",
    ],
    "thunderbird.ics": ["Dentist | 14 Nov 2026 08:00 | 30 min | every second day until Fri 20 Nov 2026 | without 1"],
    "apple.ics": [
        "A birthday 🎂 | 16 May 2025 23:00 | all day | every year",
        "Christmas party | 05 Dec 2026 14:00 | 180 min | Village Hall High Street, Ringwood, England",
    ],
    "old-phone.vcs": ["Café with a very long title that goes on | 17 Nov 2026 19:00 | 60 min | every Tuesday, 4 times"],
}


@pytest.mark.parametrize("name", WANTED)
def test_a_calendar_of_each_programme(name):
    assert told(name) == WANTED[name]


def test_notes_come_as_plain_text():
    events = read((FILES / "google.ics").read_bytes()).events
    assert events[0].notes == "Bring a friend.\nTea at 11."
    assert "________" in read((FILES / "outlook.ics").read_bytes()).events[0].notes
