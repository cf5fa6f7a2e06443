"""The rota of a month in words: rows, lanes, what cells say, what moving says, the discreet view; colours."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.casework import hosts, rota_board, standing, stays
from hivedesk.casework.families import change_family, household
from hivedesk.casework.rota_board import RotaBar
from hivedesk.domain.acts import ActKind
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, RuleResult, Verdict
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.stay import StayState
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.screens.sleepovers.rota_look import Look, aim_inks, inks, look_of
from hivedesk.ui.screens.sleepovers.rota_view_model import WAITING, Empty, RotaViewModel, in_lanes
from hivedesk.ui.screens.sleepovers.rota_words import (
    about_bar,
    about_host,
    about_night,
    bar_words,
    cell_words,
    fairness_words,
)
from hivedesk.ui.tokens import DARK, LIGHT, Tone, contrast
from tests.builders import a_hive_desk
from tests.unit.casework.stay_worlds import FRIDAY, a_home, a_stay_desk, ask, authorised, offer

SATURDAY = FRIDAY + timedelta(days=1)
NIGHTS = tuple(date(2026, 11, 1) + timedelta(days=n) for n in range(30))


def said_by(rules):
    """Rules that say of each host what a test wants."""

    def may_host(visit, _situation):
        found = rules.get(visit.host_id, ())
        return HostAnswer(visit, tuple(found))

    return may_host


@pytest.fixture
def rules(monkeypatch):
    """What is in the way, by host; nothing unless a test says so."""
    found = {}
    for module in (rota_board, stays):
        monkeypatch.setattr(module, "may_host", said_by(found))
    return found


@pytest.fixture
def desk(rules):
    return a_stay_desk(a_home("Okafor", "Tom", "Ana"))


@pytest.fixture
def model(desk):
    return RotaViewModel(desk)


def fails(sentence, rule=HostRule.LIMIT):
    return RuleResult(rule=rule, verdict=Verdict.FAIL, sentence=sentence)


def needs(sentence, whose="the fostering service", for_what="the usual fostering limit"):
    verdict = Verdict.NEEDS_APPROVAL
    return RuleResult(rule=HostRule.LIMIT, verdict=verdict, sentence=sentence, whose=whose, for_what=for_what)


def row_of(model, key):
    state = model.state()
    return state.rows[state.row_of(key)]


def place(day):
    return day.day - 1


# -- rows and lanes


def test_those_who_wait_stand_first_and_the_workers_own_household_last(desk, model):
    with desk.act(ActKind.CHANGE_HIVE) as act:
        act.update(replace(desk.hive, worker_family_id="bell"))
    ask(desk)
    state = model.state()
    assert [row.name for row in state.rows] == ["Waiting for a host", "Frost", "Marsh", "Okafor", "Bell (you)"]
    assert state.title == "November 2026"
    assert state.empty is Empty.NO


def test_without_requests_there_is_no_row_for_them(desk, model):
    authorised(desk, ask(desk))
    assert model.state().row_of(WAITING) == -1
    assert model.state().find("nothing") is None


def test_bars_that_overlap_lie_above_each_other(desk, model):
    offer(desk, ask(desk), "bell")
    offer(desk, ask(desk, "tom", family="okafor", nights=1), "bell")
    row = row_of(model, "bell")
    assert row.lanes == 2
    assert [one.names for one in row.at(place(FRIDAY))] == [("Mia",), ("Tom",)]
    assert [one.names for one in row.at(place(SATURDAY))] == [("Mia",)]
    assert row.at(place(SATURDAY) + 1) == ()


def test_what_goes_beyond_the_month_is_cut_and_what_lies_outside_is_left_out(desk, model):
    offer(desk, ask(desk, day=date(2026, 11, 29), nights=4), "bell")
    (bar,) = row_of(model, "bell").lying
    assert (bar.first, bar.last, bar.goes_before, bar.goes_after) == (28, 29, False, True)
    model.turn(1)
    (bar,) = row_of(model, "bell").lying
    assert (bar.first, bar.last, bar.goes_before, bar.goes_after) == (0, 1, True, False)
    offer(desk, ask(desk, "tom", family="okafor", day=date(2026, 11, 30), nights=1), "frost")
    model.read_again()
    assert row_of(model, "frost").lying == ()  # its one night is the last of November


@given(st.lists(st.tuples(st.integers(-3, 32), st.integers(0, 6)), max_size=20))
def test_no_two_bars_of_a_lane_overlap_and_none_is_lost(spans):
    bars = []
    for begins, nights in spans:
        day = NIGHTS[0] + timedelta(days=begins)
        bars.append(
            RotaBar(
                request_id="r", stay_id="s", host_id="bell", child_ids=(), names=("Mia",), home="Marsh", urgent=False,
                starts_at=at_london(day, 9), ends_at=at_london(day + timedelta(days=nights), 11),
                state=StayState.OFFERED,
            )
        )  # fmt: skip
    made = in_lanes(bars, NIGHTS)
    assert len(made) == sum(bar.days[0] <= NIGHTS[-1] and bar.days[-1] >= NIGHTS[0] for bar in bars)
    taken = [(lane, night) for _bar, first, last, lane in made for night in range(first, last + 1)]
    assert len(taken) == len(set(taken))
    assert all(0 <= first <= last < len(NIGHTS) for _bar, first, last, _lane in made)


# -- what cells say


def test_a_cell_says_host_date_and_what_stands_there(desk, model):
    authorised(desk, ask(desk))
    state = model.state()
    row = row_of(model, "bell")
    assert cell_words(state, row, place(FRIDAY)) == "Bell, Fri 20 Nov 2026: Mia, until Sun 22 Nov 2026, authorised"
    assert cell_words(state, row, 0) == "Bell, Sun 1 Nov 2026: free"
    assert cell_words(state, row, 13) == "Bell, Sat 14 Nov 2026, today: free"
    marsh = row_of(model, "marsh")
    assert cell_words(state, marsh, 0) == "Marsh, Sun 1 Nov 2026: to be asked: what they offer is not recorded"


def test_a_host_on_hold_or_not_yet_approved_is_never_free(desk, model):
    bell, frost = (household(desk, FamilyId(name)) for name in ("bell", "frost"))
    hold = standing.new_hold(desk, bell.family.id)
    standing.put_on_hold(desk, replace(hold, reason="x", review_on=desk.today + timedelta(days=14)))
    change_family(desk, replace(frost, approval=replace(frost.approval, approved_on=SATURDAY)))
    model.read_again()
    state = model.state()
    bell, frost = row_of(model, "bell"), row_of(model, "frost")
    assert cell_words(state, bell, place(desk.today) - 1) == "Bell, Fri 13 Nov 2026: free"
    assert cell_words(state, bell, place(FRIDAY)) == "Bell, Fri 20 Nov 2026: cannot host: on hold"
    approved = "Frost, Fri 20 Nov 2026: cannot host: approved only from Sat 21 Nov 2026"
    assert cell_words(state, frost, place(FRIDAY)) == approved
    assert cell_words(state, frost, place(SATURDAY)) == "Frost, Sat 21 Nov 2026: free"


def test_a_cell_says_why_a_host_cannot(desk, model):
    away = hosts.new_exception(desk, "bell", FRIDAY)
    hosts.record_exception(desk, replace(away, why="on holiday"))
    state = model.state()
    row = row_of(model, "bell")
    assert cell_words(state, row, place(FRIDAY)) == "Bell, Fri 20 Nov 2026: cannot host: on holiday"
    said = about_night(state, row, place(FRIDAY))
    assert (said.word, said.words) == ("Cannot host", "Bell, Fri 20 Nov 2026: on holiday.")
    assert about_night(state, row, 0).words == "Bell, Sun 1 Nov 2026."


def test_those_who_wait_are_named_with_their_home(desk, model):
    ask(desk, "tom", "ana", family="okafor", urgency=Urgency.EMERGENCY)
    row = row_of(model, WAITING)
    (bar,) = row.lying
    assert bar_words(bar) == "Tom and Ana from Okafor, until Sun 22 Nov 2026, needs a host, emergency"
    said = about_bar(row, bar, place(FRIDAY))
    assert said.tone is Tone.DANGER
    assert said.words.startswith("Tom and Ana, Fri 20 Nov 2026, 16:00, to Sun 22 Nov 2026, 11:00 (2 nights).")
    assert cell_words(model.state(), row, 0).endswith("nobody waits")
    assert about_night(model.state(), row, 0).word == "Waiting"
    assert about_host(model.state(), row).words == "1 request this month without a host."


def test_day_care_is_said_by_its_hours(desk, model):
    request = ask(desk, nights=0)
    offer(desk, request)
    (bar,) = row_of(model, "bell").lying
    assert bar.bar.is_day_care
    assert bar_words(bar) == "Mia, day care 16:00 to 18:00, offered"


def test_of_several_bars_it_is_said_which_one_is_meant(desk, model):
    offer(desk, ask(desk), "bell")
    second = offer(desk, ask(desk, "tom", family="okafor"), "bell")
    stays.pin_stay(desk, second, pinned=True)
    row = row_of(model, "bell")
    _first, other = row.at(place(FRIDAY))
    words = about_bar(row, other, place(FRIDAY)).words
    assert words.endswith("Home: Okafor. Pinned: planning leaves it as it is. 2 of 2 here: Up and Down.")
    assert "Tom with Bell" in words


def test_fairness_in_words(desk, model):
    offer(desk, ask(desk), "bell")
    offer(desk, ask(desk, "tom", family="okafor", day=date(2026, 11, 5), nights=1), "frost")
    state = model.state()
    assert fairness_words(state, row_of(model, "frost")) == (
        "Frost hosted 1 child-night over 12 months, Dec 2025 to Nov 2026; the most of any host is 2"
    )
    said = about_host(state, row_of(model, "marsh"))
    assert said.words.endswith("What they offer is not recorded yet.")


def test_in_the_discreet_view_initials_stand_for_names(desk, model):
    ask(desk)
    offer(desk, ask(desk, "tom", "ana", family="okafor"))
    away = hosts.new_exception(desk, "bell", date(2026, 11, 2))
    hosts.record_exception(desk, replace(away, why="with Frost at the sea"))
    model.set_discreet(True)
    state = model.state()
    assert [row.name for row in state.rows] == ["Waiting for a host", "B.", "F.", "M.", "O."]
    words = "\n".join(cell_words(state, row, night) for row in state.rows for night in range(30))
    assert "T. and A." in words
    assert "with F. at the sea" in words
    assert not {"Tom", "Ana", "Mia", "Bell", "Frost", "Marsh", "Okafor"} & {*words.replace(",", " ").split()}
    model.set_discreet(False)
    assert model.state().rows[1].name == "Bell"


# -- emptiness and reading


def test_what_to_do_first_where_nothing_is_there(rules):
    assert RotaViewModel(a_hive_desk()).state().empty is Empty.NO_HOSTS
    desk = a_hive_desk(a_home("Marsh", "Mia"))
    model = RotaViewModel(desk)
    assert model.state().empty is Empty.NO_OFFERS
    ask(desk)
    model.read_again()
    assert model.state().empty is Empty.NO


def test_what_was_read_is_kept_until_something_changes(desk, model, monkeypatch):
    asked = []
    real = rota_board.rota_board
    monkeypatch.setattr(
        "hivedesk.ui.screens.sleepovers.rota_view_model.rota_board",
        lambda *args: asked.append(args[1]) or real(*args),
    )
    model.state()
    assert model.read_ahead()
    assert model.read_ahead()
    assert not model.read_ahead()
    model.turn(1)
    model.state()
    assert asked == [date(2026, 11, 1), date(2026, 12, 1), date(2026, 10, 1)]
    for _ in range(9):
        model.turn(1)
        model.state()
    assert len(model._kept) == 7
    model.go_to(FRIDAY)
    assert model.month == date(2026, 11, 1)


def test_only_what_shows_is_read_again(desk, model):
    changed = hosts.record_offer(desk, replace(hosts.offer_of(desk, "bell"), note="A cot too"))
    assert model.concerns(changed)
    assert not model.concerns(replace(changed, tables=frozenset({"contact_log_entry"})))


# -- moving


def held(model, key):
    state = model.state()
    return model.take_up(state.find(key)[1].bar, state)


def test_while_it_is_moved_the_rules_are_said_in_words(desk, model, rules):
    rules["frost"] = [fails("Three children sleep here.")]
    rules["okafor"] = [needs("A fourth child.")]
    stay_id = authorised(desk, ask(desk))
    bar = held(model, stay_id)
    assert bar.names == ("Mia",)
    aim = bar.aim("bell", SATURDAY)
    assert (aim.word, aim.tone) == ("Fits", Tone.GOOD)
    assert aim.words == "Bell, Sat 21 Nov 2026, 2 nights."
    aim = bar.aim("okafor", FRIDAY)
    assert (aim.word, aim.tone) == ("Needs approval", Tone.WARN)
    assert aim.words.endswith("A fourth child. Needs the fostering service: the usual fostering limit.")
    assert bar.to_be_agreed(aim) == "Needs the fostering service: the usual fostering limit."
    aim = bar.aim("frost", FRIDAY)
    assert (aim.word, aim.tone) == ("Does not fit", Tone.DANGER)
    assert aim.words.endswith("Three children sleep here.")
    assert bar.to_be_agreed(bar.aim("bell", SATURDAY)) == ""


def test_where_it_stands_and_where_no_host_is(desk, model):
    stay_id = offer(desk, ask(desk))
    bar = held(model, stay_id)
    here = bar.aim("bell", FRIDAY)
    assert (here.word, here.stays_put) == ("As it is", True)
    assert bar.aim(WAITING, FRIDAY).row_key == ""
    assert bar.aim("bell", FRIDAY) is here


def test_the_first_reasons_and_how_many_more(desk, model, rules):
    rules["frost"] = [
        fails(f"Reason {n}.", rule) for n, rule in enumerate((HostRule.LIMIT, HostRule.BEDS, HostRule.HOLD))
    ]
    words = held(model, offer(desk, ask(desk))).aim("frost", FRIDAY).words
    assert words.endswith("Reason 0. Reason 1. And 1 more.")


def test_reasons_hold_no_names_in_the_discreet_view(desk, model, rules):
    rules["frost"] = [fails("Mia and Tom must not be together.")]
    stay_id = offer(desk, ask(desk))
    model.set_discreet(True)
    bar = held(model, stay_id)
    assert bar.names == ("M.",)
    assert bar.aim("frost", FRIDAY).words.endswith("M. and T. must not be together.")


def test_what_has_begun_is_not_taken_up(desk, model):
    stay_id = authorised(desk, ask(desk, day=date(2026, 11, 13)))
    stays.start_stay(desk, stay_id, at_london(date(2026, 11, 13), 16))
    with pytest.raises(RuleRefused, match="has begun"):
        held(model, stay_id)


def test_a_request_gets_its_host_and_a_stay_another(desk, model):
    request = ask(desk)
    bar = held(model, f"request/{request}")
    changed = bar.placing(desk, bar.aim("frost", SATURDAY))()
    assert stays.stay_of(desk, changed.record_id).host_id == "frost"
    model.read_again()
    bar = held(model, changed.record_id)
    bar.placing(desk, bar.aim("bell", FRIDAY))()
    assert stays.stay_of(desk, changed.record_id).starts_at == at_london(FRIDAY, 16)


def test_only_a_stay_is_pinned(desk, model):
    stay_id, request = offer(desk, ask(desk)), ask(desk, "tom", family="okafor")
    state = model.state()
    model.pin(state.find(stay_id)[1])
    assert stays.stay_of(desk, stay_id).pinned
    with pytest.raises(RuleRefused, match="Nobody hosts"):
        model.pin(state.find(f"request/{request}")[1])


# -- colours


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_bar_can_be_read_in_light_and_dark(look, tokens):
    found = inks(look, tokens)
    assert contrast(found.text, found.ground) >= 4.5
    for behind in (tokens.surface, tokens.hover):
        assert contrast(found.edge, behind) >= 3


@pytest.mark.parametrize("tone", [Tone.PLAIN, Tone.GOOD, Tone.WARN, Tone.DANGER])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_where_it_would_stand_can_be_read(tone, tokens):
    found = aim_inks(tone, tokens)
    assert contrast(found.text, found.ground) >= 4.5
    assert contrast(found.edge, tokens.surface) >= 3


@pytest.mark.parametrize(
    ("state", "look"),
    [
        (StayState.OFFERED, Look.OFFERED),
        (StayState.AUTHORISED, Look.AUTHORISED),
        (StayState.READY, Look.READY),
        (StayState.STARTED, Look.UNDER_WAY),
        (StayState.RETURNED, Look.OVER),
        (StayState.DEBRIEFED, Look.OVER),
    ],
)
def test_each_state_has_its_look(state, look):
    bar = RotaBar(
        request_id="r", stay_id="s", host_id="bell", child_ids=(), names=(), home="", starts_at=at_london(FRIDAY, 9),
        ends_at=at_london(SATURDAY, 9), state=state, urgent=False,
    )  # fmt: skip
    assert look_of(bar) is look
    assert look_of(replace(bar, stay_id=None, urgent=True)) is Look.URGENT
    assert look_of(replace(bar, stay_id=None)) is Look.WAITING
