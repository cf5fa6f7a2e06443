"""The planner as a job: it tells how far it is, can be cancelled, and is honest where time runs out."""

import time
from dataclasses import replace

import pytest
from hypothesis import given

from hivedesk.domain.sleepovers.answers import HostAnswer, Visit
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.rota import plan_month
from hivedesk.domain.sleepovers.rota_asking import Asking
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import Cancelled
from tests.benchmarks.rota_worlds import a_month
from tests.unit.domain.rota_strategies import questions
from tests.unit.domain.rota_worlds import broken, broken_kept, misplaced, plan
from tests.unit.domain.test_rota_properties import bounded


class CancelAfter(NoProgress):
    """Cancels at the n-th check, and remembers when."""

    def __init__(self, checks: int) -> None:
        self.left = checks
        self.words: list[str] = []

    def report(self, done: int, total: int, what: str = "") -> None:
        assert 0 <= done <= total
        self.words.append(what)

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_it_tells_what_it_is_about_in_plain_words() -> None:
    watched = CancelAfter(10**9)
    plan_month(a_month(8, 6, 1), watched)
    assert watched.words[0] == "Asking which families may host"
    assert "Looking for the most urgent requests met" in watched.words
    assert not any(any(sign in word for sign in "_/0123456789") for word in watched.words)


@pytest.mark.parametrize("share", (0.0, 0.3, 0.6, 0.9, 0.99))
def test_cancelling_stops_it_wherever_it_is(share: float) -> None:
    whole = CancelAfter(10**9)
    plan_month(a_month(12, 8, 1), whole)
    checks = 10**9 - whole.left
    with pytest.raises(Cancelled):
        plan_month(a_month(12, 8, 1), CancelAfter(int(checks * share)))


def test_a_month_without_time_gets_a_plan_that_stands_and_does_not_claim_to_be_the_best() -> None:
    question = replace(a_month(30, 6, 2), seconds=0.0)
    found = plan(question)
    assert found.placed and not found.proved
    assert found.unproved_level and 0.0 < found.gap <= 1.0
    assert broken(question, found.placed) == [] and misplaced(question, found) == []


@bounded
@given(questions())
def test_no_plan_breaks_a_rule_where_time_runs_out(question: PlanAsked) -> None:
    hurried = replace(question, seconds=0.0)
    found = plan(hurried)
    assert broken(hurried, found.placed) == [] and broken_kept(hurried, found.placed) == []
    assert misplaced(hurried, found) == []
    assert found.proved == (not found.unproved_level)


@bounded
@given(questions())
def test_other_rules_of_the_same_mind_give_the_same_plan(question: PlanAsked) -> None:
    def others(visit: Visit, situation: Situation) -> HostAnswer:
        return may_host(visit, situation)

    assert plan_month(question, NoProgress(), others).placed == plan(question).placed


@bounded
@given(questions())
def test_asking_no_further_than_needed_says_what_all_rules_say(question: PlanAsked) -> None:
    asking = Asking(question, may_host, question.situation, NoProgress())
    for unit in question.units:
        for host_id in question.situation.households:
            visit = Visit(
                request=unit.request,
                host_id=host_id,
                child_ids=unit.child_ids,
                starts_at=unit.starts_at,
                ends_at=unit.ends_at,
            )
            whole = may_host(visit, question.situation)
            found = asking.answer_unless(visit, question.situation, asking.keeps_out_by)
            assert found == (None if asking.keeps_out(whole) else whole)


def test_how_long_it_took_is_told() -> None:
    begun = time.monotonic()
    found = plan(a_month(5, 4, 3))
    assert 0.0 < found.seconds <= time.monotonic() - begun
