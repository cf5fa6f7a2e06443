"""Plan the month and Carer fell ill: what is shown before anything changes, taken, left, stopped."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import hosts, stay_requests, stays
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import HostException, Urgency
from hivedesk.domain.sleepovers.stay import StayState, shifted
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.sleepovers.ill_dialog import IllDialog
from hivedesk.ui.screens.sleepovers.plan_dialog import PlanDialog, open_plan
from hivedesk.ui.workplace import Workplace
from tests.builders import a_hive_desk
from tests.ui.by_hand import buttons, press, settle, words_in_view
from tests.unit.casework.stay_worlds import FRIDAY, a_home, a_stay_desk, ask, authorised, offer, offer_any_night, over

FIRST, LAST = date(2026, 11, 14), date(2026, 11, 30)


class Waiting(ImmediateBackground):
    """Begins a job and leaves it: as it is while the planner works."""

    def __init__(self):
        self.cancelled = 0

    def run(self, title, work, done, failed=None):
        return self

    def cancel(self):
        self.cancelled += 1


@pytest.fixture
def desk():
    return a_stay_desk(a_home("Holt", "Tom"))


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


def the_plan(qtbot, workplace, parent):
    dialog = open_plan(workplace, parent, FIRST, LAST)
    settle()
    return dialog


@pytest.fixture
def parent(qtbot, show_active):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.resize(1200, 740)
    qtbot.addWidget(window)
    show_active(window)
    return window


def test_the_plan_is_read_before_it_is_taken_and_taken_at_one_press(qtbot, desk, workplace, parent):
    request = ask(desk)
    said = []
    workplace.said.connect(lambda words, undo: said.append((words, undo)))
    dialog = the_plan(qtbot, workplace, parent)
    words = words_in_view(dialog)
    assert "1 of 1 has a host: 2 child-nights" in words
    assert "Mia (Marsh)" in words and "No plan can meet more of them" in words
    assert stay_requests.request_line(desk, request).state is StayState.ASKED
    assert dialog.take.hasFocus()
    press(qtbot, dialog, "Take this plan")
    assert stay_requests.request_line(desk, request).state is StayState.OFFERED
    assert said[-1] == ("Plan for sleepovers taken; the hosts are still to be asked.", True)


def test_left_as_it_is_nothing_changes(qtbot, desk, workplace, parent):
    request = ask(desk)
    head = desk.store.head
    dialog = the_plan(qtbot, workplace, parent)
    press(qtbot, dialog, "Leave it as it is")
    assert desk.store.head == head and stay_requests.request_line(desk, request).state is StayState.ASKED


def test_nothing_to_plan_says_so(qtbot, workplace, parent):
    dialog = the_plan(qtbot, workplace, parent)
    assert "Nothing is to be planned" in words_in_view(dialog)
    assert not dialog.take.isEnabled()


def test_what_could_not_be_met_says_what_would_help_and_whom_to_ask(qtbot, desk, workplace, parent):
    for name in ("bell", "frost"):
        hosts.not_this_month(desk, FamilyId(name), desk.today)
    offer_any_night(desk, "holt", most_nights_a_month=1)
    ask(desk)
    dialog = the_plan(qtbot, workplace, parent)
    words = words_in_view(dialog)
    assert "Could not be met" in words and "No host" in words
    assert "Ask the carers: more than they usually offer." in words and "nights a month" in words


def test_hosts_who_need_approval_come_in_only_when_asked_for(qtbot, desk, workplace, parent):
    for name in ("bell", "frost"):
        hosts.not_this_month(desk, FamilyId(name), desk.today)
    offer_any_night(desk, "holt", most_nights_a_month=1)
    ask(desk)
    dialog = the_plan(qtbot, workplace, parent)
    dialog.approvals.click()
    settle()
    words = words_in_view(dialog)
    assert "with Holt" in words and "Needs approval first" in words
    assert "Ask the carers: more than they usually offer." in words


def test_names_are_initials_in_the_discreet_view(qtbot, desk, workplace, parent):
    ask(desk)
    workplace.set_discreet(True)
    words = words_in_view(the_plan(qtbot, workplace, parent))
    assert "Mia" not in words and "Marsh" not in words


def test_the_planner_can_be_stopped_and_asked_again(qtbot, desk, parent):
    ask(desk)
    background = Waiting()
    dialog = open_plan(Workplace(desk, background), parent, FIRST, LAST)
    settle()
    assert dialog.bar.isVisible() and buttons(dialog, "Stop")
    press(qtbot, dialog, "Stop")
    assert background.cancelled and "Nothing has changed" in words_in_view(dialog)
    assert buttons(dialog, "Plan again")
    dialog.reject()


def test_an_error_of_the_planner_is_told_and_nothing_is_taken(qtbot, desk, workplace, parent, monkeypatch):
    ask(desk)

    def fails(question, progress):
        raise HiveDeskError("The planner stopped.", "Try once more.")

    monkeypatch.setattr("hivedesk.casework.planning.work_out", fails)
    dialog = the_plan(qtbot, workplace, parent)
    assert "The planner stopped." in words_in_view(dialog) and not dialog.take.isEnabled()


def test_locking_closes_it(qtbot, desk, workplace, parent):
    ask(desk)
    dialog = the_plan(qtbot, workplace, parent)
    workplace.about_to_lock.emit()
    assert not dialog.isVisible()


def test_a_carer_who_fell_ill_is_named_with_the_days_and_the_stays_go_elsewhere(qtbot, desk, workplace, parent):
    request = ask(desk)
    authorised(desk, request, "bell")
    asked = IllDialog(workplace, parent)
    qtbot.addWidget(asked)
    asked.open()
    settle()
    press(qtbot, asked, "Find other places")
    assert asked.isVisible()  # nobody chosen yet
    asked.form.set_values({"host": FamilyId("bell")})
    press(qtbot, asked, "Find other places")
    (dialog,) = [one for one in parent.findChildren(PlanDialog) if one.isVisible()]
    assert "So far with Bell" in words_in_view(dialog)
    press(qtbot, dialog, "Take this plan")
    (stay,) = stay_requests.request_line(desk, request).stays
    assert stay.host_id != "bell" and len(desk.store.select(HostException)) == 1


def are_away(desk, first, nights):
    for name in ("bell", "frost"):
        away = hosts.new_exception(desk, FamilyId(name), first)
        hosts.record_exception(desk, replace(away, last_day=first + timedelta(days=nights - 1)))


def test_another_date_than_was_asked_for_is_said_in_plain_sight(qtbot, desk, workplace, parent):
    are_away(desk, FRIDAY, 2)
    ask(desk, flexible_days=3)
    dialog = the_plan(qtbot, workplace, parent)
    words = words_in_view(dialog)
    assert "Asked for Fri 20 Nov 2026: 2 days " in words and "Another date" in words


def test_an_offer_that_goes_back_to_the_date_that_was_asked_for_says_so(qtbot, desk, workplace, parent):
    request = ask(desk, flexible_days=3)
    wanted = stay_requests.request_line(desk, request).request
    offer(desk, request, starts_at=shifted(wanted.starts_at, 2), ends_at=shifted(wanted.ends_at, 2))
    are_away(desk, FRIDAY + timedelta(days=2), 5)
    words = words_in_view(the_plan(qtbot, workplace, parent))
    assert "Asked for" not in words and "So far from Sun 22 Nov 2026: 2 days earlier." in words


def the_ill_plan(qtbot, workplace, parent, host="bell"):
    asked = IllDialog(workplace, parent)
    asked.open()
    asked.form.set_values({"host": FamilyId(host), "last_day": LAST})
    press(qtbot, asked, "Find other places")
    (dialog,) = [one for one in parent.findChildren(PlanDialog) if one.isVisible()]
    return dialog


def in_order(words, *parts):
    places = [words.find(part) for part in parts]
    assert -1 not in places, (parts[places.index(-1)], words)
    return places == sorted(places)


def test_who_loses_a_bed_is_counted_and_comes_first_the_soonest_first(qtbot, workplace, parent, desk):
    for name in ("mia", "tom"):
        authorised(desk, ask(desk, name, family={"mia": "marsh", "tom": "holt"}[name]))
    authorised(desk, ask(desk, "mia", day=desk.today, nights=1))
    offer_any_night(desk, "frost", most_children=1, nights=(5, 6))
    said = []
    workplace.said.connect(lambda words, undo: said.append(words))
    are_away(desk, desk.today, 1)  # Frost cannot have anybody tonight
    dialog = the_ill_plan(qtbot, workplace, parent)
    words = words_in_view(dialog)
    assert "3 stays lose their host: 1 has another host, 2 have none. Nothing else changes." in words
    assert in_order(words, "No host yet", "Tonight", "Sat 14 Nov 2026", "Fri 20 Nov 2026", "What would change")
    assert "So far with Bell." in words and "Taking this plan cancels that stay" in words
    press(qtbot, dialog, "Take this plan")
    assert said[-1] == "Plan for sleepovers taken; the hosts are still to be asked; 2 have no host now."


def test_where_nobody_is_with_the_ill_host_only_the_days_are_written_down(qtbot, workplace, parent):
    words = words_in_view(the_ill_plan(qtbot, workplace, parent))
    assert "No stay loses its host: nobody is to stay with Bell on these days." in words


def test_an_offer_that_the_plan_leaves_alone_is_not_told_as_without_host(qtbot, desk, workplace, parent):
    request = ask(desk)
    offer(desk, request)
    for name in ("bell", "frost", "holt"):
        offer_any_night(desk, name, most_nights_a_month=1)
    words = words_in_view(the_plan(qtbot, workplace, parent))
    assert "1 of 1 has a host: 2 child-nights. 0 changes to what is arranged now." in words
    assert "Offers left as they are" in words and "Stays offered as it is" in words
    assert "No host" not in words.replace("No hosts", "")
    assert "Ask the carers: more than they usually offer." in words


def test_an_offer_that_the_plan_takes_away_says_so(qtbot, desk, workplace, parent):
    hosts.not_this_month(desk, FamilyId("frost"), desk.today)
    offer_any_night(desk, "bell", most_children=1)
    offer(desk, ask(desk, unwanted_host_ids=(FamilyId("holt"), FamilyId("frost"))))
    ask(desk, "tom", family="holt", urgency=Urgency.EMERGENCY, day=FRIDAY)
    words = words_in_view(the_plan(qtbot, workplace, parent))
    assert "1 of 2 has a host" in words and "2 changes to what is arranged now" in words
    assert "So far with Bell." in words and "taking it withdraws this offer" in words


def test_what_is_known_of_the_host_is_said_in_one_line(qtbot, desk, workplace, parent):
    over(desk, ask(desk), "frost")
    ask(desk, day=FRIDAY + timedelta(days=7), nights=1, wished_host_ids=(FamilyId("frost"),))
    words = words_in_view(the_plan(qtbot, workplace, parent))
    assert "with Frost" in words
    assert "Stayed once; wished for; hosted 0 child-nights in the 12 months before." in words


def test_where_no_single_change_helps_the_host_whom_the_plan_gives_away_is_named(qtbot, parent):
    desk = a_hive_desk(a_home("Marsh", "Mia"), a_home("Holt", "Tom"), a_home("Bell", rooms=1))
    offer_any_night(desk, "bell", most_children=1)  # and one bed: two rules are in the way of a second child
    ask(desk, unwanted_host_ids=(FamilyId("holt"),))
    ask(desk, "tom", family="holt", urgency=Urgency.EMERGENCY, day=FRIDAY)
    words = words_in_view(the_plan(qtbot, Workplace(desk, ImmediateBackground()), parent))
    assert "No single change would make a place possible beside this plan." in words
    assert "Bell would do, but has Tom in this plan." in words


def test_a_stay_that_has_begun_and_has_no_other_host_is_left_to_be_ended(qtbot, desk, workplace, parent):
    request = ask(desk, nights=3)
    stay_id = authorised(desk, request)
    stay = stays.stay_of(desk, stay_id)
    desk.clock.set(stay.starts_at + timedelta(hours=2))
    stays.start_stay(desk, stay_id, stay.starts_at)
    hosts.not_this_month(desk, FamilyId("frost"), desk.today)
    words = words_in_view(the_ill_plan(qtbot, workplace, parent))
    assert "1 stay loses its host: 1 has none." in words and "Tonight" in words
    assert "The stay has begun: taking this plan does not end it." in words
