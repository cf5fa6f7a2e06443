"""A stay from the request to the debrief, as its acts write it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import hosts, stay_requests, stays, undoing
from hivedesk.casework.claims import open_claims
from hivedesk.domain.claims import ClaimKind
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import CancelReason, Outcome, RefusalReason, Stay, StayRequest
from hivedesk.domain.sleepovers.stay import StayState, state_of
from hivedesk.foundation.errors import RuleRefused
from tests.search_index import indexed, rebuilt
from tests.unit.casework.stay_worlds import (
    FRIDAY,
    a_home,
    a_stay_desk,
    ask,
    at,
    authorised,
    offer,
    offer_any_night,
    over,
)


def state(desk, request_id):
    return stay_requests.request_line(desk, request_id).state


def test_a_stay_goes_through_its_states_and_ends_on_the_claim_list():
    desk = a_stay_desk()
    request = ask(desk)
    assert state(desk, request) is StayState.ASKED
    stay_id = offer(desk, request)
    assert state(desk, request) is StayState.OFFERED
    stays.authorise_stay(desk, stay_id, "the carers", desk.today, "")
    assert state(desk, request) is StayState.AUTHORISED
    stays.give_sheet(desk, stay_id, desk.today)
    assert state(desk, request) is StayState.READY
    stay = stays.stay_of(desk, stay_id)
    desk.clock.set(stay.ends_at + timedelta(hours=1))
    stays.start_stay(desk, stay_id, stay.starts_at)
    assert state(desk, request) is StayState.STARTED
    stays.return_from_stay(desk, stay_id, stay.ends_at, "Toy left behind")
    assert state(desk, request) is StayState.RETURNED
    stays.debrief_stay(desk, stay_id, "I liked the dog.", "", desk.today)
    assert state(desk, request) is StayState.DEBRIEFED
    (claim,) = open_claims(desk, FamilyId("bell"))
    assert (claim.kind, claim.quantity, claim.day) == (ClaimKind.SLEEPOVER, "2 nights", date(2026, 11, 22))
    assert "Mia" not in claim.what


def test_every_step_is_undone_alone_and_the_index_stays_right():
    desk = a_stay_desk()
    over(desk, ask(desk, child_wishes="wants the top bunk"))
    entries = len(desk.store.rows("SELECT 1 FROM entry"))
    while (entry := undoing.undoable(desk)) is not None and entry.kind.value != "record_host_offer":
        undoing.undo(desk)
        assert indexed(desk) == rebuilt(desk)
    assert desk.store.select(Stay) == [] and desk.store.select(StayRequest) == []
    assert open_claims(desk, FamilyId("bell")) == []
    assert len(desk.store.rows("SELECT 1 FROM entry")) > entries


def test_day_care_is_claimed_by_its_hours():
    desk = a_stay_desk()
    request = ask(desk, nights=0, starts_at=at(FRIDAY, 9), ends_at=at(FRIDAY, 15))
    over(desk, request)
    (claim,) = open_claims(desk, FamilyId("bell"))
    assert (claim.kind, claim.quantity) == (ClaimKind.DAY_CARE, "6 hours")


def test_a_night_over_the_change_of_the_clocks_is_one_night():
    desk = a_stay_desk(now=at(date(2026, 10, 1), 10))
    request = ask(desk, day=date(2026, 10, 24), nights=1)
    stay = stays.stay_of(desk, over(desk, request))
    assert (stay.ends_at - stay.starts_at) == timedelta(hours=20)  # 16:00 BST to 11:00 GMT
    assert open_claims(desk, FamilyId("bell"))[0].quantity == "1 night"


def test_the_same_children_are_not_placed_twice():
    desk = a_stay_desk()
    request = ask(desk)
    offer(desk, request)
    with pytest.raises(RuleRefused, match="place already"):
        offer(desk, request, "frost")


def test_brothers_and_sisters_may_be_with_different_hosts():
    desk = a_stay_desk(a_home("Holt", "Tom", "Ana"))
    request = ask(desk, "tom", "ana", family="holt", keep_together=False)
    offer(desk, request, "bell", child_ids=("tom",))
    assert state(desk, request) is StayState.ASKED
    offer(desk, request, "frost")
    line = stay_requests.request_line(desk, request)
    assert (line.state, line.hosts) == (StayState.OFFERED, ("Bell", "Frost"))


def test_what_cannot_be_is_refused_and_changes_nothing():
    desk = a_stay_desk()
    request = ask(desk)
    stay_id = offer(desk, request)
    before = desk.store.head
    for act in (
        lambda: stays.authorise_stay(desk, stay_id, " ", desk.today, ""),
        lambda: stays.authorise_stay(desk, stay_id, "x", desk.today + timedelta(days=1), ""),
        lambda: stays.start_stay(desk, stay_id, desk.clock.now()),
        lambda: stays.return_from_stay(desk, stay_id, desk.clock.now()),
        lambda: stays.debrief_stay(desk, stay_id, "Good", "", desk.today),
        lambda: stays.give_sheet(desk, stay_id, desk.today),
        lambda: stay_requests.close_request(desk, request, Outcome.WITHDRAWN),
        lambda: ask(desk, "nobody"),
        lambda: stays.move_stay(desk, "gone", FamilyId("frost")),
        lambda: offer(desk, request, "marsh"),
    ):
        with pytest.raises(RuleRefused):
            act()
    assert desk.store.head == before


def test_a_longer_stay_needs_the_services_reference():
    desk = a_stay_desk()
    stay_id = offer(desk, ask(desk, nights=4))
    with pytest.raises(RuleRefused, match="reference"):
        stays.authorise_stay(desk, stay_id, "Priya Shah, SSW", desk.today, "")
    stays.authorise_stay(desk, stay_id, "Priya Shah, SSW", desk.today, "FS-77")
    assert state_of(stays.stay_of(desk, stay_id)) is StayState.AUTHORISED


def test_a_moved_stay_has_to_be_authorised_again():
    desk = a_stay_desk()
    stay_id = authorised(desk, ask(desk))
    changed = stays.move_stay(desk, stay_id, FamilyId("frost"))
    assert changed is not None and "has to be authorised again" in changed.sentence
    stay = stays.stay_of(desk, stay_id)
    assert (stay.host_id, state_of(stay), stay.authorised_by) == ("frost", StayState.OFFERED, "")


def test_a_sheet_that_says_less_now_has_to_be_given_again():
    desk = a_stay_desk()
    stay_id = authorised(desk, ask(desk))
    stays.give_sheet(desk, stay_id, desk.today)
    stays.prepare_stay(desk, stays.stay_of(desk, stay_id))  # nothing new is told
    assert stays.stay_of(desk, stay_id).sheet_given_on == desk.today
    stays.prepare_stay(desk, replace(stays.stay_of(desk, stay_id), bring="The blue blanket"))
    assert stays.stay_of(desk, stay_id).sheet_given_on is None


def test_nobody_arrives_on_a_day_before_the_stay():
    desk = a_stay_desk()
    stay_id = authorised(desk, ask(desk, day=desk.today + timedelta(days=3)))
    with pytest.raises(RuleRefused, match="is to begin on"):
        stays.start_stay(desk, stay_id, desk.clock.now())


def test_new_times_of_a_request_are_followed_by_its_stay():
    desk = a_stay_desk()
    request = ask(desk)
    stay_id = authorised(desk, request)
    changed = replace(stay_requests.request_line(desk, request).request, ends_at=at(FRIDAY + timedelta(days=1), 12))
    stay_requests.record_request(desk, changed)
    stay = stays.stay_of(desk, stay_id)
    assert (stay.ends_at, state_of(stay)) == (changed.ends_at, StayState.OFFERED)


def test_a_cancelled_stay_opens_its_request_again():
    desk = a_stay_desk()
    request = ask(desk)
    stays.cancel_stay(desk, offer(desk, request), CancelReason.HOST, "flu")
    assert state(desk, request) is StayState.ASKED
    assert state(desk, request) is StayState.ASKED
    offer(desk, request, "frost")
    assert state(desk, request) is StayState.OFFERED


def test_a_request_is_refused_with_its_reason_and_opened_again():
    desk = a_stay_desk()
    request = ask(desk)
    with pytest.raises(RuleRefused, match="why"):
        stay_requests.close_request(desk, request, Outcome.REFUSED)
    stay_requests.close_request(desk, request, Outcome.REFUSED, RefusalReason.NO_HOST, "all away")
    assert state(desk, request) is StayState.REFUSED
    assert stay_requests.open_requests(desk) == []
    stay_requests.reopen_request(desk, request)
    assert [line.request.id for line in stay_requests.open_requests(desk)] == [request]


def test_what_took_place_is_not_taken_away():
    desk = a_stay_desk()
    request = ask(desk)
    over(desk, request)
    with pytest.raises(RuleRefused, match="must be kept"):
        stay_requests.remove_request(desk, request)
    other = ask(desk, day=desk.today + timedelta(days=7))
    stay_requests.remove_request(desk, other)
    assert stay_requests.find_request(desk, other) is None


def test_days_that_differ_and_the_usual_pattern_are_kept():
    desk = a_stay_desk()
    hosts.not_this_month(desk, FamilyId("bell"), desk.today)
    (line,) = [line for line in hosts.host_lines(desk) if line.name == "Bell"]
    assert [(one.first_day, one.last_day) for one in line.exceptions] == [(desk.today, date(2026, 11, 30))]
    hosts.remove_exception(desk, line.exceptions[0].id)
    offer_any_night(desk, "bell", most_nights_a_month=2)
    (line,) = [line for line in hosts.host_lines(desk) if line.name == "Bell"]
    assert line.exceptions == () and line.offer.most_nights_a_month == 2


def test_new_times_at_which_the_host_cannot_are_refused():
    desk = a_stay_desk()
    request = ask(desk)
    offer(desk, request)
    hosts.record_exception(desk, hosts.new_exception(desk, FamilyId("bell"), FRIDAY + timedelta(days=7)))
    line = stay_requests.request_line(desk, request)
    week = timedelta(days=7)
    later = replace(line.request, starts_at=line.request.starts_at + week, ends_at=line.request.ends_at + week)
    with pytest.raises(RuleRefused, match="does not fit then"):
        stay_requests.record_request(desk, later)
    assert stay_requests.request_line(desk, request) == line
