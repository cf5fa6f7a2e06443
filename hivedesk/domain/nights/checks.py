"""Asks all rules: of one night, or of many."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from hivedesk.domain.household import Household
from hivedesk.domain.membership import fosters
from hivedesk.domain.nights.bedrooms import check_bedrooms
from hivedesk.domain.nights.findings import Finding, Rule, SpanFinding
from hivedesk.domain.nights.fostering_limit import check_limit
from hivedesk.domain.nights.night import NameOf, Night, Sleeper, called, each_once, placed_sleepers
from hivedesk.domain.nights.terms import check_terms
from hivedesk.domain.nights.turning import turning_nights
from hivedesk.domain.policy import PolicyFor, policy_on

_RULES: tuple[Callable[[Night], Iterator[Finding]], ...] = (check_limit, check_terms, check_bedrooms)


def findings_on(
    household: Household,
    night: date,
    policy_for: PolicyFor = policy_on,
    visitors: Iterable[Sleeper] = (),
    name_of: NameOf = called,
) -> tuple[Finding, ...]:
    """What the rules find on the night that begins on ``night``: the children placed here, and who visits.

    A household that does not foster for the Hive is not checked, nor is a family on the nights after it left.
    """
    return findings_of(household, night, (*placed_sleepers(household, night), *visitors), policy_for, name_of)


def findings_of(
    household: Household,
    night: date,
    sleepers: Iterable[Sleeper],
    policy_for: PolicyFor = policy_on,
    name_of: NameOf = called,
) -> tuple[Finding, ...]:
    """What the rules find if exactly these children in care sleep here; a child placed here may be away."""
    family = household.family
    here = each_once(sleepers)
    if not here or not fosters(family.kind) or (family.left_on is not None and family.left_on <= night):
        return ()
    asked = Night(household, night, policy_for(night), here, name_of)
    # each once: a child in two rooms of the plan is still one child whose date of birth is missing
    return tuple(dict.fromkeys(chain.from_iterable(rule(asked) for rule in _RULES)))


def findings_between(
    household: Household,
    first: date,
    last: date,
    policy_for: PolicyFor = policy_on,
    name_of: NameOf = called,
) -> tuple[SpanFinding, ...]:
    """What the rules find on the nights from ``first`` to ``last``: one span where consecutive nights say the same."""
    begun: dict[Finding, date] = {}
    spans: list[SpanFinding] = []
    for night in turning_nights(household, first, last, policy_for):
        tonight = findings_on(household, night, policy_for, name_of=name_of)
        for finding in begun.keys() - set(tonight):
            ended = night - timedelta(days=1)
            spans.append(SpanFinding(finding=finding, first=begun.pop(finding), last=ended, goes_on=False))
        for finding in tonight:
            begun.setdefault(finding, night)
    spans += [SpanFinding(finding=one, first=start, last=last, goes_on=True) for one, start in begun.items()]
    return tuple(sorted(spans, key=_place))


_ORDER = {rule: place for place, rule in enumerate(Rule)}


def _place(span: SpanFinding) -> tuple[date, int, tuple[str, ...], date]:
    return span.first, _ORDER[span.finding.rule], span.finding.child_ids, span.last
