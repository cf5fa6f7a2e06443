"""Planning a month and re-planning for an ill host, through the records: nothing changes until a plan is taken."""

from datetime import date, timedelta

import pytest

from hivedesk.casework import hosts, planning, stay_requests, stays, undoing
from hivedesk.casework.planning import Ill
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, Verdict
from hivedesk.domain.sleepovers.records import CancelReason, HostException, Urgency
from hivedesk.domain.sleepovers.stay import StayState, state_of
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import RuleRefused
from tests.builders import a_hive_desk
from tests.unit.casework.stay_worlds import FRIDAY, a_home, a_stay_desk, ask, authorised, offer, offer_any_night

LAST = date(2026, 11, 30)
BELL, FROST = FamilyId("bell"), FamilyId("frost")


@pytest.fixture
def desk():
    return a_stay_desk(a_home("Holt", "Tom"), a_home("Reed", "Ana", "Leo"))


def plan(desk, **fields):
    question = planning.month_to_plan(desk, desk.today, LAST, **fields)
    return question, planning.work_out(question, NoProgress())


def state(desk, request):
    return stay_requests.request_line(desk, request).state


def test_every_request_gets_a_host_and_one_undo_takes_all_of_it_back(desk):
    requests = [ask(desk), ask(desk, "tom", family="holt"), ask(desk, "ana", "leo", family="reed", nights=1)]
    question, found = plan(desk)
    head = desk.store.head
    assert len(found.placed) == 3 and found.unmet == () and found.proved
    assert desk.store.head == head  # nothing has changed yet
    planning.take_plan(desk, question, found)
    assert {state(desk, one) for one in requests} == {StayState.OFFERED}
    undoing.undo(desk)
    assert {state(desk, one) for one in requests} == {StayState.ASKED}


def test_the_plan_breaks_no_rule_when_each_stay_is_asked_about_again(desk):
    for one in (("mia", "marsh"), ("tom", "holt"), ("ana", "reed")):
        ask(desk, one[0], family=one[1])
    question, found = plan(desk)
    planning.take_plan(desk, question, found)
    for line in stay_requests.all_requests(desk):
        for stay in line.stays:
            assert stays.answer_of(desk, stay).without(OF_THE_STAY) is Verdict.PASS


def test_what_is_pinned_or_authorised_stays_and_what_is_offered_may_move(desk):
    kept, pinned, free = ask(desk), ask(desk, "tom", family="holt"), ask(desk, "ana", family="reed")
    authorised(desk, kept)
    stays.pin_stay(desk, offer(desk, pinned, "frost"), pinned=True)
    offer(desk, free, "frost")
    question, _ = plan(desk)
    assert [unit.request.id for unit in question.asked.units] == [free]
    assert {stay.request_id for stay in question.asked.situation.standing} == {kept, pinned}


def test_emergencies_are_planned_from_now_on_and_what_is_over_is_not(desk):
    over = ask(desk, day=desk.today - timedelta(days=3))
    urgent = ask(desk, "tom", family="holt", urgency=Urgency.EMERGENCY)
    question, _ = plan(desk)
    planned = [unit.request.id for unit in question.asked.units]
    assert urgent in planned and over not in planned


def test_a_plan_that_no_longer_fits_is_refused_and_changes_nothing(desk):
    request = ask(desk)
    question, found = plan(desk)
    hosts.not_this_month(desk, found.placed[0].host_id, desk.today)
    head = desk.store.head
    with pytest.raises(RuleRefused, match="changed since"):
        planning.take_plan(desk, question, found)
    assert desk.store.head == head and state(desk, request) is StayState.ASKED


def test_brothers_and_sisters_who_may_part_are_placed_apart_where_no_host_has_two_beds():
    desk = a_stay_desk(a_home("Reed", "Ana", "Leo"))
    for name in ("bell", "frost"):
        offer_any_night(desk, name, most_children=1)
    together = ask(desk, "ana", "leo", family="reed")
    _, found = plan(desk)
    assert [one.unit.request.id for one in found.unmet] == [together]
    assert any("at once" in help_.results[0].sentence for help_ in found.unmet[0].helps)
    stay_requests.remove_request(desk, together)
    apart = ask(desk, "ana", "leo", family="reed", keep_together=False)
    question, found = plan(desk)
    planning.take_plan(desk, question, found)
    line = stay_requests.request_line(desk, apart)
    assert (line.state, sorted(line.hosts)) == (StayState.OFFERED, ["Bell", "Frost"])


def test_an_ill_hosts_stays_go_elsewhere_and_the_days_are_written_down(desk):
    request, other = ask(desk), ask(desk, "tom", family="holt", day=FRIDAY + timedelta(days=4), nights=1)
    authorised(desk, request)
    offer(desk, other, "frost")
    question = planning.after_illness(desk, Ill(host_id=BELL, first_day=FRIDAY, last_day=FRIDAY + timedelta(days=6)))
    found = planning.work_out(question, NoProgress())
    planning.take_plan(desk, question, found)
    (stay,) = stay_requests.request_line(desk, request).stays
    assert (stay.host_id, state_of(stay)) == (FROST, StayState.OFFERED)  # to be authorised again
    assert [one.why for one in desk.store.select(HostException)] == ["ill"]
    (kept,) = stay_requests.request_line(desk, other).stays
    assert kept.host_id == FROST


