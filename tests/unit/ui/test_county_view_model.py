"""The county in words, without a window."""

from datetime import date

import pytest

from hivedesk.casework import county
from hivedesk.domain.county import Span
from hivedesk.foundation.clock import at_london
from hivedesk.ui.screens.county.lists_view_model import area_lines
from hivedesk.ui.screens.county.view_model import (
    CountyViewModel,
    Preset,
    choices,
    hive_lines,
    hive_sentence,
    hives_of,
    not_sent_sentence,
    state_of,
)
from hivedesk.ui.tokens import Tone
from tests.unit.casework.county_desks import a_county_desk, enrol, send, share

JULY, AUGUST, SEPTEMBER, OCTOBER = ((2026, month) for month in (7, 8, 9, 10))


@pytest.fixture
def desk():
    desk = a_county_desk("Avon", "Meon", "Test")
    for hive, months in (("avon", 3), ("meon", 4), ("test", 4)):
        for month in (JULY, AUGUST, SEPTEMBER, OCTOBER)[:months]:
            figures = {"sessions.total": {"avon": 30, "meon": 10, "test": 20}[hive], "families.end": 12}
            figures["families.occupancy"] = {"part": 12, "whole": 20}
            send(desk, hive, month, figures | {"reach.median_gap": 4, "sleepovers.children": 2})
    return desk


def viewed(desk, first=JULY, last=OCTOBER):
    return county.county(desk, Span(first, last))


def test_the_presets_end_with_the_last_month_that_is_over(desk):
    model = CountyViewModel(desk)
    assert model.read()
    assert model.preset(Preset.LAST_MONTH) == Span(OCTOBER, OCTOBER)
    assert model.preset(Preset.THIS_YEAR) == Span(JULY, OCTOBER)  # nothing was sent before
    send(desk, "test", (2025, 3), {})
    model.read()
    assert model.preset(Preset.THIS_YEAR) == Span((2026, 1), OCTOBER)
    assert model.preset(Preset.TWELVE_MONTHS) == Span((2025, 11), OCTOBER)
    assert model.preset_of(Span((2026, 1), OCTOBER)) is Preset.THIS_YEAR
    assert model.preset_of(Span(JULY, AUGUST)) is None
    assert [month for month, _ in choices(model.months(), SEPTEMBER)] == [OCTOBER, SEPTEMBER]


def test_this_year_in_january_is_the_year_that_is_over():
    desk = a_county_desk("Avon")
    desk.clock.set(desk.clock.now().replace(year=2027, month=1, day=9))
    send(desk, "avon", (2026, 2), {})
    model = CountyViewModel(desk)
    model.read()
    assert model.preset(Preset.THIS_YEAR) == Span((2026, 2), (2026, 12))


def test_tiles_say_what_is_missing(desk):
    tiles = state_of(viewed(desk)).tiles
    assert [(tile.number, tile.words, tile.note) for tile in tiles[:3]] == [
        ("3", "Hives enrolled", ""),
        ("2 of 3", "sent for October 2026", "1 not sent"),
        ("210", "1:1 sessions", "1 month missing"),
    ]
    assert tiles[1].tone is Tone.WARN and tiles[2].key == "sessions.total"
    assert tiles[3].number == "not recorded yet"


def test_gaps_in_words(desk):
    state = state_of(viewed(desk))
    assert state.gaps == "1 month not sent" and state.gaps_more == "Avon: October 2026"
    assert state_of(viewed(desk, last=SEPTEMBER)).gaps == ""
    [line] = state.not_sent
    assert (line.name, line.missing, line.last) == ("Avon", "October 2026", "September 2026")
    assert (line.person, line.phone) == ("Maureen Hale", "07700 900001")
    [line] = state_of(viewed(desk, last=SEPTEMBER)).not_sent  # the last month is missing, whatever the span
    assert line.missing == "nothing"


def test_one_hive_beside_the_county(desk):
    line = state_of(viewed(desk), "avon").line("sessions.total")
    assert (line.county, line.hive, line.coverage) == ("210", "90 *", "1 month missing")
    assert state_of(viewed(desk), "avon").line("families.end").hive == "not sent"
    assert state_of(viewed(desk)).line("sessions.total").hive == ""
    assert hives_of(viewed(desk)) == [("avon", "Avon"), ("meon", "Meon"), ("test", "Test")]


