"""May this family host? Every rule gives one plain sentence: it passes, needs somebody's approval, or fails.

The rules stand in `rules`, one file a subject; they compose here. Nothing is called lawful: what is beyond the usual
"needs the fostering service". A rule is set aside only by a decision on record.

Another stay at the host, of children who do not live there, never makes the verdict of a rule better: siblings,
exemptions and agreements to share all have to take in everybody who is there. Where it takes the last bed, the rule on
bedrooms is not asked, and the rule on beds stands in its place (`tests/unit/domain/test_host_rules_second_reading.py`).
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from hivedesk.domain.sleepovers.answers import HostAnswer, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.records import ServiceDecision
from hivedesk.domain.sleepovers.rules import authority, dates, home, home_nights, needs, rooms, school_run, together
from hivedesk.domain.sleepovers.rules.results import remembered
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.clock import format_date

Rule = Callable[[Visit, Situation], Iterable[RuleResult]]

_HOME: tuple[Rule, ...] = (home.approved, home.on_hold, home.restricted)
_WHO_IS_THERE: tuple[Rule, ...] = (
    together.no_contact,
    together.solo,
    together.risk,
    home_nights.limit,
    home_nights.terms,
    rooms.rooms,
    dates.free,
    dates.child_free,
    dates.worker,
)
_WISHES: tuple[Rule, ...] = (needs.wishes, needs.ruled_out, needs.allergies)
_NEEDS: tuple[Rule, ...] = (needs.smoking, needs.access, needs.medication)
_AUTHORITY: tuple[Rule, ...] = (authority.delegated, authority.nights)

RULES: tuple[Rule, ...] = (*_HOME, *_WHO_IS_THERE, *_WISHES, *_NEEDS, school_run.school, *_AUTHORITY)
"""All rules, in the order of `answers.HostRule`; that the family is a member is asked before them."""


def _wishes_of(visit: Visit) -> Hashable:
    request = visit.request
    kept_out = (request.unwanted_host_ids, request.ruled_out_host_ids)
    return visit.host_id, visit.child_ids, request.wished_host_ids, kept_out


OF_THE_HOME = remembered(_HOME, lambda visit: (visit.host_id, visit.on))
OF_WISHES = remembered(_WISHES, _wishes_of)
OF_NEEDS = remembered(_NEEDS, lambda visit: (visit.host_id, visit.child_ids, visit.on[0]))
OF_AUTHORITY = remembered(_AUTHORITY, lambda visit: (visit.child_ids, visit.on[0], len(visit.nights)))

STEPS: tuple[Rule, ...] = (OF_THE_HOME, *_WHO_IS_THERE, OF_WISHES, OF_NEEDS, school_run.school, OF_AUTHORITY)
"""The same rules in the same order; those that look at no other stay are asked once where they would say the same."""


BESIDE_OTHERS: tuple[Rule, ...] = (*_WHO_IS_THERE, school_run.school)
"""Those that look at other stays too: the rest says the same whoever else is on a stay."""


def may_host(visit: Visit, situation: Situation) -> HostAnswer:
    """What every rule says of these children with this host on these nights, beside all other stays."""
    first = tuple(home.member(visit, situation))
    if visit.host_id not in situation.households or visit.host_id == visit.request.family_id:
        return HostAnswer(visit, first)
    asked = (*first, *(result for step in STEPS for result in step(visit, situation)))
    decided = [one for one in situation.decisions if _covers(one, visit)]
    if not decided:
        return HostAnswer(visit, asked)
    return HostAnswer(visit, tuple(_set_aside(result, decided) for result in asked))


def _covers(decision: ServiceDecision, visit: Visit) -> bool:
    """Whether it was decided for these children, this host and all of these nights."""
    return (
        decision.request_id == visit.request.id
        and decision.host_id == visit.host_id
        and set(visit.child_ids) <= set(decision.child_ids)
        and decision.first_day <= visit.on[0]
        and visit.on[-1] <= decision.last_day
    )


def _set_aside(result: RuleResult, decided: list[ServiceDecision]) -> RuleResult:
    found = next((one for one in decided if result.rule.value in one.rules), None)
    if found is None or result.verdict is Verdict.PASS:
        return result
    return replace(
        result,
        verdict=Verdict.PASS,
        sentence=f"{result.sentence} Set aside by {found.decided_by} on {format_date(found.decided_on)}"
        + (f", reference {found.reference}." if found.reference else "."),
        decided=found,
    )
