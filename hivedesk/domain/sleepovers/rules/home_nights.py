"""The usual fostering limit and the terms of approval, night by night, as the checks of a night have them."""

from collections.abc import Callable, Iterator
from datetime import date

from hivedesk.domain.approval import CareKind
from hivedesk.domain.household import Household
from hivedesk.domain.nights.findings import Finding, Level
from hivedesk.domain.nights.fostering_limit import check_limit
from hivedesk.domain.nights.night import Night, Sleeper, each_once
from hivedesk.domain.nights.terms import check_terms
from hivedesk.domain.policy import Policy
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.rules.results import SERVICE, needs, nights_words, passes, there, visitors
from hivedesk.domain.sleepovers.situation import Situation

Check = Callable[[Night], Iterator[Finding]]


def limit(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Three foster children at once, unless all are siblings or exempted by name (Children Act 1989, Sch. 7).

    Visitors count; own children do not. Over the limit is never "allowed": it needs the fostering service.
    """
    yield from _asked(visit, situation, check_limit, HostRule.LIMIT, "Within the usual fostering limit")


def terms(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Number, ages, gender, kind of care, named children (reg. 27); asked apart from the limit."""
    if situation.households[visit.host_id].approval is None:
        return  # said by the rule on the approval itself
    yield from _asked(visit, situation, check_terms, HostRule.TERMS, "Within the terms of approval")


def _asked(visit: Visit, situation: Situation, check: Check, rule: HostRule, fine: str) -> Iterator[RuleResult]:
    house = situation.households[visit.host_id]
    found: dict[Finding, list[date]] = {}
    for night in visit.on:
        for finding in _of_the_visit(visit, situation, house, night, check):
            found.setdefault(finding, []).append(night)
    if not found:
        yield passes(rule, f"{fine} of {house.family.name}." if rule is HostRule.TERMS else f"{fine}.")
    for finding, nights in found.items():
        missing = finding.level is Level.CANNOT_CHECK
        yield needs(
            rule,
            f"{_first_upper(nights_words(nights))}, with {house.family.name}: {finding.reason}",
            SERVICE,
            "that this is in order, since a fact is not recorded" if missing else "this beyond the usual",
            finding.would_change,
            on=nights,
            child_ids=finding.child_ids,
            not_recorded=missing,
        )


def _of_the_visit(visit: Visit, situation: Situation, house: Household, night: date, check: Check) -> Iterator[Finding]:
    """What is found with the visitors and was not found without them."""
    policy = situation.policy(night)
    before = [Sleeper(child) for child in there(visit, situation, night)]  # their kinds cancel out: found both times
    coming = [Sleeper(child, _kind(visit, house, policy)) for child in visitors(visit, situation)]
    together = Night(house, night, policy, each_once([*before, *coming]), situation.name_of)
    without = _known_without(situation, house, night, tuple(before), check)
    mine = set(visit.child_ids)
    for finding in dict.fromkeys(check(together)):
        if finding not in without and (mine & set(finding.child_ids) or not finding.child_ids):
            yield finding


def _known_without(
    situation: Situation, house: Household, night: date, sleepers: tuple[Sleeper, ...], check: Check
) -> frozenset[Finding]:
    """What is found without the visit: worked out once, since the planner asks again and again."""
    if not sleepers:
        return frozenset()
    key = (check, house.family.id, night, tuple(one.child.id for one in sleepers))
    if key not in situation.known_findings:
        policy = situation.policy(night)
        alone = Night(house, night, policy, each_once(sleepers), situation.name_of)
        situation.known_findings[key] = frozenset(check(alone))
    return situation.known_findings[key]


def _kind(visit: Visit, house: Household, policy: Policy) -> CareKind | None:
    """As what the stay counts: a kind that the host is approved for where one of them covers it, else respite."""
    approval = house.approval
    if approval is None or approval.respite_only:
        return CareKind.RESPITE
    covering = [CareKind(kind) for kind in policy.stays.kinds_of_care]
    if visit.request.urgency is Urgency.EMERGENCY:
        covering.append(CareKind.EMERGENCY)
    return next((kind for kind in covering if kind in approval.kinds_of_care), CareKind.RESPITE)


def _first_upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
