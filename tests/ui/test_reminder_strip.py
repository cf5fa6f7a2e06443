"""Reminders inside the window: one banner each, closed or opened, gone once it has begun; initials in discreet view."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from hivedesk.casework import events
from hivedesk.casework.contact_log import FollowUpWanted, add_follow_up
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.reminder_strip import ReminderStrip
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk, move_clock
from tests.ui.by_hand import press, settle, words_in_view

TODAY = date(2026, 11, 14)  # at 10:00


@pytest.fixture
def workplace():
    desk = a_hive_desk(a_family("Bell", id="B"))
    event = replace(events.new_event(desk, TODAY, hour=11), title="Coffee with the Bells", remind_minutes=60)
    events.add_event(desk, event)
    add_follow_up(desk, "B", FollowUpWanted(TODAY, "", FollowUpKind.VISIT, time(10, 10)))
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def strip(qtbot, workplace, show_active):
    made = ReminderStrip(workplace)
    qtbot.addWidget(made)
    show_active(made)
    made.look()
    settle()
    return made


def test_what_begins_soon_is_said(strip):
    words = words_in_view(strip)
    assert "Visit: Bell at 10:10" in words and "Coffee with the Bells at 11:00" in words


def test_one_that_has_begun_goes_by_itself(strip, workplace):
    move_clock(workplace.desk, timedelta(minutes=15))
    strip.look()
    settle()
    assert "Visit" not in words_in_view(strip) and "Coffee" in words_in_view(strip)
    move_clock(workplace.desk, timedelta(hours=1))
    strip.look()
    assert strip.isHidden()


def test_closed_it_stays_away(qtbot, strip):
    close = next(made for made in strip.findChildren(QAbstractButton) if made.accessibleName() == "Close this message")
    close.click()
    settle()
    strip.look()
    settle()
    assert words_in_view(strip).count(" at 1") == 1


def test_open_leads_to_the_event_or_the_family(qtbot, strip, workplace):
    families, opened = [], []
    workplace.family_wanted.connect(families.append)
    workplace.event_wanted.connect(lambda event_id, start: opened.append(event_id))
    press(qtbot, strip, "Open")
    press(qtbot, strip, "Open")
    assert families == ["B"] and len(opened) == 1
    assert strip.isHidden()


def test_discreet_view_shows_initials(strip, workplace):
    workplace.set_discreet(True)
    settle()
    assert "Bell" not in words_in_view(strip) and "Visit: B. at 10:10" in words_in_view(strip)
