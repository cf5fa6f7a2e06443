"""The demonstration Hive's year of sleepovers and day care: believable, and true to the rules and to the diaries."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from hivedesk.casework.demonstration.acts import NOT_AFTER_ALL
from hivedesk.casework.demonstration.seasons import seasons_of
from hivedesk.casework.hosts import host_lines
from hivedesk.casework.stay_lines import StayNeed
from hivedesk.casework.stay_requests import RequestLine, all_requests, open_requests
from hivedesk.casework.stay_situation import situation_between
from hivedesk.casework.stays import visit_of
from hivedesk.casework.suggesting import suggest_hosts
from hivedesk.casework.today import today_board
from hivedesk.domain.claims import ClaimItem, ClaimKind
from hivedesk.domain.families import Answer, Status
from hivedesk.domain.household import placements_on
from hivedesk.domain.sleepovers.answers import HostRule, Verdict
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import (
    ExceptionKind,
    HostException,
    ServiceDecision,
    Stay,
    StayRequest,
    Urgency,
)
from hivedesk.domain.sleepovers.stay import TOOK_PLACE, StayState, is_day_care, nights_of, stands, state_of
from hivedesk.foundation.clock import local
from tests.demonstration_hive import AWKWARD_DAYS, TODAY, house, households, the_hive

NOT_NEEDED = (StayState.REFUSED, StayState.WITHDRAWN)
NEVER_ASKED = {"Loveridge", "Osei"}


PICTURES = date(2026, 11, 19)  # the day of the portfolio's pictures: a Thursday


@pytest.fixture(params=[TODAY, PICTURES, *AWKWARD_DAYS], ids=str)
def any_day(request):
    return request.param


@cache
def lines(day: date) -> tuple[RequestLine, ...]:
    """All requests of the year, in the order of their days."""
    return tuple(sorted(all_requests(the_hive(day)), key=lambda line: line.request.starts_at))


def all_stays(day: date) -> Iterator[tuple[RequestLine, Stay]]:
    yield from ((line, stay) for line in lines(day) for stay in line.stays)


def took_place(day: date) -> list[tuple[RequestLine, Stay]]:
    return [(line, stay) for line, stay in all_stays(day) if state_of(stay) in TOOK_PLACE]


def told(day: date) -> set[tuple[str, str]]:
    """First names, with the name of the host with whom they stayed."""
    names = the_hive(day).family_names()
    return {
        (child.first_name, names[stay.host_id])
        for line, stay in took_place(day)
        for child in line.children
        if child.id in stay.child_ids
    }


def test_there_are_four_to_eight_stays_in_most_months(any_day):
    months = Counter(local(stay.starts_at).strftime("%Y-%m") for _, stay in took_place(any_day))
    whole = sorted(months)[1:-1]
    assert len(whole) >= 9
    assert sum(4 <= months[month] <= 8 for month in whole) >= len(whole) - 1, months
    assert all(3 <= months[month] <= 9 for month in whole), months


def test_two_to_four_of_them_are_by_day(any_day):
    by_day = Counter(local(stay.starts_at).strftime("%Y-%m") for _, stay in took_place(any_day) if is_day_care(stay))
    whole = sorted(by_day)[1:-1]
    assert all(1 <= by_day[month] <= 4 for month in whole), by_day
    assert sum(2 <= by_day[month] <= 4 for month in whole) >= len(whole) - 1


def test_the_rules_hold_for_every_stay_but_what_was_decided(any_day):
    desk = the_hive(any_day)
    situation = situation_between(desk, any_day - timedelta(days=370), any_day + timedelta(days=60))
    left = {one.family.id for one in households(any_day) if one.family.status is Status.LEFT}
    asked = 0
    for line, stay in all_stays(any_day):
        if not stands(stay):
            continue
        asked += 1
        answer = may_host(visit_of(stay, line.request), situation)
        failing = {result.rule for result in answer.results if result.verdict is Verdict.FAIL}
        if line.request.family_id in left and stay.ends_at < desk.clock.now():
            failing -= {HostRule.MEMBER}  # they have left since
        assert not failing, (line.family_name, stay.starts_at, answer.in_the_way)
    assert asked > 50


def test_no_rule_was_in_the_way_on_the_day_itself(any_day):
    assert [line.family_name for line in lines(any_day) if line.request.outcome_note == NOT_AFTER_ALL] == []
    reasons = [stay.cancel_note for _, stay in all_stays(any_day) if not stands(stay)]
    assert all(reason.startswith(("The night before", "Not needed after all")) for reason in reasons), reasons


def test_every_stay_that_took_place_was_authorised_and_handed_over_before(any_day):
    for _, stay in took_place(any_day):
        assert stay.started_at is not None
        began = local(stay.started_at).date()
        assert stay.authorised_by
        assert stay.authorised_on is not None
        assert stay.sheet_given_on is not None
        assert local(stay.offered_at).date() <= stay.authorised_on <= stay.sheet_given_on <= began
        assert stay.bring
        assert stay.host_may_decide
        if len(nights_of(stay)) > 2:
            assert stay.authorised_ref


def test_moments_follow_each_other(any_day):
    now = the_hive(any_day).clock.now()
    for line, stay in took_place(any_day):
        moments = [line.request.asked_at, stay.offered_at, stay.started_at, stay.returned_at]
        known = [moment for moment in moments if moment is not None]
        assert known == sorted(known)
        assert known[-1] <= now
        if stay.debriefed_on is not None and stay.returned_at is not None:
            assert local(stay.returned_at).date() < stay.debriefed_on <= any_day


def test_children_lived_with_those_who_asked_and_not_with_the_host(any_day):
    houses = {one.family.id: one for one in households(any_day)}
    for line, stay in all_stays(any_day):
        for day in nights_of(stay) or (local(stay.starts_at).date(),):
            ids = set(stay.child_ids)
            assert ids <= {one.child_id for one in placements_on(houses[line.request.family_id], day)}
            assert not ids & {one.child_id for one in placements_on(houses[stay.host_id], day)}


def test_two_or_three_requests_a_quarter_were_not_met(any_day):
    closed = [line for line in lines(any_day) if line.state in NOT_NEEDED]
    assert 8 <= len(closed) <= 12
    assert all(line.request.outcome_note for line in closed)
    refused = [line.request for line in closed if line.state is StayState.REFUSED]
    assert len({request.refusal for request in refused}) >= 4
    quarters = Counter((any_day - local(line.request.starts_at).date()).days // 91 for line in closed)
    assert all(1 <= quarters[quarter] <= 4 for quarter in range(4)), quarters


def test_one_request_in_eight_is_an_emergency(any_day):
    urgent = [line.request for line in lines(any_day) if line.request.urgency is Urgency.EMERGENCY]
    assert 0.08 < len(urgent) / len(lines(any_day)) < 0.17
    assert all(local(one.asked_at).date() == local(one.starts_at).date() for one in urgent)
    planned = [one.request for one in lines(any_day) if one.request.urgency is Urgency.PLANNED]
    assert all(one.starts_at - one.asked_at > timedelta(hours=20) for one in planned)


def test_every_request_is_in_the_carers_words(any_day):
    assert all(line.request.reason_note and line.request.asked_by for line in lines(any_day))


def test_what_the_diaries_tell_took_place(any_day):
    found = told(any_day)
    assert ("Kayden", "Cartwright") in found
    assert ("Reece", "Ferreira") in found
    assert ("Ellie-Mae", "Kaur-Bennett") in found
    assert ("Corey", "O'Rourke") in found
    assert ("Poppy", "Petrov") in found
    assert ("Jake", "Penhaligon") in found
    assert not {child for child, host in found if host == "Yarrow"}  # that is the matter


def test_brothers_and_sisters_stay_together_and_once_apart(any_day):
    together = [line for line, stay in took_place(any_day) if len(stay.child_ids) == 2]
    assert len(together) >= 2
    apart = [line for line in lines(any_day) if len([stay for stay in line.stays if stands(stay)]) == 2]
    assert [line.family_name for line in apart] == ["Fairweather"]
    assert not apart[0].request.keep_together


def test_one_was_cancelled_the_night_before_and_one_moved_when_the_host_fell_ill(any_day):
    desk = the_hive(any_day)
    late = [stay for _, stay in all_stays(any_day) if stay.cancel_note.startswith("The night before")]
    assert [stay.cancelled_on for stay in late] == [local(stay.starts_at).date() - timedelta(days=1) for stay in late]
    assert len(late) == 1
    assert len(desk.store.rows("SELECT 1 FROM entry WHERE kind = 'move_stay'")) == 1


def test_decisions_of_the_service_have_their_reference(any_day):
    decisions = the_hive(any_day).store.select(ServiceDecision)
    assert all(one.reference and one.decided_by for one in decisions)
    assert any(HostRule.SOLO.value in one.rules and one.note for one in decisions)
    longer = [stay for _, stay in took_place(any_day) if len(nights_of(stay)) > 3]
    assert longer
    assert all(stay.authorised_ref.startswith("FS/") for stay in longer)


def test_a_stay_that_is_over_is_on_the_hosts_claim_list(any_day):
    claims = Counter(
        (claim.family_id, claim.day)
        for claim in the_hive(any_day).store.select(ClaimItem)
        if claim.kind in (ClaimKind.SLEEPOVER, ClaimKind.DAY_CARE)
    )
    over = [(stay.host_id, local(stay.returned_at).date()) for _, stay in took_place(any_day) if stay.returned_at]
    missing = [one for one in over if one not in claims]
    assert len(missing) <= 2  # two weekends stand there as the Cartwrights wrote them
    assert sum(claims.values()) == len(over) - len(missing)


def test_children_say_what_they_think_in_their_own_words(any_day):
    said = [(stay.child_ids, stay.child_words) for _, stay in all_stays(any_day) if stay.debriefed_on]
    words = {text for _, text in said if text}
    assert len(words) >= 20
    assert any(not text for _, text in said)  # not every child wants to
    assert max(Counter((ids, text) for ids, text in said if text).values()) == 1


def test_the_day_opens_with_something_in_every_state(any_day):
    desk, seasons = the_hive(any_day), seasons_of(any_day - timedelta(days=10), any_day)
    states = Counter(state_of(stay) for _, stay in all_stays(any_day) if stands(stay))
    needs = Counter(line.need for line in today_board(desk).stays)
    arrives = any_day.isoweekday() == 5 and not seasons.is_lull(any_day)
    assert states[StayState.STARTED] == (0 if arrives else 1)
    assert needs[StayNeed.ARRIVES] == (1 if arrives else 0)
    assert states[StayState.OFFERED] == 1
    assert states[StayState.AUTHORISED] == 1
    assert states[StayState.READY] == (2 if arrives else 1)
    assert states[StayState.RETURNED] == needs[StayNeed.DEBRIEF] == 1
    assert needs[StayNeed.SHEET_BACK] == 1
    assert needs[StayNeed.CLOSE] == 0


def test_there_is_something_to_plan_in_the_coming_month_and_one_of_it_is_hard(any_day):
    desk = the_hive(any_day)
    waiting = open_requests(desk)
    assert 3 <= len(waiting) <= 5
    assert all(local(line.request.starts_at).date() <= any_day + timedelta(days=36) for line in waiting)
    fitting = [len(suggest_hosts(desk, line.request.id).groups[Verdict.PASS]) for line in waiting]
    assert 0 in fitting
    assert any(fitting)


def test_hosts_have_said_what_they_offer_but_for_two(any_day):
    desk = the_hive(any_day)
    found = host_lines(desk)
    assert {line.name for line in found if line.offer is None} == NEVER_ASKED
    assert len(found) == 19
    assert sum(bool(line.offer and (line.offer.nights or line.offer.days)) for line in found) >= 7


def test_some_days_of_hosts_differ_past_and_to_come(any_day):
    exceptions = the_hive(any_day).store.select(HostException)
    assert {one.kind for one in exceptions} == set(ExceptionKind)
    assert any(one.last_day < any_day for one in exceptions)
    assert any(one.first_day > any_day for one in exceptions)


def test_the_handover_sheet_finds_what_it_needs_on_the_cards(any_day):
    away = {child.id: child for line in lines(any_day) for child in line.children if line.state not in NOT_NEEDED}
    known = [child for child in away.values() if child.gp and child.sleep]
    assert len(known) >= len(away) - 4  # those of families that left are no longer asked about
    assert sum(bool(child.access_needs) for child in away.values()) == 1


def test_no_child_whose_carers_may_not_decide_slept_elsewhere_but_as_told(any_day):
    for line, stay in all_stays(any_day):
        if nights_of(stay):
            assert all(child.delegated_sleepovers is not Answer.NO for child in line.children)


def test_a_request_and_its_stays_name_children_of_the_family():
    ids = {child.id for child in house("Mensah-Cole").children_in_care}
    asked = the_hive().store.select(StayRequest, "WHERE family_id = ?", house("Mensah-Cole").family.id)
    assert asked
    assert all(set(request.child_ids) <= ids for request in asked)
