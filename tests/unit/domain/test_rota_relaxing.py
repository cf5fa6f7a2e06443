"""What would make a place possible: it is said truly, and the easiest comes first."""

from dataclasses import replace

from hypothesis import given

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostRule, Verdict
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import Plan, PlanAsked, Unmet, WouldHelp
from hivedesk.domain.sleepovers.records import ServiceDecision
from hivedesk.domain.sleepovers.rota_asking import in_the_way
from hivedesk.domain.sleepovers.rota_options import visit_to
from tests.unit.domain.rota_strategies import questions
from tests.unit.domain.rota_worlds import (
    MONDAY,
    NOW,
    a_child,
    a_home,
    a_request,
    a_unit,
    an_offer,
    as_stay,
    asked,
    plan,
)
from tests.unit.domain.test_rota_properties import bounded

AMY, CAT = a_child("amy", "okafor"), a_child("cat", "ray")
OKAFOR, RAY = a_home("okafor", AMY, spare=0), a_home("ray", CAT, spare=0)
NOBODY = {"okafor": an_offer("okafor", nights=(), days=()), "ray": an_offer("ray", nights=(), days=())}
TUESDAYS = an_offer("bell", nights=(2,))


def helped(question: PlanAsked, found: Plan, unmet: Unmet, one: WouldHelp) -> Verdict:
    """What the rules say, beside the plan, once the service has set that rule aside for them."""
    visit = visit_to(unmet.unit, unmet.child_ids, one.host_id, one.starts_at)
    decision = ServiceDecision(
        id="d",
        request_id=unmet.unit.request.id,
        host_id=one.host_id,
        rules=(one.results[0].rule.value,),
        child_ids=unmet.child_ids,
        first_day=visit.days[0],
        last_day=visit.days[-1],
        decided_by="the service",
        decided_on=NOW.date(),
    )
    situation = question.situation
    stays = (*situation.stays, *(as_stay(placed, f"new{n}") for n, placed in enumerate(found.placed)))
    beside = replace(situation, stays=stays, decisions=(*situation.decisions, decision))
    return may_host(visit, beside).without(OF_THE_STAY)


@bounded
@given(questions())
def test_taking_away_what_is_named_makes_the_place_possible(question: PlanAsked) -> None:
    found = plan(question)
    for unmet in found.unmet:
        assert len(unmet.helps) <= 5
        for one in unmet.helps:
            assert len({result.rule for result in one.results}) == 1
            assert helped(question, found, unmet, one) is Verdict.PASS


def test_an_approval_comes_before_a_fact_that_cannot_be_changed_and_a_known_host_first() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"]))
    homes = [OKAFOR, a_home("bell"), a_home("chen"), a_home("dale", a_child("dan", "dale"), spare=0)]
    offers = NOBODY | {"bell": an_offer("bell", nights=(2,)), "chen": an_offer("chen", nights=(2,))}
    known = {(ChildId("amy"), FamilyId("chen")): 5, (ChildId("amy"), FamilyId("dale")): 9}
    (unmet,) = plan(asked(homes, [unit], offers=offers, familiarity=known)).unmet
    said = [(one.host_id, one.results[0].rule) for one in unmet.helps]
    assert said == [("chen", HostRule.FREE), ("bell", HostRule.FREE), ("dale", HostRule.BEDS)]
    assert unmet.helps[0].whom_to_ask and not unmet.helps[-1].whom_to_ask


def test_one_way_is_said_once_with_the_date_that_suits_best() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"], flexible_days=2, night=3))
    (unmet,) = plan(asked([OKAFOR, a_home("bell", spare=0)], [unit], offers=NOBODY)).unmet
    assert [one.starts_at for one in unmet.helps] == [unit.starts[0]]


def test_where_two_rules_are_in_the_way_nothing_is_said() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"]))
    (unmet,) = plan(asked([OKAFOR, a_home("bell", spare=0)], [unit], offers=NOBODY | {"bell": TUESDAYS})).unmet
    assert unmet.helps == ()


def test_the_other_stay_of_the_plan_is_what_is_in_the_way() -> None:
    units = [a_unit(a_request("r1", "okafor", ["amy"], nights=2)), a_unit(a_request("r2", "ray", ["cat"]))]
    found = plan(asked([OKAFOR, RAY, a_home("bell")], units, offers=NOBODY))
    (unmet,) = found.unmet
    assert unmet.child_ids == ("cat",)
    (bell,) = [one for one in unmet.helps if one.host_id == "bell"]
    assert [(one.rule, one.on) for one in bell.results] == [(HostRule.BEDS, (MONDAY,))]


def test_a_place_that_would_break_another_stay_is_not_named() -> None:
    solo = replace(OKAFOR, placements=tuple(replace(one, solo=True) for one in OKAFOR.placements))
    wide = a_home("bell", spare=2)
    units = [a_unit(a_request("r1", "okafor", ["amy"], nights=2)), a_unit(a_request("r2", "ray", ["cat"]))]
    found = plan(asked([solo, RAY, wide], units, offers=NOBODY))
    (unmet,) = found.unmet
    assert unmet.child_ids == ("cat",)
    assert all(one.host_id != "bell" or one.results[0].rule is HostRule.SOLO for one in unmet.helps)


def test_no_rule_of_the_stay_itself_is_named() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"], nights=5))
    (unmet,) = plan(asked([OKAFOR, a_home("bell", spare=0)], [unit], offers=NOBODY)).unmet
    visit = visit_to(unit, unmet.child_ids, FamilyId("bell"), unit.starts[0])
    assert in_the_way(may_host(visit, asked([OKAFOR, a_home("bell", spare=0)], [unit]).situation)) == {HostRule.BEDS}
    assert [one.results[0].rule for one in unmet.helps] == [HostRule.BEDS]
