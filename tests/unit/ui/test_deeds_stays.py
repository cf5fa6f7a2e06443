"""The dialogs of requests, stays and hosts without Qt: what they begin with, what follows, what is refused where."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hivedesk.casework import hosts, stay_requests, stays, undoing
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.families import Answer, FamilyKind
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import CancelReason, ExceptionKind, RequestReason, ServiceDecision, Urgency
from hivedesk.domain.sleepovers.stay import StayState, nights_of
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.catalogue import form_for
from hivedesk.ui.deeds.deed_form import Place
from hivedesk.ui.deeds.event_times import Weekday
from hivedesk.ui.deeds.stay_ref import decision_ref, new_request_ref
from hivedesk.ui.deeds.stay_requests import StayKind, StayTimes, moments_of
from hivedesk.ui.deeds.stays import WORKER_DECIDES
from hivedesk.ui.discreet import IN_FULL, sight_of
from tests.builders import a_family
from tests.unit.casework.stay_worlds import FRIDAY, a_child, a_home, a_stay_desk, ask, authorised, offer, over


@pytest.fixture
def desk():
    return a_stay_desk(a_home("Holt", a_child("Tom", "holt", delegated_sleepovers=Answer.NO)))


def a_form(desk, deed, record_id="", family_id="", sight=IN_FULL):
    return form_for(desk, DeedWanted(deed, FamilyId(family_id) or None, record_id), sight)


def typed(form, **parts):
    return {key: replace(record, **parts.get(key, {})) for key, record in form.records.items()}


# -- requests


def test_a_request_begins_on_the_coming_friday_for_one_night(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    times = form.records["times"]
    assert (times.kind, times.day, times.starts) == (StayKind.SLEEPOVER, FRIDAY, time(16))
    assert (times.last_day, times.ends) == (FRIDAY + timedelta(days=1), time(11))
    assert ("mia", "Mia (Marsh)") in form.children() and ("tom", "Tom (Holt)") in form.children()


def test_the_family_follows_from_the_child(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    changed = form.save(typed(form, who={"child_ids": (ChildId("tom"),)}))
    request = stay_requests.request_line(desk, changed.record_id).request
    assert (request.family_id, len(nights_of(request))) == ("holt", 1)


def test_children_of_two_homes_make_two_requests(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    both = typed(form, who={"child_ids": (ChildId("mia"), ChildId("tom"))})
    with pytest.raises(RuleRefused, match="different families") as refused:
        form.save(both)
    assert form.place_of(refused.value, both) == Place("who", "child_ids")
    assert form.outlook(both).needs


def test_from_a_familys_card_the_only_child_is_chosen_already(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY, new_request_ref(FamilyId("marsh"), ChildId("mia"), FRIDAY))
    assert form.records["who"].child_ids == ("mia",)


def test_an_emergency_begins_now_unless_times_were_typed(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    day, starts, last = Place("times", "day"), Place("times", "starts"), Place("times", "last_day")
    values = {day: form.records["times"].day, Place("details", "urgency"): Urgency.EMERGENCY}
    found = form.react(Place("details", "urgency"), values)
    assert (found[day], found[starts], found[last]) == (
        desk.today,
        local(desk.clock.now()).time(),
        desk.today + timedelta(days=1),
    )
    assert form.react(Place("details", "urgency"), {**values, day: date(2026, 12, 1)}) == {}


def test_an_emergency_is_no_break(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    reason, urgency = Place("details", "reason"), Place("details", "urgency")
    typed = {Place("times", "day"): date(2026, 12, 1), urgency: Urgency.EMERGENCY}
    begun = form.records["details"].reason
    assert form.react(urgency, {**typed, reason: begun}) == {reason: RequestReason.FAMILY_EMERGENCY}
    assert form.react(urgency, {**typed, reason: RequestReason.ILLNESS}) == {}  # what she chose stays


def test_the_last_day_follows_the_first_and_the_stay_is_as_long_as_before(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    first, last, kind = Place("times", "day"), Place("times", "last_day"), Place("times", "kind")

    def after(begins, ends):
        return form.react(first, {first: FRIDAY + begins, last: ends and FRIDAY + ends, kind: StayKind.SLEEPOVER})

    days = [timedelta(days=n) for n in range(20)]
    assert after(days[9], days[1]) == {last: FRIDAY + days[10]}
    assert after(days[6], days[12]) == {last: FRIDAY + days[9]}  # she had made it three nights
    assert after(days[8], None) == {last: FRIDAY + days[9]}
    assert after(days[8], days[3]) == {last: FRIDAY + days[9]}  # never on the day itself, or before it


def test_who_is_on_another_stay_is_said_before_it_is_saved(desk):
    other = ask(desk, "mia", day=FRIDAY, nights=2)
    stay_id = authorised(desk, other)
    form = a_form(desk, Deed.ASK_FOR_STAY)
    mia = {"child_ids": (ChildId("mia"),)}
    asked = typed(form, who=mia)
    assert form.outlook(asked).needs == ("Mia is on another stay at that time.",)
    assert a_form(desk, Deed.ASK_FOR_STAY, sight=sight_of(desk, discreet=True)).outlook(asked).needs == (
        "M. is on another stay at that time.",
    )
    assert form.save(asked) is not None  # it need not stop her
    later = {"day": FRIDAY + timedelta(days=2), "last_day": FRIDAY + timedelta(days=3)}
    assert form.outlook(typed(form, who=mia, times=later)).needs == ()
    own = a_form(desk, Deed.CHANGE_REQUEST, other)
    assert own.outlook(own.records).needs == ()  # its own stay is not another one
    stays.cancel_stay(desk, stay_id, CancelReason.CHILD)
    assert form.outlook(asked).needs == ()


def test_the_outlook_says_whom_the_stay_itself_needs(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    who = {"child_ids": (ChildId("tom"),)}
    long = form.outlook(typed(form, who=who, times={"last_day": FRIDAY + timedelta(days=4)}))
    assert "(4 nights)" in long.follows
    assert long.needs == (
        "More than 3 nights: needs the fostering service, with its reference.",
        "The carers may not decide on nights away of Tom: needs the child's social worker.",
    )
    amber = form.outlook(typed(form, who=who, times={"last_day": FRIDAY + timedelta(days=3)}))
    assert amber.needs[0] == "More than 2 nights: needs the fostering service."


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"starts": None}, "brought"),
        ({"ends": None}, "fetched"),
        ({"last_day": None}, "last day"),
        ({"last_day": FRIDAY}, "another day"),
        ({"kind": StayKind.DAY_CARE, "ends": time(9)}, "ends before"),
    ],
)
def test_times_that_cannot_be_are_refused(times, words):
    good = StayTimes(day=FRIDAY, starts=time(16), last_day=FRIDAY + timedelta(days=1), ends=time(11))
    with pytest.raises(RuleRefused, match=words):
        moments_of(replace(good, **times))


def test_day_care_needs_no_last_day():
    times = StayTimes(kind=StayKind.DAY_CARE, day=FRIDAY, starts=time(9), ends=time(15))
    assert moments_of(times) == (at_london(FRIDAY, 9), at_london(FRIDAY, 15))


def test_a_draft_taken_up_again_makes_one_request(desk):
    form = a_form(desk, Deed.ASK_FOR_STAY)
    kept = form.new_id()
    again = a_form(desk, Deed.ASK_FOR_STAY)
    again.take_id(kept)
    changed = again.save(typed(again, who={"child_ids": (ChildId("mia"),)}))
    assert changed.record_id == kept


def test_a_changed_request_keeps_its_family_and_id(desk):
    request = ask(desk)
    form = a_form(desk, Deed.CHANGE_REQUEST, request)
    form.save(typed(form, details={"child_wishes": "A room with a window"}))
    line = stay_requests.request_line(desk, request)
    assert (line.request.family_id, line.request.child_wishes) == ("marsh", "A room with a window")


def test_without_a_child_in_care_nothing_can_be_asked():
    from tests.builders import a_hive_desk

    with pytest.raises(RuleRefused, match="No child in care"):
        a_form(a_hive_desk(a_family("Bell", id="bell")), Deed.ASK_FOR_STAY)


# -- steps


def test_the_carers_authorise_where_it_is_theirs(desk):
    form = a_form(desk, Deed.AUTHORISE_STAY, offer(desk, ask(desk)))
    assert form.records["stay"].authorised_by == WORKER_DECIDES
    toms = a_form(desk, Deed.AUTHORISE_STAY, offer(desk, ask(desk, "tom", family="holt")))
    assert toms.records["stay"].authorised_by == ""
    assert any("may not decide" in words for words in toms.facts)


def test_what_stands_in_the_way_can_be_agreed_to_in_the_same_breath():
    desk = a_stay_desk(a_home("Stone", approval=None))
    request = ask(desk)
    stay_id = offer(desk, request, "stone")
    form = a_form(desk, Deed.AUTHORISE_STAY, stay_id)
    agreed = next(part for part in form.parts() if part.key == "agreed")
    rules = tuple(code for code, _ in agreed.choices["rules"])
    assert rules == ("approved",)  # that they are free is theirs to say: they were asked
    told = {"authorised_by": "Priya Shah", "authorised_ref": "FS-9"}
    with pytest.raises(RuleRefused, match="agree first"):
        form.save(typed(form, stay=told))
    with pytest.raises(RuleRefused, match="reference"):
        form.save(typed(form, stay=told | {"authorised_ref": ""}, agreed={"rules": rules}))
    form.save(typed(form, stay=told, agreed={"rules": rules}))
    (decision,) = desk.store.select(ServiceDecision)
    assert (decision.decided_by, decision.reference, decision.rules) == ("Priya Shah", "FS-9", rules)
    assert stay_requests.request_line(desk, request).state is StayState.AUTHORISED
    undoing.undo(desk)
    assert desk.store.select(ServiceDecision) == []


def test_arrival_and_return_begin_with_the_times_arranged_or_now(desk):
    stay_id = authorised(desk, ask(desk))
    stay = stays.stay_of(desk, stay_id)
    assert a_form(desk, Deed.START_STAY, stay_id).records["stay"].started_at == desk.clock.now()
    desk.clock.set(stay.ends_at + timedelta(hours=3))
    form = a_form(desk, Deed.START_STAY, stay_id)
    assert form.records["stay"].started_at == stay.starts_at
    form.save(typed(form))
    back = a_form(desk, Deed.RETURN_FROM_STAY, stay_id)
    assert back.records["stay"].returned_at == stay.ends_at
    assert [part.key for part in back.parts()] == ["stay", "claim"]


def test_steps_out_of_turn_are_refused_before_anything_is_typed(desk):
    stay_id = offer(desk, ask(desk))
    for deed in (Deed.START_STAY, Deed.RETURN_FROM_STAY, Deed.DEBRIEF_STAY):
        with pytest.raises(RuleRefused):
            a_form(desk, deed, stay_id)


def test_a_claim_can_be_left_out(desk):
    stay_id = over(desk, ask(desk))
    assert [part.key for part in a_form(desk, Deed.RETURN_FROM_STAY, stay_id).parts()] == ["stay"]


def test_what_the_host_is_told_does_not_touch_what_was_recorded_meanwhile(desk):
    stay_id = offer(desk, ask(desk))
    form = a_form(desk, Deed.PREPARE_STAY, stay_id)
    stays.authorise_stay(desk, stay_id, "the carers", desk.today, "")
    form.save(typed(form, stay={"bring": "Wellingtons"}))
    stay = stays.stay_of(desk, stay_id)
    assert (stay.bring, stay.authorised_by) == ("Wellingtons", "the carers")


def test_a_decision_is_about_what_stands_in_the_way(desk):
    request = ask(desk)
    form = a_form(desk, Deed.RECORD_DECISION, decision_ref(request, "bell", ["limit", "terms"], FRIDAY, FRIDAY))
    decision = form.records["decision"]
    assert (decision.rules, decision.child_ids, decision.first_day) == (("limit", "terms"), ("mia",), FRIDAY)
    assert "Mia (Marsh)" in form.names[0] and form.names[1] == "with Bell"


def test_names_are_initials_in_the_discreet_view(desk):
    stay_id = offer(desk, ask(desk))
    form = a_form(desk, Deed.AUTHORISE_STAY, stay_id, sight=sight_of(desk, discreet=True))
    assert "Mia" not in " ".join(form.names) and "Bell" not in " ".join(form.names)


# -- hosts


def test_the_usual_pattern_is_told_by_the_names_of_the_days(desk):
    form = a_form(desk, Deed.HOST_OFFER, family_id="marsh")
    told = {"nights": (Weekday.FRIDAY, Weekday.SATURDAY), "most_children": 1, "emergencies": True}
    form.save(typed(form, offer=told))
    offer_ = hosts.offer_of(desk, FamilyId("marsh"))
    assert (offer_.nights, offer_.most_children, offer_.emergencies) == ((5, 6), 1, True)
    again = a_form(desk, Deed.HOST_OFFER, family_id="marsh")
    assert again.records["offer"].nights == (Weekday.FRIDAY, Weekday.SATURDAY)


def test_days_that_differ_are_put_right_and_taken_away(desk):
    form = a_form(desk, Deed.HOST_DAYS, family_id="bell")
    changed = form.save(typed(form, days={"kind": ExceptionKind.VISITORS, "beds_taken": 1}))
    again = a_form(desk, Deed.HOST_DAYS, changed.record_id, "bell")
    assert again.removal and again.records["days"].beds_taken == 1
    again.remove()
    with pytest.raises(RuleRefused, match="no longer on record"):
        a_form(desk, Deed.HOST_DAYS, changed.record_id, "bell")


def test_visitors_take_a_number_of_beds(desk):
    form = a_form(desk, Deed.HOST_DAYS, family_id="bell")
    with pytest.raises(RuleRefused, match="beds"):
        form.save(typed(form, days={"kind": ExceptionKind.VISITORS}))


def test_who_takes_no_part_in_stays_offers_nothing():
    desk = a_stay_desk(a_family("Stone", id="stone", kind=FamilyKind.STAYING_PUT))
    with pytest.raises(RuleRefused, match="takes no part"):
        a_form(desk, Deed.HOST_OFFER, family_id="stone")
