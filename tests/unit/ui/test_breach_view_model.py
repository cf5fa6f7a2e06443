"""The breach card: the hours that are left, and what is on record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework.procedures import record_breach
from hivedesk.domain.procedures import DataBreach
from hivedesk.ui.screens.settings.breach_view_model import STEPS, breach_card
from hivedesk.ui.tokens import Tone
from tests.builders import NOW, a_hive_desk, move_clock

BREACH = DataBreach(id="b1", noticed_at=NOW - timedelta(hours=31), what="A roster\nwas left on the bus.")
TOLD = replace(BREACH, told="Data protection officer", told_at=NOW - timedelta(hours=30))


@pytest.fixture
def desk():
    return a_hive_desk()


def test_an_empty_card_has_the_numbers_and_the_hours(desk):
    card = breach_card(desk)
    assert (card.lines, card.alarms) == ((), ())
    assert "72 hours" in card.hours
    assert [line.number for line in card.duty] == ["01632 960101", "01632 960102"]
    assert len(STEPS) == 3


def test_a_breach_nobody_was_told_of_counts_down(desk):
    record_breach(desk, BREACH)
    card = breach_card(desk)
    assert [(line.state, line.tone) for line in card.lines] == [("41 hours left", Tone.WARN)]
    assert card.lines[0].what == "A roster was left on the bus."
    assert card.lines[0].until == "Mon 16 Nov 2026, 03:00"
    assert card.alarms[0].text == "41 hours left: the 72 hours end on Mon 16 Nov 2026, 03:00."
    assert card.alarms[0].key == "b1"


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (timedelta(hours=40), "1 hour left"),
        (timedelta(hours=40, minutes=1), "Less than an hour left"),
        (timedelta(hours=41), "Less than an hour left"),
        (timedelta(hours=41, minutes=1), "Not told in time"),
    ],
)
def test_the_last_hours(desk, later, state):
    record_breach(desk, BREACH)
    move_clock(desk, later)
    assert breach_card(desk).lines[0].state == state


def test_when_the_hours_are_over_it_says_so(desk):
    record_breach(desk, BREACH)
    move_clock(desk, timedelta(days=3))
    (alarm,) = breach_card(desk).alarms
    assert alarm.text == "The 72 hours ended on Mon 16 Nov 2026, 03:00."
    assert "say that it is late" in alarm.more


@pytest.mark.parametrize(
    ("breach", "state"), [(TOLD, "Told, still open"), (replace(TOLD, closed_on=date(2026, 11, 14)), "Closed")]
)
def test_one_that_was_told_alarms_nobody(desk, breach, state):
    record_breach(desk, breach)
    card = breach_card(desk)
    assert card.alarms == ()
    assert card.lines[0].state == state


def test_the_latest_stands_first_in_the_list_and_the_most_pressing_first_above_it(desk):
    record_breach(desk, BREACH)
    record_breach(desk, replace(BREACH, id="b2", noticed_at=NOW))
    card = breach_card(desk)
    assert [line.key for line in card.lines] == ["b2", "b1"]
    assert [alarm.key for alarm in card.alarms] == ["b1", "b2"]
