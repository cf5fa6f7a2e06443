"""The dated rules as data (`england-*.toml`, one file a version) and the reader for them.

A change in guidance is a new file with a later ``from`` date, never a change of code.
"""

from hivedesk.domain.policy.reader import DutyNumber, Policy, policy_on

__all__ = ["DutyNumber", "Policy", "policy_on"]