def test_a_figure_hive_by_hive_the_biggest_first(desk):
    enrol(desk, "Yar", compared_at=desk.clock.now(), shown_at=desk.clock.now())
    lines = hive_lines(viewed(desk).review, "sessions.total")
    assert [(line.name, line.value, line.note) for line in lines] == [
        ("Avon", "90", "3 of 4 months"),
        ("Test", "80", "4 of 4 months"),
        ("Meon", "40", "4 of 4 months"),
    ]
    assert lines[0].part == 1.0 and lines[2].part == pytest.approx(40 / 90)
    alone = hive_lines(viewed(desk, OCTOBER).review, "sessions.total")
    assert [(line.name, line.value) for line in alone][-1] == ("Avon", "not sent") and alone[-1].weight is None


def test_why_there_is_no_figure_of_the_county(desk):
    review = viewed(desk).review
    assert "medians cannot be added up" in hive_sentence(review, "reach.median_gap")
    assert "choose a single month" in hive_sentence(review, "sleepovers.children")
    assert hive_sentence(review, "sessions.total").endswith("all together: 210, 1 month missing.")
    assert "medians" in hive_sentence(viewed(desk, OCTOBER).review, "reach.median_gap")


def test_figures_have_names_that_need_no_table(desk):
    names = dict(state_of(viewed(desk)).figures)
    assert names["sessions.phone"] == "1:1 sessions and other contacts: 1:1 sessions, by phone"
    assert names["support_groups.held"] == "Support groups held"
    assert len(names) == len(set(names.values()))


def test_what_is_not_recorded_comes_last(desk):
    lines = state_of(viewed(desk)).lines
    headings = [line.section for line in lines if line.heading]
    assert headings.index("1:1 sessions and other contacts") < headings.index("Support groups")


def test_room_by_area_in_words(desk):
    share(desk, "avon", "family", "f1", status="active", kind="county carer", joined_on="2024-01-01")
    share(desk, "avon", "family", "w", status="waiting", kind="county carer", waiting_since=str(date(2026, 11, 4)))
    whole, area = area_lines(viewed(desk))
    assert whole.whole_county and (whole.area, whole.families) == ("All areas", "25 of 60")
    assert (area.area, area.hives, area.room) == ("New Forest", 3, "35")
    assert (area.waiting, area.median, area.longest, area.children) == ("1", "10 days", "10 days", "not known")
    assert "waits of 1 of 3 Hives" in area.note


def test_a_month_that_cannot_be_read_is_told(desk):
    desk.store.run("UPDATE hive_month SET figures = 'nothing' WHERE id = 'meon/2026-08'")
    assert "Meon, August 2026" in state_of(viewed(desk)).unreadable


NOVEMBER = at_london(date(2026, 11, 9), 10)


def test_where_no_hive_has_sent_a_month_that_is_said_and_not_that_all_have():
    desk = a_county_desk()
    for name in ("Avon", "Meon"):
        enrol(desk, name, compared_at=NOVEMBER, shown_at=NOVEMBER)  # no whole month has passed since
    view = viewed(desk, OCTOBER, OCTOBER)
    state = state_of(view)
    assert (state.tiles[1].number, state.tiles[1].words) == ("0 of 2", "sent for October 2026")
    assert state.tiles[1].note == "2 not any month yet" and state.tiles[1].tone is Tone.WARN
    assert not_sent_sentence(view.review) == "No Hive has sent a month yet."
    assert [(line.name, line.last, line.missing) for line in state.not_sent] == [
        ("Avon", "nothing yet", "no month sent yet"),
        ("Meon", "nothing yet", "no month sent yet"),
    ]
    assert state.gaps == "No Hive has sent a month yet"
    assert view.review.state_words == "No month sent" and not view.review.complete


def test_a_hive_that_has_yet_to_begin_is_named_beside_those_that_sent():
    desk = a_county_desk("Avon")
    send(desk, "avon", OCTOBER, {})
    assert not_sent_sentence(viewed(desk, OCTOBER).review) == "Every Hive has sent October 2026."
    enrol(desk, "Meon", compared_at=NOVEMBER, shown_at=NOVEMBER)
    view = viewed(desk, OCTOBER)
    assert not_sent_sentence(view.review) == "1 Hive has not sent any month yet."
    assert view.review.state_words == "Some Hives not yet" and state_of(view).tiles[1].number == "1 of 2"
    assert [line.name for line in state_of(view).not_sent] == ["Meon"]
