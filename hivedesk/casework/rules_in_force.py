"""The rules by which HiveDesk counts and reminds today, and the version that comes next where one is written."""

from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.domain.policy import Policy, policy_after


@dataclass(frozen=True)
class RulesInForce:
    """To be read, not changed: a change in guidance is a new version."""

    policy: Policy
    coming: Policy | None = None  # takes effect on a later day


def rules_in_force(desk: Desk) -> RulesInForce:
    """The rules of today, and those that are known to follow."""
    return RulesInForce(desk.policy, policy_after(desk.today))
