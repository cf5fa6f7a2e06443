"""The rota's page by mouse and keyboard: walking, opening, dragging, moving by keys, pinning, and what is spoken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hivedesk.casework import hosts, rota_board, stays
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, RuleResult, Verdict
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london
from hivedesk.ui.screens.sleepovers import rota_page as page_module
from hivedesk.ui.screens.sleepovers.rota_model import FAIR, NAME, NIGHTS
from hivedesk.ui.screens.sleepovers.rota_page import RotaPage
from hivedesk.ui.screens.sleepovers.rota_paint import bar_fonts, bar_text
from hivedesk.ui.tokens import Tone
from hivedesk.ui.workplace import Workplace
from tests.builders import a_hive_desk
from tests.ui.by_hand import buttons, press, settle, type_key, words_in_view
from tests.unit.casework.stay_worlds import FRIDAY, a_home, a_stay_desk, ask, authorised, offer

SATURDAY = FRIDAY + timedelta(days=1)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
FROST_FAILS = (RuleResult(rule=HostRule.LIMIT, verdict=Verdict.FAIL, sentence="Three children sleep there already."),)
OKAFOR_NEEDS = (
    RuleResult(
        rule=HostRule.TERMS,
        verdict=Verdict.NEEDS_APPROVAL,
        sentence="Mia is younger than Okafor is approved for.",
        whose="the fostering service",
        for_what="the terms of approval",
    ),
)


@pytest.fixture
def rules(monkeypatch):
    """What is in the way, by host; nothing unless a test says so."""
    found = {}
    for module in (rota_board, stays):
        monkeypatch.setattr(module, "may_host", lambda visit, _all: HostAnswer(visit, found.get(visit.host_id, ())))
    return found


@pytest.fixture
def desk(rules):
    return a_stay_desk(a_home("Okafor", "Tom", "Ana"))


@pytest.fixture
def spoken(monkeypatch):
    """What assistive technology is told."""
    found = []
    monkeypatch.setattr(page_module, "announce", lambda _source, words, urgent=False: found.append(words))
    return found


@pytest.fixture
def heard():
    return []


@pytest.fixture
def make_page(qtbot, heard, show_active):
    windows = []

    def make(desk, width=1100, height=560):
        workplace = Workplace(desk, ImmediateBackground())
        window, page = QWidget(), RotaPage(workplace)
        windows.append(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        workplace.changed.connect(page.refresh)
        workplace.discreet_changed.connect(page.redraw)
        workplace.said.connect(lambda words, undoable: heard.append(("said", words, undoable)))
        workplace.refused.connect(lambda error: heard.append(("refused", str(error))))
        page.stay_wanted.connect(lambda request, stay: heard.append(("stay", request, stay)))
        page.new_request_wanted.connect(lambda day: heard.append(("add", day)))
        page.host_wanted.connect(lambda host: heard.append(("host", host)))
        page.plan_wanted.connect(lambda first, last: heard.append(("plan", first, last)))
        page.ill_wanted.connect(lambda: heard.append(("ill",)))
        page.print_wanted.connect(lambda first: heard.append(("print", first)))
        qtbot.addWidget(window)
        window.resize(width, height)
        show_active(window)
        page.opened()
        page.focus_first()
        settle()
        return page

    yield make
    windows.clear()


def go(page, row_key, day):
    """Put the keyboard on a night."""
    page.view.put_current(page.shown.row_of(row_key), NIGHTS + day.day - 1)
    settle()


def drag(page, start: QPoint, end: QPoint, *, release=True):
    """Press, move in steps, let go."""
    port = page.view.viewport()
    QTest.mousePress(port, LEFT, NONE, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (end - start) * share)
        settle()
    if release:
        QTest.mouseRelease(port, LEFT, NONE, end)
    settle()


def night(page, row_key, day):
    """The middle of a cell."""
    return page.view.night_rect(page.shown.row_of(row_key), day.day - 1).center()


def spoken_now(page):
    return page.view.currentIndex().data(SPOKEN)


# -- walking and opening


def test_the_page_opens_today_and_says_what_stands_there(desk, make_page):
    page = make_page(desk)
    assert QApplication.focusWidget() is page.view
    assert spoken_now(page) == "Bell, Sat 14 Nov 2026, today: free"
    assert "Free" in words_in_view(page.strip)
    model = page.view.rota
    assert model.headerData(NIGHTS, Qt.Orientation.Horizontal, SPOKEN) == "Sun 1 Nov 2026"
    assert (
        model.headerData(FAIR, Qt.Orientation.Horizontal, SPOKEN)
        == "Child-nights hosted over 12 months, Dec 2025 to Nov 2026"
    )
    assert model.headerData(0, Qt.Orientation.Vertical, SPOKEN) == "Bell"


def test_arrows_home_and_end_walk_and_tab_leaves(qtbot, desk, make_page):
    page = make_page(desk)
    type_key(qtbot, KEY.Key_Right)
    type_key(qtbot, KEY.Key_Down)
    assert spoken_now(page).startswith("Frost, Sun 15 Nov 2026")
    type_key(qtbot, KEY.Key_End)
    type_key(qtbot, KEY.Key_Right)
    assert spoken_now(page).startswith("Frost, Mon 30 Nov 2026")
    type_key(qtbot, KEY.Key_Home)
    assert spoken_now(page).startswith("Frost, Sun 1 Nov 2026")
    type_key(qtbot, KEY.Key_Left)
    assert (
        spoken_now(page)
        == "Frost hosted 0 child-nights over 12 months, Dec 2025 to Nov 2026; the most of any host is 0"
    )
    type_key(qtbot, KEY.Key_Left)
    assert spoken_now(page) == "Frost"
    type_key(qtbot, KEY.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert spoken_now(page).startswith("Okafor, Mon 30 Nov 2026")
    type_key(qtbot, KEY.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert spoken_now(page).startswith("Bell, Sun 1 Nov 2026")
    type_key(qtbot, KEY.Key_Tab)
    assert QApplication.focusWidget() is page.strip.open


def test_pages_are_months(qtbot, desk, make_page, spoken):
    page = make_page(desk)
    type_key(qtbot, KEY.Key_PageDown)
    assert page.head.title.text() == "December 2026"
    assert page.month == date(2026, 12, 1)
    assert spoken[-1] == "December 2026"
    assert spoken_now(page).startswith("Bell, Mon 14 Dec 2026")
    type_key(qtbot, KEY.Key_PageUp)
    type_key(qtbot, KEY.Key_PageUp)
    assert page.month == date(2026, 10, 1)
    type_key(qtbot, KEY.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert page.month == date(2026, 11, 1)
    page.go_to(date(2027, 2, 28))
    assert spoken_now(page).startswith("Bell, Sun 28 Feb 2027")
    press(qtbot, page, "Today")
    assert spoken_now(page).startswith("Bell, Sat 14 Nov 2026, today")


def test_enter_opens_what_stands_there(qtbot, desk, make_page, heard):
    request = ask(desk)
    stay_id = authorised(desk, request)
    waiting = ask(desk, "tom", family="okafor")
    page = make_page(desk)
    go(page, "bell", SATURDAY)
    assert spoken_now(page) == "Bell, Sat 21 Nov 2026: Mia, until Sun 22 Nov 2026, authorised"
    type_key(qtbot, KEY.Key_Return)
    go(page, "waiting", FRIDAY)
    press(qtbot, page, "Open")
    page.view.setFocus()
    go(page, "frost", FRIDAY)
    type_key(qtbot, KEY.Key_Return)
    type_key(qtbot, KEY.Key_N)
    page.view.put_current(page.shown.row_of("frost"), NAME)
    type_key(qtbot, KEY.Key_Return)
    assert heard == [
        ("stay", request, stay_id),
        ("stay", waiting, ""),
        ("add", FRIDAY),
        ("add", FRIDAY),
        ("host", "frost"),
    ]


def test_a_double_click_opens(desk, make_page, heard):
    request = ask(desk)
    stay_id = offer(desk, request)
    page = make_page(desk)
    port = page.view.viewport()
    QTest.mousePress(port, LEFT, NONE, page.view.bar_rect(stay_id).center())
    QTest.mouseDClick(port, LEFT, NONE, page.view.bar_rect(stay_id).center())
    QTest.mousePress(port, LEFT, NONE, night(page, "frost", FRIDAY))
    QTest.mouseDClick(port, LEFT, NONE, night(page, "frost", FRIDAY))
    assert heard == [("stay", request, stay_id), ("add", FRIDAY)]


def test_the_buttons_above_ask_for_the_rest(qtbot, desk, make_page, heard):
    page = make_page(desk)
    for words in ("Plan the month", "Carer fell ill", "Print rota"):
        press(qtbot, page, words)
    press(qtbot, page.head, "New request")
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    assert heard == [("plan", first, last), ("ill",), ("print", first), ("add", None)]


def test_up_and_down_go_through_bars_that_lie_above_each_other(qtbot, desk, make_page):
    one, other = offer(desk, ask(desk)), offer(desk, ask(desk, "tom", family="okafor"))
    page = make_page(desk)
    go(page, "bell", FRIDAY)
    assert page.view.chosen_key == one
    type_key(qtbot, KEY.Key_Down)
    assert page.view.chosen_key == other
    assert "2 of 2 here" in words_in_view(page.strip)
    type_key(qtbot, KEY.Key_Down)
    assert page.view.row_here.key == "frost"
    type_key(qtbot, KEY.Key_Up)
    assert page.view.chosen_key == other
    assert page.view.rowHeight(0) > page.view.rowHeight(1)
    assert not page.view.bar_rect(one).intersects(page.view.bar_rect(other))


# -- dragging


def test_a_bar_is_dragged_to_another_host(desk, make_page, heard):
    stay_id = authorised(desk, ask(desk))
    page = make_page(desk)
    drag(page, night(page, "bell", SATURDAY), night(page, "frost", SATURDAY), release=False)
    assert page.view.aim.first_day == FRIDAY  # held on its second night
    assert words_in_view(page.strip).startswith("Fits\nFrost, Fri 20 Nov 2026, 2 nights.")
    assert page.strip.property("banner") == "good"
    page.view.grab()  # the place where it would stand is painted
    QTest.mouseRelease(page.view.viewport(), LEFT, NONE, night(page, "frost", SATURDAY))
    settle()
    stay = stays.stay_of(desk, stay_id)
    assert (stay.host_id, stay.starts_at, stay.authorised_on) == ("frost", at_london(FRIDAY, 16), None)
    assert heard[-1][0] == "said"
    assert page.view.chosen_key == stay_id
    assert spoken_now(page).startswith("Frost, Fri 20 Nov 2026: Mia")
    assert page.strip.property("banner") == ""


def test_a_waiting_bar_is_dragged_to_a_host_on_another_day(desk, make_page):
    request = ask(desk)
    page = make_page(desk)
    start = page.view.bar_rect(f"request/{request}").center()
    width = page.view.columnWidth(NIGHTS)
    drag(page, night(page, "waiting", FRIDAY), night(page, "bell", FRIDAY) + QPoint(3 * width, 0))
    assert start.y() < night(page, "bell", FRIDAY).y()
    row, lying = page.shown.find(page.view.chosen_key)
    assert page.shown.rows[row].key == "bell"
    assert lying.bar.days[0] == FRIDAY + timedelta(days=3)
    assert page.shown.row_of("waiting") == -1


def test_what_does_not_fit_is_said_while_dragging_and_refused_when_dropped(desk, make_page, rules, heard):
    rules["frost"] = FROST_FAILS
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    drag(page, night(page, "bell", FRIDAY), night(page, "frost", FRIDAY), release=False)
    assert words_in_view(page.strip).startswith("Does not fit\n")
    assert "Three children sleep there already." in words_in_view(page.strip)
    assert page.strip.property("banner") == "danger"
    QTest.mouseRelease(page.view.viewport(), LEFT, NONE, night(page, "frost", FRIDAY))
    settle()
    assert heard[-1][0] == "refused"
    assert stays.stay_of(desk, stay_id).host_id == "bell"
    assert page.view.chosen_key == stay_id


def test_the_word_has_no_colour_but_that_of_what_it_says(desk, make_page):
    strip = make_page(desk).strip
    for tone in Tone:
        strip.say_aim("Does not fit", "They live there.", tone)
        strip.say("Authorised", "Mia with Bell.", Tone.INFO)
        assert (strip.word.property("pill"), strip.word.property("tone"), strip.property("banner")) == ("info", "", "")


def test_where_it_may_not_be_put_no_button_puts_it(qtbot, desk, make_page, rules):
    rules["frost"] = FROST_FAILS
    offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", SATURDAY)
    type_key(qtbot, KEY.Key_M)
    assert page.strip.drop.isVisible()
    type_key(qtbot, KEY.Key_Down)
    assert "Does not fit" in words_in_view(page.strip)
    assert not page.strip.drop.isVisible() and page.strip.back.isVisible()
    type_key(qtbot, KEY.Key_Up)
    assert page.strip.drop.isVisible()
    type_key(qtbot, KEY.Key_Escape)
    assert not page.strip.drop.isVisible() and not page.strip.back.isVisible()


def test_why_it_does_not_fit_is_said_whole(qtbot, desk, make_page, rules):
    long = "Bell is approved for two children from 0 to 10 years, and there would be three, of 4, 9 and 12 years. " * 4
    rules["frost"] = (replace(FROST_FAILS[0], sentence=f"{long}That is the end."),)
    offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", SATURDAY)
    usual = page.strip.height()
    type_key(qtbot, KEY.Key_M)
    type_key(qtbot, KEY.Key_Down)
    words = page.strip.words
    assert words.text().endswith("That is the end.")
    assert words.height() >= words.heightForWidth(words.width())
    type_key(qtbot, KEY.Key_Escape)
    assert page.strip.height() == usual


def test_at_large_text_the_whole_reason_is_brought_into_view(qtbot, desk, make_page, rules, look):
    rules["frost"] = (replace(FROST_FAILS[0], sentence="Three children sleep there already. " * 8),)
    offer(desk, ask(desk))
    look("light", 200)
    page = make_page(desk, 1100, 640)
    go(page, "bell", SATURDAY)
    type_key(qtbot, KEY.Key_M)
    type_key(qtbot, KEY.Key_Down)
    settle()
    assert page.strip.visibleRegion().boundingRect().height() == page.strip.height()


def test_what_needs_approval_may_be_dropped_and_it_is_said_whose_comes_next(desk, make_page, rules, heard):
    rules["okafor"] = OKAFOR_NEEDS
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    drag(page, night(page, "bell", FRIDAY), night(page, "okafor", FRIDAY))
    assert stays.stay_of(desk, stay_id).host_id == "okafor"
    (said,) = heard
    assert said[1].endswith("To be approved next: Needs the fostering service: the terms of approval.")


def test_escape_and_a_drop_beside_the_hosts_leave_everything(qtbot, desk, make_page, heard):
    stay_id = offer(desk, ask(desk))
    ask(desk, "tom", family="okafor")
    page = make_page(desk)
    drag(page, night(page, "bell", FRIDAY), night(page, "frost", FRIDAY), release=False)
    type_key(qtbot, KEY.Key_Escape)
    assert page.view.held is None
    QTest.mouseRelease(page.view.viewport(), LEFT, NONE, night(page, "frost", FRIDAY))
    drag(page, night(page, "bell", FRIDAY), night(page, "waiting", FRIDAY))
    drag(page, night(page, "bell", FRIDAY), QPoint(20, night(page, "frost", FRIDAY).y()))
    drag(page, night(page, "bell", FRIDAY), night(page, "bell", SATURDAY), release=False)
    QTest.mouseMove(page.view.viewport(), night(page, "bell", FRIDAY))
    QTest.mouseRelease(page.view.viewport(), LEFT, NONE, night(page, "bell", FRIDAY))
    settle()
    assert heard == []
    assert stays.stay_of(desk, stay_id).host_id == "bell"


def test_what_has_begun_cannot_be_dragged(desk, make_page, heard):
    day = date(2026, 11, 13)
    stay_id = authorised(desk, ask(desk, day=day))
    stays.start_stay(desk, stay_id, at_london(day, 16))
    page = make_page(desk)
    drag(page, night(page, "bell", day), night(page, "frost", day))
    ((kind, words),) = heard
    assert (kind, words.startswith("This stay has begun.")) == ("refused", True)
    assert page.view.held is None


# -- moving by keys


def test_m_and_arrows_move_and_enter_puts_it_there(qtbot, desk, make_page, rules, spoken):
    rules["frost"] = FROST_FAILS
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", SATURDAY)
    type_key(qtbot, KEY.Key_M)
    assert "Arrows choose host and day" in spoken[0]
    assert spoken[-1].startswith("As it is. Bell, Fri 20 Nov 2026")
    type_key(qtbot, KEY.Key_Down)
    assert spoken[-1].startswith("Does not fit. Frost, Fri 20 Nov 2026")
    type_key(qtbot, KEY.Key_Down)
    assert spoken[-1].endswith("2 nights. This is where they live.")
    type_key(qtbot, KEY.Key_Down)
    type_key(qtbot, KEY.Key_Left)
    assert spoken[-1].startswith("Fits. Okafor, Thu 19 Nov 2026")
    type_key(qtbot, KEY.Key_Return)
    stay = stays.stay_of(desk, stay_id)
    assert (stay.host_id, stay.starts_at) == ("okafor", at_london(date(2026, 11, 19), 16))
    assert spoken_now(page).startswith("Okafor, Thu 19 Nov 2026: Mia")
    assert QApplication.focusWidget() is page.view


def test_escape_puts_it_back_where_it_was(qtbot, desk, make_page, spoken):
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", SATURDAY)
    press(qtbot, page, "Move")
    assert QApplication.focusWidget() is page.view
    type_key(qtbot, KEY.Key_Down)
    type_key(qtbot, KEY.Key_Home)
    type_key(qtbot, KEY.Key_Left)  # not before the month
    assert page.view.aim.first_day == date(2026, 11, 1)
    type_key(qtbot, KEY.Key_Escape)
    assert spoken[-1] == "Put back where it was."
    assert spoken_now(page).startswith("Bell, Sat 21 Nov 2026: Mia")
    assert stays.stay_of(desk, stay_id).host_id == "bell"
    assert buttons(page, "Move")


def test_it_is_carried_into_the_next_month_and_put_back_from_there(qtbot, desk, make_page):
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", FRIDAY)
    type_key(qtbot, KEY.Key_M)
    type_key(qtbot, KEY.Key_PageDown)
    assert page.month == date(2026, 12, 1)
    assert page.view.aim.first_day == date(2026, 12, 20)
    type_key(qtbot, KEY.Key_Escape)
    assert page.month == date(2026, 11, 1)
    assert spoken_now(page).startswith("Bell, Fri 20 Nov 2026: Mia")
    type_key(qtbot, KEY.Key_M)
    type_key(qtbot, KEY.Key_PageDown)
    press(qtbot, page, "Put it here")
    assert stays.stay_of(desk, stay_id).starts_at == at_london(date(2026, 12, 20), 16)
    assert spoken_now(page).startswith("Bell, Sun 20 Dec 2026: Mia")


def test_a_request_taken_up_by_keys_begins_at_the_first_host_and_a_click_says_where(qtbot, desk, make_page):
    request = ask(desk)
    page = make_page(desk)
    go(page, "waiting", FRIDAY)
    type_key(qtbot, KEY.Key_M)
    assert page.view.aim.row_key == "bell"
    QTest.mouseClick(page.view.viewport(), LEFT, NONE, night(page, "frost", SATURDAY))
    assert (page.view.aim.row_key, page.view.aim.first_day) == ("frost", SATURDAY)
    press(qtbot, page, "Put it back")
    assert page.view.held is None
    assert page.shown.find(f"request/{request}")


def test_nothing_to_move_or_pin_is_said(qtbot, desk, make_page, heard):
    make_page(desk)
    type_key(qtbot, KEY.Key_M)
    type_key(qtbot, KEY.Key_P)
    assert [one[1] for one in heard] == [
        "Nothing stands here that can be moved.",
        "Nothing stands here that can be pinned.",
    ]


# -- pinning, the menu


def test_p_pins_and_sets_free(qtbot, desk, make_page):
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", FRIDAY)
    type_key(qtbot, KEY.Key_P)
    assert stays.stay_of(desk, stay_id).pinned
    assert spoken_now(page).endswith("offered, pinned")
    press(qtbot, page, "Set free")
    assert not stays.stay_of(desk, stay_id).pinned
    assert buttons(page, "Pin")


def test_the_menu_holds_what_keys_do(desk, make_page, heard):
    offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", FRIDAY)
    actions = {action.text(): action for action in page.menu().actions()}
    assert list(actions) == ["Open\tEnter", "Move\tM", "Pin\tP", "", "New request on this day\tN", "What Bell offers"]
    actions["What Bell offers"].trigger()
    actions["New request on this day\tN"].trigger()
    assert heard == [("host", "bell"), ("add", FRIDAY)]
    actions["Move\tM"].trigger()
    assert page.view.held is not None


# -- showing


def test_changes_are_read_again_without_jumping(desk, make_page):
    page = make_page(desk)
    go(page, "frost", FRIDAY)
    request = ask(desk)
    page.refresh(_changed(desk, request))
    assert page.shown.row_of("waiting") == 0
    assert spoken_now(page).startswith("Frost, Fri 20 Nov 2026")


def _changed(desk, request):
    offered = hosts.record_offer(desk, replace(hosts.offer_of(desk, "frost"), note=request))
    assert offered is not None
    return offered


def test_in_a_pause_what_moving_needs_is_made_ready_once(desk, make_page, monkeypatch):
    asked = []
    monkeypatch.setattr(page_module, "load_holidays", asked.append)
    page = make_page(desk)
    for _ in range(5):
        page._read_ahead()
    assert asked == [2026]


def test_initials_in_the_discreet_view(desk, make_page):
    offer(desk, ask(desk))
    page = make_page(desk)
    go(page, "bell", FRIDAY)
    page._workplace.set_discreet(True)
    assert spoken_now(page) == "B., Fri 20 Nov 2026: M., until Sun 22 Nov 2026, offered"
    assert "Mia" not in words_in_view(page)
    assert "Marsh" not in words_in_view(page)
    page._workplace.set_discreet(False)
    assert "Mia with Bell" in words_in_view(page)


def test_the_pointer_is_told_the_whole(desk, make_page):
    stay_id = offer(desk, ask(desk))
    page = make_page(desk)
    assert page.view.tip(page.view.bar_rect(stay_id).center()).startswith("Offered. Mia with Bell, Fri 20 Nov 2026")
    assert page.view.tip(night(page, "marsh", FRIDAY)).endswith("what they offer is not recorded.")
    assert "child-nights over 12 months, Dec 2025 to Nov 2026" in page.view.tip(
        QPoint(10, night(page, "bell", FRIDAY).y())
    )
    assert page.view.tip(QPoint(10, page.view.viewport().height() - 1)) == ""


def test_names_never_go_beyond_their_bar(desk, make_page):
    offer(desk, ask(desk, "tom", "ana", family="okafor"))
    page = make_page(desk)
    (lying,) = page.shown.rows[0].lying
    metrics = bar_fonts()[1]
    for width in range(8, 120):
        words = bar_text(lying, width, metrics)
        assert metrics.horizontalAdvance(words) <= width or len(words) == 1
    assert bar_text(lying, 120, metrics) == "Tom, Ana"
    care = replace(lying, bar=replace(lying.bar, ends_at=lying.bar.starts_at + timedelta(hours=2)))
    assert bar_text(care, 20, metrics) == "d"
    assert bar_text(care, 120, metrics) == "d Tom, Ana"


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_at_large_text_nights_are_scrolled_and_the_hosts_stay(qtbot, desk, make_page, look, appearance):
    offer(desk, ask(desk))
    stays.pin_stay(desk, offer(desk, ask(desk, "tom", family="okafor", nights=0)), pinned=True)
    look(appearance, 200)
    page = make_page(desk, 960, 560)
    assert page.view.across.isVisible()
    assert not page.legend.isVisible()
    page.head.more.menu().actions()[-1].trigger()
    assert page.legend.isVisible()
    go(page, "bell", date(2026, 11, 30))
    assert page.view.visualRect(page.view.currentIndex()).width() >= bar_fonts()[1].horizontalAdvance("30")
    assert page.view.columnViewportPosition(NAME) == 0
    assert page.view.columnWidth(NAME) >= bar_fonts()[3].horizontalAdvance("Okafor")
    type_key(qtbot, KEY.Key_Home)
    assert page.view.visualRect(page.view.currentIndex()).width() > 0
    page.view.grab()
    page.head.more.menu().actions()[-1].trigger()


def test_the_figure_beside_a_host_says_which_months_it_counts(qtbot, desk, make_page):
    page = make_page(desk)
    model, across = page.view.model(), Qt.Orientation.Horizontal
    assert model.headerData(FAIR, across) == "12 months\nto Nov 2026"
    type_key(qtbot, KEY.Key_PageDown)
    assert model.headerData(FAIR, across) == "12 months\nto Dec 2026"
    told = "Child-nights hosted over 12 months, Jan 2026 to Dec 2026"
    assert {model.headerData(FAIR, across, role) for role in (SPOKEN, Qt.ItemDataRole.ToolTipRole)} == {told}
    assert "over 12 months, Jan 2026 to Dec 2026" in page.view.tip(QPoint(10, night(page, "bell", FRIDAY).y()))


def test_what_to_do_first(qtbot, rules, make_page, heard):
    page = make_page(a_hive_desk(a_home("Marsh", "Mia")))
    assert "Record first what families can offer" in words_in_view(page)
    press(qtbot, page, "What they offer")
    assert heard == [("host", "marsh")]


def test_without_families_that_may_host(qtbot, rules, make_page):
    page = make_page(a_hive_desk())
    wanted = []
    page._workplace.screen_wanted.connect(wanted.append)
    assert "Families that may host appear here" in words_in_view(page)
    assert not page.head.plan.isEnabled()
    press(qtbot, page, "Families")
    assert wanted == ["families"]
