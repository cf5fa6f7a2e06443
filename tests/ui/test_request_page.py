"""One request's page: suggested hosts, offering, each step of a stay, decisions; the lists beside it; Today's rows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hivedesk.casework import standing, stay_requests, stays
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import CancelReason, Outcome, RefusalReason
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.opening import open_deed
from hivedesk.ui.deeds.stay_ref import read_decision_ref
from hivedesk.ui.screens.sleepovers.hosts_page import HostsPage
from hivedesk.ui.screens.sleepovers.lists_view_model import Which
from hivedesk.ui.screens.sleepovers.request_page import RequestPage
from hivedesk.ui.screens.sleepovers.requests_page import RequestsPage
from hivedesk.ui.screens.sleepovers.stay_card import StayCard
from hivedesk.ui.workplace import Workplace
from tests.ui.by_hand import buttons, press, settle, words_in_view
from tests.unit.casework.stay_worlds import a_home, a_stay_desk, ask, authorised, offer, over


@pytest.fixture
def desk():
    return a_stay_desk(a_home("Stone", rooms=0, approval=None))


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def deeds(workplace):
    wanted = []
    workplace.deed_wanted.connect(wanted.append)
    return wanted


@pytest.fixture
def a_page(qtbot, workplace, show_active):
    def make(request_id):
        page = RequestPage(workplace)
        qtbot.addWidget(page)
        workplace.changed.connect(page.refresh)
        page.resize(1150, 720)
        show_active(page)
        page.open(request_id)
        page.focus()
        settle()
        return page

    return make


def test_hosts_are_suggested_and_one_is_offered_the_place(qtbot, desk, a_page):
    request = ask(desk)
    page = a_page(request)
    assert page.suggestions.suggest.hasFocus()
    press(qtbot, page, "Suggest hosts")
    words = words_in_view(page)
    assert "Fits 2" in words and "Bell" in words and "Frost" in words
    assert page.suggestions.first_offer is not None and page.suggestions.first_offer.hasFocus()
    press(qtbot, page, "Offer")
    (stay,) = stay_requests.request_line(desk, request).stays
    assert stay.host_id in ("bell", "frost")
    assert "With Bell" in words_in_view(page) or "With Frost" in words_in_view(page)
    assert page.suggestions.isHidden()


def test_every_step_has_its_button_and_the_next_one_comes_first(qtbot, desk, a_page, deeds):
    request = ask(desk)
    stay_id = offer(desk, request)
    page = a_page(request)
    (card,) = page.findChildren(StayCard)
    assert card.buttons[0].text() == "Authorise" and card.buttons[0].hasFocus()
    press(qtbot, page, "Authorise")
    assert (deeds[-1].deed, deeds[-1].record_id) == (Deed.AUTHORISE_STAY, stay_id)
    stays.authorise_stay(desk, stay_id, "the carers", desk.today, "")
    page.read()
    settle()
    assert page.stay_cards[0].buttons[0].text() == "Handover sheet"
    press(qtbot, page, "Handover sheet given")
    assert stays.stay_of(desk, stay_id).sheet_given_on == desk.today
    assert page.stay_cards[0].buttons[0].text() == "Arrived"
    press(qtbot, page, "Pin")
    assert stays.stay_of(desk, stay_id).pinned and buttons(page, "Set free")


def test_after_a_step_the_keyboard_is_at_the_next_one(qtbot, desk, workplace, a_page):
    request = ask(desk)
    stay_id = offer(desk, request)
    page = a_page(request)
    dialog = open_deed(workplace, page, DeedWanted(Deed.AUTHORISE_STAY, record_id=stay_id))
    settle()
    dialog.save()
    settle()
    assert stays.stay_of(desk, stay_id).authorised_on == desk.today
    assert page.window().focusWidget() is page.stay_cards[0].buttons[0]
    assert page.stay_cards[0].buttons[0].text() == "Handover sheet"
    press(qtbot, page, "Handover sheet given")
    assert page.window().focusWidget().text() == "Arrived"
    (pin,) = buttons(page, "Pin")
    pin.setFocus()
    pin.click()
    settle()
    assert page.window().focusWidget().text() == "Set free"  # no step: where it was
    stays.cancel_stay(desk, stay_id, CancelReason.CHILD)
    page.read()
    assert page.isAncestorOf(page.window().focusWidget())


def test_what_somebody_has_to_agree_to_leads_to_a_decision(qtbot, desk, a_page, deeds):
    request = ask(desk)
    page = a_page(request)
    press(qtbot, page, "Suggest hosts")
    assert "Needs approval 1" in words_in_view(page)  # Stone: no approval on record, no offer
    press(qtbot, page, "Record a decision")
    assert deeds[-1].deed is Deed.RECORD_DECISION
    request_id, host, rules, first, last = read_decision_ref(deeds[-1].record_id)
    assert (request_id, host) == (request, "stone") and "approved" in rules
    assert first is not None and last is not None and first < last


def test_a_host_is_kept_out_and_let_in_again(qtbot, desk, a_page):
    request = ask(desk)
    page = a_page(request)
    press(qtbot, page, "Suggest hosts")
    press(qtbot, page, "Keep out")
    (out,) = stay_requests.request_line(desk, request).request.ruled_out_host_ids
    assert "Does not fit" in words_in_view(page)
    press(qtbot, page, "Let in again")
    assert stay_requests.request_line(desk, request).request.ruled_out_host_ids == ()
    assert out in ("bell", "frost")


def test_a_closed_request_says_why_and_is_opened_again(qtbot, desk, a_page):
    request = ask(desk)
    stay_requests.close_request(desk, request, Outcome.REFUSED, RefusalReason.NO_HOST, "all away")
    page = a_page(request)
    assert "no host was free; all away" in words_in_view(page)
    press(qtbot, page, "Open it again")
    assert stay_requests.request_line(desk, request).request.closed_on is None


def test_a_request_taken_away_says_so(qtbot, desk, workplace, a_page):
    request = ask(desk)
    page = a_page(request)
    gone = []
    page.back_wanted.connect(lambda: gone.append(True))
    press(qtbot, page, "Take away")
    assert gone and stay_requests.find_request(desk, request) is None
    assert "no longer on record" in words_in_view(page)


def test_discreet_view_shows_initials(qtbot, desk, workplace, a_page):
    request = ask(desk)
    offer(desk, request)
    page = a_page(request)
    workplace.set_discreet(True)
    page.read()
    words = words_in_view(page)
    assert "Mia" not in words and "Bell" not in words and "Marsh" not in words


def test_the_list_tells_the_sorts_apart(qtbot, desk, workplace, show_active):
    ask(desk, day=desk.today + timedelta(days=20))
    over(desk, ask(desk))
    page = RequestsPage(workplace)
    qtbot.addWidget(page)
    page.resize(1150, 720)
    show_active(page)
    page.read()
    assert [row.state for row in page._rows.rows()] == ["Needs a host"]
    page.which.select(Which.DEBRIEF)
    (row,) = page._rows.rows()
    assert (row.state, row.host, row.what) == ("Back home", "Bell", "2 nights")
    page.which.select(Which.ALL)
    assert page._rows.rowCount() == 2
    opened = []
    page.request_wanted.connect(opened.append)
    page.focus()
    page.table.opened.emit(page._rows.row(0))
    assert len(opened) == 1


def test_the_hosts_say_what_they_offer_and_lead_to_it(qtbot, desk, workplace, show_active, deeds):
    page = HostsPage(workplace)
    qtbot.addWidget(page)
    workplace.changed.connect(lambda _changed: page.read())
    page.resize(1150, 720)
    show_active(page)
    page.read()
    rows = {row.name: row for row in page._rows.rows()}
    assert rows["Bell"].nights == "any day" and rows["Marsh"].nights == "not recorded yet"
    page.choose("bell")
    settle()
    press(qtbot, page, "Not this month")
    assert "Cannot host until Mon 30 Nov 2026: not this month" in words_in_view(page)
    press(qtbot, page, "Change")
    assert (deeds[-1].deed, deeds[-1].family_id) == (Deed.HOST_DAYS, FamilyId("bell"))
    press(qtbot, page, "What they can offer")
    assert deeds[-1].deed is Deed.HOST_OFFER
    hold = standing.new_hold(desk, FamilyId("bell"))
    standing.put_on_hold(desk, replace(hold, reason="x", review_on=desk.today + timedelta(days=14)))
    page.read()
    assert {row.name: row.away for row in page._rows.rows()}["Bell"] == "On hold: takes no child"


def test_an_authorised_stay_that_a_rule_now_stands_against_says_so(qtbot, desk, a_page):
    request = ask(desk)
    authorised(desk, request)
    page = a_page(request)
    assert page.stay_cards[0].state_shown.in_the_way == ()
