"""Whether the family may host at all: its place in the Hive, its approval, a hold, a restriction."""

from collections.abc import Iterator

from hivedesk.domain.families import Family, is_open
from hivedesk.domain.household import is_on_hold
from hivedesk.domain.membership import Activity, May, may_take_part
from hivedesk.domain.nights.night import is_within
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.rules.results import SERVICE, as_said, fails, needs, nights_words, passes, passes_at
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.clock import format_date


def member(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A family of the Hive that fosters for it, and not the child's own (the Hive model: who belongs, and to what).

    The family that asks has to take part in stays as well: the children of a linked residential home, of special
    guardians or of the waiting list have other parts in the Hive.
    """
    house = situation.households.get(visit.host_id)
    if house is None:
        yield fails(HostRule.MEMBER, "This family is no longer on record.", "The family's record.")
        return
    name, asking = house.family.name, situation.households.get(visit.request.family_id)
    if visit.host_id == visit.request.family_id:
        yield fails(HostRule.MEMBER, f"The children live with {name}.", "Another host.")
    elif may_take_part(house.family, Activity.STAYS) is not May.YES:
        yield _no_part(house.family, name)
    elif asking is not None and may_take_part(asking.family, Activity.STAYS) is not May.YES:
        yield _no_part(asking.family, f"{asking.family.name}, with whom the children live,")
    elif not all(is_open(house.family, day) for day in visit.on):
        yield fails(HostRule.MEMBER, f"{name} is not in the Hive on these days.", "When they joined, or leave.")
    else:
        yield passes_at(HostRule.MEMBER, "{} belongs to the Hive and takes part in stays.", visit, situation)


def _no_part(family: Family, who: str) -> RuleResult:
    return fails(
        HostRule.MEMBER,
        f"{who} takes no part in stays ({family.kind.value}, {family.status.value}).",
        "What kind of family it is, or its place in the Hive.",
    )


def approved(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The host's approval is on record and has begun (Fostering Services (England) Regulations 2011, reg. 27)."""
    house = situation.households[visit.host_id]
    name, approval = house.family.name, house.approval
    if approval is None or approval.approved_on is None:
        yield needs(
            HostRule.APPROVED,
            f"The approval of {name} is not recorded.",
            SERVICE,
            "that they are approved for this stay",
            "The terms of approval, with the date.",
            not_recorded=True,
        )
    elif visit.on[0] < approval.approved_on:
        yield fails(
            HostRule.APPROVED,
            f"{name} is approved only from {format_date(approval.approved_on)}.",
            "The date of approval, or other dates.",
            [night for night in visit.on if night < approval.approved_on],
        )
    else:
        yield passes(HostRule.APPROVED, f"{name} has been approved since {format_date(approval.approved_on)}.")


def on_hold(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Carers on hold take no child (Standard Operating Procedures: carers on hold)."""
    house = situation.households[visit.host_id]
    nights = [night for night in visit.on if is_on_hold(house, night)]
    if nights:
        yield fails(
            HostRule.HOLD,
            f"{house.family.name} is on hold {nights_words(nights)}.",
            "The end of the hold: End the hold.",
            nights,
        )
    else:
        yield passes_at(HostRule.HOLD, "{} is not on hold.", visit, situation)


def restricted(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The service has restricted what the family may do."""
    house = situation.households[visit.host_id]
    approval, name = house.approval, house.family.name
    if approval is None or not approval.restriction.strip():
        yield passes_at(HostRule.RESTRICTED, "No restriction of {} is recorded.", visit, situation)
        return
    nights = [n for n in visit.on if is_within(approval.restricted_from, approval.restricted_until, n)]
    if not nights:
        yield passes_at(HostRule.RESTRICTED, "The restriction of {} does not cover these days.", visit, situation)
        return
    yield needs(
        HostRule.RESTRICTED,
        f"The service has restricted {name} {nights_words(nights)}: {as_said(approval.restriction)}.",
        SERVICE,
        "a stay in spite of the restriction",
        "The end of the restriction, on the card under Approval.",
        on=nights,
    )
