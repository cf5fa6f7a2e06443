"""What holds for every plan, over generated small Hives and by all rules."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from hivedesk.domain.sleepovers.plan import PlanAsked
from tests.unit.domain.rota_brute_force import best_by_trying
from tests.unit.domain.rota_strategies import questions
from tests.unit.domain.rota_worlds import broken, broken_kept, first_objectives, misplaced, plan, without_home

_slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
bounded = settings(max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=_slow)
few = settings(bounded, max_examples=30)


@bounded
@given(questions())
def test_no_plan_breaks_a_rule(question: PlanAsked) -> None:
    found = plan(question)
    assert found.proved
    assert broken(question, found.placed) == []
    assert broken_kept(question, found.placed) == []
    assert misplaced(question, found) == []


@few
@given(questions(asking_hosts=False, most_units=3))
def test_urgent_requests_and_nights_are_the_best_there_are(question: PlanAsked) -> None:
    found = plan(question)
    assert first_objectives(found.placed, question.units) == best_by_trying(question)


@few
@given(questions(asking_hosts=False))
def test_one_host_more_never_lowers_the_first_objectives(question: PlanAsked) -> None:
    fewer = plan(without_home(question, "host0"))
    more = plan(question)
    assert first_objectives(more.placed, question.units) >= first_objectives(fewer.placed, question.units)


@few
@given(questions())
def test_the_same_question_gets_the_same_plan_in_whatever_order(question: PlanAsked) -> None:
    found = plan(question)
    turned = replace(
        question,
        units=tuple(reversed(question.units)),
        situation=replace(question.situation, households=dict(reversed(list(question.situation.households.items())))),
    )
    for again in (plan(question), plan(turned)):
        assert again.placed == found.placed and again.unmet == found.unmet
