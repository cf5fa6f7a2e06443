"""Decisions of the service about a request and a host: what a rule stands against, agreed to, by whom and when."""

from collections.abc import Sequence
from datetime import date

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import ServiceDecision, StayRequest
from hivedesk.foundation.errors import RuleRefused


def record_decision(desk: Desk, decision: ServiceDecision) -> Changed:
    """Write down what the service decided about a request and a host.

    Raises:
        RuleRefused: nothing agreed to, nobody named, no reference, or dates that cannot be.
    """
    if not decision.rules:
        raise RuleRefused("It is not said what was agreed to.", "Choose What was agreed to.")
    if not decision.decided_by.strip():
        raise RuleRefused("It is not said who decided.", "Fill in Decided by.")
    if not decision.reference.strip():
        raise RuleRefused("The service's reference is missing.", "Fill in Reference: a name and a time will do.")
    if decision.decided_on > desk.today:
        raise RuleRefused("A date lies in the future.", "Check Decided on.")
    if decision.last_day < decision.first_day:
        raise RuleRefused("It ends before it begins.", "Check From and To.")
    with desk.act(ActKind.RECORD_DECISION, decision.host_id) as act:
        if desk.store.find(ServiceDecision, decision.id) is None:
            act.insert(decision)
        else:
            act.update(decision)
    return desk.changed(ActKind.RECORD_DECISION, act, decision.host_id, decision.id)


def remove_decision(desk: Desk, decision_id: str) -> Changed:
    """Take a decision written down by mistake away; what rests on it is in the way again."""
    decision = desk.store.get(ServiceDecision, decision_id)
    with desk.act(ActKind.REMOVE_DECISION, decision.host_id) as act:
        act.delete(ServiceDecision, decision_id)
    return desk.changed(ActKind.REMOVE_DECISION, act, decision.host_id)


def new_decision(
    desk: Desk, request: StayRequest, host_id: FamilyId, rules: Sequence[HostRule], days: Sequence[date]
) -> ServiceDecision:
    """A decision for the form to begin with."""
    return ServiceDecision(
        id=desk.new_id(),
        request_id=request.id,
        host_id=host_id,
        rules=tuple(rule.value for rule in rules),
        child_ids=request.child_ids,
        first_day=days[0],
        last_day=days[-1],
        decided_on=desk.today,
    )
