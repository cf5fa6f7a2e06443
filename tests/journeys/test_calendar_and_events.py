"""The calendar on a real X screen, used as assistive technology does: what a story did is then in the records."""

import re
import subprocess
from pathlib import Path

import pytest

from hivedesk.casework import calendar, gatherings
from hivedesk.casework.monthly_summary import month_alone
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.events.records import Presence, Reply
from hivedesk.foundation.clock import at_london, local
from hivedesk.outgoing.protect import is_protected
from tests.builders import a_family
from tests.journeys.prepared_hive import SECRET, days_ago, opened_again, prepared
from tests.journeys.real_window import names_found_in_clear, tell

pytestmark = pytest.mark.screen


def typed(days: int) -> str:
    return days_ago(days).strftime("%d/%m/%Y")


def test_a_fortnightly_group_one_moved_attendance_taken_and_counted(tmp_path: Path):
    home = tmp_path / "home"
    families = (a_family("Tregarthen", id="f1", carers=("Morwenna", "Piran")), a_family("Okafor", id="f2"))
    with prepared(home, *families):
        pass
    arguments = (SECRET, typed(15), typed(-13), typed(-14))
    assert tell("fortnightly_group", home, arguments=arguments).rstrip().endswith("-- done")
    with opened_again(home) as desk:
        found = calendar.event_days(desk, days_ago(16), days_ago(-30))
        assert [(local(one.starts_at).date(), f"{local(one.starts_at):%H:%M}") for one in found] == [
            (days_ago(15), "10:00"),
            (days_ago(1), "10:00"),
            (days_ago(-14), "11:00"),
            (days_ago(-27), "10:00"),
        ]
        first, second = (gatherings.gathering(desk, one.event.id, one.original_start) for one in found[:2])
        assert {one.first_name: one.guest.presence for one in first.guests} == {
            "Morwenna": Presence.CAME,
            "Piran": Presence.CAME,
            "Grace": Presence.DID_NOT_COME,
        }
        assert all(one.guest.arrived_at is None for one in first.guests)
        assert [one.first_name for one in second.guests if one.guest.presence is Presence.CAME] == ["Grace"]
        months = {(day.year, day.month) for day in (days_ago(15), days_ago(1))}
        summaries = [month_alone(desk, *month).summary for month in months]
        assert sum(summary.figure("support_groups.held").value for summary in summaries) == 2
        assert sum(summary.figure("support_groups.carers").value for summary in summaries) == 3
    assert names_found_in_clear(home, ("Tregarthen", "Morwenna", "Marigold", "Bluebell")) == []


def test_a_family_event_with_a_waiting_list_a_walk_in_and_a_roster(tmp_path: Path):
    home, out = tmp_path / "home", tmp_path / "out"
    out.mkdir()
    families = (
        a_family("Tregarthen", id="f1", carers=("Morwenna", "Jory"), children=("Tamsin",)),
        a_family("Okafor", id="f2"),
    )
    with prepared(home, *families):
        pass
    told = tell("family_event", home, arguments=(SECRET, str(out)), seconds=200)
    assert told.rstrip().endswith("-- done")
    with opened_again(home) as desk:
        (one,) = calendar.event_days(desk, days_ago(0), days_ago(0))
        assert (one.event.all_day, one.starts_at) == (True, at_london(days_ago(0), 0))
        found = gatherings.gathering(desk, one.event.id)
        replies = {guest.first_name: guest.guest.reply for guest in found.guests if not guest.guest.walk_in}
        assert replies == {"Morwenna": Reply.YES, "Jory": Reply.NO, "Tamsin": Reply.YES, "Grace": Reply.YES}
        came = {guest.first_name for guest in found.guests if guest.guest.presence is Presence.CAME}
        assert came == {"Morwenna", "Tamsin", "Lowenna Penhale"}
        calls = desk.store.select(FollowUp)
        assert [(call.family_id, "they have a place now" in call.what) for call in calls] == [("f2", True)]
    roster = out / "roster.pdf"
    assert is_protected(roster.read_bytes())
    password = re.search(r"(?m)^password (.+)$", told)
    assert password is not None
    text = text_of(roster, password.group(1))
    for words in (
        "Pumpkin carving at the lodge",
        "Moors Lodge",
        "Morwenna T.",
        "Tamsin",
        "Grace O.",
        "Lowenna P.",
        "Sesame",
        "Fostering Duty Line",
        "Out of Hours Service",
        "01632 960101",
        "ollect and destroy by",
        "Page 1 of",
    ):
        assert words in text, words
    assert "Jory T." not in text  # said no
    names = ("Tregarthen", "Morwenna", "Lowenna", "Penhale", "Pumpkin")
    assert names_found_in_clear(home, names) == []
    assert names_found_in_clear(out, names) == []


def text_of(pdf: Path, password: str) -> str:
    run = subprocess.run(
        ["pdftotext", "-layout", "-upw", password, str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return run.stdout
