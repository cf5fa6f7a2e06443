"""How the planner asks the rules: with the plan's stays beside the kept ones, and no further than it has to."""

from collections.abc import Callable, Collection, Iterable
from itertools import chain

from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostAnswer, HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import BESIDE_OTHERS, OF_THE_HOME, STEPS, Rule, may_host
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.quiet_homes import QuietHomes
from hivedesk.domain.sleepovers.records import Stay, StayRequest
from hivedesk.domain.sleepovers.rules import dates, home_nights, rooms
from hivedesk.domain.sleepovers.rules.home import member
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.background import Progress

Rules = Callable[[Visit, Situation], HostAnswer]
"""What says whether a family may host: `host_rules.may_host`."""

Wrong = Callable[[RuleResult], bool]
"""Whether a result is in the way."""

_FIRST = (dates.child_free, dates.free, OF_THE_HOME, rooms.rooms, home_nights.limit, home_nights.terms)  # often against
_ALL: tuple[Rule, ...] = (member, *STEPS)
QUICK_STEPS: tuple[Rule, ...] = (*_FIRST, *(step for step in _ALL if step not in _FIRST))
"""All rules that `may_host` asks, what is quick to ask and often against it first."""

_QUICK = tuple(_ALL.index(step) for step in QUICK_STEPS)
_PASS = Verdict.PASS


class Asking:
    """Asks the rules, and lets the worker cancel between two questions."""

    def __init__(self, asked: PlanAsked, rules: Rules, situation: Situation, progress: Progress) -> None:
        self.situation = situation
        self.with_approvals = asked.with_approvals
        self._rules = rules
        self._progress = progress
        self.quiet_homes = QuietHomes(situation)
        self._decided = {one.request_id for one in situation.decisions}

    def is_usual(self, request: StayRequest) -> bool:
        """Whether the rules of `host_rules` are asked about a request, and no decision sets one of them aside."""
        return self._rules is may_host and request.id not in self._decided

    def check(self) -> None:
        """Let the worker cancel.

        Raises:
            Cancelled: she has.
        """
        self._progress.check()

    def answer(self, visit: Visit, situation: Situation) -> HostAnswer:
        """What the rules say."""
        self._progress.check()
        return self._rules(visit, situation)

    def answer_unless(
        self, visit: Visit, situation: Situation, wrong: Wrong, most: int = 0, known: Collection[HostRule] = ()
    ) -> HostAnswer | None:
        """What the rules say, or None where more than ``most`` rules are in the way: then no more is asked.

        ``known``: rules of which it is known that they are.
        """
        if self.is_usual(visit.request):
            self._progress.check()
            return _answer_unless(visit, situation, wrong, most, known)
        answer = self.answer(visit, situation)
        return None if len({one.rule for one in answer.results if wrong(one)}) > most else answer

    def answer_of_others(self, visit: Visit, situation: Situation) -> HostAnswer:
        """What is in the way of the rules that look at other stays; of all rules where they are not the usual ones."""
        if self.is_usual(visit.request):
            self._progress.check()
            said = HostAnswer(visit, tuple(chain.from_iterable([rule(visit, situation) for rule in BESIDE_OTHERS])))
        else:
            said = self.answer(visit, situation)
        return HostAnswer(visit, said.in_the_way)

    def beside(self, stays: Iterable[Stay]) -> Situation:
        """The Hive with these stays beside the kept ones."""
        return self.situation.with_more(stays)

    def keeps_out_by(self, result: RuleResult) -> bool:
        """Whether this result is why a plan may not do it."""
        if result.rule in OF_THE_STAY:
            return False
        return result.verdict is Verdict.FAIL or (result.verdict is Verdict.NEEDS_APPROVAL and not self.with_approvals)

    def keeps_out(self, answer: HostAnswer) -> bool:
        """Whether the plan may not do this."""
        return any(self.keeps_out_by(result) for result in answer.results)


def is_in_the_way(result: RuleResult) -> bool:
    """Whether a rule does not pass and planning waits for it."""
    return result.verdict is not Verdict.PASS and result.rule not in OF_THE_STAY


def in_the_way(answer: HostAnswer) -> frozenset[HostRule]:
    """The rules that do not pass and that planning waits for."""
    return frozenset(result.rule for result in answer.results if is_in_the_way(result))


def approvals_in(results: Iterable[RuleResult]) -> frozenset[HostRule]:
    """The rules for which somebody has to agree before the place is taken."""
    return frozenset([one.rule for one in results if is_in_the_way(one) and one.verdict is not Verdict.FAIL])


def _answer_unless(
    visit: Visit, situation: Situation, wrong: Wrong, most: int, known: Collection[HostRule]
) -> HostAnswer | None:
    """The same as `may_host` says, what is quick to ask first; no decision may concern the visit."""
    if visit.host_id not in situation.households or visit.host_id == visit.request.family_id:
        return None
    found: list[Iterable[RuleResult]] = [()] * len(_ALL)
    against = set(known)
    for number in _QUICK:
        if len(against) > most:
            return None
        found[number] = said = tuple(_ALL[number](visit, situation))
        for result in said:
            if result.verdict is not _PASS and wrong(result):
                against.add(result.rule)
    return None if len(against) > most else HostAnswer(visit, tuple(chain.from_iterable(found)))