def test_where_nobody_else_can_an_ill_hosts_stay_is_cancelled_and_asked_again():
    desk = a_stay_desk()
    hosts.not_this_month(desk, FROST, desk.today)
    request = ask(desk)
    authorised(desk, request)
    question = planning.after_illness(desk, Ill(host_id=BELL, first_day=FRIDAY, last_day=FRIDAY))
    found = planning.work_out(question, NoProgress())
    planning.take_plan(desk, question, found)
    (stay,) = stay_requests.request_line(desk, request).stays
    assert (stay.cancel_reason, state(desk, request)) == (CancelReason.HOST, StayState.ASKED)


def test_of_a_stay_under_way_the_rest_goes_on_with_another_host():
    desk = a_stay_desk()
    request = ask(desk, nights=3)
    stay_id = offer(desk, request)
    stays.authorise_stay(desk, stay_id, "the service", desk.today, "FS-1")
    stay = stays.stay_of(desk, stay_id)
    desk.clock.set(stay.starts_at + timedelta(hours=20))  # Saturday noon
    stays.start_stay(desk, stay_id, stay.starts_at)
    question = planning.after_illness(
        desk, Ill(host_id=BELL, first_day=desk.today, last_day=desk.today + timedelta(days=3))
    )
    found = planning.work_out(question, NoProgress())
    planning.take_plan(desk, question, found)
    before, after = stay_requests.request_line(desk, request).stays
    assert (before.host_id, after.host_id) == (BELL, FROST)
    assert before.ends_at <= after.starts_at and after.ends_at == stay.ends_at
    assert state_of(before) is StayState.STARTED  # she records the return


def test_days_that_are_over_or_backwards_are_refused(desk):
    for first, last in ((FRIDAY, FRIDAY - timedelta(days=1)), (date(2026, 11, 1), date(2026, 11, 2))):
        with pytest.raises(RuleRefused):
            planning.after_illness(desk, Ill(host_id=BELL, first_day=first, last_day=last))


def only_bell_with_one_place():
    """Nobody but Bell may host, and one child at a time."""
    desk = a_stay_desk(a_home("Holt", "Tom"))
    hosts.not_this_month(desk, FROST, desk.today)
    offer_any_night(desk, "bell", most_children=1)
    return desk


def test_an_offer_whose_place_goes_to_an_emergency_is_withdrawn_when_the_plan_is_taken():
    desk = only_bell_with_one_place()
    offered = ask(desk)
    offer(desk, offered)
    urgent = ask(desk, "tom", family="holt", day=FRIDAY, urgency=Urgency.EMERGENCY)
    question, found = plan(desk)
    (unmet,) = found.unmet
    assert (unmet.unit.request.id, unmet.has_no_host) == (offered, True)
    changed = planning.take_plan(desk, question, found)
    assert changed.sentence.endswith("1 has no host now")
    (stay,) = stay_requests.request_line(desk, offered).stays
    assert (stay.cancel_reason, stay.cancel_note) == (CancelReason.OTHER, "The place went to another child.")
    assert (state(desk, offered), state(desk, urgent)) == (StayState.ASKED, StayState.OFFERED)
    undoing.undo(desk)
    assert state(desk, offered) is StayState.OFFERED


def test_an_offer_that_waits_for_an_approval_stays_as_it_is(desk):
    offered, other = ask(desk), ask(desk, "tom", family="holt", day=FRIDAY + timedelta(days=4))
    offer(desk, offered)
    for name in ("bell", "frost", "holt", "reed"):
        offer_any_night(desk, name, most_nights_a_month=2 if name == "frost" else 1)
    hosts.record_exception(desk, hosts.new_exception(desk, FROST, FRIDAY))
    question, found = plan(desk)
    (unmet,) = found.unmet
    assert unmet.unit.request.id == offered and unmet.offer is not None
    assert unmet.offer.without(OF_THE_STAY) is Verdict.NEEDS_APPROVAL
    assert planning.take_plan(desk, question, found).sentence.endswith("asked")
    assert (state(desk, offered), state(desk, other)) == (StayState.OFFERED, StayState.OFFERED)


def test_a_host_whom_the_plan_gives_to_another_child_is_named_with_it():
    desk = a_hive_desk(a_home("Marsh", "Mia"), a_home("Holt", "Tom"), a_home("Bell", rooms=1))
    offer_any_night(desk, "bell", most_children=1)  # and one bed: two rules are in the way of a second child
    ask(desk, unwanted_host_ids=(FamilyId("holt"),))
    ask(desk, "tom", family="holt", urgency=Urgency.EMERGENCY, day=FRIDAY)
    _, found = plan(desk)
    (unmet,) = found.unmet
    assert unmet.helps == ()
    (taken,) = unmet.taken
    assert (taken.host_id, taken.child_ids, taken.results) == (BELL, ("tom",), ())


def test_nothing_would_help_with_the_host_who_is_ill():
    desk = a_stay_desk(a_home("Holt", "Tom"))
    hosts.not_this_month(desk, FROST, desk.today)
    request = ask(desk)
    authorised(desk, request)
    question = planning.after_illness(desk, Ill(host_id=BELL, first_day=FRIDAY, last_day=FRIDAY))
    (unmet,) = planning.work_out(question, NoProgress()).unmet
    assert unmet.helps and BELL not in {one.host_id for one in unmet.helps}
