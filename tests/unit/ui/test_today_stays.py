"""What Today says of stays, and how: arrivals, returns, what is to be authorised, told, talked over, sent back."""

from datetime import timedelta

import pytest

from hivedesk.casework import hosts, stay_requests, stays
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.ui.screens.today.sections import Section
from hivedesk.ui.screens.today.stay_rows import deed_of
from hivedesk.ui.screens.today.view_model import TodayViewModel
from tests.unit.casework.stay_worlds import FRIDAY, a_stay_desk, ask, at, authorised, offer, over


@pytest.fixture
def desk():
    return a_stay_desk()


def rows(desk, section=Section.STAYS):
    return [(row.what, row.state, row.act) for row in TodayViewModel(desk).opened(discreet=False).rows[section]]


def test_an_emergency_without_a_host_stands_at_the_very_top(desk):
    ask(desk, urgency=Urgency.EMERGENCY)
    assert rows(desk, Section.FIRST) == [("Mia: Emergency: needs a host", "Begins Fri 20 Nov 2026", "Find a host")]
    assert rows(desk) == []
    desk.clock.set(at(FRIDAY - timedelta(days=1), 21))
    assert rows(desk, Section.FIRST) == [("Mia: Emergency: needs a host", "Now", "Find a host")]


def test_a_request_that_is_near_asks_for_a_host_and_a_far_one_does_not(desk):
    ask(desk)
    assert rows(desk) == [("Mia: needs a host", "Begins Fri 20 Nov 2026", "Find a host")]
    far = a_stay_desk()
    ask(far, day=FRIDAY + timedelta(days=30))
    assert rows(far) == []


def test_a_request_that_nobody_answered_is_to_be_closed(desk):
    ask(desk)
    desk.clock.set(at(FRIDAY + timedelta(days=5), 9))
    assert rows(desk) == [("Mia: was not met, and is to be closed", "3 days overdue", "Open the request")]


def test_the_steps_of_a_stay_follow_each_other(desk):
    request = ask(desk)
    stay_id = offer(desk, request)
    assert rows(desk) == [("Mia: needs to be authorised", "Begins Fri 20 Nov 2026", "Authorise")]
    stays.authorise_stay(desk, stay_id, "the carers", desk.today, "")
    assert rows(desk) == []
    desk.clock.set(at(FRIDAY - timedelta(days=1), 9))
    assert rows(desk) == [("Mia: the host needs the handover sheet", "Begins Fri 20 Nov 2026", "Open the stay")]
    stays.give_sheet(desk, stay_id, desk.today)
    assert rows(desk) == []
    desk.clock.set(at(FRIDAY, 9))
    assert rows(desk) == [("Mia: comes to Bell", "16:00", "Arrived")]
    desk.clock.set(at(FRIDAY + timedelta(days=2), 9))
    stays.start_stay(desk, stay_id, at(FRIDAY, 16))
    assert rows(desk) == [("Mia: goes home from Bell", "11:00", "Went home")]
    desk.clock.set(at(FRIDAY + timedelta(days=2), 20))
    stays.return_from_stay(desk, stay_id, at(FRIDAY + timedelta(days=2), 11))
    assert rows(desk) == []  # the day after
    desk.clock.set(at(FRIDAY + timedelta(days=3), 9))
    assert rows(desk) == [("Mia: debrief, with the child's own words", "Today", "Debrief")]
    stays.debrief_stay(desk, stay_id, "Good", "", desk.today)
    assert rows(desk) == []
    desk.clock.set(at(FRIDAY + timedelta(days=9), 9))
    assert [what for what, _, _ in rows(desk)] == ["Mia: handover sheet to be returned or destroyed"]
    stays.sheet_back(desk, stay_id, desk.today)
    assert rows(desk) == []


def test_an_arrival_that_nobody_has_authorised_is_authorised_first(desk):
    offer(desk, ask(desk))
    desk.clock.set(at(FRIDAY, 9))
    model = TodayViewModel(desk)
    (row,) = model.opened(discreet=False).rows[Section.STAYS]
    assert row.act == "Authorise" and deed_of(model.line(row.key)) is Deed.AUTHORISE_STAY


def test_a_stay_that_a_rule_stands_against_now_says_why(desk):
    authorised(desk, ask(desk))
    hosts.record_exception(desk, hosts.new_exception(desk, FamilyId("bell"), FRIDAY))
    (row,) = TodayViewModel(desk).opened(discreet=False).rows[Section.STAYS]
    assert row.what == "Mia: something stands against the stay now"
    assert "Bell cannot host on Fri 20 Nov 2026" in row.about


def test_what_is_done_is_struck_through_in_its_place(desk):
    stay_id = offer(desk, ask(desk))
    model = TodayViewModel(desk)
    model.opened(discreet=False)
    changed = stays.authorise_stay(desk, stay_id, "the carers", desk.today, "")
    (row,) = model.show(discreet=False, changed=changed).rows[Section.STAYS]
    assert (row.state, row.over, row.act) == ("Done", True, "Open the stay")


def test_nothing_is_said_of_what_is_over_and_done(desk):
    stay_id = over(desk, ask(desk))
    stays.debrief_stay(desk, stay_id, "Good", "", desk.today)
    assert rows(desk) == [] and rows(desk, Section.FIRST) == []


def test_names_are_initials_in_the_discreet_view(desk):
    authorised(desk, ask(desk))
    desk.clock.set(at(FRIDAY, 9))
    (row,) = TodayViewModel(desk).opened(discreet=True).rows[Section.STAYS]
    assert "Mia" not in row.what + row.about and "Bell" not in row.what + row.about
    assert stay_requests.all_requests(desk)
