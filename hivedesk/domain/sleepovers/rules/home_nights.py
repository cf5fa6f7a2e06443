"""The usual fostering limit and the terms of approval, night by night, as the checks of a night have them."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.approval import Approval, CareKind
from hivedesk.domain.families import ChildInCare, age_on
from hivedesk.domain.household import Household
from hivedesk.domain.nights.findings import Finding, Level
from hivedesk.domain.nights.fostering_limit import check_limit
from hivedesk.domain.nights.night import Night, Sleeper, each_once
from hivedesk.domain.nights.terms import check_terms_of_all, check_terms_of_each
from hivedesk.domain.policy import Policy
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.rules.results import (
    SERVICE,
    each_night,
    needs,
    nights_words,
    nobody_else,
    passes,
    passes_at,
    remembered,
    visitors,
)
from hivedesk.domain.sleepovers.situation import Situation, WhoIsThere


@dataclass(frozen=True, eq=False)
class _Check:
    """A check of a night, and what of a night it looks at besides who is there."""

    check: Callable[[Night, Sequence[Sleeper]], Iterator[Finding]]
    facts: Callable[[Household, date, Sequence[ChildInCare]], Hashable]  # alike on two nights: on all between too


_WITHIN = passes(HostRule.LIMIT, "The number of children would be within the usual fostering limit.")


def limit(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Three foster children at once, unless all are siblings or exempted by name (Children Act 1989, Sch. 7).

    Visitors count; own children do not. Over the limit is never "allowed": it needs the fostering service.
    """
    if not _is_above(visit, situation, min([situation.policy(night).usual_fostering_limit for night in visit.on])):
        yield _WITHIN
        return
    # the limit is the same for every kind of care
    found = _found(visit, situation, _LIMIT, CareKind.RESPITE, each_night(visit, situation))
    if not found:
        yield _WITHIN
    yield from _said(visit, situation, found, HostRule.LIMIT)


def _is_above(visit: Visit, situation: Situation, number: int) -> bool:
    """Whether more children than so many may be there on one of the nights."""
    return each_night(visit, situation).most + len(visit.child_ids) > number


def _facts_of_each(_: Household, night: date, coming: Sequence[ChildInCare]) -> Hashable:
    return tuple([age_on(child.date_of_birth, night) for child in coming])


def _is_too_soon(house: Household, night: date) -> bool:
    """Whether the approval has not begun."""
    approval = house.approval
    return approval is not None and approval.approved_on is not None and night < approval.approved_on


_LIMIT = _Check(lambda night, _: check_limit(night), lambda _, night, __: night)
_TERMS_OF_ALL = _Check(lambda night, _: check_terms_of_all(night), lambda house, night, _: _is_too_soon(house, night))
_TERMS_OF_EACH = _Check(check_terms_of_each, _facts_of_each)


def terms(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Number, ages, gender, kind of care, named children (reg. 27); asked apart from the limit."""
    house = situation.households[visit.host_id]
    if house.approval is None:
        return  # said by the rule on the approval itself
    of_each = tuple(_terms_of_each(visit, situation))
    number, too_soon = house.approval.number, _is_too_soon(house, visit.on[0])
    of_all: tuple[RuleResult, ...] = ()
    if number is None or too_soon or _is_above(visit, situation, number):
        of_all = tuple(_terms_of_all(visit, situation))
    if not of_each and not of_all:
        yield passes_at(HostRule.TERMS, "Nothing in the terms of approval of {} stands against it.", visit, situation)
    yield from of_all
    yield from of_each


def _terms_of_all(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """What the terms say of all who would be there."""
    found = _found(visit, situation, _TERMS_OF_ALL, CareKind.RESPITE, each_night(visit, situation))
    yield from _said(visit, situation, found, HostRule.TERMS)


def _each(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """What the terms say of each child, whoever else is there."""
    approval = situation.households[visit.host_id].approval
    if approval is not None:
        kind, nobody = _kind(visit, approval, situation.policy(visit.on[0])), nobody_else(visit, situation)
        yield from _said(visit, situation, _found(visit, situation, _TERMS_OF_EACH, kind, nobody), HostRule.TERMS)


_terms_of_each = remembered((_each,), lambda visit: (visit.host_id, visit.child_ids, visit.on, visit.request.urgency))


def _said(visit: Visit, situation: Situation, found: dict[Finding, list[date]], rule: HostRule) -> Iterator[RuleResult]:
    name = situation.households[visit.host_id].family.name
    for finding, nights in found.items():
        missing = finding.level is Level.CANNOT_CHECK
        reason = _by_day(finding.reason) if visit.is_day_care else finding.reason
        yield needs(
            rule,
            f"{_first_upper(nights_words(nights))}, with {name}: {reason}",
            SERVICE,
            "that this is in order, since a fact is not recorded"
            if missing
            else "whether this may go beyond the usual",
            finding.would_change,
            on=nights,
            child_ids=finding.child_ids,
            not_recorded=missing,
        )


def _found(
    visit: Visit, situation: Situation, check: _Check, kind: CareKind, who: WhoIsThere
) -> dict[Finding, list[date]]:
    """What concerns the visitors, who come for that kind of care, beside who is there: with its nights."""
    house, coming = situation.households[visit.host_id], visitors(visit, situation)
    mine = set(visit.child_ids)
    found: dict[Finding, list[date]] = {}
    for nights, facts, present in _stretches(who, check, house, coming):
        guests, there = tuple([one.id for one in coming]), tuple([one.id for one in present])
        key = (check, house.family.id, facts, kind, guests, there)
        known = situation.known_findings.get(key)
        if known is None:
            known = situation.known_findings[key] = _checked(situation, house, nights[0], check, present, coming, kind)
        for finding in known:
            if not mine.isdisjoint(finding.child_ids):
                found.setdefault(finding, []).extend(nights)
    return found


def _stretches(
    who: WhoIsThere, check: _Check, house: Household, coming: Sequence[ChildInCare]
) -> Iterator[tuple[Sequence[date], Hashable, Sequence[ChildInCare]]]:
    """The nights, together where a check looks at the same on all of them: with what it looks at."""
    first = check.facts(house, who.nights[0], coming)
    if who.alike and (len(who.nights) == 1 or first == check.facts(house, who.nights[-1], coming)):
        yield who.nights, first, who.children[0]
        return
    for night, present in zip(who.nights, who.children, strict=True):
        yield [night], check.facts(house, night, coming), present


def _checked(
    situation: Situation,
    house: Household,
    night: date,
    check: _Check,
    present: Sequence[ChildInCare],
    coming: Sequence[ChildInCare],
    kind: CareKind,
) -> tuple[Finding, ...]:
    """What a check finds on a night."""
    visiting = each_once(Sleeper(child, kind) for child in coming)
    sleepers = (*map(Sleeper, present), *visiting)  # nobody is among both
    asked = Night(house, night, situation.policy(night), sleepers, situation.name_of)
    return tuple(dict.fromkeys(check.check(asked, visiting)))


def _kind(visit: Visit, approval: Approval, policy: Policy) -> CareKind:
    """As what the stay counts: a kind that the host is approved for where one of them covers it, else respite."""
    if approval.respite_only:
        return CareKind.RESPITE
    covering = policy.stays.kinds_of_care
    for kind in covering if visit.request.urgency is not Urgency.EMERGENCY else (*covering, CareKind.EMERGENCY):
        if kind in approval.kinds_of_care:
            return CareKind(kind)
    return CareKind.RESPITE


def _by_day(reason: str) -> str:
    """The words of a night for day care."""
    return reason.replace(" sleeps here", " would be here").replace(" sleep here", " would be here")


def _first_upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
